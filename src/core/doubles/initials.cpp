// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/doubles/initials.h"

#include <algorithm>

namespace catalpa {
namespace {

constexpr qsizetype mostGiven = 3;

bool isInitial(const QString &word)
{
    return word.size() == 1 && word.front().isLetter();
}

} // namespace

std::optional<PersonalName> abbreviatedName(const QStringList &words)
{
    const auto firstInitial = std::find_if(words.cbegin(), words.cend(), isInitial);
    if (firstInitial == words.cend() || std::all_of(words.cbegin(), words.cend(), isInitial))
        return std::nullopt;
    if (isInitial(words.last())) { // "tolkien j r r"
        const auto first = firstInitial - words.cbegin();
        return first == 0 ? std::nullopt
                          : std::optional(PersonalName{words.first(first).join(u' '), words.sliced(first)});
    }
    qsizetype given = words.size();
    while (!isInitial(words.at(given - 1)))
        --given;
    return PersonalName{words.sliced(given).join(u' '), words.first(given)};
}

QList<PersonalName> readingsOf(const QStringList &words)
{
    QList<PersonalName> readings;
    if (words.size() < 2)
        return readings;
    for (qsizetype given = 1; given < words.size() && given <= mostGiven; ++given)
        readings += PersonalName{words.sliced(given).join(u' '), words.first(given)};
    readings += PersonalName{words.first(), words.sliced(1)};
    return readings;
}

bool fits(const PersonalName &shorter, const PersonalName &full)
{
    if (shorter.family != full.family || shorter.given.size() > full.given.size() || shorter.given == full.given)
        return false;
    for (qsizetype word = 0; word < shorter.given.size(); ++word) {
        const QString &given = shorter.given.at(word);
        const bool isSame = given == full.given.at(word);
        if (!isSame && !(isInitial(given) && full.given.at(word).startsWith(given)))
            return false;
    }
    return true;
}

} // namespace catalpa
