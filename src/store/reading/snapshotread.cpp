// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/reading/snapshotread.h"

#include "base/text.h"
#include "db/errors/sessionerrors.h"
#include "db/transaction.h"
#include "store/inspect.h"
#include "store/listing/readingindex.h"
#include "store/reading/pgcataloguereader.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

constexpr std::chrono::seconds reliedOn{2};
constexpr std::chrono::seconds patience{1}; // With other programs that go on changing records.

// Each transaction that writes anything changes the snapshot when it ends; a server that was started again may come to
// the same numbers by another way. What a standby shows changes without the snapshot's numbers: there is no mark there.
#define CATALPA_MARK                                                                                                   \
    "SELECT CASE WHEN pg_catalog.pg_is_in_recovery() THEN '' ELSE pg_catalog.pg_current_snapshot()::text || '/' "      \
    "|| pg_catalog.pg_postmaster_start_time()::text END"

constexpr auto mark = CATALPA_MARK;
// In one round trip. The settings end with the transaction, for behind a pooler the session is somebody else's next.
constexpr auto begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = '8s'; "
                       "SET LOCAL idle_in_transaction_session_timeout = '30s'; SET LOCAL jit = off; " CATALPA_MARK;

Result<KnownTables::Found> tablesOf(db::Session &session, KnownTables &tables, const QByteArray &now)
{
    if (const auto known = tables.at(now))
        return *known;
    return inspect(session, QLocale().uiLanguages())
        .and_then([&](const CatalogueCapabilities &found) -> Result<KnownTables::Found> {
            if (found.level != CatalogueCapabilities::Level::Catalogue)
                return failure(ErrorKind::Schema, Text::tr("This database has no tables for a catalogue yet."));
            tables.set(found, now);
            return KnownTables::Found{found, true};
        });
}

//! \a fromTables: lists do without the reading index.
Result<> readOnce(db::Session &session, KnownTables &tables, const ReadingPool::Read &read, bool fromTables = false)
{
    db::Transaction transaction(session);
    const auto begun = transaction.beginWith(begin);
    if (!begun)
        return passOn(begun);
    const QByteArray now = begun->text(0, 0).toLatin1();
    const auto found = tablesOf(session, tables, now);
    if (!found)
        return passOn(found);
    CatalogueCapabilities capabilities = found->capabilities;
    capabilities.readsTables = fromTables;
    PgCatalogueReader reader(session, capabilities);
    const auto done =
        read(reader, found->isCertain ? now : QByteArray()).and_then([&transaction] { return transaction.commit(); });
    if (!done && done.error().sql().sqlState == "57014"_L1) // The limit is ours, and not one of the role.
        return failure(db::abandonedStatement(false));
    return done;
}

} // namespace

std::optional<KnownTables::Found> KnownTables::at(const QByteArray &now) const
{
    const std::lock_guard lock(m_mutex);
    const bool isSame = !now.isEmpty() && m_mark == now;
    const bool isRecent = std::chrono::steady_clock::now() - m_since < reliedOn;
    if (!m_capabilities || (!isSame && !isRecent))
        return std::nullopt;
    return Found{*m_capabilities, isSame};
}

void KnownTables::set(const CatalogueCapabilities &capabilities, const QByteArray &now)
{
    const std::lock_guard lock(m_mutex);
    m_capabilities = capabilities;
    m_mark = now;
    m_since = std::chrono::steady_clock::now();
}

void KnownTables::forget()
{
    const std::lock_guard lock(m_mutex);
    m_capabilities.reset();
    m_mark.clear();
}

Result<QByteArray> readMark(db::Session &session)
{
    return session.run(mark).map([](const db::Rows &rows) { return rows.text(0, 0).toLatin1(); });
}

Result<> readSnapshot(db::Session &session, KnownTables &tables, const ReadingPool::Read &read)
{
    auto done = readOnce(session, tables, read);
    // A snapshot takes nothing over.
    for (const QDeadlineTimer patient(patience); !done && isBehind(done.error());) {
        const auto kept = keepUp(session);
        const bool isRefused = !kept && isBehind(kept.error());
        if (!kept && !isRefused) {
            done = kept;
            break;
        }
        done = readOnce(session, tables, read, isRefused || patient.hasExpired());
    }
    if (done || done.error().kind != ErrorKind::Schema)
        return done;
    tables.forget();
    return readOnce(session, tables, read);
}

} // namespace catalpa::store
