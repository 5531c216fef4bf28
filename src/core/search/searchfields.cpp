// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/searchfields.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

struct NamedField {
    SearchField field;
    QString name; //!< In English, which is understood everywhere.
    QString local;
    QString alias;
};

QList<NamedField> namedFields()
{
    return {{SearchField::Author, u"author"_s, Text::tr("author"), u"name"_s},
            {SearchField::Title, u"title"_s, Text::tr("title"), u"book"_s},
            {SearchField::Bio, u"bio"_s, Text::tr("bio"), u"biography"_s},
            {SearchField::Country, u"country"_s, Text::tr("country"), {}},
            {SearchField::Added, u"added"_s, Text::tr("added"), {}},
            {SearchField::Books, u"books"_s, Text::tr("books"), {}},
            {SearchField::Isbn, u"isbn"_s, Text::tr("isbn"), {}},
            {SearchField::Year, u"year"_s, Text::tr("year"), u"published"_s},
            {SearchField::Language, u"lang"_s, Text::tr("lang"), u"language"_s},
            {SearchField::Subject, u"subject"_s, Text::tr("subject"), {}},
            {SearchField::Publisher, u"publisher"_s, Text::tr("publisher"), {}}};
}

//! How many letters have to be changed, put in or left out; typing errors are one or two. (Wagner and Fischer, 1974)
qsizetype distance(const QString &one, const QString &other)
{
    std::vector<qsizetype> row(size_t(other.size()) + 1);
    for (size_t j = 0; j < row.size(); ++j)
        row[j] = qsizetype(j);
    for (qsizetype i = 0; i < one.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i + 1);
        for (qsizetype j = 0; j < other.size(); ++j) {
            const qsizetype changed = diagonal + (one.at(i) == other.at(j) ? 0 : 1);
            diagonal = row[size_t(j) + 1];
            row[size_t(j) + 1] = std::min({changed, diagonal + 1, row[size_t(j)] + 1});
        }
    }
    return row.back();
}

} // namespace

bool exists(SearchField field, SearchScope scope)
{
    return scope == SearchScope::Authors ? !isDetail(field) : field != SearchField::Books;
}

std::optional<SearchField> fieldNamed(const QString &typed)
{
    for (const NamedField &known : namedFields()) {
        for (const QString &name : {known.name, known.local, known.alias}) {
            if (name.compare(typed, Qt::CaseInsensitive) == 0)
                return known.field;
        }
    }
    return std::nullopt;
}

QString resembledField(const QString &typed, SearchScope scope)
{
    for (const NamedField &known : namedFields()) {
        const bool isPlural = typed.compare(known.name + u's', Qt::CaseInsensitive) == 0;
        const qsizetype allowed = known.name.size() < 5 ? 1 : 2;
        if (exists(known.field, scope) && (isPlural || distance(typed.toLower(), known.name) <= allowed))
            return known.name;
    }
    return {};
}

QStringList fieldNames(SearchScope scope)
{
    QStringList names;
    for (const NamedField &known : namedFields()) {
        if (exists(known.field, scope))
            names += known.local;
    }
    return names;
}

QString fieldName(SearchField field)
{
    for (const NamedField &known : namedFields()) {
        if (known.field == field)
            return known.local;
    }
    return {};
}

QStringList wordsForNothing()
{
    return {u"none"_s, Text::tr("none", "nothing recorded")};
}

QStringList wordsForSomething()
{
    return {u"any"_s, Text::tr("any", "something recorded")};
}

QString visible(const QString &typed)
{
    QString seen;
    seen.reserve(typed.size());
    for (qsizetype i = 0; i < typed.size(); ++i) {
        const QChar character = typed.at(i);
        if (character.isHighSurrogate() && i + 1 < typed.size() && typed.at(i + 1).isLowSurrogate()) {
            seen += character;
            seen += typed.at(++i);
        } else if (character.isSpace()) {
            seen += u' ';
        } else if (!character.isSurrogate() && character.category() != QChar::Other_Control && character != u'\u061c'
                   && character != u'\ufeff' && !(character >= u'\u200e' && character <= u'\u200f')
                   && !(character >= u'\u202a' && character <= u'\u202e')
                   && !(character >= u'\u2066' && character <= u'\u2069')) {
            seen += character;
        }
    }
    return seen.normalized(QString::NormalizationForm_C);
}

} // namespace catalpa
