// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace catalpa::prisma {

//! A type of Prisma's language.
enum class ScalarType { String, Boolean, Int, BigInt, Float, Decimal, DateTime, Json, Bytes };

//! A type of PostgreSQL, as Prisma names it behind @db.
struct NativeType {
    enum class Kind {
        Citext,
        Oid,
        Inet,
        Money,
        SmallInt,
        Integer,
        BigInt,
        Decimal,
        Real,
        DoublePrecision,
        VarChar,
        Char,
        Text,
        ByteA,
        Timestamp,
        Timestamptz,
        Time,
        Timetz,
        Date,
        Boolean,
        Bit,
        VarBit,
        Uuid,
        Xml,
        Json,
        JsonB
    };

    Kind kind = Kind::Text;
    std::optional<int> first = {}; //!< Length or precision.
    std::optional<int> second = {}; //!< The scale of a Decimal.

    bool operator==(const NativeType &) const = default;
};

//! A literal value.
struct Value {
    enum class Kind { String, Enum, Json, DateTime, Bytes, List, Integer, BigInteger, Decimal, Boolean };

    Kind kind = Kind::String;
    QString text; //!< Bytes in hexadecimal; of an enum the value's name in the database.
    QList<Value> items = {};

    bool operator==(const Value &) const = default;
};

//! What a column gets when nothing is said.
struct Default {
    enum class Kind {
        None,
        Value,
        Now,
        Sequence, //!< autoincrement(); value.text is the name of the sequence where it is known.
        Expression, //!< dbgenerated("…"); value.text is what stands inside.
        Unknown //!< dbgenerated(): the database has a default that is not looked at.
    };

    Kind kind = Kind::None;
    Value value = {};

    bool operator==(const Default &) const = default;
};

enum class SortOrder { None, Ascending, Descending };

enum class ReferentialAction { Cascade, Restrict, NoAction, SetNull, SetDefault };

enum class IndexAlgorithm { BTree, Hash, Gist, Gin, SpGist, Brin };

struct OperatorClass {
    QString name; //!< In PostgreSQL: "jsonb_path_ops".
    bool isDefault = false; //!< PostgreSQL takes it without being told.

    bool operator==(const OperatorClass &) const = default;
};

} // namespace catalpa::prisma
