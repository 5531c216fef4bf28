// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/rules/ownlintrules.h"

#include <QtCore/QCoreApplication>

#include <array>

namespace catalpa::migrate {
namespace {

constexpr LintEntry losses[] = {
    {LintRule::BanDropCascade, "ban-drop-cascade",
     QT_TRANSLATE_NOOP("Catalpa",
                       "With “%1” goes everything that depends on it: columns with their values, tables, views, rules. "
                       "What depends on it cannot be told from the file."),
     QT_TRANSLATE_NOOP("Catalpa",
                       "Leave CASCADE out: the database then names what depends on it, and each can be removed by its "
                       "own name.")},
    {LintRule::BanDropExtension, "ban-drop-extension",
     QT_TRANSLATE_NOOP("Catalpa", "Everything that “%1” keeps in tables of its own is lost."),
     QT_TRANSLATE_NOOP("Catalpa", "Keep a backup, and look first at what the extension has stored.")},
    {LintRule::BanDropOwned, "ban-drop-owned",
     QT_TRANSLATE_NOOP("Catalpa",
                       "Everything that “%1” owns in this database is lost: tables with all that is in them, views, "
                       "functions; and its rights."),
     QT_TRANSLATE_NOOP("Catalpa", "Give it to another owner with REASSIGN OWNED, or remove each thing by its name.")},
    {LintRule::LosingLater, "losing-later",
     QT_TRANSLATE_NOOP("Catalpa", "Whenever this is used later, values of “%1” are lost."),
     QT_TRANSLATE_NOOP("Catalpa", "Make sure that whoever uses it knows what it removes or overwrites.")},
    {LintRule::LosingRecords, "losing-records",
     QT_TRANSLATE_NOOP("Catalpa", "The records of “%1” that this removes are lost."),
     QT_TRANSLATE_NOOP("Catalpa", "Keep a backup, and look with SELECT first at which records are concerned.")},
    {LintRule::LosingValues, "losing-values",
     QT_TRANSLATE_NOOP("Catalpa", "Values that are in “%1” now are overwritten or cut short, and so lost."),
     QT_TRANSLATE_NOOP("Catalpa", "Keep a backup, or write the new values to a second column beside the old one.")},
};

constexpr LintEntry rights[] = {
    {LintRule::AlteringDefaultPrivileges, "altering-default-privileges",
     QT_TRANSLATE_NOOP("Catalpa",
                       "Whatever is made from now on comes with other rights, without anybody deciding it each time."),
     QT_TRANSLATE_NOOP("Catalpa", "Grant rights on each new table in the migration that makes it.")},
    {LintRule::AlteringOwner, "altering-owner",
     QT_TRANSLATE_NOOP("Catalpa",
                       "The new owner of “%1” may read, change and remove it, and the old one may not any more."),
     QT_TRANSLATE_NOOP("Catalpa", "Keep the owner, and grant only the rights that are needed.")},
    {LintRule::GrantingRights, "granting-rights",
     QT_TRANSLATE_NOOP("Catalpa", "This gives rights on “%1” away: whoever gets them may use them from then on."),
     QT_TRANSLATE_NOOP("Catalpa", "Name only the rights and the roles that need them, never ALL or PUBLIC.")},
    {LintRule::ManagingRoles, "managing-roles",
     QT_TRANSLATE_NOOP("Catalpa",
                       "This changes who can sign in to the whole server, or with what rights: “%1”. It goes beyond "
                       "this database."),
     QT_TRANSLATE_NOOP("Catalpa", "Leave roles to whoever looks after the server.")},
    {LintRule::RevokingRights, "revoking-rights",
     QT_TRANSLATE_NOOP("Catalpa", "Programs that use their rights on “%1” may stop working."),
     QT_TRANSLATE_NOOP("Catalpa", "Make sure first that no program needs these rights any more.")},
    {LintRule::SecurityDefiner, "security-definer",
     QT_TRANSLATE_NOOP("Catalpa", "Whoever may call “%1” does so with the rights of its owner."),
     QT_TRANSLATE_NOOP(
         "Catalpa", "Leave SECURITY DEFINER out. Where it must be: SET search_path, and REVOKE EXECUTE FROM PUBLIC.")},
    {LintRule::SettingRole, "setting-role",
     QT_TRANSLATE_NOOP("Catalpa", "What follows runs as “%1”, with other rights than those you signed in with."),
     QT_TRANSLATE_NOOP("Catalpa", "Sign in as the role that is to apply the migration.")},
    {LintRule::WeakeningRowSecurity, "weakening-row-security",
     QT_TRANSLATE_NOOP("Catalpa",
                       "Records of “%1” that were hidden may be seen or changed by more people than before."),
     QT_TRANSLATE_NOOP("Catalpa", "Add the new policy first, and try it as a role that must not see everything.")},
};

constexpr LintEntry beyond[] = {
    {LintRule::AlteringServer, "altering-server",
     QT_TRANSLATE_NOOP("Catalpa", "This changes the whole server or database for everybody, beyond its tables."),
     QT_TRANSLATE_NOOP("Catalpa", "Leave this to whoever looks after the server.")},
    {LintRule::AlteringSystemCatalogue, "altering-system-catalogue",
     QT_TRANSLATE_NOOP("Catalpa",
                       "“%1” is a table in which PostgreSQL keeps its own record: changed by hand, it can destroy the "
                       "database."),
     QT_TRANSLATE_NOOP("Catalpa", "Use the statement that PostgreSQL has for this change.")},
    {LintRule::CallingServerFunction, "calling-server-function",
     QT_TRANSLATE_NOOP("Catalpa",
                       "The function “%1” reaches beyond the tables: to files of the server's computer, to other "
                       "connections, to other servers or to the server itself."),
     QT_TRANSLATE_NOOP("Catalpa", "Leave this to whoever looks after the server, outside of the migrations.")},
    {LintRule::ConnectingServers, "connecting-servers",
     QT_TRANSLATE_NOOP("Catalpa", "This lets records come from or go to another server, under the name “%1”."),
     QT_TRANSLATE_NOOP("Catalpa", "Leave this to whoever looks after both servers.")},
    {LintRule::CopyingServerFile, "copying-server-file",
     QT_TRANSLATE_NOOP("Catalpa",
                       "The file “%1” of the server's computer is read or overwritten, with the rights of the server's "
                       "account."),
     QT_TRANSLATE_NOOP("Catalpa", "Write INSERT statements, or copy from your own computer with psql's \\copy.")},
    {LintRule::CreatingEventTrigger, "creating-event-trigger",
     QT_TRANSLATE_NOOP("Catalpa",
                       "“%1” can run code whenever anybody changes the schema, with the rights of whoever does so."),
     QT_TRANSLATE_NOOP("Catalpa", "Leave this to whoever looks after the server.")},
    {LintRule::CreatingExtension, "creating-extension",
     QT_TRANSLATE_NOOP("Catalpa",
                       "The extension “%1” is not among those that PostgreSQL trusts: it can bring code that runs with "
                       "all rights of the server."),
     QT_TRANSLATE_NOOP("Catalpa", "Let whoever looks after the server install it, without CASCADE.")},
    {LintRule::RunningProgram, "running-program",
     QT_TRANSLATE_NOOP("Catalpa",
                       "The server's computer runs the program “%1”, which may do there whatever the server's account "
                       "may do."),
     QT_TRANSLATE_NOOP("Catalpa", "Run programs outside of the database, and write the result as INSERT statements.")},
    {LintRule::SkippingChecks, "skipping-checks",
     QT_TRANSLATE_NOOP("Catalpa",
                       "Triggers and references of “%1” do not watch any more: records that contradict each other are "
                       "let in."),
     QT_TRANSLATE_NOOP("Catalpa", "Leave the checks on, and put the records in an order that passes them.")},
    {LintRule::SuperuserSetting, "superuser-setting",
     QT_TRANSLATE_NOOP("Catalpa",
                       "“%1” is a setting for superusers only: it can switch off what protects the database."),
     QT_TRANSLATE_NOOP("Catalpa", "Leave this to whoever looks after the server.")},
    {LintRule::UntrustedLanguage, "untrusted-language",
     QT_TRANSLATE_NOOP("Catalpa",
                       "Code in “%1” is not kept inside the database: it may do on the server's computer whatever the "
                       "server's account may do."),
     QT_TRANSLATE_NOOP("Catalpa", "Write it in SQL or PL/pgSQL.")},
};

constexpr LintEntry silent[] = {
    {LintRule::AddingRule, "adding-rule",
     QT_TRANSLATE_NOOP("Catalpa",
                       "Whoever uses “%1” gets something else or something more done than they ask for, without being "
                       "told."),
     QT_TRANSLATE_NOOP("Catalpa", "Write a trigger, which sees each record, or a view of another name.")},
    {LintRule::ChangingMeaning, "changing-meaning",
     QT_TRANSLATE_NOOP("Catalpa",
                       "Expressions of everybody may mean something else from then on, or be refused as ambiguous."),
     QT_TRANSLATE_NOOP("Catalpa", "Write a function, and call it by its name where it is needed.")},
    {LintRule::ChangingReplicaIdentity, "changing-replica-identity",
     QT_TRANSLATE_NOOP("Catalpa",
                       "Where “%1” is sent to other servers, changes and deletions may be refused, or not be found "
                       "there."),
     QT_TRANSLATE_NOOP("Catalpa", "Keep the primary key as the identity (REPLICA IDENTITY DEFAULT).")},
    {LintRule::HidingRecords, "hiding-records",
     QT_TRANSLATE_NOOP("Catalpa", "Programs that read “%1” may find records no more, without being told."),
     QT_TRANSLATE_NOOP("Catalpa", "Make sure first, as each role that reads it, what will still be seen.")},
    {LintRule::MovingCounter, "moving-counter",
     QT_TRANSLATE_NOOP("Catalpa",
                       "“%1” may give numbers that are taken, so that nothing can be added, or that something else had "
                       "before."),
     QT_TRANSLATE_NOOP("Catalpa", "Set a counter only forward, to the highest number in its table.")},
    {LintRule::RenamingValue, "renaming-value",
     QT_TRANSLATE_NOOP("Catalpa", "Programs that write the old value of “%1” or look for it are refused from then on."),
     QT_TRANSLATE_NOOP("Catalpa", "Add the new value, let programs use it, and change the records.")},
    {LintRule::UnloggedTable, "unlogged-table",
     QT_TRANSLATE_NOOP("Catalpa",
                       "After a crash of the server “%1” is empty, and standby servers do not have its records."),
     QT_TRANSLATE_NOOP("Catalpa", "Keep only what can be made again in tables without a log.")},
};

constexpr LintEntry refusals[] = {
    {LintRule::RefusedCopyFromStdin, "refused-copy-from-stdin",
     QT_TRANSLATE_NOOP("Catalpa",
                       "Catalpa refuses this file: the records that COPY … FROM STDIN reads do not follow in it."),
     QT_TRANSLATE_NOOP("Catalpa", "Write the records behind it, and a line \\. that ends them.")},
    {LintRule::RefusedPrepareTransaction, "refused-prepare-transaction",
     QT_TRANSLATE_NOOP("Catalpa",
                       "Catalpa refuses this file: a transaction that is prepared keeps its locks until somebody ends "
                       "it, also when the server has been started anew."),
     QT_TRANSLATE_NOOP("Catalpa", "End it with COMMIT, or leave that to Catalpa.")},
    {LintRule::RefusedPsqlCommand, "refused-psql-command",
     QT_TRANSLATE_NOOP("Catalpa", "Catalpa refuses this file: “%1” is a command that only psql can run."),
     QT_TRANSLATE_NOOP("Catalpa", "Run the file with psql, and mark it as applied then.")},
    {LintRule::UsingNewEnumValue, "using-new-enum-value",
     QT_TRANSLATE_NOOP("Catalpa",
                       "The database will refuse this where “%1” stands for the new value: a value that was added to a "
                       "type can be used only after the transaction that added it has ended."),
     QT_TRANSLATE_NOOP("Catalpa", "Use the new value in a later migration.")},
};

constexpr auto joined()
{
    std::array<LintEntry,
               std::size(losses) + std::size(rights) + std::size(beyond) + std::size(silent) + std::size(refusals)>
        all{};
    auto *end = all.data();
    for (const std::span<const LintEntry> part :
         {std::span<const LintEntry>(losses), std::span<const LintEntry>(rights), std::span<const LintEntry>(beyond),
          std::span<const LintEntry>(silent), std::span<const LintEntry>(refusals)}) {
        for (const LintEntry &each : part)
            *end++ = each;
    }
    return all;
}

constexpr auto ownRules = joined();

} // namespace

std::span<const LintEntry> ownLintRules()
{
    return ownRules;
}

} // namespace catalpa::migrate
