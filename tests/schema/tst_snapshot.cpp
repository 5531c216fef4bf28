// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/drift/shadowscript.h"
#include "schema/comparison.h"
#include "schema/snapshot.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;
using catalpa::db::Session;

namespace {

const QString guide = uR"sql(
    CREATE TABLE authors (id serial PRIMARY KEY, name text NOT NULL, bio text,
                          created_at timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP);
    CREATE TABLE books (id serial PRIMARY KEY, title text NOT NULL, author_id integer NOT NULL REFERENCES authors
                        ON DELETE RESTRICT ON UPDATE CASCADE);
    CREATE INDEX books_lower_title ON books (lower(title));
)sql"_s;

QStringList sentences(const QList<SchemaDifference> &differences)
{
    QStringList list;
    for (const SchemaDifference &difference : differences)
        list += difference.sentence;
    return list;
}

} // namespace

//! What is read of a schema, and how differences are told.
class SchemaShapeTest : public QObject {
    Q_OBJECT

private:
    schema::SchemaSnapshot shapeAfter(const QString &sql, const QStringList &schemas = {u"public"_s})
    {
        const ConnectionAddress address = m_server.createDatabase();
        if (!sql.isEmpty())
            m_server.sql(address, sql);
        return shapeOf(address, schemas);
    }

    schema::SchemaSnapshot shapeOf(const ConnectionAddress &address, const QStringList &schemas = {u"public"_s})
    {
        Session session(address);
        const auto snapshot = schema::readSnapshot(session, schemas);
        if (!snapshot)
            qFatal("%s", qUtf8Printable(snapshot.error().message + snapshot.error().detail));
        return *snapshot;
    }

private Q_SLOTS:
    void findsNothingInAnEmptyDatabase()
    {
        QVERIFY(shapeAfter({}).isEmpty());
        QVERIFY(shapeAfter({}, {u"public"_s, u"nowhere"_s}).isEmpty());
    }

    void describesEverythingInASchema()
    {
        const schema::SchemaSnapshot snapshot = shapeAfter(guide);

        const auto definition = [&snapshot](const QString &path) {
            return snapshot.objects.value(path).definition;
        };
        QCOMPARE(definition(u"table public.authors"_s), u"TABLE"_s);
        QCOMPARE(definition(u"column public.authors.id"_s), u"serial NOT NULL"_s);
        QCOMPARE(definition(u"column public.authors.created_at"_s),
                 u"timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP"_s);
        QCOMPARE(definition(u"constraint public.books.books_author_id_fkey"_s),
                 u"FOREIGN KEY (author_id) REFERENCES public.authors(id) ON UPDATE CASCADE ON DELETE RESTRICT"_s);
        QCOMPARE(definition(u"index public.books.books_lower_title"_s),
                 u"CREATE INDEX books_lower_title ON public.books USING btree (lower(title))"_s);
        QCOMPARE(snapshot.objects.size(), 13); // Two tables, seven columns, three constraints, one index.
    }

    void readsItInOneRoundTripThatLeavesNothingBehind()
    {
        const ConnectionAddress address = m_server.createDatabase();
        m_server.sql(address, guide + u"CREATE VIEW named AS SELECT name FROM authors"_s);
        test::FaultProxy proxy(m_server.overTcp(address));
        Session session(proxy.address());
        QVERIFY(session.open());
        const QString path = session.run("SHOW search_path")->text(0, 0);
        proxy.resetRoundTrips();

        QVERIFY(schema::readSnapshot(session, QStringList{u"public"_s, u"catalpa"_s}));

        QCOMPARE(proxy.roundTrips(), 1);
        QCOMPARE(session.run("SHOW search_path")->text(0, 0), path);
        QVERIFY(!session.inTransaction());
    }

    void doesNotWaitLongForATableThatIsLocked()
    {
        const ConnectionAddress address = m_server.createDatabase();
        m_server.sql(address, guide + u"CREATE VIEW named AS SELECT name FROM authors"_s);
        Session other(address);
        QVERIFY(other.run("BEGIN"));
        QVERIFY(other.run("LOCK TABLE authors IN ACCESS EXCLUSIVE MODE"));
        Session session(address);

        const auto snapshot = schema::readSnapshot(session, QStringList{u"public"_s});

        QVERIFY(!snapshot);
        QCOMPARE(snapshot.error().kind, ErrorKind::Busy);
    }

    void ignoresWhatIsNoPartOfASchemasShape_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addRow("order of columns") << u"ALTER TABLE authors ADD x text; ALTER TABLE authors DROP bio; "
                                             "ALTER TABLE authors ADD bio text; ALTER TABLE authors DROP x"_s;
        QTest::addRow("comments") << u"COMMENT ON TABLE authors IS 'People'; COMMENT ON COLUMN books.title IS 'Name'"_s;
        QTest::addRow("privileges") << u"GRANT SELECT ON authors TO PUBLIC"_s;
        QTest::addRow("owner") << u"CREATE ROLE shape_owner; ALTER TABLE authors OWNER TO shape_owner"_s;
        QTest::addRow("statistics") << u"ALTER TABLE authors ALTER name SET STATISTICS 500"_s;
        QTest::addRow("storage") << u"ALTER TABLE authors SET (fillfactor = 70)"_s;
        QTest::addRow("name of a serial's sequence") << u"ALTER SEQUENCE authors_id_seq RENAME TO numbers"_s;
        QTest::addRow("extension") << u"CREATE EXTENSION citext"_s;
        QTest::addRow("ledger") << u"CREATE TABLE _prisma_migrations (id text PRIMARY KEY)"_s;
        QTest::addRow("bookkeeping") << u"CREATE SCHEMA catalpa; CREATE TABLE catalpa.migration_notes (id text); "
                                        "CREATE TABLE catalpa._prisma_migrations (id text PRIMARY KEY)"_s;
        QTest::addRow("other schemas") << u"CREATE SCHEMA other; CREATE TABLE other.things (id int)"_s;
    }
    void ignoresWhatIsNoPartOfASchemasShape()
    {
        QFETCH(const QString, change);
        const schema::SchemaSnapshot before = shapeAfter(guide, {u"public"_s, u"catalpa"_s});

        const schema::SchemaSnapshot after = shapeAfter(guide + change, {u"public"_s, u"catalpa"_s});

        QCOMPARE(sentences(schema::compare(before, after)), QStringList());
        QVERIFY(!before.isEmpty());
    }

    void tellsEveryDifferenceInASentence_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("sentence");
        QTest::addRow("table missing") << u"DROP TABLE books"_s << u"The table “books” is missing."_s;
        QTest::addRow("table extra") << u"CREATE TABLE loans (id int PRIMARY KEY)"_s
                                     << u"There is a table “loans” that no applied migration makes."_s;
        QTest::addRow("column missing") << u"ALTER TABLE authors DROP bio"_s
                                        << u"The column “bio” of “authors” is missing."_s;
        QTest::addRow("column extra") << u"ALTER TABLE authors ADD country text"_s
                                      << u"There is a column “country” in “authors” that no applied migration makes."_s;
        QTest::addRow("type") << u"ALTER TABLE authors ALTER bio TYPE varchar(80)"_s
                              << u"The column “bio” of “authors” is varchar(80) and should be text."_s;
        QTest::addRow("not null")
            << u"ALTER TABLE authors ALTER name DROP NOT NULL"_s
            << u"The column “name” of “authors” may stay empty, and should have to be filled in."_s;
        QTest::addRow("null")
            << u"ALTER TABLE authors ALTER bio SET NOT NULL"_s
            << u"The column “bio” of “authors” must be filled in, and should be allowed to stay empty."_s;
        QTest::addRow("default")
            << u"ALTER TABLE authors ALTER name SET DEFAULT 'N. N.'"_s
            << u"The column “name” of “authors” has the default 'N. N.'::text and should have none."_s;
        QTest::addRow("no default") << u"ALTER TABLE authors ALTER created_at DROP DEFAULT"_s
                                    << u"The column “created_at” of “authors” has no default and should have "
                                       "CURRENT_TIMESTAMP."_s;
        QTest::addRow("serial") << u"ALTER TABLE authors ALTER id DROP DEFAULT"_s
                                << u"The column “id” of “authors” should be numbered by a sequence of its own."_s;
        QTest::addRow("collation") << u"ALTER TABLE authors ALTER bio TYPE text COLLATE \"C\""_s
                                   << u"The column “bio” of “authors” is made in another way than it should be."_s;
        QTest::addRow("constraint missing") << u"ALTER TABLE books DROP CONSTRAINT books_author_id_fkey"_s
                                            << u"The constraint “books_author_id_fkey” of “books” is missing."_s;
        QTest::addRow("constraint")
            << u"ALTER TABLE books DROP CONSTRAINT books_author_id_fkey, ADD CONSTRAINT "
               "books_author_id_fkey FOREIGN KEY (author_id) REFERENCES authors"_s
            << u"The constraint “books_author_id_fkey” of “books” is made in another way than it "
               "should be."_s;
        QTest::addRow("index missing") << u"DROP INDEX books_lower_title"_s
                                       << u"The index “books_lower_title” on “books” is missing."_s;
        QTest::addRow("index extra") << u"CREATE INDEX x ON books (author_id)"_s
                                     << u"There is an index “x” on “books” that no applied migration makes."_s;
        QTest::addRow("index invalid")
            << u"UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'books_lower_title'::regclass"_s
            << u"The index “books_lower_title” on “books” is not valid: its building was not finished, so PostgreSQL "
               "does not use it. It has to be built again."_s;
        QTest::addRow("trigger") << u"CREATE TRIGGER same BEFORE UPDATE ON books FOR EACH ROW EXECUTE FUNCTION "
                                    "suppress_redundant_updates_trigger()"_s
                                 << u"There is a trigger “same” on “books” that no applied migration makes."_s;
        QTest::addRow("view") << u"CREATE VIEW named AS SELECT name FROM authors"_s
                              << u"There is a view “named” that no applied migration makes."_s;
        QTest::addRow("function") << u"CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'"_s
                                  << u"There is a function “f(a integer)” that no applied migration makes."_s;
        QTest::addRow("enum") << u"CREATE TYPE mood AS ENUM ('sad', 'ok')"_s
                              << u"There is a type “mood” that no applied migration makes."_s;
        QTest::addRow("domain") << u"CREATE DOMAIN year AS int CHECK (VALUE > 0)"_s
                                << u"There is a type “year” that no applied migration makes."_s;
        QTest::addRow("sequence") << u"CREATE SEQUENCE numbers"_s
                                  << u"There is a sequence “numbers” that no applied migration makes."_s;
        QTest::addRow("unlogged") << u"ALTER TABLE books SET UNLOGGED"_s
                                  << u"The table “books” is made in another way than it should be."_s;
    }
    void tellsEveryDifferenceInASentence()
    {
        QFETCH(const QString, change);
        QFETCH(const QString, sentence);
        const schema::SchemaSnapshot before = shapeAfter(guide);

        const schema::SchemaSnapshot after = shapeAfter(guide + change);

        QCOMPARE(sentences(schema::compare(before, after)), QStringList{sentence});
    }

    void seesEveryChangeOfAFunctionOrType_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        const QString function = u"CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql %1 AS $$SELECT %2$$"_s;
        QTest::addRow("body") << function.arg(u"STABLE"_s, u"1"_s) << function.arg(u"STABLE"_s, u"2"_s);
        QTest::addRow("volatility") << function.arg(u"STABLE"_s, u"1"_s) << function.arg(u"IMMUTABLE"_s, u"1"_s);
        QTest::addRow("labels") << u"CREATE TYPE t AS ENUM ('a', 'b')"_s << u"CREATE TYPE t AS ENUM ('b', 'a')"_s;
        QTest::addRow("domain") << u"CREATE DOMAIN t AS int"_s << u"CREATE DOMAIN t AS int NOT NULL"_s;
        QTest::addRow("sequence") << u"CREATE SEQUENCE t"_s << u"CREATE SEQUENCE t CYCLE"_s;
        QTest::addRow("view") << u"CREATE VIEW t AS SELECT 1 AS a"_s << u"CREATE VIEW t AS SELECT 2 AS a"_s;
        QTest::addRow("identity") << u"CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY)"_s
                                  << u"CREATE TABLE t (a int GENERATED BY DEFAULT AS IDENTITY)"_s;
        QTest::addRow("generated") << u"CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1) STORED)"_s
                                   << u"CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 2) STORED)"_s;
    }
    void seesEveryChangeOfAFunctionOrType()
    {
        QFETCH(const QString, first);
        QFETCH(const QString, second);

        const auto differences = schema::compare(shapeAfter(first), shapeAfter(second));

        QCOMPARE(differences.size(), 1);
        QCOMPARE(differences.first().kind, SchemaDifference::Kind::Different);
        QVERIFY(differences.first().expected != differences.first().found);
        QVERIFY(schema::compare(shapeAfter(first), shapeAfter(first)).isEmpty());
    }

    void keepsHostileNamesApart()
    {
        const QString hostile = uR"sql(
            CREATE SCHEMA "Odd.Schema";
            CREATE TABLE "Odd.Schema"."We ""quote"" 📚" ("A.b" text DEFAULT 'x''y', "ünï" int, CHECK ("ünï" > 0));
            CREATE INDEX "I.x" ON "Odd.Schema"."We ""quote"" 📚" ("A.b" DESC);)sql"_s;

        const schema::SchemaSnapshot snapshot = shapeAfter(hostile, {u"Odd.Schema"_s});

        QCOMPARE(snapshot.objects.size(), 5);
        QCOMPARE(snapshot.objects.value(u"column Odd.Schema.We \"quote\" 📚.A.b"_s).definition,
                 u"text DEFAULT 'x''y'::text"_s);
        QCOMPARE(sentences(schema::compare(schema::SchemaSnapshot(), snapshot)),
                 QStringList{u"There is a table “Odd.Schema.We \"quote\" 📚” that no applied migration makes."_s});
        QVERIFY(schema::compare(snapshot, shapeAfter(hostile, {u"Odd.Schema"_s})).isEmpty());
    }

    void tellsFunctionsApartHoweverLongTheirArgumentsAre()
    {
        const QString same = QString(50, u'x');
        const schema::SchemaSnapshot snapshot =
            shapeAfter(u"CREATE FUNCTION f(%1 int, a int) RETURNS int LANGUAGE sql AS 'SELECT 1'; "
                       "CREATE FUNCTION f(%1 int, a text) RETURNS int LANGUAGE sql AS 'SELECT 2'"_s.arg(same));

        QCOMPARE(snapshot.objects.size(), 2);
        QVERIFY(snapshot.objects.contains(u"function public.f(%1 integer, a text)"_s.arg(same)));
    }

    void tellsChangesAsSuch()
    {
        const schema::SchemaSnapshot before = shapeAfter(guide);
        const schema::SchemaSnapshot after = shapeAfter(guide
                                                        + u"ALTER TABLE authors ADD country text, DROP bio; "
                                                          "ALTER TABLE authors ALTER name TYPE varchar(9)"_s);

        QCOMPARE(sentences(schema::compare(before, after, schema::Telling::Change)),
                 QStringList(
                     {u"The column “bio” of “authors” is removed."_s, u"The column “country” of “authors” is added."_s,
                      u"The column “name” of “authors” is changed: it was text NOT NULL and becomes varchar(9) NOT "
                      "NULL."_s}));
    }

    void writesFilesForScratchSchemas_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("shadow");
        const auto add = [](const char *name, const char *sql, const char *shadow) {
            QTest::addRow("%s", name) << QByteArray(sql) << QByteArray(shadow);
        };
        add("unqualified", "CREATE TABLE a (b int)", "CREATE TABLE a (b int);\n");
        add("qualified", "DROP TABLE public.a, \"public\".b, PUBLIC.c", "DROP TABLE s1.a, \"s1\".b, S1.c;\n");
        add("another history", "CREATE INDEX ON public.a (catalpa.fold(b))", "CREATE INDEX ON s1.a (s2.fold(b));\n");
        add("member of an extension", "CREATE INDEX ON public.a USING gin (b public.gin_trgm_ops)",
            "CREATE INDEX ON s1.a USING gin (b public.gin_trgm_ops);\n");
        add("operator of an extension", "SELECT 1 OPERATOR(public.%>) 2", "SELECT 1 OPERATOR(public.%>) 2;\n");
        add("schema", "CREATE SCHEMA \"catalpa\"; GRANT USAGE ON SCHEMA catalpa, public TO public",
            "CREATE SCHEMA IF NOT EXISTS \"s2\";\nGRANT USAGE ON SCHEMA s2, s1 TO public;\n");
        add("concurrently", "CREATE INDEX CONCURRENTLY i ON a (b)", "CREATE INDEX  i ON a (b);\n");
        add("makes nothing", "VACUUM; BEGIN; ANALYZE a; REINDEX TABLE a; COMMIT;", "");
        add("extensions", "CREATE EXTENSION IF NOT EXISTS pg_trgm; DROP EXTENSION unaccent; CREATE EXTENSION citext",
            "");
        add("string", "SELECT nextval('public.a_id_seq'::regclass), 'public', 'in public. And'",
            "SELECT nextval('s1.a_id_seq'::regclass), 'public', 'in public. And';\n");
        add("body", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $x$SELECT catalpa.g(public.unaccent('y'))$x$",
            "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $x$SELECT s2.g(public.unaccent('y'))$x$;\n");
        add("alias", "SELECT a.public, x FROM a", "SELECT a.public, x FROM a;\n");
        add("path", "SET search_path = catalpa, 'public', other", "SET search_path = s2, 's1', other;\n");
        add("comment", "-- public.a\nDROP TABLE a /* public.a */", "DROP TABLE a;\n");
        add("column of that name", "CREATE TABLE a (public boolean)", "CREATE TABLE a (public boolean);\n");
    }
    void writesFilesForScratchSchemas()
    {
        QFETCH(const QByteArray, sql);
        QFETCH(const QByteArray, shadow);
        ShadowSchemas places;
        places.schemas = {{u"public"_s, u"s1"_s}, {u"catalpa"_s, u"s2"_s}};
        places.extensions = {u"pg_trgm"_s, u"unaccent"_s};
        places.members = {{u"public"_s, {u"gin_trgm_ops"_s, u"unaccent"_s, u"%>"_s}}};

        const auto text = shadowScript(sql, u"public"_s, places);

        QVERIFY(text);
        QCOMPARE(*text, "SET LOCAL search_path = \"s1\";\n" + shadow);
    }

    void installsOnlyExtensionsThatAreMissing()
    {
        ShadowSchemas places;
        places.schemas = {{u"public"_s, u"s1"_s}};
        places.extensions = {u"pg_trgm"_s};

        QCOMPARE(extensionText("CREATE EXTENSION pg_trgm; SELECT 1", u"public"_s, places).value(), QByteArray());
        QCOMPARE(extensionText("SELECT 1; CREATE EXTENSION citext WITH SCHEMA public;", u"public"_s, places).value(),
                 QByteArray("CREATE SCHEMA IF NOT EXISTS \"public\";\nSET LOCAL search_path = \"public\";\n"
                            "CREATE EXTENSION citext WITH SCHEMA public;\n"));
    }

    void refusesFilesThatReachFurther_data()
    {
        QTest::addColumn<QByteArray>("sql");
        for (const char *sql : {"ROLLBACK", "ABORT", "PREPARE TRANSACTION 'x'", "ALTER SYSTEM SET work_mem = 1",
                                "COPY authors FROM STDIN", "\\copy authors from x", "SELECT 'open"})
            QTest::addRow("%s", sql) << QByteArray(sql);
    }
    void refusesFilesThatReachFurther()
    {
        QFETCH(const QByteArray, sql);
        ShadowSchemas places;
        places.schemas = {{u"public"_s, u"s1"_s}};

        const auto text = shadowScript(sql, u"public"_s, places);

        QVERIFY(!text);
        QCOMPARE(text.error().kind, ErrorKind::Invalid);
        QVERIFY(text.error().message.endsWith(u'.'));
    }

private:
    test::TestServer m_server;
};

CATALPA_TEST(SchemaShapeTest)

#include "tst_snapshot.moc"
