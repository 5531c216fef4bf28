// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "impactfixture.h"
#include "migrate/impact/impact.h"
#include "migrationfixture.h"
#include "support/testregistry.h"

#include <QtCore/QFile>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;
using namespace catalpa::test;

namespace {

//! The tables of factsOf(), made by a migration.
constexpr auto made = R"sql(
CREATE TABLE authors (id int NOT NULL, name text NOT NULL, bio text);
CREATE TABLE books (id int NOT NULL, title text NOT NULL, author_id int NOT NULL, note text,
                    CONSTRAINT books_author_id_fkey FOREIGN KEY (author_id) REFERENCES authors (id));
CREATE INDEX books_title ON books (title);
)sql";

QByteArray bytesOf(const QString &path)
{
    QFile file(u"" CATALPA_MIGRATIONS "/"_s + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

//! What is told of a migration before it is applied: dangers, losses, and the words for them.
class OutlookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void warnsWhereItMatters_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<bool>("bySize");

        QTest::addRow("CREATE INDEX ON books (title)") << u"require-concurrent-index-creation"_s << true;
        QTest::addRow("DROP INDEX books_title") << u"require-concurrent-index-deletion"_s << true;
        QTest::addRow("ALTER TABLE books ADD COLUMN a int DEFAULT random()") << u"adding-field-with-default"_s << true;
        QTest::addRow("ALTER TABLE books ADD COLUMN a serial") << u"adding-field-with-default"_s << true;
        QTest::addRow("ALTER TABLE books ADD PRIMARY KEY (id)") << u"adding-serial-primary-key-field"_s << true;
        QTest::addRow("ALTER TABLE books ADD UNIQUE (title)") << u"disallowed-unique-constraint"_s << true;
        QTest::addRow("ALTER TABLE books ADD CHECK (id > 0)") << u"constraint-missing-not-valid"_s << true;
        QTest::addRow("ALTER TABLE books ADD FOREIGN KEY (id) REFERENCES authors (id)")
            << u"adding-foreign-key-constraint"_s << true;
        QTest::addRow("ALTER TABLE books ALTER note SET NOT NULL") << u"adding-not-nullable-field"_s << true;
        QTest::addRow("ALTER TABLE books ALTER id TYPE bigint") << u"changing-column-type"_s << true;
        QTest::addRow("ALTER TABLE books ADD COLUMN a int NOT NULL") << u"adding-required-field"_s << false;
        QTest::addRow("ALTER TABLE books DROP COLUMN note") << u"ban-drop-column"_s << false;
        QTest::addRow("ALTER TABLE books ALTER title DROP NOT NULL") << u"ban-drop-not-null"_s << false;
        QTest::addRow("ALTER TABLE books RENAME title TO heading") << u"renaming-column"_s << false;
        QTest::addRow("ALTER TABLE books RENAME TO volumes") << u"renaming-table"_s << false;
        QTest::addRow("DROP TABLE books") << u"ban-drop-table"_s << false;
        QTest::addRow("TRUNCATE authors CASCADE") << u"ban-truncate-cascade"_s << false;
    }

    void warnsWhereItMatters()
    {
        QFETCH(const QString, rule);
        QFETCH(const bool, bySize);
        const QByteArray sql = QTest::currentDataTag();

        const StatementImpact large = outlookOn(factsOf(1'000'000), sql);
        const StatementImpact small = outlookOn(factsOf(500), sql);
        const StatementImpact fresh = impactOf({migration(made), migration(sql)}, {}).constLast().statements.first();

        QCOMPARE(large.rule, rule);
        QVERIFY(!large.danger.isEmpty());
        QVERIFY(!large.saferWay.isEmpty());
        QVERIFY2(!large.danger.contains(u'%') && !large.saferWay.contains(u'%'), qPrintable(large.danger));
        QCOMPARE(small.rule, bySize ? QString() : rule);
        QCOMPARE(small.danger.isEmpty(), bySize);
        QCOMPARE(fresh.rule, QString());
        QCOMPARE(fresh.danger, QString());
        QVERIFY(!fresh.losesData);
    }

    void doesNotWarnOfTheSaferWays_data()
    {
        QTest::addColumn<QByteArray>("sql");
        for (const char *sql :
             {"CREATE INDEX CONCURRENTLY i ON books (title)", "DROP INDEX CONCURRENTLY books_title",
              "ALTER TABLE books ADD COLUMN a int", "ALTER TABLE books ADD COLUMN a int NOT NULL DEFAULT 7",
              "ALTER TABLE books ADD CHECK (id > 0) NOT VALID", "ALTER TABLE books VALIDATE CONSTRAINT c",
              "ALTER TABLE books ADD FOREIGN KEY (id) REFERENCES authors (id) NOT VALID",
              "ALTER TABLE books ADD UNIQUE USING INDEX books_title", "ALTER TABLE books ALTER note TYPE varchar",
              "ALTER TABLE books ALTER title SET NOT NULL", "DROP TABLE IF EXISTS shelves"})
            QTest::addRow("%s", sql) << QByteArray(sql);
    }

    void doesNotWarnOfTheSaferWays()
    {
        QFETCH(const QByteArray, sql);

        QCOMPARE(outlookOn(factsOf(1'000'000), sql).rule, QString());
    }

    void warnsOfTransactionsInAFile()
    {
        const auto impacts =
            impactOf({migration("BEGIN;\nCREATE INDEX CONCURRENTLY i ON books (title);\nCOMMIT;"),
                      migration("BEGIN;\nUPDATE books SET note = 'a';\nCOMMIT;\nUPDATE books SET note = 'b';")},
                     factsOf(10));

        QCOMPARE(impacts.at(0).statements.at(1).rule, u"ban-concurrent-index-creation-in-transaction"_s);
        const QList<StatementImpact> &statements = impacts.at(1).statements;
        QCOMPARE(statements.size(), 4);
        QCOMPARE(statements.at(0).rule, QString());
        QCOMPARE(statements.at(2).rule, u"transaction-nesting"_s);
        QVERIFY(!impacts.at(1).transactional);
    }

    //! As Prisma writes it around each enum that loses a value.
    void doesNotWarnOfATransactionAroundDefinitions()
    {
        const auto impacts = impactOf(
            {migration("-- AlterEnum\nBEGIN;\nCREATE TYPE k AS ENUM ('a');\nALTER TYPE k RENAME TO j;\nCOMMIT;")},
            factsOf(10));

        QVERIFY(impacts.constFirst().transactional);
        QCOMPARE(impacts.constFirst().unreadable, QString());
        QCOMPARE(impacts.constFirst().dangers(), 0);
    }

    void warnsOfTheEndOfADatabase()
    {
        QCOMPARE(outlookOn(factsOf(10), "DROP DATABASE library").rule, u"ban-drop-database"_s);
    }

    void tellsWhatIsLost_data()
    {
        QTest::addColumn<bool>("loses");

        QTest::addRow("DROP TABLE books") << true;
        QTest::addRow("ALTER TABLE books DROP COLUMN note") << true;
        QTest::addRow("TRUNCATE books") << true;
        QTest::addRow("DELETE FROM books") << true;
        QTest::addRow("UPDATE books SET title = 'x'") << true;
        QTest::addRow("ALTER TABLE books ALTER title TYPE varchar(10) USING left(title, 10)") << true;
        QTest::addRow("ALTER TABLE books ALTER id TYPE smallint") << true;
        QTest::addRow("UPDATE books SET note = 'x' WHERE note IS NULL") << false;
        QTest::addRow("ALTER TABLE books ALTER id TYPE bigint") << false;
        QTest::addRow("ALTER TABLE books ALTER id TYPE text") << false;
        QTest::addRow("ALTER TABLE books ADD COLUMN a int; UPDATE books SET a = 7") << false;
        QTest::addRow("ALTER TABLE books ADD COLUMN a int; ALTER TABLE books DROP COLUMN a") << false;
        QTest::addRow("DROP INDEX books_title") << false;
        QTest::addRow("INSERT INTO books (id) VALUES (7)") << false;
    }

    void tellsWhatIsLost()
    {
        QFETCH(const bool, loses);

        QCOMPARE(outlookOn(factsOf(7), QTest::currentDataTag()).losesData, loses);
    }

    void speaksPlainly_data()
    {
        QTest::addColumn<QString>("effect");

        QTest::addRow("ALTER TABLE authors ADD COLUMN country text")
            << u"Adds the column “country” to “authors”. Nobody notices: it takes a moment, whatever the size of the table."_s;
        QTest::addRow("DELETE FROM books")
            << u"Removes every record of “books”. It reads all of “books” (about 1,200,000 row(s), about 2 second(s)). "
               "Everybody can go on working, except with the same records."_s;
        QTest::addRow("CREATE INDEX ON books (title)")
            << u"Makes an index on “books”. It reads all of “books” (about 1,200,000 row(s), about 2 second(s)). "
               "Reading goes on; nobody can save changes to “books” meanwhile."_s;
        QTest::addRow("CREATE INDEX CONCURRENTLY ON books (title)")
            << u"Makes an index on “books”. It reads all of “books” (about 1,200,000 row(s), about 5 second(s)). "
               "Everybody can go on working meanwhile."_s;
        QTest::addRow("ALTER TABLE books ADD FOREIGN KEY (id) REFERENCES authors (id)")
            << u"Adds a rule that each record of “books” refers to one of “authors”. It reads all of “books” (about "
               "1,200,000 row(s), less than a second). Reading goes on; nobody can save changes to “authors” and "
               "“books” "
               "meanwhile."_s;
        QTest::addRow("ALTER TABLE books ALTER id TYPE bigint")
            << u"Changes the type of the column “id” of “books”. It writes all of “books” anew (about 1,200,000 "
               u"row(s), "
               "about 4 second(s)). Nobody can see or change “books” meanwhile."_s;
        QTest::addRow("DROP TABLE books")
            << u"Removes the table “books” with everything in it. It takes a moment, whatever the size of the table."_s;
        QTest::addRow("ALTER TABLE books ADD a int DEFAULT random(), ADD b int DEFAULT random()")
            << u"Adds the column “a” to “books”. Adds the column “b” to “books”. It writes all of “books” anew (about "
               "1,200,000 row(s), about 4 second(s)). Nobody can see or change “books” meanwhile."_s;
        QTest::addRow("DO $$ BEGIN NULL; END $$")
            << u"Runs a program inside the database; what that does cannot be told in advance."_s;
        QTest::addRow("ALTER TABLE shelves ALTER id SET NOT NULL")
            << u"Makes the column “id” of “shelves” required. How long it takes cannot be told: Catalpa does not know how large “shelves” is."_s;
        QTest::addRow("SELECT 1") << u"Asks the database something. Nobody notices."_s;
    }

    void speaksPlainly()
    {
        QFETCH(const QString, effect);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));

        QCOMPARE(outlookOn(factsOf(1'234'567), QTest::currentDataTag()).effect, effect);
    }

    void knowsThatLocksLastUntilTheEndOfTheFile()
    {
        const QByteArray add = "ALTER TABLE books ADD COLUMN a int;";
        const QByteArray fill = "UPDATE books SET a = 7;";

        const auto together = impactOf({migration(add + fill)}, factsOf(1'200'000));
        const auto apart = impactOf({migration(add), migration(fill)}, factsOf(1'200'000));

        QCOMPARE(together.at(0).statements.at(0).effect,
                 u"Adds the column “a” to “books”. It takes a moment, but nobody can see or change “books” until the "
                 "rest of the file is done (about 6 second(s))."_s);
        QVERIFY(apart.at(0).statements.at(0).effect.contains(u"Nobody notices"_s));
        QCOMPARE(together.at(0).blocking(), Blocking::Everyone);
        QCOMPARE(apart.at(1).blocking(), Blocking::Nobody);
    }

    void givesNoAlarmForTheGuidesFiles()
    {
        const QList<Migration> guide{
            {.name = test::initName, .sql = bytesOf(u"public/20250203204157_init/migration.sql"_s)},
            {.name = test::countryName, .sql = bytesOf(u"public/20250203204258_add_country/migration.sql"_s)}};
        QVERIFY(!guide.at(0).sql.isEmpty() && !guide.at(1).sql.isEmpty());

        const QList<ImpactReport> impacts = impactOf(guide, {});

        QCOMPARE(impacts.size(), 2);
        QCOMPARE(impacts.at(0).key, guide.at(0).key());
        for (const ImpactReport &impact : impacts) {
            QCOMPARE(impact.dangers(), 0);
            QCOMPARE(impact.unreadable, QString());
            QCOMPARE(impact.milliseconds(), 0);
            QVERIFY(!impact.losesData());
            QVERIFY(impact.transactional);
            QVERIFY(!impact.reversible);
        }
        QCOMPARE(impacts.at(0).statements.size(), 3);
        QCOMPARE(impacts.at(0).statements.at(1).line, 12);
        QCOMPARE(impacts.at(0).statements.at(2).locks, QList<TableLock>());
        QCOMPARE(impacts.at(0).blocking(), Blocking::Nobody);
        QCOMPARE(impacts.at(1).statements.at(0).locks,
                 (QList<TableLock>{{u"public.authors"_s, u"AccessExclusiveLock"_s}}));
        QCOMPARE(impacts.at(1).statements.at(0).statement, uR"(ALTER TABLE "authors" ADD COLUMN "country" TEXT)"_s);
    }

    void looksForNamesInItsOwnSchemaFirst()
    {
        const auto impacts = impactOf({migration("CREATE TABLE authors (id int); ALTER TABLE authors ADD a int;"
                                                 "CREATE INDEX ON books (title); CREATE INDEX ON catalpa.books (id)",
                                                 u"catalpa"_s)},
                                      factsOf(1'000'000));

        const QList<StatementImpact> &statements = impacts.constFirst().statements;
        QCOMPARE(statements.at(1).locks, QList<TableLock>());
        QCOMPARE(statements.at(2).locks, (QList<TableLock>{{u"public.books"_s, u"ShareLock"_s}}));
        QCOMPARE(statements.at(3).locks, (QList<TableLock>{{u"catalpa.books"_s, u"ShareLock"_s}}));
    }

    void knowsWhatEarlierStatementsDid()
    {
        const auto impacts =
            impactOf({migration("ALTER TABLE books RENAME TO volumes; ALTER TABLE volumes RENAME title TO heading;"),
                      migration("ALTER TABLE volumes ALTER heading TYPE varchar;"
                                "ALTER TABLE volumes DROP CONSTRAINT books_author_id_fkey; DROP TABLE volumes;")},
                     factsOf(1'000'000));

        const QList<StatementImpact> &statements = impacts.constLast().statements;
        QCOMPARE(statements.at(0).work, StatementImpact::Work::Instant);
        QCOMPARE(statements.at(1).locks.size(), 2);
        QCOMPARE(statements.at(2).locks, (QList<TableLock>{{u"public.volumes"_s, u"AccessExclusiveLock"_s}}));
    }

    void saysWhatItCannotForesee()
    {
        const auto impacts = impactOf({migration("ALTER TABLE books ADD a int;\nFUTURE SYNTAX;\n\\i x\n"
                                                 "DROP TABLE books;")},
                                      factsOf(7));

        const ImpactReport &impact = impacts.constFirst();
        QVERIFY2(impact.unreadable.contains(u"line 3"_s), qPrintable(impact.unreadable));
        QCOMPARE(impact.statements.size(), 4);
        QVERIFY(!impact.statements.at(1).effect.isEmpty());
        QCOMPARE(impact.statements.at(3).line, 4);
        QVERIFY(impact.losesData());
    }

    void foreseesLongScripts_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("entries");

        QTest::addRow("rows") << QByteArray("INSERT INTO books (id, title) VALUES (1, 'it''s; 😀 a title');\n") << 1;
        QTest::addRow("rows of all columns")
            << QByteArray("INSERT INTO public.books VALUES (1, 'a; title', 2);\n") << 1;
        QTest::addRow("changes") << QByteArray("UPDATE books SET title = 'another title' WHERE id = 7;\n") << 0;
    }

    void foreseesLongScripts()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const int, entries);
        const qsizetype lines = (entries == 0 ? 2'000'000 : 10'000'000) / line.size();
        QElapsedTimer time;

        time.start();
        const auto impacts = impactOf({migration(line.repeated(lines))}, factsOf(7));

        QVERIFY2(time.elapsed() < 60'000, QByteArray::number(time.elapsed())); // A few seconds without load.
        const QList<StatementImpact> &statements = impacts.constFirst().statements;
        QCOMPARE(statements.size(), entries == 0 ? lines : entries);
        QCOMPARE(statements.constFirst().rows, entries == 0 ? 7 : lines);
        QCOMPARE(statements.constFirst().locks.constFirst(), (TableLock{u"public.books"_s, u"RowExclusiveLock"_s}));
    }
};

CATALPA_TEST(OutlookTest)
#include "tst_impact.moc"
