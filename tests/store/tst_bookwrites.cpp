// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cataloguefixture.h"

#include "core/records/validation.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

class BookWritesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void changesTheTitle();
    void changesTheAuthor();
    void anEditThatHasBeenAppliedIsASuccess();
    void theSecondOfTwoEditsIsAConflict();
    void anEditOfADeletedBookSaysSo();
    void movingToADeletedAuthorSaysSo();
    void addsABook();
    void addingToADeletedAuthorSaysSo();
    void refusesBadValues();
    void catchesUpWhenNumbersWereCopiedIn();

private:
    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Opened> m_opened;
};

void BookWritesTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address);
    m_server.sql(m_address,
                 u"INSERT INTO authors (name) VALUES ('Karel'), ('Josef');"
                 "INSERT INTO books (title, author_id) VALUES ('R.U.R.', 1)"_s);
    m_opened = std::make_unique<Opened>(m_address);
}

void BookWritesTest::changesTheTitle()
{
    const Book before = valueOf(m_opened->books->book({1}));

    const Book after = valueOf(m_opened->books->apply({.id = {1}, .title = Change<QString>{u"R.U.R."_s, u"Robots"_s}}));

    Book wanted = before;
    wanted.title = u"Robots"_s;
    QCOMPARE(after, wanted);
    QCOMPARE(valueOf(m_opened->books->book({1})), wanted);
}

void BookWritesTest::changesTheAuthor()
{
    const BookEdit edit{.id = {1}, .author = Change<Id<Author>>{{1}, {2}}};

    const Book moved = valueOf(m_opened->books->apply(edit));
    const Book back = valueOf(m_opened->books->apply(edit.inverse()));

    QCOMPARE(moved.authorId.value, 2);
    QCOMPARE(moved.authorName, u"Josef"_s);
    QCOMPARE(back.authorName, u"Karel"_s);
}

void BookWritesTest::anEditThatHasBeenAppliedIsASuccess()
{
    const BookEdit edit{
        .id = {1}, .title = Change<QString>{u"R.U.R."_s, u"Robots"_s}, .author = Change<Id<Author>>{{1}, {2}}};

    const Book once = valueOf(m_opened->books->apply(edit));

    QCOMPARE(valueOf(m_opened->books->apply(edit)), once);
    QCOMPARE(valueOf(m_opened->books->apply({.id = {1}})), once);
}

void BookWritesTest::theSecondOfTwoEditsIsAConflict()
{
    Opened colleague(m_address);
    valueOf(colleague.books->apply({.id = {1}, .title = Change<QString>{u"R.U.R."_s, u"Robots"_s}}));

    const Error error = errorOf(m_opened->books->apply(
        {.id = {1}, .title = Change<QString>{u"R.U.R."_s, u"Golems"_s}, .author = Change<Id<Author>>{{1}, {2}}}));

    QCOMPARE(error.kind, ErrorKind::Conflict);
    QCOMPARE(m_server.rows(m_address, u"SELECT title, author_id FROM books"_s), QStringList{u"Robots|1"_s});
}

void BookWritesTest::anEditOfADeletedBookSaysSo()
{
    m_server.sql(m_address, u"DELETE FROM books"_s);

    const Error error = errorOf(m_opened->books->apply({.id = {1}, .title = Change<QString>{u"R.U.R."_s, u"x"_s}}));

    QCOMPARE(error.kind, ErrorKind::Missing);
    QCOMPARE(error.message, u"This book has been deleted meanwhile."_s);
}

void BookWritesTest::movingToADeletedAuthorSaysSo()
{
    m_server.sql(m_address, u"DELETE FROM authors WHERE id = 2"_s);

    const Error error = errorOf(m_opened->books->apply({.id = {1}, .author = Change<Id<Author>>{{1}, {2}}}));

    QCOMPARE(error.kind, ErrorKind::Missing);
    QCOMPARE(error.message, u"The chosen author has been deleted meanwhile. Nothing was saved. Pick another one."_s);
    QCOMPARE(m_server.sql(m_address, u"SELECT author_id FROM books"_s), u"1"_s);
}

void BookWritesTest::addsABook()
{
    const Book book = valueOf(m_opened->books->add({.title = u"Stín kapradiny"_s, .authorId = {2}}));

    QCOMPARE(book, valueOf(m_opened->books->book(book.id)));
    QCOMPARE(book.authorName, u"Josef"_s);
    QVERIFY(qAbs(book.createdAt.msecsTo(QDateTime::currentDateTimeUtc())) < 60'000);
}

void BookWritesTest::addingToADeletedAuthorSaysSo()
{
    QCOMPARE(errorOf(m_opened->books->add({.title = u"x"_s, .authorId = {3}})).kind, ErrorKind::Missing);
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM books"_s), u"1"_s);
}

void BookWritesTest::refusesBadValues()
{
    const auto renamed = [this](const QString &title) {
        return errorOf(m_opened->books->apply({.id = {1}, .title = Change<QString>{u"R.U.R."_s, title}})).kind;
    };

    for (const QString &title : {u" "_s, u"a\0b"_s, QString(longestLine + 1, u't')}) {
        QCOMPARE(renamed(title), ErrorKind::Invalid);
        QCOMPARE(errorOf(m_opened->books->add({.title = title, .authorId = {1}})).kind, ErrorKind::Invalid);
    }
    QCOMPARE(errorOf(m_opened->books->add({.title = u"x"_s, .authorId = {}})).message,
             u"A book needs an author. Pick one by name."_s);
    QCOMPARE(errorOf(m_opened->books->add({.title = u"x"_s, .authorId = {qint64(1) << 40}})).kind, ErrorKind::Invalid);
    QCOMPARE(m_server.rows(m_address, u"SELECT title FROM books"_s), QStringList{u"R.U.R."_s});
}

void BookWritesTest::catchesUpWhenNumbersWereCopiedIn()
{
    m_server.sql(m_address, u"INSERT INTO books (id, title, author_id) VALUES (2, 'copied', 1), (9, 'copied', 1)"_s);

    QCOMPARE(valueOf(m_opened->books->add({.title = u"new"_s, .authorId = {1}})).id.value, 10);
    QCOMPARE(valueOf(m_opened->books->add({.title = u"newer"_s, .authorId = {1}})).id.value, 11);
}

CATALPA_TEST(BookWritesTest)
#include "tst_bookwrites.moc"
