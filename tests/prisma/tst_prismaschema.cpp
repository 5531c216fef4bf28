// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/datamodel/datamodelreader.h"
#include "prisma/schema/calculation.h"
#include "prisma/sql/script.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

namespace {

const QString head = u"datasource db {\n  provider = \"postgresql\"\n}\n"_s;

Result<prisma::Database> tablesOf(const QList<prisma::SourceFile> &files)
{
    return prisma::readDatamodel(files).map([](const prisma::Datamodel &read) { return prisma::databaseFor(read); });
}

Result<prisma::Database> tablesOf(const QString &text)
{
    return tablesOf({{u"schema.prisma"_s, head + text}});
}

QString warningsBetween(const QString &before, const QString &after)
{
    const auto from = tablesOf(before);
    const auto to = tablesOf(after);
    if (!from || !to)
        qFatal("a schema of the test is wrong");
    return prisma::scriptBetween(*from, *to).withWarnings().section(u"*/"_s, 0, 0);
}

} // namespace

//! Prisma's schema language: what is read, and what is said of mistakes.
class PrismaSchemaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhereAMistakeIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");

        QTest::newRow("type") << u"model A {\n  id Int @id\n  name Strin\n}\n"_s
                              << u"schema.prisma:6:3: There is no type “Strin”."_s;
        QTest::newRow("case") << u"model A {\n  id Int @id\n  b b[]\n}\nmodel B {\n  id Int @id\n}\n"_s
                              << u"Do you mean “B”?"_s;
        QTest::newRow("native type") << u"model A {\n  id Int @id @db.VarChar(3)\n}\n"_s
                                     << u"schema.prisma:5:15: @db.VarChar does not go with the type Int. With Int go"_s;
        QTest::newRow("key") << u"model A {\n  id Int\n}\n"_s << u"schema.prisma:4:7: The model “A” has no key."_s;
        QTest::newRow("other end") << u"model A {\n  id Int @id\n  b B\n}\nmodel B {\n  id Int @id\n}\n"_s
                                   << u"schema.prisma:6:3: “b” in “A” lacks its other end in “B”."_s;
        QTest::newRow("text") << u"model A {\n  id Int @id\n  s String @default(\"x)\n}\n"_s
                              << u"schema.prisma:6:21: This text has no end on its line."_s;
        QTest::newRow("attribute")
            << u"model A {\n  id Int @id @primary\n}\n"_s
            << u"schema.prisma:5:15: There is no attribute @primary here. There are @id, @unique"_s;
        QTest::newRow("block") << u"modle A {\n}\n"_s
                               << u"schema.prisma:4:1: “modle” begins nothing that Prisma knows."_s;
        const QString field = u"model A {\n  id Int @id\n  %1\n}\n"_s;
        QTest::newRow("brackets") << field.arg(u"a Int[ ]"_s) << u"6:8: There is a space between the brackets."_s;
        QTest::newRow("ignored type") << field.arg(u"c Unsupported(\"circle\")? @ignore"_s)
                                      << u"6:29: A field of a type that is not supported is ignored anyway."_s;
        QTest::newRow("type apart") << field.arg(u"c Unsupported (\"circle\")?"_s) << u"6:5: Unsupported() names"_s;
        QTest::newRow("comment") << field.arg(u"a Int /* why */ @unique"_s)
                                 << u"6:9: Prisma reads no comment in the middle of a line."_s;
        QTest::newRow("two comments") << field.arg(u"a Int /* why */ // how"_s)
                                      << u"6:9: Prisma reads no comment in the middle of a line."_s;
        QTest::newRow("comma") << field.arg(u"a Int @unique(map: \"x\",)"_s)
                               << u"6:26: A comma stands behind the last argument."_s;
        QTest::newRow("hyphen") << field.arg(u"a-b Int"_s) << u"6:3: The name “a-b” begins with a digit or"_s;
        QTest::newRow("dot") << field.arg(u"s String @db. Text"_s) << u"6:13: There is a space at the dot"_s;
        QTest::newRow("long name") << u"model A {\n  id Int @id(map: \"%1\")\n}\n"_s.arg(QString(64, u'x'))
                                   << u"is longer than 63 bytes"_s;
    }

    void tellsWhereAMistakeIs()
    {
        QFETCH(QString, text);
        QFETCH(QString, message);

        const auto read = tablesOf(text);

        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Invalid);
        QVERIFY2(read.error().message.contains(message), qUtf8Printable(read.error().message));
    }

    void tellsSeveralMistakesInTheirOrder()
    {
        const auto read = tablesOf(u"model A {\n  id Int @id\n  a Foo\n  b Bar\n}\n"_s);

        QVERIFY(!read);
        QCOMPARE(read.error().message.split(u'\n').size(), 2);
        QVERIFY(read.error().message.startsWith(u"schema.prisma:6:3:"_s));
    }

    void endsOnEndlessNesting()
    {
        const auto read = tablesOf(u"model A {\n  id Int @id @default(%1)\n}\n"_s.arg(QString(100'000, u'[')));

        QVERIFY(!read);
    }

    void readsSeveralFilesAsOne()
    {
        const auto read = tablesOf({{u"a.prisma"_s, head + u"model A {\n  id Int @id\n  bs B[]\n}\n"_s},
                                    {u"b.prisma"_s,
                                     u"model B {\n  id Int @id\n  aId Int\n  a A @relation(fields: [aId], "
                                     "references: [id])\n}\n"_s}});

        QVERIFY2(read, qUtf8Printable(read ? QString() : read.error().message));
        QCOMPARE(read->tables.size(), 2);
        QCOMPARE(read->foreignKeys.first().name, u"B_aId_fkey"_s);
    }

    void namesTheFileOfAMistake()
    {
        const auto read = tablesOf({{u"a.prisma"_s, head}, {u"b.prisma"_s, u"model B {\n  id In @id\n}\n"_s}});

        QVERIFY(!read);
        QVERIFY(read.error().message.startsWith(u"b.prisma:2:3: "_s));
    }

    void passesOverViewsAndComments()
    {
        const auto read =
            tablesOf(u"generator c {\n  provider = \"prisma-client-js\"\n  previewFeatures = "
                     "[\"views\"]\n}\n/// A view\nview V { // here\n  id Int @unique\n}\n/* model X {\n}\n*/\n"
                     "model A {\n  /// the key\n  id Int @id // serial\n  old Int?\n\n  @@ignore\n}\n"_s);

        QVERIFY2(read, qUtf8Printable(read ? QString() : read.error().message));
        QCOMPARE(read->tables.size(), 1);
        QCOMPARE(read->tables.first().columns.size(), 2);
    }

    //! Each of these is read by Prisma 7.10.0.
    void readsCommentsWherePrismaDoes_data()
    {
        QTest::addColumn<QString>("text");
        const auto add = [](const char *name, const char *text) {
            QTest::newRow(name) << QString::fromUtf8(text);
        };
        add("behind a field", "model A {\n  id Int @id /* x */\n}\n");
        add("over lines", "model A {\n  id Int @id /* x\n y */\n}\n");
        add("before a field", "model A {\n  /* x */ /* y */ id Int @id\n}\n");
        add("of two kinds", "model A {\n  /* x */ // y\n  id Int @id\n}\n");
        add("behind braces", "model A { /* x */ /* y */\n  id Int @id\n} /* x */ // y\n");
        add("before a block", "/* x\n y */ model A {\n  id Int @id\n}\n");
        add("behind an attribute", "model A {\n  id Int @id\n  @@map(\"x\") /* x */\n}\n");
        add("in an enum", "enum E {\n  /* x */ a /* y */\n  b @map(\"x\") /* y */\n}\nmodel A {\n  id Int @id\n}\n");
        add("a comma behind a type's", "model A {\n  id Int @id\n  s String @db.VarChar(10,)\n}\n");
        add("at the end", "model A {\n  id Int @id\n}\n/* x */");
        add("spaces",
            "model A {\n  id\xc2\xa0Int @ id\n  a Int []\n  b Unsupported( \"circle\" )?\n  @@ map (\"x\")\n}\n");
    }
    void readsCommentsWherePrismaDoes()
    {
        QFETCH(const QString, text);

        const auto read = tablesOf(text);

        QVERIFY2(read, qUtf8Printable(read ? QString() : read.error().message));
    }

    void readsEmptyParenthesesAndLists()
    {
        const auto read =
            tablesOf(u"generator c {\n  provider = \"prisma-client-js\"\n  previewFeatures = []\n}\n"
                     "model A {\n  id Int @id()\n  b String[] @default([])\n  c String @unique()\n"
                     "  d Unsupported(\"ltree\")?\n  @@index([d], type: Gist)\n  @@index([c,], map: \"x\",)\n}\n"_s);

        QVERIFY(!read); // Prisma has no comma behind the last element of a list, nor behind the last argument.
        QCOMPARE(read.error().message, u"schema.prisma:14:14: Expected a value, but there is “]”."_s);
    }

    void refusesOtherDatabases()
    {
        const auto read = tablesOf(
            {{u"schema.prisma"_s, u"datasource db {\n  provider = \"mysql\"\n}\nmodel A {\n  id Int @id\n}\n"_s}});

        QVERIFY(!read);
        QVERIFY(read.error().message.contains(u"PostgreSQL only"_s));
    }

    void warnsInPrismasWords_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("warning");

        const QString one = u"model A {\n  id Int @id\n  %1\n}\n"_s;
        QTest::newRow("column") << one.arg(u"b Int"_s) << one.arg(u""_s)
                                << u"You are about to drop the column `b` on the `A` table. All the data in the column "
                                   "will be lost."_s;
        QTest::newRow("required")
            << one.arg(u""_s) << one.arg(u"b Int"_s)
            << u"Added the required column `b` to the `A` table without a default value. This is not "
               "possible if the table is not empty."_s;
        QTest::newRow("cast") << one.arg(u"b Int"_s) << one.arg(u"b Int @db.SmallInt"_s)
                              << u"The data in that column will be cast from `Integer` to `SmallInt`."_s;
        QTest::newRow("unique") << one.arg(u"b Int"_s) << one.arg(u"b Int @unique"_s)
                                << u"A unique constraint covering the columns `[b]` on the table `A` will be added."_s;
        QTest::newRow("type") << one.arg(u"b Int"_s) << one.arg(u"b Boolean"_s)
                              << u"Changed the type of `b` on the `A` table. No cast exists"_s;
    }

    void warnsInPrismasWords()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, warning);

        const QString comment = warningsBetween(before, after);

        QVERIFY2(comment.startsWith(u"/*\n  Warnings:\n\n  - "_s), qUtf8Printable(comment));
        QVERIFY2(comment.contains(warning), qUtf8Printable(comment));
    }
};

CATALPA_TEST(PrismaSchemaTest)
#include "tst_prismaschema.moc"
