// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/paging/askedrows.h"

#include <QtCore/QTimer>

namespace catalpa {

//! Pages of \a Record in the order of a \a Query, read from a store. Subclasses say what stands in the
//! cells.
//! Instantiated for Author and Book.
template <typename Record, typename Query>
class PagedTableModel : public AskedRows<Record, Query> {
public:
    using Store = PagedStore<Record, Query>;
    using Arrival = CatalogueTableModel::Arrival;
    using Count = CatalogueTableModel::Count;

    static constexpr int pageSize = 200;
    static constexpr int keptPages = 40; //!< Pages in memory; the least recently used go first.
    static constexpr int mostChunks = 50'000; //!< Keys of the map in memory; pages of larger sets are longer.
    static constexpr int countedFirst = 1'000; //!< What a search finds is counted to here before all is.

    //! A new question: the rows of the one before go at once. What is still running is taken back, at the server too.
    void setQuery(const Query &query);
    //! A record was deleted: its row goes.
    void removeRecord(qint64 id);

    bool isCounted() const override { return m_isCounted; }
    bool isLoading() const override { return m_firstPage.isActive(); }
    Count count() const override;
    void refresh() override;
    void askAgain() override;
    void stop() override;
    Arrival arrival() const override;
    void setVisibleRows(int firstRow, int lastRow) override;
    void refreshVisible() override;
    void pin(qint64 id) override { m_pinned = id; }

protected:
    //! \a size is how many rows there are without a filter, as far as that is known. The store must outlive the model.
    PagedTableModel(Store &store, qint64 size, QObject *parent);

private:
    using Base = AskedRows<Record, Query>;
    using Purpose = PageRequests::Purpose;
    void begin(const Page<Record> &page);
    bool isLoaded(int chunk) const { return this->pages().contains(chunk); }
    void showFirst(const Page<Record> &page);
    void countFound();
    void readOutline();
    void showOutline(const Outline &outline);
    void readWanted();
    void read(int chunk, Purpose purpose);
    void showPage(int chunk, const Page<Record> &page);
    void forgetPages();
    void measure(int chunk);
    void showMeasured(int chunk, const KeyRange &range, const Outline &outline);

    qint64 m_size;
    int m_stride; //!< Rows from key to key of the map, and of a page.
    Pending m_firstPage;
    Pending m_counting;
    QTimer m_rest; //!< Until a view that passes by has come to rest.
    qint64 m_pinned = 0; //!< The record whose page stays.
    qint64 m_beyond = 0; //!< Rows that no view could show.
    Count m_count; //!< Until all are counted.
    bool m_isCounted = false;
};

extern template class PagedTableModel<Author, AuthorQuery>;
extern template class PagedTableModel<Book, BookQuery>;

} // namespace catalpa
