// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/isbn.h"
#include "core/codes/language.h"
#include "core/search/searchpattern.h"
#include "store/listing/searchconditions.h"

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

using Kind = SearchTerm::Kind;

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

} // namespace

QByteArray SearchConditions::detailCondition(const SearchTerm &term)
{
    if (m_searched.details.isEmpty())
        return term.kind == Kind::Nothing ? "true" : "false";
    const bool isAbsence = term.kind == Kind::Nothing;
    const QByteArray found =
        isAbsence || term.kind == Kind::Something ? columnOf(term.field) + " IS NOT NULL" : detailFound(term);
    return (isAbsence ? "NOT (" : "(") + QByteArray(m_searched.details).replace("@found", found) + ")";
}

QByteArray SearchConditions::detailFound(const SearchTerm &term)
{
    switch (term.field) {
    case SearchField::Year:
        return yearFound(term);
    case SearchField::Language:
        return "lower(d.language) = lower(" + bind(languageCode(term.text), "text") + ")";
    case SearchField::Isbn: {
        // The same number in ten and in thirteen digits; of a part, what begins with it.
        const QStringList whole{isbn13(term.text), isbn10(term.text)};
        const QByteArray compact = "upper(translate(each, '- ', ''))";
        const QByteArray is = whole.first().isEmpty()
            ? compact + " LIKE " + bind(compactIsbn(term.text).remove(u'%').remove(u'_') + u'%', "text")
            : compact + " = ANY (" + bind(db::Param::list(whole), "text[]") + ")";
        return "EXISTS (SELECT FROM unnest(d.isbn) each WHERE " + is + ")";
    }
    case SearchField::Subject:
        return "EXISTS (SELECT FROM unnest(d.subjects) each WHERE " + valueFound("each", term) + ")";
    default:
        return valueFound("d.publisher", term);
    }
}

//! By its words where the database makes words, as names and titles.
QByteArray SearchConditions::valueFound(const QByteArray &value, const SearchTerm &term)
{
    return inText({.words = "catalpa.search_words(" + value + ") LIKE @pattern", .columns = {value}}, term);
}

QByteArray SearchConditions::yearFound(const SearchTerm &term)
{
    QByteArrayList conditions;
    if (term.least)
        conditions += "d.published_year >= " + bind(*term.least, "int");
    if (term.most)
        conditions += "d.published_year <= " + bind(*term.most, "int");
    return conditions.join(" AND ");
}

} // namespace catalpa::store
