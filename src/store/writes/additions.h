// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/writes/boundstatement.h"
#include "store/writes/receipt.h"

namespace catalpa::store {

//! SQL that adds a record with the number \a id, or with the next one for 0, and leaves the receipt.
BoundStatement insertionOf(const NewAuthor &author, const Receipt &receipt, const CatalogueCapabilities &capabilities,
                           qint64 id = 0);
BoundStatement insertionOf(const NewBook &book, const Receipt &receipt, const CatalogueCapabilities &capabilities,
                           qint64 id = 0);

//! Adds one author, or one book, once however often that is sent; \a drawn as for insertOnce().
Result<Author> addAuthor(db::Session &session, qint64 &drawn, const NewAuthor &author, const Receipt &receipt,
                         const CatalogueCapabilities &capabilities);
//! With its author, where that one is new, too: both or neither.
Result<Book> addBook(db::Session &session, qint64 &drawn, const NewBook &book, const Receipt &receipt,
                     const CatalogueCapabilities &capabilities);

//! ErrorKind::Schema when a country is \a needed and the database has no place for it.
Result<> checkPlaceForCountry(bool needed, const CatalogueCapabilities &capabilities);

//! What an error of writing a book means: the author is gone.
Error withoutAuthor(const Error &error);

} // namespace catalpa::store
