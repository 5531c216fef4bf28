// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/licencesdialog.h"

#include "models/components.h"
#include "ui/widgets/theme.h"
#include "ui_licencesdialog.h"

#include <QtGui/QFontDatabase>

namespace catalpa::ui {

LicencesDialog::LicencesDialog(QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::LicencesDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(3 * step);
    m_ui->licenceText->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    const int letter = fontMetrics().averageCharWidth();
    m_ui->split->setSizes({30 * letter, 100 * letter});
    m_ui->split->setStretchFactor(1, 1);
    resize(146 * letter, 36 * fontMetrics().lineSpacing());

    m_ui->componentList->ensurePolished(); // Rows are measured before the window is shown.
    const QList<Component> all = components();
    for (const Component &component : all)
        m_ui->componentList->addItem(component.name);
    connect(m_ui->componentList, &QListWidget::currentRowChanged, this,
            [this, all](int row) { m_ui->licenceText->setPlainText(licenceOf(all.value(row))); });
    connect(m_ui->closeLicencesButton, &QPushButton::clicked, this, &QDialog::accept);
    m_ui->componentList->setCurrentRow(0);
    m_ui->componentList->setFocus();
}

LicencesDialog::~LicencesDialog() = default;

} // namespace catalpa::ui
