// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/schema/types.h"

#include <QtCore/QStringList>

namespace catalpa::prisma {

//! The name of a table or enum, in a schema where that is not the default one.
struct QualifiedName {
    QString schema; //!< Empty for the default one, whose name Prisma does not write.
    QString name;

    bool operator==(const QualifiedName &) const = default;
};

enum class ColumnArity { Required, Nullable, List };

struct ColumnType {
    enum class Kind { Native, Enum, Unsupported };

    Kind kind = Kind::Native;
    NativeType native = {};
    QualifiedName enumName = {};
    QString unsupported = {}; //!< PostgreSQL's name of a type that Prisma does not know.
};

struct Column {
    QString name;
    ColumnType type;
    ColumnArity arity = ColumnArity::Required;
    Default defaultValue;
    bool isSerial = false; //!< Filled from a sequence.
    bool isFilledByClient = false; //!< uuid(), cuid() …: Prisma's client makes the value, the database has no default.
};

struct IndexColumn {
    QString name;
    SortOrder sort = SortOrder::None;
    std::optional<OperatorClass> operatorClass = {};
};

struct Index {
    QString name;
    bool isUnique = false;
    IndexAlgorithm algorithm = IndexAlgorithm::BTree;
    QList<IndexColumn> columns;
    QString predicate = {}; //!< Of a partial index, behind WHERE.
    bool isPassedOver = false; //!< A partial one without that preview feature: it is written with a new table only.

    QStringList columnNames() const;
};

struct ForeignKey {
    QString name;
    QualifiedName table; //!< That has it.
    QStringList columns;
    QualifiedName otherTable;
    QStringList otherColumns;
    ReferentialAction onDelete = ReferentialAction::Restrict;
    ReferentialAction onUpdate = ReferentialAction::Cascade;
};

struct PrimaryKey {
    QString name;
    QList<IndexColumn> columns;

    QStringList columnNames() const;
};

struct Table {
    QualifiedName name;
    QList<Column> columns = {};
    std::optional<PrimaryKey> primaryKey = {};
    QList<Index> indexes = {};

    //! Position of the column, or -1.
    qsizetype indexOf(const QString &column) const;
};

struct EnumType {
    QualifiedName name;
    QStringList values = {};
};

struct Extension {
    QString name;
    QString schema = {};
    QString version = {};
};

//! What is in a database, as Prisma sees it. Where several steps of a migration could come in any order, they come in
//! the order of these lists.
struct Database {
    QString defaultSchema = QStringLiteral("public"); //!< Whose names have none in front here.
    //! Whether Prisma puts it in front of names when it writes them: of a schema in its language it does not, of what
    //! it finds in a database it does.
    bool writesDefaultSchema = true;
    QStringList schemas; //!< By name, the default one included.
    QList<Extension> extensions;
    QList<EnumType> enums;
    QList<Table> tables;
    QList<ForeignKey> foreignKeys;

    //! Position of the table, or -1.
    qsizetype indexOf(const QualifiedName &table) const;
    QList<ForeignKey> foreignKeysOf(const QualifiedName &table) const;
};

} // namespace catalpa::prisma
