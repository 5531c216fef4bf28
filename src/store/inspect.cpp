// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/pgcatalogue.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

//! Languages that ICU sorts by the order for every language: their collators have no rules of their own (ICU 72,
//! ucol_getRules). Named by the common collation, they all use the same indexes.
bool isSortedAsAll(const QString &tag)
{
    static const QRegularExpression language(u"^(ca|de|en|fr|ga|id|it|lb|ms|nl|pt|sw|xh|zu)(-([A-Z]{2}|[0-9]{3}))?$"_s);
    return tag != "fr-CA"_L1 && language.match(tag).hasMatch();
}

//! The ICU collations of PostgreSQL for these languages, best first, ending with the one for every language.
//! "zh-Hant-TW" gives zh-Hant-TW-x-icu, zh-Hant-x-icu, zh-x-icu. https://www.postgresql.org/docs/15/collation.html
QStringList collationNames(const QStringList &languages)
{
    static const QRegularExpression wellFormed(u"^[A-Za-z0-9-]+$"_s);
    QStringList names;
    for (QString tag : languages) {
        tag.replace(u'_', u'-');
        if (!wellFormed.match(tag).hasMatch())
            continue;
        for (; !tag.isEmpty(); tag.truncate(qMax(tag.lastIndexOf(u'-'), 0)))
            names += isSortedAsAll(tag) ? u"und-x-icu"_s : tag + "-x-icu"_L1;
    }
    names += u"und-x-icu"_s;
    names.removeDuplicates();
    return names;
}

constexpr auto sql = R"(
    WITH named AS (
        SELECT to_regclass('public.authors') AS authors, to_regclass('public.books') AS books
    ), fields AS (
        SELECT attrelid, array_agg(attname || ' ' || format_type(atttypid, NULL)) AS names
          FROM pg_attribute, named
         WHERE attrelid IN (authors, books) AND attnum > 0 AND NOT attisdropped
         GROUP BY attrelid
    )
    SELECT authors IS NOT NULL,
           books IS NOT NULL,
           (SELECT names @> '{id integer,name text,bio text,"created_at timestamp without time zone"}'
              FROM fields WHERE attrelid = authors),
           (SELECT names @> '{id integer,title text,author_id integer,"created_at timestamp without time zone"}'
              FROM fields WHERE attrelid = books),
           (SELECT names @> '{country text}' FROM fields WHERE attrelid = authors),
           (SELECT bool_and(has_table_privilege(relation, privilege))
              FROM unnest(ARRAY[authors, books]) relation, unnest('{INSERT,UPDATE,DELETE}'::text[]) privilege)
               AND NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off',
           (SELECT count(*) FROM pg_class
             WHERE relnamespace = to_regnamespace('public') AND relkind IN ('r', 'p')
               AND relname NOT IN ('authors', 'books', '_prisma_migrations')),
           (SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = authors),
           (SELECT collname FROM pg_collation
              JOIN unnest($1::text[]) WITH ORDINALITY AS wanted(name, rank) ON collname = name
             WHERE collprovider = 'i' AND collnamespace = 'pg_catalog'::regnamespace
               AND collencoding IN (-1, (SELECT encoding FROM pg_database WHERE datname = current_database()))
             ORDER BY rank LIMIT 1),
           current_setting('server_version'),
           EXISTS (SELECT FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                    WHERE n.nspname = 'catalpa' AND p.proname = 'search_key' AND p.proargtypes = '25'
                      AND p.prorettype = 'text'::regtype AND p.provolatile = 'i'
                      AND has_schema_privilege(n.oid, 'USAGE') AND has_function_privilege(p.oid, 'EXECUTE')),
           (SELECT array_agg(relname::text) @> ('{catalpa_authors_name_search,catalpa_authors_bio_search,'
                      'catalpa_books_title_search,catalpa_books_author_id}'::text[]
                      || ARRAY(SELECT 'catalpa_authors_country_search' FROM fields
                                WHERE attrelid = authors AND names @> '{country text}'))
              FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
             WHERE indrelid IN (authors, books) AND indisvalid)
      FROM named)";

} // namespace

Result<CatalogueShape> inspect(db::Session &session, const QStringList &languages)
{
    const auto rows = session.run(sql, {db::Param::list(collationNames(languages))});
    if (!rows)
        return tl::unexpected<Error>(rows.error());

    const auto yes = [&rows](int column) {
        return !rows->isNull(0, column) && rows->boolean(0, column);
    };
    CatalogueShape shape;
    const bool authors = yes(0);
    const bool books = yes(1);
    if (authors && books && yes(2) && yes(3))
        shape.level = CatalogueShape::Level::Catalogue;
    else if (authors || books)
        shape.level = CatalogueShape::Level::Foreign;
    shape.hasCountry = yes(4);
    shape.canEdit = yes(5);
    shape.otherTables = rows->integer(0, 6);
    shape.authors = rows->integer(0, 7);
    shape.collation = rows->text(0, 8);
    shape.serverVersion = rows->text(0, 9);
    shape.hasSearchKey = yes(10);
    shape.hasSearchIndexes = shape.hasSearchKey && yes(11);
    return shape;
}

} // namespace catalpa::store
