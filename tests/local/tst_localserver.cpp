// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/session.h"
#include "local/localserver.h"
#include "localfixture.h"
#include "support/testregistry.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::local;
using namespace catalpa::test;

namespace {

constexpr qint64 generousMilliseconds = 10'000; // The benchmark judges; this only catches disasters.

} // namespace

class TestLocalServer final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesACatalogueFromNothing();
    void sortsAndEncodesAsPeopleExpect();
    void attachesToTheServerThatRuns();
    void keepsACatalogueUnderAnotherName();
    void tellsHowItIsDoing();
    void listensOnNoNetwork();
    void isStartedOnceByTwoProgramsAtTheSameTime();
    void outlivesTheProgramThatStartedIt();
    void doesNotInheritThisProgramsSecrets();
    void doesNotHoldWhatTheCallerHasOpen();
    void recoversWithItsDataAfterAKilledServer();
    void isNotMisledByAStrangerWithTheOldProcessNumber();
    void isStartedAgainWhenItsSocketIsGone();
    void keepsItsLogSmall();
    void forgetsAnInterruptedInitdb();
    void makesItsDatabaseAgainWhenSomebodyDroppedIt();
    void stopsAndStartsAgainWithItsData();
};

void TestLocalServer::makesACatalogueFromNothing()
{
    const Place place;
    const LocalServer server(place.folder());
    QElapsedTimer clock;

    clock.start();
    START(address, server);
    const qint64 fromNothing = clock.restart();
    START(again, server);
    const qint64 attach = clock.restart();
    QVERIFY(server.stop());
    const qint64 stop = clock.restart();
    START(restarted, server);
    const qint64 restart = clock.elapsed();

    qInfo() << "from nothing" << fromNothing << "ms, attach" << attach << "ms, stop" << stop << "ms, start" << restart
            << "ms";
    QCOMPARE(sql(*address, "SELECT current_database() || ' ' || current_user"), u"catalogue catalpa"_s);
    QVERIFY(fromNothing < generousMilliseconds);
    QVERIFY(attach < generousMilliseconds);
    QVERIFY(restart < generousMilliseconds);
}

void TestLocalServer::sortsAndEncodesAsPeopleExpect()
{
    const Place place(Place::Catalogue);
    START(address, LocalServer(place.folder()));

    const QString order =
        sql(*address,
            "SELECT string_agg(name, ' ' ORDER BY name) "
            "FROM (VALUES ('zebra'), ('Äpfel'), ('apple'), ('Éluard'), ('Ernst'), ('Ωμέγα')) AS t (name)");

    QCOMPARE(order, u"Äpfel apple Éluard Ernst zebra Ωμέγα"_s);
    QCOMPARE(sql(*address, "SHOW server_encoding"), u"UTF8"_s);
    QCOMPARE(sql(*address, "SELECT datlocprovider FROM pg_database WHERE datname = 'catalogue'"), u"i"_s);
    QCOMPARE(sql(*address, "SELECT upper('šíř')"), u"ŠÍŘ"_s);
    QCOMPARE(sql(*address, "SHOW timezone"), u"UTC"_s);
    QCOMPARE(sql(*address, "SHOW fsync"), u"on"_s);
}

void TestLocalServer::attachesToTheServerThatRuns()
{
    const Place place(Place::Catalogue);
    START(first, LocalServer(place.folder()));
    const qint64 pid = serverPid(place.data());

    START(second, LocalServer(place.folder() + u"/../local/"_s));

    QCOMPARE(*second, *first);
    QCOMPARE(serverPid(place.data()), pid);
}

void TestLocalServer::tellsHowItIsDoing()
{
    const Place place;
    const LocalServer server(place.folder());

    QCOMPARE(server.status().state, LocalStatus::State::NeverStarted);
    START(address, server);
    const LocalStatus running = server.status();
    const qint64 pid = serverPid(place.data());
    QVERIFY(server.stop());
    const LocalStatus stopped = server.status();

    QCOMPARE(running.state, LocalStatus::State::Running);
    QCOMPARE(running.pid, pid);
    QVERIFY(qAbs(running.since.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    QVERIFY(running.kept);
    QVERIFY(running.version.toInt() >= 15);
    QVERIFY(running.bytes > 20'000'000);
    QVERIFY(QFileInfo::exists(running.logFile));
    QCOMPARE(stopped.state, LocalStatus::State::Stopped);
    QCOMPARE(stopped.folder, place.folder());
    QVERIFY(!isAlive(running.pid));
}

void TestLocalServer::listensOnNoNetwork()
{
    const Place place(Place::Catalogue);
    START(address, LocalServer(place.folder()));

    // Every socket of the server's process, compared with the kernel's lists of TCP sockets.
    const QDir descriptors(u"/proc/%1/fd"_s.arg(serverPid(place.data())));
    QStringList inodes;
    for (const QString &name : descriptors.entryList(QDir::Files | QDir::System | QDir::Hidden)) {
        const QString target = QFile::symLinkTarget(descriptors.filePath(name));
        if (const auto match = QRegularExpression(u"socket:\\[(\\d+)\\]"_s).match(target); match.hasMatch())
            inodes += match.captured(1);
    }
    int tcp = 0;
    for (const QString &list : {u"/proc/net/tcp"_s, u"/proc/net/tcp6"_s}) {
        QFile file(list);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &line : file.readAll().split('\n'))
            tcp += inodes.contains(QString::fromLatin1(line.simplified().split(' ').value(9)));
    }

    QVERIFY(!inodes.isEmpty());
    QCOMPARE(tcp, 0);
    QCOMPARE(sql(*address, "SHOW listen_addresses"), QString());
    QCOMPARE(sql(*address, "SELECT count(*) FROM pg_hba_file_rules WHERE type = 'host' AND auth_method <> 'reject'"),
             u"0"_s);
}

void TestLocalServer::isStartedOnceByTwoProgramsAtTheSameTime()
{
    const Place place;

    Visitor first(u"start"_s, place.folder());
    Visitor second(u"start"_s, place.folder());
    Visitor third(u"start"_s, place.folder());
    const QString expected = "ok "_L1 + place.folder();

    QCOMPARE(first.answer(), expected);
    QCOMPARE(second.answer(), expected);
    QCOMPARE(third.answer(), expected);
    QCOMPARE(QDir(place.folder()).entryList({u"data*"_s}), QStringList{u"data"_s});
    QVERIFY(isAlive(serverPid(place.data())));
    QFile log(place.folder() + u"/server.log"_s);
    QVERIFY(log.open(QIODevice::ReadOnly));
    QCOMPARE(log.readAll().count("starting PostgreSQL"), 1);
}

void TestLocalServer::outlivesTheProgramThatStartedIt()
{
    const Place place(Place::Catalogue);
    Visitor visitor(u"hold"_s, place.folder());
    QVERIFY(visitor.answer().startsWith("ok "_L1));
    const qint64 pid = serverPid(place.data());

    visitor.kill();
    START(address, LocalServer(place.folder()));

    QCOMPARE(serverPid(place.data()), pid);
    QCOMPARE(sql(*address, "SELECT 1"), u"1"_s);
    QFile stat(u"/proc/%1/stat"_s.arg(pid));
    QVERIFY(stat.open(QIODevice::ReadOnly));
    const QByteArray line = stat.readAll();
    const QByteArrayList fields = line.sliced(line.lastIndexOf(')') + 2).split(' ');
    QCOMPARE(fields.at(3).toLongLong(), pid); // A session of its own, so no terminal takes it along.
}

void TestLocalServer::doesNotInheritThisProgramsSecrets()
{
    const Place place(Place::Catalogue);
    const Variable secret("DATABASE_URL", "postgresql://me:geheim@example.org/books");
    const Variable password("PGPASSWORD", "geheim");
    const Variable libraries("LD_LIBRARY_PATH", "/nowhere");
    const Variable dataFolder("PGDATA", "/nowhere");
    START(address, LocalServer(place.folder()));

    QFile environment(u"/proc/%1/environ"_s.arg(serverPid(place.data())));
    QVERIFY(environment.open(QIODevice::ReadOnly));
    const QByteArray text = environment.readAll();

    QVERIFY(!text.contains("geheim"));
    QVERIFY(!text.contains("LD_LIBRARY_PATH"));
    QVERIFY(!text.contains("nowhere"));
}

void TestLocalServer::doesNotHoldWhatTheCallerHasOpen()
{
    const Place place;
    const QString held = QFileInfo(place.folder()).path() + u"/held"_s;
    QProcess shell;
    shell.start(u"sh"_s,
                {u"-c"_s, u"exec 7>\"$2\"; exec \"$0\" start \"$1\""_s,
                 QCoreApplication::applicationDirPath() + u"/local_visitor"_s, place.folder(), held});
    QVERIFY(shell.waitForFinished(60'000)); // Also: its output ends with it.
    QCOMPARE(shell.exitCode(), 0);

    const QDir descriptors(u"/proc/%1/fd"_s.arg(serverPid(place.data())));
    const QFileInfoList files = descriptors.entryInfoList(QDir::Files | QDir::System | QDir::Hidden);

    QVERIFY(QFileInfo::exists(held));
    QVERIFY(files.size() > 3);
    for (const QFileInfo &file : files)
        QVERIFY(file.symLinkTarget() != held);
}

void TestLocalServer::recoversWithItsDataAfterAKilledServer()
{
    const Place place(Place::Catalogue);
    START(address, LocalServer(place.folder()));
    sql(*address, "CREATE TABLE book AS SELECT 'R.U.R.' AS title");
    const qint64 killed = serverPid(place.data());

    killServer(place.data());
    QCOMPARE(LocalServer(place.folder()).status().state, LocalStatus::State::Stopped);
    START(again, LocalServer(place.folder()));

    QCOMPARE(*again, *address);
    QVERIFY(serverPid(place.data()) != killed);
    QCOMPARE(sql(*again, "SELECT title FROM book"), u"R.U.R."_s);
}

void TestLocalServer::isNotMisledByAStrangerWithTheOldProcessNumber()
{
    const Place place(Place::Catalogue);
    START(address, LocalServer(place.folder()));
    killServer(place.data());
    QFile file(place.data() + u"/postmaster.pid"_s);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArrayList lines = file.readAll().split('\n');
    lines[0] = QByteArray::number(QCoreApplication::applicationPid());
    QVERIFY(file.seek(0));
    file.write(lines.join('\n'));
    file.close();

    START(again, LocalServer(place.folder()));

    QCOMPARE(sql(*again, "SELECT 1"), u"1"_s);
}

void TestLocalServer::isStartedAgainWhenItsSocketIsGone()
{
    const Place place(Place::Catalogue);
    START(address, LocalServer(place.folder()));
    const qint64 before = serverPid(place.data());
    QVERIFY(QFile::remove(address->host + u"/.s.PGSQL.5432"_s));

    START(again, LocalServer(place.folder()));

    QVERIFY(serverPid(place.data()) != before);
    QCOMPARE(sql(*again, "SELECT 1"), u"1"_s);
}

void TestLocalServer::keepsItsLogSmall()
{
    const Place place(Place::Catalogue);
    const LocalServer server(place.folder());
    START(address, server);
    QVERIFY(server.stop());
    QFile log(server.status().logFile);
    QVERIFY(log.open(QIODevice::Append));
    log.write(QByteArray(5'000'000, '\n'));
    log.close();

    START(again, server);

    QVERIFY(QFileInfo(server.status().logFile).size() < 100'000);
    QVERIFY(QFileInfo(place.folder() + u"/server.log.old"_s).size() > 5'000'000);
}

void TestLocalServer::forgetsAnInterruptedInitdb()
{
    const Place place;
    Visitor visitor(u"start"_s, place.folder());
    QTRY_VERIFY_WITH_TIMEOUT(!QDir(place.folder()).entryList({u"data.new-*"_s}).isEmpty(), 30'000);
    visitor.kill();
    QVERIFY(!QFileInfo::exists(place.data()));

    START(address, LocalServer(place.folder()));

    QCOMPARE(sql(*address, "SELECT current_database()"), u"catalogue"_s);
    QVERIFY(LocalServer(place.folder()).stop());
    START(again, LocalServer(place.folder()));
    QTRY_COMPARE_WITH_TIMEOUT(QDir(place.folder()).entryList({u"data*"_s}).size(), 1, 5'000);
}

void TestLocalServer::makesItsDatabaseAgainWhenSomebodyDroppedIt()
{
    const Place place(Place::Catalogue);
    START(address, LocalServer(place.folder()));
    ConnectionAddress other = *address;
    other.database = u"template1"_s;
    sql(other, "DROP DATABASE catalogue");

    START(again, LocalServer(place.folder()));

    QCOMPARE(sql(*again, "SELECT current_database()"), u"catalogue"_s);
}

void TestLocalServer::stopsAndStartsAgainWithItsData()
{
    const Place place;
    const LocalServer server(place.folder());
    QVERIFY(server.stop()); // There is nothing to stop yet.
    QVERIFY(!QFileInfo::exists(place.folder()));
    START(address, server);
    sql(*address, "CREATE TABLE book AS SELECT 'Krakatit' AS title");

    QVERIFY(server.stop());
    QVERIFY(server.stop());
    START(again, server);

    QCOMPARE(sql(*again, "SELECT title FROM book"), u"Krakatit"_s);
}

void TestLocalServer::keepsACatalogueUnderAnotherName()
{
    const Place place(Place::Catalogue);
    const LocalServer server(place.folder());
    START(address, server);
    db::Session somebody(*address);
    QVERIFY(somebody.run("CREATE TABLE shelf AS SELECT 'R.U.R.' AS title"));

    const auto kept = server.setAside();

    QVERIFY2(kept, kept ? "" : qPrintable(kept.error().message));
    QCOMPARE(sql(*address, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), u"0"_s);
    ConnectionAddress old = *address;
    old.database = *kept;
    QCOMPARE(sql(old, "SELECT title FROM shelf"), u"R.U.R."_s);
}

CATALPA_TEST(TestLocalServer)
#include "tst_localserver.moc"
