// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cataloguefixture.h"

#include "db/session.h"
#include "store/exports/exportrun.h"
#include "support/testregistry.h"

#include <QtCore/QBuffer>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;
using exchange::ExportWishes;

namespace {

//! Keeps the titles.
class TitleWriter final : public exchange::RecordWriter {
public:
    using RecordWriter::RecordWriter;
    QStringList titles;

protected:
    Result<QStringList> put(const exchange::ExchangeRecord &record) override
    {
        titles += record.title;
        return QStringList();
    }
};

} // namespace

//! Which books are read for an export, and how.
class ExportsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = m_server.createDatabase();
        createTables(m_server, m_address, History::Indexes);
        m_server.sql(m_address,
                     u"INSERT INTO authors (name) SELECT 'Author ' || i FROM generate_series(1, 60) i;"
                     "INSERT INTO books (title, author_id) SELECT 'T' || lpad(i::text, 2, '0'), i "
                     "FROM generate_series(1, 60) i"_s);
        m_opened = std::make_unique<Opened>(m_address);
        m_session = std::make_unique<db::Session>(m_address);
    }

    void noBooksAreCountedForTheirAuthors()
    {
        m_opened->capabilities.hasReadingIndex = false;
        valueOf(m_session->run("BEGIN"));

        const Result<exchange::ExportReport> report = written({});

        QCOMPARE(valueOf(report).books, 60);
        const db::Rows looks = valueOf(m_session->run("SELECT seq_scan"
                                                      " FROM pg_stat_xact_all_tables WHERE relid = 'books'::regclass"));
        QVERIFY2(looks.integer(0, 0) <= 10, qPrintable(looks.text(0, 0))); // A few pages, and not for each author.
    }

    void aPageHasFewBooksWhereDetailsAreLong()
    {
        m_server.sql(m_address,
                     u"INSERT INTO catalpa.book_details (book_id, subjects) "
                     "SELECT id, ARRAY[repeat('x', 100000)] FROM books"_s);
        qint64 done = 0;
        QList<qint64> pages;

        valueOf(written({}, [&](const exchange::ExchangeProgress &progress) {
            pages += progress.done - done;
            done = progress.done;
        }));

        QCOMPARE(done, 60);
        QCOMPARE(pages.first(), 25);
        QVERIFY(pages.size() > 4);
        for (const qint64 books : pages.sliced(1))
            QVERIFY2(books <= 10, qPrintable(QString::number(books)));
    }

    void selectedRowsAreThoseThatWereSelected()
    {
        ExportWishes wishes;
        wishes.rows = {{1, 3, Id<Book>{2}, Id<Book>{3}}, {40, 60, Id<Book>{41}, {}}};

        QCOMPARE(valueOf(written(wishes)).books, 22);

        QCOMPARE(m_titles.first(), u"T02"_s);
        QCOMPARE(m_titles.at(2), u"T41"_s);
        QCOMPARE(m_titles.last(), u"T60"_s);
    }

    void otherBooksThanWereSelectedAreRefused_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addRow("one that came before") << u"INSERT INTO books (title, author_id) VALUES ('A', 1)"_s;
        QTest::addRow("one that went before") << u"DELETE FROM books WHERE id = 1"_s;
        QTest::addRow("one that went of them") << u"DELETE FROM books WHERE id = 31"_s;
        QTest::addRow("one that went at the end") << u"DELETE FROM books WHERE id = 60"_s;
    }
    void otherBooksThanWereSelectedAreRefused()
    {
        QFETCH(const QString, change);
        ExportWishes wishes;
        wishes.rows = {{10, 20, Id<Book>{11}, Id<Book>{20}}, {30, 60, Id<Book>{31}, Id<Book>{60}}};
        m_server.sql(m_address, change);

        const Result<exchange::ExportReport> report = written(wishes);

        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Conflict);
    }

private:
    Result<exchange::ExportReport> written(ExportWishes wishes, exchange::BookExchange::Progress progress = {})
    {
        wishes.query.order = {{BookQuery::Sort::Title, Qt::AscendingOrder}};
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        TitleWriter writer(buffer);
        auto report = store::ExportRun(*m_session, m_opened->capabilities, wishes, {}, std::move(progress)).run(writer);
        m_titles = writer.titles;
        return report;
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Opened> m_opened;
    std::unique_ptr<db::Session> m_session;
    QStringList m_titles;
};

CATALPA_TEST(ExportsTest)
#include "tst_exports.moc"
