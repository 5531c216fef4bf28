// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/drift/driftcheck.h"
#include "migrate/history/historystate.h"
#include "migrate/run/dryrunner.h"
#include "migrate/run/runner.h"
#include "migrationfixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::db;
using namespace catalpa::migrate;
using namespace catalpa::test;

namespace {

const QList<QByteArray> guarded{R"sql(
CREATE TABLE ev (id bigint GENERATED ALWAYS AS IDENTITY, n int);
CREATE VIEW vv AS SELECT * FROM ev;
ALTER TABLE ev ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON ev FOR SELECT USING (n > 0);
CREATE RULE r AS ON DELETE TO vv DO INSTEAD NOTHING;
CREATE COLLATION de (provider = icu, locale = 'de');
CREATE STATISTICS st ON id, n FROM ev;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
)sql"};

const QList<QByteArray> enums{"CREATE TYPE k AS ENUM ('a');\nCREATE TABLE t (k k);", "ALTER TYPE k ADD VALUE 'b';",
                              "ALTER TABLE t ALTER k SET DEFAULT 'b';\nALTER TABLE t ADD n int;"};

const QList<QByteArray> schemas{
    "CREATE SCHEMA IF NOT EXISTS auth;\nCREATE TYPE auth.role AS ENUM ('A');\n"
    "CREATE TABLE auth.users (id int PRIMARY KEY, role auth.role);\nCREATE TABLE posts (id int);",
    "CREATE INDEX CONCURRENTLY users_role ON auth.users (role);"};

} // namespace

//! Folders whose files need a database of their own to be tried out: drift, adoption, rehearsal.
class FolderShapesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_address = m_server.createDatabase(); }

    void cleanup() { QCOMPARE(shadows(), QStringList()); }

    void seesNoDriftInWhatWasApplied_data() { folders(); }
    void seesNoDriftInWhatWasApplied()
    {
        QFETCH(const QList<QByteArray>, files);
        const Bundle bundle = folder(files);
        apply(bundle);

        QCOMPARE(findings(bundle), SchemaFindings());
    }

    void adoptsWhatPsqlHasMade_data() { folders(); }
    void adoptsWhatPsqlHasMade()
    {
        QFETCH(const QList<QByteArray>, files);
        const Bundle bundle = folder(files);
        apply(bundle);
        m_server.sql(m_address, u"DROP TABLE _prisma_migrations"_s);

        const SchemaFindings found = findings(bundle);

        QCOMPARE(found.adoptable.size(), files.size());
        QCOMPARE(found.notCompared, QStringList());
    }

    void rehearsesAll_data() { folders(); }
    void rehearsesAll()
    {
        QFETCH(const QList<QByteArray>, files);
        Session session(m_address);
        const QList<Bundle> bundles{folder(files)};
        const SchemaHistory::Progress nobody;

        const auto report = DryRunner(session, bundles, {}, nobody).run({});

        QVERIFY(report);
        QVERIFY2(!report->failure, report->failure ? qPrintable(report->failure->error.message) : "");
        QCOMPARE(report->rehearsal.runs.size(), files.size());
        QCOMPARE(report->rehearsal.leftOut, QList<MigrationKey>());
        QVERIFY(!report->rehearsal.changes.isEmpty());
        QCOMPARE(
            m_server.rows(m_address, u"SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"_s),
            QStringList());
    }

    void seesWhatGuardsTheTables_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("told");
        QTest::addRow("row level security") << u"ALTER TABLE ev DISABLE ROW LEVEL SECURITY"_s << u"is switched off"_s;
        QTest::addRow("policy") << u"DROP POLICY p ON ev"_s << u"The policy “p” on “ev” is missing."_s;
        QTest::addRow("another policy") << u"ALTER POLICY p ON ev USING (true)"_s
                                        << u"The policy “p” on “ev” is made"_s;
        QTest::addRow("rule") << u"DROP RULE r ON vv"_s << u"The rule “r” on “vv” is missing."_s;
        QTest::addRow("collation") << u"DROP COLLATION de"_s << u"The collation “de” is missing."_s;
        QTest::addRow("statistics") << u"DROP STATISTICS st"_s << u"The statistics “st” of “ev” is missing."_s;
        QTest::addRow("sequence") << u"ALTER SEQUENCE ev_id_seq INCREMENT BY 10"_s << u"The column “id” of “ev”"_s;
        QTest::addRow("grant") << u"GRANT SELECT, INSERT ON ev TO PUBLIC"_s
                               << u"“PUBLIC” has the right INSERT, SELECT on “ev”"_s;
        QTest::addRow("right of a function")
            << u"REVOKE EXECUTE ON FUNCTION f FROM PUBLIC"_s << u"“PUBLIC” lacks the right EXECUTE on “f()”"_s;
        QTest::addRow("owner") << u"ALTER TABLE ev OWNER TO stranger"_s << u"“ev” belongs to the role “stranger”"_s;
    }

    void seesWhatGuardsTheTables()
    {
        QFETCH(const QString, change);
        QFETCH(const QString, told);
        m_server.sql(m_address, u"DROP ROLE IF EXISTS stranger"_s);
        m_server.createRole(u"stranger"_s);
        const Bundle bundle = folder(guarded);
        apply(bundle);

        m_server.sql(m_address, change);

        QStringList sentences;
        for (const SchemaDifference &difference : findings(bundle).drift)
            sentences += difference.sentence;
        QVERIFY2(sentences.join(u' ').contains(told), qPrintable(sentences.join(u'\n')));
        m_server.sql(m_address, u"REASSIGN OWNED BY stranger TO CURRENT_USER"_s);
    }

    //! Without the right CREATEDB one schema is tried out in a schema, and more are told as a limit.
    void aRoleThatMayNotCreateDatabasesIsToldSo()
    {
        m_server.sql(m_address, u"DROP ROLE IF EXISTS modest"_s);
        m_server.createRole(u"modest"_s);
        m_server.sql(
            m_address,
            u"GRANT ALL ON SCHEMA public TO modest; GRANT CREATE ON DATABASE %1 TO modest"_s.arg(m_address.database));
        m_address.user = u"modest"_s;
        const Bundle one = folder({"CREATE TABLE a (n int);"});
        apply(one);

        QCOMPARE(findings(one), SchemaFindings());
        const SchemaFindings more = findings(folder({"CREATE TABLE a (n int);", "CREATE SCHEMA b;"}));
        QCOMPARE(more.drift, QList<SchemaDifference>());
        QVERIFY2(more.notCompared.join(u' ').contains(u"CREATEDB"_s), qPrintable(more.notCompared.join(u' ')));
        m_server.sql(m_address, u"DROP TABLE a, _prisma_migrations"_s);
    }

    void statementsAboutTheWholeServerAreNotRunTwice()
    {
        m_server.sql(m_address, u"DROP ROLE IF EXISTS made"_s);
        const Bundle bundle = folder({"CREATE ROLE made;\nCREATE TABLE a (n int);\nGRANT SELECT ON a TO made;"});
        apply(bundle);

        QCOMPARE(findings(bundle), SchemaFindings());
        m_server.sql(m_address, u"DROP TABLE a; DROP ROLE made"_s);
    }

    void dropsWhatAKilledProgramHasLeft()
    {
        m_server.sql(m_address, u"CREATE DATABASE catalpa_shadow_1000000000_abc"_s);
        const Bundle bundle = folder(enums);
        apply(bundle);

        QCOMPARE(findings(bundle), SchemaFindings());

        QCOMPARE(shadows(), QStringList());
    }

private:
    static void folders()
    {
        QTest::addColumn<QList<QByteArray>>("files");
        QTest::addRow("enums") << enums;
        QTest::addRow("schemas") << schemas;
        QTest::addRow("guards") << guarded;
        QTest::addRow("rows") << QList<QByteArray>{"CREATE TABLE a (n int);\nCOPY a FROM stdin;\n1\n\\.\n",
                                                   "CREATE TABLE b (n int);"};
        QTest::addRow("a block that commits")
            << QList<QByteArray>{"CREATE TABLE a (n int);", "DO $$ BEGIN INSERT INTO a VALUES (1); COMMIT; END $$;",
                                 "ALTER TABLE a ADD m int;"};
    }

    static Bundle folder(const QList<QByteArray> &files)
    {
        Bundle bundle{u"public"_s, {}};
        bundle.folder = u"own"_s;
        for (const QByteArray &sql : files)
            bundle.migrations += Migration{u"%1_file"_s.arg(bundle.migrations.size() + 1), sql};
        return bundle;
    }

    void apply(const Bundle &bundle) const
    {
        Session session(m_address);
        const auto report = Runner(session, {bundle}).apply();
        QVERIFY(report);
        QVERIFY2(!report->failure, report->failure ? qPrintable(report->failure->error.message) : "");
    }

    SchemaFindings findings(const Bundle &bundle) const
    {
        Session session(m_address);
        const auto history = readHistoryState(session, {bundle});
        const auto found = checkDrift(session, {bundle}, history->status.steps);
        if (!found)
            qFatal("%s", qPrintable(found.error().message + found.error().detail));
        return *found;
    }

    QStringList shadows() const
    {
        return m_server.rows(m_address, u"SELECT datname FROM pg_database WHERE datname LIKE 'catalpa\\_shadow%'"_s);
    }

    TestServer m_server;
    ConnectionAddress m_address;
};

CATALPA_TEST(FolderShapesTest)
#include "tst_foldershapes.moc"
