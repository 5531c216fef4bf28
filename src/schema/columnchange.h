// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/snapshot.h"

#include <QtCore/QStringList>

namespace catalpa::schema {

//! How one column becomes another.
struct ColumnChange {
    QStringList clauses; //!< Of ALTER TABLE, in their order.
    QStringList warnings; //!< What is lost or can fail, for a comment in the SQL.
    QString refusal; //!< Why it cannot be written, as a sentence; empty when it can.
};

//! From \a before to \a after, two columns of one name. Pure.
ColumnChange columnChange(const SchemaObject &before, const SchemaObject &after);

} // namespace catalpa::schema
