// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Taking back a migration that is not one transaction, when that stops.

#include "migrate/history/resolution.h"
#include "migrate/run/runner.h"
#include "migrationfixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::db;
using namespace catalpa::migrate;
using namespace catalpa::test;

namespace {

constexpr auto twoIndexes = "CREATE INDEX CONCURRENTLY things_n ON public.things (n);\n"
                            "CREATE INDEX CONCURRENTLY things_t ON public.things (t);\n";
constexpr auto stopping = "DROP INDEX CONCURRENTLY IF EXISTS public.things_t;\n"
                          "DROP INDEX CONCURRENTLY public.nowhere;\n";
constexpr auto mended = "DROP INDEX CONCURRENTLY IF EXISTS public.things_t;\n"
                        "DROP INDEX CONCURRENTLY IF EXISTS public.things_n;\n";

} // namespace

class TakingBackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = m_server.createDatabase();
        m_server.sql(m_address, u"CREATE TABLE things (n int, t text)"_s);
        m_server.sql(m_address, prismaTable);
        Session session(m_address);
        if (const auto made = Runner(session, {bundle()}).apply(); !made || made->failure)
            qFatal("it was not made");
        const auto undone = Runner(session, {bundle()}).undo(key);
        if (!undone || !undone->failure)
            qFatal("it did not stop");
        m_said = undone->failure->error.message;
    }

    void saysHowToGoOn()
    {
        QVERIFY2(m_said.contains(u"is not taken back completely"_s), qPrintable(m_said));
        QVERIFY2(m_said.contains(u"Undo it again"_s), qPrintable(m_said));
        QVERIFY2(m_said.contains(u"nowhere"_s), qPrintable(m_said));
        QVERIFY2(!m_said.contains(u"Apply it again"_s), qPrintable(m_said));
    }

    void keepsTheReasonInTheRecord()
    {
        const QString logs = status().steps.first().logs;

        QVERIFY2(logs.contains(u"nowhere"_s), qPrintable(logs));
        QVERIFY2(logs.contains(u"down.sql, line 2"_s), qPrintable(logs));
    }

    void isNotContinuedUpwards()
    {
        const SchemaStatus seen = status();
        Session session(m_address);

        const auto report = Runner(session, {bundle()}).apply();

        QCOMPARE(seen.steps.first().state, MigrationState::Failed);
        QVERIFY(!seen.steps.first().resumable);
        QVERIFY(seen.steps.first().takingBack);
        QCOMPARE(seen.applicable(), 0);
        QVERIFY(!report);
        QVERIFY2(report.error().message.contains(u"Undo it again"_s), qPrintable(report.error().message));
        QCOMPARE(indexes(), QStringList{u"things_n"_s});
    }

    void isEndedByUndoingAgain()
    {
        Session session(m_address);

        const auto report = Runner(session, {bundle(mended)}).undo(key);

        QVERIFY(report && !report->failure);
        QVERIFY(indexes().isEmpty());
        QCOMPARE(status().steps.first().state, MigrationState::RolledBack);
        QCOMPARE(status().steps.first().logs, QString());
    }

    void canBeMarked()
    {
        Session session(m_address);

        QVERIFY(resolve(session, {bundle()}, key, Resolution::RolledBack));

        QCOMPARE(status().steps.first().state, MigrationState::RolledBack);
    }

    void oneThatWasKilledIsNotContinuedUpwardsEither()
    {
        m_server.sql(m_address, u"UPDATE _prisma_migrations SET logs = 'Catalpa: this is being taken back.'"_s);

        QVERIFY(status().steps.first().takingBack);
        QVERIFY(!status().steps.first().resumable);
    }

private:
    static Bundle bundle(const QByteArray &down = stopping)
    {
        return {u"public"_s, {{u"1_indexes"_s, twoIndexes, u"public"_s, down}}};
    }
    SchemaStatus status() const
    {
        Session session(m_address);
        return *Runner(session, {bundle()}).status();
    }
    QStringList indexes() const
    {
        return m_server.rows(m_address, u"SELECT relname FROM pg_class WHERE relname LIKE 'things\\_%' ORDER BY 1"_s);
    }

    static inline const MigrationKey key{u"public"_s, u"1_indexes"_s};
    TestServer m_server;
    ConnectionAddress m_address;
    QString m_said;
};

CATALPA_TEST(TakingBackTest)
#include "tst_takingback.moc"
