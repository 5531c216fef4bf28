// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/routes/recordroutes.h"

#include "base/text.h"
#include "core/json/json.h"
#include "serve/pages/recordpages.h"
#include "serve/routes/parseint.h"
#include "serve/routes/problem.h"
#include "wording/celltext.h"

namespace catalpa::serve {
namespace {

Routed notANumber(const Visit &visit)
{
    return problem(400, Text::tr("“%1” is not the number of a record.").arg(shortened(visit.last, 40)),
                   visit.forPeople);
}

template <typename Record>
QByteArray keyOf(const QByteArray &path, Id<Record> id)
{
    return path + QByteArray::number(id.value);
}

Routed authorForPeople(const Visit &visit, Id<Author> id)
{
    const auto list = readListRequest(visit.target, true);
    if (!list)
        return problemOf(list.error(), true);
    return Question{.ask = [id, list = *list, target = visit.target](
                               CatalogueReader &reader) { return authorPage(reader, id, list, target); },
                    .key = keyOf("authors/", id) + '?' + canonicalQuery(visit.target)};
}

} // namespace

Response jsonResponse(const QByteArray &json)
{
    return {.contentType = "application/json; charset=utf-8", .body = json};
}

Routed author(const Visit &visit)
{
    const auto number = recordNumber(visit.last);
    if (!number)
        return notANumber(visit);
    if (visit.forPeople)
        return authorForPeople(visit, {*number});
    const Id<Author> id{*number};
    const auto ask = [id](CatalogueReader &reader) {
        return reader.author(id).map(
            [&reader](const Author &found) { return jsonResponse(toJson(found, reader.capabilities().hasCountry)); });
    };
    return Question{.ask = ask, .key = keyOf("authors/", id)};
}

Routed booksOfAuthor(const Visit &visit)
{
    const auto number = parseInt(visit.last);
    if (!number)
        return notANumber(visit);
    if (visit.forPeople)
        return authorForPeople(visit, {*number});
    const Id<Author> id{*number};
    return Question{
        .ask = [id](CatalogueReader &reader) { return reader.booksAsJson(id, mostRecords).map(jsonResponse); },
        .key = keyOf("books/", id)};
}

Routed book(const Visit &visit)
{
    const auto number = recordNumber(visit.last);
    if (!number)
        return notANumber(visit);
    const Id<Book> id{*number};
    const auto ask = [id, forPeople = visit.forPeople](CatalogueReader &reader) {
        if (forPeople)
            return bookPage(reader, id);
        return reader.book(id).map([](const Book &found) { return jsonResponse(toJson(found)); });
    };
    return Question{.ask = ask, .key = keyOf("book/", id)};
}

} // namespace catalpa::serve
