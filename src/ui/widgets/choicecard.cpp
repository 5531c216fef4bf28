// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/choicecard.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

namespace catalpa::ui {
namespace {

constexpr qreal radius = 10;

} // namespace

ChoiceCard::ChoiceCard(const QString &iconName, const QString &heading, const QString &meaning, QWidget *parent)
    : QAbstractButton(parent)
    , m_iconName(iconName)
    , m_meaning(meaning)
{
    setText(heading);
    setAccessibleName(heading);
    setAccessibleDescription(meaning);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize ChoiceCard::sizeHint() const
{
    const int width = 30 * fontMetrics().averageCharWidth();
    const QFontMetrics headingMetrics(theme::sectionFont());
    const int step = theme::step(this);
    // The same for every card, so that they stand in one line: two lines of heading, four of meaning.
    return {width, 2 * headingMetrics.lineSpacing() + 4 * fontMetrics().lineSpacing() + 32 + 11 * step};
}

//! As a link: not only the key of buttons presses it.
void ChoiceCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return click();
    QAbstractButton::keyPressEvent(event);
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPalette::ColorRole ground = isDown() ? QPalette::Midlight
        : underMouse()                          ? QPalette::AlternateBase
                                                : QPalette::Base;
    // Where the keys are is a thick line; where the mouse is, the edge and the ground.
    const QColor edge = hasFocus() || underMouse() ? theme::accent() : theme::border();
    const qreal width = hasFocus() ? 3 : 1;
    painter.setPen(QPen(edge, width));
    painter.setBrush(palette().color(ground));
    painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), radius, radius);

    const int step = theme::step(this);
    QRect inner = rect().adjusted(4 * step, 4 * step, -4 * step, -4 * step);
    ui::icon(m_iconName, theme::accent()).paint(&painter, QRect(inner.topLeft(), QSize(32, 32)));
    inner.setTop(inner.top() + 32 + 2 * step);

    painter.setFont(theme::sectionFont());
    painter.setPen(palette().color(QPalette::Text));
    QRect drawn;
    painter.drawText(inner, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, text(), &drawn);
    inner.setTop(drawn.bottom() + step);
    painter.setFont(font());
    painter.setPen(theme::secondary());
    painter.drawText(inner, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, m_meaning);
}

bool ChoiceCard::event(QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QAbstractButton::event(event);
}

} // namespace catalpa::ui
