// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/connectionaddress.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

class ConnectionAddressTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsNeonAndItsPooler_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("neon");
        QTest::addColumn<bool>("pooled");
        QTest::addColumn<QString>("direct");

        const auto row = [](const QString &host, bool neon, bool pooled, const QString &direct) {
            QTest::addRow("%s", qPrintable(host)) << host << neon << pooled << direct;
        };
        row(u"ep-a-1-pooler.eu-central-1.aws.neon.tech"_s, true, true, u"ep-a-1.eu-central-1.aws.neon.tech"_s);
        row(u"EP-A-1-POOLER.eu-central-1.aws.NEON.TECH"_s, true, true, u"EP-A-1.eu-central-1.aws.NEON.TECH"_s);
        row(u"ep-a-1-pooler.c-2.us-east-1.aws.neon.tech"_s, true, true, u"ep-a-1.c-2.us-east-1.aws.neon.tech"_s);
        row(u"ep-a-1.eu-central-1.aws.neon.tech"_s, true, false, u"ep-a-1.eu-central-1.aws.neon.tech"_s);
        row(u"ep-pooler-1.aws.neon.tech"_s, true, false, u"ep-pooler-1.aws.neon.tech"_s);
        row(u"db-pooler.example.org"_s, false, false, u"db-pooler.example.org"_s);
        row(u"evilneon.tech"_s, false, false, u"evilneon.tech"_s);
        row(u"ep-a-1-pooler.neon.tech.example.org"_s, false, false, u"ep-a-1-pooler.neon.tech.example.org"_s);
        row(u"127.0.0.1"_s, false, false, u"127.0.0.1"_s);
    }
    void knowsNeonAndItsPooler()
    {
        QFETCH(QString, host);
        QFETCH(bool, neon);
        QFETCH(bool, pooled);
        QFETCH(QString, direct);
        ConnectionAddress address;
        address.host = host;

        QCOMPARE(address.isNeon(), neon);
        QCOMPARE(address.isPooled(), pooled);
        QCOMPARE(address.direct().host, direct);
        QVERIFY(!address.direct().isPooled());
        address.host = direct;
        QCOMPARE(address.direct(), address);
    }

    void showsItselfWithoutSecrets_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("shown");

        QTest::newRow("usual port") << u"db.example.org"_s << 5432 << u"books on db.example.org as karel"_s;
        QTest::newRow("other port") << u"db.example.org"_s << 6543 << u"books on db.example.org:6543 as karel"_s;
        QTest::newRow("socket") << u"/run/catalpa"_s << 5432 << u"books on this computer"_s;
        QTest::newRow("placeholders") << u"%1%2%3"_s << 5432 << u"books on %1%2%3 as karel"_s;
    }
    void showsItselfWithoutSecrets()
    {
        QFETCH(QString, host);
        QFETCH(int, port);
        QFETCH(QString, shown);
        ConnectionAddress address = full();
        address.host = host;
        address.port = quint16(port);

        QCOMPARE(address.display(), shown);
    }

    void leavesEverySecretOutOfWhatIsStored()
    {
        const ConnectionAddress address = full();

        QCOMPARE(address.withoutPassword(),
                 u"postgresql://karel@db.example.org:5432/books?sslmode=require&application_name=a%26b"_s);
        QVERIFY(address.withPassword().contains("karel:s3cr3t%40@"_L1));
        QVERIFY(address.withPassword().contains("sslpassword=s3cr3t"_L1));
    }

    void findsOptionsByKeyword()
    {
        QCOMPARE(full().option(u"sslmode"), u"require"_s);
        QCOMPARE(full().option(u"nosuch"), QString());
    }

    void takesEveryOtherComputerForProduction_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("numeric");
        QTest::addColumn<bool>("production");

        QTest::addRow("socket") << u"/run/postgresql"_s << QString() << false;
        QTest::addRow("abstract socket") << u"@catalpa"_s << QString() << false;
        QTest::addRow("no host") << QString() << QString() << false;
        QTest::addRow("localhost") << u"LocalHost"_s << QString() << false;
        QTest::addRow("loopback") << u"127.0.0.53"_s << QString() << false;
        QTest::addRow("loopback 6") << u"::1"_s << QString() << false;
        QTest::addRow("both here") << u"localhost,::1"_s << QString() << false;
        QTest::addRow("Neon") << u"ep-a-1.eu-central-1.aws.neon.tech"_s << QString() << true;
        QTest::addRow("the library's computer") << u"192.168.1.7"_s << QString() << true;
        QTest::addRow("looks like loopback") << u"127.0.0.1.example.org"_s << QString() << true;
        QTest::addRow("one elsewhere") << u"localhost,db.example.org"_s << QString() << true;
        QTest::addRow("a name for elsewhere") << u"localhost"_s << u"192.0.2.1"_s << true;
        QTest::addRow("a name for here") << u"db.example.org"_s << u"127.0.0.1"_s << false;
    }

    void takesEveryOtherComputerForProduction()
    {
        QFETCH(const QString, host);
        QFETCH(const QString, numeric);
        ConnectionAddress address;
        address.host = host;
        if (!numeric.isEmpty())
            address.options += {u"hostaddr"_s, numeric};

        QTEST(isProduction(address), "production");
    }

private:
    static ConnectionAddress full()
    {
        return {.host = u"db.example.org"_s,
                .port = 5432,
                .database = u"books"_s,
                .user = u"karel"_s,
                .password = u"s3cr3t@"_s,
                .options = {
                    {u"sslmode"_s, u"require"_s}, {u"sslpassword"_s, u"s3cr3t"_s}, {u"application_name"_s, u"a&b"_s}}};
    }
};

CATALPA_TEST(ConnectionAddressTest)
#include "tst_connectionaddress.moc"
