// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shelfreader.h"

#include "core/json/json.h"

#include <algorithm>

namespace catalpa::test {
namespace {

template <typename Record>
Result<Record> recordOf(const QList<Record> &records, Id<Record> id, const std::optional<Error> &trouble)
{
    const auto found =
        std::find_if(records.cbegin(), records.cend(), [id](const Record &each) { return each.id == id; });
    if (trouble)
        return failure(*trouble);
    if (found == records.cend())
        return failure(ErrorKind::Missing, QStringLiteral("gone"));
    return *found;
}

template <typename Record>
Result<Page<Record>> pageOf(const QList<Record> &records, int limit, const std::optional<Error> &trouble)
{
    if (trouble)
        return failure(*trouble);
    Page<Record> page{records.mid(0, limit), {}};
    if (records.size() > limit)
        page.next = Key{{QStringLiteral("next")}, records.at(limit).id.value, {}};
    return page;
}

} // namespace

Result<QByteArray> ShelfReader::authorsAsJson(int)
{
    if (trouble)
        return failure(*trouble);
    return Json::array(shelvedAuthors, [](const Author &each) { return toJson(each); });
}

Result<QByteArray> ShelfReader::booksAsJson(Id<Author> author, int)
{
    if (trouble)
        return failure(*trouble);
    QByteArrayList books;
    for (const Book &each : shelvedBooks) {
        if (each.authorId == author)
            books += toJson(each);
    }
    return Json::array(books);
}

Result<Author> ShelfReader::author(Id<Author> id)
{
    return recordOf(shelvedAuthors, id, trouble);
}

Result<Book> ShelfReader::book(Id<Book> id)
{
    return recordOf(shelvedBooks, id, trouble);
}

Result<Page<Author>> ShelfReader::authors(const AuthorQuery &query, const KeyRange &range, int limit)
{
    askedAuthors = query;
    askedRange = range;
    return pageOf(shelvedAuthors, limit, trouble);
}

Result<Page<Book>> ShelfReader::books(const BookQuery &query, const KeyRange &range, int limit)
{
    askedBooks = query;
    askedRange = range;
    return pageOf(shelvedBooks, limit, trouble);
}

Result<qint64> ShelfReader::countAuthors(const AuthorQuery &, qint64 most)
{
    return qMin<qint64>(most, shelvedAuthors.size());
}

Result<qint64> ShelfReader::countBooks(const BookQuery &, qint64 most)
{
    return qMin<qint64>(most, shelvedBooks.size());
}

} // namespace catalpa::test
