// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/paging/pagerequests.h"
#include "support/testregistry.h"

#include <QtCore/QPromise>
#include <QtCore/QSet>
#include <QtTest/QtTest>

using namespace catalpa;

namespace {

using Purpose = PageRequests::Purpose;
using Wanted = QList<PageRequests::Wanted>;

//! A set of 1,000 rows in ten chunks, and which of them are loaded.
struct Table {
    Table()
    {
        Outline outline{.keys = {}, .count = 1'000, .stride = 100};
        for (qint64 row = 0; row < 1'000; row += 100)
            outline.keys += Key{{QString::number(row)}, row};
        map.setOutline(outline);
    }

    bool see(int first, int last) { return requests.setVisibleRows(first, last, map, isLoaded()); }
    Wanted wanted() const { return requests.wanted(map, isLoaded()); }
    //! Asks for what is wanted; the numbers of the requests.
    QList<quint64> ask()
    {
        QList<quint64> numbers;
        for (const auto &[chunk, purpose] : wanted())
            numbers += requests.add(chunk, purpose);
        return numbers;
    }
    void answer(quint64 number) { loaded += requests.take(number); }
    PageRequests::IsLoaded isLoaded() const
    {
        return [this](int chunk) {
            return loaded.contains(chunk);
        };
    }

    PageMap map;
    PageRequests requests;
    QSet<int> loaded{0};
};

} // namespace

class PageRequestsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsWantedWhileAllVisibleRowsAreLoaded()
    {
        Table table;

        QVERIFY(!table.see(0, 20));

        QCOMPARE(table.wanted(), Wanted());
    }

    void everyChunkWithVisibleRowsIsWanted()
    {
        Table table;

        table.see(90, 310);

        QCOMPARE(table.wanted(), Wanted({{1, Purpose::Seen}, {2, Purpose::Seen}, {3, Purpose::Seen}}));
    }

    void nothingIsAskedForTwice()
    {
        Table table;
        table.see(150, 250);

        QCOMPARE(table.ask().size(), 2);

        QCOMPARE(table.wanted(), Wanted());
        QVERIFY(table.requests.isAsked(1));
        QVERIFY(table.requests.isBusy(2));
        QVERIFY(!table.requests.isBusy(3));
    }

    void theNextChunkIsReadAheadInTheDirectionOfTheView_data()
    {
        QTest::addColumn<QList<int>>("firstRows");
        QTest::addColumn<int>("ahead");

        QTest::addRow("down") << QList<int>{510, 540} << 6;
        QTest::addRow("up") << QList<int>{560, 540} << 4;
        QTest::addRow("down and up again") << QList<int>{510, 540, 530} << 4;
        QTest::addRow("at rest") << QList<int>{510, 510} << -1;
        QTest::addRow("on after a rest") << QList<int>{510, 540, 540} << 6;
        QTest::addRow("by a leap") << QList<int>{810, 540} << -1;
        QTest::addRow("down, then by a leap") << QList<int>{110, 140, 540} << -1;
    }

    void theNextChunkIsReadAheadInTheDirectionOfTheView()
    {
        QFETCH(const QList<int>, firstRows);
        QFETCH(const int, ahead);
        Table table;
        table.loaded = {1, 5, 8};

        for (const int row : firstRows)
            table.see(row, row + 20);

        QCOMPARE(table.wanted(), ahead < 0 ? Wanted() : Wanted({{ahead, Purpose::Ahead}}));
    }

    void nothingIsReadAheadBeforeTheVisibleRowsAreHere()
    {
        Table table;
        table.see(10, 30);
        table.see(70, 120);
        const QList<quint64> visible = table.ask();
        QCOMPARE(visible.size(), 1);
        QCOMPARE(table.wanted(), Wanted());

        table.answer(visible.first());

        QCOMPARE(table.wanted(), Wanted({{2, Purpose::Ahead}}));
    }

    void nothingIsReadBeyondTheEnds()
    {
        Table table;
        table.loaded = {0, 9};

        table.see(920, 940);
        table.see(970, 999);
        QCOMPARE(table.wanted(), Wanted());

        table.see(20, 40);
        table.see(0, 20);
        QCOMPARE(table.wanted(), Wanted());
    }

    void whatIsNoLongerVisibleIsDropped()
    {
        Table table;
        table.see(150, 170);
        table.ask();

        QVERIFY(table.see(850, 870));

        QVERIFY(!table.requests.isBusy(1));
    }

    void aViewThatPassesByWantsNothingUntilItComesToRest()
    {
        Table table;
        table.see(150, 170);
        table.ask();

        QVERIFY(table.see(350, 370));
        QVERIFY(table.see(550, 570)); // Nobody was asked for chunk 3, but it was not looked at either.
        QVERIFY(!table.see(555, 575));
        QCOMPARE(table.wanted(), Wanted());
        table.requests.settle();

        QCOMPARE(table.wanted(), Wanted({{5, Purpose::Seen}}));
    }

    void aPageAheadThatIsPassedIsNoReasonToWait()
    {
        Table table;
        table.loaded = {1, 8};
        table.see(110, 130);
        table.see(130, 150);
        table.ask();
        QVERIFY(table.requests.isAsked(2));

        QVERIFY(!table.see(810, 830));

        QVERIFY(!table.requests.isAsked(2));
    }

    void aPageAheadThatComesIntoViewIsWaitedFor()
    {
        Table table;
        table.loaded = {1};
        table.see(110, 130);
        table.see(130, 150);
        table.ask();

        QVERIFY(!table.see(190, 210));
        QVERIFY(table.requests.isAsked(2));

        QVERIFY(table.see(790, 810));
        QVERIFY(!table.requests.isAsked(2));
    }

    void aPageThatCorrectsLoadedRowsArrivesWhereverTheViewIs()
    {
        Table table;
        table.requests.add(0, Purpose::Seen);

        QVERIFY(!table.see(550, 570));

        QVERIFY(table.requests.isAsked(0));
    }

    void measuringGoesOnWhereverTheViewIs()
    {
        Table table;
        const quint64 number = table.requests.add(3, Purpose::Measure);

        table.see(550, 570);
        QVERIFY(table.requests.isMeasuring());
        QVERIFY(table.requests.isBusy(3));
        QVERIFY(!table.requests.isAsked(3)); // Its page may be read meanwhile.

        QCOMPARE(table.requests.take(number), 3);
        QVERIFY(!table.requests.isMeasuring());
    }

    void requestsFollowTheirChunkToItsNewNumber()
    {
        Table table;
        const quint64 before = table.requests.add(2, Purpose::Seen);
        const quint64 behind = table.requests.add(5, Purpose::Seen);

        table.requests.renumber(3, 4);

        QCOMPARE(table.requests.take(before), 2);
        QCOMPARE(table.requests.take(behind), 9);
    }

    void rowsBeyondTheSetAreItsLastOnes()
    {
        Table table;

        table.see(-5, 100'000);
        QCOMPARE(table.requests.visible(table.map), (PageRequests::ChunkRange{0, 9}));

        table.map.reset(0, std::nullopt);
        QCOMPARE(table.requests.visible(table.map), (PageRequests::ChunkRange{0, 0}));
    }

    void aDroppedRequestIsTakenBack_data()
    {
        QTest::addColumn<bool>("byLeaving");

        QTest::addRow("the view leaves") << true;
        QTest::addRow("the chunk is known") << false;
    }

    void aDroppedRequestIsTakenBack()
    {
        QFETCH(const bool, byLeaving);
        Table table;
        QPromise<Result<int>> question;
        question.start();
        table.see(150, 170);
        table.requests.keepReply(table.ask().first(), deliver(question.future(), this, [](const Result<int> &) {
                                     QFAIL("nobody waits for it");
                                 }));

        if (byLeaving)
            table.see(550, 570);
        else
            table.requests.drop(1);

        QVERIFY(question.isCanceled());
    }

    void aNewQuestionBeginsWithoutRequestsAtTheFirstRow()
    {
        Table table;
        table.see(150, 170);
        table.ask();
        table.see(550, 570);

        table.requests.reset();

        QVERIFY(!table.requests.isBusy(1));
        QCOMPARE(table.requests.visible(table.map), (PageRequests::ChunkRange{0, 0}));
        table.see(150, 170);
        QCOMPARE(table.wanted(), Wanted({{1, Purpose::Seen}})); // It is not passing by any more.
    }
};

CATALPA_TEST(PageRequestsTest)
#include "tst_pagerequests.moc"
