// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/executor.h"
#include "lookupdesk.h"
#include "support/testregistry.h"
#include "ui/catalogue/cataloguepage.h"

#include <QtGui/QAction>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! What was looked up is added, while the person, the server and the window do something else.
class LookUpAddingTest final : public QObject, private LookUpDesk {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { m_librarian.reset(); }

    void asksWhatIsLeftWhenItIsClosedMeanwhile()
    {
        closeGate();
        beginToAdd({u"9780306406157"_s, u"9780804429573"_s, u"9791090636071"_s});
        m_librarian->answers.agrees = false;

        m_librarian->press(Qt::Key_Escape);
        QCOMPARE(banner(), u"Stopping after what is on its way…"_s);
        QVERIFY(m_librarian->answers.asked.isEmpty());
        openGate();

        EVENTUALLY_EQUAL(m_librarian->answers.asked.size(), 1);
        QVERIFY(m_librarian->answers.asked.first().consequences.contains("2 added"_L1));
        QVERIFY(m_librarian->answers.asked.first().consequences.contains("1 not found"_L1));
        QCOMPARE(column(State), QStringList({u"Added"_s, u"Added"_s, u"Not found"_s}));
        QCOMPARE(books(), 7);
    }

    void closesByItselfWhenNothingIsLeft()
    {
        closeGate();
        beginToAdd({u"9780306406157"_s});
        m_librarian->press(Qt::Key_Escape);
        openGate();

        EVENTUALLY(!m_librarian->sees(u"LookUpDialog"_s));
        QVERIFY(m_librarian->answers.asked.isEmpty());
        comeBack();
        m_librarian->press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY_EQUAL(books(), 5);
    }

    void staysWithWhatWentWrongWhenItIsClosedMeanwhile()
    {
        closeGate();
        beginToAdd({u"9780306406157"_s});
        m_librarian->press(Qt::Key_Escape);
        QCOMPARE(m_server.sql(m_address, u"SELECT count(pg_terminate_backend(pid)) "_s + adding), u"1"_s);

        EVENTUALLY(!m_librarian->sees(u"stopLookUpButton"_s));
        QVERIFY(m_librarian->sees(u"LookUpDialog"_s) && m_librarian->answers.asked.isEmpty());
        QVERIFY2(!banner().isEmpty() && !banner().startsWith("Stopping"_L1), qPrintable(banner()));
        QCOMPARE(column(State), QStringList{u"Found"_s});
        QCOMPARE(books(), 5);
    }

    void canBeStopped()
    {
        db::Executor other(m_address);
        const auto run = [&other](const QByteArray &statement) {
            return other.runOnce([statement](db::Session &session) { return session.run(statement); }).result();
        };
        QVERIFY(run("BEGIN") && run("LOCK TABLE public.books"));
        openLookUp();
        scan({u"krakatit"_s});
        EVENTUALLY(isReady(u"addBookButton"_s));
        m_librarian->press(Qt::Key_A, Qt::AltModifier);
        EVENTUALLY(isReady(u"stopLookUpButton"_s));

        m_librarian->press(Qt::Key_S, Qt::AltModifier);
        EVENTUALLY_EQUAL(banner(), u"Stopping after what is on its way…"_s);
        QVERIFY(!isReady(u"stopLookUpButton"_s));
        QVERIFY(run("ROLLBACK"));

        EVENTUALLY_EQUAL(banner(), u"This was stopped. Nothing has been added."_s);
        QCOMPARE(column(State), QStringList{u"Found"_s});
        QVERIFY(isReady(u"addBookButton"_s));
        QCOMPARE(books(), 5);
    }

    //! As it is when something was applied in the window of migrations.
    void goesOnWhenThePageIsMadeAnew()
    {
        openLookUp();
        scan({u"9780306406157"_s, u"9791090636071"_s});
        EVENTUALLY_EQUAL(column(State), QStringList({u"Found"_s, u"Not found"_s}));
        const QPointer<QObject> page(m_librarian->window().catalogue());

        m_librarian->window().open(m_address);
        EVENTUALLY(!page && isReady(u"addAllButton"_s));

        QCOMPARE(summary(), u"1 found, 1 not found."_s);
        scan({u"9780156027601"_s});
        EVENTUALLY_EQUAL(column(State), QStringList({u"Found"_s, u"Not found"_s, u"Already here"_s}));
        m_librarian->press(Qt::Key_O, Qt::AltModifier);
        EVENTUALLY(banner().contains("Added: 1 book."_L1));
        close();
        EVENTUALLY(m_librarian->column().contains(u"Karel Čapek"_s));
        m_librarian->press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY_EQUAL(books(), 5);
    }

    void whatIsOnItsWayCanBeUndoneOnAPageMadeAnew()
    {
        closeGate();
        beginToAdd({u"9780306406157"_s});
        const QPointer<QObject> page(m_librarian->window().catalogue());
        m_librarian->window().open(m_address);
        EVENTUALLY(!page && m_librarian->window().catalogue());

        openGate();

        EVENTUALLY(banner().contains("Undo takes this back"_L1));
        close();
        m_librarian->press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY_EQUAL(books(), 5);
    }

    void keepsItsNumbersWhenTheCatalogueIsClosed()
    {
        openLookUp();
        scan({u"9780306406157"_s});
        EVENTUALLY(isReady(u"addAllButton"_s));

        m_librarian->window().findChild<QAction *>(u"closeCatalogueAction"_s)->trigger();

        EVENTUALLY(!m_librarian->window().catalogue());
        QCOMPARE(summary(), u"1 found. The catalogue is not open any more, so nothing can be added."_s);
        QVERIFY(!isReady(u"addAllButton"_s) && !isReady(u"addBookButton"_s));
    }

    void saysWhyNothingCanBeAdded()
    {
        m_server.createRole(u"look_reader"_s);
        m_server.sql(m_address,
                     u"GRANT SELECT ON authors, books TO look_reader; GRANT USAGE ON SCHEMA catalpa TO look_reader; "
                     "GRANT SELECT ON ALL TABLES IN SCHEMA catalpa TO look_reader"_s);
        ConnectionAddress reader = m_address;
        reader.user = u"look_reader"_s;
        m_librarian->open(reader);
        openLookUp();
        scan({u"9780306406157"_s});
        EVENTUALLY_EQUAL(column(State), QStringList{u"Found"_s});

        QCOMPARE(summary(), u"1 found. Your role may only read this catalogue, so nothing can be added."_s);
        QVERIFY(!isReady(u"addAllButton"_s));
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian->sees(u"LookUpDialog"_s));
        QVERIFY(m_librarian->answers.asked.isEmpty());
    }

    void saysThatTheTitleIsHereAlready()
    {
        m_sru.emplace(QList<StandInSru::Book>{{u"9780306406157"_s, u"R.U.R."_s, u"Čapek, Karel"_s}});
        openLookUp();
        askAt(m_sru->address());
        scan({u"9780306406157"_s});
        EVENTUALLY(isReady(u"addAllButton"_s));

        m_librarian->press(Qt::Key_O, Qt::AltModifier);

        EVENTUALLY_EQUAL(column(State), QStringList{u"Already here"_s});
        QVERIFY2(text().startsWith("The catalogue has a book of this title by this author, so nothing was added."_L1),
                 qPrintable(text()));
        QCOMPARE(books(), 5);
    }

private:
    static constexpr QLatin1StringView adding{"FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'INSERT%'"};

    void beginToAdd(const QStringList &typed) const
    {
        openLookUp();
        scan(typed);
        EVENTUALLY(!m_librarian->sees(u"stopLookUpButton"_s) && isReady(u"addAllButton"_s));
        m_librarian->press(Qt::Key_O, Qt::AltModifier);
        EVENTUALLY_EQUAL(m_server.sql(m_address, u"SELECT count(*) "_s + adding), u"1"_s);
    }
    void comeBack() const
    {
        m_librarian->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_librarian->window(), 20'000));
    }
};

CATALPA_TEST(LookUpAddingTest)

#include "tst_lookupadding.moc"
