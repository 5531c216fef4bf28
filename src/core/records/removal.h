// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/records/book.h"
#include "core/records/sending.h"

#include <QtCore/QFuture>
#include <QtCore/QList>
#include <QtCore/QStringList>

namespace catalpa {

//! A record with what is kept beside it.
template <typename Record>
struct Kept {
    Record record;
    bool isFiledByHand = false; //!< A person chose the sort name or title; else the rules make it again.

    bool operator==(const Kept &) const = default;
};

//! Authors and books that are deleted together, as they were when they were counted: the question, the lock and what
//! puts them back, in one value.
struct RemovedRecords {
    QList<Kept<Author>> authors{}; //!< By id.
    QList<Kept<Book>> books{}; //!< By id. With authors: all of theirs.
    //! Tables of other programs of which the database by itself deletes rows that refer to these, or empties them:
    //! nothing puts that back.
    QStringList alongside{};
    //! Columns of other programs, such as "books.shelf", whose values nothing keeps, so that nothing puts them back.
    QStringList unkept{};
    bool isFinal = false; //!< One of them has to have a value: what is deleted cannot be put back at all.
    //! Gets the books of the authors, which are then not deleted.
    std::optional<Author> heir{};
    //! Sending::token of the removal, once it was done: where history is recorded, what other programs keep in columns
    //! of their own comes back from there.
    QUuid removal{};

    bool isEmpty() const { return authors.isEmpty() && books.isEmpty(); }
    bool operator==(const RemovedRecords &) const = default;
};

template <typename Record>
QList<qint64> numbersIn(const QList<Kept<Record>> &records)
{
    QList<qint64> numbers;
    for (const Kept<Record> &each : records)
        numbers += each.record.id.value;
    return numbers;
}

//! Records that are deleted at once, at most, authors and books together.
inline constexpr int mostRemoved = 10'000;

//! Deletes records of the catalogue that is open, and puts them back. Methods return at once; use deliver().
class RemovalStore {
public:
    virtual ~RemovalStore() = default;

    //! What would be deleted with these authors: themselves and all their books, as they are now. ErrorKind::Missing
    //! when one of them is gone, ErrorKind::Invalid when it is more than mostRemoved.
    virtual QFuture<Result<RemovedRecords>> withBooks(const QList<Id<Author>> &ids) = 0;
    //! The same for books alone.
    virtual QFuture<Result<RemovedRecords>> books(const QList<Id<Book>> &ids) = 0;

    //! Deletes exactly these, or nothing: ErrorKind::Conflict when one of them is not as it was or an author has
    //! another book, ErrorKind::Missing when one is gone, ErrorKind::Rights when a rule of the database keeps one.
    //! Done once however often it is sent.
    virtual QFuture<Result<void>> remove(const RemovedRecords &records, const Sending &sending) = 0;
    //! Whether remove() was done, when its answer was lost; a removal that is under way is waited for.
    virtual QFuture<Result<bool>> isRemoved(const RemovedRecords &records, const Sending &sending) = 0;
    //! Puts all of them back under their numbers, once however often it is sent, and the books that went to an heir
    //! and are still there; how many books came back. ErrorKind::Conflict when a number is taken,
    //! ErrorKind::Missing when the author of a book is gone.
    virtual QFuture<Result<qint64>> restore(const RemovedRecords &records, const Sending &sending) = 0;
};

} // namespace catalpa
