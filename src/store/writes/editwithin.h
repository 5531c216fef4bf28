// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "db/session.h"

namespace catalpa::store {

//! AuthorStore::apply() and BookStore::apply() as a part of a transaction that has begun and is ended by the caller,
//! who also has the receipt. The edit is not empty.
Result<Author> applyWithin(db::Session &session, const AuthorEdit &edit, const CatalogueCapabilities &capabilities);
Result<Book> applyWithin(db::Session &session, const BookEdit &edit, const CatalogueCapabilities &capabilities);

} // namespace catalpa::store
