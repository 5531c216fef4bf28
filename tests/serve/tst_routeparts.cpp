// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/routes/cursor.h"
#include "serve/routes/listrequest.h"
#include "serve/routes/parseint.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::serve;

//! Numbers, places and questions in addresses.
class RoutePartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsNumbersAsJavaScriptDoes_data();
    void readsNumbersAsJavaScriptDoes();
    void readsNumbersOfRecords();
    void findsPlacesAgain();
    void refusesPlaces_data();
    void refusesPlaces();
    void readsQuestions();
    void refusesQuestions_data();
    void refusesQuestions();
    void leadsToTheNextPage();
    void theNextPageIsInTheSameOrder();
    void aRefusalSaysNothingWasSearched_data();
    void aRefusalSaysNothingWasSearched();
    void aSearchThatIsTooLongIsSaidToBe();
};

void RoutePartsTest::readsNumbersAsJavaScriptDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("number");
    constexpr qint64 nan = std::numeric_limits<qint64>::min();

    // Each of them is what Node 20 answers.
    const QList<std::pair<QString, qint64>> cases{{u"1"_s, 1},
                                                  {u"1abc"_s, 1},
                                                  {u" \t\n 7"_s, 7},
                                                  {u"\u00a0\ufeff\u20287"_s, 7},
                                                  {u"+5"_s, 5},
                                                  {u"-3x"_s, -3},
                                                  {u"-0"_s, 0},
                                                  {u"1e3"_s, 1},
                                                  {u"1.9"_s, 1},
                                                  {u"0x1f"_s, 31},
                                                  {u"-0X1F"_s, -31},
                                                  {u"0xg"_s, nan},
                                                  {u"012"_s, 12},
                                                  {u"1 2"_s, 1},
                                                  {u"2147483647"_s, 2147483647},
                                                  {u"-2147483648"_s, -2147483648LL},
                                                  {u"2147483648"_s, nan},
                                                  {u"-2147483649"_s, nan},
                                                  {u"99999999999999999999999999"_s, nan},
                                                  {u"0000000000000000000000000001"_s, 1},
                                                  {u"abc"_s, nan},
                                                  {u"--1"_s, nan},
                                                  {u"+-1"_s, nan},
                                                  {u"Infinity"_s, nan},
                                                  {u"\u0661"_s, nan},
                                                  {u"\uff11"_s, nan},
                                                  {u""_s, nan}};
    for (const auto &[text, number] : cases)
        QTest::addRow("%s", qPrintable(text)) << text << number;
}

void RoutePartsTest::readsNumbersAsJavaScriptDoes()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, number);

    QCOMPARE(parseInt(text).value_or(std::numeric_limits<qint64>::min()), number);
}

void RoutePartsTest::readsNumbersOfRecords()
{
    QCOMPARE(recordNumber(u"17"), 17);
    QCOMPARE(recordNumber(u"2147483647"), 2147483647);
    for (const char16_t *text : {u"", u"1a", u"-1", u"+1", u" 1", u"0x1", u"2147483648", u"\u0661"})
        QVERIFY(!recordNumber(text));
}

void RoutePartsTest::findsPlacesAgain()
{
    const Key key{{u"Čapek, \"Karel\" \x1f 😀"_s, u""_s}, 2147483647, {}};

    const QByteArray cursor = cursorOf(key, "a list");

    const auto found = Cursor::from(QString::fromLatin1(cursor));
    QVERIFY(found && found->isOf("a list") && !found->isOf("another"));
    QCOMPARE(found->key, key);
    for (const char each : cursor)
        QVERIFY(QByteArray("-_").contains(each) || std::isalnum(uchar(each)));
}

void RoutePartsTest::refusesPlaces_data()
{
    QTest::addColumn<QString>("cursor");

    const auto encodedJson = [](const QByteArray &json) {
        return QString::fromLatin1(json.toBase64(QByteArray::Base64UrlEncoding));
    };
    QTest::addRow("empty") << QString();
    QTest::addRow("no base 64") << u"%%%"_s;
    QTest::addRow("no JSON") << encodedJson("abc");
    QTest::addRow("object") << encodedJson("{}");
    QTest::addRow("no number") << encodedJson(R"(["a"])");
    QTest::addRow("no text") << encodedJson("[1,\"x\",2]");
    QTest::addRow("no list") << encodedJson("[1]");
    QTest::addRow("NUL") << encodedJson("[1,\"x\",\"a\\u0000b\"]");
}

void RoutePartsTest::refusesPlaces()
{
    QFETCH(const QString, cursor);

    QVERIFY(!Cursor::from(cursor));
}

void RoutePartsTest::readsQuestions()
{
    const auto list = readListRequest(*readTarget("/books?search=+hobbit+&sort=title&author=7&limit=1000"), false);

    QVERIFY(list);
    QCOMPARE(list->search, u"hobbit"_s);
    QVERIFY(list->byName);
    QCOMPARE(list->limit, 1000);
    QCOMPARE(list->bookQuery().authorId, Id<Author>{7});
    QVERIFY(!readListRequest(*readTarget("/books"), false)->byName);
    QVERIFY(readListRequest(*readTarget("/books"), true)->byName);
    QCOMPARE(readListRequest(*readTarget("/authors?from=k"), false)->range().first->values, QStringList{u"k"_s});
    QVERIFY(!asksForList(*readTarget("/authors?x=1")));
    QVERIFY(asksForList(*readTarget("/authors?limit=1")));
}

void RoutePartsTest::refusesQuestions_data()
{
    QTest::addColumn<QByteArray>("query");

    for (const char *query : {"limit=0", "limit=1&limit=2", "search=a&search=b", "from=&from=k", "limit=1001",
                              "limit=x", "limit=", "limit=-1", "sort=price", "author=x", "author=99999999999",
                              "after=x", "after=", "search=added:foo", "search=year:x", "search=-"})
        QTest::addRow("%s", query) << QByteArray(query);
}

void RoutePartsTest::refusesQuestions()
{
    QFETCH(const QByteArray, query);

    const auto list = readListRequest(*readTarget("/books?" + query), false);

    QVERIFY(!list);
    QCOMPARE(list.error().kind, ErrorKind::Invalid);
    QVERIFY(!list.error().message.isEmpty());
}

void RoutePartsTest::leadsToTheNextPage()
{
    const Target target = *readTarget("/books?limit=2&search=a%26b&from=k&other=1&after=old");
    const Target withoutAfter = *readTarget("/books?limit=2&search=a%26b&from=k&other=1");

    const QByteArray link =
        followingPage("/books", target, *readListRequest(withoutAfter, false), Key{{u"x"_s}, 3, {}});

    const Target next = *readTarget(link);
    QCOMPARE(next.value(u"search"), u"a&b"_s);
    QCOMPARE(next.value(u"limit"), u"2"_s);
    QCOMPARE(next.value(u"sort"), u"name"_s);
    QVERIFY(!next.value(u"from"));
    QVERIFY(!next.value(u"other"));
    QCOMPARE(readListRequest(next, false)->after, (Key{{u"x"_s}, 3, {}}));
    for (const QByteArray other : {"&sort=id", "&sort=title&author=3", "&search=c"}) {
        const Target asked = *readTarget("/books?" + other.mid(1) + "&after=" + next.value(u"after")->toLatin1());
        const auto refused = readListRequest(asked, false);
        QVERIFY2(!refused, other.constData());
        QVERIFY2(refused.error().message.contains("another list"_L1), qPrintable(refused.error().message));
    }
    QVERIFY(!readListRequest(*readTarget(QByteArray(link).replace("/books", "/authors")), false));
}

void RoutePartsTest::theNextPageIsInTheSameOrder()
{
    for (const QByteArray query :
         {"from=", "from=&sort=", "sort=&from=k", "from=k&sort=id", "sort=title&from=", "limit=2"}) {
        const Target target = *readTarget("/books?" + query);
        const Target next =
            *readTarget(followingPage("/books", target, *readListRequest(target, false), Key{{u"x"_s}, 3, {}}));
        QCOMPARE(readListRequest(next, false)->byName, readListRequest(target, false)->byName);
    }
}

void RoutePartsTest::aRefusalSaysNothingWasSearched_data()
{
    QTest::addColumn<QByteArray>("search");
    QTest::addColumn<QString>("reason");

    QTest::addRow("year") << QByteArray("year:abc") << u"“abc” is no year. Try 1954, <1900 or 1990..2000."_s;
    QTest::addRow("date") << QByteArray("added:%3C30x") << u"“<30x” is no date. Try <30d, 2026-03 or today."_s;
    QTest::addRow("sign") << QByteArray("-") << u"“-” by itself says nothing."_s;
    QTest::addRow("words") << QByteArray("a+").repeated(17)
            + QByteArray("b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s+t+u+v+w+x+y+z+1+2+3+4+5+6+7+8+9+0")
                           << u"A search has 32 word(s) at most."_s;
}

void RoutePartsTest::aRefusalSaysNothingWasSearched()
{
    QFETCH(const QByteArray, search);
    QFETCH(const QString, reason);

    const auto list = readListRequest(*readTarget("/books?search=" + search), false);

    QVERIFY(!list);
    QCOMPARE(list.error().message, u"This search cannot be answered as it is typed. "_s + reason);
}

void RoutePartsTest::aSearchThatIsTooLongIsSaidToBe()
{
    const auto list = readListRequest(*readTarget("/books?search=" + QByteArray(5'000, 'a')), false);

    QVERIFY(!list);
    QVERIFY2(list.error().message.contains(u"2,000 characters"_s), qPrintable(list.error().message));
}

CATALPA_TEST(RoutePartsTest)
#include "tst_routeparts.moc"
