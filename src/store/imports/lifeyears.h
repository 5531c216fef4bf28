// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa::store {

//! The years in which somebody was born and died, by which authors of one name are told from each other.
class LifeYears final {
public:
    LifeYears() = default;
    LifeYears(const QString &born, const QString &died);

    bool isKnown() const { return m_born.isKnown() || m_died.isKnown(); }
    //! Whether nothing says that it was another life.
    bool fits(const LifeYears &other) const;
    //! Whether a year says that it was the same.
    bool isSame(const LifeYears &other) const;
    //! What is not known is taken from the other one.
    void complete(const LifeYears &other);

private:
    struct Year {
        qint16 number = 0; //!< Below 0: before Christ. 0: not known.
        bool isAbout = false;

        static Year of(const QString &date);
        bool isKnown() const { return number != 0; }
        bool isNear(const Year &other) const;
    };

    Year m_born;
    Year m_died;
};

} // namespace catalpa::store
