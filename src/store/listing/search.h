// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/search/searchquery.h"
#include "store/listing/listing.h"

namespace catalpa::store {

//! One column that a search looks into.
struct SearchedColumn {
    QByteArray column; //!< Such as "a.name".
    //! A condition on the listing's own table that is met when @found is met by the column; empty for a column of that
    //! table. The ids are asked for as an array and not as a join, which no index could answer together with others.
    QByteArray through;
};

//! Where the terms of a search look: columns and conditions of one listing, as pieces of SQL from a closed set.
struct SearchedTable {
    QByteArray table; //!< With its alias, such as "public.books b".
    QByteArray id; //!< Such as "b.id".
    QList<SearchedColumn> anywhere;
    QList<SearchedColumn> author;
    QList<SearchedColumn> title;
    QList<SearchedColumn> bio;
    QList<SearchedColumn> country;
    QByteArray added; //!< The time expression.
    //! Whether the number of an author's books lies where @number says, as a condition with EXISTS.
    QByteArray books;
    bool isIndexed = false; //!< All of these columns can be answered from indexes, on the listing's own table alone.
};

//! Narrows \a list down to what \a search finds.
//!
//! PostgreSQL takes the rows that are found to be spread evenly in the order of a page. They are not: all Russian
//! titles stand behind the Latin ones, and to read a million titles before the first is found takes seconds. So where
//! indexes find them and a look at a few pages of the table says that they are rare, they are collected first and
//! sorted then.
void find(Listing &list, const SearchedTable &searched, const SearchQuery &search,
          const CatalogueCapabilities &capabilities);

//! ErrorKind::Invalid for a search that no record could match and that would keep the server busy.
Result<> checkSearch(const QString &search);

} // namespace catalpa::store
