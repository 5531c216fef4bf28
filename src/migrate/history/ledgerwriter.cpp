// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/history/ledgerwriter.h"

#include "base/text.h"
#include "db/transaction.h"
#include "sql/identifier.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QUuid>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

constexpr auto nothing = [](const auto &) {
};

QString text(const QDateTime &instant)
{
    return instant.toString(Qt::ISODateWithMs);
}

QString now()
{
    return text(QDateTime::currentDateTimeUtc());
}

QByteArray table(const QString &schema)
{
    return sql::quotedName(schema) + "._prisma_migrations";
}

//! That \a rows, what a statement changed or counted, is the one of the migration.
Result<> thatRow(qint64 rows)
{
    return rows == 1 ? Result<>() : recordChanged();
}

Result<> update(db::Session &session, const LedgerEntry &entry, QByteArrayView changes, const db::Param &value)
{
    QByteArray statement = "UPDATE " + table(entry.schema) + " SET ";
    statement.append(changes).append(" WHERE id = $1");
    return session.run(statement, {entry.id, value}).and_then([](const db::Rows &rows) {
        return thatRow(rows.affected());
    });
}

Result<> finish(db::Session &session, const LedgerEntry &entry, bool noted)
{
    const QByteArray update = "UPDATE " + table(entry.schema) + R"sql(
           SET finished_at = $2::timestamptz, applied_steps_count = 1, logs = NULL
         WHERE id = $1)sql";
    if (!noted)
        return session.run(update, {entry.id, now()}).and_then([](const db::Rows &rows) {
            return thatRow(rows.affected());
        });
    const QByteArray both = "WITH done AS (" + update + R"sql( RETURNING id),
        note AS (INSERT INTO catalpa.migration_notes (ledger, migration_id, applied_by, program)
                 SELECT $3, id, session_user, $4 FROM done
                     ON CONFLICT DO NOTHING)
        SELECT count(*) FROM done)sql";
    return session.run(both, {entry.id, now(), entry.schema, u"Catalpa " CATALPA_VERSION ""_s})
        .and_then([](const db::Rows &rows) { return thatRow(rows.integer(0, 0)); });
}

} // namespace

LedgerEntry newEntry(const Migration &migration)
{
    return {migration.schema, QUuid::createUuid().toString(QUuid::WithoutBraces), migration.name, migration.checksum(),
            QDateTime::currentDateTimeUtc()};
}

Result<bool> writeStarted(db::Session &session, const LedgerEntry &entry)
{
    const QByteArray insert = "INSERT INTO " + table(entry.schema) + R"sql( (id, checksum, started_at, migration_name)
        SELECT $1, $2, $3::timestamptz, $4::text
         WHERE NOT EXISTS (SELECT FROM )sql"
        + table(entry.schema) + R"sql(
                            WHERE rolled_back_at IS NULL AND (finished_at IS NULL OR migration_name = $4::text)))sql";
    return session.run(insert, {entry.id, entry.checksum, text(entry.startedAt), entry.name})
        .map([](const db::Rows &rows) { return rows.affected() == 1; });
}

Result<> writeBeginning(db::Session &session, const Ledger &ledger, const LedgerEntry &entry, bool notes)
{
    db::Transaction transaction(session);
    return transaction.begin()
        .and_then([&] {
            return session.run("SELECT set_config('search_path', $1, true)", {sql::quotedName(entry.schema)})
                .map(nothing);
        })
        .and_then([&] { return notes ? createNotes(session) : Result<>(); })
        .and_then([&] { return ledger.exists ? Result<>() : createLedger(session, ledger, entry.schema); })
        .and_then([&] { return writeStarted(session, entry); })
        .and_then([&](bool started) { return started ? transaction.commit() : notRecorded(entry); });
}

Failure notRecorded(const LedgerEntry &entry)
{
    return failure(ErrorKind::Conflict,
                   Text::tr("“%1” could not be recorded in the database as being applied, so it was not applied.")
                       .arg(Migration{entry.name, {}}.title()),
                   u"the ledger did not take its row"_s);
}

Failure recordChanged()
{
    return failure(ErrorKind::Conflict,
                   Text::tr("Its record in the database was changed or removed meanwhile. Look at the list of "
                            "migrations again before you go on."),
                   u"no row of this run in the ledger"_s);
}

bool isRecordChanged(const Error &error)
{
    return error.kind == ErrorKind::Conflict && error.sql().sqlState.isEmpty();
}

Result<> writeFailure(db::Session &session, const LedgerEntry &entry, const QString &logs)
{
    const QByteArray insert =
        "INSERT INTO " + table(entry.schema) + R"sql( (id, checksum, started_at, migration_name, logs, rolled_back_at)
        VALUES ($1, $2, $3::timestamptz, $4, $5, $6::timestamptz)
        ON CONFLICT (id) DO UPDATE SET logs = excluded.logs)sql";
    return session.run(insert, {entry.id, entry.checksum, text(entry.startedAt), entry.name, logs, now()}).map(nothing);
}

Result<> writeResolved(db::Session &session, const LedgerEntry &entry)
{
    const auto cleared = writeFailedRolledBack(session, entry.schema, entry.name);
    if (!cleared)
        return passOn(cleared);
    const QByteArray insert = "INSERT INTO " + table(entry.schema) + R"sql(
               (id, checksum, started_at, finished_at, migration_name, logs, applied_steps_count)
        VALUES ($1, $2, $3::timestamptz, $3::timestamptz, $4, '', 0))sql";
    return session.run(insert, {entry.id, entry.checksum, text(entry.startedAt), entry.name}).map(nothing);
}

Result<> writeProgress(db::Session &session, const LedgerEntry &entry, int statements)
{
    return update(session, entry, "applied_steps_count = $2::int", statements);
}

Result<> writeCompleted(db::Session &session, const LedgerEntry &entry, bool noted)
{
    return finish(session, entry, noted);
}

Result<> writeStoppedDown(db::Session &session, const QString &schema, const QString &name, const QString &logs)
{
    const QByteArray change = "UPDATE " + table(schema) + R"sql(
           SET logs = $2
         WHERE migration_name = $1 AND rolled_back_at IS NULL AND finished_at IS NULL)sql";
    return session.run(change, {name, takingBack + u'\n' + logs}).map(nothing);
}

Result<> writeStopped(db::Session &session, const LedgerEntry &entry, const QString &logs)
{
    return update(session, entry, "logs = $2", logs);
}

Result<qint64> writeUnfinished(db::Session &session, const QString &schema, const QString &name)
{
    const QByteArray change = "UPDATE " + table(schema) + R"sql(
           SET finished_at = NULL, applied_steps_count = 0, logs = $2
         WHERE migration_name = $1 AND rolled_back_at IS NULL)sql";
    return session.run(change, {name, QString(takingBack)}).map([](const db::Rows &rows) { return rows.affected(); });
}

Result<qint64> writeRolledBack(db::Session &session, const QString &schema, const QString &name)
{
    // Finished and rolled back means taken back; only rolled back means that it had failed.
    const QByteArray change = "UPDATE " + table(schema) + R"sql(
           SET rolled_back_at = $2::timestamptz, finished_at = coalesce(finished_at, $2::timestamptz),
               logs = CASE WHEN left(logs, length($3::text)) = $3 THEN NULL ELSE logs END
         WHERE migration_name = $1 AND rolled_back_at IS NULL)sql";
    return session.run(change, {name, now(), QString(takingBack)}).map([](const db::Rows &rows) {
        return rows.affected();
    });
}

Result<qint64> writeFailedRolledBack(db::Session &session, const QString &schema, const QString &name)
{
    const QByteArray change = "UPDATE " + table(schema) + R"sql(
           SET rolled_back_at = $2::timestamptz
         WHERE migration_name = $1 AND rolled_back_at IS NULL AND finished_at IS NULL)sql";
    return session.run(change, {name, now()}).map([](const db::Rows &rows) { return rows.affected(); });
}

Result<> createNotes(db::Session &session)
{
    constexpr auto statement = R"sql(
        CREATE TABLE IF NOT EXISTS catalpa.migration_notes (
            ledger       text NOT NULL,
            migration_id text NOT NULL,
            applied_by   text NOT NULL,
            program      text NOT NULL,
            noted_at     timestamptz NOT NULL DEFAULT now(),
            PRIMARY KEY (ledger, migration_id)
        ))sql";
    return session.run("CREATE SCHEMA IF NOT EXISTS catalpa")
        .and_then([&](const db::Rows &) { return session.run(statement); })
        .and_then([&](const db::Rows &) {
            return session.run(
                "REVOKE INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON catalpa.migration_notes "
                "FROM PUBLIC");
        })
        .map(nothing);
}

} // namespace catalpa::migrate
