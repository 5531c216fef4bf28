// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "houserule.h"
#include "treefacts.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace catalpa::lint;

Q_DECLARE_METATYPE(catalpa::lint::HouseRule)

namespace {

QString root()
{
    return QStringLiteral(CATALPA_SOURCE_DIR);
}

QString report(const QList<Offence> &offences, const QString &rule)
{
    QStringList lines{rule};
    for (const Offence &offence : offences)
        lines.append(offence.toString());
    return lines.join(u'\n');
}

void write(const QString &path, const QByteArray &text)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void addRules()
{
    QTest::addColumn<HouseRule>("rule");
    const QList<HouseRule> rules = houseRules();
    for (const HouseRule &rule : rules)
        QTest::newRow(qPrintable(rule.name)) << rule;
}

} // namespace

//! What a search through the tree can tell of the house rules. Each offence is told with file and line.
class TestHouse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_tree = readTree(root()); }

    void theTreeKeepsTheRule_data() { addRules(); }
    void theTreeKeepsTheRule()
    {
        QFETCH(HouseRule, rule);

        QList<Offence> offences;
        for (const SourceFile &file : std::as_const(m_tree))
            offences += rule.check(file);

        QVERIFY2(offences.isEmpty(), qPrintable(report(offences, rule.sentence)));
    }

    void theRuleCanBeBroken_data() { addRules(); }
    void theRuleCanBeBroken()
    {
        QFETCH(HouseRule, rule);

        QVERIFY2(!rule.check(rule.bad).isEmpty(), qPrintable(rule.bad.text));
    }

    void theRuleCanBeKept_data() { addRules(); }
    void theRuleCanBeKept()
    {
        QFETCH(HouseRule, rule);

        const QList<Offence> offences = rule.check(rule.good);

        QVERIFY2(offences.isEmpty(), qPrintable(report(offences, rule.sentence)));
    }

    void offencesAreToldWithTheirLine()
    {
        const SourceFile file{u"src/ui/a.cpp"_s,
                              u"// A QEventLoop\n/* and\nanother QEventLoop */\n\n  QEventLoop loop;\n"_s};

        const QList<Offence> offences = forbid({u"src/"_s}, View::Code, u"QEventLoop"_s)(file);

        QCOMPARE(report(offences, u"Rule"_s), u"Rule\nsrc/ui/a.cpp:5: QEventLoop"_s);
    }

    void codeIsToldFromCommentsAndLiterals_data()
    {
        QTest::addColumn<QString>("cpp");
        QTest::addColumn<QString>("code");
        QTest::newRow("line comment") << u"a; // b"_s << u"a;     "_s;
        QTest::newRow("block comment") << u"a; /* b\nc */ d"_s << u"a;     \n     d"_s;
        QTest::newRow("string") << u"f(\"a\\\"b\")"_s << u"f(\"    \")"_s;
        QTest::newRow("raw string") << u"R\"(a\"b)\" c"_s << u"R\"(   )\" c"_s;
        QTest::newRow("raw string with a delimiter") << u"R\"x(a)\")x\" c"_s << u"R\"x(   )x\" c"_s;
        QTest::newRow("comment sign in a string") << u"\"//\" a"_s << u"\"  \" a"_s;
        QTest::newRow("character") << u"'\"' a"_s << u"' ' a"_s;
        QTest::newRow("number") << u"10'000 + 10'000"_s << u"10'000 + 10'000"_s;
    }
    void codeIsToldFromCommentsAndLiterals()
    {
        QFETCH(QString, cpp);
        QFETCH(QString, code);

        QCOMPARE(codeOnly(cpp), code);
    }

    void shippedMigrationsStayAsTheyAre()
    {
        QFile sums(root() + u"/tests/lint/migrations.sha256"_s);
        QVERIFY(sums.open(QIODevice::ReadOnly));

        const QList<Offence> offences = migrationsThatChanged(root(), QString::fromUtf8(sums.readAll()));

        QVERIFY2(offences.isEmpty(), qPrintable(report(offences, u"A shipped migration is never edited."_s)));
    }

    void anEditedNewOrLostMigrationIsFound()
    {
        const QTemporaryDir folder;
        write(folder.filePath(u"migrations/public/1_edited/migration.sql"_s), "select 2;\n");
        write(folder.filePath(u"migrations/public/2_new/migration.sql"_s), "");

        const QList<Offence> offences = migrationsThatChanged(
            folder.path(), u"00  public/1_edited/migration.sql\n11  public/0_lost/migration.sql\n"_s);

        QCOMPARE(offences.size(), 3);
        QVERIFY(offences[0].what.contains(u"changed"_s));
        QVERIFY(
            offences[1].what.contains(u"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 is not in"_s));
        QVERIFY(offences[2].what.contains(u"removed"_s));
    }

    void everyResourceIsListedAndThere()
    {
        const QList<Offence> offences = resourcesThatDoNotMatch(root());

        QVERIFY2(offences.isEmpty(), qPrintable(report(offences, u"Resources and their lists agree."_s)));
    }

    void aLostOrUnlistedResourceIsFound()
    {
        const QTemporaryDir folder;
        write(folder.filePath(u"resources/icons/add.svg"_s), "<svg/>");
        write(folder.filePath(u"resources/icons/unused.svg"_s), "<svg/>");
        write(folder.filePath(u"resources/catalpa.qrc"_s),
              "<RCC><qresource>\n<file>icons/add.svg</file>\n<file>icons/lost.svg</file>\n</qresource></RCC>\n");

        const QList<Offence> offences = resourcesThatDoNotMatch(folder.path());

        QCOMPARE(report(offences, u"Rule"_s),
                 u"Rule\nresources/catalpa.qrc:3: icons/lost.svg is listed and not there\n"
                 "resources/icons/unused.svg: it is in no .qrc"_s);
    }

    void theLicenceIsThere()
    {
        QFile licence(root() + u"/LICENSE"_s);

        QVERIFY(licence.open(QIODevice::ReadOnly));
        const QByteArray text = licence.readAll();

        QVERIFY(text.contains("GNU GENERAL PUBLIC LICENSE"));
        QVERIFY(text.contains("Version 3, 29 June 2007"));
    }

    void longFilesAreFound()
    {
        QCOMPARE(filesThatGrewLong({{u"src/ui/a.cpp"_s, QString(301, u'\n')}}).size(), 1);
        QCOMPARE(filesThatGrewLong({{u"src/ui/a.h"_s, QString(121, u'\n')}}).size(), 1);
        QVERIFY(filesThatGrewLong({{u"src/ui/a.cpp"_s, QString(300, u'\n')}}).isEmpty());
    }

    void filesAreShort()
    {
        const QList<Offence> offences = filesThatGrewLong(m_tree);

        QVERIFY2(offences.isEmpty(), qPrintable(report(offences, u"A class is missing in these long files."_s)));
    }

    void aCountWithoutFormsIsFound()
    {
        const QTemporaryDir folder;
        write(folder.filePath(u"resources/translations/catalpa_en.ts"_s),
              "<TS><message numerus=\"yes\"><source>%n book(s) here.</source></message>"
              "<message><source>%n author(s)</source></message></TS>");
        const SourceFile kept{u"src/ui/a.cpp"_s, u"tr(\"%n book(s) \"\n   \"here.\", nullptr, 2);\n"_s};
        const SourceFile broken{u"src/ui/b.cpp"_s, u"\ntr(\"%n author(s)\", nullptr, 2);\n"_s};

        const QList<Offence> offences = countsWithoutForms(folder.path(), {kept, broken});

        QCOMPARE(report(offences, u"Rule"_s), u"Rule\nsrc/ui/b.cpp:2: %n author(s)"_s);
    }

    void everyCountHasItsForms()
    {
        const QList<Offence> offences = countsWithoutForms(root(), m_tree);

        QVERIFY2(offences.isEmpty(), qPrintable(report(offences, u"A counted sentence has a form for one."_s)));
    }

    void aSourceWithoutHeaderIsFound()
    {
        QCOMPARE(sourcesWithoutHeader({{u"src/ui/a.cpp"_s, {}}, {u"src/ui/b.h"_s, {}}}).size(), 1);
        QVERIFY(sourcesWithoutHeader({{u"src/ui/a.cpp"_s, {}}, {u"src/ui/a.h"_s, {}}}).isEmpty());
        QVERIFY(sourcesWithoutHeader({{u"src/app/main.cpp"_s, {}}}).isEmpty());
    }

    void everySourceHasItsHeader()
    {
        const QList<Offence> offences = sourcesWithoutHeader(m_tree);

        QVERIFY2(offences.isEmpty(),
                 qPrintable(report(offences, u"A function is declared in the header of the file that defines it."_s)));
    }

    void aLargeFolderIsFound()
    {
        QList<SourceFile> tree;
        for (int i = 0; i < 31; ++i)
            tree.append({u"src/ui/a%1.h"_s.arg(i), {}});

        QCOMPARE(foldersThatGrewLarge(tree).size(), 1);
        tree.removeLast();
        QVERIFY(foldersThatGrewLarge(tree).isEmpty());
    }

    void foldersAreSmall()
    {
        const QList<Offence> offences = foldersThatGrewLarge(m_tree);

        QVERIFY2(offences.isEmpty(), qPrintable(report(offences, u"A room is missing in these folders."_s)));
    }

private:
    QList<SourceFile> m_tree;
};

QTEST_GUILESS_MAIN(TestHouse)

#include "tst_house.moc"
