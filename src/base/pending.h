// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QPointer>

#include <functional>
#include <memory>
#include <utility>

namespace catalpa {

//! One request in flight, owned: dropping or replacing it cancels the request, down to the server, and silences its
//! reply. Lives in the thread of the context it was delivered to.
class [[nodiscard]] Pending final {
public:
    Pending() = default;
    explicit Pending(QFutureWatcherBase *watcher)
        : m_watcher(watcher)
    {
    }
    Pending(Pending &&other) noexcept
        : m_watcher(std::exchange(other.m_watcher, nullptr))
    {
    }
    Pending &operator=(Pending &&other) noexcept
    {
        if (this != &other) {
            cancel();
            m_watcher = std::exchange(other.m_watcher, nullptr);
        }
        return *this;
    }
    ~Pending() { cancel(); }

    //! True until the reply is called.
    bool isActive() const { return m_watcher && !m_watcher->signalsBlocked(); }

    //! Takes the question back: the server stops working on it and the reply is never called.
    void cancel()
    {
        if (auto *watcher = std::exchange(m_watcher, nullptr).data()) {
            watcher->disconnect();
            watcher->cancel();
            watcher->deleteLater();
        }
    }

    //! Lets the request run on by itself; its reply still comes while the context lives. For writes.
    void detach() { m_watcher = nullptr; }

private:
    QPointer<QFutureWatcherBase> m_watcher;
};

//! The one door back: calls \a reply with the result in the thread of \a context, later, once, and not at all when the
//! context has died. A request that ended without a result (its executor is gone) replies ErrorKind::Cancelled.
//!
//! Built on QFutureWatcher because QFuture::then() of Qt 6.4 runs at once on a finished future, drops a second
//! continuation and asserts when its context died first.
template <typename T, typename Reply>
Pending deliver(const QFuture<Result<T>> &future, QObject *context, Reply reply)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, callback = std::move(reply)]() mutable {
        watcher->blockSignals(true); // Not active any more.
        watcher->deleteLater();
        const QFuture<Result<T>> finished = watcher->future();
        callback(finished.resultCount() > 0 ? finished.result() : Result<T>(failure(ErrorKind::Cancelled, QString())));
    });
    watcher->setFuture(future);
    return Pending(watcher);
}

//! Wraps \a reply so that it may be called from any thread, as often as wanted: each call reaches the thread of
//! \a context as one event, in order, and none after the context has died. For progress; results use deliver().
//! Call it in the thread of \a context.
template <typename Event>
std::function<void(const Event &)> queued(QObject *context, std::function<void(const Event &)> reply)
{
    // A deferred deletion may overtake what is queued before it (QTest does that); as one more event it may not.
    const std::shared_ptr<QObject> relay(new QObject, [](QObject *object) {
        QMetaObject::invokeMethod(object, &QObject::deleteLater, Qt::QueuedConnection);
    });
    return [relay, guard = QPointer<QObject>(context), callback = std::move(reply)](const Event &event) {
        QMetaObject::invokeMethod(
            relay.get(),
            [guard, callback, event] {
                if (guard)
                    callback(event);
            },
            Qt::QueuedConnection);
    };
}

} // namespace catalpa
