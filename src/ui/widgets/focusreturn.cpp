// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/focusreturn.h"

#include <QtCore/QEvent>
#include <QtWidgets/QApplication>

namespace catalpa::ui {

FocusReturn::FocusReturn(QWidget *part)
    : QObject(part)
    , m_part(part)
{
    part->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *from, QWidget *to) {
        if (isInside(to) && from && !isInside(from))
            m_before = from;
    });
}

bool FocusReturn::isInside(const QWidget *widget) const
{
    return widget && (widget == m_part || m_part->isAncestorOf(widget));
}

bool FocusReturn::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::Hide && isInside(QApplication::focusWidget()))
        giveBack();
    return false;
}

void FocusReturn::giveBack()
{
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
}

} // namespace catalpa::ui
