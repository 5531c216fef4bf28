// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Databases with the history that Catalpa had before the reading index are moved, with what people have filed.

#include "migrate/run/runner.h"
#include "schema/comparison.h"
#include "schema/snapshot.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;
using namespace catalpa::test;

namespace {

const auto filed = u"SELECT author_id, sort_key FROM catalpa.author_index ORDER BY 1"_s;
const auto reset = u"DROP SCHEMA public CASCADE; CREATE SCHEMA public"_s;

//! The histories as they were: what there is still, and in between what was replaced.
QList<Bundle> earlierBundles()
{
    QList<Bundle> bundles = bundledMigrations().value();
    Bundle &own = bundles.last();
    own.migrations.removeIf([](const Migration &migration) {
        return migration.name.contains("search_words"_L1) || migration.name.contains("filing_rules"_L1)
            || migration.name.contains("reading_index"_L1) || migration.name.contains("details"_L1)
            || migration.name.contains("doubles"_L1) || migration.name.contains("guarded_reading"_L1);
    });
    own.migrations += readBundle(QStringLiteral(CATALPA_EARLIER_HISTORY), u"catalpa"_s).value().migrations;
    std::sort(own.migrations.begin(), own.migrations.end(),
              [](const Migration &left, const Migration &right) { return left.name < right.name; });
    return bundles;
}

} // namespace

class EarlierHistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_address = m_server.createDatabase(); }

    void isMovedFromEachStep_data();
    void isMovedFromEachStep();
    void itsFailuresDoNotStopAnything();
    void whatMayBeRunningIsNotGivenUp();
    void anOpenDatabaseIsToldAndClosed();
    void namesOfOtherPeopleAreNotShownAfterAReset();
    void whatWasDeletedComesBackAsItWasFiled();

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    void apply(const QList<Bundle> &bundles, const MigrationSelection &selection = {}) const
    {
        db::Session session(m_address);
        const auto report = Runner(session, bundles).apply(selection);
        if (!report || report->failure)
            qFatal("%s", qPrintable(report ? report->failure->error.detail : report.error().detail));
    }
    void applyShared() const
    {
        const QList<Bundle> bundles = earlierBundles();
        apply(bundles, {MigrationSelection::Extent::UpTo, bundles.first().migrations.last().key()});
    }
    void applyEarlier(const QString &last) const
    {
        applyShared();
        apply(earlierBundles(), {MigrationSelection::Extent::UpTo, {u"catalpa"_s, last}});
    }
    void move() const { apply(bundledMigrations().value()); }
    SchemaStatus status() const
    {
        db::Session session(m_address);
        return *Runner(session, *bundledMigrations()).status();
    }
    schema::SchemaSnapshot snapshot() const
    {
        db::Session session(m_address);
        return *schema::readSnapshot(session, {u"public"_s, u"catalpa"_s}, schema::Extent::Everything);
    }
    void addAuthors() const
    {
        one(u"INSERT INTO public.authors (name) VALUES ('J.R.R. Tolkien'), ('Franz Kafka')"_s);
        one(u"INSERT INTO public.books (title, author_id) VALUES ('The Hobbit', 1)"_s);
    }

    TestServer m_server;
    ConnectionAddress m_address;
};

void EarlierHistoryTest::isMovedFromEachStep_data()
{
    QTest::addColumn<QString>("last");
    const QList<Bundle> bundles = earlierBundles();
    for (const Migration &migration : bundles.last().migrations)
        QTest::addRow("%s", qPrintable(migration.name)) << migration.name;
}

void EarlierHistoryTest::isMovedFromEachStep()
{
    QFETCH(const QString, last);
    move();
    const schema::SchemaSnapshot fresh = snapshot();
    m_address = m_server.createDatabase();
    applyEarlier(last);
    addAuthors();
    // Nothing is filed yet in the steps before, and where the triggers are about to be made anew.
    const bool canFile = one(u"SELECT to_regclass('catalpa.author_sort') IS NOT NULL"_s) == "t"_L1;
    if (canFile)
        one(u"SELECT catalpa.file_book(1, 'Hobbit', 'There and back')"_s);
    const bool wasFiled =
        canFile && one(u"SELECT catalpa.file_author(1, 'Tolkien, J.R.R.', 'Hobbits') IS NOT NULL"_s) == "t"_L1;
    QCOMPARE(wasFiled, canFile && !last.endsWith("callers_rights"_L1));

    QVERIFY(status().pending() > 0);
    move();

    QCOMPARE(status().pending(), 0);
    QCOMPARE(status().warnings, QStringList());
    const QString recorded = u"SELECT migration_name FROM catalpa._prisma_migrations ORDER BY 1"_s;
    QStringList names;
    const QList<Bundle> bundles = bundledMigrations().value();
    for (const Migration &migration : bundles.last().migrations)
        names += migration.name;
    QCOMPARE(m_server.rows(m_address, recorded), names);
    QCOMPARE(schema::compare(fresh, snapshot()), QList<SchemaDifference>());
    QCOMPARE(one(u"SELECT catalpa.reading_now(true)"_s), u"current"_s);
    QCOMPARE(m_server.rows(m_address, filed),
             (QStringList{wasFiled ? u"1|Hobbits"_s : u"1|Tolkien, J.R.R."_s, u"2|Kafka, Franz"_s}));
    QCOMPARE(one(u"SELECT sort_key FROM catalpa.book_index"_s), wasFiled ? u"There and back"_s : u"Hobbit"_s);
}

void EarlierHistoryTest::itsFailuresDoNotStopAnything()
{
    applyEarlier(u"20261122100300_search_key"_s);
    one(u"UPDATE catalpa._prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%search_key'"_s);

    QCOMPARE(std::ranges::count(status().steps, MigrationState::Failed, &MigrationStep::state), 0);
    move();

    QCOMPARE(status().pending(), 0);
    QCOMPARE(one(u"SELECT count(*) FROM catalpa._prisma_migrations WHERE finished_at IS NULL"_s), u"0"_s);
}

void EarlierHistoryTest::whatMayBeRunningIsNotGivenUp()
{
    applyEarlier(u"20261122100300_search_key"_s);
    one(u"UPDATE catalpa._prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%search_key'"_s);
    db::Session other(m_address);
    QVERIFY(other.run("SELECT pg_advisory_lock(72707369)"));
    db::Session session(m_address);
    Timeouts impatient;
    impatient.lock = std::chrono::milliseconds(100);
    impatient.lockPause = std::chrono::milliseconds(20);

    const auto report = Runner(session, bundledMigrations().value(), impatient).apply();

    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Busy);
    QCOMPARE(one(u"SELECT count(*) FROM catalpa._prisma_migrations WHERE rolled_back_at IS NOT NULL"_s), u"0"_s);
}

void EarlierHistoryTest::anOpenDatabaseIsToldAndClosed()
{
    applyEarlier(u"20261125100300_countries_in_order"_s);

    const SchemaStatus open = status();
    move();

    QCOMPARE(open.warnings.size(), 1);
    QVERIFY2(open.warnings.first().startsWith(u"Danger: anybody"_s), qPrintable(open.warnings.first()));
    QVERIFY(open.pending() > 0);
    QCOMPARE(status().warnings, QStringList());
}

void EarlierHistoryTest::namesOfOtherPeopleAreNotShownAfterAReset()
{
    // Before it was noted for whom a name was filed, and after.
    for (const QString &last : {u"20261125100300_countries_in_order"_s, u"20261126110200_keep_history"_s}) {
        m_address = m_server.createDatabase();
        applyEarlier(last);
        addAuthors();
        one(u"SELECT catalpa.file_author(1, 'Tolkien, J.R.R.', 'Hobbits')"_s);
        one(reset);
        applyShared();
        one(u"INSERT INTO public.authors (name) VALUES ('Zoe Zebra'), ('Franz Kafka')"_s);

        move();

        QCOMPARE(m_server.rows(m_address, filed), (QStringList{u"1|Zebra, Zoe"_s, u"2|Kafka, Franz"_s}));
    }
}

void EarlierHistoryTest::whatWasDeletedComesBackAsItWasFiled()
{
    applyEarlier(u"20261126110200_keep_history"_s);
    addAuthors();
    one(u"SELECT catalpa.file_author(1, 'Tolkien, J.R.R.', 'Hobbits')"_s);
    one(u"SELECT catalpa.file_book(1, 'Hobbit', 'There and back')"_s);
    one(u"BEGIN; DELETE FROM public.books; DELETE FROM public.authors WHERE id = 1; COMMIT"_s);

    move();
    const QString restored = one(u"SELECT catalpa.restore_deleted('authors', 1, h.id, gen_random_uuid())"
                                 " FROM catalpa.history h WHERE h.kind = 'deleted' AND h.record = 1"
                                 " AND h.place = 'public.authors'::regclass"_s);
    one(u"INSERT INTO catalpa.upkeep (most) VALUES (5000)"_s);

    QCOMPARE(restored, u"(done,1,0)"_s);
    QCOMPARE(m_server.rows(m_address, filed), (QStringList{u"1|Hobbits"_s, u"2|Kafka, Franz"_s}));
    QCOMPARE(one(u"SELECT sort_key FROM catalpa.book_index"_s), u"There and back"_s);
}

CATALPA_TEST(EarlierHistoryTest)
#include "tst_earlierhistory.moc"
