// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/copy.h"
#include "transfer/transfertable.h"

namespace catalpa::transfer {

//! Brings rows of one table into a database, inside a transaction. Rows of authors and books are copied in; what
//! stands beside them was made by triggers already, and takes over what a person had set.
class TableLoader final {
public:
    TableLoader(db::Session &session, const TableContents &table)
        : m_session(session)
        , m_table(table)
        , m_copy(session)
    {
    }

    Result<> begin();
    Result<> put(QByteArrayView rows);
    //! How many rows there were.
    Result<qint64> finish();

private:
    db::Session &m_session;
    const TableContents &m_table;
    db::CopyIn m_copy;
};

} // namespace catalpa::transfer
