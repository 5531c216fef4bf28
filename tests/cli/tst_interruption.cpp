// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"
#include "db/address/addressreader.h"
#include "db/transaction.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Ctrl+C and its relatives.
class InterruptionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void stopsAQueryAtTheServer_data();
    void stopsAQueryAtTheServer();
    void stopsASeedAndNothingStays();
    void stopsAMigrationAndNothingStays();
    void stopsAFolderInTheMiddle();
    void stopsWhileTheReaderIsSlow();
    void stopsWhileTheServerIsSilent();
    void givesTheLocalCatalogueBack();

private:
    QStringList on(const ConnectionAddress &address, const QStringList &command) const
    {
        return QStringList{u"--database"_s, address.withPassword()} + command;
    }
    static Answer interrupted(QProcess &process, int signal = SIGINT)
    {
        ::kill(pid_t(process.processId()), signal);
        return PageState::waitFor(process);
    }
    QString waiting() const
    {
        return m_server.sql(m_address,
                            u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                            "AND wait_event_type = 'Lock'"_s);
    }
    //! Sessions of the program, which must all be gone when it has ended.
    QString sessions() const
    {
        return m_server.sql(m_address,
                            u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                            "AND pid <> pg_backend_pid() AND application_name LIKE 'Catalpa%'"_s);
    }
    //! Keeps \a table from everybody until it goes out of scope.
    struct Blocked {
        Blocked(const ConnectionAddress &address, const QByteArray &table)
            : session(named(address))
            , transaction(session)
        {
            if (!transaction.begin() || !session.run("LOCK TABLE " + table))
                qFatal("The table could not be locked");
        }
        static ConnectionAddress named(ConnectionAddress address)
        {
            address.options.append({u"application_name"_s, u"test"_s});
            return address;
        }
        db::Session session;
        db::Transaction transaction;
    };

    TestServer m_server;
    ConnectionAddress m_address;
    PageState m_desk;
};

void InterruptionTest::init()
{
    m_address = m_server.createDatabase();
    QCOMPARE(m_desk.run(on(m_address, {u"migrate"_s, u"deploy"_s})).code, 0);
}

void InterruptionTest::stopsAQueryAtTheServer_data()
{
    QTest::addColumn<int>("signal");

    QTest::addRow("Ctrl+C") << SIGINT;
    QTest::addRow("kill") << SIGTERM;
    QTest::addRow("the terminal was closed") << SIGHUP;
}

void InterruptionTest::stopsAQueryAtTheServer()
{
    QFETCH(const int, signal);
    const Blocked blocked(m_address, "books");
    const auto process = m_desk.start(on(m_address, {u"--json"_s, u"books"_s}));
    QTRY_COMPARE(waiting(), u"1"_s);

    const Answer answer = interrupted(*process, signal);

    QCOMPARE(answer.code, 7);
    QCOMPARE(answer.err, QByteArray("catalpa-cli: This was stopped.\n"));
    QCOMPARE(answer.out, QByteArray());
    QTRY_COMPARE(sessions(), u"0"_s);
    QCOMPARE(waiting(), u"0"_s);
}

void InterruptionTest::stopsASeedAndNothingStays()
{
    {
        const Blocked blocked(m_address, "books IN SHARE MODE");
        const auto process = m_desk.start(on(m_address, {u"seed"_s}));
        QTRY_COMPARE(waiting(), u"1"_s);

        QCOMPARE(interrupted(*process).code, 7);
    }

    QTRY_COMPARE(sessions(), u"0"_s);
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM authors"_s), u"0"_s);
}

void InterruptionTest::stopsAMigrationAndNothingStays()
{
    m_server.sql(m_address,
                 u"ALTER TABLE authors DROP country;"
                 "DELETE FROM public._prisma_migrations WHERE migration_name LIKE '%add_country'"_s);
    {
        const Blocked blocked(m_address, "authors IN SHARE MODE");
        const auto process = m_desk.start(on(m_address, {u"migrate"_s, u"deploy"_s}));
        QTRY_COMPARE(waiting(), u"1"_s);

        const Answer answer = interrupted(*process);
        QCOMPARE(answer.code, 7);
        QVERIFY2(answer.err.startsWith("catalpa-cli: "), answer.err.constData());
    }

    QTRY_COMPARE(sessions(), u"0"_s);
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM public._prisma_migrations"_s), u"1"_s);
    QCOMPARE(m_desk.run(on(m_address, {u"migrate"_s, u"deploy"_s})).code, 0);
}

void InterruptionTest::stopsAFolderInTheMiddle()
{
    QVERIFY(QDir(m_desk.path(u"work"_s)).mkpath(u"own/1_readers"_s));
    QVERIFY(QDir(m_desk.path(u"work"_s)).mkpath(u"own/2_slow"_s));
    m_desk.write(u"own/1_readers/migration.sql"_s, "CREATE TABLE readers (id int)");
    m_desk.write(u"own/2_slow/migration.sql"_s, "ALTER TABLE readers ADD name text; SELECT pg_sleep(60)");
    const auto process = m_desk.start(on(m_address, {u"migrate"_s, u"deploy"_s, u"--from"_s, u"own"_s}));
    QTRY_COMPARE(m_server.sql(m_address,
                              u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                              "AND wait_event = 'PgSleep'"_s),
                 u"1"_s);

    const Answer answer = interrupted(*process);

    QCOMPARE(answer.code, 7);
    QVERIFY2(answer.out.startsWith("1 of 2  public/1_readers  applied"), answer.out.constData());
    QTRY_COMPARE(sessions(), u"0"_s);
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM information_schema.columns WHERE table_name = 'readers'"_s),
             u"1"_s);
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM public._prisma_migrations WHERE finished_at IS NULL"_s),
             u"0"_s);
}

void InterruptionTest::stopsWhileTheReaderIsSlow()
{
    m_server.sql(m_address,
                 u"INSERT INTO authors (name, bio) SELECT i::text, repeat('x', 1000) "
                 "FROM generate_series(1, 5000) i"_s);
    m_desk.setVariable(u"DATABASE_URL"_s, m_address.withPassword());
    QProcess reader; // Reads nothing.
    QProcess writer;
    writer.setStandardOutputProcess(&reader);
    writer.setProcessEnvironment([this] {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DATABASE_URL"_s, m_address.withPassword());
        return environment;
    }());
    reader.start(u"sleep"_s, {u"60"_s});
    writer.start(PageState::program(), {u"--json"_s, u"authors"_s});
    QVERIFY(writer.waitForStarted());
    const QString wchan = u"/proc/%1/syscall"_s.arg(writer.processId());
    QTRY_VERIFY([&wchan] { // Waits in write(1, …).
        QFile file(wchan);
        return file.open(QIODevice::ReadOnly) && file.readAll().startsWith("1 0x1 ");
    }());

    const Answer answer = interrupted(writer);

    QCOMPARE(answer.code, 7);
    QCOMPARE(answer.err, QByteArray("catalpa-cli: This was stopped.\n"));
    QTRY_COMPARE(sessions(), u"0"_s);
    reader.kill();
    reader.waitForFinished();
}

void InterruptionTest::stopsWhileTheServerIsSilent()
{
    FaultProxy proxy(m_server.overTcp(m_address));
    proxy.setSilent(true);
    const auto process = m_desk.start(on(proxy.address(), {u"authors"_s}));
    const QString port = QString::number(proxy.address().port, 16).rightJustified(4, u'0').toUpper();
    QTRY_VERIFY([&] { // The program has a connection to the proxy.
        QFile sockets(u"/proc/%1/net/tcp"_s.arg(process->processId()));
        return sockets.open(QIODevice::ReadOnly) && sockets.readAll().contains(":" + port.toLatin1() + " 01 ");
    }());

    QElapsedTimer time;
    time.start();
    const Answer answer = interrupted(*process);

    QCOMPARE(answer.code, 7);
    QVERIFY2(time.elapsed() < 8'000, qPrintable(QString::number(time.elapsed())));
}

void InterruptionTest::givesTheLocalCatalogueBack()
{
    const QString url = QString::fromUtf8(m_desk.run({u"local"_s, u"url"_s}).out).trimmed();
    QVERIFY2(url.contains(QString::fromLatin1(QUrl::toPercentEncoding(m_desk.path(u"share"_s)))), qPrintable(url));
    QCOMPARE(m_desk.run({u"--database"_s, u"local"_s, u"migrate"_s, u"deploy"_s}).code, 0);
    QCOMPARE(m_desk.run({u"local"_s, u"start"_s}).code, 0);
    const auto address = db::readAddress(url);
    QVERIFY(address);
    const Blocked blocked(*address, "books");
    const auto process = m_desk.start({u"--database"_s, u"local"_s, u"books"_s});
    db::Session watcher(Blocked::named(*address));
    QTRY_COMPARE(watcher.run("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")->integer(0, 0), 1);
    // From here on the program has the only lease, and the server is to stop with it.
    QVERIFY(QFile::remove(m_desk.path(u"share/catalpa/local/keep"_s)));

    const Answer answer = interrupted(*process);

    QCOMPARE(answer.code, 7);
    QCOMPARE(m_desk.run({u"local"_s, u"status"_s}).code, 3);
}

CATALPA_TEST(InterruptionTest)
#include "tst_interruption.moc"
