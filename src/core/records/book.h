// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/author.h"

namespace catalpa {

//! A book, as recorded in public.books, with the name of its author.
struct Book {
    Id<Book> id;
    QString title;
    Id<Author> authorId;
    QString authorName;
    QDateTime createdAt; //!< UTC, milliseconds.
    std::optional<QString> sortTitle{}; //!< What the book is filed under, "Hobbit"; absent without sort keys.
    std::optional<QString> authorCountry{};
    std::optional<BookDetails> details{}; //!< Same rules as Author::details.

    bool operator==(const Book &) const = default;
};

//! What is typed for a book that does not exist yet.
struct NewBook {
    QString title;
    Id<Author> authorId; //!< None for a book of newAuthor.
    std::optional<NewAuthor> newAuthor{}; //!< Added together with the book: both or neither.
    BookDetails details{};

    bool operator==(const NewBook &) const = default;
};

} // namespace catalpa
