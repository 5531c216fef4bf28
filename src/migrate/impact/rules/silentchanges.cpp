// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/rules/silentchanges.h"

#include "migrate/impact/rules/functions.h"
#include "migrate/impact/statementobject.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

bool hasAny(const QList<sql::Node> &options, const QStringList &names)
{
    return std::any_of(options.cbegin(), options.cend(),
                       [&names](const sql::Node &option) { return names.contains(option.text("defname"_L1)); });
}

const QStringList &movingOptions()
{
    static const QStringList names{u"restart"_s, u"cycle"_s, u"increment"_s};
    return names;
}

bool isMadeHere(const StatementAnalysis &analysis, const QString &table)
{
    const TableFact *fact = analysis.simulated().table(table);
    return fact != nullptr && fact->made;
}

//! One sub-command of ALTER TABLE.
std::optional<LintRule> ruleFor(const sql::Node &command)
{
    static const QHash<QString, LintRule> rules{{u"AT_SetUnLogged"_s, LintRule::UnloggedTable},
                                                {u"AT_EnableRowSecurity"_s, LintRule::HidingRecords},
                                                {u"AT_ForceRowSecurity"_s, LintRule::HidingRecords},
                                                {u"AT_DetachPartition"_s, LintRule::HidingRecords},
                                                {u"AT_DropInherit"_s, LintRule::HidingRecords}};
    const QString part = command.text("subtype"_L1);
    if (part == "AT_ReplicaIdentity"_L1 && command.node("def"_L1).text("identity_type"_L1) != "d"_L1)
        return LintRule::ChangingReplicaIdentity;
    if (part == "AT_SetIdentity"_L1 && hasAny(command.node("def"_L1).list("items"_L1), movingOptions()))
        return LintRule::MovingCounter;
    const auto found = rules.constFind(part);
    return found == rules.constEnd() ? std::nullopt : std::optional(*found);
}

void lookAtTable(StatementAnalysis &analysis, const sql::Node &statement)
{
    const sql::Node relation = statement.node("relation"_L1);
    if (isMadeHere(analysis, analysis.simulated().nameOf(relation)))
        return;
    for (const sql::Node &command : statement.list("cmds"_L1)) {
        if (const auto rule = ruleFor(command))
            analysis.warn(*rule, plainNameOf(relation));
    }
}

} // namespace

void analyseSilentChanges(StatementAnalysis &analysis, const sql::Node &statement)
{
    const SimulatedSchema &simulated = analysis.simulated();
    if (statement.is("AlterTableStmt"_L1))
        return lookAtTable(analysis, statement);
    if (statement.is("RuleStmt"_L1) && !isMadeHere(analysis, simulated.nameOf(statement.node("relation"_L1))))
        return analysis.warn(LintRule::AddingRule, plainNameOf(statement.node("relation"_L1)));
    if (statement.is("AlterSeqStmt"_L1)) {
        const sql::Node sequence = statement.node("sequence"_L1);
        if (hasAny(statement.list("options"_L1), movingOptions())
            && !simulated.hasMade(u"OBJECT_SEQUENCE"_s, simulated.nameOf(sequence)))
            analysis.warn(LintRule::MovingCounter, plainNameOf(sequence));
        return;
    }
    if (statement.is("CreatePolicyStmt"_L1)) {
        const sql::Node table = statement.node("table"_L1);
        if (!statement.flag("permissive"_L1) && !isMadeHere(analysis, simulated.nameOf(table)))
            analysis.warn(LintRule::HidingRecords, plainNameOf(table));
        return;
    }
    if (statement.is("RefreshMatViewStmt"_L1) && statement.flag("skipData"_L1))
        return analysis.warn(LintRule::HidingRecords, plainNameOf(statement.node("relation"_L1)));
    // With other arguments it may come before PostgreSQL's own.
    if (statement.is("CreateFunctionStmt"_L1)
        && harmlessFunctions().contains(statement.names("funcname"_L1).constLast()))
        return analysis.warn(LintRule::ChangingMeaning, objectOf(statement));
    if (statement.is("AlterEnumStmt"_L1) && statement.has("oldVal"_L1))
        return analysis.warn(LintRule::RenamingValue, objectOf(statement));
    static const QStringList meaning{u"CreateCastStmt"_s, u"CreateOpClassStmt"_s, u"AlterOpFamilyStmt"_s};
    const bool isOperator = statement.is("DefineStmt"_L1) && statement.text("kind"_L1) == "OBJECT_OPERATOR"_L1;
    const bool isConversion = statement.is("CreateConversionStmt"_L1) && statement.flag("def"_L1);
    if (isOperator || isConversion || meaning.contains(statement.kind()))
        analysis.warn(LintRule::ChangingMeaning, objectOf(statement));
}

void analyseCounterCall(StatementAnalysis &analysis, const sql::Node &call)
{
    QStringList texts;
    call.list("args"_L1).value(0).visit([&texts](const sql::Node &node) {
        if (node.is("A_Const"_L1))
            texts += node.node("sval"_L1).text("sval"_L1);
    });
    if (texts.size() > 1) // pg_get_serial_sequence('books', 'id')
        texts += u"seq"_s;
    const QStringList parts = texts.join(u'_').remove(u'"').split(u'.');
    if (!analysis.simulated().hasMade(u"OBJECT_SEQUENCE"_s, analysis.simulated().nameOf(parts)))
        analysis.warn(LintRule::MovingCounter, parts.constLast().isEmpty() ? u"setval"_s : parts.constLast());
}

} // namespace catalpa::migrate
