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
        forget(number);
    });
    connect(&page.outbox(), &Outbox::refused, this, [this](const OutboxEntry &entry) {
        if (m_dialog && entry.number == m_submitted)
            m_dialog->say(entry.error.message);
        forget(entry.number);
    });
    connect(&page.outbox(), &Outbox::cancelledOut, this, [this](quint64 number) {
        if (m_dialog && number == m_submitted)
            m_dialog->reload(tr("It is as it was."));
        forget(number);
    });
    m_dialogs.setPage(page);
}

//! What is waited for is settled, as far as the dialog tells of it.
void HistoryController::forget(quint64 number)
{
    if (number == m_submitted)
        m_token = {};
}

//! In the outbox of a page that was made anew, which has read what the one before had not saved.
void HistoryController::findSubmitted()
{
    if (m_submitted != 0 || m_token.isNull() || !m_dialog || !m_page)
        return;
    for (const OutboxEntry &entry : m_page->outbox().entries()) {
        if (entry.token == m_token)
            m_submitted = entry.number;
    }
    if (m_submitted != 0)
        return m_dialog->say(submittedText());
    m_token = {}; // It was settled before.
    m_dialog->reload({});
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
    m_token = {};
    m_dialog = new HistoryDialog(*m_page->history(), record, called, m_prompts, m_window);
    follow(m_dialog);
    m_dialog->open();
}

void HistoryController::follow(HistoryDialog *dialog)
{
    connect(dialog, &HistoryDialog::authorEdited, this, [this](const AuthorEdit &edit) { submit(edit); });
    connect(dialog, &HistoryDialog::bookEdited, this, [this](const BookEdit &edit) { submit(edit); });
    tellOf(dialog, &HistoryDialog::takenBack);
    m_dialogs.add(*dialog,
                  {.leave = [dialog] { dialog->leave(); },
                   .enter =
                       [this, dialog](CataloguePage &page) {
                           dialog->enter(page.history());
                           connect(&page.outbox(), &Outbox::changed, dialog, [this] { findSubmitted(); });
                       }});
}

//! In the page of its catalogue, which may be made anew by then; another catalogue has nothing of it.
template <typename Dialog, typename Signal>
void HistoryController::tellOf(Dialog *dialog, Signal changed)
{
    const ConnectionAddress address = m_page->catalogue().address();
    connect(dialog, changed, this, [this, address] {
        if (CataloguePage *page = m_dialogs.pageOf(address))
            page->refresh();
    });
    connect(dialog, &Dialog::toldLate, this, [this, address](const QString &sentence) {
        if (CataloguePage *page = m_dialogs.pageOf(address))
            page->banner()->tell(Banner::Tone::Information, sentence);
    });
}

void HistoryController::submit(const Edit &edit)
{
    if (!m_page)
        return;
    m_submitted = m_page->outbox().submit(edit);
    const OutboxEntry *entry = m_page->outbox().queue().find(m_submitted);
    m_token = entry ? entry->token : QUuid();
    if (m_dialog)
        m_dialog->say(submittedText());
}

QString HistoryController::submittedText() const
{
    const OutboxEntry *entry = m_page->outbox().queue().find(m_submitted);
    const bool isHeld = entry && (entry->isCollected || entry->state == OutboxEntry::State::Held);
    return isHeld ? tr("It stands among the edits that are to be reviewed.") : tr("Saving…");
}

void HistoryController::showTrash()
{
    if (!m_page || !m_page->history())
        return;
    auto *dialog = new TrashDialog(*m_page->history(), m_page->capabilities().mayAddBoth(), m_window);
    tellOf(dialog, &TrashDialog::restored);
    m_dialogs.add(*dialog,
                  {.leave = [dialog] { dialog->leave(); },
                   .enter =
                       [dialog](CataloguePage &page) {
                           dialog->enter(page.history(), page.capabilities().mayAddBoth());
                       }});
    dialog->open();
}

} // namespace catalpa::ui
