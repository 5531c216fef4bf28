// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was deleted comes back, and what was done together can be taken back together.

#include "cataloguefixture.h"
#include "db/session.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QTest>

using namespace catalpa;
using namespace catalpa::test;
using namespace Qt::StringLiterals;

namespace {

constexpr RecordRef authorOne{RecordRef::Kind::Author, 1};
const auto batch = u"00000000-0000-4000-8000-00000000000b"_s;

} // namespace

class RestoringTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsWhatWasDeleted();
    void readsALongTrashInPages();
    void bringsAnAuthorBackWithTheBooks();
    void bringsBackWhatWasFiledByHand();
    void bringsABookBack();
    void refusesWhereTheNumberIsTaken();
    void whatIsBackAlreadyIsNoOther();
    void refusesABookWithoutItsAuthor();
    void bringsBackWhatHasOtherColumnsNow();
    void takesABatchBack();
    void takesBackWhatWasDeletedAndPutBack_data();
    void takesBackWhatWasDeletedAndPutBack();
    void stopsBeforeWhatAColleagueChanged();
    void takesBackTheTakingBack();
    void takesTenThousandBack();
    void takesBackAgainAndAgainInTheSameTime();
    void takesManyAuthorsBackWhateverOthersDo_data();
    void takesManyAuthorsBackWhateverOthersDo();

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    QStringList content() const
    {
        return m_server.rows(m_address,
                             u"SELECT a.*, CASE WHEN s.by_hand THEN s.sort_name END FROM authors a LEFT JOIN "
                             "catalpa.author_sort s ON author_id = id ORDER BY id"_s)
            + m_server.rows(m_address,
                            u"SELECT b.*, CASE WHEN s.by_hand THEN s.sort_title END FROM books b LEFT JOIN "
                            "catalpa.book_sort s ON book_id = id ORDER BY id"_s);
    }
    void asABatch(const QString &sql) const
    {
        one(u"BEGIN; SELECT set_config('catalpa.batch', '%1', true); %2; COMMIT"_s.arg(batch, sql));
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Opened> m_opened;
    std::unique_ptr<RecordHistory> m_history;
};

void RestoringTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, History::Indexes);
    one(u"INSERT INTO authors (name, country) VALUES ('Karel Čapek', 'AT'), ('Josef Čapek', NULL);"
        "INSERT INTO books (title, author_id) VALUES ('R.U.R.', 1), ('Krakatit', 1), ('Stín', 2)"_s);
    m_opened = std::make_unique<Opened>(m_address);
    m_history = m_opened->catalogue.history(m_opened->capabilities);
}

void RestoringTest::listsWhatWasDeleted()
{
    one(u"DELETE FROM books WHERE id = 3"_s);
    QVERIFY(settled(m_opened->removals->remove(valueOf(m_opened->removals->withBooks({{1}})), {})));

    const Trash trash = valueOf(m_history->trash());

    QCOMPARE(trash.records.size(), 2);
    QCOMPARE(trash.records[0].record, authorOne);
    QCOMPARE(trash.records[0].called, u"Karel Čapek"_s);
    QCOMPARE(trash.records[0].books, 2);
    QCOMPARE(trash.records[0].program, u"Catalpa"_s);
    QCOMPARE(trash.records[1].called, u"Stín"_s);
    QCOMPARE(trash.records[1].authorName, u"Josef Čapek"_s);
    QVERIFY(!trash.hasMore);
}

void RestoringTest::readsALongTrashInPages()
{
    one(u"INSERT INTO authors (name) SELECT n FROM generate_series(1, 130) n; DELETE FROM authors WHERE id > 2"_s);

    const Trash first = valueOf(m_history->trash());
    const Trash second = valueOf(m_history->trash(first.records.last().position));

    QCOMPARE(first.records.size(), 100);
    QVERIFY(first.hasMore);
    QCOMPARE(second.records.size(), 30);
    QVERIFY(!second.hasMore);
    QVERIFY(first.records.last().called != second.records.first().called);
}

void RestoringTest::bringsAnAuthorBackWithTheBooks()
{
    const QStringList before = content();
    QVERIFY(settled(m_opened->removals->remove(valueOf(m_opened->removals->withBooks({{1}})), {})));

    const RestoreReport report = valueOf(m_history->restore(valueOf(m_history->trash()).records.first()));

    QCOMPARE(report.books, 2);
    QCOMPARE(content(), before);
    QCOMPARE(valueOf(m_history->trash()).records, QList<DeletedRecord>());
    QCOMPARE(valueOf(m_history->timeline(authorOne)).entries.first().kind, HistoryEntry::Kind::Restored);
}

void RestoringTest::bringsBackWhatWasFiledByHand()
{
    const QString filed = u"SELECT sort_name, by_hand FROM catalpa.author_sort ORDER BY 1"_s;
    one(u"SELECT catalpa.file_author(1, 'Čapek, Karel', 'Capek'); SELECT catalpa.file_book(2, 'Krakatit', 'Bang')"_s);
    const QStringList before = m_server.rows(m_address, filed);
    QVERIFY(settled(m_opened->removals->remove(valueOf(m_opened->removals->withBooks({{1}})), {})));

    valueOf(m_history->restore(valueOf(m_history->trash()).records.first()));

    QCOMPARE(m_server.rows(m_address, filed), before);
    QCOMPARE(one(u"SELECT sort_title FROM catalpa.book_sort WHERE by_hand"_s), u"Bang"_s);
}

void RestoringTest::bringsABookBack()
{
    const QStringList before = content();
    one(u"DELETE FROM books WHERE id = 2"_s);
    one(u"DELETE FROM books WHERE id = 3"_s);

    const Trash trash = valueOf(m_history->trash());
    for (const DeletedRecord &book : trash.records)
        valueOf(m_history->restore(book));

    QCOMPARE(content(), before);
}

void RestoringTest::refusesWhereTheNumberIsTaken()
{
    one(u"DELETE FROM books WHERE id = 3; INSERT INTO books (id, title, author_id) VALUES (3, 'Another', 1)"_s);

    const Error error = errorOf(m_history->restore(valueOf(m_history->trash()).records.first()));

    QCOMPARE(error.kind, ErrorKind::Conflict);
    QVERIFY2(error.message.startsWith(u"Under number 3 the catalogue has “Another” now"_s), qPrintable(error.message));
    QCOMPARE(one(u"SELECT title FROM books WHERE id = 3"_s), u"Another"_s);
}

//! It was said to belong to another book.
void RestoringTest::whatIsBackAlreadyIsNoOther()
{
    one(u"DELETE FROM books WHERE id = 3"_s);
    const DeletedRecord deleted = valueOf(m_history->trash()).records.first();
    valueOf(m_history->restore(deleted));

    const Error error = errorOf(m_history->restore(deleted));

    QCOMPARE(error.message,
             u"“%1” is in the catalogue already, under its number 3. Nothing was changed."_s.arg(deleted.called));
}

void RestoringTest::refusesABookWithoutItsAuthor()
{
    one(u"DELETE FROM books WHERE id = 3"_s);
    one(u"DELETE FROM authors WHERE id = 2"_s);
    const Trash trash = valueOf(m_history->trash());

    const Error error = errorOf(m_history->restore(trash.records[1]));

    QCOMPARE(error.kind, ErrorKind::Conflict);
    QVERIFY2(error.message.contains(u"Restore the author first"_s), qPrintable(error.message));
    valueOf(m_history->restore(trash.records[0]));
    valueOf(m_history->restore(trash.records[1]));
    QCOMPARE(one(u"SELECT name FROM authors JOIN books ON author_id = authors.id WHERE title = 'Stín'"_s),
             u"Josef Čapek"_s);
}

void RestoringTest::bringsBackWhatHasOtherColumnsNow()
{
    one(u"DELETE FROM books WHERE id = 3"_s);
    one(u"ALTER TABLE books ADD shelf text NOT NULL DEFAULT 'A1', ADD long_title text GENERATED ALWAYS AS (title || "
        u"'!') "
        "STORED, DROP created_at"_s);
    const Trash trash = valueOf(m_history->trash());

    valueOf(m_history->restore(trash.records.first()));

    QCOMPARE(one(u"SELECT title || shelf || long_title FROM books WHERE id = 3"_s), u"StínA1Stín!"_s);
}

void RestoringTest::takesABatchBack()
{
    const QStringList before = content();
    asABatch(u"UPDATE authors SET country = 'CZ'; UPDATE authors SET country = 'SK' WHERE id = 1;"
             "SELECT catalpa.file_author(2, 'Čapek, Josef', 'Jo');"
             "INSERT INTO authors (name) VALUES ('Helena Čapková'); UPDATE books SET author_id = 3 WHERE id = 1;"
             "INSERT INTO books (title, author_id) VALUES ('Malé děvče', 3); DELETE FROM books WHERE id = 2"_s);
    QVERIFY(content() != before);

    QCOMPARE(valueOf(m_history->takeBack(batch)), QList<BatchObstacle>());

    QCOMPARE(content(), before);
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.author_sort WHERE by_hand"_s), u"0"_s);
}

void RestoringTest::takesBackWhatWasDeletedAndPutBack_data()
{
    QTest::addColumn<bool>("isFromHistory");
    QTest::addRow("from the history") << true;
    QTest::addRow("as it was seen") << false;
}

//! Deleting and undoing that is no change by somebody: the record is as the batch left it.
void RestoringTest::takesBackWhatWasDeletedAndPutBack()
{
    QFETCH(const bool, isFromHistory);
    const QStringList before = content();
    asABatch(
        u"INSERT INTO authors (id, name) VALUES (77, 'Helena'); INSERT INTO books (title, author_id) VALUES "
        "('Malé děvče', 77); INSERT INTO catalpa.author_details (author_id, born, died) VALUES (77, '1900', '')"_s);
    RemovedRecords records = valueOf(m_opened->removals->withBooks({{77}}));
    const Sending removal{.token = QUuid::createUuid()};
    QVERIFY(settled(m_opened->removals->remove(records, removal)));
    records.removal = isFromHistory ? removal.token : QUuid();
    valueOf(m_opened->removals->restore(records, {.token = QUuid::createUuid()}));
    QCOMPARE(one(u"SELECT string_agg(kind, ',' ORDER BY id) FROM catalpa.history WHERE place = 'authors'::regclass "
                 "AND record = 77"_s),
             u"added,deleted,restored"_s);

    QCOMPARE(valueOf(m_history->takeBack(batch)), QList<BatchObstacle>());

    QCOMPARE(content(), before);
}

void RestoringTest::stopsBeforeWhatAColleagueChanged()
{
    asABatch(
        u"UPDATE authors SET country = 'CZ'; DELETE FROM books WHERE id = 2; UPDATE books SET title = 'x' WHERE id = 1;"
        "UPDATE books SET title = 'y' WHERE id = 3; INSERT INTO authors (name) VALUES ('Helena')"_s);
    one(u"UPDATE authors SET country = 'DE' WHERE id = 1; INSERT INTO books (id, title, author_id) VALUES (2, 'b', 3);"
        "DELETE FROM books WHERE id = 1; UPDATE books SET author_id = 1 WHERE id = 3"_s);
    const QStringList before = content();

    const QList<BatchObstacle> obstacles = valueOf(m_history->takeBack(batch));

    using Reason = BatchObstacle::Reason;
    const auto has = [&](RecordRef::Kind kind, qint64 number, Reason reason, const QString &field = {},
                         const std::optional<QString> &found = {}) {
        return std::any_of(obstacles.cbegin(), obstacles.cend(), [&](const BatchObstacle &obstacle) {
            return obstacle.record == RecordRef{kind, number} && obstacle.reason == reason && obstacle.field == field
                && obstacle.found == found;
        });
    };
    QCOMPARE(obstacles.size(), 4); // Book 3 has another author now, but the title is as the batch left it.
    QVERIFY(has(RecordRef::Kind::Author, 1, Reason::Changed, u"country"_s, u"DE"_s));
    QVERIFY(has(RecordRef::Kind::Author, 3, Reason::Used));
    QVERIFY(has(RecordRef::Kind::Book, 2, Reason::Taken));
    QVERIFY(has(RecordRef::Kind::Book, 1, Reason::Gone));
    QCOMPARE(content(), before);
}

void RestoringTest::takesBackTheTakingBack()
{
    const QString batches = u"SELECT batch FROM catalpa.history WHERE batch IS NOT NULL ORDER BY id DESC LIMIT 1"_s;
    asABatch(u"UPDATE authors SET country = 'CZ'; DELETE FROM books"_s);
    const QStringList after = content();
    valueOf(m_history->takeBack(batch));
    QVERIFY(content() != after);

    QCOMPARE(valueOf(m_history->takeBack(one(batches))), QList<BatchObstacle>());

    QCOMPARE(content(), after);
}

void RestoringTest::takesTenThousandBack()
{
    one(u"INSERT INTO authors (name) SELECT n FROM generate_series(1, 10000) n; ANALYZE authors"_s);
    asABatch(u"UPDATE authors SET country = 'CZ'"_s);

    QCOMPARE(valueOf(m_history->takeBack(batch)), QList<BatchObstacle>());

    QCOMPARE(one(u"SELECT count(*) FROM authors WHERE country = 'CZ'"_s), u"0"_s);
}

//! However much the server thinks that it knows of earlier batches: the third time took half a minute.
void RestoringTest::takesBackAgainAndAgainInTheSameTime()
{
    asABatch(u"INSERT INTO authors (name) SELECT 'Author ' || n FROM generate_series(1, 1500) n"_s);
    const QString latest = u"SELECT batch FROM catalpa.history WHERE batch IS NOT NULL ORDER BY id DESC LIMIT 1"_s;
    for (int turn = 0; turn < 6; ++turn) {
        m_server.sql(m_address,
                     u"SET statement_timeout = '10s'; ANALYZE catalpa.history; SELECT count(*) FROM "
                     "catalpa.take_back('%1', gen_random_uuid())"_s.arg(one(latest)));
        QCOMPARE(one(u"SELECT count(*) FROM authors"_s), turn % 2 == 0 ? u"2"_s : u"1502"_s);
    }
}

void RestoringTest::takesManyAuthorsBackWhateverOthersDo_data()
{
    QTest::addColumn<QString>("statement");

    QTest::newRow("nothing") << u"SELECT 1"_s;
    QTest::newRow("reading") << u"SELECT count(*) FROM public.books"_s;
    QTest::newRow("writing") << u"UPDATE public.books SET title = 'Stíny' WHERE id = 3"_s;
}

//! The index that makes it quick is gone again, and never in anybody's way.
void RestoringTest::takesManyAuthorsBackWhateverOthersDo()
{
    QFETCH(const QString, statement);
    const QStringList before = content();
    asABatch(u"INSERT INTO authors (name) SELECT 'Author ' || n FROM generate_series(1, 300) n; "
             "INSERT INTO books (title, author_id) SELECT 'Book', id FROM authors WHERE name LIKE 'Author%'"_s);
    db::Session other(m_address);
    QVERIFY(other.run("BEGIN"));
    QVERIFY(other.run(statement.toUtf8()));

    QCOMPARE(valueOf(m_history->takeBack(batch)), QList<BatchObstacle>());

    QVERIFY(other.run("ROLLBACK"));
    QCOMPARE(content(), before);
    QCOMPARE(one(u"SELECT count(*) FROM pg_index WHERE indrelid = 'public.books'::regclass"_s), u"1"_s);
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.history WHERE kind = 'deleted'"_s), u"600"_s);
}

CATALPA_TEST(RestoringTest)
#include "tst_restoring.moc"
