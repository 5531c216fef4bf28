// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/history/deployscript.h"

#include "core/migration/migrationselection.h"
#include "migrate/history/ledger.h"
#include "migrate/history/migrationlock.h"
#include "migrate/losses/remaking.h"
#include "sql/identifier.h"
#include "sql/sections.h"

#include <algorithm>
#include <utility>

namespace catalpa::migrate {
namespace {

//! Fills «schema», «ledger», «name», «recorded», «started», «before», «replaced» and «checksum» in, each quoted as what
//! it is.
class ScriptTemplate {
public:
    explicit ScriptTemplate(QString schema)
        : m_schema(std::move(schema))
    {
    }

    void setStep(const MigrationStep &step) { m_step = step; }
    void setBefore(const QString &name) { m_before = name; }
    void setReplaced(const QStringList &names) { m_replaced = names; }

    QByteArray filled(QByteArray text) const
    {
        const QByteArray quoted = sql::quotedName(m_schema);
        text.replace("«schema»", quoted);
        text.replace("«ledger»", quoted + "._prisma_migrations");
        text.replace("«lock»", QByteArray::number(LockedTransaction::lockKey));
        text.replace("«checksum»", m_step.migration.checksum());
        text.replace("«replaced»", literals(m_replaced));
        text.replace("«name»", literal(m_step.migration.name));
        text.replace("«recorded»", literal(m_step.recordedAs.isEmpty() ? m_step.migration.name : m_step.recordedAs));
        text.replace("«started»", literal(m_step.startedAt.toUTC().toString(Qt::ISODateWithMs)) + "::timestamptz");
        return text.replace("«before»", literal(m_before));
    }

private:
    static QByteArray literal(const QString &text) { return '\'' + text.toUtf8().replace('\'', "''") + '\''; }

    static QByteArray literals(const QStringList &texts)
    {
        QByteArrayList list;
        for (const QString &text : texts)
            list += literal(text);
        return list.join(", ");
    }

    QString m_schema;
    MigrationStep m_step;
    QString m_before;
    QStringList m_replaced;
};

constexpr auto refuseTwice = R"sql(
DO $refuse$ BEGIN
    IF EXISTS (SELECT FROM «ledger» WHERE migration_name = «name» AND rolled_back_at IS NULL) THEN
        RAISE EXCEPTION 'This migration is recorded already. Nothing was changed.';
    END IF;
END $refuse$;
)sql";

// Prisma and Catalpa apply nothing then, either.
constexpr auto refuseBeside = R"sql(
DO $refuse$ BEGIN
    IF EXISTS (SELECT FROM «ledger» WHERE finished_at IS NULL AND rolled_back_at IS NULL
                  AND migration_name <> ALL (ARRAY[«replaced»]::text[])) THEN
        RAISE EXCEPTION 'Another migration has not finished. Nothing was changed.';
    END IF;
END $refuse$;
)sql";

constexpr auto refuseAlone = R"sql(
DO $refuse$ BEGIN
    IF NOT EXISTS (SELECT FROM «ledger» WHERE migration_name = «before»
                      AND finished_at IS NOT NULL AND rolled_back_at IS NULL) THEN
        RAISE EXCEPTION 'The migration before this one is not applied. Nothing was changed.';
    END IF;
END $refuse$;
)sql";

// Of a second run, too, of what makes all of a migration again.
constexpr auto refuseOthers = R"sql(
DO $refuse$ BEGIN
    IF NOT EXISTS (SELECT FROM «ledger» WHERE migration_name = «recorded» AND rolled_back_at IS NULL
                      AND abs(extract(epoch FROM started_at - «started»)) < 0.002) THEN
        RAISE EXCEPTION 'This migration is not recorded any more as it was. Nothing was changed.';
    END IF;
END $refuse$;
)sql";

constexpr auto takenBack = R"sql(
UPDATE «ledger» SET rolled_back_at = now() WHERE migration_name = «recorded» AND rolled_back_at IS NULL;
)sql";

constexpr auto beginning = R"sql(
BEGIN;
SELECT pg_advisory_xact_lock(«lock»); -- Prisma's lock
SET LOCAL lock_timeout = '10s';
SET LOCAL search_path TO «schema»;
)sql";

constexpr auto ending = R"sql(
INSERT INTO «ledger» (id, checksum, started_at, finished_at, migration_name, applied_steps_count)
VALUES (pg_catalog.gen_random_uuid()::text, '«checksum»', now(), clock_timestamp(), «name», 1);
COMMIT;
)sql";

constexpr auto looseBeginning = R"sql(
SELECT pg_advisory_lock(«lock»); -- Prisma's lock
SET search_path TO «schema»;
)sql";

constexpr auto looseStart = R"sql(
INSERT INTO «ledger» (id, checksum, started_at, migration_name)
VALUES (pg_catalog.gen_random_uuid()::text, '«checksum»', clock_timestamp(), «name»);
)sql";

constexpr auto looseEnding = R"sql(
UPDATE «ledger» SET finished_at = clock_timestamp(), applied_steps_count = 1
 WHERE migration_name = «name» AND finished_at IS NULL AND rolled_back_at IS NULL;
RESET search_path;
SELECT pg_advisory_unlock(«lock»);
)sql";

constexpr auto rights = R"sql(
-- If Catalpa logs in with another role than the one that ran this, give that role the rights to work:
-- GRANT USAGE ON SCHEMA «schema» TO role_of_catalpa;
-- GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA «schema» TO role_of_catalpa;
-- GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA «schema» TO role_of_catalpa;
)sql";

bool isWanted(const SchemaStatus &status, const MigrationStep &step)
{
    const Error *obstacle = status.obstacle(step.migration.schema);
    return isToApply(step) && (!obstacle || obstacle->kind == ErrorKind::Rights);
}

//! What is left of one that is gone, which is taken back before it is made again.
QByteArray restOf(const MigrationStep &step)
{
    return step.state == MigrationState::Gone ? step.migration.downSql.value_or("") : QByteArray();
}

QList<sql::Section> sectionsOf(const QByteArray &sql)
{
    return sql::sectionsOf(sql, sql::outlineOf(sql));
}

bool isTransactional(const MigrationStep &step)
{
    return sql::isOneTransaction(sectionsOf(step.migration.sql)) && sql::isOneTransaction(sectionsOf(restOf(step)));
}

bool hasRows(const MigrationStep &step)
{
    const QList<sql::Statement> statements = sql::statementsOf(step.migration.sql);
    return std::any_of(statements.cbegin(), statements.cend(),
                       [](const sql::Statement &statement) { return statement.copiesFromClient(); });
}

//! A file as it is, or what of it runs in a transaction of ours, without its own BEGIN and COMMIT. It may end in a
//! comment, or without its last semicolon.
QByteArray written(const QByteArray &sql, bool transactional)
{
    if (!transactional)
        return '\n' + sql.sliced(sql::byteOrderMark(sql)) + "\n;\n";
    QByteArray text = "\n";
    const sql::Section whole = sectionsOf(sql).first();
    for (const sql::Passage &passage : whole.passages) {
        text += sql.sliced(passage.begin, passage.end - passage.begin) + '\n';
        text +=
            passage.hasRows() ? sql.sliced(passage.rowsBegin, passage.rowsEnd - passage.rowsBegin) + "\\.\n" : ";\n";
    }
    return text;
}

//! Gives what the file makes beside the shared tables to whom the rest of it belongs.
QByteArray ownershipIn(const SchemaStatus &status, const Migration &made)
{
    return made.schema == QLatin1String("catalpa") ? '\n' + ownershipOf({made}, status.ownOwner) + ";\n" : QByteArray();
}

QByteArray written(const ScriptTemplate &script, const MigrationStep &step, bool first, bool transactional,
                   const QByteArray &ownership)
{
    const Migration &migration = step.migration;
    QByteArray text = "\n-- " + migration.schema.toUtf8() + '/' + migration.name.toUtf8() + "/migration.sql\n";
    text += script.filled(transactional ? beginning : looseBeginning);
    if (step.state == MigrationState::Gone) {
        text += script.filled(refuseOthers) + written(restOf(step), transactional) + script.filled(takenBack);
        text +=
            script.filled(transactional ? "SET LOCAL search_path TO «schema»;\n" : "SET search_path TO «schema»;\n");
    }
    text += script.filled(refuseTwice) + script.filled(refuseBeside);
    if (!first)
        text += script.filled(refuseAlone);
    if (!transactional)
        text += script.filled(looseStart);
    return text + written(migration.sql, transactional) + (transactional ? ownership : QByteArray())
        + script.filled(transactional ? ending : looseEnding);
}

//! What was lost of one that is applied.
QByteArray mended(const ScriptTemplate &script, const MigrationStep &step)
{
    return "\n-- " + step.migration.schema.toUtf8() + '/' + step.migration.name.toUtf8() + ": what was lost of it\n"
        + script.filled(beginning) + script.filled(refuseOthers) + '\n' + step.mending + "COMMIT;\n";
}

//! What nobody can name any more, so that its failures stop nothing.
QStringList replacedIn(const SchemaStatus &status, const QString &schema)
{
    QStringList names;
    for (const MigrationStep &step : status.steps)
        names += step.migration.schema == schema ? step.migration.replaces() : QStringList();
    return names;
}

QByteArray ledgerOf(const ScriptTemplate &script, const QString &schema)
{
    const QByteArray create = schema == QLatin1String("public") ? "" : "\nCREATE SCHEMA IF NOT EXISTS «schema»;\n";
    const QByteArray revoke = schema == QLatin1String("catalpa") ? "REVOKE ALL ON «ledger» FROM PUBLIC;\n" : "";
    return script.filled(create + "\nCREATE TABLE IF NOT EXISTS «ledger» " + ledgerColumns + ";\n" + revoke);
}

} // namespace

QByteArray deployScript(const SchemaStatus &status)
{
    QByteArray text;
    QByteArray grants;
    QString schema;
    QString before;
    bool psql = false;
    for (const MigrationStep &step : mendedFirst(status.steps)) {
        if (!isWanted(status, step))
            continue;
        const Migration &migration = step.migration;
        ScriptTemplate script(migration.schema);
        if (!step.mending.isEmpty()) {
            script.setStep(step);
            text += mended(script, step);
            continue;
        }
        const bool first = text.isEmpty() || migration.schema != schema;
        if (first) {
            text += ledgerOf(script, migration.schema);
            grants += script.filled(rights);
        }
        schema = migration.schema;
        script.setStep(step);
        script.setReplaced(replacedIn(status, migration.schema));
        script.setBefore(std::exchange(before, migration.name));
        const bool transactional = isTransactional(step);
        psql = psql || !transactional || hasRows(step);
        text += written(script, step, first, transactional, ownershipIn(status, migration));
    }
    if (text.isEmpty())
        return {};
    const QByteArray head = "-- The migrations that a catalogue is waiting for, written by Catalpa.\n"
                            "-- To be run by an administrator of the database: psql -v ON_ERROR_STOP=1 -f THIS_FILE\n";
    return head + (psql ? "\\set ON_ERROR_STOP on\n" : "") + text + grants;
}

} // namespace catalpa::migrate
