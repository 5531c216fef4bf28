// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/pgbookstore.h"

#include "core/records/validation.h"
#include "store/bulk/bulksteps.h"
#include "store/details.h"
#include "store/listing/booklisting.h"
#include "store/recordreads.h"
#include "store/writes/additions.h"
#include "store/writes/detailwrites.h"
#include "store/writes/editstate.h"
#include "store/writes/editwithin.h"
#include "store/writes/recordwrites.h"
#include "store/writes/ruledfields.h"
#include "store/writes/updatestatement.h"

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

auto failed(const Error &error)
{
    return failure(error);
}

LeftColumns leftBy(const BookEdit &edit)
{
    LeftColumns columns;
    if (!edit.title)
        columns += {RecordField::Title, "title"};
    if (!edit.author)
        columns += {RecordField::Author, "author_id"};
    return columns;
}

//! Saves what stands in the public table, and leaves the receipt.
BoundStatement updateOf(const BookEdit &edit, const Receipt &receipt, const CatalogueCapabilities &capabilities)
{
    UpdateStatement sql(edit.id);
    sql.add("title", "text", edit.title);
    sql.add("author_id", "bigint", edit.author);
    return {"WITH changed AS (UPDATE public.books SET " + sql.assignments() + " WHERE id = $1::bigint"
                + sql.conditions() + receipt.condition() + " RETURNING *)" + receipt.taking("changed") + " SELECT "
                + books::columnsOfChanged(capabilities) + ruledColumn(receipt, "public.books", "b", leftBy(edit))
                + " FROM " + books::tables(capabilities, "changed"),
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
    // In several parts, the transaction has the receipt.
    const Receipt own = isInParts(edit, &BookEdit::sortTitle) ? receipt.within() : receipt;
    return {
        .saveRecord = [&session, own, capabilities](const BookEdit &part) -> Result<db::Rows> {
            const auto rows = updateOf(part, own, capabilities).run(session);
            if (!rows)
                return failed(withoutAuthor(rows.error()));
            noteRuled(own, *rows, leftBy(part));
            return rows;
        },
        .saveSortKey = [&session,
                        capabilities](const BookEdit &part) { return filingOf(part, capabilities).run(session); },
        .saveDetails = [&session, own,
                        capabilities](const BookEdit &part) { return changeDetails(session, part, own, capabilities); },
        .recordFrom = books::bookFrom,
        .wholeFrom = [capabilities](const db::Rows &rows, int row) { return wholeBookFrom(rows, row, capabilities); },
        .readNow = [&session, id = edit.id, capabilities] { return readBook(session, id, capabilities); },
        .isApplied = [edit](const Book &now) { return isApplied(edit, now); },
        .isUntouched = [edit](const Book &now) { return isUntouched(edit, now); },
        .conflict = bookChanged()};
}

Result<> checkPlaces(const BookEdit &edit, const CatalogueCapabilities &capabilities)
{
    return checkPlaceForSortKey(edit.sortTitle.has_value(), capabilities)
        .and_then([&] { return checkPlaceForDetails(!edit.details.isEmpty(), capabilities); })
        .and_then([&] { return check(edit); });
}

Result<Book> applyEdit(db::Session &session, const BookEdit &edit, const Receipt &receipt,
                       const CatalogueCapabilities &capabilities)
{
    return checkPlaces(edit, capabilities).and_then([&] {
        return applyOnce(session, receipt, edit, &BookEdit::sortTitle, stepsFor(session, edit, receipt, capabilities));
    });
}

} // namespace

Result<Book> applyWithin(db::Session &session, const BookEdit &edit, const CatalogueCapabilities &capabilities)
{
    return checkPlaces(edit, capabilities).and_then([&] {
        return saveParts(edit, &BookEdit::sortTitle, stepsFor(session, edit, Receipt(capabilities, {}), capabilities));
    });
}

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
        const bool hasDetails = !book.details.isEmpty() || (book.newAuthor && !book.newAuthor->details.isEmpty());
        return check(book).and_then([&] { return checkPlaceForDetails(hasDetails, capabilities); }).and_then([&] {
            return addBook(session, drawn, book, receipt, capabilities);
        });
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
    const bool isOfParts = isInParts(edit, &BookEdit::sortTitle);
    const Receipt own = isOfParts ? Receipt(capabilities(), {}) : receipt;
    BookEdit record = edit;
    record.sortTitle.reset();
    record.details.clear();
    QList<BoundStatement> parts;
    if (edit.sortTitle)
        parts += filingOf(edit, capabilities());
    if (!edit.details.isEmpty())
        parts += detailsOf(edit, own, capabilities());
    if (!record.isEmpty())
        parts += updateOf(record, own, capabilities());
    return isOfParts ? shownInTransaction(receipt.beginning(), parts) : QList<Statement>{shown(parts.first())};
}

QList<Statement> PgBookStore::preview(const NewBook &book, const Sending &sending) const
{
    const Receipt receipt(capabilities(), sending);
    const BoundStatement insertion = insertionOf(book, receipt, capabilities());
    if (!book.newAuthor && book.details.isEmpty())
        return {shown(insertion)};
    QList<BoundStatement> parts;
    if (book.newAuthor)
        parts += insertionOf(*book.newAuthor, receipt.forPart(), capabilities());
    if (book.newAuthor && !book.newAuthor->details.isEmpty())
        parts += detailsOf(book.newAuthor->details);
    parts += insertion;
    if (!book.details.isEmpty())
        parts += detailsOf(book.details);
    return shownInTransaction("BEGIN", parts);
}

QFuture<Result<BulkAnswer>> PgBookStore::applyAll(const QList<BookEdit> &edits, const Sending &sending)
{
    return executors().writes.write(
        [edits, capabilities = capabilities(), receipt = Receipt(capabilities(), sending)](db::Session &session) {
            return applyMany(session, edits, receipt, capabilities);
        });
}

} // namespace catalpa::store
