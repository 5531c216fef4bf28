// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "db/executorcount.h"
#include "db/repetition.h"
#include "db/session.h"

#include <QtCore/QFuture>
#include <QtCore/QPromise>

#include <atomic>
#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QThread;
QT_END_NAMESPACE

namespace catalpa::db {

//! One thread with one session that runs jobs, functions Result<T>(Session &), in order. May be used from any thread.
class Executor final {
    Q_DISABLE_COPY_MOVE(Executor)

public:
    explicit Executor(ConnectionAddress address);
    //! Lets every queued write run, drops the reads, then waits for the thread to end. When the link is lost by then
    //! and cannot be had anew at once, the writes that are left are answered ErrorKind::Offline. In the GUI use
    //! retire().
    ~Executor();

    //! Ends an executor without waiting here; ExecutorCount::waitForNone() does at the end of the program.
    static void retire(std::unique_ptr<Executor> executor);

    //! Runs a job that only reads. Cancelling the future stops it at the server. It is run again as with write(). Never
    //! ErrorKind::OutcomeUnknown.
    template <typename Job>
    auto read(Job job)
    {
        return submit({.cancellable = true, .repeatable = true, .changes = false}, std::move(job));
    }

    //! Runs a job that writes and may be repeated, after a lost link once, and up to seven times when what it met
    //! passesByItself(): run twice, it must leave the database as if run once. It cannot be cancelled, and it runs even
    //! if the executor is being destroyed.
    template <typename Job>
    auto write(Job job)
    {
        return submit({.cancellable = false, .repeatable = true, .changes = true}, std::move(job));
    }

    //! Runs a job that must not be repeated blindly. Cancelling the future interrupts it.
    template <typename Job>
    auto runOnce(Job job)
    {
        return submit({.cancellable = true, .repeatable = false, .changes = true}, std::move(job));
    }

private:
    using Work = std::function<void(Session &)>;

    struct Policy {
        bool cancellable;
        bool repeatable;
        bool changes; //!< False when nothing can be in doubt after a lost link.
    };

    template <typename Job>
    auto submit(Policy policy, Job job)
    {
        using Value = std::invoke_result_t<Job, Session &>;
        auto promise = std::make_shared<QPromise<Value>>();
        promise->start();
        QFuture<Value> future = promise->future();
        if (!policy.cancellable)
            ExecutorCount::writePosted();
        post([promise, policy, work = std::move(job), closing = m_closing](Session &session) mutable {
            if (policy.cancellable) {
                const auto interrupted = [promise, closing] {
                    return promise->isCanceled() || *closing;
                };
                if (interrupted())
                    return promise->finish();
                session.setInterrupt(interrupted);
            }
            const bool wasOpen = session.isOpen();
            Value result = work(session);
            if (policy.repeatable && wasOpen && !session.isOpen() && linkWasLost(result))
                result = work(session);
            const auto stopped = [promise, policy, closing] {
                return *closing || (policy.cancellable && promise->isCanceled());
            };
            for (int times = 0; policy.repeatable && passes(result) && pauseBefore(times, stopped); ++times)
                result = work(session);
            session.setInterrupt(nullptr);
            // Queued writes must not each wait for a server that has gone.
            if (*closing && !session.isOpen() && linkWasLost(result))
                session.setMayConnect(false);
            if (!policy.changes && !result && result.error().kind == ErrorKind::OutcomeUnknown)
                result = failure(linkEnded(result.error().detail));
            promise->addResult(std::move(result));
            promise->finish();
            if (!policy.cancellable)
                ExecutorCount::writeAnswered();
        });
        return future;
    }

    void post(Work work);

    class Worker;
    std::shared_ptr<std::atomic_bool> m_closing = std::make_shared<std::atomic_bool>(false);
    std::unique_ptr<QThread> m_thread;
    Worker *m_worker; //!< Lives in m_thread, deleted there.
};

} // namespace catalpa::db
