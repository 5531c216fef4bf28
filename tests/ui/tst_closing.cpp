// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/table/catalogueview.h"

#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! What becomes of what is typed when the window, or the catalogue, closes.
class ClosingTest : public QObject {
    Q_OBJECT

    static constexpr int capek = 0; // A row, by name.

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    void whatIsTypedInTheFormIsInTheDatabaseWhenTheWindowIsGone_data()
    {
        QTest::addColumn<int>("latency");
        QTest::addRow("near") << 0;
        QTest::addRow("far") << 60;
    }

    void whatIsTypedInTheFormIsInTheDatabaseWhenTheWindowIsGone()
    {
        QFETCH(const int, latency);
        FaultProxy proxy(m_server.overTcp(m_address));
        proxy.setLatency(latency);
        for (const QString &country : {u"CZ"_s, u"SE"_s, u"AT"_s}) {
            m_librarian->open(proxy.address());
            m_librarian->clickCell(capek, 0);
            EVENTUALLY(m_librarian->sees(u"AuthorPane/countryEdit"_s));
            m_librarian->writeLine(u"AuthorPane/countryEdit"_s, country);

            m_librarian->quit();

            QCOMPARE(stored(u"country"_s), country);
            QCOMPARE(m_librarian->journalText(), QString());
        }
    }

    void anOpenCellIsSavedToo()
    {
        m_librarian->open(m_address);
        m_librarian->clickCell(capek, 2);
        m_librarian->press(Qt::Key_F2);
        m_librarian->press(Qt::Key_A, Qt::ControlModifier);
        m_librarian->type(u"CZ"_s);

        m_librarian->quit();

        QCOMPARE(stored(u"country"_s), u"CZ"_s);
        QCOMPARE(m_librarian->journalText(), QString());
    }

    void closingTheCatalogueSavesToo()
    {
        m_librarian->open(m_address);
        m_librarian->clickCell(capek, 0);
        m_librarian->writeLine(u"AuthorPane/countryEdit"_s, u"CZ"_s);

        m_librarian->press(QKeySequence::Close);

        EVENTUALLY(!m_librarian->window().catalogue());
        QCOMPARE(stored(u"country"_s), u"CZ"_s);
        QCOMPARE(m_librarian->journalText(), QString());
    }

    void aDatabaseThatIsSilentIsNotWaitedForLong()
    {
        FaultProxy proxy(m_server.overTcp(m_address));
        m_librarian->open(proxy.address());
        m_librarian->clickCell(capek, 0);
        m_librarian->writeLine(u"AuthorPane/countryEdit"_s, u"CZ"_s);
        proxy.setSilent(true);
        QElapsedTimer clock;
        clock.start();

        m_librarian->window().close();
        QTRY_VERIFY_WITH_TIMEOUT(!m_librarian->window().isVisible(), 10'000);

        QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(m_librarian->journalText().contains(u"CZ"_s));
        proxy.setSilent(false);
        proxy.cut();
        m_librarian->quit();
        m_server.sql(m_address, u"UPDATE authors SET country = 'SK' WHERE id = 2"_s); // A colleague, meanwhile.

        m_librarian->open(m_address);
        EVENTUALLY_EQUAL(int(m_librarian->window().catalogue()->outbox().entries().size()), 1);
        QCOMPARE(m_librarian->window().catalogue()->outbox().entries().front().state, OutboxEntry::State::Held);
        QCOMPARE(stored(u"country"_s), u"SK"_s);
    }

    void whatIsTypedWhileTheWindowWaitsIsKeptHoweverOften()
    {
        FaultProxy proxy(m_server.overTcp(m_address));
        m_librarian->open(proxy.address());
        m_librarian->clickCell(capek, 0);
        m_librarian->writeLine(u"AuthorPane/countryEdit"_s, u"CZ"_s);
        proxy.setSilent(true);
        const std::deque<OutboxEntry> &entries = m_librarian->window().catalogue()->outbox().entries();

        m_librarian->window().close();
        QCOMPARE(entries.size(), 1U);
        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, u"K. Čapek"_s);
        EVENTUALLY(entries.size() == 2U);
        QVERIFY(m_librarian->window().isVisible());
        m_librarian->writeLine(u"AuthorPane/sortNameEdit"_s, u"Čapek, Karel (1890)"_s);
        EVENTUALLY(!m_librarian->window().isVisible());

        for (const QString &typed : {u"CZ"_s, u"K. Čapek"_s, u"Čapek, Karel (1890)"_s})
            QVERIFY2(m_librarian->journalText().contains(typed), qPrintable(typed));
        QCOMPARE(m_librarian->answers.asked.size(), 0);
    }

    void whatCannotBeRecordedIsAskedAboutWhenItIsTypedWhileTheWindowWaits()
    {
        FaultProxy proxy(m_server.overTcp(m_address));
        m_librarian->open(proxy.address());
        m_librarian->clickCell(capek, 0);
        m_librarian->writeLine(u"AuthorPane/countryEdit"_s, u"CZ"_s);
        proxy.setSilent(true);
        m_librarian->answers.agrees = false;

        m_librarian->window().close();
        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, u" "_s);

        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), 1);
        QVERIFY(m_librarian->window().isVisible());
        QCOMPARE(m_librarian->text(u"AuthorPane/nameEdit"_s), u" "_s);
        m_librarian->answers.agrees = true;
    }

    void whatCannotBeRecordedIsAskedAbout()
    {
        m_librarian->open(m_address);
        m_librarian->clickCell(capek, 0);
        m_librarian->writeLine(u"AuthorPane/nameEdit"_s, u" "_s);
        m_librarian->answers.agrees = false;

        QVERIFY(!m_librarian->window().close());

        QCOMPARE(m_librarian->answers.asked.size(), 1);
        QVERIFY(m_librarian->window().isVisible());
        QCOMPARE(m_librarian->text(u"AuthorPane/nameEdit"_s), u" "_s);
        m_librarian->answers.agrees = true;
        m_librarian->quit();
        QCOMPARE(stored(u"name"_s), u"Karel Čapek"_s);
    }

    void whatTheDiskDoesNotTakeIsAskedAbout()
    {
        FaultProxy proxy(m_server.overTcp(m_address));
        m_librarian->open(proxy.address());
        m_librarian->spoilJournal();
        m_librarian->writeCell(capek, 2, u"CZ"_s);
        EVENTUALLY(m_librarian->window().catalogue()->outbox().firstRefused());
        QCOMPARE(stored(u"country"_s), u"AT"_s);
        m_librarian->answers.agrees = false;

        QVERIFY(!m_librarian->window().close());

        QCOMPARE(m_librarian->answers.asked.size(), 1);
        QVERIFY(m_librarian->answers.asked.constFirst().text.contains(u"lose 1 edit"_s));
        m_librarian->answers.agrees = true;
    }

private:
    QString stored(const QString &field) const
    {
        return m_server.sql(m_address, u"SELECT %1 FROM authors WHERE id = 2"_s.arg(field));
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(ClosingTest)
#include "tst_closing.moc"
