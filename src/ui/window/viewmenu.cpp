// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/viewmenu.h"

#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/catalogue/savedviewcontroller.h"
#include "ui/table/headermenu.h"
#include "ui/widgets/text/mnemonics.h"
#include "ui/widgets/theme.h"
#include "ui/window/actions/actions.h"

#include <QtCore/QSettings>
#include <QtWidgets/QApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr std::array linesPerRow{1.25, 1.6, 2.1}; // Compact, usual, roomy.

} // namespace

ViewMenu::ViewMenu(const Actions &actions, QSettings &settings, QWidget *parent)
    : QMenu(tr("&View"), parent)
    , m_actions(actions)
    , m_settings(settings)
{
    addActions({m_actions.authors, m_actions.books});
    addViews();
    addSeparator();
    addOrders();
    addSeparator();
    addLook();
    connectViews();
    connectRowHeights();
    connectFolding();
    connectAppearance();
}

void ViewMenu::addViews()
{
    QMenu *views = addMenu(tr("&Views"));
    views->addActions({m_actions.saveView, m_actions.updateView, m_actions.renameView, m_actions.removeView});
    views->addSeparator();
    views->addActions(m_actions.views);
}

//! Menus whose entries depend on the page in front and on its order.
void ViewMenu::addOrders()
{
    const QList<QAction *> orders{addAsked(u"sortMenu"_s, tr("S&ort by"), addOrder),
                                  addAsked(u"furtherSortMenu"_s, tr("&Then by"), addFurtherOrder),
                                  addAsked(u"columnsMenu"_s, tr("&Columns"), addColumns)};
    QAction *collation = addAsked(u"alphabetMenu"_s, tr("A&lphabet"), addAlphabets);
    connect(this, &QMenu::aboutToShow, this, [this, orders, collation] {
        for (QAction *order : orders)
            order->setEnabled(isOpen());
        collation->setEnabled(isOpen());
        collation->setVisible(!isOpen() || !m_page->current()->view()->collations().isEmpty());
    });
}

QAction *ViewMenu::addAsked(const QString &name, const QString &title,
                            const std::function<void(QMenu &, CatalogueView &)> &add)
{
    QMenu *menu = addMenu(title);
    menu->setObjectName(name);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, add] {
        menu->clear();
        if (m_page)
            add(*menu, *m_page->current()->view());
    });
    return menu->menuAction();
}

void ViewMenu::addLook()
{
    QMenu *rows = addMenu(tr("Row &height"));
    rows->addActions({m_actions.compactRows, m_actions.usualRows, m_actions.roomyRows});
    addActions({m_actions.sidebar, m_actions.detail, m_actions.refresh});
    addSeparator();
    QMenu *look = addMenu(tr("A&ppearance"));
    look->addActions({m_actions.systemLook, m_actions.lightLook, m_actions.darkLook, m_actions.contrastLook});
    look->addSeparator();
    look->addAction(m_actions.stillLook);
}

void ViewMenu::connectViews()
{
    const auto onViews = [this](QAction *action, auto act) {
        connect(action, &QAction::triggered, this, [this, act] {
            if (m_page)
                act(m_page->views());
        });
    };
    onViews(m_actions.saveView, [](SavedViewController &views) { views.saveAs(); });
    onViews(m_actions.updateView, [](SavedViewController &views) { views.update(); });
    onViews(m_actions.renameView, [](SavedViewController &views) { views.rename(views.chosen()); });
    onViews(m_actions.removeView, [](SavedViewController &views) { views.remove(views.chosen()); });
    for (qsizetype entry = 0; entry < m_actions.views.size(); ++entry) {
        onViews(m_actions.views.at(entry), [entry](SavedViewController &views) {
            views.choose(QString(views.all().at(entry).name));
            views.current()->focusTable();
        });
    }
}

void ViewMenu::connectRowHeights()
{
    const QList<QAction *> heights{m_actions.compactRows, m_actions.usualRows, m_actions.roomyRows};
    for (int height = 0; height < heights.size(); ++height) {
        connect(heights.at(height), &QAction::triggered, this, [this, height] {
            m_settings.setValue(u"window/rows"_s, height);
            if (m_page)
                m_page->setRowDensity(linesPerRow.at(size_t(height)));
        });
    }
    heights.at(rowHeight())->setChecked(true);
}

void ViewMenu::connectFolding()
{
    m_actions.sidebar->setChecked(m_settings.value(u"window/sidebar"_s, true).toBool());
    connect(m_actions.sidebar, &QAction::toggled, this, [this](bool shown) {
        m_settings.setValue(u"window/sidebar"_s, shown);
        if (m_page)
            m_page->setSidebarShown(shown);
    });
    m_actions.detail->setChecked(isDetailWanted());
    connect(m_actions.detail, &QAction::triggered, this, &ViewMenu::showDetail);
}

bool ViewMenu::isDetailWanted() const
{
    return m_settings.value(u"window/detail"_s, true).toBool();
}

//! In a narrow window the form stands in place of the table or not at all; what is wanted in a wide one stays.
void ViewMenu::showDetail(bool shown)
{
    if (!m_page)
        return;
    if (RecordsPage *page = m_page->current(); page->isNarrow() && shown) {
        page->openForm();
    } else if (page->isNarrow()) {
        page->closeForm();
    } else {
        m_settings.setValue(u"window/detail"_s, shown);
        m_page->setDetailShown(shown);
    }
    m_actions.detail->setChecked(m_page->current()->isFormShown());
}

void ViewMenu::connectAppearance()
{
    const QList<QAction *> looks{m_actions.systemLook, m_actions.lightLook, m_actions.darkLook, m_actions.contrastLook};
    for (int look = 0; look < looks.size(); ++look) {
        connect(looks.at(look), &QAction::triggered, this, [this, look] {
            m_settings.setValue(u"appearance"_s, look);
            theme::apply(*qApp, theme::Appearance(look));
        });
    }
    looks.at(qBound(0, m_settings.value(u"appearance"_s).toInt(), int(looks.size()) - 1))->setChecked(true);
    connect(m_actions.stillLook, &QAction::toggled, this, [this](bool still) {
        m_settings.setValue(u"motion"_s, !still);
        theme::setMotionReduced(still);
    });
    m_actions.stillLook->setChecked(!m_settings.value(u"motion"_s, true).toBool());
}

void ViewMenu::setPage(CataloguePage &page)
{
    m_page = &page;
    page.setSidebarShown(m_actions.sidebar->isChecked());
    page.setDetailShown(isDetailWanted());
    const auto follow = [this] {
        m_actions.detail->setChecked(m_page->current()->isFormShown());
    };
    connect(&page, &CataloguePage::formShown, this, follow);
    connect(&page, &CataloguePage::placeChanged, this, follow);
    page.setRowDensity(linesPerRow.at(size_t(rowHeight())));
    connect(&page, &CataloguePage::viewsChanged, this, &ViewMenu::updateViews);
}

void ViewMenu::setInFront(bool isInFront)
{
    m_isInFront = isInFront;
    updateViews();
}

void ViewMenu::updateViews()
{
    const QList<SavedView> all = isOpen() ? m_page->views().all() : QList<SavedView>();
    const QString chosen = isOpen() ? m_page->views().chosen() : QString();
    m_actions.saveView->setEnabled(isOpen());
    m_actions.updateView->setEnabled(isOpen() && m_page->views().isChanged());
    m_actions.renameView->setEnabled(!chosen.isEmpty());
    m_actions.removeView->setEnabled(!chosen.isEmpty());
    for (qsizetype entry = 0; entry < m_actions.views.size(); ++entry) {
        QAction *action = m_actions.views.at(entry);
        const bool exists = entry < all.size();
        action->setVisible(exists);
        action->setEnabled(exists);
        if (exists)
            action->setText(literalLabel(all.at(entry).name));
        if (exists && all.at(entry).name == chosen)
            action->setChecked(true);
    }
    if (isOpen() && chosen.isEmpty())
        (m_page->place() == CataloguePage::Place::Authors ? m_actions.authors : m_actions.books)->setChecked(true);
}

int ViewMenu::rowHeight() const
{
    return qBound(0, m_settings.value(u"window/rows"_s, 1).toInt(), int(linesPerRow.size()) - 1);
}

} // namespace catalpa::ui
