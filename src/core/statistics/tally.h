// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace catalpa {

//! What books are counted by.
enum class TallyKind { Added, Country, Language, Decade };

//! Books that have something in common.
struct Tally {
    //! A code ("CZ", "cs") or the text that is recorded, the first year of a decade ("1990"), a month ("2026-03") or a
    //! year ("2026"); empty where nothing is recorded.
    QString value;
    qint64 books = 0;

    bool operator==(const Tally &) const = default;
};

struct Tallies {
    QList<Tally> groups; //!< Times in their order, without gaps; others from the most books to the fewest.
    qint64 others = 0; //!< Books of groups that are not among them.

    bool operator==(const Tallies &) const = default;
};

constexpr qsizetype mostTallies = 200;

//! Makes groups of what was counted by each text that is recorded: texts for the same country are one group, months are
//! taken together to years where there are more than three years of them, and times in which nothing is are put in.
Tallies tallied(TallyKind kind, const QList<Tally> &counted);

//! The search that finds the books of a group.
QString searchFor(TallyKind kind, const QString &value);

} // namespace catalpa
