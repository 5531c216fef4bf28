// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/announcement.h"

#include <QtCore/QVariant>
#include <QtGui/QAccessible>
#include <QtWidgets/QAccessibleWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QWidget>

namespace catalpa::ui::announcement {
namespace {

constexpr auto alertProperty = "isAlert";

QAccessibleInterface *interfaceOf(const QString &, QObject *object)
{
    auto *part = qobject_cast<QWidget *>(object);
    if (!part || !part->property(alertProperty).toBool())
        return nullptr;
    return new QAccessibleWidget(part, QAccessible::AlertMessage);
}

} // namespace

void makeAlert(QWidget &part)
{
    [[maybe_unused]] static const bool once = [] {
        QAccessible::installFactory(&interfaceOf);
        return true;
    }();
    part.setProperty(alertProperty, true);
}

void tell(QWidget &part, const QString &sentence)
{
    const bool isNew = part.isHidden();
    part.setAccessibleName(sentence);
    part.show(); // Which is an event of its own.
    if (!isNew) {
        QAccessibleEvent again(&part, QAccessible::ObjectShow);
        QAccessible::updateAccessibility(&again);
    }
    QAccessibleEvent alert(&part, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void complain(QLabel &label, const QString &sentence)
{
    makeAlert(label);
    label.setText(sentence);
    if (sentence.isEmpty())
        label.hide();
    else
        tell(label, sentence);
}

} // namespace catalpa::ui::announcement
