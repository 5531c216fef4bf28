// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "studio.h"

#include "models/booksmodel.h"
#include "ui/table/catalogueview.h"
#include "ui/table/columnlayout.h"

#include <QtCore/QTemporaryDir>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace catalpa::gallery {
namespace {

const QByteArray goodreads =
    "Book Id,Title,Author,Author l-f,Additional Authors,ISBN,ISBN13,My Rating,Publisher,Binding,Number of Pages,"
    "Year Published,Original Publication Year,Date Read,Bookshelves,Exclusive Shelf,My Review\n"
    "13642,\"A Wizard of Earthsea (Earthsea Cycle, #1)\",Ursula K. Le Guin,\"Le Guin, Ursula K.\",,"
    "\"=\"\"0547773749\"\"\",\"=\"\"9780547773742\"\"\",5,Houghton Mifflin Harcourt,Paperback,183,2012,1968,,fantasy,"
    "read,\n"
    "234225,\"Dune (Dune, #1)\",Frank Herbert,\"Herbert, Frank\",,\"=\"\"0441172717\"\"\",\"=\"\"9780441172719\"\"\",4,"
    "Ace,Paperback,604,1990,1965,,\"sf, classics\",read,A long time ago\n"
    "95558,Solaris,Stanisław Lem,\"Lem, Stanisław\",\"Joanna Kilmartin, Steve Cox\",,,5,Harvest "
    "Books,Paperback,204,2002,"
    "1961,,sf,read,\n"
    "1,Fear and Trembling,Soren Kierkegard,\"Kierkegard, Soren\",,,,3,Penguin,Paperback,160,1985,1843,,,read,\n"
    "7,,Nobody,Nobody,,,,,,,,,,,,,\n"
    "8,Anonymous songs,,,,,,,,,,,,,,,\n";

class Desk {
public:
    explicit Desk(Studio &studio)
        : m_studio(studio)
    {
    }

    void take(const QString &name, const QString &file, const QByteArray &bytes,
              const std::function<void(test::Librarian &)> &act) const
    {
        m_studio.take(name, [&]() -> QWidget * {
            test::Librarian &librarian = m_studio.librarian();
            librarian.answers.file = m_folder.filePath(file);
            QFile written(librarian.answers.file);
            if (!written.open(QIODevice::WriteOnly) || written.write(bytes) < 0)
                qFatal("The file could not be written");
            written.close();
            librarian.open(m_studio.shelves());
            librarian.press(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
            m_studio.until("dialog", [&] { return librarian.sees(u"ImportDialog"_s); });
            act(librarian);
            m_studio.settle();
            return librarian.find(u"ImportDialog"_s);
        });
    }
    void until(const test::Librarian &librarian, const QString &button) const
    {
        m_studio.until("button", [&] {
            const auto *found = qobject_cast<QPushButton *>(librarian.find(button));
            return found && found->isEnabled();
        });
    }
    void go(const test::Librarian &librarian, const QString &button) const
    {
        until(librarian, button);
        librarian.click(button);
    }

private:
    Studio &m_studio;
    QTemporaryDir m_folder;
};

QByteArray largeTable(int books)
{
    QByteArray table = "Title,Author\n";
    for (int number = 0; number < books; ++number)
        table += "Volume " + QByteArray::number(number) + ",Writer " + QByteArray::number(number % 900) + '\n';
    return table;
}

void takeImports(Studio &studio)
{
    const Desk desk(studio);
    desk.take(u"import-table"_s, u"goodreads_library_export.csv"_s, goodreads,
              [&](test::Librarian &librarian) { desk.until(librarian, u"checkButton"_s); });
    desk.take(u"import-references"_s, u"thesis.bib"_s,
              "@book{capek, title = {R.U.R.}, author = {Čapek, Karel}, year = {1920}, publisher = {Aventinum}}\n"
              "@book{lem, title = {Solaris}, author = {Lem, Stanis{\\l}aw}, year = {1961}}\n",
              [&](test::Librarian &librarian) { desk.until(librarian, u"checkButton"_s); });
    desk.take(u"import-nothing"_s, u"holiday.jpg"_s, QByteArray(3'000, '\0'),
              [&](test::Librarian &librarian) { desk.until(librarian, u"otherFileButton"_s); });
    desk.take(u"import-plan"_s, u"goodreads_library_export.csv"_s, goodreads, [&](test::Librarian &librarian) {
        desk.go(librarian, u"checkButton"_s);
        desk.until(librarian, u"importButton"_s);
    });
    desk.take(u"import-running"_s, u"everything.csv"_s, largeTable(60'000), [&](test::Librarian &librarian) {
        desk.go(librarian, u"checkButton"_s);
        desk.go(librarian, u"importButton"_s);
        studio.until("progress", [&] { return librarian.text(u"ImportDialog/progressText"_s).contains("left"_L1); });
    });
    desk.take(u"import-done"_s, u"goodreads_library_export.csv"_s, goodreads, [&](test::Librarian &librarian) {
        desk.go(librarian, u"checkButton"_s);
        desk.go(librarian, u"importButton"_s);
        studio.until("end", [&] { return librarian.text(u"ImportDialog/sentence"_s).contains("Added"_L1); });
    });
}

void takeExports(Studio &studio)
{
    const auto opened = [&studio](const QString &name, bool isWritten) {
        studio.take(name, [&]() -> QWidget * {
            test::Librarian &librarian = studio.librarian();
            librarian.open(studio.shelves());
            librarian.press(Qt::Key_2, Qt::ControlModifier);
            studio.until("rows", [&] { return librarian.hasRows(); });
            librarian.press(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
            studio.until("dialog", [&] { return librarian.sees(u"ExportDialog"_s); });
            if (isWritten) {
                librarian.answers.file = QDir::temp().filePath(u"catalpa-gallery-books.ris"_s);
                librarian.the<QComboBox>(u"exportFormatCombo"_s).setCurrentIndex(5);
                librarian.click(u"exportButton"_s);
                studio.until("end", [&] { return librarian.sees(u"ExportDialog/sentence"_s); });
                QFile::remove(librarian.answers.file);
            }
            return librarian.find(u"ExportDialog"_s);
        });
    };
    opened(u"export"_s, false);
    opened(u"export-done"_s, true);
}

void takePrinting(Studio &studio)
{
    const auto opened = [&studio](const QString &name, Qt::Key place, Qt::Key choice) {
        studio.take(name, [&]() -> QWidget * {
            test::Librarian &librarian = studio.librarian();
            librarian.open(studio.sample());
            librarian.press(place, Qt::ControlModifier);
            studio.until("rows", [&] { return librarian.hasRows(); });
            librarian.press(Qt::Key_P, Qt::ControlModifier);
            const auto isReady = [&] {
                const auto *button = qobject_cast<QPushButton *>(librarian.find(u"savePdfButton"_s));
                return button && button->isEnabled();
            };
            studio.until("pages", isReady);
            librarian.press(choice, Qt::AltModifier);
            studio.until("pages", isReady);
            studio.settle();
            return librarian.find(u"PrintDialog"_s);
        });
    };
    opened(u"print-list"_s, Qt::Key_2, Qt::Key_L);
    opened(u"print-landscape"_s, Qt::Key_1, Qt::Key_N);
    opened(u"print-cards"_s, Qt::Key_2, Qt::Key_D);
    opened(u"print-author"_s, Qt::Key_1, Qt::Key_A);
}

void takeStatistics(Studio &studio)
{
    const auto counted = [&studio](const QString &name, int kind) {
        studio.take(name, [&]() -> QWidget * {
            test::Librarian &librarian = studio.librarian();
            librarian.open(studio.sample());
            librarian.press(Qt::Key_C, Qt::AltModifier);
            librarian.press(Qt::Key_S);
            studio.until("dialog", [&] { return librarian.sees(u"StatisticsDialog"_s); });
            librarian.the<QComboBox>(u"kindCombo"_s).setCurrentIndex(kind);
            studio.until("bars", [&] {
                const auto *button = qobject_cast<QPushButton *>(librarian.find(u"printBarsButton"_s));
                return button && button->isEnabled();
            });
            studio.settle();
            return librarian.find(u"StatisticsDialog"_s);
        });
    };
    counted(u"statistics-added"_s, 0);
    counted(u"statistics-countries"_s, 1);
    studio.take(u"columns-details"_s, [&]() -> QWidget * {
        test::Librarian &librarian = studio.librarian();
        const ConnectionAddress address = studio.shelves();
        studio.server.sql(address,
                          u"INSERT INTO catalpa.book_details (book_id, publisher, published, language, isbn) VALUES "
                          "(1, 'Parnassus Press', '1968', 'en', '{9780395276532}'), (5, 'MON', 'c1961', 'pl', NULL)"_s);
        librarian.open(address);
        librarian.press(Qt::Key_2, Qt::ControlModifier);
        studio.until("rows", [&] { return librarian.hasRows(); });
        auto &model = *qobject_cast<BooksModel *>(librarian.table().model());
        for (const BookField field : {BookField::Published, BookField::Publisher, BookField::Isbn})
            librarian.table().columnLayout()->setShown(model.sectionOfDetail(field), true);
        studio.until("details", [&] { return librarian.hasRows() && model.query().withDetails; });
        return nullptr;
    });
}

} // namespace

void takeExchange(Studio &studio)
{
    takeImports(studio);
    takeExports(studio);
    takePrinting(studio);
    takeStatistics(studio);
}

} // namespace catalpa::gallery
