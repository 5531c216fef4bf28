// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cataloguefixture.h"

#include "db/session.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! To which records the details belong, whatever other programs do with the tables, and while Catalpa is not there.
class KeptDetailsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = m_server.createDatabase();
        createTables(m_server, m_address, History::Indexes);
        addRecords();
        sql(u"INSERT INTO catalpa.book_details (book_id, subtitle) VALUES (1, 'One'), (3, 'Three');"
            "INSERT INTO catalpa.author_details (author_id, born) VALUES (2, '1887')"_s);
    }

    void aTableThatIsMadeAnewHasNone()
    {
        const QStringList tables = tablesAsTheyAre();
        sql(u"DROP TABLE books, authors"_s);
        sql(tables.join(u';'));
        addRecords();

        Opened opened(m_address);
        QCOMPARE(valueOf(opened.books->book({3})).details, std::optional(BookDetails()));
        QCOMPARE(valueOf(opened.authors->author({2})).details, std::optional(AuthorDetails()));
        for (const bool isIndexed : {false, true}) {
            opened.capabilities.hasReadingIndex = isIndexed && opened.capabilities.hasReadingIndex;
            const auto books = opened.catalogue.books(opened.capabilities);
            QVERIFY(valueOf(books->page({.withDetails = true}, {}, 10)).rows.last().details->isEmpty());
        }
        valueOf(opened.books->apply({.id = {3}, .details = {{BookField::Place, u""_s, u"Praha"_s}}}));
        QCOMPARE(one(u"SELECT catalpa.kept_details('public.books', 3)::text"_s), u"{\"place\": \"Praha\"}"_s);

        applyAgain(m_server, m_address, u"keep_reading_index"_s);
        QCOMPARE(books(), (QStringList{u"3|∅"_s}));
        QCOMPARE(authors(), QStringList());
        Opened again(m_address);
        QVERIFY(again.capabilities.hasReadingIndex);
        QCOMPARE(valueOf(again.books->count({.search = u"publisher:any"_s}, 10)), 0);
    }

    void whatHasNothingLeavesNoRow_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addRow("an empty list") << u"UPDATE catalpa.book_details SET subtitle = NULL, subjects = '{}'"_s;
        QTest::addRow("no people") << u"UPDATE catalpa.book_details SET subtitle = NULL, people = '[]', isbn = '{}'"_s;
        QTest::addRow("a row of nothing") << u"DELETE FROM catalpa.book_details; "
                                             "INSERT INTO catalpa.book_details (book_id) VALUES (1), (3)"_s;
        QTest::addRow("a row of empty lists")
            << u"DELETE FROM catalpa.book_details; "
               "INSERT INTO catalpa.book_details (book_id, subjects, people) VALUES (1, '{}', '[]')"_s;
    }

    void whatHasNothingLeavesNoRow()
    {
        QFETCH(const QString, statement);
        sql(statement + u"; INSERT INTO catalpa.author_details (author_id) VALUES (1)"_s);

        QCOMPARE(one(u"SELECT count(*) FROM catalpa.book_details"_s), u"0"_s);
        QCOMPARE(authors(), (QStringList{u"2|1887"_s}));
        QCOMPARE(one(u"SELECT count(*) FROM catalpa.history WHERE before ? 'catalpa.subjects'"
                     " OR after ? 'catalpa.subjects' OR after ? 'catalpa.isbn' OR after ? 'catalpa.people'"_s),
                 u"0"_s);
        sql(u"INSERT INTO catalpa.book_details (book_id, subjects) VALUES (1, '{Hobbits}'); "
            "UPDATE catalpa.book_details SET subjects = '{}'"_s);
        QCOMPARE(one(u"SELECT count(*) FROM catalpa.book_details"_s), u"0"_s);
        QCOMPARE(one(u"SELECT string_agg(concat(before, after), ' ' ORDER BY id) FROM catalpa.history "
                     "WHERE after ? 'catalpa.subjects'"_s),
                 u"{\"catalpa.subjects\": null}{\"catalpa.subjects\": [\"Hobbits\"]} "
                 "{\"catalpa.subjects\": [\"Hobbits\"]}{\"catalpa.subjects\": null}"_s);
    }

    void aRenamedTableHasItsOwnAgain()
    {
        sql(u"ALTER TABLE books RENAME TO shelved; CREATE TABLE public.books (LIKE shelved INCLUDING ALL)"_s);
        QCOMPARE(one(u"SELECT catalpa.kept_details('public.books', 3)::text"_s), u"{}"_s);
        sql(u"INSERT INTO books (id, title, author_id) VALUES (3, 'Another', 1)"_s);
        sql(u"INSERT INTO catalpa.book_details (book_id, subtitle) VALUES (3, 'Of another')"_s);
        applyAgain(m_server, m_address, u"keep_reading_index"_s);

        sql(u"DROP TABLE books; ALTER TABLE shelved RENAME TO books"_s);
        applyAgain(m_server, m_address, u"keep_reading_index"_s);

        QCOMPARE(books(), (QStringList{u"1|One"_s, u"3|Three"_s}));
    }

    void whatWasDeletedWhileTheStepWasTakenBackIsGone()
    {
        sql(u"ALTER TABLE books ALTER created_at DROP NOT NULL; UPDATE books SET created_at = NULL WHERE id = 1"_s);
        takeBack(m_server, m_address, u"details"_s);
        sql(u"DELETE FROM books WHERE id = 3; INSERT INTO books (id, title, author_id) VALUES (3, 'Another', 1);"
            "UPDATE books SET title = 'Another title' WHERE id = 1; DELETE FROM authors WHERE id = 2"_s);

        applyAgain(m_server, m_address, u"details"_s);

        QCOMPARE(books(), (QStringList{u"1|One"_s}));
        QCOMPARE(authors(), QStringList());
        takeBack(m_server, m_address, u"details"_s);
        applyAgain(m_server, m_address, u"details"_s);
        QCOMPARE(books(), (QStringList{u"1|One"_s}));
    }

    void whatComesInWhileTheStepIsTakenBackStays()
    {
        takeBack(m_server, m_address, u"details"_s);
        sql(u"INSERT INTO catalpa.book_details (book_id, subtitle) VALUES (2, 'Two')"_s);

        applyAgain(m_server, m_address, u"details"_s);

        QCOMPARE(books(), (QStringList{u"1|One"_s, u"2|Two"_s, u"3|Three"_s}));
    }

    void anotherNumberTakesThemAlong_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QStringList>("kept");
        const QStringList both{u"1|One"_s, u"3|Three"_s};
        QTest::addRow("one book") << u"UPDATE books SET id = 77 WHERE id = 3"_s
                                  << QStringList{u"1|One"_s, u"77|Three"_s};
        QTest::addRow("to and fro") << u"UPDATE books SET id = 77 WHERE id = 3; UPDATE books SET id = 3 WHERE id = 77"_s
                                    << both;
        QTest::addRow("of a number whose book is gone")
            << u"DELETE FROM books WHERE id = 2; UPDATE books SET id = 2 WHERE id = 3"_s
            << QStringList{u"1|One"_s, u"2|Three"_s};
        QTest::addRow("one without details") << u"UPDATE books SET id = 77 WHERE id = 2"_s << both;
        // Nobody knows which has become which.
        QTest::addRow("several") << u"UPDATE books SET id = id + 100 WHERE id > 1"_s << QStringList{u"1|One"_s};
        QTest::addRow("two that go") << u"DELETE FROM books WHERE id IN (2, 3)"_s << QStringList{u"1|One"_s};
        QTest::addRow("one that goes and one that comes") << u"WITH gone AS (DELETE FROM books WHERE id = 3) INSERT "
                                                             u"INTO books (id, title, author_id) VALUES (4, 'D', "
                                                             u"1)"_s
                                                          << QStringList{u"1|One"_s};
        QTest::addRow("another title") << u"UPDATE books SET title = title || '!' WHERE id < 3"_s << both;
    }
    void anotherNumberTakesThemAlong()
    {
        QFETCH(const QString, change);
        QFETCH(const QStringList, kept);

        sql(change);

        QCOMPARE(books(), kept);
        QCOMPARE(one(u"SELECT catalpa.reading_state()"_s), u"whole"_s);
    }

    void anotherNumberOfAnAuthorTakesThemAlong()
    {
        sql(u"UPDATE authors SET id = 77 WHERE id = 2"_s);

        QCOMPARE(authors(), (QStringList{u"77|1887"_s}));
    }

    void whatWasMissedIsCountedAndMadeUpFor()
    {
        sql(u"ALTER TABLE catalpa.book_details RENAME COLUMN book_id TO number; DELETE FROM books WHERE id = 3;"
            "ALTER TABLE catalpa.book_details RENAME COLUMN number TO book_id"_s);
        QCOMPARE(books(), (QStringList{u"1|One"_s, u"3|Three"_s}));
        QCOMPARE(one(u"SELECT catalpa.reading_state()"_s), u"stale"_s);

        applyAgain(m_server, m_address, u"keep_reading_index"_s);

        QCOMPARE(books(), (QStringList{u"1|One"_s}));
        QCOMPARE(one(u"SELECT catalpa.reading_state()"_s), u"whole"_s);
        // Nobody has changed the book: it was gone.
        QCOMPARE(one(u"SELECT count(*) FROM catalpa.history WHERE after -> 'catalpa.subtitle' = 'null'"_s), u"0"_s);
    }

    //! A plan that was made while there were none is used as long as the link lasts.
    void anImportLooksThemUpByNumber()
    {
        sql(u"TRUNCATE books; ANALYZE catalpa.book_details"_s);
        db::Session session(m_address);
        for (int part = 0; part < 8; ++part) {
            valueOf(session.run("BEGIN"));
            valueOf(session.run("WITH added AS (INSERT INTO public.books (title, author_id) SELECT 'T', 1"
                                " FROM generate_series(1, 2000) RETURNING id)"
                                " INSERT INTO catalpa.book_details (book_id, subtitle) SELECT id, 'S' FROM added"));
            const db::Rows read = valueOf(session.run("SELECT seq_tup_read FROM pg_stat_xact_all_tables"
                                                      " WHERE relid = 'catalpa.book_details'::regclass"));
            QCOMPARE(read.integer(0, 0), 0);
            valueOf(session.run("COMMIT"));
        }
    }

private:
    //! The statements that make the tables, with all that the guide's have.
    static QStringList tablesAsTheyAre()
    {
        return {u"CREATE TABLE public.authors (id serial PRIMARY KEY, name text NOT NULL, bio text, country text, "
                "created_at timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP)"_s,
                u"CREATE TABLE public.books (id serial PRIMARY KEY, title text NOT NULL, author_id integer NOT NULL, "
                "created_at timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP)"_s};
    }
    void addRecords() const
    {
        sql(u"INSERT INTO authors (name) VALUES ('Karel'), ('Josef');"
            "INSERT INTO books (title, author_id) VALUES ('A', 1), ('B', 1), ('C', 1)"_s);
    }
    void sql(const QString &statement) const { m_server.sql(m_address, statement); }
    QString one(const QString &statement) const { return m_server.sql(m_address, statement); }
    QStringList books() const
    {
        return m_server.rows(m_address, u"SELECT book_id, subtitle FROM catalpa.book_details ORDER BY 1"_s);
    }
    QStringList authors() const
    {
        return m_server.rows(m_address, u"SELECT author_id, born FROM catalpa.author_details ORDER BY 1"_s);
    }

    TestServer m_server;
    ConnectionAddress m_address;
};

CATALPA_TEST(KeptDetailsTest)
#include "tst_keptdetails.moc"
