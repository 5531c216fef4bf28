// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cataloguefixture.h"

#include "db/transaction.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Deleting: exactly what was counted, or nothing.
class RemovalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void deletesAnAuthorWithoutBooks();
    void deletesTheBooksWithTheAuthor();
    void movesTheBooksToAnother();
    void deletesBooksAlone();
    void deletesSeveralAuthorsAtOnce();
    void countsMoreBooksThanFitIntoOneAnswer();
    void refusesMoreThanItCanHold();
    void refusesToMoveBooksToADeletedAuthor();
    void refusesToMoveBooksToOneWhoGoesToo();
    void aBookAddedMeanwhileStopsIt_data();
    void aBookAddedMeanwhileStopsIt();
    void aBookThatIsBeingAddedStopsIt_data();
    void aBookThatIsBeingAddedStopsIt();
    void whatSomebodyChangedMeanwhileStopsIt_data();
    void whatSomebodyChangedMeanwhileStopsIt();
    void whatTheDatabaseKeepsStopsIt_data();
    void whatTheDatabaseKeepsStopsIt();
    void saysWhatElseRefersToIt();
    void tellsWhatTheDatabaseDeletesAlongside();
    void booksThatAreHiddenAreNotDeletedUnseen();
    void isDoneOnceWhenTheAnswerIsLost_data();
    void isDoneOnceWhenTheAnswerIsLost();
    void isLookedUpWhenAllAnswersAreLost_data();
    void isLookedUpWhenAllAnswersAreLost();
    void isKnownNotToBeDoneWhenItNeverArrived_data();
    void isKnownNotToBeDoneWhenItNeverArrived();

private:
    QStringList content() const
    {
        return m_server.rows(m_address,
                             u"SELECT name, (SELECT string_agg(title, ',' ORDER BY title) FROM books "
                             "WHERE author_id = authors.id) FROM authors ORDER BY id"_s);
    }
    RemovedRecords counted(const QList<Id<Author>> &authors) const
    {
        return valueOf(m_opened->removals->withBooks(authors));
    }
    Error refusal(const RemovedRecords &records) const
    {
        const QStringList before = content();
        const Error error = errorOf(m_opened->removals->remove(records, newSending()));
        if (content() != before)
            qFatal("Something was changed: %s", qPrintable(content().join(u'\n')));
        return error;
    }
    static Sending newSending() { return {.token = QUuid::createUuid()}; }
    static void withAndWithoutReceipts()
    {
        QTest::addColumn<History>("history");
        QTest::addRow("with receipts") << History::Indexes;
        QTest::addRow("without receipts") << History::AddCountry;
    }
    void openAgain(History history);

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Opened> m_opened;
};

void RemovalTest::openAgain(History history)
{
    m_opened.reset();
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, history);
    m_server.sql(m_address,
                 u"INSERT INTO authors (name) VALUES ('Karel'), ('Josef'), ('Helena');"
                 "INSERT INTO books (title, author_id) VALUES ('R.U.R.', 1), ('Krakatit', 1), ('Stín', 2)"_s);
    m_opened = std::make_unique<Opened>(m_address);
}

void RemovalTest::init()
{
    openAgain(History::Indexes);
    QVERIFY(m_opened->capabilities.hasReceipts);
}

void RemovalTest::deletesAnAuthorWithoutBooks()
{
    QVERIFY(settled(m_opened->removals->remove(counted({{3}}), newSending())));

    QCOMPARE(content(), (QStringList{u"Karel|Krakatit,R.U.R."_s, u"Josef|Stín"_s}));
}

void RemovalTest::deletesTheBooksWithTheAuthor()
{
    const RemovedRecords records = counted({{1}});
    QCOMPARE(records.books.size(), 2);
    QVERIFY(settled(m_opened->removals->remove(records, newSending())));

    QCOMPARE(content(), (QStringList{u"Josef|Stín"_s, u"Helena|∅"_s}));
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM books"_s), u"1"_s);
}

void RemovalTest::movesTheBooksToAnother()
{
    RemovedRecords records = counted({{1}});
    records.heir = valueOf(m_opened->authors->author({2}));
    QVERIFY(settled(m_opened->removals->remove(records, newSending())));

    QCOMPARE(content(), (QStringList{u"Josef|Krakatit,R.U.R.,Stín"_s, u"Helena|∅"_s}));
}

void RemovalTest::deletesBooksAlone()
{
    QVERIFY(settled(m_opened->removals->remove(valueOf(m_opened->removals->books({{1}, {3}})), newSending())));

    QCOMPARE(content(), (QStringList{u"Karel|Krakatit"_s, u"Josef|∅"_s, u"Helena|∅"_s}));
}

void RemovalTest::deletesSeveralAuthorsAtOnce()
{
    QVERIFY(settled(m_opened->removals->remove(counted({{3}, {1}}), newSending())));

    QCOMPARE(content(), (QStringList{u"Josef|Stín"_s}));
}

void RemovalTest::countsMoreBooksThanFitIntoOneAnswer()
{
    m_server.sql(m_address,
                 u"INSERT INTO books (title, author_id) SELECT 'b' || i, 3 FROM generate_series(1, 1203) i"_s);

    const RemovedRecords records = counted({{1}, {3}});
    QCOMPARE(records.books.size(), 1205);
    QVERIFY(settled(m_opened->removals->remove(records, newSending())));

    QCOMPARE(content(), (QStringList{u"Josef|Stín"_s}));
}

void RemovalTest::refusesMoreThanItCanHold()
{
    m_server.sql(m_address,
                 u"INSERT INTO books (title, author_id) SELECT 'b' || i, 3 FROM generate_series(1, 10000) i"_s);

    QCOMPARE(errorOf(m_opened->removals->withBooks({{3}})).kind, ErrorKind::Invalid);
}

void RemovalTest::refusesToMoveBooksToADeletedAuthor()
{
    RemovedRecords records = counted({{1}});
    records.heir = valueOf(m_opened->authors->author({3}));
    m_server.sql(m_address, u"DELETE FROM authors WHERE id = 3"_s);

    const Error error = refusal(records);
    QCOMPARE(error.kind, ErrorKind::Missing);
    QCOMPARE(error.message, u"The author who was to get the books has been deleted meanwhile. Nothing was changed."_s);
}

void RemovalTest::refusesToMoveBooksToOneWhoGoesToo()
{
    m_server.sql(m_address, u"ALTER TABLE books DROP CONSTRAINT \"books_author_id_fkey\""_s);
    RemovedRecords records = counted({{1}, {3}});
    records.heir = records.authors.last().record;

    QCOMPARE(refusal(records).kind, ErrorKind::Invalid);
}

void RemovalTest::aBookAddedMeanwhileStopsIt_data()
{
    QTest::addColumn<bool>("moves");
    QTest::addColumn<QString>("key");
    const QString restrict = u"SELECT 1"_s;
    const QString key = u"ALTER TABLE books DROP CONSTRAINT \"books_author_id_fkey\""_s;
    const QString cascade = key + u", ADD FOREIGN KEY (author_id) REFERENCES authors (id) ON DELETE CASCADE"_s;
    QTest::addRow("deleting the books") << false << restrict;
    QTest::addRow("moving the books") << true << restrict;
    QTest::addRow("books go with their author") << false << cascade;
    QTest::addRow("no key") << false << key;
}

void RemovalTest::aBookAddedMeanwhileStopsIt()
{
    QFETCH(const bool, moves);
    QFETCH(const QString, key);
    m_server.sql(m_address, key);
    RemovedRecords records = counted({{1}});
    if (moves)
        records.heir = valueOf(m_opened->authors->author({2}));
    m_server.sql(m_address, u"INSERT INTO books (title, author_id) VALUES ('Válka s mloky', 1)"_s);

    const Error error = refusal(records);
    QCOMPARE(error.kind, ErrorKind::Conflict);
    QVERIFY2(error.message.contains(u"“Válka s mloky”"_s) && error.message.contains(u"“Karel”"_s),
             qPrintable(error.message));
}

void RemovalTest::aBookThatIsBeingAddedStopsIt_data()
{
    aBookAddedMeanwhileStopsIt_data();
}

void RemovalTest::aBookThatIsBeingAddedStopsIt()
{
    QFETCH(const bool, moves);
    QFETCH(const QString, key);
    if (!key.contains(u"ADD"_s) && key != u"SELECT 1"_s)
        QSKIP("Nothing ties a book to its author there.");
    m_server.sql(m_address, key);
    RemovedRecords records = counted({{1}});
    if (moves)
        records.heir = valueOf(m_opened->authors->author({2}));
    db::Session colleague(m_address);
    db::Transaction adding(colleague);
    QVERIFY(adding.begin());
    QVERIFY(colleague.run("INSERT INTO books (title, author_id) VALUES ('Válka s mloky', 1)"));

    auto removal = m_opened->removals->remove(records, newSending());
    QTRY_COMPARE(m_server.sql(m_address,
                              u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' "
                              "AND datname = current_database()"_s),
                 u"1"_s);
    QVERIFY(adding.commit());

    const Error error = errorOf(removal);
    QCOMPARE(error.kind, ErrorKind::Conflict);
    QVERIFY2(error.message.contains(u"“Válka s mloky”"_s), qPrintable(error.message));
    QCOMPARE(content().first(), u"Karel|Krakatit,R.U.R.,Válka s mloky"_s);
}

void RemovalTest::whatSomebodyChangedMeanwhileStopsIt_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("named");
    QTest::addRow("name") << u"UPDATE authors SET name = 'Karel Č.' WHERE id = 1"_s << ErrorKind::Conflict
                          << u"“Karel”"_s;
    QTest::addRow("biography") << u"UPDATE authors SET bio = 'Wrote.' WHERE id = 1"_s << ErrorKind::Conflict
                               << u"“Karel”"_s;
    QTest::addRow("sort name") << u"SELECT catalpa.file_author(1, 'Karel', 'K')"_s << ErrorKind::Conflict
                               << u"“Karel”"_s;
    QTest::addRow("title") << u"UPDATE books SET title = 'RUR' WHERE id = 1"_s << ErrorKind::Conflict << u"“R.U.R.”"_s;
    QTest::addRow("author of a book") << u"UPDATE books SET author_id = 3 WHERE id = 1"_s << ErrorKind::Missing
                                      << u"“R.U.R.”"_s;
    QTest::addRow("book deleted") << u"DELETE FROM books WHERE id = 2"_s << ErrorKind::Missing << u"“Krakatit”"_s;
    QTest::addRow("all deleted") << u"DELETE FROM books WHERE author_id = 1; DELETE FROM authors WHERE id = 1"_s
                                 << ErrorKind::Missing << u"“Karel”"_s;
}

void RemovalTest::whatSomebodyChangedMeanwhileStopsIt()
{
    QFETCH(const QString, change);
    const RemovedRecords records = counted({{1}});
    m_server.sql(m_address, change);

    const Error error = refusal(records);

    QTEST(error.kind, "kind");
    QFETCH(const QString, named);
    QVERIFY2(error.message.contains(named), qPrintable(error.message));
}

void RemovalTest::whatTheDatabaseKeepsStopsIt_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<bool>("moves");
    QTest::addColumn<QString>("kept");
    const QString security = u"CREATE POLICY seen ON %1 FOR SELECT USING (true);"
                             "CREATE POLICY changed ON %1 FOR UPDATE USING (true);"
                             "CREATE POLICY gone ON %1 FOR DELETE USING (%2);"
                             "ALTER TABLE %1 ENABLE ROW LEVEL SECURITY"_s;
    const QString trigger = u"CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
                            "CREATE TRIGGER kept BEFORE %2 ON %1 FOR EACH ROW EXECUTE FUNCTION keep()"_s;
    QTest::addRow("row security on authors")
        << security.arg(u"authors"_s, u"name LIKE 'Own%'"_s) << false << u"“Karel”"_s;
    QTest::addRow("row security on books")
        << security.arg(u"books"_s, u"title LIKE 'R%'"_s) << false << u"“Krakatit”"_s;
    QTest::addRow("trigger on authors") << trigger.arg(u"authors"_s, u"DELETE"_s) << false << u"“Karel”"_s;
    QTest::addRow("trigger on books") << trigger.arg(u"books"_s, u"DELETE"_s) << false << u"“R.U.R.”"_s;
    QTest::addRow("trigger on moves") << trigger.arg(u"books"_s, u"UPDATE"_s) << true << u"books"_s;
}

//! Deleting once went halfway: the books were gone and the author stayed.
void RemovalTest::whatTheDatabaseKeepsStopsIt()
{
    QFETCH(const QString, rule);
    QFETCH(const bool, moves);
    QFETCH(const QString, kept);
    static int number = 0;
    ConnectionAddress address = m_address;
    address.user = u"keeper_%1"_s.arg(++number);
    m_server.createRole(address.user);
    m_server.sql(m_address,
                 u"GRANT SELECT, INSERT, UPDATE, DELETE ON authors, books TO %1;"
                 "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO %1;"_s.arg(address.user)
                     + rule);
    m_opened = std::make_unique<Opened>(address);
    RemovedRecords records = counted({{1}});
    if (moves)
        records.heir = valueOf(m_opened->authors->author({3}));

    const Error error = refusal(records);

    QCOMPARE(error.kind, ErrorKind::Rights);
    QVERIFY2(error.message.contains(kept), qPrintable(error.message));
}

void RemovalTest::saysWhatElseRefersToIt()
{
    m_server.sql(m_address,
                 u"CREATE TABLE prizes (author_id int REFERENCES authors (id));"
                 "INSERT INTO prizes VALUES (3)"_s);

    const Error error = refusal(counted({{3}}));

    QCOMPARE(error.kind, ErrorKind::Conflict);
    QVERIFY2(error.message.contains(u"“prizes”"_s), qPrintable(error.message));
}

void RemovalTest::tellsWhatTheDatabaseDeletesAlongside()
{
    m_server.sql(m_address,
                 u"CREATE TABLE loans (book int REFERENCES books (id) ON DELETE CASCADE);"
                 "CREATE TABLE prizes (author int REFERENCES authors (id) ON DELETE SET NULL)"_s);
    const RemovedRecords before = counted({{1}});
    QCOMPARE(before.alongside, QStringList());
    m_server.sql(m_address, u"INSERT INTO loans SELECT min(id) FROM books WHERE author_id = 1"_s);
    QCOMPARE(refusal(before).kind, ErrorKind::Conflict);
    QVERIFY(refusal(before).message.contains(u"“loans”"_s));
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM loans"_s), u"1"_s);

    const RemovedRecords records = counted({{1}});
    QCOMPARE(records.alongside, QStringList{u"loans"_s});
    QVERIFY(settled(m_opened->removals->remove(records, newSending())));
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) FROM loans"_s), u"0"_s);
}

void RemovalTest::booksThatAreHiddenAreNotDeletedUnseen()
{
    m_server.createRole(u"removal_clerk"_s);
    m_server.sql(m_address,
                 u"ALTER TABLE books DROP CONSTRAINT books_author_id_fkey, ADD FOREIGN KEY (author_id)"
                 " REFERENCES authors (id) ON DELETE CASCADE;"
                 "GRANT SELECT, INSERT, UPDATE, DELETE ON authors, books TO removal_clerk;"
                 "ALTER TABLE books ENABLE ROW LEVEL SECURITY;"
                 "CREATE POLICY visible ON books USING (id > 1)"_s);
    const QStringList before = content();
    ConnectionAddress clerk = m_address;
    clerk.user = u"removal_clerk"_s;
    Opened opened(clerk);

    const Error error = errorOf(opened.removals->withBooks({{1}}));

    QCOMPARE(error.kind, ErrorKind::Rights);
    QVERIFY(error.message.contains(u"does not see all books"_s));
    QCOMPARE(content(), before);
}

void RemovalTest::isDoneOnceWhenTheAnswerIsLost_data()
{
    withAndWithoutReceipts();
}

void RemovalTest::isDoneOnceWhenTheAnswerIsLost()
{
    QFETCH(const History, history);
    openAgain(history);
    FaultProxy proxy(m_server.overTcp(m_address));
    Opened opened(proxy.address());
    valueOf(opened.authors->apply({.id = {1}, .name = Change<QString>{u"Karel"_s, u"Karel Č."_s}})); // Opens the link.
    const RemovedRecords records = valueOf(opened.removals->withBooks({{1}}));

    proxy.loseAnswers("COMMIT", 1);
    const auto removed = settled(opened.removals->remove(records, newSending()));

    QVERIFY2(removed, qPrintable(removed ? QString() : removed.error().message));
    QCOMPARE(content(), (QStringList{u"Josef|Stín"_s, u"Helena|∅"_s}));
}

void RemovalTest::isLookedUpWhenAllAnswersAreLost_data()
{
    withAndWithoutReceipts();
}

void RemovalTest::isLookedUpWhenAllAnswersAreLost()
{
    QFETCH(const History, history);
    openAgain(history);
    FaultProxy proxy(m_server.overTcp(m_address));
    Opened opened(proxy.address());
    valueOf(opened.authors->apply({.id = {1}, .name = Change<QString>{u"Karel"_s, u"Karel Č."_s}})); // Opens the link.
    const RemovedRecords records = valueOf(opened.removals->withBooks({{1}}));
    Sending sending = newSending();

    proxy.loseAnswers("COMMIT", 1);
    proxy.refuse(true);
    QCOMPARE(errorOf(opened.removals->remove(records, sending)).kind, ErrorKind::OutcomeUnknown);
    QCOMPARE(content().size(), 2);
    proxy.refuse(false);
    sending.isRepeated = true;

    QVERIFY(valueOf(opened.removals->isRemoved(records, sending)));
    QVERIFY(settled(opened.removals->remove(records, sending)));
}

void RemovalTest::isKnownNotToBeDoneWhenItNeverArrived_data()
{
    withAndWithoutReceipts();
}

void RemovalTest::isKnownNotToBeDoneWhenItNeverArrived()
{
    QFETCH(const History, history);
    openAgain(history);
    FaultProxy proxy(m_server.overTcp(m_address));
    Opened opened(proxy.address());
    const RemovedRecords records = valueOf(opened.removals->withBooks({{1}}));
    const Sending sending = newSending();

    proxy.refuse(true);
    QVERIFY(!settled(opened.removals->remove(records, sending)));
    proxy.refuse(false);

    QVERIFY(!valueOf(opened.removals->isRemoved(records, sending)));
    QCOMPARE(content().size(), 3);
    QVERIFY(settled(opened.removals->remove(records, sending)));
    QCOMPARE(content().size(), 2);
}

CATALPA_TEST(RemovalTest)
#include "tst_removal.moc"
