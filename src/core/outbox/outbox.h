// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/authorstore.h"
#include "core/bookstore.h"
#include "core/outbox/journal.h"
#include "core/outbox/outboxentry.h"

#include <QtCore/QObject>

#include <deque>

namespace catalpa {

//! Edits on their way to the database, in order, one at a time: written to the journal before they are sent and struck
//! when the database has answered. They survive the connection, the window and the program. An edit may be sent twice,
//! because it names what was seen and what is wanted: the second time it is already so.
class Outbox final : public QObject {
    Q_OBJECT

public:
    //! The stores must outlive the outbox. \a journal may be null, then nothing survives the program.
    Outbox(AuthorStore &authors, BookStore &books, std::unique_ptr<Journal> journal, QObject *parent = nullptr);
    ~Outbox() override;

    //! Reads what an earlier run left unsaved, and sends it.
    void open();

    //! Takes an edit in; its number, or 0 for an empty one. An edit of a field whose earlier edit is refused takes that
    //! one's place.
    quint64 submit(const Edit &edit);
    //! Sends again what waits because the database could not be reached, and what was refused because it was busy.
    void resume();
    //! Sends a refused edit again as it is; if the database was busy, with all others that it was too busy for.
    void retry(quint64 number);
    //! Drops an edit that was refused.
    void discard(quint64 number);
    //! Replaces a refused edit by one that was decided on; an empty edit drops it.
    void decide(quint64 number, const Edit &edit);

    const std::deque<OutboxEntry> &entries() const { return m_entries; }
    //! The first refused edit, which wants a decision, or null.
    const OutboxEntry *firstRefused() const;
    //! True when edits wait because the database could not be reached.
    bool isStalled() const { return m_stalled; }

    //! The record with the edits that are on their way: what the librarian has typed, saved or not.
    Author withEdits(Author author) const;
    Book withEdits(Book book) const;
    //! The newest entry for a record, or null.
    const OutboxEntry *entryFor(Id<Author> id) const;
    const OutboxEntry *entryFor(Id<Book> id) const;

Q_SIGNALS:
    //! What is shown of a record has changed: an edit was taken in, refused or dropped.
    void authorTouched(catalpa::Id<catalpa::Author> id);
    void bookTouched(catalpa::Id<catalpa::Book> id);
    //! The database has confirmed an edit; this is the record now.
    void authorSaved(const catalpa::Author &author);
    void bookSaved(const catalpa::Book &book);
    //! The same for whoever keeps track of edits.
    void saved(quint64 number, const catalpa::Edit &edit);
    //! An edit was refused; see OutboxEntry::error.
    void refused(const catalpa::OutboxEntry &entry);
    //! The database could not be reached; everything waits.
    void stalled(const catalpa::Error &error);
    //! Number or state of the entries has changed.
    void changed();

private:
    void takeBack(const QList<Edit> &left);
    void keep();
    void sendNext();
    bool takeOverRefused(OutboxEntry &next);
    void touch(const Edit &edit);
    void settle(const Error &error);
    std::deque<OutboxEntry>::iterator sending();

    AuthorStore &m_authors;
    BookStore &m_books;
    std::unique_ptr<Journal> m_journal;
    std::deque<OutboxEntry> m_entries;
    quint64 m_lastNumber = 0;
    bool m_stalled = false;
    Pending m_opening;
    Pending m_writing;
};

} // namespace catalpa
