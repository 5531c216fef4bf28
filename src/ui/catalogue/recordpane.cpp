// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/recordpane.h"

#include "ui/catalogue/details/detailrows.h"
#include "ui/widgets/announcement.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/theme.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

void setLine(QLineEdit *line, const QString &text)
{
    if (line->text() == text)
        return line->setModified(false); // The cursor stays where it is.
    line->setText(text);
    line->setCursorPosition(0);
}

RecordPane::RecordPane(bool canEdit, QWidget *parent)
    : QWidget(parent)
    , m_way(new QWidget(this))
    , m_canEdit(canEdit)
{
    auto *line = new QHBoxLayout(m_way);
    line->setContentsMargins(0, 0, 0, 0);
    QToolButton *list = addButton(u"listButton"_s, u"back"_s);
    list->setText(tr("Back to the list"));
    list->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    QToolButton *previous = addButton(u"previousButton"_s, u"chevron-up"_s);
    previous->setAccessibleName(tr("Previous entry"));
    QToolButton *next = addButton(u"nextButton"_s, u"chevron-down"_s);
    next->setAccessibleName(tr("Next entry"));
    line->insertStretch(1);
    connect(list, &QToolButton::clicked, this, &RecordPane::left);
    connect(previous, &QToolButton::clicked, this, [this] { Q_EMIT besideRequested(-1); });
    connect(next, &QToolButton::clicked, this, [this] { Q_EMIT besideRequested(1); });
    m_way->hide();
}

QToolButton *RecordPane::addButton(const QString &name, const QString &iconName)
{
    auto *button = new QToolButton(m_way);
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    m_way->layout()->addWidget(button);
    return button;
}

void RecordPane::setUp(const Parts &parts, const QList<QLineEdit *> &lines)
{
    m_parts = parts;
    m_firstLine = lines.first();
    const int step = theme::step(this);
    parts.rows->setContentsMargins(4 * step, 3 * step, 4 * step, 3 * step);
    parts.rows->setSpacing(2 * step);
    parts.rows->insertWidget(0, m_way);
    theme::makeTitle(parts.heading);
    parts.summary->setForegroundRole(QPalette::PlaceholderText);
    parts.complaint->setForegroundRole(QPalette::BrightText);
    for (QLineEdit *line : lines) {
        line->setReadOnly(!m_canEdit);
        connect(line, &QLineEdit::textEdited, this, &RecordPane::takeTyping);
        connect(line, &QLineEdit::returnPressed, this, &RecordPane::saveByHand);
        // Queued: it is known then where the cursor goes, and what goes on to another record has been saved or refused.
        connect(
            line, &QLineEdit::editingFinished, this,
            [this] {
                if (complaint().isEmpty() && !isLeftForButtons())
                    (void)save(false);
            },
            Qt::QueuedConnection);
    }
    connect(parts.saveButton, &QPushButton::clicked, this, &RecordPane::saveByHand);
    connect(parts.revertButton, &QPushButton::clicked, this, &RecordPane::revertByHand);
}

void RecordPane::takeDetailRows(DetailRows *rows)
{
    m_details = rows;
    connect(rows, &DetailRows::edited, this, &RecordPane::takeTyping);
    connect(rows, &DetailRows::readingWanted, this, &RecordPane::readAgain);
    connect(rows, &DetailRows::entered, this, &RecordPane::saveByHand);
    connect(rows, &DetailRows::left, this, [this] {
        if (!isLeftForButtons() && isEdited())
            save();
    });
}

//! They see to what is typed, and must not move while one is pressed.
bool RecordPane::isLeftForButtons() const
{
    const QWidget *next = QApplication::focusWidget();
    return next == m_parts.revertButton || next == m_parts.saveButton;
}

void RecordPane::addField()
{
    if (!m_details)
        return;
    setFocus(Qt::OtherFocusReason); // Until the menu is there: what is typed too early goes nowhere.
    m_details->choose();
}

void RecordPane::forgetAddedFields()
{
    if (m_details)
        m_details->forgetAdded(m_focus ? m_focus.data() : window()->focusWidget());
}

void RecordPane::focusFirstLine()
{
    m_firstLine->setFocus(Qt::OtherFocusReason);
    m_firstLine->selectAll();
}

void RecordPane::setAlone(bool alone)
{
    m_way->setVisible(alone);
}

void RecordPane::keepFocus()
{
    m_focus = isAncestorOf(window()->focusWidget()) ? window()->focusWidget() : nullptr;
}

void RecordPane::restoreFocus()
{
    QWidget *focus = std::exchange(m_focus, nullptr);
    if (!focus)
        return;
    focus->setFocus(Qt::OtherFocusReason);
    if (auto *line = qobject_cast<QLineEdit *>(focus))
        line->selectAll();
}

void RecordPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    if (isEdited() || isBegun())
        takeBack();
    else
        Q_EMIT left();
}

//! What was typed is given back, and the cursor stays in its field.
void RecordPane::takeBack()
{
    keepFocus();
    revert();
    if (!m_focus || !m_focus->isVisibleTo(this)) // It was an empty field.
        m_focus = m_firstLine;
    restoreFocus();
    Q_EMIT settled();
}

void RecordPane::revert()
{
    fill();
    fillDetails();
    setComplaint({});
    updateButtons();
}

bool RecordPane::saveByHand()
{
    const bool isSaved = save();
    if (isSaved)
        Q_EMIT settled();
    return isSaved;
}

void RecordPane::revertByHand()
{
    const bool hasFocus = m_parts.revertButton->hasFocus();
    revert();
    if (hasFocus) // The button cannot keep it.
        m_firstLine->setFocus(Qt::OtherFocusReason);
    Q_EMIT settled();
}

void RecordPane::setShown(bool shown)
{
    for (QWidget *child : findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        if (child != m_way)
            child->setVisible(shown);
    }
    m_parts.saveButton->setVisible(shown && m_canEdit);
    m_parts.revertButton->setVisible(shown && m_canEdit);
    if (complaint().isEmpty())
        m_parts.complaint->hide();
    if (shown)
        restoreFocus();
}

bool RecordPane::isBegun() const
{
    const QWidget *focus = window()->focusWidget();
    if (!focus || !isAncestorOf(focus))
        return false;
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(focus))
        return text->document()->isModified();
    const auto *line = qobject_cast<const QLineEdit *>(focus);
    return line && line->isModified();
}

void RecordPane::takeTyping()
{
    if (!complaint().isEmpty())
        setComplaint({});
    updateButtons();
}

void RecordPane::updateButtons()
{
    const bool edited = isEdited();
    m_parts.saveButton->setEnabled(edited);
    m_parts.revertButton->setEnabled(edited);
}

QString RecordPane::complaint() const
{
    return m_parts.complaint->text();
}

void RecordPane::setComplaint(const QString &sentence, const QString &refusal)
{
    const bool isGone = !std::exchange(m_refusal, refusal).isEmpty() && sentence.isEmpty();
    announcement::complain(*m_parts.complaint, sentence);
    if (isGone)
        Q_EMIT complaintGone();
}

} // namespace catalpa::ui
