// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/id.h"
#include "base/result.h"
#include "core/search/page.h"

#include <QtCore/QFuture>

namespace catalpa {

//! Records of one kind in the order of a query, a page at a time. Methods return at once and are answered from another
//! thread; use deliver(). Reads may be cancelled.
template <typename RecordType, typename QueryType>
class PagedStore {
public:
    using Record = RecordType;
    using Query = QueryType;

    virtual ~PagedStore() = default;

    //! Up to \a limit rows of \a range, in order.
    virtual QFuture<Result<Page<Record>>> page(const Query &query, const KeyRange &range, int limit) = 0;
    //! The key of every \a stride-th row of \a range, and the number of its rows.
    virtual QFuture<Result<Outline>> outline(const Query &query, int stride, const KeyRange &range = {}) = 0;
    //! How many rows of the query stand before this record; absent when the query does not find it.
    virtual QFuture<Result<std::optional<qint64>>> place(const Query &query, Id<Record> id) = 0;
    //! How many rows of the query stand before the first one that begins with \a typed, or before the place where it
    //! would stand; absent when the first level of the order is no text.
    virtual QFuture<Result<std::optional<qint64>>> seek(const Query &query, const QString &typed) = 0;
    //! How many rows the query finds, counted to \a most at most.
    virtual QFuture<Result<qint64>> count(const Query &query, qint64 most) = 0;
    //! Up to three names or titles that resemble the words of a search that found nothing; none where the database
    //! cannot tell.
    virtual QFuture<Result<QStringList>> suggestions(const Query &query) = 0;
};

} // namespace catalpa
