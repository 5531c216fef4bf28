// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/snapshot.h"

namespace catalpa::schema {

//! What guards tables or stands beside them: policies, rules, collations, statistics, extensions, rights, owners. How
//! it is named as the subject of a sentence; \a name is its own name and \a table that of what it belongs to, for
//! people. Empty for what is made of other kinds. Pure.
QString subjectBeside(const SchemaObject &object, const QString &name, const QString &table);
//! That it is not there and should be.
QString missingBeside(const SchemaObject &object, const QString &name, const QString &table);
//! That it is there, and no applied migration makes it.
QString extraBeside(const SchemaObject &object, const QString &name, const QString &table);

} // namespace catalpa::schema
