// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listing/detailconditions.h"

#include "core/codes/isbn.h"
#include "core/codes/language.h"

namespace catalpa::store {
namespace {

//! Of the details of a book, under the alias d.
QByteArray columnOf(SearchField field)
{
    switch (field) {
    case SearchField::Isbn:
        return "d.isbn";
    case SearchField::Year:
        return "d.published_year";
    case SearchField::Language:
        return "d.language";
    case SearchField::Subject:
        return "d.subjects";
    default:
        return "d.publisher";
    }
}

//! The same number in ten and in thirteen digits; of a part, what begins with it.
QByteArray isbnFound(const QString &text, const Bind &bind)
{
    const QStringList whole{isbn13(text), isbn10(text)};
    const QByteArray compact = "upper(translate(each, '- ', ''))";
    const QByteArray is = whole.first().isEmpty()
        ? compact + " LIKE " + bind(compactIsbn(text).remove(u'%').remove(u'_') + u'%', "text")
        : compact + " = ANY (" + bind(db::Param::list(whole), "text[]") + ")";
    return "EXISTS (SELECT FROM unnest(d.isbn) each WHERE " + is + ")";
}

QByteArray yearFound(const SearchTerm &term, const Bind &bind)
{
    QByteArrayList conditions;
    if (term.least)
        conditions += "d.published_year >= " + bind(*term.least, "int");
    if (term.most)
        conditions += "d.published_year <= " + bind(*term.most, "int");
    return conditions.join(" AND ");
}

} // namespace

//! Other programs may have left an empty text, or a list of nothing.
QByteArray detailThere(SearchField field)
{
    const QByteArray column = columnOf(field);
    const bool hasSeveral = field == SearchField::Isbn || field == SearchField::Subject;
    return column + (field == SearchField::Year ? " IS NOT NULL" : hasSeveral ? " <> '{}'" : " <> ''");
}

QByteArray detailFound(const SearchTerm &term, const Bind &bind, const FindWords &wordsIn)
{
    switch (term.field) {
    case SearchField::Year:
        return yearFound(term, bind);
    case SearchField::Language:
        return "lower(d.language) = lower(" + bind(languageCode(term.text), "text") + ")";
    case SearchField::Isbn:
        return isbnFound(term.text, bind);
    case SearchField::Subject:
        return "EXISTS (SELECT FROM unnest(d.subjects) each WHERE " + wordsIn("each") + ")";
    default:
        return wordsIn("d.publisher");
    }
}

} // namespace catalpa::store
