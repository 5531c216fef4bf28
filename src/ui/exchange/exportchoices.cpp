// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exchange/exportchoices.h"

#include "base/text.h"
#include "models/booksmodel.h"
#include "ui/catalogue/bulk/pagerecords.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/table/rowselection.h"
#include "ui/widgets/text/mnemonics.h"
#include "wording/celltext.h"
#include "wording/transfertext.h"

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

using Choice = ExportSource::Choice;

constexpr int mostLetters = 60; // Of what was typed or is called so: a button is one line.

QString headingOf(const BookQuery &query)
{
    return query.search.trimmed().isEmpty() ? Text::tr("Books")
                                            : Text::tr("Books found by “%1”").arg(shortened(query.search, mostLetters));
}

Choice seenBooks(const BookQuery &query, const RowCount &count)
{
    const QString heading = headingOf(query);
    const QString books = count.certainty == RowCount::Exact ? u": "_s + booksInWords(count.rows) : QString();
    return {
        .text = query.search.trimmed().isEmpty()
            ? Text::tr("What is &seen, in its order%1").arg(books)
            : Text::tr("What is &seen, found by “%1”%2").arg(literalLabel(shortened(query.search, mostLetters)), books),
        .heading = heading,
        .wishes = {.query = query}};
}

std::optional<Choice> selectedBooks(const PageRecords &records, const RowSelection &selection)
{
    const ProposalSource source = records.source(selection.ranges());
    const auto *query = std::get_if<BookQuery>(&source.query);
    if (!query || selection.count() == 0)
        return std::nullopt;
    Choice choice{.text = Text::tr("What is se&lected: %1").arg(booksInWords(selection.count())),
                  .heading = Text::tr("Chosen books"),
                  .wishes = {.query = *query}};
    if (const auto *books = std::get_if<QList<Book>>(&source.records)) {
        choice.wishes.ids.emplace();
        for (const Book &book : *books)
            *choice.wishes.ids += book.id.value;
    } else if (!selection.isAll()) {
        const auto *model = qobject_cast<const BooksModel *>(records.page().model());
        const auto idAt = [model](qint64 row) {
            const auto book = model ? model->book(int(row)) : std::nullopt;
            return book ? std::optional(book->id) : std::nullopt;
        };
        for (const ProposalSource::Rows &rows : source.rows)
            choice.wishes.rows += {rows.first, rows.end, idAt(rows.first), idAt(rows.end - 1)};
    }
    return choice;
}

//! The books of the authors that are selected, as long as these are at hand.
std::optional<Choice> booksOfSelected(const PageRecords &records, const RowSelection &selection,
                                      const QString &collation)
{
    const ProposalSource source = records.source(selection.ranges());
    const auto *authors = std::get_if<QList<Author>>(&source.records);
    if (!authors || authors->isEmpty())
        return std::nullopt;
    const bool isOne = authors->size() == 1;
    const QString name = shortened(authors->first().name, mostLetters);
    Choice choice{.text = isOne
                      ? Text::tr("The books by %1, who is se&lected").arg(literalLabel(name))
                      : Text::tr("The books by the %1 that are se&lected").arg(authorsInWords(authors->size())),
                  .heading = isOne ? Text::tr("Books by %1").arg(name) : Text::tr("Chosen books"),
                  .wishes = {.query = {.collation = collation}}};
    choice.wishes.authors.emplace();
    for (const Author &author : *authors)
        *choice.wishes.authors += author.id;
    return choice;
}

} // namespace

ExportSource exportChoices(const CataloguePage &page, const ConnectionAddress &address)
{
    RecordsPage &records = *page.current();
    const PageRecords reader(records);
    const RowSelection &selection = *records.view()->rowSelection();
    const CatalogueCapabilities &capabilities = page.capabilities();
    ExportSource source{.address = address, .capabilities = capabilities};
    source.all = {.text = Text::tr("&All books, by title"),
                  .heading = Text::tr("Books"),
                  .wishes = {.query = {.collation = capabilities.collation}}};
    source.isSelectionMeant = selection.count() > 1;
    source.unsaved = int(page.outbox().entries().size());
    if (reader.isOfBooks()) {
        const ProposalSource all = reader.source({});
        source.seen = seenBooks(std::get<BookQuery>(all.query), records.model()->count());
        source.selected = selectedBooks(reader, selection);
    } else {
        source.selected = booksOfSelected(reader, selection, capabilities.collation);
    }
    return source;
}

} // namespace catalpa::ui
