// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/printing/authorprintreader.h"

#include "base/text.h"
#include "ui/printing/printedrecords.h"

namespace catalpa::ui {

AuthorPrintReader::AuthorPrintReader(AuthorStore &authors, BookStore &books, const Outbox &outbox, Id<Author> author,
                                     const QString &collation, std::function<QString(qint64)> note)
    : m_authors(authors)
    , m_bookStore(books)
    , m_outbox(outbox)
    , m_author(author)
    , m_collation(collation)
    , m_note(std::move(note))
{
}

void AuthorPrintReader::start()
{
    m_reading = deliver(m_authors.author(m_author), this, [this](const Result<Author> &author) {
        if (!author)
            return Q_EMIT failed(author.error());
        readBooks(m_outbox.withEdits(*author));
    });
}

void AuthorPrintReader::readBooks(const Author &author)
{
    Printout printout{.heading = author.name, .note = {}, .paragraphs = paragraphsOf(author)};
    printout.columns = bookColumns();
    m_books = std::make_unique<PagedPrintReader<BookStore>>(
        m_bookStore,
        PagedPrintReader<BookStore>::Plan{
            .query = {.collation = m_collation, .authorId = m_author, .withDetails = true},
            .printout = printout,
            .add = [this](Printout &growing,
                          const Book &book) { return addRow(growing, bookCells(m_outbox.withEdits(book))); },
            .note = m_note,
            .rows = author.bookCount});
    connect(m_books.get(), &PrintReader::progressed, this, &PrintReader::progressed);
    connect(m_books.get(), &PrintReader::failed, this, &PrintReader::failed);
    connect(m_books.get(), &PrintReader::finished, this,
            [this](const Printout &whole) { Q_EMIT finished(withoutEmptyColumns(whole)); });
    m_books->start();
}

} // namespace catalpa::ui
