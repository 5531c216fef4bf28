// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pagedstore.h"
#include "core/search/query.h"
#include "models/paging/pagedrows.h"

#include <QtCore/QTimer>

namespace catalpa {

//! Pages of \a Record in the order of a \a Query, read from a store. Subclasses say what stands in the
//! cells.
//! Instantiated for Author and Book.
template <typename Record, typename Query>
class PagedTableModel : public PagedRows<Record> {
public:
    using Count = CatalogueTableModel::Count;
    using Store = PagedStore<Record, Query>;

    static constexpr int pageSize = 200;
    static constexpr int keptPages = 40; //!< Pages in memory; the least recently used go first.
    static constexpr int mostChunks = 50'000; //!< Keys of the map in memory; pages of larger sets are longer.
    static constexpr int countedFirst = 1'000; //!< What a search finds is counted to here before all is.

    const Query &query() const { return m_query; }
    //! A new question: its first page replaces the rows as soon as it is there, until then they are those of the
    //! question before; a question that is still running is taken back, at the server too.
    void setQuery(const Query &query);
    //! A record was deleted: its row goes.
    void removeRecord(qint64 id);

    bool isCounted() const override { return m_isCounted; }
    bool isLoading() const override { return m_firstPage.isActive(); }
    Count count() const override;
    void refresh() override;
    void setVisibleRows(int firstRow, int lastRow) override;
    void refreshVisible() override;
    void pin(qint64 id) override { m_pinned = id; }
    void locate(qint64 id) override;
    void seek(const QString &typed) override;
    QString scrollLabel(int row) const override;
    QFuture<Result<QStringList>> suggestions() const override { return m_store.suggestions(m_query); }

protected:
    //! \a size is how many rows there are without a filter, as far as that is known. The store must outlive the model.
    PagedTableModel(Store &store, qint64 size, QObject *parent);

private:
    using Purpose = PageRequests::Purpose;

    //! Calls \a show with what is answered, or tells of the failure.
    template <typename T, typename Show>
    Pending ask(const QFuture<Result<T>> &reply, Show show)
    {
        return deliver(reply, this, [this, show](const Result<T> &result) {
            if (result)
                show(*result);
            else
                fail(result.error());
        });
    }
    void fail(const Error &error);
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
    void locateSought();

    Store &m_store;
    qint64 m_size;
    int m_stride; //!< Rows from key to key of the map, and of a page.
    Query m_query; //!< What was asked last.
    Query m_shownQuery; //!< What the rows and the map are the answer to.
    Pending m_firstPage;
    Pending m_counting;
    Pending m_placeReply;
    Pending m_seekReply;
    QTimer m_rest; //!< Until a view that passes by has come to rest.
    qint64 m_pinned = 0; //!< The record whose page stays.
    qint64 m_sought = 0; //!< The record that is to be located once all chunks are measured.
    qint64 m_beyond = 0; //!< Rows that no view could show.
    Count m_count; //!< Until all are counted.
    bool m_isCounted = false;
};

extern template class PagedTableModel<Author, AuthorQuery>;
extern template class PagedTableModel<Book, BookQuery>;

} // namespace catalpa
