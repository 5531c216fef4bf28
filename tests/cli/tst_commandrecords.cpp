// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commandline.h"
#include "cli/commands.h"
#include "cli/completion.h"
#include "cli/help.h"
#include "cli/lists/listorder.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa::cli;

//! What is made from the records of the commands, and the man page, which is written by hand.
class CommandRecordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void haveAManPageThatListsThem();
    void haveOptionsThatTheManPageExplains();
    void sortByTheLevelsOfTheManPage();
    void haveASummaryAndSomethingToDo();
    void refuseWhatDoesNotFit();
    void areHelpedOneByOne();
    void areHelpedByGroup();
    void completeWhatIsTyped_data();
    void completeWhatIsTyped();
};

namespace {

QString manPage()
{
    QFile file(QStringLiteral(CATALPA_MAN_PAGE));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

//! The line ".BR books "[" \-\-author ]" as it is read: its arguments in one, without fonts.
QString readable(const QString &line)
{
    QString text;
    bool isQuoted = false;
    for (const QChar letter : line.section(u' ', 1)) {
        if (letter == u'"')
            isQuoted = !isQuoted;
        else if (letter != u' ' || isQuoted || line.startsWith(".B "_L1))
            text += letter;
    }
    return text.remove(QRegularExpression(u"\\\\f[A-Z]"_s)).replace("\\-"_L1, "-"_L1);
}

//! The terms of one section.
QStringList termsOf(const QString &section)
{
    QStringList terms;
    const QString text = manPage().section(u".SH %1\n"_s.arg(section), 1).section(u"\n.SH "_s, 0, 0);
    for (const QString &term : text.split(u".TP\n"_s).sliced(1))
        terms += readable(term.section(u'\n', 0, 0));
    return terms;
}

} // namespace

void CommandRecordsTest::haveAManPageThatListsThem()
{
    QStringList listed = termsOf(u"COMMANDS"_s);
    QStringList known;
    for (const Command &command : commandsFitting({}))
        known += command.usage();

    listed.sort();
    known.sort();
    QCOMPARE(listed, known);
}

void CommandRecordsTest::haveOptionsThatTheManPageExplains()
{
    const QString explained = termsOf(u"OPTIONS"_s).join(u'\n');

    for (const Option &option : optionsOf()) {
        if (option.isCommon)
            QVERIFY2(explained.contains("--"_L1 + option.name), qPrintable(option.name));
    }
}

void CommandRecordsTest::sortByTheLevelsOfTheManPage()
{
    const QString told = manPage().section(u".B \\-\\-sort\ntakes"_s, 1).section(u"\n.IP"_s, 0, 0);
    const auto namesIn = [&told](const QString &from, const QString &until) {
        static const QRegularExpression name(u"\\n\\.BR? (\\w+)"_s);
        QStringList names;
        auto found = name.globalMatch(told.section(from, 1).section(until, 0, 0));
        while (found.hasNext())
            names += found.next().captured(1);
        return names;
    };

    QCOMPARE(namesIn(u"downwards:"_s, u"for authors"_s), levelNames(catalpa::SearchScope::Authors));
    QCOMPARE(namesIn(u"for authors,"_s, u"for books"_s), levelNames(catalpa::SearchScope::Books));
}

void CommandRecordsTest::haveASummaryAndSomethingToDo()
{
    for (const Command &command : commandsFitting({})) {
        QVERIFY2(command.summary.endsWith(u'.'), qPrintable(command.name));
        QVERIFY2(command.run, qPrintable(command.name));
        for (const Option &option : command.allOptions())
            QVERIFY2(option.summary.endsWith(u'.'), qPrintable(command.name + u' ' + option.name));
    }
}

//! Each in every way in which any command can be misused. What is refused here ends with the code for that.
void CommandRecordsTest::refuseWhatDoesNotFit()
{
    for (const Command &command : commandsFitting({})) {
        const auto isRefused = [&command](const QStringList &words) {
            return !readCommandLine(QStringList{u"catalpa-cli"_s} + command.words() + words);
        };
        QStringList needed;
        for (const Argument &argument : command.arguments)
            needed += argument.values.value(0, u"1"_s);

        QVERIFY2(isRefused(needed + QStringList{u"--frobnicate"_s}), qPrintable(command.name));
        QVERIFY2(isRefused(needed + QStringList{u"--json=yes"_s}), qPrintable(command.name));
        if (!needed.isEmpty())
            QVERIFY2(isRefused(needed.first(needed.size() - 1)), qPrintable(command.name));
        if (!needed.isEmpty())
            QVERIFY2(isRefused(needed.first(needed.size() - 1) + QStringList{QString()}), qPrintable(command.name));
        if (command.furtherWords.isEmpty())
            QVERIFY2(isRefused(needed + QStringList{u"more"_s}), qPrintable(command.name));
        for (const Option &option : optionsOf()) {
            const auto own = command.allOptions();
            const bool isOwn =
                std::any_of(own.cbegin(), own.cend(), [&](const Option &each) { return each.name == option.name; });
            const QString word = u"--"_s + option.name;
            const QStringList once = option.value.isEmpty() ? QStringList{word} : QStringList{word, u"1"_s};
            const QString name = command.name + u' ' + option.name;
            if (!isOwn)
                QVERIFY2(isRefused(needed + once), qPrintable(name));
            else if (!option.value.isEmpty())
                QVERIFY2(isRefused(needed + once + once) && isRefused(needed + QStringList{word}), qPrintable(name));
        }
    }
}

void CommandRecordsTest::areHelpedOneByOne()
{
    for (const Command &command : commandsFitting({})) {
        const QString text = helpText(command.words());

        QVERIFY2(text.startsWith("catalpa-cli "_L1 + command.usage() + u'\n'), qPrintable(text));
        QVERIFY(text.simplified().contains(command.summary));
        for (const Option &option : command.allOptions())
            QVERIFY2(text.contains(option.usage()), qPrintable(command.name + u' ' + option.name));
    }
}

void CommandRecordsTest::areHelpedByGroup()
{
    const QString migrate = helpText({u"migrate"_s});
    const QString unknown = helpText({u"borrow"_s});

    QVERIFY(migrate.contains("\n  migrate drift "_L1));
    QVERIFY(!migrate.contains("\n  authors "_L1) && !migrate.contains("Exit codes"_L1));
    QCOMPARE(unknown, helpText());
    QVERIFY(unknown.contains("\n  authors "_L1));
}

void CommandRecordsTest::completeWhatIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("offers");

    QTest::addRow("the first word")
        << u""_s << u"authors books history export import lookup doubles seed serve local copy move migrate"_s;
    QTest::addRow("a beginning") << u"mi"_s << u"migrate"_s;
    QTest::addRow("behind an option") << u"--json mo"_s << u"move"_s;
    QTest::addRow("behind a value") << u"--database local copy "_s << u"save check restore"_s;
    QTest::addRow("nothing") << u"borrow "_s << u""_s;
    QTest::addRow("a complete command") << u"authors "_s << u""_s;
    QTest::addRow("options of a command") << u"books --"_s
                                          << u"--limit --count --author --search --sort --after --sort-names --details "
                                             u"--database --json --verbose --help "
                                             "--version"_s;
    QTest::addRow("no foreign option") << u"local stop --d"_s << u""_s;
    QTest::addRow("a value") << u"seed --sample w"_s << u"world"_s;
    QTest::addRow("a level of authors") << u"authors --sort n"_s << u"name"_s;
    QTest::addRow("the levels of books")
        << u"books --sort "_s
        << u"title author country added id subtitle people language published publisher place edition series series_number extent subjects isbn issn lccn oclc doi shelf_mark copies"_s;
    QTest::addRow("behind levels") << u"books --sort -title --l"_s << u"--limit"_s;
    QTest::addRow("a value of the same name") << u"move --to l"_s << u"local"_s;
    QTest::addRow("a free value") << u"migrate deploy --to "_s << u""_s;
    QTest::addRow("a folder") << u"migrate plan --from "_s << u":folders"_s;
    QTest::addRow("a file") << u"copy check li"_s << u":files"_s;
    QTest::addRow("the second argument") << u"migrate diff empty d"_s << u"database :folders :files"_s;
    QTest::addRow("a word or a file") << u"import "_s << u"undo :files"_s;
    QTest::addRow("a format") << u"export --format marc"_s << u"marc marcxml"_s;
    QTest::addRow("too many arguments") << u"migrate diff empty database "_s << u""_s;
}

void CommandRecordsTest::completeWhatIsTyped()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, offers);

    QCOMPARE(completionsOf(typed.split(u' ')), offers.split(u' ', Qt::SkipEmptyParts));
}

CATALPA_TEST(CommandRecordsTest)
#include "tst_commandrecords.moc"
