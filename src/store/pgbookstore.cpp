// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/pgbookstore.h"

#include "base/text.h"
#include "core/outbox/outboxentry.h"
#include "core/records/validation.h"
#include "store/additions.h"
#include "store/listing/booklisting.h"
#include "store/recordreads.h"
#include "store/updatestatement.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

auto failed(const Error &error)
{
    return failure(error);
}

Error changedMeanwhile()
{
    return {ErrorKind::Conflict,
            Text::tr("Somebody else has changed this book since it was shown here. Nothing was saved."),
            {}};
}

EditSteps<Book, BookEdit> stepsFor(db::Session &session, const BookEdit &edit, const Receipt &receipt,
                                   const CatalogueCapabilities &capabilities)
{
    const bool isInParts = edit.sortTitle.has_value(); // Then the transaction has the receipt.
    return {.saveRecord = [&session, &receipt, capabilities, isInParts](const BookEdit &changes) -> Result<db::Rows> {
                UpdateStatement sql(changes.id);
                sql.add("title", "text", changes.title);
                sql.add("author_id", "bigint", changes.author);
                const auto rows = session.run(
                    "WITH changed AS (UPDATE public.books SET " + sql.assignments() + " WHERE id = $1::bigint"
                        + sql.conditions() + (isInParts ? QByteArray() : receipt.condition()) + " RETURNING *)"
                        + (isInParts ? QByteArray() : receipt.taking("changed")) + " SELECT "
                        + books::columnsOfChanged(capabilities) + " FROM " + books::tables(capabilities, "changed"),
                    sql.params());
                return rows ? rows : failed(withoutAuthor(rows.error()));
            },
            .saveSortKey =
                [&session, capabilities](const BookEdit &filed) {
                    return session.run(setSortName("catalpa.file_book", books::columns(capabilities, "filed.name"),
                                                   books::tables(capabilities), "b.id"),
                                       {filed.id, filed.sortTitle->from, filed.sortTitle->to});
                },
            .recordFrom = books::bookFrom,
            .readNow = [&session, id = edit.id, capabilities] { return readBook(session, id, capabilities); },
            .isApplied =
                [edit](const Book &now) {
                    return holds(edit.title, now.title) && holds(edit.author, now.authorId)
                        && holds(edit.sortTitle, now.sortTitle);
                },
            .isUntouched =
                [edit](const Book &now) {
                    BookEdit seen = rebased(edit, now);
                    seen.authorNames = edit.authorNames;
                    return seen == edit;
                },
            .conflict = changedMeanwhile()};
}

Result<Book> applyEdit(db::Session &session, const BookEdit &edit, const Receipt &receipt,
                       const CatalogueCapabilities &capabilities)
{
    return checkPlaceForSortKey(edit.sortTitle.has_value(), capabilities)
        .and_then([&] { return check(edit); })
        .and_then([&] {
            return applyOnce(session, receipt, edit, &BookEdit::sortTitle,
                             stepsFor(session, edit, receipt, capabilities));
        });
}

} // namespace

PgBookStore::PgBookStore(const Executors &executors, const CatalogueCapabilities &capabilities)
    : PgPagedStore(executors, capabilities,
                   {.listing = books::listing,
                    .recordFrom = books::bookFrom,
                    .keyColumn = books::keyColumn,
                    .scope = SearchScope::Books,
                    .names = {{"b.title", "public.books b"}, {"a.name", "public.authors a"}}})
{
}

QFuture<Result<Book>> PgBookStore::book(Id<Book> id)
{
    return executors().reads.read(
        [id, capabilities = capabilities()](db::Session &session) { return readBook(session, id, capabilities); });
}

QFuture<Result<Book>> PgBookStore::add(const NewBook &book, const Sending &sending)
{
    return executors().writes.write([book, capabilities = capabilities(), receipt = Receipt(capabilities(), sending),
                                     drawn = qint64(0)](db::Session &session) mutable {
        return check(book).and_then([&] { return addBook(session, drawn, book, receipt, capabilities); });
    });
}

QFuture<Result<Book>> PgBookStore::apply(const BookEdit &edit, const Sending &sending)
{
    return executors().writes.write(
        [edit, capabilities = capabilities(), receipt = Receipt(capabilities(), sending)](db::Session &session) {
            if (edit.isEmpty())
                return readBook(session, edit.id, capabilities);
            return applyEdit(session, edit, receipt, capabilities);
        });
}

} // namespace catalpa::store
