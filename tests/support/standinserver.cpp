// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/standinserver.h"

#include <QtCore/QtEndian>

#include <arpa/inet.h>
#include <list>
#include <mutex>
#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace catalpa::test {
namespace {

constexpr quint32 sslRequest = 80877103;
constexpr quint32 gssRequest = 80877104;
constexpr quint32 cancelRequest = 80877102;

QByteArray number(quint32 value)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray message(char kind, const QByteArray &body)
{
    return kind + number(quint32(body.size()) + 4) + body;
}

QByteArray zeroEnded(const QByteArray &text)
{
    return text + '\0';
}

QByteArray errorMessage(const StandInServer::Answer &answer)
{
    QByteArray fields;
    const auto add = [&fields](char code, const QByteArray &text) {
        if (!text.isEmpty())
            fields += code + zeroEnded(text);
    };
    add('S', answer.severity);
    add('V', answer.severity);
    add('C', answer.sqlState);
    add('M', answer.text);
    add('D', answer.detail);
    add('H', answer.hint);
    add('c', answer.column);
    add('n', answer.constraint);
    return message('E', fields + '\0');
}

//! True of what QPSQL asks when it connects (qsql_psql.cpp of Qt 6.4).
bool isOfTheDriver(const QByteArray &statement)
{
    const QByteArray lower = statement.toLower();
    return lower.startsWith("set ") || lower.startsWith("select version()") || lower.startsWith("select '\\\\' x");
}

QByteArray rowOf(const QByteArray &text)
{
    const QByteArray column = zeroEnded("value") + number(0) + QByteArray(2, '\0') + number(25)
        + QByteArray("\xff\xff", 2) + number(0xffffffff) + QByteArray(2, '\0');
    return message('T', QByteArray("\0\1", 2) + column)
        + message('D', QByteArray("\0\1", 2) + number(quint32(text.size())) + text);
}

} // namespace

struct StandInServer::Private {
    //! One client, until it or the server ends.
    void serve(int client);
    bool logIn(int client);
    bool answer(int client, char kind, const QByteArray &body);
    QByteArray reply(const QByteArray &statement, bool &ended);
    static std::optional<QByteArray> read(int client, qsizetype size);
    static bool send(int client, const QByteArray &bytes)
    {
        return ::send(client, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size();
    }

    mutable std::mutex mutex;
    QList<Answer> loginAnswers;
    QList<Answer> statementAnswers;
    std::optional<Answer> farewell;
    QList<QByteArray> asked;
    int logins = 0;

    int listener = -1;
    quint16 port = 0;
    QByteArray state = "I"; //!< Of the transaction; one client at a time has one.
    std::list<int> clients;
    std::list<std::thread> threads;
    std::thread accepting;
};

StandInServer::StandInServer()
    : d(std::make_unique<Private>())
{
    d->listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (bind(d->listener, generic, size) != 0 || listen(d->listener, 16) != 0
        || getsockname(d->listener, generic, &size) != 0)
        qFatal("no port");
    d->port = ntohs(address.sin_port);
    d->accepting = std::thread([this] {
        for (int client; (client = accept(d->listener, nullptr, nullptr)) >= 0;) {
            const std::lock_guard lock(d->mutex);
            d->clients.push_back(client);
            d->threads.emplace_back([this, client] { d->serve(client); });
        }
    });
}

StandInServer::~StandInServer()
{
    shutdown(d->listener, SHUT_RDWR);
    d->accepting.join();
    {
        const std::lock_guard lock(d->mutex);
        for (const int client : d->clients)
            shutdown(client, SHUT_RDWR);
    }
    for (std::thread &thread : d->threads)
        thread.join();
    for (const int client : d->clients)
        ::close(client);
    ::close(d->listener);
}

ConnectionAddress StandInServer::address() const
{
    ConnectionAddress address;
    address.host = u"127.0.0.1"_s;
    address.port = d->port;
    address.database = u"catalogue"_s;
    address.user = u"karel"_s;
    address.options = {{u"sslmode"_s, u"disable"_s}};
    return address;
}

void StandInServer::refuseLogins(const QList<Answer> &answers)
{
    const std::lock_guard lock(d->mutex);
    d->loginAnswers = answers;
}

void StandInServer::refuseStatements(const QList<Answer> &answers)
{
    const std::lock_guard lock(d->mutex);
    d->statementAnswers = answers;
}

void StandInServer::endAfterLogin(const Answer &answer)
{
    const std::lock_guard lock(d->mutex);
    d->farewell = answer;
}

int StandInServer::logins() const
{
    const std::lock_guard lock(d->mutex);
    return d->logins;
}

QList<QByteArray> StandInServer::statements() const
{
    const std::lock_guard lock(d->mutex);
    return d->asked;
}

std::optional<QByteArray> StandInServer::Private::read(int client, qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    if (size > 0 && recv(client, bytes.data(), size_t(size), MSG_WAITALL) != size)
        return {};
    return bytes;
}

void StandInServer::Private::serve(int client)
{
    if (logIn(client)) {
        for (;;) {
            const auto head = read(client, 5);
            const auto body = head ? read(client, qFromBigEndian<qint32>(head->constData() + 1) - 4) : std::nullopt;
            if (!body || !answer(client, head->at(0), *body))
                break;
        }
    }
    shutdown(client, SHUT_RDWR);
}

bool StandInServer::Private::logIn(int client)
{
    for (;;) {
        const auto length = read(client, 4);
        const auto body = length ? read(client, qFromBigEndian<qint32>(length->constData()) - 4) : std::nullopt;
        if (!body || body->size() < 4)
            return false;
        const auto code = qFromBigEndian<quint32>(body->constData());
        if (code == cancelRequest)
            return false;
        if (code != sslRequest && code != gssRequest)
            break;
        send(client, "N");
    }
    const std::lock_guard lock(mutex);
    ++logins;
    if (!loginAnswers.isEmpty()) {
        send(client, errorMessage(loginAnswers.takeFirst()));
        return false;
    }
    state = "I";
    QByteArray welcome = message('R', number(0));
    for (const auto &[name, value] : {std::pair("server_version", "15.0"), std::pair("client_encoding", "UTF8"),
                                      std::pair("standard_conforming_strings", "on")})
        welcome += message('S', zeroEnded(name) + zeroEnded(value));
    welcome += message('K', number(1) + number(2)) + message('Z', state);
    if (farewell) {
        send(client, welcome + errorMessage(*farewell));
        return false;
    }
    return send(client, welcome);
}

//! The answer to a statement, and the state of the transaction after it.
QByteArray StandInServer::Private::reply(const QByteArray &statement, bool &ended)
{
    const QByteArray word = statement.trimmed().split(' ').first().toUpper();
    if (isOfTheDriver(statement)) {
        return (word == "SELECT" ? rowOf("PostgreSQL 15.0") + message('C', zeroEnded("SELECT 1"))
                                 : message('C', zeroEnded("SET")));
    }
    const std::lock_guard lock(mutex);
    asked += statement;
    const bool ends = word == "ROLLBACK" || word == "COMMIT";
    if (!statementAnswers.isEmpty() && !ends && word != "BEGIN") {
        const Answer answer = statementAnswers.takeFirst();
        ended = answer.severity == "FATAL";
        state = state == "I" ? "I" : "E";
        return errorMessage(answer);
    }
    if (word == "BEGIN")
        state = "T";
    else if (ends)
        state = "I";
    return message('C', zeroEnded(word == "BEGIN" || ends ? word : "SELECT 0"));
}

//! False when the connection ends.
bool StandInServer::Private::answer(int client, char kind, const QByteArray &body)
{
    if (kind == 'X')
        return false;
    if (kind == 'S') // The end of what the extended protocol sends for one statement.
        return send(client, message('Z', state));
    if (kind != 'Q' && kind != 'P')
        return true;
    bool ended = false;
    const QByteArray statement = kind == 'Q' ? body.chopped(1) : body.mid(body.indexOf('\0') + 1).split('\0').first();
    const QByteArray said = reply(statement, ended);
    if (ended) {
        send(client, said);
        return false;
    }
    if (kind == 'Q')
        return send(client, said + message('Z', state));
    return send(client, said.startsWith('E') ? said : message('1', {}) + message('2', {}) + message('n', {}) + said);
}

} // namespace catalpa::test
