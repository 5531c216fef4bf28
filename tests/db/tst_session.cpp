// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/session.h"
#include "db/sql.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtCore/QTimeZone>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::db;
using namespace std::chrono_literals;

//! Statements, values and errors of one healthy connection.
class SessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server.sql(m_address, uR"sql(
            CREATE TABLE shelves (
                id int CONSTRAINT shelves_key PRIMARY KEY,
                label text NOT NULL CONSTRAINT label_not_blank CHECK (label <> ''),
                code varchar(3),
                parent int CONSTRAINT shelves_parent_fkey REFERENCES shelves
            );
            INSERT INTO shelves VALUES (1, 'Poetry', 'POE', NULL);
            CREATE ROLE reader LOGIN;
            GRANT SELECT ON shelves TO reader;
        )sql"_s);
    }

    void bindsValuesToTheirPlaces()
    {
        const auto rows = m_session.run(
            "SELECT $2::text, $1::bigint + 1, $3::int, $4::text, $5::bigint",
            {qint64(9'007'199'254'740'993), u"žluťoučký 🐎 'quoted' \"$1\" \\"_s, -5, QByteArray("bytes"), Id<int>{7}});

        QVERIFY(rows);
        QCOMPARE(rows->count(), 1);
        QCOMPARE(rows->columns(), 5);
        QCOMPARE(rows->text(0, 0), u"žluťoučký 🐎 'quoted' \"$1\" \\"_s);
        QCOMPARE(rows->integer(0, 1), 9'007'199'254'740'994);
        QCOMPARE(rows->integer(0, 2), -5);
        QCOMPARE(rows->text(0, 3), u"bytes"_s);
        QCOMPARE(rows->integer(0, 4), 7);
    }

    void tellsNullFromEmpty()
    {
        const auto rows = m_session.run("SELECT $1::text, $2::text, $3::text, $4::int",
                                        {std::optional<QString>(), std::optional(QString()), QString(), Param::null()});

        QVERIFY(rows);
        QVERIFY(rows->isNull(0, 0));
        QCOMPARE(rows->optionalText(0, 0), std::nullopt);
        QVERIFY(!rows->isNull(0, 1));
        QCOMPARE(rows->optionalText(0, 1), std::optional(u""_s));
        QVERIFY(!rows->isNull(0, 2));
        QCOMPARE(rows->integer(0, 3), 0);
        QVERIFY(!rows->instant(0, 3).isValid());
    }

    void bindsListsOfHostileTexts()
    {
        const QStringList texts{u"a,b"_s, u"{x}"_s, u"\"\\\""_s, u""_s, u"NULL"_s, u"  "_s, u"'; DROP"_s, u"é🐎\n"_s};

        const auto rows = m_session.run("SELECT unnest($1::text[])", {Param::list(texts)});
        const auto none = m_session.run("SELECT cardinality($1::text[])", {Param::list({})});

        QVERIFY(rows && none);
        QStringList back;
        for (int row = 0; row < rows->count(); ++row)
            back += rows->text(row, 0);
        QCOMPARE(back, texts);
        QCOMPARE(none->integer(0, 0), 0);
    }

    void refusesInvisibleNulsBeforeAnythingIsSent()
    {
        const auto rows = m_session.run("SELECT $1::text", {u"before\0after"_s});

        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, ErrorKind::Invalid);
        QVERIFY(!rows.error().message.isEmpty());
        QVERIFY(m_session.isOpen());
    }

    void carriesHugeTextsBothWays()
    {
        const QString huge(20'000'000, QChar(u'ß'));

        const auto rows = m_session.run("SELECT $1::text, length($1::text)", {huge});

        QVERIFY(rows);
        QCOMPARE(rows->integer(0, 1), huge.size());
        QVERIFY(rows->text(0, 0) == huge);
    }

    void readsManyRows()
    {
        const auto rows = m_session.run("SELECT n, n::text || 'x' FROM generate_series(1, 100000) AS n");

        QVERIFY(rows);
        QCOMPARE(rows->count(), 100'000);
        QCOMPARE(rows->text(99'999, 1), u"100000x"_s);
    }

    void readsBooleansAndInstants()
    {
        const auto rows = m_session.run("SELECT $1::bool, false, " CATALPA_UTC_TEXT(
                                            "timestamp '2024-02-29 23:59:59.987654'") ", "
                                                                                      "'2024-01-01T02:00:00+02:00'",
                                        {1});

        QVERIFY(rows);
        QVERIFY(rows->boolean(0, 0));
        QVERIFY(!rows->boolean(0, 1));
        QCOMPARE(rows->instant(0, 2), QDateTime({2024, 2, 29}, QTime(23, 59, 59, 987), QTimeZone::utc()));
        QCOMPARE(rows->instant(0, 3), QDateTime({2024, 1, 1}, QTime(0, 0), QTimeZone::utc()));
        QCOMPARE(rows->instant(0, 3).timeSpec(), Qt::UTC);
    }

    void countsAffectedRows()
    {
        const auto inserted = m_session.run("INSERT INTO shelves SELECT n, 'n' FROM generate_series(100, 104) AS n");
        const auto deleted = m_session.run("DELETE FROM shelves WHERE id >= $1::int", {100});

        QVERIFY(inserted && deleted);
        QCOMPARE(inserted->affected(), 5);
        QVERIFY(inserted->isEmpty());
        QCOMPARE(deleted->affected(), 5);
    }

    void saysWhatWentWrong_data()
    {
        QTest::addColumn<QByteArray>("statement");
        QTest::addColumn<QString>("state");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("constraint");
        QTest::addColumn<QString>("column");
        const auto row = [](const char *name, const char *sql, const QString &state, ErrorKind kind,
                            const QString &constraint = {}, const QString &column = {}) {
            QTest::newRow(name) << QByteArray(sql) << state << kind << constraint << column;
        };

        row("duplicate key", "INSERT INTO shelves VALUES (1, 'Prose')", u"23505"_s, ErrorKind::Invalid,
            u"shelves_key"_s);
        row("no such parent", "INSERT INTO shelves VALUES (2, 'Prose', NULL, 99)", u"23503"_s, ErrorKind::Invalid,
            u"shelves_parent_fkey"_s);
        row("check", "INSERT INTO shelves VALUES (2, '')", u"23514"_s, ErrorKind::Invalid, u"label_not_blank"_s);
        row("required", "INSERT INTO shelves VALUES (2, NULL)", u"23502"_s, ErrorKind::Invalid, {}, u"label"_s);
        row("too long", "INSERT INTO shelves VALUES (2, 'x', 'LONG')", u"22001"_s, ErrorKind::Invalid);
        row("not a number", "SELECT 'x'::int", u"22P02"_s, ErrorKind::Invalid);
        row("out of range", "SELECT 99999999999::int", u"22003"_s, ErrorKind::Invalid);
        row("no such table", "SELECT * FROM nosuch", u"42P01"_s, ErrorKind::Schema);
        row("no such column", "SELECT nosuch FROM shelves", u"42703"_s, ErrorKind::Schema);
        row("no such function", "SELECT nosuch()", u"42883"_s, ErrorKind::Schema);
        row("syntax", "SELEC 1", u"42601"_s, ErrorKind::Unexpected);
        row("read only", "DO 'BEGIN SET TRANSACTION READ ONLY; CREATE TABLE t (); END'", u"25006"_s, ErrorKind::Rights);
        row("locked", "DO 'BEGIN RAISE lock_not_available; END'", u"55P03"_s, ErrorKind::Busy);
        row("serialization", "DO 'BEGIN RAISE serialization_failure; END'", u"40001"_s, ErrorKind::Busy);
        row("deadlock", "DO 'BEGIN RAISE deadlock_detected; END'", u"40P01"_s, ErrorKind::Busy);
        row("too many connections", "DO 'BEGIN RAISE too_many_connections; END'", u"53300"_s, ErrorKind::Busy);
        row("disk full", "DO 'BEGIN RAISE disk_full; END'", u"53100"_s, ErrorKind::Exhausted);
        row("limit", "DO 'BEGIN RAISE program_limit_exceeded; END'", u"54000"_s, ErrorKind::Invalid);
        row("own exception", "DO 'BEGIN RAISE ''no''; END'", u"P0001"_s, ErrorKind::Invalid);
        row("server's time limit", "DO 'BEGIN RAISE query_canceled; END'", u"57014"_s, ErrorKind::Busy);
    }
    void saysWhatWentWrong()
    {
        QFETCH(QByteArray, statement);
        QFETCH(QString, state);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, constraint);
        QFETCH(QString, column);

        const auto rows = m_session.run(statement);

        QVERIFY(!rows);
        QCOMPARE(rows.error().sql().sqlState, state);
        QCOMPARE(rows.error().kind, kind);
        QCOMPARE(rows.error().sql().constraint, constraint);
        QCOMPARE(rows.error().sql().column, column);
        QVERIFY(rows.error().message.endsWith(u'.'));
        QVERIFY(rows.error().detail.startsWith(u"SQLSTATE %1: "_s.arg(state)));
        QVERIFY(m_session.run("SELECT 1"));
    }

    void keepsValuesOutOfErrors()
    {
        const auto rows = m_session.run("INSERT INTO shelves VALUES (3, $1::text, 'x', 99)", {u"topsecret"_s});

        QVERIFY(!rows);
        const Error &error = rows.error();
        QVERIFY(!(error.message + error.detail + error.sql().primary + error.sql().hint + error.sql().context)
                     .contains("topsecret"_L1));
    }

    void saysWhenTheRoleMayNot()
    {
        ConnectionAddress address = m_address;
        address.user = u"reader"_s;
        Session session(address);

        const auto rows = session.run("DELETE FROM shelves");

        QVERIFY(!rows);
        QCOMPARE(rows.error().sql().sqlState, u"42501"_s);
        QCOMPARE(rows.error().kind, ErrorKind::Rights);
    }

    void cancelsAStatementAtItsDeadline()
    {
        QElapsedTimer timer;
        timer.start();
        const auto rows = m_session.run("SELECT pg_sleep(30)", {}, 100ms);

        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, ErrorKind::Busy);
        QCOMPARE_LT(timer.elapsed(), 2'000);
        QVERIFY(m_session.isOpen());
        QCOMPARE(m_session.run("SELECT 2")->integer(0, 0), 2);
    }

    void cancelsAStatementWhenInterrupted()
    {
        QElapsedTimer timer;
        timer.start();
        m_session.setInterrupt([&timer] { return timer.hasExpired(100); });
        const auto rows = m_session.run("SELECT pg_sleep(30)");
        const auto next = m_session.run("SELECT 1");
        m_session.setInterrupt(nullptr);

        QVERIFY(!rows && !next);
        QCOMPARE(rows.error().kind, ErrorKind::Cancelled);
        QCOMPARE(next.error().kind, ErrorKind::Cancelled);
        QCOMPARE_LT(timer.elapsed(), 2'000);
        QCOMPARE(m_session.run("SELECT 3")->integer(0, 0), 3);
    }

    void neverHitsTheNextStatementWithALateCancel()
    {
        for (int round = 0; round < 50; ++round) {
            const auto slow = m_session.run("SELECT pg_sleep(0.005)", {}, std::chrono::milliseconds(3 + round % 5));
            const auto next = m_session.run("SELECT $1::int FROM pg_sleep(0.002)", {round});

            QVERIFY(slow || slow.error().kind == ErrorKind::Busy);
            QVERIFY2(next, next ? "" : qPrintable(next.error().detail));
            QCOMPARE(next->integer(0, 0), round);
        }
    }

private:
    test::TestServer m_server;
    ConnectionAddress m_address = m_server.createDatabase();
    Session m_session{m_address};
};

CATALPA_TEST(SessionTest)
#include "tst_session.moc"
