// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/reading/guidejson.h"

#include "base/text.h"
#include "db/sql.h"

#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

//! PostgreSQL escapes a text in JSON exactly as JSON.stringify() does: both leave out what RFC 8259 leaves open.
QByteArray member(const QByteArray &name, const QByteArray &value)
{
    return ",\"" + name + "\":' || " + value + " || '";
}

//! Of any column: names are never NULL in the guide's tables, but others may allow it.
QByteArray text(const QByteArray &column)
{
    return "coalesce(to_json(" + column + ")::text, 'null')";
}

//! As Date.prototype.toJSON() writes it. Prisma makes null of the years that have not four digits, and of infinity.
QByteArray createdAt()
{
    return "CASE WHEN created_at >= '0001-01-01' AND created_at < '10000-01-01' THEN '\"' || " CATALPA_UTC_TEXT(
        "created_at") " || '\"' ELSE 'null' END";
}

//! \a pages: the address that answers the same page by page.
Result<QByteArray> arrayOf(const Result<db::Rows> &rows, int most, const QString &pages)
{
    if (!rows)
        return passOn(rows);
    if (rows->count() > most) {
        return failure(ErrorKind::Invalid,
                       Text::tr("There are more than %1 of them. Ask for them page by page: %2")
                           .arg(QLocale::c().toString(most), pages));
    }
    QByteArray json("[");
    for (int row = 0; row < rows->count(); ++row) {
        if (row > 0)
            json += ',';
        json += rows->text(row, 0).toUtf8();
    }
    return json + ']';
}

} // namespace

QByteArray authorAsJson(const CatalogueCapabilities &capabilities, bool alwaysCountry)
{
    const QByteArray country = capabilities.hasCountry ? member("country", text("country"))
        : alwaysCountry                                ? QByteArray(",\"country\":null")
                                                       : QByteArray();
    return "'{\"id\":' || id || '" + member("name", text("name")) + member("bio", text("bio")) + country
        + member("createdAt", createdAt()) + "}'";
}

QByteArray bookAsJson()
{
    return "'{\"id\":' || id || '" + member("title", text("title")) + member("authorId", "author_id")
        + member("createdAt", createdAt()) + "}'";
}

Result<QByteArray> readAuthorsAsJson(db::Session &session, const CatalogueCapabilities &capabilities, int most)
{
    const QByteArray sql = "SELECT " + authorAsJson(capabilities, false) + " FROM public.authors LIMIT $1::bigint";
    return arrayOf(session.run(sql, {most + 1}), most, u"/authors?limit=1000"_s);
}

Result<QByteArray> readBooksAsJson(db::Session &session, Id<Author> author, int most)
{
    const QByteArray sql =
        "SELECT " + bookAsJson() + " FROM public.books WHERE author_id = $1::integer LIMIT $2::bigint";
    return arrayOf(session.run(sql, {author, most + 1}), most, u"/books?author=%1&limit=1000"_s.arg(author.value));
}

} // namespace catalpa::store
