// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/typedconfirmation.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/text/mnemonics.h"
#include "ui/widgets/theme.h"
#include "ui_typedconfirmation.h"

#include <QtCore/QEvent>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

TypedConfirmation::TypedConfirmation(const Question &question, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::TypedConfirmation>())
{
    m_ui->setupUi(this);
    setWindowTitle(question.title);
    m_ui->bandLabel->setText(tr("Production: %1").arg(question.mustType));
    m_ui->questionLabel->setText(question.text);
    m_ui->consequencesLabel->setText(question.consequences);
    m_ui->typeLabel->setText(tr("Type the name of the catalogue, %1, to go on.").arg(literalLabel(question.mustType)));
    m_ui->typeLabel->setBuddy(m_ui->nameEdit);
    m_ui->nameEdit->setAccessibleDescription(readLabel(m_ui->typeLabel->text()));

    QPushButton *confirm = m_ui->buttons->addButton(question.confirm, QDialogButtonBox::AcceptRole);
    QPushButton *cancel = m_ui->buttons->button(QDialogButtonBox::Cancel);
    confirm->setObjectName(u"confirmButton"_s);
    confirm->setAutoDefault(false);
    confirm->setEnabled(false);
    cancel->setObjectName(u"cancelButton"_s);
    cancel->setDefault(true);
    connect(m_ui->nameEdit, &QLineEdit::textChanged, this,
            [confirm, cancel, name = question.mustType](const QString &typed) {
                const bool same = typed.trimmed() == name.trimmed();
                confirm->setEnabled(same);
                (same ? confirm : cancel)->setDefault(true);
            });
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    arrange();
    colour();
    m_ui->nameEdit->setFocus();
}

TypedConfirmation::~TypedConfirmation() = default;

void TypedConfirmation::arrange()
{
    const int step = theme::step(this);
    m_ui->bandLine->setContentsMargins(4 * step, 2 * step, 4 * step, 2 * step);
    m_ui->bandLine->setSpacing(2 * step);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(3 * step);
    m_ui->band->setAutoFillBackground(true);
    theme::makeSection(m_ui->bandLabel);
    m_ui->bandLabel->setForegroundRole(QPalette::Base);
    theme::makeSection(m_ui->questionLabel);
    const int width = 72 * fontMetrics().averageCharWidth();
    setMinimumWidth(width);
    resize(width, heightForWidth(width));
}

void TypedConfirmation::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_ui)
        colour();
}

void TypedConfirmation::colour()
{
    QPalette band = m_ui->band->palette();
    band.setColor(QPalette::Window, theme::danger());
    m_ui->band->setPalette(band);
    const int size = fontMetrics().lineSpacing() + 2;
    m_ui->bandSymbol->setPixmap(
        icon(u"warning"_s, palette().color(QPalette::Base)).pixmap(QSize(size, size), devicePixelRatioF()));
}

} // namespace catalpa::ui
