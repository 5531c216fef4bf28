// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/table/catalogueview.h"
#include "ui/table/rowdelegate.h"
#include "ui/table/rowflash.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;
using namespace std::chrono_literals;

//! What others change appears by itself while the window is used, and an idle window asks nothing.
class LiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_line = std::make_unique<FaultProxy>(m_server.overTcp(m_address));
        m_librarian = std::make_unique<Librarian>();
        m_librarian->open(m_line->address());
        m_librarian->clickCell(0, 0); // Somebody uses it.
        m_librarian->clock->pass(250ms);
        EVENTUALLY(m_librarian->text(u"AuthorPane/booksHeading"_s) == u"Books (2)"_s);
    }
    void cleanup()
    {
        m_librarian.reset();
        m_line.reset();
    }

    void whatOthersChangeAppearsWithinTwoSeconds()
    {
        m_server.sql(m_address,
                     u"UPDATE authors SET country = 'CZ' WHERE id = 2; INSERT INTO authors (name) VALUES ('Kafka');"
                     "INSERT INTO books (title, author_id) VALUES ('Krakatit', 2)"_s);

        m_librarian->clock->pass(2s);

        EVENTUALLY_EQUAL(m_librarian->column(2).value(0), u"CZ"_s);
        QVERIFY(m_librarian->column().contains(u"Kafka"_s));
        EVENTUALLY_EQUAL(m_librarian->text(u"countLabel"_s), u"6 authors"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"AuthorPane/booksHeading"_s), u"Books (3)"_s);
        QCOMPARE(m_librarian->text(u"AuthorPane/countryEdit"_s), u"CZ"_s);
    }

    void aWindowThatWasOpenedJustNowIsInUse()
    {
        m_librarian = std::make_unique<Librarian>();
        m_librarian->open(m_line->address());
        m_server.sql(m_address, u"UPDATE authors SET country = 'CZ' WHERE id = 2"_s);

        m_librarian->clock->pass(2s);

        EVENTUALLY_EQUAL(m_librarian->column(2).value(0), u"CZ"_s);
    }

    void changedRowsFlashOnce()
    {
        const ui::RowFlash *flash = m_librarian->table().rowDelegate()->flash();
        QCOMPARE(flash->strength(2), 0.0);
        m_server.sql(m_address, u"UPDATE authors SET country = 'CZ' WHERE id = 2"_s);

        m_librarian->clock->pass(2s);

        EVENTUALLY(flash->strength(2) > 0);
        QCOMPARE(flash->strength(3), 0.0);
        EVENTUALLY_EQUAL(flash->strength(2), 0.0);
        m_librarian->clock->pass(4s);
        QCoreApplication::processEvents();
        QCOMPARE(flash->strength(2), 0.0);
    }

    void whatIsBeingEditedStays()
    {
        m_librarian->clickCell(1, 2);
        m_librarian->press(Qt::Key_F2);
        m_librarian->type(u"N"_s);
        auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(editor);
        const QRect place = editor->geometry();
        m_server.sql(m_address,
                     u"UPDATE authors SET country = 'NO' WHERE id = 4; INSERT INTO authors (name) VALUES ('Abe')"_s);

        for (int times = 0; times < 4; ++times) {
            m_librarian->clock->pass(2s);
            QCoreApplication::processEvents();
        }

        QCOMPARE(QApplication::focusWidget(), editor);
        QCOMPARE(editor->text(), u"N"_s);
        QCOMPARE(editor->geometry(), place);
        m_librarian->press(Qt::Key_Escape);
        m_librarian->clock->pass(2s);
        EVENTUALLY(m_librarian->column().contains(u"Abe"_s));
    }

    //! It went two seconds later, under the hand that had come to rest on it.
    void whatIsRenamedGoesToItsPlaceAtOnce()
    {
        const QString first = m_librarian->column().constFirst();
        m_librarian->writeCell(0, 1, u"Zzz"_s);

        EVENTUALLY_EQUAL(m_librarian->column().constLast(), first);
        QCOMPARE(m_librarian->text(u"countLabel"_s), u"5 authors"_s);
    }

    void nothingChangedIsOneSmallQuestion()
    {
        for (int times = 0; times < 2; ++times) { // What was on its way is looked at once more.
            m_librarian->clock->pass(2s);
            quiet();
        }
        m_line->resetRoundTrips();

        m_librarian->clock->pass(2s);

        EVENTUALLY_EQUAL(m_line->roundTrips(), 1);
        quiet();
        QCOMPARE(m_line->roundTrips(), 1);
    }

    void anIdleWindowAsksNothing()
    {
        m_librarian->clock->pass(60s);
        quiet();
        m_line->resetRoundTrips();
        const int connections = m_line->connections();

        for (int minute = 0; minute < 10; ++minute) {
            m_librarian->clock->pass(60s);
            quiet();
        }

        QVERIFY(!m_librarian->clock->runs());
        QCOMPARE(m_line->roundTrips(), 0);
        QCOMPARE(m_line->connections(), connections);
    }

    void anIdleWindowDoesNotLookForALostServer()
    {
        m_line->refuse(true);
        m_line->cut();
        m_librarian->press(Qt::Key_F5);
        EVENTUALLY(m_librarian->sees(u"Banner/actionButton"_s));
        m_librarian->clock->pass(60s);
        quiet();
        const int connections = m_line->connections();

        m_librarian->clock->pass(10min);
        quiet();

        QCOMPARE(m_line->connections(), connections);
    }

    void aWindowBehindAnotherAsksNothing()
    {
        quiet();
        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        m_line->resetRoundTrips();

        m_librarian->clock->pass(50s);
        quiet();

        QCOMPARE(m_line->roundTrips(), 0);
    }

    void theFirstKeyAfterAPauseShowsWhatHasChanged()
    {
        m_librarian->clock->pass(2min);
        quiet();
        m_server.sql(m_address, u"UPDATE authors SET country = 'CZ' WHERE id = 2"_s);

        m_librarian->press(Qt::Key_Down);
        m_librarian->clock->pass(250ms);

        EVENTUALLY_EQUAL(m_librarian->column(2).value(0), u"CZ"_s);
    }

private:
    //! Until what was asked is answered.
    void quiet()
    {
        int before = -1;
        int same = 0;
        const auto rests = [&] {
            const int now = m_line->roundTrips();
            same = std::exchange(before, now) == now && !isBusy() ? same + 1 : 0;
            return same > 10;
        };
        EVENTUALLY(rests());
    }
    bool isBusy() const
    {
        return m_server.sql(m_address,
                            u"SELECT count(*) FROM pg_stat_activity WHERE state <> 'idle' AND pid <> pg_backend_pid()"
                            " AND datname = current_database() AND backend_type = 'client backend'"_s)
            != u"0"_s;
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<FaultProxy> m_line;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(LiveTest)
#include "tst_live.moc"
