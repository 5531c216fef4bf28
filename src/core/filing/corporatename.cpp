// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filing/corporatename.h"

#include "core/filing/letters.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::filing {
namespace {

//! "United States. Forest Service", but neither "J. R. R. Tolkien" nor "Alex. Pope".
bool isPlaceAndBody(const NameParts &parts)
{
    static const QRegularExpression initials(uR"(\..*\.|z\.\z|[\x{300}-\x{36f}\x{fe20}-\x{fe2f}])"_s);
    for (int i = 1; i < parts.count; ++i) {
        const QString &word = parts.word(i);
        if (word.endsWith(u'.') && letterCount(word) >= 5 && !parts.is(i, Title) && !word.contains(initials)
            && !FilingWords::instance().contains(u"short forename"_s, parts.low(i)))
            return true;
    }
    return false;
}

//! "Deutscher Bundestag", "Ville de Paris", "Cruz Roja Española"; "America's Test Kitchen".
bool beginsLikeABody(const NameParts &parts)
{
    if (parts.is(1, CorporateInFront))
        return true;
    static const QRegularExpression elided(uR"(^[dl]['’])"_s);
    static const QRegularExpression possessive(uR"([^ ]['’]s )"_s);
    const auto match = elided.match(parts.low(2));
    const QString second = match.hasMatch() ? parts.low(2).left(1) + u'\'' : parts.low(2);
    return FilingWords::instance().contains(u"corporate beginning"_s, parts.low(1) + u' ' + second)
        || parts.name.contains(possessive);
}

} // namespace

std::optional<SortName> keepKnownNames(NameParts &parts)
{
    if (FilingWords::instance().contains(u"undivided"_s, parts.lowered))
        return parts.asWritten();
    if (FilingWords::instance().contains(u"bynamed"_s, parts.lowered))
        return parts.filed(parts.name.section(u' ', 0, 0) + u", "_s + parts.name.section(u' ', 1));
    return std::nullopt;
}

std::optional<SortName> keepBodies(NameParts &parts)
{
    if (parts.low(1) == u"the"_s)
        return SortName{parts.name.mid(4) + parts.suffix + u", "_s + parts.word(1) + parts.rest, parts.isDoubtful};
    if (parts.name.contains(u". "_s) && isPlaceAndBody(parts))
        return parts.asWritten();
    if (beginsLikeABody(parts))
        return parts.asWritten();
    static const QRegularExpression initial(uR"(^[^. ]\.)"_s);
    for (int i = 1; (parts.every & (Corporate | PerhapsCorporate)) != 0 && i <= parts.count; ++i) {
        if (parts.is(i, Corporate))
            return parts.asWritten();
        if (!parts.is(i, PerhapsCorporate))
            continue;
        if (i < parts.count || (!parts.is(1, Forename | Title) && !parts.word(1).contains(initial)))
            return i == parts.count && parts.low(i) == u"press"_s ? parts.asWritten() : parts.doubtful(parts.name);
        parts.isDoubtful = true; // Charlotte Church
    }
    static const QRegularExpression number(u"(^| )[0-9]"_s);
    const bool endsNumbered = parts.count > 2 && parts.is(parts.count, Degree); // John Smith 3rd
    const QString name = endsNumbered ? parts.joined(1, parts.count - 1) : parts.name;
    return name.contains(number) ? std::optional(parts.asWritten()) : std::nullopt;
}

} // namespace catalpa::filing
