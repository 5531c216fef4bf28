// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/pgauthorstore.h"

#include "base/text.h"
#include "core/records/validation.h"
#include "store/bulk/bulksteps.h"
#include "store/details.h"
#include "store/listing/authorlisting.h"
#include "store/recordreads.h"
#include "store/writes/additions.h"
#include "store/writes/detailwrites.h"
#include "store/writes/editstate.h"
#include "store/writes/editwithin.h"
#include "store/writes/recordwrites.h"
#include "store/writes/ruledfields.h"
#include "store/writes/updatestatement.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

LeftColumns leftBy(const AuthorEdit &edit, const CatalogueCapabilities &capabilities)
{
    LeftColumns columns;
    if (!edit.name)
        columns += {RecordField::Name, "name"};
    if (!edit.country && capabilities.hasCountry)
        columns += {RecordField::Country, "country"};
    if (!edit.bio)
        columns += {RecordField::Biography, "bio"};
    return columns;
}

//! Saves what stands in the public table, and leaves the receipt.
BoundStatement updateOf(const AuthorEdit &edit, const Receipt &receipt, const CatalogueCapabilities &capabilities)
{
    UpdateStatement sql(edit.id);
    sql.add("name", "text", edit.name);
    sql.add("bio", "text", edit.bio);
    sql.add("country", "text", edit.country);
    return {"WITH a AS (UPDATE public.authors SET " + sql.assignments() + " WHERE id = $1::bigint" + sql.conditions()
                + receipt.condition() + " RETURNING *)" + receipt.taking("a") + " SELECT "
                + authors::columnsOfChanged(capabilities)
                + ruledColumn(receipt, "public.authors", "a", leftBy(edit, capabilities)) + " FROM "
                + authors::changedTables(capabilities),
            sql.params()};
}

//! Saves what the author is filed under.
BoundStatement filingOf(const AuthorEdit &edit, const CatalogueCapabilities &capabilities)
{
    return {setSortName("catalpa.file_author", authors::columnsOfOne(capabilities, "filed.name"),
                        authors::tables(capabilities), "a.id"),
            {edit.id, edit.sortName->from, edit.sortName->to}};
}

EditSteps<Author, AuthorEdit> stepsFor(db::Session &session, const AuthorEdit &edit, const Receipt &receipt,
                                       const CatalogueCapabilities &capabilities)
{
    // In several parts, the transaction has the receipt.
    const Receipt own = isInParts(edit, &AuthorEdit::sortName) ? receipt.within() : receipt;
    return {
        .saveRecord =
            [&session, own, capabilities](const AuthorEdit &part) {
                return updateOf(part, own, capabilities).run(session).map([&](const db::Rows &rows) {
                    noteRuled(own, rows, leftBy(part, capabilities));
                    return rows;
                });
            },
        .saveSortKey = [&session,
                        capabilities](const AuthorEdit &part) { return filingOf(part, capabilities).run(session); },
        .saveDetails = [&session, own, capabilities](
                           const AuthorEdit &part) { return changeDetails(session, part, own, capabilities); },
        .recordFrom = authors::authorFrom,
        .wholeFrom = [capabilities](const db::Rows &rows, int row) { return wholeAuthorFrom(rows, row, capabilities); },
        .readNow = [&session, id = edit.id, capabilities] { return readAuthor(session, id, capabilities); },
        .isApplied = [edit](const Author &now) { return isApplied(edit, now); },
        .isUntouched = [edit](const Author &now) { return isUntouched(edit, now); },
        .conflict = authorChanged()};
}

Result<> checkPlaces(const AuthorEdit &edit, const CatalogueCapabilities &capabilities)
{
    return checkPlaceForCountry(edit.country.has_value(), capabilities)
        .and_then([&] { return checkPlaceForSortKey(edit.sortName.has_value(), capabilities); })
        .and_then([&] { return checkPlaceForDetails(!edit.details.isEmpty(), capabilities); })
        .and_then([&] { return check(edit); });
}

Result<Author> applyEdit(db::Session &session, const AuthorEdit &edit, const Receipt &receipt,
                         const CatalogueCapabilities &capabilities)
{
    return checkPlaces(edit, capabilities).and_then([&] {
        return applyOnce(session, receipt, edit, &AuthorEdit::sortName, stepsFor(session, edit, receipt, capabilities));
    });
}

} // namespace

Result<Author> applyWithin(db::Session &session, const AuthorEdit &edit, const CatalogueCapabilities &capabilities)
{
    return checkPlaces(edit, capabilities).and_then([&] {
        return saveParts(edit, &AuthorEdit::sortName, stepsFor(session, edit, Receipt(capabilities, {}), capabilities));
    });
}

PgAuthorStore::PgAuthorStore(const Executors &executors, const CatalogueCapabilities &capabilities)
    : PgPagedStore(executors, capabilities,
                   {.listing = authors::listing,
                    .recordFrom = authors::authorFrom,
                    .keyColumn = authors::keyColumn,
                    .scope = SearchScope::Authors,
                    .names = {authorNames()}})
{
}

QFuture<Result<Author>> PgAuthorStore::author(Id<Author> id)
{
    return executors().reads.read(
        [id, capabilities = capabilities()](db::Session &session) { return readAuthor(session, id, capabilities); });
}

QFuture<Result<Author>> PgAuthorStore::add(const NewAuthor &author, const Sending &sending)
{
    return executors().writes.write([author, capabilities = capabilities(), receipt = Receipt(capabilities(), sending),
                                     drawn = qint64(0)](db::Session &session) mutable {
        return check(author)
            .and_then([&] { return checkPlaceForCountry(author.country.has_value(), capabilities); })
            .and_then([&] { return checkPlaceForDetails(!author.details.isEmpty(), capabilities); })
            .and_then([&] { return addAuthor(session, drawn, author, receipt, capabilities); });
    });
}

QFuture<Result<Author>> PgAuthorStore::apply(const AuthorEdit &edit, const Sending &sending)
{
    return executors().writes.write(
        [edit, capabilities = capabilities(), receipt = Receipt(capabilities(), sending)](db::Session &session) {
            if (edit.isEmpty())
                return readAuthor(session, edit.id, capabilities);
            return applyEdit(session, edit, receipt, capabilities);
        });
}

QList<Statement> PgAuthorStore::preview(const AuthorEdit &edit, const Sending &sending) const
{
    const Receipt receipt(capabilities(), sending);
    const bool isOfParts = isInParts(edit, &AuthorEdit::sortName);
    const Receipt own = isOfParts ? Receipt(capabilities(), {}) : receipt;
    AuthorEdit record = edit;
    record.sortName.reset();
    record.details.clear();
    QList<BoundStatement> parts;
    if (edit.sortName)
        parts += filingOf(edit, capabilities());
    if (!edit.details.isEmpty())
        parts += detailsOf(edit, own, capabilities());
    if (!record.isEmpty())
        parts += updateOf(record, own, capabilities());
    return isOfParts ? shownInTransaction(receipt.beginning(), parts) : QList<Statement>{shown(parts.first())};
}

QList<Statement> PgAuthorStore::preview(const NewAuthor &author, const Sending &sending) const
{
    const BoundStatement insertion = insertionOf(author, Receipt(capabilities(), sending), capabilities());
    if (author.details.isEmpty())
        return {shown(insertion)};
    return shownInTransaction("BEGIN", {insertion, detailsOf(author.details)});
}

QFuture<Result<BulkAnswer>> PgAuthorStore::applyAll(const QList<AuthorEdit> &edits, const Sending &sending)
{
    return executors().writes.write(
        [edits, capabilities = capabilities(), receipt = Receipt(capabilities(), sending)](db::Session &session) {
            return applyMany(session, edits, receipt, capabilities);
        });
}

} // namespace catalpa::store
