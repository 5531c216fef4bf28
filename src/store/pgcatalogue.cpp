// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/pgcatalogue.h"

#include "store/pgauthorstore.h"
#include "store/pgbookstore.h"

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

QFuture<Result<CatalogueShape>> PgCatalogue::inspect(const QStringList &languages)
{
    return m_reads->read([languages](db::Session &session) { return store::inspect(session, languages); });
}

QFuture<Result<SampleReport>> PgCatalogue::add(const Sample &sample, const CatalogueShape &shape)
{
    return m_writes->write([sample, shape](db::Session &session) { return addSample(session, sample, shape); });
}

std::unique_ptr<AuthorStore> PgCatalogue::authors(const CatalogueShape &shape)
{
    return std::make_unique<PgAuthorStore>(Executors{*m_reads, *m_counts, *m_writes}, shape);
}

std::unique_ptr<BookStore> PgCatalogue::books(const CatalogueShape &shape)
{
    return std::make_unique<PgBookStore>(Executors{*m_reads, *m_counts, *m_writes}, shape);
}

} // namespace catalpa::store
