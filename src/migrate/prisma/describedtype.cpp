// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/prisma/describedtype.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

using NativeKind = prisma::NativeType::Kind;

//! What PostgreSQL calls a type.
struct TypeName {
    const char *name;
    NativeKind kind;
};

constexpr TypeName typeNames[]{{"smallint", NativeKind::SmallInt},
                               {"integer", NativeKind::Integer},
                               {"bigint", NativeKind::BigInt},
                               {"oid", NativeKind::Oid},
                               {"real", NativeKind::Real},
                               {"double precision", NativeKind::DoublePrecision},
                               {"boolean", NativeKind::Boolean},
                               {"text", NativeKind::Text},
                               {"citext", NativeKind::Citext},
                               {"character varying", NativeKind::VarChar},
                               {"character", NativeKind::Char},
                               {"bpchar", NativeKind::Char},
                               {"\"char\"", NativeKind::Char},
                               {"date", NativeKind::Date},
                               {"bytea", NativeKind::ByteA},
                               {"json", NativeKind::Json},
                               {"jsonb", NativeKind::JsonB},
                               {"uuid", NativeKind::Uuid},
                               {"xml", NativeKind::Xml},
                               {"bit", NativeKind::Bit},
                               {"bit varying", NativeKind::VarBit},
                               {"numeric", NativeKind::Decimal},
                               {"money", NativeKind::Money},
                               {"inet", NativeKind::Inet},
                               {"time without time zone", NativeKind::Time},
                               {"time with time zone", NativeKind::Timetz},
                               {"timestamp without time zone", NativeKind::Timestamp},
                               {"timestamp with time zone", NativeKind::Timestamptz}};

//! A type without what stands in its parentheses, and that.
struct ParsedType {
    QString name;
    std::optional<int> first = {};
    std::optional<int> second = {};
};

ParsedType parsed(const QString &type)
{
    static const QRegularExpression modifier(uR"(\((\d+)(?:,(\d+))?\))"_s);
    const QRegularExpressionMatch match = modifier.match(type);
    ParsedType read{QString(type).remove(modifier)};
    if (match.hasCaptured(1))
        read.first = match.captured(1).toInt();
    if (match.hasCaptured(2))
        read.second = match.captured(2).toInt();
    return read;
}

bool hasPrecision(NativeKind kind)
{
    return kind == NativeKind::Time || kind == NativeKind::Timetz || kind == NativeKind::Timestamp
        || kind == NativeKind::Timestamptz;
}

//! Prisma reads the precision of single times from the information schema, where it is never left open.
std::optional<prisma::NativeType> nativeType(const ParsedType &type, bool isList)
{
    const QString plain = type.name.section(u'.', -1) == u"citext" ? u"citext"_s : type.name;
    for (const TypeName &each : typeNames) {
        if (plain != QLatin1StringView(each.name))
            continue;
        prisma::NativeType native{each.kind, type.first, type.second};
        if (hasPrecision(each.kind) && !native.first && !isList)
            native.first = 6;
        return native;
    }
    return std::nullopt;
}

} // namespace

prisma::QualifiedName qualifiedName(const QString &text, const QString &defaultSchema)
{
    static const QRegularExpression form(uR"(^(?:("(?:[^"]|"")*"|[^".]+)\.)?("(?:[^"]|"")*"|[^".]+)$)"_s);
    const auto unquoted = [](QString name) {
        if (name.startsWith(u'"'))
            name = name.mid(1, name.size() - 2).replace(u"\"\""_s, u"\""_s);
        return name;
    };
    const QRegularExpressionMatch match = form.match(text);
    const QString schema = unquoted(match.captured(1));
    return {schema == defaultSchema ? QString() : schema, unquoted(match.captured(2))};
}

prisma::Column describedColumn(const QString &name, const schema::ColumnDefinition &definition,
                               const QList<prisma::EnumType> &enums, const QString &defaultSchema)
{
    QString type = definition.baseType.isEmpty() ? definition.type : definition.baseType;
    const bool isList = type.endsWith(u"[]"_s);
    if (isList)
        type.chop(2);
    prisma::Column column{name, {}, prisma::ColumnArity::Nullable, {}};
    if (isList)
        column.arity = prisma::ColumnArity::List;
    else if (definition.notNull || definition.domainNotNull)
        column.arity = prisma::ColumnArity::Required;
    if (const auto native = nativeType(parsed(type), isList)) {
        column.type = {prisma::ColumnType::Kind::Native, *native};
        return column;
    }
    const prisma::QualifiedName qualified = qualifiedName(type, defaultSchema);
    const bool isEnum =
        std::any_of(enums.begin(), enums.end(), [&](const prisma::EnumType &each) { return each.name == qualified; });
    column.type = isEnum ? prisma::ColumnType{prisma::ColumnType::Kind::Enum, {}, qualified}
                         : prisma::ColumnType{prisma::ColumnType::Kind::Unsupported, {}, {}, definition.typeName};
    return column;
}

} // namespace catalpa::migrate
