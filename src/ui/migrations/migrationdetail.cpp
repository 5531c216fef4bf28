// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/migrations/migrationdetail.h"

#include "models/migrationsmodel.h"
#include "ui/migrations/migrationdelegate.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/windows/resized.h"
#include "ui_migrationdetail.h"
#include "wording/migrations/impacttext.h"

#include <QtCore/QEvent>
#include <QtCore/QTimer>
#include <QtGui/QClipboard>
#include <QtGui/QFontDatabase>
#include <QtGui/QGuiApplication>

#include <QtWidgets/QTabBar>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::ui {
namespace {

Report quietReport(const QString &sentence)
{
    return {{ReportLine::Kind::Quiet, sentence}};
}

} // namespace

MigrationDetail::MigrationDetail(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::MigrationDetail>())
{
    m_ui->setupUi(this);
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 3 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(2 * step);
    m_ui->heading->setSpacing(step);
    theme::makeSection(m_ui->titleLabel);
    m_ui->adviceLine->setSpacing(2 * step);
    for (QLayout *page : {m_ui->planRows, m_ui->sqlRows, m_ui->downRows, m_ui->recordRows})
        page->setContentsMargins(0, 2 * step, 0, 0);
    // So that on a small screen there is room for the sentences and the buttons, too.
    for (QWidget *text : QList<QWidget *>{m_ui->planText, m_ui->sqlView, m_ui->downView, m_ui->recordText})
        text->setMinimumHeight(3 * fontMetrics().lineSpacing());
    m_ui->recordText->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->quietLabel->setForegroundRole(QPalette::PlaceholderText);
    m_ui->downLabel->setForegroundRole(QPalette::PlaceholderText);
    for (QToolButton *button : {m_ui->copyButton, m_ui->copyDownButton})
        button->setMinimumWidth(button->sizeHint().width());
    connect(m_ui->copyButton, &QToolButton::clicked, this, [this] { copy(m_sql, m_ui->copyButton); });
    connect(m_ui->copyDownButton, &QToolButton::clicked, this, [this] { copy(m_downSql, m_ui->copyDownButton); });
    whenResized(*m_ui->sqlView, [sql = m_ui->sqlView] {
        if (sql->markedLine() > 0)
            sql->ensureCursorVisible();
    });
    m_ui->tabs->tabBar()->setDrawBase(false);
    m_ui->tabs->tabBar()->setAccessibleName(m_ui->tabs->accessibleName());
    m_ui->tabs->setCurrentWidget(m_ui->planPage);
    presentNothing({});
}

MigrationDetail::~MigrationDetail() = default;

void MigrationDetail::present(const QModelIndex &migration, const ImpactReport *impact, const QString &unweighed)
{
    const auto text = [&migration](int role) {
        return migration.data(role).toString();
    };
    m_sql = text(MigrationsModel::SqlRole);
    m_downSql = text(MigrationsModel::DownSqlRole);
    m_mark = migration.data(MigrationsModel::MarkRole).toInt();
    const QString purpose = text(MigrationsModel::PurposeRole);
    const QString record = text(MigrationsModel::RecordRole);
    m_ui->titleLabel->setText(text(Qt::DisplayRole));
    m_ui->purposeLabel->setText(purpose);
    m_ui->purposeLabel->setVisible(!purpose.isEmpty());
    m_ui->adviceLabel->setText(text(MigrationsModel::AdviceRole));
    m_ui->planText->setReport(impact ? planOf(*impact) : quietReport(unweighed));
    m_ui->sqlView->setSql(m_sql);
    m_ui->downView->setSql(m_downSql);
    if (m_ui->recordText->toPlainText() != record)
        m_ui->recordText->setPlainText(record);
    const auto offer = [this](QWidget *page, bool offered) {
        m_ui->tabs->setTabVisible(m_ui->tabs->indexOf(page), offered);
    };
    offer(m_ui->planPage, !m_sql.isEmpty());
    offer(m_ui->sqlPage, !m_sql.isEmpty());
    offer(m_ui->downPage, migration.data(MigrationsModel::DownSqlRole).isValid());
    offer(m_ui->recordPage, !record.isEmpty());
    m_ui->tabs->setVisible(!m_sql.isEmpty() || !record.isEmpty());
    const QString name = text(MigrationsModel::NameRole);
    m_ui->downLabel->setText(tr("%1/down.sql").arg(name));
    showPlace({text(MigrationsModel::SchemaRole), name});
    showSymbols();
    m_ui->pages->setCurrentWidget(m_ui->migrationPage);
}

void MigrationDetail::presentNothing(const QString &sentence)
{
    m_ui->quietLabel->setText(sentence);
    m_ui->pages->setCurrentWidget(m_ui->quietPage);
}

void MigrationDetail::setFailure(const std::optional<MigrationFailure> &failure)
{
    m_failure = failure;
    if (!failure)
        m_ui->sqlView->clearMark();
    else if (failure->line > 0)
        m_ui->tabs->setCurrentWidget(m_ui->sqlPage);
}

void MigrationDetail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showSymbols();
}

void MigrationDetail::showSymbols()
{
    const int size = fontMetrics().lineSpacing() + 2;
    const MarkLook look = lookOf(MigrationMark(m_mark));
    m_ui->adviceSymbol->setPixmap(icon(look.icon, look.colour).pixmap(QSize(size, size), devicePixelRatioF()));
    m_ui->copyButton->setIcon(icon(u"copy"_s));
    m_ui->copyDownButton->setIcon(icon(u"copy"_s));
}

void MigrationDetail::showPlace(const MigrationKey &key)
{
    const bool failedHere = m_failure && m_failure->key == key && m_failure->line > 0;
    m_ui->placeLabel->setForegroundRole(failedHere ? QPalette::BrightText : QPalette::PlaceholderText);
    if (!failedHere) {
        m_ui->sqlView->clearMark();
        m_ui->placeLabel->setText(tr("%1/migration.sql").arg(key.name));
        return;
    }
    m_ui->placeLabel->setText(placeOf(*m_failure));
    if (m_ui->sqlView->markedLine() != m_failure->line)
        m_ui->sqlView->mark(m_failure->line, m_failure->column);
}

void MigrationDetail::copy(const QString &sql, QToolButton *button)
{
    QGuiApplication::clipboard()->setText(sql);
    button->setText(tr("Copied"));
    QTimer::singleShot(1500ms, button, [button] { button->setText(tr("Copy SQL")); });
}

} // namespace catalpa::ui
