// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/migrations/migrationsdialog.h"

#include "models/migrationsession.h"
#include "models/migrationsmodel.h"
#include "ui/migrations/migrationactions.h"
#include "ui/migrations/migrationdelegate.h"
#include "ui/migrations/migrationreporter.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/theme.h"
#include "ui_migrationsdialog.h"
#include "wording/findingstext.h"
#include "wording/impacttext.h"

#include <QtCore/QEvent>
#include <QtGui/QAction>
#include <QtGui/QKeySequence>
#include <QtGui/QShortcut>
#include <QtWidgets/QMenu>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::ui {

using Phase = MigrationSession::Phase;

MigrationsDialog::MigrationsDialog(SchemaHistory &history, Prompts &prompts, const MigratedCatalogue &catalogue,
                                   QWidget *parent)
    : QDialog(parent)
    , m_prompts(prompts)
    , m_catalogue(catalogue)
    , m_ui(std::make_unique<Ui::MigrationsDialog>())
    , m_model(new MigrationsModel(this))
    , m_run(new MigrationSession(history, this))
    , m_actions(new MigrationActions(this))
{
    m_ui->setupUi(this);
    m_news = new MigrationReporter(*m_run, *m_ui->banner, *m_ui->logText, this);
    setWindowTitle(catalogue.folder.isEmpty()
                       ? tr("Migrations – %1").arg(catalogue.name)
                       : tr("Migrations of the folder %2 – %1").arg(catalogue.name, catalogue.folder));
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(300ms);
    m_tick.setInterval(500ms);
    arrange();
    connectButtons();
    connectActions();
    connectRun();
    showIcons();
    m_ui->migrationList->setFocus();
    m_run->read();
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
    m_ui->logText->setFixedHeight(8 * font.lineSpacing());
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
    connect(m_ui->migrationList, &QWidget::customContextMenuRequested, this, [this](const QPoint &place) {
        m_actions->moreMenu->popup(m_ui->migrationList->viewport()->mapToGlobal(place));
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &MigrationsDialog::showCurrent);
    connect(m_ui->logButton, &QToolButton::toggled, this, [this](bool unfolded) {
        m_ui->logText->setVisible(unfolded);
        showIcons();
    });
    connect(m_ui->refreshButton, &QPushButton::clicked, this, &MigrationsDialog::refresh);
    connect(m_ui->stopButton, &QPushButton::clicked, this, [this] {
        m_ui->logText->write(tr("Stopping"));
        m_run->stop();
    });
    connect(m_ui->closeButton, &QPushButton::clicked, this, &MigrationsDialog::reject);
    connect(m_ui->rehearseButton, &QPushButton::clicked, this, &MigrationsDialog::rehearse);
    connect(m_ui->applyButton, &QPushButton::clicked, m_actions->applyAll, &QAction::trigger);
    connect(&m_quiet, &QTimer::timeout, this, &MigrationsDialog::showSafety);
    connect(&m_tick, &QTimer::timeout, this, &MigrationsDialog::showSafety);
    connect(new QShortcut(QKeySequence::Refresh, this), &QShortcut::activated, m_ui->refreshButton,
            &QPushButton::click);
}

void MigrationsDialog::connectActions()
{
    using Extent = MigrationSelection::Extent;
    connect(m_actions->applyAll, &QAction::triggered, this, [this] { apply(Extent::All); });
    connect(m_actions->applyUpTo, &QAction::triggered, this, [this] { apply(Extent::UpTo); });
    connect(m_actions->applyOnly, &QAction::triggered, this, [this] { apply(Extent::Only); });
    connect(m_actions->undo, &QAction::triggered, this, &MigrationsDialog::undo);
    connect(m_actions->markApplied, &QAction::triggered, this, [this] { resolve(Resolution::Applied); });
    connect(m_actions->markRolledBack, &QAction::triggered, this, [this] { resolve(Resolution::RolledBack); });
    connect(m_actions->adopt, &QAction::triggered, this, &MigrationsDialog::adopt);
    connect(m_actions->check, &QAction::triggered, m_news, &MigrationReporter::check);
    connect(m_actions->saveSql, &QAction::triggered, this, &MigrationsDialog::saveSql);
    connect(m_actions->openFolder, &QAction::triggered, this, &MigrationsDialog::openFolder);
    connect(m_news, &MigrationReporter::refreshRequested, this, &MigrationsDialog::refresh);
    connect(m_news, &MigrationReporter::adoptRequested, this, &MigrationsDialog::adopt);
    connect(m_news, &MigrationReporter::saveSqlRequested, this, &MigrationsDialog::saveSql);
    connect(m_news, &MigrationReporter::reportReady, this, &MigrationsDialog::showReport);
}

void MigrationsDialog::connectRun()
{
    connect(m_run, &MigrationSession::phaseChanged, this, &MigrationsDialog::showPhase);
    connect(m_run, &MigrationSession::statusRead, this, &MigrationsDialog::takeStatus);
    connect(m_run, &MigrationSession::outlooksRead, this, [this] {
        m_model->setOutlooks(m_run->impacts());
        showCurrent();
        showSafety();
    });
    connect(m_run, &MigrationSession::examined, this, &MigrationsDialog::showButtons);
    connect(m_run, &MigrationSession::noted, this, &MigrationsDialog::follow);
    connect(m_run, &MigrationSession::finished, this, &MigrationsDialog::showFailure);
    connect(m_run, &MigrationSession::stopped, this, &MigrationsDialog::closeIfStopped);
    connect(m_run, &MigrationSession::unreadable, this, &MigrationsDialog::closeIfStopped);
    connect(m_run, &MigrationSession::changed, this, &MigrationsDialog::applied);
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
    if (m_run->phase() == Phase::Running && m_run->current().count == 0) {
        m_followed = {};
        m_ui->detail->setFailure({});
        m_ui->logButton->setChecked(true);
        m_ui->progressLine->advance(0, 0);
        m_tick.start();
    } else if (!m_run->isBusy()) {
        m_ui->progressLine->rest();
        m_tick.stop();
    }
    if (m_run->phase() == Phase::Reading)
        m_quiet.start();
    else
        m_quiet.stop();
    showSafety();
}

//! The one place that says what can be pressed.
void MigrationsDialog::showButtons()
{
    const SchemaStatus &status = m_run->status();
    const qsizetype applicable = status.applicable();
    const bool ready = m_run->phase() == Phase::Known && applicable > 0;
    const QString more = m_catalogue.mustType.isEmpty() ? QString() : u"…"_s;
    m_actions->update(*m_run, selected());
    m_ui->refreshButton->setVisible(!m_run->isBusy());
    m_ui->refreshButton->setEnabled(m_run->phase() != Phase::Recording);
    m_ui->stopButton->setVisible(m_run->isBusy());
    m_ui->stopButton->setEnabled(m_run->phase() == Phase::Running);
    m_ui->moreButton->setEnabled(!m_run->isBusy());
    m_ui->rehearseButton->setEnabled(ready);
    m_ui->applyButton->setEnabled(ready);
    m_ui->applyMenuButton->setEnabled(ready);
    m_ui->applyButton->setText((applicable == 0       ? tr("Apply")
                                    : applicable == 1 ? tr("&Apply 1 migration")
                                                      : tr("&Apply %n migrations", nullptr, int(applicable)))
                               + more);
    m_ui->applyButton->setAccessibleName(m_ui->applyButton->text().remove(u'&'));
    m_ui->applyButton->setToolTip(status.obstacle() ? status.obstacle()->message : QString());
    m_ui->applyButton->setAccessibleDescription(m_ui->applyButton->toolTip());
    showIcons();
}

void MigrationsDialog::showCurrent()
{
    m_actions->update(*m_run, selected());
    const QModelIndex current = m_ui->migrationList->currentIndex();
    if (current.isValid())
        m_ui->detail->present(current, impactOf(m_run->impacts(), selectedKey()));
}

void MigrationsDialog::showSafety()
{
    if (m_run->phase() == Phase::Reading && m_quiet.isActive())
        return;
    m_ui->safetyLabel->setText(safety());
    m_ui->serverLabel->setText(m_run->status().server);
    if (m_model->rowCount() == 0)
        m_ui->detail->presentNothing(quietText());
}

void MigrationsDialog::showNotices()
{
    const SchemaStatus &status = m_run->status();
    QStringList notices;
    if (!status.holder.isEmpty())
        notices += tr("%1 is changing the tables at the moment.").arg(status.holder);
    if (status.pooled)
        notices += tr("Only the pooler can be reached; migrations are applied through it, each as a whole.");
    notices += status.warnings;
    m_ui->noticeLabel->setText(notices.join(u'\n'));
    m_ui->noticeLabel->setVisible(!notices.isEmpty());
    m_ui->noticeSymbol->setVisible(!notices.isEmpty());
}

QString MigrationsDialog::safety() const
{
    switch (m_run->phase()) {
    case Phase::Reading:
        return m_model->rowCount() > 0 ? tr("Reading the history…") : QString();
    case Phase::Unknown:
        return m_model->rowCount() > 0 ? tr("The history could not be read again.") : QString();
    case Phase::Running:
        return runningText(m_run->task(), m_run->current(), titleOf(m_run->status(), m_run->current().key),
                           m_run->elapsed());
    case Phase::Stopping:
        return tr("Stopping: the migration that is running is taken back…");
    case Phase::Recording:
        return tr("Writing into the record…");
    case Phase::Known:
        return safetyText(m_run->status(), m_run->impacts());
    }
    Q_UNREACHABLE();
}

QString MigrationsDialog::quietText() const
{
    return m_run->phase() == Phase::Reading ? tr("Reading the history…")
        : m_run->phase() == Phase::Unknown  ? tr("The history could not be read.")
        : m_catalogue.folder.isEmpty()      ? tr("There are no migrations.")
                                            : tr("There are no migrations in this folder.");
}

void MigrationsDialog::refresh()
{
    m_news->clear();
    m_ui->detail->setFailure({});
    m_run->read();
}

void MigrationsDialog::closeIfStopped()
{
    if (m_closesWhenStopped)
        QDialog::reject();
}

const MigrationStep *MigrationsDialog::selected() const
{
    const int row = m_ui->migrationList->currentIndex().row();
    const QList<MigrationStep> &steps = m_run->status().steps;
    return row >= 0 && row < steps.size() ? &steps.at(row) : nullptr;
}

MigrationKey MigrationsDialog::selectedKey() const
{
    const QModelIndex index = m_ui->migrationList->currentIndex();
    return {index.data(MigrationsModel::SchemaRole).toString(), index.data(MigrationsModel::NameRole).toString()};
}

} // namespace catalpa::ui
