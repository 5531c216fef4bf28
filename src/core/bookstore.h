// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pagedstore.h"
#include "core/records/edit.h"
#include "core/records/sending.h"
#include "core/search/query.h"

namespace catalpa {

//! The books of the catalogue that is open. Same rules as AuthorStore.
class BookStore : public PagedStore<Book, BookQuery> {
public:
    virtual QFuture<Result<Book>> book(Id<Book> id) = 0;
    virtual QFuture<Result<Book>> add(const NewBook &book, const Sending &sending = {}) = 0;
    virtual QFuture<Result<Book>> apply(const BookEdit &edit, const Sending &sending = {}) = 0;
};

} // namespace catalpa
