// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/session.h"
#include "exchange/catalogue/bookexchange.h"

namespace catalpa::store {

//! The imports that the history knows and of which something is still there, the last one first, \a most at most. Needs
//! the migration history.
Result<QList<exchange::EarlierImport>> earlierImports(db::Session &session, int most);

//! Takes all of an import back as the batch \a token, or nothing: then what stands in the way, see
//! RecordHistory::takeBack().
Result<QList<BatchObstacle>> takeImportBack(db::Session &session, const QString &batch, const QString &token);

} // namespace catalpa::store
