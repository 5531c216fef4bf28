// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QTableView>

#include <chrono>
#include <functional>

namespace catalpa::test {

using Condition = std::function<bool()>;

//! Lets events happen until \a condition holds; false when it does not within \a most. QTest::qWait() sleeps between
//! events, which a stall meter would count.
bool waitFor(const Condition &condition, std::chrono::milliseconds most);
void letPass(std::chrono::milliseconds time);

//! Milliseconds from the beginning of \a act until \a widget has painted itself while \a isThere held; infinite when
//! that does not come within \a most.
double timeToPaint(QWidget &widget, const std::function<void()> &act, const Condition &isThere,
                   std::chrono::milliseconds most);

//! True when every row that is to be seen is loaded; a model that knows no such thing has loaded all.
bool showsLoadedRows(const QTableView &view);

//! Megabytes (10⁶ bytes) of this program in memory, once what is freed has been given back.
double megabytesInMemory();

//! What several attempts came to.
class Series {
public:
    //! Measures \a times times.
    static Series of(int times, const std::function<double()> &measure);

    void add(double time) { m_times += time; }
    void add(const Series &other) { m_times += other.m_times; }
    double median() const;
    double worst() const;

private:
    QList<double> m_times;
};

} // namespace catalpa::test
