// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/windows/autosizedialog.h"

#include "ui/widgets/windows/windowkeeper.h"

#include <QtCore/QEvent>
#include <QtWidgets/QLayout>

namespace catalpa::ui {

bool AutoSizeDialog::event(QEvent *event)
{
    const bool handled = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest)
        grow();
    return handled;
}

void AutoSizeDialog::showEvent(QShowEvent *event)
{
    grow();
    QDialog::showEvent(event);
}

void AutoSizeDialog::grow()
{
    const int wanted = WindowKeeper::fitting(*this, {width(), layout()->totalHeightForWidth(width())}).height();
    if (wanted <= height())
        return;
    resize(width(), wanted);
    setProperty(WindowKeeper::grownTo, size());
}

} // namespace catalpa::ui
