// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/singleinstance.h"

#include "platform/systemuser.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QStandardPaths>
#include <QtCore/QTimer>
#include <QtGui/QGuiApplication>
#include <QtNetwork/QLocalSocket>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::app {
namespace {

constexpr auto accepted = "ok\n";
constexpr auto refused = "no\n";
constexpr int mostCallers = 8; // At a time; for one more, the oldest is shown the door.

int remaining(const QDeadlineTimer &deadline)
{
    return int(deadline.remainingTime());
}

} // namespace

SingleInstance::SingleInstance(const QString &folder, const QString &session)
{
    const QByteArray key = QCryptographicHash::hash(session.toUtf8(), QCryptographicHash::Sha256).toHex().first(12);
    if (!folder.isEmpty())
        m_path = folder + "/catalpa-"_L1 + QLatin1StringView(key);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::receive);
}

SingleInstance::Start SingleInstance::begin(const LaunchRequest &request, std::chrono::milliseconds timeout)
{
    if (m_path.isEmpty())
        return Start::Alone;
    const platform::SystemUser me{.uid = ::getuid(), .gid = ::getgid(), .name = {}, .isOther = false};
    const QDeadlineTimer end(timeout);
    const QByteArray message = messageFor(request);
    for (auto wait = 0ms; !end.hasExpired(); wait = 50ms) {
        auto lock = platform::FileLock::take(m_path + ".lock"_L1, platform::FileLock::Mode::Exclusive, me, wait);
        if (lock) {
            m_lock = std::move(*lock);
            return listen();
        }
        if (lock.error().kind != ErrorKind::Busy)
            return Start::Alone;
        // The first may be about to begin or to end, so that nobody answers for a moment.
        if (const auto start = handOver(message, end))
            return *start;
    }
    return Start::Alone;
}

//! Whoever holds the lock is the only one, so that a socket that is there is what a crash has left.
SingleInstance::Start SingleInstance::listen()
{
    QLocalServer::removeServer(m_path);
    return m_server.listen(m_path) ? Start::First : Start::Alone;
}

std::optional<SingleInstance::Start> SingleInstance::handOver(const QByteArray &message,
                                                              const QDeadlineTimer &deadline) const
{
    QLocalSocket socket;
    socket.connectToServer(m_path);
    if (!socket.waitForConnected(remaining(deadline)))
        return std::nullopt;
    socket.write(message);
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(remaining(deadline)))
            return std::nullopt;
    }
    return socket.readLine() == accepted ? Start::HandedOver : Start::Alone;
}

void SingleInstance::receive()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        dropOldest();
        socket->setReadBufferSize(longestMessage);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        QTimer::singleShot(5s, socket, &QLocalSocket::abort); // Whoever has nothing to say does not stay.
        read(socket);
    }
}

//! Whoever comes now is most likely to have something to say: callers that hang must not keep a second start waiting.
void SingleInstance::dropOldest()
{
    QList<QLocalSocket *> callers = m_server.findChildren<QLocalSocket *>();
    callers.removeIf([](const QLocalSocket *each) { return each->state() != QLocalSocket::ConnectedState; });
    while (callers.size() > mostCallers)
        callers.takeFirst()->abort();
}

void SingleInstance::read(QLocalSocket *socket)
{
    if (!socket->canReadLine() && socket->bytesAvailable() < longestMessage)
        return;
    const auto request = launchRequestFrom(socket->readLine());
    socket->disconnect(this);
    socket->write(request ? accepted : refused);
    socket->disconnectFromServer();
    if (request)
        Q_EMIT called(*request);
}

QString runtimeFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
}

QString displaySession()
{
    const QString platform = QGuiApplication::platformName();
    return platform + u' ' + qEnvironmentVariable(platform.startsWith("wayland"_L1) ? "WAYLAND_DISPLAY" : "DISPLAY");
}

} // namespace catalpa::app
