// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! authors and books with --search, --sort, --count and --sort-names.
class ListQueriesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsWhatTheWindowFinds_data();
    void findsWhatTheWindowFinds();
    void sortsByLevels_data();
    void sortsByLevels();
    void writesTheSameRecordsInAnyOrder();
    void tellsWhenNothingWasFound();
    void counts_data();
    void counts();
    void addsSortNames();
    void refusesWhatCannotBeMeant_data();
    void refusesWhatCannotBeMeant();
    void offersWhatResemblesTheSearch();
    void offersWhatResemblesItInAPartOfTheList();
    void tellsWhatMayBeMeantInAnotherWay();
    void asksNoTableThatIsNotShown();
    void bringsEachRecordOnceOverALineThatBreaks_data();
    void bringsEachRecordOnceOverALineThatBreaks();

private:
    Answer run(const QString &line) const
    {
        return m_desk.run(QStringList{u"--database"_s, m_address.withPassword()} + words(line));
    }
    //! Separated by blanks; "_" is a blank within a word.
    static QStringList words(const QString &line)
    {
        QStringList words = line.split(u' ');
        for (QString &word : words)
            word.replace(u'_', u' ');
        return words;
    }
    static QString manyWords()
    {
        QStringList many;
        for (int i = 0; i < 33; ++i)
            many += u"w%1"_s.arg(i);
        return many.join(u'_');
    }
    //! The numbers of the records that a list has, in its order.
    QString idsOf(const QString &line) const
    {
        QStringList ids;
        for (const QJsonValue &record : json(run(u"--json "_s + line)).array())
            ids += QString::number(record[u"id"].toInt());
        return ids.join(u' ');
    }

    TestServer m_server;
    ConnectionAddress m_address;
    PageState m_desk;
};

void ListQueriesTest::initTestCase()
{
    m_address = m_server.createDatabase();
    QCOMPARE(run(u"migrate deploy"_s).code, 0);
    m_server.sql(m_address,
                 u"INSERT INTO authors VALUES (1, 'Karel Čapek', 'Wrote of robots', '2025-01-01', 'CZ'),"
                 "(2, 'Ursula K. Le Guin', NULL, '2025-01-02', 'US'), (3, 'Stanisław Lem', '', '2025-01-03', 'PL'),"
                 "(4, 'Anonymous', NULL, '2025-01-04', NULL), (5, 'Olga Tokarczuk', NULL, '2025-01-05', 'PL')"_s);
    m_server.sql(m_address,
                 u"INSERT INTO books VALUES (1, 'R.U.R.', 1, '2025-02-01'), (2, 'The Dispossessed', 2, '2025-02-02'),"
                 "(3, 'Solaris', 3, '2025-02-03'), (4, 'The Cyberiad', 3, '2025-02-03'),"
                 "(5, 'Krakatit', 1, '2025-02-04'), (6, 'Beowulf', 4, '2025-02-05')"_s);
    m_server.sql(m_address,
                 u"INSERT INTO catalpa.book_details (book_id, published)"
                 " VALUES (1, 'c1920'), (3, '[1961]'), (4, '1965')"_s);
}

void ListQueriesTest::findsWhatTheWindowFinds_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("ids");

    QTest::addRow("everything") << u"authors --search="_s << u"1 2 3 4 5"_s;
    QTest::addRow("without accents") << u"authors --search capek"_s << u"1"_s;
    QTest::addRow("a field") << u"authors --search country:pl"_s << u"3 5"_s;
    QTest::addRow("nothing recorded") << u"authors --search country:none"_s << u"4"_s;
    QTest::addRow("a number") << u"authors --search books:0"_s << u"5"_s;
    QTest::addRow("without a word") << u"authors --search country:pl_-lem"_s << u"5"_s;
    QTest::addRow("a minus first") << u"authors --search -country:pl"_s << u"1 2 4"_s;
    QTest::addRow("a date") << u"authors --search added:2025-01-03..2025-01-04"_s << u"3 4"_s;
    QTest::addRow("a phrase") << u"authors --search \"le_guin\""_s << u"2"_s;
    QTest::addRow("an author of books") << u"books --search author:capek"_s << u"1 5"_s;
    QTest::addRow("a title") << u"books --search rur"_s << u"1"_s;
    QTest::addRow("of one author") << u"books --author 3 --search solaris"_s << u"3"_s;
    QTest::addRow("of another author") << u"books --author 1 --search solaris"_s << u""_s;
}

void ListQueriesTest::findsWhatTheWindowFinds()
{
    QFETCH(const QString, line);
    QFETCH(const QString, ids);

    QCOMPARE(idsOf(line), ids);
}

void ListQueriesTest::sortsByLevels_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("ids");

    QTest::addRow("as they are filed") << u"authors --sort name"_s << u"4 1 2 3 5"_s;
    QTest::addRow("downwards") << u"authors --sort -name"_s << u"5 3 2 1 4"_s;
    QTest::addRow("nothing recorded last") << u"authors --sort country,name"_s << u"1 3 5 2 4"_s;
    QTest::addRow("two directions") << u"authors --sort country,-name"_s << u"1 5 3 2 4"_s;
    QTest::addRow("a count") << u"authors --sort -books,name"_s << u"1 3 4 2 5"_s;
    QTest::addRow("added") << u"authors --sort -added"_s << u"5 4 3 2 1"_s;
    QTest::addRow("by number") << u"authors --sort -id"_s << u"5 4 3 2 1"_s;
    QTest::addRow("without articles") << u"books --sort title"_s << u"6 4 2 5 1 3"_s;
    QTest::addRow("authors of books") << u"books --sort author,-added"_s << u"6 5 1 2 4 3"_s;
    QTest::addRow("countries of books") << u"books --sort -country,id"_s << u"2 3 4 1 5 6"_s;
    QTest::addRow("what else is recorded") << u"books --sort -published,id"_s << u"4 3 1 2 5 6"_s;
    QTest::addRow("blanks between levels") << u"books --sort author,_title"_s << u"6 5 1 2 4 3"_s;
    QTest::addRow("with a search") << u"books --sort -title --search author:lem"_s << u"3 4"_s;
}

void ListQueriesTest::sortsByLevels()
{
    QFETCH(const QString, line);
    QFETCH(const QString, ids);

    QCOMPARE(idsOf(line), ids);
}

//! The database writes the usual list, the program all others.
void ListQueriesTest::writesTheSameRecordsInAnyOrder()
{
    QString hostile;
    for (char16_t letter = 1; letter < 0x100; ++letter)
        hostile += QChar(letter);
    hostile += u"\u2028 😀 \ufeff \ufffd"_s;
    const ConnectionAddress address = m_server.createDatabase();
    const QStringList on{u"--database"_s, address.withPassword(), u"--json"_s};
    QCOMPARE(m_desk.run(on + words(u"migrate deploy"_s)).code, 0);
    m_server.sql(address,
                 u"INSERT INTO authors (name, bio, created_at) SELECT chr(n) || 'x', 'a' || chr(n) || E'\\\\\"\\n',"
                 "timestamp '2025-01-01' + n * interval '7 hours 1 minute 3.123456 seconds' "
                 "FROM generate_series(1, 1200) n; INSERT INTO authors (name, bio, country, created_at) VALUES "
                 "($q$%1$q$, '', 'CZ', '0001-01-01 00:00'), ('', NULL, '', '9999-12-31 23:59:59.999')"_s.arg(hostile));
    m_server.sql(address,
                 u"INSERT INTO books (title, author_id, created_at) SELECT name, id, created_at FROM authors"_s);

    for (const QString &kind : {u"authors"_s, u"books"_s}) {
        const Answer byTheDatabase = m_desk.run(on + QStringList{kind});
        const Answer byTheProgram = m_desk.run(on + QStringList{kind, u"--sort"_s, u"id"_s});

        QCOMPARE(json(byTheDatabase).array().size(), 1202);
        QCOMPARE(byTheDatabase.out, byTheProgram.out);
    }
}

void ListQueriesTest::tellsWhenNothingWasFound()
{
    QCOMPARE(run(u"books --search zzz"_s).out, QByteArray("Nothing was found.\n"));
    QCOMPARE(run(u"--json books --search zzz"_s).out, QByteArray("[]\n"));
    QCOMPARE(run(u"--json books --search zzz --limit 5"_s).out, QByteArray("{\"rows\":[],\"next\":null}\n"));
}

void ListQueriesTest::counts_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("answer");

    QTest::addRow("all") << u"authors --count"_s << QByteArray("5\n");
    QTest::addRow("what is found") << u"authors --count --search country:pl"_s << QByteArray("2\n");
    QTest::addRow("nothing") << u"books --count --search zzz"_s << QByteArray("0\n");
    QTest::addRow("of one author") << u"books --count --author 3"_s << QByteArray("2\n");
    QTest::addRow("as JSON") << u"--json books --count"_s << QByteArray("{\"count\":6}\n");
}

void ListQueriesTest::counts()
{
    QFETCH(const QString, line);
    QFETCH(const QByteArray, answer);

    QCOMPARE(run(line).out, answer);
}

void ListQueriesTest::addsSortNames()
{
    QCOMPARE(run(u"--json authors --sort-names --search guin"_s).out,
             QByteArray(R"([{"id":2,"name":"Ursula K. Le Guin","bio":null,"country":"US",)"
                        R"("createdAt":"2025-01-02T00:00:00.000Z","sortName":"Le Guin, Ursula K."}])"
                        "\n"));
    QCOMPARE(run(u"--json books --sort-names --search cyberiad"_s).out,
             QByteArray(R"([{"id":4,"title":"The Cyberiad","authorId":3,)"
                        R"("createdAt":"2025-02-03T00:00:00.000Z","sortTitle":"Cyberiad"}])"
                        "\n"));
}

void ListQueriesTest::refusesWhatCannotBeMeant_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("sentence");

    const auto row = [](const QString &line, const char *sentence) {
        QTest::addRow("%s", qPrintable(line.left(60))) << line << QByteArray(sentence);
    };
    row(u"authors --sort title"_s, "knows name, country, books, added, id");
    row(u"books --sort name"_s, "knows title, author, country, added, id");
    row(u"books --sort title,pages"_s, "“pages” is none of them");
    row(u"books --sort="_s, "is none of them");
    row(u"books --sort title,"_s, "is none of them");
    row(u"books --sort --title"_s, "“-title” is none of them");
    row(u"books --sort title,-title"_s, "“title” stands twice");
    row(u"books --limit 0"_s, "a number from 1 to 1000000");
    row(u"books --limit 1000001"_s, "“1000001” is none");
    row(u"books --limit -1"_s, "“-1” is none");
    row(u"books --limit 9999999999"_s, "is none");
    row(u"books --limit"_s, "limit");
    row(u"books --search added:tomorow"_s, "“tomorow” is no date");
    row(u"authors --search books:many"_s, "“many” is no number");
    row(u"books --search year:soon"_s, "“soon” is no year. Try 1954, <1900 or 1990..2000.");
    row(u"books --search year:2000..1990"_s,
        "“2000..1990” ends before it begins, so nothing fits it. Did you mean "
        "“1990..2000”?");
    row(u"authors --search added:2026..2025"_s, "Did you mean “2025..2026”?");
    row(u"books --search books:2"_s, "is a field of the authors");
    row(u"books --search -"_s, "“-” by itself says nothing");
    row(u"books --search \""_s, "The quotation mark is still open");
    row(u"books --search author:"_s, "looks for the word behind it");
    row(u"books --search "_s + manyWords(), "A search has 32 words at most.");
    row(u"books --search "_s + QString(3000, u'x'), "too long to be searched for");
    row(u"books --after x"_s, "--after takes the word");
    row(u"books --after="_s, "--after takes the word");
    row(u"books --count --limit 2"_s, "--limit and --count do not go together");
    row(u"books --count --sort title"_s, "--count and --sort do not go together");
    row(u"books --count --after x"_s, "--after");
    row(u"--json books --count --sort-names"_s, "--count and --sort-names do not go together");
    row(u"books --sort-names"_s, "--sort-names goes with --json only");
    row(u"seed --limit 3"_s, "--limit goes only with: authors, books");
}

void ListQueriesTest::refusesWhatCannotBeMeant()
{
    QFETCH(const QString, line);
    QFETCH(const QByteArray, sentence);

    const Answer answer = run(line);

    QCOMPARE(answer.code, 2);
    QCOMPARE(answer.out, QByteArray());
    QVERIFY2(answer.err.contains(sentence), answer.err.constData());
}

void ListQueriesTest::offersWhatResemblesTheSearch()
{
    const Answer author = run(u"authors --search lee-gwin"_s);
    const Answer book = run(u"books --search disposesed"_s);
    const Answer read = run(u"--json books --search disposesed"_s);
    const Answer nothing = run(u"books --search zzzzzz"_s);

    QCOMPARE(author.out, QByteArray("Nothing was found.\n"));
    QCOMPARE(book.code, 0);
    QCOMPARE(book.err, QByteArray("Did you mean “The Dispossessed”?\n"));
    QCOMPARE(read.err, book.err);
    QCOMPARE(nothing.err, QByteArray());
}

//! Only where the search finds nothing in all of the list, and of what the author has.
void ListQueriesTest::offersWhatResemblesItInAPartOfTheList()
{
    m_server.sql(m_address, u"INSERT INTO books VALUES (7, 'Dispossessed II', 1, '2025-02-06')"_s);
    const QString next = json(run(u"--json books --search dispossessed --limit 1"_s))[u"next"].toString();
    QVERIFY(!next.isEmpty());

    const Answer ofAuthor = run(u"books --search disposesed --author 1"_s);
    m_server.sql(m_address, u"DELETE FROM books WHERE id = 7"_s);
    const Answer rest = run(u"books --search dispossessed --limit 1 --after "_s + next);
    const Answer ofAuthorWithoutIt = run(u"books --search disposesed --author 1"_s);
    m_server.sql(m_address, u"UPDATE books SET title = 'The Dispossesed' WHERE title = 'The Dispossessed'"_s);
    const Answer nowhere = run(u"books --search dispossessed --limit 1 --after "_s + next);

    for (const Answer &answer : {rest, ofAuthor, ofAuthorWithoutIt, nowhere})
        QCOMPARE(answer.out, QByteArray("Nothing was found.\n"));
    QCOMPARE(ofAuthor.err, QByteArray("Did you mean “Dispossessed II”?\n"));
    QCOMPARE(ofAuthorWithoutIt.err, QByteArray());
    QCOMPARE(rest.err, QByteArray());
    QCOMPARE(nowhere.err, QByteArray("Did you mean “The Dispossesed”?\n"));
}

void ListQueriesTest::tellsWhatMayBeMeantInAnotherWay()
{
    const Answer open = run(u"--json books --search \"solaris"_s);
    const Answer field = run(u"--json books --search titel:solaris"_s);

    QCOMPARE(json(open).array().size(), 1);
    QCOMPARE(open.err, QByteArray("catalpa-cli: warning: The quotation mark is still open.\n"));
    QCOMPARE(field.code, 0);
    QCOMPARE(field.err, QByteArray("catalpa-cli: warning: There is no field “titel:”. Did you mean “title:”?\n"));
}

//! The guide's list has no number of books.
void ListQueriesTest::asksNoTableThatIsNotShown()
{
    m_server.createRole(u"reader"_s);
    m_server.sql(m_address, u"GRANT SELECT ON authors TO reader"_s);
    ConnectionAddress address = m_address;
    address.user = u"reader"_s;

    const Answer answer = m_desk.run({u"--database"_s, address.withPassword(), u"--json"_s, u"authors"_s});

    QCOMPARE(answer.err, QByteArray());
    QCOMPARE(json(answer).array().size(), 5);
}

void ListQueriesTest::bringsEachRecordOnceOverALineThatBreaks_data()
{
    QTest::addColumn<QStringList>("list");

    QTest::addRow("as recorded") << QStringList{u"--json"_s, u"books"_s};
    QTest::addRow("in an order") << QStringList{u"--json"_s, u"books"_s, u"--sort"_s, u"-title"_s};
}

void ListQueriesTest::bringsEachRecordOnceOverALineThatBreaks()
{
    QFETCH(const QStringList, list);
    FaultProxy proxy(m_server.overTcp(m_address));
    proxy.loseAnswers("public.books", 2, 200);

    const Answer answer = m_desk.run(QStringList{u"--database"_s, proxy.address().withPassword()} + list);

    QCOMPARE(answer.code, 0);
    QVERIFY(proxy.connections() > 2);
    QCOMPARE(answer.out, m_desk.run(QStringList{u"--database"_s, m_address.withPassword()} + list).out);
}

CATALPA_TEST(ListQueriesTest)
#include "tst_listqueries.moc"
