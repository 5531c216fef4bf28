// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>

namespace catalpa {

//! One step on the way from rows that are shown to rows that have been read again.
struct RowChange {
    enum Kind { Remove, Insert, Move };

    Kind kind = Remove;
    int first = 0; //!< Where the rows are that go, or are to be that come.
    int count = 1;
    int to = 0; //!< Of Move: the row number afterwards.

    bool operator==(const RowChange &) const = default;
};

//! The steps from one order of records to another, by their ids, so that whoever holds on to a row holds on to its
//! record. When rows come, all rows before their end are as in \a now.
QList<RowChange> rowDiff(const QList<qint64> &before, const QList<qint64> &now);

} // namespace catalpa
