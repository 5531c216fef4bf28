// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/journal.h"

#include <QtCore/QList>

#include <deque>

namespace catalpa {

//! The entries of an outbox in the order in which they were made, and which of them goes next. Pure.
class EditQueue {
public:
    const std::deque<OutboxEntry> &entries() const { return m_entries; }

    OutboxEntry &add(OutboxEntry entry);
    //! Puts what an earlier run left in front of all others: held, but for those that were \a onTheirWay. They get the
    //! numbers behind \a lastNumber; the last of them.
    quint64 addLeft(const QList<JournalRecord> &left, const QList<QUuid> &onTheirWay, quint64 lastNumber);
    void remove(quint64 number);
    //! Takes out an entry that the database does not have for certain, and that is not on its way.
    std::optional<OutboxEntry> withdraw(quint64 number);
    OutboxEntry *find(quint64 number); //!< Or null.
    const OutboxEntry *find(quint64 number) const;
    OutboxEntry *sending(); //!< The one on its way, or null.
    //! The one to be sent next, or null: edits of one field go in their order, and of the others goes first who has
    //! failed least, so that none waits behind one that cannot go.
    OutboxEntry *next();
    //! The edit \a number was typed over refused or held ones: it starts from what those saw, because the database
    //! never held the text in between, and they go; it has their tokens as OutboxEntry::replaced. Where one of them is
    //! held and has other fields too, it is held with them. Where nothing is left to be changed it goes too: the tokens
    //! of all that went are the answer then.
    QList<QUuid> takeOver(quint64 number);
    //! One that waits behind a refused edit of the same field, and takes it over; 0 when there is none.
    quint64 heir() const;
    void release(const QList<quint64> &numbers);

    const OutboxEntry *firstRefused() const; //!< Or null.
    QList<quint64> in(OutboxEntry::State state) const; //!< The numbers of the entries in a state.
    //! Nothing is on its way, neither to the disk nor, unless the waiting ones pause, to the database.
    bool isSettled(bool isPausing) const;
    QList<QUuid> onTheirWay() const; //!< The tokens of those that go on by themselves.
    int unkept() const; //!< How many are not on the disk.

    //! The record with the edits that are on their way.
    Author withEdits(Author author) const;
    Book withEdits(Book book) const;
    //! The newest entry for a record, or null.
    const OutboxEntry *entryFor(Id<Author> id) const;
    const OutboxEntry *entryFor(Id<Book> id) const;

private:
    bool isNext(std::deque<OutboxEntry>::const_iterator entry) const;

    std::deque<OutboxEntry> m_entries;
};

//! Refused or held: a person decides.
bool isOpenForDecision(const OutboxEntry &entry);

} // namespace catalpa
