// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtGlobal>

namespace catalpa {

//! How many rows there are, as far as that is known.
struct RowCount {
    enum Certainty { Unknown, Estimated, AtLeast, Exact };

    qint64 rows = 0;
    Certainty certainty = Unknown;

    //! While \a known rows are here: the planner's \a estimate, to two digits, as long as that is more.
    static RowCount estimated(qint64 known, qint64 estimate);

    bool operator==(const RowCount &) const = default;
};

} // namespace catalpa
