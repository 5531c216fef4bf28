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

//! Inserts one record so that a repetition after a lost link does not insert it twice: the number is drawn first and
//! kept in \a id between the runs of the job. \a insert(id) gives whether the row went in (ON CONFLICT DO NOTHING), and
//! \a isOurs(id) whether the row that has the number is the one to insert, from a run whose answer was lost.
template <typename Insert, typename IsOurs>
Result<> insertWithId(db::Session &session, const char *table, qint64 &id, Insert insert, IsOurs isOurs)
{
    const bool repeated = id != 0;
    if (!repeated) {
        const auto number = nextId(session, table);
        if (!number)
            return passOn(number);
        id = *number;
    }
    Result<bool> done = insert(id);
    if (done && !*done && repeated)
        done = isOurs(id);
    while (done && !*done) {
        const auto number = nextFreeId(session, table, id);
        if (!number)
            return passOn(number);
        id = *number;
        done = insert(id);
    }
    return done.map([](bool) {});
}

} // namespace catalpa::store
