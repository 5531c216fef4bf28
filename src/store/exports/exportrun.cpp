// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/exports/exportrun.h"

#include "base/text.h"
#include "core/records/details.h"
#include "exchange/catalogue/bookrecord.h"
#include "store/reading/pgcataloguereader.h"
#include "store/recordreads.h"

#include <QtCore/QSet>

#include <algorithm>
#include <limits>

namespace catalpa::store {

using exchange::ExportReport;

namespace {

// Pages have so many letters, if their number of rows can bring that about: biographies and details can be long.
constexpr qint64 usualLetters = 1'000'000;
constexpr int firstPage = 25; // Books; a page of the longest biographies is still an answer that can be taken.
constexpr int largestPage = 2'000;
constexpr qint64 mostCounted = 10'000'000; // Books.
constexpr qsizetype mostLosses = 100; // Sentences.

using Authors = QHash<qint64, Author>;

Result<Authors> authorsOf(db::Session &session, const QList<Book> &books, const CatalogueCapabilities &capabilities)
{
    QSet<qint64> ids;
    for (const Book &book : books)
        ids += book.authorId.value;
    return readUncountedAuthors(session, ids.values(), capabilities).map([](const QList<Author> &found) {
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
        letters += book.title.size() + (book.details ? lettersOf(*book.details) : 0);
    for (const Author &author : authors)
        letters += author.bio.value_or(QString()).size() + (author.details ? lettersOf(*author.details) : 0);
    const qint64 fitting = books.size() * usualLetters / letters;
    return int(std::clamp(fitting, qint64(1), std::clamp<qint64>(2 * books.size(), 1, largestPage)));
}

Failure otherRows()
{
    return failure(ErrorKind::Conflict,
                   Text::tr("The list has changed since these rows were selected, so other books would be exported. "
                            "Nothing was written. Select them again."));
}

} // namespace

ExportRun::ExportRun(db::Session &session, const CatalogueCapabilities &capabilities,
                     const exchange::ExportWishes &wishes, exchange::BookExchange::Stop stop,
                     exchange::BookExchange::Progress progress)
    : m_session(session)
    , m_capabilities(capabilities)
    , m_wishes(wishes)
    , m_stop(std::move(stop))
    , m_progress(std::move(progress))
    , m_atOnce(firstPage)
{
}

Result<ExportReport> ExportRun::run(exchange::RecordWriter &writer)
{
    const auto writeAll = [&] {
        return m_wishes.ids    ? writeChosen(writer)
            : m_wishes.authors ? writeOfAuthors(writer)
                               : count().and_then([&] { return writeFound(writer, m_wishes.query); });
    };
    return writer.begin().and_then(writeAll).and_then([&] { return writer.finish(); }).map([&] { return m_report; });
}

//! Only somebody who watches wants to know how many there are.
Result<> ExportRun::count()
{
    for (const exchange::ExportWishes::Rows &rows : m_wishes.rows)
        m_total += rows.end - rows.first;
    if (!m_progress || m_total > 0)
        return {};
    return PgCatalogueReader(m_session, m_capabilities)
        .countBooks(m_wishes.query, mostCounted)
        .map([this](qint64 books) { m_total = books < mostCounted ? books : 0; });
}

Result<> ExportRun::writeOfAuthors(exchange::RecordWriter &writer)
{
    for (const Id<Author> author : *m_wishes.authors) {
        BookQuery query = m_wishes.query;
        query.authorId = author;
        if (const auto written = writeFound(writer, query); !written)
            return written;
    }
    return {};
}

//! Those of a page that begins with the row \a first. ErrorKind::Conflict when they are not those that were selected.
Result<QList<Book>> ExportRun::wanted(const QList<Book> &page, qint64 first) const
{
    if (m_wishes.rows.isEmpty())
        return page;
    const auto isOther = [&page, first](qint64 row, const std::optional<Id<Book>> &selected) {
        return selected && row >= first && row < first + page.size() && page.at(row - first).id != *selected;
    };
    QList<Book> books;
    for (const exchange::ExportWishes::Rows &rows : m_wishes.rows) {
        if (isOther(rows.first, rows.firstBook) || isOther(rows.end - 1, rows.lastBook))
            return otherRows();
        const qint64 begin = std::clamp<qint64>(rows.first - first, 0, page.size());
        const qint64 end = std::clamp<qint64>(rows.end - first, begin, page.size());
        books += page.mid(begin, end - begin);
    }
    return books;
}

Result<> ExportRun::writeFound(exchange::RecordWriter &writer, const BookQuery &query)
{
    PgCatalogueReader reader(m_session, m_capabilities);
    const qint64 last = m_wishes.rows.isEmpty() ? std::numeric_limits<qint64>::max() : m_wishes.rows.last().end;
    KeyRange range;
    qint64 row = 0;
    do {
        if (const auto going = checkStop(); !going)
            return going;
        const auto page = reader.books(query, range, m_atOnce);
        if (!page)
            return passOn(page);
        const auto written =
            wanted(page->rows, row).and_then([&](const QList<Book> &books) { return writePage(writer, books); });
        if (!written)
            return written;
        row += page->rows.size();
        range.first = page->next;
    } while (range.first && row < last);
    return m_wishes.rows.isEmpty() || row >= last ? Result<>() : otherRows();
}

Result<> ExportRun::writeChosen(exchange::RecordWriter &writer)
{
    m_total = m_wishes.ids->size();
    for (qsizetype begin = 0, size = 0; begin < m_wishes.ids->size(); begin += size) {
        if (const auto going = checkStop(); !going)
            return going;
        size = std::min<qsizetype>(m_atOnce, m_wishes.ids->size() - begin);
        const QList<qint64> ids = m_wishes.ids->mid(begin, size);
        auto books = readBooks(m_session, ids, m_capabilities);
        if (!books)
            return passOn(books);
        QHash<qint64, qsizetype> places;
        for (const qint64 id : ids)
            places.insert(id, places.size());
        std::sort(books->begin(), books->end(), [&places](const Book &one, const Book &other) {
            return places.value(one.id.value) < places.value(other.id.value);
        });
        if (const auto written = writePage(writer, *books); !written)
            return written;
    }
    return {};
}

Result<> ExportRun::writePage(exchange::RecordWriter &writer, const QList<Book> &page)
{
    const auto whole = withDetails(m_session, page, m_capabilities);
    if (!whole)
        return passOn(whole);
    const QList<Book> &books = *whole;
    const auto authors = authorsOf(m_session, books, m_capabilities);
    if (!authors)
        return passOn(authors);
    for (const Book &book : books) {
        Author author = authors->value(book.authorId.value);
        if (author.id.value == 0)
            author.name = book.authorName;
        if (const auto written = write(writer, book, author); !written)
            return written;
    }
    if (!books.isEmpty())
        m_atOnce = nextPage(books, *authors);
    if (m_progress) {
        m_progress({.stage = exchange::ExchangeProgress::Stage::Records,
                    .done = m_report.books,
                    .total = std::max(m_total, m_report.books),
                    .books = m_report.books});
    }
    return {};
}

Result<> ExportRun::write(exchange::RecordWriter &writer, const Book &book, const Author &author)
{
    const auto losses = writer.write(exchange::recordOf(book, author, m_wishes.format));
    if (!losses)
        return passOn(losses);
    ++m_report.books;
    for (const QString &loss : *losses) {
        if (m_report.losses.contains(loss) || m_report.losses.size() < mostLosses)
            ++m_report.losses[loss];
    }
    return {};
}

Result<> ExportRun::checkStop() const
{
    if ((m_stop && *m_stop) || (m_session.interrupt() && m_session.interrupt()()))
        return failure(ErrorKind::Cancelled, Text::tr("This was stopped."));
    return {};
}

} // namespace catalpa::store
