// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "db/session.h"

namespace catalpa::store {

//! A further column of a statement that reads records under the alias a or b: their details, as JSON.
QByteArray detailsColumn(Id<Author>);
QByteArray detailsColumn(Id<Book>);

//! The record with the details that \a column holds.
Author withDetails(Author author, const db::Rows &rows, int row, int column);
Book withDetails(Book book, const db::Rows &rows, int row, int column);

//! ErrorKind::Schema when details are \a needed and the database has no place for them.
Result<> checkPlaceForDetails(bool needed, const CatalogueCapabilities &capabilities);

} // namespace catalpa::store
