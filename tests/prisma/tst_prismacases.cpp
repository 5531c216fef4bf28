// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/casefixture.h"
#include "prisma/datamodel/datamodelreader.h"
#include "prisma/schema/calculation.h"
#include "prisma/sql/script.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

Result<prisma::Database> tablesOf(const QString &schema)
{
    if (schema.isEmpty())
        return prisma::Database();
    return prisma::readDatamodel({{u"schema.prisma"_s, schema}}).map([](const prisma::Datamodel &datamodel) {
        return prisma::databaseFor(datamodel);
    });
}

} // namespace

//! The SQL between two schemas, beside what Prisma's own engine wrote.
class PrismaCasesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesWhatPrismaWrites_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("sql");
        for (const QString &file : {u"generated1"_s, u"generated2"_s, u"generated3"_s, u"generated4"_s, u"generated5"_s,
                                    u"generated6"_s, u"byhand"_s}) {
            for (const PrismaCase &each : prismaCases(file))
                QTest::newRow(qUtf8Printable(each.name)) << each.from << each.to << each.sql;
        }
    }

    void writesWhatPrismaWrites()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, sql);

        const auto before = tablesOf(from);
        const auto after = tablesOf(to);

        QVERIFY2(before, qUtf8Printable(before ? QString() : before.error().message));
        QVERIFY2(after, qUtf8Printable(after ? QString() : after.error().message));
        QCOMPARE(prisma::scriptBetween(*before, *after).text, sql);
    }

    void refusesWhatPrismaRefuses_data()
    {
        QTest::addColumn<QString>("schema");
        for (const QString &schema : prismaSchemas(u"refused"_s, u"refused"_s))
            QTest::newRow(qUtf8Printable(schema.section(u"model"_s, 1).simplified())) << schema;
    }

    void refusesWhatPrismaRefuses()
    {
        QFETCH(QString, schema);

        const auto read = tablesOf(schema);

        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Invalid);
        const QRegularExpression place(u"^schema\\.prisma:[1-9]\\d*:[1-9]\\d*: \\S.*[.…]"_s);
        QVERIFY2(place.match(read.error().message).hasMatch(), qUtf8Printable(read.error().message));
    }

    void declinesWithAReasonWhatItCannotWrite_data()
    {
        QTest::addColumn<QString>("schema");
        for (const QString &schema : prismaSchemas(u"declined"_s, u"declined"_s))
            QTest::newRow(qUtf8Printable(schema.section(u"model"_s, 1).simplified())) << schema;
    }

    void declinesWithAReasonWhatItCannotWrite()
    {
        QFETCH(QString, schema);

        const auto read = tablesOf(schema);

        QVERIFY(!read);
        QVERIFY(read.error().message.startsWith(u"schema.prisma:"_s));
    }
};

CATALPA_TEST(PrismaCasesTest)
#include "tst_prismacases.moc"
