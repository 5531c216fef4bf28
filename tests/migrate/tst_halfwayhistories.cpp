// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A migration that stopped half-way, and what is asked for beside it.

#include "migrate/history/ledgerwriter.h"
#include "migrate/run/dryrunner.h"
#include "migrate/run/runner.h"
#include "migrationfixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::db;
using namespace catalpa::migrate;
using namespace catalpa::test;

using Extent = MigrationSelection::Extent;

namespace {

constexpr auto twoIndexes = "CREATE INDEX CONCURRENTLY things_n ON public.things (n);\n"
                            "CREATE UNIQUE INDEX CONCURRENTLY things_t ON public.things (t);\n";
constexpr auto withoutThem = "DROP INDEX CONCURRENTLY IF EXISTS public.things_t;\n"
                             "DROP INDEX CONCURRENTLY IF EXISTS public.things_n;\n";
constexpr auto tableAndIndex = "CREATE TABLE shelf (id int);\n"
                               "CREATE INDEX CONCURRENTLY shelf_id ON public.shelf (id);\n";

} // namespace

class HalfWayHistoriesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void nothingIsAppliedBesideIt_data();
    void nothingIsAppliedBesideIt();
    void allBeginsWithIt();
    void nothingElseIsTriedWhenItStopsAgain();
    void itIsNotRehearsedPast();

    void aRowThatTheLedgerDoesNotTakeIsAFailure();
    void aRowThatIsGoneIsAFailure();
    void aRecordRemovedMeanwhileIsTold_data();
    void aRecordRemovedMeanwhileIsTold();

    void whatAnotherProgramBeganMeanwhileIsNamed_data();
    void whatAnotherProgramBeganMeanwhileIsNamed();
    void aLedgerThatTakesNoRowsIsTold_data();
    void aLedgerThatTakesNoRowsIsTold();
    void aFileThatRemovesItsRecordIsTold();
    void whatIsTakenBackAlreadyIsNotTakenBackAgain();

private:
    static Bundle bundle(const QByteArray &down = withoutThem)
    {
        return {u"public"_s,
                {{u"1_alone"_s, "CREATE INDEX CONCURRENTLY other ON public.things (n, t);\n"},
                 {u"2_half"_s, twoIndexes, u"public"_s, down},
                 {u"3_plain"_s, "CREATE TABLE plain (id int);\n"},
                 {u"4_sections"_s, tableAndIndex}}};
    }
    static MigrationSelection only(const QString &name) { return {Extent::Only, {u"public"_s, name}}; }
    Result<MigrationReport> apply(const MigrationSelection &selection, const SchemaHistory::Progress &progress = {})
    {
        Session session(m_address);
        return Runner(session, {bundle()}).apply(selection, progress);
    }
    //! Its second index cannot be made as long as two things have the same text.
    void stopHalfWay()
    {
        m_server.sql(m_address, u"UPDATE things SET t = 'same'"_s);
        const auto report = apply(only(u"2_half"_s));
        if (!report || !report->failure)
            qFatal("it did not stop");
    }
    void mend() { m_server.sql(m_address, u"UPDATE things SET t = 'x' || n"_s); }
    QStringList recorded() const
    {
        return m_server.rows(m_address,
                             u"SELECT migration_name, finished_at IS NOT NULL FROM _prisma_migrations "
                             "WHERE rolled_back_at IS NULL ORDER BY 1"_s);
    }
    QStringList relations() const
    {
        return m_server.rows(m_address,
                             u"SELECT relname FROM pg_class WHERE relname IN "
                             "('other', 'things_n', 'things_t', 'plain', 'shelf', 'shelf_id') ORDER BY 1"_s);
    }

    TestServer m_server;
    ConnectionAddress m_address;
};

void HalfWayHistoriesTest::init()
{
    m_address = m_server.createDatabase();
    m_server.sql(m_address, u"CREATE TABLE things (n int, t text)"_s);
    m_server.sql(m_address, u"INSERT INTO things SELECT n, 'x' || n FROM generate_series(1, 100) AS n"_s);
    m_server.sql(m_address, prismaTable);
}

void HalfWayHistoriesTest::nothingIsAppliedBesideIt_data()
{
    QTest::addColumn<int>("extent");
    QTest::addColumn<QString>("name");
    QTest::newRow("only one that runs alone") << int(Extent::Only) << u"1_alone"_s;
    QTest::newRow("only one of one transaction") << int(Extent::Only) << u"3_plain"_s;
    QTest::newRow("only one of several") << int(Extent::Only) << u"4_sections"_s;
    QTest::newRow("all before it") << int(Extent::UpTo) << u"1_alone"_s;
}

void HalfWayHistoriesTest::nothingIsAppliedBesideIt()
{
    QFETCH(const int, extent);
    QFETCH(const QString, name);
    stopHalfWay();
    const QStringList before = relations();

    const auto report = apply({Extent(extent), {u"public"_s, name}});

    QVERIFY(!report);
    QCOMPARE(report.error().message, u"“Half” stopped half-way. Apply or take back that one first."_s);
    QCOMPARE(relations(), before);
    QCOMPARE(recorded(), QStringList{u"2_half|f"_s});
}

void HalfWayHistoriesTest::allBeginsWithIt()
{
    stopHalfWay();
    mend();

    const auto report = apply({});

    QVERIFY(report && !report->failure);
    QCOMPARE(report->done, keys({u"2_half"_s, u"1_alone"_s, u"3_plain"_s, u"4_sections"_s}));
    QCOMPARE(recorded(), QStringList({u"1_alone|t"_s, u"2_half|t"_s, u"3_plain|t"_s, u"4_sections|t"_s}));
}

void HalfWayHistoriesTest::nothingElseIsTriedWhenItStopsAgain()
{
    stopHalfWay();

    const auto report = apply({Extent::UpTo, {u"public"_s, u"3_plain"_s}});

    QVERIFY(report && report->failure);
    QCOMPARE(report->failure->key.name, u"2_half"_s);
    QVERIFY(report->done.isEmpty());
    QCOMPARE(recorded(), QStringList{u"2_half|f"_s});
}

void HalfWayHistoriesTest::itIsNotRehearsedPast()
{
    stopHalfWay();
    Session session(m_address);
    const QList<Bundle> bundles{bundle()};
    const SchemaHistory::Progress silent;

    const auto report = DryRunner(session, bundles, {}, silent).run(only(u"3_plain"_s));

    QVERIFY(!report);
    QCOMPARE(report.error().message, u"“Half” stopped half-way. Apply or take back that one first."_s);
}

void HalfWayHistoriesTest::aRowThatTheLedgerDoesNotTakeIsAFailure()
{
    stopHalfWay();
    Session session(m_address);
    const auto ledger = readLedger(session, u"public"_s);
    QVERIFY(ledger);

    const auto written = writeBeginning(session, *ledger, newEntry({u"1_alone"_s, "SELECT 1;"}), false);

    QVERIFY(!written);
    QVERIFY(!written.error().message.isEmpty());
    QCOMPARE(recorded(), QStringList{u"2_half|f"_s});
}

void HalfWayHistoriesTest::aRowThatIsGoneIsAFailure()
{
    Session session(m_address);
    const LedgerEntry nowhere = newEntry({u"1_alone"_s, "SELECT 1;"});

    QVERIFY(!writeProgress(session, nowhere, 1));
    QVERIFY(!writeCompleted(session, nowhere, false));
    QVERIFY(!writeStopped(session, nowhere, u"why"_s));
    QVERIFY(createNotes(session));
    QVERIFY(!writeCompleted(session, nowhere, true));
}

void HalfWayHistoriesTest::aRecordRemovedMeanwhileIsTold_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("done");
    QTest::newRow("before its last statement, which runs alone") << u"4_sections"_s << 1;
    QTest::newRow("before its second index") << u"2_half"_s << 1;
}

void HalfWayHistoriesTest::aRecordRemovedMeanwhileIsTold()
{
    QFETCH(const QString, name);
    QFETCH(const int, done);
    const auto remove = [&](const MigrationEvent &event) {
        if (event.kind == MigrationEvent::Kind::Statement && event.statement == done)
            m_server.sql(m_address, u"DELETE FROM _prisma_migrations"_s);
    };

    const auto report = apply(only(name), remove);

    QVERIFY(report && report->failure);
    QVERIFY(report->done.isEmpty());
    const QString said = report->failure->error.message;
    QVERIFY2(said.contains(u"2 statement(s) are done and stay"_s), qPrintable(said));
    QVERIFY2(said.contains(u"record"_s) && said.contains(u"Look at the list"_s), qPrintable(said));
    QVERIFY2(!said.contains(u"Apply it again"_s), qPrintable(said));
}

void HalfWayHistoriesTest::whatAnotherProgramBeganMeanwhileIsNamed_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("one transaction") << u"3_plain"_s;
    QTest::newRow("several") << u"4_sections"_s;
    QTest::newRow("alone") << u"1_alone"_s;
}

void HalfWayHistoriesTest::whatAnotherProgramBeganMeanwhileIsNamed()
{
    QFETCH(const QString, name);
    const QString checksum = QString::fromLatin1(bundle().find(u"2_half"_s)->checksum());
    const auto begin = [&](const MigrationEvent &event) {
        if (event.kind == MigrationEvent::Kind::Started) {
            m_server.sql(m_address,
                         u"INSERT INTO _prisma_migrations (id, checksum, migration_name, applied_steps_count) "
                         "VALUES ('x', '%1', '2_half', 1)"_s.arg(checksum));
        }
    };

    const auto report = apply(only(name), begin);

    QVERIFY(!report);
    QCOMPARE(report.error().message, u"“Half” stopped half-way. Apply or take back that one first."_s);
    QVERIFY(relations().isEmpty());
}

void HalfWayHistoriesTest::aLedgerThatTakesNoRowsIsTold_data()
{
    whatAnotherProgramBeganMeanwhileIsNamed_data();
}

void HalfWayHistoriesTest::aLedgerThatTakesNoRowsIsTold()
{
    QFETCH(const QString, name);
    m_server.sql(m_address, u"CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"_s);
    m_server.sql(m_address,
                 u"CREATE TRIGGER refuse BEFORE INSERT ON _prisma_migrations FOR EACH ROW EXECUTE FUNCTION refuse()"_s);

    const auto report = apply(only(name));

    QVERIFY(!report);
    QVERIFY2(report.error().message.contains(u"could not be recorded"_s), qPrintable(report.error().message));
    QVERIFY(relations().isEmpty());
}

void HalfWayHistoriesTest::aFileThatRemovesItsRecordIsTold()
{
    Session session(m_address);
    const Bundle careless{u"public"_s,
                          {{u"1_careless"_s, QByteArray(tableAndIndex) + "DELETE FROM _prisma_migrations;\n"}}};

    const auto report = Runner(session, {careless}).apply();

    QVERIFY(report && report->failure);
    const QString said = report->failure->error.message;
    QVERIFY2(said.contains(u"2 statement(s) are done and stay"_s), qPrintable(said));
    QVERIFY2(!said.contains(u"ivision"_s), qPrintable(said));
    QVERIFY2(said.contains(u"record"_s), qPrintable(said));
}

void HalfWayHistoriesTest::whatIsTakenBackAlreadyIsNotTakenBackAgain()
{
    QVERIFY(apply(only(u"2_half"_s))->done.size() == 1);
    const auto takeBack = [this](const MigrationEvent &event) {
        if (event.kind == MigrationEvent::Kind::Started)
            m_server.sql(m_address, u"UPDATE _prisma_migrations SET rolled_back_at = now()"_s);
    };
    Session session(m_address);

    const auto report = Runner(session, {bundle()}).undo({u"public"_s, u"2_half"_s}, takeBack);

    QVERIFY(report && !report->failure);
    QVERIFY(report->done.isEmpty());
    QCOMPARE(relations(), QStringList({u"things_n"_s, u"things_t"_s}));
}

CATALPA_TEST(HalfWayHistoriesTest)
#include "tst_halfwayhistories.moc"
