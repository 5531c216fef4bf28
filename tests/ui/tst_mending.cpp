// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/executor.h"
#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/table/catalogueview.h"

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! What lists are read from was passed by, and is made again while somebody works.
class MendingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_server.sql(m_address, uR"(
            ALTER TABLE authors DISABLE TRIGGER USER;
            INSERT INTO authors (name, country) VALUES ('Ivo Andrić', 'BA');
            ALTER TABLE authors ENABLE TRIGGER USER;)"_s);
        m_librarian = std::make_unique<Librarian>(m_address);
        m_librarian->open(m_address);
        EVENTUALLY(m_librarian->banner().contains(u"is lost"_s));
    }
    void cleanup() { m_librarian.reset(); }

    void theListIsRightBefore() { QCOMPARE(m_librarian->column().size(), 6); }

    void makesItAgainWhileSomebodyTypes()
    {
        m_librarian->click(u"Banner/actionButton"_s);
        m_librarian->writeCell(0, 1, u"CZ"_s);

        EVENTUALLY_EQUAL(m_librarian->banner(), u"What Catalpa keeps beside the tables is whole again."_s);
        QCOMPARE(state(), u"current"_s);
        EVENTUALLY_EQUAL(m_server.sql(m_address, u"SELECT count(*) FROM authors WHERE country = 'CZ'"_s), u"1"_s);

        m_librarian->click(u"Banner/actionButton"_s);
        EVENTUALLY(m_librarian->column().value(0) == u"Ivo Andrić"_s); // In a library's order again.
        QCOMPARE(m_librarian->column().size(), 6);
        QVERIFY(m_librarian->banner().isEmpty());
    }

    void stopsAndOffersItAgain()
    {
        // Whoever holds the lock on the tables keeps the mending waiting.
        db::Executor other(m_address);
        const auto run = [&other](const QByteArray &statement) {
            return other.runOnce([statement](db::Session &session) { return session.run(statement); }).result();
        };
        QVERIFY(run("BEGIN"));
        QVERIFY(run("LOCK TABLE public.authors IN ROW EXCLUSIVE MODE"));

        m_librarian->click(u"Banner/actionButton"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"Banner/actionButton"_s), u"Stop"_s);
        m_librarian->click(u"Banner/actionButton"_s);

        EVENTUALLY_EQUAL(m_librarian->text(u"Banner/actionButton"_s), u"Make it again"_s);
        QVERIFY(run("ROLLBACK"));
        m_librarian->click(u"Banner/actionButton"_s);
        EVENTUALLY_EQUAL(m_librarian->banner(), u"What Catalpa keeps beside the tables is whole again."_s);
    }

private:
    QString state() const { return m_server.sql(m_address, u"SELECT catalpa.reading_now(true)"_s); }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(MendingTest)
#include "tst_mending.moc"
