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

} // namespace

Result<> TableLoader::begin()
{
    QByteArray statement = copyInStatement(m_table);
    if (m_table.definition().byHandOnly) {
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
    if (!rows || !m_table.definition().byHandOnly)
        return rows;
    const QByteArray key = m_table.columns.at(0);
    const QByteArray value = m_table.columns.at(1);
    const auto merged =
        m_session.run("INSERT INTO " + m_table.table + " (" + key + ", " + value + ", by_hand) SELECT " + key + ", "
                          + value + ", true FROM catalpa_carried ON CONFLICT (" + key + ") DO UPDATE SET " + value
                          + " = excluded." + value + ", by_hand = true, filed_for = excluded.filed_for",
                      {}, longestMerging);
    if (!merged)
        return failure(told(merged.error()));
    return rows;
}

} // namespace catalpa::transfer
