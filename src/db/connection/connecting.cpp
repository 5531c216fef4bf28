// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/connection/connecting.h"

#include "db/address/connectoptions.h"
#include "db/errors/sessionerrors.h"

#include <QtCore/QThread>

#include <atomic>
#include <thread>
#include <utility>

namespace catalpa::db {
namespace {

constexpr int mostAbandoned = 8; //!< Connections, each of which may keep a processor busy.

std::atomic_int stillMade = 0;

} // namespace

Result<std::shared_ptr<Connecting>> Connecting::begin(const ConnectionAddress &address, Connector connector)
{
    if (stillMade >= mostAbandoned)
        return failure(stillConnecting(mostAbandoned));
    const auto options = connectOptions(address);
    if (!options)
        return passOn(options);
    auto connecting = std::make_shared<Connecting>();
    std::thread([connecting, address, connector, options = *options, owner = QThread::currentThread()] {
        connecting->run(NativeConnection(connector, address, options, connecting->m_abandoned), owner);
    }).detach();
    return connecting;
}

void Connecting::run(NativeConnection connection, QThread *owner)
{
    std::unique_lock lock(m_mutex);
    if (m_abandoned) {
        lock.unlock();
        connection = {};
        --stillMade;
        return;
    }
    if (QObject *driver = connection.driver())
        driver->moveToThread(owner);
    m_connection = std::move(connection);
    m_ended = true;
    m_condition.notify_all();
}

bool Connecting::waitFor(std::chrono::milliseconds atMost)
{
    std::unique_lock lock(m_mutex);
    return m_condition.wait_for(lock, atMost, [this] { return m_ended; });
}

NativeConnection Connecting::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_connection, {});
}

void Connecting::abandon()
{
    const std::lock_guard lock(m_mutex);
    if (m_ended)
        m_connection = {};
    else if (!m_abandoned.exchange(true))
        ++stillMade;
}

int Connecting::abandoned()
{
    return stillMade;
}

} // namespace catalpa::db
