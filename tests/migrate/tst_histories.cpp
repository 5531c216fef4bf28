// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/history/resolution.h"
#include "migrate/run/runner.h"
#include "migrationfixture.h"
#include "schema/comparison.h"
#include "schema/snapshot.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::db;
using namespace catalpa::migrate;
using namespace catalpa::test;

namespace {

Migration reversible(const QString &name, const QByteArray &up, const QByteArray &down,
                     const QString &schema = u"public"_s)
{
    return {name, up, schema, down};
}

QStringList states(const SchemaStatus &status)
{
    static const char *const words[] = {"pending", "applied", "failed", "rolledBack", "edited", "missingHere"};
    QStringList list;
    for (const MigrationStep &step : status.steps)
        list +=
            u"%1/%2 %3"_s.arg(step.migration.schema, step.migration.name, QString::fromLatin1(words[int(step.state)]));
    return list;
}

} // namespace

//! Two histories side by side, choosing among what is pending, taking back, resolving.
class HistoriesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_address = m_server.createDatabase(); }

    void twoSchemasHaveALedgerEach()
    {
        Session session(m_address);
        const QList<Bundle> bundles{shared(), own()};

        const auto report = Runner(session, bundles).apply();

        QVERIFY(report && !report->failure);
        QCOMPARE(report->done.size(), 3);
        QCOMPARE(report->done.last(), (MigrationKey{u"catalpa"_s, u"1_keys"_s}));
        QCOMPARE(names(u"public"_s), QStringList({u"1_a"_s, u"2_b"_s}));
        QCOMPARE(names(u"catalpa"_s), QStringList({u"1_keys"_s}));
        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('catalpa.keys') IS NOT NULL"_s), u"t"_s);
        const auto status = Runner(session, bundles).status();
        QCOMPARE(states(*status),
                 QStringList({u"public/1_a applied"_s, u"public/2_b applied"_s, u"catalpa/1_keys applied"_s}));
    }

    void whoAppliedItIsNoted()
    {
        Session session(m_address);
        const QList<Bundle> bundles{shared(), own()};

        QVERIFY(Runner(session, bundles).apply());

        const auto status = Runner(session, bundles).status();
        for (const MigrationStep &step : status->steps)
            QCOMPARE(step.appliedBy, u"catalpa"_s);
        QVERIFY(status->obstacles.isEmpty());
    }

    void aFolderOfSomebodysOwnLeavesNoNotes()
    {
        Session session(m_address);

        QVERIFY(Runner(session, {shared()}).apply());

        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM pg_namespace WHERE nspname = 'catalpa'"_s), u"0"_s);
        QCOMPARE(Runner(session, {shared()}).status()->steps.first().appliedBy, QString());
    }

    void aBlockedSchemaDoesNotHoldUpTheOther()
    {
        m_server.sql(m_address, u"CREATE SCHEMA catalpa"_s);
        m_server.sql(m_address, u"CREATE TABLE catalpa.stranger ()"_s);
        Session session(m_address);
        const QList<Bundle> bundles{shared(), own()};

        const auto status = Runner(session, bundles).status();
        QCOMPARE(status->pending(), 3);
        QCOMPARE(status->applicable(), 2);
        QVERIFY(status->isBlocked(u"catalpa"_s));
        QVERIFY(!status->isBlocked(u"public"_s));
        const auto report = Runner(session, bundles).apply();

        QCOMPARE(report->done, keys({u"1_a"_s, u"2_b"_s}));
        QVERIFY(!report->failure);
        QCOMPARE(Runner(session, bundles).apply().error(), *status->obstacle(u"catalpa"_s));
    }

    void ourOwnWaitsForTheSharedOneItStandsOn()
    {
        m_server.sql(m_address, u"CREATE TABLE public.stranger ()"_s);
        Session session(m_address);
        const QList<Bundle> bundles{shared(), own()};

        const auto status = Runner(session, bundles).status();

        QCOMPARE(status->applicable(), 0);
        QVERIFY(status->isBlocked(u"catalpa"_s));
        QCOMPARE(Runner(session, bundles).apply().error(), *status->obstacle(u"public"_s));
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM pg_namespace WHERE nspname = 'catalpa'"_s), u"0"_s);
    }

    void onlyOneOrUpToOneCanBeApplied()
    {
        Session session(m_address);
        Bundle bundle = shared();
        bundle.migrations += reversible(u"3_c"_s, "CREATE TABLE c ();\n", "DROP TABLE c;\n");
        using Extent = MigrationSelection::Extent;

        QCOMPARE(Runner(session, {bundle}).apply({Extent::UpTo, {u"public"_s, u"2_b"_s}})->done,
                 keys({u"1_a"_s, u"2_b"_s}));
        QCOMPARE(Runner(session, {bundle}).apply({Extent::Only, {u"public"_s, u"3_c"_s}})->done, keys({u"3_c"_s}));
        QCOMPARE(Runner(session, {bundle}).apply({Extent::Only, {u"public"_s, u"3_c"_s}}).error().kind,
                 ErrorKind::Invalid);
        QCOMPARE(Runner(session, {bundle}).apply({Extent::Only, {u"public"_s, u"4_d"_s}}).error().kind,
                 ErrorKind::Missing);
        QVERIFY(Runner(session, {bundle}).apply({Extent::UpTo, {u"public"_s, u"3_c"_s}})->done.isEmpty());
    }

    void theSameTextUnderAnotherNameIsApplied()
    {
        Session session(m_address);
        const Bundle theirs{u"public"_s, {{u"20240101000000_start"_s, "CREATE TABLE a ();\n"}}};
        QVERIFY(Runner(session, {theirs}).apply());

        const auto status = Runner(session, {shared()}).status();

        QCOMPARE(states(*status), QStringList({u"public/1_a applied"_s, u"public/2_b pending"_s}));
        QCOMPARE(status->steps.first().recordedAs, u"20240101000000_start"_s);
        QCOMPARE(Runner(session, {shared()}).apply()->done, keys({u"2_b"_s}));
        QCOMPARE(Runner(session, {shared()}).undo({u"public"_s, u"1_a"_s})->done, keys({u"2_b"_s, u"1_a"_s}));
        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('a')"_s), QString());
    }

    void takesBackInReverseOrderAndCanApplyAgain()
    {
        Session session(m_address);
        QVERIFY(Runner(session, {shared()}).apply());

        const auto undone = Runner(session, {shared()}).undo({u"public"_s, u"1_a"_s});

        QVERIFY(undone && !undone->failure);
        QCOMPARE(undone->done, keys({u"2_b"_s, u"1_a"_s}));
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM pg_tables WHERE tablename IN ('a', 'b')"_s), u"0"_s);
        QCOMPARE(m_server.sql(m_address,
                              u"SELECT bool_and(finished_at IS NOT NULL AND rolled_back_at IS NOT NULL) "
                              "FROM _prisma_migrations"_s),
                 u"t"_s);
        QCOMPARE(states(*Runner(session, {shared()}).status()),
                 QStringList({u"public/1_a rolledBack"_s, u"public/2_b rolledBack"_s}));
        QCOMPARE(Runner(session, {shared()}).apply()->done.size(), 2);
        QCOMPARE(states(*Runner(session, {shared()}).status()),
                 QStringList({u"public/1_a applied"_s, u"public/2_b applied"_s}));
    }

    void takesNothingBackWhenOneCannotBe()
    {
        Session session(m_address);
        Bundle bundle = shared();
        bundle.migrations += Migration{u"3_for_ever"_s, "CREATE TABLE c ();\n"};
        QVERIFY(Runner(session, {bundle}).apply());

        const auto undone = Runner(session, {bundle}).undo({u"public"_s, u"1_a"_s});

        QCOMPARE(undone.error().kind, ErrorKind::Invalid);
        QVERIFY(undone.error().message.contains(u"For ever"_s));
        QCOMPARE(Runner(session, {bundle}).status()->pending(), 0);
        QCOMPARE(Runner(session, {bundle}).undo({u"public"_s, u"9_x"_s}).error().kind, ErrorKind::Missing);
    }

    void aFailedUndoChangesNothing()
    {
        Session session(m_address);
        Bundle bundle{u"public"_s, {reversible(u"1_a"_s, "CREATE TABLE a ();\n", "DROP TABLE a;\nDROP TABLE nope;\n")}};
        QVERIFY(Runner(session, {bundle}).apply());

        const auto undone = Runner(session, {bundle}).undo({u"public"_s, u"1_a"_s});

        QVERIFY(undone && undone->failure);
        QVERIFY(undone->done.isEmpty());
        QCOMPARE(undone->failure->path, u"public/1_a/down.sql"_s);
        QCOMPARE(undone->failure->line, 2);
        QCOMPARE(undone->failure->statement, u"DROP TABLE nope;"_s);
        QCOMPARE(states(*Runner(session, {bundle}).status()), QStringList({u"public/1_a applied"_s}));
        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('a')"_s), u"a"_s);
    }

    void anUndoWithACommitOfItsOwnIsOneTransactionAllTheSame()
    {
        Session session(m_address);
        Bundle bundle{u"public"_s, {reversible(u"1_a"_s, "CREATE TABLE a ();\n", "DROP TABLE a;\nCOMMIT;\n")}};
        QVERIFY(Runner(session, {bundle}).apply());

        const auto undone = Runner(session, {bundle}).undo({u"public"_s, u"1_a"_s});

        QVERIFY(undone);
        QVERIFY(!undone->failure);
        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('a')"_s), QString());
        Bundle broken{u"public"_s,
                      {reversible(u"1_a"_s, "CREATE TABLE a ();\n", "DROP TABLE a;\nCOMMIT;\nDROP TABLE nope;\n")}};
        QVERIFY(Runner(session, {broken}).apply());
        QVERIFY(Runner(session, {broken}).undo({u"public"_s, u"1_a"_s})->failure);
        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('a')"_s), u"a"_s);
    }

    void resolvesAsPrismaDoes()
    {
        m_server.sql(m_address, prismaTable);
        m_server.sql(m_address,
                     u"INSERT INTO _prisma_migrations (id, checksum, migration_name, logs) "
                     "VALUES ('x', 'y', '1_a', 'it broke')"_s);
        Session session(m_address);
        const QList<Bundle> bundles{shared()};
        const MigrationKey first{u"public"_s, u"1_a"_s};
        const MigrationKey second{u"public"_s, u"2_b"_s};
        QCOMPARE(Runner(session, bundles).apply().error().kind, ErrorKind::Schema); // P3009

        QCOMPARE(resolve(session, bundles, second, Resolution::RolledBack).error().detail, u"P3011"_s);
        QCOMPARE(resolve(session, bundles, {u"public"_s, u"9_x"_s}, Resolution::Applied).error().detail, u"P3017"_s);
        QVERIFY(resolve(session, bundles, first, Resolution::RolledBack));
        QVERIFY(Runner(session, bundles).status()->obstacles.isEmpty());
        QVERIFY(resolve(session, bundles, first, Resolution::Applied));
        QCOMPARE(resolve(session, bundles, first, Resolution::Applied).error().detail, u"P3008"_s);
        QCOMPARE(resolve(session, bundles, first, Resolution::RolledBack).error().detail, u"P3012"_s);

        QCOMPARE(states(*Runner(session, bundles).status()),
                 QStringList({u"public/1_a applied"_s, u"public/2_b pending"_s}));
        QCOMPARE(m_server.rows(m_address,
                               u"SELECT applied_steps_count, logs = '', started_at = finished_at, checksum "
                               "FROM _prisma_migrations WHERE rolled_back_at IS NULL"_s),
                 QStringList({u"0|t|t|%1"_s.arg(QString::fromLatin1(shared().migrations.first().checksum()))}));
    }

    void resolvingMakesALedgerWhereThereIsNone()
    {
        m_server.sql(m_address, u"CREATE TABLE a ()"_s);
        Session session(m_address);

        QVERIFY(resolve(session, {shared()}, {u"public"_s, u"1_a"_s}, Resolution::Applied));

        QCOMPARE(Runner(session, {shared()}).apply()->done, keys({u"2_b"_s}));
    }

    void marksAllOrNothingAsApplied()
    {
        Session session(m_address);
        const QList<Bundle> bundles{shared(), own()};
        const QList<MigrationKey> all = keys({u"1_a"_s, u"2_b"_s}) + QList<MigrationKey>{{u"catalpa"_s, u"1_keys"_s}};

        QVERIFY(markApplied(session, bundles, all));

        QCOMPARE(Runner(session, bundles).status()->pending(), 0);
        QCOMPARE(markApplied(session, bundles, all).error().kind, ErrorKind::Conflict);
    }

    void twoProgramsResolveOnce()
    {
        Session one(m_address);
        Session two(m_address);
        QVERIFY(resolve(one, {shared()}, {u"public"_s, u"1_a"_s}, Resolution::Applied));

        QCOMPARE(resolve(two, {shared()}, {u"public"_s, u"1_a"_s}, Resolution::Applied).error().kind,
                 ErrorKind::Invalid);

        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM _prisma_migrations"_s), u"1"_s);
    }

    void ourOwnIsTakenBackWithTheSharedOneItStandsOn()
    {
        Session session(m_address);
        const QList<Bundle> bundles{shared(), own()};
        QVERIFY(Runner(session, bundles).apply());

        const auto undone = Runner(session, bundles).undo({u"public"_s, u"2_b"_s});

        QCOMPARE(undone->done, (QList<MigrationKey>{{u"catalpa"_s, u"1_keys"_s}, {u"public"_s, u"2_b"_s}}));
        QCOMPARE(Runner(session, bundles).undo({u"public"_s, u"1_a"_s})->done, keys({u"1_a"_s}));
    }

    void whatCatalpaBringsAlongComesBackTheSame()
    {
        Session session(m_address);
        const auto bundles = bundledMigrations().value();
        const QStringList schemas{u"public"_s, u"catalpa"_s};
        QVERIFY(!Runner(session, bundles).apply()->failure);
        const schema::SchemaSnapshot first = schema::readSnapshot(session, schemas).value();

        const auto undone = Runner(session, bundles).undo({u"public"_s, initName});
        const schema::SchemaSnapshot nothing = schema::readSnapshot(session, schemas).value();
        const auto again = Runner(session, bundles).apply();

        QVERIFY(undone && !undone->failure);
        QCOMPARE(undone->done.size(), 14);
        QVERIFY(nothing.isEmpty());
        QVERIFY(again && !again->failure);
        QCOMPARE(again->done.size(), 14);
        QCOMPARE(schema::compare(first, schema::readSnapshot(session, schemas).value()), QList<SchemaDifference>());
        QVERIFY(!first.isEmpty());
    }

    void statusIsOneRoundTrip()
    {
        FaultProxy line(m_server.overTcp(m_address));
        Session session(line.address());
        QVERIFY(Runner(session, {shared(), own()}).apply());
        line.resetRoundTrips();

        QVERIFY(Runner(session, {shared(), own()}).status());

        QCOMPARE(line.roundTrips(), 1);
    }

private:
    static Bundle shared()
    {
        return {u"public"_s,
                {reversible(u"1_a"_s, "CREATE TABLE a ();\n", "DROP TABLE a;\n"),
                 reversible(u"2_b"_s, "CREATE TABLE b ();\n", "DROP TABLE b;\n")}};
    }
    static Bundle own()
    {
        return {u"catalpa"_s, {reversible(u"1_keys"_s, "CREATE TABLE keys ();\n", "DROP TABLE keys;\n", u"catalpa"_s)}};
    }
    QStringList names(const QString &schema) const
    {
        return m_server.rows(m_address,
                             u"SELECT migration_name FROM %1._prisma_migrations ORDER BY started_at"_s.arg(schema));
    }

    TestServer m_server;
    ConnectionAddress m_address;
};

CATALPA_TEST(HistoriesTest)
#include "tst_histories.moc"
