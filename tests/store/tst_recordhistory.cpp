// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What has been done to a record can be read, and a field be given back what it held.

#include "cataloguefixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QTest>

using namespace catalpa;
using namespace catalpa::test;
using namespace Qt::StringLiterals;

namespace {

constexpr RecordRef authorOne{RecordRef::Kind::Author, 1};
constexpr RecordRef bookOne{RecordRef::Kind::Book, 1};

} // namespace

class RecordHistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysWhetherTheCatalogueHasOne();
    void tellsWhatWasDoneToARecordNewestFirst();
    void namesTheAuthorsBetweenWhomABookWasMoved();
    void readsALongTimelineInPages();
    void longTextsAreCut();
    void givesTheEditThatRestoresAField_data();
    void givesTheEditThatRestoresAField();
    void aFieldThatIsAsItWasNeedsNoEdit();
    void doesNotMoveABookToAnAuthorWhoIsGone();

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Opened> m_opened;
    std::unique_ptr<RecordHistory> m_history;
};

void RecordHistoryTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, History::Indexes);
    one(u"INSERT INTO authors (name, country) VALUES ('Karel Čapek', 'AT'), ('Josef Čapek', NULL);"
        "INSERT INTO books (title, author_id) VALUES ('R.U.R.', 1), ('Krakatit', 1), ('Stín', 2)"_s);
    m_opened = std::make_unique<Opened>(m_address);
    m_history = m_opened->catalogue.history(m_opened->capabilities);
}

void RecordHistoryTest::saysWhetherTheCatalogueHasOne()
{
    QVERIFY(m_opened->capabilities.hasHistory);
    one(u"DROP TRIGGER catalpa_author_history_changed ON authors"_s);
    Opened without(m_address);

    QVERIFY(!without.capabilities.hasHistory);
    QVERIFY(!without.catalogue.history(without.capabilities));
}

void RecordHistoryTest::tellsWhatWasDoneToARecordNewestFirst()
{
    one(u"SET application_name = 'a script'; UPDATE authors SET country = 'CZ', bio = 'x' WHERE id = 1"_s);
    valueOf(m_opened->authors->apply({.id = {1}, .name = Change<QString>{u"Karel Čapek"_s, u"K. Čapek"_s}}));

    const Timeline timeline = valueOf(m_history->timeline(authorOne));

    QCOMPARE(timeline.entries.size(), 4);
    QVERIFY(!timeline.hasMore);
    QCOMPARE(timeline.entries[0].program, u"Catalpa"_s);
    QCOMPARE(timeline.entries[0].changes,
             (QList<RecordedChange>{{.field = u"name"_s, .before = u"Karel Čapek"_s, .after = u"K. Čapek"_s}}));
    QCOMPARE(timeline.entries[1].program, u"a script"_s);
    QCOMPARE(timeline.entries[1].role, u"catalpa"_s);
    QCOMPARE(timeline.entries[1].changes,
             (QList<RecordedChange>{{.field = u"bio"_s, .before = std::nullopt, .after = u"x"_s},
                                    {.field = u"country"_s, .before = u"AT"_s, .after = u"CZ"_s}}));
    QCOMPARE(timeline.entries[2].kind, HistoryEntry::Kind::Added);
    QCOMPARE(timeline.entries[3].kind, HistoryEntry::Kind::Begun);
    QVERIFY(timeline.entries[1].at.secsTo(QDateTime::currentDateTimeUtc()) < 60);
}

void RecordHistoryTest::namesTheAuthorsBetweenWhomABookWasMoved()
{
    one(u"UPDATE books SET author_id = 2 WHERE id = 1"_s);

    QCOMPARE(valueOf(m_history->timeline(bookOne)).entries.first().changes,
             (QList<RecordedChange>{
                 {.field = u"author_id"_s, .before = u"Karel Čapek (1)"_s, .after = u"Josef Čapek (2)"_s}}));
}

void RecordHistoryTest::readsALongTimelineInPages()
{
    for (int time = 1; time <= 70; ++time)
        one(u"UPDATE authors SET bio = '%1' WHERE id = 1"_s.arg(time));

    const Timeline first = valueOf(m_history->timeline(authorOne));
    const Timeline second = valueOf(m_history->timeline(authorOne, first.entries.last().id));

    QCOMPARE(first.entries.size(), 50);
    QVERIFY(first.hasMore);
    QCOMPARE(first.entries.first().changes.first().after, u"70"_s);
    QCOMPARE(second.entries.size(), 22);
    QVERIFY(!second.hasMore);
    QCOMPARE(second.entries.first().changes.first().after, u"20"_s);
}

void RecordHistoryTest::longTextsAreCut()
{
    one(u"UPDATE authors SET bio = repeat('x', 600000) WHERE id = 1"_s);

    const RecordedChange change = valueOf(m_history->timeline(authorOne)).entries.first().changes.first();

    QCOMPARE(change.after->size(), 500);
    QVERIFY(change.isCut);
}

void RecordHistoryTest::givesTheEditThatRestoresAField_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("field");
    QTest::addRow("a name") << u"UPDATE authors SET name = 'x' WHERE id = 1"_s << u"name"_s;
    QTest::addRow("a country") << u"UPDATE authors SET country = NULL WHERE id = 1"_s << u"country"_s;
    QTest::addRow("a biography") << u"UPDATE authors SET bio = repeat('x', 9000) WHERE id = 1"_s << u"bio"_s;
    QTest::addRow("filed by hand") << u"SELECT catalpa.file_author(1, 'Čapek, Karel', 'K')"_s << u"sort_name"_s;
    QTest::addRow("a title") << u"UPDATE books SET title = 'x' WHERE id = 1"_s << u"title"_s;
    QTest::addRow("an author") << u"UPDATE books SET author_id = 2 WHERE id = 1"_s << u"author_id"_s;
    QTest::addRow("a book filed by hand") << u"SELECT catalpa.file_book(1, 'R.U.R.', 'RUR')"_s << u"sort_title"_s;
}

void RecordHistoryTest::givesTheEditThatRestoresAField()
{
    QFETCH(const QString, sql);
    QFETCH(const QString, field);
    const bool isBook = sql.contains(u"book"_s);
    const QString state = u"SELECT a.*, b.*, CASE WHEN s.by_hand THEN s.sort_name END, CASE WHEN t.by_hand THEN "
                          "t.sort_title END FROM authors a JOIN books b ON b.id = 1 LEFT JOIN catalpa.author_sort s ON "
                          "s.author_id = 1 LEFT JOIN catalpa.book_sort t ON t.book_id = 1 WHERE a.id = 1"_s;
    const QStringList before = m_server.rows(m_address, state);
    one(sql);
    QVERIFY(m_server.rows(m_address, state) != before);
    const qint64 entry = valueOf(m_history->timeline(isBook ? bookOne : authorOne)).entries.first().id;

    if (isBook)
        valueOf(m_opened->books->apply(valueOf(m_history->bookEdit({1}, entry, field))));
    else
        valueOf(m_opened->authors->apply(valueOf(m_history->authorEdit({1}, entry, field))));

    QCOMPARE(m_server.rows(m_address, state), before);
}

void RecordHistoryTest::aFieldThatIsAsItWasNeedsNoEdit()
{
    one(u"UPDATE authors SET country = 'CZ' WHERE id = 1"_s);
    const qint64 entry = valueOf(m_history->timeline(authorOne)).entries.first().id;
    one(u"UPDATE authors SET country = 'AT' WHERE id = 1"_s);

    QVERIFY(valueOf(m_history->authorEdit({1}, entry, u"country"_s)).isEmpty());
    QCOMPARE(errorOf(m_history->authorEdit({1}, entry, u"created_at"_s)).kind, ErrorKind::Invalid);
    QCOMPARE(errorOf(m_history->authorEdit({2}, entry, u"country"_s)).kind, ErrorKind::Missing);
}

void RecordHistoryTest::doesNotMoveABookToAnAuthorWhoIsGone()
{
    one(u"UPDATE books SET author_id = 1 WHERE id = 3; DELETE FROM authors WHERE id = 2"_s);
    const qint64 entry = valueOf(m_history->timeline({RecordRef::Kind::Book, 3})).entries.first().id;

    const Error error = errorOf(m_history->bookEdit({3}, entry, u"author_id"_s));

    QCOMPARE(error.kind, ErrorKind::Missing);
    QVERIFY2(error.message.contains(u"Restore the author first"_s), qPrintable(error.message));
}

CATALPA_TEST(RecordHistoryTest)
#include "tst_recordhistory.moc"
