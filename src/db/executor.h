// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/reachability.h"
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
    explicit Executor(ConnectionAddress address, ExecutorSettings settings = {});
    //! Lets every queued write run, drops the reads, then waits for the thread to end. When the link is lost by then
    //! and cannot be had anew at once, the writes that are left are answered ErrorKind::Offline. In the GUI use
    //! retire().
    ~Executor();

    //! Ends an executor without waiting here; ExecutorCount::waitForNone() does at the end of the program.
    static void retire(std::unique_ptr<Executor> executor);

    //! Runs a job that only reads. Cancelling the future stops it at the server. It is run again as with write(), but
    //! up to three times after a lost link, and a link that is silent for longer than the patience counts as lost.
    //! Never ErrorKind::OutcomeUnknown.
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

    template <typename Job>
    auto submit(Repetition::Policy policy, Job job)
    {
        using Value = std::invoke_result_t<Job, Session &>;
        auto promise = std::make_shared<QPromise<Value>>();
        promise->start();
        QFuture<Value> future = promise->future();
        if (!policy.cancellable)
            ExecutorCount::writePosted();
        m_settings.report({.step = Reachability::Event::Step::Asked});
        post([promise, policy, work = std::move(job), closing = m_closing,
              settings = m_settings](Session &session) mutable {
            const auto stopped = [promise, policy, closing] {
                return *closing || (policy.cancellable && promise->isCanceled());
            };
            if (policy.cancellable && stopped()) {
                settings.report({Reachability::Event::Step::Answered, Error{ErrorKind::Cancelled, {}, {}}});
                return promise->finish();
            }
            Repetition repetition(policy, session, settings, stopped);
            Value result = work(session);
            while (repetition.isDue(result ? nullptr : &result.error()))
                result = work(session);
            if (!result)
                result = failure(repetition.told(result.error()));
            // Queued writes must not each wait for a server that has gone.
            if (*closing && !session.isOpen() && !result && linkWasLost(result.error()))
                session.setMayConnect(false);
            if (!policy.changes && !result && result.error().kind == ErrorKind::OutcomeUnknown)
                result = failure(linkEnded(result.error().detail));
            settings.report(
                {Reachability::Event::Step::Answered, result ? std::nullopt : std::optional<Error>(result.error())});
            promise->addResult(std::move(result));
            promise->finish();
            if (!policy.cancellable)
                ExecutorCount::writeAnswered();
        });
        return future;
    }

    void post(Work work);

    class Worker;
    ExecutorSettings m_settings;
    std::shared_ptr<std::atomic_bool> m_closing = std::make_shared<std::atomic_bool>(false);
    std::unique_ptr<QThread> m_thread;
    Worker *m_worker; //!< Lives in m_thread, deleted there.
};

} // namespace catalpa::db
