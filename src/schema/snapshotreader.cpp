// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/snapshotreader.h"

#include <QtCore/QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::schema {
namespace {

// The first row is about names: a type, a function or a table of another name is written otherwise in definitions of
// anything. Of what is new, nothing that was there before can speak.
constexpr auto marksStatement = R"sql(
WITH tables AS MATERIALIZED (
    SELECT c.oid, n.nspname || '.' || c.relname AS path, c.xmin::text AS mark
      FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
     WHERE n.nspname = ANY ($1::text[]) AND c.relkind IN ('r', 'p', 'f')),
parts AS (
    SELECT oid, mark FROM tables
    UNION ALL SELECT attrelid, concat('a', attnum, ' ', xmin) FROM pg_attribute WHERE attnum > 0
    UNION ALL SELECT adrelid, concat('d', adnum, ' ', xmin) FROM pg_attrdef
    UNION ALL SELECT conrelid, concat('k', oid, ' ', xmin) FROM pg_constraint WHERE conrelid <> 0
    UNION ALL SELECT i.indrelid, concat('i', i.indexrelid, ' ', i.xmin, ' ', c.xmin)
                FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
    UNION ALL SELECT tgrelid, concat('t', oid, ' ', xmin) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT polrelid, concat('p', oid, ' ', xmin) FROM pg_policy
    UNION ALL SELECT ev_class, concat('w', oid, ' ', xmin) FROM pg_rewrite
    UNION ALL SELECT stxrelid, concat('s', oid, ' ', xmin) FROM pg_statistic_ext
    UNION ALL SELECT d.refobjid, concat('q', d.objid, ' ', d.xmin, ' ', q.xmin)
                FROM pg_depend AS d JOIN pg_sequence AS q ON q.seqrelid = d.objid
               WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0),
marks AS MATERIALIZED (
    SELECT oid, md5(string_agg(mark, ',' ORDER BY mark)) AS mark FROM parts GROUP BY oid),
names AS (
    SELECT 'n' || oid AS of, xmin::text AS mark FROM pg_namespace
    UNION ALL SELECT 'c' || oid, concat(relnamespace, relname) FROM pg_class WHERE relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'c') AND oid >= 16384
    UNION ALL SELECT 't' || oid, xmin::text FROM pg_type WHERE typrelid = 0 AND typelem = 0 AND oid >= 16384
    UNION ALL SELECT 'e' || oid, xmin::text FROM pg_enum
    UNION ALL SELECT 'f' || oid, xmin::text FROM pg_proc WHERE oid >= 16384
    UNION ALL SELECT 'l' || oid, xmin::text FROM pg_collation WHERE oid >= 16384
    UNION ALL SELECT 'o' || oid, xmin::text FROM pg_operator WHERE oid >= 16384
    UNION ALL SELECT 'x' || oid, xmin::text FROM pg_opclass WHERE oid >= 16384
    UNION ALL SELECT 'r' || oid, rolname FROM pg_roles)
SELECT NULL, NULL, string_agg(of || ' ' || mark, E'\n' ORDER BY of), NULL, NULL FROM names
UNION ALL
SELECT t.oid::text, t.path, m.mark,
       (SELECT string_agg(DISTINCT k.confrelid::text, ' ') FROM pg_constraint AS k
         WHERE k.conrelid = t.oid AND k.contype = 'f'),
       (EXISTS (SELECT FROM pg_policy AS p WHERE p.polrelid = t.oid)
           OR EXISTS (SELECT FROM pg_rewrite AS w WHERE w.ev_class = t.oid))::text
  FROM tables AS t JOIN marks AS m ON m.oid = t.oid
)sql";

//! Everything that was there has the name that it had. What is new does not count.
bool keepsNames(const QString &before, const QString &now)
{
    const QStringList lines = now.split(u'\n');
    const QSet<QString> known(lines.cbegin(), lines.cend());
    const QStringList earlier = before.split(u'\n');
    QSet<QString> there;
    for (const QString &line : lines)
        there += line.section(u' ', 0, 0);
    for (const QString &line : earlier) {
        if (!known.contains(line) && there.contains(line.section(u' ', 0, 0)))
            return false;
    }
    return true;
}

} // namespace

SnapshotReader::SnapshotReader(db::Session &session, Extent extent)
    : m_session(session)
    , m_extent(extent)
{
}

Result<SchemaSnapshot> SnapshotReader::read(const QStringList &schemas)
{
    const QString names = m_names;
    const auto marks = readMarks(schemas);
    if (!marks)
        return passOn(marks);
    const bool isFirst = m_schemas != schemas || m_snapshot.isEmpty();
    const auto snapshot =
        isFirst || !keepsNames(names, m_names) ? readAll(schemas) : readChanged(schemas, *marks, changedIn(*marks));
    if (!snapshot) {
        m_names = names; // What the next one compares with is what has been read.
        return snapshot;
    }
    m_schemas = schemas;
    m_marks = *marks;
    m_snapshot = *snapshot;
    return snapshot;
}

Result<SnapshotReader::Marks> SnapshotReader::readMarks(const QStringList &schemas)
{
    return m_session.run(marksStatement, {db::Param::list(schemas)}).map([this](const db::Rows &rows) {
        Marks marks;
        for (int row = 0; row < rows.count(); ++row) {
            if (rows.text(row, 1).isEmpty())
                m_names = rows.text(row, 2);
            else
                marks.insert(rows.text(row, 0),
                             {rows.text(row, 1), rows.text(row, 2), rows.text(row, 3).split(u' ', Qt::SkipEmptyParts),
                              rows.text(row, 4) == "true"_L1});
        }
        return marks;
    });
}

//! The numbers of the tables that have to be read: new ones too, and those that refer to one that has changed.
QStringList SnapshotReader::changedIn(const Marks &marks) const
{
    QSet<QString> touched;
    for (auto [table, mark] : marks.asKeyValueRange()) {
        const auto before = m_marks.constFind(table);
        if (before == m_marks.cend() || *before != mark || mark.isEntangled)
            touched += table;
    }
    QStringList changed(touched.cbegin(), touched.cend());
    for (auto [table, mark] : marks.asKeyValueRange()) {
        const bool refers = std::any_of(mark.targets.cbegin(), mark.targets.cend(),
                                        [&touched](const QString &target) { return touched.contains(target); });
        if (refers && !touched.contains(table))
            changed += table;
    }
    return changed;
}

Result<SchemaSnapshot> SnapshotReader::readAll(const QStringList &schemas)
{
    return readSnapshot(m_session, schemas, m_extent);
}

Result<SchemaSnapshot> SnapshotReader::readChanged(const QStringList &schemas, const Marks &marks,
                                                   const QStringList &changed)
{
    QSet<QString> kept;
    for (auto [table, mark] : marks.asKeyValueRange())
        kept += mark.table;
    for (const QString &table : changed)
        kept -= marks.value(table).table;
    return readTables(m_session, schemas, m_extent, changed).map([&](SchemaSnapshot snapshot) {
        for (auto [path, object] : m_snapshot.objects.asKeyValueRange()) {
            if (kept.contains(object.tablePath()))
                snapshot.objects.insert(path, object);
        }
        for (auto [path, object] : m_snapshot.inherited.asKeyValueRange()) {
            if (kept.contains(object.tablePath()))
                snapshot.inherited.insert(path, object);
        }
        return snapshot;
    });
}

} // namespace catalpa::schema
