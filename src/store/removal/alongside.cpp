// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/removal/alongside.h"

#include "base/text.h"
#include "store/removal/removalreads.h"

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

//! Columns that refer to authors or books, and of which the database by itself deletes the rows or empties them.
constexpr auto referring = R"(
    SELECT c.conrelid::regclass::text, quote_ident(a.attname), c.confrelid = to_regclass('public.authors'),
           c.conrelid = to_regclass('public.books') AND c.confrelid = to_regclass('public.authors'),
           NOT row_security_active(c.conrelid) AND has_column_privilege(c.conrelid, a.attnum, 'SELECT')
               AND has_schema_privilege(r.relnamespace, 'USAGE')
      FROM pg_constraint c
      JOIN pg_class r ON r.oid = c.conrelid
      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
     WHERE c.contype = 'f' AND c.confdeltype IN ('c', 'n', 'd') AND c.conparentid = 0 AND cardinality(c.conkey) = 1
       AND c.confrelid IN (to_regclass('public.authors'), to_regclass('public.books'))
     ORDER BY 1, 2)";

//! Columns that are not the catalogue's, and whether a row cannot do without a value there.
constexpr auto others = R"(
    SELECT c.relname || '.' || a.attname, a.attnotnull AND NOT a.atthasdef AND a.attidentity = ''
      FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid
     WHERE (c.oid = to_regclass('public.authors') AND a.attname <> ALL ('{id,name,bio,country,created_at}') AND $1
            OR c.oid = to_regclass('public.books') AND a.attname <> ALL ('{id,title,author_id,created_at}') AND $2)
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     ORDER BY c.relname, a.attnum)";

Error hiddenBooks()
{
    return {ErrorKind::Rights,
            Text::tr("This database deletes the books of an author by itself, and your role does not see all books. "
                     "Nothing was deleted. Ask whoever looks after the database."),
            {}};
}

//! Whether a row refers to one of them; taken for granted where the role could not see it.
Result<bool> refers(db::Session &session, const db::Rows &columns, int row, const RemovedRecords &records)
{
    const bool isOfAuthors = columns.boolean(row, 2);
    const db::Param ids = isOfAuthors ? numbersOf(idsOf(records.authors)) : numbersOf(idsOf(records.books));
    if (isOfAuthors ? records.authors.isEmpty() : records.books.isEmpty() || records.heir)
        return false;
    if (!columns.boolean(row, 4))
        return true;
    return session
        .run("SELECT EXISTS (SELECT FROM " + columns.text(row, 0).toUtf8() + " t WHERE t."
                 + columns.text(row, 1).toUtf8() + " = ANY ($1::bigint[]))",
             {ids})
        .map([](const db::Rows &rows) { return rows.boolean(0, 0); });
}

} // namespace

Result<RemovedRecords> withAlongside(db::Session &session, RemovedRecords records)
{
    records.alongside.clear();
    const auto columns = session.run(referring);
    if (!columns)
        return passOn(columns);
    for (int row = 0; row < columns->count(); ++row) {
        if (columns->boolean(row, 3)) { // Those books are in the records, where they are seen.
            if (!records.authors.isEmpty() && !columns->boolean(row, 4))
                return failure(hiddenBooks());
            continue;
        }
        const auto isTouched = refers(session, *columns, row, records);
        if (!isTouched)
            return passOn(isTouched);
        if (const QString table = columns->text(row, 0); *isTouched && !records.alongside.contains(table))
            records.alongside += table;
    }
    return records;
}

Result<RemovedRecords> withUnkept(db::Session &session, RemovedRecords records,
                                  const CatalogueCapabilities &capabilities)
{
    if (capabilities.hasHistory)
        return records;
    const bool goBooks = !records.books.isEmpty() && !records.heir;
    return session.run(others, {db::Param(!records.authors.isEmpty()), db::Param(goBooks)})
        .map([&](const db::Rows &columns) {
            for (int row = 0; row < columns.count(); ++row) {
                records.unkept += columns.text(row, 0);
                records.isFinal = records.isFinal || columns.boolean(row, 1);
            }
            return records;
        });
}

Result<> checkAlongside(db::Session &session, const RemovedRecords &records)
{
    return withAlongside(session, records).and_then([&](const RemovedRecords &now) -> Result<> {
        for (const QString &table : now.alongside) {
            if (!records.alongside.contains(table)) {
                return failure(
                    ErrorKind::Conflict,
                    Text::tr("The table “%1” refers to this since it was shown here, and the database would "
                             "delete or change that too. Nothing was deleted. Delete it again if it is to go.")
                        .arg(table));
            }
        }
        return {};
    });
}

} // namespace catalpa::store
