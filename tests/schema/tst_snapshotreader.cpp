// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/snapshotreader.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::schema;

//! What is read of what has changed is the same as all of it read anew.
class SnapshotReaderTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = m_server.createDatabase();
        m_server.sql(m_address, uR"(
            CREATE TYPE mood AS ENUM ('calm', 'wild');
            CREATE DOMAIN isbn AS varchar(20);
            CREATE SEQUENCE numbers;
            CREATE FUNCTION dbl(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1 * 2';
            CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TABLE authors (id serial PRIMARY KEY, name text NOT NULL, mood mood DEFAULT 'calm');
            CREATE TABLE books (id int PRIMARY KEY DEFAULT nextval('numbers'), title text, code isbn,
                                author int REFERENCES authors (id), CONSTRAINT known CHECK (dbl(id) > 0));
            CREATE TABLE loans (book int REFERENCES books (id), day date);
            CREATE TABLE visits (day date NOT NULL, who text, PRIMARY KEY (day)) PARTITION BY RANGE (day);
            CREATE TABLE visits_1 PARTITION OF visits FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')
                PARTITION BY RANGE (day);
            CREATE INDEX books_double ON books (dbl(id));
            CREATE VIEW titles AS SELECT title FROM books;
            CREATE MATERIALIZED VIEW names AS SELECT name FROM authors;)"_s);
    }

    void seesWhatEachStatementHasChanged_data()
    {
        QTest::addColumn<QString>("sql");
        for (const char *sql :
             {"ALTER TABLE books ADD note text",
              "ALTER TABLE books DROP title CASCADE",
              "ALTER TABLE authors RENAME TO writers",
              "ALTER TABLE authors RENAME id TO number",
              "ALTER TABLE books ALTER title SET NOT NULL",
              "ALTER TABLE books ALTER title SET DEFAULT 'x'",
              "ALTER TABLE books ALTER code TYPE varchar(9)",
              "CREATE INDEX i ON books (title)",
              "DROP INDEX books_double",
              "ALTER INDEX books_double RENAME TO b",
              "ALTER TYPE mood RENAME TO temper",
              "ALTER TYPE mood RENAME VALUE 'calm' TO 'quiet'",
              "ALTER TYPE mood ADD VALUE 'sad'",
              "ALTER DOMAIN isbn SET NOT NULL",
              "ALTER DOMAIN isbn RENAME TO ean",
              "ALTER SEQUENCE numbers RENAME TO n",
              "ALTER SEQUENCE authors_id_seq INCREMENT BY 7",
              "ALTER SEQUENCE authors_id_seq OWNED BY NONE",
              "ALTER FUNCTION dbl RENAME TO twice",
              "ALTER FUNCTION touch RENAME TO feel",
              "CREATE TRIGGER t BEFORE UPDATE ON books FOR EACH ROW EXECUTE FUNCTION touch()",
              "ALTER TABLE books ENABLE ROW LEVEL SECURITY",
              "CREATE POLICY p ON books USING (id > 3)",
              "CREATE RULE r AS ON DELETE TO loans DO INSTEAD DELETE FROM books",
              "ALTER TABLE books SET SCHEMA other",
              "ALTER SCHEMA other RENAME TO another",
              "DROP TABLE loans",
              "CREATE TABLE more (id int PRIMARY KEY)",
              "CREATE TABLE visits_2 PARTITION OF visits FOR VALUES FROM ('2021-01-01') TO ('2022-01-01')",
              "CREATE TABLE deep PARTITION OF visits_1 FOR VALUES FROM ('2020-01-01') TO ('2020-02-01')",
              "ALTER TABLE visits DETACH PARTITION visits_1",
              "ALTER TABLE visits ADD FOREIGN KEY (who) REFERENCES tags",
              "ALTER TABLE tags ADD FOREIGN KEY (day) REFERENCES visits (day)",
              "CREATE STATISTICS s ON title, author FROM books",
              "GRANT SELECT ON books TO PUBLIC",
              "GRANT SELECT (title) ON books TO PUBLIC",
              "ALTER TABLE loans ADD CHECK (day > '2000-01-01') NOT VALID",
              "CREATE OR REPLACE VIEW titles AS SELECT title, 1 AS one FROM books",
              "DROP MATERIALIZED VIEW names",
              "ALTER TABLE loans DROP CONSTRAINT loans_book_fkey",
              "CREATE TABLE heir () INHERITS (books)",
              "ALTER TABLE authors ALTER id DROP DEFAULT",
              "DROP TYPE mood CASCADE",
              "SELECT 1",
              "ALTER TABLE loans RENAME day TO since; ALTER TABLE loans RENAME TO lent; CREATE TABLE loans (a int)"})
            QTest::addRow("%s", sql) << QString::fromLatin1(sql);
    }

    void seesWhatEachStatementHasChanged()
    {
        QFETCH(const QString, sql);
        m_server.sql(m_address, u"CREATE SCHEMA other; CREATE TABLE tags (name text PRIMARY KEY, day date)"_s);
        const QStringList schemas{u"other"_s, u"public"_s};
        db::Session session(m_address);
        SnapshotReader reader(session, Extent::Everything);
        QVERIFY(reader.read(schemas));

        m_server.sql(m_address, sql);

        const auto changed = reader.read(schemas);
        const auto whole = readSnapshot(session, schemas, Extent::Everything);
        QVERIFY(changed && whole);
        QCOMPARE(changed->objects.keys(), whole->objects.keys());
        for (auto [path, object] : whole->objects.asKeyValueRange())
            QVERIFY2(changed->objects.value(path) == object, qPrintable(path));
        QVERIFY(*changed == *whole);
    }

    void readsOfTablesOnlyThose()
    {
        db::Session session(m_address);
        const QString number = m_server.sql(m_address, u"SELECT 'loans'::regclass::oid"_s);

        const auto some = readTables(session, {u"public"_s}, Extent::Everything, {number});

        QVERIFY(some);
        QVERIFY(some->objects.contains(u"column public.loans.day"_s));
        QVERIFY(some->objects.contains(u"view public.titles"_s)); // What is no table is always read.
        for (const SchemaObject &object : some->objects)
            QVERIFY2(object.table != "books"_L1, qPrintable(object.path()));
    }

private:
    test::TestServer m_server;
    ConnectionAddress m_address;
};

CATALPA_TEST(SnapshotReaderTest)
#include "tst_snapshotreader.moc"
