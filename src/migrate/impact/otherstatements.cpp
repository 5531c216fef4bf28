// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/otherstatements.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! The table that a COMMENT is on, or whose column or rule it is on; empty for other things.
QString commented(const StatementAnalysis &analysis, const sql::Node &statement)
{
    const QString kind = statement.text("objtype"_L1);
    QStringList name = statement.node("object"_L1).names("items"_L1);
    static const QStringList parts{u"OBJECT_COLUMN"_s, u"OBJECT_TABCONSTRAINT"_s, u"OBJECT_TRIGGER"_s,
                                   u"OBJECT_POLICY"_s, u"OBJECT_RULE"_s};
    if (parts.contains(kind) && !name.isEmpty())
        name.removeLast();
    else if (kind != "OBJECT_TABLE"_L1)
        return {};
    return analysis.simulated().nameOf(name);
}

bool analysePart(StatementAnalysis &analysis, const sql::Node &statement)
{
    Lock mode = Lock::AccessExclusive;
    QLatin1String field = "relation"_L1;
    if (statement.is("CreateTrigStmt"_L1)) {
        analysis.does(Text::tr("Adds something that happens by itself when “%1” changes.")
                          .arg(statement.node(field).text("relname"_L1)));
        mode = Lock::ShareRowExclusive;
    } else if (statement.is("CreatePolicyStmt"_L1) || statement.is("AlterPolicyStmt"_L1)) {
        field = "table"_L1;
        analysis.does(
            Text::tr("Changes who may see which records of “%1”.").arg(statement.node(field).text("relname"_L1)));
    } else if (statement.is("RuleStmt"_L1)) {
        analysis.does(Text::tr("Adds something that happens by itself when “%1” is used.")
                          .arg(statement.node(field).text("relname"_L1)));
    } else {
        return false;
    }
    analysis.lock(analysis.simulated().nameOf(statement.node(field)), mode);
    return true;
}

bool isProgram(const sql::Node &statement)
{
    return statement.is("DoStmt"_L1) || statement.is("CallStmt"_L1) || statement.is("ExecuteStmt"_L1);
}

QString deed(const sql::Node &statement)
{
    const QString kind = statement.kind();
    if (kind == "CreateFunctionStmt"_L1)
        return Text::tr("Makes a function for the database to call.");
    if (kind == "CreateExtensionStmt"_L1)
        return Text::tr("Adds the extension “%1” to the database.").arg(statement.text("extname"_L1));
    if (kind == "CreateSchemaStmt"_L1)
        return Text::tr("Makes a place for tables called “%1”.").arg(statement.text("schemaname"_L1));
    if (kind == "ViewStmt"_L1)
        return Text::tr("Makes the view “%1”.").arg(statement.node("view"_L1).text("relname"_L1));
    if (kind == "GrantStmt"_L1 || kind == "GrantRoleStmt"_L1 || kind == "AlterDefaultPrivilegesStmt"_L1)
        return Text::tr("Changes who may do what.");
    if (kind == "CommentStmt"_L1)
        return Text::tr("Writes a note about something in the database.");
    if (isProgram(statement))
        return Text::tr("Runs a program inside the database; what that does cannot be told in advance.");
    if (kind == "TransactionStmt"_L1)
        return Text::tr("Begins or ends a transaction.");
    if (kind == "VariableSetStmt"_L1)
        return Text::tr("Changes a setting of the connection.");
    if (kind == "CreateEnumStmt"_L1 || kind == "AlterEnumStmt"_L1 || kind == "CompositeTypeStmt"_L1
        || kind == "CreateDomainStmt"_L1)
        return Text::tr("Makes or changes a type of values.");
    if (kind == "CreateSeqStmt"_L1 || kind == "AlterSeqStmt"_L1)
        return Text::tr("Makes or changes a counter.");
    if (kind == "DropStmt"_L1)
        return Text::tr("Removes something from the database.");
    return Text::tr("Changes something in the database.");
}

} // namespace

void analyseOther(StatementAnalysis &analysis, const sql::Node &statement)
{
    if (analysePart(analysis, statement))
        return;
    if (statement.is("DropdbStmt"_L1)) {
        analysis.does(Text::tr("Removes the database “%1”.").arg(statement.text("dbname"_L1)));
        analysis.warn(LintRule::BanDropDatabase, statement.text("dbname"_L1));
        return analysis.losesDataOf({});
    }
    if (statement.is("RefreshMatViewStmt"_L1)) {
        analysis.does(Text::tr("Fills the view “%1” anew.").arg(statement.node("relation"_L1).text("relname"_L1)));
        return analysis.isUnforeseeable();
    }
    analysis.does(deed(statement));
    if (isProgram(statement))
        analysis.isUnforeseeable();
    if (statement.is("CommentStmt"_L1)) {
        if (const QString table = commented(analysis, statement); !table.isEmpty())
            analysis.lock(table, Lock::ShareUpdateExclusive);
    } else if (statement.is("CreateStatsStmt"_L1)) {
        for (const sql::Node &relation : statement.list("relations"_L1))
            analysis.lock(analysis.simulated().nameOf(relation), Lock::ShareUpdateExclusive);
    }
}

} // namespace catalpa::migrate
