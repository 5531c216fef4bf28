// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/altertable.h"

#include "base/text.h"
#include "migrate/impact/columntype.h"
#include "migrate/impact/constraint.h"
#include "migrate/impact/pace.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! One sub-command of ALTER TABLE, and the column it is about.
struct Command {
    StatementAnalysis &analysis;
    const sql::Node &node;
    QString table;
    QString name; //!< Of the column or constraint.

    QString plainTable() const { return plainName(table); }
    ColumnFact *column() const
    {
        TableFact *fact = analysis.simulated().table(table);
        return fact == nullptr ? nullptr : fact->column(name);
    }
    bool isNewColumn() const { return column() != nullptr && column()->made; }
};

bool isConstraint(const sql::Node &node, QLatin1String kind)
{
    return node.text("contype"_L1) == kind;
}

//! What gives the old rows a value of their own, one by one.
bool fillsEachRow(const Command &command, const sql::Node &definition)
{
    bool fills = isSerial(definition.node("typeName"_L1));
    for (const sql::Node &constraint : definition.list("constraints"_L1)) {
        fills = fills || isConstraint(constraint, "CONSTR_IDENTITY"_L1)
            || isConstraint(constraint, "CONSTR_GENERATED"_L1)
            || (isConstraint(constraint, "CONSTR_DEFAULT"_L1)
                && isVolatile(constraint.node("raw_expr"_L1), command.analysis.simulated().facts().volatileFunctions));
    }
    return fills;
}

bool hasDefault(const sql::Node &definition)
{
    const QList<sql::Node> constraints = definition.list("constraints"_L1);
    return isSerial(definition.node("typeName"_L1))
        || std::any_of(constraints.cbegin(), constraints.cend(), [](const sql::Node &constraint) {
               return isConstraint(constraint, "CONSTR_DEFAULT"_L1) || isConstraint(constraint, "CONSTR_IDENTITY"_L1)
                   || isConstraint(constraint, "CONSTR_GENERATED"_L1);
           });
}

Lock addColumn(const Command &command)
{
    const sql::Node definition = command.node.node("def"_L1);
    const ColumnFact column = columnFact(definition);
    StatementAnalysis &analysis = command.analysis;
    TableFact *fact = analysis.simulated().table(command.table);
    analysis.does(Text::tr("Adds the column “%1” to “%2”.").arg(column.name, command.plainTable()));
    if (fact != nullptr && fact->column(column.name) != nullptr && command.node.flag("missing_ok"_L1))
        return Lock::AccessExclusive;

    if (fillsEachRow(command, definition)) {
        analysis.takes(StatementAnalysis::Work::Rewrite, command.table, Pace::rewrite);
        analysis.warnIfLarge(LintRule::AddingFieldWithDefault, command.table);
    } else if (column.notNull && !hasDefault(definition)) {
        analysis.takes(StatementAnalysis::Work::Scan, command.table, Pace::scan);
        if (analysis.simulated().rows(command.table) > 0)
            analysis.warn(LintRule::AddingRequiredField, command.plainTable());
    }
    if (fact != nullptr)
        fact->columns += column;
    for (const sql::Node &constraint : definition.list("constraints"_L1)) {
        if (constraint.text("contype"_L1) != "CONSTR_NOTNULL"_L1)
            analyseConstraint(analysis, constraint, command.table, {column.name}, !hasDefault(definition));
    }
    return Lock::AccessExclusive;
}

Lock dropColumn(const Command &command)
{
    StatementAnalysis &analysis = command.analysis;
    analysis.does(
        Text::tr("Removes the column “%1” of “%2” with everything in it.").arg(command.name, command.plainTable()));
    if (!command.isNewColumn()) {
        analysis.losesDataOf(command.table);
        analysis.warnIfOld(LintRule::BanDropColumn, command.table, command.name);
    }
    const QList<ForeignKeyFact> keys = analysis.simulated().facts().foreignKeys;
    for (const ForeignKeyFact &key : keys) {
        if (key.table != command.table || !key.columns.contains(command.name))
            continue;
        analysis.lock(key.target, Lock::AccessExclusive);
        analysis.simulated().removeForeignKey(key.table, key.name);
    }
    if (TableFact *fact = analysis.simulated().table(command.table))
        fact->columns.removeIf([&command](const ColumnFact &each) { return each.name == command.name; });
    return Lock::AccessExclusive;
}

//! USING with nothing but the column itself, or its cast to the new type, is what PostgreSQL does anyway.
bool isPlain(const sql::Node &expression, const QString &column, const ColumnFact &to)
{
    if (expression.is("ColumnRef"_L1))
        return expression.names("fields"_L1) == QStringList{column};
    return expression.isEmpty()
        || (expression.is("TypeCast"_L1) && columnFact(expression).type == to.type
            && columnFact(expression).modifiers == to.modifiers && isPlain(expression.node("arg"_L1), column, to));
}

Lock changeType(const Command &command)
{
    StatementAnalysis &analysis = command.analysis;
    const sql::Node definition = command.node.node("def"_L1);
    ColumnFact to = columnFact(definition);
    ColumnFact *from = command.column();
    analysis.does(Text::tr("Changes the type of the column “%1” of “%2”.").arg(command.name, command.plainTable()));
    const bool plain = isPlain(definition.node("raw_default"_L1), command.name, to);
    if (from == nullptr || !plain || !keepsRows(*from, to)) {
        analysis.takes(StatementAnalysis::Work::Rewrite, command.table, Pace::rewrite);
        analysis.warnIfLarge(LintRule::ChangingColumnType, command.table);
    } else if (from->checked) {
        analysis.takes(StatementAnalysis::Work::Scan, command.table, Pace::scan);
    }
    if (from == nullptr || (!from->made && !(plain && keepsValues(*from, to))))
        analysis.losesDataOf(command.table);
    if (from != nullptr) {
        from->type = to.type;
        from->modifiers = to.modifiers;
    }
    // The trigger of a foreign key is made anew on both tables when its column changes.
    const QList<ForeignKeyFact> keys = analysis.simulated().facts().foreignKeys;
    for (const ForeignKeyFact &key : keys) {
        if (key.table == command.table && key.columns.contains(command.name))
            analysis.lock(key.target, Lock::AccessExclusive);
        else if (key.target == command.table && key.targetColumns.contains(command.name))
            analysis.lock(key.table, Lock::AccessExclusive);
    }
    return Lock::AccessExclusive;
}

Lock setNotNull(const Command &command)
{
    StatementAnalysis &analysis = command.analysis;
    analysis.does(Text::tr("Makes the column “%1” of “%2” required.").arg(command.name, command.plainTable()));
    ColumnFact *column = command.column();
    if (column == nullptr || !(column->notNull || column->provenNotNull)) {
        analysis.takes(StatementAnalysis::Work::Scan, command.table, Pace::scan);
        analysis.warnIfLarge(LintRule::AddingNotNullableField, command.table);
    }
    if (column != nullptr)
        column->notNull = true;
    return Lock::AccessExclusive;
}

Lock dropNotNull(const Command &command)
{
    command.analysis.does(Text::tr("Lets the column “%1” of “%2” be empty.").arg(command.name, command.plainTable()));
    if (!command.isNewColumn())
        command.analysis.warnIfOld(LintRule::BanDropNotNull, command.table, command.name);
    if (ColumnFact *column = command.column())
        column->notNull = false;
    return Lock::AccessExclusive;
}

Lock setDefault(const Command &command)
{
    command.analysis.does(
        Text::tr("Changes what new records of “%2” get in the column “%1”.").arg(command.name, command.plainTable()));
    return Lock::AccessExclusive;
}

Lock addConstraint(const Command &command)
{
    return analyseConstraint(command.analysis, command.node.node("def"_L1), command.table, {}, false);
}

const ForeignKeyFact *foreignKey(const Command &command)
{
    const QList<ForeignKeyFact> &keys = command.analysis.simulated().facts().foreignKeys;
    const auto found = std::find_if(keys.cbegin(), keys.cend(), [&command](const ForeignKeyFact &each) {
        return each.table == command.table && each.name == command.name;
    });
    return found == keys.cend() ? nullptr : &*found;
}

Lock dropConstraint(const Command &command)
{
    command.analysis.does(Text::tr("Removes the rule “%1” of “%2”.").arg(command.name, command.plainTable()));
    command.analysis.simulated().removeCheck(command.table, command.name);
    if (const ForeignKeyFact *key = foreignKey(command)) {
        command.analysis.lock(key->target, Lock::AccessExclusive);
        command.analysis.simulated().removeForeignKey(command.table, QString(command.name));
    }
    return Lock::AccessExclusive;
}

Lock validate(const Command &command)
{
    command.analysis.does(
        Text::tr("Checks every record of “%2” against the rule “%1”.").arg(command.name, command.plainTable()));
    const ForeignKeyFact *key = foreignKey(command);
    if (key != nullptr)
        command.analysis.lock(key->target, Lock::RowShare);
    command.analysis.takes(StatementAnalysis::Work::Scan, command.table,
                           key == nullptr ? Pace::scan : Pace::foreignKey);
    command.analysis.simulated().validate(command.table, command.name);
    return Lock::ShareUpdateExclusive;
}

Lock changePartition(const Command &command)
{
    const sql::Node partition = command.node.node("def"_L1);
    const QString part = command.analysis.simulated().nameOf(partition.node("name"_L1));
    const QString subtype = command.node.text("subtype"_L1);
    command.analysis.does(Text::tr("Changes the parts of which “%1” consists.").arg(command.plainTable()));
    const bool whole = subtype == "AT_DetachPartition"_L1 && !partition.flag("concurrent"_L1);
    command.analysis.lock(part, Lock::AccessExclusive);
    if (subtype == "AT_AttachPartition"_L1)
        command.analysis.takes(StatementAnalysis::Work::Scan, part, Pace::scan);
    return whole ? Lock::AccessExclusive : Lock::ShareUpdateExclusive;
}

//! A storage parameter that only the next VACUUM and the like look at. Source: src/backend/access/common/reloptions.c.
bool isLightOption(const sql::Node &option)
{
    static const QStringList light{u"fillfactor"_s, u"toast_tuple_target"_s, u"parallel_workers"_s,
                                   u"log_autovacuum_min_duration"_s};
    const QString name = option.text("defname"_L1);
    return name.startsWith("autovacuum_"_L1) || name.startsWith("vacuum_"_L1) || light.contains(name);
}

Lock changeSetting(const Command &command)
{
    static const QStringList light{u"AT_SetStatistics"_s, u"AT_SetOptions"_s, u"AT_ResetOptions"_s, u"AT_ClusterOn"_s,
                                   u"AT_DropCluster"_s};
    const QString subtype = command.node.text("subtype"_L1);
    command.analysis.does(Text::tr("Changes a setting of “%1”.").arg(command.plainTable()));
    if (light.contains(subtype))
        return Lock::ShareUpdateExclusive;
    if (subtype == "AT_SetRelOptions"_L1 || subtype == "AT_ResetRelOptions"_L1) {
        const QList<sql::Node> items = command.node.node("def"_L1).list("items"_L1);
        return std::all_of(items.cbegin(), items.cend(), isLightOption) ? Lock::ShareUpdateExclusive
                                                                        : Lock::AccessExclusive;
    }
    if (subtype.startsWith("AT_EnableTrig"_L1) || subtype.startsWith("AT_DisableTrig"_L1)
        || subtype == "AT_EnableAlwaysTrig"_L1 || subtype == "AT_EnableReplicaTrig"_L1)
        return Lock::ShareRowExclusive;
    if (subtype == "AT_SetLogged"_L1 || subtype == "AT_SetUnLogged"_L1 || subtype == "AT_SetAccessMethod"_L1
        || subtype == "AT_SetTableSpace"_L1)
        command.analysis.takes(StatementAnalysis::Work::Rewrite, command.table, Pace::rewrite);
    return Lock::AccessExclusive;
}

Lock handle(const Command &command)
{
    using Action = Lock (*)(const Command &);
    static const QHash<QString, Action> actions{{u"AT_AddColumn"_s, addColumn},
                                                {u"AT_DropColumn"_s, dropColumn},
                                                {u"AT_AlterColumnType"_s, changeType},
                                                {u"AT_SetNotNull"_s, setNotNull},
                                                {u"AT_DropNotNull"_s, dropNotNull},
                                                {u"AT_ColumnDefault"_s, setDefault},
                                                {u"AT_AddConstraint"_s, addConstraint},
                                                {u"AT_DropConstraint"_s, dropConstraint},
                                                {u"AT_ValidateConstraint"_s, validate},
                                                {u"AT_AttachPartition"_s, changePartition},
                                                {u"AT_DetachPartition"_s, changePartition},
                                                {u"AT_DetachPartitionFinalize"_s, changePartition}};
    return actions.value(command.node.text("subtype"_L1), changeSetting)(command);
}

} // namespace

bool analyseAlterTable(StatementAnalysis &analysis, const sql::Node &statement)
{
    if (!statement.is("AlterTableStmt"_L1) || statement.text("objtype"_L1) != "OBJECT_TABLE"_L1)
        return false;
    const QString table = analysis.simulated().nameOf(statement.node("relation"_L1));
    for (const sql::Node &command : statement.list("cmds"_L1))
        analysis.lock(table, handle({analysis, command, table, command.text("name"_L1)}));
    return true;
}

} // namespace catalpa::migrate
