// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What Catalpa makes beside the shared tables is lost when other programs make these anew, is told, and comes back.

#include "migrate/run/runner.h"
#include "schema/comparison.h"
#include "schema/snapshot.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;
using namespace catalpa::test;

namespace {

// As `prisma migrate reset` does, which then applies the shared migrations.
const auto reset = u"DROP SCHEMA public CASCADE; CREATE SCHEMA public"_s;

const auto filed = u"SELECT author_id, sort_name, by_hand FROM catalpa.author_sort ORDER BY 1"_s;

QStringList gone(const SchemaStatus &status)
{
    QStringList names;
    for (const MigrationStep &step : status.steps) {
        if (step.state == MigrationState::Gone)
            names += step.migration.name.section(u'_', 1);
    }
    return names;
}

} // namespace

class LostObjectsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everythingComesBackAfterAReset();
    void namesOfOtherPeopleAreNotShownAfterAReset();
    void whatIsLostAloneComesBackAlone_data();
    void whatIsLostAloneComesBackAlone();
    void whatCannotComeBackIsNotTried_data();
    void whatCannotComeBackIsNotTried();
    void whatWasMissedIsMadeUpFor();
    void anOpenDatabaseIsToldAndClosed();
    void rightsThatWereGivenAgainAreTakenAway();
    void whatPeopleFiledBeforeStays();
    void takingBackNeverGetsStuck_data();
    void takingBackNeverGetsStuck();

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    Result<MigrationReport> apply(const MigrationSelection &selection = {}) const
    {
        db::Session session(m_address);
        return Runner(session, *bundledMigrations()).apply(selection);
    }
    void applyAll() const
    {
        const auto report = apply();
        if (!report || report->failure)
            qFatal("%s", qPrintable(report ? report->failure->error.detail : report.error().detail));
    }
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
    SchemaStatus status() const
    {
        db::Session session(m_address);
        return *Runner(session, *bundledMigrations()).status();
    }
    schema::SchemaSnapshot snapshot() const
    {
        db::Session session(m_address);
        return *schema::readSnapshot(session, {u"public"_s, u"catalpa"_s});
    }
    void addAuthors() const
    {
        one(u"INSERT INTO public.authors (name) VALUES ('J.R.R. Tolkien'), ('Franz Kafka')"_s);
        one(u"INSERT INTO public.books (title, author_id) VALUES ('The Hobbit', 1)"_s);
    }

    TestServer m_server;
    ConnectionAddress m_address;
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

    QVERIFY(gone(lost).contains(u"keep_filing"_s));
    QVERIFY(gone(lost).contains(u"keep_history"_s));
    QVERIFY(gone(lost).contains(u"trigrams"_s));
    QCOMPARE(lost.pending(), gone(lost).size());
    QCOMPARE(lost.warnings.size(), 1);
    QCOMPARE(status().pending(), 0);
    QCOMPARE(status().warnings, QStringList());
    QCOMPARE(schema::compare(before, snapshot()), QList<SchemaDifference>());
    QCOMPARE(m_server.rows(m_address, filed), (QStringList{u"1|Tolkien, J.R.R.|f"_s, u"2|Kafka, Franz|f"_s}));
    QCOMPARE(one(u"SELECT catalpa.filing_state()"_s), u"whole"_s);
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
    QCOMPARE(one(u"SELECT catalpa.filing_state()"_s), u"stale"_s);
    applyAll();

    QCOMPARE(m_server.rows(m_address, filed), (QStringList{u"1|Zebra, Zoe|f"_s, u"2|Prague|t"_s}));
}

void LostObjectsTest::whatIsLostAloneComesBackAlone_data()
{
    QTest::addColumn<QString>("loss");
    QTest::addColumn<QStringList>("names");
    QTest::addRow("an index") << u"DROP INDEX public.catalpa_books_title_search"_s << QStringList{u"book_search"_s};
    QTest::addRow("an index of two") << u"DROP INDEX public.catalpa_authors_bio_search"_s
                                     << QStringList{u"author_search"_s};
    QTest::addRow("one whose sister was replaced")
        << u"DROP INDEX public.catalpa_authors_name_order"_s << QStringList{u"authors_in_order"_s, u"changing_types"_s};
    QTest::addRow("an index that is not valid")
        << u"UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'public.catalpa_books_author_id'::regclass"_s
        << QStringList{u"books_by_author"_s};
    QTest::addRow("a trigger") << u"DROP TRIGGER catalpa_author_sort_added ON public.authors"_s
                               << QStringList{u"keep_filing"_s};
    QTest::addRow("triggers off") << u"ALTER TABLE public.books DISABLE TRIGGER ALL"_s
                                  << QStringList{u"keep_filing"_s, u"keep_history"_s};
    QTest::addRow("a trigger of the history")
        << u"DROP TRIGGER catalpa_book_history_removed ON public.books"_s << QStringList{u"keep_history"_s};
    QTest::addRow("beside the tables") << u"DROP INDEX catalpa.catalpa_book_sort_order"_s
                                       << QStringList{u"keep_in_sort_order"_s};
}

void LostObjectsTest::whatIsLostAloneComesBackAlone()
{
    QFETCH(const QString, loss);
    QFETCH(const QStringList, names);
    applyAll();
    const schema::SchemaSnapshot before = snapshot();

    one(loss);

    QCOMPARE(gone(status()), names);
    const auto report = apply();
    QVERIFY(report && !report->failure);
    QCOMPARE(report->done.size(), names.size());
    QCOMPARE(status().pending(), 0);
    QCOMPARE(schema::compare(before, snapshot()), QList<SchemaDifference>());
}

void LostObjectsTest::whatCannotComeBackIsNotTried_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<bool>("told");
    QTest::addRow("a dropped country") << u"ALTER TABLE public.authors DROP country"_s << false;
    QTest::addRow("a dropped biography") << u"ALTER TABLE public.authors DROP bio"_s << false;
    QTest::addRow("a renamed name") << u"ALTER TABLE public.authors RENAME name TO full_name"_s << true;
    QTest::addRow("no books") << u"DROP TABLE public.books"_s << true;
}

void LostObjectsTest::whatCannotComeBackIsNotTried()
{
    QFETCH(const QString, change);
    QFETCH(const bool, told);
    applyAll();

    one(change);

    QCOMPARE(gone(status()), QStringList());
    QCOMPARE(!status().warnings.isEmpty(), told);
    QVERIFY(apply() && !apply()->failure);
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
    QCOMPARE(gone(status()), QStringList{u"keep_filing"_s});
    applyAll();

    QCOMPARE(m_server.rows(m_address, filed), (QStringList{u"1|Tolkien, John|f"_s, u"3|Čapek, Karel|f"_s}));
    QCOMPARE(one(u"SELECT catalpa.filing_state()"_s), u"whole"_s);
}

void LostObjectsTest::anOpenDatabaseIsToldAndClosed()
{
    applyShared();
    QVERIFY(apply({MigrationSelection::Extent::UpTo, own(u"_countries_in_order"_s)}));

    const SchemaStatus open = status();
    applyAll();

    QCOMPARE(open.warnings.size(), 1);
    QVERIFY2(open.warnings.first().startsWith(u"Danger: anybody"_s), qPrintable(open.warnings.first()));
    QVERIFY(open.pending() > 0);
    QCOMPARE(status().warnings, QStringList());
}

void LostObjectsTest::rightsThatWereGivenAgainAreTakenAway()
{
    applyAll();
    one(u"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA catalpa TO PUBLIC"_s);

    QCOMPARE(status().warnings.size(), 2);
    applyAll();

    QCOMPARE(status().warnings, QStringList());
    QCOMPARE(one(u"SELECT has_function_privilege('pg_monitor', 'catalpa.keep_book_sort()', 'EXECUTE')"_s), u"f"_s);
}

void LostObjectsTest::whatPeopleFiledBeforeStays()
{
    applyShared();
    QVERIFY(apply({MigrationSelection::Extent::UpTo, own(u"_countries_in_order"_s)}));
    addAuthors();
    one(u"SELECT catalpa.file_author(1, 'Tolkien, J.R.R.', 'Hobbits')"_s);

    applyAll();

    QCOMPARE(m_server.rows(m_address, filed), (QStringList{u"1|Hobbits|t"_s, u"2|Kafka, Franz|f"_s}));
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
    QTest::addRow("no trigger") << u"DROP TRIGGER catalpa_book_sort_emptied ON public.books"_s;
    QTest::addRow("ours dropped") << u"DROP TABLE catalpa.author_sort, catalpa.book_sort CASCADE"_s;
}

void LostObjectsTest::takingBackNeverGetsStuck()
{
    QFETCH(const QString, change);
    applyAll();
    one(change);
    db::Session session(m_address);

    const auto undone = Runner(session, *bundledMigrations()).undo(own(u"_books_by_author"_s));

    QVERIFY(undone);
    QVERIFY2(!undone->failure, qPrintable(undone->failure ? undone->failure->error.detail : QString()));
    QCOMPARE(one(u"SELECT count(*) FROM pg_proc WHERE pronamespace = 'catalpa'::regnamespace"_s), u"0"_s);
    QCOMPARE(one(u"SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"_s), u"0"_s);
}

CATALPA_TEST(LostObjectsTest)
#include "tst_lostobjects.moc"
