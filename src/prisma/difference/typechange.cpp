// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/difference/typechange.h"

#include "prisma/difference/nativecast.h"

namespace catalpa::prisma {
namespace {

using TypeKind = ColumnType::Kind;

//! Between a list and a single value nothing but texts can be cast.
TypeChange listChange(const Column &from, const Column &to)
{
    if (from.arity != ColumnArity::List || to.type.kind != TypeKind::Native)
        return TypeChange::NotCastable;
    switch (to.type.native.kind) {
    case NativeType::Kind::Text:
        return TypeChange::Safe;
    case NativeType::Kind::VarChar:
        return to.type.native.first ? TypeChange::Risky : TypeChange::Safe;
    case NativeType::Kind::Char:
        return TypeChange::Risky;
    default:
        return TypeChange::NotCastable;
    }
}

} // namespace

std::optional<TypeChange> typeChangeOf(const Column &from, const Column &to)
{
    if (from.type.kind == TypeKind::Enum && to.type.kind == TypeKind::Enum && from.type.enumName == to.type.enumName)
        return std::nullopt;
    if (from.type.kind == TypeKind::Enum || to.type.kind == TypeKind::Enum)
        return TypeChange::NotCastable;
    if ((from.arity == ColumnArity::List) != (to.arity == ColumnArity::List))
        return listChange(from, to);
    if (from.type.kind == TypeKind::Native && to.type.kind == TypeKind::Native)
        return nativeCast(from.type.native, to.type.native);
    if (from.type.kind == TypeKind::Unsupported && to.type.kind == TypeKind::Unsupported)
        return std::nullopt; // Prisma does not compare types that it does not know.
    return TypeChange::Risky;
}

} // namespace catalpa::prisma
