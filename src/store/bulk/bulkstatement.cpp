// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/bulk/bulkstatement.h"

namespace catalpa::store {

// https://www.postgresql.org/docs/15/arrays.html#ARRAYS-IO
void BulkStatement::append(QByteArray &array, const db::Param &value)
{
    if (!array.isEmpty())
        array += ',';
    if (!value.data()) {
        array += "NULL";
        return;
    }
    array += '"';
    for (const char *byte = value.data(); *byte != '\0'; ++byte) {
        if (*byte == '"' || *byte == '\\')
            array += '\\';
        array += *byte;
    }
    array += '"';
}

//! The edits as a table: id, and for each column f0, t0, f1 … as was seen and as is wanted.
QByteArray BulkStatement::wanted() const
{
    QByteArray arrays = "$1::bigint[]";
    QByteArray names = "id";
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const QByteArray type = "::" + m_columns.at(i).type + "[]";
        const QByteArray number = QByteArray::number(i);
        arrays += ", $" + QByteArray::number(2 * i + 2) + type + ", $" + QByteArray::number(2 * i + 3) + type;
        names += ", f" + number + ", t" + number;
    }
    return "unnest(" + arrays + ") AS w(" + names + ')';
}

QByteArray BulkStatement::conditions(qsizetype columns) const
{
    QByteArray sql = "r.id = w.id";
    for (qsizetype i = 0; i < columns; ++i)
        sql += " AND r." + m_columns.at(i).name + " IS NOT DISTINCT FROM w.f" + QByteArray::number(i);
    return sql;
}

QByteArray BulkStatement::update() const
{
    QByteArray assignments;
    QByteArray isAsWanted;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const QByteArray wantedValue = "w.t" + QByteArray::number(i);
        assignments += (i > 0 ? ", " : "") + m_columns.at(i).name + " = " + wantedValue;
        isAsWanted += (i > 0 ? " AND r." : "r.") + m_columns.at(i).name + " IS NOT DISTINCT FROM " + wantedValue;
    }
    return "UPDATE " + m_table + " AS r SET " + assignments + " FROM " + wanted() + " WHERE "
        + conditions(m_columns.size()) + " RETURNING r.id, " + isAsWanted;
}

QByteArray BulkStatement::lock() const
{
    return "SELECT r.id FROM " + wanted() + " JOIN " + m_table + " AS r ON " + conditions(m_columns.size())
        + " ORDER BY r.id FOR NO KEY UPDATE OF r";
}

QByteArray BulkStatement::lock(const QByteArray &sortTable, const QByteArray &sortId, const QByteArray &filedAs) const
{
    const qsizetype last = m_columns.size() - 1;
    return "SELECT r.id FROM " + wanted() + " JOIN " + m_table + " AS r ON " + conditions(last) + " LEFT JOIN "
        + sortTable + " AS s ON s." + sortId + " = r.id WHERE " + filedAs + " IS NOT DISTINCT FROM w.f"
        + QByteArray::number(last) + " ORDER BY r.id FOR NO KEY UPDATE OF r";
}

QByteArray BulkStatement::file(const QByteArray &function) const
{
    return "SELECT w.id FROM " + wanted() + " WHERE " + function + "(w.id::int, w.f0, w.t0) IS NOT NULL";
}

db::Params BulkStatement::params() const
{
    const auto array = [](const QByteArray &values) {
        return db::Param('{' + values + '}');
    };
    db::Params params{array(m_ids)};
    for (const Column &column : m_columns) {
        params.push_back(array(column.from));
        params.push_back(array(column.to));
    }
    return params;
}

} // namespace catalpa::store
