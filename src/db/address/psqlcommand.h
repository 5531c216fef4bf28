// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

namespace catalpa::db {

//! True of a line that calls psql, also with a prompt or variables (PGPASSWORD=…) in front.
bool isPsqlCommand(const QString &text);

//! The address that such a line names: the URI or key=value text in it, or what its options say, as key=value text.
//! ErrorKind::Refused for an option that says something else.
//! https://www.postgresql.org/docs/15/app-psql.html
Result<QString> addressOfPsqlCommand(const QString &text);

//! \a value as it stands in libpq's key=value form.
QString quotedValue(QString value);

} // namespace catalpa::db
