// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What authors and books are filed under: suggested, kept up to date, and overruled.

#include "cataloguefixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QTest>

using namespace catalpa;
using namespace catalpa::test;
using namespace Qt::StringLiterals;

class SortKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void otherProgramsNeedNotKnow();
    void whatWasFiledByHandStays();
    void anEmptyTextMeansAsSuggested();
    void aColleaguesFilingIsAConflict();
    void aRepeatedFilingIsNoConflict();
    void nameAndFilingAreChangedTogetherOrNotAtAll();
    void booksAreFiledToo();
    void withoutTheMigrationSaysWhatToDo();
    void whatTheRulesAreNotSureOfCanBeListed_data();
    void whatTheRulesAreNotSureOfCanBeListed();
    void aReaderMayNotFile();
    void aWriterWithoutOtherRightsMay();

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    static AuthorEdit filing(const std::optional<QString> &from, const std::optional<QString> &to)
    {
        return {.id = {1}, .sortName = Change<std::optional<QString>>{from, to}};
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Opened> m_opened;
};

void SortKeysTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, History::Indexes);
    one(u"INSERT INTO authors (name, country) VALUES ('J.R.R. Tolkien', 'GB'), ('Franz Kafka', 'AT')"_s);
    one(u"INSERT INTO books (title, author_id) VALUES ('The Hobbit', 1), ('Die Verwandlung', 2)"_s);
    m_opened = std::make_unique<Opened>(m_address);
}

void SortKeysTest::otherProgramsNeedNotKnow()
{
    QCOMPARE(valueOf(m_opened->authors->author({1})).sortName, u"Tolkien, J.R.R."_s);
    QCOMPARE(valueOf(m_opened->books->book({1})).sortTitle, u"Hobbit"_s);

    one(u"UPDATE authors SET name = 'John Tolkien' WHERE id = 1"_s);
    one(u"UPDATE authors SET id = 77 WHERE id = 2"_s);
    one(u"SET session_replication_role = replica; INSERT INTO authors (id, name) VALUES (88, 'Karel Čapek')"_s);
    one(u"DELETE FROM books WHERE id = 1"_s);

    const auto authors = valueOf(m_opened->authors->page({}, {}, 10)).rows;
    QStringList filed;
    for (const Author &author : authors)
        filed += QString::number(author.id.value) + u' ' + author.sortName.value_or(QString());
    QCOMPARE(filed, QStringList({u"88 Čapek, Karel"_s, u"77 Kafka, Franz"_s, u"1 Tolkien, John"_s}));
    QCOMPARE(valueOf(m_opened->books->page({}, {}, 10)).rows.size(), 1);
    one(u"TRUNCATE authors, books"_s);
    QCOMPARE(valueOf(m_opened->authors->page({}, {}, 10)).rows.size(), 0);
    one(u"DROP TABLE books, authors"_s);
}

void SortKeysTest::whatWasFiledByHandStays()
{
    const Author filed = valueOf(m_opened->authors->apply(filing(u"Tolkien, J.R.R."_s, u"Tolkien, John Ronald"_s)));
    QCOMPARE(filed.sortName, u"Tolkien, John Ronald"_s);
    QCOMPARE(filed.name, u"J.R.R. Tolkien"_s);

    const Author renamed = valueOf(
        m_opened->authors->apply({.id = {1}, .name = Change<QString>{u"J.R.R. Tolkien"_s, u"Ronald Tolkien"_s}}));

    QCOMPARE(renamed.sortName, u"Tolkien, John Ronald"_s);
    QCOMPARE(one(u"SELECT sort_name FROM catalpa.author_sort WHERE by_hand"_s), u"Tolkien, John Ronald"_s);
}

void SortKeysTest::anEmptyTextMeansAsSuggested()
{
    valueOf(m_opened->authors->apply(filing(u"Tolkien, J.R.R."_s, u"Hobbits"_s)));

    QCOMPARE(valueOf(m_opened->authors->apply(filing(u"Hobbits"_s, std::nullopt))).sortName, u"Tolkien, J.R.R."_s);

    QCOMPARE(one(u"SELECT count(*) FROM catalpa.author_sort WHERE by_hand"_s), u"0"_s);
    const Author renamed =
        valueOf(m_opened->authors->apply({.id = {1}, .name = Change<QString>{u"J.R.R. Tolkien"_s, u"Ann Other"_s}}));
    QCOMPARE(renamed.sortName, u"Other, Ann"_s);
    Author read = valueOf(m_opened->authors->author({1}));
    read.details.reset(); // An edit of a name does not read them.
    QCOMPARE(read, renamed);
}

void SortKeysTest::aColleaguesFilingIsAConflict()
{
    one(u"INSERT INTO catalpa.author_sort VALUES (1, 'Theirs', true)"_s);

    QCOMPARE(errorOf(m_opened->authors->apply(filing(u"Tolkien, J.R.R."_s, u"Mine"_s))).kind, ErrorKind::Conflict);
    QCOMPARE(errorOf(m_opened->authors->apply({.id = {99}, .sortName = filing({}, u"x"_s).sortName})).kind,
             ErrorKind::Missing);

    QCOMPARE(valueOf(m_opened->authors->author({1})).sortName, u"Theirs"_s);
}

void SortKeysTest::aRepeatedFilingIsNoConflict()
{
    const AuthorEdit edit = filing(u"Tolkien, J.R.R."_s, u"Mine"_s);
    valueOf(m_opened->authors->apply(edit));

    QCOMPARE(valueOf(m_opened->authors->apply(edit)).sortName, u"Mine"_s);
    QCOMPARE(valueOf(m_opened->authors->apply(edit.inverse())).sortName, u"Tolkien, J.R.R."_s);
}

void SortKeysTest::nameAndFilingAreChangedTogetherOrNotAtAll()
{
    AuthorEdit both = filing(u"Tolkien, J.R.R."_s, u"Mine"_s);
    both.name = {u"J.R.R. Tolkien"_s, u"Ann Other"_s};
    AuthorEdit late = both;
    late.sortName = {u"what nobody sees"_s, u"Mine"_s};

    QCOMPARE(errorOf(m_opened->authors->apply(late)).kind, ErrorKind::Conflict);
    QCOMPARE(one(u"SELECT name FROM authors WHERE id = 1"_s), u"J.R.R. Tolkien"_s);

    const Author author = valueOf(m_opened->authors->apply(both));
    QCOMPARE(author.name, u"Ann Other"_s);
    QCOMPARE(author.sortName, u"Mine"_s);
}

void SortKeysTest::booksAreFiledToo()
{
    const BookEdit edit{.id = {1}, .sortTitle = Change<std::optional<QString>>{u"Hobbit"_s, u"There and back"_s}};

    QCOMPARE(valueOf(m_opened->books->apply(edit)).sortTitle, u"There and back"_s);
    QCOMPARE(
        errorOf(m_opened->books->apply({.id = {1}, .sortTitle = Change<std::optional<QString>>{u"Hobbit"_s, u"x"_s}}))
            .kind,
        ErrorKind::Conflict);
    const Book other =
        valueOf(m_opened->books->apply({.id = {2}, .title = Change<QString>{u"Die Verwandlung"_s, u"The Trial"_s}}));
    QCOMPARE(other.sortTitle, u"Trial"_s);
    Book read = valueOf(m_opened->books->book({2}));
    read.details.reset(); // An edit of a title does not read them.
    QCOMPARE(read, other);
    QCOMPARE(other.authorCountry, u"AT"_s);
}

void SortKeysTest::withoutTheMigrationSaysWhatToDo()
{
    const ConnectionAddress address = m_server.createDatabase();
    createTables(m_server, address);
    m_server.sql(address, u"INSERT INTO authors (name) VALUES ('J.R.R. Tolkien')"_s);
    Opened opened(address);

    QCOMPARE(valueOf(opened.authors->author({1})).sortName, std::optional<QString>());
    QCOMPARE(errorOf(opened.authors->apply(filing({}, u"x"_s))).kind, ErrorKind::Schema);
}

void SortKeysTest::whatTheRulesAreNotSureOfCanBeListed_data()
{
    QTest::addColumn<bool>("fromIndex");
    QTest::addRow("from the reading index") << true;
    QTest::addRow("from the tables") << false;
}

void SortKeysTest::whatTheRulesAreNotSureOfCanBeListed()
{
    QFETCH(const bool, fromIndex);
    one(u"INSERT INTO authors (name) VALUES ('Han Kang'), ('Ady Endre')"_s);
    CatalogueCapabilities capabilities = m_opened->capabilities;
    QVERIFY(capabilities.hasReadingIndex);
    capabilities.hasReadingIndex = fromIndex;
    const auto authors = m_opened->catalogue.authors(capabilities);
    const auto found = [&authors](const QString &search) {
        QStringList names;
        for (const Author &author : valueOf(authors->page({.search = search}, {}, 10)).rows)
            names += author.name;
        return names;
    };

    QCOMPARE(found(u"doubt:any"_s), QStringList({u"Ady Endre"_s, u"Han Kang"_s}));
    QCOMPARE(found(u"doubt:none"_s), QStringList({u"Franz Kafka"_s, u"J.R.R. Tolkien"_s}));
    valueOf(m_opened->authors->apply(
        {.id = {3}, .sortName = Change<std::optional<QString>>{u"Han, Kang"_s, u"Han Kang"_s}}));
    QCOMPARE(found(u"doubt:any"_s), QStringList({u"Ady Endre"_s}));
    one(u"UPDATE authors SET country = 'HU' WHERE id = 4"_s);
    QCOMPARE(found(u"doubt:any"_s), QStringList());
    one(u"UPDATE authors SET name = 'Tan Twan Eng', country = 'MY' WHERE id = 1"_s);
    QCOMPARE(found(u"-doubt:none"_s), QStringList({u"Tan Twan Eng"_s}));
}

void SortKeysTest::aReaderMayNotFile()
{
    m_server.createRole(u"reader"_s);
    one(u"GRANT SELECT ON authors, books TO reader"_s);
    ConnectionAddress address = m_address;
    address.user = u"reader"_s;
    Opened opened(address);
    QVERIFY(opened.capabilities.hasSortKeys);

    QCOMPARE(errorOf(opened.authors->apply(filing(u"Tolkien, J.R.R."_s, u"x"_s))).kind, ErrorKind::Rights);

    QCOMPARE(valueOf(m_opened->authors->author({1})).sortName, u"Tolkien, J.R.R."_s);
}

void SortKeysTest::aWriterWithoutOtherRightsMay()
{
    m_server.createRole(u"writer"_s);
    one(u"GRANT ALL ON authors, books TO writer; GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO writer"_s);
    ConnectionAddress address = m_address;
    address.user = u"writer"_s;
    Opened opened(address);

    QCOMPARE(valueOf(opened.authors->add({.name = u"Karel Čapek"_s})).sortName, u"Čapek, Karel"_s);
    QCOMPARE(valueOf(opened.authors->apply(filing(u"Tolkien, J.R.R."_s, u"x"_s))).sortName, u"x"_s);
}

CATALPA_TEST(SortKeysTest)
#include "tst_sortkeys.moc"
