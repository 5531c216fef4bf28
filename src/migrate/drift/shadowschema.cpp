// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/drift/shadowschema.h"

#include "base/text.h"

#include "sql/identifier.h"
#include "sql/script.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRandomGenerator>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

// Of extensions only those that are no part of PostgreSQL's own schemas matter: their names need a search_path.
constexpr auto placesStatement = R"sql(
WITH members AS MATERIALIZED (
    SELECT d.classid, d.objid FROM pg_depend AS d WHERE d.deptype = 'e'),
named(classid, oid, schema, name) AS (
    SELECT 'pg_proc'::regclass, p.oid, p.pronamespace, p.proname FROM pg_proc AS p
    UNION ALL SELECT 'pg_type'::regclass, t.oid, t.typnamespace, t.typname FROM pg_type AS t
    UNION ALL SELECT 'pg_operator'::regclass, o.oid, o.oprnamespace, o.oprname FROM pg_operator AS o
    UNION ALL SELECT 'pg_opclass'::regclass, o.oid, o.opcnamespace, o.opcname FROM pg_opclass AS o
    UNION ALL SELECT 'pg_opfamily'::regclass, o.oid, o.opfnamespace, o.opfname FROM pg_opfamily AS o
    UNION ALL SELECT 'pg_class'::regclass, c.oid, c.relnamespace, c.relname FROM pg_class AS c
    UNION ALL SELECT 'pg_ts_dict'::regclass, t.oid, t.dictnamespace, t.dictname FROM pg_ts_dict AS t
    UNION ALL SELECT 'pg_ts_config'::regclass, t.oid, t.cfgnamespace, t.cfgname FROM pg_ts_config AS t)
SELECT current_setting('transaction_read_only')::boolean,
       has_database_privilege(current_database(), 'CREATE'),
       (SELECT coalesce(json_agg(x.extname), '[]') FROM pg_extension AS x),
       (SELECT coalesce(json_agg(DISTINCT n.nspname), '[]')
          FROM pg_extension AS x JOIN pg_namespace AS n ON n.oid = x.extnamespace
         WHERE n.nspname <> 'pg_catalog' AND n.nspname <> ALL ($1::text[]) AND has_schema_privilege(n.oid, 'USAGE')),
       (SELECT coalesce(json_agg(json_build_array(n.nspname, o.name)), '[]')
          FROM named AS o JOIN members AS e ON e.classid = o.classid AND e.objid = o.oid
          JOIN pg_namespace AS n ON n.oid = o.schema WHERE n.nspname = ANY ($1::text[])),
       (SELECT coalesce(json_agg(json_build_array(n.nspname, c.relname)), '[]')
          FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
         WHERE n.nspname = ANY ($1::text[])
           AND NOT EXISTS (SELECT FROM members AS e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid)))sql";

constexpr auto madeStatement = R"sql(
SELECT c.relname FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = $1)sql";

constexpr auto locksStatement = R"sql(
SELECT EXISTS (SELECT FROM pg_locks AS l JOIN pg_class AS c ON c.oid = l.relation
                 JOIN pg_namespace AS n ON n.oid = c.relnamespace
                WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation' AND n.nspname = ANY ($1::text[])
                  AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.classid = 'pg_class'::regclass
                                     AND d.objid = c.oid AND d.deptype = 'e')))sql";

constexpr auto invalidSavepoint = "3B001"_L1;

QStringList namesOf(const QString &json)
{
    QStringList names;
    for (const QJsonValue &value : QJsonDocument::fromJson(json.toUtf8()).array())
        names += value.toString();
    return names;
}

QMap<QString, QSet<QString>> setsOf(const QString &json)
{
    QMap<QString, QSet<QString>> sets;
    for (const QJsonValue &pair : QJsonDocument::fromJson(json.toUtf8()).array())
        sets[pair[0].toString()] += pair[1].toString();
    return sets;
}

//! Ends the whole, and not only one file: the link, or the person.
bool endsAll(const Error &error)
{
    return error.sql().sqlState.isEmpty() || error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Offline
        || error.kind == ErrorKind::OutcomeUnknown;
}

} // namespace

ShadowSchema::ShadowSchema(db::Session &session, QStringList schemas)
    : m_session(session)
    , m_transaction(session)
    , m_schemas(std::move(schemas))
{
    for (const QString &schema : std::as_const(m_schemas)) {
        const QString random = QString::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, u'0');
        m_places.schemas.insert(schema, "catalpa_scratch_"_L1 + random);
    }
}

Result<> ShadowSchema::begin()
{
    if (const auto begun = m_transaction.begin(); !begun)
        return begun;
    if (const auto read = readPlaces(); !read)
        return read;
    m_emptyPlaces = m_places;
    QByteArray text = "SET LOCAL lock_timeout = '2s';\n"
                      "SET LOCAL check_function_bodies = off;\n"
                      "SET LOCAL client_min_messages = warning;\n"
                      "SET LOCAL standard_conforming_strings = on;\n";
    for (const QString &shadow : std::as_const(m_places.schemas))
        text += "CREATE SCHEMA " + sql::quotedName(shadow) + ";\n";
    return script(text + "SAVEPOINT catalpa_empty");
}

Result<> ShadowSchema::readPlaces()
{
    const auto rows = m_session.run(placesStatement, {db::Param::list(m_schemas)});
    if (!rows)
        return passOn(rows);
    if (rows->boolean(0, 0))
        return failure(ErrorKind::Rights,
                       Text::tr("The tables were not compared with the migrations, because this database can only "
                                "be read at the moment. Ask again when it can be written to."));
    if (!rows->boolean(0, 1))
        return failure(
            ErrorKind::Rights,
            Text::tr("The tables were not compared with the migrations, because your role may not create schemas "
                     "in this database. Ask its administrator for the right CREATE on the database."));
    const QStringList extensions = namesOf(rows->text(0, 2));
    m_places.extensions = QSet<QString>(extensions.cbegin(), extensions.cend());
    m_places.path = namesOf(rows->text(0, 3));
    m_places.members = setsOf(rows->text(0, 4));
    m_places.relations = setsOf(rows->text(0, 5));
    return {};
}

Result<> ShadowSchema::run(const Migration &migration)
{
    if (const auto installed = install(migration); !installed)
        return installed;
    if (const auto read = readMade(migration.schema); !read)
        return read;
    const Result<QByteArray> text = shadowScript(migration.sql, migration.schema, m_places);
    return text ? runText(*text) : failure(ErrorKind::Invalid, text.error().message);
}

//! Runs all of \a text or nothing of it.
Result<> ShadowSchema::runText(const QByteArray &text)
{
    // One round trip where the server is sure to be able to read all of it.
    const QByteArray begin = "SAVEPOINT catalpa_file;\n";
    const bool isReadable = !sql::scriptOf(text).error;
    if (const auto begun = isReadable ? Result<>() : script(begin); !begun)
        return begun;
    const auto done = script((isReadable ? begin : QByteArray()) + text + "RELEASE SAVEPOINT catalpa_file");
    if (done || endsAll(done.error()))
        return done;
    const QString why = done.error().sql().primary;
    const auto undone = script("ROLLBACK TO SAVEPOINT catalpa_file");
    // The text never began, because the server could not even read it: nothing else can be tried out either.
    if (!undone && undone.error().sql().sqlState == invalidSavepoint)
        return failure(ErrorKind::Unexpected, done.error().message, done.error().detail);
    return undone ? failure(ErrorKind::Invalid, Text::tr("PostgreSQL answers: %1.").arg(why)) : undone;
}

Result<> ShadowSchema::install(const Migration &migration)
{
    const Result<QByteArray> text = extensionText(migration.sql, migration.schema, m_places);
    if (!text)
        return failure(ErrorKind::Invalid, text.error().message);
    if (text->isEmpty())
        return {};
    const auto installed = runText(*text);
    return installed ? readPlaces() : installed;
}

//! Only where it matters: an extension's names are in the schema itself, beside the live tables.
Result<> ShadowSchema::readMade(const QString &schema)
{
    if (m_places.members.value(schema).isEmpty())
        return {};
    const auto rows = m_session.run(madeStatement, {m_places.schemas.value(schema)});
    if (!rows)
        return passOn(rows);
    QSet<QString> &made = m_places.made[schema];
    made.clear();
    for (int row = 0; row < rows->count(); ++row)
        made += rows->text(row, 0);
    return {};
}

Result<schema::SchemaSnapshot> ShadowSchema::snapshot(const QStringList &)
{
    return schema::readSnapshot(m_session, aliases());
}

Result<> ShadowSchema::clear()
{
    m_places = m_emptyPlaces;
    return script("ROLLBACK TO SAVEPOINT catalpa_empty");
}

Result<bool> ShadowSchema::hasTouchedTables()
{
    return m_session.run(locksStatement, {db::Param::list(m_schemas)}).map([](const db::Rows &rows) {
        return rows.boolean(0, 0);
    });
}

Result<> ShadowSchema::script(const QByteArray &text)
{
    return m_session.script(text, db::Session::usualDeadline);
}

QList<schema::SchemaAlias> ShadowSchema::aliases() const
{
    QList<schema::SchemaAlias> list;
    for (auto [schema, shadow] : m_places.schemas.asKeyValueRange())
        list += {shadow, schema};
    return list;
}

} // namespace catalpa::migrate
