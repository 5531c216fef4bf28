// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/bookstore.h"
#include "store/pgpagedstore.h"

namespace catalpa::store {

//! The books in public.books. Same rules as PgAuthorStore.
class PgBookStore final : public PgPagedStore<BookStore> {
public:
    PgBookStore(const Executors &executors, const CatalogueCapabilities &capabilities);

    QFuture<Result<Book>> book(Id<Book> id) override;
    QFuture<Result<Book>> add(const NewBook &book, const Sending &sending) override;
    QFuture<Result<Book>> apply(const BookEdit &edit, const Sending &sending) override;
    QList<Statement> preview(const BookEdit &edit, const Sending &sending) const override;
    QList<Statement> preview(const NewBook &book, const Sending &sending) const override;
    QFuture<Result<BulkAnswer>> applyAll(const QList<BookEdit> &edits, const Sending &sending) override;
};

} // namespace catalpa::store
