// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/addsample.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

QJsonValue nullable(const std::optional<QString> &text)
{
    return text ? QJsonValue(*text) : QJsonValue(QJsonValue::Null);
}

QString toJson(const Sample &sample)
{
    QJsonArray authors;
    for (const SampleAuthor &entry : sample.authors) {
        authors += QJsonObject{{u"n"_s, authors.size()},
                               {u"name"_s, entry.author.name},
                               {u"bio"_s, nullable(entry.author.bio)},
                               {u"country"_s, nullable(entry.author.country)},
                               {u"books"_s, QJsonArray::fromStringList(entry.books)}};
    }
    return QString::fromUtf8(QJsonDocument(authors).toJson(QJsonDocument::Compact));
}

// The one word that varies: databases before the migration add_country have no such column.
constexpr auto countryHere = "/*country*/";

constexpr auto sampleQuery = R"(
    WITH batch AS MATERIALIZED (
        SELECT set_config('catalpa.batch', $2, true)
    ), given AS (
        SELECT n, name, bio, country, books
          FROM jsonb_to_recordset($1::jsonb) AS g(n int, name text, bio text, country text, books jsonb)
    ), added AS (
        INSERT INTO public.authors (name, bio, created_at /*country*/)
        SELECT name, bio, now() AT TIME ZONE 'UTC' /*country*/
          FROM batch CROSS JOIN given
         WHERE NOT EXISTS (SELECT FROM public.authors a WHERE a.name = given.name)
         ORDER BY n
        RETURNING id, name
    ), owner AS (
        SELECT id, name FROM added
        UNION ALL
        SELECT min(id), name FROM public.authors WHERE name IN (SELECT name FROM given) GROUP BY name
    ), titles AS (
        INSERT INTO public.books (title, author_id, created_at)
        SELECT t.title, owner.id, now() AT TIME ZONE 'UTC'
          FROM batch CROSS JOIN given
          JOIN owner USING (name)
         CROSS JOIN jsonb_array_elements_text(given.books) WITH ORDINALITY AS t(title, place)
         WHERE NOT EXISTS (SELECT FROM public.books b WHERE b.author_id = owner.id AND b.title = t.title)
         ORDER BY given.n, t.place
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM added), (SELECT count(*) FROM titles))";

} // namespace

Result<SampleReport> addSample(db::Session &session, const Sample &sample, const CatalogueCapabilities &capabilities,
                               const QString &batch)
{
    const auto rows =
        session.run(QByteArray(sampleQuery).replace(countryHere, capabilities.hasCountry ? ", country" : ""),
                    {toJson(sample), batch});
    if (!rows)
        return passOn(rows);
    return SampleReport{.authors = rows->integer(0, 0), .books = rows->integer(0, 1)};
}

} // namespace catalpa::store
