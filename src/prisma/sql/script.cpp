// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/sql/script.h"

#include "prisma/difference/difference.h"
#include "prisma/sql/alterenumsql.h"
#include "prisma/sql/altertablesql.h"
#include "prisma/sql/quoting.h"
#include "prisma/sql/tablesql.h"

#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

QString headingOf(Step::Kind kind)
{
    constexpr std::array headings{"CreateSchema",     "DropExtension",  "CreateExtension", "CreateEnum",
                                  "AlterEnum",        "DropForeignKey", "DropIndex",       "AlterTable",
                                  "DropTable",        "DropEnum",       "CreateTable",     "CreateIndex",
                                  "RenameForeignKey", "AddForeignKey",  "RenameIndex"};
    return u"-- "_s + QLatin1StringView(headings.at(size_t(kind))) + u'\n';
}

//! Of an index or table in the same schema as \a table.
QualifiedName beside(const QualifiedName &table, const QString &name)
{
    return {table.schema, name};
}

QString dropForeignKey(const ForeignKey &key, const Database &to)
{
    return u"ALTER TABLE "_s + quotedName(key.table, to) + u" DROP CONSTRAINT "_s + quotedName(key.name);
}

QString renameForeignKey(const ForeignKey &before, const ForeignKey &after, const Database &to)
{
    return u"ALTER TABLE "_s + quotedName(before.table, to) + u" RENAME CONSTRAINT "_s + quotedName(before.name)
        + u" TO "_s + quotedName(after.name);
}

//! Of steps that concern what is there already.
QStringList changingStatements(const Step &step, const Database &from, const Database &to)
{
    using StepKind = Step::Kind;
    const auto table = [&]() -> const Table & {
        return from.tables.at(step.from.table);
    };
    const auto indexName = [&] {
        return quotedName(beside(table().name, table().indexes.at(step.from.item).name), to);
    };
    switch (step.kind) {
    case StepKind::DropExtension:
        return {u"DROP EXTENSION "_s + quotedName(from.extensions.at(step.from.table).name)};
    case StepKind::AlterEnum:
        return alterEnum(step, from, to);
    case StepKind::DropForeignKey:
        return {dropForeignKey(from.foreignKeys.at(step.from.table), to)};
    case StepKind::DropIndex:
        return {u"DROP INDEX "_s + indexName()};
    case StepKind::AlterTable:
        return alterTable(step, from, to);
    case StepKind::DropTable:
        return {u"DROP TABLE "_s + quotedName(table().name, to)};
    case StepKind::DropEnum:
        return {u"DROP TYPE "_s + quotedName(from.enums.at(step.from.table).name, to)};
    case StepKind::RenameForeignKey:
        return {renameForeignKey(from.foreignKeys.at(step.from.table), to.foreignKeys.at(step.to.table), to)};
    case StepKind::RenameIndex:
        return {u"ALTER INDEX "_s + indexName() + u" RENAME TO "_s
                + quotedName(to.tables.at(step.to.table).indexes.at(step.to.item).name)};
    default:
        return {};
    }
}

QStringList statementsOf(const Step &step, const Database &from, const Database &to)
{
    using StepKind = Step::Kind;
    const auto table = [&]() -> const Table & {
        return to.tables.at(step.to.table);
    };
    switch (step.kind) {
    case StepKind::CreateSchema:
        return {u"CREATE SCHEMA IF NOT EXISTS "_s + quotedName(to.schemas.at(step.to.table))};
    case StepKind::CreateExtension:
        return {createExtension(to.extensions.at(step.to.table))};
    case StepKind::CreateEnum:
        return {createEnum(to.enums.at(step.to.table).name, to.enums.at(step.to.table).values, to)};
    case StepKind::CreateTable:
        return {createTable(table(), to)};
    case StepKind::CreateIndex:
        return {createIndex(table(), table().indexes.at(step.to.item), to)};
    case StepKind::AddForeignKey:
        return {addForeignKey(to.foreignKeys.at(step.to.table), to)};
    default:
        return changingStatements(step, from, to);
    }
}

} // namespace

QString Script::withWarnings() const
{
    if (warnings.isEmpty())
        return text;
    QString comment = u"/*\n  Warnings:\n\n"_s;
    for (const Warning &warning : warnings)
        comment += u"  - "_s + warning.sentence + u'\n';
    return comment + u"\n*/\n"_s + text;
}

Script scriptBetween(const Database &from, const Database &to)
{
    const QList<Step> steps = stepsBetween(from, to);
    if (steps.isEmpty())
        return {};
    Script script{{}, warningsOf(steps, from, to)};
    bool isFirst = true;
    for (const Step &step : steps) {
        const QStringList statements = statementsOf(step, from, to);
        if (statements.isEmpty())
            continue;
        script.text += (isFirst ? QString() : u"\n"_s) + headingOf(step.kind) + statements.join(u";\n"_s) + u";\n"_s;
        isFirst = false;
    }
    return script;
}

} // namespace catalpa::prisma
