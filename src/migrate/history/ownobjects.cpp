// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/history/ownobjects.h"

#include "base/text.h"
#include "sql/script.h"

#include <QtCore/QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! Whether \a step has made an extension that is gone: those in the schema public go with it.
bool lacksExtension(const MigrationStep &step, const OwnObjects &objects)
{
    if (step.state != MigrationState::Applied || !step.migration.sql.contains("CREATE EXTENSION"))
        return false;
    const sql::Script script = sql::scriptOf(step.migration.sql);
    return std::any_of(
        script.statements.cbegin(), script.statements.cend(), [&objects](const sql::Statement &statement) {
            const QString name = statement.tree["CreateExtensionStmt"_L1].toObject()["extname"_L1].toString();
            return !name.isEmpty() && !objects.present.contains("extension "_L1 + name);
        });
}

bool keepsReadingIndex(const MigrationStep &step)
{
    return step.state == MigrationState::Applied && step.migration.sql.contains("SELECT catalpa.attach_reading();");
}

//! Whether an index that \a step has made is gone, or not valid any more.
bool lacksIndex(const MigrationStep &step, const OwnObjects &objects)
{
    const sql::Script script = sql::scriptOf(step.migration.sql);
    return std::any_of(script.statements.cbegin(), script.statements.cend(),
                       [&objects](const sql::Statement &statement) {
                           const QJsonObject made = statement.tree["IndexStmt"_L1].toObject();
                           const QJsonObject table = made["relation"_L1].toObject();
                           return !made.isEmpty()
                               && !objects.present.contains(made["idxname"_L1].toString() + " on "_L1
                                                            + table["schemaname"_L1].toString() + u'.'
                                                            + table["relname"_L1].toString());
                       });
}

bool keepsHistory(const MigrationStep &step)
{
    return step.state == MigrationState::Applied && step.migration.sql.contains("SELECT catalpa.attach_history();");
}

} // namespace

QList<MigrationStep> withLosses(QList<MigrationStep> steps, const OwnObjects &objects)
{
    const bool misread = objects.reading == "stale"_L1 || objects.isOpenToEverybody;
    const bool unrecorded = objects.history == "stale"_L1 || objects.isOpenToEverybody;
    for (MigrationStep &step : steps) {
        const bool lacksReadingIndex =
            keepsReadingIndex(step) && (misread || (objects.reading == "whole"_L1 && lacksIndex(step, objects)));
        if (lacksReadingIndex || (unrecorded && keepsHistory(step)) || lacksExtension(step, objects))
            step.state = MigrationState::Gone;
    }
    return steps;
}

QStringList warnings(const QList<MigrationStep> &steps, const OwnObjects &objects)
{
    QStringList sentences;
    if (objects.isOpenToEverybody) {
        sentences += Text::tr("Danger: anybody who can connect to this database can act with the rights of its "
                              "owner, through functions that an earlier Catalpa has made. Apply the migrations now "
                              "to close this.");
    }
    const auto isGone = [](const MigrationStep &step) {
        return step.state == MigrationState::Gone;
    };
    if (std::any_of(steps.cbegin(), steps.cend(), isGone)) {
        sentences += Text::tr("Another program has changed the tables or made them anew, and some of what Catalpa "
                              "keeps beside them is lost. Nothing of the catalogue is: lists are slower, and may be in "
                              "another order. Apply the migrations to make it again.");
    }
    if (objects.reading == "unfit"_L1) {
        sentences +=
            Text::tr("The tables do not have the form of a catalogue any more, so lists are read "
                     "without the reading index at present. When they have that form again, apply the migrations.");
    }
    if (objects.history == "gaps"_L1) {
        sentences += Text::tr("Some changes to authors and books could not be recorded, so their history has gaps. "
                              "Nothing of the catalogue is lost.");
    }
    return sentences;
}

} // namespace catalpa::migrate
