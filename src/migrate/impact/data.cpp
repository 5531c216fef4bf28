// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/data.h"

#include "base/text.h"
#include "migrate/impact/pace.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! A new or changed reference is looked up, and the record it points to is held.
void lockTargets(StatementAnalysis &analysis, const QString &table, const QStringList &columns)
{
    for (const ForeignKeyFact &key : analysis.simulated().facts().foreignKeys) {
        const bool concerned = columns.isEmpty()
            || std::any_of(key.columns.cbegin(), key.columns.cend(),
                           [&columns](const QString &column) { return columns.contains(column); });
        if (key.table == table && concerned)
            analysis.lock(key.target, Lock::RowShare);
    }
}

//! When a record that others refer to goes, or gets another key, the others are looked at, or changed too.
void lockReferring(StatementAnalysis &analysis, const QString &table, const QStringList &columns)
{
    const bool removal = columns.isEmpty();
    for (const ForeignKeyFact &key : analysis.simulated().facts().foreignKeys) {
        const bool concerned = removal
            || std::any_of(key.targetColumns.cbegin(), key.targetColumns.cend(),
                           [&columns](const QString &column) { return columns.contains(column); });
        if (key.target != table || !concerned)
            continue;
        const bool writes = removal ? key.writesOnDelete : key.writesOnUpdate;
        analysis.lock(key.table, writes ? Lock::RowExclusive : Lock::RowShare);
        if (removal && writes)
            analysis.losesDataOf(key.table, LintRule::LosingRecords);
    }
}

//! What INSERT … SELECT reads: the largest of the tables that it names, taken to come over whole.
qint64 insertFrom(StatementAnalysis &analysis, const QString &table, const sql::Node &select)
{
    QString source;
    for (const sql::Node &from : select.list("fromClause"_L1)) {
        from.visit([&](const sql::Node &node) {
            const QString name = node.is("RangeVar"_L1) ? analysis.simulated().nameOf(node) : QString();
            if (!name.isEmpty()
                && (source.isEmpty() || analysis.simulated().rows(name) > analysis.simulated().rows(source)))
                source = name;
        });
    }
    if (source.isEmpty())
        return 0;
    analysis.takes(StatementAnalysis::Work::Scan, source, Pace::insertion);
    analysis.addsIndexEntries(table, analysis.simulated().rows(source));
    analysis.calls(source, select);
    return analysis.simulated().rows(source);
}

void insert(StatementAnalysis &analysis, const sql::Node &statement)
{
    const QString table = analysis.simulated().nameOf(statement.node("relation"_L1));
    analysis.lock(table, Lock::RowExclusive);
    lockTargets(analysis, table, {});
    const sql::Node select = statement.node("selectStmt"_L1);
    const qint64 rows = select.list("valuesLists"_L1).size() + insertFrom(analysis, table, select);
    analysis.does(Text::tr("Adds records to “%1”.").arg(plainName(table)));
    analysis.touches(rows);
    if (statement.node("onConflictClause"_L1).text("action"_L1) == "ONCONFLICT_UPDATE"_L1) {
        analysis.does(Text::tr("Overwrites those that are there already."));
        analysis.losesDataOf(table);
    }
    if (TableFact *fact = analysis.simulated().table(table))
        fact->rows += rows;
}

//! Fills in what is empty, and nothing else.
bool fillsEmpty(const sql::Node &where, const QStringList &columns)
{
    return where.is("NullTest"_L1) && where.text("nulltesttype"_L1) == "IS_NULL"_L1
        && QStringList{where.node("arg"_L1).names("fields"_L1).value(0)} == columns;
}

void update(StatementAnalysis &analysis, const sql::Node &statement)
{
    const QString table = analysis.simulated().nameOf(statement.node("relation"_L1));
    const sql::Node where = statement.node("whereClause"_L1);
    QStringList columns;
    bool old = false;
    for (const sql::Node &target : statement.list("targetList"_L1)) {
        columns += target.text("name"_L1);
        const TableFact *fact = analysis.simulated().table(table);
        const ColumnFact *column = fact == nullptr ? nullptr : fact->column(columns.constLast());
        old = old || column == nullptr || !column->made;
    }
    analysis.does(where.isEmpty() ? Text::tr("Changes every record of “%1”.").arg(plainName(table))
                                  : Text::tr("Changes records of “%1”.").arg(plainName(table)));
    analysis.lock(table, Lock::RowExclusive);
    lockTargets(analysis, table, columns);
    lockReferring(analysis, table, columns);
    analysis.takes(StatementAnalysis::Work::Scan, table, where.isEmpty() ? Pace::change : Pace::scan);
    if (where.isEmpty())
        analysis.addsIndexEntries(table, analysis.simulated().rows(table));
    analysis.holdsRecords();
    if (old && !fillsEmpty(where, columns))
        analysis.losesDataOf(table);
}

void remove(StatementAnalysis &analysis, const sql::Node &statement)
{
    const QString table = analysis.simulated().nameOf(statement.node("relation"_L1));
    const bool every = !statement.has("whereClause"_L1);
    analysis.does(every ? Text::tr("Removes every record of “%1”.").arg(plainName(table))
                        : Text::tr("Removes records of “%1”.").arg(plainName(table)));
    analysis.lock(table, Lock::RowExclusive);
    lockReferring(analysis, table, {});
    analysis.takes(StatementAnalysis::Work::Scan, table, every ? Pace::removal : Pace::scan);
    analysis.holdsRecords();
    analysis.losesDataOf(table, LintRule::LosingRecords);
}

void merge(StatementAnalysis &analysis, const sql::Node &statement)
{
    const QString table = analysis.simulated().nameOf(statement.node("relation"_L1));
    analysis.does(Text::tr("Adds to and changes records of “%1”.").arg(plainName(table)));
    analysis.lock(table, Lock::RowExclusive);
    analysis.takes(StatementAnalysis::Work::Scan, table, Pace::change);
    analysis.addsIndexEntries(table, analysis.simulated().rows(table));
    analysis.holdsRecords();
    for (const sql::Node &clause : statement.list("mergeWhenClauses"_L1)) {
        const QString command = clause.text("commandType"_L1);
        if (command == "CMD_DELETE"_L1 || command == "CMD_UPDATE"_L1)
            analysis.losesDataOf(table, command == "CMD_DELETE"_L1 ? LintRule::LosingRecords : LintRule::LosingValues);
    }
}

void copy(StatementAnalysis &analysis, const sql::Node &statement)
{
    const QString table = analysis.simulated().nameOf(statement.node("relation"_L1));
    const QString file = statement.text("filename"_L1);
    const bool isProgram = statement.flag("is_program"_L1);
    const bool comesIn = statement.flag("is_from"_L1);
    if (!file.isEmpty())
        analysis.warn(isProgram ? LintRule::RunningProgram : LintRule::CopyingServerFile, file);
    if (!comesIn)
        return analysis.does(isProgram            ? Text::tr("Sends records to a program on the server's computer.")
                                 : file.isEmpty() ? Text::tr("Sends records to whoever applies the migration.")
                                                  : Text::tr("Writes records to a file of the server's computer."));
    analysis.does(isProgram
                      ? Text::tr("Adds to “%1” what a program on the server's computer prints.").arg(plainName(table))
                      : Text::tr("Adds records to “%1”.").arg(plainName(table)));
    analysis.lock(table, Lock::RowExclusive);
    lockTargets(analysis, table, {});
}

} // namespace

void lockWhatIsRead(StatementAnalysis &analysis, const sql::Node &statement)
{
    if (statement.is("GrantStmt"_L1) || statement.is("LockStmt"_L1)) // They name tables without opening them.
        return;
    QStringList common;
    statement.visit([&](const sql::Node &node) {
        if (node.is("CommonTableExpr"_L1))
            common += node.text("ctename"_L1);
    });
    const auto lock = [&](const sql::Node &relation, Lock mode) {
        const QString table = analysis.simulated().nameOf(relation);
        const bool known = analysis.simulated().table(table) != nullptr || relation.has("schemaname"_L1);
        if (known && (relation.has("schemaname"_L1) || !common.contains(relation.text("relname"_L1))))
            analysis.lock(table, mode);
    };
    statement.visit([&](const sql::Node &node) {
        if (node.is("RangeVar"_L1))
            lock(node, Lock::AccessShare);
        else if (node.is("InsertStmt"_L1) || node.is("UpdateStmt"_L1) || node.is("DeleteStmt"_L1))
            lock(node.node("relation"_L1), Lock::RowExclusive);
        else if (node.is("TableLikeClause"_L1))
            lock(node.node("relation"_L1), Lock::AccessShare);
        if (!node.is("SelectStmt"_L1) || !node.has("lockingClause"_L1))
            return;
        for (const sql::Node &from : node.list("fromClause"_L1)) {
            from.visit([&](const sql::Node &each) {
                if (each.is("RangeVar"_L1))
                    lock(each, Lock::RowShare);
            });
        }
    });
}

bool analyseData(StatementAnalysis &analysis, const sql::Node &statement)
{
    if (statement.is("InsertStmt"_L1))
        insert(analysis, statement);
    else if (statement.is("UpdateStmt"_L1))
        update(analysis, statement);
    else if (statement.is("DeleteStmt"_L1))
        remove(analysis, statement);
    else if (statement.is("MergeStmt"_L1))
        merge(analysis, statement);
    else if (statement.is("CopyStmt"_L1))
        copy(analysis, statement);
    else if (statement.is("SelectStmt"_L1))
        analysis.does(Text::tr("Asks the database something."));
    else
        return false;
    return true;
}

} // namespace catalpa::migrate
