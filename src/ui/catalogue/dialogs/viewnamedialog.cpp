// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/dialogs/viewnamedialog.h"

#include "models/viewstate.h"
#include "ui/widgets/theme.h"
#include "ui_viewnamedialog.h"

#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

ViewNameDialog::ViewNameDialog(const QString &confirm, const QString &suggestion, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ViewNameDialog>())
{
    m_ui->setupUi(this);
    setWindowTitle(confirm);
    setAttribute(Qt::WA_DeleteOnClose);
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(3 * step);
    m_ui->explanation->setForegroundRole(QPalette::PlaceholderText);
    m_ui->nameEdit->setMaxLength(int(SavedView::longestName));
    QPushButton *accept = m_ui->buttons->addButton(confirm, QDialogButtonBox::AcceptRole);
    accept->setObjectName(u"confirmButton"_s);
    accept->setDefault(true);
    m_ui->buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"cancelButton"_s);
    const auto name = [this] {
        return m_ui->nameEdit->text().simplified();
    };
    connect(m_ui->nameEdit, &QLineEdit::textChanged, accept, [accept, name] { accept->setEnabled(!name().isEmpty()); });
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, [this, name] {
        Q_EMIT named(name());
        QDialog::accept();
    });
    m_ui->nameEdit->setText(suggestion);
    m_ui->nameEdit->selectAll();
    accept->setEnabled(!name().isEmpty());
    resize(48 * fontMetrics().averageCharWidth() + 120, sizeHint().height());
}

ViewNameDialog::~ViewNameDialog() = default;

} // namespace catalpa::ui
