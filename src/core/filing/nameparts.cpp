// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filing/nameparts.h"

#include "core/filing/letters.h"

using namespace Qt::StringLiterals;

namespace catalpa::filing {

int NameParts::find(const QString &low) const
{
    const auto at = int(lows.indexOf(low)) + 1;
    return at <= count ? at : 0;
}

bool NameParts::takeApart()
{
    constexpr int mostWords = 30;
    words = name.split(u' ');
    lows = lowered.split(u' ');
    count = int(words.size());
    if (count > mostWords || count != lows.size())
        return false;
    for (const QString &low : std::as_const(lows)) {
        flags += FilingWords::instance().flags(low);
        every |= flags.last();
    }
    return true;
}

SortName NameParts::turned(int family) const
{
    return filed(joined(1, family) + u", "_s + joined(family + 1, count));
}

} // namespace catalpa::filing
