// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listing/searchconditions.h"

#include "core/records/country.h"
#include "core/records/tidying.h"
#include "core/search/searchpattern.h"
#include "store/listing/detailconditions.h"
#include "store/listing/textwords.h"

#include <QtCore/QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

using Kind = SearchTerm::Kind;

//! Letters that have no capitals are found many times faster when nobody looks for capitals.
bool hasCase(const QString &text)
{
    return text.toLower() != text || text.toUpper() != text;
}

QByteArray anyOf(const QByteArrayList &conditions)
{
    return conditions.size() == 1 ? conditions.first() : "(" + conditions.join(" OR ") + ")";
}

} // namespace

SearchConditions::SearchConditions(const SearchedTable &searched, const CatalogueCapabilities &capabilities,
                                   bool isWalk, db::Params &params)
    : m_searched(searched)
    , m_capabilities(capabilities)
    , m_isWalk(isWalk)
    , m_params(params)
{
}

QByteArray SearchConditions::bind(const db::Param &param, const QByteArray &type)
{
    m_params.push_back(param);
    return "$" + QByteArray::number(qsizetype(m_params.size())) + "::" + type;
}

//! In a walk each row is looked up among countries in a hash of them, and not one after the other. Of what there may be
//! many, each row asks by itself (EXISTS), which the server plans as a join.
QByteArray SearchConditions::place(QByteArray condition) const
{
    if (m_isWalk)
        condition.replace("= ANY (ARRAY(SELECT", "= ANY ((SELECT").replace("r.", "w.");
    return condition;
}

QByteArray SearchConditions::all(const SearchQuery &search)
{
    QByteArrayList conditions;
    for (const SearchTerm &term : search.terms) {
        const QByteArray condition = place(conditionOf(term));
        // What is not recorded does not have the word, and stays. What is never unknown can be joined.
        const bool isOfOneText = term.field != SearchField::Anywhere && term.field != SearchField::Country;
        const bool isKnown = term.kind == Kind::Number || condition.startsWith("NOT (")
            || (isOfOneText && condition.startsWith("(EXISTS "));
        conditions += !term.excluded ? condition : isKnown ? "NOT " + condition : condition + " IS NOT TRUE";
    }
    return conditions.join(" AND ");
}

QByteArray SearchConditions::conditionOf(const SearchTerm &term)
{
    if (isDetail(term.field))
        return detailCondition(term);
    switch (term.kind) {
    case Kind::Dates:
        return dateCondition(term);
    case Kind::Number:
        return numberCondition(term);
    default:
        return textCondition(term);
    }
}

QByteArray SearchConditions::textCondition(const SearchTerm &term)
{
    switch (term.field) {
    case SearchField::Author:
        return "(" + inText(m_searched.author, term) + ")";
    case SearchField::Title:
        return "(" + inText(m_searched.title, term) + ")";
    case SearchField::Bio:
        return "(" + inText(m_searched.bio, term) + ")";
    case SearchField::Country:
        return "(" + countryCondition(term) + ")";
    case SearchField::Doubt:
        return (term.kind == Kind::Nothing ? "NOT (" : "(") + m_searched.doubt + ")";
    default:
        QByteArrayList conditions;
        const bool isApart = term.kind == Kind::Exact && !m_searched.anywhereExactly.isEmpty();
        for (const SearchedText &text : isApart ? m_searched.anywhereExactly : m_searched.anywhere)
            conditions += inText(text, term);
        if (m_searched.countryIsAnywhere)
            conditions += countryCondition(term);
        return "(" + conditions.join(" OR ") + ")";
    }
}

QByteArray SearchConditions::inText(const SearchedText &text, const SearchTerm &term)
{
    if (term.kind == Kind::Nothing || term.kind == Kind::Something)
        return recorded(text, term.kind == Kind::Something);
    const QByteArray words = wordsIn(text, term);
    if (term.kind == Kind::Words && !words.isEmpty())
        return words;
    const QByteArray found = written(text, term);
    return words.isEmpty() ? found : "(" + words + " AND " + found + ")";
}

//! On the words of the text; empty where the database makes none or the term is of signs alone.
QByteArray SearchConditions::wordsIn(const SearchedText &text, const SearchTerm &term)
{
    const QByteArrayList &places = m_isWalk && !text.walkedWords.isEmpty() ? text.walkedWords : text.words;
    const QStringList patterns = places.isEmpty() ? QStringList() : patternsOf(term);
    QByteArrayList conditions;
    for (const QString &pattern : patterns) {
        const QByteArray like = " LIKE " + bind(linePattern(text.line, pattern), "text");
        const bool isAtBeginning = term.kind != Kind::Words || pattern.startsWith(u' ');
        const QByteArray word = isAtBeginning ? QByteArray() : withinWords(text.line, pattern);
        for (const QByteArray &place : places)
            conditions += isAtBeginning
                ? place + like
                : "(" + place + like + " AND (" + QByteArray(word).replace("@place", place) + "))";
    }
    if (conditions.isEmpty())
        return {};
    QByteArray found = anyOf(conditions);
    if (!text.throughWords.isEmpty())
        found = QByteArray(text.throughWords).replace("@found", found);
    if (found.contains("@maybe"))
        found.replace("@maybe", mayHave(text.columns.first(), patterns.first()));
    return withVariants(found, patterns);
}

//! That what is found in @place does not run over a joint from within a word on. Most words are found at their
//! beginning, which is quicker to see.
QByteArray SearchConditions::withinWords(SearchedText::Line line, const QString &pattern)
{
    return "strpos(@place, E'\\t') = 0 OR @place LIKE " + bind(linePattern(line, u' ' + pattern), "text")
        + " OR @place ~ " + bind(wordPattern(line, pattern), "text");
}

//! All patterns of a term have the same letters in the same order.
QByteArray SearchConditions::mayHave(const QByteArray &column, QString pattern)
{
    pattern.remove(u' ');
    QString letters = u"%"_s;
    for (const QChar letter : std::as_const(pattern)) {
        if (letter.unicode() >= 0x80)
            return mayHaveLetters(column, {});
        letters += QString(letter) + u'%';
    }
    return mayHaveLetters(column, bind(letters, "text"));
}

//! Letters that are written in two ways are as many as all others together; they matter only to who looks for one.
QByteArray SearchConditions::withVariants(QByteArray sql, const QStringList &sought)
{
    if (!hasVariants(sql))
        return sql;
    const auto mayHaveSome = [](const QString &text) {
        return std::any_of(text.cbegin(), text.cend(), [](QChar letter) { return letter >= u'\u2e80'; });
    };
    if (std::any_of(sought.cbegin(), sought.cend(), mayHaveSome)) {
        const auto [letters, plain] = letterVariants();
        fillVariants(sql, bind(letters, "text"), bind(plain, "text"));
    } else {
        fillVariants(sql, "''", "''");
    }
    return sql;
}

//! The text as it is written: exactly, or blind to case.
QByteArray SearchConditions::written(const SearchedText &text, const SearchTerm &term)
{
    const bool isExact = term.kind == Kind::Exact;
    const QByteArray pattern = bind(isExact ? exactPattern(term.text) : literalPattern(tidied(term.text)), "text");
    // Databases made with the locale C know upper and lower case of ASCII only, ICU knows all. Not the reader's own
    // collation: Turkish rules would not find "title" in "TITLE".
    const QByteArray anyCase = m_capabilities.collations.isEmpty() ? " ILIKE " : " COLLATE \"und-x-icu\" ILIKE ";
    const QByteArray matches = isExact ? " ~ " : hasCase(term.text) ? anyCase : " COLLATE \"C\" LIKE ";
    QByteArrayList conditions;
    for (const QByteArray &column : text.columns)
        conditions += column + matches + pattern;
    const QByteArray found = anyOf(conditions);
    return text.through.isEmpty() ? found : QByteArray(text.through).replace("@found", found);
}

QByteArray SearchConditions::recorded(const SearchedText &text, bool isThere) const
{
    QByteArrayList conditions;
    for (const QByteArray &column : text.columns)
        conditions += "coalesce(" + column + ", '') <> ''";
    const QByteArray found = anyOf(conditions);
    // No book has a title: that is not the same as a book that has no title.
    return (isThere ? "" : "NOT ")
        + (text.through.isEmpty() ? found : QByteArray(text.through).replace("@found", found));
}

//! By the words of what is recorded, by its code or by its name.
QByteArray SearchConditions::countryCondition(const SearchTerm &term)
{
    const QByteArray &column = m_searched.country;
    if (term.kind == Kind::Nothing || term.kind == Kind::Something)
        return (term.kind == Kind::Nothing ? "coalesce(" : "NOT coalesce(") + column + ", '') = ''";
    const QByteArray recorded = m_searched.countries.isEmpty() ? column : "c.country";
    QByteArray found;
    if (const QStringList spellings = countrySpellings(term.text); term.kind == Kind::Words && !spellings.isEmpty()) {
        found = countryIs(recorded, spellings);
    } else {
        found = inText(searchedText(recorded, m_capabilities), term);
        if (const QStringList codes = term.kind == Kind::Words ? countryCodes(term.text) : QStringList();
            !codes.isEmpty())
            found += " OR " + recorded + " = ANY (" + bind(db::Param::list(codes), "text[]") + ")";
    }
    if (m_searched.countries.isEmpty())
        return found;
    return column + " = ANY (ARRAY(SELECT c.country FROM (" + m_searched.countries + ") c WHERE " + found + "))";
}

QByteArray SearchConditions::countryIs(const QByteArray &recorded, const QStringList &spellings)
{
    const QByteArray among = " = ANY (" + bind(db::Param::list(spellings), "text[]") + ")";
    const QByteArray words = wordsFrom(recorded, m_capabilities);
    if (words.isEmpty())
        return "' ' || lower(" + recorded + ") || ' '" + among;
    return withVariants("EXISTS (SELECT FROM " + words + " WHERE split_part(folded.words, E'\\t', 1)" + among + ")",
                        spellings);
}

QByteArray SearchConditions::dateCondition(const SearchTerm &term)
{
    // The instant at which a day begins for the reader, as the database keeps instants: in UTC.
    const auto beginning = [this](const QDate &day) {
        return bind(day.startOfDay().toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s), "timestamp");
    };
    QByteArrayList conditions;
    if (term.from.isValid())
        conditions += m_searched.added + " >= " + beginning(term.from);
    if (term.until.isValid())
        conditions += m_searched.added + " < " + beginning(term.until);
    return "(" + conditions.join(" AND ") + ")";
}

//! Authors without books may be in no group, so that a range with 0 in it is asked for by what lies outside.
QByteArray SearchConditions::numberCondition(const SearchTerm &term)
{
    const bool withNone = term.least.value_or(0) <= 0;
    if (withNone && (!term.most || *term.most < 0))
        return term.most ? "false" : "true";
    QByteArrayList conditions;
    if (withNone)
        conditions += m_searched.bookCount + " > " + bind(*term.most, "bigint");
    if (!withNone)
        conditions += m_searched.bookCount + " >= " + bind(*term.least, "bigint");
    if (!withNone && term.most)
        conditions += m_searched.bookCount + " <= " + bind(*term.most, "bigint");
    return "(" + QByteArray(withNone ? "NOT " : "")
        + QByteArray(m_searched.books).replace("@number", conditions.join(" AND ")) + ")";
}

QByteArray SearchConditions::detailCondition(const SearchTerm &term)
{
    if (m_searched.details.isEmpty())
        return term.kind == Kind::Nothing ? "true" : "false";
    const bool isAbsence = term.kind == Kind::Nothing;
    const auto binding = [this](const db::Param &param, const QByteArray &type) {
        return bind(param, type);
    };
    // By their words, as names and titles.
    const auto wordsOf = [&](const QByteArray &text) {
        return inText(searchedText(text, m_capabilities), term);
    };
    const QByteArray found =
        isAbsence || term.kind == Kind::Something ? detailThere(term.field) : detailFound(term, binding, wordsOf);
    return (isAbsence ? "NOT (" : "(") + QByteArray(m_searched.details).replace("@found", found) + ")";
}

} // namespace catalpa::store
