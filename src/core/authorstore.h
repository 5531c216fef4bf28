// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/records/edit.h"
#include "core/search/page.h"
#include "core/search/query.h"

#include <QtCore/QFuture>

namespace catalpa {

//! What becomes of the books when their author is deleted.
struct AuthorRemoval {
    Id<Author> id;
    //! The author who gets the books; absent means that the books are deleted with their author when deleteBooks is
    //! set, and that an author with books is refused (ErrorKind::Conflict) when it is not.
    std::optional<Id<Author>> moveBooksTo{};
    bool deleteBooks = false;
};

//! The authors of the catalogue that is open. Methods return at once and are answered from another thread; use
//! deliver(). Reads may be cancelled, writes are answered once.
class AuthorStore {
public:
    virtual ~AuthorStore() = default;

    //! Up to \a limit rows of \a range, in order.
    virtual QFuture<Result<Page<Author>>> page(const AuthorQuery &query, const KeyRange &range, int limit) = 0;
    //! The key of every \a stride-th row of \a range, and the number of its rows.
    virtual QFuture<Result<Outline>> outline(const AuthorQuery &query, int stride, const KeyRange &range = {}) = 0;
    //! One author, or ErrorKind::Missing.
    virtual QFuture<Result<Author>> author(Id<Author> id) = 0;
    //! How many rows of the query stand before this author; absent when the query does not find it.
    virtual QFuture<Result<std::optional<qint64>>> place(const AuthorQuery &query, Id<Author> id) = 0;
    //! How many rows of the query stand before the first one that begins with \a typed, or before the place where it
    //! would stand; absent when the first level of the order is no text.
    virtual QFuture<Result<std::optional<qint64>>> seek(const AuthorQuery &query, const QString &typed) = 0;
    //! How many rows the query finds, counted to \a most at most.
    virtual QFuture<Result<qint64>> count(const AuthorQuery &query, qint64 most) = 0;

    //! Up to three names that resemble the words of a search that found nothing; none where the database cannot tell.
    virtual QFuture<Result<QStringList>> similar(const AuthorQuery &query) = 0;

    virtual QFuture<Result<Author>> add(const NewAuthor &author) = 0;
    //! Applies an edit if the fields still hold what the editor saw (or hold the new value already); else
    //! ErrorKind::Conflict, or ErrorKind::Missing when the author is gone. All fields or none.
    virtual QFuture<Result<Author>> apply(const AuthorEdit &edit) = 0;
    //! Deletes an author; the number of books that were moved or deleted with them.
    virtual QFuture<Result<qint64>> remove(const AuthorRemoval &removal) = 0;
};

} // namespace catalpa
