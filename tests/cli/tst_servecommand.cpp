// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"
#include "support/wire.h"

#include <QtCore/QJsonObject>
#include <QtCore/QUrl>
#include <QtTest/QtTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! serve.
class ServeCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void servesTheGuidesAddresses();
    void endsWhenItIsTold_data();
    void endsWhenItIsTold();
    void finishesWhatRuns();
    void answersWithAnAddressInJson();
    void saysThatThePortIsTaken();
    void refusesOptions_data();
    void refusesOptions();
    void warnsThatOthersCanReadIt();
    void goesByTheNameItIsGiven();
    void limitsWhatAClientMayAsk_data();
    void limitsWhatAClientMayAsk();

private:
    QStringList serve(const QStringList &options) const
    {
        return QStringList{u"--database"_s, m_address.withPassword(), u"serve"_s} + options;
    }
    //! Starts it at a port that is free.
    std::unique_ptr<QProcess> started(QStringList options = {}) const
    {
        return m_desk.start(serve(QStringList{u"--port"_s, u"0"_s} + options));
    }
    //! What it writes first.
    static QByteArray firstLine(QProcess &process)
    {
        while (!process.canReadLine() && process.waitForReadyRead(30'000)) { }
        return process.readLine();
    }
    static quint16 portIn(const QByteArray &line)
    {
        static const QRegularExpression number(u":(\\d+)/"_s);
        return number.match(QString::fromUtf8(line)).captured(1).toUShort();
    }

    TestServer m_server;
    ConnectionAddress m_address;
    PageState m_desk;
};

void ServeCommandTest::initTestCase()
{
    m_address = m_server.createDatabase();
    const QStringList database{u"--database"_s, m_address.withPassword()};
    QCOMPARE(m_desk.run(database + QStringList{u"migrate"_s, u"deploy"_s}).code, 0);
    QCOMPARE(m_desk.run(database + QStringList{u"seed"_s}).code, 0);
}

void ServeCommandTest::servesTheGuidesAddresses()
{
    const auto process = started();
    const QByteArray line = firstLine(*process);
    QVERIFY(line.startsWith("The catalogue is at http://127.0.0.1:"));

    Wire wire(portIn(line));

    QCOMPARE(wire.get("/").body, QByteArray("Hello World! This is a book catalog."));
    QVERIFY(wire.get("/authors").body.startsWith(R"([{"id":1,"name":"J.R.R. Tolkien","bio":"The creator of)"));
    QVERIFY(wire.get("/books/1").body.startsWith(R"([{"id":1,"title":"The Hobbit","authorId":1,"createdAt":")"));
    process->terminate();
    QCOMPARE(PageState::waitFor(*process).code, 0);
}

void ServeCommandTest::endsWhenItIsTold_data()
{
    QTest::addColumn<int>("signal");

    QTest::addRow("Ctrl+C") << SIGINT;
    QTest::addRow("kill") << SIGTERM;
}

void ServeCommandTest::endsWhenItIsTold()
{
    QFETCH(const int, signal);
    const auto process = started();
    Wire idle(portIn(firstLine(*process)));
    QCOMPARE(idle.get("/authors").status(), 200);

    ::kill(pid_t(process->processId()), signal);

    const Answer answer = PageState::waitFor(*process);
    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.err, QByteArray());
}

void ServeCommandTest::finishesWhatRuns()
{
    const auto process = started();
    Wire wire(portIn(firstLine(*process)));
    m_server.sql(m_address,
                 u"CREATE FUNCTION linger(text) RETURNS boolean LANGUAGE sql VOLATILE AS "
                 "$$ SELECT pg_sleep(0.5) IS NOT NULL $$; ALTER TABLE authors ENABLE ROW LEVEL SECURITY;"
                 "ALTER TABLE authors FORCE ROW LEVEL SECURITY; CREATE ROLE reader LOGIN;"
                 "CREATE POLICY seen ON authors USING (linger(name)); GRANT SELECT ON authors, books TO reader"_s);
    ConnectionAddress address = m_server.overTcp(m_address);
    address.user = u"reader"_s;
    const auto slow = m_desk.start({u"--database"_s, address.withPassword(), u"serve"_s, u"--port"_s, u"0"_s});
    Wire running(portIn(firstLine(*slow)));
    running.send("GET /authors/1 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(m_server.sql(m_address,
                                           u"SELECT count(*) FROM pg_stat_activity WHERE usename = 'reader' "
                                           "AND state = 'active' AND wait_event = 'PgSleep'"_s),
                              u"1"_s, 20'000);

    ::kill(pid_t(slow->processId()), SIGTERM);

    QCOMPARE(running.answer().status(), 200);
    running.socket().close();
    QCOMPARE(PageState::waitFor(*slow).code, 0);
    process->terminate();
    QCOMPARE(PageState::waitFor(*process).code, 0);
}

void ServeCommandTest::answersWithAnAddressInJson()
{
    const auto process = started({u"--json"_s});

    const QJsonObject answer = QJsonDocument::fromJson(firstLine(*process)).object();

    const QUrl url(answer.value("url"_L1).toString());
    QCOMPARE(url.host(), u"127.0.0.1"_s);
    QCOMPARE(Wire(quint16(url.port())).get("/health").body, QByteArray("{\"status\":\"ok\"}"));
    process->terminate();
    QCOMPARE(PageState::waitFor(*process).code, 0);
}

void ServeCommandTest::saysThatThePortIsTaken()
{
    const auto process = started();
    const QString port = QString::number(portIn(firstLine(*process)));

    const Answer answer = m_desk.run(serve({u"--port"_s, port}));

    QCOMPARE(answer.code, 7);
    QVERIFY(answer.err.contains("The port " + port.toLatin1() + " is in use already."));
    process->terminate();
    QCOMPARE(PageState::waitFor(*process).code, 0);
}

void ServeCommandTest::refusesOptions_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("code");

    QTest::addRow("no port") << QStringList{u"--port"_s, u"http"_s} << 2;
    QTest::addRow("too large a port") << QStringList{u"--port"_s, u"65536"_s} << 2;
    QTest::addRow("no number of requests") << QStringList{u"--requests"_s, u"0"_s} << 2;
    QTest::addRow("an address as a name") << QStringList{u"--name"_s, u"http://books.example/"_s} << 2;
    QTest::addRow("empty name") << QStringList{u"--name="_s} << 2;
    QTest::addRow("empty host") << QStringList{u"--host="_s} << 2;
    QTest::addRow("no address") << QStringList{u"--host"_s, u"books.example"_s} << 2;
}

void ServeCommandTest::refusesOptions()
{
    QFETCH(const QStringList, options);
    QFETCH(const int, code);

    const Answer answer = m_desk.run(serve(options));

    QCOMPARE(answer.code, code);
    QVERIFY(!answer.err.isEmpty());
    QCOMPARE(answer.out, QByteArray());
}

void ServeCommandTest::warnsThatOthersCanReadIt()
{
    const auto process = started({u"--host"_s, u"0.0.0.0"_s});
    Wire wire(portIn(firstLine(*process)));

    wire.send("GET /health HTTP/1.1\r\nHost: evil.example\r\n\r\n");

    QCOMPARE(wire.answer().status(), 421);
    process->terminate();
    const Answer answer = PageState::waitFor(*process);
    QCOMPARE(answer.code, 0);
    QVERIFY(answer.err.contains("can read the whole catalogue"));
}

//! As behind a proxy that passes on the name it was asked by.
void ServeCommandTest::goesByTheNameItIsGiven()
{
    const auto process = started({u"--name"_s, u"books.example.org"_s});
    const quint16 port = portIn(firstLine(*process));
    const auto statusFor = [port](const QByteArray &host) {
        Wire wire(port);
        wire.send("GET /authors/1 HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        return wire.answer().status();
    };

    QCOMPARE(statusFor("Books.example.org"), 200);
    QCOMPARE(statusFor("localhost"), 200);
    QCOMPARE(statusFor("example.org"), 421);
    process->terminate();
    QCOMPARE(PageState::waitFor(*process).code, 0);
}

void ServeCommandTest::limitsWhatAClientMayAsk_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("least"); // Requests that are answered at once.
    QTest::addColumn<bool>("limited");

    QTest::addRow("only this computer") << QStringList() << 600 << false;
    QTest::addRow("others too") << QStringList{u"--host"_s, u"0.0.0.0"_s} << 200 << true;
    QTest::addRow("as it is told") << QStringList{u"--requests"_s, u"1"_s} << 4 << true;
}

void ServeCommandTest::limitsWhatAClientMayAsk()
{
    QFETCH(const QStringList, options);
    QFETCH(const int, least);
    QFETCH(const bool, limited);
    const auto process = started(options);
    Wire wire(portIn(firstLine(*process)));
    QByteArray requests;
    for (int i = 0; i < 600; ++i)
        requests += "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    wire.send(requests);

    int answered = 0;
    for (int i = 0; i < 600; ++i)
        answered += wire.answer().status() == 200;
    QVERIFY(answered >= least);
    QCOMPARE(answered < 600, limited);
    process->terminate();
    QCOMPARE(PageState::waitFor(*process).code, 0);
}

CATALPA_TEST(ServeCommandTest)
#include "tst_servecommand.moc"
