// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/impact/tablefacts.h"
#include "sql/parsetree.h"

namespace catalpa::migrate {

//! How many rows PostgreSQL gets through in a second. Measured with PostgreSQL 15.20 on 2 million books (numbers, a
//! date and a title of 31 characters; warm cache, two cores), and halved where the rows' width matters most, because a
//! hosted server is slower; TableFacts::slowness corrects it for the server that is asked.
struct Pace {
    static constexpr qint64 scan = 5'000'000; //!< Measured 10 million: SET NOT NULL, CHECK.
    static constexpr qint64 foreignKey = 2'000'000; //!< Measured 5 million.
    static constexpr qint64 rewrite = 800'000; //!< Without the indexes, which are made anew.
    static constexpr qint64 index = 500'000; //!< Of texts.
    static constexpr qint64 numberIndex = 2'500'000; //!< Of numbers, times and what else has a fixed size.
    static constexpr qint64 gin = 150'000; //!< Of trigrams of titles.
    static constexpr qint64 ownFunction = 100'000; //!< Calls of a function that is not PostgreSQL's.
    static constexpr qint64 insertion = 1'500'000; //!< INSERT … SELECT into a table without an index.
    static constexpr qint64 change = 600'000; //!< UPDATE of a table without an index.
    static constexpr qint64 indexEntry = 300'000; //!< One more, among those that are there; of an inverted one \c gin.
    static constexpr qint64 removal = 500'000; //!< Measured 1 million: DELETE.
};

//! Milliseconds, rough, on the server that the facts are of.
qint64 timeFor(const TableFacts &facts, qint64 rows, qint64 rowsPerSecond);
//! To make all indexes of \a table anew.
qint64 timeOfIndexes(const TableFacts &facts, const QString &table, qint64 rows);
//! To add so many entries to each of them.
qint64 timeOfEntries(const TableFacts &facts, const QString &table, qint64 rows);
//! Whether \a expression calls a function that is not PostgreSQL's own.
bool callsFunction(const TableFacts &facts, const sql::Node &expression);
//! "about 5 seconds".
QString duration(qint64 milliseconds);

} // namespace catalpa::migrate
