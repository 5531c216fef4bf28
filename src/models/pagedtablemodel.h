// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "models/pagedrows.h"
#include "wording/celltext.h"

#include <QtCore/QTimer>

#include <chrono>

namespace catalpa {

//! Pages of \a Record in the order of a \a Query, read from a \a Store. Subclasses say what stands in the cells.
template <typename Record, typename Query, typename Store>
class PagedTableModel : public PagedRows<Record> {
    using Rows = PagedRows<Record>;

public:
    using Count = CatalogueTableModel::Count;
    using SortColumn = CatalogueTableModel::SortColumn;

    static constexpr int pageSize = 200;
    static constexpr int keptPages = 40; //!< Pages in memory; the least recently wanted go first.
    static constexpr int mostChunks = 50'000; //!< Keys of the map in memory; pages of larger sets are longer.
    static constexpr int countedFirst = 1'000; //!< What a search finds is counted to here before all is.

    QString search() const override { return m_query.search; }
    bool isCounted() const override { return m_isCounted; }
    bool isLoading() const override { return m_firstPage.isActive(); }

    const Query &query() const { return m_query; }
    //! A new question: its first page replaces the rows as soon as it is there, until then they are those of the
    //! question before; a question that is still running is taken back, at the server too.
    void setQuery(const Query &query)
    {
        m_query = query;
        refresh();
    }

    void setSearch(const QString &text) override
    {
        if (text != m_query.search) {
            m_query.search = text;
            refresh();
        }
    }

    QString collation() const override { return m_query.collation; }
    void setAlphabet(const QString &tag) override
    {
        if (tag != m_query.collation) {
            m_query.collation = tag;
            refresh();
        }
    }

    QList<SortColumn> sorting() const override
    {
        QList<SortColumn> levels;
        for (const auto &level : m_query.order) {
            if (const int column = columnOf(level.column); column >= 0)
                levels += SortColumn{column, level.order, level.nothingFirst};
        }
        return levels;
    }

    void setSorting(const QList<SortColumn> &levels) override
    {
        typename Query::Order order;
        for (const SortColumn &level : levels) {
            const auto sort = sortOf(level.column);
            const bool isNew = sort && std::none_of(order.cbegin(), order.cend(), [&](const auto &earlier) {
                                   return earlier.column == *sort;
                               });
            if (isNew)
                order += {*sort, level.order, level.nothingFirst};
        }
        if (order.isEmpty() || order == m_query.order)
            return;
        m_query.order = order;
        refresh();
    }

    bool isSortable(int column) const override { return sortOf(column).has_value(); }

    void refresh() override
    {
        m_counting.cancel();
        m_placeReply.cancel();
        m_seekReply.cancel();
        m_firstPage = deliver(m_store.page(m_query, {}, m_stride), this, [this](const Result<Page<Record>> &page) {
            if (!page)
                return fail(page.error());
            showFirst(*page);
        });
    }

    void want(int firstRow, int lastRow) override
    {
        if (this->rowCount() == 0)
            return;
        const Seen before = seen();
        const bool goesDown = firstRow > m_firstRow;
        const bool goesUp = firstRow < m_firstRow;
        m_firstRow = firstRow;
        m_lastRow = lastRow;
        const Seen now = seen();
        if (now.first > before.last + 1 || now.last < before.first - 1)
            m_direction = 0; // A leap has none.
        else if (goesDown || goesUp)
            m_direction = goesDown ? 1 : -1;
        for (int chunk = now.first; chunk <= now.last; ++chunk)
            this->pages().want(chunk);
        // Whoever leaves a place before its rows are there drags on; what counts is where the hand comes to rest.
        if (leaveBehind() || (m_rest.isActive() && now != before))
            m_rest.start();
        else if (!m_rest.isActive())
            ask();
    }

    void keep(qint64 id) override { m_kept = id; }

    void refreshVisible() override
    {
        if (!m_isCounted)
            return;
        const Seen now = seen();
        for (int chunk = now.first; chunk <= now.last; ++chunk)
            read(chunk, Purpose::Seen);
        if (const auto kept = this->pages().placeOf(m_kept))
            read(kept->chunk, Purpose::Seen);
    }

    //! A record was deleted: its row goes.
    void removeRecord(qint64 id)
    {
        const auto place = this->pages().placeOf(id);
        if (!place)
            return;
        this->removeRow(*place);
        this->joinSmall(place->chunk, m_stride);
        if (m_isCounted)
            Q_EMIT this->counted();
    }

    void locate(qint64 id) override
    {
        m_sought = id;
        locateSought();
    }

    Count count() const override
    {
        if (!m_isCounted)
            return m_count;
        return {.rows = this->rowCount() + m_beyond, .certainty = isMeasuring() ? Count::AtLeast : Count::Exact};
    }

    QString scrollLabel(int row) const override
    {
        if (row < 0 || row >= this->rowCount())
            return {};
        const auto &key = this->map().key(this->map().placeOf(row).chunk);
        if (!key)
            return {};
        const QString value = key->values.value(0);
        switch (m_shownQuery.order.first().column) {
        case Query::Sort::Country: // Its key begins with whether there is none.
            return value == QLatin1String("true") ? cellText(std::nullopt) : key->values.value(1);
        case Query::Sort::Added:
            return cellText(QDateTime::fromString(value.left(19), Qt::ISODate));
        default:
            return value;
        }
    }

    void seek(const QString &typed) override
    {
        m_seekReply =
            deliver(m_store.seek(m_shownQuery, typed), this, [this](const Result<std::optional<qint64>> &place) {
                if (!place)
                    return fail(place.error());
                const int last = this->rowCount() - 1;
                Q_EMIT this->sought(*place ? int(std::min<qint64>(**place, last)) : -1);
            });
    }

protected:
    //! \a size is how many rows there are without a filter, as far as that is known.
    PagedTableModel(Store &store, const Query &query, qint64 size, QObject *parent)
        : Rows(parent)
        , m_store(store)
        , m_size(size)
        , m_stride(pageSize * int(1 + std::clamp<qint64>(size / (qint64(pageSize) * mostChunks), 0, 99)))
        , m_query(query)
        , m_shownQuery(query)
    {
        this->startWith({});
        m_rest.setSingleShot(true);
        m_rest.setInterval(std::chrono::milliseconds(40));
        QObject::connect(&m_rest, &QTimer::timeout, this, [this] { ask(); });
    }

    //! A record shows something else now.
    void repaintRecord(qint64 id)
    {
        if (const auto place = this->pages().placeOf(id))
            this->repaint(place->chunk, place->offset, place->offset);
    }
    //! What a column is sorted by, or nothing when there is no such column.
    virtual std::optional<typename Query::Sort> sortOf(int column) const = 0;
    //! The column that shows what is sorted by, or -1.
    virtual int columnOf(typename Query::Sort sort) const = 0;
    //! Whether a query finds everything.
    virtual bool isUnfiltered(const Query &query) const = 0;

private:
    enum class Purpose {
        Seen, //!< Its rows are to be seen, or correct what is there.
        Ahead, //!< Its rows will be seen next when the view moves on.
        Measure //!< How long is it?
    };
    struct Request {
        int chunk = 0;
        Purpose purpose{};
        Pending pending{};
    };
    //! The stretches that rows are to be seen of.
    struct Seen {
        int first = 0;
        int last = 0;

        bool contains(int chunk) const { return chunk >= first && chunk <= last; }
        bool operator==(const Seen &) const = default;
    };

    void fail(const Error &error)
    {
        if (error.kind != ErrorKind::Cancelled)
            Q_EMIT this->failed(error);
    }

    void showFirst(const Page<Record> &page)
    {
        this->beginResetModel();
        m_shownQuery = m_query;
        m_requests.clear();
        m_rest.stop();
        this->startWith(page);
        m_isCounted = !page.next;
        m_beyond = 0;
        m_firstRow = m_lastRow = m_direction = 0;
        m_count = {page.rows.size(), Count::AtLeast};
        if (const qint64 size = rounded(m_size); isUnfiltered(m_shownQuery) && size > page.rows.size())
            m_count = {size, Count::Estimated};
        this->endResetModel();
        Q_EMIT this->loaded();
        if (m_isCounted)
            Q_EMIT this->counted();
        else if (isUnfiltered(m_shownQuery))
            readOutline();
        else
            countFound();
    }

    //! Two digits are as many as an estimate is worth.
    static qint64 rounded(qint64 estimate)
    {
        qint64 unit = 1;
        while (estimate / unit >= 100)
            unit *= 10;
        return (estimate + unit / 2) / unit * unit;
    }

    void countFound()
    {
        m_counting = deliver(m_store.count(m_shownQuery, countedFirst + 1), this, [this](const Result<qint64> &found) {
            if (!found)
                return fail(found.error());
            m_count = *found > countedFirst ? Count{countedFirst, Count::AtLeast} : Count{*found, Count::Exact};
            Q_EMIT this->counted();
            readOutline();
        });
    }

    void readOutline()
    {
        m_counting = deliver(m_store.outline(m_shownQuery, m_stride), this, [this](const Result<Outline> &outline) {
            if (!outline)
                return fail(outline.error());
            showOutline(*outline);
        });
    }

    void showOutline(const Outline &outline)
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

    Seen seen() const
    {
        const int last = this->rowCount() - 1;
        if (last < 0)
            return {};
        return {this->map().placeOf(std::clamp(m_firstRow, 0, last)).chunk,
                this->map().placeOf(std::clamp(m_lastRow, 0, last)).chunk};
    }

    //! The stretch that comes into view next, or -1.
    int chunkAhead() const
    {
        const int chunk = m_direction > 0 ? seen().last + 1 : m_direction < 0 ? seen().first - 1 : -1;
        return chunk < this->map().chunkCount() ? chunk : -1;
    }

    //! What is no longer to be seen need not arrive, unless it corrects what is there. True when somebody waited for
    //! it.
    bool leaveBehind()
    {
        bool left = false;
        const Seen now = seen();
        for (auto &[number, request] : m_requests) {
            if (request.purpose == Purpose::Ahead && now.contains(request.chunk))
                request.purpose = Purpose::Seen;
        }
        std::erase_if(m_requests, [&, ahead = chunkAhead()](const auto &entry) {
            const Request &request = entry.second;
            if (request.purpose == Purpose::Measure || now.contains(request.chunk)
                || this->pages().contains(request.chunk))
                return false;
            if (request.purpose == Purpose::Ahead)
                return request.chunk != ahead;
            left = true;
            return true;
        });
        return left;
    }

    bool isAsked(int chunk) const
    {
        return std::any_of(m_requests.cbegin(), m_requests.cend(), [chunk](const auto &entry) {
            return entry.second.chunk == chunk && entry.second.purpose != Purpose::Measure;
        });
    }

    bool isMeasuring() const
    {
        return std::any_of(m_requests.cbegin(), m_requests.cend(),
                           [](const auto &entry) { return entry.second.purpose == Purpose::Measure; });
    }

    bool isBusy(int chunk) const override
    {
        return std::any_of(m_requests.cbegin(), m_requests.cend(),
                           [chunk](const auto &entry) { return entry.second.chunk == chunk; });
    }

    void renumberRequests(int first, int by) override
    {
        for (auto &[number, request] : m_requests)
            request.chunk += request.chunk < first ? 0 : by;
    }

    //! Asks for what is to be seen, and once that is here for what will be.
    void ask()
    {
        bool isHere = true;
        for (int chunk = seen().first; chunk <= seen().last; ++chunk) {
            if (!this->pages().contains(chunk)) {
                read(chunk, Purpose::Seen);
                isHere = false;
            }
        }
        if (const int ahead = chunkAhead(); isHere && ahead >= 0 && !this->pages().contains(ahead))
            read(ahead, Purpose::Ahead);
    }

    //! Reads a stretch, unless that has been asked for.
    void read(int chunk, Purpose purpose)
    {
        if (isAsked(chunk))
            return;
        const quint64 number = ++m_lastRequest;
        auto reply = [this, number](const Result<Page<Record>> &page) {
            const auto request = m_requests.extract(number);
            if (!page)
                return fail(page.error());
            showPage(request.mapped().chunk, *page);
        };
        m_requests[number] = {
            chunk, purpose,
            deliver(m_store.page(m_shownQuery, this->map().range(chunk), 2 * m_stride), this, std::move(reply))};
    }

    void showPage(int chunk, const Page<Record> &page)
    {
        const int rowsBefore = this->rowCount();
        std::erase_if(m_requests, [chunk](const auto &entry) { return entry.second.chunk == chunk; });
        if (page.next) {
            this->cut(chunk, int(page.rows.size()), *page.next);
            measure(chunk + 1);
        }
        this->show(chunk, page.rows);
        this->joinSmall(chunk, m_stride);
        const auto kept = this->pages().placeOf(m_kept);
        this->pages().forget(keptPages, [now = seen(), kept](int loaded) {
            return now.contains(loaded) || (kept && kept->chunk == loaded);
        });
        if (this->rowCount() != rowsBefore || page.next)
            Q_EMIT this->counted();
        if (!m_rest.isActive())
            ask();
        locateSought();
    }

    //! A stretch of which only the beginning is known: its outline is read in the background.
    void measure(int chunk)
    {
        const quint64 number = ++m_lastRequest;
        const KeyRange range = this->map().range(chunk);
        auto reply = [this, number, range](const Result<Outline> &outline) {
            const int now = m_requests.extract(number).mapped().chunk;
            if (!outline)
                fail(outline.error());
            else if (this->map().range(now) == range && !this->pages().contains(now))
                showParts(now, *outline);
            Q_EMIT this->counted();
            locateSought();
        };
        m_requests[number] = {chunk, Purpose::Measure,
                              deliver(m_store.outline(m_shownQuery, m_stride, range), this, std::move(reply))};
    }

    void showParts(int chunk, const Outline &outline)
    {
        // Whoever waits for the whole stretch gets the part that is to be seen.
        std::erase_if(m_requests, [chunk](const auto &entry) { return entry.second.chunk == chunk; });
        this->divide(chunk, outline);
        ask();
    }

    //! Not before all stretches are measured: the row might lie behind those that are known.
    void locateSought()
    {
        if (m_sought == 0 || isMeasuring())
            return;
        const qint64 id = std::exchange(m_sought, 0);
        m_placeReply = deliver(m_store.place(m_shownQuery, Id<Record>{id}), this,
                               [this, id](const Result<std::optional<qint64>> &place) {
                                   if (!place)
                                       return fail(place.error());
                                   const qint64 row = place->value_or(-1);
                                   Q_EMIT this->located(id, row < this->rowCount() ? int(row) : -1);
                               });
    }

    Store &m_store;
    qint64 m_size;
    int m_stride; //!< Rows from key to key of the map, and of a page.
    Query m_query; //!< What was asked last.
    Query m_shownQuery; //!< What the rows and the map are the answer to.
    std::map<quint64, Request> m_requests;
    quint64 m_lastRequest = 0;
    Pending m_firstPage;
    Pending m_counting;
    Pending m_placeReply;
    Pending m_seekReply;
    QTimer m_rest; //!< Until a hand that drags has come to rest.
    int m_firstRow = 0; //!< What is to be seen.
    int m_lastRow = 0;
    int m_direction = 0; //!< Where the view goes: 1 down, -1 up.
    qint64 m_kept = 0; //!< The record whose page stays.
    qint64 m_sought = 0; //!< The record that is to be located once all stretches are measured.
    qint64 m_beyond = 0; //!< Rows that no view could show.
    Count m_count; //!< Until all are counted.
    bool m_isCounted = false;
};

} // namespace catalpa
