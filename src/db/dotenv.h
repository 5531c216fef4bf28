// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <optional>

namespace catalpa::db {

//! The value of \a variable in the text of a .env file, by the rules of the dotenv that the guide's program uses:
//! "export" in front, blanks around, '…', "…" and `…`, comments, CRLF and a byte order mark; the last of several
//! counts. Nothing when the variable is not there or empty.
//!
//! ErrorKind::Invalid, with the line's number, where dotenv would go on with half a value: a quotation mark that is not
//! closed, a # inside, a reference to another variable. The sentence never quotes a value.
//! Source: motdotla/dotenv, lib/main.js, LINE and parse().
Result<std::optional<QString>> readDotenv(const QByteArray &text, const QString &variable);

} // namespace catalpa::db
