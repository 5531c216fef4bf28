// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/bulk/bulkanswer.h"
#include "core/pagedstore.h"
#include "core/records/edit.h"
#include "core/records/sending.h"
#include "core/records/statement.h"
#include "core/search/query.h"

namespace catalpa {

//! The books of the catalogue that is open. Same rules as AuthorStore.
class BookStore : public PagedStore<Book, BookQuery> {
public:
    virtual QFuture<Result<Book>> book(Id<Book> id) = 0;
    virtual QFuture<Result<Book>> add(const NewBook &book, const Sending &sending = {}) = 0;
    virtual QFuture<Result<Book>> apply(const BookEdit &edit, const Sending &sending = {}) = 0;
    //! What apply() and add() would send, to be shown. Asks nobody.
    virtual QList<Statement> preview(const BookEdit &, const Sending &) const { return {}; }
    virtual QList<Statement> preview(const NewBook &, const Sending &) const { return {}; }
    virtual QFuture<Result<BulkAnswer>> applyAll(const QList<BookEdit> &edits, const Sending &sending) = 0;
};

} // namespace catalpa
