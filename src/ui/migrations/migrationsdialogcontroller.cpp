// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/migrations/migrationsdialogcontroller.h"

#include "base/futures.h"
#include "base/text.h"
#include "core/migration/migrationselection.h"
#include "models/migrationsession.h"
#include "platform/wholefile.h"
#include "ui/migrations/migrationactions.h"
#include "ui/migrations/migrationquestions.h"
#include "ui/migrations/migrationreporter.h"

#include <QtCore/QDir>
#include <QtGui/QAction>
#include <QtWidgets/QWidget>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

Result<> writeFile(const QString &path, const QByteArray &text)
{
    return platform::writeWholeFile(path, text, platform::WholeFile::Access::Usual).map_error([&](const Error &error) {
        return Error{ErrorKind::Invalid,
                     Text::tr("The file %1 could not be written: %2. Choose another place.")
                         .arg(QDir::toNativeSeparators(path), error.detail),
                     error.detail};
    });
}

} // namespace

MigrationsDialogController::MigrationsDialogController(MigrationSession &session, MigrationReporter &reporter,
                                                       Prompts &prompts, const MigratedCatalogue &catalogue,
                                                       QWidget &dialog)
    : QObject(&dialog)
    , m_session(session)
    , m_reporter(reporter)
    , m_prompts(prompts)
    , m_catalogue(catalogue)
    , m_dialog(dialog)
{
    connect(&reporter, &MigrationReporter::adoptRequested, this, &MigrationsDialogController::adopt);
    connect(&reporter, &MigrationReporter::saveSqlRequested, this, &MigrationsDialogController::saveSql);
    if (catalogue.isAppliedAtOnce)
        applyOnceKnown();
}

void MigrationsDialogController::connectTo(const MigrationActions &actions)
{
    using Extent = MigrationSelection::Extent;
    connect(actions.applyAll, &QAction::triggered, this, [this] { apply(Extent::All); });
    connect(actions.applyUpTo, &QAction::triggered, this, [this] { apply(Extent::UpTo); });
    connect(actions.applyOnly, &QAction::triggered, this, [this] { apply(Extent::Only); });
    connect(actions.undo, &QAction::triggered, this, &MigrationsDialogController::undo);
    connect(actions.markApplied, &QAction::triggered, this, [this] { resolve(Resolution::Applied); });
    connect(actions.markRolledBack, &QAction::triggered, this, [this] { resolve(Resolution::RolledBack); });
    connect(actions.adopt, &QAction::triggered, this, &MigrationsDialogController::adopt);
    connect(actions.check, &QAction::triggered, &m_reporter, &MigrationReporter::check);
    connect(actions.saveSql, &QAction::triggered, this, &MigrationsDialogController::saveSql);
    connect(actions.openFolder, &QAction::triggered, this, &MigrationsDialogController::openFolder);
    connect(actions.draftFromSchema, &QAction::triggered, this, &MigrationsDialogController::chooseSchema);
    connect(actions.draftFromProject, &QAction::triggered, this, &MigrationsDialogController::chooseProject);
}

const MigrationStep *MigrationsDialogController::selected() const
{
    const QList<MigrationStep> &steps = m_session.status().steps;
    const auto step = std::find_if(steps.cbegin(), steps.cend(),
                                   [this](const MigrationStep &each) { return each.key() == m_selected; });
    return step == steps.cend() ? nullptr : &*step;
}

//! Asks, and acts only if nothing else has begun meanwhile.
void MigrationsDialogController::ask(const Question &question, const std::function<void()> &confirmed)
{
    m_prompts.ask(&m_dialog, question, [this, confirmed] {
        if (m_session.phase() == MigrationSession::Phase::Known)
            confirmed();
    });
}

void MigrationsDialogController::apply(MigrationSelection::Extent extent)
{
    const bool isAll = extent == MigrationSelection::Extent::All;
    const MigrationSelection selection{extent, isAll ? MigrationKey() : m_selected};
    if (m_catalogue.mustType.isEmpty())
        return m_session.apply(selection);
    ask(applyQuestion(m_session.status(), m_session.impacts(), selection, m_catalogue.mustType),
        [this, selection] { m_session.apply(selection); });
}

void MigrationsDialogController::rehearse()
{
    const QList<MigrationKey> keys = keysOf(selectedBy(m_session.status(), {}));
    QList<ImpactReport> impacts = m_session.impacts();
    impacts.removeIf([&keys](const ImpactReport &impact) {
        return !keys.contains(impact.key) || impact.blocking() == Blocking::Nobody;
    });
    if (m_catalogue.mustType.isEmpty() || impacts.isEmpty())
        return m_session.rehearse({});
    ask(rehearseQuestion(impacts), [this] { m_session.rehearse({}); });
}

void MigrationsDialogController::undo()
{
    ask(undoQuestion(m_session.status().takenBackWith(m_selected), m_catalogue.mustType),
        [this, last = m_selected] { m_session.undo(last); });
}

void MigrationsDialogController::resolve(Resolution resolution)
{
    if (const MigrationStep *step = selected()) {
        ask(resolveQuestion(*step, resolution),
            [this, key = step->key(), resolution] { m_session.resolve(key, resolution); });
    }
}

void MigrationsDialogController::adopt()
{
    if (m_session.findings())
        ask(adoptQuestion(*m_session.findings(), m_session.status()), [this] { m_session.adopt(); });
}

void MigrationsDialogController::saveSql()
{
    m_prompts.saveFile(&m_dialog, tr("Save SQL for your administrator"), u"catalpa-migrations.sql"_s,
                       [this](const QString &path) { writeSql(path); });
}

void MigrationsDialogController::writeSql(const QString &path)
{
    const auto work = [path, script = m_session.deployScript()] {
        return writeFile(path, script());
    };
    m_saving = deliver(inBackground(work), this, [this, path](const Result<> &written) {
        m_reporter.tell(written ? tr("Saved in %1. Send this file to whoever looks after the database.")
                                      .arg(QDir::toNativeSeparators(path))
                                : written.error().message,
                        written.has_value());
    });
}

void MigrationsDialogController::openFolder()
{
    m_prompts.openFolder(&m_dialog, tr("Open a folder of migrations"),
                         [this](const QString &path) { Q_EMIT folderChosen(path); });
}

void MigrationsDialogController::chooseSchema()
{
    m_prompts.openFile(&m_dialog, tr("Choose a Prisma schema"), tr("Prisma schemas (*.prisma)"),
                       [this](const QString &path) { Q_EMIT schemaChosen(path); });
}

void MigrationsDialogController::chooseProject()
{
    m_prompts.openFolder(&m_dialog, tr("Choose the folder of a project with Prisma"),
                         [this](const QString &path) { Q_EMIT schemaChosen(path); });
}

//! With the outlooks, because the question tells them.
void MigrationsDialogController::applyOnceKnown()
{
    const auto begin = [this] {
        if (m_session.phase() == MigrationSession::Phase::Known && m_session.status().applicable() > 0)
            apply(MigrationSelection::Extent::All);
    };
    connect(&m_session, &MigrationSession::outlooksRead, this, begin,
            Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
}

void MigrationsDialogController::askToStop(std::function<void()> confirmed)
{
    m_prompts.ask(&m_dialog, stopQuestion(), std::move(confirmed));
}

} // namespace catalpa::ui
