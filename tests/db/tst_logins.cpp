// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/address/addressreader.h"
#include "db/address/connectoptions.h"
#include "db/session.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QtTest>

#include <array>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::db;

namespace {

const auto secret = u"s3cr3t' \\\";&%=pass"_s;

//! Answers the first connection with a fixed text, whatever is asked, as a server of another kind does.
class FixedAnswer {
public:
    explicit FixedAnswer(QByteArray answer)
        : m_listener(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *generic = reinterpret_cast<sockaddr *>(&address);
        if (bind(m_listener, generic, size) != 0 || listen(m_listener, 4) != 0
            || getsockname(m_listener, generic, &size) != 0)
            qFatal("no port");
        port = ntohs(address.sin_port);
        m_thread = std::thread([listener = m_listener, answer = std::move(answer)] {
            for (int client; (client = accept(listener, nullptr, nullptr)) >= 0; ::close(client)) {
                char request[1024];
                if (recv(client, request, sizeof request, 0) > 0)
                    send(client, answer.constData(), size_t(answer.size()), MSG_NOSIGNAL);
                shutdown(client, SHUT_WR);
                while (recv(client, request, sizeof request, 0) > 0) { }
            }
        });
    }
    ~FixedAnswer()
    {
        shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        ::close(m_listener);
    }

    quint16 port = 0;

private:
    int m_listener;
    std::thread m_thread;
};

//! An error as Neon's proxy sends it: SQLSTATE XX000 for everything.
QByteArray neonError(const QByteArray &text)
{
    const QByteArray fields =
        QByteArray("SERROR") + '\0' + "VERROR" + '\0' + "CXX000" + '\0' + 'M' + text + '\0' + '\0';
    const quint32 length = htonl(quint32(fields.size()) + 4);
    return 'E' + QByteArray(reinterpret_cast<const char *>(&length), 4) + fields;
}

} // namespace

//! Connections that cannot be made: what is said, and what the person is to do.
class LoginsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server.createRole(u"pw_karel"_s, secret);
        m_server.createRole(u"guest"_s);
        m_server.sql(m_address,
                     u"CREATE ROLE nologin; REVOKE CONNECT ON DATABASE %1 FROM public; "
                     "GRANT CONNECT ON DATABASE %1 TO pw_karel, nologin"_s.arg(m_address.database));
        m_server.sql(m_address, u"CREATE DATABASE closed ALLOW_CONNECTIONS false"_s);
        m_server.sql(m_address, u"CREATE ROLE crowded LOGIN CONNECTION LIMIT 0"_s);
        m_server.sql(m_address, u"GRANT CONNECT ON DATABASE %1 TO crowded"_s.arg(m_address.database));
        m_server.sql(m_address, u"CREATE DATABASE crowded CONNECTION LIMIT 0"_s);
    }

    void acceptsTheRightPassword()
    {
        Session session(karel());

        QVERIFY(session.open());
    }

    void saysWhyNot_data()
    {
        QTest::addColumn<ConnectionAddress>("address");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("sentence");
        const auto row = [this](const char *name, auto change, ErrorKind kind, const QString &sentence) {
            ConnectionAddress address = karel();
            change(address);
            QTest::newRow(name) << address << kind << sentence;
        };
        using Address = ConnectionAddress &;

        row(
            "wrong password", [](Address a) { a.password = u"hunter2"_s; }, ErrorKind::Refused,
            u"The user name or password was not accepted."_s);
        row(
            "no password", [](Address a) { a.password.clear(); }, ErrorKind::Refused,
            u"The server asks for a password."_s);
        row(
            "unknown user", [](Address a) { a.user = u"nobody_here"_s; }, ErrorKind::Refused,
            u"The server does not know this user name."_s);
        row(
            "may not log in", [](Address a) { a.user = u"nologin"_s; }, ErrorKind::Rights,
            u"This user may not log in to the server. Ask whoever looks after it."_s);
        row(
            "unknown database", [](Address a) { a.database = u"nosuch"_s; }, ErrorKind::Refused,
            u"There is no database of that name on the server."_s);
        row(
            "may not connect", [](Address a) { a.user = u"guest"_s; }, ErrorKind::Rights,
            u"This user may not open the database. Ask whoever looks after it."_s);
        row(
            "closed database", [](Address a) { a.database = u"closed"_s; }, ErrorKind::Rights,
            u"The database lets nobody in at the moment. Ask whoever looks after it."_s);
        row(
            "refused port", [](Address a) { a.port = 1; }, ErrorKind::Offline,
            u"No database answers at this address. Check the host name and the port."_s);
        row(
            "no socket", [](Address a) { a.host = u"/tmp/nosuchfolder"_s; }, ErrorKind::Offline,
            u"No database runs on this computer at this address. Start it, or check the address."_s);
        row(
            "no own catalogue", [](Address a) { a.host = u"/tmp/catalpa/local"_s; }, ErrorKind::Offline,
            u"The catalogue on this computer has stopped. Open it again to start it."_s);
        row(
            "too many of the user", [](Address a) { a.user = u"crowded"_s; }, ErrorKind::Busy,
            u"This user has as many connections to the server as it may have. Try again in a moment."_s);
        row(
            "too many of the database",
            [](Address a) {
                a.user = u"guest"_s;
                a.database = u"crowded"_s;
            },
            ErrorKind::Busy, u"The database has as many connections as it may have. Try again in a moment."_s);
        row(
            "Neon's option elsewhere",
            [](Address a) {
                a.options = {{u"options"_s, u"endpoint=ep-cool-darkness-123456"_s}};
            },
            ErrorKind::Refused,
            u"The server refused the setting “options” of the address. Take it out of the address."_s);
        row(
            "unknown host", [](Address a) { a.host = u"quota-certificate.invalid"_s; }, ErrorKind::Offline,
            u"The server's name is not known. Check the address and the internet connection."_s);
        row(
            "unknown option",
            [](Address a) {
                a.options = {{u"frobnicate"_s, u"1"_s}};
            },
            ErrorKind::Refused,
            u"The address contains the setting “frobnicate”, which is not known. Take it out of the address."_s);
        row(
            "bad value",
            [](Address a) {
                a.options = {{u"channel_binding"_s, u"maybe"_s}};
            },
            ErrorKind::Refused, u"A setting in the address has a value that is not known."_s);
        row(
            "a standby wanted",
            [](Address a) {
                a.options = {{u"target_session_attrs"_s, u"standby"_s}};
            },
            ErrorKind::Refused,
            u"The server takes changes, and the address asks for one that does not (target_session_attrs). Take that "
            "setting out of the address, or give the address of a standby."_s);
        row(
            "only reading wanted",
            [](Address a) {
                a.options = {{u"target_session_attrs"_s, u"read-only"_s}};
            },
            ErrorKind::Refused,
            u"The server takes changes, and the address asks for one that does not (target_session_attrs). Take that "
            "setting out of the address, or give the address of a standby."_s);
        row(
            "no TLS",
            [](Address a) {
                a.options = {{u"sslmode"_s, u"require"_s}};
            },
            ErrorKind::Untrusted, u"The server does not offer an encrypted connection."_s);
    }
    void saysWhyNot()
    {
        QFETCH(ConnectionAddress, address);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, sentence);
        Session session(address);

        const auto opened = session.open();

        QVERIFY(!opened);
        QCOMPARE(opened.error().message, sentence);
        QCOMPARE(opened.error().kind, kind);
        QVERIFY(!opened.error().detail.isEmpty());
        const QString all = opened.error().message + opened.error().detail + opened.error().sql().primary;
        QVERIFY(address.password.isEmpty() || !all.contains(address.password));
        QVERIFY(!all.contains("s3cr3t"_L1));
    }

    void understandsTheServersOfOthers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("part");

        QTest::newRow("web server") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n") << ErrorKind::Refused
                                    << u"is not a PostgreSQL server"_s;
        QTest::newRow("password") << neonError("password authentication failed for user 'karel'") << ErrorKind::Refused
                                  << u"user name or password"_s;
        QTest::newRow("gone") << neonError("Control plane request failed: endpoint cannot be found")
                              << ErrorKind::Refused << u"does not exist any more"_s;
        QTest::newRow("disabled") << neonError("The endpoint has been disabled. Enable it using the API and retry.")
                                  << ErrorKind::Refused << u"switched off"_s;
        QTest::newRow("quota") << neonError("Your account or project has exceeded the compute time quota. Upgrade your "
                                            "plan to increase limits.")
                               << ErrorKind::Exhausted << u"allowance"_s;
        QTest::newRow("no SNI") << neonError("Endpoint ID is not specified. Either please upgrade the postgres client "
                                             "library (libpq) for SNI support")
                                << ErrorKind::Refused << u"Neon could not tell"_s;
        QTest::newRow("address list") << neonError(
            "This IP address 1.2.3.4 is not allowed to connect to this endpoint.")
                                      << ErrorKind::Rights << u"list of allowed addresses"_s;
        QTest::newRow("rate") << neonError("Too many connections attempts") << ErrorKind::Busy << u"too busy"_s;
        QTest::newRow("insecure") << neonError("connection is insecure (try using `sslmode=require`)")
                                  << ErrorKind::Refused << u"sslmode=require"_s;
        QTest::newRow("starting") << neonError("the database system is starting up") << ErrorKind::Busy
                                  << u"starting or stopping"_s;
        QTest::newRow("option") << neonError("unsupported startup parameter: options") << ErrorKind::Refused
                                << u"does not know a setting of the address"_s;
        QTest::newRow("unknown words") << neonError("Mercury is retrograde") << ErrorKind::Offline
                                       << u"It says: Mercury is retrograde."_s;
        QTest::newRow("nothing") << QByteArray() << ErrorKind::Offline << u"cannot be reached"_s;
    }
    void understandsTheServersOfOthers()
    {
        QFETCH(QByteArray, answer);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, part);
        const FixedAnswer other(answer);
        ConnectionAddress address = karel();
        address.port = other.port;
        address.options = {{u"sslmode"_s, u"disable"_s}};
        Session session(address);

        const auto opened = session.open();

        QVERIFY(!opened);
        QVERIFY2(opened.error().message.contains(part), qPrintable(opened.error().message + opened.error().detail));
        QCOMPARE(opened.error().kind, kind);
    }

    void doesNotWaitForASilentServerForEver()
    {
        test::FaultProxy proxy(m_server.overTcp(m_address));
        proxy.setSilent(true);
        ConnectionAddress address = proxy.address();
        address.options = {{u"connect_timeout"_s, u"2"_s}};
        Session session(address);

        QElapsedTimer timer;
        timer.start();
        const auto opened = session.open();

        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Offline);
        QVERIFY(opened.error().message.contains("did not answer in time"_L1));
        QCOMPARE_LT(timer.elapsed(), 4'000);
    }

    //! As where a firewall drops what comes: the queue of who wants to connect is full, and nobody takes from it.
    void doesNotWaitForAnAddressWithoutAnAnswer()
    {
        QTcpServer full;
        full.setListenBacklogSize(0);
        QVERIFY(full.listen(QHostAddress::LocalHost));
        full.pauseAccepting();
        std::array<QTcpSocket, 4> waiting;
        for (QTcpSocket &socket : waiting)
            socket.connectToHost(full.serverAddress(), full.serverPort());
        QVERIFY(waiting.front().waitForConnected());
        QVERIFY(!waiting.back().waitForConnected(500));
        ConnectionAddress address = karel();
        address.host = full.serverAddress().toString();
        address.port = full.serverPort();
        address.options = {{u"connect_timeout"_s, u"2"_s}};
        Session session(address);

        QElapsedTimer timer;
        timer.start();
        const auto opened = session.open();

        QVERIFY(!opened);
        QVERIFY2(opened.error().message.contains("did not answer in time"_L1), qPrintable(opened.error().message));
        QCOMPARE_LT(timer.elapsed(), 8'000);
    }

    void saysThatThePasswordWasHeldBack()
    {
        QTemporaryFile passwords;
        QVERIFY(passwords.open() && passwords.write("*:*:*:*:hunter2\n") > 0 && passwords.flush());
        qputenv("PGPASSFILE", passwords.fileName().toLocal8Bit());
        const auto takenBack = qScopeGuard([] { qunsetenv("PGPASSFILE"); });
        ConnectionAddress address = karel();
        address.host = u"0.0.0.0"_s; // On Linux it leads here, and does not say so.
        address.password.clear();
        address.options = {{u"sslmode"_s, u"disable"_s}};
        Session session(address);

        const auto opened = session.open();

        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Refused);
        if (thisClient().libpqVersion < 160000)
            QCOMPARE(
                opened.error().message,
                u"The server asks for a password, and none was sent, because the connection is not encrypted. Take "
                "sslmode=disable out of the address, or reach the server through a tunnel of SSH."_s);
    }

    void limitsHowLongConnectingMayTake_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("given");

        QTest::newRow("nothing") << QString() << u"15"_s;
        QTest::newRow("a limit") << u"5"_s << u"5"_s;
        QTest::newRow("no limit") << u"0"_s << u"15"_s;
        QTest::newRow("negative") << u"-1"_s << u"15"_s;
    }
    void limitsHowLongConnectingMayTake()
    {
        QFETCH(QString, asked);
        QFETCH(QString, given);
        ConnectionAddress address = karel();
        if (!asked.isEmpty())
            address.options = {{u"connect_timeout"_s, asked}};

        QVERIFY(connectOptions(address)->contains(u"connect_timeout='%1'"_s.arg(given)));
    }

private:
    ConnectionAddress karel() const
    {
        ConnectionAddress address = m_server.overTcp(m_address);
        address.user = u"pw_karel"_s;
        address.password = secret;
        return address;
    }

    test::TestServer m_server;
    ConnectionAddress m_address = m_server.createDatabase();
};

CATALPA_TEST(LoginsTest)
#include "tst_logins.moc"
