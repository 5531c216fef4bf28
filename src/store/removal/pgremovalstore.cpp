// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/removal/pgremovalstore.h"

#include "base/text.h"
#include "store/removal/alongside.h"
#include "store/removal/removal.h"
#include "store/removal/removalreads.h"
#include "store/removal/restoration.h"

#include <utility>

namespace catalpa::store {
namespace {

//! What was to be counted has to be there.
Result<> checkFound(qsizetype found, qsizetype wanted)
{
    if (found == wanted)
        return {};
    return failure(ErrorKind::Missing,
                   Text::tr("Somebody else has deleted %n of these records meanwhile.", nullptr, int(wanted - found)));
}

} // namespace

PgRemovalStore::PgRemovalStore(const Executors &executors, const CatalogueCapabilities &capabilities)
    : m_executors(executors)
    , m_capabilities(capabilities)
{
}

QFuture<Result<RemovedRecords>> PgRemovalStore::withBooks(const QList<Id<Author>> &ids)
{
    return m_executors.reads.read([ids, capabilities = m_capabilities](db::Session &session) -> Result<RemovedRecords> {
        if (ids.size() > mostRemoved)
            return failure(tooMany());
        const auto authors = readAuthors(session, ids, capabilities);
        if (!authors)
            return passOn(authors);
        if (const auto all = checkFound(authors->size(), ids.size()); !all)
            return passOn(all);
        return readBooksOf(session, ids, mostRemoved - ids.size(), capabilities)
            .and_then([&](const QList<Kept<Book>> &books) {
                return withAlongside(session, {.authors = *authors, .books = books});
            })
            .and_then([&](const RemovedRecords &records) { return withUnkept(session, records, capabilities); });
    });
}

QFuture<Result<RemovedRecords>> PgRemovalStore::books(const QList<Id<Book>> &ids)
{
    return m_executors.reads.read([ids, capabilities = m_capabilities](db::Session &session) -> Result<RemovedRecords> {
        if (ids.size() > mostRemoved)
            return failure(tooMany());
        const auto books = readBooks(session, ids, capabilities);
        if (!books)
            return passOn(books);
        return checkFound(books->size(), ids.size())
            .and_then([&] { return withAlongside(session, {.books = *books}); })
            .and_then([&](const RemovedRecords &records) { return withUnkept(session, records, capabilities); });
    });
}

QFuture<Result<void>> PgRemovalStore::remove(const RemovedRecords &records, const Sending &sending)
{
    return m_executors.writes.write([records, capabilities = m_capabilities, receipt = Receipt(m_capabilities, sending),
                                     mayBeDone = sending.isRepeated](db::Session &session) mutable {
        const bool isRerun = std::exchange(mayBeDone, true);
        return removeRecords(session, records, receipt, isRerun && !receipt.isKept(), capabilities);
    });
}

QFuture<Result<bool>> PgRemovalStore::isRemoved(const RemovedRecords &records, const Sending &sending)
{
    return m_executors.writes.write(
        [records, capabilities = m_capabilities, receipt = Receipt(m_capabilities, sending)](db::Session &session) {
            return areRemoved(session, records, receipt, capabilities);
        });
}

QFuture<Result<qint64>> PgRemovalStore::restore(const RemovedRecords &records, const Sending &sending)
{
    return m_executors.writes.write([records, capabilities = m_capabilities, receipt = Receipt(m_capabilities, sending),
                                     mayBeDone = sending.isRepeated](db::Session &session) mutable {
        const bool isRerun = std::exchange(mayBeDone, true);
        return restoreRecords(session, records, receipt, isRerun && !receipt.isKept(), capabilities);
    });
}

} // namespace catalpa::store
