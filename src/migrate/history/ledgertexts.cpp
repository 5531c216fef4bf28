// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/history/ledgertexts.h"

#include "migrate/history/migrationlock.h"
#include "sql/identifier.h"

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

QByteArray table(const LedgerEntry &entry)
{
    return sql::quotedName(entry.schema) + "._prisma_migrations";
}

QByteArray instant(const QDateTime &time)
{
    return sql::quotedText(time.toString(Qt::ISODateWithMs)) + "::pg_catalog.timestamptz";
}

//! \a change returns a row for what it did.
QByteArray oneRowOf(const QByteArray &change)
{
    return "WITH done AS (" + change + ") SELECT 1 / pg_catalog.count(*) FROM done";
}

} // namespace

QByteArray startedText(const LedgerEntry &entry)
{
    const QByteArray name = sql::quotedText(entry.name);
    return oneRowOf("INSERT INTO " + table(entry) + " (id, checksum, started_at, migration_name) SELECT "
                    + sql::quotedText(entry.id) + ", '" + entry.checksum + "', " + instant(entry.startedAt) + ", "
                    + name + " WHERE NOT EXISTS (SELECT FROM " + table(entry)
                    + " WHERE rolled_back_at IS NULL AND (finished_at IS NULL OR migration_name = " + name
                    + ")) RETURNING id");
}

QByteArray finishedText(const LedgerEntry &entry, bool noted)
{
    const QByteArray update = "UPDATE " + table(entry)
        + " SET finished_at = " + instant(QDateTime::currentDateTimeUtc())
        + " + (pg_catalog.clock_timestamp() - pg_catalog.statement_timestamp()), applied_steps_count = 1, logs = NULL "
          "WHERE id = "
        + sql::quotedText(entry.id) + " RETURNING id";
    if (!noted)
        return oneRowOf(update);
    return "WITH done AS (" + update
        + "), note AS (INSERT INTO catalpa.migration_notes (ledger, migration_id, applied_by, program) SELECT "
        + sql::quotedText(entry.schema) + ", id, session_user, " + sql::quotedText(u"Catalpa " CATALPA_VERSION ""_s)
        + " FROM done ON CONFLICT DO NOTHING) SELECT 1 / pg_catalog.count(*) FROM done";
}

QByteArray progressText(const LedgerEntry &entry, int before, int statements)
{
    return oneRowOf("UPDATE " + table(entry) + " SET applied_steps_count = " + QByteArray::number(statements)
                    + " WHERE id = " + sql::quotedText(entry.id)
                    + " AND finished_at IS NULL AND rolled_back_at IS NULL AND applied_steps_count = "
                    + QByteArray::number(before) + " RETURNING id");
}

QByteArray writtenHereText(const QString &schema, const QString &name)
{
    // xmin is the transaction that wrote the row; txid_current() carries an epoch above its 32 bits.
    return "SELECT 1 / pg_catalog.count(*) FROM " + sql::quotedName(schema)
        + "._prisma_migrations WHERE migration_name = " + sql::quotedText(name)
        + " AND xmin::text = (pg_catalog.txid_current() % 4294967296)::text";
}

QByteArray lockText()
{
    return "SELECT 1 / pg_catalog.pg_try_advisory_xact_lock(" + QByteArray::number(LockedTransaction::lockKey)
        + ")::pg_catalog.int4";
}

bool isOnPurpose(const Error &error)
{
    // A trigger that runs at COMMIT says where it failed; these texts have nowhere.
    return error.sql().sqlState == "22012"_L1 && error.sql().context.isEmpty();
}

QByteArray resetText()
{
    // The last three are what the driver QPSQL sets after connecting (QPSQLDriver::open).
    return "SET SESSION AUTHORIZATION DEFAULT;\nRESET ROLE;\nRESET ALL;\n"
           "SET client_encoding TO 'UTF8';\nSET datestyle TO 'ISO';\nSET bytea_output TO escape";
}

} // namespace catalpa::migrate
