// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/lookup/attempt.h"

namespace catalpa::exchange {

//! Asks by SRU, with Qt Network: certificates are checked, and no redirection is followed. Blocks, with an event loop
//! of its own, until the attempt is over at the latest.
Result<LookUpAnswer> askBySru(const LookUpAttempt &attempt);

//! The address of the question.
QUrl sruUrl(const LookUpTarget &target, const LookUpQuery &query);

//! What a <searchRetrieveResponse> says: records, or the diagnostics of a server that has none.
Result<LookUpAnswer> readSruAnswer(const QByteArray &bytes, const LookUpAttempt &attempt);

} // namespace catalpa::exchange
