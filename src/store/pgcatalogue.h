// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "core/reachability.h"
#include "db/executor.h"
#include "store/reading/jsonpart.h"

namespace catalpa::store {

//! A catalogue in a PostgreSQL database: one connection for reads, one for counting and one for writes, so that a page
//! never waits for a count, nor a save for a search. Each connects on its first question. The destructor does not wait.
class PgCatalogue final : public Catalogue {
    Q_DISABLE_COPY_MOVE(PgCatalogue)

public:
    //! \a startServer starts the server, where that is ours to do, and tells whether it runs; from any thread.
    explicit PgCatalogue(const ConnectionAddress &address, const std::function<bool()> &startServer = {});
    ~PgCatalogue() override;

    const ConnectionAddress &address() const override { return m_address; }
    Reachability &reachability() override { return m_reachability; }
    QFuture<Result<QByteArray>> changeMark() override;
    QFuture<Result<CatalogueCapabilities>> inspect(const QStringList &languages) override;
    QFuture<Result<SampleReport>> add(const Sample &sample, const CatalogueCapabilities &capabilities,
                                      const QString &batch = {}) override;
    std::unique_ptr<AuthorStore> authors(const CatalogueCapabilities &capabilities) override;
    std::unique_ptr<BookStore> books(const CatalogueCapabilities &capabilities) override;
    std::unique_ptr<RemovalStore> removals(const CatalogueCapabilities &capabilities) override;
    std::unique_ptr<RecordHistory> history(const CatalogueCapabilities &capabilities) override;
    std::unique_ptr<DoubleStore> doubles(const CatalogueCapabilities &capabilities) override;

    //! See readAuthorsPart() and readBooksPart(). Like every read.
    QFuture<Result<JsonPart>> authorsPart(const CatalogueCapabilities &capabilities, const JsonRange &range);
    QFuture<Result<JsonPart>> booksPart(const std::optional<Id<Author>> &author, const JsonRange &range);

private:
    ConnectionAddress m_address;
    Reachability m_reachability;
    std::unique_ptr<db::Executor> m_reads;
    std::unique_ptr<db::Executor> m_counts;
    std::unique_ptr<db::Executor> m_writes;
};

} // namespace catalpa::store
