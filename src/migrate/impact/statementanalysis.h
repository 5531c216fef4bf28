// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/impactreport.h"
#include "migrate/impact/rules/lintrules.h"
#include "migrate/impact/simulatedschema.h"

#include <QtCore/QHash>

namespace catalpa::migrate {

//! PostgreSQL's table locks, weakest first. https://www.postgresql.org/docs/15/explicit-locking.html
enum class Lock {
    None,
    AccessShare,
    RowShare,
    RowExclusive,
    ShareUpdateExclusive,
    Share,
    ShareRowExclusive,
    Exclusive,
    AccessExclusive
};

//! What is found out about one statement.
class StatementAnalysis {
public:
    using Work = StatementImpact::Work;

    explicit StatementAnalysis(SimulatedSchema &simulated)
        : m_simulated(simulated)
    {
    }

    SimulatedSchema &simulated() { return m_simulated; }
    const SimulatedSchema &simulated() const { return m_simulated; }

    //! The strongest of several on the same table counts; one on a table of this very migration does not.
    void lock(const QString &table, Lock mode);
    void takeLocksOf(const StatementAnalysis &other);
    //! One sentence for people: "Adds …".
    void does(const QString &sentence) { m_deeds += sentence; }
    //! Work that grows with the table. The heaviest counts; one pass over the table does for all that only read or
    //! write it, and each index and foreign key takes its own time: all indexes of a table that is written anew.
    void takes(Work work, const QString &table, qint64 rowsPerSecond);
    //! So many rows of \a table get a new entry in each index.
    void addsIndexEntries(const QString &table, qint64 rows);
    //! Calls of a function for each row of \a table, if \a expression has one that is not PostgreSQL's own.
    void calls(const QString &table, const sql::Node &expression);
    //! Values of \a table are gone, if it has any.
    void losesDataOf(const QString &table, LintRule how = LintRule::LosingValues);
    //! Whoever changes one of the same records waits, though no lock of the table tells so.
    void holdsRecords() { m_holdsRecords = true; }
    //! Nobody can tell who has to wait, nor for how long.
    void isUnforeseeable() { m_unforeseeable = true; }
    //! "Nobody notices" must not be said.
    void isNoticed() { m_noticed = true; }
    //! A constant of the statement.
    void usesText(const QString &text);
    //! A statement inside of this one that is done with it.
    void includes(const StatementAnalysis &part);
    //! A statement that is not done now, but kept under a name.
    void keepsForLater(const StatementAnalysis &later);
    //! Rows that are written or read without being work of their own.
    void touches(qint64 rows) { m_rows = std::max(m_rows, rows); }
    //! The first danger gives the rule; all are told, each rule once.
    void warn(LintRule rule, const QString &object);
    void warnIfLarge(LintRule rule, const QString &table);
    void warnIfOld(LintRule rule, const QString &table, const QString &object);

    //! Takes a moment, but holds a lock for which others wait.
    bool hasWork() const { return m_work != Work::Instant; }
    bool holdsLightly() const { return m_work == Work::Instant && blocking() != Blocking::Nobody; }
    //! \a held: how many milliseconds of work the transaction has before it when this is done, with the locks kept.
    StatementImpact impact(qint64 held = 0) const;

private:
    Blocking blocking() const;
    bool isHarmless() const { return !m_noticed && !m_losesData && !m_unforeseeable && m_dangers.isEmpty(); }
    QList<LintFinding> findings() const;
    qint64 milliseconds() const { return m_work == Work::Instant ? 0 : m_pass + m_more; }
    QString consequence(qint64 held) const;
    QString workWords() const;
    QString size() const;
    QString waiting() const;
    QString blockedTables() const;

    SimulatedSchema &m_simulated;
    QHash<QString, Lock> m_locks;
    QStringList m_deeds;
    Work m_work = Work::Instant;
    QSet<QString> m_rewritten;
    QString m_worked; //!< The table that the work is on.
    qint64 m_rows = 0;
    qint64 m_pass = 0; //!< Milliseconds.
    qint64 m_more = 0; //!< Milliseconds.
    bool m_losesData = false;
    bool m_holdsRecords = false;
    bool m_unforeseeable = false;
    bool m_noticed = false;
    QList<std::pair<LintRule, QString>> m_dangers; //!< Each with its object.
    QList<std::pair<LintRule, QString>> m_losses; //!< How, and of which table.
};

//! "books", without its schema.
QString plainName(const QString &table);

} // namespace catalpa::migrate
