// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/migration/migration.h"

namespace catalpa::migrate {

//! What is there in the end, by the piece that made it.
struct Origin {
    QString object;
    qsizetype migration = 0;
    qsizetype piece = 0;
    QByteArray definition = {}; //!< Of Piece.
    //! Of the function, when it has another name than there.
    QString renamedFrom = {};
    QString renamedTo = {};
};

//! What \a migrations, all of them applied, make in the schema catalpa, in their order. Pure.
QList<Origin> originsOf(const QList<Migration> &migrations);

//! The name of the identity column's sequence in \a origin; empty where it is none. Pure.
QString sequenceIn(const Origin &origin);

//! Whether \a sql names one of \a objects that is named by itself, and not with its table, or the table of a column.
//! Pure.
bool names(const QByteArray &sql, const QStringList &objects);

} // namespace catalpa::migrate
