// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/doubles/pgdoublestore.h"

#include "base/text.h"
#include "store/doubles/authordoubles.h"
#include "store/doubles/bookdoubles.h"
#include "store/doubles/decisions.h"
#include "store/doubles/merging.h"
#include "store/listing/readingindex.h"
#include "store/removal/removalreads.h"

namespace catalpa::store {
namespace {

//! In the order of the question.
template <typename Record>
Result<QList<Kept<Record>>> inOrder(QList<Kept<Record>> found, Id<Record> first)
{
    if (found.size() < 2) {
        return failure(ErrorKind::Missing,
                       Text::tr("One of the two records is not there any more. Somebody else has deleted it."));
    }
    if (found.first().record.id != first)
        found.swapItemsAt(0, 1);
    return found;
}

template <typename Record>
Result<> checkTwo(Id<Record> one, Id<Record> other)
{
    if (one != other)
        return {};
    return failure(ErrorKind::Invalid, Text::tr("A record cannot be merged with itself. Nothing was changed."));
}

} // namespace

QFuture<Result<ProposedDoubles>> PgDoubleStore::find(RecordRef::Kind kind)
{
    return m_executors.counts.read([kind, capabilities = m_capabilities](db::Session &session) {
        catchUp(session);
        return kind == RecordRef::Kind::Author ? findAuthorDoubles(session, capabilities, mostDoubles)
                                               : findBookDoubles(session, capabilities, mostDoubles);
    });
}

QFuture<Result<QList<Kept<Author>>>> PgDoubleStore::authors(Id<Author> one, Id<Author> other)
{
    return m_executors.reads.read([one, other, capabilities = m_capabilities](db::Session &session) {
        return checkTwo(one, other)
            .and_then([&] {
                return readAuthors(session, {one, other}, capabilities);
            })
            .and_then([&](const QList<Kept<Author>> &found) { return inOrder(found, one); });
    });
}

QFuture<Result<QList<Kept<Book>>>> PgDoubleStore::books(Id<Book> one, Id<Book> other)
{
    return m_executors.reads.read([one, other, capabilities = m_capabilities](db::Session &session) {
        return checkTwo(one, other)
            .and_then([&] {
                return readBooks(session, {one, other}, capabilities);
            })
            .and_then([&](const QList<Kept<Book>> &found) { return inOrder(found, one); });
    });
}

QFuture<Result<MergeReport>> PgDoubleStore::merge(const AuthorMerge &merge, const Sending &sending)
{
    return m_executors.writes.write([merge, sending, capabilities = m_capabilities](db::Session &session) {
        return mergeRecords(session, merge, sending, capabilities);
    });
}

QFuture<Result<MergeReport>> PgDoubleStore::merge(const BookMerge &merge, const Sending &sending)
{
    return m_executors.writes.write([merge, sending, capabilities = m_capabilities](db::Session &session) {
        return mergeRecords(session, merge, sending, capabilities);
    });
}

QFuture<Result<void>> PgDoubleStore::setDifferent(RecordRef::Kind kind, qint64 one, qint64 other, bool areDifferent)
{
    return m_executors.writes.write(
        [=](db::Session &session) { return store::setDifferent(session, kind, one, other, areDifferent); });
}

QFuture<Result<QList<EarlierMerge>>> PgDoubleStore::merges(RecordRef::Kind kind)
{
    return m_executors.reads.read([kind](db::Session &session) { return readMerges(session, kind); });
}

} // namespace catalpa::store
