// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/connection/connecting.h"

#include "db/address/connectoptions.h"
#include "db/driver.h"
#include "db/errors/sessionerrors.h"

#include <QtCore/QThread>
#include <QtSql/QSqlDriver>

#include <atomic>
#include <thread>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::db {
namespace {

constexpr int mostAbandoned = 8; //!< Connections, each of which may keep a processor busy.

std::atomic_int stillMade = 0;

void close(QSqlDatabase database, const QString &name)
{
    database.close();
    database = {};
    QSqlDatabase::removeDatabase(name);
}

} // namespace

Result<std::shared_ptr<Connecting>> Connecting::begin(const ConnectionAddress &address, const QString &name)
{
    if (stillMade >= mostAbandoned)
        return failure(stillConnecting(mostAbandoned));
    const auto options = connectOptions(address);
    if (!options)
        return passOn(options);
    auto connecting = std::make_shared<Connecting>();
    std::thread([connecting, address, options = *options, name, owner = QThread::currentThread()] {
        connecting->run(address, options, name, owner);
    }).detach();
    return connecting;
}

void Connecting::run(const ConnectionAddress &address, const QString &options, const QString &name, QThread *owner)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QPSQL"_s, name);
    if (database.isValid()) {
        database.setHostName(address.host);
        database.setPort(address.port);
        database.setDatabaseName(address.database);
        database.setUserName(address.user);
        database.setPassword(address.password);
        database.setConnectOptions(options);
        const QuietDriver quiet;
        database.open();
    }
    std::unique_lock lock(m_mutex);
    if (m_abandoned) {
        lock.unlock();
        close(std::exchange(database, {}), name);
        --stillMade;
        return;
    }
    if (database.isValid())
        database.driver()->moveToThread(owner);
    m_database = std::exchange(database, {});
    m_ended = true;
    m_condition.notify_all();
}

bool Connecting::waitFor(std::chrono::milliseconds atMost)
{
    std::unique_lock lock(m_mutex);
    return m_condition.wait_for(lock, atMost, [this] { return m_ended; });
}

QSqlDatabase Connecting::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_database, {});
}

void Connecting::abandon()
{
    const std::lock_guard lock(m_mutex);
    if (m_ended) {
        const QString name = m_database.connectionName();
        close(std::exchange(m_database, {}), name);
    } else if (!std::exchange(m_abandoned, true)) {
        ++stillMade;
    }
}

int Connecting::abandoned()
{
    return stillMade;
}

} // namespace catalpa::db
