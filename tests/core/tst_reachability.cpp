// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/reachability.h"
#include "store/pgcatalogue.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using State = Reachability::State;

//! Tells from what is asked anyway whether the database answers.
class ReachabilityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsOfEachAnswer()
    {
        store::PgCatalogue catalogue(m_address);
        const QSignalSpy answered(&catalogue.reachability(), &Reachability::answered);
        const QSignalSpy recovered(&catalogue.reachability(), &Reachability::recovered);

        for (int times = 1; times <= 2; ++times) {
            QVERIFY(catalogue.inspect({}).result());
            QTRY_COMPARE(answered.size(), times);
        }

        QCOMPARE(catalogue.reachability().state(), State::Answers);
        QVERIFY(recovered.isEmpty());
    }

    void tellsThatTheDatabaseIsBack()
    {
        test::FaultProxy line(m_server.overTcp(m_address));
        store::PgCatalogue catalogue(line.address());
        Reachability &reachability = catalogue.reachability();
        const QSignalSpy failed(&reachability, &Reachability::failed);
        const QSignalSpy recovered(&reachability, &Reachability::recovered);
        line.refuse(true);
        QVERIFY(!catalogue.inspect({}).result());
        QTRY_COMPARE(reachability.state(), State::Unreachable);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(reachability.error()->kind, ErrorKind::Offline);

        line.refuse(false);
        QVERIFY(catalogue.inspect({}).result());

        QTRY_COMPARE(recovered.size(), 1);
        QCOMPARE(reachability.state(), State::Answers);
        QVERIFY(!reachability.error());
    }

    void tellsSoonThatAnAnswerIsAwaited()
    {
        test::FaultProxy line(m_server.overTcp(m_address));
        store::PgCatalogue catalogue(line.address());
        QVERIFY(catalogue.inspect({}).result());
        line.silenceLinks();
        QElapsedTimer since;
        since.start();

        const auto answer = catalogue.inspect({});
        QTRY_COMPARE(catalogue.reachability().state(), State::Waiting);

        QCOMPARE_LT(since.elapsed(), 2'500);
        QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished(), 20'000);
        QVERIFY(answer.result()); // On another link.
        QTRY_COMPARE(catalogue.reachability().state(), State::Answers);
    }

    void tellsThatAConnectionIsAwaited()
    {
        test::FaultProxy line(m_server.overTcp(m_address));
        store::PgCatalogue catalogue(line.address());
        line.setSilent(true); // As a host does whose database has to wake up first.

        const auto answer = catalogue.inspect({});
        QTRY_COMPARE(catalogue.reachability().state(), State::Connecting);
        line.setSilent(false);

        QTRY_COMPARE_WITH_TIMEOUT(catalogue.reachability().state(), State::Answers, 20'000);
        QVERIFY(answer.result());
    }

    void goesOnWaitingWhenTheQuestionIsChanged()
    {
        Reachability reachability;
        const auto report = reachability.report();
        report({Reachability::Event::Step::Asked});
        QTRY_COMPARE(reachability.state(), State::Waiting);
        const QSignalSpy changed(&reachability, &Reachability::changed);

        report({Reachability::Event::Step::Asked});
        report({Reachability::Event::Step::Answered, Error{ErrorKind::Cancelled, {}, {}}});
        QCoreApplication::processEvents();
        QVERIFY(changed.isEmpty());
        report({Reachability::Event::Step::Answered});

        QTRY_COMPARE(reachability.state(), State::Answers);
    }

    void takesARefusalForAnAnswer_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("sqlState");
        QTest::addColumn<bool>("isAnswer");

        QTest::newRow("a conflict that was found here") << ErrorKind::Conflict << QString() << true;
        QTest::newRow("a record that is gone") << ErrorKind::Missing << QString() << true;
        QTest::newRow("a right that is missing") << ErrorKind::Rights << u"42501"_s << true;
        QTest::newRow("a lock") << ErrorKind::Busy << u"55P03"_s << true;
        QTest::newRow("a full disk") << ErrorKind::Exhausted << u"53100"_s << true;
        QTest::newRow("a pooler that says something") << ErrorKind::Busy << u"XX000"_s << false;
        QTest::newRow("a lost link") << ErrorKind::Offline << u"57P01"_s << false;
        QTest::newRow("an unknown outcome") << ErrorKind::OutcomeUnknown << QString() << false;
        QTest::newRow("a password") << ErrorKind::Refused << QString() << false;
        QTest::newRow("too many connections") << ErrorKind::Busy << QString() << false;
    }
    void takesARefusalForAnAnswer()
    {
        QFETCH(const ErrorKind, kind);
        QFETCH(const QString, sqlState);
        Error error{kind, {}, {}};
        if (!sqlState.isEmpty())
            error.sqlDetails = std::make_shared<SqlDetails>(SqlDetails{.sqlState = sqlState});

        QTEST(Reachability::isAnswer(error), "isAnswer");
    }

    void isToldOfNothingAfterItsEnd()
    {
        auto reachability = std::make_unique<Reachability>();
        const auto report = reachability->report();
        report({Reachability::Event::Step::Asked});
        reachability.reset();

        report({Reachability::Event::Step::Answered});
        QCoreApplication::processEvents(); // Nothing happens.
    }

private:
    test::TestServer m_server;
    ConnectionAddress m_address = m_server.createDatabase();
};

CATALPA_TEST(ReachabilityTest)
#include "tst_reachability.moc"
