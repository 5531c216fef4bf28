// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/schema/database.h"

namespace catalpa::prisma {

//! In double quotes, as Prisma writes names: a quote inside is not doubled.
QString quotedName(const QString &name);
//! "schema"."name", as Prisma names something of \a state.
QString quotedName(const QualifiedName &name, const Database &state);
//! "one", "other" with \a separator between them.
QString quotedNames(const QStringList &names, const QString &separator);
//! In single quotes.
QString quotedText(const QString &text);

} // namespace catalpa::prisma
