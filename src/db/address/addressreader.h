// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"

namespace catalpa::db {

//! Reads a connection address as people have it, see addressIn(), with the closed list of settings of checkOption().
//! Paths of certificates become absolute, "~" is the home folder; they are looked at when the connection is made.
//! ErrorKind::Refused with a sentence for everything that cannot be understood; the sentence never quotes the password.
//! https://www.postgresql.org/docs/15/libpq-connect.html#LIBPQ-CONNSTRING
Result<ConnectionAddress> readAddress(const QString &text);

} // namespace catalpa::db
