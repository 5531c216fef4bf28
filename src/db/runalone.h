// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/executor.h"

namespace catalpa::db {

//! Runs one job in an executor that lives just as long: the job holds it, and lets it end when it has gone itself. So
//! long work delays nobody. Cancelling the future interrupts it.
template <typename Job>
auto runAlone(const ConnectionAddress &address, Job job)
{
    const std::shared_ptr<Executor> executor(
        new Executor(address), [](Executor *ended) { Executor::retire(std::unique_ptr<Executor>(ended)); });
    return executor->runOnce([executor, work = std::move(job)](Session &session) {
        auto answer = work(session);
        session.close();
        return answer;
    });
}

} // namespace catalpa::db
