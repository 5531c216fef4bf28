// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/booksmodel.h"

#include "core/records/tidying.h"
#include "models/detailcolumns.h"
#include "wording/celltext.h"

namespace catalpa {
namespace {

static_assert(int(BooksModel::FirstDetail) == detailcolumns::first);
using BookColumn = RecordColumn<Book, BookQuery, BookEdit>;

BookColumn titleColumn()
{
    return {.column = BooksModel::Title,
            .title = BooksModel::tr("Title"),
            .sort = BookQuery::Sort::Title,
            .searched = SearchField::Title,
            .field = RecordField::Title,
            .text = [](const Book &book) { return book.title; },
            .isEdited = [](const BookEdit &edit) { return edit.title.has_value(); },
            .editText = [](const Book &book) { return book.title; },
            .edit = [](const Book &book, const QVariant &typed) -> std::optional<BookEdit> {
                return BookEdit{.id = book.id, .title = changeTo(typed.toString(), book.title)};
            }};
}

BookColumn sortTitleColumn()
{
    return {.column = BooksModel::SortTitle,
            .title = BooksModel::tr("Sort title"),
            .sort = BookQuery::Sort::Title, // Books stand in the order of what they are filed under.
            .searched = SearchField::Title,
            .field = RecordField::SortTitle,
            .text = [](const Book &book) { return cellText(book.sortTitle); },
            .isNothing = [](const Book &book) { return !book.sortTitle; },
            .isEdited = [](const BookEdit &edit) { return edit.sortTitle.has_value(); },
            .editText = [](const Book &book) { return book.sortTitle.value_or(QString()); },
            .edit = [](const Book &book, const QVariant &typed) -> std::optional<BookEdit> {
                return BookEdit{.id = book.id, .sortTitle = changeTo(typed.toString(), book.sortTitle)};
            }};
}

std::optional<BookEdit> authorEdit(const Book &book, const QVariant &picked)
{
    const auto chosen = picked.value<Author>();
    if (!chosen.id)
        return std::nullopt;
    BookEdit edit{.id = book.id};
    if (chosen.id != book.authorId) {
        edit.author = {book.authorId, chosen.id};
        edit.authorNames = {book.authorName, chosen.name};
    }
    return edit;
}

BookColumn authorColumn()
{
    return {.column = BooksModel::AuthorName,
            .title = BooksModel::tr("Author"),
            .sort = BookQuery::Sort::Author,
            .searched = SearchField::Author,
            .field = RecordField::Author,
            .text = [](const Book &book) { return book.authorName; },
            .isEdited = [](const BookEdit &edit) { return edit.author.has_value(); },
            .editText = [](const Book &book) { return book.authorName; },
            .edit = authorEdit};
}

BookColumn authorsCountryColumn()
{
    return {.column = BooksModel::Country,
            .title = BooksModel::tr("Country"),
            .sort = BookQuery::Sort::Country,
            .text = [](const Book &book) { return cellText(book.authorCountry); },
            .isNothing =
                [](const Book &book) {
                    return !book.authorCountry;
                }};
}

BookColumn bookAddedColumn()
{
    return {.column = BooksModel::Added,
            .title = BooksModel::tr("Added"),
            .sort = BookQuery::Sort::Added,
            .text = [](const Book &book) { return cellText(book.createdAt); },
            .toolTip = [](const Book &book) { return fullInstant(book.createdAt); },
            .copyText =
                [](const Book &book) {
                    return isoDate(book.createdAt);
                }};
}

QList<BookColumn> bookColumnsFor(const CatalogueCapabilities &capabilities)
{
    QList<BookColumn> columns{titleColumn()};
    if (capabilities.hasSortKeys)
        columns += sortTitleColumn();
    columns += authorColumn();
    if (capabilities.hasCountry)
        columns += authorsCountryColumn();
    columns += bookAddedColumn();
    if (capabilities.hasDetails)
        columns += detailcolumns::all<Book, BookQuery, BookEdit, BookField::Copies>();
    return columns;
}

} // namespace

BooksModel::BooksModel(BookStore &store, Outbox &outbox, const CatalogueCapabilities &capabilities, QObject *parent)
    : RecordsModel(store,
                   {.outbox = outbox,
                    .columns = bookColumnsFor(capabilities),
                    .names = QMetaEnum::fromType<Column>(),
                    .scope = SearchScope::Books,
                    .size = capabilities.books,
                    .capabilities = capabilities},
                   parent)
{
    connect(&outbox, &Outbox::bookTouched, this, [this](Id<Book> id) { repaintRecord(id.value); });
    connect(&outbox, &Outbox::bookSaved, this, [this](const Book &book) { updateSaved(book); });
}

void BooksModel::setAuthor(Id<Author> author)
{
    BookQuery narrowed = query();
    narrowed.authorId = author;
    setQuery(narrowed);
}

} // namespace catalpa
