// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/createtable.h"

#include "base/text.h"
#include "migrate/impact/columntype.h"
#include "migrate/impact/constraint.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

void analyseParents(StatementAnalysis &analysis, const sql::Node &statement)
{
    const Lock mode = statement.has("partbound"_L1) ? Lock::AccessExclusive : Lock::ShareUpdateExclusive;
    for (const sql::Node &parent : statement.list("inhRelations"_L1))
        analysis.lock(analysis.simulated().nameOf(parent), mode);
}

void createTable(StatementAnalysis &analysis, const sql::Node &statement)
{
    SimulatedSchema &simulated = analysis.simulated();
    const QString name = simulated.nameOf(statement.node("relation"_L1));
    analysis.does(Text::tr("Makes the table “%1”.").arg(plainName(name)));
    if (simulated.table(name) != nullptr && statement.flag("if_not_exists"_L1))
        return;

    TableFact table{.name = name};
    for (const sql::Node &element : statement.list("tableElts"_L1)) {
        if (element.is("ColumnDef"_L1))
            table.columns += columnFact(element);
        // Of a serial or identity column; the others have none that anybody could name.
        simulated.noteMade(u"OBJECT_SEQUENCE"_s, name + u'_' + element.text("colname"_L1) + "_seq"_L1);
    }
    simulated.add(table);
    simulated.noteMade(u"OBJECT_TABLE"_s, name);
    analyseParents(analysis, statement);
    StatementAnalysis constraints(
        simulated); // What they do is a part of making the table; only their locks on others count.
    for (const sql::Node &element : statement.list("tableElts"_L1)) {
        if (element.is("Constraint"_L1))
            analyseConstraint(constraints, element, name, {}, true);
        for (const sql::Node &constraint : element.list("constraints"_L1))
            analyseConstraint(constraints, constraint, name, {element.text("colname"_L1)}, true);
    }
    analysis.takeLocksOf(constraints);
}

void createTableAs(StatementAnalysis &analysis, const sql::Node &into, bool materialized)
{
    const QString name = analysis.simulated().nameOf(into.node("rel"_L1));
    analysis.does(materialized ? Text::tr("Makes the view “%1”.").arg(plainName(name))
                               : Text::tr("Makes the table “%1” and fills it.").arg(plainName(name)));
    analysis.simulated().add(TableFact{.name = name, .isTable = !materialized});
}

//! Triggers of foreign keys stand on both tables, so that both are locked when they go.
void lockKeysOf(StatementAnalysis &analysis, const QString &table)
{
    for (const ForeignKeyFact &key : analysis.simulated().facts().foreignKeys) {
        if (key.table == table || key.target == table) {
            analysis.lock(key.table, Lock::AccessExclusive);
            analysis.lock(key.target, Lock::AccessExclusive);
        }
    }
}

void dropTable(StatementAnalysis &analysis, const QString &table)
{
    analysis.does(Text::tr("Removes the table “%1” with everything in it.").arg(plainName(table)));
    analysis.lock(table, Lock::AccessExclusive);
    analysis.losesDataOf(table);
    analysis.warnIfOld(LintRule::BanDropTable, table, plainName(table));
    lockKeysOf(analysis, table);
    analysis.simulated().remove(table);
}

void dropSchema(StatementAnalysis &analysis, const QString &schema)
{
    analysis.does(Text::tr("Removes the schema “%1” with all that is in it.").arg(schema));
    const QList<TableFact> tables = analysis.simulated().facts().tables;
    for (const TableFact &table : tables) {
        if (table.isTable && table.name.section(u'.', 0, 0) == schema)
            dropTable(analysis, table.name);
    }
}

bool drop(StatementAnalysis &analysis, const sql::Node &statement)
{
    const QString kind = statement.text("removeType"_L1);
    for (const sql::Node &object : statement.list("objects"_L1)) {
        if (kind == "OBJECT_TABLE"_L1) {
            const QString table = analysis.simulated().nameOf(object.names("items"_L1));
            if (analysis.simulated().table(table) == nullptr && statement.flag("missing_ok"_L1))
                analysis.does(Text::tr("Removes the table “%1”, if there is one.").arg(plainName(table)));
            else
                dropTable(analysis, table);
        } else if (kind == "OBJECT_SCHEMA"_L1 && statement.text("behavior"_L1) == "DROP_CASCADE"_L1) {
            dropSchema(analysis, object.text("sval"_L1));
        } else if (kind == "OBJECT_TRIGGER"_L1 || kind == "OBJECT_POLICY"_L1 || kind == "OBJECT_RULE"_L1) {
            QStringList name = object.names("items"_L1);
            const QString part = name.takeLast();
            const QString table = analysis.simulated().nameOf(name);
            analysis.does(Text::tr("Removes “%1” from “%2”.").arg(part, plainName(table)));
            analysis.lock(table, Lock::AccessExclusive);
        } else {
            return false;
        }
    }
    return true;
}

bool rename(StatementAnalysis &analysis, const sql::Node &statement)
{
    const QString kind = statement.text("renameType"_L1);
    const QString table = analysis.simulated().nameOf(statement.node("relation"_L1));
    const QString newName = statement.text("newname"_L1);
    const QString oldName = statement.text("subname"_L1);
    if (kind == "OBJECT_TABLE"_L1) {
        analysis.does(Text::tr("Gives the table “%1” the name “%2”.").arg(plainName(table), newName));
        analysis.warnIfOld(LintRule::RenamingTable, table, plainName(table));
        analysis.lock(table, Lock::AccessExclusive);
        analysis.simulated().rename(table, table.section(u'.', 0, 0) + u'.' + newName);
    } else if (kind == "OBJECT_COLUMN"_L1) {
        analysis.does(Text::tr("Gives the column “%1” of “%2” the name “%3”.").arg(oldName, plainName(table), newName));
        TableFact *fact = analysis.simulated().table(table);
        ColumnFact *column = fact == nullptr ? nullptr : fact->column(oldName);
        if (column == nullptr || !column->made)
            analysis.warnIfOld(LintRule::RenamingColumn, table, oldName);
        if (column != nullptr)
            column->name = newName;
        analysis.lock(table, Lock::AccessExclusive);
    } else if (kind == "OBJECT_TABCONSTRAINT"_L1 || kind == "OBJECT_TRIGGER"_L1 || kind == "OBJECT_POLICY"_L1
               || kind == "OBJECT_RULE"_L1) {
        analysis.does(Text::tr("Gives “%1” of “%2” the name “%3”.").arg(oldName, plainName(table), newName));
        analysis.lock(table, Lock::AccessExclusive);
    } else {
        return false;
    }
    return true;
}

void truncate(StatementAnalysis &analysis, const sql::Node &statement)
{
    QStringList tables;
    for (const sql::Node &relation : statement.list("relations"_L1))
        tables += analysis.simulated().nameOf(relation);
    if (statement.text("behavior"_L1) == "DROP_CASCADE"_L1) {
        if (!analysis.simulated().isMade(tables.value(0)))
            analysis.warn(LintRule::BanTruncateCascade, plainName(tables.value(0)));
        for (qsizetype at = 0; at < tables.size(); ++at) {
            for (const ForeignKeyFact &key : analysis.simulated().facts().foreignKeys) {
                if (key.target == tables.at(at) && !tables.contains(key.table))
                    tables += key.table;
            }
        }
    }
    for (const QString &table : tables) {
        analysis.does(Text::tr("Removes every record of “%1”.").arg(plainName(table)));
        analysis.lock(table, Lock::AccessExclusive);
        analysis.losesDataOf(table, LintRule::LosingRecords);
        if (TableFact *fact = analysis.simulated().table(table))
            fact->rows = 0;
    }
}

bool moveToSchema(StatementAnalysis &analysis, const sql::Node &statement)
{
    if (statement.text("objectType"_L1) != "OBJECT_TABLE"_L1)
        return false;
    const QString table = analysis.simulated().nameOf(statement.node("relation"_L1));
    const QString schema = statement.text("newschema"_L1);
    analysis.does(Text::tr("Moves the table “%1” to “%2”.").arg(plainName(table), schema));
    analysis.warnIfOld(LintRule::RenamingTable, table, plainName(table));
    analysis.lock(table, Lock::AccessExclusive);
    analysis.simulated().rename(table, schema + u'.' + plainName(table));
    return true;
}

void lockTables(StatementAnalysis &analysis, const sql::Node &statement)
{
    for (const sql::Node &relation : statement.list("relations"_L1)) {
        const QString table = analysis.simulated().nameOf(relation);
        analysis.does(
            Text::tr("Reserves “%1” until the end of the file, so that others have to wait.").arg(plainName(table)));
        analysis.lock(table, static_cast<Lock>(statement.number("mode"_L1)));
    }
}

} // namespace

bool analyseTable(StatementAnalysis &analysis, const sql::Node &statement)
{
    if (statement.is("CreateStmt"_L1) || statement.is("CreateForeignTableStmt"_L1))
        createTable(analysis, statement.has("base"_L1) ? statement.node("base"_L1) : statement);
    else if (statement.is("CreateTableAsStmt"_L1))
        createTableAs(analysis, statement.node("into"_L1), statement.text("objtype"_L1) == "OBJECT_MATVIEW"_L1);
    else if (statement.is("SelectStmt"_L1) && statement.has("intoClause"_L1))
        createTableAs(analysis, statement.node("intoClause"_L1), false);
    else if (statement.is("TruncateStmt"_L1))
        truncate(analysis, statement);
    else if (statement.is("LockStmt"_L1))
        lockTables(analysis, statement);
    else
        return (statement.is("DropStmt"_L1) && drop(analysis, statement))
            || (statement.is("RenameStmt"_L1) && rename(analysis, statement))
            || (statement.is("AlterObjectSchemaStmt"_L1) && moveToSchema(analysis, statement));
    return true;
}

} // namespace catalpa::migrate
