// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/text/growingtext.h"

#include "ui/widgets/text/softbreaks.h"

#include <QtGui/QFocusEvent>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyle>

#include <algorithm>
#include <cmath>

namespace catalpa::ui {
namespace {

constexpr int mostLines = 10;

} // namespace

GrowingText::GrowingText(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    document()->setDocumentMargin(1); // With the margins of the style, texts stand as they do in a line.
    setViewportMargins(1, 0, 1, 0);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        grow();
        if (!m_isFilling)
            Q_EMIT edited();
    });
}

void GrowingText::setContents(const QString &text)
{
    const bool isThere = contents() == text;
    m_contents = text;
    if (isThere)
        return document()->setModified(false);
    m_isFilling = true;
    setPlainText(withSoftBreaks(text));
    m_isFilling = false;
}

QString GrowingText::contents() const
{
    return isModified() ? withoutSoftBreaks(toPlainText()) : m_contents;
}

void GrowingText::lock(bool isLocked)
{
    if (isReadOnly() == isLocked)
        return;
    setReadOnly(isLocked);
    // A style that has looked at the field already does not look again by itself.
    style()->unpolish(this);
    style()->polish(this);
}

void GrowingText::grow()
{
    const int lines = std::clamp(int(std::ceil(document()->size().height())), 1, mostLines); // Counted in lines.
    const int edges = height() - viewport()->height();
    const int margins = int(std::ceil(2 * document()->documentMargin()));
    const int wanted = lines * fontMetrics().lineSpacing() + margins + edges;
    setVerticalScrollBarPolicy(lines < mostLines ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    if (minimumHeight() != wanted || maximumHeight() != wanted)
        setFixedHeight(wanted);
}

void GrowingText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    grow();
}

void GrowingText::showEvent(QShowEvent *event)
{
    QPlainTextEdit::showEvent(event);
    grow();
}

void GrowingText::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        Q_EMIT left();
}

} // namespace catalpa::ui
