// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/booksmodel.h"

#include "core/records/validation.h"
#include "store/cataloguefixture.h"
#include "support/testregistry.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

CatalogueCapabilities capabilitiesFor(CatalogueCapabilities capabilities, bool canEdit)
{
    capabilities.canEdit = canEdit;
    return capabilities;
}

//! A model as a page has it, with its first rows.
struct PageState {
    explicit PageState(const ConnectionAddress &address, bool canEdit = true)
        : opened(address)
        , outbox(*opened.authors, *opened.books, nullptr)
        , model(*opened.books, outbox, capabilitiesFor(opened.capabilities, canEdit))
        , tester(&model)
    {
    }

    bool load()
    {
        model.refresh();
        return QTest::qWaitFor([this] { return model.isCounted() && !model.isLoading(); });
    }
    int section(int column) const { return model.sectionOf(BooksModel::Column(column)); }
    QVariant cell(int row, int column, int role = Qt::DisplayRole) const
    {
        return model.index(row, section(column)).data(role);
    }
    bool type(int row, int column, const QVariant &value)
    {
        return model.setData(model.index(row, section(column)), value, Qt::EditRole);
    }
    QStringList titles() const
    {
        QStringList titles;
        for (int row = 0; row < model.rowCount(); ++row)
            titles += cell(row, BooksModel::Title).toString();
        return titles;
    }

    Opened opened;
    Outbox outbox;
    BooksModel model;
    QAbstractItemModelTester tester;
};

} // namespace

class BooksModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = m_server.createDatabase();
        createTables(m_server, m_address);
        one(u"INSERT INTO authors (name) VALUES ('Karel Čapek'), ('Božena Němcová'), ('Karel Čapek');"
            "INSERT INTO books (title, author_id, created_at) VALUES"
            " ('R.U.R.', 1, '2024-03-01'), ('Babička', 2, '2024-02-01'), ('Krakatit', 1, '2024-01-01')"_s);
    }

    void showsBooksWithTheirAuthorsName();
    void sortsByEveryColumn_data();
    void sortsByEveryColumn();
    void searchesTitlesAndAuthors();
    void showsOnlyTheBooksOfOneAuthor();
    void pagesThroughTheBooksOfOneAuthor();
    void aTitleShowsAtOnceAndIsSaved();
    void aPickedAuthorShowsAtOnceAndIsSaved();
    void anAuthorIsPickedAndNotTyped();
    void aNamesakeIsAnotherAuthor();
    void aRefusedTitleKeepsWhatWasTyped();
    void whatCannotBeRecordedChangesNothing_data();
    void whatCannotBeRecordedChangesNothing();
    void aTitleLeftAsItIsIsNoEdit();
    void onlyWhatMayBeEditedIsEditable();
    void aRemovedBookIsARowLess();

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }

    TestServer m_server;
    ConnectionAddress m_address;
};

void BooksModelTest::showsBooksWithTheirAuthorsName()
{
    PageState desk(m_address);
    QVERIFY(desk.load());

    QCOMPARE(desk.titles(), QStringList({u"Babička"_s, u"Krakatit"_s, u"R.U.R."_s}));
    QCOMPARE(desk.cell(0, BooksModel::AuthorName), u"Božena Němcová"_s);
    QCOMPARE(desk.cell(0, 0, CatalogueTableModel::RecordIdRole), 2);
    QCOMPARE(desk.cell(0, 0, CatalogueTableModel::LoadedRole), true);
    QCOMPARE(desk.cell(0, 0, CatalogueTableModel::EditStateRole).toInt(), int(CatalogueTableModel::Saved));
    QVERIFY(desk.cell(0, BooksModel::Added, Qt::ToolTipRole).toString().contains(u"2024"_s));
    QStringList headings;
    for (int column = 0; column < desk.model.columnCount(); ++column)
        headings += desk.model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    QCOMPARE(headings, QStringList({u"Title"_s, u"Author"_s, u"Country"_s, u"Added"_s}));
}

void BooksModelTest::sortsByEveryColumn_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QStringList>("ascending");

    QTest::addRow("title") << int(BooksModel::Title) << QStringList({u"Babička"_s, u"Krakatit"_s, u"R.U.R."_s});
    QTest::addRow("author") << int(BooksModel::AuthorName) << QStringList({u"Babička"_s, u"R.U.R."_s, u"Krakatit"_s});
    QTest::addRow("added") << int(BooksModel::Added) << QStringList({u"Krakatit"_s, u"Babička"_s, u"R.U.R."_s});
}

void BooksModelTest::sortsByEveryColumn()
{
    QFETCH(const int, column);
    QFETCH(QStringList, ascending);
    PageState desk(m_address);
    QVERIFY(desk.load());

    desk.model.sort(desk.section(column), Qt::DescendingOrder);
    QCOMPARE(desk.model.sorting(), (QList<BooksModel::SortColumn>{{desk.section(column), Qt::DescendingOrder}}));
    QStringList descending = ascending;
    std::reverse(descending.begin(), descending.end());
    QTRY_COMPARE(desk.titles(), descending);

    desk.model.sort(desk.section(column), Qt::AscendingOrder);
    QTRY_COMPARE(desk.titles(), ascending);
    desk.model.sort(-1, Qt::AscendingOrder);
    desk.model.sort(desk.model.columnCount(), Qt::AscendingOrder);
    QVERIFY(!desk.model.isLoading());
}

void BooksModelTest::searchesTitlesAndAuthors()
{
    PageState desk(m_address);
    QVERIFY(desk.load());

    desk.model.setSearch(u"karel k"_s);

    QCOMPARE(desk.model.search(), u"karel k"_s);
    QTRY_COMPARE(desk.titles(), QStringList({u"Krakatit"_s, u"R.U.R."_s}));
    desk.model.setSearch(u"nobody"_s);
    QTRY_COMPARE(desk.model.rowCount(), 0);
    desk.model.setSearch({});
    QTRY_COMPARE(desk.model.rowCount(), 3);
}

void BooksModelTest::showsOnlyTheBooksOfOneAuthor()
{
    PageState desk(m_address);

    desk.model.setAuthor({1});
    QTRY_COMPARE(desk.titles(), QStringList({u"Krakatit"_s, u"R.U.R."_s}));
    desk.model.setAuthor({3});
    QTRY_COMPARE(desk.model.rowCount(), 0);
    desk.model.setAuthor({2});
    desk.model.setAuthor({1});
    QTRY_COMPARE(desk.titles(), QStringList({u"Krakatit"_s, u"R.U.R."_s}));
}

void BooksModelTest::pagesThroughTheBooksOfOneAuthor()
{
    one(u"INSERT INTO books (title, author_id)"
        " SELECT 'Part ' || lpad(i::text, 4, '0'), 2 + i % 2 FROM generate_series(1, 1300) i"_s);
    PageState desk(m_address);
    desk.model.setAuthor({3});
    QTRY_VERIFY(desk.model.isCounted());
    QCOMPARE(desk.model.rowCount(), 650);

    for (const int row : {640, 210, 450}) {
        QCOMPARE(desk.cell(row, 0), QVariant());
        desk.model.setVisibleRows(row, row + 9);
        QTRY_COMPARE(desk.cell(row, 0), QVariant(u"Part %1"_s.arg(2 * row + 1, 4, 10, QChar(u'0'))));
    }
}

void BooksModelTest::aTitleShowsAtOnceAndIsSaved()
{
    PageState desk(m_address);
    QVERIFY(desk.load());
    QSignalSpy repainted(&desk.model, &BooksModel::dataChanged);

    QVERIFY(desk.type(1, BooksModel::Title, u"  Krakatit, roman "_s));

    QCOMPARE(desk.cell(1, BooksModel::Title), u"Krakatit, roman"_s);
    QCOMPARE(desk.cell(1, BooksModel::Title, CatalogueTableModel::EditStateRole).toInt(),
             int(CatalogueTableModel::Saving));
    QCOMPARE(desk.cell(1, BooksModel::AuthorName, CatalogueTableModel::EditStateRole).toInt(),
             int(CatalogueTableModel::Saved));
    QCOMPARE(repainted.size(), 1);
    QCOMPARE(repainted.at(0).at(0).toModelIndex().row(), 1);
    const auto edit = std::get<BookEdit>(desk.outbox.entries().front().edit);
    QCOMPARE(edit.id.value, 3);
    QCOMPARE(edit.title, (Change<QString>{u"Krakatit"_s, u"Krakatit, roman"_s}));
    QTRY_COMPARE(desk.cell(1, 0, CatalogueTableModel::EditStateRole).toInt(), int(CatalogueTableModel::Saved));
    QCOMPARE(desk.cell(1, BooksModel::Title), u"Krakatit, roman"_s);
    QCOMPARE(one(u"SELECT title FROM books WHERE id = 3"_s), u"Krakatit, roman"_s);
}

void BooksModelTest::aPickedAuthorShowsAtOnceAndIsSaved()
{
    PageState desk(m_address);
    QVERIFY(desk.load());
    const Author chosen = valueOf(desk.opened.authors->author({2}));

    QVERIFY(desk.type(1, BooksModel::AuthorName, QVariant::fromValue(chosen)));

    QCOMPARE(desk.cell(1, BooksModel::AuthorName), u"Božena Němcová"_s);
    QCOMPARE(desk.cell(1, BooksModel::AuthorName, CatalogueTableModel::EditStateRole).toInt(),
             int(CatalogueTableModel::Saving));
    QCOMPARE(desk.model.book(1)->authorId, Id<Author>{2});
    QTRY_VERIFY(desk.outbox.entries().empty());
    QCOMPARE(desk.cell(1, BooksModel::AuthorName), u"Božena Němcová"_s);
    QCOMPARE(one(u"SELECT author_id FROM books WHERE id = 3"_s), u"2"_s);
}

void BooksModelTest::anAuthorIsPickedAndNotTyped()
{
    PageState desk(m_address);
    QVERIFY(desk.load());

    QVERIFY(!desk.type(1, BooksModel::AuthorName, u"Božena Němcová"_s));

    QVERIFY(desk.outbox.entries().empty());
}

void BooksModelTest::aNamesakeIsAnotherAuthor()
{
    PageState desk(m_address);
    QVERIFY(desk.load());

    QVERIFY(desk.type(2, BooksModel::AuthorName, QVariant::fromValue(valueOf(desk.opened.authors->author({1})))));
    QVERIFY(desk.outbox.entries().empty());
    QVERIFY(desk.type(2, BooksModel::AuthorName, QVariant::fromValue(valueOf(desk.opened.authors->author({3})))));

    QTRY_COMPARE(one(u"SELECT author_id FROM books WHERE id = 1"_s), u"3"_s);
}

void BooksModelTest::aRefusedTitleKeepsWhatWasTyped()
{
    PageState desk(m_address);
    QVERIFY(desk.load());
    one(u"UPDATE books SET title = 'theirs' WHERE id = 3"_s);

    QVERIFY(desk.type(1, BooksModel::Title, u"mine"_s));

    QTRY_COMPARE(desk.cell(1, BooksModel::Title, CatalogueTableModel::EditStateRole).toInt(),
                 int(CatalogueTableModel::Refused));
    QCOMPARE(desk.cell(1, BooksModel::Title), u"mine"_s);
    desk.outbox.discard(desk.outbox.firstRefused()->number);
    QCOMPARE(desk.cell(1, BooksModel::Title), u"Krakatit"_s);
}

void BooksModelTest::whatCannotBeRecordedChangesNothing_data()
{
    QTest::addColumn<QString>("typed");

    QTest::addRow("nothing") << QString();
    QTest::addRow("blanks") << u" \u3000\t"_s;
    QTest::addRow("NUL alone") << QString(QChar::Null);
    QTest::addRow("too long") << QString(longestLine + 1, u'x');
}

void BooksModelTest::whatCannotBeRecordedChangesNothing()
{
    QFETCH(const QString, typed);
    PageState desk(m_address);
    QVERIFY(desk.load());
    QSignalSpy invalid(&desk.model, &BooksModel::invalid);

    QVERIFY(!desk.type(1, BooksModel::Title, typed));

    QCOMPARE(invalid.size(), 1);
    QCOMPARE(invalid.at(0).at(0).value<Error>().kind, ErrorKind::Invalid);
    QVERIFY(desk.outbox.entries().empty());
    QCOMPARE(desk.cell(1, BooksModel::Title), u"Krakatit"_s);
}

void BooksModelTest::aTitleLeftAsItIsIsNoEdit()
{
    one(u"UPDATE books SET title = '  Krakatit '"_s);
    PageState desk(m_address);
    QVERIFY(desk.load());

    QVERIFY(desk.type(1, BooksModel::Title, desk.cell(1, BooksModel::Title, Qt::EditRole)));

    QVERIFY(desk.outbox.entries().empty());
}

void BooksModelTest::onlyWhatMayBeEditedIsEditable()
{
    const auto editable = [](const PageState &desk) {
        QList<bool> columns;
        for (int column = 0; column < desk.model.columnCount(); ++column)
            columns += desk.model.flags(desk.model.index(0, column)).testFlag(Qt::ItemIsEditable);
        return columns;
    };
    PageState desk(m_address);
    QVERIFY(desk.load());
    QCOMPARE(editable(desk), QList({true, true, false, false}));
    QVERIFY(!desk.type(0, BooksModel::Added, u"2025"_s));

    PageState reader(m_address, false);
    QVERIFY(reader.load());
    QCOMPARE(editable(reader), QList({false, false, false, false}));
    QVERIFY(!reader.type(0, BooksModel::Title, u"mine"_s));
    QVERIFY(reader.outbox.entries().empty());
}

void BooksModelTest::aRemovedBookIsARowLess()
{
    PageState desk(m_address);
    QVERIFY(desk.load());

    desk.model.removeRecord(3);
    QCOMPARE(desk.titles(), QStringList({u"Babička"_s, u"R.U.R."_s}));
    desk.model.removeRecord(3);
    desk.model.removeRecord(1);
    desk.model.removeRecord(2);

    QCOMPARE(desk.model.rowCount(), 0);
    desk.model.setVisibleRows(0, 10);
    QCOMPARE(desk.model.rowOf(2), -1);
}

CATALPA_TEST(BooksModelTest)
#include "tst_booksmodel.moc"
