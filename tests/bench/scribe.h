// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "figures.h"
#include "readings.h"

#include <functional>

namespace catalpa::test {

constexpr qint64 million = 1'000'000; // Up to here, Qt's models are measured too: they read all rows.

//! All that was measured of one library over one line.
struct Comparison {
    qint64 books = 0;
    int roundTrip = 0;
    Readings catalpa;
    std::optional<Readings> unsorted{};
    std::optional<Readings> sorted{};
    std::optional<Readings> query{};
};

//! Writes figures down for one comparison.
class Scribe {
public:
    explicit Scribe(const Comparison &compared)
        : m_compared(compared)
        , m_chapter{.books = compared.books, .roundTrip = compared.roundTrip}
    {
    }

    Chapter write(const Comparison *smallest);

private:
    using Value = std::function<double(const Readings &)>;

    //! Beside one of Qt's models, if it was measured.
    Figure beside(const QString &what, const Value &value, const QString &name, const std::optional<Readings> &other);
    void opening(const QString &what, Series Readings::*series, const Comparison *smallest);
    void times(const QString &what, Series Readings::*series, std::optional<double> goal, bool isCompared);
    void stalls(const QString &what, Stalls Readings::*stalls, bool isCompared);
    void memory();
    void roundTrips();

    const Comparison &m_compared;
    Chapter m_chapter;
};

} // namespace catalpa::test
