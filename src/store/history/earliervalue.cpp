// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/history/earliervalue.h"

#include "base/text.h"
#include "core/json/detailsjson.h"
#include "store/listing/authorlisting.h"
#include "store/listing/booklisting.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

//! Where the value of a field stands now, and under which name it was recorded.
struct Place {
    QByteArray column;
    QByteArray recorded;
};

std::optional<Place> placeOfAuthors(const QString &field, const CatalogueCapabilities &capabilities)
{
    if (field == "name"_L1 || field == "bio"_L1 || (field == "country"_L1 && capabilities.hasCountry))
        return Place{"r." + field.toLatin1(), field.toLatin1()};
    if (field == "sort_name"_L1 && capabilities.hasSortKeys)
        return Place{"(SELECT " + authors::filedAs(capabilities, "r")
                         + " FROM (SELECT) one LEFT JOIN catalpa.author_sort s ON s.author_id = r.id)",
                     "catalpa.sort_name"};
    return std::nullopt;
}

std::optional<Place> placeOfBooks(const QString &field, const CatalogueCapabilities &capabilities)
{
    if (field == "title"_L1 || field == "author_id"_L1)
        return Place{"r." + field.toLatin1(), field.toLatin1()};
    if (field == "sort_title"_L1 && capabilities.hasSortKeys)
        return Place{"(SELECT " + books::filedAs(capabilities, "r")
                         + " FROM (SELECT) one LEFT JOIN catalpa.book_sort s ON s.book_id = r.id)",
                     "catalpa.sort_title"};
    return std::nullopt;
}

//! The value now and the one before the entry; of an author's number also both names.
Result<db::Rows> readBoth(db::Session &session, const QByteArray &table, const std::optional<Place> &place,
                          qint64 number, qint64 entry)
{
    if (!place)
        return failure(ErrorKind::Invalid, Text::tr("This field cannot be changed here."));
    const bool isAuthor = place->recorded == "author_id";
    const QByteArray names = isAuthor
        ? ", (SELECT a.name FROM public.authors a WHERE a.id = r.author_id),"
          " (SELECT a.name FROM public.authors a WHERE a.id = (h.before ->> 'author_id')::bigint)"
        : QByteArray();
    auto rows = session.run("SELECT " + place->column + ", h.before ->> $4::text" + names
                                + " FROM catalpa.history h JOIN " + table
                                + " r ON r.id = h.record WHERE h.place = to_regclass($1::text)"
                                  " AND h.record = $2::bigint AND h.id = $3::bigint AND h.before ? $4::text",
                            {table, number, entry, place->recorded});
    if (rows && rows->isEmpty())
        return failure(ErrorKind::Missing, Text::tr("This record has been deleted meanwhile."));
    return rows;
}

//! A field that may hold nothing. What the rules suggest is "nothing" for a sort key.
std::optional<Change<std::optional<QString>>> optionalChange(const db::Rows &rows)
{
    const Change<std::optional<QString>> change{rows.optionalText(0, 0), rows.optionalText(0, 1)};
    return change.from == change.to ? std::nullopt : std::optional(change);
}

std::optional<Change<QString>> textChange(const db::Rows &rows)
{
    const Change<QString> change{rows.text(0, 0), rows.text(0, 1)};
    return change.from == change.to ? std::nullopt : std::optional(change);
}

Result<BookEdit> moved(BookEdit edit, const db::Rows &rows)
{
    if (rows.isNull(0, 3)) {
        return failure(ErrorKind::Missing,
                       Text::tr("The author that this book had is not there any more. Restore the author first."));
    }
    const Change<Id<Author>> change{{rows.integer(0, 0)}, {rows.integer(0, 1)}};
    if (change.from != change.to) {
        edit.author = change;
        edit.authorNames = {rows.text(0, 2), rows.text(0, 3)};
    }
    return edit;
}

//! A detail now and before the entry, both as JSON.
template <typename Field>
Result<DetailChanges<Field>> earlierDetail(db::Session &session, Field field, const QByteArray &table,
                                           const QByteArray &beside, const RecordRef &record, qint64 entry)
{
    const DetailDescription described = description(field);
    const QByteArray key = described.key.toLatin1();
    const auto rows = session.run("SELECT json_build_array((SELECT to_jsonb(d) -> '" + key + "' FROM " + beside
                                      + " = h.record AND d.records = h.place), h.before -> 'catalpa." + key
                                      + "') FROM catalpa.history h WHERE h.place = to_regclass($1::text)"
                                        " AND h.record = $2::bigint AND h.id = $3::bigint AND h.before ? 'catalpa."
                                      + key + "'",
                                  {table, record.number, entry});
    if (!rows)
        return passOn(rows);
    if (rows->isEmpty())
        return failure(ErrorKind::Missing, Text::tr("This record has been deleted meanwhile."));
    const QJsonArray both = QJsonDocument::fromJson(rows->text(0, 0).toUtf8()).array();
    const DetailChange<Field> change{field, detailFromJson(both[0], described), detailFromJson(both[1], described)};
    return change.from == change.to ? DetailChanges<Field>() : DetailChanges<Field>{change};
}

} // namespace

Result<AuthorEdit> earlierAuthor(db::Session &session, const CatalogueCapabilities &capabilities, Id<Author> id,
                                 qint64 entry, const QString &field)
{
    if (const auto detail = authorField(field); detail && capabilities.hasDetails) {
        return earlierDetail(session, *detail, "public.authors", "catalpa.author_details d WHERE d.author_id",
                             {RecordRef::Kind::Author, id.value}, entry)
            .map([id](const DetailChanges<AuthorField> &changes) { return AuthorEdit{.id = id, .details = changes}; });
    }
    const auto rows = readBoth(session, "public.authors", placeOfAuthors(field, capabilities), id.value, entry);
    if (!rows)
        return passOn(rows);
    AuthorEdit edit{.id = id};
    if (field == "name"_L1)
        edit.name = textChange(*rows);
    else if (field == "bio"_L1)
        edit.bio = optionalChange(*rows);
    else if (field == "country"_L1)
        edit.country = optionalChange(*rows);
    else
        edit.sortName = optionalChange(*rows);
    return edit;
}

Result<BookEdit> earlierBook(db::Session &session, const CatalogueCapabilities &capabilities, Id<Book> id, qint64 entry,
                             const QString &field)
{
    if (const auto detail = bookField(field); detail && capabilities.hasDetails) {
        return earlierDetail(session, *detail, "public.books", "catalpa.book_details d WHERE d.book_id",
                             {RecordRef::Kind::Book, id.value}, entry)
            .map([id](const DetailChanges<BookField> &changes) { return BookEdit{.id = id, .details = changes}; });
    }
    const auto rows = readBoth(session, "public.books", placeOfBooks(field, capabilities), id.value, entry);
    if (!rows)
        return passOn(rows);
    BookEdit edit{.id = id};
    if (field == "author_id"_L1)
        return moved(edit, *rows);
    if (field == "title"_L1)
        edit.title = textChange(*rows);
    else
        edit.sortTitle = optionalChange(*rows);
    return edit;
}

} // namespace catalpa::store
