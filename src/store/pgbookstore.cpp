// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/pgbookstore.h"

#include "core/records/validation.h"
#include "store/bulk/bulksteps.h"
#include "store/listing/booklisting.h"
#include "store/recordreads.h"
#include "store/writes/additions.h"
#include "store/writes/editstate.h"
#include "store/writes/recordwrites.h"
#include "store/writes/updatestatement.h"

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

auto failed(const Error &error)
{
    return failure(error);
}

//! Saves what stands in the public table, and leaves the receipt.
BoundStatement updateOf(const BookEdit &edit, const Receipt &receipt, const CatalogueCapabilities &capabilities)
{
    UpdateStatement sql(edit.id);
    sql.add("title", "text", edit.title);
    sql.add("author_id", "bigint", edit.author);
    return {"WITH changed AS (UPDATE public.books SET " + sql.assignments() + " WHERE id = $1::bigint"
                + sql.conditions() + receipt.condition() + " RETURNING *)" + receipt.taking("changed") + " SELECT "
                + books::columnsOfChanged(capabilities) + " FROM " + books::tables(capabilities, "changed"),
            sql.params()};
}

//! Saves what the book is filed under.
BoundStatement filingOf(const BookEdit &edit, const CatalogueCapabilities &capabilities)
{
    return {setSortName("catalpa.file_book", books::columns(capabilities, "filed.name"), books::tables(capabilities),
                        "b.id"),
            {edit.id, edit.sortTitle->from, edit.sortTitle->to}};
}

EditSteps<Book, BookEdit> stepsFor(db::Session &session, const BookEdit &edit, const Receipt &receipt,
                                   const CatalogueCapabilities &capabilities)
{
    // In two parts, the transaction has the receipt.
    const Receipt own = edit.sortTitle ? Receipt(capabilities, {}) : receipt;
    return {.saveRecord = [&session, own, capabilities](const BookEdit &part) -> Result<db::Rows> {
                const auto rows = updateOf(part, own, capabilities).run(session);
                return rows ? rows : failed(withoutAuthor(rows.error()));
            },
            .saveSortKey = [&session,
                            capabilities](const BookEdit &part) { return filingOf(part, capabilities).run(session); },
            .recordFrom = books::bookFrom,
            .readNow = [&session, id = edit.id, capabilities] { return readBook(session, id, capabilities); },
            .isApplied = [edit](const Book &now) { return isApplied(edit, now); },
            .isUntouched = [edit](const Book &now) { return isUntouched(edit, now); },
            .conflict = bookChanged()};
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
                    .names = {bookTitles(), authorNames()}})
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

QList<Statement> PgBookStore::preview(const BookEdit &edit, const Sending &sending) const
{
    const Receipt receipt(capabilities(), sending);
    if (!edit.sortTitle)
        return {shown(updateOf(edit, receipt, capabilities()))};
    BookEdit record = edit;
    record.sortTitle.reset();
    QList<BoundStatement> parts{filingOf(edit, capabilities())};
    if (!record.isEmpty())
        parts += updateOf(record, Receipt(capabilities(), {}), capabilities());
    return shownInTransaction(receipt.beginning(), parts);
}

QList<Statement> PgBookStore::preview(const NewBook &book, const Sending &sending) const
{
    const Receipt receipt(capabilities(), sending);
    const BoundStatement insertion = insertionOf(book, receipt, capabilities());
    if (!book.newAuthor)
        return {shown(insertion)};
    return shownInTransaction("BEGIN", {insertionOf(*book.newAuthor, receipt.forPart(), capabilities()), insertion});
}

QFuture<Result<BulkAnswer>> PgBookStore::applyAll(const QList<BookEdit> &edits, const Sending &sending)
{
    return executors().writes.write(
        [edits, capabilities = capabilities(), receipt = Receipt(capabilities(), sending)](db::Session &session) {
            return applyMany(session, edits, receipt, capabilities);
        });
}

} // namespace catalpa::store
