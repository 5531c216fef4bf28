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

class MigrateCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsWhatIsPending();
    void appliesWhatIsPendingOnce();
    void answersInJson();
    void knowsADatabaseWithHalfTheHistory();
    void showsWhatAnotherProgramApplied();
    void appliesUpToOneOrOnlyOne();
    void saysWhereAFileFailed();
    void tellsOfOneThatHadFailed();
    void keepsWhatALedgerSaysFromTheTerminal();
    void refusesADatabaseOfOthers();
    void saysWhenTheRoleMayNot();
    void appliesWhatTheRoleMay();
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
    PageState m_desk;
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
             QByteArray("Schema public\n"
                        "Migration                   State    Applied  By\n"
                        "--------------------------  -------  -------  --\n"
                        "20250203204157_init         pending\n"
                        "20250203204258_add_country  pending\n"
                        "\n"
                        "Schema catalpa\n"
                        "Migration                          State    Applied  By\n"
                        "---------------------------------  -------  -------  --\n"
                        "20261122100400_trigrams            pending\n"
                        "20261125100000_alphabets           pending\n"
                        "20261126100000_search_words        pending\n"
                        "20261126100100_filing_rules        pending\n"
                        "20261126100200_reading_index       pending\n"
                        "20261126100300_keep_reading_index  pending\n"
                        "20261126110000_receipts            pending\n"
                        "20261126110100_history             pending\n"
                        "20261126110200_keep_history        pending\n"
                        "20261127100000_details             pending\n"
                        "20261128100000_doubles             pending\n"
                        "20261129100000_guarded_reading     pending\n"
                        "\n"
                        "14 migrations are pending. Run 'catalpa-cli migrate deploy'.\n"));
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s), u"0"_s);
}

void MigrateCommandTest::appliesWhatIsPendingOnce()
{
    const Answer first = deploy();
    const Answer second = deploy();
    const Answer after = status();

    QCOMPARE(first.code, 0);
    QCOMPARE(first.err, QByteArray());
    const QRegularExpression steps(u"^1 of 14  public/20250203204157_init  applied in \\d+ ms\n"
                                   "2 of 14  public/20250203204258_add_country  applied in \\d+ ms\n"
                                   "3 of 14  catalpa/20261122100400_trigrams  applied in \\d+ ms\n"
                                   "(.*\n){10}"
                                   "14 of 14  catalpa/20261129100000_guarded_reading  applied in \\d+ ms\n$"_s);
    QVERIFY2(steps.match(QString::fromUtf8(first.out)).hasMatch(), first.out.constData());
    QCOMPARE(second.code, 0);
    QCOMPARE(second.out, QByteArray("There is nothing to do: the database is up to date.\n"));
    QCOMPARE(after.code, 0);
    const QRegularExpression row(
        u"^20250203204157_init +applied  \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC  catalpa$"_s,
        QRegularExpression::MultilineOption);
    QVERIFY2(row.match(QString::fromUtf8(after.out)).hasMatch(), after.out.constData());
    QVERIFY(after.out.endsWith("\n\nThe database is up to date.\n"));
    QCOMPARE(m_server.rows(m_address,
                           u"SELECT migration_name, applied_steps_count, finished_at IS NOT NULL "
                           "FROM public._prisma_migrations ORDER BY 1"_s),
             (QStringList{u"20250203204157_init|1|t"_s, u"20250203204258_add_country|1|t"_s}));
}

void MigrateCommandTest::answersInJson()
{
    const QJsonDocument before = QJsonDocument::fromJson(status({u"--json"_s}).out);
    const Answer first = deploy({u"--json"_s});
    const Answer second = deploy({u"--json"_s});
    const Answer after = status({u"--json"_s});

    QCOMPARE(before[u"pending"].toInt(), 14);
    QCOMPARE(before[u"migrations"][0][u"state"].toString(), u"pending"_s);
    QCOMPARE(before[u"migrations"][9][u"schema"].toString(), u"catalpa"_s);
    QCOMPARE(before[u"pooled"].toBool(true), false);
    QCOMPARE(before[u"warnings"].toArray(), QJsonArray());
    const QJsonDocument applied = QJsonDocument::fromJson(first.out);
    QCOMPARE(applied[u"applied"].toArray().size(), 14);
    QCOMPARE(applied[u"applied"][0],
             QJsonValue(QJsonObject{{u"schema"_s, u"public"_s}, {u"name"_s, u"20250203204157_init"_s}}));
    QVERIFY(applied[u"failure"].isNull());
    QCOMPARE(second.out, QByteArray("{\"applied\":[],\"failure\":null}\n"));
    const QJsonDocument now = QJsonDocument::fromJson(after.out);
    QCOMPARE(after.code, 0);
    QCOMPARE(now[u"pending"].toInt(), 0);
    QVERIFY(now[u"obstacle"].isNull());
    QCOMPARE(now[u"migrations"][1][u"state"].toString(), u"applied"_s);
    QVERIFY(now[u"migrations"][1][u"finishedAt"].toString().endsWith(u'Z'));
    QCOMPARE(now[u"migrations"][1][u"appliedBy"].toString(), u"catalpa"_s);
}

void MigrateCommandTest::knowsADatabaseWithHalfTheHistory()
{
    QCOMPARE(deploy().code, 0);
    m_server.sql(m_address,
                 u"ALTER TABLE authors DROP country;"
                 "DELETE FROM public._prisma_migrations WHERE migration_name LIKE '%add_country'"_s);

    const Answer answer = status();

    QCOMPARE(answer.code, 5);
    QVERIFY2(answer.out.endsWith("2 migrations are pending. Run 'catalpa-cli migrate deploy'.\n"),
             answer.out.constData());
    QCOMPARE(run({u"authors"_s}).code, 0);
    QCOMPARE(deploy({u"--json"_s}).out,
             QByteArray("{\"applied\":[{\"schema\":\"public\",\"name\":\"20250203204258_add_country\"},"
                        "{\"schema\":\"catalpa\",\"name\":\"20261126100300_keep_reading_index\"}],"
                        "\"failure\":null}\n")); // What stands beside the column comes with it.
}

void MigrateCommandTest::showsWhatAnotherProgramApplied()
{
    QCOMPARE(deploy().code, 0);
    m_server.sql(m_address,
                 u"INSERT INTO public._prisma_migrations (id, checksum, migration_name, finished_at, "
                 "applied_steps_count) VALUES ('x', repeat('0', 64), '20990101000000_later', now(), 1)"_s);

    const Answer answer = status();

    QCOMPARE(answer.code, 0);
    QVERIFY2(answer.out.contains("20990101000000_later        applied, not known here"), answer.out.constData());
}

void MigrateCommandTest::appliesUpToOneOrOnlyOne()
{
    const Answer upTo = deploy({u"--to"_s, u"init"_s});
    const Answer only = deploy({u"--only"_s, u"catalpa/20261126100000_search_words"_s});
    const Answer again = deploy({u"--only"_s, u"search_words"_s});

    QCOMPARE(upTo.code, 0);
    QVERIFY2(upTo.out.startsWith("1 of 1  public/20250203204157_init  applied"), upTo.out.constData());
    QCOMPARE(only.code, 0);
    QVERIFY2(only.out.startsWith("1 of 1  catalpa/20261126100000_search_words  applied"), only.out.constData());
    QCOMPARE(again.code, 6);
    const Answer now = status();
    QCOMPARE(now.code, 5);
    QVERIFY2(now.out.contains("20261122100400_trigrams            pending, out of order"), now.out.constData());
    QVERIFY2(now.out.contains("12 migrations are pending."), now.out.constData());
}

void MigrateCommandTest::saysWhereAFileFailed()
{
    QCOMPARE(deploy().code, 0);
    m_server.sql(m_address,
                 u"ALTER TABLE authors RENAME TO writers;"
                 "DELETE FROM public._prisma_migrations WHERE migration_name LIKE '%add_country'"_s);

    const Answer answer = deploy();
    const Answer json = deploy({u"--json"_s});

    const QRegularExpression place(u"^catalpa-cli: public/20250203204258_add_country/migration\\.sql:2:\\d+: \\S.*\n"
                                   "    ALTER TABLE \"authors\" ADD COLUMN"_s,
                                   QRegularExpression::MultilineOption);
    QVERIFY2(place.match(QString::fromUtf8(answer.err)).hasMatch(), answer.err.constData());
    QCOMPARE(answer.code, 8);
    QCOMPARE(json.code, 8);
    const QJsonDocument failed = QJsonDocument::fromJson(json.out);
    QCOMPARE(failed[u"failure"][u"path"].toString(), u"public/20250203204258_add_country/migration.sql"_s);
    QCOMPARE(failed[u"failure"][u"line"].toInt(), 2);
    QVERIFY(failed[u"failure"][u"statement"].toString().startsWith(u"ALTER TABLE"_s));
    QCOMPARE(m_server.sql(m_address,
                          u"SELECT count(*) FROM public._prisma_migrations WHERE finished_at IS NOT NULL "
                          "AND migration_name LIKE '%add_country'"_s),
             u"0"_s);
}

void MigrateCommandTest::tellsOfOneThatHadFailed()
{
    m_server.sql(m_address, prismaTable);
    m_server.sql(m_address,
                 u"INSERT INTO public._prisma_migrations (id, checksum, migration_name, logs) "
                 "VALUES ('x', repeat('0', 64), '20250203204157_init', 'out of memory')"_s);

    const Answer answer = status();
    const Answer json = status({u"--json"_s});
    const Answer deployed = deploy();

    QCOMPARE(answer.code, 8);
    QVERIFY2(answer.out.contains("20250203204157_init         failed"), answer.out.constData());
    QVERIFY2(answer.err.contains("migrate resolve"), answer.err.constData());
    QCOMPARE(json.code, 8);
    QCOMPARE(QJsonDocument::fromJson(json.out)[u"obstacles"][0][u"schema"].toString(), u"public"_s);
    QCOMPARE(QJsonDocument::fromJson(json.out)[u"migrations"][0][u"logs"].toString(), u"out of memory"_s);
    QCOMPARE(deployed.code, 8);
}

void MigrateCommandTest::keepsWhatALedgerSaysFromTheTerminal()
{
    m_server.sql(m_address, prismaTable);
    m_server.sql(m_address,
                 u"INSERT INTO public._prisma_migrations (id, checksum, migration_name) "
                 "VALUES ('x', repeat('0', 64), E'2025_\\x1b[31m\u202e\\nred')"_s);

    const Answer answer = status();

    QCOMPARE(answer.code, 8);
    for (const QByteArray &text : {answer.out, answer.err}) {
        QVERIFY2(text.contains("2025_"), text.constData());
        QVERIFY2(!text.contains('\x1b') && !text.contains("\u202e"), text.constData());
    }
}

void MigrateCommandTest::refusesADatabaseOfOthers()
{
    m_server.sql(m_address, u"CREATE TABLE loans (id int)"_s);

    const Answer before = status();
    const Answer answer = deploy();

    QCOMPARE(before.code, 5);
    QVERIFY(!before.err.isEmpty());
    QVERIFY2(!before.out.contains("migrate deploy"), before.out.constData());
    QCOMPARE(answer.code, 5);
    QVERIFY2(answer.err.startsWith("catalpa-cli: "), answer.err.constData());
    QCOMPARE(run({u"migrate"_s, u"deploy"_s, u"--only"_s, u"search_words"_s}).code, 5);
    QCOMPARE(run({u"migrate"_s, u"rehearse"_s}).code, 5);
    QCOMPARE(m_server.rows(m_address, u"SELECT tablename FROM pg_tables WHERE schemaname IN ('public', 'catalpa')"_s),
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

void MigrateCommandTest::appliesWhatTheRoleMay()
{
    m_server.createRole(u"librarian"_s);
    m_server.sql(m_address, u"GRANT ALL ON SCHEMA public TO librarian"_s);
    m_address.user = u"librarian"_s;

    const Answer all = deploy();
    const Answer shared = deploy({u"--to"_s, u"add_country"_s});

    QCOMPARE(all.code, 4);
    QVERIFY2(all.out.contains("2 of 2  public/20250203204258_add_country  applied"), all.out.constData());
    QVERIFY2(all.err.startsWith("catalpa-cli: Your role in this database may not change its tables."),
             all.err.constData());
    QCOMPARE(shared.code, 0);
}

void MigrateCommandTest::twoAtOnceApplyItOnce()
{
    const QStringList command{u"--database"_s, m_address.withPassword(), u"migrate"_s, u"deploy"_s};

    const auto one = m_desk.start(command);
    const auto two = m_desk.start(command);

    QCOMPARE(PageState::waitFor(*one).code, 0);
    QCOMPARE(PageState::waitFor(*two).code, 0);
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM public._prisma_migrations"_s), u"2"_s);
}

CATALPA_TEST(MigrateCommandTest)
#include "tst_migratecommand.moc"
