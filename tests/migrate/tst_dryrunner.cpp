// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/session.h"
#include "migrate/pgschemahistory.h"
#include "migrate/run/runner.h"
#include "migrationfixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace catalpa;
using namespace catalpa::migrate;
using catalpa::db::Session;

namespace {

BundleReader only(const Bundle &bundle)
{
    return [bundle]() -> Result<QList<Bundle>> {
        return QList<Bundle>{bundle};
    };
}

QStringList texts(const QList<TableLock> &locks)
{
    QStringList list;
    for (const TableLock &lock : locks)
        list += lock.table + u' ' + lock.mode;
    return list;
}

QStringList texts(const QList<DryRun::RowCount> &rows)
{
    const auto number = [](const std::optional<qint64> &count) {
        return count ? QString::number(*count) : u"∅"_s;
    };
    QStringList list;
    for (const DryRun::RowCount &row : rows)
        list += row.table + u' ' + number(row.before) + u' ' + number(row.after);
    return list;
}

QStringList sentences(const QList<SchemaDifference> &changes)
{
    QStringList list;
    for (const SchemaDifference &change : changes)
        list += change.sentence;
    return list;
}

QStringList names(const QList<DryRun::Run> &runs)
{
    QStringList list;
    for (const DryRun::Run &run : runs)
        list += run.key.name;
    return list;
}

} // namespace

//! Migrations are run for real on a database that is in use, and nothing of them stays.
class RehearsingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void leavesNothingBehind_data();
    void leavesNothingBehind();
    void tellsTheLocksOnWhatWasThere_data();
    void tellsTheLocksOnWhatWasThere();
    void countsTheRowsBeforeAndAfter();
    void tellsInWordsWhatWouldBeDifferent();
    void saysWhereAFileFails();
    void findsThePlaceOfAnErrorWithoutPosition();
    void leavesOutWhatCannotRunInATransaction();
    void takesBackAFileThatEndsItsTransaction();
    void tellsWhatHappens();
    void keepsPrismaOutWhileItRuns();
    void namesTheHolderOfTheLock();
    void aTableInUseEndsItWithinTheTimeAllowed();
    void aStopEndsIt();
    void aKilledServerEndsIt();
    void aRoleWithoutRightsIsToldSo();
    void aRoleThatMayOnlyReadIsToldSo();
    void needsNoMoreRightsThanApplying();
    void worksThroughAPooler();

private:
    using Future = QFuture<Result<DryRunReport>>;

    static Result<DryRunReport> finished(Future future)
    {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 30'000) || future.resultCount() == 0)
            qFatal("The rehearsal did not end");
        return future.result();
    }
    Result<DryRunReport> rehearse(const Bundle &bundle, const SchemaHistory::Progress &progress = {}) const
    {
        PgSchemaHistory history(m_address, only(bundle), m_timeouts);
        return finished(history.rehearse({}, progress));
    }
    //! Everything that is in the database, as a text.
    QByteArray dump() const;
    QString working(const QString &query) const
    {
        return m_server.sql(m_address,
                            u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                            "AND pid <> pg_backend_pid() AND state <> 'idle' AND query LIKE '%1'"_s.arg(query));
    }

    test::TestServer m_server;
    ConnectionAddress m_address;
    Timeouts m_timeouts;
};

QByteArray RehearsingTest::dump() const
{
    QProcess program;
    program.start(u"pg_dump"_s,
                  {u"-h"_s, m_address.host, u"-p"_s, QString::number(m_address.port), u"-U"_s, u"catalpa"_s, u"-d"_s,
                   m_address.database});
    if (!program.waitForFinished(60'000) || program.exitCode() != 0)
        qFatal("pg_dump failed: %s", program.readAllStandardError().constData());
    QByteArrayList lines = program.readAllStandardOutput().split('\n');
    lines.removeIf([](const QByteArray &line) { // Newer ones contain a random word.
        return line.startsWith("\\restrict ") || line.startsWith("\\unrestrict ");
    });
    return lines.join('\n');
}

void RehearsingTest::initTestCase()
{
    for (const QString &role : {u"reader"_s, u"looker"_s, u"keeper"_s})
        m_server.createRole(role);
}

void RehearsingTest::init()
{
    m_address = m_server.createDatabase();
    m_timeouts = {};
    m_server.sql(m_address, test::prismaTable);
    m_server.sql(m_address,
                 u"CREATE TABLE items (id int PRIMARY KEY, name text); CREATE TABLE old (id int);"
                 "INSERT INTO items VALUES (1, 'a'), (2, 'b'), (3, 'c'); INSERT INTO old VALUES (1)"_s);
}

void RehearsingTest::leavesNothingBehind_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<qsizetype>("waiting");

    const qsizetype all =
        bundledMigrations()->first().migrations.size() + bundledMigrations()->last().migrations.size();
    QTest::addRow("empty") << QString() << all;
    QTest::addRow("shared, with rows")
        << u"INSERT INTO authors (name) VALUES ('Čapek'); INSERT INTO books (title, author_id) VALUES ('R.U.R.', 1)"_s
        << bundledMigrations()->last().migrations.size();
}

void RehearsingTest::leavesNothingBehind()
{
    QFETCH(const QString, before);
    QFETCH(const qsizetype, waiting);
    m_address = m_server.createDatabase();
    if (!before.isEmpty()) {
        Session session(m_address);
        QVERIFY(Runner(session, {bundledMigrations()->first()}).apply());
        m_server.sql(m_address, before);
    }
    const QByteArray dumpBefore = dump();
    PgSchemaHistory history(m_address);

    const auto report = finished(history.rehearse({}, {}));

    QVERIFY(report);
    QVERIFY2(!report->failure, report->failure ? qPrintable(report->failure->error.detail) : "");
    QCOMPARE(report->rehearsal.runs.size() + report->rehearsal.leftOut.size(), waiting);
    QVERIFY(!report->rehearsal.runs.isEmpty());
    QVERIFY(!report->rehearsal.changes.isEmpty());
    QCOMPARE(dump(), dumpBefore);
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"_s), u"0"_s);
    QCOMPARE(working(u"%"_s), u"0"_s);
}

void RehearsingTest::tellsTheLocksOnWhatWasThere_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QStringList>("locks");

    QTest::addRow("column") << "ALTER TABLE items ADD COLUMN x int;"_ba
                            << QStringList{u"public.items AccessExclusiveLock"_s};
    QTest::addRow("index") << "CREATE INDEX ON items (name);"_ba << QStringList{u"public.items ShareLock"_s};
    QTest::addRow("rows") << "INSERT INTO items VALUES (4, 'd');"_ba << QStringList{u"public.items RowExclusiveLock"_s};
    QTest::addRow("foreign key") << "CREATE TABLE made (item int REFERENCES items);"_ba
                                 << QStringList{u"public.items ShareRowExclusiveLock"_s};
    QTest::addRow("its own table") << "CREATE TABLE made (id int); ALTER TABLE made ADD COLUMN x int;"_ba
                                   << QStringList();
    QTest::addRow("a reading") << "SELECT count(*) FROM items;"_ba << QStringList();
}

void RehearsingTest::tellsTheLocksOnWhatWasThere()
{
    QFETCH(const QByteArray, sql);
    QFETCH(const QStringList, locks);

    const auto report = rehearse(test::bundleOf({{u"1_a"_s, sql}}));

    QVERIFY(report && !report->failure);
    QCOMPARE(texts(report->rehearsal.runs.first().locks), locks);
}

void RehearsingTest::countsTheRowsBeforeAndAfter()
{
    const auto report = rehearse(
        test::bundleOf({{u"1_a"_s, "INSERT INTO items VALUES (4, 'd'), (5, 'e');"},
                        {u"2_b"_s, "CREATE TABLE made AS SELECT * FROM items WHERE id > 3; DROP TABLE old;"}}));

    QVERIFY(report && !report->failure);
    QCOMPARE(texts(report->rehearsal.rows),
             QStringList({u"public.items 3 5"_s, u"public.made ∅ 2"_s, u"public.old 1 ∅"_s}));
}

void RehearsingTest::tellsInWordsWhatWouldBeDifferent()
{
    const auto report = rehearse(test::bundleOf({{u"1_a"_s, "ALTER TABLE items ADD COLUMN country varchar(2);"},
                                                 {u"2_b"_s, "CREATE INDEX by_name ON items (name);"},
                                                 {u"3_c"_s, "ALTER TABLE old ALTER COLUMN id TYPE bigint;"},
                                                 {u"4_d"_s, "ALTER TABLE items ALTER COLUMN name SET NOT NULL;"}}));

    QVERIFY(report && !report->failure);
    const QStringList told = sentences(report->rehearsal.changes);
    QVERIFY2(told.contains(u"The column “country” of “items” is added."_s), qPrintable(told.join(u'\n')));
    QVERIFY2(told.contains(u"The index “by_name” on “items” is added."_s), qPrintable(told.join(u'\n')));
    QCOMPARE(told.size(), 4);
    QVERIFY2(told.contains(u"The column “id” of “old” is changed: it was integer and becomes bigint."_s),
             qPrintable(told.join(u'\n')));
}

void RehearsingTest::saysWhereAFileFails()
{
    const QByteArray before = dump();

    const auto report =
        rehearse(test::bundleOf({{u"1_a"_s, "CREATE TABLE a ();"},
                                 {u"2_b"_s, "-- Čapek 😀\r\nCREATE TABLE b ();\r\nSELECT '😀😀', nope FROM items;\r\n"},
                                 {u"3_c"_s, "CREATE TABLE c ();"}}));

    QVERIFY(report);
    QVERIFY(report->failure);
    QCOMPARE(report->failure->key.name, u"2_b"_s);
    QCOMPARE(report->failure->path, u"public/2_b/migration.sql"_s);
    QCOMPARE(report->failure->line, 3);
    QCOMPARE(report->failure->column, 14);
    QVERIFY(report->failure->statement.startsWith(u"SELECT '😀😀'"_s));
    QVERIFY(report->failure->error.message.contains(u"column \"nope\" does not exist"_s));
    QCOMPARE(names(report->rehearsal.runs), QStringList{u"1_a"_s});
    QCOMPARE(dump(), before); // Not even the ledger knows of it.
}

//! What fails without a position, in the statement that is named.
void RehearsingTest::findsThePlaceOfAnErrorWithoutPosition()
{
    const auto report = rehearse(
        test::bundleOf({{u"1_a"_s, "UPDATE items SET name = 'x';\n\n  INSERT INTO items VALUES (1, 'again');"}}));

    QVERIFY(report && report->failure);
    QCOMPARE(report->failure->line, 3);
    QCOMPARE(report->failure->column, 3);
    QCOMPARE(report->failure->statement, u"INSERT INTO items VALUES (1, 'again');"_s);
    QCOMPARE(m_server.sql(m_address, u"SELECT string_agg(name, '' ORDER BY id) FROM items"_s), u"abc"_s);
}

void RehearsingTest::leavesOutWhatCannotRunInATransaction()
{
    const auto report = rehearse(test::bundleOf({{u"1_a"_s, "CREATE TABLE a ();"},
                                                 {u"2_b"_s, "CREATE INDEX CONCURRENTLY by_name ON items (name);"},
                                                 {u"3_c"_s, "VACUUM items;"},
                                                 {u"4_d"_s, "CREATE TABLE d ();"}}));

    QVERIFY(report && !report->failure);
    QCOMPARE(names(report->rehearsal.runs), QStringList({u"1_a"_s, u"4_d"_s}));
    QCOMPARE(report->rehearsal.leftOut, test::keys({u"2_b"_s, u"3_c"_s}));
}

void RehearsingTest::takesBackAFileThatEndsItsTransaction()
{
    const QByteArray before = dump();

    const auto report = rehearse(test::bundleOf({{u"1_a"_s, "BEGIN;\nCREATE TABLE a ();\n  COMMIT;\nSELECT 1;"}}));

    QVERIFY(report && !report->failure);
    QCOMPARE(names(report->rehearsal.runs), QStringList{u"1_a"_s});
    QCOMPARE(dump(), before);
}

void RehearsingTest::tellsWhatHappens()
{
    QStringList events;
    QMutex guard;
    const auto note = [&](const MigrationEvent &event) {
        const QMutexLocker locker(&guard);
        events += u"%1 %2 %3/%4"_s.arg(int(event.kind)).arg(event.key.name).arg(event.index + 1).arg(event.count);
    };

    QVERIFY(rehearse(test::bundleOf({{u"1_a"_s, "CREATE TABLE a ();"}, {u"2_b"_s, "SELECT 1/0;"}}), note));

    using Kind = MigrationEvent::Kind;
    QCOMPARE(events,
             QStringList({u"%1 1_a 1/2"_s.arg(int(Kind::Started)), u"%1 1_a 1/2"_s.arg(int(Kind::Applied)),
                          u"%1 2_b 2/2"_s.arg(int(Kind::Started)), u"%1 2_b 2/2"_s.arg(int(Kind::Failed))}));
}

void RehearsingTest::keepsPrismaOutWhileItRuns()
{
    QStringList free;
    const auto ask = [&](const MigrationEvent &event) {
        if (event.kind == MigrationEvent::Kind::Applied)
            free += m_server.sql(m_address, u"SELECT pg_try_advisory_lock(72707369)"_s);
    };

    QVERIFY(rehearse(test::bundleOf({{u"1_a"_s, "CREATE TABLE a ();"}, {u"2_b"_s, "CREATE TABLE b ();"}}), ask));

    QCOMPARE(free, QStringList({u"f"_s, u"f"_s}));
    QCOMPARE(m_server.sql(m_address, u"SELECT pg_try_advisory_lock(72707369)"_s), u"t"_s);
}

void RehearsingTest::namesTheHolderOfTheLock()
{
    ConnectionAddress prisma = m_address;
    prisma.options += {u"application_name"_s, u"schema-engine"_s};
    Session holder(prisma);
    QVERIFY(holder.run("SELECT pg_advisory_lock(72707369)"));
    m_timeouts.lock = 100ms;
    m_timeouts.lockPause = 20ms;

    const auto report = rehearse(test::bundleOf({{u"1_a"_s, "CREATE TABLE a ();"}}));

    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Busy);
    QVERIFY2(report.error().message.contains(u"“schema-engine”"_s), qPrintable(report.error().message));
}

void RehearsingTest::aTableInUseEndsItWithinTheTimeAllowed()
{
    Session colleague(m_address);
    QVERIFY(colleague.run("BEGIN"));
    QVERIFY(colleague.run("UPDATE items SET name = 'mine' WHERE id = 1"));
    m_timeouts.table = 300ms;
    QElapsedTimer waited;
    waited.start();

    const auto report = rehearse(test::bundleOf(
        {{u"1_a"_s, "CREATE TABLE a ();"}, {u"2_b"_s, "CREATE TABLE b ();\nALTER TABLE items ADD COLUMN x int;"}}));

    QVERIFY(report && report->failure);
    QCOMPARE(report->failure->error.kind, ErrorKind::Busy);
    QCOMPARE(report->failure->line, 2);
    QVERIFY(waited.elapsed() >= 300);
    QVERIFY2(waited.elapsed() < 5'000, qPrintable(QString::number(waited.elapsed())));
    QVERIFY(colleague.run("COMMIT"));
    QCOMPARE(m_server.sql(m_address, u"SELECT name FROM items WHERE id = 1"_s), u"mine"_s);
}

void RehearsingTest::aStopEndsIt()
{
    const QByteArray before = dump();
    PgSchemaHistory history(m_address, only(test::bundleOf({{u"1_a"_s, "DELETE FROM items; SELECT pg_sleep(60);"}})));
    Future running = history.rehearse({}, {});
    QTRY_COMPARE(working(u"DELETE FROM items%"_s), u"1"_s);

    running.cancel();

    QTRY_COMPARE(working(u"%"_s), u"0"_s);
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"_s), u"0"_s);
    QCOMPARE(dump(), before);
}

void RehearsingTest::aKilledServerEndsIt()
{
    const QByteArray before = dump();
    PgSchemaHistory history(m_address, only(test::bundleOf({{u"1_a"_s, "DELETE FROM items; SELECT pg_sleep(60);"}})));
    const Future running = history.rehearse({}, {});
    QTRY_COMPARE(working(u"DELETE FROM items%"_s), u"1"_s);

    m_server.sql(m_address,
                 u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'DELETE FROM items%'"_s);

    const auto report = finished(running);
    QVERIFY(report ? bool(report->failure) : report.error().kind == ErrorKind::Offline);
    QCOMPARE(dump(), before);
}

void RehearsingTest::aRoleWithoutRightsIsToldSo()
{
    m_server.sql(m_address, u"GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"_s);
    m_address.user = u"reader"_s;

    const auto report = rehearse(test::bundleOf({{u"1_a"_s, "CREATE TABLE a ();"}}));

    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Rights);
}

void RehearsingTest::aRoleThatMayOnlyReadIsToldSo()
{
    m_server.sql(m_address,
                 u"GRANT ALL ON SCHEMA public TO looker; GRANT ALL ON ALL TABLES IN SCHEMA public TO looker;"
                 "ALTER ROLE looker SET default_transaction_read_only = on"_s);
    m_address.user = u"looker"_s;

    const auto report = rehearse(test::bundleOf({{u"1_a"_s, "CREATE TABLE a ();"}}));

    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Rights);
}

//! Rights on the schema and its tables are enough for applying; the database may be somebody else's.
void RehearsingTest::needsNoMoreRightsThanApplying()
{
    m_server.sql(m_address,
                 u"GRANT ALL ON SCHEMA public TO keeper; GRANT ALL ON ALL TABLES IN SCHEMA public TO keeper;"
                 "ALTER TABLE items OWNER TO keeper"_s);
    m_address.user = u"keeper"_s;
    const Bundle bundle = test::bundleOf({{u"1_a"_s, "ALTER TABLE items ADD COLUMN x int;"}});

    const auto report = rehearse(bundle);
    Session session(m_address);
    const auto applied = Runner(session, {bundle}).apply();

    QVERIFY(applied && !applied->failure);
    QVERIFY(report);
    QVERIFY2(!report->failure, report->failure ? qPrintable(report->failure->error.detail) : "");
}

void RehearsingTest::worksThroughAPooler()
{
    const test::TestBouncer bouncer(m_server);
    const QByteArray before = dump();
    PgSchemaHistory history(bouncer.pooled(m_address),
                            only(test::bundleOf({{u"1_a"_s, "ALTER TABLE items ADD COLUMN x int; DELETE FROM old;"}})));

    const auto report = finished(history.rehearse({}, {}));

    QVERIFY(report && !report->failure);
    QCOMPARE(texts(report->rehearsal.rows), QStringList({u"public.items 3 3"_s, u"public.old 1 0"_s}));
    QCOMPARE(dump(), before);
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in tr%'"_s),
             u"0"_s);
}

CATALPA_TEST(RehearsingTest)
#include "tst_dryrunner.moc"
