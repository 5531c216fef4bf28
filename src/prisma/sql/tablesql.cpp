// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/sql/tablesql.h"

#include "prisma/sql/columnsql.h"
#include "prisma/sql/quoting.h"

#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

QString usingClause(IndexAlgorithm algorithm)
{
    constexpr std::array methods{"", " USING HASH ", " USING GIST ", " USING GIN ", " USING SPGIST ", " USING BRIN "};
    return QString::fromLatin1(methods.at(size_t(algorithm)));
}

QString indexColumn(const IndexColumn &column)
{
    QString text = quotedName(column.name);
    if (column.operatorClass)
        text += u' ' + column.operatorClass->name;
    if (column.sort != SortOrder::None)
        text += column.sort == SortOrder::Descending ? u" DESC"_s : u" ASC"_s;
    return text;
}

QString actionSql(ReferentialAction action)
{
    constexpr std::array actions{"CASCADE", "RESTRICT", "NO ACTION", "SET NULL", "SET DEFAULT"};
    return QString::fromLatin1(actions.at(size_t(action)));
}

} // namespace

QString createTable(const Table &table, const Database &state)
{
    QStringList columns;
    for (const Column &column : table.columns)
        columns += columnSql(column, state);
    QString text = u"CREATE TABLE "_s + quotedName(table.name, state) + u" (\n"_s + columns.join(u",\n"_s);
    if (table.primaryKey)
        text += u",\n\n    CONSTRAINT "_s + quotedName(table.primaryKey->name) + u" PRIMARY KEY ("_s
            + quotedNames(table.primaryKey->columnNames(), u","_s) + u')';
    return text + u"\n)"_s;
}

QString createIndex(const Table &table, const Index &index, const Database &state)
{
    QStringList columns;
    for (const IndexColumn &column : index.columns)
        columns += indexColumn(column);
    QString text = (index.isUnique ? u"CREATE UNIQUE INDEX "_s : u"CREATE INDEX "_s) + quotedName(index.name)
        + u" ON "_s + quotedName(table.name, state) + usingClause(index.algorithm) + u'(' + columns.join(u", "_s)
        + u')';
    if (!index.predicate.isEmpty())
        text += u" WHERE "_s + index.predicate;
    return text;
}

QString addForeignKey(const ForeignKey &key, const Database &state)
{
    return u"ALTER TABLE "_s + quotedName(key.table, state) + u" ADD CONSTRAINT "_s + quotedName(key.name)
        + u" FOREIGN KEY ("_s + quotedNames(key.columns, u", "_s) + u") REFERENCES "_s
        + quotedName(key.otherTable, state) + u'(' + quotedNames(key.otherColumns, u", "_s) + u") ON DELETE "_s
        + actionSql(key.onDelete) + u" ON UPDATE "_s + actionSql(key.onUpdate);
}

QString createEnum(const QualifiedName &name, const QStringList &values, const Database &state)
{
    QStringList quoted;
    for (const QString &value : values)
        quoted += quotedText(value);
    return u"CREATE TYPE "_s + quotedName(name, state) + u" AS ENUM ("_s + quoted.join(u", "_s) + u')';
}

QString createExtension(const Extension &extension)
{
    QString text = u"CREATE EXTENSION IF NOT EXISTS "_s + quotedName(extension.name);
    if (!extension.version.isEmpty() || !extension.schema.isEmpty())
        text += u" WITH"_s;
    if (!extension.schema.isEmpty())
        text += u" SCHEMA "_s + quotedName(extension.schema);
    if (!extension.version.isEmpty())
        text += u" VERSION "_s + quotedName(extension.version);
    return text;
}

} // namespace catalpa::prisma
