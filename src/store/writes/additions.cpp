// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/writes/additions.h"

#include "base/text.h"
#include "store/listing/authorlisting.h"
#include "store/listing/booklisting.h"
#include "store/recordreads.h"
#include "store/writes/authorsalike.h"
#include "store/writes/detailwrites.h"
#include "store/writes/insertonce.h"

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

constexpr auto foreignKeyViolation = "23503"_L1;

//! \a namesakes finds a record by its name, $1.
Result<> checkDoubt(db::Session &session, const Receipt &receipt, const char *namesakes, const QString &name)
{
    if (!receipt.isInDoubt())
        return {};
    const auto rows = session.run(namesakes, {db::Param(name)});
    if (!rows)
        return passOn(rows);
    if (rows->isEmpty())
        return {};
    return failure(ErrorKind::Conflict,
                   Text::tr("The connection broke while “%1” was being added, and this database cannot tell whether it "
                            "was. Something of this name is there now.")
                       .arg(name));
}

bool isOurs(const NewAuthor &author, const Author &there)
{
    return NewAuthor{there.name, there.bio, there.country, author.details, author.mayBeThere} == author;
}

Result<Author> insertAuthor(db::Session &session, qint64 &drawn, const NewAuthor &author, const Receipt &receipt,
                            const CatalogueCapabilities &capabilities)
{
    return insertOnce<Author>(
        session, receipt, drawn,
        {.table = "public.authors",
         .insert = [&](qint64 id) { return insertionOf(author, receipt, capabilities, id).run(session); },
         .recordFrom = authors::authorFrom,
         .read = [&](qint64 id) { return readAuthor(session, {id}, capabilities); },
         .isOurs =
             [&](const Author &there) {
                 return isOurs(author, there);
             }});
}

Result<Book> insertBook(db::Session &session, qint64 &drawn, const NewBook &book, const Receipt &receipt,
                        const CatalogueCapabilities &capabilities)
{
    return insertOnce<Book>(session, receipt, drawn,
                            {.table = "public.books",
                             .insert =
                                 [&](qint64 id) {
                                     const auto rows = insertionOf(book, receipt, capabilities, id).run(session);
                                     return rows ? rows : failure(withoutAuthor(rows.error()));
                                 },
                             .recordFrom = books::bookFrom,
                             .read = [&](qint64 id) { return readBook(session, {id}, capabilities); },
                             .isOurs =
                                 [&](const Book &there) {
                                     return there.title == book.title && there.authorId == book.authorId;
                                 }});
}

//! Without receipts, what an earlier run has added; nothing where it has added nothing.
Result<std::optional<Book>> addedBefore(db::Session &session, qint64 drawn, const NewBook &book,
                                        const CatalogueCapabilities &capabilities)
{
    if (drawn == 0)
        return std::optional<Book>();
    const auto there = readBook(session, {drawn}, capabilities);
    if (!there && there.error().kind != ErrorKind::Missing)
        return passOn(there);
    const bool isSameAuthor =
        there && (book.newAuthor ? there->authorName == book.newAuthor->name : there->authorId == book.authorId);
    return isSameAuthor && there->title == book.title ? std::optional(*there) : std::nullopt;
}

//! The author of a book that is to be added: that one, or a new one.
Result<Id<Author>> authorOf(db::Session &session, const NewBook &book, const Receipt &receipt,
                            const CatalogueCapabilities &capabilities)
{
    if (!book.newAuthor)
        return book.authorId;
    qint64 drawn = 0;
    return insertAuthor(session, drawn, *book.newAuthor, receipt.forPart(), capabilities)
        .and_then([&](const Author &author) -> Result<Id<Author>> {
            if (const auto written = writeDetails(session, {{author.id, book.newAuthor->details}}); !written)
                return passOn(written);
            return author.id;
        });
}

//! What went wrong in a transaction, or what another sending of the same has added, which was faster.
template <typename Read>
auto failedOrAdded(db::Session &session, db::Transaction &transaction, const Receipt &receipt, const Error &error,
                   const Read &read) -> decltype(read(qint64()))
{
    if (!Receipt::isTaken(error))
        return failure(error);
    transaction.rollBack();
    const auto found = receipt.find(session);
    if (!found)
        return passOn(found);
    return *found ? read(**found) : failure(error);
}

//! With its author, where that one is new, and with what is kept beside the record.
Result<Book> addBookInParts(db::Session &session, qint64 &drawn, const NewBook &book, const Receipt &receipt,
                            const CatalogueCapabilities &capabilities)
{
    const auto before = addedBefore(session, std::exchange(drawn, 0), book, capabilities);
    if (!before)
        return passOn(before);
    if (*before)
        return **before;
    db::Transaction transaction(session);
    if (const auto begun = transaction.begin(); !begun)
        return passOn(begun);
    const auto found = receipt.find(session);
    if (!found)
        return passOn(found);
    if (*found)
        return readBook(session, {**found}, capabilities);
    auto added = authorOf(session, book, receipt, capabilities).and_then([&](Id<Author> author) {
        const NewBook ofAuthor{.title = book.title, .authorId = author};
        return insertBook(session, drawn, ofAuthor, receipt, capabilities);
    });
    if (!added) {
        return failedOrAdded(session, transaction, receipt, added.error(),
                             [&](qint64 id) { return readBook(session, {id}, capabilities); });
    }
    if (const auto written = writeDetails(session, {{added->id, book.details}}); !written)
        return passOn(written);
    if (capabilities.filesByLanguage && !book.details.text(BookField::Language).isEmpty())
        added = readBook(session, added->id, capabilities);
    if (!added)
        return added;
    if (const auto committed = transaction.commit(); !committed)
        return passOn(committed);
    if (capabilities.hasDetails)
        added->details = book.details;
    return added;
}

//! With what is kept beside the record.
Result<Author> addAuthorInParts(db::Session &session, qint64 &drawn, const NewAuthor &author, const Receipt &receipt,
                                const CatalogueCapabilities &capabilities)
{
    if (drawn != 0) { // Without receipts, what an earlier run has added.
        const auto there = readAuthor(session, {std::exchange(drawn, 0)}, capabilities);
        if (there ? isOurs(author, *there) : there.error().kind != ErrorKind::Missing)
            return there;
    }
    db::Transaction transaction(session);
    if (const auto begun = transaction.begin(); !begun)
        return passOn(begun);
    const auto found = receipt.find(session);
    if (!found)
        return passOn(found);
    if (*found)
        return readAuthor(session, {**found}, capabilities);
    auto added = insertAuthor(session, drawn, author, receipt, capabilities);
    if (!added) {
        return failedOrAdded(session, transaction, receipt, added.error(),
                             [&](qint64 id) { return readAuthor(session, {id}, capabilities); });
    }
    if (const auto written = writeDetails(session, {{added->id, author.details}}); !written)
        return passOn(written);
    if (const auto committed = transaction.commit(); !committed)
        return passOn(committed);
    added->details = author.details;
    return added;
}

//! A book whose author has come into the catalogue since it was typed goes to that one.
Result<Book> addBookOfNewAuthor(db::Session &session, qint64 &drawn, const NewBook &book, const Receipt &receipt,
                                const CatalogueCapabilities &capabilities)
{
    const auto before = receipt.find(session);
    if (!before)
        return passOn(before);
    if (*before)
        return readBook(session, {**before}, capabilities);
    return authorThere(session, *book.newAuthor, capabilities).and_then([&](const std::optional<Id<Author>> &there) {
        const NewBook ofThat{.title = book.title, .authorId = there.value_or(Id<Author>()), .details = book.details};
        return addBookInParts(session, drawn, there ? ofThat : book, receipt, capabilities);
    });
}

//! Unless an earlier sending has added it.
Result<> checkAuthorIsNew(db::Session &session, const NewAuthor &author, const Receipt &receipt,
                          const CatalogueCapabilities &capabilities)
{
    if (!author.mayBeThere)
        return {};
    return receipt.find(session).and_then([&](const std::optional<qint64> &before) {
        return before ? Result<>() : checkNotThere(session, author, capabilities);
    });
}

} // namespace

BoundStatement insertionOf(const NewAuthor &author, const Receipt &receipt, const CatalogueCapabilities &capabilities,
                           qint64 id)
{
    db::Params params{id, author.name, author.bio};
    if (capabilities.hasCountry)
        params.emplace_back(author.country);
    return {"WITH a AS (" + authors::insertion(capabilities) + " WHERE true" + receipt.condition()
                + " ON CONFLICT (id) DO NOTHING RETURNING *)" + receipt.taking("a") + " SELECT "
                + authors::columnsOfChanged(capabilities) + " FROM " + authors::changedTables(capabilities),
            params};
}

BoundStatement insertionOf(const NewBook &book, const Receipt &receipt, const CatalogueCapabilities &capabilities,
                           qint64 id)
{
    return {"WITH added AS (INSERT INTO public.books (id, title, author_id, created_at)"
            " SELECT coalesce(nullif($1::bigint, 0), nextval(pg_get_serial_sequence('public.books', 'id'))),"
            " $2::text, $3::bigint, now() AT TIME ZONE 'UTC' WHERE true"
                + receipt.condition() + " ON CONFLICT (id) DO NOTHING RETURNING *)" + receipt.taking("added")
                + " SELECT " + books::columnsOfChanged(capabilities) + " FROM " + books::tables(capabilities, "added"),
            {id, book.title, book.authorId}};
}

Result<Author> addAuthor(db::Session &session, qint64 &drawn, const NewAuthor &author, const Receipt &receipt,
                         const CatalogueCapabilities &capabilities)
{
    return checkDoubt(session, receipt, "SELECT FROM public.authors WHERE name = $1::text LIMIT 1", author.name)
        .and_then([&] { return drawn == 0 ? checkAuthorIsNew(session, author, receipt, capabilities) : Result<>(); })
        .and_then([&] {
            return author.details.isEmpty() ? insertAuthor(session, drawn, author, receipt, capabilities)
                                            : addAuthorInParts(session, drawn, author, receipt, capabilities);
        });
}

Result<Book> addBook(db::Session &session, qint64 &drawn, const NewBook &book, const Receipt &receipt,
                     const CatalogueCapabilities &capabilities)
{
    return checkDoubt(session, receipt, "SELECT FROM public.books WHERE title = $1::text LIMIT 1", book.title)
        .and_then([&] {
            if (book.newAuthor)
                return addBookOfNewAuthor(session, drawn, book, receipt, capabilities);
            return !book.details.isEmpty() ? addBookInParts(session, drawn, book, receipt, capabilities)
                                           : insertBook(session, drawn, book, receipt, capabilities);
        });
}

Result<> checkPlaceForCountry(bool needed, const CatalogueCapabilities &capabilities)
{
    if (!needed || capabilities.hasCountry)
        return {};
    return failure(ErrorKind::Schema,
                   Text::tr("This catalogue has no place for a country yet. Open the migrations to add it."));
}

Error withoutAuthor(const Error &error)
{
    if (error.sql().sqlState != foreignKeyViolation)
        return error;
    return {ErrorKind::Missing,
            Text::tr("The chosen author has been deleted meanwhile. Nothing was saved. Pick another one."),
            error.detail};
}

} // namespace catalpa::store
