// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/constraint.h"

#include "base/text.h"
#include "migrate/impact/pace.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! As PostgreSQL names a constraint or index without a name, unless that is taken or too long.
QString nameFor(const sql::Node &constraint, const QString &table, const QStringList &columns, const QString &ending)
{
    const QString given = constraint.text("conname"_L1);
    return given.isEmpty() ? (QStringList{plainName(table)} + columns + QStringList{ending}).join(u'_') : given;
}

//! The columns that cannot be empty where \a expression is true.
QStringList requiredBy(const sql::Node &expression)
{
    if (expression.is("NullTest"_L1) && expression.text("nulltesttype"_L1) == "IS_NOT_NULL"_L1)
        return expression.node("arg"_L1).names("fields"_L1);
    QStringList columns;
    if (expression.is("BoolExpr"_L1) && expression.text("boolop"_L1) == "AND_EXPR"_L1) {
        for (const sql::Node &part : expression.list("args"_L1))
            columns += requiredBy(part);
    }
    return columns;
}

void analyseCheck(StatementAnalysis &analysis, const sql::Node &constraint, const QString &table)
{
    analysis.does(Text::tr("Adds a rule for the values in “%1”.").arg(plainName(table)));
    const bool isValid = !constraint.flag("skip_validation"_L1);
    if (isValid) {
        analysis.takes(StatementAnalysis::Work::Scan, table, Pace::scan);
        analysis.warnIfLarge(LintRule::ConstraintMissingNotValid, table);
    }
    TableFact *fact = analysis.simulated().table(table);
    const QStringList columns = requiredBy(constraint.node("raw_expr"_L1));
    for (const QString &name : columns) {
        ColumnFact *column = fact == nullptr ? nullptr : fact->column(name);
        if (column == nullptr || column->provenNotNull)
            continue;
        column->notNullCheck = nameFor(constraint, table, columns.size() == 1 ? columns : QStringList(), u"check"_s);
        column->provenNotNull = isValid;
    }
}

Lock analyseForeignKey(StatementAnalysis &analysis, const sql::Node &constraint, const QString &table,
                       const QStringList &columns, bool nothingToCheck)
{
    const QString target = analysis.simulated().nameOf(constraint.node("pktable"_L1));
    analysis.does(Text::tr("Adds a rule that each record of “%1” refers to one of “%2”.")
                      .arg(plainName(table), plainName(target)));
    analysis.lock(target, Lock::ShareRowExclusive);
    const QString own = u"cnd"_s;
    analysis.simulated().add(ForeignKeyFact{.name = nameFor(constraint, table, columns, u"fkey"_s),
                                            .table = table,
                                            .columns = columns,
                                            .target = target,
                                            .targetColumns = constraint.names("pk_attrs"_L1),
                                            .writesOnDelete = own.contains(constraint.text("fk_del_action"_L1)),
                                            .writesOnUpdate = own.contains(constraint.text("fk_upd_action"_L1))});
    if (!nothingToCheck && !constraint.flag("skip_validation"_L1)) {
        analysis.takes(StatementAnalysis::Work::Scan, table, Pace::foreignKey);
        analysis.warnIfLarge(LintRule::AddingForeignKeyConstraint, table);
    }
    return Lock::ShareRowExclusive;
}

void analyseUnique(StatementAnalysis &analysis, const sql::Node &constraint, const QString &table,
                   const QStringList &columns, bool primary)
{
    analysis.does(primary ? Text::tr("Gives “%1” its primary key.").arg(plainName(table))
                          : Text::tr("Adds a rule that no two records of “%1” are alike.").arg(plainName(table)));
    const QString ending = primary ? u"pkey"_s : u"key"_s;
    const QString name = nameFor(constraint, table, primary ? QStringList() : columns, ending);
    TableFact *fact = analysis.simulated().table(table);
    bool mayBeNull = false;
    for (const QString &column : columns) {
        ColumnFact *known = fact == nullptr ? nullptr : fact->column(column);
        mayBeNull = mayBeNull || (known != nullptr && !known->notNull);
        if (primary && known != nullptr)
            known->notNull = true;
    }
    if (constraint.has("indexname"_L1)) {
        if (primary && mayBeNull)
            analysis.takes(StatementAnalysis::Work::Scan, table, Pace::scan);
        return;
    }
    analysis.simulated().add(IndexFact{table.section(u'.', 0, 0) + u'.' + name, table});
    analysis.takes(StatementAnalysis::Work::IndexBuild, table, Pace::index);
    analysis.warnIfLarge(primary ? LintRule::AddingSerialPrimaryKeyField : LintRule::DisallowedUniqueConstraint, table);
}

} // namespace

Lock analyseConstraint(StatementAnalysis &analysis, const sql::Node &constraint, const QString &table,
                       const QStringList &columns, bool onNewColumn)
{
    const QString kind = constraint.text("contype"_L1);
    if (kind == "CONSTR_FOREIGN"_L1) {
        const QStringList named = constraint.names("fk_attrs"_L1);
        return analyseForeignKey(analysis, constraint, table, named.isEmpty() ? columns : named, onNewColumn);
    }
    if (kind == "CONSTR_PRIMARY"_L1 || kind == "CONSTR_UNIQUE"_L1) {
        const QStringList named = constraint.names("keys"_L1);
        analyseUnique(analysis, constraint, table, named.isEmpty() ? columns : named, kind == "CONSTR_PRIMARY"_L1);
    } else if (kind == "CONSTR_EXCLUSION"_L1) {
        analysis.does(Text::tr("Adds a rule that no two records of “%1” may clash.").arg(plainName(table)));
        analysis.takes(StatementAnalysis::Work::IndexBuild, table, Pace::index);
    } else if (kind == "CONSTR_CHECK"_L1) {
        analyseCheck(analysis, constraint, table);
    }
    return Lock::AccessExclusive;
}

} // namespace catalpa::migrate
