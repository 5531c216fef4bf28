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

//! Migrations of a person's own: --from, --schema and new.
class MigrateFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void makesANewOne();
    void makesNothingUnderABadName_data();
    void makesNothingUnderABadName();
    void appliesAFolder();
    void appliesAFolderToAnotherSchema();
    void continuesWhatHadStopped();
    void appliesNothingBesideWhatHadStopped();
    void undoesAgainWhatIsNotTakenBackCompletely();
    void tellsItsMigrationsFromTheNameOfTheSchema();
    void refusesABrokenFolder_data();
    void refusesABrokenFolder();
    void foretellsAFileThatCannotBeSent();
    void foretellsAnExtensionThatTheServerLacks();
    void worksInTheSchemaOfThePrismaAddress();
    void aPlanHasABriefForm();
    void printsWhatAFolderMakes();

private:
    Answer migrate(const QStringList &arguments) const
    {
        return m_desk.run(QStringList{u"--database"_s, m_address.withPassword(), u"migrate"_s} + arguments);
    }
    void write(const QString &name, const QByteArray &sql) const
    {
        const QString path = u"own/"_s + name;
        QVERIFY(QDir(m_desk.path(u"work"_s)).mkpath(QFileInfo(path).path()));
        m_desk.write(path, sql);
    }

    TestServer m_server;
    ConnectionAddress m_address;
    PageState m_desk;
};

void MigrateFolderTest::init()
{
    m_address = m_server.createDatabase();
    QDir(m_desk.path(u"work/own"_s)).removeRecursively();
}

void MigrateFolderTest::makesANewOne()
{
    const Answer answer = m_desk.run({u"migrate"_s, u"new"_s, u"Add pseudonym!"_s, u"--from"_s, u"own"_s});
    const Answer document = m_desk.run({u"--json"_s, u"migrate"_s, u"new"_s, u"more"_s, u"--from"_s, u"own"_s});

    QCOMPARE(answer.code, 0);
    const QRegularExpression form(u"^own/\\d{14}_add_pseudonym/migration\\.sql\n$"_s);
    QVERIFY2(form.match(QString::fromUtf8(answer.out)).hasMatch(), answer.out.constData());
    QVERIFY(QFile::exists(m_desk.path(u"work/"_s + QString::fromUtf8(answer.out).trimmed())));
    QVERIFY(QFile::exists(m_desk.path(u"work/own/migration_lock.toml"_s)));
    QVERIFY(json(document)[u"path"].toString().endsWith(u"_more/migration.sql"_s));
    QCOMPARE(migrate({u"deploy"_s, u"--from"_s, u"own"_s}).code, 0);
}

void MigrateFolderTest::makesNothingUnderABadName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("why");

    QTest::addRow("no letter") << u"!!!"_s << QByteArray("A migration needs a name with letters");
    QTest::addRow("dots") << u"../.."_s << QByteArray("A migration needs a name with letters");
    QTest::addRow("too long") << QString(300, u'x') << QByteArray("The name of a migration has no more than");
}

void MigrateFolderTest::makesNothingUnderABadName()
{
    QFETCH(const QString, name);

    const Answer answer = m_desk.run({u"migrate"_s, u"new"_s, name, u"--from"_s, u"own"_s});

    QCOMPARE(answer.code, 6);
    QFETCH(const QByteArray, why);
    QVERIFY2(answer.err.startsWith("catalpa-cli: " + why), answer.err.constData());
    QVERIFY(!QFile::exists(m_desk.path(u"work/own"_s)));
}

void MigrateFolderTest::appliesAFolder()
{
    write(u"1_readers/migration.sql"_s, "CREATE TABLE readers (id int);");
    write(u"2_names/migration.sql"_s, "ALTER TABLE readers ADD name text;\nALTER TABLE nobody ADD name text;");

    const Answer refused = migrate({u"deploy"_s, u"--from"_s, u"own"_s});
    const Answer status = migrate({u"status"_s, u"--from"_s, u"own"_s});

    QCOMPARE(refused.code, 8);
    QVERIFY2(refused.out.startsWith("1 of 2  public/1_readers  applied"), refused.out.constData());
    QVERIFY2(refused.err.startsWith("catalpa-cli: own/2_names/migration.sql:2:"), refused.err.constData());
    QVERIFY2(refused.err.contains("\n    ALTER TABLE nobody ADD name text"), refused.err.constData());
    QCOMPARE(status.code, 8); // As the man page has it: earlier.
    QVERIFY2(status.out.contains("1_readers  applied"), status.out.constData());
    QVERIFY2(status.out.contains("The database refused “Names” the last time; nothing of it was kept."),
             status.out.constData());
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM information_schema.columns WHERE table_name = 'readers'"_s),
             u"1"_s);
}

void MigrateFolderTest::appliesAFolderToAnotherSchema()
{
    write(u"1_readers/migration.sql"_s, "CREATE TABLE readers (id int);");

    const Answer answer = migrate({u"deploy"_s, u"--from"_s, u"own"_s, u"--schema"_s, u"lending \"desk\""_s});

    QCOMPARE(answer.code, 0);
    QCOMPARE(m_server.rows(m_address, u"SELECT schemaname FROM pg_tables WHERE tablename = 'readers'"_s),
             QStringList{u"lending \"desk\""_s});
}

void MigrateFolderTest::continuesWhatHadStopped()
{
    m_server.sql(m_address, prismaTable);
    m_server.sql(m_address, u"CREATE TABLE readers (id int, name text)"_s);
    write(u"1_index/migration.sql"_s,
          "CREATE INDEX CONCURRENTLY readers_id ON public.readers (id);\n"
          "CREATE INDEX CONCURRENTLY readers_born ON public.readers (born);\n");

    const Answer stopped = migrate({u"deploy"_s, u"--from"_s, u"own"_s});
    const Answer status = migrate({u"status"_s, u"--from"_s, u"own"_s});
    const Answer document = migrate({u"status"_s, u"--from"_s, u"own"_s, u"--json"_s});
    m_server.sql(m_address, u"ALTER TABLE readers ADD born date"_s);
    const Answer done = migrate({u"deploy"_s, u"--from"_s, u"own"_s});

    QCOMPARE(stopped.code, 8);
    QCOMPARE(status.code, 8);
    QVERIFY2(status.out.contains("1_index    stopped, 1 statement"), status.out.constData());
    QVERIFY2(status.out.endsWith("Run 'catalpa-cli migrate deploy'.\n"), status.out.constData());
    QCOMPARE(json(document)[u"migrations"][0][u"resumable"].toBool(), true);
    QCOMPARE(json(document)[u"migrations"][0][u"statementsDone"].toInt(), 1);
    QCOMPARE(done.code, 0);
    QCOMPARE(migrate({u"status"_s, u"--from"_s, u"own"_s}).code, 0);
}

void MigrateFolderTest::appliesNothingBesideWhatHadStopped()
{
    m_server.sql(m_address, prismaTable);
    m_server.sql(m_address, u"CREATE TABLE readers (id int)"_s);
    write(u"1_index/migration.sql"_s,
          "CREATE INDEX CONCURRENTLY readers_id ON public.readers (id);\n"
          "CREATE INDEX CONCURRENTLY readers_born ON public.readers (born);\n");
    write(u"2_other/migration.sql"_s, "CREATE INDEX CONCURRENTLY other ON public.readers (id);\n");
    QCOMPARE(migrate({u"deploy"_s, u"--from"_s, u"own"_s}).code, 8);

    const Answer other = migrate({u"deploy"_s, u"--from"_s, u"own"_s, u"--only"_s, u"2_other"_s});

    QCOMPARE(other.code, 5);
    QVERIFY2(other.err.contains("“Index” stopped half-way. Apply or take back that one first."), other.err.constData());
    QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('other') IS NULL"_s), u"t"_s);
}

void MigrateFolderTest::undoesAgainWhatIsNotTakenBackCompletely()
{
    m_server.sql(m_address, prismaTable);
    m_server.sql(m_address, u"CREATE TABLE readers (id int)"_s);
    write(u"1_index/migration.sql"_s, "CREATE INDEX CONCURRENTLY readers_id ON public.readers (id);\n");
    write(u"1_index/down.sql"_s, "DROP INDEX CONCURRENTLY IF EXISTS public.readers_id;\nVACUUM nowhere;\n");
    QCOMPARE(migrate({u"deploy"_s, u"--from"_s, u"own"_s}).code, 0);

    const Answer stopped = migrate({u"undo"_s, u"1_index"_s, u"--from"_s, u"own"_s});
    const Answer status = migrate({u"status"_s, u"--from"_s, u"own"_s});
    const Answer document = migrate({u"status"_s, u"--from"_s, u"own"_s, u"--json"_s});
    write(u"1_index/down.sql"_s, "DROP INDEX CONCURRENTLY IF EXISTS public.readers_id;\n");
    const Answer again = migrate({u"undo"_s, u"1_index"_s, u"--from"_s, u"own"_s});

    QCOMPARE(stopped.code, 8);
    QVERIFY2(stopped.err.contains("“Index” is not taken back completely."), stopped.err.constData());
    QCOMPARE(status.code, 8);
    QVERIFY2(status.out.contains("not taken back completely"), status.out.constData());
    QVERIFY2(status.err.contains("'catalpa-cli migrate undo' takes back the rest of it."), status.err.constData());
    QCOMPARE(json(document)[u"migrations"][0][u"takingBack"].toBool(), true);
    QCOMPARE(again.code, 0);
}

void MigrateFolderTest::tellsItsMigrationsFromTheNameOfTheSchema()
{
    QCOMPARE(migrate({u"deploy"_s}).code, 0);
    m_server.sql(m_address, u"CREATE TABLE readers (id int)"_s);
    write(u"1_a/migration.sql"_s, "ALTER TABLE readers ADD a int;");
    write(u"2_b/migration.sql"_s, "ALTER TABLE readers ADD b int;");

    const Answer part = migrate({u"resolve"_s, u"--applied"_s, u"b"_s, u"--from"_s, u"own"_s});
    const Answer withSchema = migrate({u"resolve"_s, u"--applied"_s, u"public/a"_s, u"--from"_s, u"own"_s});

    QVERIFY2(part.out.startsWith("public/2_b is marked as applied."), part.err.constData());
    QVERIFY2(withSchema.err.contains("“public/a” can mean each of these migrations: public/1_a, "
                                     "public/20250203204258_add_country."),
             withSchema.err.constData());
}

void MigrateFolderTest::refusesABrokenFolder_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("told");

    QTest::addRow("missing") << QString() << QByteArray() << QByteArray("own");
    QTest::addRow("without a file") << u"1_a/readme.txt"_s << QByteArray("x") << QByteArray("own");
    QTest::addRow("another database") << u"migration_lock.toml"_s << QByteArray("provider = \"mysql\"\n")
                                      << QByteArray("mysql");
}

void MigrateFolderTest::refusesABrokenFolder()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, told);
    if (!file.isEmpty())
        write(file, text);
    if (file == "migration_lock.toml"_L1)
        write(u"1_a/migration.sql"_s, "SELECT 1");

    for (const QString &command : {u"status"_s, u"deploy"_s, u"plan"_s, u"rehearse"_s, u"adopt"_s, u"drift"_s}) {
        const Answer answer = migrate({command, u"--from"_s, u"own"_s});

        QCOMPARE(answer.code, 6);
        QCOMPARE(answer.out, QByteArray());
        QVERIFY2(answer.err.startsWith("catalpa-cli: ") && answer.err.contains(told), answer.err.constData());
    }
    QCOMPARE(migrate({u"diff"_s, u"empty"_s, u"own"_s}).code, 6);
}

//! The others are applied by nobody before the one is mended, and the list says why.
void MigrateFolderTest::foretellsAFileThatCannotBeSent()
{
    write(u"1_a/migration.sql"_s, "CREATE TABLE readers (id int);");
    write(u"2_b/migration.sql"_s, "SELECT '\xff'");

    const Answer status = migrate({u"status"_s, u"--from"_s, u"own"_s});
    const Answer deploy = migrate({u"deploy"_s, u"--from"_s, u"own"_s});

    QCOMPARE(status.code, 5);
    QVERIFY2(status.out.contains("UTF-8"), status.out.constData());
    QCOMPARE(deploy.code, 8);
    QVERIFY2(deploy.err.contains("UTF-8"), deploy.err.constData());
    QVERIFY2(!deploy.out.contains("1_a"), deploy.out.constData());
}

void MigrateFolderTest::foretellsAnExtensionThatTheServerLacks()
{
    write(u"1_a/migration.sql"_s, "CREATE TABLE readers (id int);");
    write(u"2_b/migration.sql"_s,
          "CREATE EXTENSION IF NOT EXISTS plpgsql;\n-- Far away.\nCREATE EXTENSION \"nowhere\";");

    const Answer deploy = migrate({u"deploy"_s, u"--from"_s, u"own"_s});

    QCOMPARE(deploy.code, 8);
    QVERIFY2(
        deploy.err.startsWith("catalpa-cli: own/2_b/migration.sql:3:1: “B” makes the extension “nowhere”, which is "
                              "not on this server."),
        deploy.err.constData());
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s), u"0"_s);
    write(u"2_b/migration.sql"_s, "CREATE EXTENSION IF NOT EXISTS plpgsql;");
    QCOMPARE(migrate({u"deploy"_s, u"--from"_s, u"own"_s}).code, 0);
}

void MigrateFolderTest::worksInTheSchemaOfThePrismaAddress()
{
    write(u"1_a/migration.sql"_s,
          "CREATE TABLE readers (id int);\nCREATE INDEX CONCURRENTLY readers_id ON readers (id);");
    const QString address = m_address.withPassword();
    const QString shop = address + (address.contains(u'?') ? u'&' : u'?') + u"schema=shop"_s;
    const auto run = [&](const QString &command) {
        return m_desk.run({u"--database"_s, shop, u"migrate"_s, command, u"--from"_s, u"own"_s});
    };

    const Answer deploy = run(u"deploy"_s);

    QVERIFY2(deploy.code == 0, deploy.err.constData());
    QCOMPARE(
        m_server.rows(m_address,
                      u"SELECT n.nspname || '.' || c.relname FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = "
                      "c.relnamespace WHERE c.relname IN ('readers', 'readers_id', '_prisma_migrations') ORDER BY 1"_s),
        QStringList({u"shop._prisma_migrations"_s, u"shop.readers"_s, u"shop.readers_id"_s}));
    QCOMPARE(run(u"status"_s).code, 0);
    QCOMPARE(run(u"drift"_s).code, 0);
    QCOMPARE(m_desk.run({u"--database"_s, shop, u"authors"_s}).code, 3); // The catalogue is in "public".
}

void MigrateFolderTest::aPlanHasABriefForm()
{
    write(u"1_a/migration.sql"_s, "CREATE TABLE readers (id int);\nCREATE TABLE shelves (id int);");
    write(u"2_b/migration.sql"_s, "DROP TABLE old;\nCREATE TABLE rooms (id int);");
    m_server.sql(m_address, u"CREATE TABLE public.old (id int); INSERT INTO public.old VALUES (1)"_s);

    const QByteArray brief = migrate({u"plan"_s, u"--brief"_s, u"--from"_s, u"own"_s}).out;
    const QByteArray whole = migrate({u"plan"_s, u"--from"_s, u"own"_s}).out;

    QVERIFY2(brief.contains("public/1_a") && brief.contains("DROP TABLE old"), brief.constData());
    QVERIFY2(!brief.contains("CREATE TABLE"), brief.constData());
    QVERIFY(whole.contains("CREATE TABLE shelves") && whole.contains("CREATE TABLE rooms"));
}

void MigrateFolderTest::printsWhatAFolderMakes()
{
    write(u"1_readers/migration.sql"_s, "CREATE TABLE readers (id int);");
    write(u"2_names/migration.sql"_s, "ALTER TABLE readers ADD name text;");

    const Answer answer = migrate({u"diff"_s, u"empty"_s, u"own"_s});

    QCOMPARE(answer.code, 0);
    QVERIFY2(answer.out.startsWith("-- CreateTable\nCREATE TABLE \"readers\" ("), answer.out.constData());
    QVERIFY2(answer.out.contains("\"name\" TEXT"), answer.out.constData());
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM pg_tables WHERE tablename = 'readers'"_s), u"0"_s);
}

CATALPA_TEST(MigrateFolderTest)
#include "tst_migratefolder.moc"
