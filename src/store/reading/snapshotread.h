// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/reading/readingpool.h"

#include <chrono>

namespace catalpa::store {

//! What tables there are, as far as it is known. Shared by connections; from any thread.
class KnownTables {
public:
    struct Found {
        CatalogueCapabilities capabilities;
        bool isCertain; //!< They are of this very state; else something was changed within the last two seconds.
    };

    //! What was found last, while that can be relied on for the state \a mark.
    std::optional<Found> at(const QByteArray &mark) const;
    void set(const CatalogueCapabilities &capabilities, const QByteArray &mark);
    void forget();

private:
    mutable std::mutex m_mutex;
    std::optional<CatalogueCapabilities> m_capabilities;
    QByteArray m_mark;
    std::chrono::steady_clock::time_point m_since;
};

//! The mark of the state that the database is in, from one statement; empty in a standby, whose state is not known.
Result<QByteArray> readMark(db::Session &session);

//! Calls \a read in a transaction that only reads, in which the server ends each statement after some seconds.
//! ErrorKind::Schema where the tables are none of a catalogue. When tables have changed meanwhile, they are looked at
//! anew and it is called once more.
Result<> readSnapshot(db::Session &session, KnownTables &tables, const ReadingPool::Read &read);

} // namespace catalpa::store
