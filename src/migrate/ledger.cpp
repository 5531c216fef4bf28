// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/ledger.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QUuid>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

// prisma/prisma-engines, schema-engine/connectors/sql-schema-connector/src/flavour/postgres.rs,
// create_migrations_table.
constexpr auto tableStatement = R"sql(
CREATE TABLE _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
);)sql";

const QStringList &ownColumns()
{
    static const QStringList columns{u"id"_s,   u"checksum"_s,       u"finished_at"_s, u"migration_name"_s,
                                     u"logs"_s, u"rolled_back_at"_s, u"started_at"_s,  u"applied_steps_count"_s};
    return columns;
}

// A table that may be missing cannot stand in a FROM, so its rows come through query_to_xml(), whose query is a text
// that is only looked at when the CASE gets there; base64 carries the rows' JSON through the XML unharmed.
constexpr auto lookStatement = R"sql(
SELECT n.oid IS NOT NULL,
       CASE WHEN n.oid IS NULL THEN has_database_privilege(current_database(), 'CREATE')
            ELSE has_schema_privilege(n.oid, 'CREATE') END,
       current_setting('transaction_read_only')::boolean,
       (SELECT coalesce(json_agg(c.relname ORDER BY c.relname), '[]')
          FROM pg_class AS c
         WHERE c.relnamespace = n.oid AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
           AND NOT EXISTS (SELECT FROM pg_depend AS d
                            WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')),
       (SELECT json_agg(a.attname)
          FROM pg_attribute AS a
         WHERE a.attrelid = l.oid AND a.attnum > 0 AND NOT a.attisdropped),
       has_table_privilege(l.oid, 'SELECT'),
       has_table_privilege(l.oid, 'INSERT') AND has_table_privilege(l.oid, 'UPDATE'),
       CASE WHEN has_table_privilege(l.oid, 'SELECT') THEN
           convert_from(decode(substring(query_to_xml(
               format('SELECT encode(convert_to(json_agg(m)::text, ''UTF8''), ''base64'') AS rows '
                      'FROM %I._prisma_migrations AS m', $1::text),
               true, true, '')::text FROM '<rows>(.*)</rows>'), 'base64'), 'UTF8')
       END
  FROM (SELECT) AS always
  LEFT JOIN pg_namespace AS n ON n.nspname = $1::text
  LEFT JOIN pg_class AS l ON l.relnamespace = n.oid AND l.relname = '_prisma_migrations' AND l.relkind = 'r'
)sql";

QJsonArray array(const db::Rows &rows, int column)
{
    return QJsonDocument::fromJson(rows.text(0, column).toUtf8()).array();
}

QStringList names(const db::Rows &rows, int column)
{
    QStringList list;
    for (const QJsonValue value : array(rows, column))
        list += value.toString();
    return list;
}

QDateTime instant(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

LedgerRow ledgerRow(const QJsonObject &object)
{
    return {.id = object["id"_L1].toString(),
            .name = object["migration_name"_L1].toString(),
            .checksum = object["checksum"_L1].toString().toUtf8(),
            .startedAt = instant(object["started_at"_L1]),
            .finishedAt = instant(object["finished_at"_L1]),
            .rolledBackAt = instant(object["rolled_back_at"_L1]),
            .logs = object["logs"_L1].toString()};
}

Ledger ledger(const db::Rows &rows)
{
    Ledger seen;
    seen.schemaExists = rows.boolean(0, 0);
    seen.mayCreate = rows.boolean(0, 1);
    seen.readOnly = rows.boolean(0, 2);
    seen.otherTables = names(rows, 3);
    seen.exists = !rows.isNull(0, 4);
    if (!seen.exists)
        return seen;

    const QStringList columns = names(rows, 4);
    std::copy_if(ownColumns().cbegin(), ownColumns().cend(), std::back_inserter(seen.missingColumns),
                 [&columns](const QString &column) { return !columns.contains(column); });
    seen.mayRead = rows.boolean(0, 5);
    seen.mayWrite = rows.boolean(0, 6);
    if (!seen.missingColumns.isEmpty())
        return seen;
    for (const QJsonValue value : array(rows, 7))
        seen.rows += ledgerRow(value.toObject());
    std::stable_sort(seen.rows.begin(), seen.rows.end(),
                     [](const LedgerRow &left, const LedgerRow &right) { return left.startedAt < right.startedAt; });
    return seen;
}

QString text(const QDateTime &instant)
{
    return instant.toString(Qt::ISODateWithMs);
}

QByteArray table(const QString &schema)
{
    return quotedName(schema) + "._prisma_migrations";
}

constexpr auto nothing = [](const db::Rows &) {
};

} // namespace

QByteArray quotedName(const QString &name)
{
    return '"' + name.toUtf8().replace('"', "\"\"") + '"';
}

db::SqlResult<Ledger> readLedger(db::Session &session, const QString &schema)
{
    return session.run(lookStatement, {schema}).map(ledger);
}

db::SqlResult<> createLedger(db::Session &session, const Ledger &ledger, const QString &schema)
{
    if (!ledger.schemaExists) {
        if (const auto created = session.run("CREATE SCHEMA " + quotedName(schema)); !created)
            return tl::unexpected(created.error());
    }
    return session.run(tableStatement).map(nothing);
}

LedgerEntry newEntry(const Migration &migration)
{
    return {QUuid::createUuid().toString(QUuid::WithoutBraces), migration.name, migration.checksum(),
            QDateTime::currentDateTimeUtc()};
}

db::SqlResult<> writeStarted(db::Session &session, const QString &schema, const LedgerEntry &entry)
{
    const QByteArray insert = "INSERT INTO " + table(schema) + R"sql( (id, checksum, started_at, migration_name)
        VALUES ($1, $2, $3::timestamptz, $4))sql";
    return session.run(insert, {entry.id, entry.checksum, text(entry.startedAt), entry.name}).map(nothing);
}

db::SqlResult<bool> writeFinished(db::Session &session, const QString &schema, const LedgerEntry &entry)
{
    // xmin is the transaction that wrote the row; txid_current() carries an epoch above its 32 bits.
    const QByteArray update = "UPDATE " + table(schema) + R"sql(
           SET finished_at = $2::timestamptz, applied_steps_count = 1
         WHERE id = $1 AND xmin::text = (txid_current() % 4294967296)::text)sql";
    return session.run(update, {entry.id, text(QDateTime::currentDateTimeUtc())}).map([](const db::Rows &rows) {
        return rows.affected() == 1;
    });
}

db::SqlResult<> writeFailure(db::Session &session, const QString &schema, const LedgerEntry &entry, const QString &logs)
{
    const QByteArray insert =
        "INSERT INTO " + table(schema) + R"sql( (id, checksum, started_at, migration_name, logs, rolled_back_at)
        VALUES ($1, $2, $3::timestamptz, $4, $5, $6::timestamptz)
        ON CONFLICT (id) DO UPDATE SET logs = excluded.logs)sql";
    return session
        .run(insert,
             {entry.id, entry.checksum, text(entry.startedAt), entry.name, logs, text(QDateTime::currentDateTimeUtc())})
        .map(nothing);
}

} // namespace catalpa::migrate
