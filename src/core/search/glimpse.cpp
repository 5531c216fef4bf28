// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/glimpse.h"

#include <algorithm>

namespace catalpa {
namespace {

constexpr qsizetype mostRead = 5'000; // Characters: it is asked for each row that is drawn.
constexpr qsizetype before = 30;
constexpr qsizetype behind = 50;

} // namespace

QString glimpseOf(const QString &text, const QList<SearchTerm> &terms)
{
    const QString read = text.left(mostRead);
    const QList<TextRange> found = terms.isEmpty() ? QList<TextRange>() : matchesIn(read, terms);
    if (found.isEmpty())
        return {};
    qsizetype begin = std::max<qsizetype>(0, found.first().start - before);
    qsizetype end = std::min(read.size(), found.first().start + found.first().length + behind);
    while (begin > 0 && begin < found.first().start && !read.at(begin - 1).isSpace())
        ++begin;
    while (end < read.size() && end > found.first().start + found.first().length && !read.at(end).isSpace())
        --end;
    return (begin > 0 ? QStringLiteral("… ") : QString()) + read.mid(begin, end - begin).simplified()
        + (end < text.size() ? QStringLiteral(" …") : QString());
}

} // namespace catalpa
