// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Orders of what is recorded beside the guide's columns.

#include "cataloguefixture.h"
#include "core/search/detailorder.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QTest>

using namespace catalpa;
using namespace catalpa::test;
using namespace Qt::StringLiterals;

namespace {

// A third without any, many alike, and what other programs may have written.
constexpr auto records = u8R"(
    INSERT INTO authors (name) SELECT 'Author ' || i FROM generate_series(1, 30) i;
    INSERT INTO books (title, author_id) SELECT 'Title ' || (i * 7) % 60, 1 + (i * 7) % 30 FROM generate_series(1, 60) i;
    INSERT INTO catalpa.book_details (book_id, published, publisher, language, isbn, people, series_number, shelf_mark,
                                      copies)
    SELECT i, (ARRAY['c1994', '[1890?]', '2003-05', NULL, 'n.d.', '866', '1994'])[1 + i % 7],
           (ARRAY['Östra', 'Faber', 'faber', '“Ost”', 'Zeta', ''])[1 + i % 6], (ARRAY['cs', 'de', NULL])[1 + i % 3],
           (ARRAY['{9780306406157}', '{0306406152,978}', '{}', NULL]::text[])[1 + i % 4]::text[],
           (ARRAY['[{"name": "Selver, Paul", "role": "trl"}]', '[{"name": "Čapek, Josef"}, {"name": "A"}]'])[1 + i % 2]::jsonb,
           (ARRAY['2', '10', '1', NULL])[1 + i % 4], (ARRAY['QA 9', 'QA 76.9', NULL])[1 + i % 3],
           (ARRAY[2, 10, NULL, 0])[1 + i % 4]
      FROM generate_series(1, 60) i WHERE i % 3 <> 0;
    INSERT INTO catalpa.author_details (author_id, born, other_names)
    SELECT i, (ARRAY['1890', 'c1700', '09.01.1890', NULL])[1 + i % 4], (ARRAY['{Z,A}', '{Å}', '{}']::text[])[1 + i % 3]::text[]
      FROM generate_series(1, 30) i WHERE i % 2 = 0)";

} // namespace

class DetailOrderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_address = m_server.createDatabase();
        createTables(m_server, m_address, History::Indexes);
        m_server.sql(m_address, QString::fromUtf8(records));
        m_opened = std::make_unique<Opened>(m_address);
        QVERIFY(m_opened->capabilities.hasDetails);
    }

    void booksStandInTheOrderOfAField_data()
    {
        QTest::addColumn<BookField>("field");
        QTest::addColumn<QString>("value");
        QTest::addRow("the year in a date") << BookField::Published << u"published_year::text"_s;
        QTest::addRow("a text as it is filed")
            << BookField::Publisher << u"nullif(catalpa.filing_key(publisher), '')"_s;
        QTest::addRow("a language") << BookField::Language << u"language"_s;
        QTest::addRow("the first of several") << BookField::Isbn << u"isbn[1]"_s;
        QTest::addRow("the first of people") << BookField::People << u"people -> 0 ->> 'name'"_s;
        QTest::addRow("numbers in texts") << BookField::SeriesNumber << u"series_number"_s;
        QTest::addRow("shelf marks") << BookField::ShelfMark << u"catalpa.filing_key(shelf_mark)"_s;
        QTest::addRow("a number") << BookField::Copies << u"copies::text"_s;
    }
    void booksStandInTheOrderOfAField()
    {
        QFETCH(const BookField, field);
        QFETCH(const QString, value);
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            for (const bool nothingFirst : {false, true}) {
                const BookQuery query{.order = {{sortBy(field), order, nothingFirst}, {BookQuery::Sort::Recorded}}};
                const QList<qint64> expected = ids(
                    u"SELECT b.id FROM books b LEFT JOIN catalpa.book_details ON book_id = b.id ORDER BY (%1) IS NULL"
                    " %2, (%1) COLLATE catalpa.und %3, b.id"_s.arg(value, nothingFirst ? u"DESC"_s : u""_s,
                                                                   order == Qt::DescendingOrder ? u"DESC"_s : u""_s));
                QCOMPARE(expected.size(), 60);
                for (const bool isIndexed : {true, false})
                    checkBooks(query, isIndexed, expected);
            }
        }
    }

    void authorsStandInTheOrderOfAField()
    {
        const QList<qint64> byBirth =
            ids(u"SELECT a.id FROM authors a LEFT JOIN catalpa.author_details ON author_id = a.id ORDER BY"
                " catalpa.year_in(born) IS NULL, catalpa.year_in(born) DESC, a.id DESC"_s);
        const AuthorQuery query{.order = {{sortBy(AuthorField::Born), Qt::DescendingOrder}}};
        for (const bool isIndexed : {true, false}) {
            CatalogueCapabilities capabilities = m_opened->capabilities;
            capabilities.hasReadingIndex = isIndexed;
            const auto authors = m_opened->catalogue.authors(capabilities);
            for (const int limit : {7, 100})
                QCOMPARE(idsInPages(*authors, query, limit), byBirth);
        }
    }

    //! A search is answered in that order, too, with several levels of it, and with the details themselves.
    void goesWithASearchAndWithEachOther()
    {
        const BookQuery query{.order = {{sortBy(BookField::Language)}, {sortBy(BookField::Published)}},
                              .search = u"title publisher:faber"_s,
                              .withDetails = true};
        const QList<qint64> expected =
            ids(u"SELECT book_id FROM catalpa.book_details WHERE lower(publisher) = 'faber' ORDER BY"
                " language COLLATE catalpa.und, published_year, book_id"_s);
        QVERIFY(!expected.isEmpty());
        for (const bool isIndexed : {true, false})
            checkBooks(query, isIndexed, expected);
    }

    void isFoundByTyping()
    {
        const BookQuery query{.order = {{sortBy(BookField::Published)}}, .withDetails = true};
        const auto rows = valueOf(m_opened->books->page(query, {}, 100)).rows;

        const auto place = valueOf(m_opened->books->seek(query, u"1994"_s));

        QVERIFY(place && *place > 0);
        QCOMPARE(rows.at(*place).details->text(BookField::Published), u"c1994"_s);
        QVERIFY(!rows.at(*place - 1).details->text(BookField::Published).contains(u"1994"_s));
    }

    //! Before the migration, no row has any: the list is there all the same.
    void isHarmlessWithoutAPlaceForThem()
    {
        CatalogueCapabilities capabilities = m_opened->capabilities;
        capabilities.hasDetails = false;
        const auto books = m_opened->catalogue.books(capabilities);

        QCOMPARE(idsInPages(*books, BookQuery{.order = {{sortBy(BookField::Publisher)}}}, 7).size(), 60);
    }

private:
    void checkBooks(const BookQuery &query, bool isIndexed, const QList<qint64> &expected)
    {
        CatalogueCapabilities capabilities = m_opened->capabilities;
        capabilities.hasReadingIndex = isIndexed;
        const auto books = m_opened->catalogue.books(capabilities);
        for (const int limit : {7, 100})
            QCOMPARE(idsInPages(*books, query, limit), expected);
        QCOMPARE(valueOf(books->outline(query, 7)).count, expected.size());
        for (const qint64 id : {expected.first(), expected.at(expected.size() / 2), expected.last()})
            QCOMPARE(valueOf(books->place(query, {id})), std::optional<qint64>(expected.indexOf(id)));
    }

    QList<qint64> ids(const QString &sql) const
    {
        QList<qint64> found;
        for (const QString &row : m_server.rows(m_address, sql))
            found += row.toLongLong();
        return found;
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Opened> m_opened;
};

CATALPA_TEST(DetailOrderTest)
#include "tst_detailorder.moc"
