// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/transfertable.h"

#include "base/text.h"
#include "core/records/details.h"
#include "transfer/transferprogress.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::transfer {
namespace {

constexpr std::chrono::milliseconds longestReading = 30min; //!< Of a whole table; it can be interrupted.

Failure noCatalogue()
{
    return failure(ErrorKind::Schema,
                   Text::tr("There is no catalogue in this database: it lacks the tables for authors and books."));
}

Failure noTable(const QByteArray &name)
{
    return failure(
        ErrorKind::Schema,
        Text::tr("In this database “%1” is a view and not a table. Only the records of tables can be copied: "
                 "connect to the database that holds them.")
            .arg(QString::fromUtf8(name)));
}

//! Rows of what a person has filed, and under which name the record still is: a number may be given to another one.
//! What was filed before that was noted is carried too.
QByteArray filedByHand(const TableContents &table)
{
    const TransferTable &records = *transferTable(table.definition().records);
    const QByteArray row = table.table.split('.').last();
    return "by_hand AND EXISTS (SELECT FROM " + records.name + " r WHERE r.id = " + row + '.' + table.definition().key()
        + " AND r." + records.columns.at(1) + " = coalesce(to_jsonb(" + row + ") ->> 'filed_for', r."
        + records.columns.at(1) + "))";
}

//! The condition for the rows that are carried, between two keys.
QByteArray condition(const TableContents &table, qint64 after, qint64 upTo)
{
    QByteArrayList parts;
    if (table.definition().kind == TransferTable::Kind::FiledByHand)
        parts += filedByHand(table);
    else if (table.definition().kind == TransferTable::Kind::Details)
        parts += "records = '" + table.definition().records + "'::regclass AND EXISTS (SELECT FROM "
            + table.definition().records + " r WHERE r.id = " + table.table.split('.').last() + '.'
            + table.definition().key() + ')';
    if (after > 0)
        parts += table.definition().key() + " > " + QByteArray::number(after);
    if (upTo > 0)
        parts += table.definition().key() + " <= " + QByteArray::number(upTo);
    return parts.isEmpty() ? QByteArray() : " WHERE " + parts.join(" AND ");
}

//! All details of a record, behind its number.
template <typename Field>
QByteArrayList detailColumns(const QByteArray &key, Field field)
{
    QByteArrayList columns{key};
    for (const Field each : allFields(field))
        columns += description(each).key.toLatin1();
    return columns;
}

//! Behind the last one when the table is not there.
int rowOf(const db::Rows &found, const QByteArray &table)
{
    int row = 0;
    while (row < found.count() && found.text(row, 0).toUtf8() != table)
        ++row;
    return row;
}

QByteArrayList columnsOf(const db::Rows &found, int row)
{
    QByteArrayList columns;
    const QJsonArray names = QJsonDocument::fromJson(found.text(row, 1).toUtf8()).array();
    for (const QJsonValue name : names)
        columns += name.toString().toUtf8();
    return columns;
}

//! What of \a definition is among \a present; nothing when a column is missing without which it is another table.
std::optional<TableContents> recognised(const TransferTable &definition, const QByteArrayList &present)
{
    TableContents contents{.table = definition.name, .columns = {}};
    for (const QByteArray &column : definition.columns) {
        if (present.contains(column))
            contents.columns += column;
        else if (!definition.optional.contains(column))
            return std::nullopt;
    }
    if (definition.kind == TransferTable::Kind::FiledByHand && !present.contains("by_hand"))
        return std::nullopt;
    return contents;
}

} // namespace

const QList<TransferTable> &transferTables()
{
    static const QList<TransferTable> tables{
        {"public.authors", {"id", "name", "bio", "country", "created_at"}, {"country"}},
        {"public.books", {"id", "title", "author_id", "created_at"}},
        {.name = "catalpa.author_sort",
         .columns = {"author_id", "sort_name"},
         .kind = TransferTable::Kind::FiledByHand,
         .records = "public.authors"},
        {.name = "catalpa.book_sort",
         .columns = {"book_id", "sort_title"},
         .kind = TransferTable::Kind::FiledByHand,
         .records = "public.books"},
        {.name = "catalpa.author_details",
         .columns = detailColumns("author_id", AuthorField()),
         .kind = TransferTable::Kind::Details,
         .records = "public.authors"},
        {.name = "catalpa.book_details",
         .columns = detailColumns("book_id", BookField()),
         .kind = TransferTable::Kind::Details,
         .records = "public.books"},
    };
    return tables;
}

const TransferTable *transferTable(const QByteArray &name)
{
    const auto &tables = transferTables();
    const auto found =
        std::find_if(tables.cbegin(), tables.cend(), [&](const auto &each) { return each.name == name; });
    return found == tables.cend() ? nullptr : &*found;
}

Result<QList<TableContents>> findTables(db::Session &session, QStringList *otherColumns, bool *isClosed)
{
    const auto found = session.run(R"(
        SELECT n.nspname || '.' || c.relname, json_agg(a.attname ORDER BY a.attnum), c.relkind IN ('r', 'p'),
               n.nspname = 'public' OR has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
          FROM pg_class c
          JOIN pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
           AND (n.nspname, c.relname) IN (('public', 'authors'), ('public', 'books'),
                                          ('catalpa', 'author_sort'), ('catalpa', 'book_sort'),
                                          ('catalpa', 'author_details'), ('catalpa', 'book_details'))
         GROUP BY 1, 3, 4)");
    if (!found)
        return passOn(found);

    QList<TableContents> tables;
    for (const TransferTable &definition : transferTables()) {
        const int row = rowOf(*found, definition.name);
        if (row < found->count() && !found->boolean(row, 2))
            return noTable(definition.name);
        // What stands beside is for the owner alone while its migration is taken back.
        if (row < found->count() && !found->boolean(row, 3)) {
            if (isClosed)
                *isClosed = true;
            continue;
        }
        const auto contents =
            row < found->count() ? recognised(definition, columnsOf(*found, row)) : std::optional<TableContents>();
        if (contents)
            tables += *contents;
        else if (!definition.isBeside())
            return noCatalogue();
        if (!contents || !otherColumns || definition.isBeside())
            continue;
        for (const QByteArray &column : columnsOf(*found, row)) {
            if (!definition.columns.contains(column))
                *otherColumns += QString::fromUtf8(definition.name.split('.').last() + '.' + column);
        }
    }
    return tables;
}

// Each row becomes JSON, whose form hangs neither on the server's version nor on its settings, and that a number; the
// sum of all numbers does not hang on the order.
Result<TableContents> measured(db::Session &session, const TableContents &table, qint64 upTo)
{
    const QByteArray sequence = table.definition().isBeside()
        ? QByteArray("NULL::bigint")
        : "(SELECT CASE WHEN has_sequence_privilege(s, 'USAGE, SELECT') THEN pg_sequence_last_value(s) END"
          " FROM CAST(pg_get_serial_sequence('"
            + table.table + "', '" + table.definition().key() + "') AS regclass) AS s)";
    const auto rows =
        session.run("SELECT count(*), coalesce(sum(('x' || left(encode(sha256(convert_to(json_build_array("
                        + table.columns.join(", ")
                        + ")::text, 'UTF8')), 'hex'), 15))::bit(60)::bigint), 0)::text,"
                          " greatest(coalesce(max("
                        + table.definition().key() + "), 0), coalesce(" + sequence + ", 0)) FROM " + table.table
                        + condition(table, 0, upTo),
                    {}, longestReading);
    if (!rows)
        return failure(told(rows.error()));
    TableContents contents = table;
    contents.rows = rows->integer(0, 0);
    contents.fingerprint = rows->text(0, 1).toLatin1();
    contents.lastNumber = rows->integer(0, 2);
    return contents;
}

QByteArray copyOutStatement(const TableContents &table, qint64 after, qint64 upTo)
{
    return "COPY (SELECT " + table.columns.join(", ") + " FROM " + table.table + condition(table, after, upTo)
        + " ORDER BY " + table.definition().key() + ") TO STDOUT";
}

QByteArray copyInStatement(const TableContents &table)
{
    return "COPY " + table.table + " (" + table.columns.join(", ") + ") FROM STDIN";
}

QString leftOutNote(const TableContents &table)
{
    return table.definition().kind == TransferTable::Kind::FiledByHand
        ? Text::tr("%n place(s) in the order that were set by hand could not be brought.", nullptr, int(table.rows))
        : Text::tr("What is recorded beside titles and names could not be brought for %n record(s): there is no "
                   "room for it yet.",
                   nullptr, int(table.rows));
}

Result<> advanceSequence(db::Session &session, const TableContents &table)
{
    if (table.lastNumber <= 0)
        return {};
    const auto set =
        session.run("SELECT setval(s, greatest($3::bigint, coalesce(pg_sequence_last_value(s), 0)))"
                    " FROM CAST(pg_get_serial_sequence($1::text, $2::text) AS regclass) AS s WHERE s IS NOT NULL",
                    {table.table, table.definition().key(), table.lastNumber});
    if (!set)
        return passOn(set);
    return {};
}

} // namespace catalpa::transfer
