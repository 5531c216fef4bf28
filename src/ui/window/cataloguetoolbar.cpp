// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/cataloguetoolbar.h"

#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/search/searchfield.h"
#include "ui/widgets/icon.h"
#include "ui/window/actions/actions.h"
#include "ui/window/actions/actionstates.h"

#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

CatalogueToolBar::CatalogueToolBar(const Actions &actions, QWidget *parent)
    : QToolBar(tr("Tools"), parent)
    , m_new(addNewButton(actions))
    , m_search(new SearchField(this))
    , m_migrations(addMigrationsButton())
{
    setObjectName(u"toolBar"_s);
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    addWidget(m_new);
    addWidget(m_search);
    addWidget(m_migrations);
    connectSearch(actions);
}

QToolButton *CatalogueToolBar::addNewButton(const Actions &actions)
{
    auto *button = new QToolButton(this);
    button->setObjectName(u"newButton"_s);
    button->setAccessibleName(tr("New"));
    button->setText(tr("New"));
    button->setIcon(icon(u"add"_s));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    auto *choices = new QMenu(button);
    choices->addActions({actions.newBook, actions.newAuthor});
    button->setMenu(choices);
    return button;
}

QToolButton *CatalogueToolBar::addMigrationsButton()
{
    auto *button = new QToolButton(this);
    button->setObjectName(u"migrationsButton"_s);
    button->setAccessibleName(tr("Migrations"));
    button->setText(tr("Migrations"));
    button->setIcon(icon(u"migrations"_s));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(button, &QToolButton::clicked, this, &CatalogueToolBar::migrationsRequested);
    return button;
}

void CatalogueToolBar::connectSearch(const Actions &actions)
{
    connect(m_search, &SearchField::searchRequested, this, [this](const QString &text) {
        if (m_page)
            m_page->setSearch(text);
    });
    connect(m_search, &SearchField::left, this, [this] {
        if (m_page)
            m_page->current()->focusTable();
    });
    connect(actions.find, &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
}

void CatalogueToolBar::setPage(CataloguePage &page)
{
    m_page = &page;
    connect(&page, &CataloguePage::placeChanged, this, &CatalogueToolBar::showSearch);
    connect(&page, &CataloguePage::searchClearRequested, m_search, &QLineEdit::clear);
    connect(&page, &CataloguePage::searchSuggested, m_search, &QLineEdit::setText);
    showSearch();
}

void CatalogueToolBar::showSearch()
{
    if (m_page)
        m_search->showText(m_page->current()->model()->search());
}

void CatalogueToolBar::applyStates(const ActionStates &states)
{
    m_migrations->setEnabled(states.hasHistory);
    m_new->setEnabled(states.canEdit());
    m_search->setEnabled(states.inFront);
    setVisible(states.inFront);
    if (!states.inFront)
        return m_search->setPlaceholderText(tr("Search"));
    const bool authors = states.inFront->place() == CataloguePage::Place::Authors;
    m_search->setScope(authors ? SearchScope::Authors : SearchScope::Books);
    m_search->setPlaceholderText(authors ? tr("Search authors") : tr("Search books and authors"));
}

} // namespace catalpa::ui
