// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer.h"

namespace catalpa::db {
class Session;
}

namespace catalpa::transfer {

//! Transport::restore(), in the session's thread. The session must reach the server directly wherever it can, because
//! migrations are applied.
Result<TransferReport> restoreCopy(db::Session &session, const QString &file, const Transfer::Progress &progress);

} // namespace catalpa::transfer
