// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/books.h"

#include "base/text.h"

#include "cli/output/rowwriter.h"

#include <QtCore/QCoreApplication>

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

QString countLine(qint64 count)
{
    if (count == 0)
        return Text::tr("There are no books yet.");
    return count == 1 ? u"\n"_s + Text::tr("1 book") : u"\n"_s + Text::tr("%1 books").arg(count);
}

//! An author without books is one thing, a number that nobody has is another.
Result<> checkAuthor(const OpenedCatalogue &opened, const Context &context)
{
    if (!context.commandLine.author)
        return {};
    const auto authors = opened.catalogue->authors(opened.capabilities);
    const auto author = await(authors->author(*context.commandLine.author), context.interruption);
    if (author)
        return {};
    if (author.error().kind != ErrorKind::Missing)
        return passOn(author);
    return failure(ErrorKind::Missing,
                   Text::tr("There is no author with the number %1.").arg(context.commandLine.author->value));
}

} // namespace

Result<ExitCode> listBooks(Context &context)
{
    const auto opened = openCatalogue(context);
    if (!opened)
        return passOn(opened);
    if (const auto known = checkAuthor(*opened, context); !known)
        return passOn(known);
    const auto books = opened->catalogue->books(opened->capabilities);
    const BookQuery query{.order = {{BookQuery::Sort::Recorded}}, .authorId = context.commandLine.author};
    return writeAll<Book>(*books, query, tableFor(), cellsOf, context).map([&context](qint64 count) {
        if (!context.commandLine.json)
            context.output.writeLine(countLine(count));
        return ExitCode::Success;
    });
}

} // namespace catalpa::cli
