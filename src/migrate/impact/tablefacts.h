// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/session.h"

#include <QtCore/QList>
#include <QtCore/QSet>

#include <optional>

namespace catalpa::migrate {

struct ColumnFact {
    QString name;
    QString type; //!< As in pg_type: "int4", "varchar", "_text".
    QList<int> modifiers = {}; //!< Of varchar(20), numeric(8, 2), timestamp(3); empty without.
    bool notNull = false;
    bool provenNotNull =
        false; //!< A valid CHECK (column IS NOT NULL) says the same, so that SET NOT NULL reads nothing.
    QString notNullCheck = {}; //!< The CHECK (column IS NOT NULL) that proves it, or will when it is validated.
    bool checked = false; //!< A CHECK is about it, and is checked again when its type changes.
    bool made = false; //!< By a migration that is looked at.
};

struct TableFact {
    QString name; //!< schema.table
    qint64 rows = 0; //!< PostgreSQL's estimate.
    QList<ColumnFact> columns = {};
    bool made = false; //!< By a migration that is looked at, so that it is empty and nobody uses it.
    bool isTable = true; //!< Ordinary or partitioned; false for views, sequences and foreign tables.

    const ColumnFact *column(const QString &name) const; //!< Or null.
    ColumnFact *column(const QString &name);
};

struct ForeignKeyFact {
    QString name;
    QString table; //!< schema.table, as target.
    QStringList columns;
    QString target;
    QStringList targetColumns;
    bool writesOnDelete = false; //!< CASCADE, SET NULL or SET DEFAULT.
    bool writesOnUpdate = false;
};

struct IndexFact {
    QString name; //!< schema.index
    QString table; //!< schema.table
    bool isInverted = false; //!< GIN
    bool callsFunction = false; //!< One that is not PostgreSQL's, for each row.
};

//! What a database says about the tables of some schemas: all that an outlook needs to know of it. A value.
struct TableFacts {
    QList<TableFact> tables;
    QList<ForeignKeyFact> foreignKeys; //!< To or from one of the tables.
    QList<IndexFact> indexes;
    QSet<QString> volatileFunctions; //!< Names of functions, not PostgreSQL's own, that may answer anew each time.
    QSet<QString> steadyFunctions; //!< Names of those, all of whose forms are stable or immutable: they change nothing.
    QSet<QString> emptySchemas; //!< Of those that were asked about: without anything but a ledger, or not there.
    QSet<QString> absentSchemas; //!< Of those, the ones that are not there.
    //! There is nothing in them, and no schema of the database has a table but for ledgers, so that nothing can be
    //! lost.
    bool isNew = false;
    double slowness = 1; //!< How many times as long as on the computer of Pace the server takes, by a short probe.

    const TableFact *table(const QString &name) const; //!< Or null; \a name is schema.table.
    TableFact *table(const QString &name);
};

//! Reads all of it in one round trip, from the catalogues: the rows are PostgreSQL's estimates, so that it takes no
//! longer for large tables. The probe takes some 30 ms of the server's time, and touches no table. Schemas that do not
//! exist are passed over.
Result<TableFacts> readTableFacts(db::Session &session, const QStringList &schemas);

} // namespace catalpa::migrate
