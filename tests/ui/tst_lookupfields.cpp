// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lookupdesk.h"
#include "support/testregistry.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/transfer/transfercontroller.h"

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! A book of the catalogue takes fields of a record that was looked up.
class LookUpFieldsTest final : public QObject, private LookUpDesk {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        open();
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        EVENTUALLY(m_librarian->column().contains(u"Solaris"_s));
        m_librarian->clickCell(int(m_librarian->column().indexOf(u"Solaris"_s)), 0);
        openLookUp();
        EVENTUALLY_EQUAL(m_librarian->the<QLineEdit>(u"lookUpLine"_s).text(), u"9780156027601"_s);
    }
    void cleanup() { m_librarian.reset(); }

    void takesThoseThatAreTicked()
    {
        chooseFields();
        QStringList fields;
        for (int row = 0; row < table().model()->rowCount(); ++row) {
            const QModelIndex field = table().model()->index(row, 0);
            fields += u"%1|%2|%3|%4"_s.arg(field.data().toString(), field.siblingAtColumn(1).data().toString(),
                                           field.siblingAtColumn(2).data().toString(), isTicked(row) ? u"x"_s : u""_s);
        }
        QCOMPARE(fields,
                 QStringList({u"Title|Solaris|Krakatit|"_s, u"Publisher||Aventinum|x"_s,
                              u"ISBN|9780156027601|9780804429573|"_s}));
        m_librarian->press(Qt::Key_Space); // The title as well.
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(banner(), u"Taken for “Krakatit”. Undo takes it back."_s);
        QCOMPARE(details(), u"Krakatit|Aventinum|Kraków|9780156027601"_s);
        close();
        QVERIFY(m_librarian->answers.asked.isEmpty()); // It has come to something.
        EVENTUALLY(m_librarian->column().contains(u"Krakatit"_s));
        m_librarian->press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY_EQUAL(details(), u"Solaris|∅|Kraków|9780156027601"_s);
    }

    void changesATickInEachCellOfItsRow()
    {
        chooseFields();
        m_librarian->press(Qt::Key_Right);
        m_librarian->press(Qt::Key_Space);
        QVERIFY(isTicked(0));
        m_librarian->press(Qt::Key_Space);
        QVERIFY(!isTicked(0));

        for (int column = 0; column < 3; ++column) {
            const bool before = isTicked(1);
            QTest::mouseClick(table().viewport(), Qt::LeftButton, {},
                              table().visualRect(table().model()->index(1, column)).center());
            QCOMPARE(isTicked(1), !before);
        }
        m_librarian->press(Qt::Key_Space);
        QVERIFY(isTicked(1));
    }

    void needsNoAuthor()
    {
        m_sru.emplace(QList<StandInSru::Book>{{u"9780804429573"_s, u"Krakatit"_s, {}, u"Aventinum"_s}});
        askAt(m_sru->address());
        scan({u"9780804429573"_s});
        EVENTUALLY(text().contains("No author is named"_L1));

        chooseFields({});
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(details(), u"Solaris|Aventinum|Kraków|9780156027601"_s);
    }

    void saysWhenTheyAreNotSaved()
    {
        m_server.sql(m_address, u"ALTER TABLE catalpa.book_details ADD CHECK (publisher <> 'Aventinum')"_s);
        chooseFields();
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY(banner().startsWith(u"Nothing is taken for “Solaris” yet: "_s));
        QVERIFY2(banner().endsWith("Decide in the main window."_L1), qPrintable(banner()));
        QCOMPARE(details(), u"Solaris|∅|Kraków|9780156027601"_s);
    }

    void saysThatTheyAreCollected()
    {
        close();
        m_librarian->window().findChild<QAction *>(u"collectAction"_s)->trigger();
        openLookUp();
        chooseFields();
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(banner(), u"What “Solaris” takes is kept on this computer, to be saved in the review."_s);
        QCOMPARE(details(), u"Solaris|∅|Kraków|9780156027601"_s);
    }

    void areTakenOnAPageMadeAnew()
    {
        chooseFields();
        const QPointer<QObject> page(m_librarian->window().catalogue());
        m_librarian->window().open(m_address);
        EVENTUALLY(!page && m_librarian->window().catalogue());
        m_librarian->find(u"TakeFieldsDialog"_s)->activateWindow();

        m_librarian->click(u"takeButton"_s);

        EVENTUALLY_EQUAL(banner(), u"Taken for “Solaris”. Undo takes it back."_s);
        QCOMPARE(details(), u"Solaris|Aventinum|Kraków|9780156027601"_s);
    }

    void areFollowedOnAPageMadeAnew()
    {
        closeGate(u"catalpa.book_details"_s);
        chooseFields();
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY_EQUAL(banner(), u"Saving what “Solaris” takes…"_s);
        const QPointer<QObject> page(m_librarian->window().catalogue());
        Q_EMIT m_librarian->window().findChild<ui::TransferController *>()->restored(); // Or migrations were applied.
        EVENTUALLY(!page && m_librarian->window().catalogue());
        EVENTUALLY_EQUAL(banner(), u"Saving what “Solaris” takes…"_s);

        openGate();

        EVENTUALLY_EQUAL(banner(), u"Taken for “Solaris”. Undo takes it back."_s);
        QCOMPARE(details(), u"Solaris|Aventinum|Kraków|9780156027601"_s);
    }

    void areSaidToBeHeldWhenTheCatalogueIsOpenedAgain()
    {
        closeGate(u"catalpa.book_details"_s);
        chooseFields();
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY_EQUAL(banner(), u"Saving what “Solaris” takes…"_s);
        m_librarian->window().open(m_address);

        EVENTUALLY_EQUAL(banner(), u"What “Solaris” takes is kept on this computer, to be saved in the review."_s);
        openGate();
    }

    void areSaidToBeKeptWhileTheCatalogueIsClosed()
    {
        closeGate(u"catalpa.book_details"_s);
        chooseFields();
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY_EQUAL(banner(), u"Saving what “Solaris” takes…"_s);

        m_librarian->window().open(m_server.createDatabase());

        EVENTUALLY_EQUAL(banner(),
                         u"What “Solaris” takes is kept on this computer, saved when the catalogue is open again."_s);
        openGate();
    }

private:
    //! Looks words up, and opens the window of the fields of what is found.
    void chooseFields(const QString &words = u"krakatit"_s) const
    {
        if (!words.isEmpty())
            scan({words});
        EVENTUALLY(isReady(u"takeFieldsButton"_s));
        m_librarian->press(Qt::Key_F, Qt::AltModifier);
        EVENTUALLY(m_librarian->sees(u"fieldTable"_s) && m_librarian->find(u"TakeFieldsDialog"_s)->isActiveWindow());
    }
    const QTableView &table() const { return m_librarian->the<QTableView>(u"fieldTable"_s); }
    bool isTicked(int row) const
    {
        return table().model()->index(row, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    }
    //! Of the fifth book.
    QString details() const
    {
        return m_server
            .rows(m_address,
                  u"SELECT title, publisher, place, isbn[1] FROM books JOIN catalpa.book_details ON book_id = id "
                  "WHERE id = 5"_s)
            .value(0);
    }
};

CATALPA_TEST(LookUpFieldsTest)

#include "tst_lookupfields.moc"
