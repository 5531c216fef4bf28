// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/authorsmodel.h"

#include "core/records/validation.h"
#include "db/transaction.h"
#include "store/cataloguefixture.h"
#include "support/testregistry.h"
#include "support/watchedauthors.h"

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

//! A model as a page has it.
struct PageState {
    explicit PageState(const ConnectionAddress &address, bool canEdit = true)
        : opened(address)
        , authors(*opened.authors)
        , outbox(authors, *opened.books, nullptr)
        , model(std::make_unique<AuthorsModel>(authors, outbox, capabilitiesFor(opened.capabilities, canEdit)))
        , tester(model.get())
    {
    }

    bool load()
    {
        model->refresh();
        return QTest::qWaitFor([this] { return model->isCounted() && !model->isLoading(); });
    }
    bool isLoaded(int row) const { return model->index(row, 0).data(CatalogueTableModel::LoadedRole).toBool(); }
    qint64 idAt(int row) const { return model->index(row, 0).data(CatalogueTableModel::RecordIdRole).toLongLong(); }
    int section(int column) const { return model->sectionOf(AuthorsModel::Column(column)); }
    QVariant cell(int row, int column, int role = Qt::DisplayRole) const
    {
        return model->index(row, section(column)).data(role);
    }
    int editState(int row, int column) const { return cell(row, column, CatalogueTableModel::EditStateRole).toInt(); }
    bool type(int row, int column, const QString &text)
    {
        return model->setData(model->index(row, section(column)), text, Qt::EditRole);
    }
    //! Asks for every row, chunk after chunk, as somebody does who scrolls through.
    bool scrollThrough()
    {
        for (int row = 0; row < model->rowCount(); row += 10) {
            const auto isShown = [&] {
                model->setVisibleRows(row, row + 9); // Again, as a view does when rows have come or gone.
                return row >= model->rowCount() || isLoaded(row);
            };
            if (!QTest::qWaitFor(isShown))
                return false;
        }
        return true;
    }
    QList<qint64> shown() const
    {
        QList<qint64> ids;
        for (int row = 0; row < model->rowCount(); ++row)
            ids += idAt(row);
        return ids;
    }
    //! What the rows are to be.
    QList<qint64> expected()
    {
        QList<qint64> ids;
        for (const Author &author : valueOf(opened.authors->page(model->query(), {}, 100'000)).rows)
            ids += author.id.value;
        return ids;
    }

    Opened opened;
    WatchedAuthors authors;
    Outbox outbox;
    std::unique_ptr<AuthorsModel> model;
    QAbstractItemModelTester tester;
};

} // namespace

class AuthorsModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void showsTheFirstPageBeforeTheRowsAreCounted();
    void aSmallSetIsCountedWithItsFirstPage();
    void anEmptySetHasNoRows();
    void rowsAreGreyUntilTheyAreWanted();
    void aFarRowIsOneRequestAway();
    void whatIsNoLongerToBeSeenNeedNotArrive();
    void rowsOfTheFirstPageAreWantedWhileTheCountIsOnItsWay();
    void memoryIsBounded();
    void readingAgainKeepsTheRowsUntilTheNewOnesAreHere();
    void aSupersededSearchNeverShowsItsRows();
    void aQuestionThatIsRefusedHasNoRows();
    void colleaguesMoveRowsBetweenThePages_data();
    void colleaguesMoveRowsBetweenThePages();
    void colleaguesMoveRowsBeforeTheyAreCounted_data();
    void colleaguesMoveRowsBeforeTheyAreCounted();
    void aLongChunkIsCutIntoPages();
    void everyRowStaysOnItsRecord_data();
    void everyRowStaysOnItsRecord();
    void aRecordThatMovedToAnotherPageTakesItsRowAlong();
    void tellsOfRecordsThatHaveGone();
    void noRowIsLostOrDoubledWhereRowsAreNotLoaded();
    void aRecordThatWentToTheVeryEndIsFound();
    void theRecordUnderTheCursorStaysInMemory();
    void theNextPageIsReadInTheDirectionOfTravel();
    void aLeapReadsNothingElse();
    void countsAreToldAsEstimatesFirst();
    void aSearchIsCountedToABoundFirst();
    void eachActionIsOnePage();
    void emptyAndEqualValuesAreRowsLikeOthers();
    void tellsWhatRowsAreSortedByWithoutLoadingThem();
    void aRemovedAuthorIsARowLess();
    void findsTheRowOfARecordThatIsNotLoaded();
    void sortsByEveryColumn_data();
    void sortsByEveryColumn();
    void withoutTheCountryThereIsNoSuchColumn();
    void onlyWhatMayBeEditedIsEditable();
    void typedTextShowsAtOnceAndIsSaved();
    void anEmptiedCountryIsNothing();
    void aRefusedEditKeepsWhatWasTyped();
    void eachCellTellsOfItsOwnEdit();
    void whatCannotBeRecordedChangesNothing_data();
    void whatCannotBeRecordedChangesNothing();
    void aCellLeftAsItIsIsNoEdit();
    void anErrorKeepsTheRows();
    void endsQuietlyWithRequestsOnTheirWay();

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    //! Authors "Author 00000" and so on, in a table that had none.
    static QString insertion(int count)
    {
        return u"INSERT INTO authors (name, country, created_at)"
               " SELECT 'Author ' || lpad(i::text, 5, '0'), (ARRAY[NULL, 'CZ', 'AT', 'SE'])[1 + i % 4],"
               " '2024-01-01'::timestamp + (i * 7919 % 1000) * interval '1 hour' FROM generate_series(0, %1 - 1) i"_s
                   .arg(count);
    }

    TestServer m_server;
    ConnectionAddress m_large; //!< 9,000 authors; only read.
    ConnectionAddress m_address; //!< 650 authors, for one test.
};

void AuthorsModelTest::initTestCase()
{
    m_large = m_server.createDatabase();
    createTables(m_server, m_large);
    m_server.sql(m_large, insertion(9'000));
}

void AuthorsModelTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address);
    one(insertion(650));
    one(u"INSERT INTO books (title, author_id) SELECT 'b' || i, 1 + i * i % 97 FROM generate_series(1, 300) i"_s);
}

void AuthorsModelTest::showsTheFirstPageBeforeTheRowsAreCounted()
{
    PageState desk(m_address);
    QSignalSpy loaded(desk.model.get(), &AuthorsModel::loaded);
    int rowsAtFirst = 0;
    bool countedAtFirst = true;
    connect(desk.model.get(), &AuthorsModel::loaded, this, [&] {
        rowsAtFirst = desk.model->rowCount();
        countedAtFirst = desk.model->isCounted();
    });

    desk.model->refresh();
    QVERIFY(desk.model->isLoading());
    QCOMPARE(desk.model->rowCount(), 0);

    QTRY_VERIFY(desk.model->isCounted());
    QCOMPARE(loaded.size(), 1);
    QCOMPARE(rowsAtFirst, 200);
    QVERIFY(!countedAtFirst);
    QVERIFY(!desk.model->isLoading());
    QCOMPARE(desk.model->rowCount(), 650);
    QCOMPARE(desk.authors.pages, 1);
    QCOMPARE(desk.authors.outlines, 1);
}

void AuthorsModelTest::aSmallSetIsCountedWithItsFirstPage()
{
    one(u"DELETE FROM books; DELETE FROM authors WHERE id > 200"_s);
    PageState desk(m_address);
    QVERIFY(desk.load());

    QCOMPARE(desk.model->rowCount(), 200);
    QCOMPARE(desk.authors.pages, 1);
    QCOMPARE(desk.authors.outlines, 0);
}

void AuthorsModelTest::anEmptySetHasNoRows()
{
    one(u"TRUNCATE authors CASCADE"_s);
    PageState desk(m_address);
    QVERIFY(desk.load());

    QCOMPARE(desk.model->rowCount(), 0);
    desk.model->setVisibleRows(0, 20);
    QCOMPARE(desk.authors.pages, 1);
    QCOMPARE(desk.model->author(0), std::nullopt);
}

void AuthorsModelTest::rowsAreGreyUntilTheyAreWanted()
{
    PageState desk(m_address);
    QVERIFY(desk.load());
    QSignalSpy repainted(desk.model.get(), &AuthorsModel::dataChanged);
    QVERIFY(desk.isLoaded(199));
    QVERIFY(!desk.isLoaded(500));
    QCOMPARE(desk.idAt(500), 0);
    QCOMPARE(desk.cell(500, AuthorsModel::Name), QVariant());
    QVERIFY(!desk.model->flags(desk.model->index(500, 0)).testFlag(Qt::ItemIsEditable));
    QVERIFY(!desk.type(500, AuthorsModel::Name, u"grey"_s));

    desk.model->setVisibleRows(500, 520);

    QTRY_VERIFY(desk.isLoaded(500));
    QCOMPARE(desk.cell(500, AuthorsModel::Name), u"Author 00500"_s);
    QCOMPARE(repainted.size(), 1);
    QVERIFY(repainted.at(0).at(0).toModelIndex().row() <= 500);
    QVERIFY(repainted.at(0).at(1).toModelIndex().row() >= 520);
    QCOMPARE(desk.model->rowCount(), 650);
    QVERIFY(desk.scrollThrough());
    QCOMPARE(desk.shown(), desk.expected());
}

void AuthorsModelTest::aFarRowIsOneRequestAway()
{
    PageState desk(m_large);
    QVERIFY(desk.load());
    QCOMPARE(desk.model->rowCount(), 9'000);
    desk.authors.pages = 0;

    desk.model->setVisibleRows(8'850, 8'890);
    desk.model->setVisibleRows(8'851, 8'891);
    QTRY_VERIFY(desk.isLoaded(8'850));
    desk.model->setVisibleRows(8'851, 8'891);

    QCOMPARE(desk.authors.pages, 1);
    QCOMPARE(desk.cell(8'850, AuthorsModel::Name), u"Author 08850"_s);
    desk.model->setVisibleRows(4'590, 4'610);
    QTRY_VERIFY(desk.isLoaded(4'590) && desk.isLoaded(4'610));
    QCOMPARE(desk.authors.pages, 3);
}

void AuthorsModelTest::whatIsNoLongerToBeSeenNeedNotArrive()
{
    PageState desk(m_large);
    QVERIFY(desk.load());

    for (int row = 1'000; row <= 8'000; row += 1'000)
        desk.model->setVisibleRows(row, row + 20);

    QTRY_VERIFY(desk.isLoaded(8'000));
    for (int row = 1'000; row <= 7'000; row += 1'000)
        QVERIFY(!desk.isLoaded(row));
}

void AuthorsModelTest::rowsOfTheFirstPageAreWantedWhileTheCountIsOnItsWay()
{
    PageState desk(m_address);
    connect(desk.model.get(), &AuthorsModel::loaded, this, [&] { desk.model->setVisibleRows(0, 199); });
    QVERIFY(desk.load());

    QCOMPARE(desk.authors.pages, 1);
    desk.model->setVisibleRows(-5, 100'000);
    QTRY_COMPARE(desk.shown(), desk.expected());
    QCOMPARE(desk.authors.pages, 4);
}

void AuthorsModelTest::memoryIsBounded()
{
    PageState desk(m_large);
    QVERIFY(desk.load());

    for (int row = 0; row < 9'000; row += 200) {
        desk.model->setVisibleRows(row, row + 20);
        QTRY_VERIFY(desk.isLoaded(row));
    }

    int loaded = 0;
    for (int row = 0; row < 9'000; ++row)
        loaded += desk.isLoaded(row) ? 1 : 0;
    QCOMPARE(loaded, AuthorsModel::keptPages * AuthorsModel::pageSize);
    QVERIFY(desk.isLoaded(8'999));
    QVERIFY(!desk.isLoaded(0));
    desk.model->setVisibleRows(0, 20);
    QTRY_VERIFY(desk.isLoaded(0));
    QVERIFY(desk.isLoaded(8'999));
    QVERIFY(!desk.isLoaded(1'000)); // The least recently wanted.
}

void AuthorsModelTest::readingAgainKeepsTheRowsUntilTheNewOnesAreHere()
{
    PageState desk(m_address);
    QVERIFY(desk.load());
    one(u"UPDATE authors SET name = 'AAA' WHERE id = 300"_s);
    int rowsMeanwhile = 0;
    connect(desk.model.get(), &AuthorsModel::modelAboutToBeReset, this,
            [&] { rowsMeanwhile = desk.isLoaded(0) ? desk.model->rowCount() : 0; });

    desk.model->refresh();
    QVERIFY(desk.model->isLoading());
    QCOMPARE(desk.model->rowCount(), 650);

    QTRY_COMPARE(desk.cell(0, AuthorsModel::Name), u"AAA"_s);
    QCOMPARE(rowsMeanwhile, 650);
    QTRY_COMPARE(desk.model->rowCount(), 650);
}

void AuthorsModelTest::aSupersededSearchNeverShowsItsRows()
{
    FaultProxy proxy(m_server.overTcp(m_address));
    PageState desk(proxy.address());
    QVERIFY(desk.load());
    proxy.setLatency(5);
    QStringList searches;
    connect(desk.model.get(), &AuthorsModel::loaded, this, [&] {
        searches += desk.model->search();
        for (int row = 0; row < desk.model->rowCount(); ++row)
            QVERIFY(desk.cell(row, AuthorsModel::Name).toString().contains(desk.model->search()));
    });
    db::Session colleague(m_address);
    db::Transaction blocking(colleague);
    QVERIFY(blocking.begin());
    QVERIFY(colleague.run("LOCK TABLE public.authors"));
    const QString waiting = u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            " AND datname = current_database()"_s;

    desk.model->setSearch(u"00"_s);
    QTRY_COMPARE(one(waiting), u"1"_s); // It is at the server.
    desk.model->setSearch(u"001"_s);
    desk.model->setSearch(u"0012"_s);
    QVERIFY(blocking.commit());

    QTRY_COMPARE(searches, QStringList(u"0012"_s));
    QCOMPARE(desk.shown(), desk.expected());
    QCOMPARE(desk.model->rowCount(), 11);
    desk.model->setSearch({});
    QTRY_COMPARE(desk.model->rowCount(), 650);
    QCOMPARE(searches.size(), 2);
}

void AuthorsModelTest::aQuestionThatIsRefusedHasNoRows()
{
    PageState desk(m_address);
    QVERIFY(desk.load());
    QSignalSpy failed(desk.model.get(), &AuthorsModel::failed);

    desk.model->setSearch(QString(longestLine + 1, u'x'));
    desk.model->setVisibleRows(600, 620);

    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.at(0).at(0).value<Error>().kind, ErrorKind::Invalid);
    QCOMPARE(desk.model->rowCount(), 0);
    QCOMPARE(desk.model->count(), RowCount());
}

void AuthorsModelTest::colleaguesMoveRowsBetweenThePages_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<int>("rows");

    QTest::addRow("nothing") << u"SELECT 1"_s << 650;
    QTest::addRow("a row inserted") << u"INSERT INTO authors (name) VALUES ('Author 00300b')"_s << 651;
    QTest::addRow("rows appended") << u"INSERT INTO authors (name) SELECT 'Z' || i FROM generate_series(1, 30) i"_s
                                   << 680;
    QTest::addRow("a thousand in one place")
        << u"INSERT INTO authors (name) SELECT 'Author 00300b' || i FROM generate_series(1, 1000) i"_s << 1'650;
    QTest::addRow("a row deleted") << u"DELETE FROM authors WHERE name = 'Author 00300'"_s << 649;
    QTest::addRow("the first of a page deleted") << u"DELETE FROM authors WHERE name = 'Author 00400'"_s << 649;
    QTest::addRow("a whole page deleted")
        << u"DELETE FROM authors WHERE name BETWEEN 'Author 00400' AND 'Author 00599'"_s << 450;
    QTest::addRow("all but the first page deleted") << u"DELETE FROM authors WHERE name >= 'Author 00200'"_s << 200;
    QTest::addRow("some inserted, some deleted")
        << u"DELETE FROM authors WHERE id % 3 = 0 AND name >= 'Author 00200';"
           "INSERT INTO authors (name) SELECT 'Author 00500b' || i FROM generate_series(1, 150) i"_s
        << 650; // As many as before, but elsewhere.
}

void AuthorsModelTest::colleaguesMoveRowsBetweenThePages()
{
    QFETCH(const QString, change);
    QFETCH(const int, rows);
    one(u"DELETE FROM books"_s);
    PageState desk(m_address);
    QVERIFY(desk.load());
    QSignalSpy counted(desk.model.get(), &AuthorsModel::counted);

    one(change);
    QVERIFY(desk.scrollThrough());

    QCOMPARE(desk.shown(), desk.expected());
    QCOMPARE(desk.model->rowCount(), rows);
    QCOMPARE(counted.isEmpty(), change == u"SELECT 1"_s);
}

void AuthorsModelTest::colleaguesMoveRowsBeforeTheyAreCounted_data()
{
    QTest::addColumn<QString>("change");

    QTest::addRow("rows inserted") << u"INSERT INTO authors (name) SELECT 'AA' || i FROM generate_series(1, 7) i"_s;
    QTest::addRow("rows deleted") << u"DELETE FROM authors WHERE name < 'Author 00007'"_s;
    QTest::addRow("all rows deleted") << u"DELETE FROM authors"_s;
    QTest::addRow("all rows behind deleted") << u"DELETE FROM authors WHERE name >= 'Author 00150'"_s;
}

void AuthorsModelTest::colleaguesMoveRowsBeforeTheyAreCounted()
{
    QFETCH(const QString, change);
    one(u"DELETE FROM books"_s);
    PageState desk(m_address);
    desk.authors.onOutline = [&] {
        one(change);
    };

    QVERIFY(desk.load());

    desk.model->setVisibleRows(400, 420); // Correcting the first page goes on.
    QTRY_COMPARE(desk.model->rowCount(), one(u"SELECT count(*) FROM authors"_s).toInt());
    QVERIFY(desk.scrollThrough());
    QCOMPARE(desk.shown(), desk.expected());
}

void AuthorsModelTest::aLongChunkIsCutIntoPages()
{
    PageState desk(m_address);
    QVERIFY(desk.load());
    one(u"INSERT INTO authors (name) SELECT 'Author 00300b' || lpad(i::text, 6, '0') FROM generate_series(1, 20000) i"_s);

    desk.model->setVisibleRows(300, 320);
    QTRY_COMPARE(desk.model->rowCount(), 20'650);
    QTRY_COMPARE(desk.model->count(), (AuthorsModel::Count{20'650, AuthorsModel::Count::Exact}));
    desk.authors.pages = 0;
    desk.model->setVisibleRows(15'000, 15'020);

    QTRY_VERIFY(desk.isLoaded(15'000));
    QCOMPARE(desk.authors.pages, 1);
    QCOMPARE(desk.cell(15'000, AuthorsModel::Name), u"Author 00300b014700"_s);
    QCOMPARE(desk.model->rowCount(), 20'650);
}

void AuthorsModelTest::everyRowStaysOnItsRecord_data()
{
    QTest::addColumn<QString>("change");

    QTest::addRow("a row before") << u"INSERT INTO authors (name) VALUES ('Author 00005b')"_s;
    QTest::addRow("rows deleted") << u"DELETE FROM authors WHERE name BETWEEN 'Author 00010' AND 'Author 00019'"_s;
    QTest::addRow("one moved down") << u"UPDATE authors SET name = 'Author 00150b' WHERE name = 'Author 00020'"_s;
    QTest::addRow("one moved up") << u"UPDATE authors SET name = 'Author 00001b' WHERE name = 'Author 00120'"_s;
    QTest::addRow("half turned round")
        << u"UPDATE authors SET name = 'Author 00' || lpad((199 - id)::text, 3, '0') WHERE id < 200 AND id % 2 = 0"_s;
    QTest::addRow("all at once")
        << u"INSERT INTO authors (name) SELECT 'Author 00070-' || i FROM generate_series(1, 9) i;"
           "DELETE FROM authors WHERE id % 7 = 0 AND id < 200;"
           "UPDATE authors SET name = 'Author 00100c' WHERE id % 11 = 0 AND id < 200"_s;
}

void AuthorsModelTest::everyRowStaysOnItsRecord()
{
    QFETCH(const QString, change);
    one(u"DELETE FROM books"_s);
    PageState desk(m_address);
    QVERIFY(desk.load());
    QHash<qint64, QPersistentModelIndex> held;
    for (int row = 0; row < 200; ++row)
        held.insert(desk.idAt(row), desk.model->index(row, 0));

    one(change);
    desk.model->refreshVisible();

    QTRY_COMPARE(desk.shown().first(150), desk.expected().first(150));
    for (auto row = held.cbegin(); row != held.cend(); ++row) {
        if (row.value().isValid())
            QCOMPARE(row.value().data(AuthorsModel::RecordIdRole).toLongLong(), row.key());
        else
            QCOMPARE(desk.model->rowOf(row.key()), -1);
    }
    QVERIFY(desk.scrollThrough());
    QCOMPARE(desk.shown(), desk.expected());
}

void AuthorsModelTest::aRecordThatMovedToAnotherPageTakesItsRowAlong()
{
    PageState desk(m_address);
    QVERIFY(desk.load());
    const QPersistentModelIndex held = desk.model->index(10, 0);
    one(u"UPDATE authors SET name = 'Author 00450b' WHERE id = 11"_s);

    desk.model->setVisibleRows(440, 460);

    QTRY_VERIFY(desk.isLoaded(450));
    QCOMPARE(held.row(), 450);
    QCOMPARE(held.data(AuthorsModel::RecordIdRole).toLongLong(), 11);
    QCOMPARE(desk.model->rowCount(), 650);
    QVERIFY(desk.scrollThrough());
    QCOMPARE(desk.shown(), desk.expected());
}

void AuthorsModelTest::tellsOfRecordsThatHaveGone()
{
    one(u"DELETE FROM books"_s);
    PageState desk(m_address);
    QVERIFY(desk.load());
    QSignalSpy departed(desk.model.get(), &AuthorsModel::departed);
    one(u"DELETE FROM authors WHERE id = 5; UPDATE authors SET name = 'Author 00600b' WHERE id = 8"_s);

    desk.model->refreshVisible();

    QTRY_COMPARE(departed.size(), 1);
    QCOMPARE(departed.at(0).at(0).value<QList<qint64>>(), (QList<qint64>{5, 8}));
}

//! A record that went where nobody had looked was a row less, and one that came back a row more.
void AuthorsModelTest::noRowIsLostOrDoubledWhereRowsAreNotLoaded()
{
    PageState desk(m_address);
    QVERIFY(desk.load());
    QSignalSpy inserted(desk.model.get(), &AuthorsModel::rowsInserted);
    QSignalSpy removed(desk.model.get(), &AuthorsModel::rowsRemoved);
    one(u"UPDATE authors SET name = 'Author 00450b' WHERE id = 11"_s);

    desk.model->refreshVisible();

    QTRY_VERIFY(!removed.isEmpty() && !inserted.isEmpty() && desk.model->rowCount() == 650);
    QCOMPARE(desk.model->count(), (AuthorsModel::Count{650, AuthorsModel::Count::Exact}));
    removed.clear();
    one(u"UPDATE authors SET name = 'Author 00010b' WHERE id = 11"_s);
    desk.model->refreshVisible();

    QTRY_VERIFY(!removed.isEmpty() && desk.model->rowCount() == 650);
    QVERIFY(desk.model->rowOf(11) >= 0);
    QVERIFY(desk.scrollThrough());
    QCOMPARE(desk.shown(), desk.expected());
}

void AuthorsModelTest::aRecordThatWentToTheVeryEndIsFound()
{
    PageState desk(m_address);
    QVERIFY(desk.load());
    QSignalSpy located(desk.model.get(), &AuthorsModel::located);
    connect(desk.model.get(), &AuthorsModel::departed, this, [&desk] { desk.model->locate(11); });
    one(u"UPDATE authors SET name = 'Zweig' WHERE id = 11"_s);

    desk.model->refreshVisible();

    QTRY_COMPARE(located.size(), 1);
    QCOMPARE(located.at(0).at(1), 649);
}

void AuthorsModelTest::theRecordUnderTheCursorStaysInMemory()
{
    PageState desk(m_large);
    QVERIFY(desk.load());
    desk.model->pin(desk.idAt(3));

    for (int row = 400; row < 9'000; row += 200) {
        desk.model->setVisibleRows(row, row + 20);
        QTRY_VERIFY(desk.isLoaded(row));
    }

    QVERIFY(desk.isLoaded(3));
}

void AuthorsModelTest::theNextPageIsReadInTheDirectionOfTravel()
{
    PageState desk(m_large);
    QVERIFY(desk.load());
    desk.model->setVisibleRows(4'000, 4'020);
    QTRY_VERIFY(desk.isLoaded(4'000));

    desk.model->setVisibleRows(4'010, 4'030);
    QTRY_VERIFY(desk.isLoaded(4'200));
    QVERIFY(!desk.isLoaded(3'999));
    desk.model->setVisibleRows(4'005, 4'025);
    QTRY_VERIFY(desk.isLoaded(3'999));
    QVERIFY(!desk.isLoaded(4'400));
}

void AuthorsModelTest::aLeapReadsNothingElse()
{
    PageState desk(m_large);
    QVERIFY(desk.load());
    desk.authors.pages = 0;

    for (const int row : {7'000, 2'000, 5'010}) {
        desk.model->setVisibleRows(row, row + 20);
        QTRY_VERIFY(desk.isLoaded(row));
    }

    QCOMPARE(desk.authors.pages, 3);
}

void AuthorsModelTest::countsAreToldAsEstimatesFirst()
{
    m_server.sql(m_large, u"ANALYZE authors"_s);
    PageState desk(m_large);
    QCOMPARE(desk.model->count(), AuthorsModel::Count());
    AuthorsModel::Count atFirst;
    connect(desk.model.get(), &AuthorsModel::loaded, this, [&] { atFirst = desk.model->count(); });

    QVERIFY(desk.load());

    QCOMPARE(atFirst, (AuthorsModel::Count{9'000, AuthorsModel::Count::Estimated}));
    QCOMPARE(desk.model->count(), (AuthorsModel::Count{9'000, AuthorsModel::Count::Exact}));
}

void AuthorsModelTest::aSearchIsCountedToABoundFirst()
{
    PageState desk(m_large);
    QVERIFY(desk.load());
    QList<AuthorsModel::Count> told;
    connect(desk.model.get(), &AuthorsModel::counted, this, [&] { told += desk.model->count(); });

    desk.model->setSearch(u"author"_s);
    QTRY_COMPARE(told.size(), 2);
    QCOMPARE(told.at(0), (AuthorsModel::Count{1'000, AuthorsModel::Count::AtLeast}));
    QCOMPARE(told.at(1), (AuthorsModel::Count{9'000, AuthorsModel::Count::Exact}));
    told.clear();
    desk.model->setSearch(u"08"_s); // A thousand, and more than a page.

    QTRY_COMPARE(told.size(), 2);
    QCOMPARE(told.at(0), (AuthorsModel::Count{told.at(1).rows, AuthorsModel::Count::Exact}));
    QVERIFY(desk.model->isCounted());
}

void AuthorsModelTest::eachActionIsOnePage()
{
    FaultProxy proxy(m_server.overTcp(m_address));
    PageState desk(proxy.address());
    QVERIFY(desk.load());
    const auto pagesOf = [&](const auto &action) {
        const int before = desk.authors.pages;
        action();
        return QTest::qWaitFor([&] { return desk.model->isCounted() && !desk.model->isLoading(); })
            ? desk.authors.pages - before
            : -1;
    };

    QCOMPARE(pagesOf([&] { desk.model->sort(desk.section(AuthorsModel::Added), Qt::DescendingOrder); }), 1);
    QCOMPARE(pagesOf([&] { desk.model->setSearch(u"a"_s); }), 1);
    proxy.resetRoundTrips();
    desk.model->setVisibleRows(600, 620);
    QTRY_VERIFY(desk.isLoaded(600));
    QCOMPARE(proxy.roundTrips(), 1);
    QVERIFY(desk.type(600, AuthorsModel::Country, u"FI"_s));
    QTRY_VERIFY(desk.outbox.entries().empty()); // Connects for writing.
    proxy.resetRoundTrips();
    QVERIFY(desk.type(601, AuthorsModel::Country, u"FI"_s));
    QTRY_VERIFY(desk.outbox.entries().empty());
    QCOMPARE(proxy.roundTrips(), 1);
}

void AuthorsModelTest::emptyAndEqualValuesAreRowsLikeOthers()
{
    one(u"DELETE FROM books; UPDATE authors SET name = 'Same', bio = NULL, country = NULL, created_at = '2024-01-01'"_s);
    PageState desk(m_address);
    QVERIFY(desk.load());

    for (const auto column : {AuthorsModel::Name, AuthorsModel::Country, AuthorsModel::Added, AuthorsModel::Books}) {
        desk.model->sort(desk.section(column), Qt::DescendingOrder);
        QTRY_VERIFY(desk.model->isCounted() && !desk.model->isLoading());
        QVERIFY(desk.scrollThrough());
        QCOMPARE(desk.shown(), desk.expected());
    }
    QCOMPARE(desk.cell(0, AuthorsModel::Biography), u"—"_s);
    QCOMPARE(desk.cell(0, AuthorsModel::Biography, AuthorsModel::NothingRole), true);
}

void AuthorsModelTest::tellsWhatRowsAreSortedByWithoutLoadingThem()
{
    PageState desk(m_address);
    QVERIFY(desk.load());

    QCOMPARE(desk.model->scrollLabel(500), u"Author 00400"_s);
    QCOMPARE(desk.model->scrollLabel(650), QString());
    desk.model->sort(desk.section(AuthorsModel::Country), Qt::AscendingOrder);
    QTRY_VERIFY(desk.model->isCounted() && !desk.model->isLoading());
    QCOMPARE(desk.model->scrollLabel(250), u"CZ"_s);
    QCOMPARE(desk.model->scrollLabel(649), u"—"_s);
    desk.model->sort(desk.section(AuthorsModel::Added), Qt::AscendingOrder);
    QTRY_VERIFY(desk.model->isCounted() && !desk.model->isLoading());
    const QString day = desk.model->scrollLabel(500);
    desk.model->setVisibleRows(400, 420);
    QTRY_VERIFY(desk.isLoaded(400));
    QCOMPARE(desk.cell(400, AuthorsModel::Added).toString(), day);
    desk.model->sort(desk.section(AuthorsModel::Books), Qt::DescendingOrder);
    QTRY_VERIFY(desk.model->isCounted() && !desk.model->isLoading());
    QCOMPARE(desk.model->scrollLabel(649), u"0"_s);
}

void AuthorsModelTest::aRemovedAuthorIsARowLess()
{
    one(u"DELETE FROM books"_s);
    PageState desk(m_address);
    QVERIFY(desk.load());
    desk.model->setVisibleRows(600, 649);
    QTRY_VERIFY(desk.isLoaded(649));
    QSignalSpy removed(desk.model.get(), &AuthorsModel::rowsRemoved);
    QSignalSpy counted(desk.model.get(), &AuthorsModel::counted);

    for (const int row : {649, 601, 199, 0}) {
        const qint64 id = desk.idAt(row);
        one(u"DELETE FROM authors WHERE id = %1"_s.arg(id));
        desk.model->removeRecord(id);
        QCOMPARE(removed.takeFirst().at(1).toInt(), row);
        QCOMPARE(counted.size(), 1);
        counted.clear();
        QCOMPARE(desk.model->rowOf(id), -1);
    }
    desk.model->removeRecord(300); // Not loaded, not known.
    desk.model->removeRecord(-7);

    QCOMPARE(desk.model->rowCount(), 646);
    QVERIFY(desk.scrollThrough());
    QCOMPARE(desk.shown(), desk.expected());
}

void AuthorsModelTest::findsTheRowOfARecordThatIsNotLoaded()
{
    PageState desk(m_large);
    QVERIFY(desk.load());
    QSignalSpy located(desk.model.get(), &AuthorsModel::located);
    QCOMPARE(desk.model->rowOf(8'501), -1);

    desk.model->locate(8'501);

    QTRY_COMPARE(located.size(), 1);
    QCOMPARE(located.at(0).at(0), 8'501);
    QCOMPARE(located.at(0).at(1), 8'500);
    desk.model->setVisibleRows(8'500, 8'500);
    QTRY_COMPARE(desk.model->rowOf(8'501), 8'500);
    desk.model->locate(1'000'000);
    QTRY_COMPARE(located.size(), 2);
    QCOMPARE(located.at(1).at(1), -1);
}

void AuthorsModelTest::sortsByEveryColumn_data()
{
    QTest::addColumn<int>("column");

    QTest::addRow("name") << int(AuthorsModel::Name);
    QTest::addRow("country") << int(AuthorsModel::Country);
    QTest::addRow("books") << int(AuthorsModel::Books);
    QTest::addRow("added") << int(AuthorsModel::Added);
}

void AuthorsModelTest::sortsByEveryColumn()
{
    QFETCH(const int, column);
    PageState desk(m_address);
    QVERIFY(desk.load());
    QSignalSpy loaded(desk.model.get(), &AuthorsModel::loaded);

    for (const Qt::SortOrder order : {Qt::DescendingOrder, Qt::AscendingOrder}) {
        desk.model->sort(desk.section(column), order);
        QTRY_VERIFY(!desk.model->isLoading());
        QTRY_VERIFY(desk.model->isCounted());
        QCOMPARE(desk.model->sorting(), (QList<AuthorsModel::SortColumn>{{desk.section(column), order}}));
        QVERIFY(desk.scrollThrough());
        QCOMPARE(desk.shown(), desk.expected());
    }

    QCOMPARE(loaded.size(), 2);
    desk.model->sort(desk.section(column), Qt::AscendingOrder);
    QVERIFY(!desk.model->isLoading());
}

void AuthorsModelTest::withoutTheCountryThereIsNoSuchColumn()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, History::Init);
    one(u"INSERT INTO authors (name) VALUES ('Karel Čapek')"_s);
    PageState desk(m_address);
    QVERIFY(desk.load());

    QStringList headings;
    for (int column = 0; column < desk.model->columnCount(); ++column)
        headings += desk.model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    QCOMPARE(headings, QStringList({u"Name"_s, u"Books"_s, u"Added"_s, u"Biography"_s}));
    QCOMPARE(desk.cell(0, AuthorsModel::Books), u"0"_s);
    desk.model->sort(1, Qt::DescendingOrder);
    QCOMPARE(desk.model->query().order, (AuthorQuery::Order{{AuthorQuery::Sort::Books, Qt::DescendingOrder}}));
    QCOMPARE(desk.model->sorting().value(0).column, 1);
    QTRY_COMPARE(desk.model->rowCount(), 1);
    QVERIFY(!desk.type(0, AuthorsModel::Country, u"CZ"_s));
    QVERIFY(!desk.type(0, AuthorsModel::Books, u"7"_s));
    QVERIFY(desk.type(0, AuthorsModel::Name, u"K. Čapek"_s));
    QTRY_COMPARE(one(u"SELECT name FROM authors"_s), u"K. Čapek"_s);
}

void AuthorsModelTest::onlyWhatMayBeEditedIsEditable()
{
    const auto editable = [](const PageState &desk) {
        QList<bool> columns;
        for (int column = 0; column < desk.model->columnCount(); ++column)
            columns += desk.model->flags(desk.model->index(0, column)).testFlag(Qt::ItemIsEditable);
        return columns;
    };
    PageState desk(m_address);
    QVERIFY(desk.load());
    QCOMPARE(editable(desk), QList({true, true, false, false, false}));
    QVERIFY(!desk.type(0, AuthorsModel::Books, u"7"_s));
    QVERIFY(!desk.type(0, AuthorsModel::Added, u"2025"_s));
    QVERIFY(!desk.model->setData({}, u"nowhere"_s, Qt::EditRole));
    QVERIFY(!desk.model->setData(desk.model->index(0, 0), u"mine"_s, Qt::DisplayRole));
    QVERIFY(desk.outbox.entries().empty());

    PageState reader(m_address, false);
    QVERIFY(reader.load());
    QCOMPARE(editable(reader), QList({false, false, false, false, false}));
    QVERIFY(!reader.type(0, AuthorsModel::Name, u"mine"_s));
    QVERIFY(reader.outbox.entries().empty());
}

void AuthorsModelTest::typedTextShowsAtOnceAndIsSaved()
{
    PageState desk(m_address);
    QVERIFY(desk.load());
    QSignalSpy repainted(desk.model.get(), &AuthorsModel::dataChanged);

    QVERIFY(desk.type(1, AuthorsModel::Name, u"  C\u030capek "_s));
    QVERIFY(desk.type(1, AuthorsModel::Country, u" PL"_s));

    QCOMPARE(desk.cell(1, AuthorsModel::Name), u"Čapek"_s);
    QCOMPARE(desk.cell(1, AuthorsModel::Country, Qt::EditRole), u"PL"_s);
    QCOMPARE(desk.editState(1, AuthorsModel::Name), CatalogueTableModel::Saving);
    QCOMPARE(desk.editState(1, AuthorsModel::Country), CatalogueTableModel::Saving);
    QCOMPARE(desk.editState(1, AuthorsModel::Books), CatalogueTableModel::Saved);
    QCOMPARE(desk.editState(2, AuthorsModel::Name), CatalogueTableModel::Saved);
    QVERIFY(repainted.size() >= 2);
    const auto named = std::get<AuthorEdit>(desk.outbox.entries().at(0).edit);
    QCOMPARE(named.id.value, 2);
    QCOMPARE(named.name, (Change<QString>{u"Author 00001"_s, u"Čapek"_s}));
    QVERIFY(!named.country);
    const auto moved = std::get<AuthorEdit>(desk.outbox.entries().at(1).edit);
    QCOMPARE(moved.id.value, 2);
    QCOMPARE(moved.country, (Change<std::optional<QString>>{u"CZ"_s, u"PL"_s}));
    QVERIFY(!moved.name);

    QTRY_COMPARE(desk.editState(1, AuthorsModel::Country), CatalogueTableModel::Saved);
    QCOMPARE(desk.editState(1, AuthorsModel::Name), CatalogueTableModel::Saved);
    QCOMPARE(desk.cell(1, AuthorsModel::Name), u"Čapek"_s);
    QCOMPARE(one(u"SELECT name || country FROM authors WHERE id = 2"_s), u"ČapekPL"_s);
}

void AuthorsModelTest::anEmptiedCountryIsNothing()
{
    PageState desk(m_address);
    QVERIFY(desk.load());
    QVERIFY(desk.cell(0, AuthorsModel::Country, CatalogueTableModel::NothingRole).toBool());
    QVERIFY(!desk.cell(1, AuthorsModel::Country, CatalogueTableModel::NothingRole).toBool());

    QVERIFY(desk.type(1, AuthorsModel::Country, u"  "_s));

    QCOMPARE(desk.cell(1, AuthorsModel::Country), u"—"_s);
    QCOMPARE(desk.cell(1, AuthorsModel::Country, Qt::EditRole), QString());
    QVERIFY(desk.cell(1, AuthorsModel::Country, CatalogueTableModel::NothingRole).toBool());
    QTRY_COMPARE(one(u"SELECT country IS NULL FROM authors WHERE id = 2"_s), u"t"_s);
}

void AuthorsModelTest::aRefusedEditKeepsWhatWasTyped()
{
    PageState desk(m_address);
    QVERIFY(desk.load());
    one(u"UPDATE authors SET name = 'theirs' WHERE id = 2"_s);

    QVERIFY(desk.type(1, AuthorsModel::Name, u"mine"_s));

    QTRY_COMPARE(desk.editState(1, AuthorsModel::Name), CatalogueTableModel::Refused);
    QCOMPARE(desk.cell(1, AuthorsModel::Name), u"mine"_s);
    QCOMPARE(desk.outbox.firstRefused()->error.kind, ErrorKind::Conflict);
    QCOMPARE(one(u"SELECT name FROM authors WHERE id = 2"_s), u"theirs"_s);
    desk.outbox.decide(desk.outbox.firstRefused()->number,
                       AuthorEdit{.id = {2}, .name = Change<QString>{u"theirs"_s, u"mine"_s}});
    QCOMPARE(desk.editState(1, AuthorsModel::Name), CatalogueTableModel::Saving);
    QTRY_COMPARE(desk.editState(1, AuthorsModel::Name), CatalogueTableModel::Saved);
    QCOMPARE(one(u"SELECT name FROM authors WHERE id = 2"_s), u"mine"_s);
}

void AuthorsModelTest::eachCellTellsOfItsOwnEdit()
{
    PageState desk(m_address);
    QVERIFY(desk.load());
    one(u"UPDATE authors SET name = 'theirs' WHERE id = 2"_s);
    QVERIFY(desk.type(1, AuthorsModel::Name, u"mine"_s));
    QTRY_COMPARE(desk.editState(1, AuthorsModel::Name), CatalogueTableModel::Refused);

    QVERIFY(desk.type(1, AuthorsModel::Country, u"PL"_s));

    QCOMPARE(desk.editState(1, AuthorsModel::Country), CatalogueTableModel::Saving);
    QCOMPARE(desk.editState(1, AuthorsModel::Name), CatalogueTableModel::Refused);
    QTRY_COMPARE(desk.editState(1, AuthorsModel::Country), CatalogueTableModel::Saved);
    QCOMPARE(desk.editState(1, AuthorsModel::Name), CatalogueTableModel::Refused);
    QCOMPARE(desk.cell(1, AuthorsModel::Name), u"mine"_s);
}

void AuthorsModelTest::whatCannotBeRecordedChangesNothing_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("typed");

    QTest::addRow("no name") << int(AuthorsModel::Name) << QString();
    QTest::addRow("a name of blanks") << int(AuthorsModel::Name) << u" \u3000\t"_s;
    QTest::addRow("NUL for a name") << int(AuthorsModel::Name) << QString(QChar::Null);
    QTest::addRow("a name too long") << int(AuthorsModel::Name) << QString(longestLine + 1, u'x');
    QTest::addRow("a country too long") << int(AuthorsModel::Country) << QString(longestLine + 1, u'x');
    QTest::addRow("half an emoji") << int(AuthorsModel::Country) << QString(QChar(0xd83d));
}

void AuthorsModelTest::whatCannotBeRecordedChangesNothing()
{
    QFETCH(const int, column);
    QFETCH(const QString, typed);
    PageState desk(m_address);
    QVERIFY(desk.load());
    QSignalSpy invalid(desk.model.get(), &AuthorsModel::invalid);
    const QVariant before = desk.cell(1, column);

    QVERIFY(!desk.type(1, column, typed));

    QCOMPARE(invalid.size(), 1);
    QCOMPARE(invalid.at(0).at(0).value<Error>().kind, ErrorKind::Invalid);
    QVERIFY(!invalid.at(0).at(0).value<Error>().message.isEmpty());
    QVERIFY(desk.outbox.entries().empty());
    QCOMPARE(desk.cell(1, column), before);
}

void AuthorsModelTest::aCellLeftAsItIsIsNoEdit()
{
    one(u"UPDATE authors SET name = '  ' WHERE id = 1; UPDATE authors SET country = ' e' || chr(769) WHERE id = 2"_s);
    PageState desk(m_address);
    QVERIFY(desk.load());
    QSignalSpy invalid(desk.model.get(), &AuthorsModel::invalid);

    for (int row = 0; row < 3; ++row) {
        for (const int column : {AuthorsModel::Name, AuthorsModel::Country})
            QVERIFY(desk.type(row, column, desk.cell(row, column, Qt::EditRole).toString()));
    }

    QVERIFY(invalid.isEmpty());
    QVERIFY(desk.outbox.entries().empty());
}

void AuthorsModelTest::anErrorKeepsTheRows()
{
    PageState desk(m_address);
    QVERIFY(desk.load());
    QSignalSpy failed(desk.model.get(), &AuthorsModel::failed);
    m_server.crash();

    desk.model->refresh();
    QTRY_COMPARE(failed.size(), 1);
    desk.model->setVisibleRows(600, 620);
    QTRY_COMPARE(failed.size(), 2);

    QVERIFY(!failed.at(0).at(0).value<Error>().message.isEmpty());
    QVERIFY(!desk.model->isLoading());
    QCOMPARE(desk.model->rowCount(), 650);
    QCOMPARE(desk.cell(0, AuthorsModel::Name), u"Author 00000"_s);
    m_server.start();
    desk.model->setVisibleRows(600, 620);
    QTRY_VERIFY(desk.isLoaded(600));
    QVERIFY(desk.load());
}

void AuthorsModelTest::endsQuietlyWithRequestsOnTheirWay()
{
    FaultProxy proxy(m_server.overTcp(m_address));
    PageState desk(proxy.address());
    QVERIFY(desk.load());
    QSignalSpy failed(desk.model.get(), &AuthorsModel::failed);
    QSignalSpy loaded(desk.model.get(), &AuthorsModel::loaded);
    proxy.setLatency(10);

    QVERIFY(desk.type(0, AuthorsModel::Name, u"Author 0"_s));
    desk.model->setVisibleRows(300, 620);
    desk.model->locate(600);
    desk.model->setSearch(u"00"_s);
    desk.model.reset();

    QTRY_VERIFY(desk.outbox.entries().empty());
    QCOMPARE(valueOf(desk.opened.authors->author({1})).name, u"Author 0"_s);
    QVERIFY(failed.isEmpty());
    QVERIFY(loaded.isEmpty());
}

CATALPA_TEST(AuthorsModelTest)
#include "tst_authorsmodel.moc"
