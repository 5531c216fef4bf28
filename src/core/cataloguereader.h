// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"

namespace catalpa {

//! A catalogue at one moment, for who only reads: all answers of one reader are of the same state of the database.
//! Methods block, in the thread of the reader. Values that no column could hold are ErrorKind::Invalid.
class CatalogueReader {
public:
    virtual ~CatalogueReader() = default;

    virtual const CatalogueCapabilities &capabilities() const = 0;

    //! All authors as Prisma Client's author.findMany() gives them to res.json(): the same bytes, the same order, which
    //! is the database's own. More than \a most of them are ErrorKind::Invalid.
    virtual Result<QByteArray> authorsAsJson(int most) = 0;
    //! The same for book.findMany({ where: { authorId } }).
    virtual Result<QByteArray> booksAsJson(Id<Author> author, int most) = 0;

    //! ErrorKind::Missing where there is none.
    virtual Result<Author> author(Id<Author> id) = 0;
    virtual Result<Book> book(Id<Book> id) = 0;

    //! See PagedStore.
    virtual Result<Page<Author>> authors(const AuthorQuery &query, const KeyRange &range, int limit) = 0;
    virtual Result<Page<Book>> books(const BookQuery &query, const KeyRange &range, int limit) = 0;
    //! How many the query finds, counted to \a most at most.
    virtual Result<qint64> countAuthors(const AuthorQuery &query, qint64 most) = 0;
    virtual Result<qint64> countBooks(const BookQuery &query, qint64 most) = 0;
};

} // namespace catalpa
