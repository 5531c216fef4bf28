// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/rows.h"

#include <libpq-fe.h>

namespace catalpa::db {

Rows::Rows(pg_result *result)
    : m_result(result, &PQclear)
{
}

int Rows::count() const
{
    return m_result ? PQntuples(m_result.get()) : 0;
}

int Rows::columns() const
{
    return m_result ? PQnfields(m_result.get()) : 0;
}

qint64 Rows::affected() const
{
    return m_result ? QByteArray(PQcmdTuples(m_result.get())).toLongLong() : 0;
}

bool Rows::isNull(int row, int column) const
{
    return PQgetisnull(m_result.get(), row, column);
}

QString Rows::text(int row, int column) const
{
    return QString::fromUtf8(PQgetvalue(m_result.get(), row, column), PQgetlength(m_result.get(), row, column));
}

std::optional<QString> Rows::optionalText(int row, int column) const
{
    return isNull(row, column) ? std::nullopt : std::optional(text(row, column));
}

qint64 Rows::integer(int row, int column) const
{
    return QByteArrayView(PQgetvalue(m_result.get(), row, column)).toLongLong();
}

bool Rows::boolean(int row, int column) const
{
    return PQgetvalue(m_result.get(), row, column)[0] == 't';
}

QDateTime Rows::instant(int row, int column) const
{
    return QDateTime::fromString(text(row, column), Qt::ISODateWithMs).toUTC();
}

} // namespace catalpa::db
