// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qttable.h"
#include "support/testserver.h"
#include "watching.h"

namespace catalpa::test {

//! How long the window did not answer, in milliseconds.
struct Stalls {
    double percentile99 = 0;
    double worst = 0;
};

//! What was measured with one program on one library over one line.
struct Readings {
    Series opening; //!< With connecting.
    Series readingAgain; //!< On an open connection.
    double counting = 0; //!< From the first rows to the exact number of all.
    double megabytes = 0; //!< Added by the open catalogue.
    double megabytesAtEnd = 0;
    Series jumps;
    Series sorts;
    Series strokes; //!< From a letter in the search field to the answer.
    Series questions; //!< The same searches without the pause that the field makes.
    QString slowestStroke; //!< What stood in the field then.
    double firstEdit = 0; //!< Has to connect.
    Series edits;
    Series jumpsAfterCut; //!< On a line that was just cut.
    Stalls loading;
    Stalls scrolling;
    Stalls searching;
    Stalls sorting;
    Stalls reconnecting;
    struct {
        int opening = 0; //!< Until everything is counted, as for the rest.
        Series jumps;
        int sort = 0;
        int search = 0;
        int edit = 0;
    } roundTrips;
    QString complaint; //!< What the program's banner said at last.
};

//! Catalpa, the whole program; reads, scrolls, searches and edits for a minute or more.
Readings readInCatalpa(const TestServer &server, const ConnectionAddress &address, int roundTrip);
//! What Qt offers. A query can be opened and jumped in only.
Readings readInQtTable(const TestServer &server, const ConnectionAddress &address, int roundTrip, QtTable::Kind kind);

} // namespace catalpa::test
