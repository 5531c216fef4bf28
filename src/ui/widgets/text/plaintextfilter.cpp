// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/text/plaintextfilter.h"

#include <QtCore/QEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>

namespace catalpa::ui {
namespace {

//! True of the labels of QApplication::aboutQt(): markup that comes with Qt.
bool isQtsOwn(const QLabel &label)
{
    return label.window()->inherits("QMessageBox")
        && label.window()->windowTitle() == QCoreApplication::translate("QMessageBox", "About Qt");
}

} // namespace

PlainTextFilter::PlainTextFilter(QObject *parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
}

//! QEvent::Polish comes before a label is measured or painted, and markup is read only then.
bool PlainTextFilter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Polish) {
        auto *label = qobject_cast<QLabel *>(watched);
        if (label && label->textFormat() == Qt::AutoText && !isQtsOwn(*label))
            label->setTextFormat(Qt::PlainText);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace catalpa::ui
