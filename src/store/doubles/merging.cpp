// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/doubles/merging.h"

#include "base/text.h"
#include "core/records/quotedname.h"
#include "db/transaction.h"
#include "store/removal/removalreads.h"
#include "store/writes/editwithin.h"
#include "store/writes/receipt.h"

#include <type_traits>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

constexpr auto foreignKeyViolation = "23503"_L1;
constexpr std::chrono::minutes mergeDeadline{5}; //!< An author may have very many books.

template <typename Record>
constexpr bool isBook = std::is_same_v<Record, Book>;
template <typename Record>
constexpr const char *tableOfKind = isBook<Record> ? "public.books" : "public.authors";

QString text(const QUuid &batch)
{
    return batch.toString(QUuid::WithoutBraces);
}

Result<QList<Kept<Author>>> readNow(db::Session &session, const QList<Id<Author>> &ids,
                                    const CatalogueCapabilities &capabilities)
{
    return readAuthors(session, ids, capabilities);
}

Result<QList<Kept<Book>>> readNow(db::Session &session, const QList<Id<Book>> &ids,
                                  const CatalogueCapabilities &capabilities)
{
    return readBooks(session, ids, capabilities);
}

//! What others may change without a word: the number of books, and what a book shows of its author.
void setAside(Author &author, const Author &seen)
{
    author.bookCount = seen.bookCount;
}

void setAside(Book &book, const Book &seen)
{
    book.authorName = seen.authorName;
    book.authorCountry = seen.authorCountry;
}

//! Who does not see all of it could lose what is hidden, and could not take it back.
Result<> checkSeesAll(db::Session &session)
{
    const auto rows =
        session.run("SELECT catalpa.reads_whole('public.authors') AND catalpa.reads_whole('public.books')");
    if (!rows)
        return passOn(rows);
    if (rows->boolean(0, 0))
        return {};
    return failure(
        ErrorKind::Rights,
        Text::tr("To merge records one has to be allowed to read all authors and books, and this role is not."
                 " Nothing was changed."));
}

template <typename Record>
Result<> checkAsSeen(const QList<Kept<Record>> &now, const Kept<Record> &seen)
{
    for (Kept<Record> each : now) {
        if (each.record.id != seen.record.id)
            continue;
        setAside(each.record, seen.record);
        if (each == seen)
            return {};
        return failure(
            ErrorKind::Conflict,
            Text::tr("Somebody else has changed %1 since it was shown here. Nothing was merged. Look at both "
                     "again.")
                .arg(quotedName(labelOf(seen.record))));
    }
    return failure(
        ErrorKind::Missing,
        Text::tr("Somebody else has deleted %1 meanwhile. Nothing was merged.").arg(quotedName(labelOf(seen.record))));
}

//! Holds both, and the books, until the transaction ends; whoever adds a book holds its author's row.
template <typename Record>
Result<> lock(db::Session &session, const db::Params &both)
{
    return session
        .run(QByteArray("SELECT FROM ") + tableOfKind<Record> + " WHERE id = ANY (ARRAY[$1::bigint, $2::bigint])"
                 + " ORDER BY id FOR UPDATE",
             both)
        .map([](const db::Rows &) {});
}

Result<qint64> moveBooks(db::Session &session, const Kept<Author> &kept, const Kept<Author> &gone)
{
    return session
        .run("UPDATE public.books SET author_id = $1::bigint WHERE author_id = $2::bigint",
             {kept.record.id, gone.record.id}, mergeDeadline)
        .map([](const db::Rows &rows) { return rows.affected(); });
}

Result<qint64> moveBooks(db::Session & /*session*/, const Kept<Book> & /*kept*/, const Kept<Book> & /*gone*/)
{
    return 0;
}

template <typename Record>
Result<> removeGone(db::Session &session, const Kept<Record> &gone)
{
    const auto removed = session.run(QByteArray("DELETE FROM ") + tableOfKind<Record> + " WHERE id = $1::bigint",
                                     {gone.record.id}, mergeDeadline);
    if (!removed && removed.error().sql().sqlState == foreignKeyViolation) {
        return failure(ErrorKind::Conflict,
                       Text::tr("Something else in the database, the table “%1”, refers to %2. Nothing was merged.")
                           .arg(removed.error().sql().table, quotedName(labelOf(gone.record))));
    }
    if (!removed)
        return passOn(removed);
    if (removed->affected() == 1)
        return {};
    return failure(ErrorKind::Rights,
                   Text::tr("The database keeps %1: a rule of its own, which is row-level security or a trigger, does "
                            "not let it be deleted. Nothing was merged.")
                       .arg(quotedName(labelOf(gone.record))));
}

template <typename Record>
Result<> note(db::Session &session, const QUuid &batch, const Kept<Record> &kept, const Kept<Record> &gone)
{
    return session
        .run(
            "INSERT INTO catalpa.merges (batch, of_books, kept, gone) VALUES ($1::uuid, $2::boolean, $3::int, $4::int)",
            {text(batch), QString(isBook<Record> ? u"true"_s : u"false"_s), kept.record.id, gone.record.id})
        .map([](const db::Rows &) {});
}

//! What an earlier sending has come to.
Result<MergeReport> reportOf(db::Session &session, const QUuid &batch)
{
    return session
        .run("SELECT count(*) FROM catalpa.history h WHERE h.batch = $1::uuid AND h.place = to_regclass('public.books')"
             " AND h.after ? 'author_id'",
             {text(batch)})
        .map([&batch](const db::Rows &rows) {
            return MergeReport{batch, rows.integer(0, 0)};
        });
}

template <typename Record, typename Edit>
Result<MergeReport> mergeWithin(db::Session &session, const Merge<Record, Edit> &merge, const QUuid &batch,
                                const CatalogueCapabilities &capabilities)
{
    const db::Params both{merge.kept.record.id, merge.gone.record.id};
    if (const auto locked = checkSeesAll(session).and_then([&] { return lock<Record>(session, both); }); !locked)
        return passOn(locked);
    const auto now = readNow(session, {merge.kept.record.id, merge.gone.record.id}, capabilities);
    if (!now)
        return passOn(now);
    MergeReport report{.batch = batch};
    return checkAsSeen(*now, merge.kept)
        .and_then([&] { return checkAsSeen(*now, merge.gone); })
        .and_then([&] { return note(session, batch, merge.kept, merge.gone); })
        .and_then([&] { return moveBooks(session, merge.kept, merge.gone); })
        .and_then([&](qint64 books) -> Result<> {
            report.books = books;
            if (merge.edit.isEmpty())
                return {};
            return applyWithin(session, merge.edit, capabilities).map([](const Record &) {});
        })
        .and_then([&] { return removeGone(session, merge.gone); })
        .map([&] { return report; });
}

template <typename Record, typename Edit>
Result<MergeReport> mergeOnce(db::Session &session, const Merge<Record, Edit> &merge, const Sending &sending,
                              const CatalogueCapabilities &capabilities)
{
    if (merge.kept.record.id == merge.gone.record.id)
        return failure(ErrorKind::Invalid, Text::tr("A record cannot be merged with itself. Nothing was changed."));
    db::Transaction transaction(session);
    const auto begun = Receipt(capabilities, sending).begin(transaction);
    if (!begun)
        return passOn(begun);
    if (!*begun)
        return reportOf(session, sending.token);
    const auto merged = mergeWithin(session, merge, sending.token, capabilities);
    if (!merged)
        return merged;
    return transaction.commit().map([&] { return *merged; });
}

} // namespace

Result<MergeReport> mergeRecords(db::Session &session, const AuthorMerge &merge, const Sending &sending,
                                 const CatalogueCapabilities &capabilities)
{
    return mergeOnce(session, merge, sending, capabilities);
}

Result<MergeReport> mergeRecords(db::Session &session, const BookMerge &merge, const Sending &sending,
                                 const CatalogueCapabilities &capabilities)
{
    return mergeOnce(session, merge, sending, capabilities);
}

} // namespace catalpa::store
