// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prisma/schema/database.h"

#include <array>

namespace catalpa::prisma {

//! Whether PostgreSQL can turn the values of a column into those of another type.
enum class TypeChange {
    Safe,
    Risky, //!< Some values may not fit.
    NotCastable //!< Prisma drops the column and makes it anew.
};

//! In what a column differs.
struct ColumnChanges {
    bool arity = false;
    bool defaultValue = false;
    bool serial = false;
    std::optional<TypeChange> type = {};

    bool any() const { return arity || defaultValue || serial || type; }
};

//! A column or index by its place in its table.
struct Position {
    qsizetype table = -1;
    qsizetype item = -1;
};

//! One clause of an ALTER TABLE.
struct TableChange {
    enum class Kind {
        AddColumn,
        AlterColumn,
        DropColumn,
        RecreateColumn,
        DropPrimaryKey,
        AddPrimaryKey,
        RenamePrimaryKey
    };

    Kind kind = Kind::AddColumn;
    qsizetype from = -1; //!< The column in the table as it was.
    qsizetype to = -1; //!< The column in the table as it becomes.
    ColumnChanges changes = {};
};

//! A default that stands in the way of a changed enum, and the column as it becomes, if it gets one again.
struct EnumDefault {
    Position from;
    std::optional<Position> to = {};
};

//! One step of a migration, in the order in which Prisma takes them.
struct Step {
    enum class Kind {
        CreateSchema,
        DropExtension,
        CreateExtension,
        CreateEnum,
        AlterEnum,
        DropForeignKey,
        DropIndex,
        AlterTable,
        DropTable,
        DropEnum,
        CreateTable,
        CreateIndex,
        RenameForeignKey,
        AddForeignKey,
        RenameIndex
    };

    Kind kind = Kind::CreateTable;
    Position from = {}; //!< In the database as it was; of anything but an index its number stands in table.
    Position to = {}; //!< In the database as it becomes.
    bool isRecreated = false; //!< An index that is made again, because a column of it was.
    bool isOnNewTable = false; //!< An index of a table that is made in the same migration.
    QList<TableChange> changes = {}; //!< With AlterTable.
    QStringList createdValues = {}; //!< With AlterEnum.
    QStringList droppedValues = {};
    QList<EnumDefault> defaults = {};

    //! By this Prisma puts the steps of a migration in order.
    std::array<qsizetype, 7> order() const;
};

} // namespace catalpa::prisma
