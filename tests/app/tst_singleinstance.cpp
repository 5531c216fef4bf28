// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/singleinstance.h"
#include "support/testregistry.h"

#include <QtCore/QTemporaryDir>
#include <QtCore/QThreadPool>
#include <QtNetwork/QLocalSocket>
#include <QtTest/QtTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace catalpa::app;

Q_DECLARE_METATYPE(catalpa::app::LaunchRequest)

//! One program answers for all starts of a user on a display, whatever else comes over its socket.
class SingleInstanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_errands.clear();
        m_first = std::make_unique<SingleInstance>(m_folder->path(), u"display"_s);
        connect(m_first.get(), &SingleInstance::called, this,
                [this](const LaunchRequest &request) { m_errands += request; });
    }
    void cleanup() { m_first.reset(); }

    void aLaterStartHandsOverItsRequest()
    {
        QCOMPARE(m_first->begin({}), Start::First);
        const LaunchRequest request{.place = LaunchRequest::Place::Offered, .address = u"postgresql://a:b@c/d"_s};

        QCOMPARE(startedLater(request), Start::HandedOver);

        QCOMPARE(m_errands, QList<LaunchRequest>{request});
    }

    void otherDisplaysAreOthersBusiness()
    {
        QCOMPARE(m_first->begin({}), Start::First);

        SingleInstance other(m_folder->path(), u"another display"_s);

        QCOMPARE(other.begin({}), Start::First);
    }

    void onlyTheUserMayOpenTheSocket()
    {
        QCOMPARE(m_first->begin({}), Start::First);

        const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(QFileInfo::exists(m_first->socketPath()));
        QVERIFY(!(QFile::permissions(m_first->socketPath()) & others));
        QVERIFY(!(QFile::permissions(m_first->socketPath() + ".lock"_L1) & others));
    }

    void whatACrashHasLeftIsTakenOver()
    {
        QFile left(m_first->socketPath());
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        QFile lock(m_first->socketPath() + ".lock"_L1);
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.close();

        QCOMPARE(m_first->begin({}), Start::First);
        QCOMPARE(startedLater({}), Start::HandedOver);
    }

    void theNextIsFirstWhenTheFirstHasEnded()
    {
        QCOMPARE(m_first->begin({}), Start::First);
        m_first.reset();

        SingleInstance next(m_folder->path(), u"display"_s);

        QCOMPARE(next.begin({}), Start::First);
    }

    void garbledMessagesChangeNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addRow("noise") << QByteArray("\x00\x01\xff\xfe\n", 5);
        QTest::addRow("a request of the web") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        QTest::addRow("another version") << messageFor({}).replace(":1", ":9");
        QTest::addRow("two messages in one") << messageFor({}).replace("\n", "") + messageFor({});
        QTest::addRow("endless") << QByteArray(2 * longestMessage, '{');
    }
    void garbledMessagesChangeNothing()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(m_first->begin({}), Start::First);
        QLocalSocket stranger;
        stranger.connectToServer(m_first->socketPath());
        QVERIFY(stranger.waitForConnected());

        stranger.write(bytes);

        QTRY_COMPARE(stranger.state(), QLocalSocket::UnconnectedState);
        QVERIFY(!stranger.readAll().startsWith("ok"));
        QVERIFY(m_errands.isEmpty());
        QCOMPARE(startedLater({}), Start::HandedOver);
    }

    void callersWhoSayNothingKeepNobodyOut()
    {
        constexpr int many = 200;
        QCOMPARE(m_first->begin({}), Start::First);
        std::vector<std::unique_ptr<QLocalSocket>> silent;
        for (int i = 0; i < many; ++i) {
            silent.push_back(std::make_unique<QLocalSocket>());
            silent.back()->connectToServer(m_first->socketPath());
            QVERIFY(silent.back()->waitForConnected());
            QCoreApplication::processEvents(); // The first program takes them one by one.
        }
        QElapsedTimer clock;
        clock.start();

        QCOMPARE(startedLater({}), Start::HandedOver);
        QVERIFY2(clock.elapsed() < 2'000, qPrintable(QString::number(clock.elapsed())));
    }

    void whoeverFindsNoAnswerOpensAWindowOfItsOwn()
    {
        QCOMPARE(m_first->begin({}), Start::First);
        SingleInstance later(m_folder->path(), u"display"_s);

        // This thread is the one of the first program, which is busy.
        QCOMPARE(later.begin({}, 200ms), Start::Alone);
        QVERIFY(m_errands.isEmpty());
    }

    void withoutAPlaceForTheSocketEveryProgramIsAlone()
    {
        SingleInstance nowhere(QString(), u"display"_s);
        SingleInstance tooLong(m_folder->path() + u'/' + QString(200, u'x'), u"display"_s);

        QCOMPARE(nowhere.begin({}), Start::Alone);
        QCOMPARE(tooLong.begin({}), Start::Alone);
    }

private:
    using Start = SingleInstance::Start;

    //! Another program would run beside this one; here it is another thread.
    Start startedLater(const LaunchRequest &request) const
    {
        Start start = Start::Alone;
        QSemaphore ended;
        QThreadPool::globalInstance()->start([&] {
            SingleInstance later(m_folder->path(), u"display"_s);
            start = later.begin(request);
            ended.release();
        });
        if (!QTest::qWaitFor([&] { return ended.tryAcquire(); }, 20'000))
            qFatal("The later start never ends");
        return start;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SingleInstance> m_first;
    QList<LaunchRequest> m_errands;
};

CATALPA_TEST(SingleInstanceTest)
#include "tst_singleinstance.moc"
