// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/helpcontroller.h"

#include "ui/help/helpbrowser.h"
#include "ui/help/helpwindow.h"
#include "ui/help/shortcutlist.h"
#include "ui/help/shortcutsdialog.h"
#include "ui/window/actions/actions.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QMenuBar>

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

QString tablesOf(const QList<ShortcutGroup> &groups)
{
    QString html;
    for (const ShortcutGroup &group : groups) {
        html += u"<h2>%1</h2><table>"_s.arg(group.title.toHtmlEscaped());
        for (const ShortcutLine &line : group.lines) {
            html += u"<tr><td>%1</td><td><kbd>%2</kbd></td></tr>"_s.arg(line.does.toHtmlEscaped(),
                                                                        line.keys.toHtmlEscaped());
        }
        html += u"</table>"_s;
    }
    return html;
}

} // namespace

HelpController::HelpController(const Actions &actions, QMainWindow &window)
    : QObject(&window)
    , m_main(window)
{
    qApp->installEventFilter(this);
    connect(actions.help, &QAction::triggered, this, &HelpController::open);
    connect(actions.shortcuts, &QAction::triggered, this, &HelpController::showShortcuts);
}

HelpController::~HelpController() = default;

void HelpController::open()
{
    const QWidget *focus = QApplication::focusWidget();
    const QString page = pageFor(focus ? focus : QApplication::activeWindow());
    if (!m_window) {
        m_window = std::make_unique<HelpWindow>();
        m_window->browser().setCommands([this] { return tablesOf(shortcutGroups(*m_main.menuBar())); });
    }
    m_window->open(page);
}

void HelpController::showShortcuts()
{
    (new ShortcutsDialog(shortcutGroups(*m_main.menuBar()), &m_main))->show();
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
