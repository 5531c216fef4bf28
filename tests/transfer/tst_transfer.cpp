// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/session.h"
#include "support/testregistry.h"
#include "transferfixture.h"

#include <QtCore/QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! A catalogue moves into another database.
class MovingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bringsEverything()
    {
        const ConnectionAddress from = hardShelves(m_server);
        const ConnectionAddress to = m_server.createDatabase();
        const QStringList before = everything(m_server, from);

        GOT(report, moved(from, to));

        QCOMPARE(report->count, (CatalogueCount{.authors = 5, .books = 3}));
        QCOMPARE(everything(m_server, to), before);
        QCOMPARE(everything(m_server, from), before);
        QCOMPARE(m_server.sql(to, u"INSERT INTO authors (name) VALUES ('New') RETURNING id"_s), u"91"_s);
    }

    void filesManyBooksByTheirLanguages()
    {
        const ConnectionAddress from = m_server.createDatabase();
        makeTables(from);
        m_server.sql(from,
                     u"INSERT INTO authors (name) VALUES ('N N'); INSERT INTO books (title, author_id) "
                     "SELECT 'O Sol ' || n, 1 FROM generate_series(1, 20100) n; "
                     "INSERT INTO catalpa.book_details (book_id, language) SELECT id, 'pt' FROM books"_s);
        const ConnectionAddress to = m_server.createDatabase();

        GOT(report, moved(from, to));

        QCOMPARE(m_server.sql(to, u"SELECT catalpa.reading_now(true)"_s), u"current"_s);
        QCOMPARE(m_server.sql(to, u"SELECT sort_key FROM catalpa.book_index WHERE book_id = 7"_s), u"Sol 7"_s);
    }

    void bringsWhatWasSetByHand()
    {
        const ConnectionAddress from = hardShelves(m_server);
        const ConnectionAddress to = m_server.createDatabase();
        makeTables(to);
        fileByHand(m_server, from);

        GOT(report, moved(from, to));
        GOT(again, moved(from, to));

        QCOMPARE(report->count.sortedByHand, 2);
        QCOMPARE(filedByHand(m_server, to), filedByHand(m_server, from));
        QCOMPARE(m_server.sql(to, u"SELECT catalpa.reading_now(true)"_s), u"current"_s);
        QCOMPARE(readFrom(m_server, to), readFrom(m_server, from));
    }

    void bringsDetails()
    {
        const ConnectionAddress from = hardShelves(m_server);
        const ConnectionAddress to = m_server.createDatabase();
        fillDetails(m_server, from);

        GOT(report, moved(from, to));
        GOT(again, moved(from, to));

        QCOMPARE(report->count.detailed, 3);
        QCOMPARE(detailsIn(m_server, to), detailsIn(m_server, from));
    }

    void doesNothingTheSecondTime()
    {
        const ConnectionAddress from = hardShelves(m_server);
        const ConnectionAddress to = m_server.createDatabase();
        GOT(first, moved(from, to));

        GOT(second, moved(from, to));

        QCOMPARE(first->alreadyThere, 0);
        QCOMPARE(second->alreadyThere, 8);
        QCOMPARE(everything(m_server, to), everything(m_server, from));
    }

    void goesOnByItselfWhenTheLinkBreaks()
    {
        const ConnectionAddress from = longShelves(m_server, 4'000);
        const ConnectionAddress to = m_server.createDatabase();
        FaultProxy proxy(m_server.overTcp(to));
        int cuts = 0;
        const auto cutAgainAndAgain = [&](const TransferProgress &progress) {
            if (progress.stage == TransferProgress::Stage::Records && progress.done > 10'000 * (cuts + 1)) {
                ++cuts;
                proxy.cut();
            }
        };

        GOT(report, moved(from, proxy.address(), cutAgainAndAgain));

        QVERIFY2(cuts >= 2, QByteArray::number(cuts));
        QCOMPARE(everything(m_server, to), everything(m_server, from));
    }

    void goesOnWhereItStoppedWhenItIsStartedAgain()
    {
        const ConnectionAddress from = longShelves(m_server, 4'000);
        const ConnectionAddress to = m_server.createDatabase();
        bool stop = false;
        REFUSED(error,
                moved(
                    from, to,
                    [&stop](const TransferProgress &progress) {
                        stop = stop || (progress.stage == TransferProgress::Stage::Records && progress.done > 50'000);
                    },
                    [&stop] { return stop; }),
                ErrorKind::Cancelled);
        const qint64 there = m_server.sql(to, u"SELECT count(*) FROM books"_s).toLongLong();
        QVERIFY2(there > 0 && there < 80'000, QByteArray::number(there));
        // Meanwhile somebody goes on working here.
        m_server.sql(from, u"INSERT INTO authors (name) VALUES ('Late')"_s);
        m_server.sql(from, u"INSERT INTO books (title, author_id) VALUES ('Later', 4001)"_s);

        GOT(report, moved(from, to));

        QCOMPARE(report->alreadyThere, 4'000 + there);
        QCOMPARE(everything(m_server, to), everything(m_server, from));
    }

    void goesOnAfterACrashOfTheNewServer()
    {
        TestServer other;
        const ConnectionAddress from = longShelves(m_server, 3'000);
        const ConnectionAddress to = other.createDatabase();
        bool crashed = false;
        const auto crash = [&](const TransferProgress &progress) {
            if (!crashed && progress.done > 10'000) {
                crashed = true;
                other.crash();
                other.start();
            }
        };

        GOT(report, moved(from, to, crash));

        QVERIFY(crashed);
        QCOMPARE(everything(other, to), everything(m_server, from));
    }

    void saysHowToGoOnWhenTheLinkStaysBroken()
    {
        const ConnectionAddress from = longShelves(m_server, 2'000);
        const ConnectionAddress to = m_server.createDatabase();
        auto gone = std::make_unique<FaultProxy>(m_server.overTcp(to));
        const ConnectionAddress address = gone->address();
        const auto vanish = [&gone](const TransferProgress &progress) {
            if (progress.stage == TransferProgress::Stage::Records)
                gone.reset();
        };
        REFUSED(error, moved(from, address, vanish), ErrorKind::Offline);

        QVERIFY2(error.message.contains("again"_L1), qPrintable(error.message));
        GOT(again, moved(from, to));
        QCOMPARE(everything(m_server, to), everything(m_server, from));
    }

    void leavesAnotherCatalogueAlone()
    {
        const ConnectionAddress from = hardShelves(m_server);
        const ConnectionAddress to = hardShelves(m_server);
        m_server.sql(to, u"UPDATE authors SET bio = 'Another.' WHERE id = 1"_s);
        const QStringList before = everything(m_server, to);

        REFUSED(error, moved(from, to), ErrorKind::Conflict);

        QCOMPARE(everything(m_server, to), before);
    }

    void leavesACatalogueAloneThatHasMore()
    {
        const ConnectionAddress from = hardShelves(m_server);
        const ConnectionAddress to = hardShelves(m_server);
        m_server.sql(to, u"INSERT INTO books (title, author_id) VALUES ('More', 1)"_s);

        REFUSED(error, moved(from, to), ErrorKind::Conflict);
    }

    void refusesToMoveACatalogueIntoItself()
    {
        const ConnectionAddress from = hardShelves(m_server);

        REFUSED(error, moved(from, m_server.overTcp(from)), ErrorKind::Invalid);
    }

    void movesIntoARoleWithoutRightsOnTheServer()
    {
        m_server.createRole(u"owner"_s);
        const ConnectionAddress from = hardShelves(m_server);
        ConnectionAddress to = m_server.createDatabase();
        m_server.sql(to, u"ALTER DATABASE \"%1\" OWNER TO owner"_s.arg(to.database));
        m_server.sql(to, u"ALTER SCHEMA public OWNER TO owner"_s);
        to.user = u"owner"_s;

        GOT(report, moved(from, to));

        QVERIFY2(report->notes.isEmpty(), qPrintable(report->notes.join(u' ')));
        QCOMPARE(everything(m_server, to), everything(m_server, from));
    }

    void readsThroughAPooler()
    {
        const TestBouncer bouncer(m_server);
        const ConnectionAddress from = hardShelves(m_server);
        const ConnectionAddress to = m_server.createDatabase();

        GOT(report, moved(bouncer.pooled(from), to));

        QCOMPARE(everything(m_server, to), everything(m_server, from));
    }

    void refusesAnAddressWhereNothingAnswers()
    {
        ConnectionAddress to = m_server.createDatabase();
        to.host = u"127.0.0.1"_s;
        to.port = 1;

        REFUSED(error, moved(hardShelves(m_server), to), ErrorKind::Offline);
    }

private:
    TestServer m_server;
};

CATALPA_TEST(MovingTest)

#include "tst_transfer.moc"
