// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/search/searchquery.h"
#include "store/listing/listing.h"

namespace catalpa::store {

//! A text that a search looks into.
struct SearchedText {
    //! Of the lines of words, those of the text: all, the first one or the one behind it.
    enum class Line { Any, First, Second };

    //! Its words, as search_words() makes them, in one of these; none where the database makes no words.
    QByteArrayList words{};
    QByteArrayList walkedWords{}; //!< The same on the columns of a walk; none when it is the same.
    Line line = Line::Any;
    //! As through, for the words. @maybe is a condition on the column that is quicker, and without which none is found.
    QByteArray throughWords{};
    QByteArrayList columns{}; //!< As they are written, such as "a.name".
    //! Where @found, a condition on these columns, is asked; empty for columns of the listing's own tables.
    QByteArray through{};
};

//! Where the terms of a search look: pieces of SQL from a closed set.
struct SearchedTable {
    QList<SearchedText> anywhere{};
    QList<SearchedText> anywhereExactly{}; //!< The same text by text, where several share their words; else none.
    SearchedText author{};
    SearchedText title{};
    SearchedText bio{};
    QByteArray country{}; //!< The column; "NULL::text" where there is none.
    //! All that is recorded as a country, as a query (country), where that is quicker than to look at each row.
    QByteArray countries{};
    bool countryIsAnywhere = false;
    QByteArray added{}; //!< The time expression.
    //! Whether the number of an author's books lies where @number says, of count(*) or of a column.
    QByteArray books{};
    QByteArray bookCount{}; //!< What @number speaks of, such as "count(*)".
    QByteArray doubt{}; //!< Whether the rules are not sure of the sort name.
    //! Whether the details of a book, under the alias d, are as @found says; empty where there are none.
    QByteArray details{};
    //! What a walk in the order of the listing has to read for all of this, as the table w; empty where it is in order
    //! by no index.
    QByteArray walked{};
};

//! Narrows \a list down to what \a search finds.
void find(Listing &list, const SearchedTable &searched, const SearchQuery &search,
          const CatalogueCapabilities &capabilities);

//! ErrorKind::Invalid for a search that no record could match and that would keep the server busy.
Result<> checkSearch(const QString &search);

} // namespace catalpa::store
