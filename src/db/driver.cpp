// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/driver.h"

#include <QtSql/QSqlDatabase>

using namespace Qt::StringLiterals;

namespace catalpa::db {

bool loadDriver()
{
    return QSqlDatabase::isDriverAvailable(u"QPSQL"_s);
}

} // namespace catalpa::db
