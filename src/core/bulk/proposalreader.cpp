// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/bulk/proposalreader.h"

#include "base/futures.h"
#include "base/text.h"

#include <algorithm>

namespace catalpa {
namespace {

using Rows = ProposalSource::Rows;

bool contains(const QList<Rows> &rows, qint64 row)
{
    return rows.isEmpty() || std::any_of(rows.cbegin(), rows.cend(), [row](const Rows &range) {
               return row >= range.first && row < range.end;
           });
}

//! How many of the rows stand before one.
qint64 placeIn(const QList<Rows> &rows, qint64 row)
{
    if (rows.isEmpty())
        return row;
    qint64 place = 0;
    for (const Rows &range : rows)
        place += std::max<qint64>(0, std::min(row, range.end) - range.first);
    return place;
}

} // namespace

ProposalReader::ProposalReader(AuthorStore &authors, BookStore &books, ProposalSource source, Recipes recipes,
                               QObject *parent)
    : QObject(parent)
    , m_authors(authors)
    , m_books(books)
    , m_source(std::move(source))
    , m_recipes(std::move(recipes))
{
}

ProposalReader::~ProposalReader()
{
    *m_isStopped = true;
}

void ProposalReader::start()
{
    if (const auto *authors = std::get_if<QList<Author>>(&m_source.records))
        return work(*authors, m_recipes.author);
    if (const auto *books = std::get_if<QList<Book>>(&m_source.records))
        return work(*books, m_recipes.book);
    readNext();
}

void ProposalReader::readNext()
{
    const KeyRange range{.first = m_next};
    if (const auto *query = std::get_if<AuthorQuery>(&m_source.query)) {
        m_pending = deliver(m_authors.page(*query, range, rowsOfPage), this,
                            [this](const Result<Page<Author>> &page) { takePage(page, m_recipes.author); });
    } else {
        m_pending = deliver(m_books.page(std::get<BookQuery>(m_source.query), range, rowsOfPage), this,
                            [this](const Result<Page<Book>> &page) { takePage(page, m_recipes.book); });
    }
}

template <typename Record>
void ProposalReader::takePage(const Result<Page<Record>> &page, const Recipe<Record> &recipe)
{
    if (!page)
        return Q_EMIT failed(page.error());
    m_next = page->next;
    work(page->rows, recipe);
}

template <typename Record>
void ProposalReader::work(const QList<Record> &records, const Recipe<Record> &recipe)
{
    // Records at hand are those that count; pages have others too.
    const bool isPage = std::holds_alternative<std::monostate>(m_source.records);
    const QList<Rows> rows = isPage ? m_source.rows : QList<Rows>();
    const auto job = [records, recipe, rows, seen = m_source.seen, first = m_row,
                      isStopped = m_isStopped]() -> Result<Worked> {
        Worked worked;
        qint64 row = first - 1;
        for (const Record &record : records) {
            if (*isStopped)
                return failure(ErrorKind::Cancelled, {});
            if (!contains(rows, ++row))
                continue;
            auto proposed = recipe(record, placeIn(rows, row));
            if (!proposed)
                return passOn(proposed);
            ++worked.records;
            if (seen.contains(record.id.value))
                worked.met += record.id.value;
            if (*proposed)
                worked.proposals += **proposed;
        }
        return worked;
    };
    m_row += records.size();
    m_pending = deliver(inBackground(job), this, [this](const Result<Worked> &worked) { take(worked); });
}

void ProposalReader::take(const Result<Worked> &worked)
{
    if (!worked)
        return Q_EMIT failed(worked.error());
    m_proposals += worked->proposals;
    m_records += worked->records;
    const bool isAllRead = !m_source.rows.isEmpty() && m_row >= m_source.rows.last().end;
    m_isTooMuch = m_records > mostRecords;
    m_source.seen -= worked->met;
    const bool isEnd = !m_next || isAllRead || m_isTooMuch;
    if (isEnd && !m_isTooMuch && !m_source.seen.isEmpty()) {
        return Q_EMIT failed({ErrorKind::Conflict,
                              Text::tr("Somebody else has added or deleted rows meanwhile. Choose the rows again."),
                              {}});
    }
    if (isEnd)
        return Q_EMIT finished();
    Q_EMIT progressed(m_records);
    readNext();
}

} // namespace catalpa
