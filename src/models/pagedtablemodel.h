// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/page.h"
#include "core/pending.h"
#include "models/catalogtablemodel.h"
#include "models/pagemap.h"

#include <algorithm>
#include <map>

namespace catalpa {

//! Pages of \a Record in the order of a \a Query, read from a \a Store. Subclasses say what stands in the cells.
template <typename Record, typename Query, typename Store>
class PagedTableModel : public CatalogTableModel {
public:
    static constexpr int pageSize = 200;
    static constexpr int keptPages = 40; //!< Pages in memory; the farthest from view go first.

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_map.rowCount(); }
    QString search() const override { return m_query.search; }
    bool isCounted() const override { return m_counted; }
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

    void refresh() override
    {
        m_outlineReply = Pending();
        m_firstPage = deliver(m_store.page(m_query, {}, pageSize), this, [this](const Result<Page<Record>> &page) {
            if (!page)
                return fail(page.error());
            showFirst(*page);
        });
    }

    void want(int firstRow, int lastRow) override
    {
        if (rowCount() == 0)
            return;
        m_wantedRow = std::clamp((firstRow + lastRow) / 2, 0, rowCount() - 1);
        const int first = m_map.placeOf(std::clamp(firstRow, 0, rowCount() - 1)).stretch;
        const int last = m_map.placeOf(std::clamp(lastRow, 0, rowCount() - 1)).stretch;
        // What is no longer to be seen need not arrive, unless it corrects what is there.
        std::erase_if(m_requests, [&](const auto &request) {
            const int stretch = request.first;
            return (stretch < first - 1 || stretch > last + 1) && !m_pages.contains(stretch);
        });
        for (int stretch = first; stretch <= last; ++stretch) {
            if (!m_pages.contains(stretch) && !m_requests.contains(stretch))
                read(stretch, m_map.range(stretch));
        }
    }

    int rowOf(qint64 id) const override
    {
        for (const auto &[stretch, rows] : m_pages) {
            const auto found =
                std::find_if(rows.cbegin(), rows.cend(), [id](const Record &record) { return record.id.value == id; });
            if (found != rows.cend())
                return m_map.firstRow(stretch) + int(std::distance(rows.cbegin(), found));
        }
        return -1;
    }

    void locate(qint64 id) override
    {
        m_placeReply = deliver(m_store.place(m_shownQuery, Id<Record>{id}), this,
                               [this, id](const Result<std::optional<qint64>> &place) {
                                   if (!place)
                                       return fail(place.error());
                                   const qint64 row = place->value_or(-1);
                                   Q_EMIT located(id, row < rowCount() ? int(row) : -1);
                               });
    }

    //! The record in a row, or nothing while it is not loaded.
    const Record *record(int row) const
    {
        if (row < 0 || row >= rowCount())
            return nullptr;
        const auto [stretch, offset] = m_map.placeOf(row);
        const auto page = m_pages.find(stretch);
        return page == m_pages.cend() || offset >= page->second.size() ? nullptr : &page->second.at(offset);
    }

    //! The database's newest version of a record: shown in place when the record is among the loaded ones.
    void update(const Record &record)
    {
        const int row = rowOf(record.id.value);
        if (row < 0)
            return;
        const auto [stretch, offset] = m_map.placeOf(row);
        m_pages[stretch][offset] = record;
        repaint(row);
    }

    //! A record was deleted: its row goes.
    void removeRecord(qint64 id)
    {
        const int row = rowOf(id);
        if (row < 0)
            return;
        const auto [stretch, offset] = m_map.placeOf(row);
        beginRemoveRows({}, row, row);
        m_pages[stretch].removeAt(offset);
        m_map.resize(stretch, int(m_pages[stretch].size()));
        endRemoveRows();
        if (m_counted)
            Q_EMIT counted();
    }

    Count count() const override
    {
        return {.rows = rowCount(),
                .certainty = m_counted ? Count::Exact
                    : rowCount() > 0   ? Count::AtLeast
                                       : Count::Unknown};
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

    QString alphabet() const override { return m_query.alphabet; }
    void setAlphabet(const QString &tag) override
    {
        if (tag != m_query.alphabet) {
            m_query.alphabet = tag;
            refresh();
        }
    }

    QString landmark(int row) const override
    {
        if (row < 0 || row >= rowCount())
            return {};
        const auto key = m_map.range(m_map.placeOf(row).stretch).first;
        return key ? key->values.value(0) : QString();
    }

    void seek(const QString &typed) override
    {
        m_seekReply =
            deliver(m_store.seek(m_shownQuery, typed), this, [this](const Result<std::optional<qint64>> &place) {
                if (!place)
                    return fail(place.error());
                Q_EMIT sought(*place ? int(std::min<qint64>(**place, rowCount() - 1)) : -1);
            });
    }

protected:
    PagedTableModel(Store &store, const Query &query, QObject *parent)
        : CatalogTableModel(parent)
        , m_store(store)
        , m_query(query)
        , m_shownQuery(query)
    {
        m_map.reset(0, {});
    }

    void repaint(int row) { Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1)); }
    //! What a column is sorted by, or nothing when there is no such column.
    virtual std::optional<typename Query::Sort> sortOf(int column) const = 0;
    //! The column that shows what is sorted by, or -1.
    virtual int columnOf(typename Query::Sort sort) const = 0;

private:
    void fail(const Error &error)
    {
        if (error.kind != ErrorKind::Cancelled)
            Q_EMIT failed(error);
    }

    void showFirst(const Page<Record> &page)
    {
        beginResetModel();
        m_shownQuery = m_query;
        m_requests.clear();
        m_pages.clear();
        m_pages[0] = page.rows;
        m_map.reset(int(page.rows.size()), page.next);
        m_counted = !page.next;
        m_wantedRow = 0;
        endResetModel();
        Q_EMIT loaded();
        if (m_counted)
            Q_EMIT counted();
        else
            readOutline();
    }

    void readOutline()
    {
        m_outlineReply = deliver(m_store.outline(m_shownQuery, pageSize), this, [this](const Result<Outline> &outline) {
            if (!outline)
                return fail(outline.error());
            showOutline(*outline);
        });
    }

    //! The rows that are shown stay where they are; those behind them appear as rows to be loaded.
    void showOutline(const Outline &outline)
    {
        PageMap whole;
        whole.setOutline(outline);
        whole.resize(0, int(m_pages[0].size()));
        // Somebody inserted or deleted between the two questions: a row would be shown twice, or not at all.
        const bool endsElsewhere = whole.range(0).end != m_map.range(0).end;
        if (whole.rowCount() > rowCount()) {
            beginInsertRows({}, rowCount(), whole.rowCount() - 1);
            m_map = whole;
            endInsertRows();
        } else {
            m_map = whole;
        }
        if (endsElsewhere)
            read(0, m_map.range(0));
        m_counted = true;
        Q_EMIT counted();
    }

    //! Reads a stretch to its end, however long it has grown; \a before are its rows before \a range.
    void read(int stretch, const KeyRange &range, const QList<Record> &before = {})
    {
        m_requests[stretch] = deliver(m_store.page(m_shownQuery, range, 2 * pageSize), this,
                                      [this, stretch, range, before](const Result<Page<Record>> &page) {
                                          m_requests.erase(stretch);
                                          if (!page)
                                              return fail(page.error());
                                          const QList<Record> rows = before + page->rows;
                                          if (page->next)
                                              return read(stretch, {page->next, range.end}, rows);
                                          show(stretch, rows);
                                      });
    }

    //! First the number of rows, then what stands in them: rows that come or go must leave the others as they were.
    void show(int stretch, const QList<Record> &rows)
    {
        const int start = m_map.firstRow(stretch);
        const int before = m_map.rowsIn(stretch);
        const auto now = int(rows.size());
        if (now > before) {
            beginInsertRows({}, start + before, start + now - 1);
            m_map.resize(stretch, now);
            endInsertRows();
        } else if (now < before) {
            beginRemoveRows({}, start + now, start + before - 1);
            m_map.resize(stretch, now);
            endRemoveRows();
        }
        m_pages[stretch] = rows;
        if (now > 0)
            Q_EMIT dataChanged(index(start, 0), index(start + now - 1, columnCount() - 1));
        forgetFarPages();
        if (now != before)
            Q_EMIT counted();
    }

    void forgetFarPages()
    {
        const int here = rowCount() > 0 ? m_map.placeOf(std::min(m_wantedRow, rowCount() - 1)).stretch : 0;
        while (int(m_pages.size()) > keptPages) {
            const int first = m_pages.cbegin()->first;
            const int last = m_pages.crbegin()->first;
            m_pages.erase(std::abs(first - here) > std::abs(last - here) ? first : last);
        }
    }

    Store &m_store;
    Query m_query; //!< What was asked last.
    Query m_shownQuery; //!< What the rows and the map are the answer to.
    PageMap m_map;
    std::map<int, QList<Record>> m_pages; //!< By stretch.
    std::map<int, Pending> m_requests; //!< By stretch.
    Pending m_firstPage;
    Pending m_outlineReply;
    Pending m_placeReply;
    Pending m_seekReply;
    int m_wantedRow = 0;
    bool m_counted = false;
};

} // namespace catalpa
