// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/paging/rowcount.h"

namespace catalpa {

RowCount RowCount::estimated(qint64 known, qint64 estimate)
{
    qint64 unit = 1;
    while (estimate / unit >= 100)
        unit *= 10;
    const qint64 rounded = (estimate + unit / 2) / unit * unit; // More digits no estimate is worth.
    return rounded > known ? RowCount{rounded, Estimated} : RowCount{known, AtLeast};
}

} // namespace catalpa
