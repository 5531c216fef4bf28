// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/futures.h"
#include "base/pending.h"
#include "support/testregistry.h"

#include <QtCore/QSemaphore>
#include <QtCore/QThread>
#include <QtTest/QtTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace catalpa;

namespace {

//! A question that the test answers when it wants to.
struct Question {
    Question() { promise.start(); }

    void answer(int value)
    {
        promise.addResult(Result<int>(value));
        promise.finish();
    }
    QFuture<Result<int>> future() const { return promise.future(); }

    QPromise<Result<int>> promise;
};

} // namespace

class PendingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_replies.clear(); }

    void repliesOnceAndNotBeforeTheCallReturns()
    {
        Question question;
        const Pending pending = deliver(question.future(), this, reply());
        question.answer(7);

        QCOMPARE(m_replies, QList<int>());
        QVERIFY(pending.isActive());
        QTRY_COMPARE(m_replies, QList<int>({7}));
        QVERIFY(!pending.isActive());
        spin();
        QCOMPARE(m_replies, QList<int>({7}));
    }

    void repliesLaterEvenWhenTheAnswerIsThereAlready()
    {
        const Pending pending = deliver(QtFuture::makeReadyFuture(Result<int>(3)), this, reply());

        QCOMPARE(m_replies, QList<int>());
        QTRY_COMPARE(m_replies, QList<int>({3}));
        spin();
        QCOMPARE(m_replies, QList<int>({3}));
    }

    void repliesInTheThreadOfTheContext()
    {
        Question question;
        QThread *thread = nullptr;
        const Pending pending =
            deliver(question.future(), this, [&thread](const Result<int> &) { thread = QThread::currentThread(); });
        std::thread worker([&question] { question.answer(1); });
        worker.join();

        QTRY_VERIFY(thread);
        QCOMPARE(thread, QThread::currentThread());
    }

    void handsOverErrors()
    {
        Error error;
        const Pending pending = deliver(QtFuture::makeReadyFuture(Result<int>(failure(ErrorKind::Busy, u"Later."_s))),
                                        this, [&error](const Result<int> &result) { error = result.error(); });

        QTRY_COMPARE(error.message, u"Later."_s);
        QCOMPARE(error.kind, ErrorKind::Busy);
    }

    void repliesToSeveralWhoAskedTheSame()
    {
        Question question;
        const Pending first = deliver(question.future(), this, reply());
        const Pending second = deliver(question.future(), this, reply());
        question.answer(5);

        QTRY_COMPARE(m_replies, QList<int>({5, 5}));
    }

    void neverRepliesToTheDead()
    {
        Question question;
        auto context = std::make_unique<QObject>();
        deliver(question.future(), context.get(), reply()).detach();
        context.reset();
        question.answer(1);

        spin();
        QCOMPARE(m_replies, QList<int>());
    }

    void neverRepliesWhenTheContextDiesBetweenAnswerAndReply()
    {
        Question question;
        auto context = std::make_unique<QObject>();
        deliver(question.future(), context.get(), reply()).detach();
        question.answer(1);
        context.reset();

        spin();
        QCOMPARE(m_replies, QList<int>());
    }

    void survivesAReplyThatEndsItsContext()
    {
        Question question;
        auto context = std::make_unique<QObject>();
        deliver(question.future(), context.get(), [this, &context](const Result<int> &result) {
            context.reset();
            m_replies += *result;
        }).detach();
        question.answer(1);

        QTRY_COMPARE(m_replies, QList<int>({1}));
        spin();
    }

    void isCancelledAndSilentWhenDropped()
    {
        Question question;
        {
            const Pending pending = deliver(question.future(), this, reply());
            QVERIFY(pending.isActive());
        }

        QVERIFY(question.promise.isCanceled());
        question.answer(1);
        spin();
        QCOMPARE(m_replies, QList<int>());
    }

    void isSilentWhenDroppedBetweenAnswerAndReply()
    {
        Question question;
        {
            const Pending pending = deliver(question.future(), this, reply());
            question.answer(1);
        }

        spin();
        QCOMPARE(m_replies, QList<int>());
    }

    void isCancelledWhenReplaced()
    {
        Question old;
        Question fresh;
        Pending pending = deliver(old.future(), this, reply());
        pending = deliver(fresh.future(), this, reply());
        old.answer(1);
        fresh.answer(2);

        QVERIFY(old.promise.isCanceled());
        QVERIFY(!fresh.promise.isCanceled());
        QTRY_COMPARE(m_replies, QList<int>({2}));
    }

    void mayBeReplacedInItsOwnReply()
    {
        Question first;
        Question second;
        bool active = true;
        Pending pending = deliver(first.future(), this, [&](const Result<int> &result) {
            active = pending.isActive();
            m_replies += *result;
            pending = deliver(second.future(), this, reply());
            second.answer(2);
        });
        first.answer(1);

        QTRY_COMPARE(m_replies, QList<int>({1, 2}));
        QVERIFY(!active);
        QVERIFY(!pending.isActive());
    }

    void mayBeMoved()
    {
        Question question;
        Pending pending = deliver(question.future(), this, reply());
        Pending owner = std::move(pending);
        question.answer(4);

        QTRY_COMPARE(m_replies, QList<int>({4}));
        QVERIFY(!question.promise.isCanceled());
    }

    void repliesToADetachedWrite()
    {
        Question question;
        deliver(question.future(), this, reply()).detach();
        question.answer(9);

        QVERIFY(!question.promise.isCanceled());
        QTRY_COMPARE(m_replies, QList<int>({9}));
    }

    void saysCancelledWhenTheAnswererIsGone()
    {
        ErrorKind kind = ErrorKind::Unexpected;
        auto question = std::make_unique<Question>();
        const Pending pending =
            deliver(question->future(), this, [&kind](const Result<int> &result) { kind = result.error().kind; });
        question.reset();

        QTRY_COMPARE(kind, ErrorKind::Cancelled);
    }

    void leavesNothingBehindInItsContext()
    {
        QObject context;
        for (int n = 0; n < 10; ++n) {
            const Pending pending = deliver(QtFuture::makeReadyFuture(Result<int>(n)), &context, reply());
            if (n % 2 == 0)
                QTRY_VERIFY(m_replies.contains(n));
        }

        QTRY_COMPARE(context.children().size(), 0);
    }

    void worksInTheBackground()
    {
        QSemaphore go;
        QThread *worker = nullptr;
        const Pending pending = deliver(inBackground([&go, &worker]() -> Result<int> {
                                            go.acquire();
                                            worker = QThread::currentThread();
                                            return 11;
                                        }),
                                        this, reply());
        QVERIFY(pending.isActive());
        go.release();

        QTRY_COMPARE(m_replies, QList<int>({11}));
        QVERIFY(worker != QThread::currentThread());
    }

    void worksOnThePoolThatIsGiven()
    {
        QThreadPool pool;
        pool.setMaxThreadCount(1);
        QList<QFuture<Result<int>>> futures;
        int next = 0;
        for (int n = 0; n < 20; ++n)
            futures += inBackground([&next]() -> Result<int> { return next++; }, &pool);
        pool.waitForDone();

        for (int n = 0; n < 20; ++n)
            QCOMPARE(futures.at(n).result(), n);
    }

    void worksInTheBackgroundAlsoWhenNobodyWaitsForItAnyMore()
    {
        QThreadPool pool;
        pool.setMaxThreadCount(1);
        QSemaphore go;
        (void)inBackground(
            [&go]() -> Result<> {
                go.acquire();
                return {};
            },
            &pool);
        bool written = false;
        QFuture<Result<>> write = inBackground(
            [&written]() -> Result<> {
                written = true;
                return {};
            },
            &pool);

        write.cancel();
        go.release();
        pool.waitForDone();

        QVERIFY(written);
    }

private:
    std::function<void(const Result<int> &)> reply()
    {
        return [this](const Result<int> &result) {
            m_replies += result.value_or(-1);
        };
    }

    //! Lets everything that is queued happen.
    static void spin()
    {
        for (int n = 0; n < 5; ++n) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            QCoreApplication::processEvents();
        }
    }

    QList<int> m_replies;
};

CATALPA_TEST(PendingTest)
#include "tst_pending.moc"
