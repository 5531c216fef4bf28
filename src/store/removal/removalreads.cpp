// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/removal/removalreads.h"

#include "base/text.h"
#include "store/listing/authorlisting.h"
#include "store/listing/booklisting.h"
#include "store/recordreads.h"

#include <QtCore/QLocale>

#include <algorithm>
#include <limits>

namespace catalpa::store {
namespace {

constexpr int atOnce = 500; // Records of one answer: a biography may have a million characters.
constexpr int filedColumn = 8; // Behind those of wholeAuthorFrom() and wholeBookFrom().

//! \a named is what the record is called.
QByteArray filedByHand(const CatalogueCapabilities &capabilities, const QByteArray &named)
{
    return capabilities.hasSortKeys ? ", coalesce(s.by_hand AND s.filed_for = " + named + ", false)" : ", false";
}

template <typename Record>
using RecordFrom = Record (*)(const db::Rows &rows, int row, const CatalogueCapabilities &capabilities);

template <typename Record>
void append(QList<Kept<Record>> &to, const db::Rows &rows, const CatalogueCapabilities &capabilities,
            RecordFrom<Record> recordFrom)
{
    for (int row = 0; row < rows.count(); ++row)
        to += Kept<Record>{recordFrom(rows, row, capabilities), rows.boolean(row, filedColumn)};
}

//! \a sql has the numbers as $1.
template <typename Record>
Result<QList<Kept<Record>>> readInParts(db::Session &session, QList<Id<Record>> ids, const QByteArray &sql,
                                        const CatalogueCapabilities &capabilities, RecordFrom<Record> recordFrom)
{
    std::sort(ids.begin(), ids.end(), [](auto a, auto b) { return a.value < b.value; });
    QList<Kept<Record>> found;
    for (qsizetype from = 0; from < ids.size(); from += atOnce) {
        const auto rows = session.run(sql, {numbersOf(ids.mid(from, atOnce))});
        if (!rows)
            return passOn(rows);
        append(found, *rows, capabilities, recordFrom);
    }
    return found;
}

QByteArray selectWholeBooks(const CatalogueCapabilities &capabilities)
{
    return "SELECT " + books::columns(capabilities) + wholeColumn(Id<Book>(), capabilities)
        + filedByHand(capabilities, "b.title") + " FROM " + books::tables(capabilities);
}

} // namespace

Result<QList<Kept<Author>>> readAuthors(db::Session &session, const QList<Id<Author>> &ids,
                                        const CatalogueCapabilities &capabilities)
{
    return readInParts(session, ids,
                       "SELECT " + authors::columnsOfOne(capabilities) + wholeColumn(Id<Author>(), capabilities)
                           + filedByHand(capabilities, "a.name") + " FROM " + authors::tables(capabilities)
                           + " WHERE a.id = ANY ($1::bigint[]) ORDER BY a.id",
                       capabilities, wholeAuthorFrom);
}

Result<QList<Kept<Book>>> readBooks(db::Session &session, const QList<Id<Book>> &ids,
                                    const CatalogueCapabilities &capabilities)
{
    return readInParts(session, ids, selectWholeBooks(capabilities) + " WHERE b.id = ANY ($1::bigint[]) ORDER BY b.id",
                       capabilities, wholeBookFrom);
}

Result<QList<Kept<Book>>> readBooksOf(db::Session &session, const QList<Id<Author>> &authors, qint64 most,
                                      const CatalogueCapabilities &capabilities)
{
    QList<Kept<Book>> found;
    for (bool more = true; more;) {
        const qint64 last = found.isEmpty() ? std::numeric_limits<qint64>::min() : found.last().record.id.value;
        const auto rows =
            session.run(selectWholeBooks(capabilities) + " WHERE b.author_id = ANY ($1::bigint[]) AND b.id > $2::bigint"
                            + " ORDER BY b.id LIMIT " + QByteArray::number(atOnce),
                        {numbersOf(authors), last});
        if (!rows)
            return passOn(rows);
        append(found, *rows, capabilities, wholeBookFrom);
        if (found.size() > most)
            return failure(tooMany());
        more = rows->count() == atOnce;
    }
    return found;
}

Error tooMany()
{
    return {ErrorKind::Invalid,
            Text::tr("These are more than %1 records with the books. Choose fewer, and delete them in several steps.")
                .arg(QLocale().toString(mostRemoved)),
            {}};
}

} // namespace catalpa::store
