// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "store/listing/sortkey.h"

namespace catalpa::store::authors {

//! How authors are read: the same columns in every query, what a database lacks as NULL.
Listing listing(const AuthorQuery &query, const CatalogueCapabilities &capabilities);

//! The tables that columnsOf() needs, with authors under the alias a.
QByteArray tables(const CatalogueCapabilities &capabilities);

//! What an author is filed under: by hand, which stands in catalpa.author_sort under the alias s, or by the rules.
QByteArray filedAs(const CatalogueCapabilities &capabilities, const QByteArray &author = "a");

//! Of single authors. \a sorted is where the sort name stands; empty: in the tables.
QByteArray columnsOfOne(const CatalogueCapabilities &capabilities, const QByteArray &sorted = {});
//! The same with 0 for the number of books, which is not counted.
QByteArray columnsUncounted(const CatalogueCapabilities &capabilities);

//! Of the rows of a WITH query named a that an INSERT or UPDATE has made, and where they stand. A new name gives a new
//! sort name too, unless one was written by hand; the trigger that sees to it runs behind the statement, so it is made
//! here as well.
QByteArray columnsOfChanged(const CatalogueCapabilities &capabilities);
QByteArray changedTables(const CatalogueCapabilities &capabilities);

//! An INSERT … SELECT of one author up to its WHERE: $1 number (0: the next one), $2 name, $3 biography, $4 country
//! where the catalogue has a place for it. Without a sequence the number is NULL, which the table refuses.
QByteArray insertion(const CatalogueCapabilities &capabilities);

//! Where the key's texts begin in a page.
constexpr int keyColumn = 7;

Author authorFrom(const db::Rows &rows, int row);

} // namespace catalpa::store::authors
