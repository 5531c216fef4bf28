// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/edit.h"
#include "db/param.h"

namespace catalpa::store {

//! Columns of many edits of one table, as arrays: one optimistic UPDATE for all of them. The same conditions as those
//! of an UpdateStatement, row by row.
class BulkStatement {
public:
    //! \a table and all columns are ours; the values are bound.
    explicit BulkStatement(QByteArray table)
        : m_table(std::move(table))
    {
    }

    template <typename Record>
    void addId(Id<Record> id)
    {
        append(m_ids, db::Param(id));
    }
    //! One field of the edits, if it has changes: nothing, or one for each.
    template <typename Edit, typename T>
    void add(const char *column, const char *type, const QList<Edit> &edits, std::optional<Change<T>> Edit::*field)
    {
        if (edits.isEmpty() || !(edits.first().*field))
            return;
        Column added{column, type, {}, {}};
        for (const Edit &edit : edits) {
            append(added.from, db::Param((edit.*field)->from));
            append(added.to, db::Param((edit.*field)->to));
        }
        m_columns += added;
    }
    bool isEmpty() const { return m_columns.isEmpty(); }

    //! Answers for each changed row its id, and whether it holds what was wanted.
    QByteArray update() const;
    //! Locks the records whose columns hold what was seen, and answers their ids.
    QByteArray lock() const;
    //! Locks the rows that are as was seen and answers their ids. \a sortTable has what people have filed, under the id
    //! \a sortId and the alias s; \a filedAs makes of it and the row, r, the last of the columns.
    QByteArray lock(const QByteArray &sortTable, const QByteArray &sortId, const QByteArray &filedAs) const;
    //! Files each row with \a function, one of the migration reading_index, and answers those ids that were. The only
    //! column is the sort key.
    QByteArray file(const QByteArray &function) const;
    db::Params params() const;

private:
    struct Column {
        QByteArray name;
        QByteArray type;
        QByteArray from; //!< Arrays in PostgreSQL's text format, still without braces.
        QByteArray to;
    };

    static void append(QByteArray &array, const db::Param &value);
    QByteArray wanted() const;
    QByteArray conditions(qsizetype columns) const;

    QByteArray m_table;
    QByteArray m_ids;
    QList<Column> m_columns;
};

} // namespace catalpa::store
