// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/pageactions.h"

#include "ui/catalogue/bulk/bulkcontroller.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/window/actions.h"

namespace catalpa::ui {

PageActions::PageActions(const Actions &actions, QObject *parent)
    : QObject(parent)
    , m_ofTables({actions.paste, actions.fillDown, actions.repeat})
{
    const Actions &a = actions;
    connectTo(a.newAuthor, [](CataloguePage &page) { page.createAuthor(); });
    connectTo(a.newBook, [](CataloguePage &page) { page.createBook(); });
    connectTo(a.undo, [](CataloguePage &page) { page.undo(); });
    connectTo(a.save, [](CataloguePage &page) { page.current()->saveEdited(); });
    connectTo(a.edit, [](CataloguePage &page) {
        CatalogueView *view = page.current()->view();
        view->edit(view->currentIndex());
    });
    connectTo(a.remove, [](CataloguePage &page) { page.current()->removeSelected(); });
    connectTo(a.copy, [](CataloguePage &page) { page.current()->copyRows(); });
    connectTo(a.selectAll, [](CataloguePage &page) { page.current()->view()->selectAll(); });
    connectTo(a.changeMany, [](CataloguePage &page) { page.manyRows().changeMany(*page.current()); });
    connectTo(a.replace, [](CataloguePage &page) { page.manyRows().findAndReplace(*page.current()); });
    connectTo(a.fillDown, [](CataloguePage &page) { page.manyRows().fillDown(*page.current()); });
    connectTo(a.repeat, [](CataloguePage &page) { page.manyRows().repeat(*page.current()); });
    connectTo(a.paste, [](CataloguePage &page) { page.manyRows().paste(*page.current()); });
    connectTo(a.authors, [](CataloguePage &page) { page.go(CataloguePage::Place::Authors); });
    connectTo(a.books, [](CataloguePage &page) { page.go(CataloguePage::Place::Books); });
    connectTo(a.refresh, [](CataloguePage &page) { page.refresh(); });
}

void PageActions::setPage(CataloguePage &page)
{
    m_page = &page;
    page.addTableActions(m_ofTables);
}

void PageActions::connectTo(QAction *action, const std::function<void(CataloguePage &)> &act)
{
    connect(action, &QAction::triggered, this, [this, act] {
        if (m_page)
            act(*m_page);
    });
}

} // namespace catalpa::ui
