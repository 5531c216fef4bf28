// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

namespace catalpa::db {

//! Whether an address may have the libpq setting \a keyword with \a value: one of a closed list, because some of
//! libpq's settings run programs, read other files or lead elsewhere than the address says. ErrorKind::Refused with a
//! sentence that names the setting, and never its value.
//! https://www.postgresql.org/docs/15/libpq-connect.html#LIBPQ-PARAMKEYWORDS
Result<> checkOption(const QString &keyword, const QString &value);

//! \a uri without the parameters that only Prisma knows. ErrorKind::Refused where one of them has no value, or
//! asks for what Catalpa does not do.
//! https://www.prisma.io/docs/orm/overview/databases/postgresql#arguments
Result<QString> withoutPrismaParameters(const QString &uri);

//! Whether libpq takes \a keyword for a mode of encryption in other words, and for the weakest one that encrypts.
bool setsMode(const QString &keyword);
QString modeSentence(const QString &keyword); //!< Of such a setting.

//! The sentence for a known setting that has no value.
QString emptyOptionSentence(const QString &keyword);

//! The sentence for a setting that libpq does not know.
QString unknownOptionSentence(const QString &keyword);

} // namespace catalpa::db
