// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

namespace catalpa::db {

//! The address in what a person has copied, as a URI or in libpq's key=value form: inside quotation marks (also “…”),
//! behind psql with its options, behind jdbc:, in the line DATABASE_URL=… of a .env file, or made from the lines
//! PGHOST=…, PGUSER=… ErrorKind::Refused with a sentence that quotes no value.
Result<QString> addressIn(const QString &pasted);

} // namespace catalpa::db
