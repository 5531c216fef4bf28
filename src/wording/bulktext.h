// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa {

class BulkRun;

//! What became of many changes, in numbers of records.
struct BulkTally {
    bool ofBooks = false;
    qint64 made = 0;
    qint64 alreadySo = 0;
    qint64 unmade = 0; //!< In conflict, gone, or refused: they stand in a list.
    qint64 untried = 0; //!< Because the database had refused too many.
    qint64 unsent = 0; //!< Because it was stopped or has failed.
    qint64 unknown = 0;
};

//! "312 authors", or books.
QString recordsInWords(bool ofBooks, qint64 count);
//! "Changed: 298 authors. Not changed, for a reason: 2 authors."
QString inWords(const BulkTally &tally);
BulkTally tallyOf(const BulkRun &run, bool ofBooks);
//! That it is not known yet what the last part of a run has come to.
QString lookUpText(bool ofBooks, qint64 count);

} // namespace catalpa
