// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/session.h"

namespace catalpa::store {

//! Draws the next number for \a table (such as "public.authors") from the sequence of its column id.
Result<qint64> nextId(db::Session &session, const char *table);

//! The same when \a taken turned out to be in use: records that were copied in with their numbers leave the sequence
//! behind. Draws until it is past the highest number; a sequence never goes back, so this is safe beside other writers.
Result<qint64> nextFreeId(db::Session &session, const char *table, qint64 taken);

//! Number of one new record, drawn first and kept between the runs of a job, so that a repetition after a lost link
//! does not insert the record twice.
class NewId final {
public:
    //! Such as "public.authors".
    explicit NewId(const char *table)
        : m_table(table)
    {
    }

    //! Inserts the record; its number. \a insert(id) gives whether the row went in (ON CONFLICT DO NOTHING), and
    //! \a isOurs(id) whether the row that has the number is the one to insert, from a run whose answer was lost.
    template <typename Insert, typename IsOurs>
    Result<qint64> insertRecord(db::Session &session, Insert insert, IsOurs isOurs)
    {
        const bool repeated = m_id != 0;
        if (!repeated) {
            const auto number = nextId(session, m_table);
            if (!number)
                return number;
            m_id = *number;
        }
        Result<bool> done = insert(m_id);
        if (done && !*done && repeated)
            done = isOurs(m_id);
        while (done && !*done) {
            const auto number = nextFreeId(session, m_table, m_id);
            if (!number)
                return number;
            m_id = *number;
            done = insert(m_id);
        }
        return done.map([this](bool) { return m_id; });
    }

private:
    const char *m_table;
    qint64 m_id = 0;
};

} // namespace catalpa::store
