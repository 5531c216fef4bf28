// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "store/listing/sortkey.h"

namespace catalpa::store::books {

//! How books are read, each with its author's name.
Listing listing(const BookQuery &query, const CatalogueCapabilities &capabilities);

//! The tables that columns() needs; \a books is where the books stand, under the alias b.
QByteArray tables(const CatalogueCapabilities &capabilities, const QByteArray &books = "public.books");
//! What a book is filed under: by hand, which stands in catalpa.book_sort under the alias s, or by the rules, with the
//! articles of its language. \a language is where that stands; empty: it is looked up.
QByteArray filedAs(const CatalogueCapabilities &capabilities, const QByteArray &book = "b",
                   const QByteArray &language = {});
//! \a sorted is where the sort title stands; empty: in the tables.
QByteArray columns(const CatalogueCapabilities &capabilities, const QByteArray &sorted = {});
//! Of books that the statement itself has made or changed. A new title gives a new sort title too, unless one was
//! written by hand; the trigger that sees to it runs behind the statement, so it is made here as well.
QByteArray columnsOfChanged(const CatalogueCapabilities &capabilities);

//! Where the key's texts begin in a page.
constexpr int keyColumn = 7;

Book bookFrom(const db::Rows &rows, int row);

} // namespace catalpa::store::books
