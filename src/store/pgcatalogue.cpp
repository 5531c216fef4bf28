// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/pgcatalogue.h"

#include "store/addsample.h"
#include "store/inspect.h"
#include "store/pgauthorstore.h"
#include "store/pgbookstore.h"
#include "store/removal/pgremovalstore.h"

namespace catalpa::store {

PgCatalogue::PgCatalogue(const ConnectionAddress &address)
    : m_address(address)
    , m_reads(std::make_unique<db::Executor>(address))
    , m_counts(std::make_unique<db::Executor>(address))
    , m_writes(std::make_unique<db::Executor>(address))
{
}

PgCatalogue::~PgCatalogue()
{
    db::Executor::retire(std::move(m_reads));
    db::Executor::retire(std::move(m_counts));
    db::Executor::retire(std::move(m_writes));
}

QFuture<Result<CatalogueCapabilities>> PgCatalogue::inspect(const QStringList &languages)
{
    return m_reads->read([languages](db::Session &session) { return store::inspect(session, languages); });
}

QFuture<Result<SampleReport>> PgCatalogue::add(const Sample &sample, const CatalogueCapabilities &capabilities)
{
    return m_writes->write(
        [sample, capabilities](db::Session &session) { return addSample(session, sample, capabilities); });
}

std::unique_ptr<AuthorStore> PgCatalogue::authors(const CatalogueCapabilities &capabilities)
{
    return std::make_unique<PgAuthorStore>(Executors{*m_reads, *m_counts, *m_writes}, capabilities);
}

std::unique_ptr<BookStore> PgCatalogue::books(const CatalogueCapabilities &capabilities)
{
    return std::make_unique<PgBookStore>(Executors{*m_reads, *m_counts, *m_writes}, capabilities);
}

std::unique_ptr<RemovalStore> PgCatalogue::removals(const CatalogueCapabilities &capabilities)
{
    return std::make_unique<PgRemovalStore>(Executors{*m_reads, *m_counts, *m_writes}, capabilities);
}

} // namespace catalpa::store
