// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/records/country.h"
#include "core/search/searchpattern.h"
#include "core/search/searchquery.h"
#include "support/testregistry.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

using Field = SearchField;
using Kind = SearchTerm::Kind;
using Reason = SearchRemark::Reason;

//! What was typed in the search, as conditions.
class SearchTermsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatWasTyped_data();
    void readsWhatWasTyped();
    void saysWhatItDidNotTakeAsTyped_data();
    void saysWhatItDidNotTakeAsTyped();
    void plainWordsAreNoSyntax();
    void readsDates_data();
    void readsDates();
    void isTotal();
    void marksWhatWasFound_data();
    void marksWhatWasFound();
    void knowsCountriesByName();
};

void SearchTermsTest::readsWhatWasTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QList<SearchTerm>>("terms");
    const auto word = [](const QString &text, Field field = Field::Anywhere) {
        return SearchTerm{.field = field, .text = text};
    };
    const auto row = [](const char *name, const QString &typed, const QList<SearchTerm> &terms) {
        QTest::addRow("%s", name) << typed << terms;
    };

    row("nothing", u" \t "_s, {});
    row("words", u"le guin"_s, {word(u"le"_s), word(u"guin"_s)});
    row("a field", u"author:guin"_s, {word(u"guin"_s, Field::Author)});
    row("a field in capitals", u"TITLE:x"_s, {word(u"x"_s, Field::Title)});
    row("a phrase", u"\"le  guin\""_s, {{.phrase = true, .text = u"le guin"_s}});
    row("a phrase in a field", u"bio:“le guin”"_s, {{.field = Field::Bio, .phrase = true, .text = u"le guin"_s}});
    row("without", u"-draft"_s, {{.excluded = true, .text = u"draft"_s}});
    row("without a phrase in a field", u"-title:\"a b\""_s,
        {{.field = Field::Title, .excluded = true, .phrase = true, .text = u"a b"_s}});
    row("a hyphen within", u"saint-exupery"_s, {word(u"saint-exupery"_s)});
    row("exact", u"=Lem"_s, {{.kind = Kind::Exact, .text = u"Lem"_s}});
    row("an exact phrase", u"title:=\"The Sea\""_s,
        {{.field = Field::Title, .kind = Kind::Exact, .phrase = true, .text = u"The Sea"_s}});
    row("sort names to check", u"doubt:any"_s, {{.field = Field::Doubt, .kind = Kind::Something}});
    row("nothing recorded", u"country:none"_s, {{.field = Field::Country, .kind = Kind::Nothing}});
    row("something recorded", u"-bio:any"_s, {{.field = Field::Bio, .kind = Kind::Something, .excluded = true}});
    row("none is a word elsewhere", u"none"_s, {word(u"none"_s)});
    row("none in quotation marks", u"title:\"none\""_s, {{.field = Field::Title, .phrase = true, .text = u"none"_s}});
    row("initials", u"J R R Tolkien"_s, {word(u"J R R"_s), word(u"Tolkien"_s)});
    row("initials with full stops", u"J. R. R."_s, {word(u"J. R. R."_s)});
    row("the same word twice", u"so so"_s, {word(u"so"_s)});
    row("a title with a colon", u"Dune: Messiah"_s, {word(u"Dune"_s), word(u"Messiah"_s)});
    row("a time of day", u"3:10"_s, {word(u"3:10"_s)});
    row("an address", u"https://a.b"_s, {word(u"https"_s), word(u"//a.b"_s)});
    row("numbers", u"books:>10"_s, {{.field = Field::Books, .kind = Kind::Number, .least = 11}});
    row("no books", u"books:0"_s, {{.field = Field::Books, .kind = Kind::Number, .least = 0, .most = 0}});
    row("a range", u"books:2..5"_s, {{.field = Field::Books, .kind = Kind::Number, .least = 2, .most = 5}});
    row("invisible characters", u"a\0b \u202esoren\u202c \u0007"_s, {word(u"ab"_s), word(u"soren"_s)});
    row("half a character", u"x"_s + QChar(0xd83d), {word(u"x"_s)});
}

void SearchTermsTest::readsWhatWasTyped()
{
    QFETCH(const QString, typed);
    QFETCH(const QList<SearchTerm>, terms);

    QCOMPARE(parseSearch(typed, SearchScope::Authors).terms, terms);
}

void SearchTermsTest::saysWhatItDidNotTakeAsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<SearchRemark>("remark");
    QTest::addColumn<int>("terms");

    QTest::addRow("a field that is none")
        << u"autor:lem"_s << SearchRemark{Reason::UnknownField, u"autor"_s, u"author"_s} << 1;
    QTest::addRow("a plural") << u"titles:x"_s << SearchRemark{Reason::UnknownField, u"titles"_s, u"title"_s} << 1;
    QTest::addRow("no value yet") << u"lem author:"_s << SearchRemark{Reason::NoValueYet, u"author"_s} << 1;
    QTest::addRow("no date") << u"added:soon"_s << SearchRemark{Reason::NoDate, u"soon"_s} << 0;
    QTest::addRow("no day of the calendar")
        << u"added:2026-02-30"_s << SearchRemark{Reason::NoDate, u"2026-02-30"_s} << 0;
    QTest::addRow("half an age") << u"added:<"_s << SearchRemark{Reason::NoDate, u"<"_s} << 0;
    QTest::addRow("numbers turned round")
        << u"books:5..2"_s << SearchRemark{Reason::TurnedRound, u"5..2"_s, u"2..5"_s} << 1;
    QTest::addRow("days turned round") << u"added:2026-03..2026-01-07"_s
                                       << SearchRemark{Reason::TurnedRound, u"2026-03..2026-01-07"_s,
                                                       u"2026-01-07..2026-03"_s}
                                       << 1;
    QTest::addRow("no number") << u"books:many"_s << SearchRemark{Reason::NoNumber, u"many"_s} << 0;
    QTest::addRow("an open quotation") << u"\"le gu"_s << SearchRemark{Reason::OpenQuotation} << 1;
    QTest::addRow("an open quotation of nothing") << u"\""_s << SearchRemark{Reason::OpenQuotation} << 0;
    QTest::addRow("a minus") << u"an - ox"_s << SearchRemark{Reason::LoneSign, u"-"_s} << 2;
    QTest::addRow("an equals sign") << u"="_s << SearchRemark{Reason::LoneSign, u"="_s} << 0;
    QTest::addRow("without signs") << u"--"_s << SearchRemark{Reason::LoneSign, u"--"_s} << 0;
    QTest::addRow("a whole page") << u"word "_s.repeated(20'000) << SearchRemark{Reason::TooMuch} << 1;
}

void SearchTermsTest::saysWhatItDidNotTakeAsTyped()
{
    QFETCH(const QString, typed);
    QFETCH(const SearchRemark, remark);
    QFETCH(const int, terms);

    const SearchQuery read = parseSearch(typed, SearchScope::Authors);

    QVERIFY(read.remarks.contains(remark));
    QCOMPARE(read.terms.size(), terms);
    QVERIFY(read.usesSyntax);
}

void SearchTermsTest::plainWordsAreNoSyntax()
{
    QVERIFY(!parseSearch(u"le guin J R R r.u.r. 3:10 saint-exupery"_s, SearchScope::Authors).usesSyntax);
    QVERIFY(parseSearch(u"books:0"_s, SearchScope::Books).remarks.contains({Reason::NotHere, u"books"_s, {}}));
    const auto remarks = [](const QString &typed) {
        return parseSearch(typed, SearchScope::Books).remarks;
    };
    QCOMPARE(remarks(u"year:soon"_s), (QList<SearchRemark>{{Reason::NoNumber, u"soon"_s, u"year"_s}}));
    QCOMPARE(remarks(u"-year:2000..1990"_s),
             (QList<SearchRemark>{{Reason::TurnedRound, u"2000..1990"_s, u"1990..2000"_s}}));
    QCOMPARE(remarks(u"year:1990..1990 year:..1990 year:1990.. year:<0"_s), QList<SearchRemark>());
}

void SearchTermsTest::readsDates_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("until");
    const QDate open;

    QTest::addRow("days") << u"<30d"_s << QDate(2026, 2, 13) << open;
    QTest::addRow("weeks") << u"<2w"_s << QDate(2026, 3, 1) << open;
    QTest::addRow("older than a year") << u">1y"_s << open << QDate(2025, 3, 15);
    QTest::addRow("months") << u"<1M"_s << QDate(2026, 2, 15) << open;
    QTest::addRow("beyond the calendar") << u"<99999y"_s << QDate(1000, 1, 1) << open;
    QTest::addRow("a year") << u"2026"_s << QDate(2026, 1, 1) << QDate(2027, 1, 1);
    QTest::addRow("a month") << u"2026-02"_s << QDate(2026, 2, 1) << QDate(2026, 3, 1);
    QTest::addRow("a day") << u"2026-03-01"_s << QDate(2026, 3, 1) << QDate(2026, 3, 2);
    QTest::addRow("a range") << u"2026-03-01..2026-04-01"_s << QDate(2026, 3, 1) << QDate(2026, 4, 2);
    QTest::addRow("an open range") << u"..2025"_s << open << QDate(2026, 1, 1);
    QTest::addRow("before") << u"<2026"_s << open << QDate(2026, 1, 1);
    QTest::addRow("after") << u">2026-01"_s << QDate(2026, 2, 1) << open;
    QTest::addRow("today") << u"today"_s << QDate(2026, 3, 15) << open;
    QTest::addRow("yesterday") << u"Yesterday"_s << QDate(2026, 3, 14) << QDate(2026, 3, 15);
}

void SearchTermsTest::readsDates()
{
    QFETCH(const QString, value);
    QFETCH(const QDate, from);
    QFETCH(const QDate, until);

    const auto read = parseSearch(u"added:"_s + value, SearchScope::Books, QDate(2026, 3, 15));

    QCOMPARE(read.terms.size(), 1);
    QCOMPARE(read.terms.first().kind, Kind::Dates);
    QCOMPARE(read.terms.first().from, from);
    QCOMPARE(read.terms.first().until, until);
}

//! Whatever is typed, terms come of it that are within bounds, and the same is found in a text without an error.
void SearchTermsTest::isTotal()
{
    const QStringList pieces{u"author:"_s,
                             u"-"_s,
                             u"="_s,
                             u"\""_s,
                             u" "_s,
                             u"added:"_s,
                             u"<"_s,
                             u">"_s,
                             u".."_s,
                             u"2026"_s,
                             u"-03"_s,
                             u"books:"_s,
                             u"99999999999"_s,
                             u"none"_s,
                             u"%"_s,
                             u"\\"_s,
                             u"'"_s,
                             u"("_s,
                             u"["_s,
                             u"*"_s,
                             u"\0"_s,
                             u"\u202e"_s,
                             QString(QChar(0xd83d)),
                             u"😀"_s,
                             u"ß"_s,
                             u"å"_s,
                             u"氏"_s,
                             u"J "_s,
                             u"\n"_s,
                             u":"_s,
                             u"country:"_s,
                             u"word"_s};
    QRandomGenerator random(20261125);
    for (int round = 0; round < 5000; ++round) {
        QString typed;
        for (int i = int(random.bounded(40)); i > 0; --i) {
            typed += random.bounded(4) == 0 ? QString(QChar(char16_t(random.bounded(0x10000))))
                                            : pieces.at(qsizetype(random.bounded(quint32(pieces.size()))));
        }
        const auto scope = round % 2 ? SearchScope::Authors : SearchScope::Books;
        const SearchQuery read = parseSearch(typed, scope);

        QVERIFY(read.terms.size() <= mostSearchTerms);
        for (const SearchTerm &term : read.terms) {
            QVERIFY(!term.text.contains(QChar(0)) && term.text.isValidUtf16());
            QVERIFY(!term.from.isValid() || (term.from.year() >= 1000 && term.from.year() < 10'000));
            QVERIFY(term.kind == Kind::Words || term.kind == Kind::Exact ? !term.text.isEmpty() : term.text.isEmpty());
            for (const QString &pattern : patternsOf(term))
                QVERIFY(!pattern.trimmed().isEmpty());
            QVERIFY(QRegularExpression(exactPattern(term.text)).isValid());
        }
        for (const TextRange &range : matchesIn(typed, read.terms))
            QVERIFY(range.start >= 0 && range.length > 0 && range.start + range.length <= typed.size());
    }
}

void SearchTermsTest::marksWhatWasFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("marked");

    QTest::addRow("an accent") << u"Søren Kierkegaard"_s << u"soren"_s << QStringList{u"Søren"_s};
    QTest::addRow("a decomposed accent") << u"Karel C\u030capek"_s << u"capek"_s << QStringList{u"C\u030capek"_s};
    QTest::addRow("an apostrophe") << u"Flann O'Brien"_s << u"obrien"_s << QStringList{u"O'Brien"_s};
    QTest::addRow("a ligature") << u"Æro"_s << u"aer"_s << QStringList{u"Ær"_s};
    QTest::addRow("half a ligature") << u"Straße"_s << u"ras"_s << QStringList{u"raß"_s};
    QTest::addRow("initials") << u"J.R.R. Tolkien"_s << u"j r r"_s << QStringList{u"J.R.R"_s};
    QTest::addRow("initials with blanks") << u"J. R. R. Tolkien"_s << u"jrr"_s << QStringList{u"J. R. R"_s};
    QTest::addRow("a short word") << u"Le legs"_s << u"le"_s << QStringList{u"Le"_s, u"le"_s};
    QTest::addRow("not within") << u"Apple"_s << u"le"_s << QStringList{};
    QTest::addRow("Han") << u"源氏物語"_s << u"氏物"_s << QStringList{u"氏物"_s};
    QTest::addRow("words that overlap") << u"Krakatit"_s << u"kraka katit"_s << QStringList{u"Krakatit"_s};
    QTest::addRow("signs") << u"100% pure"_s << u"%"_s << QStringList{u"%"_s};
    QTest::addRow("exact") << u"Lem lem"_s << u"=lem"_s << QStringList{u"lem"_s};
    QTest::addRow("exact, with an accent behind") << u"C\u0327a C"_s << u"=C"_s << QStringList{u"C"_s};
    QTest::addRow("exact, behind an accent") << u"C\u0327a a"_s << u"=a"_s << QStringList{u"a"_s};
    QTest::addRow("exact, with its accent") << u"C\u0327a"_s << u"=C\u0327a"_s << QStringList{u"C\u0327a"_s};
    QTest::addRow("an exact phrase before an accent") << u"le C\u0327a"_s << u"=\"le C\""_s << QStringList{};
    QTest::addRow("a phrase") << u"At Swim-Two-Birds"_s << u"\"swim two\""_s << QStringList{u"Swim-Two"_s};
    QTest::addRow("a joint") << u"one/two"_s << u"onetw"_s << QStringList{u"one/tw"_s};
    QTest::addRow("a joint, from its second word on") << u"a-one/two"_s << u"onetw"_s << QStringList{u"one/tw"_s};
    QTest::addRow("a joint, from within a word on") << u"one/two"_s << u"net"_s << QStringList{};
    QTest::addRow("beyond the basic plane") << u"👩 𝔄lpha"_s << u"alpha"_s << QStringList{u"𝔄lpha"_s};
}

void SearchTermsTest::marksWhatWasFound()
{
    QFETCH(const QString, text);
    QFETCH(const QString, typed);
    QFETCH(const QStringList, marked);

    QStringList parts;
    for (const TextRange &range : matchesIn(text, parseSearch(typed, SearchScope::Books).terms))
        parts += text.mid(range.start, range.length);

    QCOMPARE(parts, marked);
}

void SearchTermsTest::knowsCountriesByName()
{
    QCOMPARE(countryCodes(u"czechia"_s), QStringList{u"CZ"_s});
    QVERIFY(countryCodes(u"deutschland"_s).contains(u"DE"_s));
    QVERIFY(countryCodes(u"d"_s).isEmpty());
    QVERIFY(countries().size() > 200);
}

CATALPA_TEST(SearchTermsTest)
#include "tst_searchquery.moc"
