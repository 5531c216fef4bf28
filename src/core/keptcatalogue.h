// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"

#include <QtCore/QDateTime>

namespace catalpa {

//! What was in the catalogue on this computer before a copy was restored into it: a database of its own since.
struct KeptCatalogue {
    ConnectionAddress address;
    QDateTime since; //!< UTC.

    bool operator==(const KeptCatalogue &) const = default;
};

} // namespace catalpa
