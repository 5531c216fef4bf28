// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/catalogueserver.h"
#include "serve/catalogueservice.h"
#include "serve/routes/cursor.h"
#include "store/cataloguefixture.h"
#include "support/testregistry.h"
#include "support/wire.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;
using namespace std::chrono_literals;

//! A catalogue in a real database, read over the network.
class CatalogueServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_served.reset(); }
    void answersAsExpressWithPrismaDoes();
    void answersWhatHasNoName();
    void answersInTheOrderOfTheTable();
    void answersWhatIsThereNow();
    void seesAMigration();
    void saysThatThereAreNoTables();
    void leadsThroughAllPages_data();
    void leadsThroughAllPages();
    void searches();
    void refusesPlacesOfOtherLists();
    void compresses();
    void answersHead();
    void changesNothing();
    void answersManyAtOnce();
    void waitsForADatabaseThatIsAway();
    void saysThatADatabaseIsSilent();
    void goesThroughAPooler();
    void preparesDocumentsOnce();

private:
    void start(const ConnectionAddress &address);
    quint16 port() const { return quint16(m_served->url().port()); }
    WireAnswer get(const QByteArray &target, const QByteArray &headers = {}) const
    {
        return Wire(port()).get(target, headers);
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<serve::CatalogueServer> m_served;
};

void CatalogueServerTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, History::Indexes);
    start(m_address);
}

void CatalogueServerTest::start(const ConnectionAddress &address)
{
    auto started = serve::CatalogueServer::start(address, {.port = 0});
    if (!started)
        qFatal("%s", qPrintable(started.error().message));
    m_served = std::move(*started);
}

//! The bytes are those that Express 5 with Prisma 6.19 answered for the same rows.
void CatalogueServerTest::answersAsExpressWithPrismaDoes()
{
    const QString rows = uR"sql(
        ALTER DATABASE %1 SET timezone = 'America/St_Johns';
        INSERT INTO authors (id, name, bio, created_at, country) VALUES
            (1, E'Ctl \x01\x1f\x7f "q" \\ / </script> & \'', E'a\nb\r\tc\u2028\U0001F600', '2025-02-03 20:41:57.332', ''),
            (2, 'far', NULL, '12025-02-03 20:41:57.3', NULL), (3, 'old', '', '0044-03-15 BC', 'CZ'),
            (4, 'y999', NULL, '0999-12-31 23:59:59.999', NULL);
        INSERT INTO books VALUES (1, 'R.U.R.', 4, '2025-01-01 00:00:00.001'), (2, '', 4, '2025-01-01'))sql"_s;
    m_server.sql(m_address, rows.arg(m_address.database));

    QCOMPARE(get("/authors").body,
             QByteArray("[{\"id\":1,\"name\":\"Ctl \\u0001\\u001f\x7f \\\"q\\\" \\\\ / </script> & '\","
                        "\"bio\":\"a\\nb\\r\\tc\u2028😀\",\"country\":\"\",\"createdAt\":\"2025-02-03T20:41:57.332Z\"},"
                        "{\"id\":2,\"name\":\"far\",\"bio\":null,\"country\":null,\"createdAt\":null},"
                        "{\"id\":3,\"name\":\"old\",\"bio\":\"\",\"country\":\"CZ\",\"createdAt\":null},"
                        "{\"id\":4,\"name\":\"y999\",\"bio\":null,\"country\":null,"
                        "\"createdAt\":\"0999-12-31T23:59:59.999Z\"}]"));
    const WireAnswer books = get("/books/4abc");
    QCOMPARE(books.body,
             QByteArray(R"([{"id":1,"title":"R.U.R.","authorId":4,"createdAt":"2025-01-01T00:00:00.001Z"},)"
                        R"({"id":2,"title":"","authorId":4,"createdAt":"2025-01-01T00:00:00.000Z"}])"));
    QCOMPARE(books.header("Content-Type"), QByteArray("application/json; charset=utf-8"));
    QCOMPARE(get("/books/77").header("ETag"), QByteArray("W/\"2-l9Fw4VUO7kr8CvBlt4zaMCqXZ0w\""));
}

//! Where the tables allow that.
void CatalogueServerTest::answersWhatHasNoName()
{
    m_server.sql(m_address,
                 u"ALTER TABLE authors ALTER name DROP NOT NULL; ALTER TABLE books ALTER title DROP NOT NULL;"
                 "INSERT INTO authors (name, created_at) VALUES (NULL, '2025-01-01');"
                 "INSERT INTO books (title, author_id, created_at) VALUES (NULL, 1, '2025-01-01')"_s);

    QCOMPARE(get("/authors").body,
             QByteArray(R"([{"id":1,"name":null,"bio":null,"country":null,"createdAt":"2025-01-01T00:00:00.000Z"}])"));
    QCOMPARE(get("/books/1").body,
             QByteArray(R"([{"id":1,"title":null,"authorId":1,"createdAt":"2025-01-01T00:00:00.000Z"}])"));
}

//! findMany() has no order, so that what was changed last stands last.
void CatalogueServerTest::answersInTheOrderOfTheTable()
{
    m_server.sql(m_address,
                 u"INSERT INTO authors (name) VALUES ('a'), ('b'), ('c'); UPDATE authors SET name = 'A' "
                 "WHERE name = 'a'"_s);
    const QStringList expected = m_server.rows(m_address, u"SELECT name FROM authors"_s);

    QStringList names;
    const QJsonArray authors = QJsonDocument::fromJson(get("/authors").body).array();
    for (const QJsonValue &each : authors)
        names += each["name"_L1].toString();

    QCOMPARE(names, expected);
    QCOMPARE(names.last(), u"A"_s);
}

void CatalogueServerTest::answersWhatIsThereNow()
{
    Wire wire(port());
    QCOMPARE(wire.get("/authors").body, QByteArray("[]"));

    for (int i = 1; i <= 20; ++i) {
        m_server.sql(m_address, u"INSERT INTO authors (name) VALUES ('n')"_s);
        const WireAnswer answer = wire.get("/authors");
        QCOMPARE(QJsonDocument::fromJson(answer.body).array().size(), i);
        const WireAnswer same = wire.get("/authors", "If-None-Match: " + answer.header("ETag") + "\r\n");
        QCOMPARE(same.status(), 304);
        QCOMPARE(same.body, QByteArray());
    }
}

void CatalogueServerTest::seesAMigration()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, History::Init);
    m_server.sql(m_address, u"INSERT INTO authors (name) VALUES ('n')"_s);
    start(m_address);
    QVERIFY(!get("/authors").body.contains("country"));

    m_server.sql(m_address, u"ALTER TABLE authors ADD COLUMN country text"_s);

    QTRY_VERIFY_WITH_TIMEOUT(get("/authors").body.contains("\"country\":null"), 10'000);
    m_server.sql(m_address, u"ALTER TABLE authors DROP COLUMN country"_s);
    const WireAnswer answer = get("/authors");
    QCOMPARE(answer.status(), 200);
    QVERIFY(!answer.body.contains("country"));
}

void CatalogueServerTest::saysThatThereAreNoTables()
{
    start(m_server.createDatabase());

    const WireAnswer answer = get("/authors");

    QCOMPARE(answer.status(), 503);
    QCOMPARE(answer.header("Retry-After"), QByteArray("60"));
    QVERIFY(answer.body.contains("There is no catalogue here yet."));
}

void CatalogueServerTest::leadsThroughAllPages_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<int>("count");

    QTest::addRow("authors") << QByteArray("/authors?limit=7") << 50;
    QTest::addRow("authors by name") << QByteArray("/authors?limit=7&sort=name") << 50;
    QTest::addRow("authors found") << QByteArray("/authors?limit=2&search=%22name+1%22") << 17;
    QTest::addRow("books by title") << QByteArray("/books?limit=9&sort=title") << 50;
    QTest::addRow("books of one") << QByteArray("/books?limit=9&author=2") << 25;
}

void CatalogueServerTest::leadsThroughAllPages()
{
    QFETCH(const QByteArray, first);
    QFETCH(const int, count);
    m_server.sql(m_address,
                 u"INSERT INTO authors (name) SELECT 'Name ' || i % 3 || ' x' || i FROM "
                 "generate_series(1, 50) i; INSERT INTO books (title, author_id) SELECT 'Title ' || i % 5, "
                 "1 + i % 2 FROM generate_series(1, 50) i"_s);

    QSet<int> seen;
    int rows = 0;
    for (QByteArray target = first; !target.isEmpty();) {
        const WireAnswer page = get(target);
        QCOMPARE(page.status(), 200);
        const QJsonArray records = QJsonDocument::fromJson(page.body).array();
        for (const QJsonValue &each : records)
            seen.insert(each["id"_L1].toInt());
        rows += int(records.size());
        const QByteArray link = page.header("Link");
        target = link.mid(1, link.indexOf('>') - 1);
    }

    QCOMPARE(rows, count);
    QCOMPARE(seen.size(), count);
}

void CatalogueServerTest::searches()
{
    m_server.sql(m_address,
                 u"INSERT INTO authors (name, country) VALUES ('Karel Čapek', 'CZ'), ('Jules Verne', 'FR');"
                 "INSERT INTO books (title, author_id) VALUES ('R.U.R.', 1), ('Krakatit', 1)"_s);
    const auto names = [this](const QByteArray &target) {
        QStringList found;
        const QJsonArray records = QJsonDocument::fromJson(get(target).body).array();
        for (const QJsonValue &each : records)
            found += each[target.startsWith("/books") ? "title"_L1 : "name"_L1].toString();
        return found;
    };

    QCOMPARE(names("/authors?search=capek"), QStringList{u"Karel Čapek"_s});
    QCOMPARE(names("/authors?search=-country:cz"), QStringList{u"Jules Verne"_s});
    QCOMPARE(names("/books?search=author:capek+kra"), QStringList{u"Krakatit"_s});
    QCOMPARE(names("/books?search=%25"), QStringList());
    QCOMPARE(get("/books?search=" + QByteArray(3'000, 'x')).status(), 400);
    QVERIFY(get("/?search=rur", "Accept: text/html\r\n").body.contains("R.U.R."));
}

void CatalogueServerTest::refusesPlacesOfOtherLists()
{
    const auto cursorOf = [](const Key &key) {
        return serve::cursorOf(key, "/authors\nid\n\n"); // Of this list, with texts that it never has.
    };
    for (const QByteArray &cursor : {cursorOf({{}, 1, {}}), cursorOf({{u"a"_s, u"b"_s}, 1, {}}),
                                     cursorOf({{u"no number"_s}, 1, {}}), cursorOf({{u"9"_s.repeated(50)}, 1, {}})}) {
        const WireAnswer answer = get("/authors?limit=5&after=" + cursor);
        QCOMPARE(answer.status(), 400);
        QVERIFY(!answer.body.contains("bigint"));
    }
    QCOMPARE(get("/health").status(), 200);
}

void CatalogueServerTest::compresses()
{
    m_server.sql(m_address, u"INSERT INTO authors (name) SELECT 'Name ' || i FROM generate_series(1, 500) i"_s);

    const WireAnswer small = get("/authors", "Accept-Encoding: gzip\r\n");
    const WireAnswer large = get("/authors");

    QCOMPARE(small.header("Content-Encoding"), QByteArray("gzip"));
    QVERIFY(small.body.startsWith("\x1f\x8b"));
    QVERIFY(small.body.size() * 5 < large.body.size());
    QCOMPARE(small.header("ETag"), large.header("ETag"));
    QCOMPARE(large.header("Content-Encoding"), QByteArray());
}

void CatalogueServerTest::answersHead()
{
    Wire wire(port());

    wire.send("HEAD /books/1 HTTP/1.1\r\nHost: localhost\r\n\r\n");

    const WireAnswer answer = wire.answer(false);
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.header("Content-Length"), QByteArray("2"));
    QCOMPARE(wire.get("/books/1").body, QByteArray("[]"));
}

//! Not even a policy of the database can write while somebody reads.
void CatalogueServerTest::changesNothing()
{
    m_server.createRole(u"visitor"_s);
    m_server.sql(m_address,
                 u"INSERT INTO authors (name) VALUES ('n'); CREATE TABLE visits (n int);"
                 "CREATE FUNCTION visit() RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER AS "
                 "$$ BEGIN INSERT INTO visits VALUES (1); RETURN true; END $$;"
                 "ALTER TABLE authors ENABLE ROW LEVEL SECURITY;"
                 "CREATE POLICY seen ON authors USING (visit()); GRANT SELECT ON authors, books TO visitor"_s);
    ConnectionAddress address = m_server.overTcp(m_address);
    address.user = u"visitor"_s;
    start(address);

    const WireAnswer answer = get("/authors");

    QCOMPARE(answer.status(), 500);
    QCOMPARE(answer.header("Retry-After"), QByteArray());
    QVERIFY(!answer.body.contains("read-only"));
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM visits"_s), u"0"_s);
}

void CatalogueServerTest::answersManyAtOnce()
{
    m_server.sql(m_address, u"INSERT INTO authors (name) SELECT 'Name ' || i FROM generate_series(1, 300) i"_s);
    std::vector<std::unique_ptr<Wire>> wires;
    for (int i = 0; i < 100; ++i)
        wires.push_back(std::make_unique<Wire>(port()));

    for (int round = 0; round < 5; ++round) {
        for (int i = 0; i < 100; ++i) {
            wires.at(std::size_t(i))
                ->send("GET /authors/" + QByteArray::number(1 + i % 50) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        }
        for (int i = 0; i < 100; ++i) {
            const WireAnswer answer = wires.at(std::size_t(i))->answer();
            QCOMPARE(QJsonDocument::fromJson(answer.body).object().value("id"_L1).toInt(), 1 + i % 50);
        }
    }

    // However many clients there are: one connection for marks, four for answers.
    const QString connections = m_server.sql(
        m_address,
        u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"_s);
    QVERIFY(connections.toInt() <= 5);
}

void CatalogueServerTest::waitsForADatabaseThatIsAway()
{
    QCOMPARE(get("/authors").status(), 200);
    m_server.crash();

    const WireAnswer away = get("/authors");

    QCOMPARE(away.status(), 503);
    QVERIFY(!away.header("Retry-After").isEmpty());
    QCOMPARE(get("/").status(), 200);
    m_server.start();
    QTRY_COMPARE_WITH_TIMEOUT(get("/authors").status(), 200, 30'000);
}

void CatalogueServerTest::saysThatADatabaseIsSilent()
{
    FaultProxy proxy(m_server.overTcp(m_address));
    start(proxy.address());
    QCOMPARE(get("/authors").status(), 200);
    proxy.setSilent(true);
    QElapsedTimer timer;
    timer.start();

    const WireAnswer answer = get("/authors");

    QCOMPARE(answer.status(), 503);
    QVERIFY(!answer.header("Retry-After").isEmpty());
    QVERIFY(timer.elapsed() < 20'000);
}

void CatalogueServerTest::goesThroughAPooler()
{
    const TestBouncer bouncer(m_server);
    m_server.sql(m_address, u"INSERT INTO authors (name) VALUES ('n')"_s);
    start(bouncer.pooled(m_address));

    for (int i = 0; i < 20; ++i)
        QCOMPARE(get("/authors?limit=" + QByteArray::number(i + 1)).status(), 200);

    // Nothing of the settings is left for whoever gets the server's connection next.
    const ConnectionAddress other = bouncer.pooled(m_address);
    QCOMPARE(m_server.sql(other, u"SHOW statement_timeout"_s), u"0"_s);
    QCOMPARE(m_server.sql(other, u"SHOW transaction_read_only"_s), u"off"_s);
}

void CatalogueServerTest::preparesDocumentsOnce()
{
    const auto service = std::make_shared<serve::CatalogueService>(m_address, 10s, nullptr);
    const auto answerTo = [&service](const QByteArray &target, const QByteArray &encoding) {
        serve::Answer given;
        service->answer({"GET", target, {}, {}, encoding, {}},
                        [&given](const serve::Answer &answer) { given = answer; });
        return given;
    };

    for (const char *target : {"/style.css", "/icon.svg", "/openapi.json"}) {
        QVERIFY(answerTo(target, "gzip"));
        QCOMPARE(answerTo(target, "gzip"), answerTo(target, "gzip"));
        QCOMPARE(answerTo(target, {}), answerTo(target, {}));
        QVERIFY(answerTo(target, "gzip")->body.size() < answerTo(target, {})->body.size());
    }
    QVERIFY(answerTo("/style.css", {})->body != answerTo("/icon.svg", {})->body);
}

CATALPA_TEST(CatalogueServerTest)
#include "tst_catalogueserver.moc"
