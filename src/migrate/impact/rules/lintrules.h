// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa::migrate {

//! What Squawk warns of, as far as it can hurt a catalogue (https://squawkhq.com/docs/rules); and behind it Catalpa's
//! own, about what is lost, who may do what, and what reaches beyond the database.
enum class LintRule {
    AddingForeignKeyConstraint,
    AddingFieldWithDefault,
    AddingNotNullableField,
    AddingRequiredField,
    AddingSerialPrimaryKeyField,
    BanConcurrentIndexCreationInTransaction,
    BanDropColumn,
    BanDropDatabase,
    BanDropNotNull,
    BanDropTable,
    BanTruncateCascade,
    ChangingColumnType,
    ConstraintMissingNotValid,
    DisallowedUniqueConstraint,
    RenamingColumn,
    RenamingTable,
    RequireConcurrentIndexCreation,
    RequireConcurrentIndexDeletion,
    TransactionNesting,

    AddingRule,
    AlteringDefaultPrivileges,
    AlteringOwner,
    AlteringServer,
    AlteringSystemCatalogue,
    BanDropCascade,
    BanDropExtension,
    BanDropOwned,
    CallingServerFunction,
    ChangingMeaning,
    ChangingReplicaIdentity,
    ConnectingServers,
    CopyingServerFile,
    CreatingEventTrigger,
    CreatingExtension,
    GrantingRights,
    HidingRecords,
    LosingLater,
    LosingRecords,
    LosingValues,
    ManagingRoles,
    MovingCounter,
    RefusedCopyFromStdin,
    RefusedPrepareTransaction,
    RefusedPsqlCommand,
    RenamingValue,
    RevokingRights,
    RunningProgram,
    SecurityDefiner,
    SettingRole,
    SkippingChecks,
    SuperuserSetting,
    UnloggedTable,
    UntrustedLanguage,
    UsingNewEnumValue,
    WeakeningRowSecurity
};

//! A rule, its name and its sentences before they are translated; %1 is the object.
struct LintEntry {
    LintRule rule;
    const char *name;
    const char *danger;
    const char *saferWay;
};

struct LintFinding {
    QString rule; //!< As Squawk spells it, or in its manner.
    QString danger; //!< Whole sentences for people.
    QString saferWay;
};

//! \a object is the table, or what else is concerned, without its schema.
LintFinding lintFinding(LintRule rule, const QString &object);

} // namespace catalpa::migrate
