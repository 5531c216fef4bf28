// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/formscroll.h"

#include <QtGui/QResizeEvent>
#include <QtWidgets/QLayout>

namespace catalpa::ui {
namespace {

constexpr int fewestLines = 6;

} // namespace

FormScroll::FormScroll(QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setFocusPolicy(Qt::NoFocus); // The keys go from field to field.
}

QSize FormScroll::sizeHint() const
{
    if (!widget())
        return QScrollArea::sizeHint();
    const QLayout *form = widget()->layout();
    const int high = form && form->hasHeightForWidth() ? form->totalHeightForWidth(viewport()->width())
                                                       : widget()->sizeHint().height();
    return {widget()->sizeHint().width(), high};
}

QSize FormScroll::minimumSizeHint() const
{
    const int wide = widget() ? widget()->minimumSizeHint().width() : 0;
    return {wide, qMin(sizeHint().height(), fewestLines * fontMetrics().lineSpacing())};
}

bool FormScroll::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

void FormScroll::showEvent(QShowEvent *event)
{
    if (widget())
        widget()->setAutoFillBackground(false); // The area below is the pane's.
    viewport()->setAutoFillBackground(false);
    QScrollArea::showEvent(event);
}

//! What wraps is higher in a narrow form.
void FormScroll::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        updateGeometry();
}

} // namespace catalpa::ui
