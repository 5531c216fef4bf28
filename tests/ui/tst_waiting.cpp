// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/table/catalogueview.h"
#include "ui/widgets/connectionindicator.h"
#include "ui/window/sidebar.h"

#include <QtWidgets/QScrollBar>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;
using namespace std::chrono_literals;

//! What is shown is the answer to what was asked; what is awaited, failed or is back again is told.
class WaitingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_line = std::make_unique<FaultProxy>(m_server.overTcp(m_address));
        m_librarian = std::make_unique<Librarian>();
        m_librarian->open(m_line->address());
        EVENTUALLY(m_librarian->text(u"countLabel"_s).startsWith(u'5'));
    }
    void cleanup()
    {
        m_librarian.reset();
        m_line.reset();
    }

    void anotherViewNeverShowsTheRowsOfTheOneBefore()
    {
        m_line->setSilent(true);
        QElapsedTimer since;
        since.start();

        chooseView(u"Without a country"_s);

        QCOMPARE(m_librarian->column(), QStringList());
        QCOMPARE(m_librarian->text(u"countLabel"_s), QString());
        EVENTUALLY_EQUAL(m_librarian->text(u"authorsPage/readingLabel"_s), u"Waiting for the database…"_s);
        QCOMPARE_LT(since.elapsed(), 3'000);
        QCOMPARE(m_librarian->text(u"authorsPage/readingButton"_s), u"Stop"_s);
        EVENTUALLY_EQUAL(dot(), u"Waiting for the database…"_s);
        m_line->setSilent(false);
        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{u"Zadie Smith"_s});
        QVERIFY(!m_librarian->sees(u"authorsPage/readingNote"_s));
        EVENTUALLY_EQUAL(m_librarian->text(u"countLabel"_s), u"1 author"_s);
    }

    void aSortThatHangsCanBeStopped()
    {
        m_line->setSilent(true);
        m_librarian->clickHeader(0);
        QCOMPARE(m_librarian->column(), QStringList());
        EVENTUALLY_EQUAL(m_librarian->text(u"authorsPage/readingButton"_s), u"Stop"_s);

        m_librarian->click(u"authorsPage/readingButton"_s);
        QCOMPARE(m_librarian->text(u"authorsPage/readingLabel"_s), u"This was stopped before the rows were read."_s);
        QVERIFY(m_librarian->banner().isEmpty());
        m_line->setSilent(false);
        m_librarian->click(u"authorsPage/readingButton"_s);

        EVENTUALLY_EQUAL(m_librarian->column().value(0), u"Zadie Smith"_s);
    }

    void farRowsThatHangAreToldOfSoon()
    {
        m_server.sql(m_address, u"INSERT INTO authors (name) SELECT 'Z' || i FROM generate_series(1, 900) i"_s);
        m_librarian->press(Qt::Key_F5);
        EVENTUALLY(m_librarian->text(u"countLabel"_s).startsWith(u"905"));
        m_line->setSilent(true);
        QElapsedTimer since;
        since.start();

        m_librarian->table().verticalScrollBar()->setValue(m_librarian->table().verticalScrollBar()->maximum());

        EVENTUALLY_EQUAL(m_librarian->text(u"authorsPage/readingLabel"_s), u"Waiting for the database…"_s);
        QCOMPARE_LT(since.elapsed(), 3'000);
        m_line->setSilent(false);
        EVENTUALLY(!m_librarian->sees(u"authorsPage/readingNote"_s));
    }

    void thePaneNeverShowsAnotherAuthorsBooks()
    {
        m_librarian->clickCell(0, 0);
        EVENTUALLY_EQUAL(booksInPane(), (QStringList{u"R.U.R."_s, u"War with the Newts"_s}));
        m_line->setSilent(true);

        m_librarian->clickCell(3, 0);

        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/heading"_s), u"Stanisław Lem"_s);
        QCOMPARE(booksInPane(), QStringList());
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/readingLabel"_s), u"Waiting for the database…"_s);
        m_line->setSilent(false);
        EVENTUALLY_EQUAL(booksInPane(), QStringList{u"Solaris"_s});
    }

    void aLinkThatHasGoneSilentIsReplaced()
    {
        m_line->silenceLinks();
        QElapsedTimer since;
        since.start();

        search(u"lem"_s);

        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{u"Stanisław Lem"_s});
        QCOMPARE_LT(since.elapsed(), 12'000);
        QVERIFY(m_librarian->banner().isEmpty());
    }

    void resetsAndLostAnswersAreMendedWithoutAPerson_data()
    {
        QTest::addColumn<int>("passing");

        QTest::newRow("the answer is lost") << 0;
        QTest::newRow("reset in its middle") << 60;
    }
    void resetsAndLostAnswersAreMendedWithoutAPerson()
    {
        QFETCH(const int, passing);
        m_line->loseAnswers("public.authors", 2, passing);
        search(u"lem"_s);
        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{u"Stanisław Lem"_s});
        QVERIFY(m_librarian->banner().isEmpty());

        m_librarian->quit();
        m_line->loseAnswers("pg_catalog", 2, passing);
        m_librarian->open(m_line->address()); // Waits for rows.

        QVERIFY(m_librarian->banner().isEmpty());
    }

    void readsAgainByItselfWhenTheServerIsBack()
    {
        lose();
        search(u"lem"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"Banner/actionButton"_s), u"Try again"_s);
        QCOMPARE(m_librarian->column(), QStringList());
        EVENTUALLY_EQUAL(m_librarian->text(u"authorsPage/readingLabel"_s), u"The rows could not be read."_s);
        QCOMPARE(dot(), u"Not connected"_s);
        m_line->refuse(false);

        // An attempt that was under way may still fail, so that time has to go on.
        EVENTUALLY_EQUAL((m_librarian->clock->pass(5s), m_librarian->column()), QStringList{u"Stanisław Lem"_s});
        EVENTUALLY(m_librarian->banner().isEmpty());
        QVERIFY(dot() != u"Not connected"_s);
        QVERIFY(!m_librarian->sees(u"authorsPage/readingNote"_s));
    }

    void triesLessAndLessOften()
    {
        lose();
        search(u"lem"_s);
        EVENTUALLY_EQUAL(dot(), u"Not connected"_s);
        const int before = m_line->connections();

        for (int second = 0; second < 50; ++second) {
            m_librarian->clock->pass(1s);
            EVENTUALLY(!m_librarian->table().catalogModel()->isLoading());
        }

        const int attempts = m_line->connections() - before;
        QVERIFY2(attempts >= 3 && attempts <= 8, qPrintable(QString::number(attempts)));
    }

    void everythingIsReadAgainAfterARecovery()
    {
        m_librarian->clickCell(0, 0);
        EVENTUALLY(!booksInPane().isEmpty());
        lose();
        search(u"lem"_s);
        EVENTUALLY(m_librarian->sees(u"Banner/actionButton"_s));
        m_server.sql(m_address,
                     u"INSERT INTO authors (name) VALUES ('Abe'); UPDATE authors SET country = 'CZ' WHERE id = 2;"
                     "INSERT INTO books (title, author_id) VALUES ('Krakatit', 2)"_s);
        m_line->refuse(false);

        m_librarian->press(Qt::Key_A, Qt::ControlModifier);
        m_librarian->press(Qt::Key_Backspace);

        EVENTUALLY_EQUAL(m_librarian->text(u"countLabel"_s), u"6 authors"_s);
        EVENTUALLY_EQUAL(m_librarian->column(2).value(1), u"CZ"_s);
        EVENTUALLY(m_librarian->banner().isEmpty());
        QVERIFY(dot() != u"Not connected"_s);
    }

    void whatBroughtTheServerBackReadsTheRest()
    {
        m_librarian->clickCell(0, 0);
        EVENTUALLY(!booksInPane().isEmpty());
        lose();
        m_librarian->clickCell(2, 0); // The pane asks.
        EVENTUALLY_EQUAL(dot(), u"Not connected"_s);
        m_server.sql(m_address,
                     u"INSERT INTO authors (name) VALUES ('Zoë'); UPDATE authors SET country = 'CZ' WHERE id = 2"_s);
        m_line->refuse(false);

        m_librarian->clickCell(1, 0);

        EVENTUALLY_EQUAL(m_librarian->column(2).value(0), u"CZ"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"countLabel"_s), u"6 authors"_s);
        EVENTUALLY(m_librarian->banner().isEmpty());
    }

    void aPasswordThatIsRefusedCanBeTriedAgainButNotByItself()
    {
        m_server.createRole(u"pw_reader"_s, u"one"_s);
        m_server.sql(m_address, u"GRANT pg_read_all_data TO pw_reader"_s);
        m_librarian->quit();
        ConnectionAddress address = m_line->address();
        address.user = u"pw_reader"_s;
        address.password = u"one"_s;
        m_librarian->open(address);
        m_server.sql(m_address, u"ALTER ROLE pw_reader PASSWORD 'two'"_s);
        m_line->cut();
        search(u"lem"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"Banner/actionButton"_s), u"Try again"_s);
        const int before = m_line->connections();

        for (int round = 0; round < 10; ++round) {
            m_librarian->clock->pass(30s);
            EVENTUALLY(!m_librarian->table().catalogModel()->isLoading());
        }
        QVERIFY(m_line->connections() - before <= 2); // Those that were under way.
        m_server.sql(m_address, u"ALTER ROLE pw_reader PASSWORD 'one'"_s);
        m_librarian->click(u"Banner/actionButton"_s);

        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{u"Stanisław Lem"_s});
        QVERIFY(m_librarian->banner().isEmpty());
    }

    void aServerOfItsOwnIsStartedAgainByTheNextAction()
    {
        TestServer server;
        const ConnectionAddress address = server.createDatabase();
        migrate(server, address);
        fillShelves(server, address);
        m_librarian->quit();
        m_librarian->startServer = [&server] {
            QMetaObject::invokeMethod(
                qApp, [&server] { server.start(); }, Qt::BlockingQueuedConnection);
            return true;
        };
        m_librarian->open(address);
        server.crash();

        search(u"lem"_s);

        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{u"Stanisław Lem"_s});
        QVERIFY(m_librarian->banner().isEmpty());
        m_librarian->quit();
    }

private:
    void lose()
    {
        m_line->refuse(true);
        m_line->cut();
    }
    void search(const QString &text)
    {
        m_librarian->press(Qt::Key_F, Qt::ControlModifier);
        m_librarian->type(text);
    }
    void chooseView(const QString &name)
    {
        auto &sidebar = m_librarian->the<ui::Sidebar>(u"sidebar"_s);
        const auto items = sidebar.findItems(name, Qt::MatchExactly);
        QTest::mouseClick(sidebar.viewport(), Qt::LeftButton, {}, sidebar.visualItemRect(items.value(0)).center());
    }
    QString dot() const { return m_librarian->window().findChild<ui::ConnectionIndicator *>()->accessibleName(); }
    QStringList booksInPane() const
    {
        const auto &view = m_librarian->the<ui::CatalogueView>(u"AuthorPane/booksView"_s);
        QStringList titles;
        for (int row = 0; row < view.model()->rowCount(); ++row)
            titles += view.model()->index(row, 0).data().toString();
        return titles;
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<FaultProxy> m_line;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(WaitingTest)
#include "tst_waiting.moc"
