// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/tablefacts.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

constexpr double usualProbe = 10; // Milliseconds, on the computer of Pace.
constexpr double leastSlowness = 0.1;

// reltuples is -1 until the first VACUUM or ANALYZE; the statistics know the rows earlier, and the size (whose function
// waits for whoever holds the table exclusively) is asked for only when they do not.
constexpr auto factsStatement = R"sql(
WITH spaces AS (SELECT oid, nspname FROM pg_namespace WHERE nspname = ANY ($1::text[])),
extended AS (SELECT objid FROM pg_depend WHERE deptype = 'e'),
tables AS (
    SELECT c.oid, n.nspname, c.relname, c.relkind,
           CASE WHEN c.reltuples > 0 OR pg_stat_get_live_tuples(c.oid) > 0
                THEN greatest(c.reltuples, pg_stat_get_live_tuples(c.oid))::bigint
                WHEN c.relkind IN ('r', 'm') THEN pg_relation_size(c.oid) / 100
                WHEN c.relkind = 'p'
                THEN (SELECT coalesce(sum(pg_relation_size(t.relid)), 0)::bigint / 100 FROM pg_partition_tree(c.oid) AS t
                       WHERE t.isleaf)
                ELSE 0 END AS rows
      FROM pg_class AS c JOIN spaces AS n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')),
columns AS (
    SELECT a.attrelid,
           json_agg(json_build_array(a.attname, t.typname, a.atttypmod, a.attnotnull,
               EXISTS (SELECT FROM pg_constraint AS k
                        WHERE k.conrelid = a.attrelid AND k.contype = 'c' AND k.convalidated
                          AND pg_get_constraintdef(k.oid) = format('CHECK ((%I IS NOT NULL))', a.attname)),
               EXISTS (SELECT FROM pg_constraint AS k
                        WHERE k.conrelid = a.attrelid AND k.contype = 'c' AND a.attnum = ANY (k.conkey)),
               (SELECT k.conname FROM pg_constraint AS k
                 WHERE k.conrelid = a.attrelid AND k.contype = 'c'
                   AND starts_with(pg_get_constraintdef(k.oid), format('CHECK ((%I IS NOT NULL))', a.attname))
                 ORDER BY k.convalidated DESC LIMIT 1))
               ORDER BY a.attnum) AS list
      FROM pg_attribute AS a JOIN pg_type AS t ON t.oid = a.atttypid
     WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid IN (SELECT oid FROM tables WHERE relkind <> 'S')
     GROUP BY a.attrelid)
SELECT json_build_object(
    'probe', (SELECT min(extract(epoch FROM clock_timestamp() - begun.at)) * 1000
                FROM generate_series(1, 3) AS turn,
                     LATERAL (SELECT clock_timestamp() AS at, turn) AS begun,
                     LATERAL (SELECT count(*) FROM (SELECT md5((n + extract(epoch FROM begun.at)::bigint)::text) AS t
                                                      FROM generate_series(1, 7000) AS n ORDER BY t) AS s)
                          AS probed),
    'tables', (SELECT json_agg(json_build_array(c.nspname || '.' || c.relname, c.rows, c.relkind,
                                                coalesce(l.list, '[]')))
                 FROM tables AS c LEFT JOIN columns AS l ON l.attrelid = c.oid),
    'keys', (SELECT json_agg(json_build_array(k.conname, hn.nspname || '.' || h.relname, tn.nspname || '.' || t.relname,
                                              k.confdeltype, k.confupdtype,
                                              (SELECT json_agg(a.attname) FROM pg_attribute AS a
                                                WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)),
                                              (SELECT json_agg(a.attname) FROM pg_attribute AS a
                                                WHERE a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey))))
               FROM pg_constraint AS k
               JOIN pg_class AS h ON h.oid = k.conrelid JOIN pg_namespace AS hn ON hn.oid = h.relnamespace
               JOIN pg_class AS t ON t.oid = k.confrelid JOIN pg_namespace AS tn ON tn.oid = t.relnamespace
              WHERE k.contype = 'f'
                AND (k.conrelid IN (SELECT oid FROM tables) OR k.confrelid IN (SELECT oid FROM tables))),
    'indexes', (SELECT json_agg(json_build_array(c.nspname || '.' || i.relname, c.nspname || '.' || c.relname,
                                                 m.amname = 'gin',
                                                 EXISTS (SELECT FROM pg_depend AS d
                                                          WHERE d.classid = 'pg_class'::regclass AND d.objid = i.oid
                                                            AND d.refclassid = 'pg_proc'::regclass)))
                  FROM tables AS c JOIN pg_index AS x ON x.indrelid = c.oid JOIN pg_class AS i ON i.oid = x.indexrelid
                  JOIN pg_am AS m ON m.oid = i.relam),
    'present', (SELECT json_agg(n.nspname) FROM spaces AS n),
    'used', (SELECT json_agg(n.nspname) FROM spaces AS n
              WHERE EXISTS (SELECT FROM pg_class AS c LEFT JOIN pg_index AS i ON i.indexrelid = c.oid
                             WHERE c.relnamespace = n.oid AND c.relname <> '_prisma_migrations'
                               AND (i.indrelid IS NULL
                                    OR i.indrelid IS DISTINCT FROM to_regclass(format('%I._prisma_migrations', n.nspname)))
                               AND NOT EXISTS (SELECT FROM extended AS e WHERE e.objid = c.oid))
                 OR EXISTS (SELECT FROM pg_proc AS p
                             WHERE p.pronamespace = n.oid AND NOT EXISTS (SELECT FROM extended AS e WHERE e.objid = p.oid))
                 OR EXISTS (SELECT FROM pg_type AS t
                             WHERE t.typnamespace = n.oid AND t.typtype IN ('d', 'e', 'r')
                               AND NOT EXISTS (SELECT FROM extended AS e WHERE e.objid = t.oid))),
    'occupied', EXISTS (SELECT FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
                         WHERE c.relkind IN ('r', 'p', 'm', 'f') AND c.relname <> '_prisma_migrations'
                           AND n.nspname !~ '^(pg_|information_schema$)'
                           AND NOT EXISTS (SELECT FROM extended AS e WHERE e.objid = c.oid)),
    'functions', (SELECT json_agg(DISTINCT p.proname) FROM pg_proc AS p
                   WHERE p.provolatile = 'v' AND p.pronamespace <> 'pg_catalog'::regnamespace
                     AND p.pronamespace <> 'information_schema'::regnamespace),
    'steady', (SELECT json_agg(f.proname)
                 FROM (SELECT p.proname FROM pg_proc AS p
                        WHERE p.pronamespace <> 'pg_catalog'::regnamespace
                          AND p.pronamespace <> 'information_schema'::regnamespace
                        GROUP BY p.proname HAVING bool_and(p.provolatile <> 'v' AND p.prokind = 'f')) AS f))
)sql";

//! atttypmod in the numbers that SQL shows. Source: the typmod functions in src/backend/utils/adt of PostgreSQL 15.
QList<int> modifiers(const QString &type, int typmod)
{
    constexpr int header = 4;
    if (typmod < 0)
        return {};
    if (type == "varchar"_L1 || type == "bpchar"_L1)
        return {typmod - header};
    if (type == "numeric"_L1)
        return {((typmod - header) >> 16) & 0xffff, (typmod - header) & 0x7ff};
    return {typmod};
}

QStringList texts(const QJsonValue &list)
{
    QStringList found;
    for (const QJsonValue each : list.toArray())
        found += each.toString();
    return found;
}

TableFact tableFact(const QJsonArray &array)
{
    const QString kind = array[2].toString();
    TableFact table{.name = array[0].toString(), .rows = array[1].toInteger()};
    table.isTable = kind == "r"_L1 || kind == "p"_L1;
    for (const QJsonValue each : array[3].toArray()) {
        const QJsonArray column = each.toArray();
        const QString type = column[1].toString();
        table.columns += {.name = column[0].toString(),
                          .type = type,
                          .modifiers = modifiers(type, column[2].toInt()),
                          .notNull = column[3].toBool(),
                          .provenNotNull = column[4].toBool(),
                          .notNullCheck = column[6].toString(),
                          .checked = column[5].toBool()};
    }
    return table;
}

bool writes(const QJsonValue &action)
{
    return u"cnd"_s.contains(action.toString());
}

TableFacts facts(const db::Rows &rows, const QStringList &schemas)
{
    const QJsonObject seen = QJsonDocument::fromJson(rows.text(0, 0).toUtf8()).object();
    TableFacts facts;
    facts.emptySchemas = QSet<QString>(schemas.cbegin(), schemas.cend());
    facts.absentSchemas = facts.emptySchemas;
    for (const QString &present : texts(seen["present"_L1]))
        facts.absentSchemas -= present;
    for (const QString &used : texts(seen["used"_L1]))
        facts.emptySchemas -= used;
    for (const QJsonValue each : seen["tables"_L1].toArray())
        facts.tables += tableFact(each.toArray());
    for (const QJsonValue each : seen["keys"_L1].toArray()) {
        const QJsonArray key = each.toArray();
        facts.foreignKeys += {.name = key[0].toString(),
                              .table = key[1].toString(),
                              .columns = texts(key[5]),
                              .target = key[2].toString(),
                              .targetColumns = texts(key[6]),
                              .writesOnDelete = writes(key[3]),
                              .writesOnUpdate = writes(key[4])};
    }
    for (const QJsonValue each : seen["indexes"_L1].toArray())
        facts.indexes += {each.toArray()[0].toString(), each.toArray()[1].toString(), each.toArray()[2].toBool(),
                          each.toArray()[3].toBool()};
    const QStringList functions = texts(seen["functions"_L1]);
    facts.volatileFunctions = {functions.cbegin(), functions.cend()};
    facts.slowness = std::max(seen["probe"_L1].toDouble(usualProbe) / usualProbe, leastSlowness);
    facts.isNew = !seen["occupied"_L1].toBool(true) && facts.emptySchemas.size() == schemas.size();
    const QStringList steady = texts(seen["steady"_L1]);
    facts.steadyFunctions = {steady.cbegin(), steady.cend()};
    return facts;
}

template <typename List>
auto *named(List &list, const QString &name)
{
    const auto found = std::find_if(list.begin(), list.end(), [&name](const auto &each) { return each.name == name; });
    return found == list.end() ? nullptr : &*found;
}

} // namespace

const ColumnFact *TableFact::column(const QString &wanted) const
{
    return named(columns, wanted);
}

ColumnFact *TableFact::column(const QString &wanted)
{
    return named(columns, wanted);
}

const TableFact *TableFacts::table(const QString &name) const
{
    return named(tables, name);
}

TableFact *TableFacts::table(const QString &name)
{
    return named(tables, name);
}

Result<TableFacts> readTableFacts(db::Session &session, const QStringList &schemas)
{
    return session.run(factsStatement, {db::Param::list(schemas)}).map([&schemas](const db::Rows &rows) {
        return facts(rows, schemas);
    });
}

} // namespace catalpa::migrate
