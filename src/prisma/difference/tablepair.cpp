// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/difference/tablepair.h"

#include "prisma/difference/columnchanges.h"
#include "prisma/difference/indexmatch.h"

#include <algorithm>

namespace catalpa::prisma {

TablePair::TablePair(const Database &from, const Database &to, qsizetype fromTable, qsizetype toTable)
    : m_from(from)
    , m_to(to)
    , m_fromTable(fromTable)
    , m_toTable(toTable)
{
    for (qsizetype i = 0; i < this->from().columns.size(); ++i)
        m_columns[this->from().columns.at(i).name.toUtf8()] = {i, -1};
    for (qsizetype i = 0; i < this->to().columns.size(); ++i)
        m_columns.try_emplace(this->to().columns.at(i).name.toUtf8(), -1, -1).first->second.second = i;
}

QList<std::pair<qsizetype, qsizetype>> TablePair::columnPairs() const
{
    QList<std::pair<qsizetype, qsizetype>> pairs;
    for (const auto &[name, places] : m_columns) {
        if (places.first >= 0 && places.second >= 0)
            pairs += places;
    }
    return pairs;
}

QList<qsizetype> TablePair::droppedColumns() const
{
    QList<qsizetype> dropped;
    for (const auto &[name, places] : m_columns) {
        if (places.second < 0)
            dropped += places.first;
    }
    return dropped;
}

QList<qsizetype> TablePair::addedColumns() const
{
    QList<qsizetype> added;
    for (const auto &[name, places] : m_columns) {
        if (places.first < 0)
            added += places.second;
    }
    return added;
}

QList<TableChange> TablePair::columnChangesInOrder() const
{
    using ChangeKind = TableChange::Kind;
    QList<TableChange> changes;
    for (const auto &[before, after] : columnPairs()) {
        const ColumnChanges differing = columnChanges(from().columns.at(before), to().columns.at(after));
        if (differing.any())
            changes += TableChange{differing.type == TypeChange::NotCastable ? ChangeKind::RecreateColumn
                                                                             : ChangeKind::AlterColumn,
                                   before, after, differing};
    }
    std::stable_sort(changes.begin(), changes.end(),
                     [](const TableChange &one, const TableChange &other) { return one.from < other.from; });
    return changes;
}

bool TablePair::isTypeChanged(const QString &column) const
{
    const auto found = m_columns.find(column.toUtf8());
    if (found == m_columns.end() || found->second.first < 0 || found->second.second < 0)
        return false;
    return columnChanges(from().columns.at(found->second.first), to().columns.at(found->second.second))
        .type.has_value();
}

bool TablePair::isPrimaryKeyChanged() const
{
    if (!from().primaryKey || !to().primaryKey)
        return false;
    const QStringList columns = from().primaryKey->columnNames();
    return columns != to().primaryKey->columnNames()
        || std::any_of(columns.begin(), columns.end(), [this](const QString &each) { return isTypeChanged(each); });
}

QList<TableChange> TablePair::changes() const
{
    using ChangeKind = TableChange::Kind;
    const bool isChanged = isPrimaryKeyChanged();
    QList<TableChange> changes;
    if (isChanged || (from().primaryKey && !to().primaryKey))
        changes += TableChange{ChangeKind::DropPrimaryKey};
    if (from().primaryKey && to().primaryKey && from().primaryKey->name != to().primaryKey->name)
        changes += TableChange{ChangeKind::RenamePrimaryKey};
    for (const qsizetype column : droppedColumns())
        changes += TableChange{ChangeKind::DropColumn, column};
    for (const qsizetype column : addedColumns())
        changes += TableChange{ChangeKind::AddColumn, -1, column};
    changes += columnChangesInOrder();
    if (isChanged || (!from().primaryKey && to().primaryKey))
        changes += TableChange{ChangeKind::AddPrimaryKey};
    return changes;
}

bool TablePair::isRecreated(const Index &index) const
{
    return std::any_of(index.columns.begin(), index.columns.end(), [this](const IndexColumn &column) {
        const auto found = m_columns.find(column.name.toUtf8());
        return found != m_columns.end() && found->second.first >= 0 && found->second.second >= 0
            && columnChanges(from().columns.at(found->second.first), to().columns.at(found->second.second)).type
            == TypeChange::NotCastable;
    });
}

QList<std::pair<qsizetype, qsizetype>> TablePair::indexPairs() const
{
    QList<std::pair<qsizetype, qsizetype>> pairs;
    const QList<Index> &before = from().indexes;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (before.at(i).isPassedOver)
            continue;
        const auto twins = std::count_if(before.begin(), before.end(), [&](const Index &other) {
            return other.columnNames() == before.at(i).columnNames() && other.isUnique == before.at(i).isUnique;
        });
        if (twins > 1)
            continue;
        for (qsizetype j = 0; j < to().indexes.size(); ++j) {
            if (areIndexesEqual(before.at(i), to().indexes.at(j))) {
                pairs += {i, j};
                break;
            }
        }
    }
    return pairs;
}

QList<Step> TablePair::indexSteps() const
{
    QList<Step> steps;
    const auto isIn = [](const QList<Index> &list, const Index &index) {
        return index.isPassedOver
            || std::any_of(list.begin(), list.end(), [&](const Index &each) { return areIndexesEqual(each, index); });
    };
    for (qsizetype i = 0; i < from().indexes.size(); ++i) {
        if (!isIn(to().indexes, from().indexes.at(i)))
            steps += Step{Step::Kind::DropIndex, {m_fromTable, i}};
    }
    for (qsizetype i = 0; i < to().indexes.size(); ++i) {
        if (!isIn(from().indexes, to().indexes.at(i)))
            steps += Step{Step::Kind::CreateIndex, {m_fromTable, -1}, {m_toTable, i}};
    }
    for (const auto &[before, after] : indexPairs()) {
        if (isRecreated(to().indexes.at(after)))
            steps += Step{Step::Kind::CreateIndex, {m_fromTable, -1}, {m_toTable, after}, true};
        if (from().indexes.at(before).name != to().indexes.at(after).name)
            steps += Step{Step::Kind::RenameIndex, {m_fromTable, before}, {m_toTable, after}};
    }
    return steps;
}

bool TablePair::areForeignKeysEqual(const ForeignKey &one, const ForeignKey &other) const
{
    return one.otherTable == other.otherTable && one.columns == other.columns && one.otherColumns == other.otherColumns
        && one.onDelete == other.onDelete && one.onUpdate == other.onUpdate
        && std::none_of(one.columns.begin(), one.columns.end(),
                        [this](const QString &column) { return isTypeChanged(column); });
}

QList<Step> TablePair::foreignKeySteps() const
{
    QList<Step> steps;
    QList<qsizetype> taken;
    for (qsizetype i = 0; i < m_from.foreignKeys.size(); ++i) {
        const ForeignKey &before = m_from.foreignKeys.at(i);
        if (before.table != from().name)
            continue;
        qsizetype match = -1;
        bool isThere = false;
        for (qsizetype j = 0; j < m_to.foreignKeys.size(); ++j) {
            if (m_to.foreignKeys.at(j).table != to().name || !areForeignKeysEqual(before, m_to.foreignKeys.at(j)))
                continue;
            isThere = true;
            if (match < 0 && !taken.contains(j))
                match = j;
        }
        if (!isThere)
            steps += Step{Step::Kind::DropForeignKey, {i, -1}};
        if (match < 0)
            continue;
        taken += match;
        if (before.name != m_to.foreignKeys.at(match).name && !(isJoinTable(from()) && isJoinTable(to())))
            steps += Step{Step::Kind::RenameForeignKey, {i, -1}, {match, -1}};
    }
    for (qsizetype j = 0; j < m_to.foreignKeys.size(); ++j) {
        const ForeignKey &after = m_to.foreignKeys.at(j);
        const bool isNew = after.table == to().name
            && std::none_of(m_from.foreignKeys.begin(), m_from.foreignKeys.end(), [&](const ForeignKey &before) {
                               return before.table == from().name && areForeignKeysEqual(before, after);
                           });
        if (isNew)
            steps += Step{Step::Kind::AddForeignKey, {}, {j, -1}};
    }
    return steps;
}

} // namespace catalpa::prisma
