// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which names are probably of one person, and which only look like it.

#include "core/doubles/namematcher.h"
#include "core/doubles/nearword.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using Kind = DoubleReason::Kind;

class NameMatcherTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsNamesOfOnePerson_data();
    void findsNamesOfOnePerson();
    void leavesOthersAlone_data();
    void leavesOthersAlone();
    void initialsThatFitManySayNothing();
    void findsOtherNames();
    void wordsAreNearAsTheyAreMistyped_data();
    void wordsAreNearAsTheyAreMistyped();
    void comparesManyNamesInAMoment();

private:
    static QList<NameMatcher::Pair> pairsOf(const QStringList &names)
    {
        NameMatcher matcher;
        for (qsizetype number = 1; number <= names.size(); ++number)
            matcher.add(number, names.at(number - 1));
        QList<NameMatcher::Pair> pairs;
        matcher.match([&pairs](const NameMatcher::Pair &pair) {
            if (!pairs.contains(pair))
                pairs += pair;
        });
        return pairs;
    }
};

void NameMatcherTest::findsNamesOfOnePerson_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<Kind>("kind");
    QTest::addRow("itself") << u"Karel Čapek"_s << u"Karel Čapek"_s << Kind::SameName;
    QTest::addRow("accents, capitals") << u"karel capek"_s << u"Karel ČAPEK"_s << Kind::SameName;
    QTest::addRow("order") << u"Čapek, Karel"_s << u"Karel Čapek"_s << Kind::SameName;
    QTest::addRow("points") << u"JRR Tolkien"_s << u"J. R. R. Tolkien"_s << Kind::SameName;
    QTest::addRow("hyphen") << u"Antoine de Saint Exupery"_s << u"Antoine de Saint-Exupéry"_s << Kind::SameName;
    QTest::addRow("one script of many") << u"夏目 漱石"_s << u"夏目漱石"_s << Kind::SameName;
    QTest::addRow("initials") << u"J.R.R. Tolkien"_s << u"John Ronald Reuel Tolkien"_s << Kind::Initials;
    QTest::addRow("one initial") << u"K. Čapek"_s << u"Karel Čapek"_s << Kind::Initials;
    QTest::addRow("initials behind") << u"Čapek, K."_s << u"Karel Čapek"_s << Kind::Initials;
    QTest::addRow("initials, both inverted") << u"Čapek, K."_s << u"Čapek, Karel"_s << Kind::Initials;
    QTest::addRow("family name of two words")
        << u"G. García Márquez"_s << u"Gabriel García Márquez"_s << Kind::Initials;
    QTest::addRow("a letter too few") << u"Fyodor Dostoevsky"_s << u"Fyodor Dostoyevsky"_s << Kind::NearName;
    QTest::addRow("two letters swapped") << u"J. R. R. Tolkein"_s << u"J. R. R. Tolkien"_s << Kind::NearName;
    QTest::addRow("a wrong consonant") << u"Karel Čapeg"_s << u"Karel Čapek"_s << Kind::NearName;
    QTest::addRow("a wrong beginning") << u"Karel Kapek"_s << u"Čapek, Karel"_s << Kind::NearName;
}

void NameMatcherTest::findsNamesOfOnePerson()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    QFETCH(const Kind, kind);

    const QList<NameMatcher::Pair> pairs = pairsOf({one, u"Somebody Else"_s, other});

    QCOMPARE(pairs, (QList<NameMatcher::Pair>{{1, 3, kind}}));
}

void NameMatcherTest::leavesOthersAlone_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addRow("brothers") << QStringList{u"Karel Čapek"_s, u"Josef Čapek"_s};
    QTest::addRow("other initials") << QStringList{u"J. Smith"_s, u"Robert Smith"_s};
    QTest::addRow("a man and a woman") << QStringList{u"Mario Rossi"_s, u"Maria Rossi"_s};
    QTest::addRow("wife and husband") << QStringList{u"Simone Weill"_s, u"Simon Weill"_s};
    QTest::addRow("figures") << QStringList{u"Author 10001"_s, u"Author 10002"_s};
    QTest::addRow("popes") << QStringList{u"Pius XI"_s, u"Pius XII"_s};
    QTest::addRow("short words") << QStringList{u"Bo Li"_s, u"Bo Lu"_s};
    QTest::addRow("nothing to compare") << QStringList{u"!!!"_s, u"???"_s, QString()};
    QTest::addRow("only initials") << QStringList{u"A. B."_s, u"C. D."_s};
}

void NameMatcherTest::leavesOthersAlone()
{
    QFETCH(const QStringList, names);

    QCOMPARE(pairsOf(names), QList<NameMatcher::Pair>());
}

void NameMatcherTest::initialsThatFitManySayNothing()
{
    const QStringList names{u"J. Smith"_s, u"John Smith"_s, u"James Smith"_s, u"Jane Smith"_s, u"Joan Smith"_s};

    QCOMPARE(pairsOf(names.first(4)).size(), 3);
    QCOMPARE(pairsOf(names), QList<NameMatcher::Pair>());
}

void NameMatcherTest::findsOtherNames()
{
    NameMatcher matcher;
    matcher.add(1, u"Mark Twain"_s);
    matcher.add(2, u"Samuel Langhorne Clemens"_s);
    QList<NameMatcher::Pair> pairs;

    matcher.matchOtherNames({{1, u"Clemens, Samuel Langhorne"_s}, {2, u"Samuel Langhorne Clemens"_s}},
                            [&pairs](const NameMatcher::Pair &pair) { pairs += pair; });

    QCOMPARE(pairs, (QList<NameMatcher::Pair>{{1, 2, Kind::OtherName}}));
}

void NameMatcherTest::wordsAreNearAsTheyAreMistyped_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("areNear");
    QTest::addRow("the same") << u"capek"_s << u"capek"_s << false;
    QTest::addRow("one letter") << u"capek"_s << u"kapek"_s << true;
    QTest::addRow("one more") << u"lindgren"_s << u"lindgreen"_s << true;
    QTest::addRow("two of a short word") << u"capek"_s << u"kapeg"_s << false;
    QTest::addRow("two of a long word") << u"szymborska"_s << u"symborzka"_s << true;
    QTest::addRow("three of a long word") << u"szymborska"_s << u"simborzka"_s << false;
    QTest::addRow("swapped") << u"karel"_s << u"karle"_s << true;
    QTest::addRow("a longer one") << u"novak"_s << u"novakova"_s << false;
    QTest::addRow("a year") << u"1934a"_s << u"1935a"_s << false;
    QTest::addRow("nothing") << QString() << u"a"_s << false;
}

void NameMatcherTest::wordsAreNearAsTheyAreMistyped()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    QFETCH(const bool, areNear);

    QCOMPARE(isNearWord(one, other), areNear);
    QCOMPARE(isNearWord(other, one), areNear);
}

void NameMatcherTest::comparesManyNamesInAMoment()
{
    const QStringList given{u"Anna"_s, u"Karel"_s, u"Astrid"_s, u"William"_s, u"Elizabeth"_s, u"Virginia"_s};
    const QStringList parts{u"ba"_s, u"ke"_s, u"lo"_s, u"ri"_s, u"sun"_s, u"ta"_s, u"vod"_s, u"mez"_s};
    NameMatcher matcher;
    for (int number = 0; number < 60'000; ++number) {
        const QString family =
            parts.at(number % 8) + parts.at(number / 8 % 8) + parts.at(number / 64 % 8) + parts.at(number / 512 % 8);
        matcher.add(number, given.at(number / 4096 % 6) + u' ' + family);
    }
    qint64 pairs = 0;
    QElapsedTimer since;
    since.start();

    matcher.match([&pairs](const NameMatcher::Pair &) { ++pairs; });

    qInfo("%lld pairs in %lld ms", pairs, since.elapsed());
    QVERIFY(pairs > 0);
    QVERIFY2(since.elapsed() < 20'000, qPrintable(QString::number(since.elapsed())));
}

CATALPA_TEST(NameMatcherTest)
#include "tst_namematcher.moc"
