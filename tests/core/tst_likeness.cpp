// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/records/likeness.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

class LikenessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreTheSameOrNear_data();
    void namesAreTheSameOrNear();
    void titlesAreTheSame_data();
    void titlesAreTheSame();
    void searchesForTheWordsWithoutTheirSigns();
};

void LikenessTest::namesAreTheSameOrNear_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isSame");
    QTest::addColumn<bool>("isNear");
    QTest::addRow("itself") << u"Karel Čapek"_s << u"Karel Čapek"_s << true << true;
    QTest::addRow("case and accents") << u"karel capek"_s << u"Karel Čapek"_s << true << true;
    QTest::addRow("blanks") << u"Jane  Austen "_s << u"Jane Austen"_s << true << true;
    QTest::addRow("order") << u"Austen, Jane"_s << u"Jane Austen"_s << true << true;
    QTest::addRow("points") << u"JRR Tolkien"_s << u"J.R.R. Tolkien"_s << true << true;
    QTest::addRow("two letters") << u"J.R.R. Tolkein"_s << u"J.R.R. Tolkien"_s << false << true;
    QTest::addRow("another first name") << u"Josef Čapek"_s << u"Karel Čapek"_s << false << false;
    QTest::addRow("short names") << u"Du Fu"_s << u"Du Mu"_s << false << true;
    QTest::addRow("very short names") << u"Li Bo"_s << u"Li Po"_s << false << true;
    QTest::addRow("one word") << u"Bei"_s << u"Bai"_s << false << false;
    QTest::addRow("another script") << u"夏目漱石"_s << u"夏目漱石"_s << true << true;
    QTest::addRow("only signs") << u"!!!"_s << u"???"_s << false << false;
    QTest::addRow("the same signs") << u"!!!"_s << u"!!!"_s << true << true;
}

void LikenessTest::namesAreTheSameOrNear()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);

    QTEST(isSameName(one, other), "isSame");
    QTEST(isSameName(other, one), "isSame");
    QTEST(isNearName(one, other), "isNear");
}

void LikenessTest::titlesAreTheSame_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isSame");
    QTest::addRow("points") << u"R.U.R."_s << u"rur"_s << true;
    QTest::addRow("blanks") << u"War  with the Newts"_s << u"war with the newts"_s << true;
    QTest::addRow("order counts") << u"War and Peace"_s << u"Peace and War"_s << false;
    QTest::addRow("an article counts") << u"The Hobbit"_s << u"Hobbit"_s << false;
    QTest::addRow("signs") << u"?"_s << u"?"_s << true;
}

void LikenessTest::titlesAreTheSame()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);

    QTEST(isSameTitle(one, other), "isSame");
}

void LikenessTest::searchesForTheWordsWithoutTheirSigns()
{
    QCOMPARE(searchForName(u"O’Brien, Flann \"-x:y\""_s), u"author:obrien author:flann author:xy"_s);
    QCOMPARE(searchForTitle(u"R.U.R."_s), u"title:rur"_s);
    QVERIFY(searchForName(u" ?! "_s).isEmpty());
}

CATALPA_TEST(LikenessTest)
#include "tst_likeness.moc"
