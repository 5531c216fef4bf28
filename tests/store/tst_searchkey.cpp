// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cataloguefixture.h"
#include "core/search/foldedtext.h"
#include "db/session.h"
#include "store/listing/textwords.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Searching, counting and sorting where Catalpa's own migrations have been applied: with the search key alone, and
//! with the indexes too.
class SearchKeyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void learnsWhatThereIs();
    void doesWithoutWhatItMayNotUse();
    void doesWithoutAnIndexThatIsNotValid();
    void findsAuthors_data();
    void findsAuthors();
    void findsBooks_data();
    void findsBooks();
    void findsWhereThereIsNoCountry();
    void foldsTextsAsTheServerDoes();
    void foldsTextsWithoutItsFunction();
    void collectsWhatIsRareBeforeItIsSorted();
    void knowsWhatIsLikeASearchThatFoundNothing();
    void survivesAnySearch_data();
    void survivesAnySearch();
    void answersFromIndexes_data();
    void answersFromIndexes();
    void languagesThatShareAnOrderSortAlike();

private:
    ConnectionAddress databaseWith(History history)
    {
        const ConnectionAddress address = m_server.createDatabase();
        createTables(m_server, address, history);
        return address;
    }
    CatalogueCapabilities shapeOf(const ConnectionAddress &address) { return Opened(address).capabilities; }
    void fill(const ConnectionAddress &address);

    TestServer m_server;
    ConnectionAddress m_keyOnly;
    ConnectionAddress m_indexed;
    ConnectionAddress m_large;
};

void SearchKeyTest::initTestCase()
{
    m_keyOnly = databaseWith(History::SearchKey);
    m_indexed = databaseWith(History::Indexes);
    fill(m_keyOnly);
    fill(m_indexed);

    m_large = databaseWith(History::Indexes);
    m_server.sql(
        m_large,
        u"INSERT INTO authors (name, bio, country, created_at) SELECT 'Author ' || md5(n::text), md5('b' || n),"
        " chr(65 + n % 26) || chr(65 + n % 23), timestamp '2024-01-01' + n * interval '1 minute'"
        " FROM generate_series(1, 5000) n;"
        "INSERT INTO books (title, author_id, created_at) SELECT 'Title ' || md5('t' || n), 1 + n % 5000,"
        " timestamp '2024-01-01' + n * interval '1 minute' FROM generate_series(1, 30000) n"_s);
    m_server.sql(m_large,
                 u"DO $$ BEGIN FOR n IN 1 .. 3 LOOP INSERT INTO catalpa.upkeep VALUES (20000); END LOOP; END $$"_s);
    m_server.sql(m_large, u"VACUUM ANALYZE"_s);
}

void SearchKeyTest::fill(const ConnectionAddress &address)
{
    m_server.sql(address, uR"(
        INSERT INTO authors (name, bio, country) VALUES
            ('Søren Kierkegaard', 'Either – or', 'Danmark'),
            ('Flann O''Brien', 'The "Third" Policeman', 'IE'),
            ('J.R.R. Tolkien', '100% snake_case and C:\path', NULL),
            ('Günter Grass', 'Straßen, große Straßen', 'Österreich'),
            ('Антон Чехов', NULL, 'RU'),
            ('紫式部', '源氏物語', 'JP'),
            ('Ωραία Ἑλένη', '', NULL);
        INSERT INTO books (title, author_id) VALUES ('Enten – Eller', 1), ('At Swim-Two-Birds', 2),
            ('The Hobbit', 3), ('Æro', 1), ('Чайка', 5), ('源氏物語', 6), ('Sjöfågel', 4), ('50% off_er \o/', 2))"_s);
}

void SearchKeyTest::learnsWhatThereIs()
{
    const CatalogueCapabilities bare = shapeOf(databaseWith(History::AddCountry));
    const CatalogueCapabilities key = shapeOf(m_keyOnly);
    const CatalogueCapabilities indexed = shapeOf(m_indexed);

    QVERIFY(!bare.hasSearchKey && !bare.hasReadingIndex);
    QVERIFY(key.hasSearchKey && !key.hasReadingIndex);
    QVERIFY(indexed.hasSearchKey && indexed.hasReadingIndex);
}

void SearchKeyTest::doesWithoutWhatItMayNotUse()
{
    const ConnectionAddress address = databaseWith(History::Indexes);
    fill(address);
    m_server.sql(address, u"REVOKE USAGE ON SCHEMA catalpa FROM PUBLIC"_s);
    m_server.createRole(u"reader"_s);
    m_server.sql(address, u"GRANT SELECT ON authors, books TO reader"_s);
    ConnectionAddress reader = address;
    reader.user = u"reader"_s;
    Opened opened(reader);

    const auto page = valueOf(opened.authors->page({.search = u"søren"_s}, {}, 10));

    QVERIFY(!opened.capabilities.hasSearchKey && !opened.capabilities.hasReadingIndex);
    QCOMPARE(page.rows.size(), 1);
}

void SearchKeyTest::doesWithoutAnIndexThatIsNotValid()
{
    const ConnectionAddress address = databaseWith(History::Indexes);
    m_server.sql(address,
                 u"UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'catalpa.catalpa_book_words'::regclass"_s);

    const CatalogueCapabilities capabilities = shapeOf(address);

    QVERIFY(capabilities.hasSearchKey);
    QVERIFY(!capabilities.hasReadingIndex);
}

void SearchKeyTest::findsAuthors_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QStringList>("found");
    const QString grass = u"Günter Grass"_s;
    const QString soren = u"Søren Kierkegaard"_s;
    const QString tolkien = u"J.R.R. Tolkien"_s;

    QTest::addRow("a stroke") << u"soren"_s << QStringList{soren};
    QTest::addRow("typed as it is written") << u"SØREN"_s << QStringList{soren};
    QTest::addRow("an apostrophe left out") << u"obrien"_s << QStringList{u"Flann O'Brien"_s};
    QTest::addRow("another apostrophe") << u"o’brien"_s << QStringList{u"Flann O'Brien"_s};
    QTest::addRow("initials apart") << u"tolkien J R R"_s << QStringList{tolkien};
    QTest::addRow("initials with full stops") << u"j.r.r."_s << QStringList{tolkien};
    QTest::addRow("sharp s") << u"strassen"_s << QStringList{grass};
    QTest::addRow("a sharp s for two") << u"graß"_s << QStringList{grass};
    QTest::addRow("words in any order and field") << u"osterreich gunter grosse"_s << QStringList{grass};
    QTest::addRow("two letters of a country") << u"ru"_s << QStringList{u"Антон Чехов"_s};
    QTest::addRow("a word that is missing") << u"soren kierkegard"_s << QStringList{};
    QTest::addRow("not over two fields") << u"kierkegaardeither"_s << QStringList{};
    QTest::addRow("Cyrillic capitals") << u"ЧЕХОВ"_s << QStringList{u"Антон Чехов"_s};
    QTest::addRow("Han") << u"物語 紫"_s << QStringList{u"紫式部"_s};
    QTest::addRow("Greek breathings") << u"ωραια ελενη"_s << QStringList{u"Ωραία Ἑλένη"_s};
    QTest::addRow("per cent") << u"%"_s << QStringList{tolkien};
    QTest::addRow("underscore") << u"_"_s << QStringList{tolkien};
    QTest::addRow("backslash") << u"\\"_s << QStringList{tolkien};
    QTest::addRow("initials without full stops") << u"jrr"_s << QStringList{tolkien};
    QTest::addRow("initials with blanks") << u"J. R. R. tol"_s << QStringList{tolkien};
    QTest::addRow("initials in another order") << u"R J R"_s << QStringList{};
    QTest::addRow("two letters begin a word") << u"ki so"_s << QStringList{soren};
    QTest::addRow("two letters within a word") << u"ke"_s << QStringList{};
    QTest::addRow("one letter begins a word") << u"k"_s << QStringList{soren};
    QTest::addRow("two letters in a script without blanks") << u"氏物"_s << QStringList{u"紫式部"_s};
    QTest::addRow("a phrase") << u"\"GUNTER grass\""_s << QStringList{grass};
    QTest::addRow("a phrase in another order") << u"\"grass gunter\""_s << QStringList{};
    QTest::addRow("accents in a field") << u"country:osterreich"_s << QStringList{grass};
    QTest::addRow("a country by its name") << u"country:japan"_s << QStringList{u"紫式部"_s};
    QTest::addRow("without a word") << u"country:any -soren -grass -obrien -紫"_s << QStringList{u"Антон Чехов"_s};
    QTest::addRow("exactly as written") << u"=Søren"_s << QStringList{soren};
    QTest::addRow("not exactly") << u"=Soren"_s << QStringList{};
    QTest::addRow("by a title") << u"title:aero"_s << QStringList{soren};
    QTest::addRow("two books") << u"books:2"_s << QStringList{soren, u"Flann O'Brien"_s};
    QTest::addRow("punctuation beside a word") << u"% tolkien"_s << QStringList{tolkien};
    QTest::addRow("per cent is no wildcard in a word") << u"kier%d"_s << QStringList{};
}

void SearchKeyTest::findsAuthors()
{
    QFETCH(const QString, search);
    QFETCH(const QStringList, found);
    const AuthorQuery query{.order = {{AuthorQuery::Sort::Recorded, Qt::AscendingOrder}}, .search = search};

    for (const ConnectionAddress &address : {m_keyOnly, m_indexed}) {
        Opened opened(address);
        QStringList names;
        for (const Author &author : valueOf(opened.authors->page(query, {}, 100)).rows)
            names += author.name;
        QCOMPARE(names, found);
        QCOMPARE(valueOf(opened.authors->outline(query, 10)).count, qint64(found.size()));
    }
}

void SearchKeyTest::findsBooks_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QStringList>("found");

    QTest::addRow("title") << u"sjofagel"_s << QStringList{u"Sjöfågel"_s};
    QTest::addRow("author") << u"soren"_s << QStringList{u"Enten – Eller"_s, u"Æro"_s};
    QTest::addRow("author and title") << u"eller soren"_s << QStringList{u"Enten – Eller"_s};
    QTest::addRow("a hyphen left out") << u"swimtwo obrien"_s << QStringList{u"At Swim-Two-Birds"_s};
    QTest::addRow("a ligature") << u"aero"_s << QStringList{u"Æro"_s};
    QTest::addRow("short and long words") << u"Ær soren"_s << QStringList{u"Æro"_s};
    QTest::addRow("two letters") << u"ae soren"_s << QStringList{u"Æro"_s};
    QTest::addRow("a phrase over a hyphen") << u"\"swim two birds\""_s << QStringList{u"At Swim-Two-Birds"_s};
    QTest::addRow("a field") << u"author:tolkien title:hobbit"_s << QStringList{u"The Hobbit"_s};
    QTest::addRow("the author's country") << u"country:jp"_s << QStringList{u"源氏物語"_s};
    QTest::addRow("the author has no country") << u"country:none"_s << QStringList{u"The Hobbit"_s};
    QTest::addRow("initials of the author") << u"j r r"_s << QStringList{u"The Hobbit"_s};
    QTest::addRow("signs") << u"\\ % _"_s << QStringList{u"50% off_er \\o/"_s};
    QTest::addRow("Han") << u"源氏物語"_s << QStringList{u"源氏物語"_s};
    QTest::addRow("nothing") << u"kierkegaard hobbit"_s << QStringList{};
    QTest::addRow("a joint, from its first word on") << u"swimt"_s << QStringList{u"At Swim-Two-Birds"_s};
    QTest::addRow("a joint, from its second word on") << u"twobir"_s << QStringList{u"At Swim-Two-Birds"_s};
    QTest::addRow("a joint, from within a word on") << u"imtwo"_s << QStringList{};
    QTest::addRow("a joint, typed from within a word on") << u"\"wim two\""_s << QStringList{u"At Swim-Two-Birds"_s};
    QTest::addRow("within a word beside a joint") << u"ird"_s << QStringList{u"At Swim-Two-Birds"_s};
    QTest::addRow("a joint that is typed, within a word") << u"ho-bbi"_s << QStringList{u"The Hobbit"_s};
    QTest::addRow("a joint that is typed, from within a word on") << u"ob-bi"_s << QStringList{};
    QTest::addRow("a joint of an author") << u"brie"_s << QStringList{u"At Swim-Two-Birds"_s, u"50% off_er \\o/"_s};
}

void SearchKeyTest::findsBooks()
{
    QFETCH(const QString, search);
    QFETCH(const QStringList, found);
    BookQuery query{.order = {{BookQuery::Sort::Recorded, Qt::AscendingOrder}}, .search = search};

    for (const ConnectionAddress &address : {m_keyOnly, m_indexed}) {
        Opened opened(address);
        QStringList titles;
        for (const Book &book : valueOf(opened.books->page(query, {}, 100)).rows) {
            titles += book.title;
            query.authorId = book.authorId;
            QVERIFY(valueOf(opened.books->outline(query, 10)).count > 0);
            query.authorId.reset();
        }
        QCOMPARE(titles, found);
        QCOMPARE(valueOf(opened.books->outline(query, 10)).count, qint64(found.size()));
    }
}

void SearchKeyTest::findsWhereThereIsNoCountry()
{
    const ConnectionAddress address = databaseWith(History::Init);
    applyOwn(m_server, address, u"countr"_s);
    m_server.sql(address, u"INSERT INTO authors (name) VALUES ('Søren Kierkegaard')"_s);
    Opened opened(address);

    QVERIFY(opened.capabilities.hasReadingIndex);
    QCOMPARE(valueOf(opened.authors->page({.search = u"soren"_s}, {}, 10)).rows.size(), 1);
}

//! As search_words() puts them together.
static QString wordsOf(const QString &text)
{
    const QString apart = FoldedText(text, FoldedText::Punctuation::Separates).text();
    const QString joined = FoldedText(text, FoldedText::Punctuation::Joins).text();
    return joined == apart ? apart : apart + u'\t' + joined;
}

//! All characters of the basic plane that are assigned, alone and in words.
static QStringList textsOfAllLetters()
{
    QStringList texts{u"Søren O'Brien J.R.R."_s,
                      u"İstanbul Iıi"_s,
                      u"C\u030capek"_s,
                      u"ΣΊΣΥΦΟΣ ΑΣ ΣΑ."_s,
                      u"ﾊﾟﾋﾟ ガ"_s,
                      u"한국어 \u1112\u1161\u11ab"_s,
                      u"हिन्दी क़"_s,
                      u"ﷺ ﬁ Ǆ ½ ² ㎏"_s,
                      u"𝔄 👩‍🚀"_s,
                      u"a\u0301\u0327 b"_s};
    for (uint start = 0x20; start < 0xfff0; start += 16) {
        for (uint code = start; code < start + 16; ++code) {
            const QChar character = QChar(char16_t(code));
            // PostgreSQL 15 and Qt know different versions of Unicode.
            const bool isOld = QChar::unicodeVersion(code) <= QChar::Unicode_12_1;
            if (isOld && character.category() != QChar::Other_Surrogate
                && character.category() != QChar::Other_NotAssigned)
                texts += u'a' + QString(character) + u'b';
        }
    }
    return texts;
}

void SearchKeyTest::foldsTextsAsTheServerDoes()
{
    const QStringList texts = textsOfAllLetters();
    const db::Param all = db::Param::list(texts);
    db::Session session(m_keyOnly);

    const auto keys =
        session.run("SELECT catalpa.search_words(text) FROM unnest($1::text[]) WITH ORDINALITY AS t(text, n)"
                    " ORDER BY n",
                    {all});

    QVERIFY(keys);
    QStringList differing;
    for (int row = 0; row < keys->count(); ++row) {
        if (wordsOf(texts.at(row)) != keys->text(row, 0))
            differing += texts.at(row) + u" is "_s + wordsOf(texts.at(row)) + u" and not "_s + keys->text(row, 0);
    }
    QVERIFY2(differing.isEmpty(), qPrintable(differing.join(u'\n')));
}

//! Where the function is missing, the same is done in the query.
void SearchKeyTest::foldsTextsWithoutItsFunction()
{
    CatalogueCapabilities without = Opened(m_keyOnly).capabilities;
    QVERIFY(without.hasSearchKey && without.knowsAllLetters);
    without.hasSearchKey = false;
    QByteArray from = store::wordsFrom("t.text", without);
    QVERIFY(store::hasVariants(from));
    store::fillVariants(from, "$2::text", "$3::text");
    const QStringList texts = textsOfAllLetters()
        + QStringList{u"C++ C+++ +C C+a a++b C# C#a #C C+# + # C++#"_s,
                      u" a  b\t c\n"_s,
                      u""_s,
                      u"-"_s,
                      u" - "_s,
                      u"a - b"_s,
                      u"a-b"_s,
                      u"a\u00a0b\u3000c"_s,
                      u"ひらがな カタカナ"_s,
                      u"孫子 夏目 漱石"_s};
    const auto [letters, plain] = store::letterVariants();
    db::Session session(m_keyOnly);

    const auto keys = session.run("SELECT n, catalpa.search_words(t.text), folded.words FROM unnest($1::text[]) WITH"
                                  " ORDINALITY AS t(text, n), "
                                      + from + " ORDER BY n",
                                  {db::Param::list(texts), letters, plain});

    QVERIFY2(keys, keys ? "" : qPrintable(keys.error().detail + keys.error().message));
    QCOMPARE(keys->count(), int(texts.size()));
    QStringList differing;
    for (int row = 0; row < keys->count(); ++row) {
        const QString words = keys->text(row, 1);
        const QString both = words.contains(u'\t') ? words : words + u'\t' + words; // The same twice finds the same.
        if (keys->text(row, 2) != words && keys->text(row, 2) != both)
            differing += texts.at(row) + u" is "_s + keys->text(row, 2) + u" and not "_s + words;
    }
    QVERIFY2(differing.isEmpty(), qPrintable(differing.mid(0, 20).join(u'\n')));
}

//! The titles of one word stand last; a walk in order would read all the others.
void SearchKeyTest::collectsWhatIsRareBeforeItIsSorted()
{
    m_server.sql(m_large,
                 u"INSERT INTO books (title, author_id) SELECT 'Яблоко ' || n, 1 FROM generate_series(1, 250) n"_s);
    m_server.sql(m_large, u"ANALYZE books; SELECT pg_stat_reset()"_s);
    {
        Opened opened(m_large);
        QCOMPARE(valueOf(opened.books->page({.search = u"яблоко"_s}, {}, 200)).rows.size(), 200);
    }

    QTRY_VERIFY(m_server
                    .sql(m_large,
                         u"SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname ="
                         " 'catalpa_book_words'"_s)
                    .toInt()
                > 0);
}

void SearchKeyTest::knowsWhatIsLikeASearchThatFoundNothing()
{
    Opened indexed(m_indexed);
    Opened keyOnly(m_keyOnly);

    QCOMPARE(valueOf(indexed.authors->suggestions({.search = u"tolkein"_s})), QStringList{u"J.R.R. Tolkien"_s});
    QCOMPARE(valueOf(indexed.authors->suggestions({.search = u"author:kirkegard -x"_s})),
             QStringList{u"Søren Kierkegaard"_s});
    QCOMPARE(valueOf(indexed.books->suggestions({.search = u"hobit"_s})), QStringList{u"The Hobbit"_s});
    QCOMPARE(valueOf(indexed.books->suggestions({.search = u"tolkein hobit"_s})), QStringList{u"tolkien hobbit"_s});
    QVERIFY(valueOf(indexed.books->suggestions({.search = u"tolkein xylophon"_s})).isEmpty());
    QVERIFY(valueOf(indexed.books->suggestions({.search = u"%'\"\\ xylophon"_s})).isEmpty());
    QVERIFY(valueOf(keyOnly.authors->suggestions({.search = u"tolkein"_s})).isEmpty());
    QCOMPARE(valueOf(indexed.authors->page({.search = u"tolkien"_s}, {}, 10)).rows.size(), 1);
}

void SearchKeyTest::survivesAnySearch_data()
{
    QTest::addColumn<QString>("search");

    QString letters;
    for (char16_t letter = u'a'; letter < u'a' + 999; ++letter)
        letters += QString(QChar(letter)) + u' ';
    QTest::addRow("a thousand words") << letters;
    QTest::addRow("signs of every kind") << u"%%% ___ \\\\\\ ''' \"\"\" $1 $$ @word :name ? ; -- /*"_s;
    QTest::addRow("half a pair") << QString(QChar(0xd83d));
    QTest::addRow("marks alone") << u"\u0301\u0308 \u200f \u00b4"_s;
    QTest::addRow("unassigned") << u"\uffff\ufdd0 \u0378"_s;
    QTest::addRow("right to left marks") << u"\u202esoren\u202c"_s;
}

void SearchKeyTest::survivesAnySearch()
{
    QFETCH(const QString, search);

    for (const ConnectionAddress &address : {m_keyOnly, m_indexed}) {
        Opened opened(address);
        QVERIFY(settled(opened.authors->page({.search = search}, {}, 10)));
        QVERIFY(settled(opened.books->page({.search = search}, {}, 10)));
    }
}

void SearchKeyTest::answersFromIndexes_data()
{
    using Ask = std::function<void(Opened &)>;
    QTest::addColumn<Ask>("ask");
    QTest::addColumn<QStringList>("indexes");
    const KeyRange later{.first = Key{{u"Title 8"_s}, 1}};
    const KeyRange laterAuthors{.first = Key{{u"Author 8"_s}, 1}};
    const KeyRange laterDays{.first = Key{{u"2024-01-02 12:00:00.000000"_s}, 1}};
    const auto books = [](BookQuery query, const KeyRange &range) {
        return Ask([=](Opened &opened) { valueOf(opened.books->page(query, range, 50)); });
    };
    const auto authors = [](AuthorQuery query, const KeyRange &range) {
        return Ask([=](Opened &opened) { valueOf(opened.authors->page(query, range, 50)); });
    };
    const QString byAuthor = u"catalpa_book_author"_s;

    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        const char *way = order == Qt::AscendingOrder ? "ascending" : "descending";
        using ByBook = BookQuery::Sort;
        using ByAuthor = AuthorQuery::Sort;
        const BookQuery byTitle{.order = {{ByBook::Title, order}}};
        const BookQuery byName{.order = {{ByBook::Author, order}}};
        const BookQuery byDay{.order = {{ByBook::Added, order}}};
        const AuthorQuery name{.order = {{ByAuthor::Name, order}}};
        const AuthorQuery day{.order = {{ByAuthor::Added, order}}};
        const AuthorQuery country{.order = {{ByAuthor::Country, order}}};
        QTest::addRow("titles, %s", way) << books(byTitle, {}) << QStringList{u"catalpa_book_order"_s};
        QTest::addRow("a jump among titles, %s", way) << books(byTitle, later) << QStringList{u"catalpa_book_order"_s};
        QTest::addRow("books by author, %s", way)
            << books(byName, {}) << QStringList{u"catalpa_author_order"_s, byAuthor};
        QTest::addRow("a jump among books by author, %s", way)
            << books(byName, laterAuthors) << QStringList{u"catalpa_author_order"_s, byAuthor};
        QTest::addRow("books by day, %s", way) << books(byDay, {}) << QStringList{u"catalpa_book_added"_s};
        QTest::addRow("a jump among days, %s", way) << books(byDay, laterDays) << QStringList{u"catalpa_book_added"_s};
        QTest::addRow("names, %s", way) << authors(name, {}) << QStringList{u"catalpa_author_order"_s};
        QTest::addRow("a jump among names, %s", way)
            << authors(name, laterAuthors) << QStringList{u"catalpa_author_order"_s};
        QTest::addRow("authors by day, %s", way) << authors(day, {}) << QStringList{u"catalpa_author_added"_s};
        // From its end, the list of countries would have those without one first.
        if (order == Qt::DescendingOrder)
            continue;
        QTest::addRow("authors by country, %s", way)
            << authors(country, {}) << QStringList{u"catalpa_author_country"_s};
        QTest::addRow("a jump among countries, %s", way)
            << authors(country, {.first = Key{{u"false"_s, u"KL"_s}, 1}}) << QStringList{u"catalpa_author_country"_s};
    }
    QTest::addRow("books of an author") << books({.authorId = Id<Author>{77}}, {}) << QStringList{byAuthor};
    QTest::addRow("one author") << Ask([](Opened &opened) { valueOf(opened.authors->author({77})); })
                                << QStringList{byAuthor};
    QTest::addRow("a search among books") << books({.search = u"abcd"_s}, {}) << QStringList{u"catalpa_book_words"_s};
    QTest::addRow("a search among authors")
        << authors({.search = u"abcd"_s}, {}) << QStringList{u"catalpa_author_words"_s};
}

// The statistics of a connection are there when it has gone.
void SearchKeyTest::answersFromIndexes()
{
    QFETCH(const std::function<void(Opened &)>, ask);
    QFETCH(const QStringList, indexes);
    m_server.sql(m_large, u"SELECT pg_stat_reset()"_s);
    const auto scans = [this](const QString &index) {
        return m_server
            .sql(m_large, u"SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = '%1'"_s.arg(index))
            .toInt();
    };

    {
        Opened opened(m_large);
        ask(opened);
    }

    for (const QString &index : indexes)
        QTRY_VERIFY2(scans(index) > 0, qPrintable(index));
    // Of a few thousand authors all may be read where many books are found.
    QCOMPARE(m_server.sql(m_large, u"SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'books'"_s), u"0"_s);
}

void SearchKeyTest::languagesThatShareAnOrderSortAlike()
{
    const QString words = u"SELECT a || b AS word FROM unnest('{a,B,c,ch,Č,d,đ,dž,e,É,è,æ,ä,aa,å,l,ll,ł,lj,n,ñ,ng,o,ö,"
                          "ø,ő,œ,r,ř,s,š,ß,ss,sz,t,u,ü,v,w,y,ý,z,ž,þ,1,10,2,-,'' '',ж,я,一,丁}'::text[]) a, "
                          "unnest('{a,Z,l,h,é,ø,\"\"}'::text[]) b"_s;
    for (const QString &language : u"ca de de-AT en en-US fr fr-FR ga id it lb ms nl pt pt-BR sw xh zu"_s.split(u' ')) {
        const ConnectionAddress address = m_keyOnly;
        QCOMPARE(Opened(address, {language}).capabilities.collation, u"und"_s);
        QCOMPARE(
            m_server.sql(address,
                         u"SELECT array_agg(word ORDER BY word COLLATE \"%1-x-icu\") = "
                         "array_agg(word ORDER BY word COLLATE \"und-x-icu\") FROM (%2) words"_s.arg(language, words)),
            u"t"_s);
    }
}

CATALPA_TEST(SearchKeyTest)
#include "tst_searchkey.moc"
