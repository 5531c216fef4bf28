// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/executor.h"

#include <QtCore/QObject>
#include <QtCore/QThread>
#include <QtCore/QThreadPool>

using namespace Qt::StringLiterals;

namespace catalpa::db {

//! Lives in the executor's thread, and owns the session there.
class Executor::Worker : public QObject {
public:
    explicit Worker(ConnectionAddress address)
        : session(std::move(address))
    {
    }

    Session session;
};

Executor::Executor(ConnectionAddress address)
    : m_thread(std::make_unique<QThread>())
    , m_worker(new Worker(std::move(address)))
{
    m_thread->setObjectName(u"catalpa-db"_s);
    m_worker->moveToThread(m_thread.get());
    // The thread still runs when it emits finished(), so the session closes where it was opened.
    QObject::connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread->start();
}

Executor::~Executor()
{
    *m_closing = true;
    // Posted as the last job: QThread::quit() from here would overtake the jobs that are queued.
    QThread *thread = m_thread.get();
    QMetaObject::invokeMethod(
        m_worker, [thread] { thread->quit(); }, Qt::QueuedConnection);
    m_thread->wait();
}

void Executor::retire(std::unique_ptr<Executor> executor)
{
    if (!executor)
        return;
    *executor->m_closing = true;
    QThreadPool::globalInstance()->start(
        [shared = std::shared_ptr<Executor>(std::move(executor))]() mutable { shared.reset(); });
}

void Executor::post(std::function<void(Session &)> job)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, work = std::move(job)] { work(worker->session); }, Qt::QueuedConnection);
}

} // namespace catalpa::db
