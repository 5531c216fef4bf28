// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"
#include "support/hostileserver.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtCore/QDirIterator>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

const auto secret = u"Geheim7ä@%#x"_s;

//! The password as it may be written: raw, percent-encoded, and its parts that need no code.
QByteArrayList spellings()
{
    return {secret.toUtf8(), QUrl::toPercentEncoding(secret), "Geheim7", "geheim7"};
}

//! Where the password stands in the files of \a folder; empty when nowhere.
QString placeIn(const QString &folder)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const QByteArray text = file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
        for (const QByteArray &spelling : spellings()) {
            if (text.contains(spelling))
                return file.fileName();
        }
    }
    return {};
}

bool tells(const QByteArray &text)
{
    const QByteArrayList all = spellings();
    return std::any_of(all.cbegin(), all.cend(), [&text](const QByteArray &each) { return text.contains(each); });
}

} // namespace

//! Passwords that the programs were given, and what they leave behind.
class SecretsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server.createRole(u"pw_ann"_s, secret);
        m_server.sql(m_address,
                     u"GRANT ALL ON SCHEMA public TO pw_ann; GRANT CREATE ON DATABASE \"%1\" TO pw_ann"_s.arg(
                         m_address.database));
        m_address.user = u"pw_ann"_s;
        m_address.password = secret;
    }

    void theTerminalLeavesNothingBehind_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("code");
        ConnectionAddress away = m_address;
        away.port = 1;
        ConnectionAddress open = m_address;
        open.host = u"0x7f.1"_s; // Not spelt as this computer is.
        open.options = {{u"sslmode"_s, u"disable"_s}};
        const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(secret));
        QTest::addRow("right") << m_address.withPassword() << 0;
        QTest::addRow("nobody there") << away.withPassword() << 3;
        QTest::addRow("over an open network") << open.withPassword() << 3;
        QTest::addRow("unknown setting") << m_address.withPassword() + u"?foo=%1"_s.arg(encoded) << 3;
        QTest::addRow("torn") << u"postgresql://ann:%1@x@h/d"_s.arg(encoded) << 3;
        QTest::addRow("another kind") << u"mysql://ann:%1@h/d"_s.arg(encoded) << 3;
        QTest::addRow("in words") << u"host=127.0.0.1 port=1 user=ann dbname=d password='%1'"_s.arg(secret) << 3;
        QTest::addRow("unknown word") << u"host=h password = '%1' %1=1"_s.arg(secret) << 3;
    }
    void theTerminalLeavesNothingBehind()
    {
        QFETCH(const QString, address);
        QFETCH(const int, code);
        PageState desk;
        QDir().mkpath(desk.path(u"tmp"_s));
        desk.setVariable(u"TMPDIR"_s, desk.path(u"tmp"_s));

        const Answer status = desk.run({u"--database"_s, address, u"--verbose"_s, u"migrate"_s, u"deploy"_s});
        const Answer list = desk.run({u"--database"_s, address, u"--verbose"_s, u"--json"_s, u"authors"_s});

        QCOMPARE(status.code, code);
        for (const Answer &answer : {status, list}) {
            QVERIFY2(!tells(answer.out), answer.out.constData());
            QVERIFY2(!tells(answer.err), answer.err.constData());
        }
        QCOMPARE(placeIn(desk.path({})), QString());
    }

    //! As psql takes an address: without an option.
    void anAddressInAnotherPlaceIsNotRepeatedWhole_data()
    {
        QTest::addColumn<QStringList>("words");
        const QString uri = u"postgresql://ann:%1@h/d"_s.arg(secret);
        const QString pairs = u"host=h user=ann dbname=d password='%1'"_s.arg(secret);
        for (const QString &address :
             {uri, pairs, u"postgresql://ann@srv:%1@h/d"_s.arg(secret), u"DB_PASSWORD=%1"_s.arg(secret),
              u"postgresql://ann:%1 and more/d@h/d"_s.arg(secret),
              u"jdbc:postgresql://h/d?user=ann&password=%1"_s.arg(secret)}) {
            const auto row = [&address](const QStringList &words) {
                QTest::addRow("%s %s", qPrintable(words.join(u' ')), qPrintable(address.left(20)))
                    << words + QStringList{address};
            };
            row({});
            row({u"authors"_s});
            row({u"authors"_s, u"--sort"_s});
            row({u"serve"_s, u"--host"_s});
            row({u"lookup"_s, u"--target"_s});
            row({u"migrate"_s, u"diff"_s, u"empty"_s});
            row({u"migrate"_s, u"plan"_s, u"--from"_s});
            row({u"migrate"_s, u"resolve"_s, u"--applied"_s});
            row({u"import"_s});
            row({u"export"_s});
            row({u"copy"_s, u"save"_s});
        }
    }
    void anAddressInAnotherPlaceIsNotRepeatedWhole()
    {
        QFETCH(const QStringList, words);
        const PageState desk;

        const Answer answer = desk.run(words);

        QVERIFY(answer.code != 0);
        QVERIFY2(!tells(answer.err), answer.err.constData());
        QVERIFY2(!tells(answer.out), answer.out.constData());
    }

    void theListOfProcessesDoesNotTell_data()
    {
        QTest::addColumn<QStringList>("words");
        const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(secret));
        QTest::addRow("an address") << QStringList{u"--database"_s,
                                                   u"postgresql://ann:%1@127.0.0.1:PORT/d"_s.arg(encoded)};
        QTest::addRow("joined") << QStringList{u"--database=postgresql://ann:%1@127.0.0.1:PORT/d"_s.arg(encoded)};
        QTest::addRow("key=value") << QStringList{
            u"--database"_s, u"host=127.0.0.1 port=PORT user=ann dbname=d passWord = '%1'"_s.arg(secret)};
    }
    void theListOfProcessesDoesNotTell()
    {
        QFETCH(QStringList, words);
        // Nobody is asked for anything before the lock of the server's socket is open: the program waits.
        FaultProxy proxy(m_server.overTcp(m_address));
        proxy.setSilent(true);
        words.replaceInStrings(u"PORT"_s, QString::number(proxy.address().port));
        words.replaceInStrings(u"passWord"_s, u"password"_s);
        const PageState desk;

        const auto running = desk.start(words + QStringList{u"authors"_s});
        QFile list(u"/proc/%1/cmdline"_s.arg(running->processId()));
        const auto shown = [&list] {
            list.close();
            return list.open(QFile::ReadOnly) ? list.readAll() : QByteArray();
        };

        QTRY_VERIFY(shown().contains("***"));
        QVERIFY2(!tells(shown()), shown().constData());
        running->terminate();
        QVERIFY(running->waitForFinished());
    }

    void variablesOfLibpqDoNoHarm()
    {
        PageState desk;
        for (const auto &[name, value] : {std::pair{"PGSERVICE", "nosuch"},
                                          {"PGHOSTADDR", "192.0.2.1"},
                                          {"PGCONNECT_TIMEOUT", "abc"},
                                          {"PGAPPNAME", "x"},
                                          {"PGSSLMODE", "verify-full"},
                                          {"PGSSLROOTCERT", "/nonexistent"},
                                          {"PGOPTIONS", "-c statement_timeout=1 -c DateStyle=German"},
                                          {"PGCLIENTENCODING", "LATIN1"},
                                          {"PGTZ", "Asia/Tokyo"},
                                          {"PGDATESTYLE", "German"},
                                          {"PGTARGETSESSIONATTRS", "standby"}})
            desk.setVariable(QLatin1String(name), QLatin1String(value));

        const Answer own = desk.run({u"migrate"_s, u"deploy"_s});
        const Answer other = desk.run({u"--database"_s, m_server.overTcp(m_address).withPassword(), u"authors"_s});

        QVERIFY2(own.code == 0, own.err.constData());
        QVERIFY2(other.code == 0 || other.code == 5, other.err.constData());
    }

    void aRiskIsToldOnceAndTheAddressFollowed()
    {
        const PageState desk;
        ConnectionAddress address = m_server.overTcp(m_address);
        address.host = u"0x7f.1"_s; // 127.0.0.1, but not spelt as this computer is.
        address.user = u"catalpa"_s;
        address.password.clear();
        address.options = {{u"sslmode"_s, u"disable"_s}};

        const Answer open = desk.run({u"--database"_s, address.withPassword(), u"migrate"_s, u"status"_s});
        address.options = {{u"sslmode"_s, u"prefer"_s}};
        const Answer preferred = desk.run({u"--database"_s, address.withPassword(), u"migrate"_s, u"status"_s});
        address.options.clear();
        const Answer usual = desk.run({u"--database"_s, address.withPassword(), u"migrate"_s, u"status"_s});

        QCOMPARE(open.err.count("catalpa-cli: warning: The connection is not encrypted"), 1);
        QVERIFY2(open.code != 3, open.err.constData());
        QCOMPARE(preferred.err.count("catalpa-cli: warning: The server's identity is not checked"), 1);
        QCOMPARE(preferred.code, 3);
        QVERIFY2(!usual.err.contains("warning"), usual.err.constData());
        QVERIFY2(usual.err.contains("does not offer an encrypted connection"), usual.err.constData());
        QCOMPARE(usual.code, 3);
    }

private:
    TestServer m_server;
    ConnectionAddress m_address = m_server.overTcp(m_server.createDatabase());
};

CATALPA_TEST(SecretsTest)
#include "tst_secrets.moc"
