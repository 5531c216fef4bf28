// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/doubles/doublescontroller.h"

#include "ui/catalogue/cataloguepage.h"
#include "ui/doubles/doublesdialog.h"
#include "ui/doubles/doublesteps.h"
#include "ui/edits/editscontroller.h"

namespace catalpa::ui {

DoublesController::DoublesController(QObject *parent)
    : QObject(parent)
{
}

void DoublesController::setPage(CataloguePage &page)
{
    m_page = &page;
    m_steps.clear();
    if (auto doubles = page.catalogue().doubles(page.capabilities())) {
        m_steps = new DoubleSteps(std::move(doubles), *page.history(), &page);
        connect(m_steps, &DoubleSteps::changed, &page, &CataloguePage::refresh);
        connectUndo();
    }
    m_dialogs.setPage(page);
}

void DoublesController::connectUndo()
{
    UndoStack *stack = &m_page->edits().undoStack();
    connect(stack, &UndoStack::undone, this, [this](const QString &name) {
        if (m_dialog)
            m_dialog->tellUndone(name);
    });
    connect(stack, &UndoStack::failed, this, [this](const QString &, const Error &error) {
        if (m_dialog)
            m_dialog->tellNotUndone(error);
    });
}

//! What is being typed is saved first.
void DoublesController::showDoubles()
{
    if (!m_page || !m_steps || !m_page->isFinished())
        return;
    const auto kind =
        m_page->place() == CataloguePage::Place::Authors ? RecordRef::Kind::Author : RecordRef::Kind::Book;
    m_dialog = new DoublesDialog(m_steps->doubles(), kind, m_page->capabilities().canEdit, m_page->window());
    follow(m_dialog);
    m_dialog->open();
}

//! What is decided is a step of the page that is there when the database has answered.
void DoublesController::follow(DoublesDialog *dialog)
{
    const ConnectionAddress address = m_page->catalogue().address();
    connect(dialog, &DoublesDialog::merged, this, [this, address](const ComparedPair &pair, const MergeReport &report) {
        CataloguePage *page = m_dialogs.pageOf(address);
        if (page && m_steps) {
            page->edits().undoStack().push(m_steps->merged(pair, report));
            page->refresh();
        }
    });
    connect(dialog, &DoublesDialog::parted, this, [this, address](RecordRef::Kind kind, const ProposedDouble &pair) {
        CataloguePage *page = m_dialogs.pageOf(address);
        if (page && m_steps)
            page->edits().undoStack().push(m_steps->parted(kind, pair));
    });
    connect(dialog, &DoublesDialog::undoRequested, this, [this] {
        if (m_page)
            m_page->edits().undoStack().undo();
    });
    m_dialogs.add(*dialog,
                  {.leave = [dialog] { dialog->leavePage(); },
                   .enter =
                       [this, dialog](CataloguePage &page) {
                           dialog->enterPage(m_steps ? &m_steps->doubles() : nullptr, page.capabilities().canEdit);
                       }});
}

} // namespace catalpa::ui
