// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filing/filingwords.h"
#include "core/filing/naming.h"
#include "core/filing/sortname.h"

#include <QtCore/QStringList>

#include <optional>

namespace catalpa::filing {

//! A name on its way to what it is filed under: what is left of it, as words, and what comes behind. Words are counted
//! from 1, as in the functions of the database.
struct NameParts {
    QString name; //!< What is left, before it is taken apart into words.
    QString lowered; //!< The whole name in small letters, as it was when it was taken apart.
    QStringList words;
    QStringList lows; //!< The words in small letters.
    QList<int> flags; //!< NameWord of each.
    int every = 0; //!< Flags of all words.
    int count = 0; //!< How many words are left.
    Naming naming = Naming::Unknown;
    int first = 0; //!< OrderWord of the first word, and of the last one.
    int last = 0;
    QString suffix; //!< Such as ", Jr."
    QString rest; //!< What comes last: other people, what stood in brackets.
    bool isDoubtful = false;

    const QString &word(int number) const { return words.at(number - 1); }
    const QString &low(int number) const { return lows.at(number - 1); }
    bool is(int number, int flag) const { return (flags.at(number - 1) & flag) != 0; }
    bool isSmall(int number) const { return word(number) == low(number); }
    bool isSmallParticle(int number) const { return is(number, Particle) && isSmall(number); }
    QString joined(int from, int to) const { return words.mid(from - 1, to - from + 1).join(u' '); }
    //! Where \a low stands among the words that are left; 0 where it does not.
    int find(const QString &low) const;

    //! Takes name apart; false for what is too long to be a person's name.
    bool takeApart();

    SortName filed(const QString &text) const { return {text + suffix + rest, isDoubtful}; }
    SortName doubtful(const QString &text) const { return {text + suffix + rest, true}; }
    SortName asWritten() const { return filed(name); }
    SortName turned(int family) const; //!< The words up to \a family first, then the others.
};

//! A rule: what the name is filed under where the rule decides; else it may change what is left of it.
using NameRule = std::optional<SortName> (*)(NameParts &parts);

} // namespace catalpa::filing
