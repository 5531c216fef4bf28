// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/pace.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! Of all indexes of a table; others than inverted ones at \a pace.
qint64 timeAt(const TableFacts &facts, const QString &table, qint64 rows, qint64 pace)
{
    qint64 time = 0;
    for (const IndexFact &index : facts.indexes) {
        if (index.table != table)
            continue;
        time += timeFor(facts, rows, index.isInverted ? Pace::gin : pace);
        time += index.callsFunction ? timeFor(facts, rows, Pace::ownFunction) : 0;
    }
    return time;
}

} // namespace

qint64 timeFor(const TableFacts &facts, qint64 rows, qint64 rowsPerSecond)
{
    return qint64(double(rows) * 1'000 * facts.slowness / double(rowsPerSecond));
}

qint64 timeOfIndexes(const TableFacts &facts, const QString &table, qint64 rows)
{
    return timeAt(facts, table, rows, Pace::index);
}

qint64 timeOfEntries(const TableFacts &facts, const QString &table, qint64 rows)
{
    return timeAt(facts, table, rows, Pace::indexEntry);
}

bool callsFunction(const TableFacts &facts, const sql::Node &expression)
{
    bool isOwn = false;
    expression.visit([&](const sql::Node &node) {
        if (!node.is("FuncCall"_L1))
            return;
        const QStringList name = node.names("funcname"_L1);
        const QString last = name.value(name.size() - 1);
        isOwn = isOwn || (name.size() > 1 && name.first() != "pg_catalog"_L1) || facts.steadyFunctions.contains(last)
            || facts.volatileFunctions.contains(last);
    });
    return isOwn;
}

QString duration(qint64 milliseconds)
{
    constexpr qint64 second = 1'000;
    constexpr qint64 minute = 60 * second;
    constexpr qint64 hour = 60 * minute;
    if (milliseconds < second)
        return Text::tr("less than a second");
    if (milliseconds < 2 * minute)
        return Text::tr("about %n second(s)", nullptr, static_cast<int>((milliseconds + second / 2) / second));
    if (milliseconds < 2 * hour)
        return Text::tr("about %n minute(s)", nullptr, static_cast<int>((milliseconds + minute / 2) / minute));
    return Text::tr("about %n hour(s)", nullptr, static_cast<int>((milliseconds + hour / 2) / hour));
}

} // namespace catalpa::migrate
