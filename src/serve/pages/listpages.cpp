// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/pages/listpages.h"

#include "base/text.h"
#include "serve/pages/frame.h"
#include "serve/pages/html.h"
#include "serve/pages/lists.h"

using namespace Qt::StringLiterals;

namespace catalpa::serve {
namespace {

constexpr int countedTo = 10'000; //!< A list of millions is not counted for each page.
constexpr int shownAtHome = 25;

//! What is different in the lists of authors and of books.
struct Kind {
    SearchScope scope;
    QByteArray path;
    QString title;
    Place place;
};

Kind authorsKind()
{
    return {SearchScope::Authors, "/authors", Text::tr("Authors"), Place::Authors};
}

Kind booksKind()
{
    return {SearchScope::Books, "/books", Text::tr("Books"), Place::Books};
}

QByteArray nothing(bool isSearch)
{
    return element("p", html(isSearch ? Text::tr("Nothing was found.") : Text::tr("There is nothing here.")));
}

template <typename Record>
Response listPage(const Kind &kind, const ListRequest &list, const Target &target, const Page<Record> &page,
                  qint64 count, bool lower, const QByteArray &table)
{
    const QByteArray next = page.next ? followingPage(kind.path, target, list, *page.next) : QByteArray();
    QByteArray content = element("h1", html(kind.title));
    content += element("p", html(amount(kind.scope, count, countedTo)), "class=\"note\"");
    if (list.search.isEmpty() && !list.author)
        content += alphabet(kind.path, lower);
    content += searchNote(list.search, kind.scope);
    content += table.isEmpty() ? nothing(!list.search.isEmpty()) : table;
    content += nextLink(next);
    return pageResponse(200, {.title = kind.title, .place = kind.place, .search = list.search, .next = next}, content);
}

//! The first rows that a search finds, and where all of them are.
QByteArray found(const Kind &kind, const QString &search, const QByteArray &table, bool hasMore)
{
    QByteArray section = element("h2", html(kind.title)) + searchNote(search, kind.scope);
    section += table.isEmpty() ? nothing(true) : table;
    if (hasMore) {
        const QString all = kind.scope == SearchScope::Authors ? Text::tr("All authors that were found")
                                                               : Text::tr("All books that were found");
        section += element("p", anchor(kind.path + "?search=" + encoded(search), html(all), "class=\"next\""));
    }
    return element("section", section);
}

Result<Response> foundPage(CatalogueReader &reader, const QString &search)
{
    const auto authors = reader.authors({.search = search}, {}, shownAtHome);
    if (!authors)
        return passOn(authors);
    const auto books = reader.books({.search = search}, {}, shownAtHome);
    if (!books)
        return passOn(books);
    const QString title = Text::tr("Found for “%1”").arg(search);
    return pageResponse(200, {.title = title, .search = search},
                        element("h1", html(title))
                            + found(authorsKind(), search, authorTable(authors->rows), authors->next.has_value())
                            + found(booksKind(), search, bookTable(books->rows), books->next.has_value()));
}

bool smallLettersFirst(const CatalogueReader &reader)
{
    return !reader.capabilities().collations.isEmpty();
}

} // namespace

Result<Response> homePage(CatalogueReader &reader, const QString &search)
{
    if (!search.isEmpty())
        return foundPage(reader, search);
    const auto authors = reader.countAuthors({}, countedTo + 1);
    if (!authors)
        return passOn(authors);
    const auto books = reader.countBooks({}, countedTo + 1);
    if (!books)
        return passOn(books);
    const QString holds =
        Text::tr("%1 and %2")
            .arg(amount(SearchScope::Authors, *authors, countedTo), amount(SearchScope::Books, *books, countedTo));
    const auto part = [&reader](const Kind &kind) {
        return element("section",
                       element("h2", anchor(kind.path, html(kind.title)))
                           + alphabet(kind.path, smallLettersFirst(reader)));
    };
    return pageResponse(200, {.title = Text::tr("The catalogue")},
                        element("h1", html(Text::tr("The catalogue"))) + element("p", html(holds), "class=\"note\"")
                            + part(authorsKind()) + part(booksKind()));
}

Result<Response> authorsPage(CatalogueReader &reader, const ListRequest &list, const Target &target)
{
    const auto page = reader.authors(list.authorQuery(), list.range(), list.limit);
    if (!page)
        return passOn(page);
    return reader.countAuthors(list.authorQuery(), countedTo + 1).map([&](qint64 count) {
        return listPage(authorsKind(), list, target, *page, count, smallLettersFirst(reader), authorTable(page->rows));
    });
}

Result<Response> booksPage(CatalogueReader &reader, const ListRequest &list, const Target &target)
{
    const auto page = reader.books(list.bookQuery(), list.range(), list.limit);
    if (!page)
        return passOn(page);
    return reader.countBooks(list.bookQuery(), countedTo + 1).map([&](qint64 count) {
        return listPage(booksKind(), list, target, *page, count, smallLettersFirst(reader), bookTable(page->rows));
    });
}

} // namespace catalpa::serve
