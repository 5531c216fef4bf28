// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/lookup/lookup.h"

#include "exchange/lookup/attempt.h"
#include "exchange/lookup/sru.h"
#include "exchange/lookup/z3950.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPromise>
#include <QtCore/QThreadPool>

#include <algorithm>
#include <memory>

namespace catalpa::exchange {
namespace {

constexpr int mostAtOnce = 4;
constexpr int longestEnd = 1'000; // Milliseconds.

//! Not the pool of small work, which must not wait for servers. It is never destroyed: a name that is being resolved
//! may take longer than the end of the program has.
QThreadPool *pool()
{
    static QThreadPool *const threads = [] {
        auto *made = new QThreadPool;
        made->setMaxThreadCount(mostAtOnce);
        qAddPostRoutine([] { pool()->waitForDone(longestEnd); }); // Of the application, which the threads need.
        return made;
    }();
    return threads;
}

Result<LookUpAnswer> asked(const LookUpAttempt &attempt)
{
    auto answer = attempt.target.protocol == LookUpTarget::Protocol::Sru ? askBySru(attempt) : askByZ3950(attempt);
    if (answer) {
        std::stable_partition(answer->records.begin(), answer->records.end(),
                              [&](const ExchangeRecord &record) { return isAskedFor(record, attempt.query); });
    }
    return answer;
}

} // namespace

QFuture<Result<LookUpAnswer>> lookUp(const LookUpTarget &target, const LookUpQuery &query,
                                     std::chrono::milliseconds atMost)
{
    auto promise = std::make_shared<QPromise<Result<LookUpAnswer>>>();
    promise->start();
    pool()->start([promise, target, query, atMost] {
        const LookUpAttempt attempt{target, query, QDeadlineTimer(atMost), [promise] {
                                        return promise->isCanceled();
                                    }};
        promise->addResult(attempt.isStopped() ? Result<LookUpAnswer>(attempt.stopped()) : asked(attempt));
        promise->finish();
    });
    return promise->future();
}

} // namespace catalpa::exchange
