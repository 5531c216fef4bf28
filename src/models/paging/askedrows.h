// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pagedstore.h"
#include "core/search/query.h"
#include "models/paging/pagedrows.h"

namespace catalpa {

//! Rows that are the answer to a \a Query: what is asked of its store, what has failed of that, and where single
//! records stand among them. Subclasses read the rows. Instantiated for Author and Book.
template <typename Record, typename Query>
class AskedRows : public PagedRows<Record> {
public:
    using Store = PagedStore<Record, Query>;

    const Query &query() const { return m_query; }
    bool isLacking() const override { return m_lacks != 0; }
    void locate(qint64 id) override;
    void seek(const QString &typed) override;
    QString scrollLabel(int row) const override;
    QFuture<Result<QStringList>> suggestions() const override { return m_store.suggestions(m_query); }

protected:
    //! What has failed, or was stopped, and has not been answered since.
    enum Lack { Nothing = 0, FirstPage = 1, Number = 2, Pages = 4, Place = 8 };

    AskedRows(Store &store, QObject *parent)
        : PagedRows<Record>(parent)
        , m_store(store)
    {
    }

    Store &store() const { return m_store; }
    //! The rows are to be the answer to another question.
    void setAsked(const Query &query) { m_query = query; }
    int lacks() const { return m_lacks; }
    void setLacks(int lacks) { m_lacks = lacks; }

    //! Calls \a show with what is answered, or tells of the failure.
    template <typename T, typename Show>
    Pending ask(Lack lack, const QFuture<Result<T>> &reply, Show show)
    {
        return deliver(reply, this, [this, lack, show](const Result<T> &result) {
            if (!result)
                return fail(lack, result.error());
            m_lacks &= ~int(lack);
            show(*result);
            Q_EMIT this->progressed();
        });
    }
    void fail(Lack lack, const Error &error);
    //! Shows a page as show() does. While it does, and while rows are counted again, nothing is located.
    bool showRows(int chunk, const QList<Record> &rows);
    //! Records came or went that may stand among the rows which are not loaded, or have stood there: asks how many rows
    //! there are, and makes those fit. Does nothing when all are loaded.
    void countAgain();
    //! To be called when the number of rows is known better: what was looked for may be found now.
    void locateSought();
    //! Takes back the questions where records stand.
    void cancelPlaces();

private:
    bool isAllLoaded() const;
    void fit(qint64 count);

    Store &m_store;
    Query m_query;
    int m_lacks = Nothing;
    bool m_isShowing = false;
    Pending m_countReply;
    Pending m_placeReply;
    Pending m_seekReply;
    qint64 m_sought = 0; //!< The record that is to be located once all chunks are measured.
};

extern template class AskedRows<Author, AuthorQuery>;
extern template class AskedRows<Book, BookQuery>;

} // namespace catalpa
