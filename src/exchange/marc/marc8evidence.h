// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>

namespace catalpa::exchange {

//! What in some bytes speaks for MARC-8 and what against it.
struct Marc8Evidence {
    int against = 0; //!< Bytes that mean nothing there, and marks that stand before no letter.
    int odd = 0; //!< Marks on letters that hardly ever have them, such as a tilde on a t.
    int likely = 0; //!< Marks on letters that do, and its letters.

    bool isMarc8() const { return likely > against + odd; }
};

//! Bytes with shifts between sets of characters are not for it: they are MARC-8.
Marc8Evidence marc8Evidence(QByteArrayView bytes);

} // namespace catalpa::exchange
