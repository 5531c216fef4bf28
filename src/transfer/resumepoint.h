// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/transfertable.h"

#include <optional>

namespace catalpa::transfer {

//! Asks for the highest key in a table, 0 when it is empty.
QByteArray highestKeyStatement(const TableContents &table);

//! The highest of the next \a rows keys after \a after; 0 when there are none.
Result<qint64> nextKey(db::Session &session, const TableContents &table, qint64 after, qint64 rows);

//! How many records of authors and books \a there holds, when they are the same as those with the lowest numbers
//! \a here; nothing when they are others.
Result<std::optional<qint64>> resumePoint(db::Session &here, db::Session &there, const QList<TableContents> &tables);

} // namespace catalpa::transfer
