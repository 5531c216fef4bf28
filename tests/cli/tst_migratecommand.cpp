// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

class MigrateCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsWhatIsPending();
    void appliesWhatIsPendingOnce();
    void answersInJson();
    void knowsADatabaseWithHalfTheHistory();
    void showsWhatAnotherProgramApplied();
    void saysWhereAFileFailed();
    void refusesADatabaseOfOthers();
    void saysWhenTheRoleMayNot();
    void twoAtOnceApplyItOnce();

private:
    Answer status(const QStringList &options = {}) const
    {
        return run(options + QStringList{u"migrate"_s, u"status"_s});
    }
    Answer deploy(const QStringList &options = {}) const
    {
        return run(options + QStringList{u"migrate"_s, u"deploy"_s});
    }
    Answer run(const QStringList &command) const
    {
        return m_desk.run(QStringList{u"--database"_s, m_address.withPassword()} + command);
    }

    TestServer m_server;
    ConnectionAddress m_address;
    Desk m_desk;
};

void MigrateCommandTest::init()
{
    m_address = m_server.createDatabase();
}

void MigrateCommandTest::showsWhatIsPending()
{
    const Answer answer = status();

    QCOMPARE(answer.code, 5);
    QCOMPARE(answer.err, QByteArray());
    QCOMPARE(answer.out,
             QByteArray("Migration                   State    Applied\n"
                        "--------------------------  -------  -------\n"
                        "20250203204157_init         pending\n"
                        "20250203204258_add_country  pending\n"
                        "\n"
                        "2 migrations are pending. Run 'catalpa-cli migrate deploy'.\n"));
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s), u"0"_s);
}

void MigrateCommandTest::appliesWhatIsPendingOnce()
{
    const Answer first = deploy();
    const Answer second = deploy();
    const Answer after = status();

    QCOMPARE(first.code, 0);
    const QRegularExpression steps(u"^1 of 2  20250203204157_init  applied in \\d+ ms\n"
                                   "2 of 2  20250203204258_add_country  applied in \\d+ ms\n$"_s);
    QVERIFY2(steps.match(QString::fromUtf8(first.out)).hasMatch(), first.out.constData());
    QCOMPARE(second.code, 0);
    QCOMPARE(second.out, QByteArray("There is nothing to do: the database is up to date.\n"));
    QCOMPARE(after.code, 0);
    QVERIFY(after.out.endsWith("\n\nThe database is up to date.\n"));
    QCOMPARE(m_server.rows(m_address,
                           u"SELECT migration_name, applied_steps_count, finished_at IS NOT NULL "
                           "FROM _prisma_migrations ORDER BY 1"_s),
             (QStringList{u"20250203204157_init|1|t"_s, u"20250203204258_add_country|1|t"_s}));
}

void MigrateCommandTest::answersInJson()
{
    const QJsonDocument before = QJsonDocument::fromJson(status({u"--json"_s}).out);
    const Answer first = deploy({u"--json"_s});
    const Answer second = deploy({u"--json"_s});
    const Answer after = status({u"--json"_s});

    QCOMPARE(before[u"pending"].toInt(), 2);
    QCOMPARE(before[u"migrations"][0][u"state"].toString(), u"pending"_s);
    QCOMPARE(first.out,
             QByteArray("{\"applied\":[\"20250203204157_init\",\"20250203204258_add_country\"],"
                        "\"failure\":null}\n"));
    QCOMPARE(second.out, QByteArray("{\"applied\":[],\"failure\":null}\n"));
    const QJsonDocument now = QJsonDocument::fromJson(after.out);
    QCOMPARE(after.code, 0);
    QCOMPARE(now[u"pending"].toInt(), 0);
    QVERIFY(now[u"obstacle"].isNull());
    QCOMPARE(now[u"migrations"][1][u"state"].toString(), u"applied"_s);
    QVERIFY(now[u"migrations"][1][u"finishedAt"].toString().endsWith(u'Z'));
}

void MigrateCommandTest::knowsADatabaseWithHalfTheHistory()
{
    QCOMPARE(deploy().code, 0);
    m_server.sql(m_address,
                 u"ALTER TABLE authors DROP country;"
                 "DELETE FROM _prisma_migrations WHERE migration_name LIKE '%add_country'"_s);

    const Answer answer = status();

    QCOMPARE(answer.code, 5);
    QVERIFY2(answer.out.endsWith("1 migration is pending. Run 'catalpa-cli migrate deploy'.\n"),
             answer.out.constData());
    QCOMPARE(run({u"authors"_s}).code, 0);
    QCOMPARE(deploy({u"--json"_s}).out,
             QByteArray("{\"applied\":[\"20250203204258_add_country\"],\"failure\":null}\n"));
}

void MigrateCommandTest::showsWhatAnotherProgramApplied()
{
    QCOMPARE(deploy().code, 0);
    m_server.sql(m_address,
                 u"INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, "
                 "applied_steps_count) VALUES ('x', repeat('0', 64), '20990101000000_later', now(), 1)"_s);

    const Answer answer = status();

    QCOMPARE(answer.code, 0);
    QVERIFY2(answer.out.contains("20990101000000_later        applied, not known here"), answer.out.constData());
}

void MigrateCommandTest::saysWhereAFileFailed()
{
    QCOMPARE(deploy().code, 0);
    m_server.sql(m_address,
                 u"ALTER TABLE authors RENAME TO writers;"
                 "DELETE FROM _prisma_migrations WHERE migration_name LIKE '%add_country'"_s);

    const Answer answer = deploy();
    const Answer json = deploy({u"--json"_s});

    const QRegularExpression place(u"^catalpa-cli: public/20250203204258_add_country/migration\\.sql:2:\\d+: \\S"_s,
                                   QRegularExpression::MultilineOption);
    QVERIFY2(place.match(QString::fromUtf8(answer.err)).hasMatch(), answer.err.constData());
    QCOMPARE(answer.code, 5);
    const QJsonDocument failed = QJsonDocument::fromJson(json.out);
    QCOMPARE(failed[u"failure"][u"path"].toString(), u"public/20250203204258_add_country/migration.sql"_s);
    QCOMPARE(failed[u"failure"][u"line"].toInt(), 2);
    QCOMPARE(m_server.sql(m_address,
                          u"SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL "
                          "AND migration_name LIKE '%add_country'"_s),
             u"0"_s);
}

void MigrateCommandTest::refusesADatabaseOfOthers()
{
    m_server.sql(m_address, u"CREATE TABLE loans (id int)"_s);

    const Answer before = status();
    const Answer answer = deploy();

    QCOMPARE(before.code, 5);
    QVERIFY(!before.err.isEmpty());
    QCOMPARE(answer.code, 5);
    QVERIFY2(answer.err.startsWith("catalpa-cli: "), answer.err.constData());
    QCOMPARE(m_server.rows(m_address, u"SELECT tablename FROM pg_tables WHERE schemaname = 'public'"_s),
             QStringList{u"loans"_s});
}

void MigrateCommandTest::saysWhenTheRoleMayNot()
{
    m_server.createRole(u"visitor"_s);
    ConnectionAddress visitor = m_address;
    visitor.user = u"visitor"_s;

    const Answer answer = m_desk.run({u"--database"_s, visitor.withPassword(), u"migrate"_s, u"deploy"_s});

    QCOMPARE(answer.code, 4);
    QVERIFY(answer.err.startsWith("catalpa-cli: "));
}

void MigrateCommandTest::twoAtOnceApplyItOnce()
{
    const QStringList command{u"--database"_s, m_address.withPassword(), u"migrate"_s, u"deploy"_s};

    const auto one = m_desk.start(command);
    const auto two = m_desk.start(command);

    QCOMPARE(Desk::waitFor(*one).code, 0);
    QCOMPARE(Desk::waitFor(*two).code, 0);
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM _prisma_migrations"_s), u"2"_s);
}

QTEST_GUILESS_MAIN(MigrateCommandTest)
#include "tst_migratecommand.moc"
