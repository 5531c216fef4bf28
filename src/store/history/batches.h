// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historyentry.h"
#include "db/session.h"

namespace catalpa::store {

//! See RecordHistory::takeBack(). Run again with the same \a token, a UUID, it answers as the first time.
Result<QList<BatchObstacle>> takeBatchBack(db::Session &session, const QString &batch, const QString &token);

} // namespace catalpa::store
