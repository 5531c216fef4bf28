// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/pending.h"
#include "support/testregistry.h"

#include <QtCore/QThread>
#include <QtTest/QtTest>

#include <thread>

using namespace catalpa;

class QueuedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bringsEachCallToTheThreadOfTheContextInOrder()
    {
        QList<int> events;
        QThread *thread = nullptr;
        std::thread worker([report = queued<int>(this, [&](const int &event) {
                                events += event;
                                thread = QThread::currentThread();
                            })] {
            for (int event = 0; event < 100; ++event)
                report(event);
        });
        worker.join();

        QCOMPARE(events.size(), 0);
        QTRY_COMPARE(events.size(), 100);
        QVERIFY(std::is_sorted(events.cbegin(), events.cend()));
        QCOMPARE(thread, QThread::currentThread());
    }

    void isLateEvenFromTheSameThread()
    {
        int calls = 0;
        const auto report = queued<int>(this, [&calls](const int &) { ++calls; });
        report(1);

        QCOMPARE(calls, 0);
        QTRY_COMPARE(calls, 1);
    }

    void stopsWhenTheContextHasDied()
    {
        int calls = 0;
        auto context = std::make_unique<QObject>();
        const auto report = queued<int>(context.get(), [&calls](const int &) { ++calls; });
        report(1);
        context.reset();
        std::thread worker([&report] { report(2); });
        worker.join();

        QCoreApplication::processEvents();
        QCOMPARE(calls, 0);
    }

    void mayOutliveItsContextInAnotherThread()
    {
        auto context = std::make_unique<QObject>();
        auto report =
            std::make_unique<std::function<void(const int &)>>(queued<int>(context.get(), [](const int &) {}));
        std::thread worker([&report] {
            (*report)(1);
            report.reset();
        });
        worker.join();
        context.reset();

        QCoreApplication::processEvents();
    }
};

CATALPA_TEST(QueuedTest)
#include "tst_queued.moc"
