// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/dialogs/recorddialog.h"

#include "ui/widgets/theme.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

RecordDialog::RecordDialog(QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
}

void RecordDialog::setUp(const Parts &parts, const QString &name, const QString &text)
{
    m_parts = parts;
    const int step = theme::step(this);
    parts.rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    parts.rows->setSpacing(3 * step);
    parts.complaint->setForegroundRole(QPalette::BrightText);
    parts.complaint->hide();
    m_send = parts.buttons->addButton(text, QDialogButtonBox::AcceptRole);
    m_send->setObjectName(name);
    parts.buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"cancelButton"_s);
    connect(parts.buttons, &QDialogButtonBox::accepted, this, &RecordDialog::send);
    connect(parts.buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void RecordDialog::complain(const Error &error)
{
    updateButton();
    m_parts.complaint->setText(error.message);
    m_parts.complaint->setToolTip(error.detail);
    m_parts.complaint->show();
}

} // namespace catalpa::ui
