// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/writes/boundstatement.h"
#include "store/writes/receipt.h"

namespace catalpa::store {

//! Changes the details of a record where they are as the edit saw them, and leaves the receipt, in one statement. Its
//! row has columnsOfOne() or columns(), and the details behind them.
BoundStatement detailsOf(const AuthorEdit &edit, const Receipt &receipt, const CatalogueCapabilities &capabilities);
BoundStatement detailsOf(const BookEdit &edit, const Receipt &receipt, const CatalogueCapabilities &capabilities);

//! The same for many: answers the ids of those whose details were as they had been seen.
BoundStatement detailsOf(const QList<AuthorEdit> &edits);
BoundStatement detailsOf(const QList<BookEdit> &edits);

//! For a preview, what gives the details to a record that is new: its number is not known yet.
BoundStatement detailsOf(const AuthorDetails &details);
BoundStatement detailsOf(const BookDetails &details);

//! Gives records that are new the details that come with them. In a transaction.
Result<> writeDetails(db::Session &session, const QList<std::pair<Id<Author>, AuthorDetails>> &details);
Result<> writeDetails(db::Session &session, const QList<std::pair<Id<Book>, BookDetails>> &details);

} // namespace catalpa::store
