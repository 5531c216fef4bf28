// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/history/bundle.h"
#include "schema/comparison.h"
#include "schema/schemadiff.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;
using catalpa::db::Session;

namespace {

const QString base = uR"sql(
    CREATE TABLE authors (id serial PRIMARY KEY, name text NOT NULL, bio text,
                          created_at timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP);
    CREATE TABLE books (id serial PRIMARY KEY, title text NOT NULL, author_id integer NOT NULL REFERENCES authors
                        ON DELETE RESTRICT ON UPDATE CASCADE);
)sql"_s;

} // namespace

//! The SQL that takes one state of the tables to another.
class SchemaDiffTest : public QObject {
    Q_OBJECT

private:
    schema::SchemaSnapshot shapeOf(const ConnectionAddress &address)
    {
        Session session(address);
        const auto snapshot = schema::readSnapshot(session, QStringList({u"public"_s, u"Other"_s}));
        if (!snapshot)
            qFatal("%s", qUtf8Printable(snapshot.error().message + snapshot.error().detail));
        return *snapshot;
    }

    ConnectionAddress databaseWith(const QString &sql)
    {
        const ConnectionAddress address = m_server.createDatabase();
        if (!sql.isEmpty())
            m_server.sql(address, sql);
        return address;
    }

    schema::SchemaSnapshot shapeAfter(const QString &sql) { return shapeOf(databaseWith(sql)); }

private Q_SLOTS:
    void writesWhatPrismaWrites()
    {
        const Bundle guide = bundledMigrations()->constFirst();
        QString sql;
        for (const Migration &migration : guide.migrations.first(2)) {
            const schema::SchemaSnapshot before = shapeAfter(sql);
            sql += QString::fromUtf8(migration.sql);

            const auto written = schema::sqlFor(before, shapeAfter(sql));

            QVERIFY(written);
            QCOMPARE(QString::fromUtf8(*written), QString::fromUtf8(migration.sql));
        }
    }

    void writesNothingWhenNothingDiffers()
    {
        QCOMPARE(schema::sqlFor(shapeAfter(base), shapeAfter(base)).value(), QByteArray());
        QCOMPARE(schema::sqlFor({}, {}).value(), QByteArray());
    }

    void writesSqlThatLeadsToTheOtherState_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        const auto add = [](const char *name, const QString &change, const QString &before = base) {
            QTest::addRow("%s", name) << before << before + change;
        };
        add("everything", base, {});
        add("new column", u"ALTER TABLE authors ADD country text"_s);
        add("filled in", u"ALTER TABLE authors ALTER bio SET NOT NULL"_s);
        add("default", u"ALTER TABLE authors ALTER bio SET DEFAULT 'it''s', ALTER created_at DROP DEFAULT"_s);
        add("longer text", u"ALTER TABLE authors ALTER bio TYPE varchar(80), ALTER name TYPE varchar"_s);
        add("bigger numbers", u"ALTER TABLE books ALTER author_id TYPE bigint, ADD price numeric(10,2) DEFAULT 0"_s);
        add("time zone", u"ALTER TABLE authors ALTER created_at TYPE timestamptz"_s);
        add("plain index", u"CREATE INDEX i ON books (author_id, title); CREATE UNIQUE INDEX u ON authors (name)"_s);
        add("odd index",
            u"CREATE INDEX i ON books (lower(title) DESC) WHERE author_id IS NOT NULL; "
            "CREATE INDEX h ON books USING hash (title); CREATE INDEX c ON books (title COLLATE \"C\"); "
            "CREATE INDEX d ON books (title) INCLUDE (author_id)"_s);
        add("check and unique",
            u"ALTER TABLE books ADD CONSTRAINT c CHECK (title <> ''), "
            "ADD CONSTRAINT u UNIQUE (title, author_id)"_s);
        add("foreign key", u"ALTER TABLE books DROP CONSTRAINT books_author_id_fkey"_s);
        add("other foreign key",
            u"ALTER TABLE books DROP CONSTRAINT books_author_id_fkey, ADD CONSTRAINT "
            "books_author_id_fkey FOREIGN KEY (author_id) REFERENCES authors DEFERRABLE"_s);
        add("foreign key of several columns",
            u"CREATE TABLE a (x int, y int, PRIMARY KEY (y, x)); CREATE TABLE b (p int, q int, "
            "FOREIGN KEY (p, q) REFERENCES a ON DELETE SET NULL)"_s);
        add("another key under a foreign key",
            u"ALTER TABLE books DROP CONSTRAINT books_author_id_fkey; "
            "ALTER TABLE authors DROP CONSTRAINT authors_pkey, "
            "ADD CONSTRAINT authors_pkey PRIMARY KEY (id) INCLUDE (name); "
            "ALTER TABLE books ADD FOREIGN KEY (author_id) REFERENCES authors "
            "ON DELETE RESTRICT ON UPDATE CASCADE"_s);
        add("tables that refer to each other",
            u"CREATE TABLE a (id int PRIMARY KEY, b int); CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a); "
            "ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b"_s);
        add("table gone", u"DROP TABLE books"_s);
        add("all sorts of types",
            u"CREATE TABLE t (a smallserial, b bigserial, c uuid, d jsonb, e time(3), f timetz, g char(3), h bytea, "
            "i double precision, j real, k date, l interval, m inet, n text[], o bit(3), p numeric, q boolean, "
            "r int GENERATED ALWAYS AS IDENTITY, s text COLLATE \"C\" DEFAULT 'x', t int[] DEFAULT '{1}')"_s);
        add("another schema",
            u"CREATE SCHEMA \"Other\"; CREATE TABLE \"Other\".\"T.x\" (id serial PRIMARY KEY, "
            "book int REFERENCES books); CREATE INDEX \"I\" ON \"Other\".\"T.x\" (book)"_s);
        add("hostile names",
            u"CREATE TABLE \"We \"\"quote\"\" 📚\" (\"A.b\" text PRIMARY KEY, \"*/ DROP\" int, "
            "CHECK (\"*/ DROP\" > 0)); CREATE INDEX \"*/; I\" ON \"We \"\"quote\"\" 📚\" (\"*/ DROP\"); "
            "ALTER TABLE authors ADD \"*/ bio\" text"_s);
        add("no columns", u"CREATE TABLE nothing ()"_s);
        add("column and its index", u"ALTER TABLE books ADD isbn text UNIQUE; CREATE INDEX i ON books (isbn)"_s);
    }
    void writesSqlThatLeadsToTheOtherState()
    {
        QFETCH(const QString, one);
        QFETCH(const QString, other);

        for (const auto &[from, to] : {std::pair(one, other), std::pair(other, one)}) {
            const ConnectionAddress address = databaseWith(from);
            const schema::SchemaSnapshot wanted = shapeAfter(to);

            const auto sql = schema::sqlFor(shapeOf(address), wanted);

            QVERIFY2(sql, sql ? "" : qUtf8Printable(sql.error().message));
            QVERIFY(!sql->isEmpty());
            m_server.sql(address, u"SET search_path = public;\n"_s + QString::fromUtf8(*sql));
            const auto differences = schema::compare(wanted, shapeOf(address));
            for (const SchemaDifference &difference : differences)
                qInfo("%s\n%s", qUtf8Printable(difference.sentence), sql->constData());
            QCOMPARE(differences.size(), 0);
        }
    }

    void announcesWhatLosesValues_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QByteArray>("warning");
        QTest::addRow("column") << u"ALTER TABLE authors DROP bio"_s
                                << QByteArray("The column \"bio\" of \"authors\" is removed, with everything in it.");
        QTest::addRow("table") << u"DROP TABLE books"_s
                               << QByteArray("The table \"books\" is removed, with everything in it.");
        QTest::addRow("narrower") << u"ALTER TABLE authors ALTER bio TYPE varchar(5)"_s
                                  << QByteArray("The column \"bio\" of \"authors\" becomes VARCHAR(5)");
        QTest::addRow("required") << u"ALTER TABLE authors ADD x int NOT NULL"_s
                                  << QByteArray("The column \"x\" of \"authors\" has to be filled in");
    }
    void announcesWhatLosesValues()
    {
        QFETCH(const QString, change);
        QFETCH(const QByteArray, warning);

        const auto sql = schema::sqlFor(shapeAfter(base), shapeAfter(base + change));

        QVERIFY(sql);
        QVERIFY2(sql->startsWith("/*\n  Warning:\n\n  - " + warning), sql->constData());
    }

    void refusesWhatItCannotExpress_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("named");
        QTest::addRow("aggregate") << u"CREATE AGGREGATE a(int) (sfunc = int4pl, stype = int, initcond = '0')"_s
                                   << u"function public.a(integer)"_s;
        QTest::addRow("generated")
            << u"ALTER TABLE books ADD g text; ALTER TABLE books DROP author_id; ALTER TABLE books "
               "ADD author_id int GENERATED ALWAYS AS (id) STORED"_s
            << u"column public.books.author_id"_s;
        QTest::addRow("type") << u"ALTER TABLE authors ALTER bio TYPE integer USING 0"_s << u"text into integer"_s;
        QTest::addRow("numbering") << u"ALTER TABLE authors ALTER id DROP DEFAULT"_s << u"column public.authors.id"_s;
        QTest::addRow("partitions") << u"CREATE TABLE p (id int) PARTITION BY LIST (id)"_s << u"table public.p"_s;
        QTest::addRow("unlogged") << u"ALTER TABLE books SET UNLOGGED"_s << u"table public.books"_s;
    }
    void refusesWhatItCannotExpress()
    {
        QFETCH(const QString, change);
        QFETCH(const QString, named);

        const auto sql = schema::sqlFor(shapeAfter(base), shapeAfter(base + change));

        QVERIFY(!sql);
        QCOMPARE(sql.error().kind, ErrorKind::Invalid);
        QVERIFY2(sql.error().message.contains(named), qUtf8Printable(sql.error().message));
    }

    //! Forth and back again: the SQL itself is run, and leads to the same.
    void writesWhatStandsBesideTables_data()
    {
        QTest::addColumn<QString>("change");
        for (const char *change :
             {"CREATE VIEW v AS SELECT name FROM authors; CREATE VIEW a AS SELECT name FROM v",
              "CREATE MATERIALIZED VIEW m AS SELECT name FROM authors; CREATE UNIQUE INDEX m_name ON m (name)",
              "CREATE FUNCTION f(n int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
              "CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'",
              "CREATE TRIGGER t BEFORE UPDATE ON books FOR EACH ROW EXECUTE FUNCTION "
              "suppress_redundant_updates_trigger()",
              "CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE n (id int, m mood DEFAULT 'sad')",
              "CREATE TYPE pair AS (a int, b text); CREATE DOMAIN pos AS int CHECK (VALUE > 0)",
              "CREATE SEQUENCE s INCREMENT 5", "CREATE COLLATION de (provider = icu, locale = 'de')",
              "CREATE STATISTICS st ON id, title FROM books", "ALTER TABLE books ENABLE ROW LEVEL SECURITY",
              "CREATE POLICY p ON books FOR SELECT USING (id > 0); CREATE RULE r AS ON DELETE TO books DO INSTEAD "
              "NOTHING",
              "CREATE TABLE n (a int, b int GENERATED ALWAYS AS (a + 1) STORED)"})
            QTest::addRow("%s", change) << QString::fromLatin1(change);
    }
    void writesWhatStandsBesideTables()
    {
        QFETCH(const QString, change);
        const schema::SchemaSnapshot before = shapeAfter(base);
        const schema::SchemaSnapshot after = shapeAfter(base + change);

        const auto forth = schema::sqlFor(before, after);
        const auto back = schema::sqlFor(after, before);

        QVERIFY2(forth, forth ? "" : qPrintable(forth.error().message));
        QVERIFY2(back, back ? "" : qPrintable(back.error().message));
        QVERIFY(!forth->isEmpty());
        QCOMPARE(shapeAfter(base + QString::fromUtf8(*forth)), after);
        QCOMPARE(shapeAfter(base + change + u";\n"_s + QString::fromUtf8(*back)), before);
    }

    void changesTheValuesOfAnEnum_data()
    {
        QTest::addColumn<QString>("values");
        QTest::addColumn<QString>("part");
        QTest::addRow("behind") << u"'a', 'b', 'c'"_s << u"ADD VALUE 'c' AFTER 'b'"_s;
        QTest::addRow("in front") << u"'z', 'a', 'b'"_s << u"ADD VALUE 'z' BEFORE 'a'"_s;
        QTest::addRow("one less") << u"'a', 'c'"_s << u"CREATE TYPE \"mood_new\" AS ENUM ('a', 'c');"_s;
    }
    void changesTheValuesOfAnEnum()
    {
        QFETCH(const QString, values);
        QFETCH(const QString, part);
        const QString form = u"CREATE TYPE mood AS ENUM (%1); CREATE TABLE n (m mood NOT NULL DEFAULT 'a', l mood[])"_s;
        const QString old = base + form.arg(u"'a', 'b'"_s);
        const schema::SchemaSnapshot after = shapeAfter(base + form.arg(values));

        const auto sql = schema::sqlFor(shapeAfter(old), after);

        QVERIFY2(sql, sql ? "" : qPrintable(sql.error().message));
        QVERIFY2(sql->contains(part.toUtf8()), sql->constData());
        QCOMPARE(shapeAfter(old + u";\n"_s + QString::fromUtf8(*sql)), after);
    }

private:
    test::TestServer m_server;
};

CATALPA_TEST(SchemaDiffTest)

#include "tst_schemadiff.moc"
