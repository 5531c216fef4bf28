// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/history/deployscript.h"
#include "migrate/pgschemahistory.h"
#include "migrationfixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;
using catalpa::test::prismaTable;

namespace {

//! What nothing but our own migration makes, and notices.
const auto lost = u"DROP EXTENSION pg_trgm CASCADE"_s;

MigrationStep waiting(const QString &name, const QByteArray &sql, const QString &schema = u"public"_s)
{
    MigrationStep step;
    step.migration = {name, sql, schema};
    return step;
}

SchemaStatus statusOf(const QList<MigrationStep> &steps)
{
    SchemaStatus status;
    status.steps = steps;
    return status;
}

SchemaStatus read(const ConnectionAddress &address)
{
    migrate::PgSchemaHistory history(address);
    auto status = history.status();
    status.waitForFinished();
    return status.result().value_or(SchemaStatus());
}

SchemaStatus only(SchemaStatus status, const QString &schema)
{
    status.steps.removeIf([&schema](const MigrationStep &step) { return step.migration.schema != schema; });
    return status;
}

} // namespace

class AdministratorSqlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_address = m_server.createDatabase(); }

    void bringsAnEmptyDatabaseUpToDate()
    {
        const SchemaStatus before = read(m_address);
        QVERIFY(before.pending() > 2);

        QCOMPARE(psql(deployScript(before)), 0);

        const SchemaStatus after = read(m_address);
        QCOMPARE(after.pending(), 0);
        QVERIFY(!after.obstacle());
        for (const MigrationStep &step : after.steps) {
            QCOMPARE(step.state, MigrationState::Applied);
            QVERIFY(step.startedAt <= step.finishedAt);
        }
        QVERIFY(deployScript(after).isEmpty());
    }

    void isWhatSomebodyWithoutRightsIsGiven()
    {
        m_server.createRole(u"reader"_s);
        ConnectionAddress reader = m_address;
        reader.user = u"reader"_s;
        const SchemaStatus refused = read(reader);
        QCOMPARE(refused.obstacle()->kind, ErrorKind::Rights);

        QCOMPARE(psql(deployScript(refused)), 0);

        QCOMPARE(read(m_address).pending(), 0);
    }

    void needsNothingButSqlWhereTransactionsSuffice()
    {
        const SchemaStatus shared = only(read(m_address), u"public"_s);

        m_server.sql(m_address, QString::fromUtf8(deployScript(shared)));

        QCOMPARE(only(read(m_address), u"public"_s).pending(), 0);
    }

    void keepsTextsThatEndOddly()
    {
        const SchemaStatus status = statusOf({waiting(u"1_it's"_s, "CREATE TABLE a (id int) -- no semicolon"),
                                              waiting(u"2_\"b\""_s, "", u"my \"own\""_s),
                                              waiting(u"3_c"_s, "CREATE TABLE c (id int);\r\n", u"my \"own\""_s)});

        m_server.sql(m_address, QString::fromUtf8(deployScript(status)));

        QCOMPARE(m_server.rows(m_address, u"SELECT migration_name FROM _prisma_migrations"_s),
                 QStringList{u"1_it's"_s});
        QCOMPARE(
            m_server.rows(m_address, uR"(SELECT migration_name FROM "my ""own"""._prisma_migrations ORDER BY 1)"_s),
            QStringList({u"2_\"b\""_s, u"3_c"_s}));
        QCOMPARE(m_server.sql(m_address, uR"(SELECT count(*) FROM "my ""own""".c)"_s), u"0"_s);
    }

    void makesAgainWhatIsGone()
    {
        QCOMPARE(psql(deployScript(read(m_address))), 0);
        m_server.sql(m_address, lost);
        const SchemaStatus before = read(m_address);
        QVERIFY(std::ranges::count(before.steps, MigrationState::Gone, &MigrationStep::state) > 0);
        const QByteArray text = deployScript(before);

        QCOMPARE(psql("\\set ON_ERROR_STOP on\n" + text), 0);

        const SchemaStatus after = read(m_address);
        QCOMPARE(after.pending(), 0);
        for (const MigrationStep &step : after.steps)
            QCOMPARE(step.state, MigrationState::Applied);
        const QString recorded = u"SELECT id, rolled_back_at FROM catalpa._prisma_migrations ORDER BY 1"_s;
        const QStringList once = m_server.rows(m_address, recorded);

        std::ignore = psql(text);

        QCOMPARE(m_server.rows(m_address, recorded), once);
    }

    //! What is left of it goes with the transaction that fails.
    void takesNothingBackWhenItCannotBeMadeAgain()
    {
        m_server.sql(m_address, u"CREATE TABLE a (id int)"_s);
        MigrationStep gone = recordedAsApplied(u"1_a"_s, "CREATE TABLE a (id int);\nSELECT 1 / 0;\n");
        gone.migration.downSql = "DROP TABLE a;\n";

        QCOMPARE(psql(deployScript(statusOf({gone}))), 0);

        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('a') IS NULL"_s), u"f"_s);
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM _prisma_migrations WHERE rolled_back_at IS NULL"_s),
                 u"1"_s);
    }

    void makesAgainWithoutTransactionWhatNeedsNone()
    {
        m_server.sql(m_address, u"CREATE TABLE a (id int)"_s);
        m_server.sql(m_address, u"CREATE INDEX left_over ON a (id)"_s);
        MigrationStep gone = recordedAsApplied(u"1_a"_s, "CREATE INDEX CONCURRENTLY a_id ON public.a (id);\n");
        gone.migration.downSql = "DROP INDEX CONCURRENTLY left_over;\n";

        QCOMPARE(psql(deployScript(statusOf({gone}))), 0);

        QCOMPARE(
            m_server.rows(m_address, u"SELECT indexrelid::regclass FROM pg_index WHERE indrelid = 'a'::regclass"_s),
            QStringList{u"a_id"_s});
        QCOMPARE(
            m_server.rows(m_address, u"SELECT rolled_back_at IS NULL FROM _prisma_migrations ORDER BY started_at"_s),
            QStringList({u"f"_s, u"t"_s}));
    }

    void psqlRunsWhatNeedsNoTransaction()
    {
        const SchemaStatus status = statusOf({waiting(u"1_a"_s, "CREATE TABLE a (id int);"),
                                              waiting(u"2_index"_s, "CREATE INDEX CONCURRENTLY a_id ON a (id);")});

        QCOMPARE(psql(deployScript(status)), 0);

        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL"_s),
                 u"2"_s);
    }

    void keepsOneTransactionWhereTheFileBringsItsOwn()
    {
        const SchemaStatus status =
            statusOf({waiting(u"1_a"_s, "BEGIN;\nCREATE TABLE a (id int);\nCOMMIT;\nCREATE TABLE b (nope);\n")});

        QCOMPARE(psql(deployScript(status)), 0);

        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('a') IS NULL"_s), u"t"_s);
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM _prisma_migrations"_s), u"0"_s);
    }

    void carriesRows()
    {
        const SchemaStatus status = statusOf({waiting(
            u"1_a"_s, "CREATE TABLE a (v text);\nCOPY a FROM STDIN;\nx\ny\n\\.\nINSERT INTO a VALUES ('z');\n")});

        QCOMPARE(psql(deployScript(status)), 0);

        QCOMPARE(m_server.rows(m_address, u"SELECT v FROM a ORDER BY 1"_s), QStringList({u"x"_s, u"y"_s, u"z"_s}));
    }

    void passesOverByteOrderMarks_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("one transaction") << "\xEF\xBB\xBF"_ba + "CREATE TABLE a (id int);\n";
        QTest::newRow("alone") << "\xEF\xBB\xBF"_ba + "CREATE TABLE a (id int);\nVACUUM a;\n";
    }
    void passesOverByteOrderMarks()
    {
        QFETCH(const QByteArray, sql);
        MigrationStep step = waiting(u"1_a"_s, sql);

        QCOMPARE(psql("\\set ON_ERROR_STOP on\n" + deployScript(statusOf({step}))), 0);

        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('a') IS NULL"_s), u"f"_s);
        QCOMPARE(m_server.sql(m_address, u"SELECT checksum FROM _prisma_migrations"_s),
                 QString::fromLatin1(step.migration.checksum()));
    }

    void appliesNothingBesideOneThatHasNotFinished()
    {
        m_server.sql(m_address, prismaTable);
        m_server.sql(m_address,
                     u"INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'y', '0_half')"_s);

        QCOMPARE(psql(deployScript(statusOf({waiting(u"1_a"_s, "CREATE TABLE a (id int);")}))), 0);

        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('a') IS NULL"_s), u"t"_s);
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM _prisma_migrations"_s), u"1"_s);
    }

    void changesNothingTheSecondTime()
    {
        const QByteArray text = deployScript(only(read(m_address), u"public"_s));
        QCOMPARE(psql(text), 0);
        const QString recorded = u"SELECT migration_name, started_at FROM _prisma_migrations ORDER BY 1"_s;
        const QStringList before = m_server.rows(m_address, recorded);

        QCOMPARE(psql(text), 0); // Without ON_ERROR_STOP psql goes on after every error.

        QCOMPARE(m_server.rows(m_address, recorded), before);
    }

    void appliesNothingAfterTheOneThatFailed()
    {
        const SchemaStatus status = statusOf({waiting(u"1_a"_s, "CREATE TABLE a (id int);\nSELECT 1 / 0;\n"),
                                              waiting(u"2_b"_s, "CREATE TABLE b (id int);\n")});

        QCOMPARE(psql(deployScript(status)), 0);

        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM _prisma_migrations"_s), u"0"_s);
        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('a') IS NULL AND to_regclass('b') IS NULL"_s), u"t"_s);
    }

    void leavesOutWhatOtherObstaclesHold()
    {
        SchemaStatus status = statusOf({waiting(u"1_a"_s, "SELECT 1;"), waiting(u"1_b"_s, "SELECT 2;", u"catalpa"_s)});
        status.obstacles += {u"public"_s, Error{ErrorKind::Schema, u"A migration failed."_s, {}}};

        const QByteArray text = deployScript(status);

        QVERIFY(text.contains("1_b"));
        QVERIFY(!text.contains("1_a"));
    }

private:
    //! As it stands in the ledger, and what it made is gone.
    MigrationStep recordedAsApplied(const QString &name, const QByteArray &sql) const
    {
        MigrationStep step = waiting(name, sql);
        step.state = MigrationState::Gone;
        step.startedAt = QDateTime(QDate(2026, 2, 3), QTime(12, 0), Qt::UTC);
        m_server.sql(m_address, prismaTable);
        m_server.sql(m_address,
                     u"INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at) "
                     "VALUES ('x', 'y', '%1', '2026-02-03 12:00:00.0004Z', now())"_s.arg(name));
        return step;
    }
    int psql(const QByteArray &text)
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"pending.sql"_s));
        if (!file.open(QFile::WriteOnly) || file.write(text) != text.size())
            qFatal("The file cannot be written");
        file.close();
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"psql"_s, {u"-X"_s, u"-q"_s, u"-d"_s, m_address.withoutPassword(), u"-f"_s, file.fileName()});
        if (!process.waitForStarted())
            qFatal("There is no psql");
        process.waitForFinished();
        return process.exitCode();
    }

    test::TestServer m_server;
    ConnectionAddress m_address;
};

CATALPA_TEST(AdministratorSqlTest)
#include "tst_deployscript.moc"
