// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Orders of several levels, in alphabets, with nothing recorded, and finding a place by typing.

#include "cataloguefixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QTest>

using namespace catalpa;
using namespace catalpa::test;
using namespace Qt::StringLiterals;

namespace {

// Names alike, countries alike or missing, many days alike.
constexpr auto manyRecords = u8R"(
    INSERT INTO authors (name, country, created_at)
    SELECT (ARRAY['Åsa', 'Anna', 'Zoe', 'Ärla', 'anna', 'Öde', 'Muller', 'Müller'])[1 + i % 8],
           (ARRAY['SE', NULL, 'DE', 'de', NULL])[1 + i % 5], timestamp '2024-01-01' + (i % 4) * interval '1 day'
      FROM generate_series(1, 60) i;
    INSERT INTO books (title, author_id, created_at)
    SELECT (ARRAY['Volume 9', 'Volume 10', 'Volume 100', 'The volume', 'A', '9 lives', '10 lives'])[1 + i % 7],
           1 + (i * 7) % 60, timestamp '2024-01-01' + (i % 3) * interval '1 day'
      FROM generate_series(1, 90) i)";

} // namespace

class OrdersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void authorsStandInTheOrderOfAllLevels_data();
    void authorsStandInTheOrderOfAllLevels();
    void booksStandInTheOrderOfAllLevels_data();
    void booksStandInTheOrderOfAllLevels();
    void eachAlphabetHasItsOwnOrder();
    void numbersInTitlesCountAsNumbers();
    void anAlphabetThatTheServerLacksIsTheUsualOne();
    void findsThePlaceOfWhatIsTyped_data();
    void findsThePlaceOfWhatIsTyped();
    void countsUpToABound();
    void aMillionEqualKeysAreStillInOrder();

private:
    QList<qint64> ids(const QString &from, const QString &order) const
    {
        QList<qint64> found;
        for (const QString &row : m_server.rows(m_address, u"SELECT %1 ORDER BY %2"_s.arg(from, order)))
            found += row.toLongLong();
        return found;
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Opened> m_plain;
    std::unique_ptr<Opened> m_opened;
};

void OrdersTest::initTestCase()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address);
    m_server.sql(m_address, QString::fromUtf8(manyRecords));
    m_plain = std::make_unique<Opened>(m_address);
    QVERIFY(!m_plain->capabilities.hasSortKeys);
    applyOwn(m_server, m_address, u"nothing"_s);
    m_opened = std::make_unique<Opened>(m_address);
    QVERIFY(m_opened->capabilities.hasSortKeys);
}

void OrdersTest::authorsStandInTheOrderOfAllLevels_data()
{
    using S = AuthorQuery::Sort;
    constexpr auto up = Qt::AscendingOrder;
    constexpr auto down = Qt::DescendingOrder;
    QTest::addColumn<AuthorQuery::Order>("order");
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("filed");
    const auto row = [](const char *name, const AuthorQuery::Order &order, const QString &text) {
        QTest::addRow("%s", name)
            << order << QString(text).replace(u"@"_s, u"COLLATE \"und-x-icu\""_s).replace(u"#"_s, u"name"_s)
            << QString(text)
                   .replace(u"@"_s, u"COLLATE catalpa.und"_s)
                   .replace(u"#"_s, u"catalpa.filing_key(catalpa.author_sort_name(name, country))"_s);
    };
    row("country, then name", {{S::Country, up}, {S::Name, up}},
        u"country IS NULL, coalesce(country, '') @, # @, id"_s);
    row("country, then name from the end", {{S::Country, up}, {S::Name, down}},
        u"country IS NULL, coalesce(country, '') @, # @ DESC, id DESC"_s);
    row("country from the end, none still last", {{S::Country, down}, {S::Name, up}},
        u"country IS NULL, coalesce(country, '') @ DESC, # @, id"_s);
    row("no country first", {{S::Country, up, true}, {S::Name, up}},
        u"country IS NULL DESC, coalesce(country, '') @, # @, id"_s);
    row("name, then day from the end", {{S::Name, up}, {S::Added, down}}, u"# @, created_at DESC, id DESC"_s);
    row("day, books, name", {{S::Added, down}, {S::Books, down}, {S::Name, up}},
        u"created_at DESC, (SELECT count(*) FROM books WHERE author_id = authors.id) DESC, # @, id"_s);
}

void OrdersTest::authorsStandInTheOrderOfAllLevels()
{
    QFETCH(const AuthorQuery::Order, order);
    QFETCH(const QString, plain);
    QFETCH(const QString, filed);

    for (const int limit : {1, 7, 60, 61}) {
        QCOMPARE(idsInPages(*m_plain->authors, AuthorQuery{.order = order}, limit), ids(u"id FROM authors"_s, plain));
        QCOMPARE(idsInPages(*m_opened->authors, AuthorQuery{.order = order}, limit), ids(u"id FROM authors"_s, filed));
    }
    const AuthorQuery query{.order = order};
    const QList<qint64> all = ids(u"id FROM authors"_s, filed);
    QCOMPARE(valueOf(m_opened->authors->outline(query, 7)).count, 60);
    for (const qint64 id : all)
        QCOMPARE(valueOf(m_opened->authors->place(query, {id})), std::optional<qint64>(all.indexOf(id)));
}

void OrdersTest::booksStandInTheOrderOfAllLevels_data()
{
    using S = BookQuery::Sort;
    constexpr auto up = Qt::AscendingOrder;
    constexpr auto down = Qt::DescendingOrder;
    QTest::addColumn<BookQuery::Order>("order");
    QTest::addColumn<QString>("text");
    QTest::addRow("author, then title") << BookQuery::Order{{S::Author, up}, {S::Title, up}}
                                        << u"sort_name @, sort_title @, b.id"_s;
    QTest::addRow("author, then title from the end")
        << BookQuery::Order{{S::Author, up}, {S::Title, down}} << u"sort_name @, sort_title @ DESC, b.id DESC"_s;
    QTest::addRow("title, then author, then day") << BookQuery::Order{{S::Title, down}, {S::Author, up}, {S::Added, up}}
                                                  << u"sort_title @ DESC, sort_name @, b.created_at, b.id"_s;
    QTest::addRow("country of the author, then title")
        << BookQuery::Order{{S::Country, up}, {S::Title, up}}
        << u"country IS NULL, coalesce(country, '') @, sort_title @, b.id"_s;
    QTest::addRow("number") << BookQuery::Order{{S::Recorded, down}} << u"b.id DESC"_s;
}

void OrdersTest::booksStandInTheOrderOfAllLevels()
{
    QFETCH(const BookQuery::Order, order);
    QFETCH(QString, text);
    const QString from = u"b.id FROM books b JOIN authors a ON a.id = author_id"_s;
    text.replace(u"sort_name"_s, u"catalpa.filing_key(catalpa.author_sort_name(a.name, a.country))"_s)
        .replace(u"sort_title"_s, u"catalpa.filing_key(catalpa.book_sort_title(b.title, NULL))"_s);
    const QList<qint64> all = ids(from, text.replace(u"@"_s, u"COLLATE catalpa.und"_s));
    const BookQuery query{.order = order};

    for (const int limit : {1, 8, 90, 91})
        QCOMPARE(idsInPages(*m_opened->books, query, limit), all);
    const Outline outline = valueOf(m_opened->books->outline(query, 8));
    QCOMPARE(outline.count, 90);
    QCOMPARE(outline.keys.size(), 12);
    for (int i = 0; i < outline.keys.size(); ++i)
        QCOMPARE(outline.keys.at(i).id, all.at(qsizetype(8) * i));
}

void OrdersTest::eachAlphabetHasItsOwnOrder()
{
    const auto names = [this](const QString &collation) {
        QStringList found;
        const AuthorQuery query{.order = {{AuthorQuery::Sort::Name}}, .collation = collation};
        for (const Author &author : valueOf(m_opened->authors->page(query, {}, 100)).rows)
            found += author.name;
        found.removeDuplicates();
        return found;
    };

    QCOMPARE(names(u"und"_s).first(), u"anna"_s);
    QCOMPARE(names(u"und"_s).last(), u"Zoe"_s);
    QCOMPARE(names(u"sv"_s).mid(names(u"sv"_s).indexOf(u"Zoe"_s)),
             (QStringList{u"Zoe"_s, u"Åsa"_s, u"Ärla"_s, u"Öde"_s}));
    QVERIFY(names(u"de-u-co-phonebk"_s).indexOf(u"Müller"_s) < names(u"de-u-co-phonebk"_s).indexOf(u"Muller"_s));
    QVERIFY(names(u"und"_s).indexOf(u"Müller"_s) > names(u"und"_s).indexOf(u"Muller"_s));
}

void OrdersTest::numbersInTitlesCountAsNumbers()
{
    QStringList titles;
    for (const Book &book : valueOf(m_opened->books->page({}, {}, 100)).rows)
        titles += book.title;
    titles.removeDuplicates();

    QCOMPARE(titles,
             (QStringList{u"9 lives"_s, u"10 lives"_s, u"A"_s, u"The volume"_s, u"Volume 9"_s, u"Volume 10"_s,
                          u"Volume 100"_s}));
}

void OrdersTest::anAlphabetThatTheServerLacksIsTheUsualOne()
{
    const AuthorQuery strange{.order = {{AuthorQuery::Sort::Name}}, .collation = u"x\"; DROP TABLE authors; --"_s};

    QCOMPARE(idsInPages(*m_opened->authors, strange, 100), idsInPages(*m_opened->authors, AuthorQuery{}, 100));
}

void OrdersTest::findsThePlaceOfWhatIsTyped_data()
{
    using S = AuthorQuery::Sort;
    QTest::addColumn<AuthorQuery::Order>("order");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("found");
    const AuthorQuery::Order name{{S::Name}};
    const AuthorQuery::Order nameBack{{S::Name, Qt::DescendingOrder}};
    QTest::addRow("a beginning") << name << u"mul"_s << u"Muller"_s;
    QTest::addRow("with an accent, among those without") << name << u"mül"_s << u"Muller"_s;
    QTest::addRow("between two") << name << u"b"_s << u"Muller"_s;
    QTest::addRow("from the end") << nameBack << u"mul"_s << u"Müller"_s;
    QTest::addRow("a country") << AuthorQuery::Order{{S::Country}} << u"se"_s << u"SE"_s;
    QTest::addRow("a country from the end")
        << AuthorQuery::Order{{S::Country, Qt::DescendingOrder}} << u"d"_s << u"DE"_s;
}

void OrdersTest::findsThePlaceOfWhatIsTyped()
{
    QFETCH(const AuthorQuery::Order, order);
    QFETCH(const QString, typed);
    QFETCH(const QString, found);
    const AuthorQuery query{.order = order};
    const auto rows = valueOf(m_opened->authors->page(query, {}, 100)).rows;

    const auto place = valueOf(m_opened->authors->seek(query, typed));

    QVERIFY(place && *place < rows.size());
    const Author &there = rows.at(*place);
    QCOMPARE(order.first().column == AuthorQuery::Sort::Name ? there.name : there.country.value(), found);
    QCOMPARE(valueOf(m_opened->authors->seek({.order = {{AuthorQuery::Sort::Added}}}, typed)), std::optional<qint64>());
}

void OrdersTest::countsUpToABound()
{
    QCOMPARE(valueOf(m_opened->authors->count({}, 1000)), 60);
    QCOMPARE(valueOf(m_opened->authors->count({}, 10)), 10);
    QCOMPARE(valueOf(m_opened->books->count({.search = u"lives"_s}, 1000)), 26);
    QCOMPARE(valueOf(m_opened->books->count({.search = u"nothing like it"_s}, 1000)), 0);
}

void OrdersTest::aMillionEqualKeysAreStillInOrder()
{
    const ConnectionAddress address = m_server.createDatabase();
    createTables(m_server, address);
    m_server.sql(address, u"INSERT INTO authors (name) VALUES ('One')"_s);
    m_server.sql(address, u"INSERT INTO books (title, author_id) SELECT 'Same', 1 FROM generate_series(1, 1000000)"_s);
    Opened opened(address);
    const Outline outline = valueOf(opened.books->outline({}, 200));
    QCOMPARE(outline.count, 1'000'000);

    const auto page =
        valueOf(opened.books->page({}, {.first = outline.keys.at(4000), .end = outline.keys.at(4001)}, 400));

    QCOMPARE(page.rows.size(), 200);
    QCOMPARE(page.rows.first().id.value, 800'001);
    QCOMPARE(page.rows.last().id.value, 800'200);
    QVERIFY(!page.next);
}

CATALPA_TEST(OrdersTest)
#include "tst_orders.moc"
