// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/pages/lists.h"

#include "base/text.h"
#include "serve/pages/html.h"
#include "wording/countryname.h"
#include "wording/searchtext.h"
#include "wording/transfertext.h"

#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa::serve {
namespace {

QByteArray table(const QString &caption, const QStringList &columns, const QByteArray &rows)
{
    if (rows.isEmpty())
        return {};
    QByteArray head;
    for (const QString &column : columns)
        head += element("th", html(column), "scope=\"col\"");
    return "<table>" + element("caption", html(caption), "class=\"unseen\"") + element("thead", element("tr", head))
        + element("tbody", rows) + "</table>";
}

QByteArray number(qint64 id)
{
    return QByteArray::number(id);
}

//! Where a reader looks for it: "Tolkien, J.R.R."
const QString &filedUnder(const Author &author)
{
    return author.sortName ? *author.sortName : author.name;
}

} // namespace

QByteArray authorTable(const QList<Author> &authors)
{
    QByteArray rows;
    for (const Author &author : authors) {
        rows += element(
            "tr",
            element("th", anchor("/authors/" + number(author.id.value), isolated(filedUnder(author))), "scope=\"row\"")
                + element("td", isolated(author.country ? countryName(*author.country) : QString()))
                + element("td", html(QLocale().toString(author.bookCount)), "class=\"number\""));
    }
    return table(Text::tr("Authors"), {Text::tr("Author"), Text::tr("Country"), Text::tr("Books")}, rows);
}

QByteArray bookTable(const QList<Book> &books, bool withAuthors)
{
    QByteArray rows;
    for (const Book &book : books) {
        QByteArray cells =
            element("th", anchor("/book/" + number(book.id.value), isolated(book.title)), "scope=\"row\"");
        if (withAuthors)
            cells += element("td", anchor("/authors/" + number(book.authorId.value), isolated(book.authorName)));
        rows += element("tr", cells);
    }
    QStringList columns{Text::tr("Title")};
    if (withAuthors)
        columns += Text::tr("Author");
    return table(Text::tr("Books"), columns, rows);
}

QByteArray alphabet(const QByteArray &path, bool lower)
{
    QByteArray letters;
    for (char letter = 'A'; letter <= 'Z'; ++letter) {
        const char typed = lower ? char(letter + ('a' - 'A')) : letter;
        letters += element("li", anchor(path + "?from=" + typed, QByteArray(1, letter)));
    }
    // Behind Z in the order of Unicode, before all other alphabets.
    letters += element("li", anchor(path + "?from=" + QByteArray(lower ? "%CA%92" : "%7B"), html(Text::tr("Others"))));
    return element("nav", element("ul", letters),
                   "class=\"letters\" aria-label=\"" + html(Text::tr("Begin at a letter")) + '"');
}

QString amount(SearchScope scope, qint64 count, qint64 most)
{
    const bool isMore = count > most;
    const qint64 shown = isMore ? most : count;
    const QString inWords = scope == SearchScope::Authors ? authorsInWords(shown) : booksInWords(shown);
    return isMore ? Text::tr("More than %1").arg(inWords) : inWords;
}

QByteArray searchNote(const QString &search, SearchScope scope)
{
    const SearchQuery query = parseSearch(search, scope);
    QByteArray note;
    if (query.usesSyntax)
        note += element("p", isolated(searchSentence(query, scope)), "class=\"note\"");
    for (const QString &hint : searchHints(query))
        note += element("p", isolated(hint), "class=\"note\"");
    return note;
}

QByteArray nextLink(const QByteArray &next)
{
    if (next.isEmpty())
        return {};
    return element("p", anchor(next, html(Text::tr("Next page")), "rel=\"next\" class=\"next\""));
}

} // namespace catalpa::serve
