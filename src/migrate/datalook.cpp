// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/looks.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outlook)
};

//! A new or changed reference is looked up, and the record it points to is held.
void lockTargets(Look &look, const QString &table, const QStringList &columns)
{
    for (const ForeignKeyFact &key : look.scene().facts().foreignKeys) {
        const bool concerned = columns.isEmpty()
            || std::any_of(key.columns.cbegin(), key.columns.cend(),
                           [&columns](const QString &column) { return columns.contains(column); });
        if (key.table == table && concerned)
            look.lock(key.target, Lock::RowShare);
    }
}

//! When a record that others refer to goes, or gets another key, the others are looked at, or changed too.
void lockReferring(Look &look, const QString &table, const QStringList &columns)
{
    const bool removal = columns.isEmpty();
    for (const ForeignKeyFact &key : look.scene().facts().foreignKeys) {
        const bool concerned = removal
            || std::any_of(key.targetColumns.cbegin(), key.targetColumns.cend(),
                           [&columns](const QString &column) { return columns.contains(column); });
        if (key.target != table || !concerned)
            continue;
        const bool writes = removal ? key.writesOnDelete : key.writesOnUpdate;
        look.lock(key.table, writes ? Lock::RowExclusive : Lock::RowShare);
        if (removal && writes)
            look.losesDataOf(key.table);
    }
}

void insert(Look &look, const Node &statement)
{
    const QString table = look.scene().nameOf(statement.node("relation"_L1));
    look.lock(table, Lock::RowExclusive);
    lockTargets(look, table, {});
    const qsizetype rows = statement.node("selectStmt"_L1).list("valuesLists"_L1).size();
    look.does(Words::tr("Adds records to “%1”.").arg(plainName(table)));
    look.touches(rows);
    if (TableFact *fact = look.scene().table(table))
        fact->rows += rows;
}

//! Fills in what is empty, and nothing else.
bool fillsEmpty(const Node &where, const QStringList &columns)
{
    return where.is("NullTest"_L1) && where.text("nulltesttype"_L1) == "IS_NULL"_L1
        && QStringList{where.node("arg"_L1).names("fields"_L1).value(0)} == columns;
}

void update(Look &look, const Node &statement)
{
    const QString table = look.scene().nameOf(statement.node("relation"_L1));
    const Node where = statement.node("whereClause"_L1);
    QStringList columns;
    bool old = false;
    for (const Node &target : statement.list("targetList"_L1)) {
        columns += target.text("name"_L1);
        const TableFact *fact = look.scene().table(table);
        const ColumnFact *column = fact == nullptr ? nullptr : fact->column(columns.constLast());
        old = old || column == nullptr || !column->made;
    }
    look.does(where.isEmpty() ? Words::tr("Changes every record of “%1”.").arg(plainName(table))
                              : Words::tr("Changes records of “%1”.").arg(plainName(table)));
    look.lock(table, Lock::RowExclusive);
    lockTargets(look, table, columns);
    lockReferring(look, table, columns);
    look.takes(Look::Work::Scan, table, where.isEmpty() ? Pace::change : Pace::scan);
    look.holdsRecords();
    if (old && !fillsEmpty(where, columns))
        look.losesDataOf(table);
}

void remove(Look &look, const Node &statement)
{
    const QString table = look.scene().nameOf(statement.node("relation"_L1));
    const bool every = !statement.has("whereClause"_L1);
    look.does(every ? Words::tr("Removes every record of “%1”.").arg(plainName(table))
                    : Words::tr("Removes records of “%1”.").arg(plainName(table)));
    look.lock(table, Lock::RowExclusive);
    lockReferring(look, table, {});
    look.takes(Look::Work::Scan, table, every ? Pace::removal : Pace::scan);
    look.holdsRecords();
    look.losesDataOf(table);
}

void merge(Look &look, const Node &statement)
{
    const QString table = look.scene().nameOf(statement.node("relation"_L1));
    look.does(Words::tr("Adds to and changes records of “%1”.").arg(plainName(table)));
    look.lock(table, Lock::RowExclusive);
    look.takes(Look::Work::Scan, table, Pace::change);
    look.holdsRecords();
    for (const Node &clause : statement.list("mergeWhenClauses"_L1)) {
        if (clause.text("commandType"_L1) != "CMD_INSERT"_L1 && clause.text("commandType"_L1) != "CMD_NOTHING"_L1)
            look.losesDataOf(table);
    }
}

void copy(Look &look, const Node &statement)
{
    const QString table = look.scene().nameOf(statement.node("relation"_L1));
    if (!statement.flag("is_from"_L1))
        return look.does(Words::tr("Writes records to a file."));
    look.does(Words::tr("Adds records to “%1”.").arg(plainName(table)));
    look.lock(table, Lock::RowExclusive);
    lockTargets(look, table, {});
}

} // namespace

void lockWhatIsRead(Look &look, const Node &statement)
{
    if (statement.is("GrantStmt"_L1) || statement.is("LockStmt"_L1)) // They name tables without opening them.
        return;
    QStringList common;
    statement.visit([&](const Node &node) {
        if (node.is("CommonTableExpr"_L1))
            common += node.text("ctename"_L1);
    });
    const auto lock = [&](const Node &relation, Lock mode) {
        const QString table = look.scene().nameOf(relation);
        const bool known = look.scene().table(table) != nullptr || relation.has("schemaname"_L1);
        if (known && (relation.has("schemaname"_L1) || !common.contains(relation.text("relname"_L1))))
            look.lock(table, mode);
    };
    statement.visit([&](const Node &node) {
        if (node.is("RangeVar"_L1))
            lock(node, Lock::AccessShare);
        else if (node.is("InsertStmt"_L1) || node.is("UpdateStmt"_L1) || node.is("DeleteStmt"_L1))
            lock(node.node("relation"_L1), Lock::RowExclusive);
        else if (node.is("TableLikeClause"_L1))
            lock(node.node("relation"_L1), Lock::AccessShare);
        if (!node.is("SelectStmt"_L1) || !node.has("lockingClause"_L1))
            return;
        for (const Node &from : node.list("fromClause"_L1)) {
            from.visit([&](const Node &each) {
                if (each.is("RangeVar"_L1))
                    lock(each, Lock::RowShare);
            });
        }
    });
}

bool lookAtData(Look &look, const Node &statement)
{
    if (statement.is("InsertStmt"_L1))
        insert(look, statement);
    else if (statement.is("UpdateStmt"_L1))
        update(look, statement);
    else if (statement.is("DeleteStmt"_L1))
        remove(look, statement);
    else if (statement.is("MergeStmt"_L1))
        merge(look, statement);
    else if (statement.is("CopyStmt"_L1))
        copy(look, statement);
    else if (statement.is("SelectStmt"_L1))
        look.does(Words::tr("Asks the database something."));
    else
        return false;
    return true;
}

} // namespace catalpa::migrate
