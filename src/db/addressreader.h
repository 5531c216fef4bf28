// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"

namespace catalpa::db {

//! Reads a connection address as people have it: postgresql://… or postgres://…, the same inside psql '…' or
//! DATABASE_URL="…" (also among the other lines of a .env file), or libpq's key=value form.
//! Parameters that only Prisma knows (schema, pgbouncer, connection_limit …) are passed over.
//! ErrorKind::Refused with a sentence for everything that cannot be understood; the sentence never quotes the password.
//! https://www.postgresql.org/docs/15/libpq-connect.html#LIBPQ-CONNSTRING
Result<ConnectionAddress> readAddress(const QString &text);

} // namespace catalpa::db
