// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listing/search.h"

#include "base/text.h"

#include "core/records/country.h"
#include "core/records/tidying.h"
#include "core/records/validation.h"
#include "core/search/searchpattern.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

using Kind = SearchTerm::Kind;

QByteArray bound(const db::Param &param, const QByteArray &type, db::Params &params)
{
    params.push_back(param);
    return "$" + QByteArray::number(qsizetype(params.size())) + "::" + type;
}

//! The word anywhere, with %, _ and \ taken literally.
QString literalPattern(QString word)
{
    word.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + word + u'%';
}

//! Letters that have no capitals are found many times faster when nobody looks for capitals.
bool hasCase(const QString &text)
{
    return text.toLower() != text || text.toUpper() != text;
}

//! The text as it is, blind to case.
QByteArray literally(const QByteArray &column, const QString &text, const CatalogueCapabilities &capabilities,
                     db::Params &params)
{
    const QByteArray pattern = bound(literalPattern(tidied(text)), "text", params);
    if (!hasCase(text))
        return column + " COLLATE \"C\" LIKE " + pattern;
    // Databases made with the locale C know upper and lower case of ASCII only, ICU knows all. Not the reader's own
    // collation: Turkish rules would not find "title" in "TITLE".
    return column + (capabilities.collations.isEmpty() ? "" : " COLLATE \"und-x-icu\"") + " ILIKE " + pattern;
}

QByteArray wordsIn(const QByteArray &column, const SearchTerm &term, const CatalogueCapabilities &capabilities,
                   db::Params &params)
{
    if (term.kind == Kind::Exact)
        return column + " COLLATE \"C\" LIKE " + bound(literalPattern(term.text), "text", params);
    const SearchPattern pattern = patternOf(term);
    if (!capabilities.hasSearchKey || pattern.text.isEmpty() || !pattern.isIndexed)
        return literally(column, term.text, capabilities, params);
    const QByteArray key = "catalpa.search_key(" + column + ")";
    if (pattern.isExpression)
        return key + " ~ " + bound(pattern.text, "text", params);
    // The server's own key of the word; it has no %, _ or \.
    return key + " LIKE '%' || catalpa.search_key(" + bound(term.text, "text", params) + ") || '%'";
}

QByteArray recorded(const QByteArray &column, const SearchTerm &term)
{
    return term.kind == Kind::Nothing ? "coalesce(" + column + ", '') = ''" : "coalesce(" + column + ", '') <> ''";
}

QByteArray inColumn(const SearchedColumn &searched, const SearchTerm &term, const CatalogueCapabilities &capabilities,
                    db::Params &params)
{
    // No book has a title: that is not the same as a book that has no title.
    if (term.kind == Kind::Nothing && searched.through.startsWith("EXISTS"))
        return "NOT " + QByteArray(searched.through).replace("@found", "coalesce(" + searched.column + ", '') <> ''");
    const QByteArray found = term.kind == Kind::Nothing || term.kind == Kind::Something
        ? recorded(searched.column, term)
        : wordsIn(searched.column, term, capabilities, params);
    return searched.through.isEmpty() ? found : QByteArray(searched.through).replace("@found", found);
}

const QList<SearchedColumn> &columnsOf(const SearchedTable &searched, SearchField field)
{
    switch (field) {
    case SearchField::Author:
        return searched.author;
    case SearchField::Title:
        return searched.title;
    case SearchField::Bio:
        return searched.bio;
    case SearchField::Country:
        return searched.country;
    default:
        return searched.anywhere;
    }
}

//! A country may be recorded by its code and typed by its name.
QByteArray codeCondition(const SearchedTable &searched, const SearchTerm &term, db::Params &params)
{
    const QStringList codes = term.kind == Kind::Words ? countryCodes(term.text) : QStringList();
    if (codes.isEmpty())
        return {};
    const SearchedColumn &country = searched.country.first();
    const QByteArray found = country.column + " = ANY (" + bound(db::Param::list(codes), "text[]", params) + ")";
    return " OR " + (country.through.isEmpty() ? found : QByteArray(country.through).replace("@found", found));
}

QByteArray textCondition(const SearchedTable &searched, const SearchTerm &term,
                         const CatalogueCapabilities &capabilities, db::Params &params)
{
    QByteArrayList conditions;
    for (const SearchedColumn &column : columnsOf(searched, term.field))
        conditions += inColumn(column, term, capabilities, params);
    QByteArray all = conditions.join(" OR ");
    if (term.field == SearchField::Country)
        all += codeCondition(searched, term, params);
    return "(" + all + ")";
}

//! The instant at which a day begins for the reader, as the database keeps instants: in UTC.
QByteArray beginning(const QDate &day, db::Params &params)
{
    return bound(day.startOfDay().toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s), "timestamp", params);
}

QByteArray dateCondition(const SearchedTable &searched, const SearchTerm &term, db::Params &params)
{
    QByteArrayList conditions;
    if (term.from.isValid())
        conditions += searched.added + " >= " + beginning(term.from, params);
    if (term.until.isValid())
        conditions += searched.added + " < " + beginning(term.until, params);
    return "(" + conditions.join(" AND ") + ")";
}

//! Authors without books are in no group, so that a range with 0 in it is asked for by what lies outside.
QByteArray numberCondition(const SearchedTable &searched, const SearchTerm &term, db::Params &params)
{
    const bool withNone = term.least.value_or(0) <= 0;
    if (withNone && (!term.most || *term.most < 0))
        return term.most ? "false" : "true";
    QByteArrayList conditions;
    if (withNone)
        conditions += "count(*) > " + bound(*term.most, "bigint", params);
    if (!withNone)
        conditions += "count(*) >= " + bound(*term.least, "bigint", params);
    if (!withNone && term.most)
        conditions += "count(*) <= " + bound(*term.most, "bigint", params);
    return (withNone ? "NOT " : "") + QByteArray(searched.books).replace("@number", conditions.join(" AND "));
}

QByteArray conditionOf(const SearchedTable &searched, const SearchTerm &term, const CatalogueCapabilities &capabilities,
                       db::Params &params)
{
    switch (term.kind) {
    case Kind::Dates:
        return dateCondition(searched, term, params);
    case Kind::Number:
        return numberCondition(searched, term, params);
    default:
        return textCondition(searched, term, capabilities, params);
    }
}

//! A condition for each term, bound in \a params; empty when there is none.
QByteArray searchCondition(const SearchedTable &searched, const SearchQuery &search,
                           const CatalogueCapabilities &capabilities, db::Params &params)
{
    QByteArrayList conditions;
    for (const SearchTerm &term : search.terms) {
        const QByteArray condition = conditionOf(searched, term, capabilities, params);
        // What is not recorded does not have the word, and stays.
        conditions += !term.excluded    ? condition
            : term.kind == Kind::Number ? "NOT " + condition
                                        : condition + " IS NOT TRUE";
    }
    return conditions.join(" AND ");
}

//! Whether no more than a fiftieth of the rows meet the condition, as far as some twenty pages of the table tell.
QByteArray rarity(const SearchedTable &searched, QByteArray condition)
{
    // Without an index each row is looked up among the ids: in a hash of them, and not one after the other.
    condition.replace("ANY (ARRAY(SELECT", "ANY ((SELECT");
    const QByteArray name = searched.table.left(searched.table.indexOf(' '));
    return "SELECT 50 * count(*) FILTER (WHERE " + condition + ") <= count(*) FROM " + searched.table
        + " TABLESAMPLE SYSTEM (least(100, 2000.0 * current_setting('block_size')::int / greatest(1, pg_relation_size('"
        + name + "'::regclass))))";
}

//! The rows by their ids, so that no order leads the way to them.
QByteArray collected(const SearchedTable &searched, const QByteArray &condition)
{
    return searched.id + " = ANY (ARRAY(SELECT " + searched.id + " FROM " + searched.table + " WHERE " + condition
        + "))";
}

} // namespace

void find(Listing &list, const SearchedTable &searched, const SearchQuery &search,
          const CatalogueCapabilities &capabilities)
{
    list.where = searchCondition(searched, search, capabilities, list.params);
    if (!searched.isIndexed || list.where.isEmpty())
        return;
    list.isRare = rarity(searched, list.where);
    list.collected = collected(searched, list.where);
}

Result<> checkSearch(const QString &search)
{
    if (search.size() <= longestLine)
        return {};
    return failure(ErrorKind::Invalid,
                   Text::tr("This is too long to be searched for: %1 characters are "
                            "the most.")
                       .arg(QLocale().toString(longestLine)));
}

} // namespace catalpa::store
