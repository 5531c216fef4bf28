// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cataloguereader.h"

namespace catalpa::test {

//! A catalogue in memory, for what is made of its answers. Finds everything, in the order of the lists.
class ShelfReader final : public CatalogueReader {
public:
    ShelfReader() { found.hasCountry = true; }

    const CatalogueCapabilities &capabilities() const override { return found; }
    Result<QByteArray> authorsAsJson(int most) override;
    Result<QByteArray> booksAsJson(Id<Author> author, int most) override;
    Result<Author> author(Id<Author> id) override;
    Result<Book> book(Id<Book> id) override;
    Result<Page<Author>> authors(const AuthorQuery &query, const KeyRange &range, int limit) override;
    Result<Page<Book>> books(const BookQuery &query, const KeyRange &range, int limit) override;
    Result<qint64> countAuthors(const AuthorQuery &query, qint64 most) override;
    Result<qint64> countBooks(const BookQuery &query, qint64 most) override;

    CatalogueCapabilities found{};
    QList<Author> shelvedAuthors;
    QList<Book> shelvedBooks;
    std::optional<Error> trouble; //!< What every question comes to.
    AuthorQuery askedAuthors{}; //!< The last question.
    BookQuery askedBooks{};
    KeyRange askedRange{};
};

} // namespace catalpa::test
