// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArrayList>
#include <QtCore/QJsonObject>

namespace catalpa::sql {

//! Whether PostgreSQL refuses a statement inside a transaction block, from its parse tree.
//! Source: the callers of PreventInTransactionBlock() in postgres/postgres, REL_15_STABLE. Not seen: REINDEX and
//! CLUSTER of a partitioned table, and a procedure that commits.
bool treeRunsAlone(const QJsonObject &tree);

//! The same, from the statement's first words alone.
bool wordsRunAlone(const QByteArrayList &words);

} // namespace catalpa::sql
