// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/sql/alterenumsql.h"

#include "prisma/sql/columnsql.h"
#include "prisma/sql/quoting.h"
#include "prisma/sql/tablesql.h"

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

//! Byte for byte what Prisma puts before several new values.
constexpr auto severalValues = "-- This migration adds more than one value to an enum.\n"
                               "-- With PostgreSQL versions 11 and earlier, this is not possible\n"
                               "-- in a single migration. This can be worked around by creating\n"
                               "-- multiple migrations, each migration adding only one value to\n"
                               "-- the enum.\n\n\n";

QStringList addedValues(const Step &step, const EnumType &before, const Database &to)
{
    QStringList statements;
    for (const QString &value : step.createdValues)
        statements += u"ALTER TYPE "_s + quotedName(before.name, to) + u" ADD VALUE "_s + quotedText(value);
    if (statements.size() > 1)
        statements.first().prepend(QLatin1StringView(severalValues));
    return statements;
}

QString alterColumn(const Table &table, const Column &column, const Database &state)
{
    return u"ALTER TABLE "_s + quotedName(table.name, state) + u" ALTER COLUMN "_s + quotedName(column.name) + u' ';
}

QStringList movedColumns(const QualifiedName &type, const QualifiedName &temporary, const Database &to)
{
    QStringList statements;
    for (const Table &table : to.tables) {
        for (const Column &column : table.columns) {
            if (column.type.kind != ColumnType::Kind::Enum || column.type.enumName != type)
                continue;
            const QString target =
                quotedName(temporary, to) + (column.arity == ColumnArity::List ? u"[]"_s : QString());
            statements += alterColumn(table, column, to) + u"TYPE "_s + target + u" USING ("_s + quotedName(column.name)
                + u"::text::"_s + target + u')';
        }
    }
    return statements;
}

QStringList droppedDefaults(const Step &step, const Database &from)
{
    QStringList statements;
    for (const EnumDefault &each : step.defaults) {
        const Table &table = from.tables.at(each.from.table);
        statements += alterColumn(table, table.columns.at(each.from.item), from) + u"DROP DEFAULT"_s;
    }
    return statements;
}

QStringList restoredDefaults(const Step &step, const Database &from, const Database &to)
{
    QStringList statements;
    for (const EnumDefault &each : step.defaults) {
        if (!each.to)
            continue;
        const Table &table = from.tables.at(each.from.table);
        statements += alterColumn(table, table.columns.at(each.from.item), to) + u"SET DEFAULT "_s
            + defaultSql(to.tables.at(each.to->table).columns.at(each.to->item), to);
    }
    return statements;
}

QString renameType(const QualifiedName &type, const QString &name, const Database &state)
{
    return u"ALTER TYPE "_s + quotedName(type, state) + u" RENAME TO "_s + quotedName(name);
}

} // namespace

QStringList alterEnum(const Step &step, const Database &from, const Database &to)
{
    const EnumType &before = from.enums.at(step.from.table);
    const EnumType &after = to.enums.at(step.to.table);
    if (step.droppedValues.isEmpty())
        return addedValues(step, before, to);
    const QualifiedName temporary{after.name.schema, after.name.name + u"_new"_s};
    const QualifiedName old{before.name.schema, before.name.name + u"_old"_s};
    QStringList statements{u"BEGIN"_s, createEnum(temporary, after.values, to)};
    statements += droppedDefaults(step, from);
    statements += movedColumns(after.name, temporary, to);
    statements += renameType(before.name, old.name, to);
    statements += renameType(temporary, after.name.name, to);
    statements += u"DROP TYPE "_s + quotedName(old, from);
    statements += restoredDefaults(step, from, to);
    return statements + QStringList{u"COMMIT"_s};
}

} // namespace catalpa::prisma
