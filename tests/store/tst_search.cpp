// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cataloguefixture.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

class SearchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aLetterWithAnAccentBehindItIsAnotherOne();
    void findsAuthors_data();
    void findsAuthors();
    void findsAuthorsWhereThereIsNoCountry();
    void findsBooksByTitleAndAuthor_data();
    void findsBooksByTitleAndAuthor();
    void findsWithinTheBooksOfAnAuthor();
    void isBlindToCaseInADatabaseMadeForC();
    void refusesWhatCannotBeInAnyRecord_data();
    void refusesWhatCannotBeInAnyRecord();

private:
    static QStringList names(AuthorStore &store, const QString &search)
    {
        const AuthorQuery query{.order = {{AuthorQuery::Sort::Recorded, Qt::AscendingOrder}}, .search = search};
        QStringList found;
        for (const Author &author : valueOf(store.page(query, {}, 100)).rows)
            found += author.name;
        if (valueOf(store.outline(query, 10)).count != found.size())
            qFatal("The outline counts differently");
        return found;
    }
    static BookQuery bookQuery(const QString &search, std::optional<Id<Author>> author = {})
    {
        return {.order = {{BookQuery::Sort::Recorded, Qt::AscendingOrder}}, .search = search, .authorId = author};
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Opened> m_opened;
};

void SearchTest::initTestCase()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address);
    m_server.sql(m_address, uR"(
        INSERT INTO authors (name, bio, country) VALUES
            ('Karel Čapek', 'Wrote R.U.R., which gave us the word robot.', 'CZ'),
            ('100% Pure', 'snake_case and C:\path', NULL),
            ('Flann O''Brien', 'The "Third" Policeman, {braces}, commas, NULL', 'IE'),
            ('نجيب محفوظ', 'القاهرة', 'EG'),
            ('紫式部', '源氏物語', 'JP'),
            ('Антон Чехов', NULL, 'RU'),
            ('İlhan TITLE', '', 'TR');
        INSERT INTO books (title, author_id) VALUES ('R.U.R.', 1), ('Krakatit', 1), ('Чайка', 6), ('源氏物語', 5))"_s);
    m_opened = std::make_unique<Opened>(m_address, QStringList{u"tr"_s});
}

void SearchTest::aLetterWithAnAccentBehindItIsAnotherOne()
{
    m_server.sql(m_address, u"INSERT INTO authors (name, country) VALUES (E'C\\u0327a Ira', 'FR')"_s);
    const auto found = [this](const QString &search) {
        return valueOf(m_opened->authors->count({.search = search}, 100));
    };

    QCOMPARE(found(u"country:fr =C"_s), 0);
    QCOMPARE(found(u"country:fr =a"_s), 0);
    QCOMPARE(found(u"country:fr =C\u0327a"_s), 1);
    QCOMPARE(found(u"country:fr =\u00c7a"_s), 1);

    m_server.sql(m_address, u"DELETE FROM authors WHERE country = 'FR'"_s);
}

void SearchTest::findsAuthors_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QStringList>("found");
    const QString capek = u"Karel Čapek"_s;
    const QString pure = u"100% Pure"_s;
    const QString flann = u"Flann O'Brien"_s;
    const QString chekhov = u"Антон Чехов"_s;

    QTest::addRow("words in any order") << u"robot karel"_s << QStringList{capek};
    QTest::addRow("parts of words") << u"apek rote"_s << QStringList{capek};
    QTest::addRow("name and country") << u"čapek cz"_s << QStringList{capek};
    QTest::addRow("a word that is missing") << u"karel poet"_s << QStringList{};
    QTest::addRow("capitals") << u"ČAPEK"_s << QStringList{capek};
    QTest::addRow("Cyrillic capitals") << u"ЧЕХОВ"_s << QStringList{chekhov};
    QTest::addRow("English words for a Turkish reader") << u"title"_s << QStringList{u"İlhan TITLE"_s};
    QTest::addRow("a decomposed accent") << u"C\u030capek"_s << QStringList{capek};
    QTest::addRow("per cent") << u"%"_s << QStringList{pure};
    QTest::addRow("underscore") << u"_"_s << QStringList{pure};
    QTest::addRow("backslash") << u"\\"_s << QStringList{pure};
    QTest::addRow("signs before a letter") << u":\\p"_s << QStringList{pure, flann};
    QTest::addRow("an apostrophe") << u"o'b"_s << QStringList{flann};
    QTest::addRow("a quotation mark") << u"\"third\""_s << QStringList{flann};
    QTest::addRow("braces and commas") << u"{braces}, null"_s << QStringList{flann};
    QTest::addRow("SQL") << u"'); DROP TABLE authors; --"_s << QStringList{};
    QTest::addRow("right to left") << u"محفوظ"_s << QStringList{u"نجيب محفوظ"_s};
    QTest::addRow("right to left and left to right") << u"eg القاهرة"_s << QStringList{u"نجيب محفوظ"_s};
    QTest::addRow("no blanks in the script") << u"氏物"_s << QStringList{u"紫式部"_s};
    QTest::addRow("a wide blank") << u"紫\u3000源氏"_s << QStringList{u"紫式部"_s};
    QTest::addRow("a blank that does not break") << u"karel\u00a0robot"_s << QStringList{capek};
    QTest::addRow("blanks around") << u"  \t karel \n "_s << QStringList{capek};
    QTest::addRow("beyond the basic plane") << u"😀"_s << QStringList{};
    QTest::addRow("words are not joined over fields") << u"čapekcz"_s << QStringList{};
    QTest::addRow("an invisible character") << u"kar\0el"_s << QStringList{capek};
    QTest::addRow("a quotation mark that stays open") << u"\"wrote r.u.r"_s << QStringList{capek};
    QTest::addRow("a phrase in another order") << u"\"čapek karel\""_s << QStringList{};
    QTest::addRow("without a word") << u"bio:any -robot -title -القاهرة -源氏 -third"_s << QStringList{pure};
    QTest::addRow("nothing recorded") << u"country:none"_s << QStringList{pure};
    QTest::addRow("something recorded") << u"bio:any country:any -bio:القاهرة -bio:源氏"_s << QStringList{capek, flann};
    QTest::addRow("what is not recorded has no word") << u"-bio:robot country:ru"_s << QStringList{chekhov};
    QTest::addRow("a country by its name") << u"country:Czechia"_s << QStringList{capek};
    QTest::addRow("a country by its own name") << u"country:česko"_s << QStringList{capek};
    QTest::addRow("exactly as written") << u"=Karel"_s << QStringList{capek};
    QTest::addRow("exactly, in other letters") << u"=karel"_s << QStringList{};
    QTest::addRow("an exact phrase with signs") << u"=\"100% P\""_s << QStringList{pure};
    QTest::addRow("by a title") << u"title:krakatit"_s << QStringList{capek};
    QTest::addRow("without that title") << u"-title:krakatit country:cz"_s << QStringList{};
    QTest::addRow("without a title") << u"title:none author:o'b"_s << QStringList{flann};
    QTest::addRow("with a title") << u"title:any robot"_s << QStringList{capek};
    QTest::addRow("number of books") << u"books:2"_s << QStringList{capek};
    QTest::addRow("one book or two") << u"books:1..2"_s << QStringList{capek, u"紫式部"_s, chekhov};
    QTest::addRow("no books") << u"books:0 name:o'b"_s << QStringList{flann};
    QTest::addRow("not without books") << u"-books:0 -books:1"_s << QStringList{capek};
    QTest::addRow("fewer than none") << u"books:<0"_s << QStringList{};
    QTest::addRow("added") << u"added:<30d country:cz"_s << QStringList{capek};
    QTest::addRow("added long ago") << u"added:>30d"_s << QStringList{};
    QTest::addRow("a date that is none") << u"added:soon country:cz"_s << QStringList{capek};
    QTest::addRow("a field that is none") << u"autor:karel"_s << QStringList{capek};
    QTest::addRow("many words") << u"karel "_s.repeated(300) << QStringList{capek};
}

void SearchTest::findsAuthors()
{
    QFETCH(const QString, search);
    QFETCH(const QStringList, found);

    QCOMPARE(names(*m_opened->authors, search), found);
}

void SearchTest::findsAuthorsWhereThereIsNoCountry()
{
    const ConnectionAddress address = m_server.createDatabase();
    createTables(m_server, address, History::Init);
    m_server.sql(address, u"INSERT INTO authors (name) VALUES ('Karel Čapek')"_s);
    Opened opened(address);

    QCOMPARE(names(*opened.authors, u"čapek"_s), QStringList{u"Karel Čapek"_s});
    QCOMPARE(names(*opened.authors, u"CZ"_s), QStringList());
}

void SearchTest::findsBooksByTitleAndAuthor_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QStringList>("found");

    QTest::addRow("title") << u"r.u"_s << QStringList{u"R.U.R."_s};
    QTest::addRow("a full stop is no wildcard") << u"r.a"_s << QStringList{};
    QTest::addRow("author") << u"ЧЕХОВ"_s << QStringList{u"Чайка"_s};
    QTest::addRow("author and title") << u"kat čap"_s << QStringList{u"Krakatit"_s};
    QTest::addRow("the author alone") << u"author:čap title:kra"_s << QStringList{u"Krakatit"_s};
    QTest::addRow("the title is not the author") << u"title:čapek"_s << QStringList{};
    QTest::addRow("the author's country") << u"country:jp"_s << QStringList{u"源氏物語"_s};
    QTest::addRow("the author's bio") << u"bio:robot -krakatit"_s << QStringList{u"R.U.R."_s};
    QTest::addRow("the author has no bio") << u"bio:none"_s << QStringList{u"Чайка"_s};
    QTest::addRow("a field of the other table") << u"books:0 kra"_s << QStringList{u"Krakatit"_s};
    QTest::addRow("everything") << QString() << QStringList{u"R.U.R."_s, u"Krakatit"_s, u"Чайка"_s, u"源氏物語"_s};
}

void SearchTest::findsBooksByTitleAndAuthor()
{
    QFETCH(const QString, search);
    QFETCH(const QStringList, found);

    QStringList titles;
    for (const Book &book : valueOf(m_opened->books->page(bookQuery(search), {}, 10)).rows)
        titles += book.title;

    QCOMPARE(titles, found);
}

void SearchTest::findsWithinTheBooksOfAnAuthor()
{
    const auto capek = valueOf(m_opened->books->page(bookQuery(u"k"_s, Id<Author>{1}), {}, 10));
    const auto chekhov = valueOf(m_opened->books->page(bookQuery(u"k"_s, Id<Author>{6}), {}, 10));

    QCOMPARE(capek.rows.size(), 2);
    QCOMPARE(chekhov.rows.size(), 0);
}

void SearchTest::isBlindToCaseInADatabaseMadeForC()
{
    ConnectionAddress address = m_address;
    address.database = u"made_for_c"_s;
    m_server.sql(m_address, u"CREATE DATABASE made_for_c TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C'"_s);
    createTables(m_server, address, History::Init);
    m_server.sql(address, u"INSERT INTO authors (name) VALUES ('Антон Чехов')"_s);
    Opened opened(address);

    QCOMPARE(names(*opened.authors, u"чехов"_s), QStringList{u"Антон Чехов"_s});
}

void SearchTest::refusesWhatCannotBeInAnyRecord_data()
{
    QTest::addColumn<QString>("search");

    QTest::addRow("a whole book") << u"word "_s.repeated(200'000);
    QTest::addRow("one endless word") << u"x"_s.repeated(1'000'000);
}

void SearchTest::refusesWhatCannotBeInAnyRecord()
{
    QFETCH(const QString, search);

    QCOMPARE(errorOf(m_opened->authors->page({.search = search}, {}, 10)).kind, ErrorKind::Invalid);
    QCOMPARE(errorOf(m_opened->authors->outline({.search = search}, 10)).kind, ErrorKind::Invalid);
    QCOMPARE(errorOf(m_opened->books->page(bookQuery(search), {}, 10)).kind, ErrorKind::Invalid);
    QCOMPARE(errorOf(m_opened->books->outline(bookQuery(search), 10)).kind, ErrorKind::Invalid);
}

CATALPA_TEST(SearchTest)
#include "tst_search.moc"
