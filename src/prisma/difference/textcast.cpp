// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/difference/textcast.h"

#include <algorithm>

namespace catalpa::prisma {
namespace {

using Kind = NativeType::Kind;
using enum TypeChange;

bool isUnboundedText(const NativeType &type)
{
    return type.kind == Kind::Text || (type.kind == Kind::VarChar && !type.first);
}

bool isAnyChar(const NativeType &type)
{
    return type.kind == Kind::VarChar || type.kind == Kind::Char;
}

TypeChange toTextOr(const NativeType &to, TypeChange other)
{
    return isUnboundedText(to) ? Safe : isAnyChar(to) ? other : NotCastable;
}

TypeChange charCast(const NativeType &from, const NativeType &to)
{
    if (to.kind == Kind::Text)
        return Safe;
    if (!isAnyChar(to))
        return NotCastable;
    if (!from.first)
        return from.kind == Kind::Char ? Safe : to.kind == Kind::Char || to.first ? Risky : Safe;
    if (!to.first)
        return *from.first == 1 || to.kind == Kind::VarChar ? Safe : Risky;
    return *from.first > *to.first ? Risky : Safe;
}

TypeChange bitCast(const NativeType &from, const NativeType &to)
{
    if (!from.first)
        return to.kind == Kind::Text || isAnyChar(to) || to.kind == Kind::VarBit ? Safe : NotCastable;
    if (isUnboundedText(to) || (to.kind == Kind::VarBit && !to.first))
        return Safe;
    return (isAnyChar(to) || to.kind == Kind::VarBit) && to.first.value_or(0) >= *from.first ? Safe : NotCastable;
}

TypeChange varBitCast(const NativeType &from, const NativeType &to)
{
    if (isUnboundedText(to))
        return Safe;
    if (!from.first)
        return isAnyChar(to) || to.kind == Kind::Bit ? Risky : NotCastable;
    if (to.kind == Kind::VarBit)
        return !to.first || *to.first > *from.first ? Safe : NotCastable;
    if (isAnyChar(to))
        return to.first.value_or(0) >= *from.first ? Safe : Risky;
    return to.kind == Kind::Bit && to.first.value_or(0) <= *from.first ? Risky : NotCastable;
}

TypeChange booleanCast(const NativeType &to)
{
    if (to.kind == Kind::Text || to.kind == Kind::VarChar)
        return Safe;
    if (to.kind != Kind::Char || to.first.value_or(0) <= 3)
        return NotCastable;
    return *to.first > 4 ? Safe : Risky;
}

TypeChange textCast(const NativeType &to)
{
    if (to.kind == Kind::Citext)
        return Safe;
    return toTextOr(to, Risky);
}

TypeChange jsonCast(const NativeType &to, Kind other)
{
    return to.kind == other ? Safe : toTextOr(to, Risky);
}

//! Texts of a certain length.
TypeChange fixedCast(const NativeType &to, int shortest, TypeChange longer)
{
    if (isUnboundedText(to))
        return Safe;
    return isAnyChar(to) && to.first.value_or(0) > shortest ? longer : NotCastable;
}

TypeChange oidCast(const NativeType &to)
{
    const bool isSafe =
        to.kind == Kind::Text || to.kind == Kind::VarChar || to.kind == Kind::BigInt || to.kind == Kind::Integer;
    return isSafe ? Safe : NotCastable;
}

} // namespace

TypeChange roomCast(const NativeType &to, int characters)
{
    if (!to.first)
        return to.kind == Kind::Char ? Risky : Safe;
    return *to.first < characters ? Risky : Safe;
}

TypeChange textLikeCast(const NativeType &from, const NativeType &to)
{
    const bool isTextual = to.kind == Kind::Text || to.kind == Kind::VarChar;
    switch (from.kind) {
    case Kind::Inet:
        return isTextual || to.kind == Kind::Citext ? Safe : NotCastable;
    case Kind::Money:
        return isTextual || to.kind == Kind::Citext ? Safe : Risky;
    case Kind::Citext:
        return isTextual ? Safe : Risky;
    case Kind::Oid:
        return oidCast(to);
    case Kind::VarChar:
    case Kind::Char:
        return charCast(from, to);
    case Kind::Text:
        return textCast(to);
    case Kind::ByteA:
        return fixedCast(to, 2, Risky);
    case Kind::Boolean:
        return booleanCast(to);
    case Kind::Bit:
        return bitCast(from, to);
    case Kind::VarBit:
        return varBitCast(from, to);
    case Kind::Uuid:
        return fixedCast(to, 31, Safe);
    case Kind::Xml:
        return toTextOr(to, Risky);
    case Kind::Json:
        return jsonCast(to, Kind::JsonB);
    case Kind::JsonB:
        return jsonCast(to, Kind::Json);
    default:
        return NotCastable;
    }
}

} // namespace catalpa::prisma
