// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cataloguetablemodel.h"
#include "models/pagecache.h"
#include "models/pagemap.h"
#include "models/rowdiff.h"

namespace catalpa {

//! The rows of a catalogue table: where they are, and those that are loaded. Pages come from subclasses. What
//! colleagues do is told row by row, so that selection and current row stay on their record.
template <typename Record>
class PagedRows : public CatalogueTableModel {
public:
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_map.rowCount(); }

    int rowOf(qint64 id) const override
    {
        const auto place = m_pages.placeOf(id);
        return place ? m_map.firstRow(place->chunk) + place->offset : -1;
    }

    //! The record in a row, or nothing while it is not loaded.
    const Record *record(int row) const
    {
        if (row < 0 || row >= rowCount())
            return nullptr;
        const auto [chunk, offset] = m_map.placeOf(row);
        const QList<Record> *rows = m_pages.find(chunk);
        return rows && offset < rows->size() ? &rows->at(offset) : nullptr;
    }

    //! The database's newest version of a record: shown in place when the record is among the loaded ones.
    void update(const Record &record)
    {
        if (const auto place = m_pages.placeOf(record.id.value)) {
            m_pages.rows(place->chunk)[place->offset] = record;
            repaint(place->chunk, place->offset, place->offset);
        }
    }

protected:
    using CatalogueTableModel::CatalogueTableModel;

    const PageMap &map() const { return m_map; }
    const PageCache<Record> &pages() const { return m_pages; }
    PageCache<Record> &pages() { return m_pages; }

    void repaint(int chunk, int firstOffset, int lastOffset)
    {
        const int start = m_map.firstRow(chunk);
        Q_EMIT dataChanged(index(start + firstOffset, 0), index(start + lastOffset, columnCount() - 1));
    }

    //! Other rows, of which these are the first. Call it while the model is reset.
    void startWith(const Page<Record> &page)
    {
        m_pages.clear();
        m_pages.put(0, page.rows);
        m_map.reset(int(page.rows.size()), page.next);
    }

    //! The rows that are shown stay where they are; those behind them appear as rows to be loaded.
    void extend(const PageMap &whole)
    {
        const int more = whole.rowCount() - rowCount();
        if (more > 0)
            beginInsertRows({}, rowCount(), whole.rowCount() - 1);
        m_map = whole;
        if (more > 0)
            endInsertRows();
    }

    //! What stands in a stretch now.
    void show(int chunk, const QList<Record> &rows)
    {
        fetchStrays(chunk, rows);
        if (m_pages.contains(chunk))
            change(chunk, rows);
        else
            fill(chunk, rows);
    }

    //! A record was deleted: its row goes.
    void removeRow(const PageMap::Place &place) { removeRows(place.chunk, place.offset, 1); }

    //! The stretch goes on behind its page of \a pageRows rows: from \a next on it becomes a stretch of its own.
    void cut(int chunk, int pageRows, const Key &next)
    {
        const int before = m_map.rowsIn(chunk);
        const int end = m_map.firstRow(chunk) + before;
        const bool isRoomy = before > pageRows && !m_pages.contains(chunk);
        if (!isRoomy)
            beginInsertRows({}, end, end);
        m_map.cut(chunk, isRoomy ? pageRows : before, next, isRoomy ? before - pageRows : 1);
        renumber(chunk + 1, 1);
        if (!isRoomy)
            endInsertRows();
    }

    //! A stretch that is not loaded, as it was found to be.
    void divide(int chunk, const Outline &outline)
    {
        PageMap divided = m_map;
        divided.divide(chunk, outline);
        const int more = divided.rowCount() - rowCount();
        const int end = m_map.firstRow(chunk) + m_map.rowsIn(chunk);
        if (more > 0)
            beginInsertRows({}, end, end + more - 1);
        else if (more < 0)
            beginRemoveRows({}, end + more, end - 1);
        const int chunks = divided.chunkCount() - m_map.chunkCount();
        m_map = std::move(divided);
        renumber(chunk + 1, chunks);
        if (more > 0)
            endInsertRows();
        else if (more < 0)
            endRemoveRows();
    }

    //! Joins a stretch with its neighbours as long as they make one page of \a most rows, so that none is left without
    //! rows, where nobody would look for new ones.
    void joinSmall(int chunk, int most)
    {
        if (isJoinable(chunk, most))
            join(chunk);
        if (isJoinable(chunk - 1, most))
            join(chunk - 1);
    }

    //! Whether a page or an outline of the stretch is on its way.
    virtual bool isBusy(int chunk) const = 0;
    //! The stretches from \a first on have other numbers now.
    virtual void renumberRequests(int first, int by) = 0;

private:
    static QList<qint64> idsOf(const QList<Record> &rows)
    {
        QList<qint64> ids;
        ids.reserve(rows.size());
        for (const Record &record : rows)
            ids += record.id.value;
        return ids;
    }

    void renumber(int first, int by)
    {
        m_pages.renumber(first, by);
        renumberRequests(first, by);
    }

    //! Records of a page that are still shown where they stood before: their rows move here.
    void fetchStrays(int chunk, const QList<Record> &rows)
    {
        const QList<qint64> ids = idsOf(rows);
        QList<qint64> strays = m_pages.strays({ids.cbegin(), ids.cend()}, chunk);
        if (strays.isEmpty())
            return;
        std::sort(strays.begin(), strays.end(), [&ids](qint64 a, qint64 b) { return ids.indexOf(a) < ids.indexOf(b); });
        if (!m_pages.contains(chunk))
            resizeAtEnd(chunk, int(rows.size() - strays.size()));
        for (const qint64 id : std::as_const(strays))
            fetch(id, chunk, std::min(int(ids.indexOf(id)), m_map.rowsIn(chunk)));
    }

    void fetch(qint64 id, int chunk, int offset)
    {
        const PageMap::Place from = *m_pages.placeOf(id);
        const int row = m_map.firstRow(from.chunk) + from.offset;
        const bool moves = beginMoveRows({}, row, row, {}, m_map.firstRow(chunk) + offset);
        const Record record = m_pages.rows(from.chunk).takeAt(from.offset);
        m_map.resize(from.chunk, m_map.rowsIn(from.chunk) - 1);
        m_map.resize(chunk, m_map.rowsIn(chunk) + 1);
        if (m_pages.contains(chunk))
            m_pages.rows(chunk).insert(offset, record);
        if (moves)
            endMoveRows();
    }

    //! The rows of a stretch that was not loaded.
    void fill(int chunk, const QList<Record> &rows)
    {
        resizeAtEnd(chunk, int(rows.size()));
        m_pages.put(chunk, rows);
        if (!rows.isEmpty())
            repaint(chunk, 0, int(rows.size()) - 1);
    }

    //! The rows of a stretch that was loaded: each record keeps its row, wherever that is now.
    void change(int chunk, const QList<Record> &rows)
    {
        const QList<qint64> before = idsOf(m_pages.rows(chunk));
        const QList<qint64> now = idsOf(rows);
        QList<qint64> gone = before;
        gone.removeIf([kept = QSet<qint64>(now.cbegin(), now.cend())](qint64 id) { return kept.contains(id); });
        if (!gone.isEmpty())
            Q_EMIT departed(gone);
        for (const RowChange &step : rowDiff(before, now))
            take(chunk, step, rows);
        int first = int(rows.size());
        int last = -1;
        for (int offset = 0; offset < rows.size(); ++offset) {
            if (Record &shown = m_pages.rows(chunk)[offset]; shown != rows.at(offset)) {
                shown = rows.at(offset);
                first = std::min(first, offset);
                last = offset;
            }
        }
        if (last >= 0)
            repaint(chunk, first, last);
    }

    void take(int chunk, const RowChange &step, const QList<Record> &rows)
    {
        const int row = m_map.firstRow(chunk) + step.first;
        QList<Record> &page = m_pages.rows(chunk);
        switch (step.kind) {
        case RowChange::Remove:
            return removeRows(chunk, step.first, step.count);
        case RowChange::Insert:
            beginInsertRows({}, row, row + step.count - 1);
            for (int offset = step.first; offset < step.first + step.count; ++offset)
                page.insert(offset, rows.at(offset));
            m_map.resize(chunk, int(page.size()));
            return endInsertRows();
        case RowChange::Move:
            beginMoveRows({}, row, row, {}, m_map.firstRow(chunk) + step.to + (step.to > step.first ? 1 : 0));
            page.move(step.first, step.to);
            return endMoveRows();
        }
    }

    void removeRows(int chunk, int offset, int count)
    {
        const int row = m_map.firstRow(chunk) + offset;
        beginRemoveRows({}, row, row + count - 1);
        m_pages.rows(chunk).remove(offset, count);
        m_map.resize(chunk, m_map.rowsIn(chunk) - count);
        endRemoveRows();
    }

    void resizeAtEnd(int chunk, int rows)
    {
        const int start = m_map.firstRow(chunk);
        const int before = m_map.rowsIn(chunk);
        if (rows > before) {
            beginInsertRows({}, start + before, start + rows - 1);
            m_map.resize(chunk, rows);
            endInsertRows();
        } else if (rows < before) {
            beginRemoveRows({}, start + rows, start + before - 1);
            m_map.resize(chunk, rows);
            endRemoveRows();
        }
    }

    bool isJoinable(int chunk, int most) const
    {
        if (chunk < 0 || chunk + 1 >= m_map.chunkCount() || isBusy(chunk) || isBusy(chunk + 1))
            return false;
        const int rows = m_map.rowsIn(chunk);
        const int rowsBehind = m_map.rowsIn(chunk + 1);
        return rows == 0 || rowsBehind == 0
            || (m_pages.contains(chunk) && m_pages.contains(chunk + 1) && rows + rowsBehind <= most);
    }

    void join(int chunk)
    {
        if (m_pages.contains(chunk) && m_pages.contains(chunk + 1))
            m_pages.rows(chunk) += m_pages.rows(chunk + 1);
        else
            m_pages.erase(chunk);
        m_pages.erase(chunk + 1);
        m_map.join(chunk);
        renumber(chunk + 2, -1);
    }

    PageMap m_map;
    PageCache<Record> m_pages;
};

} // namespace catalpa
