// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/datamodel/operatorclasses.h"

#include "prisma/schema/nativetype.h"

#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

using Kind = NativeType::Kind;

//! An operator class, and on which columns it can be.
struct ClassFacts {
    const char *name;
    const char *sql;
    IndexAlgorithm algorithm;
    bool isDefault;
    Kind native;
    std::optional<ScalarType> scalar = {}; //!< Fields of this type without @db.
};

constexpr auto brin = IndexAlgorithm::Brin;

constexpr std::array classes{
    ClassFacts{"InetOps", "inet_ops", IndexAlgorithm::Gist, false, Kind::Inet},
    ClassFacts{"InetOps", "inet_ops", IndexAlgorithm::SpGist, true, Kind::Inet},
    ClassFacts{"TextOps", "text_ops", IndexAlgorithm::SpGist, true, Kind::Text, ScalarType::String},
    ClassFacts{"TextOps", "text_ops", IndexAlgorithm::SpGist, true, Kind::VarChar},
    ClassFacts{"TextOps", "text_ops", IndexAlgorithm::SpGist, true, Kind::Char},
    ClassFacts{"JsonbOps", "jsonb_ops", IndexAlgorithm::Gin, true, Kind::JsonB, ScalarType::Json},
    ClassFacts{"JsonbPathOps", "jsonb_path_ops", IndexAlgorithm::Gin, false, Kind::JsonB, ScalarType::Json},
    ClassFacts{"BitMinMaxOps", "bit_minmax_ops", brin, true, Kind::Bit},
    ClassFacts{"VarBitMinMaxOps", "varbit_minmax_ops", brin, true, Kind::VarBit},
    ClassFacts{"BpcharBloomOps", "bpchar_bloom_ops", brin, false, Kind::Char},
    ClassFacts{"BpcharMinMaxOps", "bpchar_minmax_ops", brin, true, Kind::Char},
    ClassFacts{"ByteaBloomOps", "bytea_bloom_ops", brin, false, Kind::ByteA, ScalarType::Bytes},
    ClassFacts{"ByteaMinMaxOps", "bytea_minmax_ops", brin, true, Kind::ByteA, ScalarType::Bytes},
    ClassFacts{"DateBloomOps", "date_bloom_ops", brin, false, Kind::Date},
    ClassFacts{"DateMinMaxOps", "date_minmax_ops", brin, true, Kind::Date},
    ClassFacts{"DateMinMaxMultiOps", "date_minmax_multi_ops", brin, false, Kind::Date},
    ClassFacts{"Float4BloomOps", "float4_bloom_ops", brin, false, Kind::Real},
    ClassFacts{"Float4MinMaxOps", "float4_minmax_ops", brin, true, Kind::Real},
    ClassFacts{"Float4MinMaxMultiOps", "float4_minmax_multi_ops", brin, false, Kind::Real},
    ClassFacts{"Float8BloomOps", "float8_bloom_ops", brin, false, Kind::DoublePrecision, ScalarType::Float},
    ClassFacts{"Float8MinMaxOps", "float8_minmax_ops", brin, true, Kind::DoublePrecision, ScalarType::Float},
    ClassFacts{"Float8MinMaxMultiOps", "float8_minmax_multi_ops", brin, false, Kind::DoublePrecision,
               ScalarType::Float},
    ClassFacts{"InetInclusionOps", "inet_inclusion_ops", brin, true, Kind::Inet},
    ClassFacts{"InetBloomOps", "inet_bloom_ops", brin, false, Kind::Inet},
    ClassFacts{"InetMinMaxOps", "inet_minmax_ops", brin, true, Kind::Inet},
    ClassFacts{"InetMinMaxMultiOps", "inet_minmax_multi_ops", brin, false, Kind::Inet},
    ClassFacts{"Int2BloomOps", "int2_bloom_ops", brin, false, Kind::SmallInt},
    ClassFacts{"Int2MinMaxOps", "int2_minmax_ops", brin, true, Kind::SmallInt},
    ClassFacts{"Int2MinMaxMultiOps", "int2_minmax_multi_ops", brin, false, Kind::SmallInt},
    ClassFacts{"Int4BloomOps", "int4_bloom_ops", brin, false, Kind::Integer, ScalarType::Int},
    ClassFacts{"Int4MinMaxOps", "int4_minmax_ops", brin, true, Kind::Integer, ScalarType::Int},
    ClassFacts{"Int4MinMaxMultiOps", "int4_minmax_multi_ops", brin, false, Kind::Integer, ScalarType::Int},
    ClassFacts{"Int8BloomOps", "int8_bloom_ops", brin, false, Kind::BigInt, ScalarType::BigInt},
    ClassFacts{"Int8MinMaxOps", "int8_minmax_ops", brin, true, Kind::BigInt, ScalarType::BigInt},
    ClassFacts{"Int8MinMaxMultiOps", "int8_minmax_multi_ops", brin, false, Kind::BigInt, ScalarType::BigInt},
    ClassFacts{"NumericBloomOps", "numeric_bloom_ops", brin, false, Kind::Decimal, ScalarType::Decimal},
    ClassFacts{"NumericMinMaxOps", "numeric_minmax_ops", brin, true, Kind::Decimal, ScalarType::Decimal},
    ClassFacts{"NumericMinMaxMultiOps", "numeric_minmax_multi_ops", brin, false, Kind::Decimal, ScalarType::Decimal},
    ClassFacts{"OidBloomOps", "oid_bloom_ops", brin, false, Kind::Oid},
    ClassFacts{"OidMinMaxOps", "oid_minmax_ops", brin, true, Kind::Oid},
    ClassFacts{"OidMinMaxMultiOps", "oid_minmax_multi_ops", brin, false, Kind::Oid},
    ClassFacts{"TextBloomOps", "text_bloom_ops", brin, false, Kind::Text, ScalarType::String},
    ClassFacts{"TextBloomOps", "text_bloom_ops", brin, false, Kind::VarChar},
    ClassFacts{"TextMinMaxOps", "text_minmax_ops", brin, true, Kind::Text, ScalarType::String},
    ClassFacts{"TextMinMaxOps", "text_minmax_ops", brin, true, Kind::VarChar},
    ClassFacts{"TimestampBloomOps", "timestamp_bloom_ops", brin, false, Kind::Timestamp, ScalarType::DateTime},
    ClassFacts{"TimestampMinMaxOps", "timestamp_minmax_ops", brin, true, Kind::Timestamp, ScalarType::DateTime},
    ClassFacts{"TimestampMinMaxMultiOps", "timestamp_minmax_multi_ops", brin, false, Kind::Timestamp,
               ScalarType::DateTime},
    ClassFacts{"TimestampTzBloomOps", "timestamptz_bloom_ops", brin, false, Kind::Timestamptz},
    ClassFacts{"TimestampTzMinMaxOps", "timestamptz_minmax_ops", brin, true, Kind::Timestamptz},
    ClassFacts{"TimestampTzMinMaxMultiOps", "timestamptz_minmax_multi_ops", brin, false, Kind::Timestamptz},
    ClassFacts{"TimeBloomOps", "time_bloom_ops", brin, false, Kind::Time},
    ClassFacts{"TimeMinMaxOps", "time_minmax_ops", brin, true, Kind::Time},
    ClassFacts{"TimeMinMaxMultiOps", "time_minmax_multi_ops", brin, false, Kind::Time},
    ClassFacts{"TimeTzBloomOps", "timetz_bloom_ops", brin, false, Kind::Timetz},
    ClassFacts{"TimeTzMinMaxOps", "timetz_minmax_ops", brin, true, Kind::Timetz},
    ClassFacts{"TimeTzMinMaxMultiOps", "timetz_minmax_multi_ops", brin, false, Kind::Timetz},
    ClassFacts{"UuidBloomOps", "uuid_bloom_ops", brin, false, Kind::Uuid},
    ClassFacts{"UuidMinMaxOps", "uuid_minmax_ops", brin, true, Kind::Uuid},
    ClassFacts{"UuidMinMaxMultiOps", "uuid_minmax_multi_ops", brin, false, Kind::Uuid},
};

constexpr std::array algorithmNames{"BTree", "Hash", "Gist", "Gin", "SpGist", "Brin"};

} // namespace

std::optional<OperatorClass> operatorClassNamed(const QString &name, IndexAlgorithm algorithm)
{
    if (name == u"ArrayOps" && algorithm == IndexAlgorithm::Gin)
        return OperatorClass{u"array_ops"_s, true};
    for (const ClassFacts &each : classes) {
        if (each.algorithm == algorithm && name == QLatin1StringView(each.name))
            return OperatorClass{QString::fromLatin1(each.sql), each.isDefault};
    }
    return std::nullopt;
}

bool canBeIndexed(IndexAlgorithm algorithm, const QString &operatorClass, std::optional<ScalarType> type,
                  std::optional<NativeType> native, bool isList)
{
    if (algorithm == IndexAlgorithm::BTree || algorithm == IndexAlgorithm::Hash)
        return operatorClass.isEmpty();
    if (algorithm == IndexAlgorithm::Gin && (operatorClass == u"ArrayOps" || (operatorClass.isEmpty() && isList)))
        return isList;
    if (algorithm == IndexAlgorithm::Gist && operatorClass.isEmpty() && !native && type == ScalarType::String)
        return true; // Prisma leaves it to PostgreSQL.
    for (const ClassFacts &each : classes) {
        const bool isMeant = operatorClass.isEmpty() ? each.isDefault : operatorClass == QLatin1StringView(each.name);
        const bool fits = native ? each.native == native->kind : each.scalar && each.scalar == type;
        if (each.algorithm == algorithm && isMeant && fits)
            return true;
    }
    return false;
}

std::optional<IndexAlgorithm> indexAlgorithmNamed(const QString &name)
{
    for (size_t i = 0; i < algorithmNames.size(); ++i) {
        if (name == QLatin1StringView(algorithmNames.at(i)))
            return IndexAlgorithm(i);
    }
    return std::nullopt;
}

} // namespace catalpa::prisma
