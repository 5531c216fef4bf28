// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/helpcontroller.h"

#include "ui/help/helpbrowser.h"
#include "ui/help/helpwindow.h"
#include "ui/widgets/text/mnemonics.h"
#include "ui/window/actions/actions.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

QString pageFor(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        QString page = widget->property("helpPage").toString();
        if (!page.isEmpty())
            return page;
    }
    return helpPages().constFirst().name;
}

QString rowsOf(const QList<QAction *> &actions)
{
    QString rows;
    for (const QAction *action : actions) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        if (!keys.isEmpty()) {
            rows += u"<tr><td>%1</td><td><kbd>%2</kbd></td></tr>"_s.arg(readLabel(action->text()).toHtmlEscaped(),
                                                                        keys.toHtmlEscaped());
        }
    }
    return rows;
}

} // namespace

HelpController::HelpController(const Actions &actions, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
{
    qApp->installEventFilter(this);
}

HelpController::~HelpController() = default;

void HelpController::open()
{
    const QWidget *focus = QApplication::focusWidget();
    const QString page = pageFor(focus ? focus : QApplication::activeWindow());
    if (!m_window) {
        m_window = std::make_unique<HelpWindow>();
        m_window->browser().setCommands([this] { return rowsOf(m_actions.all()); });
    }
    m_window->open(page);
}

//! Where the command of the main window does not reach: in dialogs.
bool HelpController::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && watched->isWidgetType()
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::HelpContents)) {
        const auto *window = static_cast<QWidget *>(watched)->window();
        if (window != m_window.get())
            open();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace catalpa::ui
