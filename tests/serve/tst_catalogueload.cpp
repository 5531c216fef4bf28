// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/session.h"
#include "serve/catalogueserver.h"
#include "store/cataloguefixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"
#include "support/wire.h"

#include <QtTest/QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;
using namespace std::chrono_literals;

//! Searches that take longer than anybody waits for them.
class CatalogueLoadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void asksNothingThatNobodyWaitsFor();
    void limitsTheSearchesOfOneClient();

private:
    //! Nobody reads authors until unlock().
    void lock();
    void unlock() { m_locking.reset(); }
    void start(std::chrono::milliseconds forAnswer);
    void search(int count);
    //! Microseconds by the clock of the database.
    qint64 now() const
    {
        return m_server.sql(m_address, u"SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint"_s)
            .toLongLong();
    }
    //! Transactions of the server that began since then and have read an author: each takes a lock that is the time of
    //! its beginning, which its session keeps.
    int readingsSince(qint64 moment) const
    {
        return m_server
            .sql(m_address,
                 u"SELECT count(DISTINCT (classid, objid)) FROM pg_locks JOIN pg_database d ON d.oid = database WHERE "
                 "locktype = 'advisory' AND datname = current_database() AND "
                 "(classid::bigint << 32) + objid::bigint >= %1"_s.arg(moment))
            .toInt();
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<db::Session> m_locking;
    std::unique_ptr<serve::CatalogueServer> m_served;
    std::vector<std::unique_ptr<Wire>> m_wires;
};

void CatalogueLoadTest::initTestCase()
{
    m_server.createRole(u"visitor"_s);
}

void CatalogueLoadTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, History::Indexes);
    m_server.sql(m_address,
                 u"INSERT INTO authors (name) VALUES ('n'); CREATE FUNCTION seen() RETURNS boolean LANGUAGE plpgsql "
                 "VOLATILE AS $$ BEGIN PERFORM pg_advisory_lock_shared("
                 "(extract(epoch FROM transaction_timestamp()) * 1000000)::bigint); RETURN true; END $$;"
                 "ALTER TABLE authors ENABLE ROW LEVEL SECURITY; CREATE POLICY seen ON authors USING (seen());"
                 "GRANT SELECT ON authors, books TO visitor"_s);
}

void CatalogueLoadTest::cleanup()
{
    unlock();
    m_wires.clear();
    m_served.reset();
}

void CatalogueLoadTest::start(std::chrono::milliseconds forAnswer)
{
    ConnectionAddress address = m_server.overTcp(m_address);
    address.user = u"visitor"_s;
    auto started = serve::CatalogueServer::start(address, {.port = 0, .forAnswer = forAnswer});
    if (!started)
        qFatal("%s", qPrintable(started.error().message));
    m_served = std::move(*started);
}

void CatalogueLoadTest::lock()
{
    m_locking = std::make_unique<db::Session>(m_address);
    QVERIFY(m_locking->run("BEGIN"));
    QVERIFY(m_locking->run("LOCK TABLE authors IN ACCESS EXCLUSIVE MODE"));
}

//! Each for something else.
void CatalogueLoadTest::search(int count)
{
    for (int i = 0; i < count; ++i) {
        m_wires.push_back(std::make_unique<Wire>(quint16(m_served->url().port())));
        m_wires.back()->send("GET /authors?search=x" + QByteArray::number(i) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
}

void CatalogueLoadTest::asksNothingThatNobodyWaitsFor()
{
    start(1'000ms);
    Wire wire(quint16(m_served->url().port()));
    QTRY_COMPARE_WITH_TIMEOUT(wire.get("/authors?search=first").status(), 200, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(wire.get("/authors?search=n").status(), 200, 30'000);
    lock();
    const qint64 locked = now();

    search(8);
    for (const auto &each : m_wires)
        QCOMPARE(each->answer().status(), 503);
    unlock();
    int asked = 0;
    QTRY_COMPARE_WITH_TIMEOUT((++asked, wire.get("/authors?search=last").status()), 200, 30'000);

    // Two were running. The last one is asked for again where this computer was too busy for it.
    QCOMPARE_GT(readingsSince(locked), 0);
    QCOMPARE_LE(readingsSince(locked), 2 + asked);
}

void CatalogueLoadTest::limitsTheSearchesOfOneClient()
{
    start(10min); // No answer comes because somebody has waited too long.
    Wire wire(quint16(m_served->url().port()));
    QCOMPARE(wire.get("/authors?search=n").status(), 200);
    lock();

    search(9); // The one that the server reads last is too much, whichever that is.
    const auto answered = [](const std::unique_ptr<Wire> &each) {
        return each->socket().bytesAvailable() > 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(m_wires, answered), 60'000);
    const auto refused = std::ranges::find_if(m_wires, answered);
    const WireAnswer refusal = (*refused)->answer();
    QCOMPARE(refusal.status(), 429);
    QVERIFY(!refusal.header("Retry-After").isEmpty());
    m_wires.erase(refused);
    QCOMPARE(wire.get("/authors?search=y").status(), 429);
    QCOMPARE(wire.get("/books/1").status(), 200);
    QVERIFY(std::ranges::none_of(m_wires, answered));
    unlock();

    for (const auto &each : m_wires)
        QCOMPARE(each->answer().status(), 200);
    QCOMPARE(wire.get("/authors?search=y").status(), 200);
}

CATALPA_TEST(CatalogueLoadTest)
#include "tst_catalogueload.moc"
