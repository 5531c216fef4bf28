// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/removal/removal.h"

#include "base/text.h"
#include "core/records/quotedname.h"
#include "store/removal/alongside.h"
#include "store/removal/removalreads.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

constexpr auto foreignKeyViolation = "23503"_L1;

const QString &nameOf(const Author &author)
{
    return author.name;
}

const QString &nameOf(const Book &book)
{
    return book.title;
}

//! Whether nobody has changed what was shown; the number of books is looked at by itself.
bool isAsSeen(Kept<Author> now, const Kept<Author> &seen)
{
    now.record.bookCount = seen.record.bookCount;
    return now == seen;
}

bool isAsSeen(Kept<Book> now, const Kept<Book> &seen)
{
    now.record.authorName = seen.record.authorName; // The author's own affair.
    now.record.authorCountry = seen.record.authorCountry;
    return now == seen;
}

template <typename Record>
Result<> checkAsSeen(const QList<Kept<Record>> &now, const QList<Kept<Record>> &seen)
{
    QHash<Id<Record>, Kept<Record>> found;
    for (const Kept<Record> &each : now)
        found.insert(each.record.id, each);
    for (const Kept<Record> &each : seen) {
        const auto there = found.constFind(each.record.id);
        if (there == found.constEnd()) {
            return failure(ErrorKind::Missing,
                           Text::tr("Somebody else has deleted %1 meanwhile. Nothing was deleted now.")
                               .arg(quotedName(nameOf(each.record))));
        }
        if (!isAsSeen(*there, each)) {
            return failure(ErrorKind::Conflict,
                           Text::tr("Somebody else has changed %1 since it was shown here. Nothing was deleted. Look "
                                    "at it, and delete it again if it is to go all the same.")
                               .arg(quotedName(nameOf(each.record))));
        }
    }
    return {};
}

//! A book that was not there when the books were counted.
Result<> checkNoOthers(const QList<Kept<Book>> &now, const QList<Kept<Book>> &seen)
{
    QSet<Id<Book>> counted;
    for (const Kept<Book> &each : seen)
        counted += each.record.id;
    for (const Kept<Book> &each : now) {
        if (!counted.contains(each.record.id)) {
            return failure(
                ErrorKind::Conflict,
                Text::tr("%1 has another book since the books were counted: %2. Nothing was deleted. Look at "
                         "it, and delete again if it is to go, too.")
                    .arg(quotedName(each.record.authorName), quotedName(each.record.title)));
        }
    }
    return {};
}

Result<> lock(db::Session &session, const RemovedRecords &records)
{
    const auto authors = numbersOf(idsOf(records.authors));
    // In the order of their numbers, so that two who delete at the same time wait for each other only once. Whoever
    // adds a book holds its author's row, so none can come any more.
    if (const auto locked =
            session.run("SELECT FROM public.authors WHERE id = ANY ($1::bigint[]) ORDER BY id FOR UPDATE", {authors});
        !locked)
        return passOn(locked);
    const auto locked = session.run("SELECT FROM public.books WHERE id = ANY ($1::bigint[]) OR author_id = ANY"
                                    " ($2::bigint[]) ORDER BY id FOR UPDATE",
                                    {numbersOf(idsOf(records.books)), authors});
    return locked ? Result<>() : passOn(locked);
}

Result<RemovedRecords> readNow(db::Session &session, const RemovedRecords &seen,
                               const CatalogueCapabilities &capabilities)
{
    const auto authors = readAuthors(session, idsOf(seen.authors), capabilities);
    if (!authors)
        return passOn(authors);
    const auto books = seen.authors.isEmpty() ? readBooks(session, idsOf(seen.books), capabilities)
                                              : readBooksOf(session, idsOf(seen.authors), mostRemoved, capabilities);
    if (!books)
        return passOn(books);
    return RemovedRecords{.authors = *authors, .books = *books};
}

Error meaningOf(const Error &error)
{
    if (error.sql().sqlState != foreignKeyViolation)
        return error;
    return {ErrorKind::Conflict,
            Text::tr("Something else in the database, the table “%1”, refers to what is to be deleted. Nothing was "
                     "deleted.")
                .arg(error.sql().table),
            error.detail};
}

//! A rule of the database left some of them where they were, without an error.
template <typename Record>
Result<> checkNoneKept(db::Session &session, const char *table, const QList<Kept<Record>> &records)
{
    const auto there = session.run(QByteArray("SELECT id FROM ") + table + " WHERE id = ANY ($1::bigint[]) LIMIT 1",
                                   {numbersOf(idsOf(records))});
    if (!there)
        return passOn(there);
    for (const Kept<Record> &each : records) {
        if (!there->isEmpty() && each.record.id.value == there->integer(0, 0)) {
            return failure(ErrorKind::Rights,
                           Text::tr("The database keeps %1: a rule of its own, which is row-level security or a "
                                    "trigger, does not let it be deleted. Nothing was deleted.")
                               .arg(quotedName(nameOf(each.record))));
        }
    }
    return {};
}

template <typename Record>
Result<> removeRows(db::Session &session, const char *table, const QList<Kept<Record>> &records)
{
    if (records.isEmpty())
        return {};
    const auto gone =
        session.run(QByteArray("DELETE FROM ") + table + " WHERE id = ANY ($1::bigint[])", {numbersOf(idsOf(records))});
    if (!gone)
        return failure(meaningOf(gone.error()));
    return gone->affected() == records.size() ? Result<>() : checkNoneKept(session, table, records);
}

Result<> moveBooks(db::Session &session, const RemovedRecords &records)
{
    for (const Kept<Author> &each : records.authors) {
        if (each.record.id == records.heir->id) {
            return failure(ErrorKind::Invalid,
                           Text::tr("The books cannot go to %1, who is to be deleted. Choose somebody else.")
                               .arg(quotedName(each.record.name)));
        }
    }
    const auto heir = session.run("SELECT FROM public.authors WHERE id = $1::bigint", {records.heir->id});
    if (!heir)
        return passOn(heir);
    if (heir->isEmpty()) {
        return failure(
            ErrorKind::Missing,
            Text::tr("The author who was to get the books has been deleted meanwhile. Nothing was changed."));
    }
    const auto moved = session.run("UPDATE public.books SET author_id = $2::bigint WHERE id = ANY ($1::bigint[])",
                                   {numbersOf(idsOf(records.books)), records.heir->id});
    if (!moved)
        return passOn(moved);
    if (moved->affected() != records.books.size()) {
        return failure(ErrorKind::Rights,
                       Text::tr("The database did not let all books be moved: a rule of its own, which is row-level "
                                "security or a trigger, keeps some. Nothing was changed."));
    }
    return {};
}

Result<> removeAll(db::Session &session, const RemovedRecords &records)
{
    return (records.heir ? moveBooks(session, records) : removeRows(session, "public.books", records.books))
        .and_then([&] { return removeRows(session, "public.authors", records.authors); });
}

} // namespace

Result<> removeRecords(db::Session &session, const RemovedRecords &records, const Receipt &receipt, bool mayBeDone,
                       const CatalogueCapabilities &capabilities)
{
    db::Transaction transaction(session);
    const auto begun = receipt.begin(transaction);
    if (!begun)
        return passOn(begun);
    if (!*begun)
        return {};
    if (const auto locked = lock(session, records); !locked)
        return locked;
    const auto now = readNow(session, records, capabilities);
    if (!now)
        return passOn(now);
    if (mayBeDone && now->isEmpty())
        return {};
    return checkAsSeen(now->authors, records.authors)
        .and_then([&] { return checkNoOthers(now->books, records.books); })
        .and_then([&] { return checkAsSeen(now->books, records.books); })
        .and_then([&] { return checkAlongside(session, records); })
        .and_then([&] { return removeAll(session, records); })
        .and_then([&] { return transaction.commit(); });
}

Result<bool> areRemoved(db::Session &session, const RemovedRecords &records, const Receipt &receipt,
                        const CatalogueCapabilities &capabilities)
{
    if (receipt.isKept()) {
        db::Transaction transaction(session); // Rolled back: the receipt is only tried.
        return receipt.begin(transaction).map([](bool begun) { return !begun; });
    }
    return readNow(session, records, capabilities).map([](const RemovedRecords &now) { return now.isEmpty(); });
}

} // namespace catalpa::store
