// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "local/locallease.h"

#include "base/futures.h"
#include "base/pending.h"
#include "localfixture.h"
#include "support/testregistry.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::local;
using namespace catalpa::test;

#define TAKE(variable, place)                                                                                          \
    auto variable = LocalLease::take(LocalServer((place).folder()));                                                   \
    QVERIFY2(variable, variable ? "" : qPrintable(variable.error().message + u' ' + variable.error().detail))

class TestLocalLease final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stopsTheServerWhenTheLastOneLeaves();
    void isSharedByItsCopies();
    void leavesAServerAloneThatWasStartedToStay();
    void doesNotKeepAServerForeverAfterThatOneStopped();
    void countsOtherPrograms();
    void vanishesWithAKilledProgram();
    void isNeverTakenOnAServerThatIsStopping();
    void isTakenInTheBackground();
    void endsInPeaceWhenTheFolderHasGone();
};

void TestLocalLease::stopsTheServerWhenTheLastOneLeaves()
{
    const Place place;
    TAKE(first, place);
    TAKE(second, place);
    const qint64 pid = serverPid(place.data());

    QVERIFY(first->giveUp());
    QCOMPARE(sql(second->address(), "SELECT 1"), u"1"_s);
    QVERIFY(second->giveUp());

    QVERIFY(!isAlive(pid));
    QCOMPARE(LocalServer(place.folder()).status().state, LocalStatus::State::Stopped);
    QVERIFY(second->giveUp()); // Once is enough, twice does no harm.
}

void TestLocalLease::isSharedByItsCopies()
{
    const Place place(Place::Catalogue);
    std::optional<LocalLease> copy;
    {
        TAKE(lease, place);
        copy = *lease;
    }
    const qint64 pid = serverPid(place.data());

    QVERIFY(isAlive(pid));
    copy.reset();

    QVERIFY(!isAlive(pid));
}

void TestLocalLease::leavesAServerAloneThatWasStartedToStay()
{
    const Place place(Place::Catalogue);
    QVERIFY(LocalServer(place.folder()).start());
    TAKE(lease, place);
    const qint64 pid = serverPid(place.data());

    QVERIFY(lease->giveUp());

    QVERIFY(isAlive(pid));
    QVERIFY(LocalServer(place.folder()).status().kept);
}

void TestLocalLease::doesNotKeepAServerForeverAfterThatOneStopped()
{
    const Place place(Place::Catalogue);
    QVERIFY(LocalServer(place.folder()).start());
    killServer(place.data());

    TAKE(lease, place);
    const qint64 pid = serverPid(place.data());
    QVERIFY(isAlive(pid));
    QVERIFY(lease->giveUp());

    QVERIFY(!isAlive(pid));
}

void TestLocalLease::countsOtherPrograms()
{
    const Place place(Place::Catalogue);
    TAKE(lease, place);
    Visitor visitor(u"hold"_s, place.folder());
    QVERIFY(visitor.answer().startsWith("ok "_L1));
    const qint64 pid = serverPid(place.data());

    QVERIFY(lease->giveUp());
    QVERIFY(isAlive(pid));
    visitor.leave();

    QVERIFY(!isAlive(pid));
}

void TestLocalLease::vanishesWithAKilledProgram()
{
    const Place place(Place::Catalogue);
    TAKE(lease, place);
    Visitor visitor(u"hold"_s, place.folder());
    QVERIFY(visitor.answer().startsWith("ok "_L1));
    const qint64 pid = serverPid(place.data());

    visitor.kill();
    QVERIFY(isAlive(pid));
    QVERIFY(lease->giveUp());

    QVERIFY(!isAlive(pid));
}

void TestLocalLease::isNeverTakenOnAServerThatIsStopping()
{
    const Place place(Place::Catalogue);
    for (int round = 0; round < 5; ++round) {
        TAKE(lease, place);
        Visitor visitor(u"hold"_s, place.folder());
        QVERIFY(lease->giveUp()); // While the visitor comes.

        QVERIFY(visitor.answer().startsWith("ok "_L1));
        QVERIFY(isAlive(serverPid(place.data())));
        QCOMPARE(sql(LocalServer(place.folder()).address(), "SELECT 1"), u"1"_s);
    }
    QVERIFY(!isAlive(serverPid(place.data())));
}

void TestLocalLease::isTakenInTheBackground()
{
    const Place place(Place::Catalogue);
    const LocalServer server(place.folder());
    std::optional<Result<LocalLease>> answer;

    const Pending pending = deliver(inBackground([server] { return LocalLease::take(server); }), this,
                                    [&answer](Result<LocalLease> lease) { answer = std::move(lease); });
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 60'000);

    QVERIFY(answer->has_value());
    const qint64 pid = serverPid(place.data());
    QVERIFY(isAlive(pid));
    answer.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!isAlive(pid), 10'000); // The future held a copy for a moment.
}

void TestLocalLease::endsInPeaceWhenTheFolderHasGone()
{
    const Place place(Place::Catalogue);
    TAKE(lease, place);
    const qint64 pid = serverPid(place.data());
    const QString elsewhere = place.folder() + u"-moved"_s;
    QVERIFY(QFile::rename(place.folder(), elsewhere));

    QVERIFY(lease->giveUp());

    QVERIFY(!QFile::exists(place.folder()));
    QVERIFY(LocalServer(elsewhere).stop());
    QVERIFY(!isAlive(pid));
}

CATALPA_TEST(TestLocalLease)
#include "tst_locallease.moc"
