// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/books.h"

#include "base/text.h"
#include "cli/output/rowwriter.h"
#include "wording/transfertext.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

Table tableFor()
{
    return Table({{Text::tr("ID"), Table::Alignment::Right},
                  {Text::tr("Title"), Table::Alignment::Left, 60},
                  {Text::tr("Author"), Table::Alignment::Left, 40},
                  {Text::tr("Author ID"), Table::Alignment::Right}});
}

QStringList cellsOf(const Book &book)
{
    return {QString::number(book.id.value), book.title, book.authorName, QString::number(book.authorId.value)};
}

Result<> checkNumber(const Option & /*option*/, const QString &value)
{
    bool isNumber = false;
    const qint64 number = value.toLongLong(&isNumber);
    if (isNumber && number >= 1 && number <= std::numeric_limits<qint32>::max())
        return {};
    return failure(ErrorKind::Invalid,
                   Text::tr("--author takes the number of an author, as “authors” lists it; “%1” is none.").arg(value));
}

//! An author without books is one thing, a number that nobody has is another.
Result<> checkAuthor(const OpenedCatalogue &opened, Id<Author> id, const Context &context)
{
    const auto authors = opened.catalogue->authors(opened.capabilities);
    const auto author = await(authors->author(id), context.interruption);
    if (author)
        return {};
    if (author.error().kind != ErrorKind::Missing)
        return tl::unexpected(author.error());
    return failure(ErrorKind::Missing, Text::tr("There is no author with the number %1.").arg(id.value));
}

Result<ExitCode> listBooks(Context &context)
{
    const auto opened = openCatalogue(context);
    if (!opened)
        return tl::unexpected(opened.error());
    BookQuery query{.order = {{BookQuery::Sort::Recorded}}};
    if (const auto number = context.commandLine.value(u"author"_s)) {
        query.authorId = Id<Author>{number->toLongLong()};
        if (const auto known = checkAuthor(*opened, *query.authorId, context); !known)
            return tl::unexpected(known.error());
    }
    const auto books = opened->catalogue->books(opened->capabilities);
    return writeAll<Book>(*books, query, tableFor(), cellsOf, context).map([&context](qint64 count) {
        if (!context.commandLine.json())
            context.output.writeLine(count == 0 ? Text::tr("There are no books yet.") : u'\n' + booksInWords(count));
        return ExitCode::Success;
    });
}

} // namespace

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
