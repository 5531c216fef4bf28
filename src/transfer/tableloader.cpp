// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/tableloader.h"

#include "transfer/transferprogress.h"

using namespace std::chrono_literals;

namespace catalpa::transfer {
namespace {

constexpr std::chrono::milliseconds longestMerging = 30min;

template <typename T>
Result<T> toldAs(const Result<T> &result)
{
    if (result)
        return *result;
    return failure(told(result.error()));
}

QByteArray mergingFiled(const TableContents &table)
{
    const QByteArray key = table.columns.at(0);
    const QByteArray value = table.columns.at(1);
    return "INSERT INTO " + table.table + " (" + key + ", " + value + ", by_hand) SELECT " + key + ", " + value
        + ", true FROM catalpa_carried ON CONFLICT (" + key + ") DO UPDATE SET " + value + " = excluded." + value
        + ", by_hand = true, filed_for = excluded.filed_for";
}

//! A record is new here, and so is what comes with it: the history does not tell that as a change.
QByteArray mergingDetails(const TableContents &table)
{
    const QByteArray columns = table.columns.join(", ");
    const QByteArray values = table.columns.sliced(1).join(", ");
    const QByteArray carried = "excluded." + table.columns.sliced(1).join(", excluded.");
    return "INSERT INTO " + table.table + " (" + columns + ") SELECT " + columns
        + " FROM catalpa_carried WHERE set_config('catalpa.copying', 'yes', true) <> '' ON CONFLICT ("
        + table.definition().key() + ", records) DO UPDATE SET (" + values + ") = ROW(" + carried + ")";
}

} // namespace

Result<> TableLoader::begin()
{
    QByteArray statement = copyInStatement(m_table);
    if (m_table.definition().isBeside()) {
        const auto made = m_session.run("CREATE TEMPORARY TABLE catalpa_carried ON COMMIT DROP AS SELECT "
                                        + m_table.columns.join(", ") + " FROM " + m_table.table + " WITH NO DATA");
        if (!made)
            return failure(told(made.error()));
        statement = "COPY catalpa_carried FROM STDIN";
    }
    if (const auto begun = m_copy.begin(statement); !begun)
        return failure(told(begun.error()));
    return {};
}

Result<> TableLoader::put(QByteArrayView rows)
{
    if (const auto sent = m_copy.put(rows); !sent)
        return failure(told(sent.error()));
    return {};
}

Result<qint64> TableLoader::finish()
{
    const auto rows = toldAs(m_copy.finish());
    if (!rows || !m_table.definition().isBeside())
        return rows;
    const auto merged = m_session.run(
        m_table.definition().kind == TransferTable::Kind::Details ? mergingDetails(m_table) : mergingFiled(m_table), {},
        longestMerging);
    if (!merged)
        return failure(told(merged.error()));
    return rows;
}

} // namespace catalpa::transfer
