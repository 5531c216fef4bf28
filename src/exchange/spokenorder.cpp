// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/spokenorder.h"

#include "core/filing/filingwords.h"
#include "core/filing/naming.h"
#include "core/filing/sortname.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

using filing::FilingWords;
using filing::Naming;
using filing::OrderWord;

bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar character) { return character.unicode() < 0x80; });
}

//! A name in Han, Kana or Hangul; nothing for others.
std::optional<QString> inEastAsianScript(const QString &family, const QString &given)
{
    static const QRegularExpression whole(u"^[\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Hangul}々〆ヶー・]+$"_s);
    static const QRegularExpression foreign(u"^[\\p{Katakana}ー・＝]+$"_s);
    static const QRegularExpression han(u"^\\p{Han}+$"_s);
    if (!whole.match(family).hasMatch() || !whole.match(given).hasMatch())
        return {};
    if (foreign.match(family).hasMatch() && foreign.match(given).hasMatch())
        return given + u'・' + family;
    // No name of China or Japan is as long: 海明威, 欧内斯特.
    const bool isTranscribed = han.match(family + given).hasMatch() && std::min(family.size(), given.size()) > 2
        && (family + given).size() > 6;
    return isTranscribed ? given + u'·' + family : family + given;
}

//! Whether a name of that country, or of nobody knows which, may be one that begins with the family name.
bool isPerhapsFrom(Naming naming, Naming wanted)
{
    return naming == wanted || naming == Naming::Unknown || naming == Naming::Patronymic;
}

bool isFamilyFirst(const QString &family, const QString &given, const NameOrigin &origin)
{
    const QString spoken = family + u' ' + given;
    const Naming naming = filing::namingOf(origin.country);
    const auto isFiledBack = [&](const QString &country) {
        return authorSortName(spoken, country).text == family + u", "_s + given;
    };
    if (family.contains(u' ') || given.isEmpty())
        return (naming == Naming::Hungarian || origin.language == u"hu"_s) && isFiledBack(u"HU"_s);
    const int orders = FilingWords::instance().orders(family.toLower());
    // Families from there live all over the world, and where letters have no marks, so have they lost theirs.
    if ((orders & OrderWord::Vietnamese) != 0 && isPerhapsFrom(naming, Naming::Vietnamese)
        && (!isAscii(spoken) || naming == Naming::Vietnamese || origin.language == u"vi"_s) && isFiledBack(u"VN"_s))
        return true;
    if ((orders & OrderWord::EastAsian) != 0 && isPerhapsFrom(naming, Naming::EastAsian) && isFiledBack(origin.country))
        return true;
    return (naming == Naming::Hungarian || origin.language == u"hu"_s) && isFiledBack(u"HU"_s);
}

} // namespace

QString spokenName(const QString &family, const QString &given, const NameOrigin &origin)
{
    if (const auto name = inEastAsianScript(family, given))
        return *name;
    if (given.endsWith(u" d'"_s) || given.endsWith(u" d’"_s)) // Alembert, Jean Le Rond d'
        return given + family;
    return isFamilyFirst(family, given, origin) ? family + u' ' + given : given + u' ' + family;
}

} // namespace catalpa::exchange
