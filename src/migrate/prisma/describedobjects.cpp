// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/prisma/describedobjects.h"

#include "prisma/sql/columnsql.h"
#include "prisma/sql/quoting.h"
#include "prisma/sql/tablesql.h"

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

using Kind = schema::SchemaObject::Kind;

QString schemaOf(const prisma::QualifiedName &name, const prisma::Database &state)
{
    return name.schema.isEmpty() ? state.defaultSchema : name.schema;
}

schema::SchemaObject object(Kind kind, const prisma::QualifiedName &of, const QString &name, const QString &definition,
                            const prisma::Database &state)
{
    schema::SchemaObject made;
    made.kind = kind;
    made.schema = schemaOf(of, state);
    if (kind != Kind::Type)
        made.table = of.name;
    made.name = name;
    made.definition = definition;
    return made;
}

} // namespace

schema::SchemaObject tableObject(const prisma::Table &table, const prisma::Database &state)
{
    return object(Kind::Table, table.name, table.name.name, prisma::createTable(table, state), state);
}

schema::SchemaObject typeObject(const prisma::EnumType &type, const prisma::Database &state)
{
    QStringList values;
    for (const QString &value : type.values)
        values += prisma::quotedText(value);
    return object(Kind::Type, type.name, type.name.name, u"ENUM ("_s + values.join(u", "_s) + u')', state);
}

schema::SchemaObject columnObject(const prisma::Table &table, qsizetype place, const prisma::Database &state)
{
    const prisma::Column &column = table.columns.at(place);
    schema::SchemaObject made =
        object(Kind::Column, table.name, column.name, prisma::columnSql(column, state).trimmed(), state);
    prisma::Column plain = column;
    plain.isSerial = false; // That is told by itself.
    made.column.type = prisma::typeSql(plain, state);
    // A list that is NULL is an empty one to Prisma.
    made.column.notNull = column.arity != prisma::ColumnArity::Nullable;
    made.column.defaultValue = prisma::defaultSql(column, state);
    made.column.serial = column.isSerial;
    return made;
}

schema::SchemaObject indexObject(const prisma::Table &table, qsizetype place, const prisma::Database &state)
{
    const prisma::Index &index = table.indexes.at(place);
    return object(Kind::Index, table.name, index.name, prisma::createIndex(table, index, state), state);
}

schema::SchemaObject primaryKeyObject(const prisma::Table &table, const prisma::Database &state)
{
    return object(Kind::Constraint, table.name, table.primaryKey->name,
                  u"PRIMARY KEY ("_s + prisma::quotedNames(table.primaryKey->columnNames(), u", "_s) + u')', state);
}

schema::SchemaObject foreignKeyObject(const prisma::ForeignKey &key, const prisma::Database &state)
{
    const QString whole = prisma::addForeignKey(key, state);
    return object(Kind::Constraint, key.table, key.name, whole.mid(whole.indexOf(u" FOREIGN KEY ("_s) + 1), state);
}

schema::SchemaObject extensionObject(const prisma::Extension &extension, const prisma::Database &state)
{
    schema::SchemaObject made;
    made.kind = Kind::Extension;
    made.schema = state.defaultSchema; // A place for its name, which is one of the whole database.
    made.name = extension.name;
    made.definition = prisma::createExtension(extension);
    return made;
}

} // namespace catalpa::migrate
