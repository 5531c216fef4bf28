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
    QStringList droppedKeys;
    QStringList droppedIndexes;
    QStringList altered;
    QStringList droppedTables;
    QStringList createdTables;
    QStringList createdIndexes;
    QStringList addedKeys;

    QByteArray text() const;
};

} // namespace catalpa::schema
