// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/executor.h"
#include "librarianfixture.h"
#include "support/testregistry.h"
#include "ui/catalogue/cataloguepage.h"

#include <QtGui/QAction>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Imports and exports in which something comes between: what is said of them afterwards is true.
class ExchangeTroubleTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_line = std::make_unique<FaultProxy>(m_server.overTcp(m_address));
        m_librarian = std::make_unique<Librarian>();
    }
    void cleanup()
    {
        m_librarian.reset();
        m_line.reset();
    }

    void aLostConfirmationIsNotCalledNothing()
    {
        write("Title,Author\nDune,Frank Herbert\n");
        m_librarian->open(m_line->address());
        check();
        m_line->loseAnswers("COMMIT", 1);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY(m_librarian->text(u"ImportDialog/sentence"_s).contains("It is not known whether"_L1));
        m_line->loseAnswers("COMMIT", 0);
        QVERIFY(!m_librarian->text(u"ImportDialog/sentence"_s).contains("Nothing"_L1));
        QCOMPARE(books(), 6);
        m_librarian->press(Qt::Key_Escape);
        comeBack();
        EVENTUALLY(m_librarian->column().contains(u"Frank Herbert"_s));
        check();
        QCOMPARE(m_librarian->text(u"ImportDialog/sentence"_s), u"There is nothing new in the file."_s);
    }

    void anotherFileHasNothingOfTheOneBefore()
    {
        write("Title,Author\nDune,Frank Herbert\n");
        m_librarian->open(m_address);
        choose(Qt::Key_I);
        EVENTUALLY(m_librarian->sees(u"column1Combo"_s));
        write(QByteArray("\x01\x02nothing that is known"), u"strange.bin"_s);

        m_librarian->press(Qt::Key_O, Qt::AltModifier);

        EVENTUALLY_EQUAL(m_librarian->text(u"ImportDialog/heading"_s), u"strange.bin"_s);
        QVERIFY(!m_librarian->sees(u"column1Combo"_s));
        EVENTUALLY(!m_librarian->text(u"ImportDialog/sentence"_s).isEmpty());
        QVERIFY(!isReady(u"checkButton"_s));
    }

    void thePreviewSaysWhatIsNotTakenAsItIs()
    {
        const QByteArray subject(3'000, 'x');
        write("Title,Author,Subjects\nDune,Frank Herbert," + subject + "\n");
        m_librarian->open(m_address);
        choose(Qt::Key_I);
        EVENTUALLY(m_librarian->sees(u"column3Combo"_s));

        const QAbstractItemModel *preview = m_librarian->the<QTableView>(u"previewTable"_s).model();
        EVENTUALLY(preview->rowCount() == 1);
        QString note;
        for (int column = 0; column < preview->columnCount(); ++column) {
            if (preview->headerData(column, Qt::Horizontal).toString() == "To note"_L1)
                note = preview->index(0, column).data().toString();
        }
        QVERIFY2(!note.isEmpty(), "There is no note");
    }

    void aBannerOfThePlanDoesNotStandAboveTheFile()
    {
        write("Title,Author\nSolaris,Stanisław Lem\n");
        m_librarian->open(m_address);
        check();
        EVENTUALLY_EQUAL(m_librarian->text(u"ImportDialog/sentence"_s), u"There is nothing new in the file."_s);

        m_librarian->press(Qt::Key_B, Qt::AltModifier);

        EVENTUALLY(isReady(u"checkButton"_s));
        QVERIFY(!m_librarian->sees(u"ImportDialog/sentence"_s));
    }

    void anImportSaysWhatItAddedWhenItsCatalogueIsClosed()
    {
        QByteArray table = "Title,Author\n";
        for (int number = 0; number < 12'000; ++number)
            table += "Volume " + QByteArray::number(number) + ",Writer " + QByteArray::number(number % 900) + '\n';
        write(table);
        gate(u"AFTER INSERT ON books"_s, u"(SELECT count(*) FROM public.books) > 6000"_s);
        m_librarian->open(m_address);
        check();
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(m_librarian->text(u"ImportDialog/progressText"_s).contains("5,000 books added"_L1));

        m_librarian->window().findChild<QAction *>(u"closeCatalogueAction"_s)->trigger();
        EVENTUALLY(!m_librarian->window().catalogue());
        EVENTUALLY(m_librarian->text(u"ImportDialog/progressText"_s).contains("Stopping"_L1));
        openGate();

        EVENTUALLY(m_librarian->text(u"ImportDialog/sentence"_s).contains("goes on with the rest"_L1));
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian->sees(u"ImportDialog"_s));
    }

    //! As after migrations, or when the connection was replaced.
    void anImportGoesOnWithAPageMadeAnew()
    {
        write("Title;Author\nDune;Frank Herbert\n");
        m_librarian->open(m_address);
        choose(Qt::Key_I);
        EVENTUALLY(isReady(u"checkButton"_s));
        auto &holds = m_librarian->the<QComboBox>(u"column1Combo"_s);
        holds.setFocus();
        m_librarian->press(Qt::Key_End); // What the person says that the column holds.
        const QString chosen = holds.currentText();
        QVERIFY(chosen != "Title"_L1);
        EVENTUALLY(isReady(u"checkButton"_s));

        makePageAnew();
        EVENTUALLY(isReady(u"checkButton"_s));
        QCOMPARE(m_librarian->the<QComboBox>(u"column1Combo"_s).currentText(), chosen);
        QVERIFY(!m_librarian->sees(u"ImportDialog/sentence"_s));
        m_librarian->find(u"ImportDialog"_s)->activateWindow();
        m_librarian->the<QComboBox>(u"column1Combo"_s).setFocus();
        m_librarian->type(u"Title"_s);
        EVENTUALLY(isReady(u"checkButton"_s));
        m_librarian->click(u"checkButton"_s);
        EVENTUALLY(isReady(u"importButton"_s));

        makePageAnew(); // It is checked again.
        EVENTUALLY(isReady(u"importButton"_s));
        m_librarian->click(u"importButton"_s);

        EVENTUALLY(m_librarian->text(u"ImportDialog/sentence"_s).contains("Added: 1 book."_L1));
        QCOMPARE(books(), 6);
        m_librarian->press(Qt::Key_Escape);
        comeBack();
        m_librarian->press(Qt::Key_Z, Qt::ControlModifier); // A step of the page that is there now.
        EVENTUALLY_EQUAL(books(), 5);
    }

    void anImportSaysThatItsCatalogueIsClosed()
    {
        write("Title,Author\nDune,Frank Herbert\n");
        m_librarian->open(m_address);
        check();

        m_librarian->window().findChild<QAction *>(u"closeCatalogueAction"_s)->trigger();

        EVENTUALLY(m_librarian->text(u"ImportDialog/sentence"_s).startsWith("The catalogue is not open any more"_L1));
        QVERIFY(!isReady(u"importButton"_s));
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian->sees(u"ImportDialog"_s));
    }

    void anExportKeepsWhatWasChosenOnAPageMadeAnew()
    {
        m_librarian->open(m_address);
        m_librarian->answers.file = m_folder.filePath(u"chosen.ris"_s);
        choose(Qt::Key_E);
        EVENTUALLY(isReady(u"exportButton"_s));
        auto &format = m_librarian->the<QComboBox>(u"exportFormatCombo"_s);
        format.setFocus();
        m_librarian->press(Qt::Key_End);
        const QString chosen = format.currentText();

        makePageAnew();

        EVENTUALLY(isReady(u"exportButton"_s));
        QCOMPARE(m_librarian->the<QComboBox>(u"exportFormatCombo"_s).currentText(), chosen);
        m_librarian->find(u"ExportDialog"_s)->activateWindow();
        m_librarian->click(u"exportButton"_s);
        EVENTUALLY(m_librarian->text(u"ExportDialog/sentence"_s).startsWith("Written: 5 books"_L1));
    }

    void theListOfImportsStaysOnAPageMadeAnew()
    {
        write("Title,Author\nDune,Frank Herbert\n");
        m_librarian->open(m_address);
        check();
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(m_librarian->text(u"ImportDialog/sentence"_s).contains("Undo"_L1));
        m_librarian->press(Qt::Key_Escape);
        choose(Qt::Key_K);
        EVENTUALLY(isReady(u"takeBackButton"_s));

        makePageAnew();
        EVENTUALLY(isReady(u"takeBackButton"_s));
        m_librarian->find(u"EarlierImportsDialog"_s)->activateWindow();
        m_librarian->click(u"takeBackButton"_s);

        EVENTUALLY_EQUAL(books(), 5);
        EVENTUALLY(m_librarian->hasRows() && !m_librarian->column().contains(u"Frank Herbert"_s));
    }

    void whatIsTakenBackIsToldAlsoBehindAClosedWindow()
    {
        write("Title,Author\nDune,Frank Herbert\n");
        m_librarian->open(m_address);
        check();
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(m_librarian->text(u"ImportDialog/sentence"_s).contains("Undo"_L1));
        m_librarian->press(Qt::Key_Escape);
        gate(u"BEFORE DELETE ON books"_s, u"true"_s);
        choose(Qt::Key_K);
        EVENTUALLY(isReady(u"takeBackButton"_s));
        m_librarian->click(u"takeBackButton"_s);
        EVENTUALLY(m_librarian->text(u"EarlierImportsDialog/progressText"_s).startsWith("Taking back"_L1));

        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian->sees(u"EarlierImportsDialog"_s));
        openGate();

        EVENTUALLY(m_librarian->banner().startsWith("Taken back: "_L1));
        QCOMPARE(books(), 5);
        EVENTUALLY(m_librarian->hasRows() && !m_librarian->column().contains(u"Frank Herbert"_s));
    }

    void anExportTellsOfEditsThatTheDatabaseDoesNotHave()
    {
        m_librarian->open(m_address);
        m_librarian->window().findChild<QAction *>(u"collectAction"_s)->trigger();
        m_librarian->writeCell(0, 0, u"Another Name"_s);
        EVENTUALLY_EQUAL(m_librarian->column().value(0), u"Another Name"_s);
        m_librarian->answers.file = m_folder.filePath(u"all.csv"_s);

        choose(Qt::Key_E);
        EVENTUALLY(isReady(u"exportButton"_s));
        m_librarian->click(u"exportButton"_s);

        EVENTUALLY(m_librarian->text(u"ExportDialog/sentence"_s).startsWith("Written: "_L1));
        QVERIFY2(m_librarian->text(u"ExportDialog/sentence"_s).contains("1 edit had not been saved"_L1),
                 qPrintable(m_librarian->text(u"ExportDialog/sentence"_s)));
    }

    void anExportThatHangsIsStoppedSoon()
    {
        m_librarian->open(m_line->address());
        m_librarian->answers.file = m_folder.filePath(u"hangs.csv"_s);
        choose(Qt::Key_E);
        EVENTUALLY(isReady(u"exportButton"_s));
        db::Executor other(m_address); // Whoever holds the lock on a table keeps the export waiting.
        const auto run = [&other](const QByteArray &statement) {
            return other.runOnce([statement](db::Session &session) { return session.run(statement); }).result();
        };
        QVERIFY(run("BEGIN") && run("LOCK TABLE public.books"));
        const QString moment = m_server.sql(m_address, u"SELECT clock_timestamp()"_s);
        m_librarian->click(u"exportButton"_s);
        EVENTUALLY_EQUAL(hangingSince(moment), 1);

        m_librarian->press(Qt::Key_Escape);

        // The lock is held still.
        EVENTUALLY_EQUAL(m_librarian->text(u"ExportDialog/sentence"_s),
                         u"This was stopped, so there is no new file."_s);
        EVENTUALLY_EQUAL(hangingSince(moment), 0);
        QVERIFY(!QFileInfo::exists(m_librarian->answers.file));
    }

private:
    void gate(const QString &event, const QString &condition)
    {
        m_server.sql(
            m_address,
            u"CREATE TABLE catalpa.gate AS SELECT 1; "
            "CREATE FUNCTION wait_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "WHILE %2 AND EXISTS (SELECT FROM catalpa.gate) LOOP PERFORM pg_sleep(0.02); END LOOP; "
            "RETURN NULL; END $$; CREATE TRIGGER wait_here %1 EXECUTE FUNCTION wait_here()"_s.arg(event, condition));
    }
    void openGate() { m_server.sql(m_address, u"DELETE FROM catalpa.gate"_s); }
    void choose(Qt::Key letter) const
    {
        comeBack();
        m_librarian->press(Qt::Key_C, Qt::AltModifier);
        m_librarian->press(letter);
    }
    void makePageAnew() const
    {
        const QPointer<QObject> page(m_librarian->window().catalogue());
        m_librarian->window().open(m_address);
        EVENTUALLY(!page && m_librarian->window().catalogue());
    }
    void comeBack() const
    {
        m_librarian->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_librarian->window(), 20'000));
    }
    //! Up to what would be done.
    void check() const
    {
        choose(Qt::Key_I);
        EVENTUALLY(isReady(u"checkButton"_s));
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(m_librarian->sees(u"importButton"_s));
    }
    void write(const QByteArray &bytes, const QString &name = u"books.csv"_s) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("The file could not be written");
        m_librarian->answers.file = file.fileName();
    }
    bool isReady(const QString &button) const
    {
        const auto *found = qobject_cast<QPushButton *>(m_librarian->find(button));
        return found && found->isEnabled();
    }
    //! Statements that wait for a lock, over connections that were made since; the page has others.
    int hangingSince(const QString &moment) const
    {
        return m_server
            .sql(m_address,
                 u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND backend_start > '%1'"_s.arg(
                     moment))
            .toInt();
    }
    int books() const { return m_server.sql(m_address, u"SELECT count(*) FROM books"_s).toInt(); }

    TestServer m_server;
    QTemporaryDir m_folder;
    ConnectionAddress m_address;
    std::unique_ptr<FaultProxy> m_line;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(ExchangeTroubleTest)
#include "tst_exchangetrouble.moc"
