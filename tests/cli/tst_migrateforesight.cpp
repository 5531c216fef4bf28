// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"
#include "migrate/migrationfixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! What is told before anything is applied, and about the tables as they are: plan, rehearse, drift and diff.
class MigrateForesightTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void plansWhatIsPending();
    void plansNothingWhenNothingIsPending();
    void tellsDangersAndSaferWays();
    void countsWhatLosesValuesAsDangerous();
    void saysWhatItCannotTell();
    void saysWhichFilesItRefuses();
    void rehearsesAndChangesNothing();
    void rehearsesOnlyOne();
    void tellsWhereARehearsalFailed();
    void findsNoDriftInItsOwnTables();
    void tellsDrift();
    void comparesNothingWithoutARecord();
    void saysWhatCannotBeCompared();
    void printsTheSqlBetweenTwoStates();
    void refusesWhatItCannotWriteAsSql();
    void readsForARoleThatMayOnlyRead();

private:
    Answer migrate(const QStringList &arguments) const
    {
        return m_desk.run(QStringList{u"--database"_s, m_address.withPassword(), u"migrate"_s} + arguments);
    }
    QString tables() const
    {
        return m_server.sql(m_address, u"SELECT count(*) FROM pg_tables WHERE schemaname IN ('public', 'catalpa')"_s);
    }
    void writeMigration(const QString &name, const QByteArray &sql) const
    {
        QVERIFY(QDir(m_desk.path(u"work"_s)).mkpath(u"own/"_s + name));
        m_desk.write(u"own/"_s + name + u"/migration.sql"_s, sql);
    }

    TestServer m_server;
    ConnectionAddress m_address;
    PageState m_desk;
};

void MigrateForesightTest::init()
{
    m_address = m_server.createDatabase();
    QDir(m_desk.path(u"work/own"_s)).removeRecursively();
}

void MigrateForesightTest::plansWhatIsPending()
{
    const Answer text = migrate({u"plan"_s});
    const Answer answer = migrate({u"plan"_s, u"--json"_s});

    QCOMPARE(text.code, 0);
    QCOMPARE(text.err, QByteArray());
    QVERIFY2(text.out.startsWith("public/20250203204157_init\n"), text.out.constData());
    QVERIFY2(text.out.contains("\n  Line 2: CREATE TABLE \"authors\""), text.out.constData());
    QVERIFY2(text.out.contains("      Locks: AccessExclusiveLock on public.authors\n"), text.out.constData());
    QCOMPARE(answer.code, 0);
    const QJsonArray migrations = json(answer)[u"migrations"].toArray();
    QCOMPARE(migrations.size(), 14);
    QCOMPARE(migrations.at(1)[u"blocking"].toString(), u"everyone"_s);
    QCOMPARE(migrations.at(1)[u"statements"][0][u"line"].toInt(), 2);
    QCOMPARE(migrations.at(7)[u"transactional"].toBool(true), false);
    QCOMPARE(tables(), u"0"_s);
}

void MigrateForesightTest::plansNothingWhenNothingIsPending()
{
    QCOMPARE(migrate({u"deploy"_s}).code, 0);

    const Answer answer = migrate({u"plan"_s});
    const Answer all = migrate({u"plan"_s, u"--all"_s, u"--json"_s});

    QCOMPARE(answer.code, 0);
    QVERIFY2(answer.out.startsWith("Nothing is pending"), answer.out.constData());
    QCOMPARE(migrate({u"plan"_s, u"--json"_s}).out, QByteArray("{\"migrations\":[]}\n"));
    QCOMPARE(json(all)[u"migrations"].toArray().size(), 14);
}

void MigrateForesightTest::tellsDangersAndSaferWays()
{
    m_server.sql(
        m_address,
        u"CREATE TABLE readers (id int, name text); INSERT INTO readers SELECT i FROM generate_series(1, 20000) i;"
        "ANALYZE readers"_s);
    writeMigration(u"1_index"_s, "CREATE INDEX readers_name ON readers (name);\nALTER TABLE readers DROP COLUMN name;");

    const Answer text = migrate({u"plan"_s, u"--from"_s, u"own"_s});
    const QJsonValue planned = json(migrate({u"plan"_s, u"--from"_s, u"own"_s, u"--json"_s}))[u"migrations"][0];

    QVERIFY2(text.out.contains("Danger (require-concurrent-index-creation): "), text.out.constData());
    QVERIFY2(text.out.contains("      Safer: "), text.out.constData());
    QVERIFY2(text.out.contains("values are lost"), text.out.constData());
    QVERIFY2(text.out.contains("It cannot be taken back."), text.out.constData());
    QCOMPARE(planned[u"losesData"].toBool(), true);
    QCOMPARE(planned[u"statements"][0][u"rule"].toString(), u"require-concurrent-index-creation"_s);
}

void MigrateForesightTest::countsWhatLosesValuesAsDangerous()
{
    m_server.sql(m_address,
                 u"CREATE TYPE kind AS ENUM ('a'); CREATE TABLE items (id int, k kind); "
                 "INSERT INTO items SELECT i, 'a' FROM generate_series(1, 500) i; ANALYZE items; "
                 "CREATE TABLE parts (id int) PARTITION BY RANGE (id); "
                 "CREATE TABLE parts_1 PARTITION OF parts DEFAULT; INSERT INTO parts VALUES (1)"_s);
    const QByteArrayList losses{"DROP TYPE kind CASCADE",  "WITH x AS (DELETE FROM items RETURNING *) SELECT * FROM x",
                                "TRUNCATE items",          "DELETE FROM parts",
                                "UPDATE items SET id = 7", "DROP OWNED BY catalog CASCADE"};
    for (const QByteArray &sql : losses) {
        writeMigration(u"1_loss"_s, sql + ';');

        const Answer text = migrate({u"plan"_s, u"--from"_s, u"own"_s});

        QVERIFY2(text.out.contains("values are lost"), text.out.constData());
        QVERIFY2(text.out.contains("1 statement is dangerous."), text.out.constData());
        QVERIFY2(!text.out.contains("known to be dangerous"), text.out.constData());
        QVERIFY2(!text.out.contains("Nobody notices"), text.out.constData());
    }
}

void MigrateForesightTest::saysWhatItCannotTell()
{
    m_server.sql(m_address,
                 u"CREATE FUNCTION steady() RETURNS int STABLE LANGUAGE sql AS 'SELECT 1'; "
                 "CREATE FUNCTION tidy() RETURNS int LANGUAGE sql AS 'SELECT 1'"_s);
    writeMigration(u"1_program"_s, "DO $$ BEGIN EXECUTE 'DROP TABLE authors'; END $$;\nSELECT tidy();");
    writeMigration(u"2_steady"_s, "SELECT steady();");

    const Answer text = migrate({u"plan"_s, u"--from"_s, u"own"_s});
    const QJsonArray planned = json(migrate({u"plan"_s, u"--from"_s, u"own"_s, u"--json"_s}))[u"migrations"].toArray();

    QVERIFY2(text.out.contains("Nobody has to wait, as far as can be told. What 2 statements do cannot be told in "
                               "advance, nor who has to wait for them. No other statement is known to be dangerous."),
             text.out.constData());
    QVERIFY2(text.out.contains("2 migrations in all. Nobody has to wait, as far as can be told."),
             text.out.constData());
    QVERIFY2(planned.at(0)[u"statements"][1][u"effect"].toString().contains(u"tidy"_s), text.out.constData());
    QCOMPARE(planned.at(1)[u"statements"][0][u"effect"].toString(), u"Asks the database something. Nobody notices."_s);
}

void MigrateForesightTest::saysWhichFilesItRefuses()
{
    writeMigration(u"1_dump"_s, "\\i more.sql\nCREATE TABLE shelves (id int);\n");

    const Answer text = migrate({u"plan"_s, u"--from"_s, u"own"_s});

    QVERIFY2(text.out.contains("Catalpa refuses this file because of line 1."), text.out.constData());
    QVERIFY2(text.out.contains("Danger (refused-psql-command): "), text.out.constData());
    QCOMPARE(migrate({u"deploy"_s, u"--from"_s, u"own"_s}).code, 8);
}

void MigrateForesightTest::rehearsesAndChangesNothing()
{
    const Answer text = migrate({u"rehearse"_s});
    const Answer answer = migrate({u"rehearse"_s, u"--json"_s});

    QCOMPARE(text.code, 0);
    QVERIFY2(text.out.startsWith("1 of 14  public/20250203204157_init  rehearsed in "), text.out.constData());
    QVERIFY2(text.out.contains("  AccessExclusiveLock on public.authors\n"), text.out.constData());
    QVERIFY2(text.out.contains("  The table “authors” is added.\n"), text.out.constData());
    QVERIFY2(text.out.contains("\n  catalpa/20261126100300_keep_reading_index\n"), text.out.constData());
    QVERIFY2(text.out.endsWith("\nNothing was changed: all of this has been taken back.\n"), text.out.constData());
    QCOMPARE(answer.code, 0);
    QCOMPARE(json(answer)[u"runs"][0][u"name"].toString(), u"20250203204157_init"_s);
    const QJsonArray rows = json(answer)[u"rows"].toArray();
    const auto authors = std::find_if(rows.cbegin(), rows.cend(), [](const QJsonValue &row) {
        return row[u"table"].toString() == "public.authors"_L1;
    });
    QVERIFY(authors != rows.cend() && authors->toObject()[u"before"].isNull());
    QVERIFY(json(answer)[u"failure"].isNull());
    QCOMPARE(tables(), u"0"_s);
}

void MigrateForesightTest::rehearsesOnlyOne()
{
    const Answer answer = migrate({u"rehearse"_s, u"--only"_s, u"init"_s, u"--json"_s});
    QCOMPARE(migrate({u"deploy"_s}).code, 0);
    const Answer nothing = migrate({u"rehearse"_s});

    QCOMPARE(json(answer)[u"runs"].toArray().size(), 1);
    QCOMPARE(nothing.code, 0);
    QCOMPARE(nothing.out, QByteArray("There is nothing to rehearse: the database is up to date.\n"));
}

void MigrateForesightTest::tellsWhereARehearsalFailed()
{
    m_server.sql(m_address, prismaTable);
    m_server.sql(m_address, u"CREATE TABLE authors (id int)"_s);

    const Answer answer = migrate({u"rehearse"_s});

    QCOMPARE(answer.code, 8);
    QVERIFY2(answer.err.startsWith("catalpa-cli: public/20250203204157_init/migration.sql:2:"), answer.err.constData());
    QVERIFY2(answer.err.contains("\n    CREATE TABLE"), answer.err.constData());
    QCOMPARE(tables(), u"2"_s);
}

void MigrateForesightTest::findsNoDriftInItsOwnTables()
{
    QCOMPARE(migrate({u"deploy"_s}).code, 0);

    const Answer answer = migrate({u"drift"_s});

    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.out, QByteArray("The tables are as the applied migrations make them.\n"));
    QCOMPARE(migrate({u"drift"_s, u"--json"_s}).out,
             QByteArray("{\"drift\":[],\"adoptable\":[],\"notCompared\":[]}\n"));
}

void MigrateForesightTest::tellsDrift()
{
    QCOMPARE(migrate({u"deploy"_s}).code, 0);
    m_server.sql(m_address,
                 u"ALTER TABLE authors DROP bio, ALTER country TYPE varchar(2); CREATE TABLE loans (id int)"_s);

    const Answer answer = migrate({u"drift"_s});
    const Answer document = migrate({u"drift"_s, u"--json"_s});

    QCOMPARE(answer.code, 9);
    QVERIFY2(answer.out.contains("\n  The column “bio” of “authors” is missing.\n"), answer.out.constData());
    QVERIFY2(answer.out.contains("loans"), answer.out.constData());
    QCOMPARE(document.code, 9);
    QVERIFY(json(document)[u"drift"].toArray().size() >= 3);
    QStringList kinds;
    for (const QJsonValue each : json(document)[u"drift"].toArray())
        kinds += each[u"kind"].toString();
    QVERIFY(kinds.contains(u"missing"_s) && kinds.contains(u"extra"_s) && kinds.contains(u"different"_s));
}

void MigrateForesightTest::comparesNothingWithoutARecord()
{
    const Answer answer = migrate({u"drift"_s});

    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.out,
             QByteArray("No migration is recorded as applied, so there is nothing to compare the tables with.\n"));
}

void MigrateForesightTest::saysWhatCannotBeCompared()
{
    QCOMPARE(migrate({u"deploy"_s}).code, 0);
    m_server.sql(m_address, u"UPDATE public._prisma_migrations SET checksum = repeat('0', 64)"_s);

    const Answer answer = migrate({u"drift"_s});

    QCOMPARE(answer.code, 12);
    QCOMPARE(answer.out, QByteArray());
    QVERIFY2(answer.err.contains("20250203204157_init"), answer.err.constData());
}

void MigrateForesightTest::printsTheSqlBetweenTwoStates()
{
    QCOMPARE(migrate({u"deploy"_s, u"--only"_s, u"init"_s}).code, 0);

    const Answer sql = migrate({u"diff"_s, u"database"_s, u"shared"_s});
    const Answer coded = migrate({u"diff"_s, u"database"_s, u"shared"_s, u"--exit-code"_s, u"--json"_s});
    m_server.sql(m_address, QString::fromUtf8(sql.out));
    const Answer same = migrate({u"diff"_s, u"database"_s, u"shared"_s, u"--exit-code"_s});

    QCOMPARE(sql.code, 0);
    QCOMPARE(sql.out, QByteArray("-- AlterTable\nALTER TABLE \"authors\" ADD COLUMN     \"country\" TEXT;\n"));
    QCOMPARE(coded.code, 9);
    QCOMPARE(json(coded)[u"sql"].toString(), QString::fromUtf8(sql.out));
    QCOMPARE(same.code, 0);
    QCOMPARE(same.out, QByteArray());
    QCOMPARE(same.err, QByteArray("There is no difference.\n"));
}

void MigrateForesightTest::refusesWhatItCannotWriteAsSql()
{
    writeMigration(u"1_parts"_s, "CREATE TABLE parts (id int) PARTITION BY LIST (id);");
    const Answer answer = migrate({u"diff"_s, u"empty"_s, u"own"_s});
    const Answer folder = migrate({u"diff"_s, u"empty"_s, u"nowhere"_s});

    QCOMPARE(answer.code, 6);
    QCOMPARE(answer.out, QByteArray());
    QVERIFY2(answer.err.contains("the table public.parts"), answer.err.constData());
    QCOMPARE(folder.code, 6);
    QCOMPARE(tables(), u"0"_s);
}

void MigrateForesightTest::readsForARoleThatMayOnlyRead()
{
    QCOMPARE(migrate({u"deploy"_s}).code, 0);
    m_server.createRole(u"reader"_s);
    m_server.sql(m_address,
                 u"GRANT USAGE ON SCHEMA catalpa TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader; "
                 "GRANT SELECT ON ALL TABLES IN SCHEMA catalpa TO reader"_s);
    m_address.user = u"reader"_s;

    QCOMPARE(migrate({u"status"_s}).code, 0);
    QCOMPARE(migrate({u"plan"_s, u"--all"_s}).code, 0);
    QCOMPARE(migrate({u"drift"_s}).code, 12);
    QCOMPARE(migrate({u"undo"_s, u"trigrams"_s, u"--yes"_s}).code, 4);
    QCOMPARE(migrate({u"diff"_s, u"empty"_s, u"shared"_s}).code, 4);
}

CATALPA_TEST(MigrateForesightTest)
#include "tst_migrateforesight.moc"
