// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/records/edit.h"
#include "core/search/page.h"
#include "core/search/query.h"

#include <QtCore/QFuture>

namespace catalpa {

//! The books of the catalogue that is open. Same rules as AuthorStore.
class BookStore {
public:
    virtual ~BookStore() = default;

    virtual QFuture<Result<Page<Book>>> page(const BookQuery &query, const KeyRange &range, int limit) = 0;
    virtual QFuture<Result<Outline>> outline(const BookQuery &query, int stride, const KeyRange &range = {}) = 0;
    virtual QFuture<Result<Book>> book(Id<Book> id) = 0;
    //! How many rows of the query stand before this book; absent when the query does not find it.
    virtual QFuture<Result<std::optional<qint64>>> place(const BookQuery &query, Id<Book> id) = 0;
    //! How many rows of the query stand before the first one that begins with \a typed, or before the place where it
    //! would stand; absent when the first level of the order is no text.
    virtual QFuture<Result<std::optional<qint64>>> seek(const BookQuery &query, const QString &typed) = 0;
    //! How many rows the query finds, counted to \a most at most.
    virtual QFuture<Result<qint64>> count(const BookQuery &query, qint64 most) = 0;

    //! Up to three titles or authors' names that resemble the words of a search that found nothing.
    virtual QFuture<Result<QStringList>> similar(const BookQuery &query) = 0;

    virtual QFuture<Result<Book>> add(const NewBook &book) = 0;
    virtual QFuture<Result<Book>> apply(const BookEdit &edit) = 0;
    virtual QFuture<Result<void>> remove(Id<Book> id) = 0;
};

} // namespace catalpa
