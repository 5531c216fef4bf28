// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "db/session.h"

namespace catalpa::store {

//! A column behind columnsOfOne() or columns() for a record as a whole: its details, where there is a place for them.
QByteArray wholeColumn(Id<Author>, const CatalogueCapabilities &capabilities);
QByteArray wholeColumn(Id<Book>, const CatalogueCapabilities &capabilities);
//! The record from them.
Author wholeAuthorFrom(const db::Rows &rows, int row, const CatalogueCapabilities &capabilities);
Book wholeBookFrom(const db::Rows &rows, int row, const CatalogueCapabilities &capabilities);

//! One record as it is now, with its details, or ErrorKind::Missing.
Result<Author> readAuthor(db::Session &session, Id<Author> id, const CatalogueCapabilities &capabilities);
Result<Book> readBook(db::Session &session, Id<Book> id, const CatalogueCapabilities &capabilities);

//! Those of these records that are there, with their details.
Result<QList<Author>> readAuthors(db::Session &session, const QList<qint64> &ids,
                                  const CatalogueCapabilities &capabilities);
//! The same without the numbers of their books: without the reading index, each would be a look through all books.
Result<QList<Author>> readUncountedAuthors(db::Session &session, const QList<qint64> &ids,
                                           const CatalogueCapabilities &capabilities);
Result<QList<Book>> readBooks(db::Session &session, const QList<qint64> &ids,
                              const CatalogueCapabilities &capabilities);

//! Gives these books their details.
Result<QList<Book>> withDetails(db::Session &session, QList<Book> books, const CatalogueCapabilities &capabilities);

} // namespace catalpa::store
