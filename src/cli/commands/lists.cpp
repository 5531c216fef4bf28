// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/lists.h"

#include "base/text.h"
#include "cli/context.h"
#include "cli/output/tableoutput.h"
#include "core/search/page.h"
#include "wording/transfertext.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

//! Rows that are read at once: enough to make the way to the server unimportant, little enough to hold.
constexpr int rowsPerPage = 1000;

QStringList cellsOf(const Author &author)
{
    return {QString::number(author.id.value), author.name, author.country.value_or(QString()),
            QString::number(author.bookCount), author.bio.value_or(QString())};
}

QStringList cellsOf(const Book &book)
{
    return {QString::number(book.id.value), book.title, book.authorName, QString::number(book.authorId.value)};
}

//! Writes all records of \a query page by page, so that a list of any length needs the memory of one page; then, for
//! people, \a none or how many there are in words.
template <typename Store, typename Query>
Result<ExitCode> writeAll(Store &store, const Query &query, Table table, QString (*inWords)(qint64),
                          const QString &none, Context &context)
{
    Output &output = context.output;
    const bool asJson = context.commandLine.json();
    qint64 count = 0;
    KeyRange range;
    do {
        const auto page = await(store.page(query, range, rowsPerPage), context.interruption);
        if (!page)
            return passOn(page);
        QList<QStringList> rows;
        for (const auto &record : page->rows) {
            if (asJson)
                output.write((count == 0 ? "[" : ",") + toJson(record));
            else
                rows += cellsOf(record);
            ++count;
        }
        if (!rows.isEmpty())
            output.write(table.lines(rows).toUtf8());
        range.first = page->next;
    } while (range.first && !output.isClosed());
    if (asJson)
        output.write(count == 0 ? "[]\n" : "]\n");
    else
        output.writeLine(count == 0 ? none : u'\n' + inWords(count));
    return ExitCode::Success;
}

Result<ExitCode> listAuthors(Context &context)
{
    const auto opened = openCatalogue(context);
    if (!opened)
        return passOn(opened);
    const auto authors = opened->catalogue->authors(opened->capabilities);
    const Table table({{Text::tr("ID"), Table::Alignment::Right},
                       {Text::tr("Name"), Table::Alignment::Left, 40},
                       {Text::tr("Country"), Table::Alignment::Left, 20},
                       {Text::tr("Books"), Table::Alignment::Right},
                       {Text::tr("About"), Table::Alignment::Left, 60}});
    const AuthorQuery query{.order = {{AuthorQuery::Sort::Recorded}}};
    return writeAll(*authors, query, table, authorsInWords, Text::tr("There are no authors yet."), context);
}

Result<> checkNumber(const QString &value, const CommandLine & /*read*/)
{
    bool isNumber = false;
    const qint64 number = value.toLongLong(&isNumber);
    if (isNumber && number >= 1 && number <= std::numeric_limits<qint32>::max())
        return {};
    return misused(Text::tr("--author takes the number of an author, as “authors” lists it; “%1” is none.").arg(value));
}

//! An author without books is one thing, a number that nobody has is another.
Result<> checkAuthor(const OpenedCatalogue &opened, Id<Author> id, const Context &context)
{
    const auto authors = opened.catalogue->authors(opened.capabilities);
    const auto author = await(authors->author(id), context.interruption);
    if (author)
        return {};
    if (author.error().kind != ErrorKind::Missing)
        return passOn(author);
    return failure(ErrorKind::Missing, Text::tr("There is no author with the number %1.").arg(id.value));
}

Result<ExitCode> listBooks(Context &context)
{
    const auto opened = openCatalogue(context);
    if (!opened)
        return passOn(opened);
    BookQuery query{.order = {{BookQuery::Sort::Recorded}}};
    if (const auto number = context.commandLine.value(u"author"_s)) {
        query.authorId = Id<Author>{number->toLongLong()};
        if (const auto known = checkAuthor(*opened, *query.authorId, context); !known)
            return passOn(known);
    }
    const auto books = opened->catalogue->books(opened->capabilities);
    const Table table({{Text::tr("ID"), Table::Alignment::Right},
                       {Text::tr("Title"), Table::Alignment::Left, 60},
                       {Text::tr("Author"), Table::Alignment::Left, 40},
                       {Text::tr("Author ID"), Table::Alignment::Right}});
    return writeAll(*books, query, table, booksInWords, Text::tr("There are no books yet."), context);
}

} // namespace

Command authorsCommand()
{
    return {.name = u"authors"_s, .summary = Text::tr("List the authors."), .run = listAuthors};
}

Command booksCommand()
{
    return {.name = u"books"_s,
            .options = {{.name = u"author"_s,
                         .value = u"ID"_s,
                         .summary = Text::tr("Those of the author with this number."),
                         .check = checkNumber}},
            .summary = Text::tr("List the books, or those of one author."),
            .run = listBooks};
}

} // namespace catalpa::cli
