// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transport.h"

namespace catalpa::db {
class Session;
}

namespace catalpa::exchange {

//! Transport::restore(), in the session's thread. The session must reach the server directly wherever it can, because
//! migrations are applied.
Result<TransportReport> restoreCopy(db::Session &session, const QString &file, const Transport::Progress &progress);

} // namespace catalpa::exchange
