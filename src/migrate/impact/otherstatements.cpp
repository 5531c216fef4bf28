// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/otherstatements.h"

#include "base/text.h"
#include "migrate/impact/rules/statementkinds.h"
#include "migrate/impact/statementobject.h"

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

//! An attribute of a composite type stands in every column of that type.
void alterType(StatementAnalysis &analysis, const sql::Node &statement)
{
    analysis.does(Text::tr("Changes “%1”.").arg(objectOf(statement)));
    for (const sql::Node &command : statement.list("cmds"_L1)) {
        const QString part = command.text("subtype"_L1);
        if (statement.text("objtype"_L1) == "OBJECT_TYPE"_L1
            && (part == "AT_DropColumn"_L1 || part == "AT_AlterColumnType"_L1))
            analysis.losesDataOf(objectOf(statement));
    }
}

//! What later statements have to know of.
void remember(SimulatedSchema &simulated, const sql::Node &statement)
{
    const QString name = objectOf(statement);
    if (statement.flag("if_not_exists"_L1) || statement.flag("replace"_L1))
        return;
    if (statement.is("CreateSchemaStmt"_L1))
        simulated.noteMade(u"OBJECT_SCHEMA"_s, name);
    else if (statement.is("CreateFunctionStmt"_L1))
        simulated.noteMade(statement.flag("is_procedure"_L1) ? u"OBJECT_PROCEDURE"_s : u"OBJECT_FUNCTION"_s,
                           simulated.nameOf(statement.names("funcname"_L1)));
    else if (statement.is("CreateSeqStmt"_L1))
        simulated.noteMade(u"OBJECT_SEQUENCE"_s, simulated.nameOf(statement.node("sequence"_L1)));
    else if (statement.is("CreateEnumStmt"_L1))
        simulated.makeType(name);
    else if (statement.is("AlterEnumStmt"_L1) && !statement.has("oldVal"_L1))
        simulated.addTypeValue(name, statement.text("newVal"_L1));
}

QString deed(const sql::Node &statement)
{
    const StatementKind *kind = statementKind(statement.kind());
    if (kind == nullptr)
        return Text::tr("What this does cannot be told in advance.");
    const QString object = objectOf(statement);
    if (statement.text("behavior"_L1) == "DROP_CASCADE"_L1 && statement.is("DropStmt"_L1))
        return Text::tr("Removes “%1” and everything that depends on it.").arg(object);
    if (object.isEmpty() && statement.is("VariableSetStmt"_L1))
        return Text::tr("Changes settings of the connection.");
    const QString sentence = Text::tr(kind->deed);
    return sentence.contains("%1"_L1) ? sentence.arg(object) : sentence;
}

} // namespace

void analyseOther(StatementAnalysis &analysis, const sql::Node &statement)
{
    if (analysePart(analysis, statement))
        return;
    if (statement.is("AlterTableStmt"_L1))
        return alterType(analysis, statement);
    analysis.does(deed(statement));
    remember(analysis.simulated(), statement);
    if (statementKind(statement.kind()) == nullptr)
        analysis.isUnforeseeable();
    if (statement.is("DropdbStmt"_L1))
        analysis.losesDataOf({}, LintRule::BanDropDatabase); // Another one.
    if (statement.is("CommentStmt"_L1)) {
        if (const QString table = commented(analysis, statement); !table.isEmpty())
            analysis.lock(table, Lock::ShareUpdateExclusive);
    } else if (statement.is("CreateStatsStmt"_L1)) {
        for (const sql::Node &relation : statement.list("relations"_L1))
            analysis.lock(analysis.simulated().nameOf(relation), Lock::ShareUpdateExclusive);
    }
}

} // namespace catalpa::migrate
