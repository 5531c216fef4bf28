// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/lookup/attempt.h"

namespace catalpa::exchange {

//! Asks by Z39.50, with YAZ's ZOOM. Blocks, until the attempt is over at the latest. An answer that is too large is
//! given up; outside of Linux only behind the 128 MB that YAZ reads at most as one message.
Result<LookUpAnswer> askByZ3950(const LookUpAttempt &attempt);

} // namespace catalpa::exchange
