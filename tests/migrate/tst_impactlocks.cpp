// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/impact.h"
#include "migrate/impact/rules/functions.h"
#include "sql/script.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;

namespace {

constexpr auto arrangement = R"sql(
CREATE SCHEMA catalpa;
SET search_path = public;
CREATE TABLE authors (id serial PRIMARY KEY, name text NOT NULL, bio text,
                      created_at timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, country varchar(20));
CREATE TABLE books (id serial PRIMARY KEY, title text NOT NULL, author_id integer NOT NULL, price numeric(8, 2),
                    isbn varchar(20), pages integer, created_at timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
                    CONSTRAINT books_author_id_fkey FOREIGN KEY (author_id) REFERENCES authors (id)
                        ON DELETE RESTRICT ON UPDATE CASCADE,
                    CONSTRAINT books_isbn_known CHECK (isbn IS NOT NULL));
CREATE TABLE loans (id integer NOT NULL, book_id integer NOT NULL REFERENCES books (id) ON DELETE CASCADE,
                    reader text);
CREATE TABLE visits (day date NOT NULL, people integer) PARTITION BY RANGE (day);
CREATE TABLE visits_2024 PARTITION OF visits FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE visits_2025 (day date NOT NULL, people integer);
CREATE UNIQUE INDEX loans_id ON loans (id);
CREATE INDEX books_title ON books (title);
CREATE TABLE catalpa.notes (book_id integer REFERENCES public.books (id), note text);
CREATE VIEW titles AS SELECT title FROM books;
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION lucky() RETURNS integer VOLATILE LANGUAGE plpgsql AS 'BEGIN RETURN 7; END';
CREATE FUNCTION constant() RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT 7';
CREATE TRIGGER noted BEFORE UPDATE ON authors FOR EACH ROW EXECUTE FUNCTION note();
INSERT INTO authors (name, bio) SELECT 'Author ' || i, 'Wrote' FROM generate_series(1, 1000) AS i;
INSERT INTO books (title, author_id, isbn, pages) SELECT 'Book ' || i, i, i, 7 FROM generate_series(1, 1000) AS i;
INSERT INTO loans SELECT i, i, 'Reader' FROM generate_series(1, 1000) AS i;
INSERT INTO visits_2025 VALUES ('2025-05-05', 7);
ALTER TABLE books ADD CONSTRAINT books_pages_check CHECK (pages > 0) NOT VALID;
ANALYZE;
)sql";

StatementImpact outlookOn(const TableFacts &facts, const QByteArray &sql)
{
    const QList<StatementImpact> statements =
        impactOf({Migration{.name = u"20260101000000_test"_s, .sql = sql}}, facts).constFirst().statements;
    return statements.isEmpty() ? StatementImpact() : statements.constLast();
}

int strength(const QString &mode)
{
    static const QStringList modes{
        u"AccessShareLock"_s, u"RowShareLock"_s,          u"RowExclusiveLock"_s, u"ShareUpdateExclusiveLock"_s,
        u"ShareLock"_s,       u"ShareRowExclusiveLock"_s, u"ExclusiveLock"_s,    u"AccessExclusiveLock"_s};
    return static_cast<int>(modes.indexOf(mode));
}

//! What PostgreSQL shows of a statement that was run.
struct Observed {
    QMap<QString, QString> locks; //!< The strongest on each table.
    bool rewritten = false;
    bool scanned = false;
};

constexpr auto tablesStatement = R"sql(
    SELECT c.oid, n.nspname || '.' || c.relname, pg_relation_filenode(c.oid), pg_stat_get_xact_numscans(c.oid)
      FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('public', 'catalpa'))sql";

void compare(const db::Rows &before, const db::Rows &after, const db::Rows &locks, Observed *observed)
{
    for (int row = 0; row < before.count(); ++row) {
        const QString table = before.text(row, 1);
        for (int lock = 0; lock < locks.count(); ++lock) {
            QString &mode = observed->locks[table];
            if (locks.text(lock, 0) == before.text(row, 0) && strength(locks.text(lock, 1)) >= strength(mode))
                mode = locks.text(lock, 1);
        }
        if (observed->locks.value(table).isEmpty())
            observed->locks.remove(table);
        for (int other = 0; other < after.count(); ++other) {
            if (after.text(other, 0) != before.text(row, 0))
                continue;
            observed->rewritten = observed->rewritten || after.text(other, 2) != before.text(row, 2);
            observed->scanned = observed->scanned || after.integer(other, 3) > before.integer(row, 3);
        }
    }
}

Result<Observed> observe(db::Session &session, const QByteArray &sql)
{
    using Seconds = std::chrono::seconds;
    const auto begun = session.script("BEGIN; SET LOCAL search_path = public", Seconds(5));
    if (!begun)
        return passOn(begun);
    const auto before = session.run(tablesStatement);
    const auto done = session.script(sql, Seconds(30));
    const auto locks = session.run(
        "SELECT relation, mode FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted");
    const auto after = session.run(tablesStatement);
    static_cast<void>(session.rollBack());
    if (!before || !done || !locks || !after)
        return failure(!done ? done.error() : !locks ? locks.error() : after.error());
    Observed observed;
    compare(*before, *after, *locks, &observed);
    return observed;
}

} // namespace

//! What is told of a statement before it is run, compared with what PostgreSQL does.
class OutlookLocksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_session = std::make_unique<db::Session>(m_server.createDatabase());
        const auto arranged = m_session->script(arrangement, std::chrono::seconds(30));
        QVERIFY2(arranged, qPrintable(arranged ? QString() : arranged.error().sql().primary));
    }

    void cleanupTestCase() { m_session.reset(); }

    void tellsTheLocksAndTheWorkOfPostgreSql_data()
    {
        using Work = StatementImpact::Work;
        QTest::addColumn<Work>("work");

        QTest::addRow("ALTER TABLE books ADD COLUMN a text") << Work::Instant;
        QTest::addRow("ALTER TABLE books ADD COLUMN a int DEFAULT 7") << Work::Instant;
        QTest::addRow("ALTER TABLE books ADD COLUMN a int NOT NULL DEFAULT 7") << Work::Instant;
        QTest::addRow("ALTER TABLE books ADD COLUMN a timestamptz DEFAULT now()") << Work::Instant;
        QTest::addRow("ALTER TABLE books ADD COLUMN a int DEFAULT constant()") << Work::Instant;
        QTest::addRow("ALTER TABLE books ADD COLUMN a uuid DEFAULT gen_random_uuid()") << Work::Rewrite;
        QTest::addRow("ALTER TABLE books ADD COLUMN a int DEFAULT lucky()") << Work::Rewrite;
        QTest::addRow("ALTER TABLE books ADD COLUMN a timestamptz DEFAULT clock_timestamp()") << Work::Rewrite;
        QTest::addRow("ALTER TABLE books ADD COLUMN a bigserial") << Work::Rewrite;
        QTest::addRow("ALTER TABLE books ADD COLUMN a int GENERATED ALWAYS AS IDENTITY") << Work::Rewrite;
        QTest::addRow("ALTER TABLE books ADD COLUMN a int GENERATED ALWAYS AS (pages * 2) STORED") << Work::Rewrite;
        QTest::addRow("ALTER TABLE books ADD COLUMN a int UNIQUE") << Work::IndexBuild;
        QTest::addRow("ALTER TABLE books ADD COLUMN a int CHECK (a > 0)") << Work::Scan;
        QTest::addRow("ALTER TABLE books ADD COLUMN a int REFERENCES authors (id)") << Work::Instant;
        QTest::addRow("ALTER TABLE books ADD COLUMN IF NOT EXISTS title text") << Work::Instant;
        QTest::addRow("ALTER TABLE books DROP COLUMN price") << Work::Instant;
        QTest::addRow("ALTER TABLE books DROP COLUMN author_id") << Work::Instant;
        QTest::addRow("ALTER TABLE books ALTER isbn TYPE varchar(40)") << Work::Scan;
        QTest::addRow("ALTER TABLE books ALTER isbn TYPE varchar") << Work::Scan;
        QTest::addRow("ALTER TABLE authors ALTER country TYPE varchar(40)") << Work::Instant;
        QTest::addRow("ALTER TABLE authors ALTER country TYPE varchar") << Work::Instant;
        QTest::addRow("ALTER TABLE authors ALTER country TYPE text") << Work::Instant;
        QTest::addRow("ALTER TABLE authors ALTER country TYPE text USING country::text") << Work::Instant;
        QTest::addRow("ALTER TABLE books ALTER isbn TYPE text USING upper(isbn)") << Work::Rewrite;
        QTest::addRow("ALTER TABLE authors ALTER country TYPE varchar(10)") << Work::Rewrite;
        QTest::addRow("ALTER TABLE authors ALTER name TYPE varchar") << Work::Instant;
        QTest::addRow("ALTER TABLE authors ALTER name TYPE varchar(100)") << Work::Rewrite;
        QTest::addRow("ALTER TABLE books ALTER price TYPE numeric(10, 2)") << Work::Instant;
        QTest::addRow("ALTER TABLE books ALTER price TYPE numeric") << Work::Instant;
        QTest::addRow("ALTER TABLE books ALTER price TYPE numeric(10, 3)") << Work::Rewrite;
        QTest::addRow("ALTER TABLE books ALTER created_at TYPE timestamp(6)") << Work::Instant;
        QTest::addRow("ALTER TABLE books ALTER created_at TYPE timestamp(0)") << Work::Rewrite;
        QTest::addRow("ALTER TABLE books ALTER pages TYPE bigint") << Work::Rewrite;
        QTest::addRow("ALTER TABLE books ALTER author_id TYPE bigint") << Work::Rewrite;
        QTest::addRow("ALTER TABLE authors ALTER bio SET NOT NULL, ALTER country TYPE text") << Work::Scan;
        QTest::addRow("ALTER TABLE books ALTER title SET NOT NULL") << Work::Instant;
        QTest::addRow("ALTER TABLE books ALTER isbn SET NOT NULL") << Work::Instant;
        QTest::addRow("ALTER TABLE books ALTER pages SET NOT NULL") << Work::Scan;
        QTest::addRow("ALTER TABLE books ALTER title DROP NOT NULL") << Work::Instant;
        QTest::addRow("ALTER TABLE books ALTER title SET DEFAULT 'x'") << Work::Instant;
        QTest::addRow("ALTER TABLE books ALTER title SET STATISTICS 500") << Work::Instant;
        QTest::addRow("ALTER TABLE books ALTER title SET STORAGE EXTERNAL") << Work::Instant;
        QTest::addRow("ALTER TABLE books SET (fillfactor = 70, autovacuum_enabled = false)") << Work::Instant;
        QTest::addRow("ALTER TABLE books SET (user_catalog_table = true)") << Work::Instant;
        QTest::addRow("ALTER TABLE books ADD CHECK (length(title) > 0)") << Work::Scan;
        QTest::addRow("ALTER TABLE books ADD CHECK (length(title) > 0) NOT VALID") << Work::Instant;
        QTest::addRow("ALTER TABLE books VALIDATE CONSTRAINT books_pages_check") << Work::Scan;
        QTest::addRow("ALTER TABLE books DROP CONSTRAINT books_pages_check") << Work::Instant;
        QTest::addRow("ALTER TABLE books DROP CONSTRAINT books_author_id_fkey") << Work::Instant;
        QTest::addRow("ALTER TABLE loans ADD FOREIGN KEY (id) REFERENCES authors (id)") << Work::Scan;
        QTest::addRow("ALTER TABLE loans ADD FOREIGN KEY (id) REFERENCES authors NOT VALID") << Work::Instant;
        QTest::addRow("ALTER TABLE books ADD UNIQUE (isbn)") << Work::IndexBuild;
        QTest::addRow("ALTER TABLE loans ADD PRIMARY KEY (id)") << Work::IndexBuild;
        QTest::addRow("ALTER TABLE loans ADD PRIMARY KEY USING INDEX loans_id") << Work::Instant;
        QTest::addRow("ALTER TABLE books DISABLE TRIGGER USER") << Work::Instant;
        QTest::addRow("ALTER TABLE books ENABLE ROW LEVEL SECURITY") << Work::Instant;
        QTest::addRow("ALTER TABLE visits_2025 SET UNLOGGED") << Work::Rewrite;
        QTest::addRow("ALTER TABLE visits DETACH PARTITION visits_2024") << Work::Instant;
        QTest::addRow(
            "ALTER TABLE visits ATTACH PARTITION visits_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')")
            << Work::Scan;
        QTest::addRow("ALTER TABLE books RENAME TO volumes") << Work::Instant;
        QTest::addRow("ALTER TABLE books RENAME title TO heading") << Work::Instant;
        QTest::addRow("ALTER TABLE books RENAME CONSTRAINT books_pages_check TO has_pages") << Work::Instant;
        QTest::addRow("ALTER TABLE books SET SCHEMA catalpa") << Work::Instant;
        QTest::addRow("ALTER INDEX books_title RENAME TO books_by_title") << Work::Instant;
        QTest::addRow("ALTER TRIGGER noted ON authors RENAME TO watched") << Work::Instant;
        QTest::addRow("CREATE INDEX ON books (author_id)") << Work::IndexBuild;
        QTest::addRow("CREATE INDEX IF NOT EXISTS books_title ON books (title)") << Work::Instant;
        QTest::addRow("CREATE UNIQUE INDEX u ON books (lower(title)) WHERE pages > 0") << Work::IndexBuild;
        QTest::addRow("DROP INDEX books_title") << Work::Instant;
        QTest::addRow("REINDEX INDEX books_title") << Work::IndexBuild;
        QTest::addRow("REINDEX TABLE books") << Work::IndexBuild;
        QTest::addRow("CLUSTER books USING books_title") << Work::Rewrite;
        QTest::addRow("CREATE TABLE shelves (id int PRIMARY KEY, book_id int REFERENCES books (id))") << Work::Instant;
        QTest::addRow("CREATE TABLE shelves (LIKE books)") << Work::Instant;
        QTest::addRow("CREATE TABLE shelves () INHERITS (authors)") << Work::Instant;
        QTest::addRow("CREATE TABLE visits_all PARTITION OF visits DEFAULT") << Work::Instant;
        QTest::addRow("CREATE VIEW v AS SELECT name FROM authors") << Work::Instant;
        QTest::addRow("DROP VIEW titles") << Work::Instant;
        QTest::addRow("DROP TABLE loans") << Work::Instant;
        QTest::addRow("DROP TABLE IF EXISTS shelves") << Work::Instant;
        QTest::addRow("DROP SCHEMA catalpa CASCADE") << Work::Instant;
        QTest::addRow("CREATE TRIGGER t BEFORE INSERT ON books FOR EACH ROW EXECUTE FUNCTION note()") << Work::Instant;
        QTest::addRow("DROP TRIGGER noted ON authors") << Work::Instant;
        QTest::addRow("CREATE RULE r AS ON DELETE TO books DO INSTEAD NOTHING") << Work::Instant;
        QTest::addRow("CREATE POLICY p ON books USING (true)") << Work::Instant;
        QTest::addRow("CREATE STATISTICS s ON title, author_id FROM books") << Work::Instant;
        QTest::addRow("COMMENT ON TABLE books IS 'x'") << Work::Instant;
        QTest::addRow("COMMENT ON COLUMN public.books.title IS 'x'") << Work::Instant;
        QTest::addRow("COMMENT ON INDEX books_title IS 'x'") << Work::Instant;
        QTest::addRow("GRANT SELECT ON books TO PUBLIC") << Work::Instant;
        QTest::addRow("ANALYZE authors") << Work::Scan;
        QTest::addRow("LOCK TABLE books IN SHARE MODE") << Work::Instant;
        QTest::addRow("INSERT INTO authors (name) VALUES ('x'), ('y')") << Work::Instant;
        QTest::addRow("INSERT INTO books (title, author_id, isbn) VALUES ('x', 1, '1')") << Work::Instant;
        QTest::addRow("UPDATE authors SET bio = 'x'") << Work::Scan;
        QTest::addRow("UPDATE books SET author_id = 3 - author_id WHERE author_id IN (1, 2)") << Work::Scan;
        QTest::addRow("UPDATE authors SET id = 5000 WHERE name = 'Author 7'") << Work::Scan;
        QTest::addRow("DELETE FROM loans") << Work::Scan;
        QTest::addRow("DELETE FROM books WHERE title = 'Book 7' OR pages = 8") << Work::Scan;
        QTest::addRow("CREATE EXTENSION IF NOT EXISTS plpgsql") << Work::Instant;
    }

    void tellsTheLocksAndTheWorkOfPostgreSql()
    {
        using Work = StatementImpact::Work;
        QFETCH(const Work, work);
        const QByteArray sql = QTest::currentDataTag();
        const auto facts = readTableFacts(*m_session, {u"public"_s, u"catalpa"_s});
        QVERIFY(facts);

        const StatementImpact told = outlookOn(*facts, sql);
        const auto seen = observe(*m_session, sql);

        QCOMPARE(told.work, work);
        QVERIFY(!told.effect.isEmpty());
        QVERIFY2(seen, qPrintable(seen ? QString() : seen.error().sql().primary));
        QMap<QString, QString> locks;
        for (const TableLock &lock : told.locks)
            locks[lock.table] = lock.mode;
        QCOMPARE(locks, seen->locks);
        QCOMPARE(work == Work::Rewrite, seen->rewritten);
        if (!sql.startsWith("UPDATE") && !sql.startsWith("DELETE") && !sql.startsWith("ANALYZE"))
            QCOMPARE(work != Work::Instant, seen->scanned || seen->rewritten);
    }

    void refusesATransactionToWhatRunsAlone_data()
    {
        QTest::addColumn<QByteArray>("sql");
        for (const char *sql :
             {"CREATE INDEX CONCURRENTLY ON books (pages)", "DROP INDEX CONCURRENTLY books_title",
              "REINDEX INDEX CONCURRENTLY books_title", "REINDEX (CONCURRENTLY) TABLE books", "REINDEX SCHEMA public",
              "VACUUM books", "CLUSTER", "CREATE DATABASE other", "DROP DATABASE other",
              "ALTER DATABASE postgres SET TABLESPACE pg_default", "CREATE TABLESPACE t LOCATION '/nowhere'",
              "DROP TABLESPACE t", "ALTER SYSTEM SET work_mem = '4MB'",
              "ALTER TABLE visits DETACH PARTITION visits_2024 CONCURRENTLY",
              "CREATE SUBSCRIPTION s CONNECTION 'host=nowhere' PUBLICATION p", "DISCARD ALL", "COMMIT PREPARED 'x'"})
            QTest::addRow("%s", sql) << QByteArray(sql);
    }

    void refusesATransactionToWhatRunsAlone()
    {
        QFETCH(const QByteArray, sql);

        const auto seen = observe(*m_session, sql);

        QVERIFY(sql::scriptOf(sql).statements.constFirst().mustRunAlone());
        QVERIFY(!seen);
        QCOMPARE(seen.error().sql().sqlState, u"25001"_s);
    }

    void knowsTheFunctionsOfPostgreSql()
    {
        const auto functions = m_session->run("SELECT proname, bool_or(provolatile = 'v'), bool_or(proacl IS NOT NULL) "
                                              "FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace "
                                              "GROUP BY proname");
        QVERIFY(functions);
        // They answer anew each time, and change nothing.
        const QSet<QString> fickle{u"clock_timestamp"_s,       u"currval"_s, u"current_query"_s,
                                   u"gen_random_uuid"_s,       u"lastval"_s, u"pg_relation_size"_s,
                                   u"pg_table_size"_s,         u"random"_s,  u"timeofday"_s,
                                   u"pg_total_relation_size"_s};
        QSet<QString> unknown = harmlessFunctions();
        for (int row = 0; row < functions->count(); ++row) {
            const QString name = functions->text(row, 0);
            const bool isHarmless = unknown.remove(name);
            if (functions->boolean(row, 1) && !fickle.contains(name))
                QVERIFY2(!isHarmless, qPrintable(name));
            if (functions->boolean(row, 2)) // Not everybody may call it.
                QVERIFY2(reachesServer(name), qPrintable(name));
            QVERIFY2(!isHarmless || !reachesServer(name), qPrintable(name));
        }
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.values().join(u' ')));
    }

    void knowsTheSettingsAndExtensionsOfPostgreSql()
    {
        const auto settings =
            m_session->run("SELECT name, context LIKE 'superuser%' FROM pg_settings WHERE name NOT LIKE '%.%'");
        const auto extensions =
            m_session->run("SELECT name, bool_or(trusted) FROM pg_available_extension_versions GROUP BY name");
        QVERIFY(settings && extensions);
        for (int row = 0; row < settings->count(); ++row)
            QVERIFY2(isSuperuserSetting(settings->text(row, 0)) == settings->boolean(row, 1),
                     qPrintable(settings->text(row, 0)));
        for (int row = 0; row < extensions->count(); ++row)
            QVERIFY2(!isTrustedExtension(extensions->text(row, 0)) || extensions->boolean(row, 1),
                     qPrintable(extensions->text(row, 0)));
    }

    void losesWhatAViewShows()
    {
        const auto facts = readTableFacts(*m_session, {u"public"_s});
        QVERIFY(facts);

        QVERIFY(outlookOn(*facts, "DELETE FROM titles").losesData);
        QVERIFY(!outlookOn(*facts, "DELETE FROM visits_2024").losesData);
    }

    void readsTheFactsInOneRoundTrip()
    {
        test::FaultProxy proxy(m_server.overTcp(m_session->address()));
        db::Session session(proxy.address());
        QVERIFY(session.open());
        proxy.resetRoundTrips();

        const auto facts = readTableFacts(session, {u"public"_s, u"nowhere"_s});

        QCOMPARE(proxy.roundTrips(), 1);
        QVERIFY(facts);
        const TableFact *books = facts->table(u"public.books"_s);
        QVERIFY(books != nullptr);
        QCOMPARE(books->rows, 1000);
        QCOMPARE(books->column(u"price"_s)->modifiers, (QList<int>{8, 2}));
        QCOMPARE(books->column(u"isbn"_s)->modifiers, QList<int>{20});
        QVERIFY(books->column(u"isbn"_s)->provenNotNull);
        QVERIFY(facts->table(u"catalpa.notes"_s) == nullptr);
        QVERIFY(facts->volatileFunctions.contains(u"lucky"_s));
        QVERIFY(facts->steadyFunctions.contains(u"constant"_s));
        QVERIFY(!facts->steadyFunctions.contains(u"lucky"_s));
        QCOMPARE(books->column(u"isbn"_s)->notNullCheck, u"books_isbn_known"_s);
        QVERIFY(!facts->volatileFunctions.contains(u"constant"_s));
    }

private:
    test::TestServer m_server;
    std::unique_ptr<db::Session> m_session;
};

CATALPA_TEST(OutlookLocksTest)
#include "tst_impactlocks.moc"
