// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QDate>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace catalpa {

//! The table that is searched. Fields mean the same in both: a book's author: is its author's name, and an author's
//! title: is that of one of their books.
enum class SearchScope { Authors, Books };

//! Those behind Doubt are details of a book.
enum class SearchField {
    Anywhere,
    Author,
    Title,
    Bio,
    Country,
    Added,
    Books,
    Doubt, //!< Whether the rules are sure of the sort name; what is written by hand is sure.
    Isbn,
    Year,
    Language,
    Subject,
    Publisher
};

constexpr bool isDetail(SearchField field)
{
    return field > SearchField::Doubt;
}

//! "<30d": so many days, weeks, months or years.
struct SearchAge {
    int count = 0;
    char16_t unit = u'd'; //!< d, w, m or y.
    bool younger = true;

    bool operator==(const SearchAge &) const = default;
};

//! One condition of a search; a row has to meet all of them.
struct SearchTerm {
    enum class Kind {
        Words, //!< text, blind to accents, case and punctuation: one word, a phrase, or initials.
        Exact, //!< text, letter by letter.
        Nothing, //!< Nothing is recorded in the field.
        Something,
        Dates, //!< from ≤ day < until.
        Number //!< least ≤ number ≤ most.
    };

    SearchField field = SearchField::Anywhere;
    Kind kind = Kind::Words;
    bool excluded = false; //!< Rows that meet the condition are left out.
    bool phrase = false; //!< Words: typed in quotation marks.
    QString text{};
    QDate from{}; //!< Null is open, as is until.
    QDate until{};
    std::optional<SearchAge> age{}; //!< Dates that were given as an age.
    std::optional<int> least{};
    std::optional<int> most{};

    bool operator==(const SearchTerm &) const = default;
};

//! Something typed that is not searched for as it stands.
struct SearchRemark {
    enum class Reason {
        UnknownField, //!< typed is the field; its words are searched for anywhere. meant is the field it resembles.
        NoValueYet, //!< typed is a field with nothing behind its colon.
        NoDate, //!< typed is no date: left out.
        NoNumber, //!< The same; meant is "year" where a year was looked for.
        TurnedRound, //!< typed is a range that ends before it begins, so that nothing fits it; meant is the other way.
        NotHere, //!< The field typed is not one of this table: left out.
        OpenQuotation, //!< Taken as closed at the end.
        LoneSign, //!< A minus or an equals sign by itself.
        TooMuch //!< Only the first part is searched for.
    };

    Reason reason{};
    QString typed{};
    QString meant{};

    bool operator==(const SearchRemark &) const = default;
};

struct SearchQuery {
    QList<SearchTerm> terms;
    QList<SearchRemark> remarks;
    bool usesSyntax = false; //!< More than plain words were typed, or something was not taken as typed.

    bool operator==(const SearchQuery &) const = default;
};

inline constexpr int mostSearchTerms = 32;

//! What was typed, as conditions. Never fails: what cannot be understood is searched for as words or left out, and said
//! in the remarks. \a today is what ages are counted from.
SearchQuery parseSearch(const QString &typed, SearchScope scope, const QDate &today = QDate::currentDate());

//! The fields of a table as they are typed, without the colon, and in the reader's language where that differs.
QStringList fieldNames(SearchScope scope);
QString fieldName(SearchField field);
//! Words for "nothing recorded" and "something recorded", the English one first.
QStringList wordsForNothing();
QStringList wordsForSomething();

//! The text without what cannot be seen: control characters, marks of direction, halves of characters.
QString visible(const QString &typed);

} // namespace catalpa
