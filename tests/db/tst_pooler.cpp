// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/executor.h"
#include "db/transaction.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::db;
using namespace std::chrono_literals;

namespace {

//! What went wrong in many rounds.
struct Tally {
    int wrong = 0;
    int failed = 0;
    QString firstFailure;

    void note(const Result<Rows> &rows, const QString &expected)
    {
        if (!rows) {
            ++failed;
            if (firstFailure.isEmpty())
                firstFailure = rows.error().detail;
        } else if (rows->count() != 1 || rows->text(0, 0) != expected) {
            ++wrong;
        }
    }
};

// Different statements for each client, of the same shape, so that a mixed-up statement gives a wrong answer.
Result<Tally> manyRounds(Session &session, QLatin1StringView client)
{
    Tally tally;
    for (int round = 0; round < 400; ++round) {
        const QString number = QString::number(round);
        const QByteArray name = QByteArray(client.data(), client.size());
        tally.note(session.run("SELECT '" + name + ":' || $1::int", {round}), client + u':' + number);
        if (round % 10 == 0) {
            Transaction transaction(session);
            if (!transaction.begin())
                ++tally.failed;
            tally.note(session.run("SELECT '" + name + "/' || $1::int FROM pg_sleep(0.001)", {round}),
                       client + u'/' + number);
            if (!transaction.commit())
                ++tally.failed;
        }
    }
    return tally;
}

} // namespace

//! Behind PgBouncer in transaction mode, as behind Neon's "-pooler" hosts.
class PoolerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheAnswersOfInterleavingClientsApart()
    {
        Executor first(m_pooled);
        Executor second(m_pooled);
        Executor third(m_pooled);

        const auto one = first.runOnce([](Session &session) { return manyRounds(session, "one"_L1); });
        const auto two = second.runOnce([](Session &session) { return manyRounds(session, "two"_L1); });
        const auto three = third.runOnce([](Session &session) { return manyRounds(session, "three"_L1); });

        for (const auto &future : {one, two, three}) {
            const Tally tally = *future.result();
            QCOMPARE(tally.wrong, 0);
            QVERIFY2(tally.failed == 0, qPrintable(tally.firstFailure));
        }
    }

    // What Qt's driver sets stays with the server's connection, which is somebody else's next.
    void leavesNothingToTheNextClient()
    {
        const QStringList settings{u"bytea_output"_s, u"client_encoding"_s, u"datestyle"_s, u"application_name"_s};
        const auto shown = [&](const ConnectionAddress &address) {
            QStringList values;
            Session other(address);
            for (const QString &setting : settings) {
                const auto rows = other.run("SELECT current_setting($1)", {setting});
                values += rows ? rows->text(0, 0) : rows.error().message;
            }
            return values;
        };
        const QStringList before = shown(m_address);
        for (int client = 0; client < 4; ++client)
            QVERIFY(Session(m_pooled).run("SELECT 1"));

        for (int client = 0; client < 4; ++client)
            QCOMPARE(shown(m_pooled), before);
    }

    void cancelsOnlyItsOwnStatement()
    {
        Executor other(m_pooled);
        const auto steady = other.runOnce([](Session &session) { return manyRounds(session, "steady"_L1); });
        Session session(m_pooled);
        for (int round = 0; round < 20; ++round) {
            const auto slow = session.run("SELECT pg_sleep(30)", {}, 20ms);
            QVERIFY(!slow);
            QCOMPARE(slow.error().kind, ErrorKind::Busy);
            QVERIFY(session.isOpen());
        }

        const Tally tally = *steady.result();
        QCOMPARE(tally.wrong, 0);
        QVERIFY2(tally.failed == 0, qPrintable(tally.firstFailure));
    }

    void goesOnWhenTheServerConnectionWasKilledWhileIdle()
    {
        Session session(m_pooled);
        const auto process = session.run("SELECT pg_backend_pid()");
        QVERIFY(process);
        m_server.sql(m_address, u"SELECT pg_terminate_backend(%1, 5000)"_s.arg(process->integer(0, 0)));

        Executor executor(m_pooled);
        const auto answer = executor.read([](Session &own) -> Result<qint64> {
            const auto rows = own.run("SELECT 42");
            return rows ? Result<qint64>(rows->integer(0, 0)) : passOn(rows);
        });

        QCOMPARE(answer.result(), 42);
    }

    void doesNotKnowTheOutcomeWhenTheServerDiesUnderAStatement()
    {
        Executor executor(m_pooled);
        const auto running = executor.runOnce([](Session &session) -> Result<> {
            const auto rows = session.run("SELECT pg_sleep(30)");
            return rows ? Result<>() : passOn(rows);
        });
        QTRY_COMPARE(m_server.sql(m_address, u"SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"_s),
                     u"1"_s);

        m_server.crash();
        const Error error = running.result().error();
        m_server.start();

        QVERIFY2(error.kind == ErrorKind::OutcomeUnknown, qPrintable(error.detail));
    }

private:
    test::TestServer m_server;
    test::TestBouncer m_bouncer{m_server};
    ConnectionAddress m_address = m_server.createDatabase();
    ConnectionAddress m_pooled = m_bouncer.pooled(m_address);
};

CATALPA_TEST(PoolerTest)
#include "tst_pooler.moc"
