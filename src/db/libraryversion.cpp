// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/libraryversion.h"

#include <libpq-fe.h>

using namespace Qt::StringLiterals;

namespace catalpa::db {

// https://www.postgresql.org/docs/15/libpq-misc.html#LIBPQ-PQLIBVERSION: 150020 is 15.20.
QString libpqVersion()
{
    const int version = PQlibVersion();
    return u"%1.%2"_s.arg(version / 10000).arg(version % 10000);
}

} // namespace catalpa::db
