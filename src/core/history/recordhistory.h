// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/history/historyentry.h"
#include "core/records/edit.h"

#include <QtCore/QFuture>
#include <QtCore/QUuid>

namespace catalpa {

//! What has been done to authors and books, as the database has recorded it, and ways back. Methods return at once and
//! are answered from another thread; use deliver(). Everything is done with the rights of the role.
class RecordHistory {
public:
    virtual ~RecordHistory() = default;

    //! What was done to a record, 50 entries at most, those older than the entry \a before if it is not 0.
    virtual QFuture<Result<Timeline>> timeline(const RecordRef &record, qint64 before = 0) = 0;
    //! Deleted records, 100 at most, after a DeletedRecord::position unless it is empty.
    virtual QFuture<Result<Trash>> trash(const QString &after = {}) = 0;
    //! Puts a record back under its number as it was; an author with the books that went at the same time.
    //! ErrorKind::Conflict when the number is taken or the author of the book is gone.
    //! Run again with the same \a token, a UUID, it answers as the first time.
    virtual QFuture<Result<RestoreReport>> restore(const DeletedRecord &record, const QString &token) = 0;
    QFuture<Result<RestoreReport>> restore(const DeletedRecord &record) { return restore(record, newToken()); }
    //! The edit that gives a field the value that it had before an entry; empty when it has that value. Nothing is
    //! written. ErrorKind::Missing when the entry or the record is gone.
    virtual QFuture<Result<AuthorEdit>> authorEdit(Id<Author> id, qint64 entry, const QString &field) = 0;
    virtual QFuture<Result<BookEdit>> bookEdit(Id<Book> id, qint64 entry, const QString &field) = 0;
    //! Takes back all that a batch did, in one transaction, or nothing if something stands in the way (100 of it at
    //! most are answered); nothing stood in the way when the answer is empty. That is a batch too: \a token, a UUID.
    virtual QFuture<Result<QList<BatchObstacle>>> takeBack(const QString &batch, const QString &token) = 0;
    QFuture<Result<QList<BatchObstacle>>> takeBack(const QString &batch) { return takeBack(batch, newToken()); }
    //! Drawn once for a request, so that a repetition after a lost link finds that it is done.
    static QString newToken() { return QUuid::createUuid().toString(QUuid::WithoutBraces); }
};

} // namespace catalpa
