// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/book.h"
#include "models/cataloguetablemodel.h"
#include "models/paging/pagecache.h"
#include "models/paging/pagemap.h"
#include "models/paging/pagerequests.h"
#include "models/paging/rowdiff.h"

namespace catalpa {

//! Rows of a catalogue table: where they are, those that are loaded, and the requests for others. Pages come from
//! subclasses. What colleagues do is told row by row, so that selection and current row stay on their record.
//! Instantiated for Author and Book.
template <typename Record>
class PagedRows : public CatalogueTableModel {
public:
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_map.rowCount(); }
    int rowOf(qint64 id) const override;
    //! The record in a row, or null while it is not loaded.
    const Record *record(int row) const;
    //! All records that are loaded.
    QList<Record> loadedRecords() const { return m_pages.all(); }
    //! The database's newest version of a record: shown in place when the record is among the loaded ones.
    void update(const Record &record);

protected:
    using CatalogueTableModel::CatalogueTableModel;

    const PageMap &map() const { return m_map; }
    const PageCache<Record> &pages() const { return m_pages; }
    PageCache<Record> &pages() { return m_pages; }
    const PageRequests &requests() const { return m_requests; }
    PageRequests &requests() { return m_requests; }

    //! A record shows something else now.
    void repaintRecord(qint64 id);
    //! Other rows, of which these are the first; no requests. Call it while the model is reset.
    void startWith(const Page<Record> &page);
    //! The rows that are shown stay where they are; those behind them appear as rows to be loaded.
    void extend(const PageMap &whole);
    //! What stands in a chunk now. True when a loaded one has other records than before.
    bool show(int chunk, const QList<Record> &rows);
    //! Makes the rows of a chunk more or fewer at its end.
    void resizeAtEnd(int chunk, int rows);
    //! A record was deleted: its row goes.
    void removeRow(const PageMap::Position &position) { removeFromChunk(position.chunk, position.offset, 1); }
    //! The chunk goes on behind its page of \a pageRows rows: from \a next on it becomes a chunk of its own.
    void cut(int chunk, int pageRows, const Key &next);
    //! A chunk that is not loaded, as it was found to be.
    void divide(int chunk, const Outline &outline);
    //! Joins a chunk with its neighbours as long as they make one page of \a most rows, so that none is left without
    //! rows, where nobody would look for new ones.
    void joinSmall(int chunk, int most);

private:
    void repaint(int chunk, int firstOffset, int lastOffset);
    void renumber(int first, int by);
    void fetchStrays(int chunk, const QList<Record> &rows);
    void fetch(qint64 id, int chunk, int offset);
    void fill(int chunk, const QList<Record> &rows);
    bool change(int chunk, const QList<Record> &rows);
    QList<qint64> replace(int chunk, const QList<Record> &rows);
    void take(int chunk, const RowChange &step, const QList<Record> &rows);
    void removeFromChunk(int chunk, int offset, int count);
    bool isJoinable(int chunk, int most) const;
    void join(int chunk);

    PageMap m_map;
    PageCache<Record> m_pages;
    PageRequests m_requests;
};

extern template class PagedRows<Author>;
extern template class PagedRows<Book>;

} // namespace catalpa
