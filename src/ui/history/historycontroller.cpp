// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/historycontroller.h"

#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/history/historydialog.h"
#include "ui/history/trashdialog.h"
#include "ui/widgets/banner.h"

namespace catalpa::ui {

HistoryController::HistoryController(Prompts &prompts, QWidget *window)
    : QObject(window)
    , m_prompts(prompts)
    , m_window(window)
{
}

void HistoryController::setPage(CataloguePage &page)
{
    m_page = &page;
    m_submitted = 0; // Of another outbox.
    connect(&page.outbox(), &Outbox::saved, this, [this](quint64 number) {
        if (m_dialog && number == m_submitted)
            m_dialog->reload(tr("It is saved."));
    });
    connect(&page.outbox(), &Outbox::refused, this, [this](const OutboxEntry &entry) {
        if (m_dialog && entry.number == m_submitted)
            m_dialog->say(entry.error.message);
    });
    connect(&page.outbox(), &Outbox::cancelledOut, this, [this](quint64 number) {
        if (m_dialog && number == m_submitted)
            m_dialog->reload(tr("It is as it was."));
    });
}

void HistoryController::showHistory()
{
    if (!m_page || !m_page->history())
        return;
    const CatalogueView *view = m_page->current()->view();
    const RecordRef record{.kind = m_page->place() == CataloguePage::Place::Authors ? RecordRef::Kind::Author
                                                                                    : RecordRef::Kind::Book,
                           .number = view->currentRecord()};
    if (record.number == 0)
        return Q_EMIT told(tr("Choose an author or a book first: its history is shown then."));
    const QString called = view->currentIndex().siblingAtColumn(0).data().toString();
    m_submitted = 0;
    m_dialog = new HistoryDialog(*m_page->history(), record, called, m_prompts, m_window);
    follow(m_dialog);
    m_dialog->open();
}

void HistoryController::follow(HistoryDialog *dialog)
{
    connect(dialog, &HistoryDialog::authorEdited, this, [this](const AuthorEdit &edit) { submit(edit); });
    connect(dialog, &HistoryDialog::bookEdited, this, [this](const BookEdit &edit) { submit(edit); });
    connect(dialog, &HistoryDialog::takenBack, m_page.data(), &CataloguePage::refresh);
    connect(dialog, &HistoryDialog::toldLate, this, &HistoryController::tellLate);
    // Its stores go with the page.
    connect(m_page.data(), &QObject::destroyed, dialog, &QWidget::close);
}

void HistoryController::tellLate(const QString &sentence)
{
    if (m_page)
        m_page->banner()->tell(Banner::Tone::Information, sentence);
}

void HistoryController::submit(const Edit &edit)
{
    if (!m_page)
        return;
    m_submitted = m_page->outbox().submit(edit);
    if (m_dialog)
        m_dialog->say(m_page->outbox().mode() == Outbox::Mode::Collected
                          ? tr("It stands among the edits that are to be reviewed.")
                          : tr("Saving…"));
}

void HistoryController::showTrash()
{
    if (!m_page || !m_page->history())
        return;
    auto *dialog = new TrashDialog(*m_page->history(), m_page->capabilities().mayAddBoth(), m_window);
    connect(dialog, &TrashDialog::restored, m_page.data(), &CataloguePage::refresh);
    connect(dialog, &TrashDialog::toldLate, this, &HistoryController::tellLate);
    connect(m_page.data(), &QObject::destroyed, dialog, &QWidget::close);
    dialog->open();
}

} // namespace catalpa::ui
