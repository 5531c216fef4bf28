// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/cataloguefixture.h"
#include "store/pgcatalogue.h"
#include "store/reading/readingpool.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtTest/QtTest>

#include <future>
#include <new>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;
using store::ReadingPool;

namespace {

//! What a call with a callback answers, within half a minute.
template <typename T>
class Answered {
public:
    std::function<void(const T &)> receiver()
    {
        return [promise = m_promise](const T &answer) {
            promise->set_value(answer);
        };
    }
    T value()
    {
        auto future = m_promise->get_future();
        if (future.wait_for(std::chrono::seconds(30)) != std::future_status::ready)
            qFatal("No answer");
        return future.get();
    }

private:
    std::shared_ptr<std::promise<T>> m_promise = std::make_shared<std::promise<T>>();
};

Result<> nothing()
{
    return {};
}

Result<> readNothing(CatalogueReader &, const QByteArray &)
{
    return {};
}

} // namespace

//! Connections that many share, without anybody's HTTP.
class ReadingPoolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void beginsBeforeItsSnapshot();
    void asksNothingOfTheDatabaseWhenAJobDoesNotBegin();
    void keepsRoomForFastJobs();
    void survivesAnAnswerThatDoesNotFit();
    void tellsHowToAskForMoreThanItAnswers();
    void knowsNoStateOfAStandby();

private:
    static Result<> run(ReadingPool &pool, const std::function<Result<>()> &begins, const ReadingPool::Read &read)
    {
        Answered<Result<>> done;
        pool.post({.begins = begins, .read = read, .answered = done.receiver()});
        return done.value();
    }

    TestServer m_server;
    ConnectionAddress m_address;
};

void ReadingPoolTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, History::Indexes);
}

void ReadingPoolTest::beginsBeforeItsSnapshot()
{
    ReadingPool pool(m_address, {});
    QVERIFY(run(pool, nothing, readNothing)); // It is connected.
    QByteArray authors;

    const auto done = run(
        pool,
        [this]() -> Result<> {
            m_server.sql(m_address, u"INSERT INTO authors (name) VALUES ('new')"_s);
            return {};
        },
        [&authors](CatalogueReader &reader, const QByteArray &) {
            return reader.authorsAsJson(10).map([&authors](const QByteArray &json) { authors = json; });
        });

    QVERIFY(done);
    QVERIFY(authors.contains("\"new\""));
}

void ReadingPoolTest::asksNothingOfTheDatabaseWhenAJobDoesNotBegin()
{
    const FaultProxy proxy(m_server.overTcp(m_address));
    ReadingPool pool(proxy.address(), {});
    bool isRead = false;

    const auto done = run(
        pool, []() -> Result<> { return failure(ErrorKind::Cancelled, {}); },
        [&isRead](CatalogueReader &, const QByteArray &) -> Result<> {
            isRead = true;
            return {};
        });

    QCOMPARE(done.error().kind, ErrorKind::Cancelled);
    QVERIFY(!isRead);
    QCOMPARE(proxy.connections(), 0);
}

void ReadingPoolTest::keepsRoomForFastJobs()
{
    ReadingPool pool(m_address, {.connections = 2, .mostSlow = 1, .mostSlowWaiting = 2});
    std::promise<void> end;
    const auto ended = end.get_future().share();
    std::array<Answered<Result<>>, 4> slow;
    for (auto &each : slow) {
        pool.post({.isSlow = true,
                   .begins = nothing,
                   .read = [ended](CatalogueReader &, const QByteArray &) -> Result<> {
                       ended.wait();
                       return {};
                   },
                   .answered = each.receiver()});
    }

    QCOMPARE(slow.back().value().error().kind, ErrorKind::Busy);
    QVERIFY(run(pool, nothing, readNothing));

    end.set_value();
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(slow.at(i).value());
}

void ReadingPoolTest::survivesAnAnswerThatDoesNotFit()
{
    ReadingPool pool(m_address, {.connections = 1});

    const auto done =
        run(pool, nothing, [](CatalogueReader &, const QByteArray &) -> Result<> { throw std::bad_alloc(); });

    QCOMPARE(done.error().kind, ErrorKind::Unexpected);
    QVERIFY(run(pool, nothing, readNothing));
}

void ReadingPoolTest::tellsHowToAskForMoreThanItAnswers()
{
    m_server.sql(m_address,
                 u"INSERT INTO authors (name) VALUES ('a'), ('b');"
                 "INSERT INTO books (title, author_id) VALUES ('a', 2), ('b', 2)"_s);
    ReadingPool pool(m_address, {});

    const auto authors = run(pool, nothing, [](CatalogueReader &reader, const QByteArray &) -> Result<> {
        return reader.authorsAsJson(1).map([](const QByteArray &) {});
    });
    const auto books = run(pool, nothing, [](CatalogueReader &reader, const QByteArray &) -> Result<> {
        return reader.booksAsJson({2}, 1).map([](const QByteArray &) {});
    });

    QCOMPARE(authors.error().kind, ErrorKind::Invalid);
    QVERIFY(authors.error().message.endsWith("/authors?limit=1000"_L1));
    QCOMPARE(books.error().kind, ErrorKind::Invalid);
    QVERIFY(books.error().message.endsWith("/books?author=2&limit=1000"_L1));
}

//! What is visible there changes without the numbers of the snapshot.
void ReadingPoolTest::knowsNoStateOfAStandby()
{
    TestServer standby;
    const ConnectionAddress address = standby.createDatabase();
    createTables(standby, address, History::Indexes);
    QFile signal(standby.sql(address, u"SHOW data_directory"_s) + "/standby.signal"_L1);
    standby.sql(address, u"CHECKPOINT"_s);
    standby.crash();
    QVERIFY(signal.open(QFile::WriteOnly));
    signal.close();
    standby.start();
    QCOMPARE(standby.sql(address, u"SELECT pg_is_in_recovery()"_s), u"t"_s);
    ReadingPool pool(address, {});
    Answered<Result<QByteArray>> mark;
    QList<QByteArray> marks;

    pool.readMark(mark.receiver());
    for (int i = 0; i < 2; ++i) {
        QVERIFY(run(pool, nothing, [&marks](CatalogueReader &, const QByteArray &seen) -> Result<> {
            marks += seen;
            return {};
        }));
    }

    QCOMPARE(*mark.value(), QByteArray());
    const auto changes = store::PgCatalogue(address).changeMark().result();
    QVERIFY(QRegularExpression(u"^[0-9A-F]+/[0-9A-F]+$"_s).match(QString::fromLatin1(*changes)).hasMatch());
    QCOMPARE(marks, (QList<QByteArray>{{}, {}}));
}

CATALPA_TEST(ReadingPoolTest)
#include "tst_readingpool.moc"
