// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/csv/column.h"
#include "exchange/record.h"

namespace catalpa::exchange {

//! The people of a row. Authors stand before all others; where headings stand beside them, those say how they are
//! filed, else they take their place.
struct RowPeople {
    //! Whether a column holds some.
    static bool isOf(Field field);

    QList<Person> headings; //!< Those of the last column that has some.
    QList<Person> authors; //!< Those of the first one.
    QList<Person> others;
    bool isOwn = false; //!< A column of ours says who is the author.
    QStringList guesses; //!< Sentences about cells that were taken apart by what is usual.

    void add(const QString &cell, const Column &column);
    QList<Person> all();
};

} // namespace catalpa::exchange
