// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/paging/pagedtablemodel.h"

#include "wording/celltext.h"

#include <algorithm>
#include <chrono>

namespace catalpa {
namespace {

//! Two digits are as many as an estimate is worth.
qint64 rounded(qint64 estimate)
{
    qint64 unit = 1;
    while (estimate / unit >= 100)
        unit *= 10;
    return (estimate + unit / 2) / unit * unit;
}

} // namespace

template <typename Record, typename Query>
PagedTableModel<Record, Query>::PagedTableModel(Store &store, qint64 size, QObject *parent)
    : PagedRows<Record>(parent)
    , m_store(store)
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
    m_query = query;
    refresh();
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::refresh()
{
    m_counting.cancel();
    m_placeReply.cancel();
    m_seekReply.cancel();
    m_firstPage = ask(m_store.page(m_query, {}, m_stride), [this](const Page<Record> &page) { showFirst(page); });
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
QString PagedTableModel<Record, Query>::scrollLabel(int row) const
{
    if (row < 0 || row >= this->rowCount())
        return {};
    const auto &key = this->map().key(this->map().positionOf(row).chunk);
    return key ? labelText(key->label) : QString();
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::seek(const QString &typed)
{
    m_seekReply = ask(m_store.seek(m_shownQuery, typed), [this](std::optional<qint64> place) {
        const int last = this->rowCount() - 1;
        Q_EMIT this->sought(place ? int(std::min<qint64>(*place, last)) : -1);
    });
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::locate(qint64 id)
{
    m_sought = id;
    locateSought();
}

//! Not before all chunks are measured: the row might lie behind those that are known.
template <typename Record, typename Query>
void PagedTableModel<Record, Query>::locateSought()
{
    if (m_sought == 0 || this->requests().isMeasuring())
        return;
    const qint64 id = std::exchange(m_sought, 0);
    m_placeReply = ask(m_store.place(m_shownQuery, Id<Record>{id}), [this, id](std::optional<qint64> place) {
        const qint64 row = place.value_or(-1);
        Q_EMIT this->located(id, row < this->rowCount() ? int(row) : -1);
    });
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::fail(const Error &error)
{
    if (error.kind != ErrorKind::Cancelled)
        Q_EMIT this->failed(error);
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::showFirst(const Page<Record> &page)
{
    this->beginResetModel();
    m_shownQuery = m_query;
    m_rest.stop();
    this->startWith(page);
    m_isCounted = !page.next;
    m_beyond = 0;
    m_count = {page.rows.size(), Count::AtLeast};
    if (const qint64 size = rounded(m_size); m_shownQuery.isUnfiltered() && size > page.rows.size())
        m_count = {size, Count::Estimated};
    this->endResetModel();
    Q_EMIT this->loaded();
    if (m_isCounted)
        Q_EMIT this->counted();
    else if (m_shownQuery.isUnfiltered())
        readOutline();
    else
        countFound();
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::countFound()
{
    m_counting = ask(m_store.count(m_shownQuery, countedFirst + 1), [this](qint64 found) {
        m_count = found > countedFirst ? Count{countedFirst, Count::AtLeast} : Count{found, Count::Exact};
        Q_EMIT this->counted();
        readOutline();
    });
}

template <typename Record, typename Query>
void PagedTableModel<Record, Query>::readOutline()
{
    m_counting = ask(m_store.outline(m_shownQuery, m_stride), [this](const Outline &outline) { showOutline(outline); });
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
            return fail(page.error());
        showPage(now, *page);
    };
    this->requests().keepReply(
        number, deliver(m_store.page(m_shownQuery, this->map().range(chunk), 2 * m_stride), this, std::move(reply)));
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
    this->show(chunk, page.rows);
    this->joinSmall(chunk, m_stride);
    forgetPages();
    if (this->rowCount() != rowsBefore || page.next)
        Q_EMIT this->counted();
    readWanted();
    locateSought();
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
            fail(outline.error());
        Q_EMIT this->counted();
        locateSought();
    };
    this->requests().keepReply(number, deliver(m_store.outline(m_shownQuery, m_stride, range), this, std::move(reply)));
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
