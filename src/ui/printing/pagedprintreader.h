// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/search/page.h"
#include "ui/printing/pages/printjobs.h"
#include "ui/printing/printreader.h"

#include <algorithm>
#include <functional>

namespace catalpa::ui {

//! How many letters a record brings, which decides how many are read at once.
inline qsizetype lettersOf(const Author &author)
{
    return author.name.size() + author.bio.value_or(QString()).size();
}
inline qsizetype lettersOf(const Book &book)
{
    return book.title.size() + (book.details ? book.details->text(BookField::Notes).size() : 0);
}

//! Reads what a query finds, page by page, each record into one part of a printout. \a Store is AuthorStore or
//! BookStore, and must outlive it.
template <typename Store>
class PagedPrintReader final : public PrintReader {
public:
    using Record = typename Store::Record;

    struct Plan {
        typename Store::Query query;
        Printout printout; //!< What is added to.
        std::function<qint64(Printout &, const Record &)> add; //!< Answers how many letters it has added.
        std::function<QString(qint64 rows)> note; //!< For Printout::note, when all are read.
        qint64 rows = 0; //!< How many there are; 0 where that is not known.
    };

    PagedPrintReader(Store &store, Plan plan)
        : m_store(store)
        , m_plan(std::move(plan))
    {
    }

    ~PagedPrintReader() override { printjobs::discard(std::move(m_plan.printout)); }

    void start() override
    {
        if (const auto why = tooMuch(m_plan.rows, 0))
            return void(QMetaObject::invokeMethod(
                this, [this, why = *why] { Q_EMIT failed(why); }, Qt::QueuedConnection));
        readNext();
    }

private:
    static constexpr int firstPage = 25; // Records; a page of the longest biographies can still be taken.
    static constexpr int largestPage = 1'000;
    static constexpr qint64 lettersOfPage = 1'000'000;

    void readNext()
    {
        m_reading = deliver(m_store.page(m_plan.query, {.first = m_next}, m_atOnce), this,
                            [this](const Result<Page<Record>> &page) { take(page); });
    }

    void take(const Result<Page<Record>> &page)
    {
        if (!page)
            return Q_EMIT failed(page.error());
        qint64 read = 1;
        for (const Record &record : page->rows) {
            m_letters += m_plan.add(m_plan.printout, record);
            read += lettersOf(record);
        }
        m_rows += page->rows.size();
        if (const auto why = tooMuch(m_rows, m_letters))
            return Q_EMIT failed(*why);
        Q_EMIT progressed(m_rows, m_plan.rows);
        m_next = page->next;
        m_atOnce = int(std::clamp<qint64>(page->rows.size() * lettersOfPage / read, 1,
                                          std::clamp<qint64>(2 * page->rows.size(), 1, largestPage)));
        if (m_next)
            return readNext();
        m_plan.printout.note = m_plan.note(m_rows);
        Q_EMIT finished(m_plan.printout);
    }

    Store &m_store;
    Plan m_plan;
    std::optional<Key> m_next;
    int m_atOnce = firstPage;
    qint64 m_rows = 0;
    qint64 m_letters = 0;
    Pending m_reading;
};

} // namespace catalpa::ui
