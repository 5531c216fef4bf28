// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/migrations/migrationactions.h"

#include "core/migration/migrationselection.h"
#include "models/migrationsession.h"
#include "ui/widgets/text/mnemonics.h"

#include <QtGui/QAction>
#include <QtWidgets/QMenu>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

QString ofMenu(QString title)
{
    constexpr qsizetype longest = 40;
    if (title.size() > longest)
        title = title.left(longest - 1) + u'…';
    return literalLabel(title);
}

//! Names the action; an impossible one says why, where everybody reads it.
void tell(QAction *action, const QString &text, const QString &obstacle)
{
    action->setText(obstacle.isEmpty() ? text : MigrationActions::tr("%1 – %2").arg(text, obstacle));
    action->setEnabled(obstacle.isEmpty());
}

QString applyObstacle(const SchemaStatus &status, const MigrationStep *step, MigrationSelection::Extent extent)
{
    if (!step)
        return MigrationActions::tr("none is selected");
    if (step->takingBack)
        return MigrationActions::tr("it is not taken back completely");
    if (step->state == MigrationState::Failed && !step->resumable)
        return MigrationActions::tr("it failed");
    if (!canBeApplied(*step))
        return MigrationActions::tr("it does not wait");
    if (status.isBlocked(step->migration.schema))
        return MigrationActions::tr("it is held up");
    if (const MigrationStep *other = halfWayBeside(status, {extent, step->key()}))
        return MigrationActions::tr("“%1” stopped half-way").arg(ofMenu(other->migration.title()));
    return {};
}

QString wordsFor(NoWayBack reason)
{
    switch (reason) {
    case NoWayBack::UnknownHere:
        return MigrationActions::tr("it is not known here");
    case NoWayBack::OtherText:
        return MigrationActions::tr("it was applied with another text");
    case NoWayBack::NoDownFile:
        return MigrationActions::tr("there is no down.sql");
    }
    Q_UNREACHABLE();
}

QString undoObstacle(const SchemaStatus &status, const MigrationStep *step)
{
    if (!step)
        return MigrationActions::tr("none is selected");
    if (!isToTakeBack(*step))
        return MigrationActions::tr("it is not applied");
    for (const MigrationStep &each : status.takenBackWith(step->key())) {
        const auto reason = noWayBack(each);
        if (reason && each.key() != step->key())
            return MigrationActions::tr("“%1” stands on it: %2").arg(ofMenu(each.migration.title()), wordsFor(*reason));
        if (reason)
            return wordsFor(*reason);
    }
    return {};
}

QString markAppliedObstacle(const MigrationStep *step)
{
    if (!step)
        return MigrationActions::tr("none is selected");
    return isApplied(*step) ? MigrationActions::tr("it is applied") : QString();
}

QString markRolledBackObstacle(const MigrationStep *step)
{
    if (!step)
        return MigrationActions::tr("none is selected");
    return step->state == MigrationState::Failed ? QString() : MigrationActions::tr("it has not failed");
}

} // namespace

MigrationActions::MigrationActions(QWidget *parent)
    : QObject(parent)
    , applyMenu(new QMenu(parent))
    , moreMenu(new QMenu(parent))
    , applyAll(add(applyMenu, u"applyAll"_s))
    , applyUpTo(add(applyMenu, u"applyUpTo"_s))
    , applyOnly(add(applyMenu, u"applyOnly"_s))
    , undo(add(moreMenu, u"undoMigration"_s))
    , markApplied(add(moreMenu, u"markApplied"_s))
    , markRolledBack(add(moreMenu, u"markRolledBack"_s))
    , adopt(add(moreMenu, u"adopt"_s))
    , check(add(moreMenu, u"checkTables"_s))
    , saveSql(add(moreMenu, u"saveSql"_s))
    , openFolder(add(moreMenu, u"openFolder"_s))
    , draftFromSchema(add(moreMenu, u"draftFromSchema"_s))
    , draftFromProject(add(moreMenu, u"draftFromProject"_s))
{
    applyMenu->setObjectName(u"applyMenu"_s);
    moreMenu->setObjectName(u"moreMenu"_s);
    moreMenu->insertSeparator(adopt);
    moreMenu->insertSeparator(saveSql);
    moreMenu->insertSeparator(draftFromSchema);
}

QAction *MigrationActions::add(QMenu *menu, const QString &name)
{
    QAction *action = menu->addAction(QString());
    action->setObjectName(name);
    return action;
}

void MigrationActions::update(const MigrationSession &run, const MigrationStep *selected)
{
    const SchemaStatus &status = run.status();
    const bool known = run.phase() == MigrationSession::Phase::Known;
    const QString busy = known ? QString() : tr("not now");
    const auto unlessBusy = [&](const QString &obstacle) {
        return known ? obstacle : busy;
    };
    const QString title = selected ? ofMenu(selected->migration.title()) : QString();
    const auto named = [&title](const QString &with, const QString &without) {
        return title.isEmpty() ? without : with.arg(title);
    };
    const auto toApply = [&](MigrationSelection::Extent extent) {
        return unlessBusy(applyObstacle(status, selected, extent));
    };
    tell(applyAll, tr("Apply &all"), unlessBusy(status.applicable() > 0 ? QString() : tr("nothing can be applied")));
    tell(applyUpTo, named(tr("Apply &up to “%1”"), tr("Apply &up to here")), toApply(MigrationSelection::Extent::UpTo));
    tell(applyOnly, named(tr("Apply &only “%1”"), tr("Apply &only this one")),
         toApply(MigrationSelection::Extent::Only));

    tell(undo, named(tr("&Undo “%1”…"), tr("&Undo…")), unlessBusy(undoObstacle(status, selected)));
    tell(markApplied, tr("Mark as &applied…"), unlessBusy(markAppliedObstacle(selected)));
    tell(markRolledBack, tr("Mark as &rolled back…"), unlessBusy(markRolledBackObstacle(selected)));
    const bool adoptable = run.findings() && !run.findings()->adoptable.isEmpty();
    tell(adopt, tr("A&dopt the tables…"), unlessBusy(adoptable ? QString() : tr("nothing was found to adopt")));
    tell(check, tr("&Check the tables"), run.isExamining() ? tr("being done") : busy);
    tell(saveSql, tr("&Save SQL for your administrator…"),
         unlessBusy(status.pending() > 0 ? QString() : tr("nothing waits")));
    tell(openFolder, tr("Open &folder…"), run.isBusy() ? tr("not now") : QString());
    tell(draftFromSchema, tr("&New migration from a Prisma schema…"), run.isBusy() ? tr("not now") : QString());
    tell(draftFromProject, tr("New migration from a &Prisma project…"), run.isBusy() ? tr("not now") : QString());
}

} // namespace catalpa::ui
