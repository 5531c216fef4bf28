// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the owner of the schema catalpa has put there does not run with the rights of a superuser who looks at the
// migrations or applies them.

#include "ownmigrations.h"
#include "support/testregistry.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;
using namespace catalpa::test;

class StrangeCodeTest : public OwnMigrations {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingRunsAsTheSuperuser_data();
    void nothingRunsAsTheSuperuser();
    void whatIsOursIsMendedByASuperuser_data();
    void whatIsOursIsMendedByASuperuser();
    void theOwnerMendsBesideItsOwnTrigger();

private:
    void makeOwned();
    void asApp(const QString &sql) const { one(u"SET ROLE app; "_s + sql); }
    Result<MigrationReport> applyAs(const QString &role) const
    {
        ConnectionAddress address = m_address;
        address.user = role;
        db::Session session(address);
        return Runner(session, *bundledMigrations()).apply({});
    }
};

void StrangeCodeTest::initTestCase()
{
    m_server.createRole(u"app"_s);
}

void StrangeCodeTest::makeOwned()
{
    m_address = m_server.createDatabase();
    one(u"ALTER DATABASE \"%1\" OWNER TO app"_s.arg(m_address.database));
    const auto report = applyAs(u"app"_s);
    QVERIFY2(report && !report->failure, report ? "" : qPrintable(report.error().detail));
    // What it does when it gets the rights of a superuser.
    asApp(u"CREATE SCHEMA evil; CREATE FUNCTION evil.run() RETURNS integer LANGUAGE plpgsql AS $$ BEGIN "
          "IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN ALTER ROLE app SUPERUSER; END IF; "
          "RETURN 1; END $$; "
          "CREATE FUNCTION evil.fire() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM evil.run(); RETURN NEW; "
          "END $$"_s);
}

void StrangeCodeTest::nothingRunsAsTheSuperuser_data()
{
    QTest::addColumn<QString>("planted");
    QTest::addColumn<QString>("named"); // Empty where it is put right.
    QTest::addRow("a trigger on the record of migrations")
        << u"CREATE TRIGGER t BEFORE INSERT OR UPDATE ON catalpa._prisma_migrations FOR EACH ROW EXECUTE FUNCTION "
           "evil.fire()"_s
        << u"trigger t on _prisma_migrations"_s;
    QTest::addRow("a trigger on the notes")
        << u"CREATE TRIGGER t BEFORE INSERT ON catalpa.migration_notes FOR EACH ROW EXECUTE FUNCTION evil.fire()"_s
        << u"trigger t on migration_notes"_s;
    QTest::addRow("a trigger on the reading index")
        << u"CREATE TRIGGER t BEFORE INSERT OR UPDATE OR DELETE ON catalpa.reading FOR EACH STATEMENT EXECUTE FUNCTION "
           "evil.fire()"_s
        << u"trigger t on reading"_s;
    QTest::addRow("a trigger with the name of ours")
        << u"CREATE FUNCTION evil.check_asking() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM evil.run(); "
           u"RETURN "
           "NEW; END $$; CREATE OR REPLACE TRIGGER allowed BEFORE INSERT ON catalpa.upkeep FOR EACH ROW EXECUTE "
           "FUNCTION evil.check_asking()"_s
        << u"trigger allowed on upkeep"_s;
    QTest::addRow("a trigger whose name hides where it is")
        << u"CREATE TRIGGER \"asked on upkeep\t\" BEFORE INSERT ON catalpa.reading FOR EACH ROW EXECUTE FUNCTION "
           "evil.fire()"_s
        << u"on reading"_s;
    QTest::addRow("a rule") << u"CREATE RULE r AS ON INSERT TO catalpa.reading DO ALSO SELECT evil.run()"_s
                            << u"rule r on reading"_s;
    QTest::addRow("a default of another column")
        << u"ALTER TABLE catalpa.reading_files ADD x integer; ALTER TABLE catalpa.reading_files ALTER x SET DEFAULT "
           "evil.run()"_s
        << u"default of column x of reading_files"_s;
    QTest::addRow("a check") << u"ALTER TABLE catalpa.reading ADD CHECK (evil.run() > 0)"_s
                             << u"check reading_check of reading"_s;
    QTest::addRow("a check whose name hides where it is")
        << u"ALTER TABLE catalpa.reading ADD CONSTRAINT \"a\tb\" CHECK (evil.run() > 0)"_s << u"of reading"_s;
    QTest::addRow("a check that runs a query")
        << u"ALTER TABLE catalpa.reading ADD CHECK (query_to_xml('SELECT evil.run()', true, true, '') IS NOT NULL)"_s
        << u"check reading_check of reading"_s;
    QTest::addRow("an index")
        << u"CREATE FUNCTION evil.same(x boolean) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM "
           "evil.run(); RETURN x; END $$; CREATE INDEX catalpa_more ON catalpa.reading (evil.same(is_filled))"_s
        << u"index catalpa_more"_s;
    QTest::addRow("a type") << u"CREATE DOMAIN evil.bool AS boolean CHECK (evil.run() > 0); ALTER TABLE "
                               u"catalpa.reading ALTER is_filled DROP "
                               "DEFAULT, ALTER is_filled TYPE evil.bool, ALTER is_filled SET DEFAULT false"_s
                            << u"type of column is_filled of reading"_s;
    QTest::addRow("a table below")
        << u"CREATE TABLE evil.below () INHERITS (catalpa.changes); INSERT INTO evil.below (seq, book) VALUES (1, "
           u"true); "
           "CREATE TRIGGER t BEFORE DELETE ON evil.below FOR EACH ROW EXECUTE FUNCTION evil.fire()"_s
        << u"table evil.below on changes"_s;
    QTest::addRow("a function that fits better") << u"CREATE FUNCTION catalpa.has_columns(r regclass, a text, b text) "
                                                    u"RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN "
                                                    "PERFORM evil.run(); RETURN true; END $$"_s
                                                 << u"function has_columns(regclass, text, text)"_s;
    QTest::addRow("an operator")
        << u"CREATE FUNCTION evil.joined(a name, b text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN PERFORM evil.run(); "
           "RETURN a::text || b; END $$; CREATE OPERATOR catalpa.|| (LEFTARG = name, RIGHTARG = text, FUNCTION = "
           "evil.joined)"_s
        << u"operator ||"_s;
    QTest::addRow("a column of the record with a cast to JSON")
        << u"CREATE TYPE evil.kind AS ENUM ('a'); CREATE FUNCTION evil.told(x evil.kind) RETURNS json LANGUAGE plpgsql "
           u"AS "
           "$$ BEGIN PERFORM evil.run(); RETURN '1'; END $$; CREATE CAST (evil.kind AS json) WITH FUNCTION "
           "evil.told(evil.kind); ALTER TABLE catalpa._prisma_migrations ADD x evil.kind DEFAULT 'a'"_s
        << u"_prisma_migrations"_s;
    QTest::addRow("what tells the state")
        << u"CREATE OR REPLACE FUNCTION catalpa.reading_state() RETURNS text LANGUAGE plpgsql STABLE SET search_path = "
           "pg_catalog, pg_temp AS $$ BEGIN PERFORM evil.run(); RETURN 'whole'; END $$"_s
        << QString();
    QTest::addRow("a view that the state reads")
        << u"CREATE OR REPLACE VIEW catalpa.reading_pending AS SELECT evil.run() = 2 AS is_pending, false AS is_much"_s
        << QString();
    QTest::addRow("a function that fills")
        << u"CREATE OR REPLACE FUNCTION catalpa.fill_reading() RETURNS void LANGUAGE plpgsql SET search_path = "
           "pg_catalog, pg_temp AS $$ BEGIN PERFORM evil.run(); END $$"_s
        << QString();
}

void StrangeCodeTest::nothingRunsAsTheSuperuser()
{
    QFETCH(const QString, planted);
    QFETCH(const QString, named);
    makeOwned();
    addAuthors();
    one(u"DROP FUNCTION catalpa.note_changes() CASCADE"_s);
    asApp(planted);

    const SchemaStatus seen = status();
    const auto report = apply();

    const QString isSuper = one(u"SELECT rolsuper FROM pg_roles WHERE rolname = 'app'"_s);
    one(u"ALTER ROLE app NOSUPERUSER"_s);
    QCOMPARE(isSuper, u"f"_s);
    const Error *obstacle = seen.obstacle(u"catalpa"_s);
    if (named.isEmpty()) {
        QVERIFY2(!obstacle, obstacle ? qPrintable(obstacle->message) : "");
        QVERIFY2(report && !report->failure, report ? "" : qPrintable(report.error().message));
        QCOMPARE(status().warnings, QStringList());
        return;
    }
    QVERIFY(obstacle);
    QVERIFY2(obstacle->message.contains(named), qPrintable(obstacle->message));
    QVERIFY(!report);
}

void StrangeCodeTest::whatIsOursIsMendedByASuperuser_data()
{
    QTest::addColumn<QString>("lost");
    QTest::addRow("nothing") << QString();
    QTest::addRow("the triggers") << u"DROP FUNCTION catalpa.note_changes() CASCADE"_s;
    QTest::addRow("a table") << u"DROP TABLE catalpa.book_details CASCADE"_s;
    QTest::addRow("a column") << u"ALTER TABLE catalpa.book_details DROP COLUMN notes"_s;
    QTest::addRow("a value that is needed")
        << u"ALTER TABLE catalpa.merges ALTER kept DROP NOT NULL; INSERT INTO catalpa.merges (batch, of_books, gone) "
           "VALUES ('00000000-0000-4000-8000-000000000001', true, 1)"_s;
    QTest::addRow("the indexes") << u"DROP INDEX catalpa.catalpa_author_more, catalpa.catalpa_author_country"_s;
}

void StrangeCodeTest::whatIsOursIsMendedByASuperuser()
{
    QFETCH(const QString, lost);
    makeOwned();
    addAuthors();
    if (!lost.isEmpty())
        one(lost);

    const SchemaStatus seen = status();
    QVERIFY2(seen.obstacles.isEmpty(),
             seen.obstacles.isEmpty() ? "" : qPrintable(seen.obstacles.first().error.message));
    QCOMPARE(seen.pending() > 0, !lost.isEmpty());
    applyAll();
    QCOMPARE(status().pending(), 0);
    one(u"DROP FUNCTION catalpa.note_changes() CASCADE"_s);
    QVERIFY(status().obstacles.isEmpty());
    applyAll();
    QCOMPARE(status().warnings, QStringList());
    QCOMPARE(one(u"SELECT catalpa.reading_now(true)"_s), u"current"_s);
}

void StrangeCodeTest::theOwnerMendsBesideItsOwnTrigger()
{
    makeOwned();
    asApp(u"CREATE TRIGGER t BEFORE INSERT ON catalpa.reading FOR EACH ROW EXECUTE FUNCTION evil.fire()"_s);
    one(u"DROP FUNCTION catalpa.note_changes() CASCADE"_s);

    const auto report = applyAs(u"app"_s);

    QVERIFY2(report && !report->failure, report ? "" : qPrintable(report.error().message));
    const QString told = status().warnings.join(u' ');
    QVERIFY2(told.contains(u"not Catalpa's, and run with all that is done there: trigger t on catalpa.reading."_s),
             qPrintable(told));
}

CATALPA_TEST(StrangeCodeTest)
#include "tst_strangecode.moc"
