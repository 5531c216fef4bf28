// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/stallmeter.h"
#include "support/testregistry.h"
#include "ui/exchange/importfilepane.h"

#include <QtCore/QMimeData>
#include <QtGui/QAction>
#include <QtGui/QDropEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QTableView>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! A person imports and exports books with the menu Catalogue.
class ExchangeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_librarian = std::make_unique<Librarian>();
    }
    void cleanup() { m_librarian.reset(); }

    void importsATableAfterShowingWhatWillBe()
    {
        write("Title,Author,Language\nDune,Frank Herbert,en\nMaster i Małgorzata,Michaił Bułhakow,pl\n");
        m_librarian->open(m_address);

        choose(Qt::Key_I);
        EVENTUALLY(isReady(u"checkButton"_s));
        QCOMPARE(m_librarian->text(u"ImportDialog/heading"_s), u"books.csv"_s);
        QCOMPARE(m_librarian->the<QComboBox>(u"formatCombo"_s).currentText(), u"Table as text (CSV)"_s);
        QCOMPARE(m_librarian->the<QComboBox>(u"encodingCombo"_s).currentText(), u"UTF-8"_s);
        QCOMPARE(m_librarian->the<QComboBox>(u"delimiterCombo"_s).currentText(), u"Comma"_s);
        QCOMPARE(preview(), QStringList({u"Dune|Frank Herbert|en"_s, u"Master i Małgorzata|Michaił Bułhakow|pl"_s}));
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(isReady(u"importButton"_s));
        QCOMPARE(m_librarian->text(u"planPane/fresh"_s), u"2 books (new authors: 2)"_s);
        QCOMPARE(books(), 5);
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY(m_librarian->text(u"ImportDialog/sentence"_s).contains("Added: 2 books."_L1));
        QCOMPARE(books(), 7);
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(m_librarian->column().contains(u"Michaił Bułhakow"_s));
    }

    void takesTheImportBackAndBringsItAgain()
    {
        write("Title,Author\nDune,Frank Herbert\nMaster i Małgorzata,Michaił Bułhakow\n");
        m_librarian->open(m_address);
        import();

        m_librarian->press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY_EQUAL(books(), 5);
        EVENTUALLY(!m_librarian->column().contains(u"Michaił Bułhakow"_s) && m_librarian->hasRows());
        EVENTUALLY(m_librarian->window().findChild<QAction *>(u"redoAction"_s)->text().contains("import of"_L1));
        m_librarian->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        EVENTUALLY_EQUAL(books(), 7);
        EVENTUALLY(m_librarian->column().contains(u"Michaił Bułhakow"_s));
        m_librarian->quit();
        m_librarian->open(m_address);

        takeBack();
        QCOMPARE(books(), 5);
    }

    void takesAnImportBackTomorrow()
    {
        write("Title,Author\nDune,Frank Herbert\nMaster i Małgorzata,Michaił Bułhakow\n");
        m_librarian->open(m_address);
        import();
        m_librarian->quit();
        m_librarian->open(m_address);

        takeBack();

        QCOMPARE(books(), 5);
        QVERIFY(!isReady(u"takeBackButton"_s));
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(m_librarian->hasRows() && !m_librarian->column().contains(u"Michaił Bułhakow"_s));
    }

    void saysWhyAnImportIsNotTakenBack()
    {
        write("Title,Author\nDune,Frank Herbert\n");
        m_librarian->open(m_address);
        import();
        m_server.sql(m_address, u"UPDATE books SET title = 'Dune Messiah' WHERE title = 'Dune'"_s);

        m_librarian->press(Qt::Key_Z, Qt::ControlModifier);

        EVENTUALLY(m_librarian->banner().contains("Dune Messiah"_L1));
        QCOMPARE(books(), 6);
    }

    void readsTheFileAsThePersonSays()
    {
        write("Wert A;Wert B\nStern der Ungeborenen;Werfel, Franz\n"); // Names that say nothing.
        m_librarian->open(m_address);
        choose(Qt::Key_I);
        EVENTUALLY(isReady(u"checkButton"_s));
        QCOMPARE(preview().size(), 2);
        m_librarian->press(Qt::Key_R, Qt::AltModifier);
        EVENTUALLY_EQUAL(preview().size(), 1);
        pick(u"column1Combo"_s, u"Title"_s);
        EVENTUALLY(preview().value(0).startsWith("Stern der Ungeborenen"_L1));
        pick(u"column2Combo"_s, u"Authors"_s);
        EVENTUALLY_EQUAL(preview(), QStringList{u"Stern der Ungeborenen|Franz Werfel"_s});
        EVENTUALLY(isReady(u"checkButton"_s));
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(isReady(u"importButton"_s));
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(m_librarian->text(u"ImportDialog/sentence"_s).contains("Added: 1 book."_L1));
        m_librarian->press(Qt::Key_Escape);

        // The next file with these columns.
        write("Wert A;Wert B\nDer veruntreute Himmel;Werfel, Franz\n");
        choose(Qt::Key_I);
        EVENTUALLY_EQUAL(preview(), QStringList{u"Der veruntreute Himmel|Franz Werfel"_s});
        EVENTUALLY(isReady(u"checkButton"_s));
        pick(u"delimiterCombo"_s, u"Comma"_s);
        EVENTUALLY(!m_librarian->sees(u"column2Combo"_s));
    }

    void keepsBothOfTwoColumnsThatAreChangedQuickly()
    {
        write("Titel;Verfasser\nStern der Ungeborenen;Werfel, Franz\n");
        m_librarian->open(m_address);
        choose(Qt::Key_I);
        EVENTUALLY(isReady(u"otherFileButton"_s) && m_librarian->sees(u"column2Combo"_s));

        // Before the answer to the first is there.
        pick(u"column1Combo"_s, u"Title"_s);
        pick(u"column2Combo"_s, u"Authors"_s);

        EVENTUALLY(!preview().isEmpty() && preview().constLast() == "Stern der Ungeborenen|Franz Werfel"_L1);
        QCOMPARE(m_librarian->the<QComboBox>(u"column1Combo"_s).currentText(), u"Title"_s);
        QCOMPARE(m_librarian->the<QComboBox>(u"column2Combo"_s).currentText(), u"Authors"_s);
    }

    //! Rows that answer an earlier question look so, soon, and stay where they are.
    void rowsOfAnEarlierQuestionAreGrey()
    {
        ui::ImportFilePane pane;
        const auto &rows = *pane.findChild<QTableView *>(u"previewTable"_s);
        exchange::FilePreview preview;
        preview.recognition.format = exchange::Format::Csv;
        preview.items.resize(1);
        pane.show(preview, {});
        QVERIFY(rows.isEnabled());

        pane.wait();

        QVERIFY(rows.isEnabled()); // What comes at once does not flicker.
        EVENTUALLY(!rows.isEnabled());
        QCOMPARE(rows.model()->rowCount(), 1);
        pane.show(preview, {});
        QVERIFY(rows.isEnabled());
    }

    void listsWhatCannotBeTakenAndSavesTheList()
    {
        write("Title,Author\nDune,Frank Herbert\n,Nobody\nHomeless,\n");
        m_librarian->open(m_address);
        choose(Qt::Key_I);
        EVENTUALLY(isReady(u"checkButton"_s));
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(isReady(u"importButton"_s));
        QCOMPARE(m_librarian->text(u"planPane/problems"_s), u"2"_s);
        m_librarian->answers.file = m_folder.filePath(u"to note.csv"_s);

        m_librarian->click(u"saveRemarksButton"_s);

        EVENTUALLY(m_librarian->text(u"ImportDialog/sentence"_s).contains("to note.csv"_L1));
        QFile list(m_librarian->answers.file);
        QVERIFY(list.open(QIODevice::ReadOnly));
        const QByteArray text = list.readAll();
        QVERIFY2(text.contains("Record,What became of it,Reason") && text.contains("2,Not taken,")
                     && text.contains("3,Not taken,\"No author is named"),
                 text.constData());
        QCOMPARE(books(), 5);
    }

    void addsProbableDoublesOnlyWhenAsked()
    {
        write("Title,Author\nSolaris,Stanislav Lem\n");
        m_librarian->open(m_address);
        choose(Qt::Key_I);
        EVENTUALLY(isReady(u"checkButton"_s));
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(m_librarian->sees(u"doublesCheck"_s));
        QCOMPARE(m_librarian->text(u"planPane/doubles"_s), u"1, left out"_s);
        QVERIFY(!isReady(u"importButton"_s));

        m_librarian->press(Qt::Key_D, Qt::AltModifier);

        EVENTUALLY(isReady(u"importButton"_s));
        QCOMPARE(m_librarian->text(u"planPane/fresh"_s), u"1 book (new authors: 1)"_s);
    }

    void addsBooksWithoutAnAuthorOnlyWhenAsked()
    {
        write("Title,Author\nBeowulf,\n");
        m_librarian->open(m_address);
        choose(Qt::Key_I);
        EVENTUALLY(isReady(u"checkButton"_s));
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(m_librarian->sees(u"namelessCheck"_s));
        QCOMPARE(m_librarian->text(u"planPane/problems"_s), u"1"_s);

        m_librarian->press(Qt::Key_A, Qt::AltModifier);

        EVENTUALLY(isReady(u"importButton"_s));
        QCOMPARE(m_librarian->text(u"planPane/fresh"_s), u"1 book (new authors: 1)"_s);
    }

    void refusesWhatCannotBeRead_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("sentence");

        QTest::newRow("empty") << u"empty"_s << u"is empty"_s;
        QTest::newRow("binary") << u"binary"_s << u"no file with records of books"_s;
        QTest::newRow("missing") << u"missing"_s << u"There is no file"_s;
        QTest::newRow("folder") << u"folder"_s << u"is a folder"_s;
        QTest::newRow("pipe") << u"pipe"_s << u"is a pipe"_s;
        QTest::newRow("copy") << u"copy"_s << u"is a copy of a whole catalogue"_s;
    }
    void refusesWhatCannotBeRead()
    {
        QFETCH(const QString, kind);
        QFETCH(const QString, sentence);
        m_librarian->answers.file = m_folder.filePath(kind == "copy"_L1 ? u"library.catalpa"_s : kind);
        const QByteArray path = QFile::encodeName(m_librarian->answers.file);
        if (kind == "empty"_L1)
            write({}, kind);
        else if (kind == "binary"_L1 || kind == "copy"_L1)
            write(QByteArray("\x7f\x45LF\0\1\2\3", 8) + QByteArray(5'000, '\0'), m_librarian->answers.file);
        else if (kind == "folder"_L1)
            QVERIFY(QDir(m_folder.path()).mkdir(kind));
        else if (kind == "pipe"_L1)
            QCOMPARE(::mkfifo(path.constData(), 0600), 0);
        m_librarian->open(m_address);

        choose(Qt::Key_I);

        EVENTUALLY(m_librarian->text(u"ImportDialog/sentence"_s).contains(sentence));
        QVERIFY(!isReady(u"checkButton"_s));
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian->sees(u"ImportDialog"_s));
    }

    void takesAFileThatIsDropped()
    {
        write("Title,Author\nDune,Frank Herbert\n");
        m_librarian->open(m_address);
        QMimeData dragged;
        dragged.setUrls({QUrl::fromLocalFile(m_librarian->answers.file)});
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &dragged, Qt::LeftButton, {});
        QDropEvent drop({50, 50}, Qt::CopyAction, &dragged, Qt::LeftButton, {});

        QCoreApplication::sendEvent(&m_librarian->window(), &enter);
        QVERIFY(enter.isAccepted());
        QCoreApplication::sendEvent(&m_librarian->window(), &drop);

        EVENTUALLY_EQUAL(preview(), QStringList{u"Dune|Frank Herbert"_s});
    }

    void stopsAndGoesOn()
    {
        QByteArray table = "Title,Author\n";
        for (int number = 0; number < 12'000; ++number)
            table += "Volume " + QByteArray::number(number) + ",Writer " + QByteArray::number(number % 900) + '\n';
        write(table);
        m_server.sql(m_address,
                     u"CREATE TABLE catalpa.gate AS SELECT 1; "
                     "CREATE FUNCTION wait_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                     "WHILE (SELECT count(*) FROM public.books) > 6000 AND EXISTS (SELECT FROM catalpa.gate) LOOP "
                     "PERFORM pg_sleep(0.02); END LOOP; RETURN NULL; END $$; "
                     "CREATE TRIGGER wait_here AFTER INSERT ON books EXECUTE FUNCTION wait_here()"_s);
        m_librarian->open(m_address);
        choose(Qt::Key_I);
        EVENTUALLY(isReady(u"checkButton"_s));
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(isReady(u"importButton"_s));
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(m_librarian->text(u"ImportDialog/progressText"_s).contains("5,000 books added"_L1));

        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(m_librarian->text(u"ImportDialog/progressText"_s).contains("Stopping"_L1));
        m_server.sql(m_address, u"DELETE FROM catalpa.gate"_s);

        EVENTUALLY(m_librarian->text(u"ImportDialog/sentence"_s).contains("goes on with the rest"_L1));
        const int there = books();
        QVERIFY(there >= 5'005 && there < 12'005);
        m_librarian->press(Qt::Key_Escape);
        comeBack();
        m_librarian->press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY_EQUAL(books(), 5);
    }

    void keepsTheWindowFree()
    {
        QByteArray table = "Title,Author\n";
        for (int number = 0; number < 30'000; ++number)
            table += "Volume " + QByteArray::number(number) + ",Writer " + QByteArray::number(number % 900) + '\n';
        write(table);
        m_librarian->open(m_address);
        choose(Qt::Key_I);
        EVENTUALLY(isReady(u"checkButton"_s));

        StallMeter stalls;
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(isReady(u"importButton"_s));
        m_librarian->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_librarian->text(u"ImportDialog/sentence"_s).contains("Added: 30,000 books."_L1),
                                 60'000);
        QVERIFY2(stalls.longest() < 50, qPrintable(QString::number(stalls.longest())));

        QCOMPARE(m_server.sql(m_address, u"SELECT catalpa.reading_state()"_s), u"whole"_s);
        m_librarian->press(Qt::Key_Escape);
        comeBack();
        m_librarian->press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY_EQUAL(books(), 5);
        EVENTUALLY_EQUAL(m_server.sql(m_address, u"SELECT is_pending FROM catalpa.reading_pending"_s), u"f"_s);
    }

    void exportsWhatIsSeenAndSelected()
    {
        m_librarian->open(m_address);
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        EVENTUALLY(m_librarian->hasRows());
        const QStringList titles = m_librarian->column();
        m_librarian->press(Qt::Key_F, Qt::ControlModifier);
        m_librarian->type(titles.first());
        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{titles.first()});
        m_librarian->answers.file = m_folder.filePath(u"seen.csv"_s);

        choose(Qt::Key_E);
        EVENTUALLY(m_librarian->sees(u"ExportDialog"_s) && m_librarian->find(u"ExportDialog"_s)->isActiveWindow());
        m_librarian->press(Qt::Key_Return);

        EVENTUALLY(m_librarian->text(u"ExportDialog/sentence"_s).contains("seen.csv"_L1));
        QVERIFY(m_librarian->answers.suggestedFile.endsWith(".csv"_L1));
        QCOMPARE(titlesIn(u"seen.csv"_s), QStringList{titles.first()});
        m_librarian->answers.file = m_folder.filePath(u"all.csv"_s);
        m_librarian->press(Qt::Key_A, Qt::AltModifier);
        EVENTUALLY(m_librarian->the<QRadioButton>(u"allChoice"_s).isChecked());
        m_librarian->click(u"exportButton"_s);
        EVENTUALLY(m_librarian->text(u"ExportDialog/sentence"_s).contains("all.csv"_L1));
        QCOMPARE(titlesIn(u"all.csv"_s), titles);
    }

    void exportsInEveryForm()
    {
        m_librarian->open(m_address);
        choose(Qt::Key_E);
        EVENTUALLY(isReady(u"exportButton"_s));
        auto &forms = m_librarian->the<QComboBox>(u"exportFormatCombo"_s);
        QCOMPARE(forms.count(), 9);
        for (int form = 0; form < forms.count(); ++form) {
            forms.setCurrentIndex(form);
            m_librarian->answers.file = m_folder.filePath(u"export-%1"_s.arg(form));
            m_librarian->click(u"exportButton"_s);
            EVENTUALLY(m_librarian->text(u"ExportDialog/sentence"_s).contains(m_librarian->answers.file));
            QVERIFY(QFileInfo(m_librarian->answers.file).size() > 0);
        }
    }

    void saysWhereAFileCannotBeWritten()
    {
        m_librarian->answers.file = u"/proc/books.csv"_s;
        m_librarian->open(m_address);
        choose(Qt::Key_E);
        EVENTUALLY(m_librarian->sees(u"ExportDialog"_s) && m_librarian->find(u"ExportDialog"_s)->isActiveWindow());

        m_librarian->press(Qt::Key_Return);

        EVENTUALLY(m_librarian->text(u"ExportDialog/sentence"_s).contains("/proc/books.csv"_L1));
    }

private:
    //! From the menu Catalogue, by the underlined letter.
    void choose(Qt::Key letter) const
    {
        comeBack();
        m_librarian->press(Qt::Key_C, Qt::AltModifier);
        m_librarian->press(letter);
    }
    //! From a dialog that has been closed.
    void comeBack() const
    {
        m_librarian->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_librarian->window(), 20'000));
    }
    void import() const
    {
        choose(Qt::Key_I);
        EVENTUALLY(isReady(u"checkButton"_s));
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(isReady(u"importButton"_s));
        m_librarian->press(Qt::Key_Return);
        EVENTUALLY(m_librarian->text(u"ImportDialog/sentence"_s).contains("Undo"_L1));
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian->sees(u"ImportDialog"_s));
        comeBack();
    }
    void takeBack() const
    {
        choose(Qt::Key_K);
        EVENTUALLY(isReady(u"takeBackButton"_s));
        m_librarian->click(u"takeBackButton"_s);
        EVENTUALLY(m_librarian->text(u"EarlierImportsDialog/sentence"_s).contains("Taken back: "_L1));
    }
    void write(const QByteArray &bytes, const QString &name = u"books.csv"_s) const
    {
        QFile file(QDir(m_folder.path()).absoluteFilePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("The file could not be written");
        m_librarian->answers.file = file.fileName();
    }
    bool isReady(const QString &button) const
    {
        const auto *found = qobject_cast<QPushButton *>(m_librarian->find(button));
        return found && found->isEnabled();
    }
    void pick(const QString &box, const QString &entry) const
    {
        auto &combo = m_librarian->the<QComboBox>(box);
        combo.setFocus();
        const int index = combo.findText(entry);
        QVERIFY(index >= 0);
        const int steps = index - combo.currentIndex();
        for (int step = 0; step < std::abs(steps); ++step)
            QTest::keyClick(&combo, steps > 0 ? Qt::Key_Down : Qt::Key_Up);
        QCOMPARE(combo.currentText(), entry);
    }
    //! "cell|cell|…" of each row.
    QStringList preview() const
    {
        QStringList rows;
        const auto *table = qobject_cast<QTableView *>(m_librarian->find(u"previewTable"_s));
        for (int row = 0; table && row < table->model()->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < table->model()->columnCount(); ++column)
                cells += table->model()->index(row, column).data().toString();
            rows += cells.join(u'|');
        }
        return rows;
    }
    int books() const { return m_server.sql(m_address, u"SELECT count(*) FROM books"_s).toInt(); }
    QStringList titlesIn(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("There is no file");
        QStringList titles;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u"\r\n"_s, Qt::SkipEmptyParts).mid(1))
            titles += line.section(u',', 0, 0);
        return titles;
    }

    TestServer m_server;
    QTemporaryDir m_folder;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(ExchangeTest)

#include "tst_exchange.moc"
