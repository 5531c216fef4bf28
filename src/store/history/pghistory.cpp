// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/history/pghistory.h"

#include "store/history/batches.h"
#include "store/history/earliervalue.h"
#include "store/history/timeline.h"
#include "store/history/trash.h"

namespace catalpa::store {

QFuture<Result<Timeline>> PgHistory::timeline(const RecordRef &record, qint64 before)
{
    return m_executors.reads.read([=](db::Session &session) { return readTimeline(session, record, before); });
}

QFuture<Result<Trash>> PgHistory::trash(const QString &after)
{
    return m_executors.reads.read([=](db::Session &session) { return readTrash(session, after); });
}

QFuture<Result<RestoreReport>> PgHistory::restore(const DeletedRecord &record, const QString &token)
{
    return m_executors.writes.write(
        [record, token](db::Session &session) { return restoreDeleted(session, record, token); });
}

QFuture<Result<AuthorEdit>> PgHistory::authorEdit(Id<Author> id, qint64 entry, const QString &field)
{
    return m_executors.reads.read([=, capabilities = m_capabilities](db::Session &session) {
        return earlierAuthor(session, capabilities, id, entry, field);
    });
}

QFuture<Result<BookEdit>> PgHistory::bookEdit(Id<Book> id, qint64 entry, const QString &field)
{
    return m_executors.reads.read([=, capabilities = m_capabilities](db::Session &session) {
        return earlierBook(session, capabilities, id, entry, field);
    });
}

QFuture<Result<QList<BatchObstacle>>> PgHistory::takeBack(const QString &batch, const QString &token)
{
    return m_executors.writes.write(
        [batch, token](db::Session &session) { return takeBatchBack(session, batch, token); });
}

} // namespace catalpa::store
