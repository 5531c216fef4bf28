// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historyentry.h"

namespace catalpa {

//! Why two records are probably one.
struct DoubleReason {
    //! The strongest first.
    enum class Kind {
        Identifier, //!< Both have the same one; detail says which: "VIAF 34465002".
        Isbn, //!< The same, written in 13 digits.
        SameName, //!< But for case, accents, punctuation and the order of the words.
        OtherName, //!< One is recorded as another name of the other.
        SameTitle, //!< Of two books by one author.
        TitleOfNearAuthor, //!< The same title, by authors who are probably one.
        Initials, //!< One name has initials where the other has names.
        NearName, //!< A word of the names differs in a letter or two.
        SharedTitles //!< Both have books of the same titles; detail says how many.
    };

    Kind kind = Kind::SameName;
    QString detail{};

    bool operator==(const DoubleReason &) const = default;
};

//! Two records of one kind that are probably one.
struct ProposedDouble {
    qint64 one = 0; //!< The smaller number.
    qint64 other = 0;
    QString oneCalled{}; //!< The name or title, cut where it is very long.
    QString otherCalled{};
    QString oneAuthor{}; //!< Of a book.
    QString otherAuthor{};
    qint64 oneBooks = 0; //!< Of an author.
    qint64 otherBooks = 0;
    QList<DoubleReason> reasons{}; //!< At least one, the strongest first.

    bool operator==(const ProposedDouble &) const = default;
};

//! The strongest reasons first. What was said to be different is not among them.
struct ProposedDoubles {
    QList<ProposedDouble> pairs;
    bool isCut = false; //!< There are more.

    bool operator==(const ProposedDoubles &) const = default;
};

//! Two records that were made one and are not taken apart again.
struct EarlierMerge {
    QString batch; //!< For RecordHistory::takeBack().
    RecordRef::Kind kind = RecordRef::Kind::Author;
    qint64 kept = 0;
    qint64 gone = 0;
    QString keptCalled{}; //!< As it is now; empty where the record has gone since.
    QString goneCalled{};
    QDateTime at{}; //!< UTC, milliseconds.

    bool operator==(const EarlierMerge &) const = default;
};

//! What is left to decide when \a gone has been merged into \a kept: what was proposed of the one is proposed of the
//! other, and nothing twice.
void followMerge(QList<ProposedDouble> &pairs, qint64 kept, qint64 gone);

} // namespace catalpa
