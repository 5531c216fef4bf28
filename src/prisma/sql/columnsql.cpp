// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/sql/columnsql.h"

#include "prisma/schema/nativetype.h"
#include "prisma/sql/quoting.h"

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

QString valueSql(const Value &value, const QString &type)
{
    switch (value.kind) {
    case Value::Kind::String:
    case Value::Kind::Enum:
    case Value::Kind::Json:
    case Value::Kind::DateTime:
        return quotedText(value.text);
    case Value::Kind::Bytes:
        return u"'\\x"_s + value.text + u'\'';
    case Value::Kind::Integer:
    case Value::Kind::BigInteger:
    case Value::Kind::Decimal:
    case Value::Kind::Boolean:
        return value.text;
    case Value::Kind::List:
        break;
    }
    QStringList items;
    for (const Value &item : value.items)
        items += valueSql(item, type);
    return u"ARRAY["_s + items.join(u", "_s) + u"]::"_s + type;
}

} // namespace

QString typeSql(const Column &column, const Database &state)
{
    const QString array = column.arity == ColumnArity::List ? u"[]"_s : QString();
    switch (column.type.kind) {
    case ColumnType::Kind::Native:
        return sqlOf(column.type.native, column.isSerial) + array;
    case ColumnType::Kind::Enum:
        return quotedName(column.type.enumName, state) + array;
    case ColumnType::Kind::Unsupported:
        break;
    }
    return column.type.unsupported + array;
}

QString defaultSql(const Column &column, const Database &state)
{
    switch (column.defaultValue.kind) {
    case Default::Kind::Value:
        return valueSql(column.defaultValue.value, typeSql(column, state));
    case Default::Kind::Now:
        return u"CURRENT_TIMESTAMP"_s;
    case Default::Kind::Expression:
        return column.defaultValue.value.text;
    case Default::Kind::None:
    case Default::Kind::Sequence:
    case Default::Kind::Unknown:
        break;
    }
    return {};
}

QString columnSql(const Column &column, const Database &state)
{
    const QString value = defaultSql(column, state);
    return u"    "_s + quotedName(column.name) + u' ' + typeSql(column, state)
        + (column.arity == ColumnArity::Required ? u" NOT NULL"_s : QString())
        + (value.isEmpty() ? QString() : u" DEFAULT "_s + value);
}

} // namespace catalpa::prisma
