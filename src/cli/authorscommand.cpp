// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "authorscommand.h"

#include "listing.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(AuthorsCommand)
};

Table tableFor()
{
    return Table({{Sentences::tr("ID"), Table::Alignment::Right},
                  {Sentences::tr("Name"), Table::Alignment::Left, 40},
                  {Sentences::tr("Country"), Table::Alignment::Left, 20},
                  {Sentences::tr("Books"), Table::Alignment::Right},
                  {Sentences::tr("About"), Table::Alignment::Left, 60}});
}

QStringList cellsOf(const Author &author)
{
    return {QString::number(author.id.value), author.name, author.country.value_or(QString()),
            QString::number(author.bookCount), author.bio.value_or(QString())};
}

QString countLine(qint64 count)
{
    if (count == 0)
        return Sentences::tr("There are no authors yet.");
    return count == 1 ? u"\n"_s + Sentences::tr("1 author") : u"\n"_s + Sentences::tr("%1 authors").arg(count);
}

} // namespace

Result<ExitCode> listAuthors(Workplace &workplace)
{
    const auto opened = openCatalogue(workplace);
    if (!opened)
        return tl::unexpected(opened.error());
    const auto authors = opened->catalogue->authors(opened->shape);
    const AuthorQuery query{.order = {{AuthorQuery::Sort::Recorded}}};
    return writeAll<Author>(*authors, query, tableFor(), cellsOf, workplace).map([&workplace](qint64 count) {
        if (!workplace.invocation.json)
            workplace.output.writeLine(countLine(count));
        return ExitCode::Success;
    });
}

} // namespace catalpa::cli
