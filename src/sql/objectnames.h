// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <optional>

namespace catalpa::sql {

//! True when every table or index in the tree of a statement is named with its schema. False for an empty tree.
bool namesItsSchemas(const QJsonObject &tree);

//! What CREATE INDEX CONCURRENTLY makes.
struct MadeIndex {
    QString name;
    QString table; //!< Quoted as SQL names it, with its schema where the statement gives it.
};

//! Nothing for other statements, and for an index whose name PostgreSQL chooses.
std::optional<MadeIndex> indexMadeBy(const QJsonObject &tree);

} // namespace catalpa::sql
