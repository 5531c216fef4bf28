// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/authorstore.h"
#include "core/bookstore.h"
#include "core/outbox/editqueue.h"
#include "core/outbox/journal.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace catalpa {

//! Edits on their way to the database, one at a time: on the disk before they are sent, and struck when the database
//! has answered. They survive the connection, the window and the program. Each carries a token, of which the database
//! keeps a receipt, so that an edit whose answer was lost is applied once.
//!
//! Edits of one field go in their order; any other one goes as soon as it can. What the database could not take by
//! itself (not reachable, busy, full) is sent again after a pause that grows to a minute, and at once when something
//! new is submitted or resume() is called.
class Outbox final : public QObject {
    Q_OBJECT

public:
    //! When edits are sent.
    enum class Mode {
        AsTheyCome,
        Collected, //!< They are held until release().
    };

    //! The stores must outlive the outbox. \a journal may be null, then nothing survives the program.
    Outbox(AuthorStore &authors, BookStore &books, std::unique_ptr<Journal> journal, QObject *parent = nullptr);
    ~Outbox() override;

    //! Reads what an earlier run left unsaved; it is held until a person decides, but for the edits \a onTheirWay,
    //! which were being sent a moment ago.
    void open(const QList<QUuid> &onTheirWay = {});
    //! For edits that are submitted from now on.
    void setMode(Mode mode) { m_mode = mode; }
    Mode mode() const { return m_mode; }

    //! Takes an edit in; its number, or 0 for an empty one. An edit of a field whose earlier edit is refused or held
    //! takes that one's place.
    quint64 submit(const Edit &edit);
    //! Sends again at once what waits because the database did not take it.
    void resume();
    //! Sends a refused edit again as it is.
    void retry(quint64 number);
    //! Drops an edit that was refused or is held.
    void discard(quint64 number);
    //! Replaces a refused or held edit by one that was decided on; an empty edit drops it.
    void decide(quint64 number, const Edit &edit);
    //! Sends edits that are held.
    void release(const QList<quint64> &numbers);

    const std::deque<OutboxEntry> &entries() const { return m_queue.entries(); }
    const EditQueue &queue() const { return m_queue; }
    //! The first refused edit, which wants a decision, or null.
    const OutboxEntry *firstRefused() const { return m_queue.firstRefused(); }
    //! True when edits wait because the database could not be reached.
    bool isStalled() const { return m_stalled; }
    //! True when nothing is on its way: neither to the disk nor, unless it waits for the database, to the database.
    bool isSettled() const;
    //! The tokens of edits that go on by themselves, for open().
    QList<QUuid> onTheirWay() const;
    //! What an earlier run left.
    const JournalContent &left() const { return m_left; }

    //! The record with the edits that are on their way: what the librarian has typed, saved or not.
    Author withEdits(Author author) const { return m_queue.withEdits(std::move(author)); }
    Book withEdits(Book book) const { return m_queue.withEdits(std::move(book)); }
    //! The newest entry for a record, or null.
    const OutboxEntry *entryFor(Id<Author> id) const { return m_queue.entryFor(id); }
    const OutboxEntry *entryFor(Id<Book> id) const { return m_queue.entryFor(id); }

Q_SIGNALS:
    //! What is shown of a record has changed: an edit was taken in, refused or dropped.
    void authorTouched(catalpa::Id<catalpa::Author> id);
    void bookTouched(catalpa::Id<catalpa::Book> id);
    //! The database has confirmed an edit or an addition; this is the record now.
    void authorSaved(const catalpa::Author &author);
    void bookSaved(const catalpa::Book &book);
    //! The same for whoever keeps track of edits.
    void saved(quint64 number, const catalpa::Edit &edit);
    //! An edit was refused; see OutboxEntry::error. After a conflict OutboxEntry::now comes later, with changed().
    void refused(const catalpa::OutboxEntry &entry);
    //! The database could not be reached; everything waits.
    void stalled(const catalpa::Error &error);
    //! The database takes edits again.
    void recovered();
    //! An earlier run left edits, which are held, or something that cannot be read; see held() and left().
    void foundLeft();
    //! Number or state of the entries has changed.
    void changed();

private:
    void takeBack(const JournalContent &left, const QList<QUuid> &onTheirWay);
    void keep(quint64 number, const QList<QUuid> &struck = {});
    void setKept(quint64 number, const Result<> &kept);
    void strike(const QUuid &token);
    void sendNext();
    void send(OutboxEntry &entry);
    template <typename Record>
    void settle(const Result<Record> &result, void (Outbox::*announce)(const Record &));
    void fail(const Error &error);
    void wait(OutboxEntry &entry, const Error &error);
    void refuse(OutboxEntry &entry, const Error &error);
    void readNow(const OutboxEntry &entry);
    void touch(const Edit &edit);

    AuthorStore &m_authors;
    BookStore &m_books;
    std::unique_ptr<Journal> m_journal;
    EditQueue m_queue;
    JournalContent m_left;
    quint64 m_lastNumber = 0;
    Mode m_mode = Mode::AsTheyCome;
    bool m_stalled = false;
    bool m_due = true; //!< What has failed may be sent again.
    int m_failures = 0; //!< How often in a row the database could not be reached.
    QTimer m_retry;
    Pending m_opening;
};

} // namespace catalpa
