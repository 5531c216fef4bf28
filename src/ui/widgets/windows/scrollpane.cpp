// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/windows/scrollpane.h"

#include "ui/widgets/windows/windowkeeper.h"

#include <QtCore/QEvent>
#include <QtGui/QScreen>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLayout>
#include <QtWidgets/QScrollBar>

namespace catalpa::ui {

int ScrolledRows::heightForWidth(int width) const
{
    return layout()->totalMinimumHeightForWidth(width);
}

ScrollPane::ScrollPane(QWidget *content, QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // What is in it has the keys.
    setWidgetResizable(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    setWidget(content);
}

QSize ScrollPane::room() const
{
    const QSize screen = this->screen()->availableSize();
    // The title of the window, its buttons and its edges.
    return {screen.width() - 2 * fontMetrics().lineSpacing(), screen.height() - 9 * fontMetrics().lineSpacing()};
}

QSize ScrollPane::sizeHint() const
{
    return widget()->sizeHint();
}

QSize ScrollPane::minimumSizeHint() const
{
    const QSize least = widget()->minimumSizeHint().expandedTo(widget()->minimumSize());
    // A dialog is shown as a whole where it fits; a part of the main window need not be.
    const QSize most =
        qobject_cast<const QDialog *>(window()) ? room() : QSize(room().width(), 8 * fontMetrics().lineSpacing());
    QSize wanted = least.boundedTo(most);
    if (least.height() > most.height())
        wanted.rwidth() = qMin(most.width(), least.width() + verticalScrollBar()->sizeHint().width());
    return wanted;
}

bool ScrollPane::hasHeightForWidth() const
{
    return widget()->hasHeightForWidth();
}

int ScrollPane::heightForWidth(int width) const
{
    const QLayout *rows = widget()->layout();
    return rows ? rows->totalHeightForWidth(width) : widget()->heightForWidth(width);
}

void ScrollPane::makeRoom()
{
    auto *dialog = qobject_cast<QDialog *>(window());
    if (!dialog || dialog->isMaximized() || dialog->isFullScreen())
        return;
    dialog->layout()->activate();
    const int width = viewport()->width();
    const QSize lacking(widget()->minimumSizeHint().width() - width,
                        hasHeightForWidth() ? widget()->heightForWidth(width) - viewport()->height() : 0);
    const QSize size = dialog->size();
    const QSize wanted = WindowKeeper::fitting(*dialog, size + lacking.expandedTo({0, 0})).expandedTo(size);
    if (wanted == size)
        return;
    dialog->resize(wanted);
    dialog->setProperty(WindowKeeper::grownTo, dialog->size());
}

bool ScrollPane::eventFilter(QObject *watched, QEvent *event)
{
    const bool isHandled = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        if (isVisible())
            makeRoom();
    }
    return isHandled;
}

} // namespace catalpa::ui
