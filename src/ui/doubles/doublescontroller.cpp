// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/doubles/doublescontroller.h"

#include "ui/catalogue/cataloguepage.h"
#include "ui/doubles/doublesdialog.h"
#include "ui/doubles/doublesteps.h"
#include "ui/edits/editscontroller.h"
#include "ui/widgets/banner.h"
#include "wording/doubles/doubletext.h"

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
        m_steps = new DoubleSteps(std::move(doubles), *page.history(), page.edits().undertakings(), &page);
        connect(m_steps, &DoubleSteps::changed, &page, &CataloguePage::refresh);
        connect(m_steps, &DoubleSteps::waiting, this, &DoublesController::tell);
        connectUndo();
    }
    m_dialogs.setPage(page);
}

void DoublesController::tell(const QString &sentence)
{
    m_dialog ? m_dialog->say(sentence) : m_page->banner()->tell(Banner::Tone::Warning, sentence);
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
    m_dialog = new DoublesDialog(m_steps->doubles(), kind, m_page->capabilities().mayDoAll(), m_page->window());
    follow(m_dialog);
    m_dialog->open();
}

//! Goes on when the dialog is closed meanwhile.
void DoublesController::merge(const ComparedPair &pair)
{
    if (!m_steps)
        return;
    m_steps->merge(pair, [this, pair, dialog = m_dialog](const Result<MergeReport> &report) {
        if (report) {
            m_page->edits().undoStack().push(m_steps->merged(pair, *report));
            m_page->refresh();
        }
        if (dialog)
            return dialog->takeMerged(pair, report);
        m_page->banner()->tell(report ? Banner::Tone::Success : Banner::Tone::Warning,
                               report ? mergedText(pair.keptCalled(), pair.goneCalled(), *report)
                                      : report.error().message);
    });
}

//! Goes on when the dialog is closed meanwhile.
void DoublesController::part(RecordRef::Kind kind, const ProposedDouble &pair)
{
    if (!m_steps)
        return;
    m_steps->part(kind, pair, [this, kind, pair, dialog = m_dialog](const Result<> &done) {
        if (done)
            m_page->edits().undoStack().push(m_steps->parted(kind, pair));
        if (dialog)
            return dialog->takeParted(pair, done);
        m_page->banner()->tell(done ? Banner::Tone::Success : Banner::Tone::Warning,
                               done ? partedText() : done.error().message);
    });
}

void DoublesController::follow(DoublesDialog *dialog)
{
    connect(dialog, &DoublesDialog::mergeRequested, this, &DoublesController::merge);
    connect(dialog, &DoublesDialog::partRequested, this, &DoublesController::part);
    connect(dialog, &DoublesDialog::undoRequested, this, [this] {
        if (m_page)
            m_page->edits().undoStack().undo();
    });
    m_dialogs.add(*dialog,
                  {.leave = [dialog] { dialog->leavePage(); },
                   .enter =
                       [this, dialog](CataloguePage &page) {
                           dialog->enterPage(m_steps ? &m_steps->doubles() : nullptr, page.capabilities().mayDoAll());
                       }});
}

} // namespace catalpa::ui
