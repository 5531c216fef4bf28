// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/writes/boundstatement.h"
#include "store/writes/receipt.h"

namespace catalpa::store {

//! A further column of a statement that reads whole records, for the record under the alias a or b: its details, or
//! NULL where the database has no place for them.
QByteArray detailsColumn(const Id<Author> &of, const CatalogueCapabilities &capabilities);
QByteArray detailsColumn(const Id<Book> &of, const CatalogueCapabilities &capabilities);

//! The record with what that \a column holds.
Author withDetails(Author author, const db::Rows &rows, int row, int column, const CatalogueCapabilities &capabilities);
Book withDetails(Book book, const db::Rows &rows, int row, int column, const CatalogueCapabilities &capabilities);

//! Changes the details of a record where they are as the edit saw them, and leaves the receipt, in one statement. Its
//! row has columnsOfOne() or columns(), and the details behind them.
BoundStatement detailsOf(const AuthorEdit &edit, const Receipt &receipt, const CatalogueCapabilities &capabilities);
BoundStatement detailsOf(const BookEdit &edit, const Receipt &receipt, const CatalogueCapabilities &capabilities);

//! For a preview, what gives the details to a record that is new: its number is not known yet.
BoundStatement detailsOf(const AuthorDetails &details);
BoundStatement detailsOf(const BookDetails &details);

//! Gives records the details that come with them; those of the others stay. In a transaction.
Result<> writeDetails(db::Session &session, const QList<std::pair<Id<Author>, AuthorDetails>> &details);
Result<> writeDetails(db::Session &session, const QList<std::pair<Id<Book>, BookDetails>> &details);

//! ErrorKind::Schema when details are \a needed and the database has no place for them.
Result<> checkPlaceForDetails(bool needed, const CatalogueCapabilities &capabilities);

} // namespace catalpa::store
