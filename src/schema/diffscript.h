// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

namespace catalpa::schema {

//! Statements of a migration with their comments, in lists that run one after the other, as Prisma orders them.
struct DiffScript {
    QStringList warnings; //!< What is lost or can fail; a comment on top.
    QStringList schemas;
    QStringList extensions;
    QStringList droppedBefore; //!< What stands on tables.
    QStringList createdBefore; //!< What tables stand on: types, functions …
    QStringList droppedKeys;
    QStringList droppedIndexes;
    QStringList altered;
    QStringList droppedTables;
    QStringList createdTables;
    QStringList createdViews;
    QStringList createdIndexes;
    QStringList addedKeys;
    QStringList createdBehind; //!< Triggers, policies …
    QStringList droppedBehind; //!< What dropped tables stood on.

    QByteArray text() const;
};

} // namespace catalpa::schema
