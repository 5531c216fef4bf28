// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "support/stallmeter.h"
#include "support/testregistry.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/printing/pagedprintreader.h"
#include "ui/printing/pages/printjobs.h"
#include "ui/table/catalogueview.h"

#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;
using namespace catalpa::ui;

//! A person prints with Ctrl+P; what is on the pages is read back from the PDF.
class PrintingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_folder = std::make_unique<QTemporaryDir>();
        m_librarian = std::make_unique<Librarian>();
        m_librarian->answers.file = m_folder->filePath(u"out.pdf"_s);
    }
    void cleanup() { m_librarian.reset(); }

    void printsEachRowOnceOverSeveralPages()
    {
        addVolumes(150);
        openBooks();
        search(u"volume"_s);
        EVENTUALLY_EQUAL(m_librarian->table().catalogModel()->search(), u"volume"_s);
        EVENTUALLY_EQUAL(m_librarian->text(u"countLabel"_s), u"150 books"_s);

        openDialog();
        savePdf();

        const QStringList pages = pagesIn(m_librarian->answers.file);
        QVERIFY2(pages.size() >= 3, qPrintable(QString::number(pages.size())));
        QCOMPARE(m_librarian->text(u"PrintDialog/sentence"_s),
                 u"Written: %1 pages, to “%2”."_s.arg(QString::number(pages.size()), m_librarian->answers.file));
        const QString all = pages.join(u'\f');
        for (int volume = 1; volume <= 150; ++volume) {
            const QRegularExpression title(u"Volume %1 of"_s.arg(volume, 3, 10, QChar(u'0')));
            QCOMPARE(all.count(title), 1);
        }
        QVERIFY(!all.contains("Solaris"_L1)); // Which the search does not find.
        for (qsizetype page = 0; page < pages.size(); ++page) {
            QVERIFY2(pages.at(page).contains(u"Page %1 of %2"_s.arg(page + 1).arg(pages.size())),
                     qPrintable(pages.at(page)));
            QCOMPARE(pages.at(page).count(QRegularExpression(u"Title +Author +Added"_s)), 1);
        }
        QVERIFY2(pages.first().contains(u"Books found by “volume”"_s), qPrintable(pages.first()));
        QVERIFY(pages.first().contains("150 books"_L1));
        QVERIFY(pages.first().contains(QLocale().toString(QDate::currentDate(), QLocale::LongFormat)));
        QVERIFY(all.indexOf("Volume 001"_L1) < all.indexOf("Volume 150"_L1));
    }

    void printsWhatTheColumnsAndTheOrderAre()
    {
        openBooks();
        m_librarian->clickHeader(0); // Turns the order round.
        EVENTUALLY_EQUAL(m_librarian->column().value(0), u"A Wizard of Earthsea"_s);
        const QStringList titles = m_librarian->column();

        openDialog();
        savePdf();

        const QString text = pagesIn(m_librarian->answers.file).join(u'\n');
        qsizetype before = -1;
        for (const QString &title : titles) {
            const qsizetype place = text.indexOf(title);
            QVERIFY2(place > before, qPrintable(text));
            before = place;
        }
        QVERIFY(!text.contains("Country"_L1) && !text.contains("Sort title"_L1)); // Which are hidden.
        QVERIFY(!text.contains("Wizard of Earthsea, A"_L1));
    }

    void namesAreNoMarkup()
    {
        m_server.sql(m_address, u"UPDATE books SET title = '<img src=x> & <b>bold</b>' WHERE title = 'Solaris'"_s);
        openBooks();

        openDialog();
        savePdf();

        QVERIFY(pagesIn(m_librarian->answers.file).first().contains("<img src=x> & <b>bold</b>"_L1));
    }

    void longTextsGoOnInTheNextLineAndOnTheNextPage()
    {
        QStringList words;
        for (int word = 0; word < 700; ++word)
            words += u"word%1"_s.arg(word, 3, 10, QChar(u'0'));
        m_server.sql(m_address, u"UPDATE books SET title = '%1' WHERE title = 'Solaris'"_s.arg(words.join(u' ')));
        openBooks();

        openDialog();
        m_librarian->the<QComboBox>(u"paperCombo"_s).setCurrentText(u"A5"_s);
        EVENTUALLY(isReady(u"savePdfButton"_s));
        savePdf();

        const QStringList pages = pagesIn(m_librarian->answers.file);
        QVERIFY(pages.size() > 1);
        const QString all = pages.join(u'\n');
        for (int word = 0; word < 600; ++word) // A cell has 5,000 letters at most.
            QCOMPARE(all.count(u"word%1"_s.arg(word, 3, 10, QChar(u'0'))), 1);
    }

    void printsAnAuthorsPage()
    {
        m_server.sql(m_address,
                     u"INSERT INTO catalpa.author_details (author_id, born) VALUES (1, '1929'); "
                     "INSERT INTO catalpa.book_details (book_id, publisher, published) "
                     "VALUES (1, 'Parnassus Press', '1968')"_s);
        m_librarian->open(m_address);
        EVENTUALLY(m_librarian->column().contains(u"Ursula K. Le Guin"_s));
        m_librarian->clickCell(int(m_librarian->column().indexOf(u"Ursula K. Le Guin"_s)), 0);

        openDialog();
        m_librarian->press(Qt::Key_A, Qt::AltModifier);
        EVENTUALLY(m_librarian->the<QRadioButton>(u"thirdChoice"_s).isChecked() && isReady(u"savePdfButton"_s));
        savePdf();

        const QString page = pagesIn(m_librarian->answers.file).join(u'\n');
        for (const QString &expected : {u"Ursula K. Le Guin"_s, u"2 books"_s, u"United States"_s, u"Date of birth"_s,
                                        u"1929"_s, u"Wrote of Earthsea."_s, u"A Wizard of Earthsea"_s,
                                        u"Parnassus Press"_s, u"1968"_s, u"The Dispossessed"_s})
            QVERIFY2(page.contains(expected), qPrintable(expected + u'\n' + page));
        QVERIFY(!page.contains("Shelf mark"_L1)); // No book has one.
        QVERIFY(!page.contains("Solaris"_L1));
    }

    void printsACardForEachBook()
    {
        m_server.sql(
            m_address,
            u"INSERT INTO catalpa.book_details (book_id, publisher, place, published, shelf_mark, isbn) VALUES "
            "(5, 'MON', 'Warsaw', '1961', 'LEM 3', '{9788308049051}')"_s);
        openBooks();

        openDialog();
        m_librarian->press(Qt::Key_D, Qt::AltModifier);
        EVENTUALLY(m_librarian->the<QRadioButton>(u"secondChoice"_s).isChecked() && isReady(u"savePdfButton"_s));
        savePdf();

        const QString cards = pagesIn(m_librarian->answers.file).join(u'\n');
        for (const QString &expected : {u"Stanisław Lem"_s, u"Solaris"_s, u"Warsaw : MON, 1961"_s, u"LEM 3"_s,
                                        u"ISBN 9788308049051"_s, u"R.U.R."_s, u"War with the Newts"_s})
            QVERIFY2(cards.contains(expected), qPrintable(expected + u'\n' + cards));
        QCOMPARE(cards.count(u"Karel Čapek"_s), 2);
    }

    void sendsToAPrinter()
    {
        openBooks();
        openDialog();

        m_librarian->press(Qt::Key_Return);

        EVENTUALLY_EQUAL(m_librarian->text(u"PrintDialog/sentence"_s), u"Sent to the printer: 1 page."_s);
        QVERIFY(pagesIn(m_librarian->answers.file).first().contains("Solaris"_L1));
    }

    void showsThePagesAndRemembersThePaper()
    {
        addVolumes(150);
        openBooks();
        openDialog();
        const int upright = pageCount();
        QVERIFY(upright >= 3);
        QVERIFY(!isReady(u"previousPageButton"_s));
        m_librarian->press(Qt::Key_X, Qt::AltModifier);
        EVENTUALLY_EQUAL(m_librarian->text(u"pageLabel"_s), u"Page 2 of %1"_s.arg(upright));
        m_librarian->press(Qt::Key_V, Qt::AltModifier);
        EVENTUALLY_EQUAL(m_librarian->text(u"pageLabel"_s), u"Page 1 of %1"_s.arg(upright));

        m_librarian->press(Qt::Key_N, Qt::AltModifier);
        EVENTUALLY(pageCount() > upright && isReady(u"savePdfButton"_s));
        m_librarian->press(Qt::Key_Escape);
        EVENTUALLY(!m_librarian->sees(u"PrintDialog"_s));
        comeBack();

        openDialog();
        QVERIFY(m_librarian->the<QCheckBox>(u"landscapeCheck"_s).isChecked());
    }

    void saysWhereAFileCannotBeWritten_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("no folder") << u"/proc/books.pdf"_s;
        QTest::newRow("full disk") << u"/dev/full"_s;
    }
    void saysWhereAFileCannotBeWritten()
    {
        QFETCH(const QString, path);
        m_librarian->answers.file = path;
        openBooks();
        openDialog();

        m_librarian->press(Qt::Key_F, Qt::AltModifier);

        EVENTUALLY(m_librarian->text(u"PrintDialog/sentence"_s).contains("could not be written"_L1)
                   || m_librarian->text(u"PrintDialog/sentence"_s).contains(path));
        EVENTUALLY(isReady(u"savePdfButton"_s));
    }

    void stopsReadingAndReadsAgain()
    {
        FaultProxy line(m_server.overTcp(m_address));
        m_librarian->open(line.address());
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        EVENTUALLY(m_librarian->column().contains(u"Solaris"_s));
        line.setSilent(true);
        m_librarian->press(Qt::Key_P, Qt::ControlModifier);
        EVENTUALLY(isReady(u"stopPrintButton"_s) && m_librarian->find(u"PrintDialog"_s)->isActiveWindow());
        QVERIFY(!isReady(u"savePdfButton"_s));

        m_librarian->press(Qt::Key_S, Qt::AltModifier);

        EVENTUALLY_EQUAL(m_librarian->text(u"PrintDialog/sentence"_s), u"This was stopped."_s);
        QVERIFY(!m_librarian->sees(u"stopPrintButton"_s));
        line.setSilent(false);
        m_librarian->click(u"PrintDialog/actionButton"_s);
        EVENTUALLY(isReady(u"savePdfButton"_s));
        savePdf();
        QVERIFY(pagesIn(m_librarian->answers.file).first().contains("Solaris"_L1));
    }

    void aStoppedFileIsNotThere()
    {
        auto printout = std::make_shared<Printout>();
        printout->heading = u"Books"_s;
        printout->columns = {{u"Title"_s}};
        for (int row = 0; row < 500; ++row)
            printout->rows += QStringList{u"Volume %1"_s.arg(row)};
        const auto stop = std::make_shared<std::atomic_bool>(false);
        const PageForm form = PageForm::of(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, {}), {});
        const auto pages = printjobs::setOut(printout, form, stop, [](qint64, qint64) {}).result().value();
        QVERIFY(pages->count() > 5);
        QFile old(m_folder->filePath(u"old.pdf"_s));
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("before") == 6);
        old.close();

        const auto written = printjobs::writePdf(old.fileName(), pages, stop, [stop](qint64 done, qint64) {
                                 *stop = done >= 2;
                             }).result();

        QCOMPARE(written.error().kind, ErrorKind::Cancelled);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"old.pdf"_s});
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), "before");
        const auto setOut = printjobs::setOut(printout, form, stop, [](qint64, qint64) {}).result();
        QCOMPARE(setOut.error().kind, ErrorKind::Cancelled);
    }

    void refusesWhatIsTooMuch_data()
    {
        QTest::addColumn<qint64>("rows");
        QTest::addColumn<qint64>("letters");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("rows") << qint64(100'001) << qint64(1)
                              << u"Up to 100,000 rows can be printed at once. Search for fewer."_s;
        QTest::newRow("letters")
            << qint64(0) << qint64(20'000'000)
            << u"Up to 50,000,000 letters can be printed at once. Search for fewer rows, or hide a "
               "column of long texts."_s;
        QTest::newRow("neither") << qint64(100'000) << qint64(10'000'000) << QString();
    }
    void refusesWhatIsTooMuch()
    {
        QFETCH(const qint64, rows);
        QFETCH(const qint64, letters);
        QFETCH(const QString, sentence);
        m_librarian->open(m_address);
        PagedPrintReader<BookStore> reader(m_librarian->window().catalogue()->bookStore(),
                                           {.query = {},
                                            .printout = {},
                                            .add = [letters](Printout &, const Book &) { return letters; },
                                            .note = [](qint64 read) { return QString::number(read); },
                                            .rows = rows});
        QString told;
        QString note;
        connect(&reader, &PrintReader::failed, this, [&](const Error &error) { told = error.message; });
        connect(&reader, &PrintReader::finished, this, [&](const Printout &whole) { note = whole.note; });

        reader.start();

        EVENTUALLY(!told.isEmpty() || !note.isEmpty());
        QCOMPARE(told, sentence);
        QCOMPARE(note, sentence.isEmpty() ? u"5"_s : QString());
    }

    void keepsTheWindowFree()
    {
        addVolumes(20'000);
        openBooks();

        StallMeter stalls;
        m_librarian->press(Qt::Key_P, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(u"savePdfButton"_s), 60'000);
        m_librarian->press(Qt::Key_F, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m_librarian->text(u"PrintDialog/sentence"_s).startsWith("Written:"_L1), 60'000);

        // Two threads of one program are busy here: on a computer that is, too, one of them may keep the other waiting.
        QVERIFY2(stalls.percentile(0.99) < 50, qPrintable(QString::number(stalls.percentile(0.99))));
        QVERIFY2(stalls.longest() < 250, qPrintable(QString::number(stalls.longest())));
        QCOMPARE(pagesIn(m_librarian->answers.file).join(u'\n').count(QRegularExpression(u"Volume \\d+ of"_s)), 20'000);
    }

private:
    void addVolumes(int count) const
    {
        m_server.sql(m_address,
                     u"INSERT INTO books (title, author_id) SELECT 'Volume ' || lpad(n::text, 3, '0') || ' of a long "
                     "work', 1 + n % 5 FROM generate_series(1, %1) n"_s.arg(count));
    }
    void openBooks() const
    {
        m_librarian->open(m_address);
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        EVENTUALLY(m_librarian->hasRows() && m_librarian->text(u"countLabel"_s).contains("book"_L1));
    }
    void search(const QString &text) const
    {
        m_librarian->press(Qt::Key_F, Qt::ControlModifier);
        m_librarian->type(text);
    }
    void openDialog() const
    {
        m_librarian->press(Qt::Key_P, Qt::ControlModifier);
        EVENTUALLY(m_librarian->sees(u"PrintDialog"_s) && m_librarian->find(u"PrintDialog"_s)->isActiveWindow());
        EVENTUALLY(isReady(u"savePdfButton"_s));
    }
    int pageCount() const { return m_librarian->text(u"pageLabel"_s).section(u' ', -1).toInt(); }
    void savePdf() const
    {
        m_librarian->press(Qt::Key_F, Qt::AltModifier);
        EVENTUALLY(m_librarian->text(u"PrintDialog/sentence"_s).startsWith("Written:"_L1));
    }
    void comeBack() const
    {
        m_librarian->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_librarian->window(), 20'000));
    }
    bool isReady(const QString &button) const
    {
        const auto *found = qobject_cast<QPushButton *>(m_librarian->find(button));
        return found && found->isEnabled();
    }
    //! The text of each page, by poppler's program.
    static QStringList pagesIn(const QString &path)
    {
        QProcess program;
        program.start(u"pdftotext"_s, {u"-layout"_s, u"-enc"_s, u"UTF-8"_s, path, u"-"_s});
        if (!program.waitForFinished() || program.exitCode() != 0)
            qFatal("pdftotext: %s", program.readAllStandardError().constData());
        return QString::fromUtf8(program.readAllStandardOutput()).split(u'\f', Qt::SkipEmptyParts);
    }

    TestServer m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(PrintingTest)

#include "tst_printing.moc"
