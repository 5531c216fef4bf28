// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/paging/pagedtablemodel.h"

#include <algorithm>
#include <chrono>

namespace catalpa {
template <typename Record, typename Query>
PagedTableModel<Record, Query>::PagedTableModel(Store &store, qint64 size, QObject *parent)
    : AskedRows<Record, Query>(store, parent)
    , m_size(size)
    , m_stride(pageSize * int(1 + std::clamp<qint64>(size / (qint64(pageSize) * mostChunks), 0, 99)))
{
    this->startWith({});
    m_rest.setSingleShot(true);
    m_rest.setInterval(std::chrono::milliseconds(40));
    QObject::connect(&m_rest, &QTimer::timeout, this, [this] {
        this->requests().settle();
        readWanted();
    });
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::setQuery(const Query &query)
{
    if (query != this->query()) {
        this->beginResetModel();
        this->setAsked(query);
        begin({});
        m_isCounted = false;
        m_count = {};
        this->endResetModel();
        Q_EMIT this->asked();
    }
    refresh();
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::begin(const Page<Record> &page)
{
    m_rest.stop();
    this->setLacks(Base::Nothing);
    m_beyond = 0;
    this->startWith(page);
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::refresh()
{
    m_counting.cancel();
    this->cancelPlaces();
    m_firstPage = this->ask(Base::FirstPage, this->store().page(this->query(), {}, m_stride),
                            [this](const Page<Record> &page) { showFirst(page); });
    Q_EMIT this->progressed();
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::askAgain()
{
    const int lacks = this->lacks();
    if (lacks & Base::FirstPage)
        return m_firstPage.isActive() ? void() : refresh();
    if (lacks & Base::Number && !m_counting.isActive())
        this->query().isUnfiltered() ? readOutline() : countFound();
    if (lacks & Base::Place)
        this->locateSought();
    if (lacks & Base::Pages)
        refreshVisible();
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::stop()
{
    this->setLacks(this->lacks() | (m_firstPage.isActive() ? Base::FirstPage : 0)
                   | (m_counting.isActive() ? Base::Number : 0) | (this->requests().isAnyAsked() ? Base::Pages : 0));
    m_firstPage.cancel();
    m_counting.cancel();
    this->cancelPlaces();
    this->requests().dropAll();
    Q_EMIT this->progressed();
}

template <typename Record, typename Query>
auto PagedTableModel<Record, Query>::arrival() const -> Arrival
{
    if (m_firstPage.isActive() && this->rowCount() == 0)
        return Arrival::Awaited;
    if (this->lacks() & Base::FirstPage && this->rowCount() == 0)
        return Arrival::Missing;
    switch (this->requests().arrival(this->map(), [this](int chunk) { return isLoaded(chunk); })) {
    case PageRequests::Arrival::Here:
        return Arrival::Here;
    case PageRequests::Arrival::Asked:
        return Arrival::Awaited;
    case PageRequests::Arrival::NotAsked:
        break;
    }
    return this->lacks() & Base::Pages ? Arrival::Missing : Arrival::Here; // The view is passing by.
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::setVisibleRows(int firstRow, int lastRow)
{
    if (this->rowCount() == 0)
        return;
    const bool isPassing =
        this->requests().setVisibleRows(firstRow, lastRow, this->map(), [this](int chunk) { return isLoaded(chunk); });
    const auto [first, last] = this->requests().visible(this->map());
    for (int chunk = first; chunk <= last; ++chunk)
        this->pages().touch(chunk);
    if (isPassing)
        m_rest.start();
    readWanted();
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::refreshVisible()
{
    if (!m_isCounted)
        return;
    const auto [first, last] = this->requests().visible(this->map());
    for (int chunk = first; chunk <= last; ++chunk)
        read(chunk, Purpose::Seen);
    if (const auto pinned = this->pages().positionOf(m_pinned))
        read(pinned->chunk, Purpose::Seen);
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::removeRecord(qint64 id)
{
    const auto position = this->pages().positionOf(id);
    if (!position)
        return;
    this->removeRow(*position);
    this->joinSmall(position->chunk, m_stride);
    if (m_isCounted)
        Q_EMIT this->counted();
}

template <typename Record, typename Query>
auto PagedTableModel<Record, Query>::count() const -> Count
{
    if (!m_isCounted)
        return m_count;
    return {.rows = this->rowCount() + m_beyond,
            .certainty = this->requests().isMeasuring() ? Count::AtLeast : Count::Exact};
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::showFirst(const Page<Record> &page)
{
    this->beginResetModel();
    begin(page);
    m_isCounted = !page.next;
    m_count = Count::estimated(page.rows.size(), this->query().isUnfiltered() ? m_size : 0);
    this->endResetModel();
    Q_EMIT this->loaded();
    if (m_isCounted)
        Q_EMIT this->counted();
    else if (this->query().isUnfiltered())
        readOutline();
    else
        countFound();
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::countFound()
{
    m_counting = this->ask(Base::Number, this->store().count(this->query(), countedFirst + 1), [this](qint64 found) {
        m_count = found > countedFirst ? Count{countedFirst, Count::AtLeast} : Count{found, Count::Exact};
        Q_EMIT this->counted();
        readOutline();
    });
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::readOutline()
{
    m_counting = this->ask(Base::Number, this->store().outline(this->query(), m_stride),
                           [this](const Outline &outline) { showOutline(outline); });
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::showOutline(const Outline &outline)
{
    PageMap whole;
    whole.setOutline(outline);
    m_beyond = outline.count - whole.rowCount();
    whole.resize(0, this->map().rowsIn(0));
    // Somebody inserted or deleted between the two questions: a row would be shown twice, or not at all.
    const bool endsElsewhere = whole.range(0).end != this->map().range(0).end;
    this->extend(whole);
    m_isCounted = true;
    if (endsElsewhere)
        read(0, Purpose::Seen);
    Q_EMIT this->counted();
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::readWanted()
{
    for (const auto &[chunk, purpose] :
         this->requests().wanted(this->map(), [this](int number) { return isLoaded(number); }))
        read(chunk, purpose);
}

//! Reads a chunk, unless that has been asked for.
template <typename Record, typename Query>
void PagedTableModel<Record, Query>::read(int chunk, Purpose purpose)
{
    if (this->requests().isAsked(chunk))
        return;
    const quint64 number = this->requests().add(chunk, purpose);
    auto reply = [this, number](const Result<Page<Record>> &page) {
        const int now = this->requests().take(number);
        if (!page)
            return this->fail(Base::Pages, page.error());
        this->setLacks(this->lacks() & ~int(Base::Pages));
        showPage(now, *page);
        Q_EMIT this->progressed();
    };
    this->requests().keepReply(
        number,
        deliver(this->store().page(this->query(), this->map().range(chunk), 2 * m_stride), this, std::move(reply)));
    Q_EMIT this->progressed();
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::showPage(int chunk, const Page<Record> &page)
{
    const int rowsBefore = this->rowCount();
    this->requests().drop(chunk);
    if (page.next) {
        this->cut(chunk, int(page.rows.size()), *page.next);
        measure(chunk + 1);
    }
    const bool areOthers = this->showRows(chunk, page.rows);
    this->joinSmall(chunk, m_stride);
    forgetPages();
    if (this->rowCount() != rowsBefore || page.next)
        Q_EMIT this->counted();
    if (this->rowCount() != rowsBefore || areOthers)
        this->countAgain();
    readWanted();
    this->locateSought();
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::forgetPages()
{
    const auto pinned = this->pages().positionOf(m_pinned);
    this->pages().forget(keptPages, [seen = this->requests().visible(this->map()), pinned](int chunk) {
        return seen.contains(chunk) || (pinned && pinned->chunk == chunk);
    });
}

//! A chunk of which only the beginning is known: its outline is read in the background.
template <typename Record, typename Query>
void PagedTableModel<Record, Query>::measure(int chunk)
{
    const quint64 number = this->requests().add(chunk, Purpose::Measure);
    const KeyRange range = this->map().range(chunk);
    auto reply = [this, number, range](const Result<Outline> &outline) {
        const int now = this->requests().take(number);
        if (outline)
            showMeasured(now, range, *outline);
        else
            this->fail(Base::Pages, outline.error());
        Q_EMIT this->counted();
        this->countAgain();
        this->locateSought();
    };
    this->requests().keepReply(number,
                               deliver(this->store().outline(this->query(), m_stride, range), this, std::move(reply)));
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::showMeasured(int chunk, const KeyRange &range, const Outline &outline)
{
    if (this->map().range(chunk) != range || isLoaded(chunk))
        return;
    // Whoever waits for the whole chunk gets the part that is visible.
    this->requests().drop(chunk);
    this->divide(chunk, outline);
    readWanted();
}

template class PagedTableModel<Author, AuthorQuery>;
template class PagedTableModel<Book, BookQuery>;

} // namespace catalpa
