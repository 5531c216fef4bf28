// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/doubles/nearword.h"

#include <algorithm>

namespace catalpa {
namespace {

constexpr qsizetype longWord = 8; //!< In which two letters may be wrong.

//! How many letters stand differently; -1 when they are more than two.
int wrongLetters(QStringView one, QStringView other)
{
    if (one.size() > other.size())
        std::swap(one, other);
    if (other.size() - one.size() > 2 || other.size() > 12)
        return -1;
    int row[14];
    for (int place = 0; place <= other.size(); ++place)
        row[place] = place;
    for (qsizetype i = 0; i < one.size(); ++i) {
        int diagonal = row[0]++;
        for (qsizetype j = 1; j <= other.size(); ++j) {
            const int replaced = diagonal + (one.at(i) == other.at(j - 1) ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row[other.size()] > 2 ? -1 : row[other.size()];
}

bool isEndingOfGender(QStringView one, QStringView other)
{
    static const QStringView endings = u"aeo";
    const auto isOne = [](QStringView text) {
        return text.size() == 1 && endings.contains(text.front());
    };
    return (one.isEmpty() || isOne(one)) && (other.isEmpty() || isOne(other));
}

} // namespace

bool isNearWord(QStringView one, QStringView other)
{
    const auto beginning = std::mismatch(one.cbegin(), one.cend(), other.cbegin(), other.cend());
    const auto shared = beginning.first - one.cbegin();
    qsizetype end = 0;
    while (end < std::min(one.size(), other.size()) - shared
           && one.at(one.size() - 1 - end) == other.at(other.size() - 1 - end))
        ++end;
    const QStringView left = one.sliced(shared, one.size() - shared - end);
    const QStringView right = other.sliced(shared, other.size() - shared - end);
    if (left.isEmpty() && right.isEmpty())
        return false; // They are the same.
    const auto isFigure = [](QChar character) {
        return character.isDigit();
    };
    if (std::any_of(left.cbegin(), left.cend(), isFigure) || std::any_of(right.cbegin(), right.cend(), isFigure))
        return false;
    if (end == 0 && isEndingOfGender(left, right))
        return false;
    if (left.size() == 2 && right.size() == 2 && left[0] == right[1] && left[1] == right[0])
        return true;
    const int wrong = wrongLetters(left, right);
    return wrong > 0 && wrong <= (std::min(one.size(), other.size()) < longWord ? 1 : 2);
}

} // namespace catalpa
