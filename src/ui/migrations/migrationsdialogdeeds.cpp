// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the migrations dialog does when it is asked to, or when something has happened; how it looks is in
// migrationsdialog.cpp.

#include "ui/migrations/migrationsdialog.h"

#include "base/futures.h"
#include "models/migrationsession.h"
#include "models/migrationsmodel.h"
#include "platform/wholefile.h"
#include "ui/migrations/migrationactions.h"
#include "ui/migrations/migrationquestions.h"
#include "ui/migrations/migrationreporter.h"
#include "ui/migrations/reportdialog.h"
#include "ui_migrationsdialog.h"

#include <QtCore/QDir>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

Result<> writeFile(const QString &path, const QByteArray &text)
{
    return platform::writeWholeFile(path, text, platform::WholeFile::Access::Usual).map_error([&](const Error &error) {
        return Error{ErrorKind::Invalid,
                     MigrationsDialog::tr("The file %1 could not be written: %2. Choose another place.")
                         .arg(QDir::toNativeSeparators(path), error.detail),
                     error.detail};
    });
}

} // namespace

void MigrationsDialog::takeStatus()
{
    const MigrationKey current = selectedKey();
    m_model->show(m_run->status());
    m_model->setOutlooks(m_run->impacts());
    const int row = m_model->rowOf(current);
    m_ui->migrationList->setCurrentIndex(m_model->index(row >= 0 ? row : m_model->firstOfInterest()));
    showCurrent();
    showNotices();
    const qsizetype pending = m_run->status().applicable();
    if (std::exchange(m_pendingTold, pending) != pending)
        Q_EMIT pendingChanged(pending);
}

//! Shows the one that runs, unless the person has gone to look at another.
void MigrationsDialog::follow(const MigrationEvent &event)
{
    if (event.kind == MigrationEvent::Kind::Started) {
        const MigrationKey before = std::exchange(m_followed, event.key);
        if (before == MigrationKey() || selectedKey() == before)
            m_ui->migrationList->setCurrentIndex(m_model->index(m_model->rowOf(event.key)));
    }
    if (m_run->phase() != MigrationSession::Phase::Running)
        return;
    m_model->note(m_run->task(), event);
    m_ui->progressLine->advance(m_run->done(), event.count);
    showSafety();
}

void MigrationsDialog::showFailure(const MigrationReport &report)
{
    if (!report.failure)
        return;
    m_ui->detail->setFailure(report.failure);
    m_ui->migrationList->setCurrentIndex(m_model->index(m_model->rowOf(report.failure->key)));
    showCurrent();
}

//! Asks, and acts only if nothing else has begun meanwhile.
void MigrationsDialog::ask(const Question &question, const std::function<void()> &confirmed)
{
    m_prompts.ask(this, question, [this, confirmed] {
        if (m_run->phase() == MigrationSession::Phase::Known)
            confirmed();
    });
}

void MigrationsDialog::apply(MigrationSelection::Extent extent)
{
    const MigrationSelection selection{extent,
                                       extent == MigrationSelection::Extent::All ? MigrationKey() : selectedKey()};
    if (m_catalogue.mustType.isEmpty())
        return m_run->apply(selection);
    ask(applyQuestion(m_run->status(), m_run->impacts(), selection, m_catalogue.mustType),
        [this, selection] { m_run->apply(selection); });
}

void MigrationsDialog::rehearse()
{
    const QList<MigrationKey> keys = selectedBy(m_run->status(), {});
    QList<ImpactReport> impacts = m_run->impacts();
    impacts.removeIf([&keys](const ImpactReport &impact) {
        return !keys.contains(impact.key) || impact.blocking() == Blocking::Nobody;
    });
    if (m_catalogue.mustType.isEmpty() || impacts.isEmpty())
        return m_run->rehearse({});
    ask(rehearseQuestion(impacts), [this] { m_run->rehearse({}); });
}

void MigrationsDialog::undo()
{
    const MigrationKey last = selectedKey();
    ask(undoQuestion(m_run->status().takenBackWith(last), m_catalogue.mustType), [this, last] { m_run->undo(last); });
}

void MigrationsDialog::resolve(Resolution resolution)
{
    const MigrationStep *step = selected();
    if (!step)
        return;
    ask(resolveQuestion(*step, resolution), [this, key = step->key(), resolution] { m_run->resolve(key, resolution); });
}

void MigrationsDialog::adopt()
{
    if (m_run->findings())
        ask(adoptQuestion(*m_run->findings(), m_run->status()), [this] { m_run->adopt(); });
}

void MigrationsDialog::saveSql()
{
    m_prompts.saveFile(this, tr("Save SQL for your administrator"), u"catalpa-migrations.sql"_s,
                       [this](const QString &path) { writeSql(path); });
}

void MigrationsDialog::writeSql(const QString &path)
{
    const auto work = [path, script = m_run->deployScript()] {
        return writeFile(path, script);
    };
    m_saving = deliver(inBackground(work), this, [this, path](const Result<> &written) {
        m_news->tell(written ? tr("Saved in %1. Send this file to whoever looks after the database.")
                                   .arg(QDir::toNativeSeparators(path))
                             : written.error().message,
                     written.has_value());
    });
}

void MigrationsDialog::openFolder()
{
    m_prompts.openFolder(this, tr("Open a folder of migrations"),
                         [this](const QString &path) { Q_EMIT folderChosen(path); });
}

void MigrationsDialog::showReport(const QString &title, const Report &report)
{
    (new ReportDialog(title, report, this))->open();
}

void MigrationsDialog::reject()
{
    if (m_run->phase() != MigrationSession::Phase::Running)
        return QDialog::reject();
    m_prompts.ask(this, stopQuestion(), [this] {
        if (m_run->phase() != MigrationSession::Phase::Running)
            return QDialog::reject();
        m_closesWhenStopped = true;
        m_ui->logText->write(tr("Stopping"));
        m_run->stop();
    });
}

} // namespace catalpa::ui
