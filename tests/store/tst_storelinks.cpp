// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cataloguefixture.h"

#include "db/transaction.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

using OptionalText = std::optional<QString>;

// Each way is slow enough for the test to cut the link between what the server did and what the client hears.
constexpr int latency = 250;

//! The stores on links that break, and behind a pooler.
class StoreLinksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void addsOnceWhenTheNumberWasLostOnTheWay();
    void addsOnceWhenTheConfirmationWasLostOnTheWay();
    void addsABookOnceWhenTheConfirmationWasLostOnTheWay();
    void editsOnceWhenTheConfirmationWasLostOnTheWay();
    void addsAfterTheServerEndedTheSession();
    void takesOneRoundTripForAPage();
    void cancelsASearchAtTheServer();
    void worksBehindAPooler();
    void twoProgramsBehindAPoolerKeepTheirAnswersApart();

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    QString count(const QString &table) const { return one(u"SELECT count(*) FROM "_s + table); }

    TestServer m_server;
    ConnectionAddress m_address;
};

void StoreLinksTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address);
    m_server.sql(m_address, u"INSERT INTO authors (name, country) VALUES ('Karel Čapek', 'AT')"_s);
}

void StoreLinksTest::addsOnceWhenTheNumberWasLostOnTheWay()
{
    FaultProxy proxy(m_server.overTcp(m_address));
    Opened opened(proxy.address());
    valueOf(opened.authors->apply({.id = {1}, .bio = Change<OptionalText>{{}, u"Novelist"_s}})); // Opens the link.

    proxy.setLatency(latency);
    auto adding = opened.authors->add({.name = u"Božena Němcová"_s});
    QTRY_COMPARE(one(u"SELECT last_value FROM authors_id_seq"_s), u"2"_s);
    proxy.cut();
    proxy.setLatency(0);

    QCOMPARE(valueOf(adding).id.value, 3);
    QCOMPARE(count(u"authors"_s), u"2"_s);
}

void StoreLinksTest::addsOnceWhenTheConfirmationWasLostOnTheWay()
{
    FaultProxy proxy(m_server.overTcp(m_address));
    Opened opened(proxy.address());
    valueOf(opened.authors->apply({.id = {1}, .bio = Change<OptionalText>{{}, u"Novelist"_s}}));

    proxy.setLatency(latency);
    auto adding = opened.authors->add({.name = u"Božena Němcová"_s});
    QTRY_COMPARE(count(u"authors"_s), u"2"_s);
    proxy.cut();
    proxy.setLatency(0);

    const Author author = valueOf(adding);
    QCOMPARE(author.id.value, 2);
    QCOMPARE(author.name, u"Božena Němcová"_s);
    QCOMPARE(count(u"authors"_s), u"2"_s);
}

void StoreLinksTest::addsABookOnceWhenTheConfirmationWasLostOnTheWay()
{
    FaultProxy proxy(m_server.overTcp(m_address));
    Opened opened(proxy.address());
    valueOf(opened.authors->apply({.id = {1}, .bio = Change<OptionalText>{{}, u"Novelist"_s}}));

    proxy.setLatency(latency);
    auto adding = opened.books->add({.title = u"R.U.R."_s, .authorId = {1}});
    QTRY_COMPARE(count(u"books"_s), u"1"_s);
    proxy.cut();
    proxy.setLatency(0);

    QCOMPARE(valueOf(adding).title, u"R.U.R."_s);
    QCOMPARE(count(u"books"_s), u"1"_s);
}

void StoreLinksTest::editsOnceWhenTheConfirmationWasLostOnTheWay()
{
    FaultProxy proxy(m_server.overTcp(m_address));
    Opened opened(proxy.address());
    valueOf(opened.authors->apply({.id = {1}, .bio = Change<OptionalText>{{}, u"Novelist"_s}}));

    proxy.setLatency(latency);
    auto editing = opened.authors->apply({.id = {1}, .country = Change<OptionalText>{u"AT"_s, u"CZ"_s}});
    QTRY_COMPARE(one(u"SELECT country FROM authors"_s), u"CZ"_s);
    proxy.cut();
    proxy.setLatency(0);

    QCOMPARE(valueOf(editing).country, OptionalText(u"CZ"_s));
}

void StoreLinksTest::addsAfterTheServerEndedTheSession()
{
    Opened opened(m_address);
    valueOf(opened.authors->add({.name = u"first"_s}));
    const QString ended =
        one(u"SELECT string_agg(pid::text, ',') FROM (SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()) AS ended"_s);
    QTRY_COMPARE(one(u"SELECT count(*) FROM pg_stat_activity WHERE pid IN (%1)"_s.arg(ended)), u"0"_s);

    QCOMPARE(valueOf(opened.authors->add({.name = u"second"_s})).name, u"second"_s);
    QCOMPARE(valueOf(opened.authors->page({}, {}, 10)).rows.size(), 3);
    QCOMPARE(count(u"authors"_s), u"3"_s);
}

void StoreLinksTest::takesOneRoundTripForAPage()
{
    FaultProxy proxy(m_server.overTcp(m_address));
    one(u"INSERT INTO authors (name) VALUES ('Karel Čapek')"_s);
    Opened opened(proxy.address());
    // Counting and writing have connections of their own.
    valueOf(opened.authors->count({}, 1));
    const Author author = valueOf(opened.authors->add({.name = u"Zadie Smith"_s}));
    const auto trips = [&proxy](const auto &ask) {
        proxy.resetRoundTrips();
        ask();
        return proxy.roundTrips();
    };

    QCOMPARE(trips([&] { valueOf(opened.catalogue.inspect({u"sv"_s})); }), 1);
    QCOMPARE(trips([&] { valueOf(opened.authors->page({}, {}, 10)); }), 1);
    QCOMPARE(trips([&] { valueOf(opened.books->page({.search = u"r -x country:none"_s}, {}, 10)); }), 1);
    QCOMPARE(trips([&] { valueOf(opened.books->outline({}, 10)); }), 1);
    QCOMPARE(trips([&] { valueOf(opened.books->count({}, 10)); }), 1);
    QCOMPARE(trips([&] { valueOf(opened.authors->place({}, author.id)); }), 1);
    QCOMPARE(trips([&] { valueOf(opened.authors->seek({}, u"k"_s)); }), 1);
    QCOMPARE(trips([&] { valueOf(opened.authors->apply({.id = author.id, .country = {{{}, u"GB"_s}}})); }), 1);
}

void StoreLinksTest::cancelsASearchAtTheServer()
{
    db::Session colleague(m_address);
    db::Transaction blocking(colleague);
    QVERIFY(blocking.begin());
    QVERIFY(colleague.run("LOCK TABLE books"));
    Opened opened(m_address);
    const QString waiting = u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' "
                            "AND datname = current_database()"_s;

    auto searching = opened.books->page({.search = u"robot"_s}, {}, 10);
    QTRY_COMPARE(one(waiting), u"1"_s);
    searching.cancel();

    QTRY_COMPARE(one(waiting), u"0"_s);
    QVERIFY(blocking.commit());
    QCOMPARE(valueOf(opened.books->page({}, {}, 10)).rows.size(), 0);
}

void StoreLinksTest::worksBehindAPooler()
{
    TestBouncer bouncer(m_server);
    Opened opened(bouncer.pooled(m_address));

    const Sample sample{{{{u"Božena Němcová"_s, {}, u"CZ"_s}, {u"Babička"_s}}}};
    QCOMPARE(valueOf(opened.catalogue.add(sample, opened.capabilities)), (SampleReport{.authors = 1, .books = 1}));
    QCOMPARE(valueOf(opened.catalogue.add(sample, opened.capabilities)), SampleReport());
    const Author author = valueOf(opened.authors->add({.name = u"Jan Neruda"_s}));
    const Book book = valueOf(opened.books->add({.title = u"Povídky"_s, .authorId = author.id}));
    valueOf(opened.authors->apply({.id = author.id, .country = Change<OptionalText>{{}, u"CZ"_s}}));
    RemovedRecords records = valueOf(opened.removals->withBooks({author.id}));
    records.heir = valueOf(opened.authors->author({1}));
    QVERIFY(settled(opened.removals->remove(records, {})));

    QCOMPARE(valueOf(opened.books->book(book.id)).authorName, u"Karel Čapek"_s);
    QCOMPARE(valueOf(opened.authors->outline({}, 10)).count, 2);
}

void StoreLinksTest::twoProgramsBehindAPoolerKeepTheirAnswersApart()
{
    m_server.sql(m_address, u"INSERT INTO books (title, author_id) SELECT 'b' || i, 1 FROM generate_series(1, 50) i"_s);
    TestBouncer bouncer(m_server);
    Opened here(bouncer.pooled(m_address));
    Opened there(bouncer.pooled(m_address));

    QList<QFuture<Result<Book>>> books;
    QList<QFuture<Result<Author>>> authors;
    for (int i = 0; i < 200; ++i) {
        books += here.books->book({1 + i % 50});
        authors += there.authors->author({1});
    }

    for (int i = 0; i < 200; ++i) {
        QCOMPARE(valueOf(books.at(i)).title, u"b%1"_s.arg(1 + i % 50));
        QCOMPARE(valueOf(authors.at(i)).name, u"Karel Čapek"_s);
    }
}

CATALPA_TEST(StoreLinksTest)
#include "tst_storelinks.moc"
