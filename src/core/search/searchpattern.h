// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/foldedtext.h"
#include "core/search/searchquery.h"

namespace catalpa {

//! What the words of a term look like in a folded text. The database and the table's marks both go by it.
struct SearchPattern {
    QString text; //!< Empty when nothing is left of the words: they are signs, to be found as they are.
    bool isExpression =
        false; //!< A regular expression that PostgreSQL and PCRE understand alike; else the text itself.
    bool isIndexed = true; //!< It has three letters in a row or the beginning of a word, which trigrams find.
};

//! \a term is of the kind Words. Words of one or two letters stand at the beginning of a word, in scripts that put
//! blanks between words; "J R R" and "jrr" find each other; phrases are blind to the blanks within them.
SearchPattern patternOf(const SearchTerm &term);

//! The parts of \a text that \a terms have found, in order and without overlaps.
QList<TextRange> matchesIn(const QString &text, const QList<SearchTerm> &terms);

} // namespace catalpa
