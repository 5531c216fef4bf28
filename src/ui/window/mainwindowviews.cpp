// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The View menu: order, columns, alphabet, rows, and the librarian's views.

#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/catalogue/savedviewcontroller.h"
#include "ui/table/headermenu.h"
#include "ui/window/actions.h"
#include "ui/window/mainwindow.h"

#include <QtCore/QSettings>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedWidget>

#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr std::array linesPerRow{1.25, 1.6, 2.1}; // Compact, usual, roomy.

} // namespace

void MainWindow::fillViewMenu(QMenu *menu)
{
    const Actions &a = *m_actions;
    QMenu *views = menu->addMenu(tr("&Views"));
    views->addActions({a.saveView, a.updateView, a.renameView, a.removeView});
    views->addSeparator();
    views->addActions(a.views);
    menu->addSeparator();
    // What these offer depends on the page in front, and on its order.
    const auto asked = [this, menu](const QString &name, const QString &title, auto add) {
        QMenu *made = menu->addMenu(title);
        made->setObjectName(name);
        connect(made, &QMenu::aboutToShow, this, [this, made, add] {
            made->clear();
            if (m_page)
                add(*made, *m_page->current()->view());
        });
        return made->menuAction();
    };
    asked(u"sortMenu"_s, tr("S&ort by"), addOrder);
    asked(u"furtherSortMenu"_s, tr("&Then by"), addFurtherOrder);
    asked(u"columnsMenu"_s, tr("&Columns"), addColumns);
    QAction *collation = asked(u"alphabetMenu"_s, tr("A&lphabet"), addAlphabets);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, collation] {
        const bool open = m_page && m_stack->currentWidget() == m_page;
        for (const QString &name : {u"sortMenu"_s, u"furtherSortMenu"_s, u"columnsMenu"_s, u"alphabetMenu"_s})
            menu->findChild<QMenu *>(name)->menuAction()->setEnabled(open);
        collation->setVisible(!open || !m_page->current()->view()->collations().isEmpty());
    });
    menu->addSeparator();
    QMenu *rows = menu->addMenu(tr("Row &height"));
    rows->addActions({a.compactRows, a.usualRows, a.roomyRows});
    menu->addActions({a.sidebar, a.detail, a.refresh});
    menu->addSeparator();
}

void MainWindow::connectViewActions()
{
    const Actions &a = *m_actions;
    const auto onViews = [this](QAction *action, auto work) {
        connect(action, &QAction::triggered, this, [this, work] {
            if (m_page)
                work(m_page->views());
        });
    };
    onViews(a.saveView, [](SavedViewController &views) { views.saveAs(); });
    onViews(a.updateView, [](SavedViewController &views) { views.update(); });
    onViews(a.renameView, [](SavedViewController &views) { views.rename(); });
    onViews(a.removeView, [](SavedViewController &views) { views.remove(); });
    for (qsizetype entry = 0; entry < a.views.size(); ++entry) {
        onViews(a.views.at(entry), [entry](SavedViewController &views) {
            views.choose(QString(views.all().at(entry).name));
            views.current()->view()->setFocus(Qt::ShortcutFocusReason);
        });
    }
    const QList<QAction *> densities{a.compactRows, a.usualRows, a.roomyRows};
    for (int density = 0; density < densities.size(); ++density) {
        connect(densities.at(density), &QAction::triggered, this, [this, density] {
            m_settings.setValue(u"window/rows"_s, density);
            if (m_page)
                m_page->setRowDensity(rowDensity());
        });
    }
    densities.at(qBound(0, m_settings.value(u"window/rows"_s, 1).toInt(), 2))->setChecked(true);
}

//! Called whenever something is in front, or is called, otherwise than before.
void MainWindow::updateViewActions()
{
    const Actions &a = *m_actions;
    const bool open = m_page && m_stack->currentWidget() == m_page;
    const QList<SavedView> all = open ? m_page->views().all() : QList<SavedView>();
    const QString chosen = open ? m_page->views().chosen() : QString();
    a.saveView->setEnabled(open);
    a.updateView->setEnabled(open && m_page->views().isChanged());
    a.renameView->setEnabled(!chosen.isEmpty());
    a.removeView->setEnabled(!chosen.isEmpty());
    for (qsizetype entry = 0; entry < a.views.size(); ++entry) {
        QAction *action = a.views.at(entry);
        const bool exists = entry < all.size();
        action->setVisible(exists);
        action->setEnabled(exists);
        if (exists)
            action->setText(QString(all.at(entry).name).replace(u'&', u"&&"_s));
        if (exists && all.at(entry).name == chosen)
            action->setChecked(true);
    }
    if (open && chosen.isEmpty())
        (m_page->place() == CataloguePage::Place::Authors ? a.authors : a.books)->setChecked(true);
}

qreal MainWindow::rowDensity() const
{
    return linesPerRow.at(size_t(qBound(0, m_settings.value(u"window/rows"_s, 1).toInt(), 2)));
}

} // namespace catalpa::ui
