// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/authorsmodel.h"
#include "store/cataloguefixture.h"
#include "support/testregistry.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;
using Arrival = CatalogueTableModel::Arrival;

namespace {

//! A table over a line that can fail.
struct Desk {
    explicit Desk(const ConnectionAddress &address)
        : line(address)
        , opened(line.address())
        , outbox(*opened.authors, *opened.books, nullptr)
        , model(*opened.authors, outbox, opened.capabilities)
    {
        model.refresh();
        if (!QTest::qWaitFor([this] { return model.isCounted(); }, 20'000))
            qFatal("No rows");
    }
    QString name(int row) const { return model.index(row, 0).data().toString(); }
    void lose()
    {
        line.refuse(true);
        line.cut();
    }

    FaultProxy line;
    Opened opened;
    Outbox outbox;
    AuthorsModel model;
};

} // namespace

//! What a table shows is what was asked, or nothing.
class ReadingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = m_server.createDatabase();
        createTables(m_server, m_address);
        m_server.sql(m_address,
                     u"INSERT INTO authors (name) SELECT 'Author ' || lpad(i::text, 5, '0') FROM "
                     "generate_series(0, 649) i"_s);
    }

    void theRowsOfAnotherQuestionGoAtOnce()
    {
        Desk desk(m_server.overTcp(m_address));
        const QSignalSpy asked(&desk.model, &AuthorsModel::asked);

        desk.model.setSearch(u"0012"_s);

        QCOMPARE(desk.model.rowCount(), 0);
        QCOMPARE(desk.model.count(), RowCount());
        QCOMPARE(desk.model.arrival(), Arrival::Awaited);
        QCOMPARE(asked.size(), 1);
        QTRY_COMPARE(desk.model.rowCount(), 11);
        QCOMPARE(desk.model.arrival(), Arrival::Here);
    }

    void whatFailedIsAskedAgain()
    {
        Desk desk(m_server.overTcp(m_address));
        const QSignalSpy failed(&desk.model, &AuthorsModel::failed);
        desk.lose();
        desk.model.setSearch(u"0012"_s);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(desk.model.arrival(), Arrival::Missing);
        QVERIFY(desk.model.isLacking());
        QCOMPARE(desk.model.rowCount(), 0);

        desk.line.refuse(false);
        desk.model.askAgain();

        QTRY_COMPARE(desk.model.rowCount(), 11);
        QVERIFY(!desk.model.isLacking());
        QCOMPARE(failed.size(), 1);
    }

    void farRowsThatFailedAreAskedAgain()
    {
        Desk desk(m_server.overTcp(m_address));
        desk.lose();
        desk.model.setVisibleRows(600, 620);
        QCOMPARE(desk.model.arrival(), Arrival::Awaited);
        QTRY_COMPARE(desk.model.arrival(), Arrival::Missing);

        desk.line.refuse(false);
        desk.model.askAgain();

        QTRY_COMPARE(desk.model.arrival(), Arrival::Here);
        QCOMPARE(desk.name(600), u"Author 00600"_s);
        QVERIFY(!desk.model.isLacking());
    }

    void aCountThatFailedIsAskedAgain()
    {
        m_server.sql(m_address, u"UPDATE authors SET bio = 'x' WHERE id % 2 = 0"_s);
        Desk desk(m_server.overTcp(m_address));
        const QSignalSpy failed(&desk.model, &AuthorsModel::failed);
        desk.line.loseAnswers("AS counted", 4); // Each repetition of the executor.
        desk.model.setSearch(u"bio:x"_s);
        QTRY_COMPARE(failed.size(), 1);
        QTRY_COMPARE(desk.model.rowCount(), 200);
        QVERIFY(desk.model.isLacking());
        QCOMPARE(desk.model.arrival(), Arrival::Here);

        desk.model.askAgain();

        QTRY_COMPARE(desk.model.rowCount(), 325);
        QVERIFY(!desk.model.isLacking());
    }

    void whatIsStoppedWaitsUntilItIsWanted()
    {
        Desk desk(m_server.overTcp(m_address));
        const QSignalSpy failed(&desk.model, &AuthorsModel::failed);
        desk.line.setSilent(true);
        desk.model.setSearch(u"0012"_s);
        QCOMPARE(desk.model.arrival(), Arrival::Awaited);

        desk.model.stop();
        QCOMPARE(desk.model.arrival(), Arrival::Missing);
        QVERIFY(!desk.model.isLoading());
        desk.line.setSilent(false);
        desk.model.askAgain();

        QTRY_COMPARE(desk.model.rowCount(), 11);
        QVERIFY(failed.isEmpty());
    }

    void tellsWhichRowsOthersHaveChanged()
    {
        Desk desk(m_server.overTcp(m_address));
        const QSignalSpy changed(&desk.model, &AuthorsModel::changedElsewhere);
        m_server.sql(m_address,
                     u"UPDATE authors SET bio = 'x' WHERE id = 3; DELETE FROM authors WHERE id = 5;"
                     "INSERT INTO authors (id, name) VALUES (900, 'Author 00001b')"_s);

        desk.model.refreshVisible();

        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.at(0).at(0).value<QList<qint64>>(), (QList<qint64>{900, 3}));
    }

private:
    TestServer m_server;
    ConnectionAddress m_address;
};

CATALPA_TEST(ReadingTest)
#include "tst_reading.moc"
