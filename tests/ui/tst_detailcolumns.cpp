// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarianfixture.h"
#include "models/authorsmodel.h"
#include "models/booksmodel.h"
#include "support/testregistry.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/catalogue/recordspage.h"
#include "ui/table/catalogueview.h"
#include "ui/table/columnlayout.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;
using namespace catalpa::ui;

namespace {

//! Longer than a column is wide by itself.
const QString longName = u"Państwowe Wydawnictwo Naukowe Towarzystwa Przyjaciół Nauk w Warszawie"_s;

} // namespace

//! What is recorded beside a title and a name stands in columns of the tables, for who wants to see it.
class DetailColumnsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = filledShelves(m_server);
        m_server.sql(m_address,
                     u"INSERT INTO catalpa.book_details (book_id, publisher, published, language, isbn, copies) VALUES "
                     "(5, 'MON', 'c1961', 'pl', '{9788308049051, 8308049050}', 3); "
                     "INSERT INTO catalpa.author_details (author_id, born) VALUES (3, '1921')"_s);
        m_librarian = std::make_unique<Librarian>();
    }
    void cleanup() { m_librarian.reset(); }

    void areHiddenAtFirstAndNotRead()
    {
        openBooks();

        for (const BookField field : allFields(BookField())) {
            const int section = books().sectionOfDetail(field);
            QCOMPARE(section >= 0, description(field).kind != DetailKind::LongText);
            QVERIFY(section < 0 || !layout().isShown(section));
        }
        QVERIFY(!books().query().withDetails);
    }

    void areChosenInTheMenuAndReadThen()
    {
        openBooks();

        choose({u"Publisher"_s, u"Publication date"_s, u"ISBN"_s, u"Language"_s, u"Copies"_s});

        EVENTUALLY_EQUAL(cell(u"Solaris"_s, BookField::Publisher), u"MON"_s);
        QCOMPARE(cell(u"Solaris"_s, BookField::Published), u"c1961"_s);
        QCOMPARE(cell(u"Solaris"_s, BookField::Isbn), u"9788308049051; 8308049050"_s);
        QCOMPARE(cell(u"Solaris"_s, BookField::Language), u"pl"_s);
        QCOMPARE(index(u"Solaris"_s, BookField::Language).data(Qt::ToolTipRole).toString(), u"Polish"_s);
        QCOMPARE(cell(u"Solaris"_s, BookField::Copies), u"3"_s);
        for (const BookField field : {BookField::Publisher, BookField::Published, BookField::Isbn}) {
            const QString title = description(field).label();
            const int width = m_librarian->table().columnWidth(books().sectionOfDetail(field));
            QVERIFY2(width > m_librarian->table().fontMetrics().horizontalAdvance(title), qPrintable(title));
        }
        QCOMPARE(cell(u"R.U.R."_s, BookField::Publisher), u"—"_s);
        QVERIFY(index(u"R.U.R."_s, BookField::Publisher).data(CatalogueTableModel::NothingRole).toBool());
        choose({u"Publisher"_s, u"Publication date"_s, u"ISBN"_s, u"Language"_s, u"Copies"_s});
        EVENTUALLY(!books().query().withDetails && m_librarian->hasRows());
    }

    //! Nothing is cut beside free room: what the titles do not need goes to the others.
    void takeTheRoomThatTheirTextsNeed()
    {
        m_server.sql(m_address, u"UPDATE catalpa.book_details SET publisher = %1"_s.arg(quoted(longName)));
        m_librarian->firstSize = QSize(2000, 740);
        openBooks();

        choose({u"Publisher"_s});

        EVENTUALLY_EQUAL(cell(u"Solaris"_s, BookField::Publisher), longName);
        QVERIFY2(isWhole(BookField::Publisher), qPrintable(widths()));
        QCOMPARE(header().length(), m_librarian->table().viewport()->width());
    }

    //! Where the widths have been chosen, too.
    void takeTheirRoomBesideColumnsThatWerePulledAt()
    {
        m_server.sql(m_address, u"UPDATE catalpa.book_details SET publisher = %1"_s.arg(quoted(longName)));
        m_librarian->firstSize = QSize(2000, 740);
        openBooks();
        const int section = books().sectionOf(BooksModel::Title);
        pull(section, -600);
        const int chosen = header().sectionSize(section);

        choose({u"Publisher"_s});

        EVENTUALLY_EQUAL(cell(u"Solaris"_s, BookField::Publisher), longName);
        QVERIFY2(isWhole(BookField::Publisher), qPrintable(widths()));
        QCOMPARE(header().sectionSize(section), chosen);
    }

    void comeIntoViewWhereTheTableScrolls()
    {
        openBooks();
        const QStringList many{u"Publisher"_s, u"Publication date"_s, u"ISBN"_s, u"Language"_s, u"Copies"_s};
        for (const QString &column : many) {
            choose({column});
            EVENTUALLY(m_librarian->hasRows());
            const int section = sectionNamed(column);
            const int left = header().sectionViewportPosition(section);
            QVERIFY2(left >= 0 && left + header().sectionSize(section) <= m_librarian->table().viewport()->width(),
                     qPrintable(column));
        }

        EVENTUALLY_EQUAL(cell(u"Solaris"_s, BookField::Isbn), u"9788308049051; 8308049050"_s);
        QVERIFY(m_librarian->table().horizontalScrollBar()->value() > 0);
        for (const BookField field : {BookField::Publisher, BookField::Published, BookField::Isbn, BookField::Language})
            QVERIFY2(isWhole(field), qPrintable(widths()));
        const int section = sectionNamed(u"Copies"_s);
        QVERIFY(header().sectionViewportPosition(section) + header().sectionSize(section)
                <= m_librarian->table().viewport()->width());
    }

    //! What a search left of the rows tells little.
    void growWhenMoreRowsAreSeen()
    {
        m_librarian->open(m_address);
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        m_librarian->press(Qt::Key_F, Qt::ControlModifier);
        m_librarian->type(u"newts"_s);
        EVENTUALLY_EQUAL(m_librarian->column(), QStringList{u"War with the Newts"_s});
        m_server.sql(m_address, u"UPDATE catalpa.book_details SET published = 'in the second year of the reign'"_s);
        choose({u"Publication date"_s});
        EVENTUALLY(m_librarian->hasRows());

        m_librarian->press(Qt::Key_Escape);

        EVENTUALLY(cell(u"Solaris"_s, BookField::Published).startsWith(u"in the second"_s));
        QVERIFY2(isWhole(BookField::Published), qPrintable(widths()));
    }

    void areThereAgainAtTheNextStart()
    {
        openBooks();
        choose({u"Publisher"_s});
        EVENTUALLY_EQUAL(cell(u"Solaris"_s, BookField::Publisher), u"MON"_s);
        m_librarian->quit();

        openBooks();

        EVENTUALLY_EQUAL(cell(u"Solaris"_s, BookField::Publisher), u"MON"_s);
        QVERIFY(layout().isShown(books().sectionOfDetail(BookField::Publisher)));
    }

    //! What nobody has filled in stands behind, up and down.
    void theOrderGoesByThem()
    {
        m_server.sql(m_address, u"INSERT INTO catalpa.book_details (book_id, publisher) VALUES (1, 'Aventinum')"_s);
        openBooks();
        choose({u"Publisher"_s});
        EVENTUALLY_EQUAL(cell(u"Solaris"_s, BookField::Publisher), u"MON"_s);
        const int section = books().sectionOfDetail(BookField::Publisher);

        m_librarian->clickHeader(section);

        EVENTUALLY_EQUAL(m_librarian->column().mid(0, 2), (QStringList{u"A Wizard of Earthsea"_s, u"Solaris"_s}));
        QCOMPARE(books().headerData(section, Qt::Horizontal, Qt::AccessibleTextRole).toString(),
                 u"Publisher, sorted ascending"_s);
        const qsizetype rows = m_librarian->column().size();

        m_librarian->clickHeader(section);

        EVENTUALLY_EQUAL(m_librarian->column().mid(0, 2), (QStringList{u"Solaris"_s, u"A Wizard of Earthsea"_s}));
        QCOMPARE(m_librarian->column().size(), rows);
    }

    void keepWhatStandsInThemWhenATitleChanges()
    {
        openBooks();
        choose({u"Publisher"_s});
        EVENTUALLY_EQUAL(cell(u"Solaris"_s, BookField::Publisher), u"MON"_s);

        m_librarian->writeCell(int(m_librarian->column().indexOf(u"Solaris"_s)), 0, u"Solaris 2"_s);

        EVENTUALLY_EQUAL(m_server.sql(m_address, u"SELECT title FROM books WHERE id = 5"_s), u"Solaris 2"_s);
        EVENTUALLY_EQUAL(index(u"Solaris 2"_s, BookField::Publisher).data(CatalogueTableModel::EditStateRole).toInt(),
                         int(CatalogueTableModel::Saved));
        QCOMPARE(cell(u"Solaris 2"_s, BookField::Publisher), u"MON"_s);
    }

    void followWhatIsSavedInTheForm()
    {
        openBooks();
        choose({u"Publisher"_s});
        EVENTUALLY_EQUAL(cell(u"Solaris"_s, BookField::Publisher), u"MON"_s);
        BookEdit edit{.id = {5}};
        edit.details = {{BookField::Publisher, u"MON"_s, u"Iskry"_s}};

        m_librarian->window().catalogue()->outbox().submit(edit);

        EVENTUALLY_EQUAL(cell(u"Solaris"_s, BookField::Publisher), u"Iskry"_s);
        EVENTUALLY_EQUAL(m_server.sql(m_address, u"SELECT publisher FROM catalpa.book_details WHERE book_id = 5"_s),
                         u"Iskry"_s);
        EVENTUALLY(m_librarian->window().catalogue()->outbox().entries().empty());
        QCOMPARE(cell(u"Solaris"_s, BookField::Publisher), u"Iskry"_s);
    }

    void areCopiedWithTheRows()
    {
        openBooks();
        choose({u"Publisher"_s});
        EVENTUALLY_EQUAL(cell(u"Solaris"_s, BookField::Publisher), u"MON"_s);
        m_librarian->clickCell(int(m_librarian->column().indexOf(u"Solaris"_s)), 0);

        m_librarian->press(QKeySequence::Copy);

        EVENTUALLY(QGuiApplication::clipboard()->text().contains("\tPublisher\n"_L1));
        QVERIFY(QGuiApplication::clipboard()->text().trimmed().endsWith("\tMON"_L1));
    }

    void standInTheTableOfAuthors()
    {
        m_librarian->open(m_address);
        EVENTUALLY(m_librarian->hasRows());
        auto &authors = *qobject_cast<AuthorsModel *>(m_librarian->table().model());

        choose({u"Date of birth"_s});

        const int section = authors.sectionOfDetail(AuthorField::Born);
        EVENTUALLY(m_librarian->column(section).contains(u"1921"_s));
    }

    void areNotOfferedWhereThereIsNoPlaceForThem()
    {
        m_server.sql(m_address, u"DROP TABLE catalpa.book_details, catalpa.author_details CASCADE"_s);
        openBooks();

        QCOMPARE(books().sectionOfDetail(BookField::Publisher), -1);
        QVERIFY(!offered().contains(u"Publisher"_s));
        QVERIFY(offered().contains(u"Title"_s));
    }

private:
    void openBooks() const
    {
        m_librarian->open(m_address);
        m_librarian->press(Qt::Key_2, Qt::ControlModifier);
        EVENTUALLY(m_librarian->column().contains(u"Solaris"_s));
    }
    BooksModel &books() const { return *qobject_cast<BooksModel *>(m_librarian->table().model()); }
    static QString quoted(const QString &text) { return u"'%1'"_s.arg(text); }
    const QHeaderView &header() const { return *m_librarian->table().horizontalHeader(); }
    QString titleOf(int section) const
    {
        return books().headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
    }
    int sectionNamed(const QString &title) const
    {
        for (int section = 0; section < books().columnCount(); ++section) {
            if (titleOf(section) == title)
                return section;
        }
        return -1;
    }
    //! Nothing of what stands there for Solaris is cut.
    bool isWhole(BookField field) const
    {
        const CatalogueView &table = m_librarian->table();
        return table.fontMetrics().horizontalAdvance(cell(u"Solaris"_s, field)) + 16
            <= table.columnWidth(books().sectionOfDetail(field));
    }
    QString widths() const
    {
        QStringList texts;
        for (const int section : layout().shownColumns())
            texts += u"%1: %2"_s.arg(titleOf(section)).arg(header().sectionSize(section));
        return u"%1 of %2"_s.arg(texts.join(u", "_s)).arg(m_librarian->table().viewport()->width());
    }
    //! At the edge of a column's title, with the mouse.
    void pull(int section, int by) const
    {
        QWidget *titles = header().viewport();
        const QPoint edge(header().sectionViewportPosition(section) + header().sectionSize(section) - 1,
                          header().height() / 2);
        QTest::mousePress(titles, Qt::LeftButton, {}, edge);
        QTest::mouseMove(titles, edge + QPoint(by / 2, 0));
        QTest::mouseMove(titles, edge + QPoint(by, 0));
        QTest::mouseRelease(titles, Qt::LeftButton, {}, edge + QPoint(by, 0));
    }
    ColumnLayout &layout() const { return *m_librarian->table().columnLayout(); }
    //! The menu View, Columns, as it is when it opens.
    QMenu &menu() const
    {
        auto &menu = *m_librarian->window().findChild<QMenu *>(u"columnsMenu"_s);
        Q_EMIT menu.aboutToShow();
        return menu;
    }
    QStringList offered() const
    {
        QStringList texts;
        for (const QAction *action : menu().actions())
            texts += action->text();
        return texts;
    }
    void choose(const QStringList &columns) const
    {
        for (const QString &column : columns) {
            const QList<QAction *> actions = menu().actions();
            const auto found = std::find_if(actions.cbegin(), actions.cend(),
                                            [&column](const QAction *action) { return action->text() == column; });
            QVERIFY2(found != actions.cend(), qPrintable(column));
            (*found)->trigger();
        }
    }
    QModelIndex index(const QString &title, BookField field) const
    {
        return books().index(int(m_librarian->column().indexOf(title)), books().sectionOfDetail(field));
    }
    QString cell(const QString &title, BookField field) const
    {
        return m_librarian->column().contains(title) ? index(title, field).data().toString() : QString();
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Librarian> m_librarian;
};

CATALPA_TEST(DetailColumnsTest)

#include "tst_detailcolumns.moc"
