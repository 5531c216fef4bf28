// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/migrationsdialog.h"

#include "models/migrationsmodel.h"
#include "ui/icon.h"
#include "ui/migrationdelegate.h"
#include "ui/prompts.h"
#include "ui/theme.h"
#include "ui_migrationsdialog.h"

#include <QtCore/QEvent>
#include <QtGui/QKeySequence>
#include <QtGui/QShortcut>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::ui {
namespace {

bool isInDatabase(const MigrationStep &step)
{
    return step.state == MigrationState::Applied || step.state == MigrationState::Edited;
}

} // namespace

MigrationsDialog::MigrationsDialog(SchemaHistory &history, Prompts &prompts, const QString &catalogueName,
                                   QWidget *parent)
    : QDialog(parent)
    , m_history(history)
    , m_prompts(prompts)
    , m_ui(std::make_unique<Ui::MigrationsDialog>())
    , m_model(new MigrationsModel(this))
{
    m_ui->setupUi(this);
    setWindowTitle(tr("Migrations – %1").arg(catalogueName));
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(300ms);
    arrange();
    connectAll();
    showIcons();
    m_ui->migrationList->setFocus();
    refresh();
}

MigrationsDialog::~MigrationsDialog() = default;

void MigrationsDialog::arrange()
{
    const int step = theme::step(this);
    const QFontMetrics font = fontMetrics();
    m_ui->foot->setContentsMargins(4 * step, 3 * step, 4 * step, 4 * step);
    m_ui->foot->setSpacing(3 * step);
    m_ui->buttons->setSpacing(2 * step);
    m_ui->summary->setSpacing(4 * step);
    m_ui->serverLabel->setForegroundRole(QPalette::PlaceholderText);
    m_ui->migrationList->setModel(m_model);
    m_ui->migrationList->setItemDelegate(new MigrationDelegate(m_ui->migrationList));
    m_ui->migrationList->setMinimumWidth(32 * font.averageCharWidth());
    m_ui->detail->setMinimumWidth(40 * font.averageCharWidth());
    m_ui->logText->setFixedHeight(8 * font.lineSpacing());
    m_ui->halves->setStretchFactor(1, 1);
    resize(130 * font.averageCharWidth(), 38 * font.lineSpacing());
    m_ui->halves->setSizes({48 * font.averageCharWidth(), 82 * font.averageCharWidth()});
}

void MigrationsDialog::connectAll()
{
    connect(m_ui->migrationList->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &MigrationsDialog::showCurrent);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &MigrationsDialog::showCurrent);
    connect(m_ui->logButton, &QToolButton::toggled, this, [this](bool unfolded) {
        m_ui->logText->setVisible(unfolded);
        showIcons();
    });
    connect(m_ui->refreshButton, &QPushButton::clicked, this, &MigrationsDialog::refresh);
    connect(m_ui->stopButton, &QPushButton::clicked, this, &MigrationsDialog::stop);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &MigrationsDialog::reject);
    connect(m_ui->applyButton, &QPushButton::clicked, this, &MigrationsDialog::apply);
    connect(&m_quiet, &QTimer::timeout, this, &MigrationsDialog::showSafety);
    connect(new QShortcut(QKeySequence::Refresh, this), &QShortcut::activated, m_ui->refreshButton,
            &QPushButton::click);
}

void MigrationsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcons();
}

void MigrationsDialog::showIcons()
{
    m_ui->logButton->setIcon(icon(m_ui->logButton->isChecked() ? u"chevron-down"_s : u"chevron-right"_s));
}

void MigrationsDialog::enter(Phase phase)
{
    m_phase = phase;
    QWidget *focused = focusWidget();
    showButtons();
    if (focused && (!focused->isEnabled() || focused->isHidden()))
        m_ui->migrationList->setFocus(); // Not on the button that happens to be next.
    if (phase != Phase::Applying && phase != Phase::Stopping)
        m_ui->progressLine->rest();
    if (phase == Phase::Reading)
        m_quiet.start();
    else
        m_quiet.stop();
    showSafety();
}

//! The one place that says what can be pressed.
void MigrationsDialog::showButtons()
{
    const bool applying = m_phase == Phase::Applying || m_phase == Phase::Stopping;
    const qsizetype pending = m_status.pending();
    m_ui->refreshButton->setVisible(!applying);
    m_ui->stopButton->setVisible(applying);
    m_ui->stopButton->setEnabled(m_phase == Phase::Applying);
    m_ui->applyButton->setEnabled(m_phase == Phase::Known && m_status.applicable() > 0);
    m_ui->applyButton->setText(pending == 0       ? tr("Apply")
                                   : pending == 1 ? tr("&Apply 1 migration")
                                                  : tr("&Apply %n migrations", nullptr, int(pending)));
    m_ui->applyButton->setAccessibleName(m_ui->applyButton->text().remove(u'&'));
    m_ui->applyButton->setToolTip(m_status.obstacle() ? m_status.obstacle()->message : QString());
    m_ui->applyButton->setAccessibleDescription(m_ui->applyButton->toolTip());
}

void MigrationsDialog::showCurrent()
{
    const QModelIndex current = m_ui->migrationList->currentIndex();
    if (current.isValid())
        m_ui->detail->present(current);
}

void MigrationsDialog::showSafety()
{
    if (m_phase == Phase::Reading && m_quiet.isActive())
        return;
    m_ui->safetyLabel->setText(safety());
    m_ui->serverLabel->setText(m_status.server);
    if (m_model->rowCount() > 0)
        return;
    m_ui->detail->presentNothing(m_phase == Phase::Reading       ? tr("Reading the history…")
                                     : m_phase == Phase::Unknown ? tr("The history could not be read.")
                                                                 : tr("There are no migrations."));
}

QString MigrationsDialog::safety() const
{
    switch (m_phase) {
    case Phase::Reading:
        return m_model->rowCount() > 0 ? tr("Reading the history…") : QString();
    case Phase::Unknown:
        return m_model->rowCount() > 0 ? tr("The history could not be read again.") : QString();
    case Phase::Applying:
        return m_running.count == 0 ? tr("Preparing…")
                                    : tr("Applying %1 of %2: “%3” · as a whole or not at all")
                                          .arg(m_running.index + 1)
                                          .arg(m_running.count)
                                          .arg(titleOf(m_running.key.name));
    case Phase::Stopping:
        return tr("Stopping: the migration that is running is taken back…");
    case Phase::Known:
        return waitingText(m_status);
    }
    Q_UNREACHABLE();
}

void MigrationsDialog::refresh()
{
    m_bannerStays = false;
    m_ui->banner->clear();
    m_ui->detail->setFailure({});
    read();
}

void MigrationsDialog::read()
{
    if (m_phase != Phase::Stopping)
        enter(Phase::Reading);
    m_request = deliver(m_history.status(), this, [this](const Result<SchemaStatus> &status) {
        if (status)
            return take(*status);
        enter(Phase::Unknown);
        if (std::exchange(m_appliedSeen, 0) > 0)
            Q_EMIT applied();
        if (m_closesWhenStopped)
            return QDialog::reject();
        if (!m_bannerStays)
            m_ui->banner->tell(status.error(), tr("Try again"), [this] { refresh(); });
    });
}

void MigrationsDialog::take(const SchemaStatus &status)
{
    const bool stopped = m_phase == Phase::Stopping;
    const QModelIndex index = m_ui->migrationList->currentIndex();
    const MigrationKey current{index.data(MigrationsModel::SchemaRole).toString(),
                               index.data(MigrationsModel::NameRole).toString()};
    const SchemaStatus before = std::exchange(m_status, status);
    m_model->show(status);
    const int row = m_model->rowOf(current);
    m_ui->migrationList->setCurrentIndex(m_model->index(row >= 0 ? row : m_model->firstOfInterest()));
    enter(Phase::Known);
    const qsizetype pending = status.applicable();
    if (std::exchange(m_pendingTold, pending) != pending)
        Q_EMIT pendingChanged(pending);
    if (stopped)
        settleStop(before);
    if (status.obstacle() && !m_bannerStays)
        m_ui->banner->tell(*status.obstacle());
}

void MigrationsDialog::apply()
{
    m_bannerStays = true;
    m_ui->banner->clear();
    m_ui->detail->setFailure({});
    m_ui->logButton->setChecked(true);
    m_running = {};
    m_appliedSeen = 0;
    m_time.start();
    enter(Phase::Applying);
    m_ui->progressLine->advance(0, 0);
    const auto progress = queued<MigrationEvent>(this, [this](const MigrationEvent &event) { note(event); });
    m_request = deliver(m_history.apply({}, progress), this, [this](const Result<MigrationReport> &report) {
        if (report)
            return finish(*report);
        m_ui->logText->write(tr("Not applied: %1").arg(report.error().message));
        m_ui->banner->tell(report.error(), tr("Try again"), [this] { refresh(); });
        read();
    });
}

void MigrationsDialog::note(const MigrationEvent &event)
{
    m_ui->logText->note(event);
    if (event.kind == MigrationEvent::Kind::Started)
        follow(event);
    else if (event.kind == MigrationEvent::Kind::Applied)
        ++m_appliedSeen;
    if (m_phase != Phase::Applying)
        return;
    m_model->note(event);
    m_ui->progressLine->advance(m_appliedSeen, event.count);
    showSafety();
}

//! Shows the one that runs, unless the person has gone to look at another.
void MigrationsDialog::follow(const MigrationEvent &event)
{
    const int before = m_running.count == 0 ? -1 : m_model->rowOf(m_running.key);
    m_running = event;
    if (before < 0 || m_ui->migrationList->currentIndex().row() == before)
        m_ui->migrationList->setCurrentIndex(m_model->index(m_model->rowOf(event.key)));
}

void MigrationsDialog::finish(const MigrationReport &report)
{
    m_appliedSeen = 0;
    if (report.failure)
        tellFailure(*report.failure, report.done.size());
    else
        tellSuccess(report.done.size());
    read();
    if (!report.done.isEmpty())
        Q_EMIT applied();
}

void MigrationsDialog::tellSuccess(qsizetype count)
{
    const QString duration = durationText(m_time.elapsed());
    const QString sentence = count == 0 ? tr("Another program had applied everything already.")
        : count == 1                    ? tr("1 migration was applied in %1.").arg(duration)
                                        : tr("%n migrations were applied in %1.", nullptr, int(count)).arg(duration);
    m_ui->logText->write(sentence);
    m_ui->banner->tell(Banner::Tone::Success, sentence);
}

void MigrationsDialog::tellFailure(const MigrationFailure &failure, qsizetype appliedBefore)
{
    // Cancelled would be passed over in silence: right for our own Stop, wrong when somebody else stopped it.
    Error error{ErrorKind::Unexpected, failure.error.message, failure.error.detail};
    if (appliedBefore == 1)
        error.message.prepend(tr("1 migration was applied and stays.") + u' ');
    else if (appliedBefore > 1)
        error.message.prepend(tr("%n migrations were applied and stay.", nullptr, int(appliedBefore)) + u' ');
    if (const QString place = placeOf(failure); !place.isEmpty()) {
        error.detail.prepend(error.detail.isEmpty() ? place : place + u'\n');
        m_ui->logText->write(place);
    }
    m_ui->detail->setFailure(failure);
    m_ui->migrationList->setCurrentIndex(m_model->index(m_model->rowOf(failure.key)));
    showCurrent();
    m_ui->banner->tell(error);
}

void MigrationsDialog::stop()
{
    if (m_phase != Phase::Applying)
        return;
    m_ui->logText->write(tr("Stopping"));
    m_request.cancel();
    enter(Phase::Stopping);
    read(); // Answered when the migration that was running has been taken back.
}

//! Says what the database says, because a commit may have been quicker than the stop.
void MigrationsDialog::settleStop(const SchemaStatus &before)
{
    const auto count = [](const SchemaStatus &status) {
        return std::count_if(status.steps.cbegin(), status.steps.cend(), isInDatabase);
    };
    const auto kept = int(count(m_status) - count(before));
    const QString sentence = kept <= 0 ? tr("Stopped. Nothing was applied.")
        : kept == 1                    ? tr("Stopped. 1 migration had been applied and stays.")
                                       : tr("Stopped. %n migrations had been applied and stay.", nullptr, kept);
    m_ui->logText->write(sentence);
    m_appliedSeen = 0;
    m_ui->banner->tell(Banner::Tone::Information, sentence);
    if (kept > 0)
        Q_EMIT applied();
    if (m_closesWhenStopped)
        QDialog::reject();
}

void MigrationsDialog::reject()
{
    if (m_phase == Phase::Applying)
        askToStop();
    else
        QDialog::reject();
}

void MigrationsDialog::askToStop()
{
    const Question question{.title = tr("Stop applying?"),
                            .text = tr("Catalpa is applying migrations to this database."),
                            .consequences = tr("The migration that is running is taken back as a whole. Those that "
                                               "were applied before it stay."),
                            .confirm = tr("Stop and close")};
    m_prompts.ask(this, question, [this] {
        if (m_phase != Phase::Applying)
            return QDialog::reject();
        m_closesWhenStopped = true;
        stop();
    });
}

} // namespace catalpa::ui
