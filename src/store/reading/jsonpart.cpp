// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/reading/jsonpart.h"

#include "store/reading/guidejson.h"

#include <algorithm>

namespace catalpa::store {
namespace {

//! What a part has before its last record; one record always comes, however large.
constexpr int mostBytes = 2'000'000;
constexpr int mostRecords = 10'000;

//! \a from: the table, and a condition on $3 … or "true".
Result<JsonPart> readPart(db::Session &session, const QByteArray &record, const QByteArray &from, db::Params others,
                          const JsonRange &range)
{
    db::Params params{range.behind, range.most};
    params.insert(params.end(), others.begin(), others.end());
    const QByteArray fits = " FILTER (WHERE bytes < " + QByteArray::number(mostBytes) + ")";
    const auto rows = session.run("SELECT count(*), count(*)" + fits + ", coalesce(max(id)" + fits
                                      + ", 0), coalesce(string_agg(record, ',' ORDER BY id)" + fits
                                      + ", '') FROM (SELECT id, record, sum(octet_length(record)) OVER (ORDER BY id "
                                        "ROWS UNBOUNDED PRECEDING) - octet_length(record) AS bytes FROM (SELECT id, "
                                      + record + " AS record FROM " + from
                                      + " AND id > $1::bigint ORDER BY id LIMIT $2::bigint) AS read) AS measured",
                                  params);
    if (!rows)
        return passOn(rows);
    const qint64 read = rows->integer(0, 0);
    const qint64 kept = rows->integer(0, 1);
    const QByteArray records = rows->text(0, 3).toUtf8();
    const qint64 more = 2 * records.size() < mostBytes ? 2 * kept : kept;
    return JsonPart{.records = records,
                    .last = rows->integer(0, 2),
                    .isLast = read < range.most && kept == read,
                    .next = int(std::clamp<qint64>(more, 1, mostRecords))};
}

} // namespace

Result<JsonPart> readAuthorsPart(db::Session &session, const CatalogueCapabilities &capabilities,
                                 const JsonRange &range)
{
    return readPart(session, authorAsJson(capabilities, true), "public.authors WHERE true", {}, range);
}

Result<JsonPart> readBooksPart(db::Session &session, const std::optional<Id<Author>> &author, const JsonRange &range)
{
    return author ? readPart(session, bookAsJson(), "public.books WHERE author_id = $3::bigint", {*author}, range)
                  : readPart(session, bookAsJson(), "public.books WHERE true", {}, range);
}

} // namespace catalpa::store
