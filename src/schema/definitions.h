// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace catalpa::schema {

//! What a column is made of. Texts are PostgreSQL's own, with every name outside pg_catalog qualified.
struct ColumnDefinition {
    int position = 0; //!< Only for writing the columns of a new table in their order; never compared.
    QString type; //!< As format_type() writes it: "timestamp(3) without time zone".
    bool notNull = false;
    QString defaultValue; //!< Empty when there is none, and for a serial column.
    QString generatedAs; //!< The expression of a generated column.
    QString identity; //!< "ALWAYS" or "BY DEFAULT" of an identity column; otherwise empty.
    QString collation; //!< When it is not the type's own.
    QString sequence; //!< What is unusual in the sequence that numbers it: "INCREMENT BY 10".
    bool serial = false; //!< The default is the next number of a sequence that belongs to this column.
    QString baseType; //!< Of a domain: what it is made of. This and the next two are what information_schema tells.
    QString typeName; //!< pg_type.typname, of a domain that of its base: "int4", "_text".
    bool domainNotNull = false; //!< The domain has no NULL.

    bool operator==(const ColumnDefinition &) const = default;
};

//! How one column or expression stands in an index.
struct IndexPart {
    QString operatorClass; //!< Without its schema.
    bool isDefaultClass = false;
    bool isDescending = false;

    bool operator==(const IndexPart &) const = default;
};

//! The columns of a constraint or index that consists of plain columns; without columns for any other.
struct KeyDefinition {
    QString type; //!< pg_constraint.contype: "p", "u", "c", "f", "x"; for an index "unique" or "index".
    bool plain = false; //!< A primary or foreign key, or B-tree, without any option: columns say all.
    bool valid = true; //!< False for an index whose building has not ended well.
    QStringList columns;
    QStringList included; //!< Those behind INCLUDE.
    QString method; //!< With Kind::Index: "btree", "gin" …
    QList<IndexPart> parts; //!< With Kind::Index: of as many columns and expressions, without those behind INCLUDE.
    QString predicate; //!< With Kind::Index: of a partial one, as pg_get_expr() writes it.
    QString otherSchema; //!< With "f": what is referenced.
    QString otherTable;
    QStringList otherColumns;
    QString onDelete; //!< With "f": "RESTRICT", "NO ACTION" …
    QString onUpdate;

    bool operator==(const KeyDefinition &) const = default;
};

} // namespace catalpa::schema
