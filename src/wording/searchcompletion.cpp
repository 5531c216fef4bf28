// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/searchcompletion.h"

#include "base/text.h"

#include "core/records/country.h"
#include "core/search/foldedtext.h"
#include "core/search/searchfields.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

constexpr qsizetype mostCompletions = 8;
constexpr qsizetype shortestField = 2; // Letters typed before a field is offered.

QString fieldDescription(SearchField field, SearchScope scope)
{
    const bool authors = scope == SearchScope::Authors;
    switch (field) {
    case SearchField::Author:
        return authors ? Text::tr("in the name only") : Text::tr("in the author’s name only");
    case SearchField::Title:
        return authors ? Text::tr("authors of a book of this title") : Text::tr("in the title only");
    case SearchField::Bio:
        return Text::tr("in the biography only");
    case SearchField::Country:
        return authors ? Text::tr("the country, or none") : Text::tr("the author’s country, or none");
    case SearchField::Added:
        return Text::tr("when it was recorded: <30d, 2026-03, today");
    case SearchField::Books:
        return Text::tr("how many books: 0, >10, 2..5");
    case SearchField::Doubt:
        return Text::tr("whether the sort name has to be checked");
    case SearchField::Isbn:
        return Text::tr("the ISBN, of ten or thirteen digits, or none");
    case SearchField::Year:
        return Text::tr("the year it was published: 1937, >1990, 1990..2000");
    case SearchField::Language:
        return Text::tr("the language: de, German, or none");
    case SearchField::Subject:
        return Text::tr("in the subjects only");
    case SearchField::Publisher:
        return Text::tr("in the publisher’s name only");
    default:
        return {};
    }
}

QList<SearchCompletion> fields(const QString &typed, SearchScope scope)
{
    QList<SearchCompletion> found;
    if (typed.size() < shortestField)
        return found;
    for (const QString &name : fieldNames(scope)) {
        if (name.startsWith(typed, Qt::CaseInsensitive))
            found += {name + u':', fieldDescription(*fieldNamed(name), scope)};
    }
    return found;
}

QList<SearchCompletion> recordedValues()
{
    return {{wordsForNothing().last(), Text::tr("nothing recorded")},
            {wordsForSomething().last(), Text::tr("anything recorded")}};
}

QList<SearchCompletion> countryCompletions(const QString &typed)
{
    QList<SearchCompletion> found;
    for (const NamedCode &country : countriesBeginning(typed))
        found += {country.code, country.name};
    return found;
}

QList<SearchCompletion> valuesBeginning(const QList<SearchCompletion> &values, const QString &typed)
{
    QList<SearchCompletion> found;
    for (const SearchCompletion &value : values) {
        if (value.text.startsWith(typed, Qt::CaseInsensitive) || folded(value.description).startsWith(folded(typed)))
            found += value;
    }
    return found;
}

QList<SearchCompletion> valuesOf(SearchField field, const QString &typed)
{
    switch (field) {
    case SearchField::Country:
        return valuesBeginning(recordedValues(), typed) + countryCompletions(typed);
    case SearchField::Bio:
    case SearchField::Isbn:
    case SearchField::Year:
    case SearchField::Language:
    case SearchField::Subject:
    case SearchField::Publisher:
        return valuesBeginning(recordedValues(), typed);
    case SearchField::Doubt:
        return valuesBeginning({{wordsForSomething().last(), Text::tr("sort names to check")},
                                {wordsForNothing().last(), Text::tr("sort names that the rules are sure of")}},
                               typed);
    case SearchField::Added:
        return valuesBeginning({{Text::tr("today"), Text::tr("since midnight")},
                                {Text::tr("yesterday"), Text::tr("the day before today")},
                                {u"<7d"_s, Text::tr("in the last seven days")},
                                {u"<30d"_s, Text::tr("in the last 30 days")},
                                {u"<1y"_s, Text::tr("in the last year")},
                                {u">1y"_s, Text::tr("more than a year ago")}},
                               typed);
    case SearchField::Books:
        return valuesBeginning({{u"0"_s, Text::tr("no books")},
                                {u"1"_s, Text::tr("a single book")},
                                {u">10"_s, Text::tr("more than ten books")}},
                               typed);
    default:
        return {};
    }
}

} // namespace

QList<SearchCompletion> completionsOf(const QString &word, SearchScope scope)
{
    const QString sign = word.startsWith(u'-') ? u"-"_s : QString();
    const QString typed = word.mid(sign.size());
    const qsizetype colon = typed.indexOf(u':');
    QList<SearchCompletion> found;
    if (colon < 0) {
        found = fields(typed, scope);
    } else if (const auto field = fieldNamed(typed.left(colon)); field && exists(*field, scope)) {
        const QString value = typed.mid(colon + 1);
        for (const SearchCompletion &candidate : valuesOf(*field, value)) {
            if (candidate.text != value)
                found += {typed.left(colon + 1) + candidate.text, candidate.description};
        }
    }
    for (SearchCompletion &completion : found)
        completion.text.prepend(sign);
    return found.mid(0, mostCompletions);
}

} // namespace catalpa
