// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/announcement.h"

#include <QtCore/QVariant>
#include <QtGui/QAccessible>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QAccessibleWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QWidget>

namespace catalpa::ui::announcement {
namespace {

constexpr auto alertProperty = "isAlert";
constexpr auto overProperty = "liesOverList";
constexpr auto holderProperty = "holdsList";

//! The list that a part lies over.
QAbstractScrollArea *listUnder(const QWidget &part)
{
    const QWidget *viewport = part.parentWidget();
    return qobject_cast<QAbstractScrollArea *>(viewport ? viewport->parentWidget() : nullptr);
}

class OverList final : public QAccessibleWidget {
public:
    using QAccessibleWidget::QAccessibleWidget;

    QAccessibleInterface *parent() const override
    {
        const QAbstractScrollArea *list = listUnder(*widget());
        QWidget *holder = list ? list->parentWidget() : nullptr;
        return holder && holder->property(holderProperty).toBool() ? QAccessible::queryAccessibleInterface(holder)
                                                                   : QAccessibleWidget::parent();
    }
};

//! Its last children are those that lie over a list of it and are shown.
class ListHolder final : public QAccessibleWidget {
public:
    using QAccessibleWidget::QAccessibleWidget;

    int childCount() const override { return QAccessibleWidget::childCount() + int(over().size()); }
    QAccessibleInterface *child(int index) const override
    {
        const int others = QAccessibleWidget::childCount();
        return index < others ? QAccessibleWidget::child(index)
                              : QAccessible::queryAccessibleInterface(over().value(index - others));
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *part = child ? qobject_cast<QWidget *>(child->object()) : nullptr;
        const qsizetype place = part ? over().indexOf(part) : -1;
        return place < 0 ? QAccessibleWidget::indexOfChild(child) : QAccessibleWidget::childCount() + int(place);
    }

private:
    QWidgetList over() const
    {
        QWidgetList found;
        const auto lists = widget()->findChildren<QAbstractScrollArea *>(QString(), Qt::FindDirectChildrenOnly);
        for (const QAbstractScrollArea *list : lists) {
            const auto parts = list->viewport()->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
            for (QWidget *part : parts) {
                if (part->property(overProperty).toBool() && !part->isHidden())
                    found += part;
            }
        }
        return found;
    }
};

QAccessibleInterface *interfaceOf(const QString &, QObject *object)
{
    auto *part = qobject_cast<QWidget *>(object);
    if (!part)
        return nullptr;
    const QAccessible::Role role =
        part->property(alertProperty).toBool() ? QAccessible::AlertMessage : QAccessible::Client;
    if (part->property(overProperty).toBool())
        return new OverList(part, role);
    if (part->property(holderProperty).toBool())
        return new ListHolder(part, role);
    return role == QAccessible::AlertMessage ? new QAccessibleWidget(part, role) : nullptr;
}

void mark(QWidget &part, const char *property)
{
    [[maybe_unused]] static const bool once = [] {
        QAccessible::installFactory(&interfaceOf);
        return true;
    }();
    part.setProperty(property, true);
}

} // namespace

void makeAlert(QWidget &part)
{
    mark(part, alertProperty);
}

void layOverList(QWidget &part)
{
    mark(part, overProperty);
}

void holdList(QWidget &parent)
{
    mark(parent, holderProperty);
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
