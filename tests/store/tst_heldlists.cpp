// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whoever may read the tables may ask for changes to be taken over, and so keep others from it. Lists wait a second.

#include "cataloguefixture.h"
#include "store/reading/readingpool.h"
#include "support/testregistry.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QtTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

constexpr qint64 patience = 3'500; // Milliseconds; of a busy computer.
const auto titles = u"INSERT INTO books (title, author_id) SELECT t, 1 + length(t) % 3 FROM unnest(ARRAY["
                    "'The Hobbit', 'A Room', 'Émile', 'eat', '10 Days', '9 Days', 'L''Été', 'Zoo', 'das Boot', "
                    "'Ærø', '源氏物語', 'Catch-22', '«Où»', 'An Apple', 'Чайка', 'hobbit']) t"_s;

} // namespace

class HeldListsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server.createRole(u"holder"_s); }
    void init()
    {
        m_address = m_server.createDatabase();
        createTables(m_server, m_address, History::Indexes);
        m_server.sql(
            m_address,
            u"INSERT INTO authors (name, country) VALUES ('Gabriel García Márquez', 'CO'), ('Émile Zola', 'FR'),"
            "('Flann O''Brien', NULL);"_s
                + titles
                + u"; SELECT catalpa.file_author(2, 'Zola, Émile', 'Emile'); "
                  "SELECT catalpa.file_book(1, 'Hobbit', 'Zz Hobbit')"_s);
        m_server.sql(m_address, u"INSERT INTO catalpa.upkeep (most) VALUES (5000)"_s);
    }

    void comeFromTheTablesWhileTheTurnIsKept()
    {
        Opened opened(m_address);
        QVERIFY(opened.capabilities.hasReadingIndex);
        const auto holder = keptTurn();
        QElapsedTimer elapsed;
        elapsed.start();

        const auto page = valueOf(opened.authors->page({.search = u"newcomer"_s}, {}, 10));

        QCOMPARE(page.rows.size(), 1);
        QVERIFY2(elapsed.elapsed() < patience, qPrintable(QString::number(elapsed.elapsed())));
        QCOMPARE(valueOf(opened.authors->count({}, 100)), 5);
        QCOMPARE(valueOf(opened.authors->outline({}, 2)).count, 5);
        QCOMPARE(valueOf(opened.authors->place({}, Id<Author>{1})).value_or(-1), 2); // Behind "Aa" and "Emile".
    }

    //! A place in the list of the index is the same in the list of the tables, in every order.
    void goOnWhereTheIndexEnded_data()
    {
        QTest::addColumn<int>("sort");
        QTest::addColumn<bool>("isDescending");
        for (const bool isDescending : {false, true}) {
            const char *way = isDescending ? "down" : "up";
            QTest::addRow("title, %s", way) << int(BookQuery::Sort::Title) << isDescending;
            QTest::addRow("author, %s", way) << int(BookQuery::Sort::Author) << isDescending;
            QTest::addRow("country, %s", way) << int(BookQuery::Sort::Country) << isDescending;
            QTest::addRow("added, %s", way) << int(BookQuery::Sort::Added) << isDescending;
            QTest::addRow("recorded, %s", way) << int(BookQuery::Sort::Recorded) << isDescending;
        }
    }
    void goOnWhereTheIndexEnded()
    {
        QFETCH(const int, sort);
        QFETCH(const bool, isDescending);
        const BookQuery query{
            .order = {{BookQuery::Sort(sort), isDescending ? Qt::DescendingOrder : Qt::AscendingOrder}}};
        Opened opened(m_address);
        const QList<qint64> all = idsInPages(*opened.books, query, 100);
        const auto first = valueOf(opened.books->page(query, {}, 5));
        const auto place = valueOf(opened.books->place(query, Id<Book>{7}));
        const auto sought = valueOf(opened.books->seek(query, u"Ho"_s));
        const auto holder = keptTurn();

        QList<qint64> ids;
        for (const Book &book : first.rows)
            ids += book.id.value;
        for (const Book &book : valueOf(opened.books->page(query, {.first = first.next}, 100)).rows)
            ids += book.id.value;

        QCOMPARE(ids, all);
        QCOMPARE(valueOf(opened.books->place(query, Id<Book>{7})), place);
        QCOMPARE(valueOf(opened.books->seek(query, u"Ho"_s)), sought);
    }

    void areServedFromTheTables()
    {
        store::ReadingPool pool(m_address, {});
        const auto holder = keptTurn();
        std::promise<Result<>> promise;
        qsizetype found = 0;
        QElapsedTimer elapsed;
        elapsed.start();

        pool.post({.begins = [] { return Result<>(); },
                   .read =
                       [&found](CatalogueReader &reader, const QByteArray &) {
                           return reader.authors({}, {}, 10).map([&found](const Page<Author> &page) {
                               found = page.rows.size();
                           });
                       },
                   .answered =
                       [&promise](const Result<> &done) {
                           promise.set_value(done);
                       }});
        const Result<> done = promise.get_future().get();

        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        QCOMPARE(found, 5);
        QVERIFY2(elapsed.elapsed() < patience, qPrintable(QString::number(elapsed.elapsed())));
    }

private:
    //! Somebody who asks for changes to be taken over, and does not end; and two changes that wait.
    std::unique_ptr<db::Session> keptTurn()
    {
        m_server.sql(m_address, u"GRANT SELECT ON authors, books TO holder"_s);
        m_server.sql(m_address, u"INSERT INTO authors (name) VALUES ('New Newcomer'), ('Aa Aa')"_s);
        ConnectionAddress address = m_address;
        address.user = u"holder"_s;
        auto session = std::make_unique<db::Session>(address);
        if (!session->run("BEGIN") || !session->run("INSERT INTO catalpa.upkeep (most) VALUES (1)"))
            qFatal("The turn is not taken");
        return session;
    }

    TestServer m_server;
    ConnectionAddress m_address;
};

CATALPA_TEST(HeldListsTest)
#include "tst_heldlists.moc"
