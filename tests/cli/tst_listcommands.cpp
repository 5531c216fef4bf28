// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clifixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! authors, books and seed.
class ListCommandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsAuthorsAsTheGuidesApiDoes();
    void listsBooksAsTheGuidesApiDoes();
    void listsNothingAsAnEmptyArray();
    void listsTablesForPeople();
    void worksWithoutTheColumnCountry();
    void tellsAnUnknownAuthorFromOneWithoutBooks();
    void listsManyPagesInOrder();
    void endsQuietlyWhenTheReaderHasEnough();
    void seedsTheGuidesSample();
    void seedsTheLargeSample();
    void asksForTheTables_data();
    void asksForTheTables();
    void leavesTablesOfOthersAlone();
    void saysWhenTheRoleMayNot();
    void saysWhenTheServerOnlyReads();

private:
    Answer run(const QStringList &command) const
    {
        return m_desk.run(QStringList{u"--database"_s, m_address.withPassword()} + command);
    }

    TestServer m_server;
    ConnectionAddress m_address;
    PageState m_desk;
};

void ListCommandsTest::init()
{
    m_address = m_server.createDatabase();
    QCOMPARE(run({u"migrate"_s, u"deploy"_s}).code, 0);
}

void ListCommandsTest::listsAuthorsAsTheGuidesApiDoes()
{
    m_server.sql(m_address, u"ALTER DATABASE %1 SET timezone = 'America/St_Johns'"_s.arg(m_address.database));
    m_server.sql(m_address,
                 u"INSERT INTO authors VALUES "
                 "(3, 'J.R.R. Tolkien', E'\"The\" creator\\n\\\\ of\\tMiddle-earth', '2025-02-03 20:41:57.332', 'GB'),"
                 "(1, 'Karel Čapek', NULL, '2025-02-03 20:41:57', NULL),"
                 "(2, '李白 😀', '', '1999-12-31 23:59:59.999', '')"_s);

    const Answer answer = run({u"--json"_s, u"authors"_s});

    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.err, QByteArray());
    QCOMPARE(
        answer.out,
        QByteArray(R"([{"id":1,"name":"Karel Čapek","bio":null,"country":null,"createdAt":"2025-02-03T20:41:57.000Z"},)"
                   R"({"id":2,"name":"李白 😀","bio":"","country":"","createdAt":"1999-12-31T23:59:59.999Z"},)"
                   R"({"id":3,"name":"J.R.R. Tolkien","bio":"\"The\" creator\n\\ of\tMiddle-earth","country":"GB",)"
                   R"("createdAt":"2025-02-03T20:41:57.332Z"}])"
                   "\n"));
}

void ListCommandsTest::listsBooksAsTheGuidesApiDoes()
{
    m_server.sql(m_address,
                 u"INSERT INTO authors (name) VALUES ('one'), ('two');"
                 "INSERT INTO books VALUES (2, 'R.U.R.', 1, '2025-01-01 00:00:00.001'),"
                 "(1, 'Krakatit', 2, '2025-01-01'), (3, 'Bílá nemoc', 1, '2025-01-01')"_s);

    QCOMPARE(run({u"books"_s, u"--json"_s}).out,
             QByteArray(R"([{"id":1,"title":"Krakatit","authorId":2,"createdAt":"2025-01-01T00:00:00.000Z"},)"
                        R"({"id":2,"title":"R.U.R.","authorId":1,"createdAt":"2025-01-01T00:00:00.001Z"},)"
                        R"({"id":3,"title":"Bílá nemoc","authorId":1,"createdAt":"2025-01-01T00:00:00.000Z"}])"
                        "\n"));
    QCOMPARE(run({u"books"_s, u"--author"_s, u"2"_s, u"--json"_s}).out,
             QByteArray(R"([{"id":1,"title":"Krakatit","authorId":2,"createdAt":"2025-01-01T00:00:00.000Z"}])"
                        "\n"));
}

void ListCommandsTest::listsNothingAsAnEmptyArray()
{
    QCOMPARE(run({u"--json"_s, u"authors"_s}).out, QByteArray("[]\n"));
    QCOMPARE(run({u"--json"_s, u"books"_s}).out, QByteArray("[]\n"));
    QCOMPARE(run({u"authors"_s}).out, QByteArray("There are no authors yet.\n"));
    QCOMPARE(run({u"books"_s}).out, QByteArray("There are no books yet.\n"));
}

void ListCommandsTest::listsTablesForPeople()
{
    m_server.sql(m_address,
                 u"INSERT INTO authors (name, bio, country) VALUES ('Karel Čapek', E'Two\\nlines', 'CZ'),"
                 "('李白', NULL, NULL); INSERT INTO books (title, author_id) VALUES ('R.U.R.', 1)"_s);

    QCOMPARE(run({u"authors"_s}).out,
             QByteArray("ID  Name         Country  Books  About\n"
                        "--  -----------  -------  -----  ---------\n"
                        " 1  Karel Čapek  CZ           1  Two lines\n"
                        " 2  李白                      0\n"
                        "\n"
                        "2 authors\n"));
    QCOMPARE(run({u"books"_s}).out,
             QByteArray("ID  Title   Author       Author ID\n"
                        "--  ------  -----------  ---------\n"
                        " 1  R.U.R.  Karel Čapek          1\n"
                        "\n"
                        "1 book\n"));
}

void ListCommandsTest::worksWithoutTheColumnCountry()
{
    m_server.sql(m_address, u"ALTER TABLE authors DROP country"_s);
    QCOMPARE(run({u"seed"_s}).code, 0);

    const Answer answer = run({u"--json"_s, u"authors"_s});

    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.out.count("\"country\":null"), 3);
}

void ListCommandsTest::tellsAnUnknownAuthorFromOneWithoutBooks()
{
    m_server.sql(m_address, u"INSERT INTO authors (name) VALUES ('one')"_s);

    const Answer known = run({u"--json"_s, u"books"_s, u"--author"_s, u"1"_s});
    const Answer unknown = run({u"--json"_s, u"books"_s, u"--author"_s, u"2"_s});

    QCOMPARE(known.out, QByteArray("[]\n"));
    QCOMPARE(unknown.code, 6);
    QCOMPARE(unknown.err, QByteArray("catalpa-cli: There is no author with the number 2.\n"));
    QCOMPARE(unknown.out, QByteArray());
}

void ListCommandsTest::listsManyPagesInOrder()
{
    m_server.sql(m_address, u"INSERT INTO authors (name) SELECT md5(i::text) FROM generate_series(1, 3001) i"_s);
    const QString wanted =
        m_server.sql(m_address, u"SELECT string_agg(id || ' ' || name, E'\\n' ORDER BY id) FROM authors"_s);

    const Answer json = run({u"--json"_s, u"authors"_s});
    const Answer table = run({u"authors"_s});

    QStringList listed;
    for (const QJsonValue &author : QJsonDocument::fromJson(json.out).array())
        listed += QString::number(author[u"id"].toInt()) + u' ' + author[u"name"].toString();
    QCOMPARE(listed.join(u'\n'), wanted);
    QVERIFY(table.out.endsWith("\n\n3001 authors\n"));
    QCOMPARE(table.out.count("Country"), 1);
    QCOMPARE(table.out.count('\n'), 3001 + 4);
}

void ListCommandsTest::endsQuietlyWhenTheReaderHasEnough()
{
    m_server.sql(m_address,
                 u"INSERT INTO authors (name, bio) SELECT i::text, repeat('x', 60) "
                 "FROM generate_series(1, 20000) i"_s);
    m_desk.setVariable(u"DATABASE_URL"_s, m_address.withPassword());

    const Answer answer = m_desk.shell(u"\"$CLI\" authors | head -n 1"_s);
    const Answer json = m_desk.shell(u"\"$CLI\" --json authors | head -c 10"_s);

    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.err, QByteArray());
    QCOMPARE(answer.out.count('\n'), 1);
    QCOMPARE(json.code, 0);
    QCOMPARE(json.err, QByteArray());
    QCOMPARE(json.out, QByteArray("[{\"id\":1,\""));
}

void ListCommandsTest::seedsTheGuidesSample()
{
    const Answer first = run({u"seed"_s});
    const Answer second = run({u"seed"_s});
    const Answer third = run({u"--json"_s, u"seed"_s, u"--sample"_s, u"guide"_s});

    QCOMPARE(first.out, QByteArray("Added 3 authors and 8 books.\n"));
    QCOMPARE(second.out, QByteArray("The whole sample is there already.\n"));
    QCOMPARE(third.out, QByteArray("{\"authors\":0,\"books\":0}\n"));
    QCOMPARE(first.code + second.code + third.code, 0);
    QCOMPARE(m_server.rows(m_address,
                           u"SELECT name, count(*) FROM authors JOIN books ON author_id = authors.id "
                           "GROUP BY authors.id ORDER BY authors.id"_s),
             (QStringList{u"J.R.R. Tolkien|4"_s, u"George R.R. Martin|2"_s, u"J.K. Rowling|2"_s}));
}

void ListCommandsTest::seedsTheLargeSample()
{
    const Answer first = run({u"--json"_s, u"seed"_s, u"--sample"_s, u"world"_s});
    const QJsonDocument added = QJsonDocument::fromJson(first.out);

    QVERIFY2(added[u"authors"].toInt() >= 200, first.err.constData());
    QVERIFY(added[u"books"].toInt() > added[u"authors"].toInt());
    QCOMPARE(run({u"seed"_s, u"--sample"_s, u"world"_s}).out, QByteArray("The whole sample is there already.\n"));
    QCOMPARE(m_server.sql(m_address, u"SELECT count(*) - count(DISTINCT name) FROM authors"_s), u"0"_s);
}

void ListCommandsTest::asksForTheTables_data()
{
    QTest::addColumn<QStringList>("command");

    QTest::addRow("authors") << QStringList{u"authors"_s};
    QTest::addRow("books") << QStringList{u"--json"_s, u"books"_s};
    QTest::addRow("seed") << QStringList{u"seed"_s};
}

void ListCommandsTest::asksForTheTables()
{
    QFETCH(const QStringList, command);
    const ConnectionAddress empty = m_server.createDatabase();

    const Answer answer = m_desk.run(QStringList{u"--database"_s, empty.withPassword()} + command);

    QCOMPARE(answer.code, 5);
    QCOMPARE(answer.out, QByteArray());
    QCOMPARE(answer.err,
             QByteArray("catalpa-cli: This database has no tables for a catalogue yet. "
                        "Run 'catalpa-cli migrate deploy'.\n"));
}

void ListCommandsTest::leavesTablesOfOthersAlone()
{
    const ConnectionAddress foreign = m_server.createDatabase();
    m_server.sql(foreign, u"CREATE TABLE authors (nr bigint, surname text); INSERT INTO authors VALUES (1, 'x')"_s);

    const Answer answer = m_desk.run({u"--database"_s, foreign.withPassword(), u"seed"_s});

    QCOMPARE(answer.code, 6);
    QCOMPARE(answer.err,
             QByteArray("catalpa-cli: The table “authors” of this database has no column “id”, so it is not a "
                        "catalogue's. Choose another database.\n"));
    QCOMPARE(m_server.sql(foreign, u"SELECT count(*) FROM authors"_s), u"1"_s);
}

void ListCommandsTest::saysWhenTheRoleMayNot()
{
    m_server.createRole(u"visitor"_s);
    m_server.sql(m_address, u"GRANT SELECT ON authors TO visitor"_s);
    m_address.user = u"visitor"_s;

    const Answer books = run({u"books"_s});
    const Answer seed = run({u"seed"_s});

    QCOMPARE(books.code, 4);
    QCOMPARE(books.err,
             QByteArray("catalpa-cli: Your role in this database may not do this. Ask whoever looks after it.\n"));
    QCOMPARE(seed.code, 4);
}

void ListCommandsTest::saysWhenTheServerOnlyReads()
{
    m_server.sql(m_address, u"ALTER DATABASE %1 SET default_transaction_read_only = on"_s.arg(m_address.database));

    const Answer seed = run({u"seed"_s});

    QCOMPARE(seed.code, 4);
    QCOMPARE(seed.err, QByteArray("catalpa-cli: This connection may only read. Nothing was changed.\n"));
    QCOMPARE(run({u"authors"_s}).code, 0);
}

CATALPA_TEST(ListCommandsTest)
#include "tst_listcommands.moc"
