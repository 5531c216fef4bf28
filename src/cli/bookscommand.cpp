// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bookscommand.h"

#include "listing.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(BooksCommand)
};

Table tableFor()
{
    return Table({{Sentences::tr("ID"), Table::Alignment::Right},
                  {Sentences::tr("Title"), Table::Alignment::Left, 60},
                  {Sentences::tr("Author"), Table::Alignment::Left, 40},
                  {Sentences::tr("Author ID"), Table::Alignment::Right}});
}

QStringList cellsOf(const Book &book)
{
    return {QString::number(book.id.value), book.title, book.authorName, QString::number(book.authorId.value)};
}

QString countLine(qint64 count)
{
    if (count == 0)
        return Sentences::tr("There are no books yet.");
    return count == 1 ? u"\n"_s + Sentences::tr("1 book") : u"\n"_s + Sentences::tr("%1 books").arg(count);
}

//! An author without books is one thing, a number that nobody has is another.
Result<> checkAuthor(const OpenedCatalogue &opened, const Workplace &workplace)
{
    if (!workplace.invocation.author)
        return {};
    const auto authors = opened.catalogue->authors(opened.shape);
    const auto author = awaited(authors->author(*workplace.invocation.author), workplace.interruption);
    if (author)
        return {};
    if (author.error().kind != ErrorKind::Missing)
        return tl::unexpected(author.error());
    return failure(ErrorKind::Missing,
                   Sentences::tr("There is no author with the number %1.").arg(workplace.invocation.author->value));
}

} // namespace

Result<ExitCode> listBooks(Workplace &workplace)
{
    const auto opened = openCatalogue(workplace);
    if (!opened)
        return tl::unexpected(opened.error());
    if (const auto known = checkAuthor(*opened, workplace); !known)
        return tl::unexpected(known.error());
    const auto books = opened->catalogue->books(opened->shape);
    const BookQuery query{.order = {{BookQuery::Sort::Recorded}}, .authorId = workplace.invocation.author};
    return writeAll<Book>(*books, query, tableFor(), cellsOf, workplace).map([&workplace](qint64 count) {
        if (!workplace.invocation.json)
            workplace.output.writeLine(countLine(count));
        return ExitCode::Success;
    });
}

} // namespace catalpa::cli
