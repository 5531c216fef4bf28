// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/schema/nativetype.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

using Kind = NativeType::Kind;

constexpr std::array facts{
    NativeTypeFacts{Kind::Citext, "Citext", ScalarType::String, 0, "CITEXT"},
    NativeTypeFacts{Kind::Oid, "Oid", ScalarType::Int, 0, "OID"},
    NativeTypeFacts{Kind::Inet, "Inet", ScalarType::String, 0, "INET"},
    NativeTypeFacts{Kind::Money, "Money", ScalarType::Decimal, 0, "MONEY"},
    NativeTypeFacts{Kind::SmallInt, "SmallInt", ScalarType::Int, 0, "SMALLINT"},
    NativeTypeFacts{Kind::Integer, "Integer", ScalarType::Int, 0, "INTEGER"},
    NativeTypeFacts{Kind::BigInt, "BigInt", ScalarType::BigInt, 0, "BIGINT"},
    NativeTypeFacts{Kind::Decimal, "Decimal", ScalarType::Decimal, 2, "DECIMAL"},
    NativeTypeFacts{Kind::Real, "Real", ScalarType::Float, 0, "REAL"},
    NativeTypeFacts{Kind::DoublePrecision, "DoublePrecision", ScalarType::Float, 0, "DOUBLE PRECISION"},
    NativeTypeFacts{Kind::VarChar, "VarChar", ScalarType::String, 1, "VARCHAR"},
    NativeTypeFacts{Kind::Char, "Char", ScalarType::String, 1, "CHAR"},
    NativeTypeFacts{Kind::Text, "Text", ScalarType::String, 0, "TEXT"},
    NativeTypeFacts{Kind::ByteA, "ByteA", ScalarType::Bytes, 0, "BYTEA"},
    NativeTypeFacts{Kind::Timestamp, "Timestamp", ScalarType::DateTime, 1, "TIMESTAMP"},
    NativeTypeFacts{Kind::Timestamptz, "Timestamptz", ScalarType::DateTime, 1, "TIMESTAMPTZ"},
    NativeTypeFacts{Kind::Time, "Time", ScalarType::DateTime, 1, "TIME"},
    NativeTypeFacts{Kind::Timetz, "Timetz", ScalarType::DateTime, 1, "TIMETZ"},
    NativeTypeFacts{Kind::Date, "Date", ScalarType::DateTime, 0, "DATE"},
    NativeTypeFacts{Kind::Boolean, "Boolean", ScalarType::Boolean, 0, "BOOLEAN"},
    NativeTypeFacts{Kind::Bit, "Bit", ScalarType::String, 1, "BIT"},
    NativeTypeFacts{Kind::VarBit, "VarBit", ScalarType::String, 1, "VARBIT"},
    NativeTypeFacts{Kind::Uuid, "Uuid", ScalarType::String, 0, "UUID"},
    NativeTypeFacts{Kind::Xml, "Xml", ScalarType::String, 0, "XML"},
    NativeTypeFacts{Kind::Json, "Json", ScalarType::Json, 0, "JSON"},
    NativeTypeFacts{Kind::JsonB, "JsonB", ScalarType::Json, 0, "JSONB"},
};

constexpr std::array scalarNames{"String", "Boolean", "Int", "BigInt", "Float", "Decimal", "DateTime", "Json", "Bytes"};

QString argumentsOf(const NativeType &type)
{
    if (!type.first)
        return {};
    return type.second ? u"(%1,%2)"_s.arg(*type.first).arg(*type.second) : u"(%1)"_s.arg(*type.first);
}

} // namespace

const NativeTypeFacts *nativeTypeNamed(const QString &name)
{
    const auto found = std::find_if(facts.begin(), facts.end(),
                                    [&](const NativeTypeFacts &each) { return name == QLatin1StringView(each.name); });
    return found == facts.end() ? nullptr : &*found;
}

const NativeTypeFacts &factsOf(NativeType::Kind kind)
{
    return *std::find_if(facts.begin(), facts.end(), [kind](const NativeTypeFacts &each) { return each.kind == kind; });
}

QStringList nativeTypesFor(ScalarType scalar)
{
    QStringList names;
    for (const NativeTypeFacts &each : facts) {
        if (each.scalar == scalar)
            names += u"@db."_s + QLatin1StringView(each.name);
    }
    return names;
}

NativeType defaultNativeType(ScalarType scalar)
{
    switch (scalar) {
    case ScalarType::String:
        return {Kind::Text};
    case ScalarType::Boolean:
        return {Kind::Boolean};
    case ScalarType::Int:
        return {Kind::Integer};
    case ScalarType::BigInt:
        return {Kind::BigInt};
    case ScalarType::Float:
        return {Kind::DoublePrecision};
    case ScalarType::Decimal:
        return {Kind::Decimal, 65, 30};
    case ScalarType::DateTime:
        return {Kind::Timestamp, 3};
    case ScalarType::Json:
        return {Kind::JsonB};
    case ScalarType::Bytes:
        return {Kind::ByteA};
    }
    Q_UNREACHABLE();
}

QString nameOf(const NativeType &type)
{
    return QLatin1StringView(factsOf(type.kind).name) + argumentsOf(type);
}

QString sqlOf(const NativeType &type, bool isSerial)
{
    if (isSerial && type.kind == Kind::SmallInt)
        return u"SMALLSERIAL"_s;
    if (isSerial && type.kind == Kind::Integer)
        return u"SERIAL"_s;
    if (isSerial && type.kind == Kind::BigInt)
        return u"BIGSERIAL"_s;
    return QLatin1StringView(factsOf(type.kind).sql) + argumentsOf(type);
}

QString nameOf(ScalarType scalar)
{
    return QString::fromLatin1(scalarNames.at(size_t(scalar)));
}

std::optional<ScalarType> scalarTypeNamed(const QString &name)
{
    for (size_t i = 0; i < scalarNames.size(); ++i) {
        if (name == QLatin1StringView(scalarNames.at(i)))
            return ScalarType(i);
    }
    return std::nullopt;
}

} // namespace catalpa::prisma
