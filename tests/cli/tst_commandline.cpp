// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa::test;

class CommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsHelp_data();
    void showsHelp();
    void showsTheHelpOfACommand();
    void completesForAShell();
    void showsItsVersionAndTheLibraries();
    void refusesWhatItDoesNotUnderstand_data();
    void refusesWhatItDoesNotUnderstand();
    void refusesTheNameOfASchema_data();
    void refusesTheNameOfASchema();
    void needsNoDisplay();
    void saysNothingAboutTheLocale();
    void saysThatTheOutputIsClosed();
    void saysWhenTheOutputCannotBeWritten();
};

void CommandLineTest::showsHelp_data()
{
    QTest::addColumn<QStringList>("arguments");

    QTest::addRow("long") << QStringList{u"--help"_s};
    QTest::addRow("short") << QStringList{u"-h"_s};
    QTest::addRow("with other options") << QStringList{u"--json"_s, u"--help"_s};
}

void CommandLineTest::showsHelp()
{
    QFETCH(const QStringList, arguments);

    const Answer answer = PageState().run(arguments);

    QCOMPARE(answer.code, 0);
    QVERIFY(answer.err.isEmpty());
    for (const char *word : {"authors",           "books [--limit N | --count] [--author ID]",
                             "migrate status",    "migrate deploy",
                             "migrate plan",      "migrate rehearse",
                             "migrate undo NAME", "migrate resolve",
                             "migrate adopt",     "migrate drift",
                             "migrate diff",      "migrate new",
                             "migrate dev",       "--from",
                             "--schema",          "seed",
                             "local status",      "local start",
                             "local stop",        "local url",
                             "--database",        "--json",
                             "DATABASE_URL",      ".env"})
        QVERIFY2(answer.out.contains(word), word);
    for (const QByteArray &line : answer.out.split('\n'))
        QVERIFY2(line.size() <= 125, line.constData());
}

void CommandLineTest::showsTheHelpOfACommand()
{
    const Answer answer = PageState().run({u"books"_s, u"--help"_s});

    QCOMPARE(answer.code, 0);
    QVERIFY2(answer.out.startsWith("catalpa-cli books [--limit N | --count] [--author ID] "), answer.out.constData());
    QVERIFY(answer.out.contains("\n\nList the books"));
    QVERIFY(!answer.out.contains("migrate"));
}

void CommandLineTest::completesForAShell()
{
    PageState desk;

    const Answer answer = desk.run({u"--complete"_s, u"--database"_s, u"local"_s, u"local"_s, u"st"_s});

    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.out, QByteArray("status\nstart\nstop\n"));
    QVERIFY(!QFile::exists(desk.path(u"share"_s)));
}

void CommandLineTest::showsItsVersionAndTheLibraries()
{
    const Answer answer = PageState().run({u"--version"_s});

    QCOMPARE(answer.code, 0);
    const QRegularExpression form(
        u"^catalpa-cli \\d+\\.\\d+\\.\\d+( \\([0-9a-f]+\\))?\nQt \\d+\\.\\d+\\.\\d+\nlibpq \\d+\\.\\d+\n"
        "PostgreSQL server: \\d+(\\.\\d+|\\w+)\n$"_s);
    QVERIFY2(form.match(QString::fromUtf8(answer.out)).hasMatch(), answer.out.constData());
}

void CommandLineTest::refusesWhatItDoesNotUnderstand_data()
{
    QTest::addColumn<QStringList>("arguments");

    const auto add = [](const QString &line) {
        QTest::addRow("%s", qPrintable(line)) << line.split(u' ', Qt::SkipEmptyParts);
    };
    add(QString());
    add(u"author"_s);
    add(u"AUTHORS"_s);
    add(u"--frobnicate authors"_s);
    add(u"authors --database"_s);
    add(u"authors books"_s);
    add(u"migrate"_s);
    add(u"migrate reset"_s);
    add(u"migrate status now"_s);
    add(u"migrate undo"_s);
    add(u"migrate undo one two"_s);
    add(u"migrate resolve"_s);
    add(u"migrate resolve init"_s);
    add(u"migrate resolve --applied a --rolled-back b"_s);
    add(u"migrate deploy --to a --only b"_s);
    add(u"migrate deploy --yes"_s);
    add(u"migrate status --only a"_s);
    add(u"migrate status --schema catalpa"_s);
    add(u"migrate diff empty"_s);
    add(u"migrate diff empty database bundled"_s);
    add(u"migrate new add_isbn"_s);
    add(u"migrate new --from ."_s);
    add(u"migrate new x --from . --database local"_s);
    add(u"migrate new x --from"_s);
    add(u"migrate plan --from="_s);
    add(u"migrate deploy --to="_s);
    add(u"authors --from ."_s);
    add(u"books --all"_s);
    add(u"local"_s);
    add(u"local --database local status"_s);
    add(u"books --author"_s);
    add(u"books --author x"_s);
    add(u"books --author 0"_s);
    add(u"books --author -1"_s);
    add(u"books --author 1.5"_s);
    add(u"books --author 9999999999"_s);
    add(u"authors --author 1"_s);
    add(u"seed --sample"_s);
    add(u"seed --sample moon"_s);
    add(u"books --sample guide"_s);
    add(u"history poem 1"_s);
    add(u"history author one"_s);
    add(u"history book 0"_s);
    add(u"doubles people"_s);
    add(u"doubles merge authors 1 two"_s);
    add(u"doubles different books one 2"_s);
    add(u"doubles undo people 1"_s);
    add(u"serve --host nowhere"_s);
    add(u"serve --host 127.1.2"_s);
    add(u"serve --host [::1]"_s);
    add(u"serve --port 65536"_s);
    add(u"serve --name a/b"_s);
    add(u"serve --requests 0"_s);
    add(u"lookup krakatit --import"_s);
    add(u"move"_s);
    add(u"books --search a --search b"_s);
    add(u"authors --database local --database=local"_s);
}

void CommandLineTest::refusesWhatItDoesNotUnderstand()
{
    QFETCH(const QStringList, arguments);
    PageState desk;

    const Answer answer = desk.run(arguments);

    QCOMPARE(answer.code, 2);
    QVERIFY(answer.out.isEmpty());
    QVERIFY2(answer.err.startsWith("catalpa-cli: "), answer.err.constData());
    QCOMPARE(answer.err.count('\n'), 2);
    QVERIFY(!QFile::exists(desk.path(u"share"_s)));
}

void CommandLineTest::refusesTheNameOfASchema_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("sentence");

    QTest::addRow("empty") << u" "_s << QByteArray("--schema needs the name of a schema.");
    QTest::addRow("too long") << QString(64, u'x') << QByteArray("which has at most 63 bytes");
    QTest::addRow("too long in bytes") << QString(32, u'ž') << QByteArray("which has at most 63 bytes");
    QTest::addRow("a command for the terminal") << u"a\x1b[2J"_s << QByteArray("“a\xEF\xBF\xBD[2J”");
    QTest::addRow("a line break") << u"a\nb"_s << QByteArray("characters that cannot be seen");
}

void CommandLineTest::refusesTheNameOfASchema()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, sentence);
    PageState desk;

    for (const QStringList &command : {QStringList{u"migrate"_s, u"deploy"_s, u"--from"_s, u"nowhere"_s},
                                       QStringList{u"migrate"_s, u"diff"_s, u"empty"_s, u"bundled"_s}}) {
        const Answer answer = desk.run(command + QStringList{u"--schema"_s, name});

        QCOMPARE(answer.code, 2);
        QVERIFY2(answer.err.contains(sentence), answer.err.constData());
    }
    QVERIFY(!QFile::exists(desk.path(u"share"_s)));
}

void CommandLineTest::needsNoDisplay()
{
    QProcess ldd;
    ldd.start(u"ldd"_s, {PageState::program()});
    QVERIFY(ldd.waitForFinished());
    const QByteArray libraries = ldd.readAllStandardOutput();

    QVERIFY(libraries.contains("libQt6Core"));
    for (const char *unwanted : {"libQt6Gui", "libQt6Widgets", "libQt6Svg", "libX11", "libGL"})
        QVERIFY2(!libraries.contains(unwanted), libraries.constData());
}

void CommandLineTest::saysNothingAboutTheLocale()
{
    PageState desk;
    desk.setVariable(u"LC_ALL"_s, u"C"_s);

    const Answer answer = desk.run({u"--database"_s, u"Česko"_s, u"authors"_s});

    QCOMPARE(answer.code, 3);
    QCOMPARE(answer.err,
             QByteArray("catalpa-cli: Catalpa remembers no connection named “Česko”. Give the name of one that was "
                        "opened before, or an address such as postgresql://user@server/database.\n"));
}

void CommandLineTest::saysThatTheOutputIsClosed()
{
    for (const QString &words : {u"--help"_s, u"--version"_s, u"--complete mo"_s, u"--json lookup --targets"_s}) {
        const Answer answer = PageState().shell(u"\"$CLI\" %1 >&-"_s.arg(words));

        QCOMPARE(answer.code, 1);
        QCOMPARE(answer.err, QByteArray("catalpa-cli: The output could not be written, because it is closed.\n"));
    }
}

void CommandLineTest::saysWhenTheOutputCannotBeWritten()
{
    const Answer answer = PageState().shell(u"\"$CLI\" --help >/dev/full"_s);

    QCOMPARE(answer.code, 4);
    QCOMPARE(answer.err,
             QByteArray("catalpa-cli: The output could not be written. The system says: No space left on device.\n"));
}

CATALPA_TEST(CommandLineTest)
#include "tst_commandline.moc"
