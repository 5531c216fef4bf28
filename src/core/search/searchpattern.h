// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/foldedtext.h"
#include "core/search/searchquery.h"

namespace catalpa {

//! What the words of a term look like among the words of a text that it finds (FoldedText): one of these stands there,
//! with a blank where a word begins or ends. Empty when nothing is left of the words: they are signs, to be found as
//! they are. The database and the table's marks both go by it.
//!
//! Of a term of the kind Exact they stand in all that it finds, and in more. Otherwise words of one or two letters
//! stand at the beginning of a word, in scripts that put blanks between words; "J R R" and "jrr" find each other;
//! phrases are blind to the blanks within them, and punctuation within a word both joins and separates: "catch 22",
//! "catch22" and "catch-22" find each other.
//!
//! What runs over such punctuation begins where a word does: "onetw" is in "one/two", and "net" is not. For a pattern
//! without a blank in front that is not said by the pattern alone: see joinedExpression().
QStringList patternsOf(const SearchTerm &term);

//! A regular expression, understood alike by PostgreSQL and PCRE, for \a pattern, which has no blank in front, from the
//! beginning of a word on, whatever separates its letters.
QString joinedExpression(const QString &pattern);

//! A regular expression, understood alike by PostgreSQL and PCRE, for a text letter by letter. A single word is no
//! part of a longer one: "C" is not in "C++".
QString exactPattern(const QString &text);

//! The parts of \a text that \a terms have found, in order and without overlaps.
QList<TextRange> matchesIn(const QString &text, const QList<SearchTerm> &terms);

} // namespace catalpa
