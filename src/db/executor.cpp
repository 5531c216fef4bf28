// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/executor.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QThread>
#include <QtCore/QThreadPool>

#include <algorithm>
#include <deque>
#include <mutex>

using namespace Qt::StringLiterals;

namespace catalpa::db {
namespace {

constexpr int mostRetiring = 64;

//! A pool of their own: one that does not end must not take a thread from what else runs in the background. Never
//! destroyed, because its destructor would wait.
QThreadPool &retiring()
{
    static QThreadPool *pool = [] {
        auto made = std::make_unique<QThreadPool>();
        made->setMaxThreadCount(mostRetiring);
        return made.release();
    }();
    return *pool;
}

} // namespace

//! Lives in the executor's thread, and owns the session and the queue there. The queue has a mutex of its own, not
//! only the one inside Qt's event queue, so that ThreadSanitizer sees each job handed over.
class Executor::Worker : public QObject {
public:
    explicit Worker(ConnectionAddress address, Connector connector)
        : m_session(std::move(address), connector)
    {
    }

    //! From any thread.
    void post(Work work)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_queue.push_back(std::move(work));
        }
        QCoreApplication::postEvent(this, new QEvent(QEvent::User));
    }

protected:
    void customEvent(QEvent *) override { next()(m_session); }

private:
    Work next()
    {
        const std::lock_guard lock(m_mutex);
        Work work = std::move(m_queue.front());
        m_queue.pop_front();
        return work;
    }

    std::mutex m_mutex;
    std::deque<Work> m_queue;
    Session m_session;
};

Executor::Executor(ConnectionAddress address, ExecutorSettings settings)
    : m_settings(std::move(settings))
    , m_thread(std::make_unique<QThread>())
    , m_worker(new Worker(std::move(address), m_settings.connector))
{
    m_thread->setObjectName(u"catalpa-db"_s);
    m_worker->moveToThread(m_thread.get());
    // The thread still runs when it emits finished(), so the session closes where it was opened.
    QObject::connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread->start();
    ExecutorCount::begun();
}

Executor::~Executor()
{
    *m_closing = true;
    // Posted as the last job: QThread::quit() from here would overtake the jobs that are queued.
    post([thread = m_thread.get()](Session &) { thread->quit(); });
    m_thread->wait();
    ExecutorCount::ended();
}

void Executor::retire(std::unique_ptr<Executor> executor)
{
    if (!executor)
        return;
    *executor->m_closing = true;
    retiring().start([shared = std::shared_ptr<Executor>(std::move(executor))]() mutable { shared.reset(); });
}

void Executor::post(Work work)
{
    m_worker->post(std::move(work));
}

} // namespace catalpa::db
