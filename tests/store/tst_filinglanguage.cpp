// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Books are filed by the articles of their language, whoever records it.

#include "cataloguefixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QTest>

using namespace catalpa;
using namespace catalpa::test;
using namespace Qt::StringLiterals;

namespace {

const auto indexed = u"SELECT sort_key FROM catalpa.book_index WHERE book_id = 1"_s;

BookEdit language(const QString &from, const QString &to)
{
    return {.id = {1}, .details = {{BookField::Language, from, to}}};
}

} // namespace

class FilingLanguageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = m_server.createDatabase();
        createTables(m_server, m_address, History::Indexes);
        one(u"INSERT INTO authors (name) VALUES ('N N'); INSERT INTO books (title, author_id) "
            "VALUES ('O Sol', 1), ('Penumbra', 1), ('Die broke', 1)"_s);
        open();
    }

    void aLanguageSetHereRefilesTheBook()
    {
        QCOMPARE(filed(), u"O Sol"_s);
        QCOMPARE(order(), (QList<qint64>{3, 1, 2}));

        const BookEdit edit = language(u""_s, u"por"_s);
        QCOMPARE(valueOf(m_opened->books->apply(edit)).sortTitle, u"Sol"_s);
        QCOMPARE(filed(), u"Sol"_s);
        QCOMPARE(order(), (QList<qint64>{3, 2, 1}));
        QCOMPARE(one(indexed), u"Sol"_s);

        QCOMPARE(valueOf(m_opened->books->apply(edit.inverse())).sortTitle, u"O Sol"_s);
        QCOMPARE(order(), (QList<qint64>{3, 1, 2}));
    }

    void aNewBookIsFiledByItsLanguage()
    {
        NewBook book{.title = u"Uno zio"_s, .authorId = {1}};
        book.details.set(BookField::Language, u"it"_s);

        const Book added = valueOf(m_opened->books->add(book, {}));

        QCOMPARE(added.sortTitle, u"zio"_s);
        QCOMPARE(added.details, std::optional(book.details));
    }

    void manyAtOnceAreRefiled()
    {
        const BookEdit second{.id = {3}, .details = {{BookField::Language, QString(), u"eng"_s}}};

        valueOf(m_opened->books->applyAll({language(u""_s, u"pt"_s), second}, {}));

        QCOMPARE(order(), (QList<qint64>{3, 2, 1}));
        QCOMPARE(valueOf(m_opened->books->book({3})).sortTitle, u"Die broke"_s);
    }

    void anotherProgramsLanguageRefilesTheBook_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("sortTitle");
        const auto row = [](const char *sql, const QString &sortTitle) {
            QTest::addRow("%.50s", sql) << QString::fromUtf8(sql) << sortTitle;
        };
        row("UPDATE catalpa.book_details SET language = 'ro' WHERE book_id = 1", u"Sol"_s);
        row("UPDATE catalpa.book_details SET language = 'eng'", u"O Sol"_s);
        row("INSERT INTO catalpa.book_details (book_id, language) VALUES (1, 'hu') ON CONFLICT (book_id, records) "
            "DO UPDATE SET language = excluded.language",
            u"O Sol"_s);
        row("DELETE FROM catalpa.book_details", u"O Sol"_s);
        row("SET session_replication_role = replica; UPDATE catalpa.book_details SET language = NULL", u"O Sol"_s);
        row("SELECT catalpa.change_details('books', 1, '{\"language\": \"pt\"}', '{\"language\": null}')", u"O Sol"_s);
        row("UPDATE catalpa.book_details SET publisher = 'Ática'", u"Sol"_s);
    }

    void anotherProgramsLanguageRefilesTheBook()
    {
        QFETCH(const QString, sql);
        QFETCH(const QString, sortTitle);
        one(u"INSERT INTO catalpa.book_details (book_id, language) VALUES (1, 'pt')"_s);
        QCOMPARE(filed(), u"Sol"_s);
        order();

        one(sql);

        QCOMPARE(filed(), sortTitle);
        QCOMPARE(order(), sortTitle == "Sol"_L1 ? (QList<qint64>{3, 2, 1}) : (QList<qint64>{3, 1, 2}));
        QCOMPARE(one(indexed), sortTitle);
    }

    void whatWasFiledByHandStays()
    {
        const Change<std::optional<QString>> byHand{u"O Sol"_s, u"Astro"_s};
        valueOf(m_opened->books->apply({.id = {1}, .sortTitle = byHand}));

        QCOMPARE(valueOf(m_opened->books->apply(language(u""_s, u"pt"_s))).sortTitle, u"Astro"_s);
        QCOMPARE(order(), (QList<qint64>{1, 3, 2}));

        // An empty one means as the rules suggest, now with the language.
        QCOMPARE(valueOf(m_opened->books->apply(
                             {.id = {1}, .sortTitle = Change<std::optional<QString>>{u"Astro"_s, std::nullopt}}))
                     .sortTitle,
                 u"Sol"_s);
        QCOMPARE(one(u"SELECT count(*) FROM catalpa.book_sort WHERE by_hand"_s), u"0"_s);
    }

    void languageAndFilingAreChangedTogether()
    {
        BookEdit both = language(u""_s, u"pt"_s);
        both.sortTitle = {u"O Sol"_s, u"Astro"_s};

        QCOMPARE(valueOf(m_opened->books->apply(both)).sortTitle, u"Astro"_s);
        QCOMPARE(valueOf(m_opened->books->apply(both.inverse())).sortTitle, u"O Sol"_s);
    }

    void aColleagueCanTakeItBack()
    {
        one(u"SELECT set_config('catalpa.batch', '00000000-0000-0000-0000-000000000001', false); "
            "INSERT INTO catalpa.book_details (book_id, language) VALUES (1, 'pt')"_s);
        QCOMPARE(filed(), u"Sol"_s);

        one(u"SELECT * FROM catalpa.take_back('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002')"_s);

        QCOMPARE(filed(), u"O Sol"_s);
        QCOMPARE(order(), (QList<qint64>{3, 1, 2}));
    }

    void theTablesGiveTheSameOrder()
    {
        one(u"INSERT INTO catalpa.book_details (book_id, language) VALUES (1, 'pt'), (3, 'en')"_s);
        CatalogueCapabilities bare = m_opened->capabilities;
        bare.readsTables = true;

        const auto books = m_opened->catalogue.books(bare);

        QCOMPARE(idsInPages(*books, byTitle(), 2), (QList<qint64>{3, 2, 1}));
        QCOMPARE(order(), (QList<qint64>{3, 2, 1}));
    }

    void withoutAPlaceForLanguagesItIsAsBefore()
    {
        one(u"INSERT INTO catalpa.book_details (book_id, language) VALUES (1, 'pt')"_s);
        QCOMPARE(order(), (QList<qint64>{3, 2, 1}));

        takeBack(m_server, m_address, u"_details"_s);
        open();

        QVERIFY(!m_opened->capabilities.filesByLanguage);
        QCOMPARE(order(), (QList<qint64>{3, 1, 2}));
        QCOMPARE(filed(), u"O Sol"_s);
        applyAgain(m_server, m_address, u"_details"_s);
        open();
        QVERIFY(m_opened->capabilities.filesByLanguage);
        QCOMPARE(order(), (QList<qint64>{3, 2, 1}));
        QCOMPARE(filed(), u"Sol"_s);
    }

    void aTableOfAnotherFormStopsNobody()
    {
        one(u"INSERT INTO catalpa.book_details (book_id, language) VALUES (1, 'pt'); "
            "ALTER TABLE catalpa.book_details RENAME language TO tongue; "
            "UPDATE catalpa.book_details SET tongue = 'de'"_s);

        QCOMPARE(one(u"SELECT tongue FROM catalpa.book_details"_s), u"de"_s);
        QCOMPARE(one(u"SELECT catalpa.reading_now(true)"_s), u"stale"_s);
        open();
        QCOMPARE(valueOf(m_opened->books->page(byTitle(), {}, 10)).rows.size(), 3);
    }

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    void open() { m_opened = std::make_unique<Opened>(m_address); }
    QString filed() const { return valueOf(m_opened->books->book({1})).sortTitle.value_or(QString()); }
    static BookQuery byTitle() { return {.order = {{BookQuery::Sort::Title, Qt::AscendingOrder}}}; }
    //! In the order of the reading index, which has to be right.
    QList<qint64> order() const
    {
        const QList<qint64> ids = idsInPages(*m_opened->books, byTitle(), 10);
        if (one(u"SELECT catalpa.reading_now(true)"_s) != "current"_L1)
            qFatal("the index is not read");
        return ids;
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Opened> m_opened;
};

CATALPA_TEST(FilingLanguageTest)
#include "tst_filinglanguage.moc"
