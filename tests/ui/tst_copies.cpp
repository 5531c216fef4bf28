// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/window/actions/knownmenu.h"

#include <QtGui/QAction>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! A person saves, restores and moves a catalogue with the menu Catalogue.
class CopiesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>();
        m_librarian->answers.file = m_folder.filePath(u"copy.catalpa"_s);
    }
    void cleanup()
    {
        m_librarian.reset();
        QFile::remove(m_folder.filePath(u"copy.catalpa"_s));
    }

    void savesAndRestores()
    {
        m_librarian->open(m_address);
        const QStringList authors = m_librarian->column();

        choose(Qt::Key_F);
        EVENTUALLY_EQUAL(m_librarian->text(u"CopyDialog/heading"_s), u"The copy is saved"_s);
        QCOMPARE(m_librarian->text(u"CopyDialog/contents"_s), u"5 authors and 5 books"_s);
        QVERIFY(m_librarian->answers.suggestedFile.endsWith(".catalpa"_L1));
        m_librarian->press(Qt::Key_Escape);
        m_librarian->quit();

        m_librarian->start();
        m_librarian->window().open(m_server.createDatabase());
        EVENTUALLY(m_librarian->sees(u"emptyStateAction"_s));
        choose(Qt::Key_R);
        EVENTUALLY_EQUAL(m_librarian->text(u"CopyDialog/contents"_s), u"5 authors and 5 books"_s);
        m_librarian->click(u"restoreButton"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"CopyDialog/heading"_s), u"The copy is restored"_s);
        m_librarian->press(Qt::Key_Escape);

        EVENTUALLY(m_librarian->hasRows());
        QCOMPARE(m_librarian->column(), authors);
    }

    void restoresIntoTheCatalogueOnThisComputerWhenNoneIsOpen()
    {
        m_librarian->open(m_address);
        const QStringList authors = m_librarian->column();
        choose(Qt::Key_F);
        EVENTUALLY_EQUAL(m_librarian->text(u"CopyDialog/heading"_s), u"The copy is saved"_s);
        const QString file = m_librarian->answers.file;
        m_librarian = std::make_unique<Librarian>(m_server.createDatabase());
        m_librarian->answers.file = file;

        m_librarian->start();
        choose(Qt::Key_R);
        EVENTUALLY(m_librarian->sees(u"restoreButton"_s)
                   && m_librarian->the<QPushButton>(u"restoreButton"_s).isEnabled());
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY_EQUAL(m_librarian->text(u"CopyDialog/heading"_s), u"The copy is restored"_s);
        m_librarian->press(Qt::Key_Escape);

        EVENTUALLY(m_librarian->hasRows());
        QCOMPARE(m_librarian->column(), authors);
    }

    void saysWhyACatalogueWithRecordsTakesNoCopy()
    {
        m_librarian->open(m_address);
        choose(Qt::Key_F);
        EVENTUALLY_EQUAL(m_librarian->text(u"CopyDialog/heading"_s), u"The copy is saved"_s);
        m_librarian->press(Qt::Key_Escape);

        choose(Qt::Key_R);
        EVENTUALLY(m_librarian->sees(u"CopyDialog/contents"_s));
        m_librarian->click(u"restoreButton"_s);

        EVENTUALLY(m_librarian->text(u"CopyDialog/sentence"_s).contains("Choose an empty database"_L1));
        QVERIFY(m_librarian->sees(u"closeCopyButton"_s) && !m_librarian->sees(u"stopCopyButton"_s));
    }

    void keepsWhatIsOnThisComputerUnderAnotherName()
    {
        m_librarian = std::make_unique<Librarian>(m_address);
        m_librarian->answers.file = m_folder.filePath(u"copy.catalpa"_s);
        m_librarian->start();
        m_librarian->window().openLocal(false);
        EVENTUALLY(m_librarian->hasRows());
        const QStringList authors = m_librarian->column();
        choose(Qt::Key_F);
        EVENTUALLY_EQUAL(m_librarian->text(u"CopyDialog/heading"_s), u"The copy is saved"_s);
        m_librarian->press(Qt::Key_Escape);
        m_server.sql(m_address, u"UPDATE authors SET name = 'Spoilt'"_s);

        choose(Qt::Key_R);
        EVENTUALLY(m_librarian->sees(u"CopyDialog/contents"_s));
        m_librarian->click(u"restoreButton"_s);
        EVENTUALLY(m_librarian->sees(u"CopyDialog/actionButton"_s));
        m_librarian->click(u"CopyDialog/actionButton"_s);

        EVENTUALLY_EQUAL(m_librarian->text(u"CopyDialog/heading"_s), u"The copy is restored"_s);
        QVERIFY(m_librarian->text(u"CopyDialog/explanation"_s).contains(m_address.database + "-20"_L1));
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(m_librarian->hasRows());
        EVENTUALLY_EQUAL(m_librarian->column(), authors);

        choose(Qt::Key_G);
        const auto *known = m_librarian->window().findChild<ui::KnownMenu *>();
        EVENTUALLY(known->isVisible() && known->actions().constLast()->text().startsWith("This computer, until "_L1));
        m_librarian->press(Qt::Key_Up); // The last one.
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(m_librarian->column().contains(u"Spoilt"_s));
        QVERIFY(m_librarian->window().windowTitle().startsWith("This computer, until "_L1));
        QVERIFY(!m_librarian->settingsText().contains(u"This computer, until"_s));
    }

    void saysThatAFileIsNoCopy()
    {
        QFile letter(m_librarian->answers.file);
        QVERIFY(letter.open(QIODevice::WriteOnly) && letter.write("Dear librarian,\n") > 0);
        letter.close();
        m_librarian->open(m_address);

        choose(Qt::Key_R);

        EVENTUALLY(m_librarian->text(u"CopyDialog/sentence"_s).contains("not a copy"_L1));
        QVERIFY(!m_librarian->the<QPushButton>(u"restoreButton"_s).isEnabled());
    }

    void saysWhereAFileCouldNotBeWritten()
    {
        m_librarian->answers.file = u"/proc/copy.catalpa"_s;
        m_librarian->open(m_address);

        choose(Qt::Key_F);

        EVENTUALLY(m_librarian->text(u"CopyDialog/sentence"_s).contains("/proc/copy.catalpa"_L1));
    }

    void movesAndOpensTheNewCatalogue()
    {
        const ConnectionAddress to = m_server.createDatabase();
        m_librarian->open(m_address);
        const QStringList authors = m_librarian->column();

        choose(Qt::Key_V);
        EVENTUALLY(m_librarian->sees(u"MoveDialog"_s) && m_librarian->find(u"MoveDialog"_s)->isActiveWindow());
        m_librarian->type(to.withPassword());
        QCOMPARE(m_librarian->text(u"MoveDialog/database"_s), to.database);
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY_EQUAL(m_librarian->text(u"MoveDialog/heading"_s), u"The catalogue has arrived"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY(m_librarian->window().windowTitle().contains(to.database));
        EVENTUALLY(m_librarian->hasRows());
        QCOMPARE(m_librarian->column(), authors);
        QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM authors"_s), u"5"_s);
    }

    void hidesThePasswordOfTheNewDatabase()
    {
        ConnectionAddress to = m_server.overTcp(m_server.createDatabase());
        to.password = u"topsecret"_s;
        m_librarian->open(m_address);

        choose(Qt::Key_V);
        EVENTUALLY(m_librarian->sees(u"MoveDialog"_s) && m_librarian->find(u"MoveDialog"_s)->isActiveWindow());
        m_librarian->the<QLineEdit>(u"targetEdit"_s).setText(to.withPassword());

        QVERIFY(!m_librarian->everythingToBeRead().contains("topsecret"_L1));
        QCOMPARE(m_librarian->the<QLineEdit>(u"targetPasswordEdit"_s).text(), u"topsecret"_s);
    }

    void stopsAMoveAndGoesOn()
    {
        const ConnectionAddress to = m_server.createDatabase();
        FaultProxy silence(m_server.overTcp(to));
        silence.setSilent(true);
        m_librarian->open(m_address);
        choose(Qt::Key_V);
        EVENTUALLY(m_librarian->sees(u"MoveDialog"_s) && m_librarian->find(u"MoveDialog"_s)->isActiveWindow());
        m_librarian->type(silence.address().withPassword());
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(m_librarian->sees(u"stopMoveButton"_s));

        m_librarian->click(u"stopMoveButton"_s);
        EVENTUALLY(m_librarian->text(u"MoveDialog/sentence"_s).contains("goes on"_L1));
        silence.setSilent(false);
        m_librarian->click(u"moveButton"_s);

        EVENTUALLY_EQUAL(m_librarian->text(u"MoveDialog/heading"_s), u"The catalogue has arrived"_s);
    }

    void complainsOfAnAddressThatCannotBeRead()
    {
        m_librarian->open(m_address);
        choose(Qt::Key_V);
        EVENTUALLY(m_librarian->sees(u"MoveDialog"_s) && m_librarian->find(u"MoveDialog"_s)->isActiveWindow());

        m_librarian->type(u"somewhere in the cloud"_s);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY(m_librarian->sees(u"MoveDialog/complaint"_s));
        QVERIFY(m_librarian->sees(u"moveButton"_s));
    }

private:
    //! From the menu Catalogue, by the underlined letter.
    void choose(Qt::Key letter) const
    {
        m_librarian->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_librarian->window(), 20'000));
        m_librarian->press(Qt::Key_C, Qt::AltModifier);
        m_librarian->press(letter);
    }

    TestServer m_server;
    QTemporaryDir m_folder;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(CopiesTest)

#include "tst_copies.moc"
