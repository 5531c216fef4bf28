// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/doubles/proposeddoubles.h"

#include <QtCore/QSet>

#include <utility>

namespace catalpa {
namespace {

//! What a pair says of one of its records.
struct Side {
    QString called;
    QString author;
    qint64 books = 0;
};

std::optional<Side> sideOf(const QList<ProposedDouble> &pairs, qint64 number)
{
    for (const ProposedDouble &pair : pairs) {
        if (pair.one == number)
            return Side{pair.oneCalled, pair.oneAuthor, pair.oneBooks};
        if (pair.other == number)
            return Side{pair.otherCalled, pair.otherAuthor, pair.otherBooks};
    }
    return std::nullopt;
}

void putInOrder(ProposedDouble &pair)
{
    if (pair.one < pair.other)
        return;
    std::swap(pair.one, pair.other);
    std::swap(pair.oneCalled, pair.otherCalled);
    std::swap(pair.oneAuthor, pair.otherAuthor);
    std::swap(pair.oneBooks, pair.otherBooks);
}

} // namespace

void followMerge(QList<ProposedDouble> &pairs, qint64 kept, qint64 gone)
{
    const Side side = sideOf(pairs, kept).value_or(Side());
    QList<ProposedDouble> left;
    QSet<std::pair<qint64, qint64>> seen;
    for (ProposedDouble pair : std::as_const(pairs)) {
        const bool isOfGone = pair.one == gone || pair.other == gone;
        if (isOfGone && (pair.one == kept || pair.other == kept))
            continue;
        if (pair.one == gone) {
            pair.one = kept;
            pair.oneCalled = side.called;
            pair.oneAuthor = side.author;
            pair.oneBooks = side.books;
        } else if (pair.other == gone) {
            pair.other = kept;
            pair.otherCalled = side.called;
            pair.otherAuthor = side.author;
            pair.otherBooks = side.books;
        }
        putInOrder(pair);
        const std::pair numbers(pair.one, pair.other);
        if (!seen.contains(numbers))
            left += pair;
        seen += numbers;
    }
    pairs = left;
}

} // namespace catalpa
