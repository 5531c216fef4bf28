// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/history/ledger.h"

#include "migrate/history/migrationlock.h"
#include "migrate/losses/presentobjects.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

// prisma/prisma-engines, schema-engine/connectors/sql-schema-connector/src/flavour/postgres.rs,
// create_migrations_table.

const QStringList &ownColumns()
{
    static const QStringList columns{u"id"_s,   u"checksum"_s,       u"finished_at"_s, u"migration_name"_s,
                                     u"logs"_s, u"rolled_back_at"_s, u"started_at"_s,  u"applied_steps_count"_s};
    return columns;
}

// A table that may be missing cannot stand in a FROM, so its rows come through query_to_xml(), whose query is a text
// that is only looked at when the CASE gets there; base64 carries the rows' JSON through the XML unharmed.
// A lock of one 64-bit key shows as its upper and lower half, with objsubid 1.
// https://www.postgresql.org/docs/15/view-pg-locks.html
constexpr auto lookStatement = R"sql(
SELECT s.name,
       n.oid IS NOT NULL,
       CASE WHEN n.oid IS NULL THEN has_database_privilege(current_database(), 'CREATE')
            ELSE has_schema_privilege(n.oid, 'CREATE') END,
       current_setting('transaction_read_only')::boolean,
       (SELECT coalesce(json_agg(c.relname ORDER BY c.relname), '[]')
          FROM pg_class AS c
         WHERE c.relnamespace = n.oid AND c.relkind = 'r'
           AND c.relname <> '_prisma_migrations' AND (n.nspname, c.relname) <> ('catalpa', 'migration_notes')
           AND NOT EXISTS (SELECT FROM pg_depend AS d
                            WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')),
       (SELECT json_agg(a.attname)
          FROM pg_attribute AS a
         WHERE a.attrelid = l.oid AND a.attnum > 0 AND NOT a.attisdropped AND (plain.types OR a.attname = 'id')),
       has_table_privilege(l.oid, 'SELECT') AND NOT row_security_active(l.oid),
       has_table_privilege(l.oid, 'INSERT') AND has_table_privilege(l.oid, 'UPDATE'),
       CASE WHEN plain.types AND has_table_privilege(l.oid, 'SELECT') AND NOT row_security_active(l.oid) THEN
           convert_from(decode(substring(query_to_xml(
               format('SELECT encode(convert_to(json_agg(m)::text, ''UTF8''), ''base64'') AS rows '
                      'FROM %I._prisma_migrations AS m', s.name),
               true, true, '')::text FROM '<rows>(.*)</rows>'), 'base64'), 'UTF8')
       END,
       CASE WHEN notes.mayread THEN
           convert_from(decode(substring(query_to_xml(
               format('SELECT encode(convert_to(json_object_agg(migration_id, applied_by)::text, ''UTF8''), ''base64'')'
                      ' AS rows FROM catalpa.migration_notes WHERE ledger = %L', s.name),
               true, true, '')::text FROM '<rows>(.*)</rows>'), 'base64'), 'UTF8')
       END,
       coalesce(notes.maywrite, false),
       notes.oid IS NULL AND notes.possible,
       (SELECT json_build_array(a.application_name, a.pid, a.usename)
          FROM pg_locks AS l
          JOIN pg_stat_activity AS a ON a.pid = l.pid
         WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND l.pid <> pg_backend_pid()
           AND l.classid::bigint = $2::bigint >> 32 AND l.objid::bigint = $2::bigint & 4294967295
           AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
         ORDER BY a.backend_start
         LIMIT 1),
       («present»),
       CASE WHEN notes.trusted THEN («reading») END,
       CASE WHEN notes.trusted THEN («history») END,
       EXISTS (SELECT FROM pg_proc AS p JOIN pg_namespace AS o ON o.oid = p.pronamespace,
                           aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS given
                WHERE o.nspname = 'catalpa' AND p.prosecdef AND given.grantee = 0),
       current_setting('server_encoding'),
       (SELECT min(o.nspname)
          FROM pg_trigger AS t JOIN pg_proc AS p ON p.oid = t.tgfoid JOIN pg_namespace AS o ON o.oid = p.pronamespace
         WHERE t.tgrelid IN (to_regclass('public.authors'), to_regclass('public.books')) AND o.nspname <> 'catalpa'
           AND (t.tgname LIKE 'catalpa\_reading\_%' AND p.proname = 'note_changes'
                OR t.tgname LIKE 'catalpa\_%\_history\_%' AND p.proname = 'record_history')),
       notes.trusted
  FROM unnest($1::text[]) WITH ORDINALITY AS s (name, place)
  LEFT JOIN pg_namespace AS n ON n.nspname = s.name
  LEFT JOIN pg_class AS l ON l.relnamespace = n.oid AND l.relname = '_prisma_migrations' AND l.relkind = 'r',
       (SELECT t.oid,
               has_schema_privilege(o.oid, 'USAGE') AND has_table_privilege(t.oid, 'SELECT')
               AND NOT row_security_active(t.oid)
               AND NOT EXISTS (SELECT FROM pg_attribute AS a JOIN pg_type AS p ON p.oid = a.atttypid
                                WHERE a.attrelid = t.oid AND p.typnamespace <> 'pg_catalog'::regnamespace) AS mayread,
               has_schema_privilege(o.oid, 'USAGE') AND has_table_privilege(t.oid, 'INSERT')
               -- Somebody else's table runs nothing when it is written.
               AND (t.relowner IN (SELECT oid FROM pg_roles WHERE rolsuper OR rolname = session_user)
                    OR NOT t.relhastriggers AND NOT t.relhasrules AND NOT t.relhassubclass AND t.relchecks = 0
                       AND NOT EXISTS (SELECT FROM pg_attrdef
                                        WHERE adrelid = t.oid AND pg_get_expr(adbin, adrelid) <> 'now()')
                       AND NOT EXISTS (SELECT FROM pg_attribute AS a JOIN pg_type AS p ON p.oid = a.atttypid
                                        WHERE a.attrelid = t.oid AND p.typnamespace <> 'pg_catalog'::regnamespace)
                       AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = t.oid AND (indexprs IS NOT NULL OR indpred IS NOT NULL)))
               AS maywrite,
               CASE WHEN o.oid IS NULL THEN has_database_privilege(current_database(), 'CREATE')
                    ELSE has_schema_privilege(o.oid, 'CREATE') END AS possible,
               NOT EXISTS (SELECT owner FROM (SELECT proowner FROM pg_proc WHERE pronamespace = o.oid
                                              UNION SELECT relowner FROM pg_class WHERE relnamespace = o.oid
                                              UNION SELECT oprowner FROM pg_operator WHERE oprnamespace = o.oid) AS all_of (owner)
                           EXCEPT SELECT oid FROM pg_roles WHERE rolsuper OR rolname = session_user) AS trusted
          FROM (SELECT) AS always
          LEFT JOIN pg_namespace AS o ON o.nspname = 'catalpa'
          LEFT JOIN pg_class AS t ON t.relnamespace = o.oid AND t.relname = 'migration_notes' AND t.relkind = 'r')
       AS notes,
       -- What is of another type may have a cast to JSON of its own.
       LATERAL (SELECT NOT EXISTS (SELECT FROM pg_attribute AS a JOIN pg_type AS t ON t.oid = a.atttypid
                                    WHERE a.attrelid = l.oid AND t.typnamespace <> 'pg_catalog'::regnamespace)) AS plain (types)
 ORDER BY s.place
)sql";

// What somebody else's functions say is only asked where they are ours: they run as whoever asks.
constexpr auto stateQuery = R"sql(
        SELECT substring(query_to_xml('SELECT catalpa.«which»_state() AS state', true, true, '')::text
                         FROM '<state>(.*)</state>')
          FROM pg_proc AS p JOIN pg_namespace AS o ON o.oid = p.pronamespace
         WHERE o.nspname = 'catalpa' AND p.proname = '«which»_state' AND p.pronargs = 0
           AND has_schema_privilege(o.oid, 'USAGE') AND has_function_privilege(p.oid, 'EXECUTE'))sql";

QByteArray stateOf(const char *which)
{
    return QByteArray(stateQuery).replace("«which»", which);
}

QJsonDocument document(const db::Rows &rows, int row, int column)
{
    return QJsonDocument::fromJson(rows.text(row, column).toUtf8());
}

QStringList names(const db::Rows &rows, int row, int column)
{
    QStringList list;
    for (const QJsonValue value : document(rows, row, column).array())
        list += value.toString();
    return list;
}

QDateTime instant(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

LedgerRow ledgerRow(const QJsonObject &object, const QJsonObject &notes)
{
    const QString id = object["id"_L1].toString();
    return {.id = id,
            .name = object["migration_name"_L1].toString(),
            .checksum = object["checksum"_L1].toString().toUtf8(),
            .startedAt = instant(object["started_at"_L1]),
            .finishedAt = instant(object["finished_at"_L1]),
            .rolledBackAt = instant(object["rolled_back_at"_L1]),
            .logs = object["logs"_L1].toString(),
            .appliedSteps = object["applied_steps_count"_L1].toInt(),
            .appliedBy = notes[id].toString()};
}

Ledger ledger(const db::Rows &rows, int row)
{
    Ledger seen;
    seen.schema = rows.text(row, 0);
    seen.schemaExists = rows.boolean(row, 1);
    seen.mayCreate = rows.boolean(row, 2);
    seen.readOnly = rows.boolean(row, 3);
    seen.otherTables = names(rows, row, 4);
    seen.exists = !rows.isNull(row, 5);
    if (!seen.exists)
        return seen;

    const QStringList columns = names(rows, row, 5);
    std::copy_if(ownColumns().cbegin(), ownColumns().cend(), std::back_inserter(seen.missingColumns),
                 [&columns](const QString &column) { return !columns.contains(column); });
    seen.mayRead = rows.boolean(row, 6);
    seen.mayWrite = rows.boolean(row, 7);
    if (!seen.missingColumns.isEmpty())
        return seen;
    const QJsonObject notes = document(rows, row, 9).object();
    for (const QJsonValue value : document(rows, row, 8).array())
        seen.rows += ledgerRow(value.toObject(), notes);
    std::stable_sort(seen.rows.begin(), seen.rows.end(),
                     [](const LedgerRow &left, const LedgerRow &right) { return left.startedAt < right.startedAt; });
    return seen;
}

Ledgers ledgers(const db::Rows &rows)
{
    Ledgers seen;
    for (int row = 0; row < rows.count(); ++row)
        seen.ofSchemas += ledger(rows, row);
    if (rows.isEmpty())
        return seen;
    seen.notesExist = rows.boolean(0, 10);
    seen.notesPossible = rows.boolean(0, 11);
    if (const QJsonArray holder = document(rows, 0, 12).array(); !holder.isEmpty())
        seen.lockHolder = holderText(holder[0].toString(), holder[1].toInt(), holder[2].toString());
    const QStringList objects = names(rows, 0, 13);
    seen.own = {.present = presentObjects(objects),
                .reading = rows.text(0, 14),
                .history = rows.text(0, 15),
                .isOpenToEverybody = rows.boolean(0, 16),
                .encoding = rows.text(0, 17),
                .elsewhere = rows.text(0, 18),
                .belongsToTrusted = rows.boolean(0, 19)};
    return seen;
}

constexpr auto nothing = [](const db::Rows &) {
};

//! Nothing that others have put into a schema of the path is taken for PostgreSQL's own.
Result<db::Rows> runSafely(db::Session &session, const QByteArray &statement)
{
    const QByteArray safe = "SET LOCAL search_path TO pg_catalog;\n" + statement;
    if (!session.inTransaction())
        return session.runTogether(safe);
    auto rows = session.runTogether("SAVEPOINT catalpa_look;\n" + safe);
    if (!rows)
        return rows;
    const auto back = session.script("ROLLBACK TO SAVEPOINT catalpa_look; RELEASE SAVEPOINT catalpa_look",
                                     db::Session::usualDeadline);
    return back ? rows : Result<db::Rows>(passOn(back));
}

} // namespace

const char *const ledgerColumns = R"sql((
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
))sql";

Result<Ledgers> readLedgers(db::Session &session, const QStringList &schemas)
{
    static const QByteArray statement = QByteArray(lookStatement)
                                            .replace("«present»", presentObjectsQuery)
                                            .replace("«trusted»", trustedRole)
                                            .replace("«reading»", stateOf("reading"))
                                            .replace("«history»", stateOf("history"));
    QByteArrayList names;
    for (const QString &schema : schemas)
        names += sql::quotedText(schema);
    return runSafely(session,
                     QByteArray(statement)
                         .replace("$2", QByteArray::number(LockedTransaction::lockKey))
                         .replace("$1", "ARRAY[" + names.join(", ") + ']'))
        .map(ledgers);
}

Result<> readStates(db::Session &session, OwnObjects &own)
{
    static const QByteArray statement = "SELECT (" + stateOf("reading") + "), (" + stateOf("history") + ')';
    return runSafely(session, statement).map([&own](const db::Rows &rows) {
        own.reading = rows.text(0, 0);
        own.history = rows.text(0, 1);
    });
}

Result<Ledger> readLedger(db::Session &session, const QString &schema)
{
    return readLedgers(session, {schema}).map([](const Ledgers &seen) { return seen.ofSchemas.first(); });
}

Result<> createLedger(db::Session &session, const Ledger &ledger, const QString &schema)
{
    if (!ledger.schemaExists) {
        // The notes may have made it in this very transaction.
        if (const auto created = session.run("CREATE SCHEMA IF NOT EXISTS " + sql::quotedName(schema)); !created)
            return passOn(created);
    }
    const auto created = session.run(QByteArray("CREATE TABLE _prisma_migrations ") + ledgerColumns);
    if (!created || schema != "catalpa"_L1) // The other one is shared with programs that may give rights by default.
        return created.map(nothing);
    return session.run("REVOKE ALL ON _prisma_migrations FROM PUBLIC").map(nothing);
}

} // namespace catalpa::migrate
