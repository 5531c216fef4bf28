// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/refusededitcontroller.h"

#include "core/outbox/outbox.h"
#include "ui/widgets/banner.h"

#include <algorithm>

namespace catalpa::ui {

RefusedEditController::RefusedEditController(Outbox &outbox, AuthorStore &authors, BookStore &books, Banner &banner,
                                             QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_authors(authors)
    , m_books(books)
    , m_banner(banner)
{
    connect(&outbox, &Outbox::changed, this, &RefusedEditController::askNext);
}

void RefusedEditController::review()
{
    if (const OutboxEntry *refused = m_outbox.firstRefused())
        return ask(*refused);
    if (!m_outbox.isStalled())
        return;
    m_banner.tell(Banner::Tone::Warning,
                  tr("%Ln edit(s) are kept on this computer until the database can be reached again.", nullptr,
                     int(m_outbox.entries().size())),
                  tr("Try again"), [this] { m_outbox.resume(); });
}

void RefusedEditController::askNext()
{
    const OutboxEntry *refused = m_outbox.firstRefused();
    const quint64 number = refused ? refused->number : 0;
    if (number == m_asked)
        return;
    if (refused)
        ask(*refused);
    else
        m_banner.clear();
    m_asked = number;
}

void RefusedEditController::ask(const OutboxEntry &entry)
{
    const quint64 number = entry.number;
    const QString &sentence = entry.error.message;
    Q_EMIT asked(number);
    const auto dropIt = [this, number] {
        drop(number);
    };
    switch (entry.error.kind) {
    case ErrorKind::Conflict:
        return m_banner.tell(
            Banner::Tone::Warning, sentence, tr("Keep mine"), [this, number] { keepMine(number); }, tr("Use theirs"),
            dropIt);
    case ErrorKind::Missing:
    case ErrorKind::Invalid:
        return m_banner.tell(Banner::Tone::Warning, sentence, tr("Discard my edit"), dropIt);
    default:
        return m_banner.tell(
            Banner::Tone::Danger, sentence, tr("Try again"), [this, number] { m_outbox.retry(number); },
            tr("Discard my edit"), dropIt);
    }
}

void RefusedEditController::drop(quint64 number)
{
    m_outbox.discard(number);
    Q_EMIT dropped();
}

void RefusedEditController::keepMine(quint64 number)
{
    const auto &entries = m_outbox.entries();
    const auto entry = std::find_if(entries.cbegin(), entries.cend(),
                                    [number](const OutboxEntry &each) { return each.number == number; });
    if (entry == entries.cend())
        return;
    const auto decide = [this, number](const auto &edit, const auto &now) {
        if (now)
            m_outbox.decide(number, rebased(edit, *now));
        else
            Q_EMIT failed(now.error());
    };
    if (const auto *author = std::get_if<AuthorEdit>(&entry->edit)) {
        m_reading = deliver(m_authors.author(author->id), this,
                            [decide, edit = *author](const Result<Author> &now) { decide(edit, now); });
    } else if (const auto *book = std::get_if<BookEdit>(&entry->edit)) {
        m_reading = deliver(m_books.book(book->id), this,
                            [decide, edit = *book](const Result<Book> &now) { decide(edit, now); });
    }
}

} // namespace catalpa::ui
