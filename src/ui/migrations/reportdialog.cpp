// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/migrations/reportdialog.h"

#include "ui/widgets/theme.h"
#include "ui_reportdialog.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

namespace catalpa::ui {

ReportDialog::ReportDialog(const QString &title, const Report &report, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ReportDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(3 * step);
    m_ui->reportText->setReport(report);
    resize(90 * fontMetrics().averageCharWidth(), 30 * fontMetrics().lineSpacing());
    connect(m_ui->closeReportButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_ui->copyReportButton, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(plainText(m_ui->reportText->report()));
        m_ui->copyReportButton->setText(tr("Copied"));
    });
    m_ui->reportText->setFocus();
}

ReportDialog::~ReportDialog() = default;

} // namespace catalpa::ui
