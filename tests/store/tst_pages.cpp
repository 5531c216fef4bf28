// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cataloguefixture.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

// Names that equal each other, differ in case or accents only, and come in several scripts; equal and absent countries.
constexpr auto manyRecords = R"(
    INSERT INTO authors (name, country, created_at)
    SELECT (ARRAY['Zola', 'zola', 'Åberg', 'Aberg', 'Öst', 'Ost', 'Çelik', 'Чехов', '李白', 'نجيب محفوظ', 'Zola', '',
                  'O''Brien \ "quoted"', 'e' || chr(769) || 'tude', 'étude'])[1 + i % 15],
           (ARRAY[NULL, '', 'CZ', 'cz', 'SE', NULL, 'ÅL'])[1 + i % 7],
           '2024-05-05 05:05:05.005'::timestamp + (i % 5) * interval '1 ms'
      FROM generate_series(0, 76) i;
    INSERT INTO books (title, author_id, created_at)
    SELECT (ARRAY['R.U.R.', 'r.u.r.', 'Krakatit', 'Ärger', 'Arger', 'Хамелеон'])[1 + i % 6], 1 + (i * i) % 60,
           '1999-12-31 23:59:59.999'::timestamp + (i % 4) * interval '1 day'
      FROM generate_series(0, 100) i)";

class PagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void authorsInPagesAreTheWholeSetInOrder_data();
    void authorsInPagesAreTheWholeSetInOrder();
    void booksInPagesAreTheWholeSetInOrder_data();
    void booksInPagesAreTheWholeSetInOrder();
    void authorsAgreeWithTheirOutline_data() { authorsInPagesAreTheWholeSetInOrder_data(); }
    void authorsAgreeWithTheirOutline();
    void booksAgreeWithTheirOutline_data() { booksInPagesAreTheWholeSetInOrder_data(); }
    void booksAgreeWithTheirOutline();
    void everyAuthorHasTheirPlace_data() { authorsInPagesAreTheWholeSetInOrder_data(); }
    void everyAuthorHasTheirPlace();
    void everyBookHasItsPlace_data() { booksInPagesAreTheWholeSetInOrder_data(); }
    void everyBookHasItsPlace();
    void anEmptySetHasAnEmptyPageAndOutline();
    void changesBetweenPagesLoseAndRepeatNothingElse();
    void anEndBeforeTheBeginningIsAnEmptyPage();
    void sortsByTheRulesOfTheLanguage_data();
    void sortsByTheRulesOfTheLanguage();
    void instantsWithMicrosecondsStayInOrder();
    void carriesEveryFieldOfARow();
    void countsBooksWithoutReadingThemForEachAuthor();

private:
    static QString direction(Qt::SortOrder order) { return order == Qt::DescendingOrder ? u" DESC"_s : QString(); }
    QList<qint64> expected(const QString &from, const QString &key, const QString &id, Qt::SortOrder order) const
    {
        const QStringList rows =
            m_server.rows(m_address, u"SELECT %3 FROM %1 ORDER BY %2%4, %3%4"_s.arg(from, key, id, direction(order)));
        QList<qint64> ids;
        for (const QString &row : rows)
            ids += row.toLongLong();
        return ids;
    }

    template <typename Store, typename Query>
    static QList<qint64> throughOutline(Store &store, const Query &query, const Outline &outline)
    {
        QList<qint64> ids;
        for (qsizetype i = 0; i < outline.keys.size(); ++i) {
            KeyRange range{.first = outline.keys.at(i)};
            if (i + 1 < outline.keys.size())
                range.end = outline.keys.at(i + 1);
            const auto page = valueOf(store.page(query, range, 1000));
            if (range.end && page.rows.size() != outline.stride)
                qFatal("A stretch of the outline has %d rows", int(page.rows.size()));
            for (const auto &record : page.rows)
                ids += record.id.value;
        }
        return ids;
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Opened> m_opened;
};

void PagesTest::initTestCase()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address);
    m_server.sql(m_address, QString::fromUtf8(manyRecords));
    m_opened = std::make_unique<Opened>(m_address, QStringList{u"sv"_s});
    QCOMPARE(m_opened->capabilities.collation, u"sv"_s);
}

void PagesTest::authorsInPagesAreTheWholeSetInOrder_data()
{
    using Sort = AuthorQuery::Sort;
    QTest::addColumn<Sort>("sort");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QString>("key");
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        const char *name = order == Qt::AscendingOrder ? "up" : "down";
        QTest::addRow("by name, %s", name) << Sort::Name << order << u"name COLLATE \"sv-x-icu\""_s;
        QTest::addRow("by country, %s", name)
            << Sort::Country << order << u"country IS NULL, coalesce(country, '') COLLATE \"sv-x-icu\""_s;
        QTest::addRow("by books, %s", name)
            << Sort::Books << order << u"(SELECT count(*) FROM books WHERE author_id = authors.id)"_s;
        QTest::addRow("by date, %s", name) << Sort::Added << order << u"created_at"_s;
        QTest::addRow("by number, %s", name) << Sort::Recorded << order << u"id"_s;
    }
}

void PagesTest::authorsInPagesAreTheWholeSetInOrder()
{
    QFETCH(const AuthorQuery::Sort, sort);
    QFETCH(const Qt::SortOrder, order);
    QFETCH(const QString, key);
    const AuthorQuery query{.order = {{sort, order}}};
    const QList<qint64> ids = expected(u"authors"_s, key, u"id"_s, order);
    QCOMPARE(ids.size(), 77);

    for (const int limit : {1, 2, 7, 76, 77, 78})
        QCOMPARE(idsInPages(*m_opened->authors, query, limit), ids);
}

void PagesTest::booksInPagesAreTheWholeSetInOrder_data()
{
    using Sort = BookQuery::Sort;
    QTest::addColumn<Sort>("sort");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QString>("key");
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        const char *name = order == Qt::AscendingOrder ? "up" : "down";
        QTest::addRow("by title, %s", name) << Sort::Title << order << u"b.title COLLATE \"sv-x-icu\""_s;
        QTest::addRow("by author, %s", name) << Sort::Author << order << u"a.name COLLATE \"sv-x-icu\""_s;
        QTest::addRow("by date, %s", name) << Sort::Added << order << u"b.created_at"_s;
        QTest::addRow("by number, %s", name) << Sort::Recorded << order << u"b.id"_s;
    }
}

void PagesTest::booksInPagesAreTheWholeSetInOrder()
{
    QFETCH(const BookQuery::Sort, sort);
    QFETCH(const Qt::SortOrder, order);
    QFETCH(const QString, key);
    const QString tables = u"books b JOIN authors a ON a.id = b.author_id"_s;
    BookQuery query{.order = {{sort, order}}};
    const QList<qint64> ids = expected(tables, key, u"b.id"_s, order);
    QCOMPARE(ids.size(), 101);

    for (const int limit : {1, 8, 100, 101, 102})
        QCOMPARE(idsInPages(*m_opened->books, query, limit), ids);

    query.authorId = Id<Author>{2};
    QCOMPARE(idsInPages(*m_opened->books, query, 3),
             expected(tables + u" WHERE author_id = 2"_s, key, u"b.id"_s, order));
}

void PagesTest::authorsAgreeWithTheirOutline()
{
    QFETCH(const AuthorQuery::Sort, sort);
    QFETCH(const Qt::SortOrder, order);
    QFETCH(const QString, key);
    const AuthorQuery query{.order = {{sort, order}}};

    const Outline outline = valueOf(m_opened->authors->outline(query, 10));

    QCOMPARE(outline.count, 77);
    QCOMPARE(outline.stride, 10);
    QCOMPARE(outline.keys.size(), 8);
    QCOMPARE(throughOutline(*m_opened->authors, query, outline), expected(u"authors"_s, key, u"id"_s, order));
}

void PagesTest::booksAgreeWithTheirOutline()
{
    QFETCH(const BookQuery::Sort, sort);
    QFETCH(const Qt::SortOrder, order);
    const BookQuery query{.order = {{sort, order}}, .search = u"r"_s};

    const Outline outline = valueOf(m_opened->books->outline(query, 9));

    const QList<qint64> ids = idsInPages(*m_opened->books, query, 1000);
    QCOMPARE(outline.count, ids.size());
    QCOMPARE(throughOutline(*m_opened->books, query, outline), ids);
}

void PagesTest::everyAuthorHasTheirPlace()
{
    QFETCH(const AuthorQuery::Sort, sort);
    QFETCH(const Qt::SortOrder, order);
    const AuthorQuery query{.order = {{sort, order}}, .search = u"o"_s};
    const QList<qint64> ids = idsInPages(*m_opened->authors, query, 1000);

    for (const qint64 id : ids)
        QCOMPARE(valueOf(m_opened->authors->place(query, {id})), std::optional<qint64>(ids.indexOf(id)));

    const AuthorQuery elsewhere{.order = {{sort, order}}, .search = u"nobody"_s};
    QCOMPARE(valueOf(m_opened->authors->place(elsewhere, {ids.first()})), std::optional<qint64>());
}

void PagesTest::everyBookHasItsPlace()
{
    QFETCH(const BookQuery::Sort, sort);
    QFETCH(const Qt::SortOrder, order);
    const BookQuery query{.order = {{sort, order}}, .authorId = Id<Author>{2}};
    const QList<qint64> ids = idsInPages(*m_opened->books, query, 1000);
    QVERIFY(ids.size() > 1);

    for (const qint64 id : ids)
        QCOMPARE(valueOf(m_opened->books->place(query, {id})), std::optional<qint64>(ids.indexOf(id)));
    QCOMPARE(valueOf(m_opened->books->place(query, {1'000'000})), std::optional<qint64>());
}

void PagesTest::anEmptySetHasAnEmptyPageAndOutline()
{
    const AuthorQuery query{.search = u"nobody has this name"_s};

    const auto page = valueOf(m_opened->authors->page(query, {}, 10));
    const Outline outline = valueOf(m_opened->authors->outline(query, 10));

    QVERIFY(page.rows.isEmpty());
    QVERIFY(!page.next);
    QCOMPARE(outline, (Outline{.keys = {}, .count = 0, .stride = 10}));
}

void PagesTest::changesBetweenPagesLoseAndRepeatNothingElse()
{
    const ConnectionAddress address = m_server.createDatabase();
    createTables(m_server, address);
    m_server.sql(address,
                 u"INSERT INTO authors (name) SELECT chr(ascii('b') + i % 20) || '-' || i "
                 "FROM generate_series(0, 39) i"_s);
    Opened opened(address);
    const auto all = valueOf(opened.authors->page({}, {}, 100)).rows;

    const auto first = valueOf(opened.authors->page({}, {}, 15));
    m_server.sql(address, u"DELETE FROM authors WHERE id IN (%1, %2)"_s.arg(first.next->id).arg(all.at(3).id.value));
    m_server.sql(address, u"INSERT INTO authors (name) VALUES ('a, before all'), ('zz, behind all')"_s);
    const auto second = valueOf(opened.authors->page({}, {.first = first.next}, 100));

    QList<Author> seen = first.rows + second.rows;
    QCOMPARE(seen.takeLast().name, u"zz, behind all"_s);
    QList<Author> wanted = all;
    wanted.removeAt(15);
    QCOMPARE(seen, wanted);
}

void PagesTest::anEndBeforeTheBeginningIsAnEmptyPage()
{
    const Outline outline = valueOf(m_opened->authors->outline({}, 20));

    const auto page =
        valueOf(m_opened->authors->page({}, {.first = outline.keys.at(2), .end = outline.keys.at(1)}, 10));

    QVERIFY(page.rows.isEmpty());
    QVERIFY(!page.next);
}

void PagesTest::sortsByTheRulesOfTheLanguage_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("names");

    QTest::addRow("Swedish: Å after Z") << u"sv"_s << QStringList{u"Andersson"_s, u"zola"_s, u"Zola"_s, u"Åberg"_s};
    QTest::addRow("German: Å as A") << u"de"_s << QStringList{u"Åberg"_s, u"Andersson"_s, u"zola"_s, u"Zola"_s};
    QTest::addRow("unknown: as Unicode says")
        << u"xx"_s << QStringList{u"Åberg"_s, u"Andersson"_s, u"zola"_s, u"Zola"_s};
}

void PagesTest::sortsByTheRulesOfTheLanguage()
{
    QFETCH(const QString, language);
    QFETCH(const QStringList, names);
    const ConnectionAddress address = m_server.createDatabase();
    createTables(m_server, address, History::Init);
    m_server.sql(address, u"INSERT INTO authors (name) VALUES ('Zola'), ('Åberg'), ('zola'), ('Andersson')"_s);
    Opened opened(address, {language});

    QStringList sorted;
    for (const Author &author : valueOf(opened.authors->page({}, {}, 10)).rows)
        sorted += author.name;

    QCOMPARE(sorted, names);
}

// Only other programs write these: the guide's column has milliseconds, and so has Prisma.
void PagesTest::instantsWithMicrosecondsStayInOrder()
{
    const ConnectionAddress address = m_server.createDatabase();
    createTables(m_server, address, History::Init);
    m_server.sql(address, u"ALTER TABLE authors ALTER created_at TYPE timestamp(6)"_s);
    m_server.sql(address,
                 u"INSERT INTO authors (name, created_at) SELECT i::text, "
                 "'2025-01-01'::timestamp + (i * 37 % 100) * interval '1 us' FROM generate_series(0, 99) i"_s);
    Opened opened(address);

    const QList<qint64> ids = idsInPages(*opened.authors, AuthorQuery{.order = {{AuthorQuery::Sort::Added}}}, 7);

    QStringList texts;
    for (const qint64 id : ids)
        texts += QString::number(id);
    QCOMPARE(texts, m_server.rows(address, u"SELECT id FROM authors ORDER BY created_at, id"_s));
}

void PagesTest::carriesEveryFieldOfARow()
{
    const ConnectionAddress address = m_server.createDatabase();
    createTables(m_server, address);
    m_server.sql(address,
                 u"INSERT INTO authors VALUES (7, 'Božena Němcová', '', '1820-02-04 01:02:03.045', NULL),"
                 " (9, 'Karel Čapek', NULL, '1890-01-09', 'CZ');"
                 "INSERT INTO books VALUES (3, 'Babička', 7, '1855-07-01 12:00:00.5')"_s);
    Opened opened(address);

    const auto authors = valueOf(opened.authors->page({.order = {{AuthorQuery::Sort::Recorded}}}, {}, 10));
    const auto books = valueOf(opened.books->page({.order = {{BookQuery::Sort::Recorded}}}, {}, 10));

    const auto utc = [](QDate date, QTime time) {
        return QDateTime(date, time, Qt::UTC);
    };
    QCOMPARE(authors.rows,
             (QList<Author>{{.id = {7},
                             .name = u"Božena Němcová"_s,
                             .bio = QString(),
                             .country = {},
                             .createdAt = utc({1820, 2, 4}, {1, 2, 3, 45}),
                             .bookCount = 1,
                             .sortName = {}},
                            {.id = {9},
                             .name = u"Karel Čapek"_s,
                             .bio = {},
                             .country = u"CZ"_s,
                             .createdAt = utc({1890, 1, 9}, {0, 0}),
                             .bookCount = 0,
                             .sortName = {}}}));
    QCOMPARE(books.rows,
             (QList<Book>{{.id = {3},
                           .title = u"Babička"_s,
                           .authorId = {7},
                           .authorName = u"Božena Němcová"_s,
                           .createdAt = utc({1855, 7, 1}, {12, 0, 0, 500}),
                           .sortTitle = {},
                           .authorCountry = {}}}));
    QCOMPARE(valueOf(opened.authors->author({7})), authors.rows.first());
    QCOMPARE(valueOf(opened.books->book({3})), books.rows.first());
    QCOMPARE(errorOf(opened.authors->author({8})).kind, ErrorKind::Missing);
    QCOMPARE(errorOf(opened.books->book({8})).kind, ErrorKind::Missing);
}

void PagesTest::countsBooksWithoutReadingThemForEachAuthor()
{
    const ConnectionAddress address = m_server.createDatabase();
    createTables(m_server, address);
    m_server.sql(address,
                 u"INSERT INTO authors (name) SELECT md5(i::text) FROM generate_series(1, 2000) i;"
                 "INSERT INTO books (title, author_id) SELECT i::text, 1 + i % 2000 "
                 "FROM generate_series(1, 60000) i"_s);
    m_server.sql(address, u"ANALYZE"_s);
    auto opened = std::make_unique<Opened>(address);
    m_server.sql(address, u"SELECT pg_stat_reset()"_s);

    const auto page = valueOf(opened->authors->page({}, {}, 200));
    opened.reset(); // The end of a session brings its statistics.

    for (const Author &author : page.rows)
        QCOMPARE(author.bookCount, 30);
    const QString read = u"SELECT seq_tup_read FROM pg_stat_user_tables WHERE relname = 'books'"_s;
    QTRY_COMPARE(m_server.sql(address, read), u"60000"_s);
}

CATALPA_TEST(PagesTest)
#include "tst_pages.moc"
