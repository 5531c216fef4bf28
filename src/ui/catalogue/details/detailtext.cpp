// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/details/detailtext.h"

#include "base/text.h"
#include "core/codes/language.h"
#include "core/records/detailcheck.h"

#include <QtCore/QHash>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

QString explanationOf(const DetailDescription &description)
{
    switch (description.kind) {
    case DetailKind::Isbn:
    case DetailKind::Issn:
    case DetailKind::Isni:
    case DetailKind::Orcid:
        return Text::tr(
            "The last digit of such a number follows from the others, and here it does not. Compare it with "
            "what stands in the book. It is kept as it is typed.");
    case DetailKind::Language:
        return Text::tr("A language is recorded by its code, such as de; you can type its name too. What is typed is "
                        "kept.");
    case DetailKind::Date:
        return Text::tr("Books are put in order by the year that stands here. What is typed is kept.");
    default:
        return {};
    }
}

} // namespace

QString placeholderOf(const DetailDescription &description)
{
    switch (description.kind) {
    case DetailKind::People:
        return Text::tr("Name [role], one in a line");
    case DetailKind::Language:
        return Text::tr("Code or name");
    case DetailKind::Date:
        return Text::tr("As given, such as 1994 or [1890?]");
    case DetailKind::Number:
        return Text::tr("A number");
    default:
        return description.hasSeveral ? Text::tr("One in a line") : QString();
    }
}

QString synonymsOf(const DetailDescription &description)
{
    static const QHash<QString, QString> words{
        {u"people"_s, Text::tr("roles translator editor illustrator contributors")},
        {u"published"_s, Text::tr("year date")},
        {u"place"_s, Text::tr("city")},
        {u"series_number"_s, Text::tr("volume")},
        {u"extent"_s, Text::tr("pages length")},
        {u"subjects"_s, Text::tr("keywords tags topics genre")},
        {u"notes"_s, Text::tr("remarks comment summary")},
        {u"oclc"_s, Text::tr("worldcat")},
        {u"shelf_mark"_s, Text::tr("call number location signature")},
        {u"copies"_s, Text::tr("number items holdings")},
        {u"born"_s, Text::tr("life born birthday year")},
        {u"died"_s, Text::tr("life died year")},
        {u"other_names"_s, Text::tr("variants pseudonyms aliases transliterations")},
    };
    return words.value(description.key);
}

DetailNote noteOn(const QString &typed, const DetailDescription &description)
{
    const QString text = tidiedDetail(typed, description);
    if (const auto doubt = doubtAbout(text, description))
        return {*doubt, explanationOf(description), true};
    return {description.kind == DetailKind::Language ? languageName(text) : QString(), {}, false};
}

} // namespace catalpa::ui
