// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/outboxentry.h"

#include <QtCore/QList>

namespace catalpa {

//! An edit that the database does not have, and why.
struct UnmadeEdit {
    Edit edit;
    Error error; //!< Conflict, Missing, Rights, or what a rule of the database said about this record.
    std::variant<std::monostate, Author, Book> now{}; //!< After a conflict, the record as it is.
};

//! What became of many edits that were sent together. Every edit is in one of the lists, or counted as already so.
struct BulkAnswer {
    QList<Edit> made; //!< As the database has them: where a trigger made something else of a value, that is in them.
    QList<UnmadeEdit> unmade;
    QList<Edit> untried; //!< Left alone, because the database had refused too many of the others.
    bool isUnsaved = false; //!< To Sending::isLookUp: no earlier sending was saved, and none is now.
    int alreadySo = 0; //!< Records that held what was wanted before, so that nothing had to be changed.

    void add(const BulkAnswer &more)
    {
        made += more.made;
        unmade += more.unmade;
        untried += more.untried;
        alreadySo += more.alreadySo;
    }
};

} // namespace catalpa
