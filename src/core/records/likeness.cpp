// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/records/likeness.h"

#include "core/search/foldedtext.h"
#include "core/search/searchquery.h"

#include <QtCore/QStringList>

#include <algorithm>
#include <numeric>
#include <vector>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

QStringList wordsOf(const QString &text)
{
    return folded(text).simplified().split(u' ', Qt::SkipEmptyParts);
}

QString inOrder(const QString &name)
{
    QStringList words = wordsOf(name);
    words.sort();
    return words.join(u' ');
}

//! How many letters have to be added, taken away or replaced to come from one text to the other.
int distance(const QString &one, const QString &other)
{
    std::vector<int> row(size_t(other.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < one.size(); ++i) {
        int diagonal = row[0]++;
        for (size_t j = 1; j < row.size(); ++j) {
            const int replaced = diagonal + (one.at(i) == other.at(qsizetype(j) - 1) ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

QString searchFor(const QString &field, const QString &text)
{
    QStringList terms;
    for (const QString &word : wordsOf(text).mid(0, mostSearchTerms))
        terms += field + word;
    return terms.join(u' ');
}

} // namespace

bool isSameName(const QString &one, const QString &other)
{
    const QString words = inOrder(one);
    return words.isEmpty() ? one.simplified() == other.simplified() : words == inOrder(other);
}

bool isNearName(const QString &one, const QString &other)
{
    constexpr int longest = 200; // Longer ones are compared in their beginnings.
    const QString words = inOrder(one).left(longest);
    const int letters = words.size() < 5 ? 0 : words.size() < 8 ? 1 : 2;
    const auto isNear = [letters](const QString &first, const QString &second) {
        return letters > 0 && distance(first.left(longest), second.left(longest)) <= letters;
    };
    // A letter at the beginning of a word may change the order.
    return isSameName(one, other) || isNear(words, inOrder(other))
        || isNear(wordsOf(one).join(u' '), wordsOf(other).join(u' '));
}

bool isSameTitle(const QString &one, const QString &other)
{
    const QString words = wordsOf(one).join(u' ');
    return words.isEmpty() ? one.simplified() == other.simplified() : words == wordsOf(other).join(u' ');
}

std::optional<Author> theOneCalled(const QString &name, const QList<Author> &authors)
{
    std::optional<Author> found;
    for (const Author &author : authors) {
        if (author.name.compare(name, Qt::CaseInsensitive) != 0)
            continue;
        if (found)
            return std::nullopt;
        found = author;
    }
    return found;
}

QString searchForName(const QString &name)
{
    return searchFor(u"author:"_s, name);
}

QString searchForTitle(const QString &title)
{
    return searchFor(u"title:"_s, title);
}

} // namespace catalpa
