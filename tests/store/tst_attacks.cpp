// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Nobody gets at the rights of whoever has applied Catalpa's migrations: here a superuser, so the most there is.

#include "cataloguefixture.h"
#include "db/session.h"
#include "store/inspect.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QTest>

using namespace catalpa;
using namespace catalpa::test;
using namespace Qt::StringLiterals;

class AttacksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server.createRole(u"low"_s); }
    void init();
    void cleanup();
    void nobodyBecomesTheOwner_data();
    void nobodyBecomesTheOwner();
    void theOwnerOfTheTablesDoesNotBecomeOurs_data();
    void theOwnerOfTheTablesDoesNotBecomeOurs();
    void savingABookRunsNothingOfOtherColumns();
    void aFunctionOfTheSameNameIsNotTakenForPostgresOwn();
    void whoMayOnlyConnectHoldsUpNobody_data();
    void whoMayOnlyConnectHoldsUpNobody();
    void everybodyChangesNoWholeTableOfOurs();
    void aRightOnTheIndexShowsNothing();
    void whoMayReadSomethingHasChangesTakenOver();
    void aSuperuserReadsPastWhatBelongsToOthers();

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    //! Runs all that can be run, as the attacker would.
    void attack(const QStringList &steps) const;

    TestServer m_server;
    ConnectionAddress m_address;
};

namespace {

//! A type whose casts take the rights of whoever computes with it.
QStringList evilType(const QString &schema)
{
    const QString boom = u"CREATE FUNCTION %1.boom(v %1.evil) RETURNS %2 LANGUAGE plpgsql AS $$ BEGIN "
                         "EXECUTE 'ALTER ROLE low SUPERUSER'; RETURN '\"x\"'; END $$"_s;
    const QString cast = u"CREATE CAST (%1.evil AS %2) WITH FUNCTION %1.boom(%1.evil) AS IMPLICIT"_s;
    const QString jsonBoom = QString(boom).replace(u"boom("_s, u"boom_json("_s);
    const QString jsonCast = QString(cast).replace(u"boom("_s, u"boom_json("_s);
    return {u"CREATE TYPE %1.evil AS (x text)"_s.arg(schema), boom.arg(schema, u"text"_s), cast.arg(schema, u"text"_s),
            jsonBoom.arg(schema, u"json"_s), jsonCast.arg(schema, u"json"_s)};
}

const auto granted = u"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA catalpa TO low"_s;

} // namespace

void AttacksTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, History::Indexes);
    one(u"INSERT INTO authors (name, country) VALUES ('J.R.R. Tolkien', 'GB'), ('Franz Kafka', 'AT');"
        "INSERT INTO books (title, author_id) VALUES ('The Hobbit', 1)"_s);
}

void AttacksTest::cleanup()
{
    one(u"ALTER ROLE low NOSUPERUSER"_s);
}

void AttacksTest::attack(const QStringList &steps) const
{
    ConnectionAddress address = m_address;
    address.user = u"low"_s;
    db::Session session(address);
    for (const QString &step : steps)
        (void)session.script(step.toUtf8(), db::Session::usualDeadline);
}

void AttacksTest::nobodyBecomesTheOwner_data()
{
    QTest::addColumn<QString>("arranged");
    QTest::addColumn<QStringList>("steps");
    const QStringList table =
        evilType(u"pg_temp"_s) + QStringList{u"CREATE TEMP TABLE t (id int, name pg_temp.evil)"_s};
    const auto fired = [](const QString &trigger, const QString &way) {
        return QStringList{u"CREATE TRIGGER %1 AFTER %2 EXECUTE FUNCTION catalpa.note_changes()"_s.arg(trigger, way),
                           u"INSERT INTO t VALUES (99, ROW('a')); UPDATE t SET id = 1; DELETE FROM t; TRUNCATE t"_s};
    };
    const QString added = u"INSERT ON t REFERENCING NEW TABLE AS added FOR EACH STATEMENT"_s;
    const QString own = u"catalpa_reading_added"_s;
    const QStringList plain{u"CREATE TEMP TABLE t (id int, name text)"_s};

    QTest::addRow("a type with a cast") << QString() << table + fired(u"x"_s, added);
    QTest::addRow("the same where everybody may call everything") << granted << table + fired(own, added);
    QTest::addRow("plain text") << QString() << plain + fired(own, added);
    QTest::addRow("plain text where everybody may call everything") << granted << plain + fired(own, added);
    QTest::addRow("emptying a table of one's own") << granted << plain + fired(u"x"_s, u"TRUNCATE ON t"_s);
    QTest::addRow("a temporary table in place of the rows")
        << granted + u"; GRANT TRIGGER, INSERT ON authors TO low; GRANT USAGE ON SEQUENCE authors_id_seq TO low"_s
        << evilType(u"pg_temp"_s)
            + QStringList{u"CREATE TEMP TABLE added AS SELECT 99 AS id, ROW('a')::pg_temp.evil AS name"_s,
                          u"CREATE TRIGGER catalpa_x AFTER INSERT ON authors EXECUTE FUNCTION "
                          "catalpa.note_changes()"_s,
                          u"INSERT INTO authors (name) VALUES ('Karel Čapek')"_s};
    QTest::addRow("functions called directly")
        << granted
        << QStringList{u"SELECT catalpa.note_changes()"_s, u"SELECT catalpa.note_author()"_s,
                       u"SELECT catalpa.attach_reading()"_s,
                       u"SELECT catalpa.file_author(1, 'Tolkien, J.R.R.', 'x')"_s};
    QTest::addRow("a type given to the functions") << granted
                                                   << evilType(u"pg_temp"_s)
            + QStringList{u"SELECT catalpa.search_words(ROW('a')::pg_temp.evil)"_s,
                          u"SELECT catalpa.author_sort_name(ROW('a')::pg_temp.evil, NULL)"_s};
}

void AttacksTest::nobodyBecomesTheOwner()
{
    QFETCH(const QString, arranged);
    QFETCH(const QStringList, steps);
    if (!arranged.isEmpty())
        one(arranged);
    const auto filed =
        u"SELECT author_id, sort_name, by_hand FROM catalpa.author_sort WHERE author_id <> 3 ORDER BY 1"_s;
    const QStringList before = m_server.rows(m_address, filed);

    attack(steps);

    // The attacker's own rights are all it has: a cast that it calls itself may ask in vain.
    QCOMPARE(one(u"SELECT rolsuper FROM pg_roles WHERE rolname = 'low'"_s), u"f"_s);
    QCOMPARE(m_server.rows(m_address, filed), before);
    QCOMPARE(one(u"SELECT count(*) FROM books"_s), u"1"_s);
}

//! Somebody else may own the tables of authors and books.
void AttacksTest::theOwnerOfTheTablesDoesNotBecomeOurs_data()
{
    QTest::addColumn<QStringList>("steps");
    const QStringList type = evilType(u"public"_s);
    const QStringList uses{u"INSERT INTO authors (name) VALUES (ROW('a'))"_s, u"UPDATE authors SET id = id + 100"_s,
                           u"INSERT INTO books (title, author_id) VALUES ('x', (SELECT max(id) FROM authors))"_s,
                           u"UPDATE books SET title = 'y', id = id + 100"_s};
    const QString policy = u"CREATE FUNCTION public.evil() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN "
                           "EXECUTE 'ALTER ROLE low SUPERUSER'; RETURN true; END $$"_s;

    QTest::addRow("a name of a type with a cast")
        << type + QStringList{u"ALTER TABLE authors ALTER name TYPE public.evil USING ROW(name)::public.evil"_s} + uses;
    QTest::addRow("a country of such a type") << type
            + QStringList{u"ALTER TABLE authors ALTER country TYPE public.evil USING ROW(country)::public.evil"_s}
            + uses;
    QTest::addRow("another column that is written as JSON")
        << type + QStringList{u"ALTER TABLE authors ADD extra public.evil DEFAULT ROW('a')"_s} + uses;
    QTest::addRow("a policy with a function") << QStringList{policy, u"ALTER TABLE authors ENABLE ROW LEVEL SECURITY"_s,
                                                             u"CREATE POLICY p ON authors USING (public.evil())"_s,
                                                             u"ALTER TABLE authors FORCE ROW LEVEL SECURITY"_s}
            + uses;
    QTest::addRow("a view with a function")
        << QStringList{policy, u"ALTER TABLE books DROP CONSTRAINT books_author_id_fkey"_s,
                       u"ALTER TABLE authors RENAME TO people"_s,
                       u"CREATE VIEW public.authors AS SELECT * FROM people WHERE public.evil()"_s}
            + uses;
}

void AttacksTest::theOwnerOfTheTablesDoesNotBecomeOurs()
{
    QFETCH(const QStringList, steps);
    one(u"ALTER TABLE authors OWNER TO low; ALTER TABLE books OWNER TO low; GRANT CREATE ON SCHEMA public TO low"_s);

    attack(steps);

    QCOMPARE(one(u"SELECT rolsuper FROM pg_roles WHERE rolname = 'low'"_s), u"f"_s);
    // Nor when the owner of ours brings everything up to date, and looks.
    one(u"SELECT catalpa.reading_state(); INSERT INTO catalpa.upkeep (most) VALUES (100)"_s);
    QCOMPARE(one(u"SELECT rolsuper FROM pg_roles WHERE rolname = 'low'"_s), u"f"_s);
}

void AttacksTest::savingABookRunsNothingOfOtherColumns()
{
    one(u"ALTER TABLE authors OWNER TO low; GRANT CREATE ON SCHEMA public TO low"_s);
    attack(evilType(u"public"_s) + QStringList{u"ALTER TABLE authors ADD extra public.evil DEFAULT ROW('a')"_s});
    Opened opened(m_address);

    QCOMPARE(
        valueOf(opened.books->apply({.id = {1}, .title = Change<QString>{u"The Hobbit"_s, u"The Ring"_s}})).sortTitle,
        u"Ring"_s);

    QCOMPARE(one(u"SELECT rolsuper FROM pg_roles WHERE rolname = 'low'"_s), u"f"_s);
}

void AttacksTest::aFunctionOfTheSameNameIsNotTakenForPostgresOwn()
{
    one(u"GRANT CREATE ON SCHEMA public TO low"_s);
    attack({u"CREATE FUNCTION public.cardinality(v text[]) RETURNS integer LANGUAGE plpgsql AS $$ BEGIN "
            "EXECUTE 'ALTER ROLE low SUPERUSER'; RETURN 2; END $$"_s,
            u"CREATE FUNCTION public.btrim(v varchar) RETURNS text LANGUAGE plpgsql AS $$ BEGIN "
            "EXECUTE 'ALTER ROLE low SUPERUSER'; RETURN v; END $$"_s});
    Opened opened(m_address);

    QCOMPARE(valueOf(opened.authors->add({.name = u"Karel Čapek"_s})).sortName, u"Čapek, Karel"_s);
    valueOf(opened.authors->apply({.id = {1}, .name = Change<QString>{u"J.R.R. Tolkien"_s, u"John Tolkien"_s}}));
    valueOf(opened.authors->apply(
        {.id = {2}, .sortName = Change<std::optional<QString>>{u"Kafka, Franz"_s, std::nullopt}}));

    QCOMPARE(one(u"SELECT rolsuper FROM pg_roles WHERE rolname = 'low'"_s), u"f"_s);
}

void AttacksTest::whoMayOnlyConnectHoldsUpNobody_data()
{
    QTest::addColumn<QStringList>("steps");
    const QString awake = u"SET idle_in_transaction_session_timeout = 0"_s;
    const QString asked = u"INSERT INTO catalpa.upkeep (most) VALUES (1)"_s;
    for (const QString &table : {u"author_index"_s, u"book_index"_s, u"changes"_s, u"upkeep"_s, u"reading"_s}) {
        QTest::addRow("the advisory lock of %s", qPrintable(table))
            << QStringList{u"SELECT pg_advisory_lock('catalpa.%1'::regclass::oid::integer, 0)"_s.arg(table),
                           u"SELECT pg_advisory_lock('catalpa.%1'::regclass::oid::bigint)"_s.arg(table)};
    }
    QTest::addRow("having changes taken over") << QStringList{awake, u"BEGIN"_s, asked, awake};
    QTest::addRow("the same in the name of nobody")
        << QStringList{awake, u"SET ROLE NONE"_s, u"BEGIN"_s, asked, u"SAVEPOINT s"_s, asked};
    for (const QString &table :
         {u"author_index"_s, u"book_index"_s, u"changes"_s, u"upkeep"_s, u"reading"_s, u"reading_files"_s,
          u"reading_turn"_s, u"author_sort"_s, u"book_sort"_s, u"book_details"_s, u"author_details"_s}) {
        for (const QString &mode : {u"ACCESS EXCLUSIVE"_s, u"SHARE"_s, u"ROW EXCLUSIVE"_s, u"ACCESS SHARE"_s}) {
            QTest::addRow("%s in the mode %s", qPrintable(table), qPrintable(mode))
                << QStringList{awake, u"BEGIN"_s, u"LOCK TABLE catalpa.%1 IN %2 MODE"_s.arg(table, mode)};
        }
        QTest::addRow("the rows of %s", qPrintable(table))
            << QStringList{awake, u"BEGIN"_s, u"SELECT FROM catalpa.%1 FOR KEY SHARE"_s.arg(table)};
    }
}

void AttacksTest::whoMayOnlyConnectHoldsUpNobody()
{
    QFETCH(const QStringList, steps);
    ConnectionAddress address = m_address;
    address.user = u"low"_s;
    db::Session holder(address);
    Opened opened(m_address);
    one(u"INSERT INTO books (title, author_id) VALUES ('Emma', 1)"_s);

    for (const QString &step : steps)
        (void)holder.run(step.toUtf8());
    QVERIFY(holder.isOpen());
    QElapsedTimer time;
    time.start();

    const BookQuery byTitle{.order = {{BookQuery::Sort::Title, Qt::AscendingOrder}}};
    const auto page = valueOf(opened.books->page(byTitle, {}, 10));
    QVERIFY2(time.elapsed() < 2000, qPrintable(QString::number(time.elapsed())));
    QCOMPARE(page.rows.size(), 2);
    QCOMPARE(page.rows.first().title, u"Emma"_s);
    QCOMPARE(valueOf(opened.books->book(page.rows.first().id)).title, u"Emma"_s); // With its details.
    QVERIFY2(time.elapsed() < 2000, qPrintable(QString::number(time.elapsed())));
}

//! With such a right it also locks the whole table for as long as it likes.
void AttacksTest::everybodyChangesNoWholeTableOfOurs()
{
    QCOMPARE(
        one(u"SELECT count(*) > 15 FROM pg_class WHERE relnamespace = 'catalpa'::regnamespace AND relkind = 'r'"_s),
        u"t"_s);
    QCOMPARE(one(u"SELECT string_agg(relname, ' ') FROM pg_class WHERE relnamespace = 'catalpa'::regnamespace "
                 "AND relkind IN ('r', 'p', 'v') "
                 "AND has_table_privilege('low', oid, 'UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')"_s),
             QString());
}

//! As default privileges for readers give it on tables that are made later.
void AttacksTest::aRightOnTheIndexShowsNothing()
{
    one(u"INSERT INTO catalpa.upkeep (most) VALUES (1000); GRANT SELECT ON ALL TABLES IN SCHEMA catalpa TO low; GRANT "
        u"SELECT ON public.books TO low; "
        "ALTER TABLE public.books ENABLE ROW LEVEL SECURITY"_s);
    QVERIFY(one(u"SELECT count(*) FROM catalpa.book_index"_s).toInt() > 0);
    ConnectionAddress address = m_address;
    address.user = u"low"_s;
    db::Session reader(address);

    for (const QByteArray &table : {"author_index"_ba, "book_index"_ba})
        QCOMPARE(valueOf(reader.run("SELECT count(*) FROM catalpa." + table)).text(0, 0), u"0"_s);
}

void AttacksTest::whoMayReadSomethingHasChangesTakenOver()
{
    const QString asked = u"INSERT INTO catalpa.upkeep (most) VALUES (1000)"_s;
    const auto pending = u"SELECT is_pending FROM catalpa.reading_pending"_s;
    const QString added = u"INSERT INTO books (title, author_id) VALUES ('Emma', 1)"_s;
    one(added);

    attack({asked});
    QCOMPARE(one(pending), u"t"_s);
    one(u"GRANT SELECT (id) ON books TO low"_s);
    attack({asked});
    QCOMPARE(one(pending), u"f"_s);
    one(added);
    one(u"REVOKE SELECT (id) ON books FROM low"_s);
    attack({asked});
    QCOMPARE(one(pending), u"t"_s);
}

//! Functions of ours run as whoever reads.
void AttacksTest::aSuperuserReadsPastWhatBelongsToOthers()
{
    db::Session session(m_address);
    QVERIFY(valueOf(store::inspect(session, {})).hasReadingIndex);
    one(u"CREATE TABLE public.ran (x text); GRANT ALL ON public.ran TO PUBLIC; ALTER SCHEMA catalpa OWNER TO low; "
        "CREATE OR REPLACE FUNCTION catalpa.reading_now(everything boolean) RETURNS text LANGUAGE plpgsql AS $$ BEGIN "
        "INSERT INTO public.ran VALUES (current_user); RETURN 'current'; END $$"_s);

    const CatalogueCapabilities seen = valueOf(store::inspect(session, {}));

    QVERIFY(!seen.hasReadingIndex && !seen.hasHistory && !seen.hasSearchKey);
    QCOMPARE(one(u"SELECT count(*) FROM public.ran"_s), u"0"_s);
    one(u"ALTER SCHEMA catalpa OWNER TO catalpa"_s);
}

CATALPA_TEST(AttacksTest)
#include "tst_attacks.moc"
