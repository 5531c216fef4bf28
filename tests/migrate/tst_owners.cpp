// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What Catalpa makes beside the shared tables belongs to one role, whoever has it made.

#include "migrate/history/deployscript.h"
#include "ownmigrations.h"
#include "support/testregistry.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;
using namespace catalpa::test;

namespace {

const auto owners = u"SELECT string_agg(DISTINCT pg_get_userbyid(owner), ' ') FROM ("
                    "SELECT relowner FROM pg_class WHERE relnamespace = 'catalpa'::regnamespace UNION "
                    "SELECT proowner FROM pg_proc WHERE pronamespace = 'catalpa'::regnamespace UNION "
                    "SELECT collowner FROM pg_collation WHERE collnamespace = 'catalpa'::regnamespace) o (owner)"_s;
const auto added = u"INSERT INTO public.books (title, author_id) VALUES ('Emma', 1)"_s;
const auto state = u"SELECT catalpa.reading_now(true)"_s;

} // namespace

class OwnersTest : public OwnMigrations {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aHealthyDatabaseIsSilent_data();
    void aHealthyDatabaseIsSilent();
    void whatAnotherMakesBelongsToTheOwner_data();
    void whatAnotherMakesBelongsToTheOwner();
    void whatBelongsToAnotherIsToldAndGivenBack_data();
    void whatBelongsToAnotherIsToldAndGivenBack();
    void whoCannotGiveItBackHearsWhoCan();
    void anOwnerWhoMayNotReadTheTablesIsTold();
    void nothingIsGivenToWhoMayNotActForWriters();
    void nothingThatOthersHaveMadeOfItIsTakenAlong_data();
    void nothingThatOthersHaveMadeOfItIsTakenAlong();
    void whatOthersCallTheSameIsNotGivenAway_data();
    void whatOthersCallTheSameIsNotGivenAway();
    void rightsByDefaultAreNotForEverybody();
    void theScriptForAnAdministratorKeepsTheOwner();

private:
    ConnectionAddress as(const QString &role) const
    {
        ConnectionAddress address = m_address;
        address.user = role;
        return address;
    }
    Result<MigrationReport> applyAs(const QString &role, const MigrationSelection &selection = {}) const
    {
        db::Session session(as(role));
        return Runner(session, *bundledMigrations()).apply(selection);
    }
    void applyAllAs(const QString &role, const MigrationSelection &selection = {}) const
    {
        const auto report = applyAs(role, selection);
        if (!report || report->failure)
            qFatal("%s", qPrintable(report ? report->failure->error.detail : report.error().message));
    }
    void applySharedAs(const QString &role) const
    {
        applyAllAs(role, {MigrationSelection::Extent::UpTo, bundledMigrations()->first().migrations.last().key()});
    }
    //! Everything is there, belongs to \a owner, and works.
    void check(const QString &owner);
    void makeOwned();
};

void OwnersTest::initTestCase()
{
    for (const QString &role : {u"app"_s, u"pub"_s, u"keeper"_s, u"reader"_s})
        m_server.createRole(role);
    m_server.createRole(u"member"_s);
    m_address = m_server.createDatabase();
    one(u"GRANT app TO member"_s);
}

//! A database of a role that is no superuser, as at a provider.
void OwnersTest::makeOwned()
{
    m_address = m_server.createDatabase();
    one(u"ALTER DATABASE \"%1\" OWNER TO app"_s.arg(m_address.database));
}

void OwnersTest::check(const QString &owner)
{
    QCOMPARE(one(owners), owner);
    const SchemaStatus now = status();
    QVERIFY2(now.warnings.isEmpty(), qPrintable(now.warnings.join(u' ')));
    QCOMPARE(now.pending(), 0);
    one(u"GRANT SELECT ON public.authors, public.books TO reader"_s);
    addAuthors();
    one(u"INSERT INTO catalpa.book_details (book_id, subtitle) VALUES (1, 'There and Back Again')"_s);
    db::Session reader(as(u"reader"_s));
    const auto kept = reader.run("INSERT INTO catalpa.upkeep (most) VALUES (5000)");
    QVERIFY2(kept, kept ? "" : qPrintable(kept.error().detail));
    QCOMPARE(one(state), u"current"_s);
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.history WHERE kind = 'added'"_s), u"3"_s);
    one(u"DELETE FROM public.books"_s);
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.book_details"_s), u"0"_s);
    QCOMPARE(one(u"SELECT catalpa.history_state()"_s), u"whole"_s);
}

void OwnersTest::aHealthyDatabaseIsSilent_data()
{
    QTest::addColumn<QString>("arranged");
    QTest::addColumn<QString>("shared");
    QTest::addColumn<QString>("own");
    const QString owned =
        u"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I OWNER TO app', current_database()); END $$;"_s;
    QTest::addRow("a superuser alone") << QString() << u"catalpa"_s << u"catalpa"_s;
    QTest::addRow("the owner of the database alone") << owned << u"app"_s << u"app"_s;
    QTest::addRow("a role of the schema's owner, who is another") << owned
            + u"CREATE SCHEMA catalpa; GRANT ALL ON SCHEMA catalpa TO app; GRANT USAGE ON SCHEMA catalpa TO PUBLIC"_s
                                                                  << u"app"_s << u"app"_s;
    QTest::addRow("two owners")
        << u"DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO keeper', current_database()); END $$;"
           "GRANT CREATE ON SCHEMA public TO pub; CREATE EXTENSION pg_trgm; GRANT pub TO keeper"_s
        << u"pub"_s << u"keeper"_s;
}

void OwnersTest::aHealthyDatabaseIsSilent()
{
    QFETCH(const QString, arranged);
    QFETCH(const QString, shared);
    QFETCH(const QString, own);
    m_address = m_server.createDatabase();
    if (!arranged.isEmpty())
        one(arranged);
    applySharedAs(shared);

    applyAllAs(own);

    db::Session session(as(own));
    QCOMPARE(Runner(session, *bundledMigrations()).status()->warnings, QStringList());
    check(own);
}

void OwnersTest::whatAnotherMakesBelongsToTheOwner_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<qsizetype>("first"); // How many migrations of ours the owner applies before.
    for (const QString &role : {u"catalpa"_s, u"member"_s}) {
        for (const qsizetype first : {0, 1, 4, 5, 7, 10})
            QTest::addRow("%s behind %d", qPrintable(role), int(first)) << role << first;
    }
}

void OwnersTest::whatAnotherMakesBelongsToTheOwner()
{
    QFETCH(const QString, role);
    QFETCH(const qsizetype, first);
    makeOwned();
    const QList<Bundle> bundles = *bundledMigrations();
    if (first == 0)
        one(u"CREATE SCHEMA catalpa AUTHORIZATION app"_s);
    applySharedAs(u"app"_s);
    if (first > 0)
        applyAllAs(u"app"_s, {MigrationSelection::Extent::UpTo, bundles.last().migrations.at(first - 1).key()});

    applyAllAs(role);

    check(u"app"_s);
}

void OwnersTest::whatBelongsToAnotherIsToldAndGivenBack_data()
{
    QTest::addColumn<QString>("change");
    QTest::addRow("the turn") << u"ALTER TABLE catalpa.reading_turn OWNER TO catalpa"_s;
    QTest::addRow("what is filed") << u"ALTER TABLE catalpa.author_sort OWNER TO catalpa"_s;
    QTest::addRow("a function with its rights") << u"ALTER FUNCTION catalpa.keep_up() OWNER TO catalpa"_s;
    QTest::addRow("a view") << u"ALTER VIEW catalpa.book_reading OWNER TO catalpa"_s;
    QTest::addRow("a sequence") << u"ALTER SEQUENCE catalpa.reading_lapses OWNER TO catalpa"_s;
    QTest::addRow("an alphabet") << u"ALTER COLLATION catalpa.cs OWNER TO catalpa"_s;
    QTest::addRow("the record of migrations") << u"ALTER TABLE catalpa._prisma_migrations OWNER TO catalpa"_s;
    QTest::addRow("all functions")
        << u"DO $$ DECLARE f regprocedure; BEGIN FOR f IN SELECT oid FROM pg_proc WHERE pronamespace = "
           "'catalpa'::regnamespace LOOP EXECUTE 'ALTER FUNCTION ' || f || ' OWNER TO catalpa'; END LOOP; END $$"_s;
    QTest::addRow("two things that are lost, too")
        << u"ALTER TABLE catalpa.book_sort OWNER TO catalpa; DROP TABLE catalpa.author_sort CASCADE; "
           "DROP FUNCTION catalpa.keep_up() CASCADE"_s;
}

void OwnersTest::whatBelongsToAnotherIsToldAndGivenBack()
{
    QFETCH(const QString, change);
    makeOwned();
    applyAllAs(u"app"_s);
    one(change);

    const QStringList told = status().warnings;
    QVERIFY2(told.join(u' ').contains(u"belongs to “catalpa” and should belong to “app”"_s),
             qPrintable(told.join(u' ')));
    QVERIFY2(told.join(u' ').contains(u"Apply the migrations to give it to that role."_s), qPrintable(told.join(u' ')));
    applyAllAs(u"catalpa"_s);

    check(u"app"_s);
}

void OwnersTest::whoCannotGiveItBackHearsWhoCan()
{
    makeOwned();
    applyAllAs(u"app"_s);
    one(u"ALTER TABLE catalpa.reading_turn OWNER TO catalpa"_s);
    db::Session session(as(u"app"_s));

    const QStringList told = Runner(session, *bundledMigrations()).status()->warnings;
    const auto report = applyAs(u"app"_s);

    QCOMPARE(told.size(), 1);
    QVERIFY2(
        told.first().contains(u"table catalpa.reading_turn. Only a superuser, or a role that is a member of both"_s),
        qPrintable(told.first()));
    QVERIFY2(report && report->failure, report ? "" : qPrintable(report.error().message));
    QCOMPARE(report->failure->error.kind, ErrorKind::Rights);
    QVERIFY2(report->failure->error.message.contains(u"or a superuser, to apply the migrations"_s),
             qPrintable(report->failure->error.message));
}

//! Where the schema was made for a role that has nothing to do with the tables.
void OwnersTest::anOwnerWhoMayNotReadTheTablesIsTold()
{
    m_address = m_server.createDatabase();
    one(u"CREATE SCHEMA catalpa AUTHORIZATION app"_s);
    applySharedAs(u"catalpa"_s);
    one(u"GRANT TRIGGER ON public.authors, public.books TO app"_s);
    applyAll();
    addAuthors();

    const QString told = status().warnings.join(u' ');
    QCOMPARE(one(state), u"stale"_s);
    QVERIFY2(told.contains(u"GRANT SELECT ON public.authors, public.books TO app;"_s), qPrintable(told));
    one(u"GRANT SELECT ON public.authors, public.books TO app; TRUNCATE public.authors, public.books RESTART IDENTITY; "
        "DELETE FROM catalpa.history"_s);
    applyAll();

    check(u"app"_s);
}

//! Functions of ours run whenever somebody writes in the tables, with the rights of whoever that is.
void OwnersTest::nothingIsGivenToWhoMayNotActForWriters()
{
    m_address = m_server.createDatabase();
    one(u"DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO keeper', current_database()); END $$"_s);
    db::Session early(as(u"keeper"_s));
    QVERIFY(early.run("CREATE SCHEMA catalpa"));

    const auto report = applyAs(u"catalpa"_s);

    QVERIFY(report);
    QVERIFY2(status().obstacles.value(0).error.message.contains(u"would belong to the role “keeper”"_s),
             qPrintable(status().obstacles.value(0).error.message));
    QCOMPARE(one(u"SELECT count(*) FROM pg_proc WHERE pronamespace = 'catalpa'::regnamespace"_s), u"0"_s);
    // Whoever can become the owner of the tables can put triggers there, also without having its rights at once.
    one(u"REVOKE pub FROM keeper; ALTER ROLE keeper NOINHERIT; ALTER TABLE public.authors OWNER TO pub; ALTER TABLE public.books OWNER TO pub"_s);
    QCOMPARE(status().obstacles.size(), 1);
    one(u"GRANT pub TO keeper"_s);
    QVERIFY(status().obstacles.isEmpty());
    one(u"REVOKE pub FROM keeper; ALTER ROLE keeper INHERIT; ALTER TABLE public.authors OWNER TO catalpa;"
        "ALTER TABLE public.books OWNER TO catalpa; ALTER SCHEMA catalpa OWNER TO catalpa"_s);
    applyAll();
    check(u"catalpa"_s);
}

void OwnersTest::nothingThatOthersHaveMadeOfItIsTakenAlong_data()
{
    QTest::addColumn<QString>("made");
    QTest::addColumn<QString>("lost");
    QTest::addColumn<QString>("named");
    const QString remade = u"DROP FUNCTION catalpa.%1 CASCADE; CREATE FUNCTION catalpa.%2"_s;
    QTest::addRow("a policy of another table")
        << u"CREATE TABLE public.secret (x int); ALTER TABLE public.secret ENABLE ROW LEVEL SECURITY;"
           "CREATE POLICY q ON public.secret AS RESTRICTIVE USING (catalpa.may_write() = '2')"_s
        << remade.arg(u"may_write()"_s, u"may_write() RETURNS text LANGUAGE sql AS 'SELECT 1::text'"_s)
        << u"policy q on public.secret"_s;
    QTest::addRow("a column of another table")
        << u"CREATE TABLE public.loans (d text, g int GENERATED ALWAYS AS (catalpa.year_in(d)) STORED)"_s
        << remade.arg(u"year_in(text)"_s,
                      u"year_in(t text) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT 1'"_s)
        << u"public.loans"_s;
    QTest::addRow("a view") << u"CREATE VIEW public.v AS SELECT author_id FROM catalpa.author_index"_s
                            << u"ALTER TABLE catalpa.author_index ALTER sort_key DROP NOT NULL"_s << u"view public.v"_s;
    QTest::addRow("an index") << u"CREATE INDEX adm ON catalpa.book_details (published_year, publisher)"_s
                              << u"ALTER TABLE catalpa.book_details ALTER published_year DROP EXPRESSION"_s
                              << u"index catalpa.adm"_s;
}

void OwnersTest::nothingThatOthersHaveMadeOfItIsTakenAlong()
{
    QFETCH(const QString, made);
    QFETCH(const QString, lost);
    QFETCH(const QString, named);
    m_address = m_server.createDatabase();
    applyAll();
    // What the change itself takes along is made behind it.
    const bool isRemade = lost.startsWith("DROP FUNCTION"_L1);
    one(isRemade ? lost : made);
    one(isRemade ? made : lost);

    const auto report = applyAs(u"catalpa"_s);

    QVERIFY2(report && report->failure, report ? "" : qPrintable(report.error().message));
    const QString told = report->failure->error.message;
    QVERIFY2(told.contains(named), qPrintable(told));
}

//! It would act with the rights of who gets it.
void OwnersTest::whatOthersCallTheSameIsNotGivenAway_data()
{
    QTest::addColumn<qsizetype>("first"); // How many migrations of ours are applied before.
    QTest::addColumn<QString>("planted");
    QTest::addColumn<QString>("owner");
    const QString function = u"CREATE FUNCTION catalpa.%1 RETURNS text LANGUAGE sql SECURITY DEFINER AS 'SELECT "
                             "current_user::text'"_s;
    const QString whose = u"SELECT pg_get_userbyid(proowner) FROM pg_proc WHERE oid = 'catalpa.%1'::regprocedure"_s;
    for (const qsizetype first : {1, 12}) {
        QTest::addRow("another function by the name, behind %d", int(first))
            << first << function.arg(u"keep_up(x text)"_s) << whose.arg(u"keep_up(text)"_s);
    }
    QTest::addRow("a function that comes later")
        << qsizetype(1) << function.arg(u"told_change(jsonb, jsonb)"_s) << whose.arg(u"told_change(jsonb, jsonb)"_s);
    QTest::addRow("a table with a rule")
        << qsizetype(12)
        << u"DROP TABLE catalpa.reading_turn; SET ROLE reader; CREATE TABLE catalpa.reading_turn (is_taken boolean); "
           "CREATE RULE r AS ON INSERT TO catalpa.reading_turn DO ALSO NOTIFY x"_s
        << u"SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'catalpa.reading_turn'::regclass"_s;
}

void OwnersTest::whatOthersCallTheSameIsNotGivenAway()
{
    QFETCH(const qsizetype, first);
    QFETCH(const QString, planted);
    QFETCH(const QString, owner);
    makeOwned();
    applySharedAs(u"app"_s);
    const QList<Migration> own = bundledMigrations()->last().migrations;
    applyAllAs(u"app"_s, {MigrationSelection::Extent::UpTo, own.at(first - 1).key()});
    one(u"GRANT CREATE, USAGE ON SCHEMA catalpa TO reader"_s);
    one((planted.contains("SET ROLE"_L1) ? QString() : u"SET ROLE reader; "_s) + planted);
    if (first == own.size())
        one(u"ALTER VIEW catalpa.book_reading OWNER TO catalpa"_s);

    (void)applyAs(u"catalpa"_s);

    QCOMPARE(one(owner), u"reader"_s);
    one(u"REVOKE ALL ON SCHEMA catalpa FROM reader"_s);
}

void OwnersTest::rightsByDefaultAreNotForEverybody()
{
    makeOwned();
    one(u"SET ROLE app; ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO PUBLIC; "
        "ALTER DEFAULT PRIVILEGES GRANT ALL ON SEQUENCES TO PUBLIC; ALTER DEFAULT PRIVILEGES GRANT ALL ON SCHEMAS TO "
        "PUBLIC; ALTER DEFAULT PRIVILEGES GRANT ALL ON FUNCTIONS TO PUBLIC"_s);

    const auto report = applyAs(u"app"_s);

    QVERIFY(report && !report->failure);
    const QList<Bundle> bundles = *bundledMigrations();
    QCOMPARE(report->done.size(), bundles.first().migrations.size() + bundles.last().migrations.size());
    QCOMPARE(status().warnings, QStringList());
    QCOMPARE(
        m_server.rows(m_address,
                      u"SELECT relname FROM pg_class c WHERE relnamespace = 'catalpa'::regnamespace AND "
                      "relkind <> 'i' AND (has_table_privilege('reader', oid, 'UPDATE, DELETE, TRUNCATE, "
                      "REFERENCES, TRIGGER') OR relkind = 'S' AND has_sequence_privilege('reader', oid, 'USAGE'))"_s),
        QStringList());
    QCOMPARE(one(u"SELECT has_schema_privilege('reader', 'catalpa', 'CREATE')"_s), u"f"_s);
    one(u"DROP OWNED BY reader"_s);
    one(u"DROP TABLE catalpa.author_sort, catalpa.history, catalpa.book_index CASCADE; DROP SEQUENCE "
        "catalpa.reading_lapses"_s);
    applyAllAs(u"app"_s);
    check(u"app"_s);
}

void OwnersTest::theScriptForAnAdministratorKeepsTheOwner()
{
    makeOwned();
    const QList<Bundle> bundles = *bundledMigrations();
    applySharedAs(u"app"_s);
    applyAllAs(u"app"_s, {MigrationSelection::Extent::UpTo, bundles.last().migrations.at(10).key()});

    one(QString::fromUtf8(deployScript(status())));

    check(u"app"_s);
}

CATALPA_TEST(OwnersTest)
#include "tst_owners.moc"
