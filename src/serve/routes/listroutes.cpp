// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/routes/listroutes.h"

#include "core/json/json.h"
#include "serve/pages/listpages.h"
#include "serve/routes/problem.h"
#include "serve/routes/recordroutes.h"

namespace catalpa::serve {
namespace {

template <typename Record, typename ToJson>
Response listOf(const Page<Record> &page, const QByteArray &path, const Target &target, const ListRequest &list,
                ToJson toJsonOf)
{
    Response response = jsonResponse(Json::array(page.rows, toJsonOf));
    if (const QByteArray warning = searchWarning(target); !warning.isEmpty())
        response.headers += Header("Warning", warning);
    if (page.next)
        response.headers += Header("Link", "<" + followingPage(path, target, list, *page.next) + ">; rel=\"next\"");
    return response;
}

Result<Response> authorsAsJson(CatalogueReader &reader, const ListRequest &list, const Target &target)
{
    return reader.authors(list.authorQuery(), list.range(), list.limit).map([&](const Page<Author> &page) {
        return listOf(page, "/authors", target, list,
                      [&reader](const Author &author) { return toJson(author, reader.capabilities().hasCountry); });
    });
}

Result<Response> booksAsJson(CatalogueReader &reader, const ListRequest &list, const Target &target)
{
    return reader.books(list.bookQuery(), list.range(), list.limit).map([&](const Page<Book> &page) {
        return listOf(page, "/books", target, list, [](const Book &book) { return toJson(book); });
    });
}

using List = Result<Response> (*)(CatalogueReader &reader, const ListRequest &list, const Target &target);

Routed listRoute(const Visit &visit, const QByteArray &path, List forPeople, List forPrograms)
{
    const auto list = readListRequest(visit.target, visit.forPeople);
    if (!list)
        return problemOf(list.error(), visit.forPeople);
    const bool mayBeSlow = !list->search.isEmpty();
    return Question{.ask = [answer = visit.forPeople ? forPeople : forPrograms, list = *list,
                            target = visit.target](CatalogueReader &reader) { return answer(reader, list, target); },
                    .isSlow = mayBeSlow,
                    .key = path + '?' + canonicalQuery(visit.target)};
}

} // namespace

Routed home(const Visit &visit)
{
    if (!visit.forPeople)
        return Response{.contentType = "text/html; charset=utf-8", .body = "Hello World! This is a book catalog."};
    const auto list = readListRequest(visit.target, true);
    if (!list)
        return problemOf(list.error(), true);
    return Question{.ask = [search = list->search](CatalogueReader &reader) { return homePage(reader, search); },
                    .isSlow = true,
                    .key = "?search=" + encoded(list->search)};
}

Routed authors(const Visit &visit)
{
    if (visit.forPeople || asksForList(visit.target))
        return listRoute(visit, "authors", authorsPage, authorsAsJson);
    return Question{.ask = [](CatalogueReader &reader) { return reader.authorsAsJson(mostRecords).map(jsonResponse); },
                    .key = "authors"};
}

Routed books(const Visit &visit)
{
    return listRoute(visit, "books", booksPage, booksAsJson);
}

} // namespace catalpa::serve
