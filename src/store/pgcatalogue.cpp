// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/pgcatalogue.h"

#include "store/addsample.h"
#include "store/doubles/pgdoublestore.h"
#include "store/history/pghistory.h"
#include "store/inspect.h"
#include "store/pgauthorstore.h"
#include "store/pgbookstore.h"
#include "store/removal/pgremovalstore.h"

namespace catalpa::store {
namespace {

// Longer than most answers take; a slower one is asked for twice.
constexpr std::chrono::seconds patienceForPages{5};
constexpr std::chrono::seconds patienceForCounts{15};

} // namespace

PgCatalogue::PgCatalogue(const ConnectionAddress &address, const std::function<bool()> &startServer)
    : m_address(address)
{
    const auto executor = [&](std::chrono::milliseconds patience, bool isPatient) {
        return std::make_unique<db::Executor>(address,
                                              db::ExecutorSettings{.report = m_reachability.report(isPatient),
                                                                   .patience = patience,
                                                                   .startServer = startServer});
    };
    m_reads = executor(patienceForPages, false);
    m_counts = executor(patienceForCounts, true);
    m_writes = executor({}, false);
}

PgCatalogue::~PgCatalogue()
{
    db::Executor::retire(std::move(m_reads));
    db::Executor::retire(std::move(m_counts));
    db::Executor::retire(std::move(m_writes));
}

//! Which transactions have ended: no table is read for it, and each that writes anything changes it when it ends. In a
//! standby, where the end of one need not be seen in the numbers of a snapshot, how far it has come.
QFuture<Result<QByteArray>> PgCatalogue::changeMark()
{
    return m_reads->read([](db::Session &session) {
        return session
            .run("SELECT CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_replay_lsn()::text "
                 "ELSE pg_catalog.pg_current_snapshot()::text END")
            .map([](const db::Rows &rows) { return rows.text(0, 0).toLatin1(); });
    });
}

QFuture<Result<CatalogueCapabilities>> PgCatalogue::inspect(const QStringList &languages)
{
    return m_reads->read([languages](db::Session &session) { return store::inspect(session, languages); });
}

QFuture<Result<SampleReport>> PgCatalogue::add(const Sample &sample, const CatalogueCapabilities &capabilities,
                                               const QString &batch)
{
    return m_writes->write([=](db::Session &session) { return addSample(session, sample, capabilities, batch); });
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

std::unique_ptr<RecordHistory> PgCatalogue::history(const CatalogueCapabilities &capabilities)
{
    if (!capabilities.hasHistory)
        return nullptr;
    return std::make_unique<PgHistory>(Executors{*m_reads, *m_counts, *m_writes}, capabilities);
}

std::unique_ptr<DoubleStore> PgCatalogue::doubles(const CatalogueCapabilities &capabilities)
{
    if (!capabilities.hasDoubles || !capabilities.hasHistory || !capabilities.hasReceipts)
        return nullptr;
    return std::make_unique<PgDoubleStore>(Executors{*m_reads, *m_counts, *m_writes}, capabilities);
}

QFuture<Result<JsonPart>> PgCatalogue::authorsPart(const CatalogueCapabilities &capabilities, const JsonRange &range)
{
    return m_reads->read(
        [capabilities, range](db::Session &session) { return readAuthorsPart(session, capabilities, range); });
}

QFuture<Result<JsonPart>> PgCatalogue::booksPart(const std::optional<Id<Author>> &author, const JsonRange &range)
{
    return m_reads->read([author, range](db::Session &session) { return readBooksPart(session, author, range); });
}

} // namespace catalpa::store
