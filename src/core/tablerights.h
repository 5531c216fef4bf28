// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/recordfield.h"

#include <QtCore/QList>

namespace catalpa {

//! What a role that may change something may do to one of the tables.
struct TableRights {
    bool mayAdd = true;
    bool mayRemove = true;
    QList<RecordField> fixed = {}; //!< Fields that it may not change.

    bool operator==(const TableRights &) const = default;
};

} // namespace catalpa
