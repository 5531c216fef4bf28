// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/rules/lintrules.h"

#include "base/text.h"
#include "migrate/impact/rules/ownlintrules.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

constexpr LintEntry squawkRules[] = {
    {LintRule::AddingForeignKeyConstraint, "adding-foreign-key-constraint",
     QT_TRANSLATE_NOOP("Catalpa", "Every record of “%1” is checked while nobody can save changes to either table."),
     QT_TRANSLATE_NOOP("Catalpa",
                       "Add the constraint with NOT VALID, and check the records in a later migration with "
                       "VALIDATE CONSTRAINT, which lets everybody go on working.")},
    {LintRule::AddingFieldWithDefault, "adding-field-with-default",
     QT_TRANSLATE_NOOP(
         "Catalpa",
         "The new column has a value of its own for each record, so all of “%1” is written anew, and nobody can "
         "use it until that is done."),
     QT_TRANSLATE_NOOP("Catalpa",
                       "Add the column without a default, then set the default for new records, and fill in the "
                       "old ones in small steps.")},
    {LintRule::AddingNotNullableField, "adding-not-nullable-field",
     QT_TRANSLATE_NOOP("Catalpa", "Every record of “%1” is checked while nobody can use the table."),
     QT_TRANSLATE_NOOP(
         "Catalpa",
         "Add a CHECK that demands a value, with NOT VALID, validate it in a later migration, and only then "
         "make the column required: that takes a moment.")},
    {LintRule::AddingRequiredField, "adding-required-field",
     QT_TRANSLATE_NOOP("Catalpa",
                       "The records that are in “%1” have no value for the new column, so the database will "
                       "refuse this."),
     QT_TRANSLATE_NOOP("Catalpa",
                       "Give the column a default, or add it as optional, fill it in, and make it required "
                       "afterwards.")},
    {LintRule::AddingSerialPrimaryKeyField, "adding-serial-primary-key-field",
     QT_TRANSLATE_NOOP("Catalpa", "The index of the primary key is made while nobody can use “%1”."),
     QT_TRANSLATE_NOOP("Catalpa",
                       "Make a unique index with CREATE UNIQUE INDEX CONCURRENTLY first, and turn it into the "
                       "primary key with ADD PRIMARY KEY USING INDEX.")},
    {LintRule::BanConcurrentIndexCreationInTransaction, "ban-concurrent-index-creation-in-transaction",
     QT_TRANSLATE_NOOP("Catalpa",
                       "CREATE INDEX CONCURRENTLY stands between BEGIN and COMMIT, where the database refuses it."),
     QT_TRANSLATE_NOOP("Catalpa", "Take BEGIN and COMMIT out of the file.")},
    {LintRule::BanDropColumn, "ban-drop-column",
     QT_TRANSLATE_NOOP("Catalpa",
                       "What stands in the column “%1” is lost, and programs that still ask for it stop working."),
     QT_TRANSLATE_NOOP("Catalpa", "Keep a backup, and remove the column only when no program uses it any more.")},
    {LintRule::BanDropDatabase, "ban-drop-database", QT_TRANSLATE_NOOP("Catalpa", "The whole database “%1” is lost."),
     QT_TRANSLATE_NOOP("Catalpa", "Leave this to whoever looks after the server.")},
    {LintRule::BanDropNotNull, "ban-drop-not-null",
     QT_TRANSLATE_NOOP("Catalpa",
                       "Programs that count on a value in the column “%1” may stop working when they meet an "
                       "empty one."),
     QT_TRANSLATE_NOOP("Catalpa", "Make sure first that every program can deal with empty values.")},
    {LintRule::BanDropTable, "ban-drop-table",
     QT_TRANSLATE_NOOP("Catalpa",
                       "Everything in “%1” is lost, and programs that still ask for the table stop working."),
     QT_TRANSLATE_NOOP("Catalpa", "Keep a backup, and remove the table only when no program uses it any more.")},
    {LintRule::BanTruncateCascade, "ban-truncate-cascade",
     QT_TRANSLATE_NOOP("Catalpa",
                       "With “%1”, every table that refers to it is emptied too, and those that refer to them."),
     QT_TRANSLATE_NOOP("Catalpa", "Name each table that is to be emptied, without CASCADE.")},
    {LintRule::ChangingColumnType, "changing-column-type",
     QT_TRANSLATE_NOOP("Catalpa",
                       "All of “%1” is converted, nobody can use it meanwhile, and programs that expect the old "
                       "type may stop working."),
     QT_TRANSLATE_NOOP("Catalpa",
                       "Add a second column of the new type, fill it in small steps, let the programs use it, and "
                       "remove the old one later.")},
    {LintRule::ConstraintMissingNotValid, "constraint-missing-not-valid",
     QT_TRANSLATE_NOOP("Catalpa", "Every record of “%1” is checked while nobody can use the table."),
     QT_TRANSLATE_NOOP("Catalpa",
                       "Add the constraint with NOT VALID, and check the records in a later migration with "
                       "VALIDATE CONSTRAINT, which lets everybody go on working.")},
    {LintRule::DisallowedUniqueConstraint, "disallowed-unique-constraint",
     QT_TRANSLATE_NOOP("Catalpa", "The index of the constraint is made while nobody can use “%1”."),
     QT_TRANSLATE_NOOP("Catalpa",
                       "Make a unique index with CREATE UNIQUE INDEX CONCURRENTLY first, and turn it into the "
                       "constraint with ADD CONSTRAINT … UNIQUE USING INDEX.")},
    {LintRule::RenamingColumn, "renaming-column",
     QT_TRANSLATE_NOOP("Catalpa", "Programs that know the column “%1” by its old name stop working."),
     QT_TRANSLATE_NOOP("Catalpa",
                       "Add a new column, let both be written for a while, and remove the old one when no program "
                       "uses it any more.")},
    {LintRule::RenamingTable, "renaming-table",
     QT_TRANSLATE_NOOP("Catalpa", "Programs that know “%1” by its old name stop working."),
     QT_TRANSLATE_NOOP("Catalpa", "Keep the name, or leave a view with the old name behind.")},
    {LintRule::RequireConcurrentIndexCreation, "require-concurrent-index-creation",
     QT_TRANSLATE_NOOP("Catalpa", "Nobody can save changes to “%1” while the index is being made."),
     QT_TRANSLATE_NOOP("Catalpa",
                       "Write CREATE INDEX CONCURRENTLY, in a file of its own: it takes longer, but everybody "
                       "can go on working.")},
    {LintRule::RequireConcurrentIndexDeletion, "require-concurrent-index-deletion",
     QT_TRANSLATE_NOOP("Catalpa", "Until whoever is reading “%1” has finished, nobody else can begin to use it."),
     QT_TRANSLATE_NOOP("Catalpa", "Write DROP INDEX CONCURRENTLY, in a file of its own.")},
    {LintRule::TransactionNesting, "transaction-nesting",
     QT_TRANSLATE_NOOP("Catalpa",
                       "The file ends a transaction of its own here (%1): what stands before it stays when something "
                       "behind it fails. The record says then where it stopped."),
     QT_TRANSLATE_NOOP("Catalpa",
                       "Write what can stand alone into migrations of its own. A file that has been applied "
                       "anywhere stays as it is.")},
};

QString translated(const char *sentence, const QString &object)
{
    const QString text = Text::tr(sentence);
    return text.contains("%1"_L1) ? text.arg(object) : text;
}

const LintEntry &entryOf(LintRule rule)
{
    const auto is = [rule](const LintEntry &each) {
        return each.rule == rule;
    };
    const auto *found = std::find_if(std::begin(squawkRules), std::end(squawkRules), is);
    return found != std::end(squawkRules) ? *found : *std::find_if(ownLintRules().begin(), ownLintRules().end(), is);
}

} // namespace

LintFinding lintFinding(LintRule rule, const QString &object)
{
    const LintEntry &entry = entryOf(rule);
    return {QString::fromLatin1(entry.name), translated(entry.danger, object), translated(entry.saferWay, object)};
}

} // namespace catalpa::migrate
