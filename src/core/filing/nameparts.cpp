// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filing/nameparts.h"

#include "core/filing/letters.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::filing {

namespace {

//! What is known of a word, and that compounds such as "Nationalbibliothek" belong to bodies.
int flagsOf(const QString &low)
{
    static const QRegularExpression compound(
        u"(gesellschaft|bibliothek|museum|verein|verband|verlag|institut|universität|akademie|stiftung|ministerium"
        "|anstalt|kammer|gemeinschaft|vereinigung|behörde|zentrale|regierung|kommission|kirche|archiv|bundesamt"
        "|landesamt|akademien?|biblioteket|museet|universitetet|institutet|ministeriet|departementet|styrelsen"
        "|verket|forening|föreningen|förbundet|selskabet?|sällskapet|samfund|stiftelsen)\\z"_s);
    const int flags = FilingWords::instance().flags(low);
    return flags == 0 && letterCount(low) > 9 && low.contains(compound) ? int(Corporate) : flags;
}

} // namespace

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
        flags += flagsOf(low);
        every |= flags.last();
    }
    return true;
}

SortName NameParts::turned(int family) const
{
    return filed(joined(1, family) + u", "_s + joined(family + 1, count));
}

} // namespace catalpa::filing
