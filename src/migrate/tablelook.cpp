// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/columntype.h"
#include "migrate/looks.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outlook)
};

void lookAtParents(Look &look, const Node &statement)
{
    const Lock mode = statement.has("partbound"_L1) ? Lock::AccessExclusive : Lock::ShareUpdateExclusive;
    for (const Node &parent : statement.list("inhRelations"_L1))
        look.lock(look.scene().nameOf(parent), mode);
}

void createTable(Look &look, const Node &statement)
{
    Scene &scene = look.scene();
    const QString name = scene.nameOf(statement.node("relation"_L1));
    look.does(Words::tr("Makes the table “%1”.").arg(plainName(name)));
    if (scene.table(name) != nullptr && statement.flag("if_not_exists"_L1))
        return;

    TableFact table{.name = name};
    for (const Node &element : statement.list("tableElts"_L1)) {
        if (element.is("ColumnDef"_L1))
            table.columns += columnFact(element);
    }
    scene.add(table);
    lookAtParents(look, statement);
    Look constraints(scene); // What they do is a part of making the table; only their locks on others count.
    for (const Node &element : statement.list("tableElts"_L1)) {
        if (element.is("Constraint"_L1))
            lookAtConstraint(constraints, element, name, {}, true);
        for (const Node &constraint : element.list("constraints"_L1))
            lookAtConstraint(constraints, constraint, name, {element.text("colname"_L1)}, true);
    }
    look.takeLocksOf(constraints);
}

void createTableAs(Look &look, const Node &into, bool materialized)
{
    const QString name = look.scene().nameOf(into.node("rel"_L1));
    look.does(materialized ? Words::tr("Makes the view “%1”.").arg(plainName(name))
                           : Words::tr("Makes the table “%1” and fills it.").arg(plainName(name)));
    look.scene().add(TableFact{.name = name, .isTable = !materialized});
}

//! Triggers of foreign keys stand on both tables, so that both are locked when they go.
void lockKeysOf(Look &look, const QString &table)
{
    for (const ForeignKeyFact &key : look.scene().facts().foreignKeys) {
        if (key.table == table || key.target == table) {
            look.lock(key.table, Lock::AccessExclusive);
            look.lock(key.target, Lock::AccessExclusive);
        }
    }
}

void dropTable(Look &look, const QString &table)
{
    look.does(Words::tr("Removes the table “%1” with everything in it.").arg(plainName(table)));
    look.lock(table, Lock::AccessExclusive);
    look.losesDataOf(table);
    look.warnIfOld(Rule::BanDropTable, table, plainName(table));
    lockKeysOf(look, table);
    look.scene().remove(table);
}

void dropSchema(Look &look, const QString &schema)
{
    look.does(Words::tr("Removes “%1” with all that is in it.").arg(schema));
    const QList<TableFact> tables = look.scene().facts().tables;
    for (const TableFact &table : tables) {
        if (table.isTable && table.name.section(u'.', 0, 0) == schema)
            dropTable(look, table.name);
    }
}

bool drop(Look &look, const Node &statement)
{
    const QString kind = statement.text("removeType"_L1);
    for (const Node &object : statement.list("objects"_L1)) {
        if (kind == "OBJECT_TABLE"_L1) {
            const QString table = look.scene().nameOf(object.names("items"_L1));
            if (look.scene().table(table) == nullptr && statement.flag("missing_ok"_L1))
                look.does(Words::tr("Removes the table “%1”, if there is one.").arg(plainName(table)));
            else
                dropTable(look, table);
        } else if (kind == "OBJECT_SCHEMA"_L1) {
            dropSchema(look, object.text("sval"_L1));
        } else if (kind == "OBJECT_TRIGGER"_L1 || kind == "OBJECT_POLICY"_L1 || kind == "OBJECT_RULE"_L1) {
            QStringList name = object.names("items"_L1);
            const QString part = name.takeLast();
            const QString table = look.scene().nameOf(name);
            look.does(Words::tr("Removes “%1” from “%2”.").arg(part, plainName(table)));
            look.lock(table, Lock::AccessExclusive);
        } else {
            return false;
        }
    }
    return true;
}

bool rename(Look &look, const Node &statement)
{
    const QString kind = statement.text("renameType"_L1);
    const QString table = look.scene().nameOf(statement.node("relation"_L1));
    const QString newName = statement.text("newname"_L1);
    const QString oldName = statement.text("subname"_L1);
    if (kind == "OBJECT_TABLE"_L1) {
        look.does(Words::tr("Gives the table “%1” the name “%2”.").arg(plainName(table), newName));
        look.warnIfOld(Rule::RenamingTable, table, plainName(table));
        look.lock(table, Lock::AccessExclusive);
        look.scene().rename(table, table.section(u'.', 0, 0) + u'.' + newName);
    } else if (kind == "OBJECT_COLUMN"_L1) {
        look.does(Words::tr("Gives the column “%1” of “%2” the name “%3”.").arg(oldName, plainName(table), newName));
        TableFact *fact = look.scene().table(table);
        ColumnFact *column = fact == nullptr ? nullptr : fact->column(oldName);
        if (column == nullptr || !column->made)
            look.warnIfOld(Rule::RenamingColumn, table, oldName);
        if (column != nullptr)
            column->name = newName;
        look.lock(table, Lock::AccessExclusive);
    } else if (kind == "OBJECT_TABCONSTRAINT"_L1 || kind == "OBJECT_TRIGGER"_L1 || kind == "OBJECT_POLICY"_L1
               || kind == "OBJECT_RULE"_L1) {
        look.does(Words::tr("Gives “%1” of “%2” the name “%3”.").arg(oldName, plainName(table), newName));
        look.lock(table, Lock::AccessExclusive);
    } else {
        return false;
    }
    return true;
}

void truncate(Look &look, const Node &statement)
{
    QStringList tables;
    for (const Node &relation : statement.list("relations"_L1))
        tables += look.scene().nameOf(relation);
    if (statement.text("behavior"_L1) == "DROP_CASCADE"_L1) {
        if (!look.scene().isMade(tables.value(0)))
            look.warn(Rule::BanTruncateCascade, plainName(tables.value(0)));
        for (qsizetype at = 0; at < tables.size(); ++at) {
            for (const ForeignKeyFact &key : look.scene().facts().foreignKeys) {
                if (key.target == tables.at(at) && !tables.contains(key.table))
                    tables += key.table;
            }
        }
    }
    for (const QString &table : tables) {
        look.does(Words::tr("Removes every record of “%1”.").arg(plainName(table)));
        look.lock(table, Lock::AccessExclusive);
        look.losesDataOf(table);
        if (TableFact *fact = look.scene().table(table))
            fact->rows = 0;
    }
}

bool moveToSchema(Look &look, const Node &statement)
{
    if (statement.text("objectType"_L1) != "OBJECT_TABLE"_L1)
        return false;
    const QString table = look.scene().nameOf(statement.node("relation"_L1));
    const QString schema = statement.text("newschema"_L1);
    look.does(Words::tr("Moves the table “%1” to “%2”.").arg(plainName(table), schema));
    look.warnIfOld(Rule::RenamingTable, table, plainName(table));
    look.lock(table, Lock::AccessExclusive);
    look.scene().rename(table, schema + u'.' + plainName(table));
    return true;
}

void lockTables(Look &look, const Node &statement)
{
    for (const Node &relation : statement.list("relations"_L1)) {
        const QString table = look.scene().nameOf(relation);
        look.does(Words::tr("Reserves “%1” until the end of the file.").arg(plainName(table)));
        look.lock(table, static_cast<Lock>(statement.number("mode"_L1)));
    }
}

} // namespace

bool lookAtTable(Look &look, const Node &statement)
{
    if (statement.is("CreateStmt"_L1) || statement.is("CreateForeignTableStmt"_L1))
        createTable(look, statement.has("base"_L1) ? statement.node("base"_L1) : statement);
    else if (statement.is("CreateTableAsStmt"_L1))
        createTableAs(look, statement.node("into"_L1), statement.text("objtype"_L1) == "OBJECT_MATVIEW"_L1);
    else if (statement.is("SelectStmt"_L1) && statement.has("intoClause"_L1))
        createTableAs(look, statement.node("intoClause"_L1), false);
    else if (statement.is("TruncateStmt"_L1))
        truncate(look, statement);
    else if (statement.is("LockStmt"_L1))
        lockTables(look, statement);
    else
        return (statement.is("DropStmt"_L1) && drop(look, statement))
            || (statement.is("RenameStmt"_L1) && rename(look, statement))
            || (statement.is("AlterObjectSchemaStmt"_L1) && moveToSchema(look, statement));
    return true;
}

} // namespace catalpa::migrate
