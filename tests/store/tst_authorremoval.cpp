// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cataloguefixture.h"

#include "db/transaction.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

class AuthorRemovalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void deletesAnAuthorWithoutBooks();
    void refusesToDeleteAnAuthorWithBooks();
    void deletesTheBooksWithTheAuthor();
    void movesTheBooksToAnother();
    void refusesToMoveBooksToADeletedAuthor();
    void refusesToMoveBooksToTheSameAuthor();
    void anAuthorWhoIsGoneAlreadyIsASuccess();
    void aBookAddedMeanwhileStopsTheDeletion_data();
    void aBookAddedMeanwhileStopsTheDeletion();
    void saysWhenSomethingElseRefersToTheAuthor();

private:
    QStringList content() const
    {
        return m_server.rows(m_address,
                             u"SELECT name, (SELECT string_agg(title, ',' ORDER BY title) FROM books "
                             "WHERE author_id = authors.id) FROM authors ORDER BY id"_s);
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Opened> m_opened;
};

void AuthorRemovalTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address);
    m_server.sql(m_address,
                 u"INSERT INTO authors (name) VALUES ('Karel'), ('Josef'), ('Helena');"
                 "INSERT INTO books (title, author_id) VALUES ('R.U.R.', 1), ('Krakatit', 1), ('Stín', 2)"_s);
    m_opened = std::make_unique<Opened>(m_address);
}

void AuthorRemovalTest::deletesAnAuthorWithoutBooks()
{
    const qint64 books = valueOf(m_opened->authors->remove({.id = {3}}));

    QCOMPARE(books, 0);
    QCOMPARE(content(), (QStringList{u"Karel|Krakatit,R.U.R."_s, u"Josef|Stín"_s}));
}

void AuthorRemovalTest::refusesToDeleteAnAuthorWithBooks()
{
    const QStringList before = content();

    const Error error = errorOf(m_opened->authors->remove({.id = {1}}));

    QCOMPARE(error.kind, ErrorKind::Conflict);
    QVERIFY2(error.message.contains(u"2 book"_s), qPrintable(error.message));
    QCOMPARE(content(), before);
}

void AuthorRemovalTest::deletesTheBooksWithTheAuthor()
{
    const qint64 books = valueOf(m_opened->authors->remove({.id = {1}, .deleteBooks = true}));

    QCOMPARE(books, 2);
    QCOMPARE(content(), (QStringList{u"Josef|Stín"_s, u"Helena|∅"_s}));
}

void AuthorRemovalTest::movesTheBooksToAnother()
{
    const qint64 books = valueOf(m_opened->authors->remove({.id = {1}, .moveBooksTo = Id<Author>{2}}));

    QCOMPARE(books, 2);
    QCOMPARE(content(), (QStringList{u"Josef|Krakatit,R.U.R.,Stín"_s, u"Helena|∅"_s}));
}

void AuthorRemovalTest::refusesToMoveBooksToADeletedAuthor()
{
    m_server.sql(m_address, u"DELETE FROM authors WHERE id = 3"_s);
    const QStringList before = content();

    const Error error = errorOf(m_opened->authors->remove({.id = {1}, .moveBooksTo = Id<Author>{3}}));

    QCOMPARE(error.kind, ErrorKind::Missing);
    QCOMPARE(error.message, u"The author who was to get the books has been deleted meanwhile. Nothing was changed."_s);
    QCOMPARE(content(), before);
}

void AuthorRemovalTest::refusesToMoveBooksToTheSameAuthor()
{
    const QStringList before = content();

    QCOMPARE(errorOf(m_opened->authors->remove({.id = {1}, .moveBooksTo = Id<Author>{1}})).kind, ErrorKind::Conflict);
    QCOMPARE(content(), before);
}

void AuthorRemovalTest::anAuthorWhoIsGoneAlreadyIsASuccess()
{
    valueOf(m_opened->authors->remove({.id = {1}, .deleteBooks = true}));

    QCOMPARE(valueOf(m_opened->authors->remove({.id = {1}, .deleteBooks = true})), 0);
}

void AuthorRemovalTest::aBookAddedMeanwhileStopsTheDeletion_data()
{
    QTest::addColumn<std::optional<Id<Author>>>("heir");

    QTest::addRow("deleting the books") << std::optional<Id<Author>>();
    QTest::addRow("moving the books") << std::optional(Id<Author>{2});
}

void AuthorRemovalTest::aBookAddedMeanwhileStopsTheDeletion()
{
    QFETCH(const std::optional<Id<Author>>, heir);
    db::Session colleague(m_address);
    db::Transaction adding(colleague);
    QVERIFY(adding.begin());
    QVERIFY(colleague.run("INSERT INTO books (title, author_id) VALUES ('Válka s mloky', 1)"));

    auto removal = m_opened->authors->remove({.id = {1}, .moveBooksTo = heir, .deleteBooks = !heir});
    QTRY_COMPARE(m_server.sql(m_address,
                              u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' "
                              "AND datname = current_database()"_s),
                 u"1"_s);
    QVERIFY(adding.commit());

    const Error error = errorOf(removal);
    QCOMPARE(error.kind, ErrorKind::Conflict);
    QVERIFY2(error.message.contains(u"3 book"_s), qPrintable(error.message));
    QCOMPARE(content().first(), u"Karel|Krakatit,R.U.R.,Válka s mloky"_s);
}

void AuthorRemovalTest::saysWhenSomethingElseRefersToTheAuthor()
{
    m_server.sql(m_address,
                 u"CREATE TABLE prizes (author_id int REFERENCES authors (id));"
                 "INSERT INTO prizes VALUES (3)"_s);

    const Error error = errorOf(m_opened->authors->remove({.id = {3}}));

    QCOMPARE(error.kind, ErrorKind::Conflict);
    QCOMPARE(error.message, u"Something else in the database refers to this author. Nothing was deleted."_s);
}

CATALPA_TEST(AuthorRemovalTest)
#include "tst_authorremoval.moc"
