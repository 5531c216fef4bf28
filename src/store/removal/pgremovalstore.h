// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "store/executors.h"

namespace catalpa::store {

//! Deletes in public.authors and public.books. Same rules as PgAuthorStore.
class PgRemovalStore final : public RemovalStore {
public:
    PgRemovalStore(const Executors &executors, const CatalogueCapabilities &capabilities);

    QFuture<Result<RemovedRecords>> withBooks(const QList<Id<Author>> &ids) override;
    QFuture<Result<RemovedRecords>> books(const QList<Id<Book>> &ids) override;
    QFuture<Result<void>> remove(const RemovedRecords &records, const Sending &sending) override;
    QFuture<Result<bool>> isRemoved(const RemovedRecords &records, const Sending &sending) override;
    QFuture<Result<qint64>> restore(const RemovedRecords &records, const Sending &sending) override;

private:
    Executors m_executors;
    CatalogueCapabilities m_capabilities;
};

} // namespace catalpa::store
