// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/session.h"

#include <QtCore/QByteArrayList>

#include <functional>

namespace catalpa::transfer {

//! A table whose rows are carried. The list of them is closed: no name from a file or a database becomes SQL.
struct TransferTable {
    QByteArray name; //!< With its schema.
    QByteArrayList columns; //!< The first is the number of the record.
    QByteArrayList optional = {}; //!< Those of the columns that a database may lack.
    //! What the rows are. All but records stand beside those of the table \a records, and may be missing.
    enum class Kind {
        Records,
        FiledByHand, //!< Only what a person has set is carried, for the name in the second column of \a records.
        Details
    };
    Kind kind = Kind::Records;
    QByteArray records = {};

    bool isBeside() const { return kind != Kind::Records; }
    const QByteArray &key() const { return columns.first(); }
};

//! In the order in which rows can go in: authors, books, then what stands beside them.
const QList<TransferTable> &transferTables();
const TransferTable *transferTable(const QByteArray &name); //!< Or null.

//! What one database holds of one of these tables.
struct TableContents {
    QByteArray table;
    QByteArrayList columns; //!< Those that are carried and there.
    qint64 rows = 0;
    QByteArray fingerprint = {}; //!< The same for the same rows in the same columns, in any order and on any server.
    qint64 lastNumber = 0; //!< What the sequence of the key has given last, or the highest key.

    const TransferTable &definition() const { return *transferTable(table); }
    bool holdsTheSame(const TableContents &other) const
    {
        return rows == other.rows && fingerprint == other.fingerprint;
    }
};

//! The tables of the list that are there, with their columns, nothing counted; \a otherColumns receives columns of
//! authors and books that are not in the list, and \a isClosed whether one that stands beside them is left out because
//! it may not be read. ErrorKind::Schema when there is no catalogue.
Result<QList<TableContents>> findTables(db::Session &session, QStringList *otherColumns = nullptr,
                                        bool *isClosed = nullptr);

//! Counts \a table and takes its fingerprint, up to the key \a upTo (0: all of it).
Result<TableContents> measured(db::Session &session, const TableContents &table, qint64 upTo = 0);

//! SQL of a table for its columns; keys greater than \a after, and not greater than \a upTo (0: to the end).
QByteArray copyOutStatement(const TableContents &table, qint64 after = 0, qint64 upTo = 0);
QByteArray copyInStatement(const TableContents &table);

//! What is to be told of rows that stand beside others and have no place in the database they were for.
QString leftOutNote(const TableContents &table);

//! Sets the sequence of the key on, so that new records get new numbers; never back.
Result<> advanceSequence(db::Session &session, const TableContents &table);

} // namespace catalpa::transfer
