// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/recordpane.h"

#include "ui/widgets/theme.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace catalpa::ui {

void setLine(QLineEdit *line, const QString &text)
{
    line->setText(text);
    line->setCursorPosition(0);
}

RecordPane::RecordPane(bool canEdit, QWidget *parent)
    : QWidget(parent)
    , m_canEdit(canEdit)
{
}

void RecordPane::setUp(const Parts &parts, const QList<QLineEdit *> &lines)
{
    m_parts = parts;
    m_firstLine = lines.first();
    const int step = theme::step(this);
    parts.rows->setContentsMargins(4 * step, 3 * step, 4 * step, 3 * step);
    parts.rows->setSpacing(2 * step);
    theme::makeTitle(parts.heading);
    parts.summary->setForegroundRole(QPalette::PlaceholderText);
    parts.complaint->setForegroundRole(QPalette::BrightText);
    for (QLineEdit *line : lines) {
        line->setReadOnly(!m_canEdit);
        connect(line, &QLineEdit::textEdited, this, &RecordPane::updateButtons);
        connect(line, &QLineEdit::returnPressed, this, &RecordPane::save);
    }
    connect(parts.saveButton, &QPushButton::clicked, this, &RecordPane::save);
    connect(parts.revertButton, &QPushButton::clicked, this, &RecordPane::revert);
}

void RecordPane::focusFirstLine()
{
    m_firstLine->setFocus(Qt::OtherFocusReason);
    m_firstLine->selectAll();
}

void RecordPane::revert()
{
    fill();
    setComplaint({});
    updateButtons();
}

void RecordPane::setShown(bool shown)
{
    for (QWidget *child : findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        child->setVisible(shown);
    m_parts.saveButton->setVisible(shown && m_canEdit);
    m_parts.revertButton->setVisible(shown && m_canEdit);
    if (complaint().isEmpty())
        m_parts.complaint->hide();
}

void RecordPane::updateButtons()
{
    const bool edited = isEdited();
    m_parts.saveButton->setEnabled(edited);
    m_parts.revertButton->setEnabled(edited);
    if (!complaint().isEmpty())
        setComplaint({});
}

QString RecordPane::complaint() const
{
    return m_parts.complaint->text();
}

void RecordPane::setComplaint(const QString &sentence)
{
    m_parts.complaint->setText(sentence);
    m_parts.complaint->setVisible(!sentence.isEmpty());
}

} // namespace catalpa::ui
