// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/rows.h"
#include "store/writes/receipt.h"

namespace catalpa::store {

//! A column that an edit leaves alone.
struct LeftColumn {
    RecordField field;
    const char *column;
};
using LeftColumns = QList<LeftColumn>;

//! For the SELECT of a statement that updates a row of \a table in a WITH query, with the alias \a updated: one more
//! column, which tells what of these the database has changed in the same statement, as triggers do. Empty where
//! nobody asks. The table itself is seen as it was before.
QByteArray ruledColumn(const Receipt &receipt, const QByteArray &table, const QByteArray &updated,
                       const LeftColumns &columns);
//! Hands on what that column, the last one, tells.
void noteRuled(const Receipt &receipt, const db::Rows &rows, const LeftColumns &columns);

} // namespace catalpa::store
