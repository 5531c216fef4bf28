// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/inspect.h"

#include "store/collations.h"
#include "store/trusted.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

constexpr auto sql = R"(
    WITH named AS (
        SELECT to_regclass('public.authors') AS authors, to_regclass('public.books') AS books
    ), fields AS (
        SELECT attrelid, array_agg(attname || ' ' || format_type(atttypid, NULL)) AS names
          FROM pg_attribute, named
         WHERE attrelid IN (authors, books) AND attnum > 0 AND NOT attisdropped
         GROUP BY attrelid
    ), unfit AS (
        SELECT relation, name, format_type(atttypid, NULL) AS found, type
          FROM named
         CROSS JOIN LATERAL (VALUES (1, 'authors', authors, 'id', 'integer'), (2, 'authors', authors, 'name', 'text'),
                                    (3, 'authors', authors, 'bio', 'text'),
                                    (4, 'authors', authors, 'created_at', 'timestamp without time zone'),
                                    (5, 'books', books, 'id', 'integer'), (6, 'books', books, 'title', 'text'),
                                    (7, 'books', books, 'author_id', 'integer'),
                                    (8, 'books', books, 'created_at', 'timestamp without time zone'))
               AS expected(rank, relation, place, name, type)
          LEFT JOIN pg_attribute ON attrelid = place AND attname = name AND attnum > 0 AND NOT attisdropped
         WHERE place IS NOT NULL AND format_type(atttypid, NULL) IS DISTINCT FROM type
         ORDER BY rank LIMIT 1
    ), alphabets AS (
        SELECT DISTINCT ON (rank) rank, tag, quote_ident(nspname) || '.' || quote_ident(collname) AS sorted
          FROM unnest($1::text[]) WITH ORDINALITY AS wanted(tag, rank)
          JOIN pg_collation ON collname IN (tag, tag || '-x-icu') AND collprovider = 'i'
               AND collencoding IN (-1, (SELECT encoding FROM pg_database WHERE datname = current_database()))
          JOIN pg_namespace n ON n.oid = collnamespace
         WHERE nspname = 'catalpa' AND collname = tag AND has_schema_privilege(n.oid, 'USAGE')
            OR nspname = 'pg_catalog' AND collname <> tag
         ORDER BY rank, nspname
    ), calls AS (
        SELECT )" CATALPA_TRUSTED R"( AS allowed
    )
    SELECT authors IS NOT NULL,
           books IS NOT NULL,
           EXISTS (SELECT FROM unfit),
           (SELECT array_to_string(ARRAY[relation, name, coalesce(found, ''), type], E'\t') FROM unfit),
           (SELECT names @> '{country text}' FROM fields WHERE attrelid = authors),
           (SELECT string_agg(word, ' ')
              FROM (SELECT relation || ':DELETE'
                      FROM (VALUES ('authors', authors), ('books', books)) AS t(relation, place)
                     WHERE has_table_privilege(place, 'DELETE')
                    UNION ALL
                    SELECT relation || ':INSERT'
                      FROM (VALUES ('authors', authors), ('books', books)) AS t(relation, place)
                     WHERE place IS NOT NULL
                       AND NOT EXISTS (SELECT FROM pg_attribute
                                        WHERE attrelid = place AND attnum > 0 AND NOT attisdropped
                                          AND attname IN ('id', 'name', 'bio', 'country', 'title', 'author_id',
                                                          'created_at')
                                          AND NOT has_column_privilege(place, attnum, 'INSERT'))
                    UNION ALL
                    SELECT relation || '.' || attname
                      FROM (VALUES ('authors', authors), ('books', books)) AS t(relation, place)
                      JOIN pg_attribute ON attrelid = place AND attnum > 0 AND NOT attisdropped
                     WHERE has_column_privilege(place, attnum, 'UPDATE')) AS granted(word)
             WHERE NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off'),
           (SELECT count(*) FROM pg_class
             WHERE relnamespace = to_regnamespace('public') AND relkind IN ('r', 'p')
               AND relname NOT IN ('authors', 'books', '_prisma_migrations')),
           (SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = authors),
           (SELECT string_agg(tag || '=' || sorted, E'\n') FROM alphabets),
           (SELECT tag FROM alphabets ORDER BY rank LIMIT 1),
           current_setting('server_version'),
           EXISTS (SELECT FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                    WHERE n.nspname = 'catalpa' AND p.proname = 'search_words' AND p.proargtypes = '25' AND allowed
                      AND p.prorettype = 'text'::regtype AND p.provolatile = 'i'
                      AND has_schema_privilege(n.oid, 'USAGE') AND has_function_privilege(p.oid, 'EXECUTE')),
           (SELECT substring(query_to_xml('SELECT catalpa.reading_now(true) AS state', true, true, '')::text
                             FROM '<state>(.*)</state>')
              FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
             WHERE n.nspname = 'catalpa' AND p.proname = 'reading_now' AND p.pronargs = 1 AND allowed
               AND has_schema_privilege(n.oid, 'USAGE') AND has_function_privilege(p.oid, 'EXECUTE')),
           (SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = books),
           (SELECT has_schema_privilege(relnamespace, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
                   AND has_table_privilege(c.oid, 'INSERT')
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = 'catalpa' AND c.relname = 'receipts'),
           CASE WHEN has_function_privilege('pg_control_system()', 'EXECUTE')
                THEN concat_ws(' ', (SELECT system_identifier FROM pg_control_system()),
                               current_setting('neon.timeline_id', true),
                               (SELECT oid FROM pg_database WHERE datname = current_database())) END,
           (SELECT query_to_xml('SELECT catalpa.history_state() AS state', true, true, '')::text
                       SIMILAR TO '%<state>(whole|gaps)</state>%'
              FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
             WHERE n.nspname = 'catalpa' AND p.proname = 'history_state' AND p.pronargs = 0 AND allowed
               AND has_schema_privilege(n.oid, 'USAGE') AND has_function_privilege(p.oid, 'EXECUTE')),
           pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on',
           (SELECT has_schema_privilege(n.oid, 'USAGE') AND has_function_privilege(p.oid, 'EXECUTE')
                   AND has_table_privilege(to_regclass('catalpa.book_details'), 'SELECT')
                   AND has_table_privilege(to_regclass('catalpa.author_details'), 'SELECT')
              FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
             WHERE n.nspname = 'catalpa' AND p.proname = 'change_details' AND p.pronargs = 4),
           (SELECT bool_and(has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')) AND count(*) = 3
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = 'catalpa' AND c.relname IN ('different_authors', 'different_books', 'merges')
               AND EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid)),
           (SELECT query_to_xml('SELECT catalpa.language_is_known() AS state', true, true, '')::text
                       LIKE '%<state>true</state>%'
              FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
             WHERE n.nspname = 'catalpa' AND p.proname = 'language_is_known' AND p.pronargs = 0 AND allowed
               AND has_schema_privilege(n.oid, 'USAGE') AND has_function_privilege(p.oid, 'EXECUTE')),
           getdatabaseencoding() = 'UTF8' AND to_regcollation('pg_catalog."und-x-icu"') IS NOT NULL
      FROM named, calls)";

//! Whether changes can be taken over is known when it has been tried: what keeps a function from running is not always
//! seen from outside.
std::optional<QString> triedOut(db::Session &session, const std::optional<QString> &state, bool isReadOnly)
{
    if (state != u"pending"_s || isReadOnly || session.inTransaction())
        return state;
    const auto asked = session.run("INSERT INTO catalpa.upkeep (most) VALUES (1)");
    if (!asked)
        return asked.error().sql().sqlState.startsWith("42"_L1) ? u"stale"_s : *state;
    const auto now = session.run("SELECT catalpa.reading_now(true)");
    return now ? now->text(0, 0) : *state;
}

//! Changes that it does not show yet are taken over when it is read, where something may be written.
void setReadingIndex(CatalogueCapabilities &capabilities, const std::optional<QString> &state, bool isReadOnly)
{
    capabilities.hasReadingIndex = state == "current"_L1 || (state == "pending"_L1 && !isReadOnly);
    capabilities.hasSortKeys = capabilities.hasReadingIndex || state == "hidden"_L1;
    capabilities.isReadingIndexLost = state == "stale"_L1;
}

struct ColumnOfField {
    RecordField field;
    const char *column;
};

//! \a beside stands beside the table: whoever may change some column of a row may change that.
TableRights rightsTo(const QString &table, const QStringList &granted, const QList<ColumnOfField> &fields,
                     const QList<RecordField> &beside)
{
    TableRights rights{.mayAdd = granted.contains(table + ":INSERT"_L1),
                       .mayRemove = granted.contains(table + ":DELETE"_L1)};
    for (const ColumnOfField &each : fields) {
        if (!granted.contains(table + u'.' + QLatin1StringView(each.column)))
            rights.fixed += each.field;
    }
    const bool mayChangeRows = std::ranges::any_of(
        granted, [start = QString(table + u'.')](const QString &word) { return word.startsWith(start); });
    if (!mayChangeRows)
        rights.fixed += beside;
    return rights;
}

template <typename Field>
QList<RecordField> withDetailsOf(RecordField sortKey)
{
    QList<RecordField> fields{sortKey};
    for (const Field field : allFields(Field()))
        fields += recordField(field);
    return fields;
}

void setRights(CatalogueCapabilities &capabilities, const QStringList &granted)
{
    capabilities.canEdit = !granted.isEmpty();
    if (!capabilities.canEdit)
        return;
    QList<ColumnOfField> ofAuthors{{RecordField::Name, "name"}, {RecordField::Biography, "bio"}};
    if (capabilities.hasCountry)
        ofAuthors += {RecordField::Country, "country"};
    capabilities.authorRights =
        rightsTo(u"authors"_s, granted, ofAuthors, withDetailsOf<AuthorField>(RecordField::SortName));
    capabilities.bookRights =
        rightsTo(u"books"_s, granted, {{RecordField::Title, "title"}, {RecordField::Author, "author_id"}},
                 withDetailsOf<BookField>(RecordField::SortTitle));
}

} // namespace

Result<CatalogueCapabilities> inspect(db::Session &session, const QStringList &languages)
{
    const auto rows = session.run(sql, {db::Param::list(collationTags(languages))});
    if (!rows)
        return passOn(rows);

    const auto yes = [&rows](int column) {
        return !rows->isNull(0, column) && rows->boolean(0, column);
    };
    CatalogueCapabilities capabilities;
    const bool authors = yes(0);
    const bool books = yes(1);
    if (authors && books && !yes(2))
        capabilities.level = CatalogueCapabilities::Level::Catalogue;
    else if (authors || books)
        capabilities.level = CatalogueCapabilities::Level::Foreign;
    if (yes(2)) {
        const QStringList unfit = rows->text(0, 3).split(u'\t');
        capabilities.unfit = {unfit.value(0), unfit.value(1), unfit.value(2), unfit.value(3)};
    }
    capabilities.hasCountry = yes(4);
    setRights(capabilities, rows->text(0, 5).split(u' ', Qt::SkipEmptyParts));
    capabilities.otherTables = rows->integer(0, 6);
    capabilities.authors = rows->integer(0, 7);
    capabilities.collations = collationsFrom(rows->text(0, 8));
    capabilities.collation = rows->text(0, 9);
    capabilities.serverVersion = rows->text(0, 10);
    capabilities.hasSearchKey = yes(11);
    setReadingIndex(capabilities, triedOut(session, rows->optionalText(0, 12), yes(17)), yes(17));
    capabilities.books = rows->integer(0, 13);
    capabilities.hasReceipts = yes(14);
    capabilities.identity = rows->text(0, 15);
    capabilities.hasHistory = yes(16);
    capabilities.hasDetails = yes(18);
    capabilities.hasDoubles = yes(19);
    capabilities.filesByLanguage = yes(20);
    capabilities.knowsAllLetters = yes(21);
    return capabilities;
}

Result<bool> isUntouched(db::Session &session)
{
    const auto rows = session.run(R"(
        SELECT NOT EXISTS (SELECT FROM pg_namespace
                            WHERE nspname <> 'public' AND nspname <> 'information_schema' AND nspname !~ '^pg_')
           AND NOT EXISTS (SELECT FROM pg_class WHERE relnamespace = to_regnamespace('public')))");
    if (!rows)
        return passOn(rows);
    return rows->boolean(0, 0);
}

} // namespace catalpa::store
