// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/migrations/migrationsdialog.h"

#include "models/migrationsession.h"
#include "models/migrationsmodel.h"
#include "ui/migrations/migrationactions.h"
#include "ui/migrations/migrationdelegate.h"
#include "ui/migrations/migrationphasetext.h"
#include "ui/migrations/migrationreporter.h"
#include "ui/migrations/migrationsdialogcontroller.h"
#include "ui/migrations/reportdialog.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/text/mnemonics.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/windows/resized.h"
#include "ui_migrationsdialog.h"
#include "wording/migrations/impacttext.h"

#include <QtCore/QEvent>
#include <QtGui/QAction>
#include <QtGui/QKeySequence>
#include <QtGui/QShortcut>
#include <QtWidgets/QMenu>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::ui {

using Phase = MigrationSession::Phase;

MigrationsDialog::MigrationsDialog(SchemaHistory &history, Prompts &prompts, const MigratedCatalogue &catalogue,
                                   QWidget *parent)
    : QDialog(parent)
    , m_isFolder(!catalogue.folder.isEmpty())
    , m_asksMore(!catalogue.mustType.isEmpty())
    , m_ui(std::make_unique<Ui::MigrationsDialog>())
    , m_model(new MigrationsModel(this))
    , m_session(new MigrationSession(history, this))
    , m_actions(new MigrationActions(this))
{
    m_ui->setupUi(this);
    m_reporter = new MigrationReporter(*m_session, *m_ui->banner, *m_ui->logText, this);
    m_controller = new MigrationsDialogController(*m_session, *m_reporter, prompts, catalogue, *this);
    m_controller->connectTo(*m_actions);
    setWindowTitle(catalogue.folder.isEmpty()
                       ? tr("Migrations – %1").arg(catalogue.name)
                       : tr("Migrations of the folder %2 – %1").arg(catalogue.name, catalogue.folder));
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(300ms);
    m_tick.setInterval(500ms);
    arrange();
    connectButtons();
    connectSession();
    showIcons();
    m_ui->migrationList->setFocus();
    m_session->read();
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
    m_ui->noticeLine->setSpacing(2 * step);
    m_ui->serverLabel->setForegroundRole(QPalette::PlaceholderText);
    m_ui->migrationList->setModel(m_model);
    m_ui->migrationList->setItemDelegate(new MigrationDelegate(m_ui->migrationList));
    m_ui->migrationList->setMinimumWidth(32 * font.averageCharWidth());
    m_ui->detail->setMinimumWidth(40 * font.averageCharWidth());
    m_ui->logText->setMaximumHeight((screen()->availableSize().height() < 42 * font.height() ? 4 : 8) * font.height());
    m_ui->halves->setStretchFactor(1, 1);
    m_ui->moreButton->setMenu(m_actions->moreMenu);
    m_ui->applyMenuButton->setMenu(m_actions->applyMenu);
    m_ui->applyMenuButton->setProperty("primary", true);
    m_ui->applyMenuButton->setProperty("joined", true);
    resize(136 * font.averageCharWidth(), 40 * font.lineSpacing());
    m_ui->halves->setSizes({50 * font.averageCharWidth(), 86 * font.averageCharWidth()});
}

void MigrationsDialog::connectButtons()
{
    connect(m_ui->migrationList->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &MigrationsDialog::showCurrent);
    whenResized(*m_ui->migrationList, [list = m_ui->migrationList] { list->scrollTo(list->currentIndex()); });
    connect(m_ui->migrationList, &QWidget::customContextMenuRequested, this, [this](const QPoint &place) {
        m_actions->moreMenu->popup(m_ui->migrationList->viewport()->mapToGlobal(place));
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &MigrationsDialog::showCurrent);
    connect(m_ui->logButton, &QToolButton::toggled, this, [this](bool unfolded) {
        m_ui->logText->setVisible(unfolded);
        showIcons();
    });
    connect(m_ui->refreshButton, &QPushButton::clicked, this, &MigrationsDialog::refresh);
    connect(m_ui->stopButton, &QPushButton::clicked, this, &MigrationsDialog::stop);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &MigrationsDialog::reject);
    connect(m_ui->rehearseButton, &QPushButton::clicked, m_controller, &MigrationsDialogController::rehearse);
    connect(m_ui->applyButton, &QPushButton::clicked, m_actions->applyAll, &QAction::trigger);
    connect(&m_quiet, &QTimer::timeout, this, &MigrationsDialog::showSafety);
    connect(&m_tick, &QTimer::timeout, this, &MigrationsDialog::showSafety);
    connect(new QShortcut(QKeySequence::Refresh, this), &QShortcut::activated, m_ui->refreshButton,
            &QPushButton::click);
}

void MigrationsDialog::connectSession()
{
    connect(m_session, &MigrationSession::phaseChanged, this, &MigrationsDialog::showPhase);
    connect(m_session, &MigrationSession::statusRead, this, &MigrationsDialog::takeStatus);
    connect(m_session, &MigrationSession::outlooksRead, this, [this] {
        m_model->setOutlooks(m_session->impacts());
        showCurrent();
        showSafety();
    });
    connect(m_session, &MigrationSession::examined, this, &MigrationsDialog::showButtons);
    connect(m_session, &MigrationSession::examined, this, &MigrationsDialog::showSafety);
    connect(m_session, &MigrationSession::noted, this, &MigrationsDialog::follow);
    connect(m_session, &MigrationSession::finished, this, &MigrationsDialog::showFailure);
    connect(m_session, &MigrationSession::stopped, this, &MigrationsDialog::closeIfStopped);
    connect(m_session, &MigrationSession::unreadable, this, &MigrationsDialog::closeIfStopped);
    connect(m_session, &MigrationSession::changed, this, &MigrationsDialog::applied);
    connect(m_reporter, &MigrationReporter::refreshRequested, this, &MigrationsDialog::refresh);
    connect(m_reporter, &MigrationReporter::reportReady, this,
            [this](const QString &title, const Report &report) { (new ReportDialog(title, report, this))->open(); });
    connect(m_controller, &MigrationsDialogController::folderChosen, this, &MigrationsDialog::folderChosen);
    connect(m_controller, &MigrationsDialogController::schemaChosen, this, &MigrationsDialog::schemaChosen);
}

void MigrationsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcons();
}

void MigrationsDialog::showIcons()
{
    const int size = fontMetrics().lineSpacing() + 2;
    m_ui->logButton->setIcon(icon(m_ui->logButton->isChecked() ? u"chevron-down"_s : u"chevron-right"_s));
    m_ui->applyMenuButton->setIcon(icon(
        u"chevron-down"_s,
        palette().color(m_ui->applyMenuButton->isEnabled() ? QPalette::HighlightedText : QPalette::PlaceholderText)));
    m_ui->moreButton->setIcon(icon(u"chevron-down"_s));
    m_ui->noticeSymbol->setPixmap(icon(u"info"_s, theme::edited()).pixmap(QSize(size, size), devicePixelRatioF()));
}

void MigrationsDialog::showPhase()
{
    QWidget *focused = focusWidget();
    showButtons();
    if (focused && (!focused->isEnabled() || focused->isHidden()))
        m_ui->migrationList->setFocus(); // Not on the button that happens to be next.
    if (m_session->phase() == Phase::Running && m_session->current().count == 0) {
        m_followed = {};
        m_ui->detail->setFailure({});
        m_ui->logButton->setChecked(true);
        m_ui->progressLine->advance(0, 0);
        m_tick.start();
    } else if (!m_session->isBusy()) {
        m_ui->progressLine->rest();
        m_tick.stop();
    }
    m_session->phase() == Phase::Reading ? m_quiet.start() : m_quiet.stop();
    showSafety();
}

//! The one place that says what can be pressed.
void MigrationsDialog::showButtons()
{
    const SchemaStatus &status = m_session->status();
    const qsizetype applicable = status.applicable();
    const bool ready = m_session->phase() == Phase::Known && applicable > 0;
    const QString more = m_asksMore ? u"…"_s : QString();
    m_actions->update(*m_session, m_controller->selected());
    m_ui->refreshButton->setVisible(!m_session->isBusy());
    m_ui->refreshButton->setEnabled(m_session->phase() != Phase::Recording);
    m_ui->stopButton->setVisible(m_session->isBusy());
    m_ui->stopButton->setEnabled(m_session->phase() == Phase::Running);
    m_ui->moreButton->setEnabled(!m_session->isBusy());
    for (QPushButton *button : {m_ui->rehearseButton, m_ui->applyButton, m_ui->applyMenuButton})
        button->setEnabled(ready);
    m_ui->applyButton->setText((applicable == 0       ? tr("Apply")
                                    : applicable == 1 ? tr("&Apply 1 migration")
                                                      : tr("&Apply %n migrations", nullptr, int(applicable)))
                               + more);
    m_ui->applyButton->setAccessibleName(readLabel(m_ui->applyButton->text()));
    m_ui->applyButton->setToolTip(status.obstacle() ? status.obstacle()->message : QString());
    m_ui->applyButton->setAccessibleDescription(m_ui->applyButton->toolTip());
    showIcons();
}

void MigrationsDialog::showCurrent()
{
    m_controller->select(selectedKey());
    m_actions->update(*m_session, m_controller->selected());
    const QModelIndex current = m_ui->migrationList->currentIndex();
    if (current.isValid())
        m_ui->detail->present(current, impactOf(m_session->impacts(), selectedKey()), unweighedText(*m_session));
}

void MigrationsDialog::showSafety()
{
    if (m_session->phase() == Phase::Reading && m_quiet.isActive())
        return;
    m_ui->safetyLabel->setText(phaseText(*m_session, m_model->rowCount() == 0));
    m_ui->serverLabel->setText(m_session->status().server);
    if (m_model->rowCount() == 0)
        m_ui->detail->presentNothing(emptyListText(*m_session, m_isFolder));
}

void MigrationsDialog::refresh()
{
    m_reporter->clear();
    m_ui->detail->setFailure({});
    m_session->read();
}

void MigrationsDialog::takeStatus()
{
    const MigrationKey current = selectedKey();
    m_model->show(m_session->status());
    m_model->setOutlooks(m_session->impacts());
    const int row = m_model->rowOf(current);
    m_ui->migrationList->setCurrentIndex(m_model->index(row >= 0 ? row : m_model->firstOfInterest()));
    showCurrent();
    const QString notices = noticesText(m_session->status());
    m_ui->noticeLabel->setText(notices);
    m_ui->noticeLabel->setVisible(!notices.isEmpty());
    m_ui->noticeSymbol->setVisible(!notices.isEmpty());
    const qsizetype pending = m_session->status().applicable();
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
    if (m_session->phase() != Phase::Running)
        return;
    m_model->note(m_session->task(), event);
    m_ui->progressLine->advance(m_session->done(), event.count);
    showSafety();
}

void MigrationsDialog::showFailure(const MigrationReport &report)
{
    if (!report.failure)
        return;
    if (height() < 36 * fontMetrics().lineSpacing())
        m_ui->logButton->setChecked(false); // It says the same as the banner, and hides what can be done about it.
    m_ui->detail->setFailure(report.failure);
    m_ui->migrationList->setCurrentIndex(m_model->index(m_model->rowOf(report.failure->key)));
    showCurrent();
}

void MigrationsDialog::stop()
{
    m_ui->logText->write(tr("Stopping"));
    m_session->stop();
}

void MigrationsDialog::reject()
{
    if (m_session->phase() != Phase::Running)
        return QDialog::reject();
    m_controller->askToStop([this] {
        if (m_session->phase() != Phase::Running)
            return QDialog::reject();
        m_closesWhenStopped = true;
        stop();
    });
}

void MigrationsDialog::closeIfStopped()
{
    if (m_closesWhenStopped)
        QDialog::reject();
}

MigrationKey MigrationsDialog::selectedKey() const
{
    return m_model->keyOf(m_ui->migrationList->currentIndex());
}

} // namespace catalpa::ui
