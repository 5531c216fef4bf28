// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What Catalpa makes beside the shared tables is lost when other programs make these anew, is told, and comes back.

#include "migrate/history/deployscript.h"
#include "migrate/run/runner.h"
#include "ownmigrations.h"
#include "schema/comparison.h"
#include "support/testregistry.h"

#include <QtCore/QProcess>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;
using namespace catalpa::test;

namespace {

// As `prisma migrate reset` does, which then applies the shared migrations.
const auto reset = u"DROP SCHEMA public CASCADE; CREATE SCHEMA public"_s;

//! Where lists show them.
const auto filed = u"SELECT author_id, sort_key FROM catalpa.author_index ORDER BY 1"_s;
const auto state = u"SELECT catalpa.reading_now(true)"_s;
const auto stay = u"keep_reading_index"_s;

} // namespace

class LostObjectsTest : public OwnMigrations {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everythingComesBackAfterAReset();
    void namesOfOtherPeopleAreNotShownAfterAReset();
    void detailsOfOtherBooksAreNotShownAfterAReset();
    void twoProgramsMakeItAgainAtOnce();
    void aCommitWhoseAnswerIsLostIsLookedUp();
    void aColumnThatHadToBeFilledComesBackWithoutValues();
    void whatBelongsToAnotherRoleIsNotSaidToBeMended();
    void whatANewerCatalpaMakesOtherwiseIsLeftAlone();
    void whatAnEarlierTextOfAMigrationHasLeftOpenIsClosed();
    void booksAreFiledByTheirLanguageWhereAnEarlierTextDidNot();
    void whatIsFiledByEarlierRulesIsFiledAnew();
    void whatStoodInALostTableIsNamed();
    void aSchemaOfAnotherNameIsTold();
    void aTableOfAnotherNameIsTold();
    void anotherEncodingIsToldBeforeAnythingIsDone_data();
    void anotherEncodingIsToldBeforeAnythingIsDone();
    void whatRowsDoNotFitIsNamed();
    void whatMendingChangesIsTold();
    void twoThatChangeTheSameAtOnceTryAgain();
    void whatIsLostIsInTheScriptForAnAdministrator();
    void aRestoredDumpIsToldAndMadeWhole_data();
    void aRestoredDumpIsToldAndMadeWhole();
    void whatCannotComeBackIsNotTried_data();
    void whatCannotComeBackIsNotTried();
    void countriesThatAreDroppedAreForgotten();
    void whatWasMissedIsMadeUpFor();
    void rightsThatWereGivenAgainAreTakenAway();
    void takingBackNeverGetsStuck_data();
    void takingBackNeverGetsStuck();

private:
    MigrationKey own(const QString &name) const
    {
        const QList<Bundle> bundles = bundledMigrations().value();
        for (const Migration &migration : bundles.last().migrations) {
            if (migration.name.endsWith(name))
                return migration.key();
        }
        qFatal("no migration %s", qPrintable(name));
    }
    void applyShared() const
    {
        const auto key = bundledMigrations()->first().migrations.last().key();
        if (!apply({MigrationSelection::Extent::UpTo, key}))
            qFatal("the shared migrations were refused");
    }
};

void LostObjectsTest::init()
{
    m_address = m_server.createDatabase();
}

void LostObjectsTest::everythingComesBackAfterAReset()
{
    applyAll();
    const schema::SchemaSnapshot before = snapshot();
    QVERIFY(status().warnings.isEmpty());

    one(reset);
    applyShared();
    const SchemaStatus lost = status();
    addAuthors();
    applyAll();

    QVERIFY(gone(lost).contains(stay));
    QVERIFY(gone(lost).contains(u"keep_history"_s));
    QVERIFY(gone(lost).contains(u"trigrams"_s));
    QCOMPARE(lost.pending(), gone(lost).size());
    QCOMPARE(lost.warnings.size(), 1);
    QCOMPARE(status().pending(), 0);
    QCOMPARE(status().warnings, QStringList());
    QCOMPARE(schema::compare(before, snapshot()), QList<SchemaDifference>());
    QCOMPARE(m_server.rows(m_address, filed), (QStringList{u"1|Tolkien, J.R.R."_s, u"2|Kafka, Franz"_s}));
    QCOMPARE(one(state), u"current"_s);
}

void LostObjectsTest::namesOfOtherPeopleAreNotShownAfterAReset()
{
    applyAll();
    addAuthors();
    one(u"INSERT INTO public.authors (name) VALUES ('Ann Other')"_s);
    one(u"SELECT catalpa.file_author(1, 'Tolkien, J.R.R.', 'Hobbits')"_s);
    one(u"SELECT catalpa.file_author(2, 'Kafka, Franz', 'Prague')"_s);

    one(reset);
    applyShared();
    one(u"INSERT INTO public.authors (name) VALUES ('Zoe Zebra'), ('Franz Kafka')"_s);
    QCOMPARE(one(state), u"stale"_s);
    applyAll();

    QCOMPARE(m_server.rows(m_address, filed), (QStringList{u"1|Zebra, Zoe"_s, u"2|Prague"_s}));
}

void LostObjectsTest::detailsOfOtherBooksAreNotShownAfterAReset()
{
    applyAll();
    addAuthors();
    one(u"INSERT INTO catalpa.book_details (book_id, subtitle) VALUES (1, 'There and Back Again')"_s);
    one(u"INSERT INTO catalpa.author_details (author_id, born) VALUES (1, '1892')"_s);

    one(reset);
    applyShared();
    addAuthors();
    QCOMPARE(one(u"SELECT catalpa.kept_details('public.books', 1)::text"_s), u"{}"_s);
    QCOMPARE(one(u"SELECT catalpa.kept_details('public.authors', 1)::text"_s), u"{}"_s);
    applyAll();

    QCOMPARE(
        one(u"SELECT (SELECT count(*) FROM catalpa.book_details) + (SELECT count(*) FROM catalpa.author_details)"_s),
        u"0"_s);
    QCOMPARE(status().pending(), 0);
}

//! The second has seen the loss, too, and comes when there is none any more.
void LostObjectsTest::twoProgramsMakeItAgainAtOnce()
{
    applyAll();
    m_server.sql(m_address, u"DROP FUNCTION catalpa.sees_author(integer) CASCADE"_s);
    bool isFirst = true;
    db::Session session(m_address);

    const auto report = Runner(session, *bundledMigrations()).apply({}, [&](const MigrationEvent &event) {
        if (event.kind == MigrationEvent::Kind::Started && std::exchange(isFirst, false))
            applyAll();
    });

    QVERIFY(report);
    QVERIFY2(!report->failure, report->failure ? qPrintable(report->failure->error.detail) : "");
    QVERIFY(!isFirst);
}

void LostObjectsTest::aCommitWhoseAnswerIsLostIsLookedUp()
{
    applyAll();
    one(u"DROP TABLE catalpa.receipts"_s);
    FaultProxy proxy(m_server.overTcp(m_address));
    proxy.loseAnswers(QByteArray("COMMIT", 7), 1); // With its end; not READ COMMITTED.
    db::Session session(proxy.address());

    const auto report = Runner(session, *bundledMigrations()).apply({}, {});

    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QVERIFY2(!report->failure, report->failure ? qPrintable(report->failure->error.message) : "");
    QCOMPARE(proxy.connections(), 2);
    QCOMPARE(status().warnings, QStringList());
}

void LostObjectsTest::aColumnThatHadToBeFilledComesBackWithoutValues()
{
    makeFilled();
    one(u"ALTER TABLE catalpa.history DROP COLUMN program"_s);
    QVERIFY2(status().warnings.join(u' ').contains(u"comes back empty: column program of catalpa.history."_s),
             qPrintable(status().warnings.join(u' ')));

    applyAll();

    QCOMPARE(status().warnings, QStringList());
    one(u"UPDATE public.authors SET bio = 'x' WHERE id = 1"_s);
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.history WHERE kind = 'changed' AND program IS NOT NULL"_s), u"1"_s);
}

//! GRANT only warns when it cannot give a right.
void LostObjectsTest::whatBelongsToAnotherRoleIsNotSaidToBeMended()
{
    makeFilled();
    m_server.createRole(u"assistant"_s);
    one(u"GRANT ALL ON ALL TABLES IN SCHEMA public, catalpa TO assistant; "
        "GRANT ALL ON SCHEMA public, catalpa TO assistant; "
        "REVOKE UPDATE (notes) ON catalpa.book_details FROM PUBLIC"_s);
    ConnectionAddress address = m_address;
    address.user = u"assistant"_s;
    db::Session session(address);

    const auto report = Runner(session, *bundledMigrations()).apply({});

    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Rights);
    QVERIFY2(report.error().message.contains(u"belongs to the role “catalpa”"_s), qPrintable(report.error().message));
    QCOMPARE(gone(), QStringList{u"details"_s});
    applyAll();
    QCOMPARE(gone(), QStringList());
}

void LostObjectsTest::whatANewerCatalpaMakesOtherwiseIsLeftAlone()
{
    applyAll();
    one(u"INSERT INTO catalpa._prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) "
        "VALUES ('n', 'n', '20990101000000_newer', now(), 1); "
        "CREATE OR REPLACE FUNCTION catalpa.country_of(author bigint) RETURNS text LANGUAGE sql AS 'SELECT NULL'; "
        "DROP POLICY filled ON catalpa.book_details"_s);

    QCOMPARE(gone(), QStringList());
}

//! As a database has them that an earlier Catalpa has made.
void LostObjectsTest::whatAnEarlierTextOfAMigrationHasLeftOpenIsClosed()
{
    applyAll();
    one(u"UPDATE catalpa._prisma_migrations SET checksum = 'earlier' WHERE migration_name LIKE '%_details'; "
        "GRANT DELETE ON catalpa.book_details TO PUBLIC"_s);

    QCOMPARE(gone(), QStringList{u"details"_s});
    applyAll();

    QCOMPARE(gone(), QStringList());
    QCOMPARE(one(u"SELECT has_table_privilege('pg_monitor', 'catalpa.book_details', 'DELETE')"_s), u"f"_s);
}

void LostObjectsTest::booksAreFiledByTheirLanguageWhereAnEarlierTextDidNot()
{
    applyAll();
    addAuthors();
    one(u"DO $$ BEGIN EXECUTE replace(pg_get_functiondef('catalpa.books_to_index(integer[])'::regprocedure), "
        "'catalpa.language_is_known()', 'false'); END $$; DROP FUNCTION catalpa.note_language() CASCADE; "
        "DROP FUNCTION catalpa.language_of(bigint), catalpa.language_is_known(); "
        "INSERT INTO public.books (id, title, author_id) VALUES (71, 'O Sol', 1); "
        "INSERT INTO catalpa.book_details (book_id, language) VALUES (71, 'pt'); "
        "INSERT INTO catalpa.upkeep (most) VALUES (100)"_s);
    const QString key = u"SELECT sort_key FROM catalpa.book_index WHERE book_id = 71"_s;
    QCOMPARE(one(key), u"O Sol"_s);

    applyAll();

    QCOMPARE(status().pending(), 0);
    QCOMPARE(one(state), u"current"_s);
    QCOMPARE(one(key), u"Sol"_s);
}

void LostObjectsTest::whatIsFiledByEarlierRulesIsFiledAnew()
{
    applyAll();
    one(u"CREATE OR REPLACE FUNCTION catalpa.author_filing(given_name text, given_country text) RETURNS text "
        "LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT ' ' || given_name $$"_s);
    addAuthors();
    one(u"INSERT INTO catalpa.upkeep (most) VALUES (100)"_s);
    QCOMPARE(m_server.rows(m_address, filed), (QStringList{u"1|J.R.R. Tolkien"_s, u"2|Franz Kafka"_s}));

    applyAll();

    QCOMPARE(status().pending(), 0);
    QCOMPARE(m_server.rows(m_address, filed), (QStringList{u"1|Tolkien, J.R.R."_s, u"2|Kafka, Franz"_s}));
}

void LostObjectsTest::whatStoodInALostTableIsNamed()
{
    applyAll();
    addAuthors();
    one(u"DROP TABLE catalpa.receipts, catalpa.history; DROP FUNCTION catalpa.keep_up() CASCADE;"
        "DROP POLICY seen ON catalpa.author_sort; ALTER TABLE catalpa.book_sort DISABLE ROW LEVEL SECURITY"_s);

    const QStringList told = status().warnings;

    QCOMPARE(told.size(), 2);
    QVERIFY2(told.first().contains(u"or not as it was made: row level security of catalpa.book_sort, policy seen on "
                                   "catalpa.author_sort, function catalpa.keep_up(), trigger asked on catalpa.upkeep, "
                                   "table catalpa.receipts, table catalpa.history, "_s)
                 && told.first().endsWith(u". Apply the migrations to make it again."_s)
                 && !told.first().contains(u"on catalpa.receipts"_s),
             qPrintable(told.first()));
    QVERIFY2(told.last().contains(u"comes back empty: table catalpa.receipts, table catalpa.history."_s),
             qPrintable(told.last()));
    applyAll();
    QCOMPARE(status().warnings, QStringList());
    one(u"UPDATE public.authors SET bio = 'x' WHERE id = 1"_s);
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.history WHERE kind = 'changed'"_s), u"1"_s);
}

void LostObjectsTest::aSchemaOfAnotherNameIsTold()
{
    makeFilled();
    one(u"ALTER SCHEMA catalpa RENAME TO old"_s);

    const SchemaStatus lost = status();
    const auto report = apply();

    const Error *obstacle = lost.obstacle(u"catalpa"_s);
    QVERIFY(obstacle && obstacle->message.contains(u"ALTER SCHEMA \"old\" RENAME TO catalpa."_s));
    QVERIFY(!report && report.error().message == obstacle->message);
    QCOMPARE(one(u"SELECT to_regnamespace('catalpa') IS NULL"_s), u"t"_s);
    one(u"ALTER SCHEMA old RENAME TO catalpa"_s);
    QCOMPARE(status().warnings, QStringList());
    QCOMPARE(status().pending(), 0);
}

void LostObjectsTest::aTableOfAnotherNameIsTold()
{
    makeFilled();
    one(u"ALTER TABLE catalpa.receipts RENAME TO old; CREATE TABLE catalpa.other (token uuid, record bigint)"_s);

    const QStringList told = status().warnings;

    QVERIFY2(told.last().startsWith(u"The table catalpa.old has the columns of catalpa.receipts."_s),
             qPrintable(told.join(u' ')));
    one(u"ALTER TABLE catalpa.old RENAME TO receipts"_s);
    QCOMPARE(status().warnings, QStringList());
}

void LostObjectsTest::anotherEncodingIsToldBeforeAnythingIsDone_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addRow("LATIN1") << u"LATIN1"_s;
    QTest::addRow("SQL_ASCII") << u"SQL_ASCII"_s;
}

void LostObjectsTest::anotherEncodingIsToldBeforeAnythingIsDone()
{
    QFETCH(const QString, encoding);
    const QString name = m_address.database + u'_' + encoding.toLower();
    one(u"CREATE DATABASE \"%1\" TEMPLATE template0 ENCODING '%2' LOCALE 'C' LOCALE_PROVIDER libc"_s.arg(name,
                                                                                                         encoding));
    m_address.database = name;

    const auto begun = apply();
    QVERIFY(!begun);
    QVERIFY2(begun.error().message.contains(u"no catalogue was begun"_s), qPrintable(begun.error().message));
    QCOMPARE(one(u"SELECT to_regclass('public.books') IS NULL"_s), u"t"_s);

    db::Session session(m_address); // The tables themselves can be made, such as by Prisma.
    const auto first = migrate::Runner(session, migrate::bundledMigrations()->first(1)).apply();
    const auto report = apply();

    QVERIFY(first && !first->failure);
    QVERIFY(!report);
    QVERIFY2(report.error().message.startsWith(u"This database has the encoding "_s + encoding),
             qPrintable(report.error().message));
    QCOMPARE(one(u"SELECT to_regclass('catalpa._prisma_migrations') IS NULL"_s), u"t"_s);
    QCOMPARE(one(u"SELECT to_regclass('public.books') IS NOT NULL"_s), u"t"_s);
}

//! Where rows do not fit what a table was, the rest is made again, and what is in the way is named.
void LostObjectsTest::whatRowsDoNotFitIsNamed()
{
    makeFilled();
    one(u"ALTER TABLE catalpa.merges DROP CONSTRAINT merges_pkey; INSERT INTO catalpa.merges SELECT "
        "'00000000-0000-4000-8000-000000000001', true, 1, 2 FROM generate_series(1, 2); "
        "DROP FUNCTION catalpa.keep_up() CASCADE"_s);

    const auto report = apply();

    QVERIFY(!report);
    QVERIFY2(report.error().message.contains(u"primary key of merges. All the rest has been made again."_s),
             qPrintable(report.error().message));
    QVERIFY2(status().warnings.join(u' ').contains(u"as it was made: primary key of catalpa.merges."_s),
             qPrintable(status().warnings.join(u' ')));
    one(u"DELETE FROM catalpa.merges"_s);
    applyAll();
    QCOMPARE(status().warnings, QStringList());
}

void LostObjectsTest::whatMendingChangesIsTold()
{
    makeFilled();
    one(u"ALTER TABLE catalpa.book_details ALTER copies TYPE numeric; "
        "ALTER TABLE catalpa.book_details ALTER published_year DROP EXPRESSION"_s);

    const QString told = status().warnings.join(u' ');

    QVERIFY2(told.contains(u"who applies them: column copies of catalpa.book_details. Save a copy first."_s),
             qPrintable(told));
    QVERIFY2(told.contains(u"What was written there by hand since that was switched off is lost."_s), qPrintable(told));
}

//! PostgreSQL does not wait for everything that another program changes in its catalogue.
//! What a function of somebody else raises would be told in its words.
void LostObjectsTest::twoThatChangeTheSameAtOnceTryAgain()
{
    makeFilled();
    one(u"DROP FUNCTION catalpa.keep_up() CASCADE; CREATE SEQUENCE public.tried; "
        "CREATE FUNCTION public.collide() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF nextval('public.tried') = 1 THEN EXECUTE 'DO $do$ BEGIN RAISE internal_error USING MESSAGE = "
        "''tuple concurrently updated''; END $do$'; END IF; "
        "END $$; CREATE EVENT TRIGGER collide ON ddl_command_start EXECUTE FUNCTION public.collide()"_s);

    const auto report = apply();

    one(u"DROP EVENT TRIGGER collide"_s);
    QVERIFY2(report, report ? "" : qPrintable(report.error().message));
    QVERIFY2(!report->failure, report->failure ? qPrintable(report->failure->error.message) : "");
    QCOMPARE(gone(), QStringList());
}

void LostObjectsTest::whatIsLostIsInTheScriptForAnAdministrator()
{
    applyAll();
    const schema::SchemaSnapshot before = snapshot();
    one(u"DROP TABLE catalpa.receipts; ALTER TABLE catalpa.author_sort DISABLE ROW LEVEL SECURITY"_s);

    const QByteArray script = deployScript(status());

    QVERIFY(script.contains("CREATE TABLE catalpa.receipts"));
    one(QString::fromUtf8(script));
    QCOMPARE(status().pending(), 0);
    QCOMPARE(schema::compare(before, snapshot()), QList<SchemaDifference>());
}

void LostObjectsTest::aRestoredDumpIsToldAndMadeWhole_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("told");
    QTest::addRow("as it is") << QStringList() << QStringList{stay} << u"restored from a dump"_s;
    // As for a move to a server that has other roles.
    QTest::addRow("without owners and rights")
        << QStringList{u"-O"_s, u"-x"_s} << QStringList{u"search_words"_s, stay, u"keep_history"_s}
        << u"rights on catalpa.author_sort"_s;
}

void LostObjectsTest::aRestoredDumpIsToldAndMadeWhole()
{
    QFETCH(const QStringList, options);
    QFETCH(const QStringList, names);
    QFETCH(const QString, told);
    applyAll();
    addAuthors();
    const schema::SchemaSnapshot before = snapshot();
    const auto run = [](const QString &program, const QStringList &given, const ConnectionAddress &address,
                        const QByteArray &input) {
        QProcess process;
        process.start(program,
                      QStringList{u"-h"_s, address.host, u"-p"_s, QString::number(address.port), u"-U"_s, address.user,
                                  u"-d"_s, address.database}
                          + given);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished() || process.exitCode() != 0)
            qFatal("%s failed: %s", qPrintable(program), process.readAllStandardError().constData());
        return process.readAllStandardOutput();
    };
    const QByteArray dump = run(u"pg_dump"_s, options, m_address, {});
    m_address = m_server.createDatabase();
    run(u"psql"_s, {u"-v"_s, u"ON_ERROR_STOP=1"_s}, m_address, dump);

    const SchemaStatus restored = status();

    QCOMPARE(gone(restored), names);
    QVERIFY2(restored.warnings.join(u' ').contains(told), qPrintable(restored.warnings.join(u' ')));
    applyAll();
    QCOMPARE(status().warnings, QStringList());
    QCOMPARE(schema::compare(before, snapshot()), QList<SchemaDifference>());
    QCOMPARE(one(state), u"current"_s);
}

void LostObjectsTest::whatCannotComeBackIsNotTried_data()
{
    QTest::addColumn<QString>("change");
    QTest::addRow("a dropped biography") << u"ALTER TABLE public.authors DROP bio"_s;
    QTest::addRow("a renamed name") << u"ALTER TABLE public.authors RENAME name TO full_name"_s;
    QTest::addRow("no books") << u"DROP TABLE public.books"_s;
    QTest::addRow("no biography, and no index") << u"ALTER TABLE public.authors DROP bio; "
                                                   "DROP INDEX catalpa.catalpa_author_countries"_s;
}

void LostObjectsTest::whatCannotComeBackIsNotTried()
{
    QFETCH(const QString, change);
    applyAll();

    one(change);

    QCOMPARE(gone(), QStringList());
    QVERIFY(!status().warnings.isEmpty());
    QVERIFY(apply() && !apply()->failure);
}

void LostObjectsTest::countriesThatAreDroppedAreForgotten()
{
    applyAll();
    addAuthors();
    one(u"UPDATE public.authors SET country = 'GB' WHERE id = 1"_s);
    one(u"ALTER TABLE public.authors DROP country"_s);

    QCOMPARE(gone(), QStringList{stay});
    applyAll();

    QCOMPARE(gone(), QStringList());
    QCOMPARE(one(u"SELECT count(country) FROM catalpa.author_index"_s), u"0"_s);
    QCOMPARE(one(u"SELECT count(country) FROM catalpa.book_index"_s), u"0"_s);
    QCOMPARE(one(u"SELECT catalpa.reading_state()"_s), u"whole"_s);
}

void LostObjectsTest::whatWasMissedIsMadeUpFor()
{
    applyAll();
    addAuthors();
    one(u"ALTER TABLE public.authors RENAME name TO n"_s);
    one(u"INSERT INTO public.authors (n) VALUES ('Karel Čapek')"_s);
    one(u"UPDATE public.authors SET n = 'John Tolkien' WHERE id = 1"_s);
    one(u"DELETE FROM public.authors WHERE id = 2"_s);
    QCOMPARE(status().pending(), 0);

    one(u"ALTER TABLE public.authors RENAME n TO name"_s);
    QCOMPARE(gone(), QStringList{stay});
    applyAll();

    QCOMPARE(m_server.rows(m_address, filed), (QStringList{u"1|Tolkien, John"_s, u"3|Čapek, Karel"_s}));
    QCOMPARE(one(state), u"current"_s);
}

void LostObjectsTest::rightsThatWereGivenAgainAreTakenAway()
{
    applyAll();
    one(u"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA catalpa TO PUBLIC"_s);

    QCOMPARE(status().warnings.size(), 2);
    applyAll();

    QCOMPARE(status().warnings, QStringList());
    for (const QString &function : {u"note_changes"_s, u"note_filing"_s, u"keep_up"_s, u"record_history"_s}) {
        const auto may = u"SELECT has_function_privilege('pg_monitor', 'catalpa.%1()', 'EXECUTE')"_s;
        QCOMPARE(one(may.arg(function)), u"f"_s);
    }
}

void LostObjectsTest::takingBackNeverGetsStuck_data()
{
    QTest::addColumn<QString>("change");
    QTest::addRow("a reset") << reset;
    QTest::addRow("authors renamed") << u"ALTER TABLE public.authors RENAME TO writers"_s;
    QTest::addRow("books dropped") << u"DROP TABLE public.books"_s;
    QTest::addRow("another type of day") << u"ALTER TABLE public.authors ALTER created_at TYPE timestamptz"_s;
    QTest::addRow("no country") << u"ALTER TABLE public.authors DROP country"_s;
    QTest::addRow("a list of countries") << u"CREATE TYPE public.land AS ENUM ('GB'); ALTER TABLE public.authors ALTER "
                                            "country TYPE public.land USING country::public.land"_s;
    QTest::addRow("no trigger") << u"DROP TRIGGER catalpa_reading_emptied ON public.books"_s;
    QTest::addRow("ours dropped") << u"DROP TABLE catalpa.author_sort, catalpa.book_sort CASCADE"_s;
    QTest::addRow("the index dropped")
        << u"DROP TABLE catalpa.author_index, catalpa.book_index, catalpa.changes, catalpa.reading CASCADE"_s;
}

void LostObjectsTest::takingBackNeverGetsStuck()
{
    QFETCH(const QString, change);
    applyAll();
    one(change);
    db::Session session(m_address);

    const auto undone = Runner(session, *bundledMigrations()).undo(own(u"_trigrams"_s));

    QVERIFY(undone);
    QVERIFY2(!undone->failure, qPrintable(undone->failure ? undone->failure->error.detail : QString()));
    QCOMPARE(one(u"SELECT count(*) FROM pg_proc WHERE pronamespace = 'catalpa'::regnamespace"_s), u"0"_s);
    QCOMPARE(one(u"SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"_s), u"0"_s);
}

CATALPA_TEST(LostObjectsTest)
#include "tst_lostobjects.moc"
