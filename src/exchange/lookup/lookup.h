// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "exchange/lookup/query.h"
#include "exchange/lookup/target.h"

#include <QtCore/QFuture>

#include <chrono>

namespace catalpa::exchange {

//! What a target has answered.
struct LookUpAnswer {
    static constexpr qsizetype mostRecords = 50;
    static constexpr qsizetype largestAnswer = 16 * 1024 * 1024; //!< Bytes of all records.

    qint64 hits = 0; //!< That it has, by what it says.
    //! Those that were asked for first, see isAskedFor(). Each has been through tidiedRecord().
    QList<ExchangeRecord> records{};
    QStringList problems{}; //!< Sentences about records that could not be read.
};

//! How long a target has for its answer.
inline constexpr std::chrono::milliseconds lookUpTime{15'000};

//! Asks a target in a thread of its own; cancelling the future ends that within a moment. Errors are sentences with the
//! name of the target and the next step: ErrorKind::Offline, Untrusted, Refused, Invalid (what was answered cannot be
//! read) and Cancelled.
QFuture<Result<LookUpAnswer>> lookUp(const LookUpTarget &target, const LookUpQuery &query,
                                     std::chrono::milliseconds atMost = lookUpTime);

} // namespace catalpa::exchange
