// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/translation.h"
#include "migrate/impact/impact.h"
#include "migrate/pgschemahistory.h"
#include "support/testregistry.h"
#include "support/testserver.h"
#include "wording/migrations/impacttext.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;
using namespace catalpa::test;

//! Where there is no table, nothing can be lost, and nobody can be kept waiting: what is told of files is so, too.
class NewDatabaseTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance()); }
    void init() { m_address = m_server.createDatabase(); }

    void ourMigrationsLoseNothing()
    {
        const QString summary = safetyText(status(), impacts());

        QVERIFY2(summary.contains(u"a new database: "_s) && summary.contains(u" tables are made, nothing is lost"_s),
                 qPrintable(summary));
        QVERIFY2(!summary.contains(u"data is lost"_s) && !summary.contains(u"wait"_s), qPrintable(summary));
        QVERIFY2(!summary.contains(u"danger"_s), qPrintable(summary + u'\n' + lintFindingsOf(impacts()).join(u'\n')));
        const int made = summary.section(u"a new database: "_s, 1).section(u' ', 0, 0).toInt();
        PgSchemaHistory history(m_address);
        QVERIFY(history.apply({}, {}).result());
        QCOMPARE(made,
                 m_server
                     .sql(m_address,
                          u"SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p') AND "
                          "relnamespace::regnamespace::text IN ('public', 'catalpa') AND "
                          "relname NOT IN ('_prisma_migrations', 'migration_notes')"_s)
                     .toInt());
    }

    void otherTablesMakeItAnOldOne()
    {
        m_server.sql(m_address, u"CREATE TABLE loans (book text)"_s);

        const QString summary = safetyText(status(), impacts());

        QVERIFY2(!summary.contains(u"a new database"_s), qPrintable(summary));
        QVERIFY2(!summary.contains(u"data is lost"_s), qPrintable(summary)); // Nothing of ours is there.
    }

    void whatTakesFromThoseIsALoss_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<bool>("isLoss");
        QTest::newRow("a table that is there") << QByteArray("DELETE FROM public.loans") << true;
        QTest::newRow("a view of it") << QByteArray("CREATE VIEW catalpa.seen AS SELECT * FROM public.loans; "
                                                    "DELETE FROM catalpa.seen")
                                      << true;
        QTest::newRow("a function that is there") << QByteArray("DROP FUNCTION public.due() CASCADE") << true;
        QTest::newRow("one that cannot be there")
            << QByteArray("DROP FUNCTION IF EXISTS catalpa.due() CASCADE") << false;
        QTest::newRow("another database") << QByteArray("DROP DATABASE library") << true;
    }
    void whatTakesFromThoseIsALoss()
    {
        QFETCH(const QByteArray, sql);
        QFETCH(const bool, isLoss);
        m_server.sql(m_address,
                     u"CREATE TABLE loans (book text); INSERT INTO loans VALUES ('Solaris'); ANALYZE loans; "
                     "CREATE FUNCTION due() RETURNS integer LANGUAGE sql AS 'SELECT 14'"_s);

        QCOMPARE(outlook(sql).losesData(), isLoss);
    }

    void ofAnotherDatabaseALossIsToldAlsoHere() { QVERIFY(outlook("DROP DATABASE library").losesData()); }

    //! A table alone, without a key, and no record of migrations.
    void aSchemaWithATableIsNotEmpty()
    {
        m_server.sql(m_address,
                     u"CREATE TABLE public.loans (book text); INSERT INTO public.loans VALUES ('Solaris')"_s);

        QCOMPARE(outlook("GRANT ALL ON public.loans TO PUBLIC").dangers(), 1);
        QVERIFY(outlook("DROP TABLE public.loans CASCADE").losesData());
    }

    void rightsOnWhatIsThereStayADanger()
    {
        QCOMPARE(outlook("GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_file(text) TO PUBLIC").dangers(), 1);
        QCOMPARE(outlook("GRANT ALL ON SCHEMA public TO PUBLIC").dangers(), 1);
        QCOMPARE(outlook("GRANT CONNECT ON DATABASE library TO PUBLIC").dangers(), 1);
        QCOMPARE(outlook("CREATE FUNCTION catalpa.f() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS "
                         "'BEGIN RETURN NULL; END'")
                     .dangers(),
                 1);
        QCOMPARE(outlook("CREATE FUNCTION catalpa.f() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS "
                         "'BEGIN RETURN NULL; END'; REVOKE EXECUTE ON FUNCTION catalpa.f() FROM PUBLIC")
                     .dangers(),
                 0);
    }

private:
    SchemaStatus status() const
    {
        PgSchemaHistory history(m_address);
        return history.status().result().value();
    }
    QList<ImpactReport> impacts() const
    {
        PgSchemaHistory history(m_address);
        return history.impact(false).result().value();
    }
    ImpactReport outlook(const QByteArray &sql) const
    {
        db::Session session(m_address);
        const auto facts = readTableFacts(session, {u"public"_s, u"catalpa"_s});
        return impactOf({{.name = u"20260101000000_test"_s, .sql = sql, .schema = u"catalpa"_s}}, *facts).constFirst();
    }

    TestServer m_server;
    ConnectionAddress m_address;
};

CATALPA_TEST(NewDatabaseTest)
#include "tst_newdatabase.moc"
