// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QtCore/QFuture>
#include <QtCore/QPromise>
#include <QtCore/QThreadPool>

#include <memory>
#include <type_traits>

namespace catalpa {

//! Runs \a work, a function returning Result<T>, on a pool thread: files and processes, never PostgreSQL.
//!
//! Not QtConcurrent::run(), which leaves out work whose future has been cancelled before its turn: a journal or a file
//! that nobody waits for any more still has to be written.
template <typename Work>
auto inBackground(Work work, QThreadPool *pool = QThreadPool::globalInstance()) -> QFuture<std::invoke_result_t<Work>>
{
    using Value = std::invoke_result_t<Work>;
    auto promise = std::make_shared<QPromise<Value>>();
    promise->start();
    pool->start([promise, job = std::move(work)]() mutable {
        promise->addResult(job());
        promise->finish();
    });
    return promise->future();
}

} // namespace catalpa
