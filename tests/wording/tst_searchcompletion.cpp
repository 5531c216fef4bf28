// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testregistry.h"
#include "wording/searchcompletion.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;

//! What is offered while a word of a search is typed.
class SearchCompletionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offersWhatAWordMayBecome_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("first");

        QTest::addRow("field") << u"coun"_s << u"country:"_s;
        QTest::addRow("code in small letters") << u"country:fr"_s << u"country:FR"_s;
        QTest::addRow("name") << u"country:fran"_s << u"country:FR"_s;
        QTest::addRow("own name") << u"country:öster"_s << u"country:AT"_s;
        QTest::addRow("in doubt") << u"doubt:a"_s << u"doubt:any"_s;
        QTest::addRow("nothing recorded") << u"country:no"_s << u"country:none"_s;
        QTest::addRow("without") << u"-country:fr"_s << u"-country:FR"_s;
        QTest::addRow("day") << u"added:tod"_s << u"added:today"_s;
        QTest::addRow("plain word") << u"fran"_s << QString();
        QTest::addRow("typed to the end") << u"books:0"_s << QString();
    }
    void offersWhatAWordMayBecome()
    {
        QFETCH(const QString, word);
        const QList<SearchCompletion> offered = completionsOf(word, SearchScope::Authors);

        QTEST(offered.value(0).text, "first");
    }
};

CATALPA_TEST(SearchCompletionTest)
#include "tst_searchcompletion.moc"
