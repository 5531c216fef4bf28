// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/bulk/lastchange.h"
#include "core/bulk/recipes.h"
#include "core/bulk/spreadsheet.h"
#include "support/testregistry.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

using OptionalText = std::optional<QString>;
using Lines = QList<QStringList>;

//! What is proposed for many records: replacing, pasting, repeating.
class BulkRecipesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replaces_data();
    void replaces();
    void saysWhatIsWrongWithAPattern();
    void aPatternThatNeverEndsIsGivenUp_data();
    void aPatternThatNeverEndsIsGivenUp();
    void proposesWhatACellWouldTake();
    void proposesNothingWhereNothingChanges();
    void showsTheWordsAroundADifference();
    void readsCellsOfASpreadsheet_data();
    void readsCellsOfASpreadsheet();
    void refusesTooManyCells();
    void laysCellsOverColumns();
    void takesTitlesForTitles();
    void saysWhatDoesNotFit();
    void repeatsTheLastChangeButNotItsUndoing();

private:
    static Author inAustria()
    {
        Author author = authorNamed({7}, u"Karel Čapek"_s);
        author.country = u"AT"_s;
        return author;
    }
    static Replacement replacement(const ReplacementRule &rule) { return *Replacement::from(rule); }
};

void BulkRecipesTest::replaces_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("find");
    QTest::addColumn<QString>("with");
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("made");
    QTest::addColumn<int>("times");
    QTest::addRow("plain") << u"Rossum Rossum"_s << u"Ross"_s << u"Robb"_s << u""_s << u"Robbum Robbum"_s << 2;
    QTest::addRow("capitals do not matter") << u"ÉTÉ été"_s << u"été"_s << u"x"_s << u""_s << u"x x"_s << 2;
    QTest::addRow("capitals matter") << u"ÉTÉ été"_s << u"été"_s << u"x"_s << u"c"_s << u"ÉTÉ x"_s << 1;
    QTest::addRow("whole words") << u"rat rats, rat"_s << u"rat"_s << u"cat"_s << u"w"_s << u"cat rats, cat"_s << 2;
    QTest::addRow("whole words of any script")
        << u"кот котик"_s << u"кот"_s << u"пёс"_s << u"w"_s << u"пёс котик"_s << 1;
    QTest::addRow("signs are signs") << u"a.b axb (c)"_s << u"a.b"_s << u"\\1"_s << u""_s << u"\\1 axb (c)"_s << 1;
    QTest::addRow("composed and decomposed") << u"Cafe\u0301"_s << u"caf\u00e9"_s << u"Tee"_s << u""_s << u"Tee"_s << 1;
    QTest::addRow("groups") << u"Čapek, Karel"_s << u"(\\w+), (\\w+)"_s << u"\\2 \\1"_s << u"p"_s << u"Karel Čapek"_s
                            << 1;
    QTest::addRow("all of it, and a backslash") << u"ab"_s << u"a"_s << u"[\\0\\\\]"_s << u"p"_s << u"[a\\]b"_s << 1;
    QTest::addRow("nothing found") << u"abc"_s << u"x"_s << u"y"_s << u"p"_s << u"abc"_s << 0;
    QTest::addRow("empty matches") << u"ab"_s << u"x*"_s << u"-"_s << u"p"_s << u"-a-b-"_s << 3;
}

void BulkRecipesTest::replaces()
{
    QFETCH(const QString, text);
    QFETCH(const QString, find);
    QFETCH(const QString, with);
    QFETCH(const QString, options);
    const auto rule = replacement({.find = find,
                                   .with = with,
                                   .isPattern = options.contains(u'p'),
                                   .matchesCase = options.contains(u'c'),
                                   .wholeWords = options.contains(u'w')});

    const auto made = rule.in(text);

    QVERIFY(made);
    QTEST(made->first, "made");
    QTEST(made->second, "times");
}

void BulkRecipesTest::saysWhatIsWrongWithAPattern()
{
    const auto rule = Replacement::from({.find = u"ab(c"_s, .isPattern = true});
    QVERIFY(!rule);
    QCOMPARE(rule.error().kind, ErrorKind::Invalid);
    QVERIFY2(rule.error().message.contains(u"character 5"_s), qPrintable(rule.error().message));
    QVERIFY(Replacement::from({.find = u"ab(c"_s}));
    QVERIFY(!Replacement::from({.find = {}}));
}

void BulkRecipesTest::aPatternThatNeverEndsIsGivenUp_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    const QString many = QString(60, u'a');
    QTest::addRow("a repetition in a repetition") << u"(a+)+$"_s << many + u"!"_s;
    QTest::addRow("alternatives") << u"(a|aa)+$"_s << many + u"!"_s;
    QTest::addRow("it lifts the limit itself") << u"(*LIMIT_MATCH=4000000000)(a+)+$"_s << many + u"!"_s;
    QTest::addRow("words") << u"^(\\w+\\s?)*$"_s << QString(u"word "_s).repeated(30) + u"!"_s;
}

void BulkRecipesTest::aPatternThatNeverEndsIsGivenUp()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, text);
    QElapsedTimer time;
    time.start();

    const auto rule = Replacement::from({.find = pattern, .with = u"x"_s, .isPattern = true});
    const auto made = rule ? rule->in(text) : Result<std::pair<QString, int>>(passOn(rule));

    QVERIFY(!made);
    QVERIFY2(time.elapsed() < 5'000, qPrintable(QString::number(time.elapsed())));
    if (rule)
        QCOMPARE(made.error().kind, ErrorKind::Busy);
}

void BulkRecipesTest::proposesWhatACellWouldTake()
{
    const Author author = inAustria();

    const auto country = settingRecipes(RecordField::Country, u" cz "_s).author(author, 0).value();
    const auto cleared = settingRecipes(RecordField::Country, u"  "_s).author(author, 0).value();
    const auto nameless = settingRecipes(RecordField::Name, u" "_s).author(author, 0).value();
    const auto decomposed = settingRecipes(RecordField::Name, u"C\u030capek"_s).author(author, 0).value();

    AuthorEdit edited{.id = {7}};
    change(edited, author, RecordField::Country, u" cz "_s);
    QCOMPARE(std::get<AuthorEdit>(country->edit), edited);
    QCOMPARE(country->before, u"AT"_s);
    QCOMPARE(std::get<AuthorEdit>(cleared->edit).country->to, OptionalText());
    QCOMPARE(cleared->after, u"—"_s);
    QCOMPARE(nameless->problem, u"An author needs a name."_s);
    QCOMPARE(std::get<AuthorEdit>(decomposed->edit).name->to, u"\u010capek"_s);
}

void BulkRecipesTest::proposesNothingWhereNothingChanges()
{
    const Author author = authorNamed({7}, u"Karel Čapek"_s);
    Book book;
    book.id = {1};
    book.title = u"R.U.R."_s;
    book.authorId = {7};
    book.authorName = u"Karel Čapek"_s;

    QVERIFY(!settingRecipes(RecordField::Country, {}).author(author, 0).value());
    QVERIFY(!replacingRecipes(RecordField::Title, replacement({.find = u"x"_s})).book(book, 0).value());
    QVERIFY(!authorRecipes(author).book(book, 0).value());
    QCOMPARE(authorRecipes(authorNamed({8}, u"Josef"_s)).book(book, 0).value()->after, u"Josef"_s);
}

void BulkRecipesTest::showsTheWordsAroundADifference()
{
    const QString start = QString(u"word "_s).repeated(100);
    const auto [before, after] = aroundDifference(start + u"old"_s, start + u"new\nline"_s);
    QVERIFY(before.startsWith(u'…') && before.endsWith(u"old"_s));
    QVERIFY(after.startsWith(u'…') && after.endsWith(u"new line"_s));
    QVERIFY(before.size() < 60);
    QCOMPARE(aroundDifference(u"a"_s, u"b"_s), std::pair(u"a"_s, u"b"_s));
}

void BulkRecipesTest::readsCellsOfASpreadsheet_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Lines>("cells");
    QTest::addRow("one") << u"a"_s << Lines{{u"a"_s}};
    QTest::addRow("lines of any system") << u"a\tb\nc\td\r\ne\tf\r"_s
                                         << Lines{{u"a"_s, u"b"_s}, {u"c"_s, u"d"_s}, {u"e"_s, u"f"_s}};
    QTest::addRow("empty cells") << u"\ta\t\n\n"_s << Lines{{u""_s, u"a"_s, u""_s}, {u""_s}};
    QTest::addRow("quoted") << u"\"a\nb\"\tc\n\"d\te\"\n"_s << Lines{{u"a\nb"_s, u"c"_s}, {u"d\te"_s}};
    QTest::addRow("doubled quotation marks") << u"\"say \"\"hi\"\" now\"\tx"_s << Lines{{u"say \"hi\" now"_s, u"x"_s}};
    QTest::addRow("a title in quotation marks") << u"\"Heroes\"\tx"_s << Lines{{u"\"Heroes\""_s, u"x"_s}};
    QTest::addRow("a quotation at the beginning") << u"\"Ah\" he said\tx"_s << Lines{{u"\"Ah\" he said"_s, u"x"_s}};
    QTest::addRow("one that never ends") << u"\"a\tb\nc"_s << Lines{{u"\"a"_s, u"b"_s}, {u"c"_s}};
    QTest::addRow("nothing") << QString() << Lines{};
}

void BulkRecipesTest::readsCellsOfASpreadsheet()
{
    QFETCH(const QString, text);
    const auto cells = cellsFrom(text);
    QVERIFY(cells);
    QTEST(*cells, "cells");
}

void BulkRecipesTest::refusesTooManyCells()
{
    for (const QString &text : {QString(u"a\tb\n"_s).repeated(50'000), QString(u"a\n"_s).repeated(100'000)}) {
        const auto cells = cellsFrom(text);
        QVERIFY(!cells);
        QVERIFY2(cells.error().message.contains(u"50,000"_s), qPrintable(cells.error().message));
        QVERIFY(cells.error().message.contains(u"Paste them in parts"_s));
    }
    QCOMPARE(cellsFrom(QString(u"a\tb\n"_s).repeated(25'000))->size(), 25'000);
}

namespace {

const QList<PasteColumn> shownColumns{{u"Name"_s, RecordField::Name},
                                      {u"Country"_s, RecordField::Country},
                                      {u"Books"_s, {}},
                                      {u"Biography"_s, RecordField::Biography}};

} // namespace

void BulkRecipesTest::laysCellsOverColumns()
{
    const PastePlan plan = planPaste({{u"A"_s, u"CZ"_s}, {u"B"_s}, {u"C"_s, u""_s}}, shownColumns, 0, 10);
    QCOMPARE(plan.rows.size(), 3);
    QVERIFY(plan.notes.isEmpty());
    const Recipe<Author> recipe = pastingRecipes(plan).author;
    const Author author = inAustria();

    const auto both = std::get<AuthorEdit>(recipe(author, 0).value()->edit);
    QCOMPARE(both.name->to, u"A"_s);
    QCOMPARE(both.country->to, OptionalText(u"CZ"_s));
    QVERIFY(!std::get<AuthorEdit>(recipe(author, 1).value()->edit).country); // A short line leaves the rest.
    QCOMPARE(std::get<AuthorEdit>(recipe(author, 2).value()->edit).country->to,
             OptionalText()); // An empty cell does not.
    QCOMPARE(recipe(author, 0).value()->after, u"Name: A; Country: CZ"_s);
}

void BulkRecipesTest::takesTitlesForTitles()
{
    const PastePlan plan = planPaste({{u"country"_s, u" Name"_s}, {u"CZ"_s, u"A"_s}}, shownColumns, 3, 10);
    QCOMPARE(plan.rows, (Lines{{u"CZ"_s, u"A"_s}}));
    QVERIFY(plan.fields.at(0) == RecordField::Country && plan.fields.at(1) == RecordField::Name);
    QCOMPARE(plan.notes.size(), 1);
    // A single line, and a line with other words, are values.
    QCOMPARE(planPaste({{u"Country"_s}}, shownColumns, 1, 10).rows.size(), 1);
    QCOMPARE(planPaste({{u"Name"_s, u"Nobody"_s}, {u"A"_s, u"B"_s}}, shownColumns, 0, 10).rows.size(), 2);
}

void BulkRecipesTest::saysWhatDoesNotFit()
{
    const PastePlan plan =
        planPaste({{u"CZ"_s, u"3"_s, u"Text"_s, u"x"_s, u"y"_s}, {u"DE"_s}, {u"FR"_s}}, shownColumns, 1, 2);
    QCOMPARE(plan.rows.size(), 2);
    QCOMPARE(plan.notes.size(), 3);
    QVERIFY(plan.notes.at(0).contains(u"Books"_s));
    QVERIFY(plan.notes.at(1).endsWith(u": 2."_s));
    QVERIFY(plan.notes.at(2).endsWith(u": 1."_s));
    QVERIFY(planPaste({{u"3"_s}}, shownColumns, 2, 2).isEmpty());
}

void BulkRecipesTest::repeatsTheLastChangeButNotItsUndoing()
{
    LastChange last;
    QVERIFY(!last.field());
    const AuthorEdit edit{.id = {1}, .country = Change<OptionalText>{u"AT"_s, u"CZ"_s}};
    last.note(edit);
    last.note(edit.inverse());
    last.note(NewAuthor{u"Nobody"_s});
    last.note(
        AuthorEdit{.id = {1}, .name = Change<QString>{u"a"_s, u"b"_s}, .country = Change<OptionalText>{{}, u"DE"_s}});

    QVERIFY(last.field() == RecordField::Country);
    QCOMPARE(last.text(), u"CZ"_s);
    QVERIFY(!last.isOfBooks());
    const Author author = authorNamed({2}, u"Karel"_s);
    QCOMPARE(std::get<AuthorEdit>(last.recipes().author(author, 0).value()->edit).country->to, OptionalText(u"CZ"_s));

    last.note(BookEdit{.id = {1}, .author = Change<Id<Author>>{{1}, {2}}, .authorNames = {u"a"_s, u"b"_s}});
    QVERIFY(last.isOfBooks());
    QCOMPARE(last.recipes().book(Book(), 0).value()->after, u"b"_s);
}

CATALPA_TEST(BulkRecipesTest)
#include "tst_bulkrecipes.moc"
