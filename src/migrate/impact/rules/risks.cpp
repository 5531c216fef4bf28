// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/rules/risks.h"

#include "base/text.h"
#include "migrate/impact/rules/functions.h"
#include "migrate/impact/rules/silentchanges.h"
#include "migrate/impact/rules/statementkinds.h"
#include "migrate/impact/statementobject.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

sql::Node optionOf(const sql::Node &statement, QLatin1String list, QLatin1String name)
{
    for (const sql::Node &option : statement.list(list)) {
        if (option.text("defname"_L1) == name)
            return option;
    }
    return {};
}

bool isOn(const sql::Node &option)
{
    return !option.isEmpty() && (!option.has("arg"_L1) || option.node("arg"_L1).flag("boolval"_L1));
}

//! DO, CREATE FUNCTION, ALTER FUNCTION.
void lookAtCode(StatementAnalysis &analysis, const sql::Node &statement)
{
    const bool isBlock = statement.is("DoStmt"_L1);
    if (!isBlock && !statement.is("CreateFunctionStmt"_L1) && !statement.is("AlterFunctionStmt"_L1))
        return;
    const QLatin1String list = isBlock ? "args"_L1 : statement.is("AlterFunctionStmt"_L1) ? "actions"_L1 : "options"_L1;
    const QString language = optionOf(statement, list, "language"_L1).node("arg"_L1).text("sval"_L1);
    if (!language.isEmpty() && !isTrustedLanguage(language))
        analysis.warn(LintRule::UntrustedLanguage, language);
    if (isOn(optionOf(statement, list, "security"_L1)))
        analysis.warn(LintRule::SecurityDefiner, objectOf(statement));
    const QString volatility = optionOf(statement, list, "volatility"_L1).node("arg"_L1).text("sval"_L1);
    if (volatility == "immutable"_L1 || volatility == "stable"_L1)
        analysis.simulated().addSteadyFunction(objectOf(statement));
}

void lookAtSetting(StatementAnalysis &analysis, const QString &name, bool isSet)
{
    if (!isSet)
        return;
    if (name == "role"_L1 || name == "session_authorization"_L1)
        analysis.warn(LintRule::SettingRole, name);
    else if (name == "session_replication_role"_L1)
        analysis.warn(LintRule::SkippingChecks, Text::tr("every table"));
    else if (isSuperuserSetting(name))
        analysis.warn(LintRule::SuperuserSetting, name);
}

void lookAtSet(StatementAnalysis &analysis, const sql::Node &statement)
{
    if (!statement.is("VariableSetStmt"_L1))
        return;
    const QString name = statement.text("name"_L1).toLower();
    const bool isSet = statement.text("kind"_L1) == "VAR_SET_VALUE"_L1;
    const QString role = statement.list("args"_L1).value(0).node("sval"_L1).text("sval"_L1);
    if (isSet && (name == "role"_L1 || name == "session_authorization"_L1))
        analysis.warn(LintRule::SettingRole, role);
    else
        lookAtSetting(analysis, name, isSet);
}

//! GRANT USAGE on the schema of which the migrations are the history.
bool isUseOfOwnSchema(const SimulatedSchema &simulated, const sql::Node &statement)
{
    const QList<sql::Node> objects = statement.list("objects"_L1);
    const QList<sql::Node> privileges = statement.list("privileges"_L1);
    return statement.text("objtype"_L1) == "OBJECT_SCHEMA"_L1 && simulated.schema() != "public"_L1
        && objects.size() == 1 && plainNameOf(objects.constFirst()) == simulated.schema() && privileges.size() == 1
        && plainNameOf(privileges.constFirst()) == "usage"_L1;
}

//! Things of this kind (PostgreSQL's ObjectType) are in schemas.
bool isInSchema(const QString &kind)
{
    static const QStringList kinds{u"OBJECT_TABLE"_s,     u"OBJECT_VIEW"_s,          u"OBJECT_MATVIEW"_s,
                                   u"OBJECT_SEQUENCE"_s,  u"OBJECT_FOREIGN_TABLE"_s, u"OBJECT_INDEX"_s,
                                   u"OBJECT_FUNCTION"_s,  u"OBJECT_PROCEDURE"_s,     u"OBJECT_ROUTINE"_s,
                                   u"OBJECT_AGGREGATE"_s, u"OBJECT_TYPE"_s,          u"OBJECT_DOMAIN"_s};
    return kinds.contains(kind);
}

//! Rights on what one of the migrations makes itself are a part of making it.
void lookAtGrant(StatementAnalysis &analysis, const sql::Node &statement)
{
    if (!statement.is("GrantStmt"_L1))
        return;
    const bool inSchemas = statement.text("targtype"_L1) == "ACL_TARGET_ALL_IN_SCHEMA"_L1;
    const QString kind = inSchemas ? u"OBJECT_SCHEMA"_s : statement.text("objtype"_L1);
    const QList<sql::Node> objects = statement.list("objects"_L1);
    const SimulatedSchema &simulated = analysis.simulated();
    if (!inSchemas && isUseOfOwnSchema(simulated, statement))
        return;
    const bool own = std::all_of(objects.cbegin(), objects.cend(), [&](const sql::Node &object) {
        if (kind == "OBJECT_SCHEMA"_L1) // Rights on the schema itself, which may have been there as an empty one.
            return simulated.hasMade(kind, plainNameOf(object))
                || simulated.facts().absentSchemas.contains(plainNameOf(object));
        const QString name = simulated.nameOf(namePartsOf(object));
        return (isInSchema(kind) && simulated.isNewName(name)) || simulated.hasMade(kind, name);
    });
    if (!own)
        analysis.warn(statement.flag("is_grant"_L1) ? LintRule::GrantingRights : LintRule::RevokingRights,
                      objectOf(statement));
}

void lookAtExtension(StatementAnalysis &analysis, const sql::Node &statement)
{
    const bool isCreation = statement.is("CreateExtensionStmt"_L1);
    const bool isRemoval = statement.text("removeType"_L1) == "OBJECT_EXTENSION"_L1;
    if (!isCreation && !isRemoval)
        return;
    const QString name = objectOf(statement);
    if (isCreation && (!isTrustedExtension(name) || isOn(optionOf(statement, "options"_L1, "cascade"_L1))))
        analysis.warn(LintRule::CreatingExtension, name);
    if (!isRemoval)
        return;
    analysis.losesDataOf({});
    analysis.isUnforeseeable();
    analysis.warn(LintRule::BanDropExtension, name);
}

//! Of what DROP names, nothing was there before the migrations, so nothing that was there depends on it.
bool dropsOnlyNew(const SimulatedSchema &simulated, const sql::Node &statement)
{
    const QList<sql::Node> objects = statement.list("objects"_L1);
    return statement.is("DropStmt"_L1) && isInSchema(statement.text("removeType"_L1))
        && std::all_of(objects.cbegin(), objects.cend(), [&](const sql::Node &object) {
               return simulated.isNewName(simulated.nameOf(namePartsOf(object)));
           });
}

//! DROP … CASCADE, and ALTER … DROP … CASCADE.
void lookAtCascade(StatementAnalysis &analysis, const sql::Node &statement)
{
    if (statement.text("behavior"_L1) != "DROP_CASCADE"_L1)
        return;
    const QString kind = statement.text("removeType"_L1);
    static const QStringList childless{u"OBJECT_TRIGGER"_s, u"OBJECT_POLICY"_s, u"OBJECT_RULE"_s};
    const bool drops = statement.is("DropStmt"_L1) && !childless.contains(kind);
    const QString part = statement.text("subtype"_L1);
    const bool alters = statement.is("AlterTableCmd"_L1) && part.startsWith("AT_Drop"_L1);
    if ((!drops && !alters && !statement.is("DropOwnedStmt"_L1)) || dropsOnlyNew(analysis.simulated(), statement))
        return;
    if (part != "AT_DropConstraint"_L1)
        analysis.losesDataOf({});
    if (!alters && kind != "OBJECT_TABLE"_L1) // Nor whose tables are locked for it.
        analysis.isUnforeseeable();
    if (!statement.is("DropOwnedStmt"_L1))
        analysis.warn(LintRule::BanDropCascade, drops ? objectOf(statement) : statement.text("name"_L1));
}

void lookAtRowSecurity(StatementAnalysis &analysis, const sql::Node &statement)
{
    const QString table = plainNameOf(statement.node("relation"_L1));
    for (const sql::Node &command : statement.list("cmds"_L1)) {
        const QString part = command.text("subtype"_L1);
        lookAtCascade(analysis, command);
        if (part == "AT_DisableRowSecurity"_L1 || part == "AT_NoForceRowSecurity"_L1)
            analysis.warn(LintRule::WeakeningRowSecurity, table);
        else if (part.startsWith("AT_DisableTrig"_L1) || part.startsWith("AT_EnableReplica"_L1)
                 || part == "AT_DisableRule"_L1)
            analysis.warn(LintRule::SkippingChecks, table);
        else if (part == "AT_ChangeOwner"_L1)
            analysis.warn(LintRule::AlteringOwner, table);
    }
    if (statement.text("removeType"_L1) != "OBJECT_POLICY"_L1)
        return;
    for (const sql::Node &object : statement.list("objects"_L1)) {
        QStringList parts = object.names("items"_L1);
        parts.removeLast(); // The policy itself.
        analysis.warnIfOld(LintRule::WeakeningRowSecurity, analysis.simulated().nameOf(parts),
                           parts.value(parts.size() - 1));
    }
}

bool isSystemCatalogue(const sql::Node &relation)
{
    const QString schema = relation.text("schemaname"_L1);
    return schema == "pg_catalog"_L1 || (schema.isEmpty() && relation.text("relname"_L1).startsWith("pg_"_L1));
}

void lookAtCatalogue(StatementAnalysis &analysis, const sql::Node &statement)
{
    static const QStringList writing{u"InsertStmt"_s, u"UpdateStmt"_s, u"DeleteStmt"_s, u"MergeStmt"_s,
                                     u"AlterTableStmt"_s};
    const sql::Node relation = statement.node("relation"_L1);
    const bool copies = statement.is("CopyStmt"_L1) && statement.flag("is_from"_L1);
    if ((writing.contains(statement.kind()) || copies) && isSystemCatalogue(relation))
        analysis.warn(LintRule::AlteringSystemCatalogue, plainNameOf(relation));
}

//! Functions are called when the statement is run: not those that it only stores.
bool callsItsFunctions(const StatementAnalysis &analysis, const sql::Node &statement)
{
    static const QStringList kinds{u"SelectStmt"_s,  u"InsertStmt"_s,        u"UpdateStmt"_s,
                                   u"DeleteStmt"_s,  u"MergeStmt"_s,         u"CopyStmt"_s,
                                   u"ExplainStmt"_s, u"CreateTableAsStmt"_s, u"DeclareCursorStmt"_s};
    return kinds.contains(statement.kind()) || (statement.is("AlterTableStmt"_L1) && analysis.hasWork());
}

void lookAtCall(StatementAnalysis &analysis, const sql::Node &call, bool isCalled)
{
    const QStringList parts = call.names("funcname"_L1);
    const QString name = parts.value(parts.size() - 1);
    const bool ownOfPostgres = parts.size() < 2 || parts.constFirst() == "pg_catalog"_L1;
    if (reachesServer(name))
        return analysis.warn(LintRule::CallingServerFunction, name);
    if (!isCalled)
        return;
    if (name == "set_config"_L1) {
        const QString setting = call.list("args"_L1).value(0).node("sval"_L1).text("sval"_L1);
        analysis.does(Text::tr("Changes the setting “%1” of the connection.").arg(setting));
        lookAtSetting(analysis, setting.toLower(), true);
        if (!setting.isEmpty())
            return analysis.isNoticed();
    }
    if (name == "setval"_L1 || name == "nextval"_L1) {
        analysis.does(Text::tr("Moves a counter."));
        if (name == "setval"_L1)
            analyseCounterCall(analysis, call);
        return analysis.isNoticed();
    }
    if ((ownOfPostgres && harmlessFunctions().contains(name)) || analysis.simulated().isSteadyFunction(name))
        return;
    analysis.does(Text::tr("What the function “%1” does cannot be told in advance.").arg(name));
    analysis.isUnforeseeable();
}

} // namespace

void analyseRisks(StatementAnalysis &analysis, const sql::Node &statement)
{
    if (const StatementKind *kind = statementKind(statement.kind())) {
        if (kind->danger)
            analysis.warn(*kind->danger, objectOf(statement));
        if (kind->unforeseeable)
            analysis.isUnforeseeable();
    }
    if (statement.is("DropOwnedStmt"_L1)) {
        analysis.losesDataOf({});
        analysis.isUnforeseeable();
    }
    lookAtCode(analysis, statement);
    lookAtSet(analysis, statement);
    lookAtGrant(analysis, statement);
    lookAtExtension(analysis, statement);
    lookAtCascade(analysis, statement);
    lookAtRowSecurity(analysis, statement);
    lookAtCatalogue(analysis, statement);
    analyseSilentChanges(analysis, statement);
    const bool isCalled = callsItsFunctions(analysis, statement);
    statement.visit([&](const sql::Node &node) {
        if (node.is("FuncCall"_L1))
            lookAtCall(analysis, node, isCalled);
        else if (node.is("A_Const"_L1))
            analysis.usesText(node.node("sval"_L1).text("sval"_L1));
    });
}

} // namespace catalpa::migrate
