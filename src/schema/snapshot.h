// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/schemafindings.h"
#include "db/session.h"
#include "schema/definitions.h"

#include <QtCore/QMap>

#include <functional>

namespace catalpa::schema {

//! One thing in a schema. What belongs to a table (columns, constraints, indexes, triggers) is found there, whichever
//! file made it.
struct SchemaObject {
    enum class Kind {
        Table,
        Column,
        Constraint,
        Index,
        Trigger,
        View,
        Function,
        Type,
        Sequence,
        Collation,
        Statistics,
        RowSecurity, //!< One for each table that has it switched on, named as the table.
        Policy,
        Rule,
        Extension, //!< This and those below only with Extent::Everything.
        Grant, //!< What a role that is not the owner may do; named as the role.
        Owner //!< Of what does not belong to the role that the other things belong to; named as what it is of.
    };

    Kind kind = Kind::Table;
    QString schema;
    QString table; //!< Of what belongs to a table (or, for an index, to a materialised view); otherwise empty.
    QString name; //!< For a function with the types of its arguments.
    QString definition; //!< What is compared.
    bool isPartition = false; //!< With Kind::Table: of another table, and without partitions of its own.
    ColumnDefinition column = {}; //!< With Kind::Column.
    KeyDefinition key = {}; //!< With Kind::Constraint and Kind::Index.

    //! "column public.authors.country": unique in a shape.
    QString path() const;
    //! "public.authors" for a table and everything that belongs to it; otherwise empty.
    QString tablePath() const;
    //! False for what administrators decide, which is read only with Extent::Everything.
    bool isStructure() const { return kind < Kind::Extension; }
    bool operator==(const SchemaObject &) const = default;
};

//! What is in one or several schemas, by path. The schemas of all our histories are read and compared together, because
//! a history makes indexes and triggers on the tables of another.
//!
//! Not part of it, so never a difference: comments, tablespaces, storage settings, publications; the order of columns;
//! the name of the sequence behind a serial or identity column; what belongs to an extension; the ledgers and
//! catalpa.migration_notes.
struct SchemaSnapshot {
    QMap<QString, SchemaObject> objects;
    //! Constraints that came with those of a partitioned table: to its partitions that have partitions themselves, and
    //! to tables that refer to it. They go with those, so nobody compares them; Prisma sees them.
    QMap<QString, SchemaObject> inherited = {};

    bool isEmpty() const { return objects.isEmpty(); }
    SchemaSnapshot filtered(const std::function<bool(const SchemaObject &)> &wanted) const;
    bool operator==(const SchemaSnapshot &) const = default;
};

//! A schema of the database, and the name under which it is to be described.
struct SchemaAlias {
    QString actual; //!< As it is in the database.
    QString name; //!< In the shape.
};

//! Structure leaves out what administrators decide for each database: extensions, rights and owners.
enum class Extent { Structure, Everything };

//! Reads \a schemas, those that exist, in one round trip that waits at most two seconds for a lock. Outside a
//! transaction it leaves no lock and no setting behind; inside one, the search_path is empty afterwards.
Result<SchemaSnapshot> readSnapshot(db::Session &session, const QList<SchemaAlias> &schemas,
                                    Extent extent = Extent::Structure);
Result<SchemaSnapshot> readSnapshot(db::Session &session, const QStringList &schemas,
                                    Extent extent = Extent::Structure);

//! The same, but of tables only these, by the numbers of the server.
Result<SchemaSnapshot> readTables(db::Session &session, const QStringList &schemas, Extent extent,
                                  const QStringList &tables);

//! A type as people and Prisma write it: "varchar(80)" for "character varying(80)".
QString shortType(const QString &type);

} // namespace catalpa::schema
