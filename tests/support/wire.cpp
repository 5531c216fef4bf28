// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/wire.h"

#include <QtCore/QElapsedTimer>
#include <QtNetwork/QHostAddress>

#include <utility>

namespace catalpa::test {
namespace {

constexpr int longestWait = 30'000; //!< Milliseconds.

} // namespace

QByteArray WireAnswer::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.left(name.size() + 1).compare(name + ':', Qt::CaseInsensitive) == 0)
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

Wire::Wire(quint16 port)
{
    m_socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    (void)m_socket->waitForConnected(longestWait);
}

void Wire::send(const QByteArray &bytes)
{
    m_socket->write(bytes);
    m_socket->flush();
}

QByteArray Wire::take(qsizetype count)
{
    while (m_bytes.size() < count && m_socket->waitForReadyRead(longestWait))
        m_bytes += m_socket->readAll();
    const QByteArray taken = m_bytes.left(count);
    m_bytes.remove(0, taken.size());
    return taken;
}

WireAnswer Wire::answer(bool withBody)
{
    WireAnswer answer;
    m_bytes += m_socket->readAll();
    while (!m_bytes.contains("\r\n\r\n") && m_socket->waitForReadyRead(longestWait))
        m_bytes += m_socket->readAll();
    const qsizetype end = m_bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return answer;
    answer.head = take(end + 4);
    if (withBody && answer.status() != 304)
        answer.body = take(answer.header("Content-Length").toLongLong());
    return answer;
}

WireAnswer Wire::get(const QByteArray &target, const QByteArray &headers)
{
    send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
    return answer();
}

QByteArray Wire::rest()
{
    (void)isClosedWithin(longestWait);
    return std::exchange(m_bytes, {});
}

bool Wire::isClosedWithin(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (m_socket->state() == QAbstractSocket::ConnectedState && timer.elapsed() < milliseconds) {
        (void)m_socket->waitForReadyRead(qMax(1, milliseconds - int(timer.elapsed())));
        m_bytes += m_socket->readAll();
    }
    return m_socket->state() != QAbstractSocket::ConnectedState;
}

} // namespace catalpa::test
