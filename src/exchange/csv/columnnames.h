// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/csv/column.h"

namespace catalpa::exchange {

//! What a column of that name holds in the tables of a program. \a name: in lower case, words with one blank between
//! them.
Field fieldNamed(const QString &name, Preset preset);

//! What stands between the values of a cell there; empty where it has one value.
QString separatorOf(Field field, Preset preset);

//! The names of the columns that Catalpa writes, and what they hold.
struct OwnColumn {
    const char *name;
    Field field;
};
const QList<OwnColumn> &ownColumns();

} // namespace catalpa::exchange
