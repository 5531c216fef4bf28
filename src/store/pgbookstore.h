// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/bookstore.h"
#include "core/catalogue.h"
#include "store/executors.h"

namespace catalpa::store {

//! The books in public.books, each with its author's name. Same rules as PgAuthorStore.
class PgBookStore final : public BookStore {
public:
    PgBookStore(const Executors &executors, const CatalogueCapabilities &capabilities);

    QFuture<Result<Page<Book>>> page(const BookQuery &query, const KeyRange &range, int limit) override;
    QFuture<Result<Outline>> outline(const BookQuery &query, int stride, const KeyRange &range = {}) override;
    QFuture<Result<Book>> book(Id<Book> id) override;
    QFuture<Result<std::optional<qint64>>> place(const BookQuery &query, Id<Book> id) override;
    QFuture<Result<std::optional<qint64>>> seek(const BookQuery &query, const QString &typed) override;
    QFuture<Result<qint64>> count(const BookQuery &query, qint64 most) override;
    QFuture<Result<QStringList>> similar(const BookQuery &query) override;
    QFuture<Result<Book>> add(const NewBook &book) override;
    QFuture<Result<Book>> apply(const BookEdit &edit) override;
    QFuture<Result<void>> remove(Id<Book> id) override;

private:
    Executors m_executors;
    CatalogueCapabilities m_capabilities;
};

} // namespace catalpa::store
