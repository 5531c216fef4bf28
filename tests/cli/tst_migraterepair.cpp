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

//! What sets a history right: undo, resolve and adopt, and the names by which they are told what.
class MigrateRepairTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesBackTheLastOne();
    void takesBackSeveralOnlyWithYes();
    void saysWhatCannotBeTakenBack();
    void findsAMigrationByAPartOfItsName();
    void listsWhatANameCanMean_data();
    void listsWhatANameCanMean();
    void marksAFailedOneAsApplied();
    void marksAFailedOneAsRolledBack();
    void adoptsTheTablesOfTheGuide();
    void adoptsNothingFromOtherTables();
    void findsNothingToAdopt();

private:
    Answer migrate(const QStringList &arguments) const
    {
        return m_desk.run(QStringList{u"--database"_s, m_address.withPassword(), u"migrate"_s} + arguments);
    }
    QStringList recorded() const
    {
        return m_server.rows(m_address,
                             u"SELECT migration_name FROM public._prisma_migrations WHERE finished_at IS NOT NULL AND "
                             "rolled_back_at IS NULL ORDER BY 1"_s);
    }
    void failInit() const
    {
        m_server.sql(m_address, prismaTable);
        m_server.sql(m_address,
                     u"INSERT INTO public._prisma_migrations (id, checksum, migration_name) "
                     "VALUES ('x', repeat('0', 64), '20250203204157_init')"_s);
    }
    //! As somebody has made them by hand who followed the guide.
    void makeTablesOfTheGuide() const
    {
        for (const QString &name : {initName, countryName}) {
            QFile file(u":/migrations/public/%1/migration.sql"_s.arg(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            m_server.sql(m_address, QString::fromUtf8(file.readAll()));
        }
    }

    TestServer m_server;
    ConnectionAddress m_address;
    PageState m_desk;
};

void MigrateRepairTest::init()
{
    m_address = m_server.createDatabase();
}

void MigrateRepairTest::takesBackTheLastOne()
{
    QCOMPARE(migrate({u"deploy"_s}).code, 0);

    const Answer answer = migrate({u"undo"_s, u"guarded_reading"_s});
    const Answer again = migrate({u"undo"_s, u"guarded_reading"_s});

    QCOMPARE(answer.code, 0);
    QVERIFY2(answer.out.startsWith("1 of 1  catalpa/20261129100000_guarded_reading  taken back in "),
             answer.out.constData());
    QCOMPARE(again.code, 10);
    QVERIFY2(again.err.startsWith("catalpa-cli: "), again.err.constData());
    QVERIFY(migrate({u"status"_s}).out.contains("1 migration is pending."));
}

void MigrateRepairTest::takesBackSeveralOnlyWithYes()
{
    QCOMPARE(migrate({u"deploy"_s}).code, 0);

    const Answer asked = migrate({u"undo"_s, u"search_words"_s});
    const Answer askedInJson = migrate({u"undo"_s, u"search_words"_s, u"--json"_s});
    const int pending = json(migrate({u"status"_s, u"--json"_s}))[u"pending"].toInt(-1);
    const Answer done = migrate({u"undo"_s, u"search_words"_s, u"--json"_s, u"--yes"_s});

    QCOMPARE(asked.code, 11);
    QCOMPARE(asked.out,
             QByteArray("These migrations would be taken back, in this order:\n"
                        "  catalpa/20261129100000_guarded_reading\n"
                        "  catalpa/20261128100000_doubles\n"
                        "  catalpa/20261127100000_details\n"
                        "  catalpa/20261126110200_keep_history\n"
                        "  catalpa/20261126110100_history\n"
                        "  catalpa/20261126110000_receipts\n"
                        "  catalpa/20261126100300_keep_reading_index\n"
                        "  catalpa/20261126100200_reading_index\n"
                        "  catalpa/20261126100100_filing_rules\n"
                        "  catalpa/20261126100000_search_words\n"));
    QVERIFY2(asked.err.contains("--yes"), asked.err.constData());
    QCOMPARE(askedInJson.code, 11);
    QCOMPARE(json(askedInJson)[u"unconfirmed"].toArray().size(), 10);
    QCOMPARE(pending, 0);
    QCOMPARE(done.code, 0);
    QCOMPARE(json(done)[u"undone"].toArray().size(), 10);
    QCOMPARE(json(done)[u"undone"].toArray().last()[u"name"].toString(), u"20261126100000_search_words"_s);
    QCOMPARE(migrate({u"drift"_s}).code, 0);
}

void MigrateRepairTest::saysWhatCannotBeTakenBack()
{
    QDir(m_desk.path(u"work"_s)).mkpath(u"own/1_first"_s);
    m_desk.write(u"own/1_first/migration.sql"_s, "CREATE TABLE readers (id int)");
    QCOMPARE(migrate({u"deploy"_s, u"--from"_s, u"own"_s}).code, 0);

    const Answer answer = migrate({u"undo"_s, u"1_first"_s, u"--from"_s, u"own"_s, u"--yes"_s});

    QCOMPARE(answer.code, 10);
    QVERIFY2(answer.err.contains("down.sql"), answer.err.constData());
    QCOMPARE(recorded(), QStringList{u"1_first"_s});
}

void MigrateRepairTest::findsAMigrationByAPartOfItsName()
{
    for (const QString &name :
         {u"20250203204157_init"_s, u"public/20250203204157_init"_s, u"INIT"_s, u"204157"_s, u"public/init"_s}) {
        const Answer answer = migrate({u"rehearse"_s, u"--only"_s, name, u"--json"_s});

        QCOMPARE(json(answer)[u"runs"][0][u"name"].toString(), u"20250203204157_init"_s);
    }
}

void MigrateRepairTest::listsWhatANameCanMean_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("sentence");

    QTest::addRow("several") << u"index"_s << QByteArray("“index” can mean each of these");
    QTest::addRow("none") << u"nobody"_s << QByteArray("There is no migration “nobody” here.");
    QTest::addRow("a quote") << u"' OR true; DROP TABLE authors; --"_s
                             << QByteArray("There is no migration “' OR true;");
    QTest::addRow("a path") << u"../../etc/passwd"_s << QByteArray("There is no migration “../../etc/passwd” here.");
    QTest::addRow("a wildcard") << u"%"_s << QByteArray("There is no migration “%” here.");
    QTest::addRow("a format") << u"%1 %2"_s << QByteArray("There is no migration “%1 %2” here.");
    QTest::addRow("a command for the terminal")
        << u"\x1b[31mred"_s << QByteArray("There is no migration “\xEF\xBF\xBD[31mred”");
    QTest::addRow("a long one") << QString(10'000, u'x') << QByteArray("x…” here.");
}

void MigrateRepairTest::listsWhatANameCanMean()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, sentence);

    const Answer answer = migrate({u"undo"_s, u"--yes"_s, u"--"_s, name});

    QCOMPARE(answer.code, 6);
    QVERIFY2(answer.err.contains(sentence), answer.err.constData());
    QVERIFY2(answer.err.contains("catalpa/20261126100200_reading_index"), answer.err.constData());
}

void MigrateRepairTest::marksAFailedOneAsApplied()
{
    failInit();
    makeTablesOfTheGuide();

    const Answer answer = migrate({u"resolve"_s, u"--applied"_s, u"init"_s});

    QCOMPARE(answer.code, 0);
    QVERIFY2(answer.out.startsWith("public/20250203204157_init is marked as applied."), answer.out.constData());
    QCOMPARE(recorded(), QStringList{initName});
    QCOMPARE(migrate({u"status"_s}).code, 5);
}

void MigrateRepairTest::marksAFailedOneAsRolledBack()
{
    failInit();

    const Answer answer = migrate({u"resolve"_s, u"--rolled-back"_s, u"init"_s, u"--json"_s});
    const Answer again = migrate({u"resolve"_s, u"--rolled-back"_s, u"init"_s});

    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.out,
             QByteArray("{\"schema\":\"public\",\"name\":\"20250203204157_init\",\"markedAs\":\"rolledBack\"}\n"));
    QCOMPARE(again.code, 6);
    QCOMPARE(migrate({u"deploy"_s}).code, 0);
}

void MigrateRepairTest::adoptsTheTablesOfTheGuide()
{
    makeTablesOfTheGuide();

    const Answer asked = migrate({u"adopt"_s});
    const QString ledgers =
        m_server.sql(m_address, u"SELECT count(*) FROM pg_tables WHERE tablename = '_prisma_migrations'"_s);
    const Answer done = migrate({u"adopt"_s, u"--yes"_s, u"--json"_s});

    QCOMPARE(asked.code, 11);
    QVERIFY2(asked.out.contains("  public/20250203204157_init\n  public/20250203204258_add_country\n"),
             asked.out.constData());
    QCOMPARE(ledgers, u"0"_s);
    QCOMPARE(done.code, 0);
    QCOMPARE(json(done)[u"adopted"].toArray().size(), 2);
    QCOMPARE(recorded(), (QStringList{initName, countryName}));
    QCOMPARE(migrate({u"deploy"_s}).code, 0);
    QCOMPARE(migrate({u"drift"_s}).code, 0);
}

void MigrateRepairTest::adoptsNothingFromOtherTables()
{
    makeTablesOfTheGuide();
    m_server.sql(m_address, u"ALTER TABLE books ADD isbn text"_s);

    const Answer answer = migrate({u"adopt"_s, u"--yes"_s});
    const Answer document = migrate({u"adopt"_s, u"--json"_s});

    QCOMPARE(answer.code, 9);
    QVERIFY2(answer.out.contains("20250203204258_add_country"), answer.out.constData());
    QVERIFY2(answer.out.contains("isbn"), answer.out.constData());
    QCOMPARE(document.code, 9);
    QCOMPARE(json(document)[u"nearest"][u"name"].toString(), countryName);
    QCOMPARE(json(document)[u"distance"].toArray().size(), 1);
}

void MigrateRepairTest::findsNothingToAdopt()
{
    const Answer empty = migrate({u"adopt"_s, u"--yes"_s});

    QCOMPARE(empty.code, 0);
    QCOMPARE(empty.out, QByteArray("There is nothing to adopt.\n"));
}

CATALPA_TEST(MigrateRepairTest)
#include "tst_migraterepair.moc"
