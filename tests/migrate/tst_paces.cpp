// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/session.h"
#include "impactfixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace catalpa;
using namespace catalpa::migrate;
using namespace catalpa::test;

constexpr qint64 rows = 1'200'000;

//! How long the work of a migration is said to take, against that of an index on a text.
class PacesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    //! As it was measured beside CREATE INDEX ON books (title), on PostgreSQL 15 with 1.2 million books.
    void keepsTheProportionsThatWereMeasured_data()
    {
        QTest::addColumn<double>("times");
        QTest::addRow("CREATE INDEX ON books (author_id)") << 0.2;
        QTest::addRow("CREATE INDEX CONCURRENTLY ON books (author_id)") << 0.3;
        QTest::addRow("CREATE INDEX ON books (lower(title))") << 1.0;
        QTest::addRow("CREATE INDEX ON books USING gin (title gin_trgm_ops)") << 3.0;
        QTest::addRow("CREATE INDEX ON books (catalpa.search_words(title))") << 4.6;
        QTest::addRow("CREATE INDEX ON books USING gin (catalpa.search_words(title) gin_trgm_ops)") << 9.0;
        QTest::addRow("INSERT INTO copied SELECT id, title FROM books") << 0.38;
        QTest::addRow("INSERT INTO copied SELECT b.id, a.name FROM books b JOIN authors a ON a.id = b.author_id")
            << 0.5;
        QTest::addRow("ALTER TABLE books ADD CHECK (author_id > 0)") << 0.07;
    }
    void keepsTheProportionsThatWereMeasured()
    {
        QFETCH(const double, times);

        const double told =
            double(milliseconds(QTest::currentDataTag())) / milliseconds("CREATE INDEX ON books (title)");

        QVERIFY2(told > times / 2 && told < times * 2, qPrintable(QString::number(told)));
    }

    void aTableThatIsWrittenAnewHasItsIndexesMadeAnew()
    {
        const int with = milliseconds("ALTER TABLE books ALTER id TYPE bigint");
        TableFacts facts = factsOf(rows);
        facts.indexes.clear();
        const int without = outlookOn(facts, "ALTER TABLE books ALTER id TYPE bigint").milliseconds;

        QCOMPARE(with - without, milliseconds("CREATE INDEX ON books (title)"));
    }

    void whatIsInsertedCountsForTheNextStatement()
    {
        const ImpactReport report = reportOn(
            factsOf(rows), "CREATE TABLE c (t text); INSERT INTO c SELECT title FROM books; CREATE INDEX ON c (t);");

        QCOMPARE(report.statements.at(2).milliseconds, milliseconds("CREATE INDEX ON books (title)"));
    }

    void aFileSaysItsOwnPace()
    {
        const ImpactReport report = reportOn(factsOf(rows),
                                             "-- Title: Fill\n\n-- Pace: 20000 records of public.books a second\n"
                                             "SELECT catalpa.fill_reading();\nCREATE INDEX ON catalpa.later (a);");

        QCOMPARE(report.milliseconds(), 60'000);
        QCOMPARE(report.statements.at(0).milliseconds, 60'000);
    }

    void takesLongerOnASlowServer()
    {
        TableFacts facts = factsOf(rows);
        facts.slowness = 3;

        QCOMPARE(outlookOn(facts, "CREATE INDEX ON books (title)").milliseconds,
                 3 * milliseconds("CREATE INDEX ON books (title)"));
    }

    void asksTheServerHowSlowItIs()
    {
        TestServer server;
        db::Session session(server.createDatabase());

        const auto facts = readTableFacts(session, {QStringLiteral("public")});

        QVERIFY(facts);
        QVERIFY2(facts->slowness > 0.1 && facts->slowness != 1, qPrintable(QString::number(facts->slowness)));
    }

private:
    static int milliseconds(const QByteArray &sql) { return outlookOn(factsOf(rows), sql).milliseconds; }
};

CATALPA_TEST(PacesTest)
#include "tst_paces.moc"
