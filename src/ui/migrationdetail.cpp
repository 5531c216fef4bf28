// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/migrationdetail.h"

#include "models/migrationsmodel.h"
#include "ui/icon.h"
#include "ui/migrationdelegate.h"
#include "ui/theme.h"
#include "ui_migrationdetail.h"

#include <QtCore/QEvent>
#include <QtCore/QTimer>
#include <QtGui/QClipboard>
#include <QtGui/QFontDatabase>
#include <QtGui/QGuiApplication>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::ui {

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
    m_ui->recordText->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->recordText->setMaximumHeight(8 * fontMetrics().lineSpacing());
    m_ui->quietLabel->setForegroundRole(QPalette::PlaceholderText);
    m_ui->copyButton->setMinimumWidth(m_ui->copyButton->sizeHint().width());
    connect(m_ui->copyButton, &QToolButton::clicked, this, &MigrationDetail::copySql);
    connect(m_ui->recordButton, &QToolButton::toggled, m_ui->recordText, &QWidget::setVisible);
    presentNothing({});
}

MigrationDetail::~MigrationDetail() = default;

void MigrationDetail::present(const QModelIndex &migration)
{
    const auto text = [&migration](int role) {
        return migration.data(role).toString();
    };
    m_sql = text(MigrationsModel::SqlRole);
    m_mark = migration.data(MigrationsModel::MarkRole).toInt();
    const QString purpose = text(MigrationsModel::PurposeRole);
    const QString record = text(MigrationsModel::RecordRole);
    m_ui->titleLabel->setText(text(Qt::DisplayRole));
    m_ui->purposeLabel->setText(purpose);
    m_ui->purposeLabel->setVisible(!purpose.isEmpty());
    m_ui->adviceLabel->setText(text(MigrationsModel::AdviceRole));
    m_ui->recordButton->setVisible(!record.isEmpty());
    m_ui->recordText->setVisible(!record.isEmpty() && m_ui->recordButton->isChecked());
    if (m_ui->recordText->toPlainText() != record)
        m_ui->recordText->setPlainText(record);
    m_ui->sqlView->setSql(m_sql);
    m_ui->sqlView->setVisible(!m_sql.isEmpty());
    m_ui->copyButton->setVisible(!m_sql.isEmpty());
    showPlace(text(MigrationsModel::NameRole));
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
}

void MigrationDetail::showPlace(const QString &name)
{
    const bool failedHere = m_failure && m_failure->key.name == name && m_failure->line > 0;
    m_ui->placeLabel->setVisible(!m_sql.isEmpty());
    m_ui->placeLabel->setForegroundRole(failedHere ? QPalette::BrightText : QPalette::PlaceholderText);
    if (!failedHere) {
        m_ui->sqlView->clearMark();
        m_ui->placeLabel->setText(tr("%1/migration.sql").arg(name));
        return;
    }
    m_ui->placeLabel->setText(placeOf(*m_failure));
    if (m_ui->sqlView->markedLine() != m_failure->line)
        m_ui->sqlView->mark(m_failure->line, m_failure->column);
}

void MigrationDetail::copySql()
{
    QGuiApplication::clipboard()->setText(m_sql);
    m_ui->copyButton->setText(tr("Copied"));
    QTimer::singleShot(1500ms, m_ui->copyButton, [this] { m_ui->copyButton->setText(tr("Copy SQL")); });
}

} // namespace catalpa::ui
