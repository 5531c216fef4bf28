// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/difference/nativecast.h"

#include "prisma/difference/textcast.h"

namespace catalpa::prisma {
namespace {

using Kind = NativeType::Kind;
using enum TypeChange;

bool isText(const NativeType &type)
{
    return type.kind == Kind::Text || (type.kind == Kind::VarChar && !type.first);
}

bool isOneOf(Kind kind, std::initializer_list<Kind> kinds)
{
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

//! Digits before the point, for which there is room.
int wholeDigits(const NativeType &decimal)
{
    return *decimal.first - *decimal.second;
}

TypeChange wholeNumberCast(Kind from, const NativeType &to)
{
    const int digits = from == Kind::SmallInt ? 3 : from == Kind::Integer ? 10 : 19;
    const int characters = from == Kind::SmallInt ? 4 : from == Kind::Integer ? 11 : 20;
    switch (to.kind) {
    case Kind::SmallInt:
        return Risky;
    case Kind::Integer:
        return from == Kind::BigInt ? Risky : Safe;
    case Kind::BigInt:
    case Kind::Real:
    case Kind::DoublePrecision:
    case Kind::Text:
        return Safe;
    case Kind::Decimal:
        return to.first && wholeDigits(to) < digits ? Risky : Safe;
    case Kind::VarChar:
    case Kind::Char:
        return roomCast(to, characters);
    default:
        return NotCastable;
    }
}

TypeChange decimalCast(const NativeType &from, const NativeType &to)
{
    if (to.first && !from.first)
        return *to.first < 131072 || *to.second < 16383 ? Risky : Safe;
    if (to.first && (wholeDigits(from) > wholeDigits(to) || *from.second > *to.second))
        return Risky;
    return Safe;
}

TypeChange decimalToWhole(const NativeType &from, int digits)
{
    return !from.first || *from.second > 0 || *from.first > digits ? Risky : Safe;
}

TypeChange decimalToText(const NativeType &from, const NativeType &to)
{
    if (!to.first)
        return to.kind == Kind::Char ? Risky : Safe;
    if (!from.first)
        return *to.first < 131073 ? Risky : Safe;
    const int characters = *from.first + (*from.second == 0 ? 1 : 2);
    return characters > *to.first ? Risky : Safe;
}

TypeChange anyDecimalCast(const NativeType &from, const NativeType &to)
{
    switch (to.kind) {
    case Kind::SmallInt:
        return decimalToWhole(from, 2);
    case Kind::Integer:
        return decimalToWhole(from, 9);
    case Kind::BigInt:
        return decimalToWhole(from, 18);
    case Kind::Decimal:
        return decimalCast(from, to);
    case Kind::Real:
    case Kind::DoublePrecision:
        return Risky;
    case Kind::VarChar:
    case Kind::Char:
        return decimalToText(from, to);
    case Kind::Text:
        return Safe;
    default:
        return NotCastable;
    }
}

TypeChange floatCast(Kind from, const NativeType &to)
{
    if (isOneOf(to.kind, {Kind::SmallInt, Kind::Integer, Kind::BigInt, Kind::Decimal, Kind::Real}))
        return Risky;
    if (to.kind == Kind::DoublePrecision || to.kind == Kind::Text)
        return Safe;
    if (to.kind == Kind::VarChar || to.kind == Kind::Char)
        return roomCast(to, from == Kind::Real ? 47 : 317);
    return NotCastable;
}

//! Of times and dates; \a characters is the longest text.
TypeChange timeCast(const NativeType &to, int characters, std::initializer_list<Kind> others)
{
    if (isText(to))
        return Safe;
    if ((to.kind == Kind::Char || to.kind == Kind::VarChar) && to.first.value_or(0) > characters)
        return Safe;
    return isOneOf(to.kind, others) ? Safe : NotCastable;
}

TypeChange timeCast(const NativeType &from, const NativeType &to)
{
    switch (from.kind) {
    case Kind::Timestamp:
        return timeCast(to, 22, {Kind::Timestamp, Kind::Timestamptz, Kind::Date, Kind::Time, Kind::Timetz});
    case Kind::Timestamptz:
        return timeCast(to, 27, {Kind::Timestamp, Kind::Timestamptz, Kind::Date, Kind::Time, Kind::Timetz});
    case Kind::Date:
        return timeCast(to, 27, {Kind::Timestamp, Kind::Timestamptz});
    case Kind::Time:
        return timeCast(to, 13, {Kind::Timetz});
    default:
        return timeCast(to, 18, {Kind::Timetz, Kind::Time});
    }
}

//! A precision that is left open is no change, and neither is one that is taken away.
bool isSamePrecision(const NativeType &from, const NativeType &to)
{
    return from.kind == to.kind && isOneOf(to.kind, {Kind::Timestamp, Kind::Timestamptz, Kind::Time, Kind::Timetz})
        && (!from.first || !to.first);
}

TypeChange cast(const NativeType &from, const NativeType &to)
{
    switch (from.kind) {
    case Kind::SmallInt:
    case Kind::Integer:
    case Kind::BigInt:
        return wholeNumberCast(from.kind, to);
    case Kind::Decimal:
        return anyDecimalCast(from, to);
    case Kind::Real:
    case Kind::DoublePrecision:
        return floatCast(from.kind, to);
    case Kind::Timestamp:
    case Kind::Timestamptz:
    case Kind::Date:
    case Kind::Time:
    case Kind::Timetz:
        return timeCast(from, to);
    default:
        return textLikeCast(from, to);
    }
}

} // namespace

std::optional<TypeChange> nativeCast(const NativeType &from, const NativeType &to)
{
    if (from == to || isSamePrecision(from, to))
        return std::nullopt;
    return cast(from, to);
}

} // namespace catalpa::prisma
