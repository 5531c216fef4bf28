// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/authors.h"

#include "base/text.h"
#include "cli/output/rowwriter.h"
#include "wording/transfertext.h"

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

Table tableFor()
{
    return Table({{Text::tr("ID"), Table::Alignment::Right},
                  {Text::tr("Name"), Table::Alignment::Left, 40},
                  {Text::tr("Country"), Table::Alignment::Left, 20},
                  {Text::tr("Books"), Table::Alignment::Right},
                  {Text::tr("About"), Table::Alignment::Left, 60}});
}

QStringList cellsOf(const Author &author)
{
    return {QString::number(author.id.value), author.name, author.country.value_or(QString()),
            QString::number(author.bookCount), author.bio.value_or(QString())};
}

Result<ExitCode> listAuthors(Context &context)
{
    const auto opened = openCatalogue(context);
    if (!opened)
        return tl::unexpected(opened.error());
    const auto authors = opened->catalogue->authors(opened->capabilities);
    const AuthorQuery query{.order = {{AuthorQuery::Sort::Recorded}}};
    return writeAll<Author>(*authors, query, tableFor(), cellsOf, context).map([&context](qint64 count) {
        if (!context.commandLine.json()) {
            context.output.writeLine(count == 0 ? Text::tr("There are no authors yet.")
                                                : u'\n' + authorsInWords(count));
        }
        return ExitCode::Success;
    });
}

} // namespace

Command authorsCommand()
{
    return {.name = u"authors"_s, .summary = Text::tr("List the authors."), .run = listAuthors};
}

} // namespace catalpa::cli
