// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/pending.h"
#include "migrate/pgschemahistory.h"
#include "migrationfixture.h"
#include "support/certificates.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtSql/QSqlDatabase>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::migrate;

//! The history as the program has it: asked in its own thread, answered from another.
class SchemaHistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_address = m_server.createDatabase(); }

    void tellsTheStatusAndAppliesWhatIsPending()
    {
        PgSchemaHistory history(m_address, test::sharedMigrations);
        std::optional<Result<SchemaStatus>> status;
        std::optional<Result<MigrationReport>> report;
        QStringList events;

        Pending asked = deliver(history.status(), this, [&](const auto &result) { status = result; });
        QTRY_VERIFY(status);
        QVERIFY(*status);
        QCOMPARE((*status)->pending(), 2);
        QVERIFY(!(*status)->obstacle());
        QCOMPARE((*status)->server, m_address.display());

        Pending applying =
            deliver(history.apply({},
                                  queued<MigrationEvent>(this,
                                                         [&](const MigrationEvent &event) {
                                                             QCOMPARE(QThread::currentThread(), thread());
                                                             events += event.key.name;
                                                         })),
                    this, [&](const auto &result) { report = result; });
        QTRY_VERIFY(report);
        QVERIFY(*report);
        QCOMPARE((*report)->done, test::keys({test::initName, test::countryName}));
        QTRY_COMPARE(events.size(), 4);

        asked = deliver(history.status(), this, [&](const auto &result) { status = result; });
        QTRY_COMPARE((*status)->pending(), 0);
    }

    void twoProgramsAtOnceApplyOnce()
    {
        PgSchemaHistory one(m_address, test::sharedMigrations);
        PgSchemaHistory two(m_server.overTcp(m_address), test::sharedMigrations);

        auto first = one.apply({}, {});
        auto second = two.apply({}, {});

        QTRY_VERIFY_WITH_TIMEOUT(first.isFinished() && second.isFinished(), 20'000);
        QVERIFY(first.result());
        QVERIFY(second.result());
        QCOMPARE(first.result()->done.size() + second.result()->done.size(), 2);
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM _prisma_migrations"_s), u"2"_s);
    }

    void saysThatTheServerIsNotReachable()
    {
        ConnectionAddress address = m_address;
        address.host = u"/nowhere"_s;
        PgSchemaHistory history(address, test::sharedMigrations);

        auto report = history.apply({}, {});

        QTRY_VERIFY(report.isFinished());
        QVERIFY(!report.result());
        QCOMPARE(report.result().error().kind, ErrorKind::Offline);
    }

    void usesTheDirectHostOfNeon()
    {
        ConnectionAddress address;
        address.host = u"ep-cool-darkness-a1b2c3d4-pooler.us-east-2.aws.neon.tech"_s;
        address.database = u"neondb"_s;

        QVERIFY(address.isPooled());
        QVERIFY(!migrationAddress(address).isPooled());
        QCOMPARE(migrationAddress(address).option(u"application_name"), u"Catalpa migrations"_s);
    }

    // A host of that name which stands on this computer, with a certificate of the tests' own authority.
    void appliesThroughQtsDriverAtNeon()
    {
        const test::CertificateAuthority authority(u"Catalpa test authority"_s);
        qputenv("SSL_CERT_FILE", QFile::encodeName(authority.certificate()));
        test::TestServer server;
        ConnectionAddress address = server.overTcp(server.createDatabase());
        address.host = u"ep-cool-darkness-a1b2c3d4.us-east-2.aws.neon.tech"_s;
        address.options = {{u"hostaddr"_s, u"127.0.0.1"_s}};
        test::restartWith(server, authority.issue(address.host));
        PgSchemaHistory history(address, test::sharedMigrations);

        const auto report = history.apply({}, {}).result();

        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QCOMPARE(report->done.size(), 2);
        QVERIFY(history.status().result()->steps.first().finishedAt.isValid());
        QVERIFY(!QSqlDatabase::connectionNames().isEmpty());
    }

    void keepsANameThatTheAddressGives()
    {
        ConnectionAddress address = m_address;
        address.options += {u"application_name"_s, u"reading room"_s};

        QCOMPARE(migrationAddress(address), address);
    }

    void isGoneAtOnceAndLeavesNothingHalf()
    {
        auto history = std::make_unique<PgSchemaHistory>(m_address, test::sharedMigrations);
        auto report = history->apply({}, {});

        history.reset();

        QTRY_VERIFY(report.isFinished());
        QTRY_COMPARE(m_server.sql(m_address,
                                  u"SELECT count(*) FROM pg_stat_activity "
                                  "WHERE application_name = 'Catalpa migrations'"_s),
                     u"0"_s);
        PgSchemaHistory again(m_address, test::sharedMigrations);
        auto asked = again.status();
        QTRY_VERIFY(asked.isFinished());
        const auto status = asked.result();
        QVERIFY(status);
        for (const MigrationStep &step : status->steps)
            QVERIFY(step.state == MigrationState::Applied || step.state == MigrationState::Pending);
    }

private:
    test::TestServer m_server;
    ConnectionAddress m_address;
};

CATALPA_TEST(SchemaHistoryTest)
#include "tst_schemahistory.moc"
