// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/bulk/bulksteps.h"

#include "core/records/validation.h"
#include "store/details.h"
#include "store/listing/authorlisting.h"
#include "store/listing/booklisting.h"
#include "store/recordreads.h"
#include "store/writes/additions.h"
#include "store/writes/detailwrites.h"
#include "store/writes/editstate.h"

#include <algorithm>

namespace catalpa::store {
namespace {

template <typename Edit, typename T>
bool anyHas(const QList<Edit> &edits, std::optional<Change<T>> Edit::*field)
{
    return std::any_of(edits.cbegin(), edits.cend(), [field](const Edit &edit) { return (edit.*field).has_value(); });
}

template <typename Edit>
bool anyHasDetails(const QList<Edit> &edits)
{
    return std::any_of(edits.cbegin(), edits.cend(), [](const Edit &edit) { return !edit.details.isEmpty(); });
}

template <typename Edit>
Result<> checkEach(const QList<Edit> &edits)
{
    for (const Edit &edit : edits) {
        if (const auto checked = check(edit); !checked)
            return checked;
    }
    return {};
}

} // namespace

Result<BulkAnswer> applyMany(db::Session &session, const QList<AuthorEdit> &edits, const Receipt &receipt,
                             const CatalogueCapabilities &capabilities)
{
    const BulkSteps<Author, AuthorEdit> steps{
        .table = "public.authors",
        .sortKey = &AuthorEdit::sortName,
        .sortTable = "catalpa.author_sort",
        .sortId = "author_id",
        .sortColumn = "sort_name",
        .filedAs = authors::filedAs(capabilities, "r"),
        .fileFunction = "catalpa.file_author",
        .addColumns =
            [](BulkStatement &statement, const QList<AuthorEdit> &alike) {
                statement.add("name", "text", alike, &AuthorEdit::name);
                statement.add("bio", "text", alike, &AuthorEdit::bio);
                statement.add("country", "text", alike, &AuthorEdit::country);
            },
        .changeDetails = [&session](const QList<AuthorEdit> &alike) { return changeDetails(session, alike); },
        .readNow = [&](const QList<qint64> &ids) { return readAuthors(session, ids, capabilities); },
        .isApplied = [](const AuthorEdit &edit, const Author &now) { return isApplied(edit, now); },
        .isUntouched = [](const AuthorEdit &edit, const Author &now) { return isUntouched(edit, now); },
        .explained = [](const Error &error) { return error; },
        .conflict = authorChanged(),
        .missing = authorMissing()};
    return checkPlaceForCountry(anyHas(edits, &AuthorEdit::country), capabilities)
        .and_then([&] { return checkPlaceForSortKey(anyHas(edits, &AuthorEdit::sortName), capabilities); })
        .and_then([&] { return checkPlaceForDetails(anyHasDetails(edits), capabilities); })
        .and_then([&] { return checkEach(edits); })
        .and_then([&] { return BulkWrite<Author, AuthorEdit>(session, receipt, steps).apply(edits); });
}

Result<BulkAnswer> applyMany(db::Session &session, const QList<BookEdit> &edits, const Receipt &receipt,
                             const CatalogueCapabilities &capabilities)
{
    const BulkSteps<Book, BookEdit> steps{
        .table = "public.books",
        .sortKey = &BookEdit::sortTitle,
        .sortTable = "catalpa.book_sort",
        .sortId = "book_id",
        .sortColumn = "sort_title",
        .filedAs = books::filedAs(capabilities, "r"),
        .fileFunction = "catalpa.file_book",
        .addColumns =
            [](BulkStatement &statement, const QList<BookEdit> &alike) {
                statement.add("title", "text", alike, &BookEdit::title);
                statement.add("author_id", "bigint", alike, &BookEdit::author);
            },
        .changeDetails = [&session](const QList<BookEdit> &alike) { return changeDetails(session, alike); },
        .readNow = [&](const QList<qint64> &ids) { return readBooks(session, ids, capabilities); },
        .isApplied = [](const BookEdit &edit, const Book &now) { return isApplied(edit, now); },
        .isUntouched = [](const BookEdit &edit, const Book &now) { return isUntouched(edit, now); },
        .explained = withoutAuthor,
        .conflict = bookChanged(),
        .missing = bookMissing()};
    return checkPlaceForSortKey(anyHas(edits, &BookEdit::sortTitle), capabilities)
        .and_then([&] { return checkPlaceForDetails(anyHasDetails(edits), capabilities); })
        .and_then([&] { return checkEach(edits); })
        .and_then([&] { return BulkWrite<Book, BookEdit>(session, receipt, steps).apply(edits); });
}

} // namespace catalpa::store
