// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/futures.h"
#include "core/catalogue.h"
#include "store/executors.h"
#include "store/listing/listing.h"
#include "store/listing/search.h"
#include "store/listing/suggestions.h"

namespace catalpa::store {

//! How one kind of record is read.
template <typename Record, typename Query>
struct RecordReader {
    Listing (*listing)(const Query &query, const CatalogueCapabilities &capabilities);
    Record (*recordFrom)(const db::Rows &rows, int row);
    int keyColumn = 0; //!< Where the key's texts begin in a page.
    SearchScope scope{};
    QList<NamedTable> names; //!< Where suggestions are looked for.
};

//! The reading side of \a Store, AuthorStore or BookStore, in PostgreSQL: listings, and what is asked about them.
template <typename Store>
class PgPagedStore : public Store {
public:
    using Record = typename Store::Record;
    using Query = typename Store::Query;

    QFuture<Result<Page<Record>>> page(const Query &query, const KeyRange &range, int limit) override
    {
        return ask<Page<Record>>(
            m_executors.reads, query,
            [range, limit, reader = m_reader](db::Session &session, const Listing &list) -> Result<Page<Record>> {
                return readPage(session, list, range, limit).map([&](const db::Rows &rows) {
                    return pageFrom<Record>(rows, list, limit, reader.keyColumn, reader.recordFrom);
                });
            });
    }

    QFuture<Result<Outline>> outline(const Query &query, int stride, const KeyRange &range = {}) override
    {
        return ask<Outline>(m_executors.counts, query, [stride, range](db::Session &session, const Listing &list) {
            return readOutline(session, list, stride, range);
        });
    }

    QFuture<Result<std::optional<qint64>>> place(const Query &query, Id<Record> id) override
    {
        return ask<std::optional<qint64>>(m_executors.reads, query, [id](db::Session &session, const Listing &list) {
            return readPlace(session, list, id.value);
        });
    }

    QFuture<Result<std::optional<qint64>>> seek(const Query &query, const QString &typed) override
    {
        return ask<std::optional<qint64>>(m_executors.reads, query, [typed](db::Session &session, const Listing &list) {
            return seekText(session, list, typed);
        });
    }

    QFuture<Result<qint64>> count(const Query &query, qint64 most) override
    {
        return ask<qint64>(m_executors.counts, query, [most](db::Session &session, const Listing &list) {
            return countRows(session, list, most);
        });
    }

    QFuture<Result<QStringList>> suggestions(const Query &query) override
    {
        if (!m_capabilities.hasReadingIndex || !checkSearch(query.search))
            return QtFuture::makeReadyFuture(Result<QStringList>(QStringList()));
        std::optional<Id<Author>> author;
        if constexpr (requires { query.authorId; })
            author = query.authorId;
        return m_executors.reads.read(
            [names = m_reader.names, search = parseSearch(query.search, m_reader.scope), author](db::Session &session) {
                return readSuggestions(session, names, search, author);
            });
    }

protected:
    PgPagedStore(const Executors &executors, const CatalogueCapabilities &capabilities,
                 const RecordReader<Record, Query> &reader)
        : m_executors(executors)
        , m_capabilities(capabilities)
        , m_reader(reader)
    {
    }

    const Executors &executors() const { return m_executors; }
    const CatalogueCapabilities &capabilities() const { return m_capabilities; }

private:
    //! Asks \a work, a function of (Session &, const Listing &), unless the search cannot be answered.
    template <typename T, typename Work>
    QFuture<Result<T>> ask(db::Executor &executor, const Query &query, Work work) const
    {
        if (const auto valid = checkSearch(query.search); !valid)
            return QtFuture::makeReadyFuture(Result<T>(passOn(valid)));
        return executor.read([list = m_reader.listing(query, m_capabilities), work](db::Session &session) -> Result<T> {
            return work(session, list);
        });
    }

    Executors m_executors;
    CatalogueCapabilities m_capabilities;
    RecordReader<Record, Query> m_reader;
};

} // namespace catalpa::store
