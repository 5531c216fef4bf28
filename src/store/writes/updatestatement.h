// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/edit.h"
#include "db/param.h"

namespace catalpa::store {

//! The parts of an optimistic UPDATE: "name = $2" and "name IS NOT DISTINCT FROM $3" for each changed field. $1 is the
//! id.
class UpdateStatement {
public:
    template <typename Record>
    explicit UpdateStatement(Id<Record> id)
    {
        m_params.emplace_back(id);
    }

    //! \a column and \a type are ours; the values are bound.
    template <typename T>
    void add(const char *column, const char *type, const std::optional<Change<T>> &change)
    {
        if (change)
            add(column, type, db::Param(change->from), db::Param(change->to));
    }

    const QByteArray &assignments() const { return m_assignments; }
    const QByteArray &conditions() const { return m_conditions; }
    const db::Params &params() const { return m_params; }

private:
    void add(const char *column, const char *type, db::Param from, db::Param to);

    QByteArray m_assignments;
    QByteArray m_conditions;
    db::Params m_params;
};

//! True when the field is as the edit wants it: the edit has been applied already, perhaps by ourselves before the
//! link was lost.
template <typename T>
bool holds(const std::optional<Change<T>> &change, const T &value)
{
    return !change || change->to == value;
}

} // namespace catalpa::store
