// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/printing/printchoices.h"

#include "base/text.h"
#include "models/authorsmodel.h"
#include "models/booksmodel.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/catalogue/savedviewcontroller.h"
#include "ui/printing/authorprintreader.h"
#include "ui/printing/printedrecords.h"
#include "ui/table/columnlayout.h"
#include "ui/widgets/text/mnemonics.h"
#include "wording/transfertext.h"

#include <QtCore/QDate>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

QString headingOf(const QString &view, const QString &place, const QString &search)
{
    if (!view.isEmpty())
        return view;
    return search.isEmpty() ? place : Text::tr("%1 found by “%2”").arg(place, search);
}

qint64 knownRows(const CatalogueTableModel &model)
{
    const auto [rows, certainty] = model.count();
    return certainty == RowCount::Exact ? rows : 0;
}

//! The list of a page, by the kind of record in it.
template <typename Model>
const Model &modelIn(const CataloguePage &page)
{
    using Place = CataloguePage::Place;
    const Place place = std::is_same_v<Model, BooksModel> ? Place::Books : Place::Authors;
    return *qobject_cast<Model *>(page.recordsPage(place)->model());
}

AuthorStore &storeIn(const CataloguePage &page, const AuthorsModel &)
{
    return page.authorStore();
}
BookStore &storeIn(const CataloguePage &page, const BooksModel &)
{
    return page.bookStore();
}

//! Reads the rows that \a query finds, with these columns.
template <typename Store, typename Model>
std::unique_ptr<PrintReader> listReader(Store &store, const Model &model, const typename Store::Query &query,
                                        const QList<int> &sections, const Printout &printout,
                                        const std::function<QString(qint64 rows)> &note)
{
    using Reader = PagedPrintReader<Store>;
    return std::make_unique<Reader>(
        store,
        typename Reader::Plan{.query = query,
                              .printout = printout,
                              .add =
                                  [&model, sections](Printout &growing, const typename Store::Record &record) {
                                      return addRow(growing, model.printed(record, sections));
                                  },
                              .note = note,
                              .rows = knownRows(model)});
}

//! The rows as they are seen: columns, order and search.
template <typename Model>
PrintChoice listChoice(const Model &model, const CataloguePage &page, const QString &name, QString (*inWords)(qint64))
{
    const QString view = page.views().chosen();
    const QString search = model.search().trimmed();
    const QString place = std::is_same_v<Model, BooksModel> ? Text::tr("Books") : Text::tr("Authors");
    const QString searched = view.isEmpty() || search.isEmpty() ? QString() : Text::tr("found by “%1”").arg(search);
    const QList<int> sections = page.current()->view()->columnLayout()->shownColumns();
    Printout printout{.heading = headingOf(view, place, search), .note = {}};
    for (const int section : sections) {
        const int alignment = model.headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
        printout.columns +=
            {model.headerData(section, Qt::Horizontal, Qt::DisplayRole).toString(), bool(alignment & Qt::AlignRight)};
    }
    const auto note = [name, searched, inWords](qint64 rows) {
        return printNote({name, searched, inWords(rows)});
    };
    return {.text = Text::tr("The &list as it is seen"),
            .read = [query = model.query(), sections, printout, note](const CataloguePage &now) {
                const Model &rows = modelIn<Model>(now);
                return listReader(storeIn(now, rows), rows, query, sections, printout, note);
            }};
}

PrintChoice cardsChoice(BookQuery query, const QString &text, const QString &heading, const QString &name, qint64 rows)
{
    query.withDetails = true;
    return {.text = text, .read = [=](const CataloguePage &page) {
                using Reader = PagedPrintReader<BookStore>;
                return std::make_unique<Reader>(
                    page.bookStore(),
                    Reader::Plan{.query = query,
                                 .printout = {.heading = heading, .note = {}},
                                 .add =
                                     [&page](Printout &growing, const Book &book) {
                                         return addCard(growing, cardOf(page.outbox().withEdits(book)));
                                     },
                                 .note =
                                     [=](qint64 books) {
                                         return printNote({name, booksInWords(books)});
                                     },
                                 .rows = rows});
            }};
}

PrintChoice authorChoice(Id<Author> author, const QString &authorName, const QString &name)
{
    return {.text = Text::tr("The p&age of %1").arg(literalLabel(authorName)), .read = [=](const CataloguePage &page) {
                return std::make_unique<AuthorPrintReader>(page.authorStore(), page.bookStore(), page.outbox(), author,
                                                           page.capabilities().collation, [=](qint64 books) {
                                                               return printNote({name, booksInWords(books)});
                                                           });
            }};
}

} // namespace

QString printNote(const QStringList &parts)
{
    QStringList all = parts;
    all += QLocale().toString(QDate::currentDate(), QLocale::LongFormat);
    all.removeAll(QString());
    return all.join(u" · "_s);
}

QList<PrintChoice> printChoices(const CataloguePage &page, const QString &name)
{
    const RecordsPage &records = *page.current();
    const int row = records.view()->currentIndex().row();
    if (auto *books = qobject_cast<BooksModel *>(records.model())) {
        const QString heading = headingOf(page.views().chosen(), Text::tr("Books"), books->search().trimmed());
        QList<PrintChoice> choices{
            listChoice(*books, page, name, &booksInWords),
            cardsChoice(books->query(), Text::tr("Car&ds, one for each book"), heading, name, knownRows(*books))};
        if (const auto book = books->book(row))
            choices += authorChoice(book->authorId, book->authorName, name);
        return choices;
    }
    auto &authors = *qobject_cast<AuthorsModel *>(records.model());
    QList<PrintChoice> choices{listChoice(authors, page, name, &authorsInWords)};
    if (const auto author = authors.author(row)) {
        choices += cardsChoice({.collation = authors.collation(), .authorId = author->id},
                               Text::tr("Car&ds of the books by %1").arg(literalLabel(author->name)),
                               Text::tr("Books by %1").arg(author->name), name, author->bookCount);
        choices += authorChoice(author->id, author->name, name);
    }
    return choices;
}

} // namespace catalpa::ui
