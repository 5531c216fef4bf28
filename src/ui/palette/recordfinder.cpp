// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/recordfinder.h"

#include "core/records/likeness.h"

using namespace std::chrono_literals;

namespace catalpa::ui {
namespace {

constexpr int most = 5; // Of each kind.

} // namespace

RecordFinder::RecordFinder(AuthorStore &authors, BookStore &books, QObject *parent)
    : QObject(parent)
    , m_authors(authors)
    , m_books(books)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(120ms);
    connect(&m_pause, &QTimer::timeout, this, &RecordFinder::ask);
}

void RecordFinder::seek(const QString &text)
{
    m_authorSearch = {};
    m_bookSearch = {};
    m_text = text.trimmed();
    m_error.reset();
    m_pause.stop();
    if (!m_text.isEmpty())
        m_pause.start();
}

void RecordFinder::ask()
{
    AuthorQuery authors;
    authors.search = searchForName(m_text);
    if (authors.search.isEmpty())
        authors.search = m_text;
    m_authorSearch = deliver(m_authors.page(authors, {}, most), this, [this](const Result<Page<Author>> &page) {
        page ? Q_EMIT authorsFound(page->rows) : void(m_error = page.error());
        Q_EMIT answered();
    });
    BookQuery books;
    books.search = searchForTitle(m_text);
    if (books.search.isEmpty())
        books.search = m_text;
    m_bookSearch = deliver(m_books.page(books, {}, most), this, [this](const Result<Page<Book>> &page) {
        page ? Q_EMIT booksFound(page->rows) : void(m_error = page.error());
        Q_EMIT answered();
    });
}

} // namespace catalpa::ui
