// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/encryption.h"

#include "db/session.h"
#include "support/certificates.h"
#include "support/hostileserver.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::db;
using namespace catalpa::test;

namespace {

const auto secret = u"Tr0ub4dor&3"_s;
const auto name = u"db.example.org"_s;
const auto neon = u"ep-cool-name-123456.eu-central-1.aws.neon.tech"_s;

enum class Server { Right, WrongName, UnknownAuthority, Expired, Plain };

} // namespace

//! Whom a password is given to. Names of other computers lead here by "hostaddr", which no address of a person may
//! have.
class EncryptionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("SSL_CERT_FILE", QFile::encodeName(m_authority.certificate()));
        m_server.createRole(u"pw_karel"_s, secret);
    }
    void init()
    {
        qunsetenv("PGPASSWORD");
        qunsetenv("PGPASSFILE");
    }

    void checksTheServer_data()
    {
        QTest::addColumn<Server>("server");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("told"); //!< Empty: it connects, encrypted.
        const auto row = [](const char *kind, Server server, const char *mode, const QString &told) {
            QTest::addRow("%s, %s", kind, *mode ? mode : "no sslmode") << server << QString::fromLatin1(mode) << told;
        };
        const auto unconfirmed = u"could not be confirmed"_s;
        const auto notOffered = u"does not offer an encrypted connection"_s;
        for (const char *mode : {"", "verify-full", "verify-ca", "require", "prefer", "allow"})
            row("right", Server::Right, mode, {});
        for (const char *mode : {"", "verify-full"})
            row("wrong name", Server::WrongName, mode, unconfirmed);
        for (const char *mode : {"verify-ca", "require", "prefer"})
            row("wrong name", Server::WrongName, mode, {});
        for (const Server server : {Server::UnknownAuthority, Server::Expired}) {
            const char *kind = server == Server::Expired ? "expired" : "unknown authority";
            for (const char *mode : {"", "verify-full", "verify-ca"})
                row(kind, server, mode, unconfirmed);
            for (const char *mode : {"require", "prefer"})
                row(kind, server, mode, {});
        }
        for (const char *mode : {"", "verify-full", "verify-ca", "require", "prefer", "allow"})
            row("plain", Server::Plain, mode, notOffered);
    }
    void checksTheServer()
    {
        QFETCH(const Server, server);
        QFETCH(const QString, mode);
        QFETCH(const QString, told);
        serveAs(server);
        Session session(karelAt(name, mode));

        const auto opened = session.open();

        QCOMPARE(opened.has_value(), told.isEmpty());
        if (!opened) {
            QVERIFY2(opened.error().message.contains(told), qPrintable(opened.error().message));
            QCOMPARE(opened.error().kind, ErrorKind::Untrusted);
            return;
        }
        const auto rows = session.run("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()");
        QVERIFY(rows);
        QCOMPARE(rows->text(0, 0), u"t"_s);
    }

    void checksNeonWhateverTheAddressSays()
    {
        for (const char *mode : {"", "disable", "allow", "prefer", "require", "verify-ca", "verify-full"}) {
            for (const QString &host : {neon, neon.toUpper(), neon + u'.'}) {
                serveAs(Server::UnknownAuthority);
                Session session(karelAt(host, QString::fromLatin1(mode)));

                const auto opened = session.open();

                QVERIFY2(!opened, mode);
                QCOMPARE(opened.error().kind, ErrorKind::Untrusted);
            }
        }
        restartWith(m_server, m_authority.issue(neon));
        m_served.reset();
        Session session(karelAt(neon, u"disable"_s));
        QVERIFY(session.open());
    }

    void oneListOfOnesOwnWorksToo()
    {
        serveAs(Server::UnknownAuthority);
        ConnectionAddress address = karelAt(name, {});
        address.options.append({u"sslrootcert"_s, m_other.certificate()});
        Session session(address);

        QVERIFY(session.open());
    }

    void aListInAFolderWithABlankWorks()
    {
        serveAs(Server::Right);
        const QTemporaryDir folder(u"/tmp/with a blank XXXXXX"_s);
        QVERIFY(QFile::copy(m_authority.certificate(), folder.filePath(u"the list.crt"_s)));
        ConnectionAddress address = karelAt(name, u"verify-full"_s);
        address.options.append({u"sslrootcert"_s, folder.filePath(u"the list.crt"_s)});
        Session session(address);

        QVERIFY(session.open());
    }

    void givesNoPasswordToSomebodyOnTheWay_data()
    {
        QTest::addColumn<HostileServer::Asks>("asks");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("from");
        for (const auto asks : {HostileServer::Asks::ClearText, HostileServer::Asks::Md5}) {
            for (const QString &host : {name, neon, neon + u'.', u"192.0.2.7"_s}) {
                for (const char *mode : {"", "disable", "allow", "prefer", "require", "verify-ca", "verify-full"}) {
                    for (const char *from : {"address", "PGPASSWORD", "PGPASSFILE"}) {
                        QTest::addRow("%s, %s, %s, %s", asks == HostileServer::Asks::Md5 ? "MD5" : "clear text",
                                      qPrintable(host), mode, from)
                            << asks << host << QString::fromLatin1(mode) << QString::fromLatin1(from);
                    }
                }
            }
        }
    }
    void givesNoPasswordToSomebodyOnTheWay()
    {
        QFETCH(const HostileServer::Asks, asks);
        QFETCH(const QString, host);
        QFETCH(const QString, mode);
        QFETCH(const QString, from);
        const HostileServer hostile(asks);
        ConnectionAddress address = karelAt(host, mode);
        address.port = hostile.port();
        const QTemporaryDir folder;
        if (from != "address"_L1) {
            address.password.clear();
            keepPasswordIn(from, folder.filePath(u"pgpass"_s));
        }
        Session session(address);

        const auto opened = session.open();

        QVERIFY(!opened);
        QCOMPARE(hostile.passwords(), QByteArray());
        QVERIFY(!hostile.received().contains(secret.toUtf8()));
        QVERIFY(!hostile.received().contains("md5"));
        const QString all = opened.error().message + opened.error().detail;
        QVERIFY(!all.contains(secret));
    }

    void saysThatAPasswordIsNotSentInTheOpen()
    {
        serveAs(Server::Plain);
        Session session(karelAt(name, u"disable"_s));

        const auto opened = session.open();

        QVERIFY(!opened);
        QVERIFY2(opened.error().message.contains("A password is not sent"_L1), qPrintable(opened.error().message));
        QCOMPARE(opened.error().kind, ErrorKind::Refused);
    }

    void somebodyOnTheWayWouldGetItOnThisComputerOnly()
    {
        // Shows that the stand-in listens.
        const HostileServer hostile(HostileServer::Asks::ClearText);
        ConnectionAddress address = karelAt(u"127.0.0.1"_s, {});
        address.port = hostile.port();
        Session session(address);

        QVERIFY(!session.open());
        QVERIFY(hostile.passwords().contains(secret.toUtf8()));
    }

    void opensAnOpenConnectionWithoutPassword()
    {
        serveAs(Server::Plain);
        ConnectionAddress address = karelAt(name, u"disable"_s);
        address.user = u"catalpa"_s;
        address.password.clear();
        Session session(address);

        QVERIFY(session.open());
    }

private:
    ConnectionAddress karelAt(const QString &host, const QString &mode) const
    {
        ConnectionAddress address = m_server.overTcp(m_address);
        address.host = host;
        address.user = u"pw_karel"_s;
        address.password = secret;
        address.options = {{u"hostaddr"_s, u"127.0.0.1"_s}};
        if (!mode.isEmpty())
            address.options.append({u"sslmode"_s, mode});
        return address;
    }

    static void keepPasswordIn(const QString &place, const QString &path)
    {
        if (place == "PGPASSWORD"_L1) {
            qputenv("PGPASSWORD", secret.toUtf8());
            return;
        }
        QFile file(path);
        if (!file.open(QFile::WriteOnly) || file.write("*:*:*:*:" + secret.toUtf8() + '\n') < 0)
            qFatal("The file for the password cannot be written");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        qputenv("PGPASSFILE", QFile::encodeName(path));
    }

    void serveAs(Server server)
    {
        if (m_served == server)
            return;
        m_served = server;
        switch (server) {
        case Server::Right:
            return restartWith(m_server, m_authority.issue(name));
        case Server::WrongName:
            return restartWith(m_server, m_authority.issue(u"other.example.org"_s));
        case Server::UnknownAuthority:
            return restartWith(m_server, m_other.issue(name));
        case Server::Expired:
            return restartWith(m_server, m_authority.issueExpired(name));
        case Server::Plain:
            return restartWithoutTls(m_server);
        }
    }

    CertificateAuthority m_authority{u"Catalpa test authority"_s};
    CertificateAuthority m_other{u"Another authority"_s};
    TestServer m_server;
    ConnectionAddress m_address = m_server.createDatabase();
    std::optional<Server> m_served;
};

CATALPA_TEST(EncryptionTest)
#include "tst_encryption.moc"
