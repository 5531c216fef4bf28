// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/writes/receipt.h"

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

constexpr auto uniqueViolation = "23505"_L1;

QByteArray literal(const QUuid &name)
{
    // Hexadecimal digits and hyphens.
    return name.isNull() ? QByteArray() : "'" + name.toByteArray(QUuid::WithoutBraces) + "'";
}

} // namespace

Receipt::Receipt(const CatalogueCapabilities &capabilities, const Sending &sending)
    : m_batch(literal(sending.batch.isNull() ? sending.token : sending.batch))
    , m_token(literal(sending.token))
    , m_isKept(capabilities.hasReceipts && !sending.token.isNull())
    , m_isRepeated(sending.isRepeated)
    , m_isLookUp(sending.isLookUp)
    , m_patience(sending.patience.count() > 0 ? "'" + QByteArray::number(qint64(sending.patience.count())) + "ms'"
                                              : QByteArray())
    , m_ruled(sending.ruled)
    , m_isLookedUp(sending.isLookedUp)
{
}

Receipt Receipt::forPart() const
{
    Receipt part = *this;
    part.m_isKept = false;
    part.m_isRepeated = false;
    return part;
}

Receipt Receipt::within() const
{
    Receipt bare = forPart();
    bare.m_batch.clear();
    bare.m_token.clear();
    bare.m_patience.clear();
    bare.m_isLookedUp.reset();
    return bare;
}

QByteArray Receipt::condition() const
{
    QByteArray sql;
    if (!m_batch.isEmpty())
        sql += " AND set_config('catalpa.batch', " + m_batch + ", true) <> ''";
    if (!m_patience.isEmpty())
        sql += " AND set_config('lock_timeout', " + m_patience + ", true) <> ''";
    if (m_isKept)
        sql += " AND NOT EXISTS (SELECT FROM catalpa.receipts WHERE token = " + m_token + ")";
    return sql;
}

QByteArray Receipt::taking(const QByteArray &saved) const
{
    return m_isKept ? ", receipt AS (INSERT INTO catalpa.receipts (token, record) SELECT " + m_token
            + "::uuid, id FROM " + saved + ")"
                    : QByteArray();
}

bool Receipt::isTaken(const Error &error)
{
    return error.sql().sqlState == uniqueViolation && error.sql().constraint == "receipts_pkey"_L1;
}

Result<std::optional<qint64>> Receipt::find(db::Session &session) const
{
    using Found = std::optional<qint64>;
    if (!m_isKept)
        return Found();
    return session.run("SELECT coalesce(record, 0) FROM catalpa.receipts WHERE token = " + m_token)
        .map([this](const db::Rows &rows) {
            if (rows.isEmpty())
                return Found();
            noteFound();
            return Found(rows.integer(0, 0));
        });
}

void Receipt::noteFound() const
{
    if (m_isLookedUp)
        *m_isLookedUp = true;
}

QByteArray Receipt::beginning() const
{
    QByteArray sql = "BEGIN";
    if (!m_batch.isEmpty())
        sql += "; SELECT set_config('catalpa.batch', " + m_batch + ", true)";
    if (!m_patience.isEmpty())
        sql += "; SET LOCAL lock_timeout = " + m_patience;
    if (m_isKept)
        sql += "; INSERT INTO catalpa.receipts (token) VALUES (" + m_token + ") ON CONFLICT DO NOTHING RETURNING token";
    return sql;
}

Result<bool> Receipt::begin(db::Transaction &transaction) const
{
    return transaction.beginWith(beginning()).map([this](const db::Rows &rows) {
        const bool isFirst = !m_isKept || !rows.isEmpty();
        if (!isFirst)
            noteFound();
        return isFirst;
    });
}

} // namespace catalpa::store
