// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historyentry.h"
#include "db/session.h"

#include <QtCore/QDateTime>

namespace catalpa::store {

//! An import of which something is still there.
struct EarlierImport {
    QString batch;
    QDateTime at; //!< UTC; when its first part was written.
    qint64 authors = 0; //!< Those that it added and that are still there.
    qint64 books = 0;

    bool operator==(const EarlierImport &) const = default;
};

//! The last import that the history knows, of those of which something is still there. Needs the migration history.
Result<std::optional<EarlierImport>> lastImport(db::Session &session);

//! Takes all of it back, or nothing: then what stands in the way, see RecordHistory::takeBack(). Takes minutes where
//! there are tens of thousands of books, because the public tables have no index for the books of an author.
Result<QList<BatchObstacle>> takeImportBack(db::Session &session, const EarlierImport &import);

} // namespace catalpa::store
