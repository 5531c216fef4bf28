// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtCore/QCryptographicHash>
#include <QtTest/QtTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

//! The two schemas of the guide: without and with the country.
QByteArray guide(const QByteArray &country = {})
{
    return "datasource db {\n  provider = \"postgresql\"\n  url      = env(\"DATABASE_URL\")\n}\n\n"
           "model Author {\n  @@map(\"authors\")\n\n  id        Int      @id @default(autoincrement())\n"
           "  name      String\n  bio       String?\n"
        + country
        + "  createdAt DateTime @default(now()) @map(\"created_at\")\n  books     Book[]\n}\n\n"
          "model Book {\n  @@map(\"books\")\n\n  id        Int      @id @default(autoincrement())\n"
          "  title     String\n  authorId  Int      @map(\"author_id\")\n"
          "  createdAt DateTime @default(now()) @map(\"created_at\")\n"
          "  author    Author   @relation(fields: [authorId], references: [id])\n}\n";
}

//! A schema with what PostgreSQL can make in more ways than Prisma's language can say.
QByteArray colours(const QByteArray &values)
{
    return "datasource db {\n  provider = \"postgresql\"\n  url      = env(\"DATABASE_URL\")\n}\n\n"
           "enum Colour {\n  "
        + values
        + "\n}\n\nmodel Wall {\n  id     Int      @id @default(autoincrement())\n  name   String   @unique\n"
          "  colour Colour   @default(RED)\n  tags   String[] @default([])\n}\n";
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

} // namespace

//! From a changed schema.prisma to a named migration, in the folder of a project.
class MigrateDevTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = m_server.createDatabase();
        QDir(m_desk.path(u"work/prisma"_s)).removeRecursively();
        QFile::remove(m_desk.path(u"work/prisma.config.ts"_s));
        QVERIFY(QDir(m_desk.path(u"work"_s)).mkpath(u"prisma"_s));
        m_desk.write(u".env"_s, "DATABASE_URL=" + m_address.withPassword().toUtf8() + '\n');
        m_desk.write(u"prisma/schema.prisma"_s, guide());
    }

    void writesAndAppliesTheGuidesFiles()
    {
        const Answer init = dev({u"--name"_s, u"init"_s});
        m_desk.write(u"prisma/schema.prisma"_s, guide("  country   String?\n"));
        const Answer country = dev({u"--name"_s, u"add-country"_s});
        const Answer again = dev({});

        QCOMPARE(init.code, 0);
        QCOMPARE(country.code, 0);
        QCOMPARE(again.code, 0);
        // What Prisma 7.10.0 and 6.19.3 wrote for the guide.
        const QStringList files = migrations();
        QCOMPARE(files.size(), 2);
        QVERIFY(files.at(1).endsWith(u"_add_country"_s));
        QCOMPARE(sha256(textOf(files.at(0))), "b8288abb5ac35595f5bf17cbcf6ac67aa12590cbe73e96cf1487128011ac12df");
        QCOMPARE(sha256(textOf(files.at(1))), "20d2837f1030e1070364ea1961262fea5a5788cb441c9b37618af7da4a15bae9");
        QCOMPARE(m_server.rows(m_address, u"SELECT migration_name FROM _prisma_migrations ORDER BY 1"_s), files);
        QVERIFY(again.out.contains("nothing to do"));
    }

    void refusesWhatIsNoFileAsTheSchema()
    {
        const QString path = m_desk.path(u"work/prisma/schema.prisma"_s);
        QVERIFY(QFile::remove(path));
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);

        const Answer answer = dev({u"--name"_s, u"init"_s});

        QCOMPARE(answer.code, 6);
        QVERIFY2(answer.err.contains("is a pipe, not a file, so it is not read."), answer.err.constData());
        QVERIFY(QFile::remove(path));
        QVERIFY(QFile::link(u"/nowhere/schema.prisma"_s, path));
        const Answer broken = dev({u"--name"_s, u"init"_s});
        QVERIFY2(broken.err.contains("There is no file"), broken.err.constData());
    }

    void wantsANameOnlyWhereSomethingIsWritten()
    {
        const Answer answer = dev({});

        QCOMPARE(answer.code, 6);
        QVERIFY(answer.err.contains("--name"));
        QVERIFY(migrations().isEmpty());
    }

    void onlyWritesOnRequest()
    {
        const Answer answer = dev({u"--name"_s, u"init"_s, u"--create-only"_s});

        QCOMPARE(answer.code, 0);
        QCOMPARE(migrations().size(), 1);
        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('authors') IS NULL"_s), u"t"_s);
        QCOMPARE(dev({}).code, 0); // Applies what waits, and finds nothing else.
        QCOMPARE(m_server.sql(m_address, u"SELECT to_regclass('authors') IS NULL"_s), u"f"_s);
    }

    void asksBeforeValuesAreLost()
    {
        QCOMPARE(dev({u"--name"_s, u"init"_s}).code, 0);
        m_server.sql(m_address, u"INSERT INTO authors (name, bio) VALUES ('A', 'b')"_s);
        m_desk.write(u"prisma/schema.prisma"_s, guide().replace("  bio       String?\n", ""));

        const Answer asked = dev({u"--name"_s, u"no-bio"_s});
        const Answer agreed = dev({u"--name"_s, u"no-bio"_s, u"--accept-data-loss"_s});

        QCOMPARE(asked.code, 11);
        QVERIFY(asked.err.contains("You are about to drop the column `bio` on the `authors` table."));
        QCOMPARE(agreed.code, 0);
        QVERIFY(
            textOf(migrations().last()).startsWith("/*\n  Warnings:\n\n  - You are about to drop the column `bio`"));
    }

    void writesNothingThatCannotBeDone()
    {
        QCOMPARE(dev({u"--name"_s, u"init"_s}).code, 0);
        m_server.sql(m_address, u"INSERT INTO authors (name) VALUES ('A')"_s);
        m_desk.write(u"prisma/schema.prisma"_s, guide("  country   String\n"));

        const Answer refused = dev({u"--name"_s, u"country"_s, u"--accept-data-loss"_s});
        const Answer written = dev({u"--name"_s, u"country"_s, u"--create-only"_s});

        QCOMPARE(refused.code, 6);
        QVERIFY(refused.err.contains("Added the required column `country`"));
        QCOMPARE(written.code, 0);
        QCOMPARE(migrations().size(), 2);
    }

    void stopsAtDriftAndAtEditedFilesWithAWayOut()
    {
        QCOMPARE(dev({u"--name"_s, u"init"_s}).code, 0);
        m_server.sql(m_address, u"INSERT INTO authors (name) VALUES ('A'); ALTER TABLE authors ADD extra int"_s);

        const Answer drift = dev({u"--name"_s, u"x"_s});
        m_server.sql(m_address, u"ALTER TABLE authors DROP extra"_s);
        m_desk.write(u"prisma/migrations/"_s + migrations().first() + u"/migration.sql"_s, "-- Changed\nSELECT 1;\n");
        const Answer edited = dev({u"--name"_s, u"x"_s});

        QCOMPARE(drift.code, 9);
        QVERIFY(drift.err.contains("extra"));
        QVERIFY(drift.err.contains("Nothing was changed. To keep what is there"));
        QCOMPARE(edited.code, 6);
        QVERIFY(edited.err.contains("were changed after they had been applied"));
        QCOMPARE(migrations().size(), 1);
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM authors"_s), u"1"_s);
    }

    void tellsTheMistakeInASchemaBeforeItConnects()
    {
        m_desk.write(u"prisma/schema.prisma"_s, guide("  country   Sting?\n"));
        m_desk.write(u".env"_s, "DATABASE_URL=postgresql://nobody@127.0.0.1:1/none\n");

        const Answer answer = dev({u"--name"_s, u"x"_s});

        QCOMPARE(answer.code, 6);
        QVERIFY2(answer.err.contains("schema.prisma:12:3: There is no type “Sting”."), answer.err.constData());
    }

    void findsTheProjectWhereItsConfigurationSays()
    {
        QVERIFY(QDir(m_desk.path(u"work"_s)).mkpath(u"prisma/models/more"_s));
        QFile::remove(m_desk.path(u"work/prisma/schema.prisma"_s));
        const QByteArray schema = guide();
        const qsizetype cut = schema.indexOf("model Book");
        m_desk.write(u"prisma/models/base.prisma"_s, schema.first(cut));
        m_desk.write(u"prisma/models/more/book.prisma"_s, schema.sliced(cut));
        m_desk.write(u"prisma.config.ts"_s,
                     "import path from 'node:path'\nexport default defineConfig({\n  // schema: \"wrong\",\n  schema: "
                     "path.join('prisma', 'models'),\n  migrations: { path: \"prisma/history\" },\n})\n");

        const Answer answer = dev({u"--name"_s, u"init"_s});

        QVERIFY2(answer.code == 0, answer.err.constData());
        QCOMPARE(QDir(m_desk.path(u"work/prisma/history"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
        QFile::remove(m_desk.path(u"work/prisma.config.ts"_s));
    }

    void followsNoSettingInPart_data()
    {
        QTest::addColumn<QByteArray>("setting");
        QTest::addColumn<QByteArray>("name");
        QTest::addRow("tables") << QByteArray("tables: { external: ['public.ext'] }") << QByteArray("tables.external");
        QTest::addRow("enums") << QByteArray("enums: {\n    external: others,\n  }") << QByteArray("enums.external");
        QTest::addRow("shadow") << QByteArray(
            "migrations: { path: 'prisma/migrations', initShadowDb: `CREATE TABLE x (a "
            "int); -- {}` }") << QByteArray("migrations.initShadowDb");
    }
    void followsNoSettingInPart()
    {
        QFETCH(const QByteArray, setting);
        QFETCH(const QByteArray, name);
        m_desk.write(u"prisma.config.ts"_s, "export default defineConfig({\n  " + setting + ",\n})\n");

        const Answer answer = dev({u"--name"_s, u"init"_s});

        QFile::remove(m_desk.path(u"work/prisma.config.ts"_s));
        QCOMPARE(answer.code, 6);
        QVERIFY2(answer.err.contains(name), answer.err.constData());
        QVERIFY(!QFileInfo::exists(m_desk.path(u"work/prisma/migrations"_s)));
    }

    void saysWhereItLookedForASchema()
    {
        QFile::remove(m_desk.path(u"work/prisma/schema.prisma"_s));

        const Answer answer = dev({u"--name"_s, u"x"_s});

        QCOMPARE(answer.code, 6);
        QVERIFY(answer.err.contains("prisma/schema.prisma, prisma/schema, schema.prisma"));
    }

    void takesASchemaAsAState()
    {
        QCOMPARE(dev({u"--name"_s, u"init"_s}).code, 0);
        m_desk.write(u"prisma/schema.prisma"_s, guide("  country   String?\n"));
        const QString schema = u"prisma/schema.prisma"_s;
        const QByteArray added = "-- AlterTable\nALTER TABLE \"authors\" ADD COLUMN     \"country\" TEXT;\n";

        const Answer fromFolder = run({u"migrate"_s, u"diff"_s, u"prisma/migrations"_s, schema});
        const Answer fromDatabase = run({u"migrate"_s, u"diff"_s, u"database"_s, schema});
        const Answer fromNothing = run({u"migrate"_s, u"diff"_s, u"empty"_s, schema});
        const Answer drift = run({u"migrate"_s, u"drift"_s, u"--from"_s, schema});

        QCOMPARE(fromFolder.out, added);
        QCOMPARE(fromDatabase.out, added);
        QVERIFY(
            fromNothing.out.contains("\n\n-- CreateTable\nCREATE TABLE \"authors\" (\n    \"id\" SERIAL NOT NULL,\n"));
        QCOMPARE(drift.code, 9);
        QVERIFY(drift.out.contains("country"));
    }

    void judgesTablesBesideASchemaAsPrismaDoes()
    {
        const QString schema = u"prisma/schema.prisma"_s;
        m_desk.write(schema, colours("RED\n  GREEN"));
        QCOMPARE(dev({u"--name"_s, u"colours"_s}).code, 0);
        m_desk.write(schema, colours("RED\n  YELLOW\n  GREEN")); // PostgreSQL puts it behind the others.
        QCOMPARE(dev({u"--name"_s, u"yellow"_s}).code, 0);
        m_server.sql(m_address,
                     u"ALTER TABLE \"Wall\" ALTER tags SET DEFAULT '{}', ALTER tags SET NOT NULL; "
                     "DROP INDEX \"Wall_name_key\"; ALTER TABLE \"Wall\" ADD CONSTRAINT \"Wall_name_key\" UNIQUE "
                     "(name), ADD CONSTRAINT named CHECK (name <> ''); "
                     "CREATE INDEX part ON \"Wall\" (id) WHERE id > 5; "
                     "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'"_s);

        const Answer diff = run({u"migrate"_s, u"diff"_s, u"database"_s, schema});
        const Answer drift = run({u"migrate"_s, u"drift"_s, u"--from"_s, schema});
        const Answer again = dev({});
        QDir(m_desk.path(u"work/prisma/migrations"_s)).removeRecursively();
        m_server.sql(m_address, u"DROP TABLE _prisma_migrations"_s);
        const Answer adopted = run({u"migrate"_s, u"adopt"_s, u"--from"_s, schema, u"--yes"_s});
        const Answer behind = dev({});

        QVERIFY2(diff.err.contains("There is no difference."), diff.out + diff.err);
        QVERIFY2(drift.code == 0, drift.out + drift.err);
        QVERIFY2(again.code == 0, again.err);
        QVERIFY2(again.err.contains("Prisma's language cannot say it: The column “tags” of “Wall” "), again.err);
        QVERIFY2(adopted.code == 0, adopted.out + adopted.err);
        QVERIFY2(behind.code == 0, behind.err);
    }

    void makesAnExtensionOnce()
    {
        const QString schema = u"prisma/schema.prisma"_s;
        m_desk.write(schema,
                     "generator client {\n  provider        = \"prisma-client-js\"\n  previewFeatures = "
                     "[\"postgresqlExtensions\"]\n}\n\ndatasource db {\n  provider   = \"postgresql\"\n"
                     "  url        = env(\"DATABASE_URL\")\n  extensions = [citext, pg_trgm]\n}\n\n"
                     "model A {\n  id   Int    @id\n  name String @db.Citext\n}\n");

        const Answer missing = run({u"migrate"_s, u"drift"_s, u"--from"_s, schema});
        QCOMPARE(dev({u"--name"_s, u"a"_s}).code, 0);
        const Answer again = dev({});
        const Answer diff = run({u"migrate"_s, u"diff"_s, u"database"_s, schema});
        const Answer folder = run({u"migrate"_s, u"diff"_s, u"prisma/migrations"_s, schema});

        QVERIFY2(missing.out.contains("The extension “citext” is missing."), missing.out);
        QVERIFY2(again.out.contains("nothing to do") && again.err.isEmpty(), again.out + again.err);
        QVERIFY2(diff.err.contains("There is no difference."), diff.out);
        QVERIFY2(folder.err.contains("There is no difference."), folder.out);
        QCOMPARE(migrations().size(), 1);
    }

    void tellsInWhatTablesDifferFromASchema()
    {
        const QString schema = u"prisma/schema.prisma"_s;
        m_desk.write(schema, colours("RED\n  GREEN"));
        m_server.sql(m_address,
                     u"CREATE TYPE \"Colour\" AS ENUM ('RED', 'BLUE'); "
                     "CREATE TABLE \"Wall\" (id bigint, colour \"Colour\" NOT NULL DEFAULT 'RED', tags text[], "
                     "height int, CONSTRAINT wall PRIMARY KEY (id)); "
                     "CREATE INDEX behind ON \"Wall\" (height); CREATE TABLE other (id int)"_s);

        const Answer drift = run({u"migrate"_s, u"drift"_s, u"--from"_s, schema});

        QCOMPARE(drift.code, 9);
        QCOMPARE(drift.out.split('\n'),
                 QByteArrayList({"The tables differ from what the schema makes:",
                                 "  There is a table “other” that the schema does not have.",
                                 "  There is a column “height” in “Wall” that the schema does not have.",
                                 "  The column “id” of “Wall” is BIGINT and should be INTEGER. The column “id” of "
                                 "“Wall” should be numbered by a sequence of its own.",
                                 "  The column “name” of “Wall” is missing.",
                                 "  The column “tags” of “Wall” has no default and should have ARRAY[]::TEXT[].",
                                 "  The constraint “wall” of “Wall” should be called “Wall_pkey”.",
                                 "  The index “Wall_name_key” on “Wall” is missing.",
                                 "  There is an index “behind” on “Wall” that the schema does not have.",
                                 "  The type “Colour” is ENUM ('RED', 'BLUE') and should be ENUM ('RED', 'GREEN').",
                                 {}}));
    }

    void findsMigrationsWithinAFolderOfSchemas()
    {
        QVERIFY(QDir(m_desk.path(u"work/prisma"_s)).mkpath(u"migrations"_s));
        m_desk.write(u"prisma/colours.prisma"_s, colours("RED"));
        QVERIFY(QFile::remove(m_desk.path(u"work/prisma/schema.prisma"_s)));

        const Answer made = dev({u"--prisma"_s, u"prisma"_s, u"--name"_s, u"colours"_s});

        QVERIFY2(made.code == 0, made.err);
        QCOMPARE(migrations().size(), 1);
        QVERIFY(!QFile::exists(m_desk.path(u"work/migrations"_s)));
        QVERIFY(dev({u"--prisma"_s, u"prisma"_s}).out.contains("nothing to do"));
    }

    void makesASchemaThatIsNotThere()
    {
        const QString schema = u"prisma/schema.prisma"_s;
        m_desk.write(schema,
                     "datasource db {\n  provider = \"postgresql\"\n  url      = env(\"DATABASE_URL\")\n"
                     "  schemas  = [\"public\", \"side\"]\n}\n\nenum Colour {\n  RED\n  @@schema(\"side\")\n}\n\n"
                     "model A {\n  id     Int    @id\n  colour Colour\n  @@schema(\"side\")\n}\n");

        const Answer missing = run({u"migrate"_s, u"diff"_s, u"database"_s, schema});
        m_server.sql(m_address, QString::fromUtf8(missing.out));
        const Answer there = run({u"migrate"_s, u"diff"_s, u"database"_s, schema});
        const Answer drift = run({u"migrate"_s, u"drift"_s, u"--from"_s, schema});

        QVERIFY2(missing.out.startsWith("-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS \"side\";\n"), missing.out);
        QVERIFY2(there.err.contains("There is no difference."), there.out);
        QCOMPARE(drift.code, 0);
    }

    void saysWhatPrismaDoesNotReadInADatabase()
    {
        const QString schema = u"prisma/schema.prisma"_s;
        m_desk.write(
            schema,
            "datasource db {\n  provider = \"postgresql\"\n  url      = env(\"DATABASE_URL\")\n}\n\n"
            "model Key {\n  id  Int      @id\n  key String\n  at  DateTime @default(dbgenerated(\"now() + "
            "interval '1 year'\")) @db.Timestamptz()\n\n  @@index([key(ops: raw(\"text_pattern_ops\"))])\n}\n");
        m_server.sql(m_address, QString::fromUtf8(run({u"migrate"_s, u"diff"_s, u"empty"_s, schema}).out));

        const Answer drift = run({u"migrate"_s, u"drift"_s, u"--from"_s, schema});

        QCOMPARE(drift.out.split('\n'),
                 QByteArrayList({"The tables differ from what the schema makes:",
                                 "  The column “at” of “Key” has the default (now() + '1 year'::interval) and should "
                                 "have now() + interval '1 year'.",
                                 "  The index “Key_key_idx” on “Key” has an operator class in the schema, which Prisma "
                                 "does not read in a database: it would make the index again each time.",
                                 {}}));
    }

    void adoptsTablesThatAreAsTheSchemaSays()
    {
        const Answer sql = run({u"migrate"_s, u"diff"_s, u"empty"_s, u"prisma/schema.prisma"_s});
        m_server.sql(m_address, QString::fromUtf8(sql.out));
        const QStringList adopt{u"migrate"_s, u"adopt"_s, u"--from"_s, u"prisma/schema.prisma"_s};

        const Answer asked = run(adopt);
        const Answer done = run(adopt + QStringList{u"--yes"_s});

        QCOMPARE(asked.code, 11);
        QVERIFY2(done.code == 0, done.err.constData());
        QCOMPARE(migrations().size(), 1);
        QCOMPARE(m_server.rows(m_address, u"SELECT migration_name FROM _prisma_migrations"_s), migrations());
        QCOMPARE(dev({}).code, 0);
    }

private:
    Answer run(const QStringList &arguments) const { return m_desk.run(arguments); }
    Answer dev(const QStringList &arguments) const { return run(QStringList{u"migrate"_s, u"dev"_s} + arguments); }
    QStringList migrations() const
    {
        return QDir(m_desk.path(u"work/prisma/migrations"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    }
    QByteArray textOf(const QString &migration) const
    {
        QFile file(m_desk.path(u"work/prisma/migrations/"_s + migration + u"/migration.sql"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    TestServer m_server;
    ConnectionAddress m_address;
    PageState m_desk;
};

CATALPA_TEST(MigrateDevTest)
#include "tst_migratedev.moc"
