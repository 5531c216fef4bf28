// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/outbox/outbox.h"
#include "ui/printing/pagedprintreader.h"

namespace catalpa::ui {

//! Reads an author, with what is recorded of one, and all books by this author.
class AuthorPrintReader final : public PrintReader {
    Q_OBJECT

public:
    //! The stores and the outbox, whose edits are printed, must outlive it. \a collation is that of the books; \a note
    //! gets the number of books.
    AuthorPrintReader(AuthorStore &authors, BookStore &books, const Outbox &outbox, Id<Author> author,
                      const QString &collation, std::function<QString(qint64 books)> note);

    void start() override;

private:
    void readBooks(const Author &author);

    AuthorStore &m_authors;
    BookStore &m_bookStore;
    const Outbox &m_outbox;
    Id<Author> m_author;
    QString m_collation;
    std::function<QString(qint64)> m_note;
    Pending m_reading;
    std::unique_ptr<PagedPrintReader<BookStore>> m_books;
};

} // namespace catalpa::ui
