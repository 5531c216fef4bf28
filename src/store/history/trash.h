// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historyentry.h"
#include "db/session.h"

namespace catalpa::store {

//! See RecordHistory::trash().
Result<Trash> readTrash(db::Session &session, const QString &after);

//! See RecordHistory::restore(). Run again with the same \a token, a UUID, it answers as the first time.
Result<RestoreReport> restoreDeleted(db::Session &session, const DeletedRecord &record, const QString &token);

} // namespace catalpa::store
