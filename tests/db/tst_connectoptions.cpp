// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/address/connectoptions.h"

#include "db/address/addressreader.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::db;

namespace {

const auto neon = u"ep-a-1.eu-central-1.aws.neon.tech"_s;
const auto elsewhere = u"db.example.org"_s;
const auto list = u"/etc/ssl/list.crt"_s;

ConnectionAddress addressOf(const QString &host, const QString &query)
{
    const auto address = readAddress(u"postgresql://u@%1/db?%2"_s.arg(host, query));
    if (!address)
        qFatal("%s", qPrintable(address.error().message));
    return *address;
}

} // namespace

//! What an address comes to on the way to the server.
class ConnectOptionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void protectsEveryConnection_data()
    {
        using enum Encryption;
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("query");
        QTest::addColumn<Encryption>("encryption");
        QTest::addColumn<QString>("mode");

        const auto row = [](const QString &host, const QString &query, Encryption encryption, const QString &mode) {
            QTest::addRow("%s %s", qPrintable(host), qPrintable(query)) << host << query << encryption << mode;
        };
        for (const QString &host : {neon, neon + u'.', neon.toUpper(), u"EP-A-1-pooler.c-2.aws.NEON.tech."_s}) {
            row(host, {}, Verified, u"verify-full"_s);
            for (const char *mode : {"disable", "allow", "prefer", "require", "verify-ca", "verify-full"})
                row(host, u"sslmode="_s + QLatin1String(mode), Verified, u"verify-full"_s);
        }
        for (const QString &host : {elsewhere, u"192.168.1.7"_s, u"127.0.0.1.example.org"_s, u"[2001:db8::1]"_s}) {
            row(host, {}, Verified, u"verify-full"_s);
            row(host, u"sslmode=verify-full"_s, Verified, u"verify-full"_s);
            row(host, u"sslmode=verify-ca"_s, NameUnchecked, u"verify-ca"_s);
            row(host, u"sslmode=require"_s, Unverified, u"require"_s);
            row(host, u"sslmode=prefer"_s, Unverified, u"require"_s);
            row(host, u"sslmode=allow"_s, Unverified, u"require"_s);
            row(host, u"sslmode=disable"_s, None, u"disable"_s);
        }
        for (const QString &host : {u"localhost"_s, u"LOCALHOST"_s, u"127.0.0.53"_s, u"[::1]"_s, u"%2Frun"_s}) {
            row(host, {}, Local, u"prefer"_s);
            row(host, u"sslmode=disable"_s, Local, u"disable"_s);
            row(host, u"sslmode=require"_s, Local, u"require"_s);
            row(host, u"sslmode=verify-full"_s, Verified, u"verify-full"_s);
        }
    }
    void protectsEveryConnection()
    {
        QFETCH(const QString, host);
        QFETCH(const QString, query);
        QFETCH(const QString, mode);
        const ConnectionAddress address = addressOf(host, query);

        const auto options = connectOptions(address, {150000, list});

        QTEST(encryptionOf(address), "encryption");
        QVERIFY2(options, options ? "" : qPrintable(options.error().message));
        QVERIFY2(options->contains(u"sslmode='%1'"_s.arg(mode)), qPrintable(*options));
        const bool checked = mode.startsWith("verify"_L1);
        QCOMPARE(options->contains(u"sslrootcert='%1'"_s.arg(list)), checked);
        QVERIFY(options->contains("hostaddr=''"_L1));
        QCOMPARE(asksForLess(address),
                 encryptionOf(address) > Encryption::Verified); // Nothing on this computer has to be agreed to.
    }

    void asksLibpqForTheSystemsList()
    {
        const auto full = connectOptions(addressOf(elsewhere, {}), {160000, {}});
        const auto ca = connectOptions(addressOf(elsewhere, u"sslmode=verify-ca"_s), {160000, list});

        QVERIFY(full && full->contains("sslrootcert='system'"_L1));
        QVERIFY(ca && ca->contains(u"sslrootcert='%1'"_s.arg(list)));
    }

    void connectsNowhereWithoutAList_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("query");
        QTest::addRow("Neon") << neon << QString();
        QTest::addRow("Neon, disable") << neon << u"sslmode=disable"_s;
        QTest::addRow("elsewhere") << elsewhere << QString();
        QTest::addRow("verify-full") << elsewhere << u"sslmode=verify-full"_s;
        QTest::addRow("verify-ca") << elsewhere << u"sslmode=verify-ca"_s;
        QTest::addRow("verify-full here") << u"localhost"_s << u"sslmode=verify-full"_s;
        QTest::addRow("the word system") << elsewhere << u"sslrootcert=system"_s;
    }
    void connectsNowhereWithoutAList()
    {
        QFETCH(const QString, host);
        QFETCH(const QString, query);

        const auto options = connectOptions(addressOf(host, query), {150000, {}});

        QVERIFY(!options);
        QCOMPARE(options.error().kind, ErrorKind::Untrusted);
        QVERIFY2(options.error().message.contains("ca-certificates"_L1), qPrintable(options.error().message));
    }

    void namesTheFileThatIsMissing_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("part");
        QTest::addRow("list") << u"sslrootcert"_s << u"/nonexistent"_s << u"“/nonexistent” does not exist"_s;
        QTest::addRow("certificate") << u"sslcert"_s << u"/nonexistent"_s << u"“/nonexistent” does not exist"_s;
        QTest::addRow("key") << u"sslkey"_s << u"/nonexistent"_s << u"“/nonexistent” does not exist"_s;
        QTest::addRow("device") << u"sslrootcert"_s << u"/dev/zero"_s << u"“/dev/zero” is no file"_s;
        QTest::addRow("folder") << u"sslkey"_s << u"/tmp"_s << u"“/tmp” is no file"_s;
        QTest::addRow("home") << u"sslrootcert"_s << u"~/no/ca.crt"_s << QDir::homePath() + u"/no/ca.crt"_s;
    }
    void namesTheFileThatIsMissing()
    {
        QFETCH(const QString, option);
        QFETCH(const QString, path);
        QFETCH(const QString, part);
        for (const QString &host : {neon, elsewhere}) {
            for (const char *mode : {"require", "verify-full"}) {
                const auto address = addressOf(host, u"sslmode=%1&%2=%3"_s.arg(QLatin1String(mode), option, path));

                const auto options = connectOptions(address, {150000, list});

                QVERIFY(!options);
                QVERIFY2(options.error().message.contains(part), qPrintable(options.error().message));
                QVERIFY(options.error().message.contains(option));
            }
        }
    }

    void sendsNoPasswordOverAnOpenNetwork()
    {
        ConnectionAddress address = addressOf(elsewhere, u"sslmode=disable"_s);
        const auto without = connectOptions(address, {150000, list});
        address.password = u"hunter2"_s;

        const auto refused = connectOptions(address, {150000, list});
        const auto scramOnly = connectOptions(address, {160000, list});

        QVERIFY(without && without->contains("password=''"_L1) && without->contains("passfile='/dev/null/none'"_L1));
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains("A password is not sent"_L1));
        QVERIFY(scramOnly && scramOnly->contains("require_auth='!password,!md5'"_L1));
        QVERIFY(!scramOnly->contains("hunter2"_L1));
    }

    void readsNoPipeInTheHomeFolder_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"root.crt", "root.crl", "postgresql.crt", "postgresql.key"})
            QTest::addRow("%s", name) << QString::fromLatin1(name);
    }
    void readsNoPipeInTheHomeFolder()
    {
        QFETCH(const QString, name);
        const QTemporaryDir home;
        const QByteArray before = qgetenv("HOME");
        qputenv("HOME", home.path().toLocal8Bit());
        const auto putBack = qScopeGuard([&before] { qputenv("HOME", before); });
        QVERIFY(QDir(home.path()).mkdir(u".postgresql"_s));
        const QString path = home.filePath(u".postgresql/"_s + name);
        QCOMPARE(::mkfifo(path.toLocal8Bit().constData(), 0600), 0);

        const auto encrypted = connectOptions(addressOf(elsewhere, {}), {150000, list});
        const auto here = connectOptions(addressOf(u"localhost"_s, {}), {150000, list});

        QVERIFY(!encrypted && !here);
        QCOMPARE(encrypted.error().kind, ErrorKind::Refused);
        QVERIFY2(encrypted.error().message.startsWith(u"“%1” is a pipe, not a file"_s.arg(path)),
                 qPrintable(encrypted.error().message));
        QVERIFY(connectOptions(addressOf(elsewhere, u"sslmode=disable"_s), {150000, list}));
        QVERIFY(connectOptions(addressOf(u"%2Frun"_s, {}), {150000, list}));
    }

    void readsNoHugeListOfPasswords()
    {
        QTemporaryFile huge;
        QVERIFY(huge.open() && huge.resize(1'000'000'000));
        qputenv("PGPASSFILE", huge.fileName().toLocal8Bit());
        const auto takenBack = qScopeGuard([] { qunsetenv("PGPASSFILE"); });

        const auto options = connectOptions(addressOf(u"%2Frun"_s, {}), {150000, list});

        QVERIFY(!options);
        QVERIFY2(options.error().message.contains("larger than 16 MB"_L1), qPrintable(options.error().message));
    }

    void anEngineIsNotLoadedWhereverTheAddressComesFrom()
    {
        ConnectionAddress address = addressOf(elsewhere, {});
        address.options.append({u"sslkey"_s, u"/proc/self/cwd/picture:k"_s});

        QVERIFY(!connectOptions(address, {150000, list}));
    }

    void theListOfThisComputerIsFound()
    {
        const ConnectingClient client = thisClient();

        QVERIFY(client.libpqVersion >= 150000);
        QVERIFY2(QFileInfo(client.certificates).isFile(), "The tests need the package ca-certificates");
    }
};

CATALPA_TEST(ConnectOptionsTest)
#include "tst_connectoptions.moc"
