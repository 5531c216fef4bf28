// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/session.h"

namespace catalpa::store {

//! Has the reading index take over what has been changed in the tables; others are not kept waiting. Does nothing when
//! there is nothing to do.
Result<> keepUp(db::Session &session);

//! Has it take over all that has been changed, however much, where there is a reading index. For who has changed a
//! great deal: what is left for others to take over is too much for them at some time, and then mended by the
//! migrations only. What cannot be done is left to who reads next.
void catchUp(db::Session &session);

//! Whether something failed only because the index does not show all changes yet: keepUp() outside of a transaction and
//! ask again, or ask the tables.
bool isBehind(const Error &error);

//! The rows of a query over the reading index, in \a order (" ORDER BY q.…", or empty), as the tables are at the same
//! moment: changes that the index does not show yet are taken over first. The first column is never NULL; one more
//! follows the others. See isBehind() for what takes more than a second or so: others keep it from being
//! done, or change more than can be taken over. ErrorKind::Schema when the
//! index cannot be relied on any more, or the changes cannot be taken over.
Result<db::Rows> readCurrent(db::Session &session, const QByteArray &sql, const db::Params &params, bool everything,
                             db::Session::Milliseconds deadline, const QByteArray &order = {});

} // namespace catalpa::store
