// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/pgauthorstore.h"

#include "base/text.h"
#include "core/outbox/outboxentry.h"
#include "core/records/validation.h"
#include "store/additions.h"
#include "store/listing/authorlisting.h"
#include "store/recordreads.h"
#include "store/updatestatement.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

Error changedMeanwhile()
{
    return {ErrorKind::Conflict,
            Text::tr("Somebody else has changed this author since it was shown here. Nothing was saved."),
            {}};
}

EditSteps<Author, AuthorEdit> stepsFor(db::Session &session, const AuthorEdit &edit, const Receipt &receipt,
                                       const CatalogueCapabilities &capabilities)
{
    const bool isInParts = edit.sortName.has_value(); // Then the transaction has the receipt.
    return {.saveRecord =
                [&session, &receipt, capabilities, isInParts](const AuthorEdit &changes) {
                    UpdateStatement sql(changes.id);
                    sql.add("name", "text", changes.name);
                    sql.add("bio", "text", changes.bio);
                    sql.add("country", "text", changes.country);
                    return session.run(
                        "WITH a AS (UPDATE public.authors SET " + sql.assignments() + " WHERE id = $1::bigint"
                            + sql.conditions() + (isInParts ? QByteArray() : receipt.condition()) + " RETURNING *)"
                            + (isInParts ? QByteArray() : receipt.taking("a")) + " SELECT "
                            + authors::columnsOfChanged(capabilities) + " FROM " + authors::changedTables(capabilities),
                        sql.params());
                },
            .saveSortKey =
                [&session, capabilities](const AuthorEdit &filed) {
                    return session.run(setSortName("catalpa.file_author",
                                                   authors::columnsOfOne(capabilities, "filed.name"),
                                                   authors::tables(capabilities), "a.id"),
                                       {filed.id, filed.sortName->from, filed.sortName->to});
                },
            .recordFrom = authors::authorFrom,
            .readNow = [&session, id = edit.id, capabilities] { return readAuthor(session, id, capabilities); },
            .isApplied =
                [edit](const Author &now) {
                    return holds(edit.name, now.name) && holds(edit.bio, now.bio) && holds(edit.country, now.country)
                        && holds(edit.sortName, now.sortName);
                },
            .isUntouched = [edit](const Author &now) { return rebased(edit, now) == edit; },
            .conflict = changedMeanwhile()};
}

Result<Author> applyEdit(db::Session &session, const AuthorEdit &edit, const Receipt &receipt,
                         const CatalogueCapabilities &capabilities)
{
    return checkPlaceForCountry(edit.country.has_value(), capabilities)
        .and_then([&] { return checkPlaceForSortKey(edit.sortName.has_value(), capabilities); })
        .and_then([&] { return check(edit); })
        .and_then([&] {
            return applyOnce(session, receipt, edit, &AuthorEdit::sortName,
                             stepsFor(session, edit, receipt, capabilities));
        });
}

} // namespace

PgAuthorStore::PgAuthorStore(const Executors &executors, const CatalogueCapabilities &capabilities)
    : PgPagedStore(executors, capabilities,
                   {.listing = authors::listing,
                    .recordFrom = authors::authorFrom,
                    .keyColumn = authors::keyColumn,
                    .scope = SearchScope::Authors,
                    .names = {{"a.name", "public.authors a"}}})
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

} // namespace catalpa::store
