// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/reading/pgcataloguereader.h"

#include "base/text.h"
#include "store/listing/authorlisting.h"
#include "store/listing/booklisting.h"
#include "store/listing/search.h"
#include "store/reading/guidejson.h"
#include "store/recordreads.h"

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

//! SQLSTATE class 22, "data exception": a key or a number that came from outside does not fit its column.
template <typename T>
Result<T> checked(Result<T> result)
{
    return std::move(result).map_error([](Error error) {
        if (error.sql().sqlState.startsWith("22"_L1))
            error.kind = ErrorKind::Invalid;
        return error;
    });
}

Result<> checkRange(const Listing &listing, const KeyRange &range)
{
    if (!range.first || range.first->values.size() == listing.key.size())
        return {};
    return failure(ErrorKind::Invalid, Text::tr("This is no place in this list."));
}

template <typename Record>
Result<Page<Record>> readChecked(db::Session &session, const Listing &listing, const KeyRange &range, int limit,
                                 int keyColumn, Record (*recordFrom)(const db::Rows &, int))
{
    if (const auto valid = checkRange(listing, range); !valid)
        return passOn(valid);
    return checked(readPage(session, listing, range, limit)).map([&](const db::Rows &rows) {
        return pageFrom<Record>(rows, listing, limit, keyColumn, recordFrom);
    });
}

} // namespace

Result<QByteArray> PgCatalogueReader::authorsAsJson(int most)
{
    return readAuthorsAsJson(m_session, m_capabilities, most);
}

Result<QByteArray> PgCatalogueReader::booksAsJson(Id<Author> author, int most)
{
    return readBooksAsJson(m_session, author, most);
}

Result<Author> PgCatalogueReader::author(Id<Author> id)
{
    return readAuthor(m_session, id, m_capabilities);
}

Result<Book> PgCatalogueReader::book(Id<Book> id)
{
    return readBook(m_session, id, m_capabilities);
}

Result<Page<Author>> PgCatalogueReader::authors(const AuthorQuery &query, const KeyRange &range, int limit)
{
    return checkSearch(query.search).and_then([&] {
        return readChecked(m_session, authors::listing(query, m_capabilities), range, limit, authors::keyColumn,
                           authors::authorFrom);
    });
}

Result<Page<Book>> PgCatalogueReader::books(const BookQuery &query, const KeyRange &range, int limit)
{
    return checkSearch(query.search).and_then([&] {
        return readChecked(m_session, books::listing(query, m_capabilities), range, limit, books::keyColumn,
                           books::bookFrom);
    });
}

Result<qint64> PgCatalogueReader::countAuthors(const AuthorQuery &query, qint64 most)
{
    return checkSearch(query.search).and_then([&] {
        return checked(countRows(m_session, authors::listing(query, m_capabilities), most));
    });
}

Result<qint64> PgCatalogueReader::countBooks(const BookQuery &query, qint64 most)
{
    return checkSearch(query.search).and_then([&] {
        return checked(countRows(m_session, books::listing(query, m_capabilities), most));
    });
}

} // namespace catalpa::store
