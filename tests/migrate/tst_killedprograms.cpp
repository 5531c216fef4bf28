// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/clifixture.h"
#include "db/address/addressreader.h"
#include "db/session.h"
#include "migrationfixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtCore/QDir>
#include <QtTest/QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

const QStringList names{u"1_a"_s, u"2_b"_s, u"3_c"_s, u"4_d"_s, u"5_e"_s, u"6_f"_s, u"7_g"_s, u"8_h"_s};
const auto pieces = u"4_d"_s; //!< The one without transaction.

//! Every step of a file can be held up: whoever comes to the step that probe.gate names waits for a lock of ours.
const auto probe = uR"sql(
    CREATE SCHEMA probe;
    CREATE TABLE probe.gate (step text);
    CREATE TABLE probe.counter (n int);
    INSERT INTO probe.counter VALUES (0);
    CREATE TABLE probe.things (n int);
    INSERT INTO probe.things VALUES (1), (2), (3);
    CREATE FUNCTION probe.pass(wanted text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
        IF EXISTS (SELECT FROM probe.gate WHERE step = wanted) THEN
            PERFORM pg_advisory_lock_shared(4711);
            PERFORM pg_advisory_unlock_shared(4711);
        END IF;
    END $$;
    CREATE FUNCTION probe.first(n int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS
        $$ BEGIN PERFORM probe.pass('4_d first index'); RETURN n; END $$;
    CREATE FUNCTION probe.second(n int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS
        $$ BEGIN PERFORM probe.pass('4_d second index'); RETURN n; END $$;
    CREATE FUNCTION probe.row_is_written() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM probe.pass(NEW.migration_name || CASE WHEN TG_WHEN = 'AFTER' THEN ' commit'
                                                      WHEN TG_OP = 'INSERT' THEN ' insert'
                                                      ELSE ' update ' || NEW.applied_steps_count END);
        RETURN NEW;
    END $$;
    CREATE TRIGGER before_row BEFORE INSERT OR UPDATE ON public._prisma_migrations
        FOR EACH ROW EXECUTE FUNCTION probe.row_is_written();
    CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT OR UPDATE ON public._prisma_migrations
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION probe.row_is_written();
)sql"_s;

const QByteArray piecewise = "CREATE INDEX CONCURRENTLY things_first ON probe.things (probe.first(n));\n"
                             "CREATE INDEX CONCURRENTLY things_second ON probe.things (probe.second(n));\n";

QByteArray transactional(const QString &name)
{
    return uR"sql(CREATE TABLE "first_%1" (id int);
UPDATE probe.counter SET n = n + 1;
SELECT probe.pass('%1 file');
SELECT pg_sleep(0.01);
CREATE TABLE "second_%1" (id int);
)sql"_s.arg(name)
        .toUtf8();
}

} // namespace

//! catalpa-cli is killed, as by a power cut, while it applies a folder of files.
class KilledProgramsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void isAtAFilesEdgeWheneverItIsKilled_data();
    void isAtAFilesEdgeWheneverItIsKilled();
    void isAtAFilesEdgeBehindAPooler_data();
    void isAtAFilesEdgeBehindAPooler();
    void killedWhileItWaitsForTheLockItLeavesNothing();
    void theNextOneWaitsForWhatTheServerStillDoes_data();
    void theNextOneWaitsForWhatTheServerStillDoes();
    void twoAtOnceApplyEachFileOnce();

private:
    static QStringList deploy(const ConnectionAddress &address, const QString &folder)
    {
        return {u"--database"_s, address.withPassword(), u"migrate"_s, u"deploy"_s, u"--from"_s, folder};
    }
    static void stepsOf(const QStringList &files);
    void killAt(const QString &step, const ConnectionAddress &address, const QString &folder);
    void kill(QProcess &process) const;
    bool isWaiting() const;
    bool isQuiet() const;
    QString offence(const QStringList &files) const;

    TestServer m_server;
    PageState m_desk;
    QString m_all; //!< The folder with all files.
    QString m_whole; //!< The folder with those that have a transaction.
    ConnectionAddress m_address;
};

void KilledProgramsTest::initTestCase()
{
    m_all = m_desk.path(u"work/all"_s);
    m_whole = m_desk.path(u"work/whole"_s);
    for (const QString &name : names) {
        QDir().mkpath(m_all + u'/' + name);
        m_desk.write(u"all/%1/migration.sql"_s.arg(name), name == pieces ? piecewise : transactional(name));
        if (name == pieces)
            continue;
        QDir().mkpath(m_whole + u'/' + name);
        m_desk.write(u"whole/%1/migration.sql"_s.arg(name), transactional(name));
    }
}

void KilledProgramsTest::init()
{
    m_address = m_server.createDatabase();
    m_server.sql(m_address, prismaTable);
    m_server.sql(m_address, probe);
}

//! A session waits at our gate, or for one that does.
bool KilledProgramsTest::isWaiting() const
{
    return m_server.sql(m_address,
                        u"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 "
                        "AND NOT granted AND database = (SELECT oid FROM pg_database "
                        "WHERE datname = current_database())"_s)
        != u"0"_s;
}

//! No server process works for a client any more, dead or not.
bool KilledProgramsTest::isQuiet() const
{
    return m_server.sql(m_address,
                        u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                        "AND pid <> pg_backend_pid() AND state <> 'idle'"_s)
        == u"0"_s;
}

void KilledProgramsTest::kill(QProcess &process) const
{
    process.kill(); // SIGKILL: nothing of it can say good-bye.
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
}

//! What does not fit together in the database: each file has left everything, with its row, or nothing.
QString KilledProgramsTest::offence(const QStringList &files) const
{
    const QStringList done =
        m_server.rows(m_address,
                      u"SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL "
                      "AND rolled_back_at IS NULL ORDER BY migration_name"_s);
    if (done != files.mid(0, done.size()))
        return u"applied, in this order: "_s + done.join(u' ');
    const QStringList begun = m_server.rows(m_address,
                                            u"SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL "
                                            "AND rolled_back_at IS NULL"_s);
    if (!begun.isEmpty() && (begun != QStringList{pieces} || done.size() != files.indexOf(pieces)))
        return u"begun and not finished: "_s + begun.join(u' ');

    QStringList tables;
    for (const QString &name : done) {
        if (name != pieces)
            tables += {u"first_"_s + name, u"second_"_s + name};
    }
    tables.sort();
    const QStringList found =
        m_server.rows(m_address, u"SELECT relname FROM pg_class WHERE relname ~ '^(first|second)_' ORDER BY 1"_s);
    if (found != tables)
        return u"tables: "_s + found.join(u' ') + u" of "_s + done.join(u' ');
    const QString count = m_server.sql(m_address, u"SELECT n FROM probe.counter"_s);
    if (count != QString::number(tables.size() / 2))
        return u"counted: "_s + count;
    if (done.contains(pieces)
        && m_server.sql(m_address,
                        u"SELECT count(*) FROM pg_index WHERE indisvalid "
                        "AND indrelid = 'probe.things'::regclass"_s)
            != u"2"_s)
        return u"indexes"_s;
    return {};
}

void KilledProgramsTest::killAt(const QString &step, const ConnectionAddress &address, const QString &folder)
{
    const QStringList files = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    m_server.sql(m_address, u"INSERT INTO probe.gate VALUES ('%1')"_s.arg(step));
    db::Session gate(m_address);
    QVERIFY(gate.run("SELECT pg_advisory_lock(4711)"));
    const auto program = m_desk.start(deploy(address, folder));
    QVERIFY(QTest::qWaitFor([&] { return isWaiting() || program->state() == QProcess::NotRunning; }, 20'000));
    QVERIFY2(isWaiting(), program->readAllStandardError() + program->readAllStandardOutput());

    kill(*program);
    QVERIFY(gate.run("SELECT pg_advisory_unlock(4711)"));

    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), 20'000);
    QCOMPARE(offence(files), QString());
    const Answer next = m_desk.run(deploy(address, folder));
    QVERIFY2(next.code == 0, next.err);
    QCOMPARE(offence(files), QString());
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL"_s),
             QString::number(files.size()));
}

void KilledProgramsTest::stepsOf(const QStringList &files)
{
    QTest::addColumn<QString>("step");
    for (const QString &file : files) {
        for (const QString &step : {u"insert"_s, u"file"_s, u"update 1"_s, u"commit"_s}) {
            const QString name = file + u' ' + step;
            QTest::addRow("%s", qPrintable(name)) << name;
        }
    }
}

void KilledProgramsTest::isAtAFilesEdgeWheneverItIsKilled_data()
{
    stepsOf({u"1_a"_s, u"2_b"_s, u"5_e"_s, u"8_h"_s});
    for (const QString &step : {u"insert"_s, u"commit"_s, u"first index"_s, u"update 1"_s, u"second index"_s}) {
        const QString name = pieces + u' ' + step;
        QTest::addRow("%s", qPrintable(name)) << name;
    }
}

void KilledProgramsTest::isAtAFilesEdgeWheneverItIsKilled()
{
    QFETCH(const QString, step);
    killAt(step, m_address, m_all);
}

void KilledProgramsTest::isAtAFilesEdgeBehindAPooler_data()
{
    stepsOf({u"2_b"_s, u"8_h"_s});
}

void KilledProgramsTest::isAtAFilesEdgeBehindAPooler()
{
    QFETCH(const QString, step);
    const TestBouncer bouncer(m_server);
    killAt(step, bouncer.pooled(m_address), m_whole);
}

void KilledProgramsTest::killedWhileItWaitsForTheLockItLeavesNothing()
{
    db::Session prisma(m_address);
    QVERIFY(prisma.run("SELECT pg_advisory_lock(72707369)"));
    const auto program = m_desk.start(deploy(m_address, m_all));
    QTRY_COMPARE_WITH_TIMEOUT(m_server.sql(m_address,
                                           u"SELECT count(*) FROM pg_stat_activity WHERE state = 'active' "
                                           "AND datname = current_database() AND query LIKE 'SELECT pg_sleep%'"_s),
                              u"1"_s, 20'000);

    kill(*program);

    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), 20'000);
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM _prisma_migrations"_s), u"0"_s);
    QVERIFY(prisma.run("SELECT pg_advisory_unlock(72707369)"));
    const Answer next = m_desk.run(deploy(m_address, m_all));
    QVERIFY2(next.code == 0, next.err);
    QCOMPARE(offence(names), QString());
}

void KilledProgramsTest::theNextOneWaitsForWhatTheServerStillDoes_data()
{
    QTest::addColumn<QString>("step");
    QTest::addRow("a file") << u"5_e file"_s;
    QTest::addRow("a commit") << u"5_e commit"_s;
}

//! The server does not notice at once that the program is dead, and goes on with what it was told last.
void KilledProgramsTest::theNextOneWaitsForWhatTheServerStillDoes()
{
    QFETCH(const QString, step);
    m_server.sql(m_address, u"INSERT INTO probe.gate VALUES ('%1')"_s.arg(step));
    db::Session gate(m_address);
    QVERIFY(gate.run("SELECT pg_advisory_lock(4711)"));
    const auto program = m_desk.start(deploy(m_address, m_all));
    QTRY_VERIFY_WITH_TIMEOUT(isWaiting(), 20'000);
    kill(*program);

    const auto next = m_desk.start(deploy(m_address, m_all));
    QTRY_COMPARE_WITH_TIMEOUT(m_server.sql(m_address,
                                           u"SELECT count(*) FROM pg_stat_activity WHERE state = 'active' "
                                           "AND datname = current_database() AND query LIKE 'SELECT pg_sleep($1%'"_s),
                              u"1"_s, 20'000);
    m_server.sql(m_address, u"DELETE FROM probe.gate"_s);
    QVERIFY(gate.run("SELECT pg_advisory_unlock(4711)"));

    const Answer answer = PageState::waitFor(*next);
    QVERIFY2(answer.code == 0, answer.err);
    QCOMPARE(offence(names), QString());
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM _prisma_migrations"_s), QString::number(names.size()));
}

void KilledProgramsTest::twoAtOnceApplyEachFileOnce()
{
    for (int round = 0; round < 5; ++round) {
        init();
        const auto first = m_desk.start(deploy(m_address, m_all));
        const auto second = m_desk.start(deploy(m_server.overTcp(m_address), m_all));

        for (QProcess *program : {first.get(), second.get()}) {
            const Answer answer = PageState::waitFor(*program);
            QVERIFY2(answer.code == 0, answer.err);
        }

        QCOMPARE(offence(names), QString());
        QCOMPARE(m_server.rows(m_address, u"SELECT migration_name FROM _prisma_migrations ORDER BY 1"_s), names);
    }
}

CATALPA_TEST(KilledProgramsTest)
#include "tst_killedprograms.moc"
