// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/prisma/describedstate.h"
#include "migrate/prisma/replayedstate.h"
#include "migrate/prisma/schemadrift.h"
#include "prisma/casefixture.h"
#include "prisma/datamodel/datamodelreader.h"
#include "prisma/difference/predicatematch.h"
#include "prisma/schema/calculation.h"
#include "prisma/sql/script.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

prisma::Database tablesOf(const QString &schema)
{
    const auto read = prisma::readDatamodel({{u"schema.prisma"_s, schema}});
    if (!read)
        qFatal("%s", qUtf8Printable(read.error().message));
    return prisma::databaseFor(*read);
}

//! What Prisma's diff says of the schema itself, which a migration never makes.
QByteArray withoutPublic(const QString &sql)
{
    return QString(sql).remove(u"-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS \"public\";\n\n"_s).toUtf8();
}

} // namespace

//! What Prisma sees in a database: the SQL from there to a schema, beside what its own engine wrote.
class PrismaDatabaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_address = m_server.createDatabase();
        m_server.sql(m_address, u"CREATE EXTENSION citext"_s);
    }

    void writesWhatPrismaWritesAfterADatabase_data()
    {
        QTest::addColumn<QString>("history");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("sql");
        for (const QString &file : {u"generated1"_s, u"generated2"_s, u"generated3"_s, u"generated4"_s, u"generated5"_s,
                                    u"generated6"_s, u"byhand"_s}) {
            for (const PrismaCase &each : prismaCases(file)) {
                if (each.hasDatabase)
                    QTest::newRow(qUtf8Printable(each.name)) << each.history << each.to << each.sqlAfterDatabase;
            }
        }
    }

    void writesWhatPrismaWritesAfterADatabase()
    {
        QFETCH(QString, history);
        QFETCH(QString, to);
        QFETCH(QString, sql);
        db::Session session(m_address);
        const QStringList schemas{u"public"_s};

        const auto made = migrate::replayed(session, {Migration{u"1_a"_s, withoutPublic(history)}}, schemas);

        QVERIFY2(made, qUtf8Printable(made ? QString() : made.error().message));
        const prisma::Database before = migrate::describedState(*made, schemas, u"public"_s, false);
        QCOMPARE(prisma::scriptBetween(before, tablesOf(to)).text, sql);
        const QList<SchemaDifference> told = migrate::schemaDrift(before, tablesOf(to));
        QCOMPARE(told.isEmpty(), sql.isEmpty());
        for (const SchemaDifference &difference : told) {
            QVERIFY2(difference.sentence.endsWith(u'.'), qPrintable(difference.object));
            QVERIFY2(!difference.sentence.contains("another way"_L1), qPrintable(difference.sentence));
            if (difference.sentence.contains("is the same"_L1))
                QCOMPARE(difference.expected, difference.found);
        }
    }

    void seesWhatPrismaSeesInTablesMadeByHand_data()
    {
        QTest::addColumn<qsizetype>("number");
        for (qsizetype i = 0; i < prismaSchemas(u"introspection"_s, u"tables"_s).size(); ++i)
            QTest::addRow("%d", int(i)) << i;
    }

    void seesWhatPrismaSeesInTablesMadeByHand()
    {
        QFETCH(qsizetype, number);
        const auto part = [number](const QString &heading) {
            return prismaSchemas(u"introspection"_s, heading).at(number).trimmed();
        };
        const ConnectionAddress address = m_server.createDatabase();
        m_server.sql(address, part(u"tables"_s));
        const auto datamodel = prisma::readDatamodel({{u"schema.prisma"_s, part(u"schema"_s)}});
        QVERIFY(datamodel);
        db::Session session(address);
        const QStringList schemas{u"public"_s};

        const auto read = schema::readSnapshot(session, schemas);

        QVERIFY(read);
        const prisma::Database found =
            migrate::describedState(*read, schemas, u"public"_s, datamodel->configuration.hasPartialIndexes);
        const auto expected = [&part](const QString &heading) {
            return part(heading).remove(u"-- This is an empty migration."_s);
        };
        const prisma::Database wanted = prisma::databaseFor(*datamodel);
        QCOMPARE(prisma::scriptBetween(found, wanted).text.trimmed(), expected(u"towards the schema"_s));
        QCOMPARE(prisma::scriptBetween(wanted, found).text.trimmed(), expected(u"towards the database"_s));
        QCOMPARE(migrate::schemaDrift(found, wanted).isEmpty(), expected(u"towards the schema"_s).isEmpty());
        QCOMPARE(migrate::schemaDrift(wanted, found).isEmpty(), expected(u"towards the database"_s).isEmpty());
    }

    void comparesConditionsOfPartialIndexesAsPrismaDoes_data()
    {
        QTest::addColumn<QString>("ofTheSchema");
        QTest::addColumn<QString>("ofTheDatabase");
        QTest::addColumn<bool>("areEqual");
        const auto add = [](const char *schema, const char *database, bool areEqual) {
            QTest::newRow(schema) << QString::fromUtf8(schema) << QString::fromUtf8(database) << areEqual;
        };
        // What Prisma 7.10's engine says of these; the second is what PostgreSQL 15 makes of the first, or of another.
        add("(y = 'b')", "(y = 'a'::text)", false);
        add("(Y = 'a')", "(y = 'a'::text)", false);
        add("(\"y\" = 'a')", "(y = 'a'::text)", true);
        add("((y)=('a'))", "(y = 'a'::text)", true);
        add("(bo = true)", "bo", false);
        add("(y in ('a','b'))", "(y = ANY (ARRAY['a'::text, 'b'::text]))", false);
        add("(lower(y)='a')", "(lower(y) = 'a'::text)", true);
        add("(LOWER(y) = 'a')", "(lower(y) = 'a'::text)", false);
        add("(y != 'a')", "(y <> 'a'::text)", true);
        add("(d > '2020-01-01')", "(d > '2020-01-01'::date)", true);
        add("(ts > '2020-01-01 00:00:00')", "(ts > '2020-01-01 00:00:00'::timestamp without time zone)", true);
        add("(v = 'x')", "((v)::text = 'x'::text)", false);
        add("(n > 1)", "(n > (1)::numeric)", true);
        add("(y is not null)", "(y IS NOT NULL)", true);
        add("(bo is not true)", "(bo IS NOT TRUE)", true);
        add("(y = 'a(b)')", "(y = 'a(b)'::text)", true);
        add("(y = 'a  b')", "(y = 'a b'::text)", false);
        add("(y = 'it''s')", "(y = 'it''s'::text)", true);
        add("(y = 'a::text')", "(y = 'a::text'::text)", true);
        add("(i > 5 and (bo or y is null))", "((i > 5) AND (bo OR (y IS NULL)))", true);
    }

    void comparesConditionsOfPartialIndexesAsPrismaDoes()
    {
        QFETCH(QString, ofTheSchema);
        QFETCH(QString, ofTheDatabase);
        QFETCH(bool, areEqual);
        QCOMPARE(prisma::arePredicatesEqual(ofTheSchema, ofTheDatabase), areEqual);
    }

    void keepsTheWarningsOfTablesWithRows()
    {
        m_server.sql(m_address,
                     u"CREATE TABLE filled (a int); INSERT INTO filled VALUES (1); CREATE TABLE bare (a int)"_s);
        db::Session session(m_address);
        const QList<prisma::Warning> warnings{
            {u"one"_s, {{}, u"filled"_s}}, {u"two"_s, {{}, u"bare"_s}}, {u"three"_s, {}}};

        const auto holding = migrate::warningsThatHold(session, warnings, u"public"_s);

        QVERIFY(holding);
        QCOMPARE(holding->size(), 2);
        QCOMPARE(holding->first().sentence, u"one"_s);
        QCOMPARE(holding->last().sentence, u"three"_s);
    }

private:
    TestServer m_server;
    ConnectionAddress m_address;
};

CATALPA_TEST(PrismaDatabaseTest)
#include "tst_prismadatabase.moc"
