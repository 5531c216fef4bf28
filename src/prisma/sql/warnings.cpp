// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/sql/warnings.h"

#include "prisma/schema/nativetype.h"

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

// The sentences are part of the file that Prisma writes, so they are kept letter by letter.

class Warnings final {
public:
    Warnings(const Database &from, const Database &to)
        : m_from(from)
        , m_to(to)
    {
    }

    QList<Warning> of(const QList<Step> &steps);

private:
    void step(const Step &step);
    void alterTable(const Step &step);
    void change(const TableChange &change, const Table &before, const Table &after);
    void addedColumn(const Table &table, const Column &column);
    void alteredColumn(const Table &table, const TableChange &change, const Column &before, const Column &after);
    void recreatedColumn(const Table &table, const Column &before, const Column &after, bool arityChanged);

    void lost(const QualifiedName &table, const QString &sentence) { m_lost += Warning{sentence, table}; }
    void impossible(const QualifiedName &table, const QString &sentence)
    {
        m_impossible += Warning{sentence, table, true};
    }

    const Database &m_from;
    const Database &m_to;
    QList<Warning> m_lost;
    QList<Warning> m_impossible;
};

QString typeName(const Column &column)
{
    if (column.type.kind == ColumnType::Kind::Unsupported)
        return u"Unsupported(\"%1\")"_s.arg(column.type.unsupported);
    return nameOf(column.type.native);
}

QString addedRequired(const QString &column, const QString &table)
{
    return u"Added the required column `%1` to the `%2` table without a default value. This is not possible if the table is not empty."_s
        .arg(column, table);
}

QList<Warning> Warnings::of(const QList<Step> &steps)
{
    for (const Step &each : steps)
        step(each);
    return m_lost + m_impossible;
}

void Warnings::step(const Step &step)
{
    switch (step.kind) {
    case Step::Kind::AlterTable:
        return alterTable(step);
    case Step::Kind::DropTable:
        lost(
            m_from.tables.at(step.from.table).name,
            u"You are about to drop the `%1` table. If the table is not empty, all the data it contains will be lost."_s
                .arg(m_from.tables.at(step.from.table).name.name));
        return;
    case Step::Kind::CreateIndex: {
        const Table &table = m_to.tables.at(step.to.table);
        const Index &index = table.indexes.at(step.to.item);
        if (!step.isOnNewTable && !step.isRecreated && index.isUnique)
            lost(
                table.name,
                u"A unique constraint covering the columns `[%1]` on the table `%2` will be added. If there are existing duplicate values, this will fail."_s
                    .arg(index.columnNames().join(u','), table.name.name));
        return;
    }
    case Step::Kind::AlterEnum:
        if (!step.droppedValues.isEmpty())
            lost(
                {},
                u"The values [%1] on the enum `%2` will be removed. If these variants are still used in the database, this will fail."_s
                    .arg(step.droppedValues.join(u','), m_to.enums.at(step.to.table).name.name));
        return;
    default:
        return;
    }
}

void Warnings::alterTable(const Step &step)
{
    for (const TableChange &each : step.changes)
        change(each, m_from.tables.at(step.from.table), m_to.tables.at(step.to.table));
}

void Warnings::change(const TableChange &change, const Table &before, const Table &after)
{
    switch (change.kind) {
    case TableChange::Kind::DropColumn:
        lost(before.name,
             u"You are about to drop the column `%1` on the `%2` table. All the data in the column will be lost."_s.arg(
                 before.columns.at(change.from).name, before.name.name));
        return;
    case TableChange::Kind::AddColumn:
        return addedColumn(after, after.columns.at(change.to));
    case TableChange::Kind::AlterColumn:
        return alteredColumn(before, change, before.columns.at(change.from), after.columns.at(change.to));
    case TableChange::Kind::RecreateColumn:
        return recreatedColumn(before, before.columns.at(change.from), after.columns.at(change.to),
                               change.changes.arity);
    case TableChange::Kind::DropPrimaryKey:
        lost(
            before.name,
            u"The primary key for the `%1` table will be changed. If it partially fails, the table could be left without primary key constraint."_s
                .arg(before.name.name));
        return;
    case TableChange::Kind::AddPrimaryKey:
    case TableChange::Kind::RenamePrimaryKey:
        return;
    }
}

void Warnings::addedColumn(const Table &table, const Column &column)
{
    if (column.arity != ColumnArity::Required || column.defaultValue.kind != Default::Kind::None)
        return;
    if (!column.isFilledByClient)
        impossible(table.name, addedRequired(column.name, table.name.name));
    else
        impossible(
            table.name,
            u"The required column `%1` was added to the `%2` table with a prisma-level default value. This is not possible if the table is not empty. Please add this column as optional, then populate it before making it required."_s
                .arg(column.name, table.name.name));
}

void Warnings::alteredColumn(const Table &table, const TableChange &change, const Column &before, const Column &after)
{
    if (before.arity == ColumnArity::Nullable && after.arity == ColumnArity::Required)
        impossible(
            table.name,
            u"Made the column `%1` on table `%2` required. This step will fail if there are existing NULL values in that column."_s
                .arg(before.name, table.name.name));
    if (before.arity != ColumnArity::List && after.arity == ColumnArity::List)
        impossible(
            table.name,
            u"Changed the column `%1` on the `%2` table from a scalar field to a list field. If there are non-null values in that column, this step will fail."_s
                .arg(before.name, table.name.name));
    if (change.changes.type == TypeChange::Risky)
        lost(
            table.name,
            u"You are about to alter the column `%1` on the `%2` table. The data in that column could be lost. The data in that column will be cast from `%3` to `%4`."_s
                .arg(before.name, table.name.name, typeName(before), typeName(after)));
}

void Warnings::recreatedColumn(const Table &table, const Column &before, const Column &after, bool arityChanged)
{
    const bool isRequired = after.arity == ColumnArity::Required && after.defaultValue.kind == Default::Kind::None;
    if (arityChanged && before.arity == ColumnArity::Nullable && isRequired)
        impossible(table.name, addedRequired(before.name, table.name.name));
    else if (isRequired)
        impossible(
            table.name,
            u"Changed the type of `%1` on the `%2` table. No cast exists, the column would be dropped and recreated, which cannot be done if there is data, since the column is required."_s
                .arg(before.name, table.name.name));
    else
        lost(
            table.name,
            u"The `%1` column on the `%2` table would be dropped and recreated. This will lead to data loss if there is data in the column."_s
                .arg(before.name, table.name.name));
}

} // namespace

QList<Warning> warningsOf(const QList<Step> &steps, const Database &from, const Database &to)
{
    return Warnings(from, to).of(steps);
}

} // namespace catalpa::prisma
