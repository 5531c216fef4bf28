// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Other programs change their tables, and go on writing into them, as if Catalpa kept nothing beside them.

#include "cataloguefixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QTest>

using namespace catalpa;
using namespace catalpa::test;
using namespace Qt::StringLiterals;

class ChangedTablesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void otherProgramsGoOnWriting_data();
    void otherProgramsGoOnWriting();
    void aTypeCanBeChanged_data();
    void aTypeCanBeChanged();
    void whatWasMissedIsNotReliedOn_data();
    void whatWasMissedIsNotReliedOn();
    void aStopStillStops();
    void noTroubleOfOursFailsAStatement();

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }

    TestServer m_server;
    ConnectionAddress m_address;
};

namespace {

const auto withoutKey = u"ALTER TABLE books DROP CONSTRAINT books_author_id_fkey;"_s;

void addRenamed()
{
    QTest::addRow("the name renamed")
        << u"ALTER TABLE authors RENAME name TO full_name"_s
        << u"INSERT INTO authors (full_name) VALUES ('x'); UPDATE authors SET full_name = "
           "'y'; INSERT INTO books (title, author_id) VALUES ('t', 1); DELETE FROM "
           "books; DELETE FROM authors WHERE id > 1; TRUNCATE authors, books"_s;
    QTest::addRow("the title renamed") << u"ALTER TABLE books RENAME title TO heading"_s
                                       << u"INSERT INTO books (heading, author_id) VALUES ('t', 1); UPDATE books SET "
                                          "heading = 'y'; DELETE FROM books; TRUNCATE books"_s;
    QTest::addRow("the author's number renamed")
        << u"ALTER TABLE books RENAME author_id TO writer_id"_s
        << u"INSERT INTO books (title, writer_id) VALUES ('t', 1); UPDATE books SET title = 'y'; DELETE FROM books"_s;
    QTest::addRow("the numbers renamed")
        << u"ALTER TABLE authors RENAME id TO nr; ALTER TABLE books RENAME id TO nr"_s
        << u"INSERT INTO authors (name) VALUES ('x'); INSERT INTO books (title, author_id) VALUES ('t', 1); UPDATE "
           "authors SET name = 'z'; DELETE FROM books"_s;
    QTest::addRow("authors renamed")
        << u"ALTER TABLE authors RENAME TO writers"_s
        << u"INSERT INTO writers (name) VALUES ('x'); INSERT INTO books (title, author_id) VALUES ('t', 1); UPDATE "
           "books SET title = 'y'; UPDATE writers SET name = 'y'; TRUNCATE writers, books"_s;
    QTest::addRow("books moved") << u"CREATE SCHEMA s; ALTER TABLE books SET SCHEMA s"_s
                                 << u"INSERT INTO s.books (title, author_id) VALUES ('t', 1); DELETE FROM s.books"_s;
    QTest::addRow("public renamed") << u"ALTER SCHEMA public RENAME TO old"_s
                                    << u"INSERT INTO old.authors (name) VALUES ('x')"_s;
    QTest::addRow("a view in its place")
        << u"ALTER TABLE authors RENAME TO people; CREATE VIEW public.authors AS SELECT * FROM people"_s
        << u"INSERT INTO authors (name) VALUES ('x'); INSERT INTO books (title, author_id) VALUES ('t', 1)"_s;
}

void addDropped()
{
    QTest::addRow("the author's number dropped") << u"ALTER TABLE books DROP author_id"_s
                                                 << u"INSERT INTO books (title) VALUES ('t'); UPDATE books SET title = "
                                                    "'y'; DELETE FROM books"_s;
    QTest::addRow("the name dropped") << u"ALTER TABLE authors DROP name"_s
                                      << u"INSERT INTO authors (bio) VALUES ('x'); UPDATE authors SET bio = 'y'"_s;
    QTest::addRow("country and biography dropped")
        << u"ALTER TABLE authors DROP country, DROP bio"_s
        << u"INSERT INTO authors (name) VALUES ('x'); INSERT INTO books (title, author_id) VALUES ('t', 1)"_s;
    QTest::addRow("made anew")
        << u"DROP TABLE books, authors; CREATE TABLE public.authors (id serial PRIMARY KEY, name text, bio text, "
           u"created_at "
           "timestamp(3)); CREATE TABLE public.books (id serial, title text, author_id int, created_at timestamp(3))"_s
        << u"INSERT INTO authors (name) VALUES ('Zoe Zebra'); INSERT INTO books (title, author_id) VALUES ('t', 1)"_s;
    QTest::addRow("the schema dropped") << u"DROP SCHEMA public CASCADE; CREATE SCHEMA public"_s
                                        << u"CREATE TABLE public.authors (id int); INSERT INTO authors VALUES (1)"_s;
    QTest::addRow("ours dropped") << u"DROP SCHEMA catalpa CASCADE"_s
                                  << u"INSERT INTO authors (name) VALUES ('x'); TRUNCATE authors, books"_s;
    QTest::addRow("parts of ours dropped")
        << u"DROP TABLE catalpa.changes CASCADE; DROP SEQUENCE catalpa.reading_lapses; DROP FUNCTION catalpa.has_columns"_s
        << u"INSERT INTO authors (name) VALUES ('x'); UPDATE authors SET name = 'y'; TRUNCATE authors, books"_s;
}

} // namespace

void ChangedTablesTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, History::Indexes);
    one(u"INSERT INTO authors (name, country) VALUES ('J.R.R. Tolkien', 'GB'), ('Franz Kafka', 'AT');"
        "INSERT INTO books (title, author_id) VALUES ('The Hobbit', 1)"_s);
}

void ChangedTablesTest::otherProgramsGoOnWriting_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("writes");
    addRenamed();
    addDropped();
    QTest::addRow("numbers that are texts")
        << withoutKey
            + u"ALTER TABLE authors ALTER id DROP DEFAULT, ALTER id TYPE text; ALTER TABLE books ALTER "
              "author_id TYPE text"_s
        << u"INSERT INTO authors (id, name) VALUES ('abc', 'x'); INSERT INTO books (title, author_id) VALUES ('t', "
           "'abc'); UPDATE authors SET name = 'y'; DELETE FROM books"_s;
    QTest::addRow("numbers too big")
        << u"ALTER TABLE authors ALTER id TYPE bigint; ALTER TABLE books ALTER author_id TYPE bigint"_s
        << u"INSERT INTO authors (id, name) VALUES (99999999999, 'x'); UPDATE authors SET id = id + 99999999999 WHERE "
           "id = 2; DELETE FROM authors WHERE id > 1"_s;
    QTest::addRow("names that are missing") << u"ALTER TABLE authors ALTER name DROP NOT NULL"_s
                                            << u"INSERT INTO authors (name) VALUES (NULL); UPDATE authors SET name = "
                                               "NULL"_s;
    QTest::addRow("books without authors") << withoutKey + u"ALTER TABLE books ALTER author_id DROP NOT NULL"_s
                                           << u"INSERT INTO books (title, author_id) VALUES ('t', 77), ('u', NULL); "
                                              "DELETE FROM authors"_s;
    QTest::addRow("policies for the owner too")
        << u"ALTER TABLE authors ENABLE ROW LEVEL SECURITY; ALTER TABLE authors FORCE ROW LEVEL SECURITY"_s
        << u"INSERT INTO books (title, author_id) VALUES ('t', 1)"_s;
}

void ChangedTablesTest::otherProgramsGoOnWriting()
{
    QFETCH(const QString, change);
    QFETCH(const QString, writes);

    one(change);
    one(writes); // Fails the test when the server refuses it.

    // Nor are people shown what is not there: either all is well, or nothing of ours is used.
    Opened opened(m_address);
    if (opened.capabilities.level == CatalogueCapabilities::Level::Catalogue) {
        const auto page = valueOf(opened.authors->page({}, {}, 10));
        QCOMPARE(QString::number(page.rows.size()), one(u"SELECT count(*) FROM authors"_s));
    }
}

void ChangedTablesTest::aTypeCanBeChanged_data()
{
    QTest::addColumn<QString>("change");
    for (const char *table : {"authors", "books"}) {
        for (const char *type : {"timestamptz", "timestamptz(3)", "timestamp(6)", "date", "text"}) {
            QTest::addRow("%s: %s", table, type)
                << u"ALTER TABLE %1 ALTER created_at DROP DEFAULT, ALTER created_at TYPE %2"_s.arg(
                       QString::fromLatin1(table), QString::fromLatin1(type));
        }
    }
    QTest::addRow("shorter names") << u"ALTER TABLE authors ALTER name TYPE varchar(200)"_s;
    QTest::addRow("short countries") << u"ALTER TABLE authors ALTER country TYPE char(2)"_s;
    QTest::addRow("a list of countries")
        << u"CREATE TYPE land AS ENUM ('GB', 'AT'); ALTER TABLE authors ALTER country TYPE land USING country::land"_s;
    QTest::addRow("biographies in JSON") << u"ALTER TABLE authors ALTER bio TYPE jsonb USING to_jsonb(bio)"_s;
    QTest::addRow("big numbers") << u"ALTER TABLE authors ALTER id TYPE bigint; ALTER TABLE books ALTER author_id TYPE "
                                    "bigint, ALTER id TYPE bigint"_s;
}

void ChangedTablesTest::aTypeCanBeChanged()
{
    QFETCH(const QString, change);

    one(change);
    one(u"INSERT INTO authors (name, created_at) SELECT 'x', created_at FROM authors LIMIT 1"_s);
    one(u"INSERT INTO books (title, author_id, created_at) SELECT 't', 1, created_at FROM books LIMIT 1"_s);

    // What was written anew passed by the triggers; it is made up for where the form still fits.
    const QString state = one(u"SELECT catalpa.reading_state()"_s);
    const bool isSame = change.contains("timestamp(6)"_L1); // Nothing was written anew for it.
    QVERIFY2(state == "unfit"_L1 || state == (isSame ? "whole"_L1 : "stale"_L1), qPrintable(state));
    if (state == "unfit"_L1)
        return;
    applyAgain(m_server, m_address, u"keep_reading_index"_s);
    QCOMPARE(one(u"SELECT catalpa.reading_now(true)"_s), u"current"_s);
}

void ChangedTablesTest::whatWasMissedIsNotReliedOn_data()
{
    QTest::addColumn<QString>("change");
    QTest::addRow("renamed for a while") << u"ALTER TABLE authors RENAME name TO n; INSERT INTO authors (n) VALUES ('A "
                                            "B'); ALTER TABLE authors RENAME n TO name"_s;
    QTest::addRow("moved for a while")
        << u"ALTER TABLE authors RENAME TO w; INSERT INTO w (name) VALUES ('A B'); ALTER "
           "TABLE w RENAME TO authors"_s;
    QTest::addRow("triggers off") << u"ALTER TABLE authors DISABLE TRIGGER ALL"_s;
    QTest::addRow("off for a while")
        << u"ALTER TABLE authors DISABLE TRIGGER ALL; INSERT INTO authors (name) VALUES ('A "
           "B'); ALTER TABLE authors ENABLE TRIGGER ALL"_s;
    QTest::addRow("a trigger dropped") << u"DROP TRIGGER catalpa_reading_changed ON books"_s;
    QTest::addRow("one of its name that does something else")
        << u"DROP TRIGGER catalpa_reading_removed ON books; CREATE TRIGGER catalpa_reading_removed AFTER DELETE ON "
           "books EXECUTE FUNCTION suppress_redundant_updates_trigger(); ALTER TABLE books ENABLE ALWAYS TRIGGER "
           "catalpa_reading_removed"_s;
    QTest::addRow("an index dropped") << u"DROP INDEX catalpa.catalpa_author_order"_s;
    QTest::addRow("rolled back")
        << u"ALTER TABLE authors RENAME name TO n; DO $$ BEGIN INSERT INTO authors (n) VALUES "
           "('A B'); RAISE EXCEPTION 'x'; EXCEPTION WHEN OTHERS THEN NULL; END $$; ALTER TABLE "
           "authors RENAME n TO name"_s;
}

void ChangedTablesTest::whatWasMissedIsNotReliedOn()
{
    QFETCH(const QString, change);
    QVERIFY(Opened(m_address).capabilities.hasSortKeys);

    one(change);
    Opened opened(m_address);

    QVERIFY(!opened.capabilities.hasSortKeys);
    QCOMPARE(QString::number(valueOf(opened.authors->page({}, {}, 10)).rows.size()),
             one(u"SELECT count(*) FROM authors"_s));
}

// Standing aside is for our own troubles only.
void ChangedTablesTest::aStopStillStops()
{
    one(u"CREATE FUNCTION stopped() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE query_canceled; END $$;"
        "CREATE TRIGGER s BEFORE INSERT ON catalpa.changes FOR EACH ROW EXECUTE FUNCTION stopped();"
        "DO $$ BEGIN INSERT INTO authors (name) VALUES ('x'); EXCEPTION WHEN query_canceled THEN NULL; END $$"_s);

    QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"2"_s);
    QCOMPARE(one(u"SELECT catalpa.reading_state()"_s), u"whole"_s);
}

void ChangedTablesTest::noTroubleOfOursFailsAStatement()
{
    one(u"CREATE FUNCTION busy() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE lock_not_available; END $$;"
        "CREATE TRIGGER s BEFORE INSERT OR UPDATE ON catalpa.changes FOR EACH ROW EXECUTE FUNCTION busy()"_s);

    one(u"INSERT INTO authors (name) VALUES ('x'); UPDATE authors SET name = 'y'"_s);

    QCOMPARE(one(u"SELECT catalpa.reading_state()"_s), u"stale"_s);
}

CATALPA_TEST(ChangedTablesTest)
#include "tst_changedtables.moc"
