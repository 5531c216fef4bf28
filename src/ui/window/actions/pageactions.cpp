// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/actions/pageactions.h"

#include "ui/catalogue/additioncontroller.h"
#include "ui/catalogue/bulk/bulkcontroller.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordpane.h"
#include "ui/catalogue/recordspage.h"
#include "ui/doubles/doublescontroller.h"
#include "ui/table/cellkeys.h"
#include "ui/table/selectedrows.h"
#include "ui/window/actions/actions.h"

#include <QtWidgets/QMenu>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

PageActions::PageActions(const Actions &actions, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_doubles(new DoublesController(this))
    , m_ofTables({actions.paste, actions.fillDown, actions.repeat})
{
    const Actions &a = actions;
    connectTo(a.newAuthor, [](CataloguePage &page) { page.additions().createAuthor(); });
    connectTo(a.newBook, [](CataloguePage &page) { page.additions().createBook({}); });
    connectTo(a.save, [](CataloguePage &page) { page.current()->save(); });
    connectTo(a.edit, [](CataloguePage &page) {
        page.current()->focusTable();
        page.current()->view()->cellKeys()->editRow();
    });
    connectTo(a.addField, [](CataloguePage &page) {
        page.current()->openForm();
        page.current()->pane()->addField();
    });
    connectTo(a.previousRecord, [](CataloguePage &page) { page.current()->goBeside(-1); });
    connectTo(a.nextRecord, [](CataloguePage &page) { page.current()->goBeside(1); });
    connectTo(a.jump, [](CataloguePage &page) {
        page.current()->focusTable();
        page.current()->view()->cellKeys()->beginJump();
    });
    connectTo(a.remove, [](CataloguePage &page) { page.current()->rows()->remove(); });
    connectTo(a.copy, [](CataloguePage &page) { page.current()->view()->copyRows(); });
    connectTo(a.selectAll, [](CataloguePage &page) { page.current()->view()->selectAll(); });
    connectTo(a.changeMany, [](CataloguePage &page) { page.manyRows().changeMany(*page.current()); });
    connectTo(a.replace, [](CataloguePage &page) { page.manyRows().findAndReplace(*page.current()); });
    connectTo(a.fillDown, [](CataloguePage &page) { page.manyRows().fillDown(*page.current()); });
    connectTo(a.repeat, [](CataloguePage &page) { page.manyRows().repeat(*page.current()); });
    connectTo(a.paste, [](CataloguePage &page) { page.manyRows().paste(*page.current()); });
    connectTo(a.doubles, [this](CataloguePage &) { m_doubles->showDoubles(); });
    connectTo(a.authors, [](CataloguePage &page) { page.go(CataloguePage::Place::Authors); });
    connectTo(a.books, [](CataloguePage &page) { page.go(CataloguePage::Place::Books); });
    connectTo(a.refresh, [](CataloguePage &page) { page.refresh(); });
}

void PageActions::setPage(CataloguePage &page)
{
    m_page = &page;
    m_doubles->setPage(page);
    connect(&page, &CataloguePage::menuRequested, this, &PageActions::showMenu);
    page.addTableActions(m_ofTables);
}

//! The commands for the selected rows, under the names that they have in the menu bar.
void PageActions::showMenu(const QPoint &place)
{
    auto *menu = new QMenu(m_page);
    menu->setObjectName(u"rowMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool isOfAuthors = m_page->place() == CataloguePage::Place::Authors;
    QAction *form = menu->addAction(tr("Open in the &form"), m_page->current(), &RecordsPage::openForm);
    form->setEnabled(m_page->current()->hasRecord());
    menu->addAction(m_actions.edit);
    menu->addSeparator();
    if (isOfAuthors) {
        QAction *add = menu->addAction(m_actions.newBook->icon(), tr("New &book by this author…"), this, [this] {
            if (m_page)
                m_page->createBookByCurrent();
        });
        add->setEnabled(m_actions.newBook->isEnabled() && m_page->current()->hasRecord());
        menu->addAction(m_actions.newAuthor);
    } else {
        menu->addAction(m_actions.newBook);
    }
    menu->addSeparator();
    menu->addActions({m_actions.copy, m_actions.selectAll});
    menu->addSeparator();
    menu->addAction(m_actions.remove);
    menu->popup(place);
}

void PageActions::connectTo(QAction *action, const std::function<void(CataloguePage &)> &act)
{
    connect(action, &QAction::triggered, this, [this, act] {
        if (m_page)
            act(*m_page);
    });
}

} // namespace catalpa::ui
