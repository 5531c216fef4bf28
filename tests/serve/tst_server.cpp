// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/http/prepare.h"
#include "serve/http/server.h"
#include "support/testregistry.h"
#include "support/wire.h"

#include <QtTest/QtTest>

#include <atomic>
#include <mutex>
#include <new>
#include <sys/resource.h>
#include <thread>

using namespace Qt::StringLiterals;
using namespace catalpa::serve;
using namespace catalpa::test;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype largeBody = 16'000'000; //!< More than the system keeps on the way.

} // namespace

//! What clients that mean ill, or are broken, can do to the server: nothing that others notice.
class ServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void answersOnOneConnectionAfterAnother();
    void answersPipelinedRequestsInOrder();
    void closesForWhomWantsItClosed();
    void closesWhatIsTooSlow();
    void refusesWhatIsNoHttp_data();
    void refusesWhatIsNoHttp();
    void refusesHeadWithoutABody_data();
    void refusesHeadWithoutABody();
    void passesOverEmptyLines();
    void refusesOtherNames();
    void refusesOtherNamesInTheTarget();
    void refusesHugeHeaders();
    void doesNotReadBodies();
    void answersThatItTakesTooLong();
    void forgetsAnAnswerThatComesTooLate();
    void leavesSlowReaders();
    void servesOthersBesideAThousandSilentClients();
    void servesOthersBesideReadersWhoDoNotRead();
    void leavesWhoTakesLongestWhenTooMuchIsOnTheWay();
    void countsWhatGoesToManyOnce();
    void limitsWhatOneClientMayDo();
    void leavesOthersAloneWhereOneClientHasEnough();
    void survivesClientsThatGo();
    void survivesWithoutMemory();
    void finishesWhatRuns();
    void endsAtOnceWhenItHasTo();
    void endsAtOnceWhileRequestsCome();
    void saysThatThePortIsTaken();

private:
    void start();
    Responder responder();
    static void reply(const Responder::Reply &reply, const QByteArray &body);
    Responder::Reply kept(int number);

    ServerLimits m_limits;
    std::unique_ptr<Server> m_server;
    std::mutex m_mutex;
    std::vector<Responder::Reply> m_kept; //!< Of requests for /wait.
    std::atomic_int m_asked = 0;
};

void ServerTest::init()
{
    m_limits = {};
    m_asked = 0;
    start();
}

void ServerTest::cleanup()
{
    m_server.reset();
    const std::lock_guard lock(m_mutex);
    m_kept.clear();
}

void ServerTest::start()
{
    m_server.reset();
    auto started = Server::start(u"127.0.0.1"_s, 0, HostRule(), m_limits, responder());
    if (!started)
        qFatal("%s", qPrintable(started.error().message));
    m_server = std::move(*started);
}

//! /wait is not answered, /large is, with a large body, and the others with themselves.
Responder ServerTest::responder()
{
    return {.answer =
                [this](const Request &request, const Responder::Reply &answer) {
                    if (request.target == "/exhausting")
                        throw std::bad_alloc();
                    if (request.target == "/wait") {
                        const std::lock_guard lock(m_mutex);
                        m_kept.push_back(answer);
                    } else {
                        reply(answer, request.target == "/large" ? QByteArray(largeBody, 'x') : request.target);
                    }
                    ++m_asked;
                },
            .refuse =
                [](const Request &, int status) {
                    return prepared({.status = status, .contentType = "text/plain", .body = reasonOf(status)}, false);
                }};
}

void ServerTest::reply(const Responder::Reply &answer, const QByteArray &body)
{
    answer(prepared({.contentType = "text/plain", .body = body}, false));
}

Responder::Reply ServerTest::kept(int number)
{
    const std::lock_guard lock(m_mutex);
    return m_kept.at(std::size_t(number));
}

void ServerTest::answersOnOneConnectionAfterAnother()
{
    Wire wire(m_server->port());

    for (const char *target : {"/a", "/b", "/c"}) {
        const WireAnswer answer = wire.get(target);
        QCOMPARE(answer.status(), 200);
        QCOMPARE(answer.body, QByteArray(target));
        QCOMPARE(answer.header("Connection"), QByteArray("keep-alive"));
        QVERIFY(answer.header("Content-Security-Policy").startsWith("default-src 'none'"));
        QCOMPARE(answer.header("X-Content-Type-Options"), QByteArray("nosniff"));
    }
}

void ServerTest::answersPipelinedRequestsInOrder()
{
    Wire wire(m_server->port());
    QByteArray requests;
    for (int i = 0; i < 200; ++i)
        requests += "GET /" + QByteArray::number(i) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";

    wire.send(requests);

    for (int i = 0; i < 200; ++i)
        QCOMPARE(wire.answer().body, '/' + QByteArray::number(i));
}

void ServerTest::closesForWhomWantsItClosed()
{
    Wire wire(m_server->port());
    QCOMPARE(wire.get("/", "Connection: close\r\n").header("Connection"), QByteArray("close"));
    QVERIFY(wire.isClosedWithin(5'000));

    Wire old(m_server->port());
    old.send("GET /old HTTP/1.0\r\n\r\n");
    QCOMPARE(old.answer().body, QByteArray("/old"));
    QVERIFY(old.isClosedWithin(5'000));
}

void ServerTest::closesWhatIsTooSlow()
{
    m_limits.forRequest = 400ms;
    start();
    Wire silent(m_server->port());
    Wire slow(m_server->port());
    slow.send("GET / HTTP/1.1\r\n");

    // A byte now and then does not help.
    for (int i = 0; i < 10 && !slow.isClosedWithin(100); ++i)
        slow.send("x");

    QVERIFY(slow.isClosedWithin(5'000));
    QVERIFY(silent.isClosedWithin(5'000));
    QCOMPARE(Wire(m_server->port()).get("/").status(), 200);
}

void ServerTest::refusesWhatIsNoHttp_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");

    QTest::addRow("noise") << QByteArray("\x16\x03\x01\x02\x01\x01\x01\x01\xfc\x03\x03\r\n\r\n") << 400;
    QTest::addRow("no version") << QByteArray("GET /\r\n\r\n") << 400;
    QTest::addRow("other version") << QByteArray("GET / HTTP/3.0\r\nHost: localhost\r\n\r\n") << 505;
    QTest::addRow("blank in target") << QByteArray("GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n") << 505;
    QTest::addRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::addRow("two hosts") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n") << 400;
    QTest::addRow("no colon") << QByteArray("GET / HTTP/1.1\r\nHost\r\n\r\n") << 400;
    QTest::addRow("two lengths") << QByteArray("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n"
                                               "Content-Length: 2\r\n\r\n")
                                 << 400;
    QTest::addRow("length and chunks") << QByteArray("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n"
                                                     "Transfer-Encoding: chunked\r\n\r\n")
                                       << 400;
    // A proxy in front may take what follows for something else than this server does.
    const auto coded = [](const QByteArray &version, const QByteArray &coding) {
        return "POST / HTTP/" + version + "\r\nHost: localhost\r\nTransfer-Encoding: " + coding + "\r\n\r\n";
    };
    QTest::addRow("coding without chunks") << coded("1.1", "gzip") << 400;
    QTest::addRow("chunks not last") << coded("1.1", "chunked, gzip") << 400;
    QTest::addRow("no coding by name") << coded("1.1", "identity") << 400;
    QTest::addRow("chunks twice") << coded("1.1", "chunked\r\nTransfer-Encoding: chunked") << 400;
    QTest::addRow("chunks of old") << coded("1.0", "chunked") << 400;
    QTest::addRow("coding without chunks and length") << coded("1.1", "gzip\r\nContent-Length: 1") << 400;
}

void ServerTest::refusesWhatIsNoHttp()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    Wire wire(m_server->port());

    wire.send(bytes);

    QCOMPARE(wire.answer().status(), status);
    QVERIFY(wire.isClosedWithin(5'000));
    QCOMPARE(m_asked, 0);
}

void ServerTest::refusesHeadWithoutABody_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");

    QTest::addRow("no host") << QByteArray("HEAD / HTTP/1.1\r\n\r\n") << 400;
    QTest::addRow("other name") << QByteArray("HEAD / HTTP/1.1\r\nHost: evil.example\r\n\r\n") << 421;
    QTest::addRow("no colon") << QByteArray("HEAD / HTTP/1.1\r\nHost\r\n\r\n") << 400;
    QTest::addRow("blank in target") << QByteArray("HEAD /a b HTTP/1.1\r\nHost: localhost\r\n\r\n") << 505;
    QTest::addRow("other version") << QByteArray("HEAD / HTTP/3.0\r\nHost: localhost\r\n\r\n") << 505;
    QTest::addRow("huge") << "HEAD / HTTP/1.1\r\nX: " + QByteArray(100'000, 'a') + "\r\n\r\n" << 431;
}

void ServerTest::refusesHeadWithoutABody()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    Wire wire(m_server->port());

    wire.send(bytes);

    const QByteArray all = wire.rest();
    QVERIFY2(all.startsWith("HTTP/1.1 " + QByteArray::number(status)), all.constData());
    QVERIFY2(all.endsWith("\r\n\r\n"), all.constData());
    QCOMPARE(all.count("\r\n\r\n"), 1);
}

void ServerTest::passesOverEmptyLines()
{
    Wire wire(m_server->port());

    for (const QByteArray &lines : {"\r\n"_ba, "\r\n\r\n"_ba, "\n"_ba}) {
        wire.send(lines);
        wire.send("GET /books HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QCOMPARE(wire.answer().status(), 200);
    }
    wire.send(QByteArray(200, '\n') + "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QCOMPARE(wire.answer().status(), 400);
}

void ServerTest::refusesOtherNames()
{
    Wire wire(m_server->port());

    wire.send("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n");

    QCOMPARE(wire.answer().status(), 421);
    QVERIFY(wire.isClosedWithin(5'000));
    QCOMPARE(m_asked, 0);
}

void ServerTest::refusesOtherNamesInTheTarget()
{
    for (const char *target :
         {"http://evil.example/books/1", "HTTP://evil.example", "http://localhost@evil.example/"}) {
        Wire wire(m_server->port());
        wire.send("GET " + QByteArray(target) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QCOMPARE(wire.answer().status(), 421);
    }
    QCOMPARE(m_asked, 0);
}

void ServerTest::refusesHugeHeaders()
{
    for (const QByteArray &request : {"GET /" + QByteArray(20'000, 'a') + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                                      "GET / HTTP/1.1\r\nX: " + QByteArray(100'000, 'a') + "\r\n\r\n"}) {
        Wire wire(m_server->port());
        wire.send(request);
        QCOMPARE(wire.answer().status(), 431);
        QVERIFY(wire.isClosedWithin(5'000));
    }
    QCOMPARE(m_asked, 0);
}

void ServerTest::doesNotReadBodies()
{
    Wire wire(m_server->port());

    wire.send("POST /body HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000000\r\n\r\n" + QByteArray(100'000, 'x'));

    const WireAnswer answer = wire.answer();
    QCOMPARE(answer.body, QByteArray("/body"));
    QCOMPARE(answer.header("Connection"), QByteArray("close"));
    QVERIFY(wire.isClosedWithin(5'000));
}

void ServerTest::answersThatItTakesTooLong()
{
    m_limits.forAnswer = 200ms;
    start();
    Wire wire(m_server->port());

    QCOMPARE(wire.get("/wait").status(), 503);
    QCOMPARE(wire.get("/next").body, QByteArray("/next"));
}

void ServerTest::forgetsAnAnswerThatComesTooLate()
{
    m_limits.forAnswer = 1'000ms;
    start();
    Wire wire(m_server->port());
    QCOMPARE(wire.get("/wait").status(), 503);
    wire.send("GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE(m_asked, 2);

    reply(kept(0), "late");
    reply(kept(1), "in time");
    reply(kept(1), "twice");

    QCOMPARE(wire.answer().body, QByteArray("in time"));
    QCOMPARE(wire.get("/next").body, QByteArray("/next"));
}

void ServerTest::leavesSlowReaders()
{
    m_limits.forSending = 300ms;
    m_limits.forAnswer = 2'000ms;
    start();
    Wire wire(m_server->port());
    wire.send("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");

    // Nobody reads from the first connection while the second waits for longer than that one is given.
    QCOMPARE(Wire(m_server->port()).get("/wait").status(), 503);

    QVERIFY(wire.answer().body.size() < largeBody);
}

void ServerTest::servesOthersBesideAThousandSilentClients()
{
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &files), 0);
    m_limits.connections = 100;
    start();
    std::vector<std::unique_ptr<Wire>> silent;
    for (int i = 0; i < 1'000; ++i) {
        silent.push_back(std::make_unique<Wire>(m_server->port()));
        if (i % 2 == 0)
            silent.back()->send("GET / HTTP/1.1\r\n");
    }

    for (int i = 0; i < 20; ++i)
        QCOMPARE(Wire(m_server->port()).get("/" + QByteArray::number(i)).status(), 200);
}

void ServerTest::servesOthersBesideReadersWhoDoNotRead()
{
    m_limits.connections = 20;
    start();
    std::vector<std::unique_ptr<Wire>> stubborn;
    for (int i = 0; i < 40; ++i) {
        stubborn.push_back(std::make_unique<Wire>(m_server->port()));
        stubborn.back()->socket().setReadBufferSize(1);
        stubborn.back()->send("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    for (int i = 0; i < 10; ++i)
        QCOMPARE(Wire(m_server->port()).get("/").status(), 200);
}

void ServerTest::leavesWhoTakesLongestWhenTooMuchIsOnTheWay()
{
    m_limits.bytesSending = 3 * largeBody;
    start();
    std::vector<std::unique_ptr<Wire>> wires;
    for (int i = 1; i <= 5; ++i) {
        wires.push_back(std::make_unique<Wire>(m_server->port()));
        wires.back()->socket().setReadBufferSize(1);
        wires.back()->send("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QTRY_COMPARE(m_asked, i);
    }

    // An answer takes a few bytes more than its body, so that two are as many as fit.
    for (std::size_t i = 0; i < 5; ++i) {
        wires.at(i)->socket().setReadBufferSize(0);
        QCOMPARE(wires.at(i)->answer().body.size() == largeBody, i >= 3);
    }
    // What has been left or was taken counts no longer.
    for (int i = 0; i < 4; ++i)
        QCOMPARE(Wire(m_server->port()).get("/large").body.size(), largeBody);
}

void ServerTest::countsWhatGoesToManyOnce()
{
    m_limits.bytesSending = 2 * largeBody;
    start();
    std::vector<std::unique_ptr<Wire>> wires;
    for (int i = 1; i <= 5; ++i) {
        wires.push_back(std::make_unique<Wire>(m_server->port()));
        wires.back()->socket().setReadBufferSize(1);
        wires.back()->send("GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QTRY_COMPARE(m_asked, i);
    }
    const Answer answer = prepared({.contentType = "text/plain", .body = QByteArray(largeBody, 'x')}, false);

    for (int i = 0; i < 5; ++i)
        kept(i)(answer);

    for (const auto &wire : wires) {
        wire->socket().setReadBufferSize(0);
        QCOMPARE(wire->answer().body.size(), largeBody);
    }
}

void ServerTest::limitsWhatOneClientMayDo()
{
    m_limits.requestsPerSecond = 1;
    m_limits.connectionsPerClient = 2;
    start();
    Wire wire(m_server->port());

    int refused = 0;
    for (int i = 0; i < 20; ++i)
        refused += wire.get("/").status() == 429;

    QVERIFY(refused >= 10);
    Wire second(m_server->port());
    second.send("GET ");
    Wire third(m_server->port());
    QVERIFY(third.isClosedWithin(5'000));
}

//! Not even when there is room for no connection but theirs.
void ServerTest::leavesOthersAloneWhereOneClientHasEnough()
{
    m_limits.connections = 2;
    m_limits.connectionsPerClient = 2;
    start();
    Wire first(m_server->port());
    Wire second(m_server->port());
    QCOMPARE(first.get("/").status(), 200);
    QCOMPARE(second.get("/").status(), 200);

    Wire third(m_server->port());

    QVERIFY(third.isClosedWithin(5'000));
    QCOMPARE(first.get("/").status(), 200);
    QCOMPARE(second.get("/").status(), 200);
}

void ServerTest::survivesClientsThatGo()
{
    const QList<QByteArray> beginnings{"GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n",
                                       "GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /"};
    for (int i = 0; i < 200; ++i) {
        Wire wire(m_server->port());
        wire.send(beginnings.at(i % 3));
        wire.socket().abort();
    }

    QCOMPARE(Wire(m_server->port()).get("/").status(), 200);
}

void ServerTest::survivesWithoutMemory()
{
    Wire wire(m_server->port());

    wire.send("GET /exhausting HTTP/1.1\r\nHost: localhost\r\n\r\n");

    QVERIFY(wire.isClosedWithin(5'000) || wire.answer().status() == 503);
    QCOMPARE(Wire(m_server->port()).get("/").status(), 200);
}

void ServerTest::finishesWhatRuns()
{
    Wire idle(m_server->port());
    Wire running(m_server->port());
    QCOMPARE(idle.get("/").status(), 200);
    running.send("GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE(m_asked, 2);
    const quint16 port = m_server->port();

    std::thread end([this] { m_server->finish(20s); });
    const bool isClosed = idle.isClosedWithin(10'000);
    reply(kept(0), "after all");
    const WireAnswer answer = running.answer();
    running.socket().close();
    end.join();

    QVERIFY(isClosed);
    QCOMPARE(answer.body, QByteArray("after all"));
    QCOMPARE(answer.header("Connection"), QByteArray("close"));
    QVERIFY(Wire(port).socket().state() != QAbstractSocket::ConnectedState);
}

void ServerTest::endsAtOnceWhenItHasTo()
{
    Wire running(m_server->port());
    running.send("GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE(m_asked, 1);

    m_server.reset();
    reply(kept(0), "too late");

    QVERIFY(running.isClosedWithin(5'000));
}

//! A request may have been read, and not taken up, when the end comes.
void ServerTest::endsAtOnceWhileRequestsCome()
{
    for (int i = 0; i < 300; ++i) {
        start();
        std::vector<std::unique_ptr<Wire>> wires;
        for (int j = 0; j < 4; ++j) {
            wires.push_back(std::make_unique<Wire>(m_server->port()));
            wires.back()->send("GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n");
        }
        QElapsedTimer timer;
        timer.start();
        m_server.reset();
        QVERIFY(timer.elapsed() < 5'000);
    }
}

void ServerTest::saysThatThePortIsTaken()
{
    const auto second = Server::start(u"127.0.0.1"_s, m_server->port(), HostRule(), {}, responder());
    const auto nowhere = Server::start(u"books.example"_s, 0, HostRule(), {}, responder());
    const auto elsewhere = Server::start(u"192.0.2.1"_s, 0, HostRule(), {}, responder());

    QCOMPARE(second.error().kind, catalpa::ErrorKind::Busy);
    QCOMPARE(nowhere.error().kind, catalpa::ErrorKind::Invalid);
    QCOMPARE(elsewhere.error().kind, catalpa::ErrorKind::Invalid);
}

CATALPA_TEST(ServerTest)
#include "tst_server.moc"
