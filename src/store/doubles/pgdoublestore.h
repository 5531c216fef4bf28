// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "store/executors.h"

namespace catalpa::store {

//! Doubles in public.authors and public.books, and what the migration doubles remembers of them. The executors must
//! outlive the store.
class PgDoubleStore final : public DoubleStore {
public:
    PgDoubleStore(const Executors &executors, const CatalogueCapabilities &capabilities)
        : m_executors(executors)
        , m_capabilities(capabilities)
    {
    }

    QFuture<Result<ProposedDoubles>> find(RecordRef::Kind kind) override;
    QFuture<Result<QList<Kept<Author>>>> authors(Id<Author> one, Id<Author> other) override;
    QFuture<Result<QList<Kept<Book>>>> books(Id<Book> one, Id<Book> other) override;
    QFuture<Result<MergeReport>> merge(const AuthorMerge &merge, const Sending &sending) override;
    QFuture<Result<MergeReport>> merge(const BookMerge &merge, const Sending &sending) override;
    QFuture<Result<void>> setDifferent(RecordRef::Kind kind, qint64 one, qint64 other, bool areDifferent) override;
    QFuture<Result<QList<EarlierMerge>>> merges(RecordRef::Kind kind) override;

private:
    Executors m_executors;
    CatalogueCapabilities m_capabilities;
};

} // namespace catalpa::store
