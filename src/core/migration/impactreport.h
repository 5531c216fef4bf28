// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/migration.h"

namespace catalpa {

//! A lock that a statement takes on a table, until the end of its transaction.
struct TableLock {
    QString table; //!< schema.table
    QString mode; //!< As pg_locks names it: "AccessExclusiveLock".

    bool operator==(const TableLock &) const = default;
};

//! Who has to wait while a lock is held.
enum class Blocking { Nobody, Writers, Everyone };

//! What one statement of a migration does to the database it is meant for.
struct StatementImpact {
    //! What takes time: nothing that grows with the table, reading all rows, writing the table anew, making an index.
    enum class Work { Instant, Scan, Rewrite, IndexBuild };

    int line = 0; //!< 1-based, of its first word.
    QString statement; //!< Its beginning, on one line, at most 120 characters.
    QList<TableLock> locks; //!< On tables that were there before the migration; strongest first.
    Blocking blocking = Blocking::Nobody;
    Work work = Work::Instant;
    qint64 rows = 0; //!< Estimate of the rows that are read or written.
    int milliseconds = 0; //!< Rough estimate of how long the work takes; 0 for Instant.
    bool losesData = false; //!< Values that are there now are gone afterwards, and no down.sql brings them back.
    bool unforeseeable = false; //!< It runs what nobody can look into: a DO block, a procedure, an unknown function.
    QString effect; //!< One sentence for people: what it does, and to whom.
    QString rule; //!< Of the first danger, such as Squawk's "require-concurrent-index-creation"; empty for none.
    QString danger; //!< What can go wrong, in plain words, a sentence or more; empty when there is none.
    QString saferWay; //!< What to write instead; may be empty.

    bool operator==(const StatementImpact &) const = default;
};

//! What a migration does to the database it is meant for, told before it is applied.
struct ImpactReport {
    MigrationKey key;
    QList<StatementImpact> statements;
    bool transactional = true; //!< False: it is applied in several steps, and can stop half-way.
    bool reversible = false; //!< It has a down.sql.
    bool onNewDatabase = false; //!< There was no table before the first migration that was looked at.
    int tables = 0; //!< How many more there are afterwards.
    QString unreadable; //!< Why not all can be said, or that Catalpa will refuse the file. Empty otherwise.

    Blocking blocking() const; //!< The strongest of its statements.
    int milliseconds() const; //!< The sum of its statements.
    bool losesData() const;
    qsizetype dangers() const; //!< How many statements are dangerous; whatever loses data is.
    qsizetype unforeseeable() const; //!< How many statements do what cannot be told in advance.
    bool operator==(const ImpactReport &) const = default;
};

} // namespace catalpa
