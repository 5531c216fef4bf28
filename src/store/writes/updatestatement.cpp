// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/writes/updatestatement.h"

namespace catalpa::store {

void UpdateStatement::add(const char *column, const char *type, db::Param from, db::Param to)
{
    m_params.push_back(std::move(to));
    const QByteArray wanted = "$" + QByteArray::number(qsizetype(m_params.size())) + "::" + type;
    m_params.push_back(std::move(from));
    const QByteArray seen = "$" + QByteArray::number(qsizetype(m_params.size())) + "::" + type;
    if (!m_assignments.isEmpty())
        m_assignments += ", ";
    m_assignments += column + (" = " + wanted);
    m_conditions += QByteArray(" AND ") + column + " IS NOT DISTINCT FROM " + seen;
}

} // namespace catalpa::store
