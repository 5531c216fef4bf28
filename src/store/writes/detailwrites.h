// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/writes/boundstatement.h"
#include "store/writes/receipt.h"

#include <QtCore/QSet>

namespace catalpa::store {

//! Changes the details of a record where they are as the edit saw them, and leaves the receipt, in one statement. Its
//! row has columnsOfOne() or columns(), and the details behind them.
BoundStatement detailsOf(const AuthorEdit &edit, const Receipt &receipt, const CatalogueCapabilities &capabilities);
BoundStatement detailsOf(const BookEdit &edit, const Receipt &receipt, const CatalogueCapabilities &capabilities);

//! Runs that. Another program may have written what the edit saw in a form of its own, such as an empty text, or a role
//! in words: it is taken for what the edit saw when it reads the same.
Result<db::Rows> changeDetails(db::Session &session, const AuthorEdit &edit, const Receipt &receipt,
                               const CatalogueCapabilities &capabilities);
Result<db::Rows> changeDetails(db::Session &session, const BookEdit &edit, const Receipt &receipt,
                               const CatalogueCapabilities &capabilities);

//! The same for many: the ids of those whose details were as they had been seen.
Result<QSet<qint64>> changeDetails(db::Session &session, const QList<AuthorEdit> &edits);
Result<QSet<qint64>> changeDetails(db::Session &session, const QList<BookEdit> &edits);

//! For a preview, what gives the details to a record that is new: its number is not known yet.
BoundStatement detailsOf(const AuthorDetails &details);
BoundStatement detailsOf(const BookDetails &details);

//! Gives records that are new the details that come with them. In a transaction.
Result<> writeDetails(db::Session &session, const QList<std::pair<Id<Author>, AuthorDetails>> &details);
Result<> writeDetails(db::Session &session, const QList<std::pair<Id<Book>, BookDetails>> &details);

} // namespace catalpa::store
