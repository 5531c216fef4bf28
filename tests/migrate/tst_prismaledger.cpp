// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/runner.h"
#include "migrationfixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;
using catalpa::db::Session;

namespace {

const QString columnsOf = uR"sql(
    SELECT column_name, ordinal_position, column_default, is_nullable, udt_name, character_maximum_length,
           numeric_precision, datetime_precision
      FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '%1' ORDER BY ordinal_position)sql"_s;

const QString constraintsOf = uR"sql(
    SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'public.%1'::regclass ORDER BY conname)sql"_s;

const QString indexesOf = uR"sql(
    SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = '%1' ORDER BY indexname)sql"_s;

const QString ledgerRows = uR"sql(
    SELECT checksum, finished_at IS NOT NULL, migration_name, logs, rolled_back_at, applied_steps_count
      FROM _prisma_migrations ORDER BY started_at)sql"_s;

QList<MigrationState> statesOf(const SchemaStatus &status)
{
    QList<MigrationState> states;
    for (const MigrationStep &step : status.steps)
        states += step.state;
    return states;
}

} // namespace

//! What Prisma finds in a database of ours, and we in one of Prisma's.
class PrismaLedgerTest : public QObject {
    Q_OBJECT

private:
    //! A database as `prisma migrate deploy` leaves it with the first \a count of the guide's migrations.
    ConnectionAddress databaseOfPrisma(int count)
    {
        const ConnectionAddress address = m_server.createDatabase();
        m_server.sql(address, test::prismaTable);
        for (const Migration &migration : m_bundle.migrations.first(count)) {
            m_server.sql(address, QString::fromUtf8(migration.sql));
            m_server.sql(address,
                         uR"sql(INSERT INTO _prisma_migrations VALUES
                (gen_random_uuid()::text, '%1', now(), '%2', NULL, NULL, now() - interval '5 ms', 1))sql"_s.arg(
                             QString::fromLatin1(migration.checksum()), migration.name));
        }
        return address;
    }

private Q_SLOTS:
    void createsExactlyTheTablesOfTheGuide()
    {
        const ConnectionAddress address = m_server.createDatabase();
        Session session(address);

        const auto report = Runner(session, {m_bundle}).apply();

        QVERIFY(report);
        QVERIFY(!report->failure);
        QCOMPARE(report->done, test::keys({test::initName, test::countryName}));
        QCOMPARE(m_server.rows(address, columnsOf.arg(u"authors"_s)),
                 QStringList({u"id|1|nextval('authors_id_seq'::regclass)|NO|int4|∅|32|∅"_s, u"name|2|∅|NO|text|∅|∅|∅"_s,
                              u"bio|3|∅|YES|text|∅|∅|∅"_s, u"created_at|4|CURRENT_TIMESTAMP|NO|timestamp|∅|∅|3"_s,
                              u"country|5|∅|YES|text|∅|∅|∅"_s}));
        QCOMPARE(
            m_server.rows(address, columnsOf.arg(u"books"_s)),
            QStringList({u"id|1|nextval('books_id_seq'::regclass)|NO|int4|∅|32|∅"_s, u"title|2|∅|NO|text|∅|∅|∅"_s,
                         u"author_id|3|∅|NO|int4|∅|32|∅"_s, u"created_at|4|CURRENT_TIMESTAMP|NO|timestamp|∅|∅|3"_s}));
        QCOMPARE(m_server.rows(address, constraintsOf.arg(u"authors"_s)),
                 QStringList({u"authors_pkey|PRIMARY KEY (id)"_s}));
        QCOMPARE(m_server.rows(address, constraintsOf.arg(u"books"_s)),
                 QStringList({u"books_author_id_fkey|FOREIGN KEY (author_id) REFERENCES authors(id) "
                              "ON UPDATE CASCADE ON DELETE RESTRICT"_s,
                              u"books_pkey|PRIMARY KEY (id)"_s}));
        QCOMPARE(m_server.rows(address,
                               u"SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
                               "AND relkind = 'r' ORDER BY relname"_s),
                 QStringList({u"_prisma_migrations"_s, u"authors"_s, u"books"_s}));
    }

    void keepsTheLedgerThatPrismaCreates()
    {
        const ConnectionAddress ours = m_server.createDatabase();
        Session session(ours);
        QVERIFY(Runner(session, {m_bundle}).apply());
        const ConnectionAddress theirs = databaseOfPrisma(0);

        for (const QString &question : {columnsOf, constraintsOf, indexesOf}) {
            const QString query = question.arg(u"_prisma_migrations"_s);
            QCOMPARE(m_server.rows(ours, query), m_server.rows(theirs, query));
            QVERIFY(!m_server.rows(ours, query).isEmpty());
        }
    }

    void writesTheRowsThatPrismaWrites()
    {
        const ConnectionAddress ours = m_server.createDatabase();
        Session session(ours);
        const QDateTime before = QDateTime::currentDateTimeUtc();

        QVERIFY(Runner(session, {m_bundle}).apply());

        const QDateTime after = QDateTime::currentDateTimeUtc();
        QCOMPARE(m_server.rows(ours, ledgerRows), m_server.rows(databaseOfPrisma(2), ledgerRows));
        QCOMPARE(m_server.rows(ours, ledgerRows).constFirst(),
                 u"b8288abb5ac35595f5bf17cbcf6ac67aa12590cbe73e96cf1487128011ac12df|t|20250203204157_init|∅|∅|1"_s);
        const QRegularExpression uuid(u"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s);
        for (const QString &id : m_server.rows(ours, u"SELECT id FROM _prisma_migrations"_s))
            QVERIFY2(uuid.match(id).hasMatch(), qPrintable(id));
        const auto status = Runner(session, {m_bundle}).status();
        for (const MigrationStep &step : status->steps) {
            QVERIFY(step.startedAt >= before);
            QVERIFY(step.startedAt <= step.finishedAt);
            QVERIFY(step.finishedAt <= after);
        }
    }

    //! The times are this computer's in UTC, whatever zone the role prefers.
    void keepsTimesInUtcUnderAnotherTimeZone()
    {
        const ConnectionAddress address = m_server.createDatabase();
        m_server.sql(address, u"ALTER DATABASE \"%1\" SET TimeZone = 'Asia/Kathmandu'"_s.arg(address.database));
        Session session(address);

        QVERIFY(Runner(session, {m_bundle}).apply());

        const auto status = Runner(session, {m_bundle}).status();
        const qint64 age = status->steps.constFirst().startedAt.secsTo(QDateTime::currentDateTimeUtc());
        QVERIFY2(age >= 0 && age < 60, qPrintable(QString::number(age)));
        QCOMPARE(m_server.sql(address, u"SELECT now() - started_at < interval '1 min' FROM _prisma_migrations"_s),
                 u"t"_s);
    }

    void findsNothingToDoInACompleteDatabaseOfPrisma()
    {
        const ConnectionAddress address = databaseOfPrisma(2);
        const QStringList before = m_server.rows(address, u"SELECT * FROM _prisma_migrations"_s);
        Session session(address);
        Runner runner(session, {m_bundle});

        const auto status = runner.status();
        const auto report = runner.apply();

        QVERIFY(status);
        QCOMPARE(statesOf(*status), QList({MigrationState::Applied, MigrationState::Applied}));
        QCOMPARE(status->pending(), 0);
        QVERIFY(!status->obstacle());
        QVERIFY(report);
        QVERIFY(report->done.isEmpty());
        QVERIFY(!report->failure);
        QCOMPARE(m_server.rows(address, u"SELECT * FROM _prisma_migrations"_s), before);
    }

    void continuesWherePrismaStopped()
    {
        const ConnectionAddress address = databaseOfPrisma(1);
        m_server.sql(address, u"INSERT INTO authors (name) VALUES ('Božena Němcová')"_s);
        Session session(address);
        Runner runner(session, {m_bundle});
        QCOMPARE(statesOf(*runner.status()), QList({MigrationState::Applied, MigrationState::Pending}));

        const auto report = runner.apply();

        QCOMPARE(report->done, test::keys({test::countryName}));
        QCOMPARE(m_server.rows(address, ledgerRows), m_server.rows(databaseOfPrisma(2), ledgerRows));
        QCOMPARE(m_server.rows(address, u"SELECT name, country FROM authors"_s), QStringList({u"Božena Němcová|∅"_s}));
    }

    void stopsAtAMigrationThatPrismaLeftFailed()
    {
        const ConnectionAddress address = databaseOfPrisma(2);
        m_server.sql(address,
                     u"UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0, "
                     "logs = E'Position:\\n\\033[1m  3\\033[0m <b> & \"x\" 😀' "
                     "WHERE migration_name LIKE '%add_country'"_s);
        Session session(address);
        Runner runner(session, {m_bundle});

        const auto status = runner.status();
        const auto report = runner.apply();

        QCOMPARE(statesOf(*status), QList({MigrationState::Applied, MigrationState::Failed}));
        QVERIFY(status->obstacle());
        QCOMPARE(status->obstacle()->kind, ErrorKind::Schema);
        QVERIFY(status->obstacle()->message.contains(test::countryName));
        QCOMPARE(status->steps.at(1).logs, u"Position:\n\u001b[1m  3\u001b[0m <b> & \"x\" 😀"_s);
        QVERIFY(!report);
        QCOMPARE(report.error(), *status->obstacle());
    }

    void appliesAgainWhatWasResolvedAsRolledBack()
    {
        const ConnectionAddress address = databaseOfPrisma(2);
        m_server.sql(address, u"ALTER TABLE authors DROP COLUMN country"_s);
        m_server.sql(address,
                     u"UPDATE _prisma_migrations SET finished_at = NULL, rolled_back_at = now(), "
                     "applied_steps_count = 0 WHERE migration_name LIKE '%add_country'"_s);
        Session session(address);
        Runner runner(session, {m_bundle});
        QCOMPARE(statesOf(*runner.status()), QList({MigrationState::Applied, MigrationState::RolledBack}));

        const auto report = runner.apply();

        QCOMPARE(report->done, test::keys({test::countryName}));
        QCOMPARE(statesOf(*runner.status()), QList({MigrationState::Applied, MigrationState::Applied}));
        QCOMPARE(m_server.sql(address, u"SELECT count(*) FROM _prisma_migrations"_s), u"3"_s);
    }

    void showsAnEditedFileAndGoesOn()
    {
        const ConnectionAddress address = databaseOfPrisma(1);
        m_server.sql(address, u"UPDATE _prisma_migrations SET checksum = repeat('a', 64)"_s);
        Session session(address);
        Runner runner(session, {m_bundle});

        QCOMPARE(statesOf(*runner.status()), QList({MigrationState::Edited, MigrationState::Pending}));
        QCOMPARE(runner.apply()->done, test::keys({test::countryName}));
    }

    void showsWhatANewerProgramApplied()
    {
        const ConnectionAddress address = databaseOfPrisma(2);
        m_server.sql(address,
                     u"INSERT INTO _prisma_migrations VALUES (gen_random_uuid()::text, repeat('b', 64), now(), "
                     "'20990101000000_later', NULL, NULL, now(), 1)"_s);
        Session session(address);

        const auto status = Runner(session, {m_bundle}).status();

        QCOMPARE(statesOf(*status),
                 QList({MigrationState::Applied, MigrationState::Applied, MigrationState::MissingHere}));
        QVERIFY(!status->obstacle());
    }

    void leavesAForeignDatabaseAlone_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("part");
        QTest::addRow("tables of somebody") << u"CREATE TABLE stock (id int)"_s << u"“stock”"_s;
        QTest::addRow("a catalogue made otherwise")
            << u"CREATE TABLE authors (id int); CREATE TABLE books (id int)"_s << u"Adopt the tables"_s;
        QTest::addRow("another _prisma_migrations")
            << u"CREATE TABLE _prisma_migrations (name text, done boolean)"_s << u"_prisma_migrations"_s;
    }

    void leavesAForeignDatabaseAlone()
    {
        QFETCH(const QString, sql);
        QFETCH(const QString, part);
        const ConnectionAddress address = m_server.createDatabase();
        m_server.sql(address, sql);
        const QString tables = u"SELECT relname, relnatts FROM pg_class "
                               "WHERE relnamespace = 'public'::regnamespace ORDER BY 1"_s;
        const QStringList before = m_server.rows(address, tables);
        Session session(address);

        const auto report = Runner(session, {m_bundle}).apply();

        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Schema);
        QVERIFY2(report.error().message.contains(part), qPrintable(report.error().message));
        QCOMPARE(m_server.rows(address, tables), before);
    }

    //! As in Prisma, only ordinary tables make a database foreign.
    void viewsAndOtherSchemasAreNoObstacle()
    {
        const ConnectionAddress address = m_server.createDatabase();
        m_server.sql(address,
                     u"CREATE VIEW hello AS SELECT 1 AS one; CREATE SEQUENCE counter; "
                     "CREATE SCHEMA other; CREATE TABLE other.stock (id int)"_s);
        Session session(address);

        QCOMPARE(Runner(session, {m_bundle}).apply()->done.size(), 2);
    }

    void createsTheSchemaWhereItIsMissing()
    {
        const ConnectionAddress address = m_server.createDatabase();
        m_server.sql(address, u"DROP SCHEMA public"_s);
        Session session(address);
        Runner runner(session, {m_bundle});
        QVERIFY(!runner.status()->obstacle());

        QCOMPARE(runner.apply()->done.size(), 2);
        QCOMPARE(m_server.sql(address, u"SELECT count(*) FROM public.authors"_s), u"0"_s);
    }

    //! An own search_path of the role must not lead the tables elsewhere.
    void putsTheTablesIntoPublicWhateverTheSearchPath()
    {
        const ConnectionAddress address = m_server.createDatabase();
        m_server.sql(
            address,
            u"CREATE SCHEMA mine; ALTER DATABASE \"%1\" SET search_path = mine, public"_s.arg(address.database));
        Session session(address);

        QCOMPARE(Runner(session, {m_bundle}).apply()->done.size(), 2);
        QCOMPARE(m_server.sql(address, u"SELECT count(*) FROM pg_class WHERE relnamespace = 'mine'::regnamespace"_s),
                 u"0"_s);
        QCOMPARE(session.run("SHOW search_path")->text(0, 0), u"mine, public"_s);
    }

    void saysWhoMustGiveRights()
    {
        const ConnectionAddress owner = m_server.createDatabase();
        m_server.createRole(u"reader"_s);
        m_server.sql(owner, u"REVOKE CREATE ON SCHEMA public FROM PUBLIC"_s);
        ConnectionAddress address = owner;
        address.user = u"reader"_s;
        Session session(address);

        const auto report = Runner(session, {m_bundle}).apply();

        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Rights);
        QCOMPARE(m_server.rows(owner, u"SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"_s),
                 QStringList());
    }

    void saysThatAConnectionMayOnlyRead()
    {
        const ConnectionAddress address = m_server.createDatabase();
        m_server.sql(address, u"ALTER DATABASE \"%1\" SET default_transaction_read_only = on"_s.arg(address.database));
        Session session(address);

        const auto status = Runner(session, {m_bundle}).status();

        QVERIFY(status->obstacle());
        QCOMPARE(status->obstacle()->kind, ErrorKind::Rights);
        QCOMPARE(status->pending(), 2);
    }

    //! Rights on the schema are not all: a table can be changed by its owner only.
    void reportsAMissingRightThatOnlyTheFileShows()
    {
        const ConnectionAddress owner = databaseOfPrisma(1);
        m_server.createRole(u"helper"_s);
        m_server.sql(owner, u"GRANT ALL ON SCHEMA public TO helper; GRANT ALL ON _prisma_migrations TO helper"_s);
        ConnectionAddress address = owner;
        address.user = u"helper"_s;
        Session session(address);

        const auto report = Runner(session, {m_bundle}).apply();

        QVERIFY(report);
        QVERIFY(report->failure);
        QCOMPARE(report->failure->error.kind, ErrorKind::Rights);
        QVERIFY2(report->failure->error.message.contains(u"must be owner"_s),
                 qPrintable(report->failure->error.message));
    }

    void neverAsksForARowOfALedgerItMayNotRead()
    {
        const ConnectionAddress owner = databaseOfPrisma(2);
        m_server.createRole(u"stranger"_s);
        ConnectionAddress address = owner;
        address.user = u"stranger"_s;
        Session session(address);

        const auto status = Runner(session, {m_bundle}).status();

        QVERIFY(status);
        QVERIFY(status->obstacle());
        QCOMPARE(status->obstacle()->kind, ErrorKind::Rights);
    }

private:
    test::TestServer m_server;
    const Bundle m_bundle = bundledMigrations().value().first();
};

CATALPA_TEST(PrismaLedgerTest)
#include "tst_prismaledger.moc"
