// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/losses/ownobjects.h"

#include "migrate/losses/madeobjects.h"
#include "migrate/losses/madepieces.h"
#include "migrate/losses/ownership.h"
#include "migrate/losses/remaking.h"
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

//! The first step that has made something of it stands for all that have.
void mend(QList<MigrationStep> &steps, const QList<Migration> &applied, const QStringList &lost, const QString &owner)
{
    if (lost.isEmpty())
        return;
    const MigrationKey maker = applied.at(firstMaker(applied, lost)).key();
    for (MigrationStep &step : steps) {
        if (step.key() != maker)
            continue;
        step.state = MigrationState::Gone;
        step.mending = mendingOf(applied, lost, owner);
        step.lost = lost;
    }
}

} // namespace

QList<Migration> appliedOf(const QList<MigrationStep> &steps)
{
    QList<Migration> applied;
    for (const MigrationStep &step : steps) {
        if (step.state == MigrationState::MissingHere)
            return {};
        if ((step.state == MigrationState::Applied || step.state == MigrationState::Edited || !step.mending.isEmpty())
            && !step.migration.sql.contains("SELECT catalpa.attach_reading();"))
            applied += step.migration;
    }
    return applied;
}

OwnObjects withOwner(OwnObjects objects, const QList<MigrationStep> &steps)
{
    objects.owner = ownerOf(originsOf(appliedOf(steps)), objects.present);
    // Who owns the schema can put another function in the place of any that is there.
    for (const QString &role : {schemaOwnerIn(objects.present), objects.owner}) {
        if (!role.isEmpty() && !objects.present.contains("writes as all through "_L1 + role))
            objects.distrusted = role;
    }
    objects.actsForOwner = objects.owner.isEmpty() || objects.present.contains("acts for "_L1 + objects.owner);
    return objects;
}

QList<MigrationStep> withLosses(QList<MigrationStep> steps, const OwnObjects &objects)
{
    const bool misread = objects.reading == "stale"_L1 || objects.isOpenToEverybody;
    const bool unrecorded = objects.history == "stale"_L1 || objects.isOpenToEverybody;
    const QList<Migration> applied = appliedOf(steps);
    const QStringList lost = lostObjects(applied, objects.present);
    const QStringList concerned = lost + outdatedBy(applied, lost, objects.present);
    mend(steps, applied, lost, objects.owner);
    for (MigrationStep &step : steps) {
        const bool isOutdated = step.state == MigrationState::Applied && dependsOn(step.migration, applied, concerned);
        const bool lacksReadingIndex =
            keepsReadingIndex(step) && (misread || (objects.reading == "whole"_L1 && lacksIndex(step, objects)));
        if (isOutdated || lacksReadingIndex || (unrecorded && keepsHistory(step)) || lacksExtension(step, objects))
            step.state = MigrationState::Gone;
    }
    return steps;
}

} // namespace catalpa::migrate
