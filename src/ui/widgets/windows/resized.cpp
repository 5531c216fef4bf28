// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/windows/resized.h"

#include <QtCore/QEvent>
#include <QtWidgets/QAbstractScrollArea>

namespace catalpa::ui {
namespace {

class Watch final : public QObject {
public:
    Watch(QAbstractScrollArea &area, const std::function<void()> &act)
        : QObject(&area)
        , m_act(act)
    {
        area.viewport()->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Resize)
            QMetaObject::invokeMethod(this, m_act, Qt::QueuedConnection); // The area has heard of it then.
        return false;
    }

private:
    std::function<void()> m_act;
};

} // namespace

void whenResized(QAbstractScrollArea &area, const std::function<void()> &act)
{
    new Watch(area, act);
}

} // namespace catalpa::ui
