// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa::migrate {

//! What Squawk warns of, as far as it can hurt a catalogue. https://squawkhq.com/docs/rules
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
    TransactionNesting
};

struct LintFinding {
    QString rule; //!< As Squawk spells it.
    QString danger; //!< Whole sentences for people.
    QString saferWay;
};

//! \a object is the table, or what else is concerned, without its schema.
LintFinding lintFinding(LintRule rule, const QString &object);

} // namespace catalpa::migrate
