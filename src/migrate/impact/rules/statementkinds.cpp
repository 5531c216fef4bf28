// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/rules/statementkinds.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <QtCore/QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

// Every statement of PostgreSQL 15: the kinds of pg_query.proto that its grammar makes of a whole statement.
constexpr StatementKind statementKinds[] = {
    {"AlterCollationStmt", QT_TRANSLATE_NOOP("Catalpa", "Takes the version of the collation “%1” as it is now.")},
    {"AlterDatabaseRefreshCollStmt",
     QT_TRANSLATE_NOOP("Catalpa", "Takes the version of the database's collation as it is now."),
     LintRule::AlteringServer},
    {"AlterDatabaseSetStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes a setting of the database “%1” for everybody."),
     LintRule::AlteringServer},
    {"AlterDatabaseStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes the database “%1” as a whole."),
     LintRule::AlteringServer},
    {"AlterDefaultPrivilegesStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes who may do what with things made later."),
     LintRule::AlteringDefaultPrivileges},
    {"AlterDomainStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes which values the type “%1” allows.")},
    {"AlterEnumStmt", QT_TRANSLATE_NOOP("Catalpa", "Adds a value to the type “%1”, or gives one another name.")},
    {"AlterEventTrigStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes when “%1” watches changes of the schema."),
     LintRule::CreatingEventTrigger},
    {"AlterExtensionContentsStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes what belongs to the extension “%1”."),
     LintRule::CreatingExtension},
    {"AlterExtensionStmt", QT_TRANSLATE_NOOP("Catalpa", "Brings the extension “%1” to another version."),
     LintRule::CreatingExtension, true},
    {"AlterFdwStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes how other servers are reached by “%1”."),
     LintRule::ConnectingServers},
    {"AlterForeignServerStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes how the server “%1” is reached."),
     LintRule::ConnectingServers},
    {"AlterFunctionStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes how the function “%1” is called.")},
    {"AlterObjectDependsStmt", QT_TRANSLATE_NOOP("Catalpa", "Lets something go together with an extension.")},
    {"AlterObjectSchemaStmt", QT_TRANSLATE_NOOP("Catalpa", "Moves “%1” to another schema.")},
    {"AlterOperatorStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes how the operator “%1” is planned.")},
    {"AlterOpFamilyStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes how values are compared in indexes.")},
    {"AlterOwnerStmt", QT_TRANSLATE_NOOP("Catalpa", "Gives “%1” another owner."), LintRule::AlteringOwner},
    {"AlterPolicyStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes who may see which records of “%1”."),
     LintRule::WeakeningRowSecurity},
    {"AlterPublicationStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes what “%1” sends to other servers."),
     LintRule::ConnectingServers},
    {"AlterRoleSetStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes a setting with which “%1” signs in."),
     LintRule::ManagingRoles},
    {"AlterRoleStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes what the role “%1” may do on the server."),
     LintRule::ManagingRoles},
    {"AlterSeqStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes the counter “%1”.")},
    {"AlterStatsStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes how much is counted for “%1”.")},
    {"AlterSubscriptionStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes what “%1” brings from another server."),
     LintRule::ConnectingServers, true},
    {"AlterSystemStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes a setting of the whole server."),
     LintRule::AlteringServer},
    {"AlterTableMoveAllStmt", QT_TRANSLATE_NOOP("Catalpa", "Moves whatever is stored in one place to another."),
     LintRule::AlteringServer, true},
    {"AlterTableSpaceOptionsStmt",
     QT_TRANSLATE_NOOP("Catalpa", "Changes a setting of a place where tables are stored."), LintRule::AlteringServer},
    {"AlterTableStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes “%1”.")},
    {"AlterTSConfigurationStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes how words are searched for.")},
    {"AlterTSDictionaryStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes a list of words that searches use.")},
    {"AlterTypeStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes how the type “%1” is stored.")},
    {"AlterUserMappingStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes who signs in to “%1”, and how."),
     LintRule::ConnectingServers},
    {"CallStmt",
     QT_TRANSLATE_NOOP("Catalpa", "Runs a program inside the database; what that does cannot be told in advance."),
     {},
     true},
    {"CheckPointStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes the server write everything to its disk.")},
    {"ClosePortalStmt", QT_TRANSLATE_NOOP("Catalpa", "Ends reading step by step.")},
    {"ClusterStmt", QT_TRANSLATE_NOOP("Catalpa", "Sorts tables anew.")},
    {"CommentStmt", QT_TRANSLATE_NOOP("Catalpa", "Writes a note about something in the database.")},
    {"CompositeTypeStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes the type “%1”.")},
    {"ConstraintsSetStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes when rules between tables are checked.")},
    {"CopyStmt", QT_TRANSLATE_NOOP("Catalpa", "Copies records.")},
    {"CreateAmStmt", QT_TRANSLATE_NOOP("Catalpa", "Adds another way to store tables or indexes, “%1”."),
     LintRule::UntrustedLanguage},
    {"CreateCastStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes values of one type turn into another by themselves.")},
    {"CreateConversionStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes a conversion between character sets.")},
    {"CreatedbStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes another database, “%1”."), LintRule::AlteringServer},
    {"CreateDomainStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes the type “%1”.")},
    {"CreateEnumStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes the type “%1”.")},
    {"CreateEventTrigStmt", QT_TRANSLATE_NOOP("Catalpa", "Adds “%1”, which happens whenever the schema is changed."),
     LintRule::CreatingEventTrigger},
    {"CreateExtensionStmt", QT_TRANSLATE_NOOP("Catalpa", "Adds the extension “%1” to the database.")},
    {"CreateFdwStmt", QT_TRANSLATE_NOOP("Catalpa", "Adds a way to reach other servers, “%1”."),
     LintRule::ConnectingServers},
    {"CreateForeignServerStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes another server known as “%1”."),
     LintRule::ConnectingServers},
    {"CreateForeignTableStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes a table of another server known as “%1”."),
     LintRule::ConnectingServers},
    {"CreateFunctionStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes a function for the database to call.")},
    {"CreateOpClassStmt", QT_TRANSLATE_NOOP("Catalpa", "Adds a way to compare values in indexes.")},
    {"CreateOpFamilyStmt", QT_TRANSLATE_NOOP("Catalpa", "Adds a way to compare values in indexes.")},
    {"CreatePLangStmt", QT_TRANSLATE_NOOP("Catalpa", "Adds the language “%1” for functions."),
     LintRule::UntrustedLanguage},
    {"CreatePolicyStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes who may see which records of “%1”.")},
    {"CreatePublicationStmt", QT_TRANSLATE_NOOP("Catalpa", "Lets other servers have records, as “%1”."),
     LintRule::ConnectingServers},
    {"CreateRangeStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes the type “%1”.")},
    {"CreateRoleStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes the role “%1”, which can sign in or hold rights."),
     LintRule::ManagingRoles},
    {"CreateSchemaStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes a place for tables called “%1”.")},
    {"CreateSeqStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes the counter “%1”.")},
    {"CreateStatsStmt", QT_TRANSLATE_NOOP("Catalpa", "Has more counted, so that searches are planned well.")},
    {"CreateStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes the table “%1”.")},
    {"CreateSubscriptionStmt", QT_TRANSLATE_NOOP("Catalpa", "Brings records from another server, as “%1”."),
     LintRule::ConnectingServers, true},
    {"CreateTableAsStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes a table and fills it.")},
    {"CreateTableSpaceStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes a folder of the server's a place for tables, “%1”."),
     LintRule::AlteringServer},
    {"CreateTransformStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes how functions get values of a type."),
     LintRule::UntrustedLanguage},
    {"CreateTrigStmt", QT_TRANSLATE_NOOP("Catalpa", "Adds something that happens by itself when “%1” changes.")},
    {"CreateUserMappingStmt", QT_TRANSLATE_NOOP("Catalpa", "Says who signs in to “%1”, and how."),
     LintRule::ConnectingServers},
    {"DeallocateStmt", QT_TRANSLATE_NOOP("Catalpa", "Forgets a prepared statement.")},
    {"DeclareCursorStmt", QT_TRANSLATE_NOOP("Catalpa", "Begins to read step by step.")},
    {"DefineStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes “%1”, made of functions and types.")},
    {"DeleteStmt", QT_TRANSLATE_NOOP("Catalpa", "Removes records.")},
    {"DiscardStmt", QT_TRANSLATE_NOOP("Catalpa", "Clears what the connection remembers.")},
    {"DoStmt",
     QT_TRANSLATE_NOOP("Catalpa", "Runs a program inside the database; what that does cannot be told in advance."),
     {},
     true},
    {"DropdbStmt", QT_TRANSLATE_NOOP("Catalpa", "Removes the database “%1”."), LintRule::BanDropDatabase},
    {"DropOwnedStmt", QT_TRANSLATE_NOOP("Catalpa", "Removes everything in this database that “%1” owns."),
     LintRule::BanDropOwned},
    {"DropRoleStmt", QT_TRANSLATE_NOOP("Catalpa", "Removes the role “%1” from the server."), LintRule::ManagingRoles},
    {"DropStmt", QT_TRANSLATE_NOOP("Catalpa", "Removes “%1” from the database.")},
    {"DropSubscriptionStmt", QT_TRANSLATE_NOOP("Catalpa", "Ends bringing records from another server, “%1”."),
     LintRule::ConnectingServers},
    {"DropTableSpaceStmt", QT_TRANSLATE_NOOP("Catalpa", "Removes a place for tables, “%1”."), LintRule::AlteringServer},
    {"DropUserMappingStmt", QT_TRANSLATE_NOOP("Catalpa", "Lets somebody sign in to “%1” no longer."),
     LintRule::ConnectingServers},
    {"ExecuteStmt",
     QT_TRANSLATE_NOOP("Catalpa", "Runs a program inside the database; what that does cannot be told in advance."),
     {},
     true},
    {"ExplainStmt", QT_TRANSLATE_NOOP("Catalpa", "Asks how the database would go about a statement.")},
    {"FetchStmt", QT_TRANSLATE_NOOP("Catalpa", "Reads step by step.")},
    {"GrantRoleStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes who has the rights of the role “%1”."),
     LintRule::ManagingRoles},
    {"GrantStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes who may do what.")},
    {"ImportForeignSchemaStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes tables of the server “%1” known here."),
     LintRule::ConnectingServers, true},
    {"IndexStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes an index on “%1”.")},
    {"InsertStmt", QT_TRANSLATE_NOOP("Catalpa", "Adds records.")},
    {"ListenStmt", QT_TRANSLATE_NOOP("Catalpa", "Listens to what other connections announce.")},
    {"LoadStmt", QT_TRANSLATE_NOOP("Catalpa", "Loads the library “%1” into the server."), LintRule::UntrustedLanguage},
    {"LockStmt", QT_TRANSLATE_NOOP("Catalpa", "Reserves tables until the end of the file.")},
    {"MergeStmt", QT_TRANSLATE_NOOP("Catalpa", "Adds to and changes records.")},
    {"NotifyStmt", QT_TRANSLATE_NOOP("Catalpa", "Announces something to other connections.")},
    {"PrepareStmt", QT_TRANSLATE_NOOP("Catalpa", "Prepares a statement for later.")},
    {"ReassignOwnedStmt", QT_TRANSLATE_NOOP("Catalpa", "Gives everything that “%1” owns to another owner."),
     LintRule::AlteringOwner},
    {"RefreshMatViewStmt", QT_TRANSLATE_NOOP("Catalpa", "Fills the view “%1” anew."), {}, true},
    {"ReindexStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes indexes anew.")},
    {"RenameStmt", QT_TRANSLATE_NOOP("Catalpa", "Gives “%1” another name.")},
    {"RuleStmt", QT_TRANSLATE_NOOP("Catalpa", "Adds something that happens by itself when “%1” is used.")},
    {"SecLabelStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes a security label."), LintRule::GrantingRights},
    {"SelectStmt", QT_TRANSLATE_NOOP("Catalpa", "Asks the database something.")},
    {"TransactionStmt", QT_TRANSLATE_NOOP("Catalpa", "Begins or ends a transaction.")},
    {"TruncateStmt", QT_TRANSLATE_NOOP("Catalpa", "Removes every record.")},
    {"UnlistenStmt", QT_TRANSLATE_NOOP("Catalpa", "Listens no longer to other connections.")},
    {"UpdateStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes records.")},
    {"VacuumStmt", QT_TRANSLATE_NOOP("Catalpa", "Tidies up tables.")},
    {"VariableSetStmt", QT_TRANSLATE_NOOP("Catalpa", "Changes the setting “%1” of the connection.")},
    {"VariableShowStmt", QT_TRANSLATE_NOOP("Catalpa", "Asks for a setting.")},
    {"ViewStmt", QT_TRANSLATE_NOOP("Catalpa", "Makes the view “%1”.")},
};

//! The kinds of which "Nobody notices" is said, and behind a slash what they have to do for it.
const QSet<QString> &unnoticed()
{
    static const QSet<QString> list{u"AlterEnumStmt/ADD"_s,
                                    u"AlterStatsStmt"_s,
                                    u"AlterTableStmt/AT_AddColumn"_s,
                                    u"AlterTableStmt/AT_ClusterOn"_s,
                                    u"AlterTableStmt/AT_DropCluster"_s,
                                    u"AlterTableStmt/AT_ResetOptions"_s,
                                    u"AlterTableStmt/AT_SetOptions"_s,
                                    u"AlterTableStmt/AT_SetStatistics"_s,
                                    u"AlterTableStmt/AT_SetStorage"_s,
                                    u"ClosePortalStmt"_s,
                                    u"CommentStmt/PLAIN"_s,
                                    u"CompositeTypeStmt"_s,
                                    u"CreateDomainStmt"_s,
                                    u"CreateEnumStmt"_s,
                                    u"CreateFunctionStmt/NEW"_s,
                                    u"CreateRangeStmt"_s,
                                    u"CreateSchemaStmt"_s,
                                    u"CreateSeqStmt"_s,
                                    u"CreateStatsStmt"_s,
                                    u"CreateStmt"_s,
                                    u"DeallocateStmt"_s,
                                    u"DeclareCursorStmt"_s,
                                    u"ExplainStmt"_s,
                                    u"FetchStmt"_s,
                                    u"IndexStmt"_s,
                                    u"PrepareStmt"_s,
                                    u"SelectStmt"_s,
                                    u"VariableSetStmt/HARMLESS"_s,
                                    u"VariableShowStmt"_s,
                                    u"ViewStmt/NEW"_s};
    return list;
}

//! Settings that only this connection sees, and by which nothing is stored otherwise.
bool isHarmlessSetting(const QString &name)
{
    static const QSet<QString> harmless{u"application_name"_s,
                                        u"client_min_messages"_s,
                                        u"check_function_bodies"_s,
                                        u"lock_timeout"_s,
                                        u"maintenance_work_mem"_s,
                                        u"statement_timeout"_s,
                                        u"synchronous_commit"_s,
                                        u"temp_buffers"_s,
                                        u"work_mem"_s,
                                        u"idle_in_transaction_session_timeout"_s};
    return harmless.contains(name);
}

QStringList partsOf(const sql::Node &statement)
{
    const QString kind = statement.kind();
    if (kind == "AlterTableStmt"_L1) {
        QStringList parts;
        for (const sql::Node &command : statement.list("cmds"_L1))
            parts += kind + u'/' + command.text("subtype"_L1);
        return parts;
    }
    if (kind == "SelectStmt"_L1 && (statement.has("intoClause"_L1) || statement.has("lockingClause"_L1)))
        return {kind + "/MORE"_L1};
    // Some programs that make an API of a database read orders in it.
    if (kind == "CommentStmt"_L1)
        return {statement.text("comment"_L1).contains(u'@') ? kind : kind + "/PLAIN"_L1};
    if (kind == "AlterEnumStmt"_L1)
        return {statement.has("oldVal"_L1) ? kind : kind + "/ADD"_L1};
    if (kind == "CreateFunctionStmt"_L1 || kind == "ViewStmt"_L1)
        return {statement.flag("replace"_L1) ? kind : kind + "/NEW"_L1};
    if (kind == "VariableSetStmt"_L1)
        return {isHarmlessSetting(statement.text("name"_L1)) ? kind + "/HARMLESS"_L1 : kind};
    return {kind};
}

} // namespace

const StatementKind *statementKind(const QString &name)
{
    static const auto byName = [] {
        QHash<QString, const StatementKind *> map;
        for (const StatementKind &each : statementKinds)
            map.insert(QString::fromLatin1(each.name), &each);
        return map;
    }();
    return name.endsWith("Stmt"_L1) ? byName.value(name) : nullptr;
}

bool goesUnnoticed(const sql::Node &statement)
{
    const QStringList parts = partsOf(statement);
    return !parts.isEmpty()
        && std::all_of(parts.cbegin(), parts.cend(), [](const QString &part) { return unnoticed().contains(part); });
}

} // namespace catalpa::migrate
