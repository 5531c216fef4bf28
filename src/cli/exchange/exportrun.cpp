// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/exchange/exportrun.h"

#include "base/text.h"
#include "cli/await.h"
#include "cli/exchange/bookrecord.h"
#include "store/reading/pgcataloguereader.h"
#include "store/recordreads.h"

#include <QtCore/QSet>

#include <algorithm>

namespace catalpa::cli {
namespace {

// Pages have so many letters, if their number of rows can bring that about: biographies can be long.
constexpr qint64 usualLetters = 1'000'000;
constexpr int firstPage = 25; // Books; a page of the longest biographies is still an answer that can be taken.
constexpr int largestPage = 2'000;
constexpr qsizetype mostLosses = 100; // Sentences.

using Authors = QHash<qint64, Author>;

Result<Authors> authorsOf(db::Session &session, const QList<Book> &books, const CatalogueCapabilities &capabilities)
{
    QSet<qint64> ids;
    for (const Book &book : books)
        ids += book.authorId.value;
    return store::readAuthors(session, ids.values(), capabilities).map([](const QList<Author> &found) {
        Authors authors;
        for (const Author &author : found)
            authors.insert(author.id.value, author);
        return authors;
    });
}

//! How many books the next page has, when these were so many letters.
int nextPage(const QList<Book> &books, const Authors &authors)
{
    qint64 letters = 1;
    for (const Book &book : books)
        letters += book.title.size();
    for (const Author &author : authors)
        letters += author.bio.value_or(QString()).size();
    const qint64 fitting = books.size() * usualLetters / letters;
    return int(std::clamp(fitting, qint64(1), std::clamp<qint64>(2 * books.size(), 1, largestPage)));
}

class Pages final {
public:
    Pages(exchange::Format format, exchange::RecordWriter &writer)
        : m_format(format)
        , m_writer(writer)
    {
    }

    Result<> write(const QList<Book> &books, const Authors &authors)
    {
        for (const Book &book : books) {
            Author author = authors.value(book.authorId.value);
            if (author.id.value == 0)
                author.name = book.authorName;
            const auto losses = m_writer.write(recordOf(book, author, m_format));
            if (!losses)
                return passOn(losses);
            ++m_report.books;
            for (const QString &loss : *losses) {
                if (m_report.losses.contains(loss) || m_report.losses.size() < mostLosses)
                    ++m_report.losses[loss];
            }
        }
        return {};
    }
    const ExportReport &report() const { return m_report; }

private:
    exchange::Format m_format;
    exchange::RecordWriter &m_writer;
    ExportReport m_report;
};

Result<> writeAll(db::Session &session, const CatalogueCapabilities &capabilities, const BookQuery &query, Pages &pages)
{
    store::PgCatalogueReader reader(session, capabilities);
    KeyRange range;
    int atOnce = firstPage;
    do {
        if (session.interrupt() && session.interrupt()())
            return failure(Interruption::error());
        const auto page = reader.books(query, range, atOnce);
        if (!page)
            return passOn(page);
        const auto authors = authorsOf(session, page->rows, capabilities);
        if (!authors)
            return passOn(authors);
        if (const auto written = pages.write(page->rows, *authors); !written)
            return written;
        atOnce = nextPage(page->rows, *authors);
        range.first = page->next;
    } while (range.first);
    return {};
}

} // namespace

Result<ExportReport> exportBooks(db::Session &session, const CatalogueCapabilities &capabilities,
                                 const BookQuery &query, exchange::Format format, exchange::RecordWriter &writer)
{
    Pages pages(format, writer);
    return writer.begin()
        .and_then([&] { return writeAll(session, capabilities, query, pages); })
        .and_then([&] { return writer.finish(); })
        .map([&] { return pages.report(); });
}

} // namespace catalpa::cli
