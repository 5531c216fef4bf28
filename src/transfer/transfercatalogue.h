// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer.h"

namespace catalpa::db {
class Session;
}

namespace catalpa::transfer {

//! Transport::move(), in the thread of both sessions. \a to must reach the server directly wherever it can.
//!
//! Rows go over in the order of their numbers, some thousand in a transaction. So what has arrived is always the
//! beginning of what is to come, and where to go on is seen in the new database itself: nothing has to be noted down.
//! It goes on only where what is there is the same as here.
Result<TransferReport> moveCatalogue(db::Session &from, db::Session &to, const Transfer::Progress &progress);

} // namespace catalpa::transfer
