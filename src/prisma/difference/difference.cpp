// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/difference/difference.h"

#include "prisma/difference/tablepair.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

class Difference final {
public:
    Difference(const Database &from, const Database &to)
        : m_from(from)
        , m_to(to)
    {
    }

    QList<Step> steps();

private:
    void extensions();
    void schemas();
    bool isUsed(const QString &schema) const;
    void tables();
    void createdTable(qsizetype table);
    void droppedTable(qsizetype table);
    void enums();
    void changedEnum(qsizetype before, qsizetype after);
    QList<EnumDefault> defaultsOf(const QualifiedName &name) const;
    void collectDefaults(const QualifiedName &name, const TablePair &pair, QList<EnumDefault> &defaults) const;
    void dropUniqueAfterPrimaryKey();
    qsizetype primaryKeyStepFor(const Step &drop, qsizetype after) const;

    const Database &m_from;
    const Database &m_to;
    std::vector<TablePair> m_pairs;
    QList<Step> m_steps;
};

//! What Prisma never looks at: its own ledger, and what PostGIS brings.
bool isIgnored(const Table &table)
{
    static const QRegularExpression ignored(
        u"^(_prisma_migrations|(?i)(spatial_ref_sys|geometry_columns|geography_columns|raster_columns|raster_overviews))$"_s);
    return ignored.match(table.name.name).hasMatch();
}

bool hasEnumDefault(const Column &column, const QualifiedName &name)
{
    return column.type.kind == ColumnType::Kind::Enum && column.type.enumName.name == name.name
        && column.defaultValue.kind != Default::Kind::None;
}

qsizetype placeOf(const QList<EnumType> &enums, const QualifiedName &name)
{
    const auto found =
        std::find_if(enums.begin(), enums.end(), [&](const EnumType &each) { return each.name == name; });
    return found == enums.end() ? -1 : found - enums.begin();
}

QStringList without(const QStringList &values, const QStringList &others)
{
    QStringList left;
    for (const QString &value : values) {
        if (!others.contains(value))
            left += value;
    }
    return left;
}

QList<Step> Difference::steps()
{
    extensions();
    schemas();
    tables();
    enums();
    std::stable_sort(m_steps.begin(), m_steps.end(),
                     [](const Step &one, const Step &other) { return one.order() < other.order(); });
    dropUniqueAfterPrimaryKey();
    return std::move(m_steps);
}

void Difference::extensions()
{
    for (qsizetype i = 0; i < m_to.extensions.size(); ++i) {
        const Extension &after = m_to.extensions.at(i);
        const auto before = std::find_if(m_from.extensions.begin(), m_from.extensions.end(),
                                         [&](const Extension &each) { return each.name == after.name; });
        if (before == m_from.extensions.end()) {
            m_steps += Step{Step::Kind::CreateExtension, {}, {i, -1}};
            continue;
        }
        const auto differ = [](const QString &one, const QString &other) {
            return !one.isEmpty() && !other.isEmpty() && one != other;
        };
        if (differ(before->version, after.version) || differ(before->schema, after.schema)) {
            m_steps += Step{Step::Kind::DropExtension, {before - m_from.extensions.begin(), -1}};
            m_steps += Step{Step::Kind::CreateExtension, {}, {i, -1}};
        }
    }
}

void Difference::schemas()
{
    for (qsizetype i = 0; i < m_to.schemas.size(); ++i) {
        if (!m_from.schemas.contains(m_to.schemas.at(i)) && isUsed(m_to.schemas.at(i)))
            m_steps += Step{Step::Kind::CreateSchema, {}, {i, -1}};
    }
}

//! Prisma makes no schema in which there is nothing.
bool Difference::isUsed(const QString &schema) const
{
    const auto isIn = [&](const QualifiedName &name) {
        return (name.schema.isEmpty() ? m_to.defaultSchema : name.schema) == schema;
    };
    const auto isTable = [&](const Table &table) {
        return isIn(table.name);
    };
    return std::any_of(m_to.tables.begin(), m_to.tables.end(), isTable)
        || std::any_of(m_from.tables.begin(), m_from.tables.end(), isTable)
        || std::any_of(m_to.enums.begin(), m_to.enums.end(),
                       [&](const EnumType &each) { return isIn(each.name) && placeOf(m_from.enums, each.name) < 0; });
}

void Difference::tables()
{
    for (qsizetype i = 0; i < m_from.tables.size(); ++i) {
        if (isIgnored(m_from.tables.at(i)))
            continue;
        const qsizetype after = m_to.indexOf(m_from.tables.at(i).name);
        if (after < 0)
            droppedTable(i);
        else
            m_pairs.emplace_back(m_from, m_to, i, after);
    }
    for (qsizetype i = 0; i < m_to.tables.size(); ++i) {
        if (!isIgnored(m_to.tables.at(i)) && m_from.indexOf(m_to.tables.at(i).name) < 0)
            createdTable(i);
    }
    for (const TablePair &pair : m_pairs) {
        m_steps += pair.indexSteps();
        m_steps += pair.foreignKeySteps();
        const QList<TableChange> changes = pair.changes();
        if (!changes.isEmpty()) {
            Step step{Step::Kind::AlterTable, {pair.fromTable(), -1}, {pair.toTable(), -1}};
            step.changes = changes;
            m_steps += step;
        }
    }
}

void Difference::createdTable(qsizetype table)
{
    m_steps += Step{Step::Kind::CreateTable, {}, {table, -1}};
    const Table &created = m_to.tables.at(table);
    for (qsizetype i = 0; i < m_to.foreignKeys.size(); ++i) {
        if (m_to.foreignKeys.at(i).table == created.name)
            m_steps += Step{Step::Kind::AddForeignKey, {}, {i, -1}};
    }
    for (qsizetype i = 0; i < created.indexes.size(); ++i)
        m_steps += Step{Step::Kind::CreateIndex, {}, {table, i}, false, true};
}

void Difference::droppedTable(qsizetype table)
{
    m_steps += Step{Step::Kind::DropTable, {table, -1}};
    for (qsizetype i = 0; i < m_from.foreignKeys.size(); ++i) {
        if (m_from.foreignKeys.at(i).table == m_from.tables.at(table).name)
            m_steps += Step{Step::Kind::DropForeignKey, {i, -1}};
    }
}

void Difference::enums()
{
    for (qsizetype i = 0; i < m_from.enums.size(); ++i) {
        const qsizetype after = placeOf(m_to.enums, m_from.enums.at(i).name);
        if (after < 0)
            m_steps += Step{Step::Kind::DropEnum, {i, -1}};
        else
            changedEnum(i, after);
    }
    for (qsizetype i = 0; i < m_to.enums.size(); ++i) {
        if (placeOf(m_from.enums, m_to.enums.at(i).name) < 0)
            m_steps += Step{Step::Kind::CreateEnum, {}, {i, -1}};
    }
}

void Difference::changedEnum(qsizetype before, qsizetype after)
{
    Step step{Step::Kind::AlterEnum, {before, -1}, {after, -1}};
    step.createdValues = without(m_to.enums.at(after).values, m_from.enums.at(before).values);
    step.droppedValues = without(m_from.enums.at(before).values, m_to.enums.at(after).values);
    if (step.createdValues.isEmpty() && step.droppedValues.isEmpty())
        return;
    step.defaults = defaultsOf(m_from.enums.at(before).name);
    m_steps += step;
}

QList<EnumDefault> Difference::defaultsOf(const QualifiedName &name) const
{
    QList<EnumDefault> defaults;
    for (qsizetype i = 0; i < m_from.tables.size(); ++i) {
        const Table &table = m_from.tables.at(i);
        if (m_to.indexOf(table.name) >= 0)
            continue;
        for (qsizetype j = 0; j < table.columns.size(); ++j) {
            if (hasEnumDefault(table.columns.at(j), name))
                defaults += EnumDefault{{i, j}};
        }
    }
    for (const TablePair &pair : m_pairs)
        collectDefaults(name, pair, defaults);
    return defaults;
}

void Difference::collectDefaults(const QualifiedName &name, const TablePair &pair, QList<EnumDefault> &defaults) const
{
    for (const qsizetype column : pair.droppedColumns()) {
        if (hasEnumDefault(pair.from().columns.at(column), name))
            defaults += EnumDefault{{pair.fromTable(), column}};
    }
    for (const auto &[before, after] : pair.columnPairs()) {
        if (!hasEnumDefault(pair.from().columns.at(before), name))
            continue;
        EnumDefault usage{{pair.fromTable(), before}};
        if (hasEnumDefault(pair.to().columns.at(after), name))
            usage.to = Position{pair.toTable(), after};
        defaults += usage;
    }
}

qsizetype Difference::primaryKeyStepFor(const Step &drop, qsizetype after) const
{
    const Table &table = m_from.tables.at(drop.from.table);
    const QStringList columns = table.indexes.at(drop.from.item).columnNames();
    for (qsizetype i = after; i < m_steps.size(); ++i) {
        const Step &step = m_steps.at(i);
        if (step.kind != Step::Kind::AlterTable || step.from.table != drop.from.table)
            continue;
        const auto adds = [](const TableChange &change) {
            return change.kind == TableChange::Kind::AddPrimaryKey;
        };
        const auto spoils = [&](const TableChange &change) {
            return (change.kind == TableChange::Kind::DropColumn || change.kind == TableChange::Kind::RecreateColumn)
                && columns.contains(table.columns.at(change.from).name);
        };
        if (std::any_of(step.changes.begin(), step.changes.end(), adds)
            && std::none_of(step.changes.begin(), step.changes.end(), spoils)
            && m_to.tables.at(step.to.table).primaryKey->columnNames() == columns)
            return i;
    }
    return -1;
}

//! A unique index that a primary key replaces is dropped behind it, so that the rows stay unique in between.
void Difference::dropUniqueAfterPrimaryKey()
{
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        const Step step = m_steps.at(i);
        if (step.kind != Step::Kind::DropIndex)
            continue;
        const Table &table = m_from.tables.at(step.from.table);
        if (table.primaryKey || !table.indexes.at(step.from.item).isUnique)
            continue;
        const qsizetype key = primaryKeyStepFor(step, i + 1);
        if (key < 0)
            continue;
        m_steps.move(i, key);
        --i;
    }
}

} // namespace

QList<Step> stepsBetween(const Database &from, const Database &to)
{
    return Difference(from, to).steps();
}

} // namespace catalpa::prisma
