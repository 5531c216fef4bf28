// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/schema/types.h"

#include <QtCore/QStringList>

namespace catalpa::prisma {

//! All there is to know about one type of PostgreSQL.
struct NativeTypeFacts {
    NativeType::Kind kind;
    const char *name; //!< Behind @db.
    ScalarType scalar; //!< Fields of this type can have it.
    int arguments; //!< How many there can be; none has to be, but two or none.
    const char *sql; //!< Without arguments.
};

//! Null for a name that Prisma does not know.
const NativeTypeFacts *nativeTypeNamed(const QString &name);
const NativeTypeFacts &factsOf(NativeType::Kind kind);
QStringList nativeTypesFor(ScalarType scalar);
//! What a field without @db gets.
NativeType defaultNativeType(ScalarType scalar);

//! "VarChar(20)", as in Prisma's warnings.
QString nameOf(const NativeType &type);
//! "VARCHAR(20)". \a isSerial: "SERIAL" for an Integer.
QString sqlOf(const NativeType &type, bool isSerial = false);

//! "String"; null for what is no scalar type.
QString nameOf(ScalarType scalar);
std::optional<ScalarType> scalarTypeNamed(const QString &name);

} // namespace catalpa::prisma
