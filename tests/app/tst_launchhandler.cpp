// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/launchhandler.h"

#include "app/launchrequest.h"
#include "support/testregistry.h"
#include "ui/librarianfixture.h"
#include "ui/table/catalogueview.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::app;
using namespace catalpa::test;

//! What a start asks for is done at the window, whatever it shows at that moment.
class CarryOutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>(m_address);
    }
    void cleanup() { m_librarian.reset(); }

    void theWindowComesToTheFront()
    {
        m_librarian->open(m_address);
        m_librarian->window().showMinimized();

        handle(m_librarian->window(), {});

        QTRY_VERIFY(!m_librarian->window().isMinimized());
        QTRY_VERIFY(m_librarian->window().isActiveWindow());
        QVERIFY(m_librarian->hasRows());
    }

    void anAddressIsOfferedWithItsPasswordHidden()
    {
        m_librarian->open(m_address);

        handle(m_librarian->window(),
               {.place = LaunchRequest::Place::Offered, .address = u"postgresql://ann:s3cret@example.org/library"_s});

        QVERIFY(m_librarian->sees(u"ConnectPage"_s));
        QVERIFY(!m_librarian->everythingToBeRead().contains(u"s3cret"_s));
        QCOMPARE(m_librarian->the<QLineEdit>(u"passwordEdit"_s).text(), u"s3cret"_s);
        m_librarian->click(u"backButton"_s);
        QVERIFY(m_librarian->hasRows());
    }

    void anAddressTakesThePlaceOfOneThatIsBeingOpened()
    {
        FaultProxy slow(m_server.overTcp(m_address));
        slow.setSilent(true);
        m_librarian->start();
        m_librarian->window().offer(slow.address().withPassword());
        m_librarian->click(u"connectButton"_s);
        EVENTUALLY(m_librarian->sees(u"ConnectPage/progress"_s));

        handle(m_librarian->window(),
               {.place = LaunchRequest::Place::Offered, .address = u"postgresql://ann@example.org/library"_s});

        QVERIFY(!m_librarian->sees(u"ConnectPage/progress"_s));
        QVERIFY(m_librarian->find(u"connectButton"_s)->isEnabled());
        slow.setSilent(false);
        handle(m_librarian->window(), {.place = LaunchRequest::Place::Local});
        EVENTUALLY(m_librarian->hasRows());
        QVERIFY(!m_librarian->settingsText().contains(u"example.org"_s));
    }

    void aDialogOpensInTheCatalogueThatIsOpen_data()
    {
        QTest::addColumn<LaunchRequest>("request");
        QTest::addColumn<QString>("dialog");
        QTest::addRow("author") << LaunchRequest{.record = LaunchRequest::Record::Author} << u"NewAuthorDialog"_s;
        QTest::addRow("book") << LaunchRequest{.record = LaunchRequest::Record::Book} << u"NewBookDialog"_s;
    }
    void aDialogOpensInTheCatalogueThatIsOpen()
    {
        QFETCH(LaunchRequest, request);
        QFETCH(QString, dialog);
        m_librarian->open(m_address);
        m_librarian->window().offer({});

        handle(m_librarian->window(), request);

        EVENTUALLY(m_librarian->sees(dialog));
        QVERIFY(m_librarian->sees(u"authorsView"_s));
    }

    void aDialogWaitsForTheCatalogueThatWasOpenLast()
    {
        m_librarian->start();
        m_librarian->window().openLocal(false);
        EVENTUALLY(m_librarian->hasRows());
        m_librarian->quit();
        m_librarian->start();

        app::begin(m_librarian->window(), {.record = LaunchRequest::Record::Book});

        EVENTUALLY(m_librarian->sees(u"NewBookDialog"_s));
    }

    void aDialogThatIsOpenStaysTheOnlyOne()
    {
        m_librarian->open(m_address);
        handle(m_librarian->window(), {.record = LaunchRequest::Record::Author});
        EVENTUALLY(m_librarian->sees(u"NewAuthorDialog"_s));
        m_librarian->writeLine(u"NewAuthorDialog/nameEdit"_s, u"Half a na"_s);

        handle(m_librarian->window(), {.place = LaunchRequest::Place::Local, .record = LaunchRequest::Record::Author});

        QCOMPARE(m_librarian->window().findChildren<QWidget *>(u"NewAuthorDialog"_s).size(), 1);
        QCOMPARE(m_librarian->text(u"NewAuthorDialog/nameEdit"_s), u"Half a na"_s);
    }

    void whoMayOnlyReadGetsNoDialog()
    {
        m_server.createRole(u"carryout_reader"_s);
        m_server.sql(m_address, u"GRANT SELECT ON authors, books TO carryout_reader"_s);
        ConnectionAddress reader = m_address;
        reader.user = u"carryout_reader"_s;
        m_librarian->open(reader);

        handle(m_librarian->window(), {.record = LaunchRequest::Record::Book});

        QVERIFY(!m_librarian->window().findChild<QWidget *>(u"NewBookDialog"_s));
    }

    void theCatalogueOnThisComputerIsNotOpenedTwice()
    {
        m_librarian->start();
        m_librarian->window().openLocal(false);
        EVENTUALLY(m_librarian->hasRows());
        const QObject *page = m_librarian->find(u"authorsView"_s);

        handle(m_librarian->window(), {.place = LaunchRequest::Place::Local});

        QCOMPARE(m_librarian->find(u"authorsView"_s), page);
    }

    void theCatalogueIsNotClosedUnderADialog()
    {
        m_librarian->open(m_server.overTcp(m_address));
        const QObject *page = m_librarian->find(u"authorsView"_s);
        m_librarian->press(Qt::Key_M, Qt::ControlModifier);
        EVENTUALLY(m_librarian->sees(u"MigrationsDialog"_s));

        handle(m_librarian->window(), {.place = LaunchRequest::Place::Local});

        QVERIFY(m_librarian->sees(u"MigrationsDialog"_s));
        QCOMPARE(m_librarian->find(u"authorsView"_s), page);
    }

private:
    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(CarryOutTest)
#include "tst_launchhandler.moc"
