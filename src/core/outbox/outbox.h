// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/outbox/editqueue.h"
#include "core/outbox/editstores.h"
#include "core/outbox/journal.h"
#include "core/outbox/outboxevents.h"
#include "core/outbox/resending.h"

namespace catalpa {

//! Edits on their way to the database, one at a time: on the disk before they are sent, and struck when the database
//! has answered. They survive the connection, the window and the program. Each carries a token, of which the database
//! keeps a receipt, so that an edit whose answer was lost is applied once.
//!
//! Edits of one field go in their order; any other one goes as soon as it can. What the database could not take by
//! itself (not reachable, busy, full) is sent again after a pause that grows to a minute, and at once when something
//! new is submitted or resume() is called.
class Outbox final : public OutboxEvents {
    Q_OBJECT

public:
    enum class Mode {
        AsTheyCome,
        Collected, //!< Edits are held until release().
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
    //! takes that one's place; where both together change nothing, nothing is left of them.
    quint64 submit(const Edit &edit);
    //! Sends again at once what waits because the database did not take it.
    void resume();
    //! Sends a refused edit again as it is.
    void retry(quint64 number);
    //! Drops an edit that was refused or is held.
    void discard(quint64 number);
    //! Takes back an edit that the database does not have for certain; false where it has it, or may have it.
    bool withdraw(quint64 number);
    //! Replaces a refused or held edit by one that was decided on; an empty edit drops it.
    void decide(quint64 number, const Edit &edit);
    //! Sends edits that are held.
    void release(const QList<quint64> &numbers);

    const std::deque<OutboxEntry> &entries() const { return m_queue.entries(); }
    const EditQueue &queue() const { return m_queue; }
    //! The first refused edit, which wants a decision, or null.
    const OutboxEntry *firstRefused() const { return m_queue.firstRefused(); }
    //! True when edits wait because the database could not be reached.
    bool isStalled() const { return m_pace.isStalled(); }
    //! True when nothing is on its way: neither to the disk nor, unless it waits for the database, to the database.
    bool isSettled() const { return m_queue.isSettled(m_pace.isPausing()); }
    //! The SQL that an entry is sent with, to be shown.
    QList<Statement> preview(const OutboxEntry &entry) const
    {
        return m_stores.preview(entry.edit, {.token = entry.token, .isRepeated = entry.isRepeated});
    }
    //! The tokens of edits that go on by themselves, for open().
    QList<QUuid> onTheirWay() const { return m_queue.onTheirWay(); }
    //! What an earlier run left.
    const JournalContent &left() const { return m_left; }

    //! The record with the edits that are on their way: what the librarian has typed, saved or not.
    Author withEdits(Author author) const { return m_queue.withEdits(std::move(author)); }
    Book withEdits(Book book) const { return m_queue.withEdits(std::move(book)); }

private:
    void takeBack(const JournalContent &left, const QList<QUuid> &onTheirWay);
    void takeOver(quint64 number);
    void keep(quint64 number);
    void setKept(quint64 number, const QList<QUuid> &struck, const Result<> &kept);
    void strike(const QList<QUuid> &tokens);
    void sendNext();
    void send(OutboxEntry &entry);
    void settle(const Result<CurrentRecord> &result, const Sending &sending);
    void fail(const Error &error);
    void wait(OutboxEntry &entry, const Error &error);
    void refuse(OutboxEntry &entry, const Error &error);
    void readNow(const OutboxEntry &entry);
    void touch(const Edit &edit);

    EditStores m_stores;
    std::unique_ptr<Journal> m_journal;
    EditQueue m_queue;
    JournalContent m_left;
    quint64 m_lastNumber = 0;
    Mode m_mode = Mode::AsTheyCome;
    ResendingPace m_pace;
    Pending m_opening;
};

} // namespace catalpa
