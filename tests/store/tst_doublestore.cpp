// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Doubles are found, merged, taken apart again, and remembered as different.

#include "cataloguefixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QTest>

using namespace catalpa;
using namespace catalpa::test;
using namespace Qt::StringLiterals;
using Kind = DoubleReason::Kind;

class DoubleStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server.createRole(u"reader"_s); }
    void init();
    void proposesAuthorsWithReasons();
    void proposesBooksWithReasons();
    void otherEditionsAreNotProposed();
    void saysThatThereAreMore();
    void whatIsDifferentIsNotProposedAgain();
    void aDecisionHoldsForTheRecordAndNotForItsNumber();
    void mergesAuthorsAndTakesThemApartAgain();
    void mergesBooksAndTakesThemApartAgain();
    void tellsWhichMergesCanBeTakenBack();
    void aMergeIsDoneOnce();
    void nothingIsMergedThatSomebodyHasChanged_data();
    void nothingIsMergedThatSomebodyHasChanged();
    void aRecordIsNotMergedWithItself();
    void whatElseRefersToARecordKeepsIt();
    void whoSeesOnlySomeMergesNothing();
    void otherProgramsDeleteAndEmptyFreely();
    void whoMayNotChangeDecidesNothing();
    void withoutTheMigrationThereIsNone();

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    void open()
    {
        m_opened = std::make_unique<Opened>(m_address);
        m_doubles = m_opened->catalogue.doubles(m_opened->capabilities);
        m_history = m_opened->catalogue.history(m_opened->capabilities);
    }
    QStringList found(RecordRef::Kind kind) const;
    AuthorMerge authors(qint64 kept, qint64 gone) const
    {
        const auto both = valueOf(m_doubles->authors({kept}, {gone}));
        return mergeOf(both.at(0), both.at(1));
    }
    //! All that there is of authors and books, with what stands beside them.
    QString everything() const
    {
        return one(u"SELECT (SELECT string_agg(a::text || coalesce((SELECT d::text FROM catalpa.author_details d "
                   "WHERE d.author_id = a.id), ''), ';' ORDER BY id) FROM authors a) || "
                   "(SELECT string_agg(b::text || coalesce((SELECT d::text FROM catalpa.book_details d "
                   "WHERE d.book_id = b.id), ''), ';' ORDER BY id) FROM books b)"_s);
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Opened> m_opened;
    std::unique_ptr<DoubleStore> m_doubles;
    std::unique_ptr<RecordHistory> m_history;
};

void DoubleStoreTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, History::Indexes);
    one(u"INSERT INTO authors (name, country, bio) VALUES ('Karel Čapek', NULL, 'A writer.'), ('Capek, Karel', 'CZ', "
        u"NULL),"
        "('Josef Čapek', NULL, NULL), ('J. Čapek', NULL, NULL);"
        "INSERT INTO books (title, author_id) VALUES ('R.U.R.', 1), ('Krakatit', 1), ('Krakatit', 2), ('Stín', 3)"_s);
    open();
}

//! "1 2 SameName,…"
QStringList DoubleStoreTest::found(RecordRef::Kind kind) const
{
    static const QStringList names{u"Identifier"_s, u"Isbn"_s,      u"SameName"_s,
                                   u"OtherName"_s,  u"SameTitle"_s, u"TitleOfNearAuthor"_s,
                                   u"Initials"_s,   u"NearName"_s,  u"SharedTitles"_s};
    QStringList texts;
    for (const ProposedDouble &pair : valueOf(m_doubles->find(kind)).pairs) {
        QStringList reasons;
        for (const DoubleReason &reason : pair.reasons)
            reasons += names.at(int(reason.kind)) + (reason.detail.isEmpty() ? QString() : u'=' + reason.detail);
        texts += u"%1 %2 %3"_s.arg(pair.one).arg(pair.other).arg(reasons.join(u','));
    }
    return texts;
}

void DoubleStoreTest::proposesAuthorsWithReasons()
{
    one(u"INSERT INTO authors (name) VALUES ('Clemens'), ('Twain'), ('Fyodor Dostoevsky'), ('Fyodor Dostoyevsky'),"
        "('One Pen'), ('Other Quill');"
        "UPDATE authors SET name = 'Samuel Langhorne Clemens' WHERE id = 5;"
        "INSERT INTO catalpa.author_details (author_id, viaf, other_names) VALUES (3, '34465002', NULL),"
        "(4, '34465002', NULL), (6, NULL, ARRAY['Clemens, Samuel Langhorne']);"
        "INSERT INTO books (title, author_id) VALUES ('A long one', 9), ('A short one', 9), ('A Long One!', 10),"
        "('A short one', 10)"_s);

    QCOMPARE(found(RecordRef::Kind::Author),
             (QStringList{u"3 4 Identifier=VIAF 34465002,Initials"_s, u"1 2 SameName"_s, u"5 6 OtherName"_s,
                          u"7 8 NearName"_s, u"9 10 SharedTitles=2"_s}));
    const ProposedDouble pair = valueOf(m_doubles->find(RecordRef::Kind::Author)).pairs.at(1);
    QCOMPARE(pair.oneCalled, u"Karel Čapek"_s);
    QCOMPARE(pair.otherCalled, u"Capek, Karel"_s);
    QCOMPARE(pair.oneBooks, 2);
    QCOMPARE(pair.otherBooks, 1);
}

void DoubleStoreTest::proposesBooksWithReasons()
{
    one(u"INSERT INTO books (title, author_id) VALUES ('Krakatit.', 1), ('The Machine', 3), ('Machine', 4);"
        "INSERT INTO catalpa.book_details (book_id, isbn) VALUES (6, ARRAY['0-306-40615-2']),"
        "(7, ARRAY['978-0-306-40615-7 (pbk.)'])"_s);

    QCOMPARE(found(RecordRef::Kind::Book),
             (QStringList{u"6 7 Isbn=9780306406157"_s, u"2 5 SameTitle"_s, u"2 3 TitleOfNearAuthor"_s,
                          u"3 5 TitleOfNearAuthor"_s}));
}

void DoubleStoreTest::otherEditionsAreNotProposed()
{
    one(u"INSERT INTO books (title, author_id) VALUES ('Krakatit', 1), ('Krakatit', 1);"
        "INSERT INTO catalpa.book_details (book_id, isbn, edition) VALUES (2, ARRAY['0306406152'], NULL),"
        "(3, NULL, 'Second'), (5, ARRAY['9780441172719'], NULL), (6, NULL, 'First')"_s);

    QCOMPARE(
        found(RecordRef::Kind::Book),
        (QStringList{u"2 6 SameTitle"_s, u"5 6 SameTitle"_s, u"2 3 TitleOfNearAuthor"_s, u"3 5 TitleOfNearAuthor"_s}));
}

void DoubleStoreTest::saysThatThereAreMore()
{
    QVERIFY(!valueOf(m_doubles->find(RecordRef::Kind::Author)).isCut);
    one(u"INSERT INTO authors (name) SELECT 'Writer ' || chr(97 + n % 26) || chr(97 + n / 26) || 'xyz' "
        "FROM generate_series(0, 599) n, generate_series(1, 2)"_s);

    const ProposedDoubles many = valueOf(m_doubles->find(RecordRef::Kind::Author));

    QVERIFY(many.isCut);
    QCOMPARE(many.pairs.size(), mostDoubles);
}

void DoubleStoreTest::whatIsDifferentIsNotProposedAgain()
{
    QVERIFY(found(RecordRef::Kind::Author).contains(u"1 2 SameName"_s));

    QVERIFY(settled(m_doubles->setDifferent(RecordRef::Kind::Author, 2, 1, true)));
    QVERIFY(settled(m_doubles->setDifferent(RecordRef::Kind::Author, 1, 2, true)));
    QVERIFY(settled(m_doubles->setDifferent(RecordRef::Kind::Book, 2, 3, true)));
    open();

    QCOMPARE(found(RecordRef::Kind::Author), QStringList{u"3 4 Initials"_s});
    QCOMPARE(found(RecordRef::Kind::Book), QStringList());
    QVERIFY(settled(m_doubles->setDifferent(RecordRef::Kind::Author, 2, 1, false)));
    QVERIFY(found(RecordRef::Kind::Author).contains(u"1 2 SameName"_s));
    QCOMPARE(errorOf(m_doubles->setDifferent(RecordRef::Kind::Author, 1, 99, true)).kind, ErrorKind::Missing);
    QCOMPARE(errorOf(m_doubles->setDifferent(RecordRef::Kind::Author, 1, 1, true)).kind, ErrorKind::Invalid);
}

void DoubleStoreTest::aDecisionHoldsForTheRecordAndNotForItsNumber()
{
    QVERIFY(settled(m_doubles->setDifferent(RecordRef::Kind::Author, 3, 4, true)));
    QCOMPARE(found(RecordRef::Kind::Author), QStringList{u"1 2 SameName"_s});
    one(u"DELETE FROM authors WHERE id = 4; INSERT INTO authors (id, name, created_at) VALUES (4, 'J. Čapek', now() + "
        "interval '1 hour')"_s);

    QCOMPARE(found(RecordRef::Kind::Author), (QStringList{u"1 2 SameName"_s, u"3 4 Initials"_s}));
}

void DoubleStoreTest::mergesAuthorsAndTakesThemApartAgain()
{
    one(u"INSERT INTO catalpa.author_details (author_id, born) VALUES (2, '1890')"_s);
    const QString before = everything();

    const MergeReport report = valueOf(m_doubles->merge(authors(1, 2), {.token = QUuid::createUuid()}));

    QCOMPARE(report.books, 1);
    QCOMPARE(one(u"SELECT name || country || bio FROM authors WHERE id = 1"_s), u"Karel ČapekCZA writer."_s);
    QCOMPARE(one(u"SELECT born || other_names::text FROM catalpa.author_details WHERE author_id = 1"_s),
             u"1890{\"Capek, Karel\"}"_s);
    QCOMPARE(one(u"SELECT count(*) FROM authors WHERE id = 2"_s), u"0"_s);
    QCOMPARE(one(u"SELECT count(*) FROM books WHERE author_id = 1"_s), u"3"_s);

    const QString batch = report.batch.toString(QUuid::WithoutBraces);
    QCOMPARE(valueOf(m_history->takeBack(batch)), QList<BatchObstacle>());
    QCOMPARE(everything(), before);
    QVERIFY(found(RecordRef::Kind::Author).contains(u"1 2 SameName"_s));
}

void DoubleStoreTest::mergesBooksAndTakesThemApartAgain()
{
    one(u"INSERT INTO catalpa.book_details (book_id, subjects, published) VALUES (2, ARRAY['Love'], NULL),"
        "(3, ARRAY['Explosives'], '1924')"_s);
    const QString before = everything();
    const auto both = valueOf(m_doubles->books({2}, {3}));

    const MergeReport report =
        valueOf(m_doubles->merge(mergeOf(both.at(0), both.at(1)), {.token = QUuid::createUuid()}));

    QCOMPARE(one(u"SELECT published || subjects::text FROM catalpa.book_details WHERE book_id = 2"_s),
             u"1924{Love,Explosives}"_s);
    QCOMPARE(one(u"SELECT count(*) FROM books"_s), u"3"_s);
    QCOMPARE(valueOf(m_history->takeBack(report.batch.toString(QUuid::WithoutBraces))), QList<BatchObstacle>());
    QCOMPARE(everything(), before);
}

void DoubleStoreTest::tellsWhichMergesCanBeTakenBack()
{
    QCOMPARE(valueOf(m_doubles->merges(RecordRef::Kind::Author)), QList<EarlierMerge>());
    valueOf(m_doubles->merge(authors(3, 4), {.token = QUuid::createUuid()}));
    const MergeReport second = valueOf(m_doubles->merge(authors(1, 2), {.token = QUuid::createUuid()}));

    const auto merges = valueOf(m_doubles->merges(RecordRef::Kind::Author));

    QCOMPARE(merges.size(), 2);
    QCOMPARE(merges.first().keptCalled, u"Karel Čapek"_s);
    QCOMPARE(merges.first().goneCalled, u"Capek, Karel"_s);
    QCOMPARE(merges.first().batch, second.batch.toString(QUuid::WithoutBraces));
    QCOMPARE(valueOf(m_doubles->merges(RecordRef::Kind::Book)), QList<EarlierMerge>());
    QCOMPARE(valueOf(m_history->takeBack(merges.first().batch)), QList<BatchObstacle>());
    QCOMPARE(valueOf(m_doubles->merges(RecordRef::Kind::Author)).size(), 1);
}

void DoubleStoreTest::aMergeIsDoneOnce()
{
    const AuthorMerge merge = authors(1, 2);
    const Sending sending{.token = QUuid::createUuid()};

    const MergeReport first = valueOf(m_doubles->merge(merge, sending));
    const MergeReport again = valueOf(m_doubles->merge(merge, {.token = sending.token, .isRepeated = true}));

    QCOMPARE(again, first);
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.merges"_s), u"1"_s);
}

void DoubleStoreTest::nothingIsMergedThatSomebodyHasChanged_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addRow("the one that stays") << u"UPDATE authors SET bio = 'x' WHERE id = 1"_s << ErrorKind::Conflict;
    QTest::addRow("the one that goes") << u"UPDATE authors SET name = 'Somebody' WHERE id = 2"_s << ErrorKind::Conflict;
    QTest::addRow("a detail") << u"INSERT INTO catalpa.author_details (author_id, born) VALUES (2, '1890')"_s
                              << ErrorKind::Conflict;
    QTest::addRow("deleted") << u"DELETE FROM books WHERE author_id = 2; DELETE FROM authors WHERE id = 2"_s
                             << ErrorKind::Missing;
}

void DoubleStoreTest::nothingIsMergedThatSomebodyHasChanged()
{
    QFETCH(const QString, sql);
    QFETCH(const ErrorKind, kind);
    const AuthorMerge merge = authors(1, 2);
    one(sql);
    const QString before = everything();

    const Error error = errorOf(m_doubles->merge(merge, {.token = QUuid::createUuid()}));

    QCOMPARE(error.kind, kind);
    QVERIFY2(error.message.contains(u"Nothing was merged."_s), qPrintable(error.message));
    QCOMPARE(everything(), before);
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.merges"_s), u"0"_s);
}

void DoubleStoreTest::aRecordIsNotMergedWithItself()
{
    AuthorMerge merge = authors(1, 2);
    merge.gone = merge.kept;

    QCOMPARE(errorOf(m_doubles->merge(merge, {.token = QUuid::createUuid()})).kind, ErrorKind::Invalid);
    QCOMPARE(errorOf(m_doubles->authors({1}, {1})).kind, ErrorKind::Invalid);
    QCOMPARE(errorOf(m_doubles->authors({1}, {99})).kind, ErrorKind::Missing);
    QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"4"_s);
}

void DoubleStoreTest::whatElseRefersToARecordKeepsIt()
{
    one(u"CREATE TABLE awards (author_id int REFERENCES authors (id)); INSERT INTO awards VALUES (2)"_s);
    const QString before = everything();

    const Error error = errorOf(m_doubles->merge(authors(1, 2), {.token = QUuid::createUuid()}));

    QCOMPARE(error.kind, ErrorKind::Conflict);
    QVERIFY2(error.message.contains(u"“awards”"_s), qPrintable(error.message));
    QCOMPARE(everything(), before);
}

void DoubleStoreTest::whoSeesOnlySomeMergesNothing()
{
    const AuthorMerge merge = authors(1, 2);
    one(u"GRANT ALL ON authors, books TO reader; ALTER TABLE books ENABLE ROW LEVEL SECURITY;"
        "CREATE POLICY p ON books USING (id < 3)"_s);
    ConnectionAddress address = m_address;
    address.user = u"reader"_s;
    Opened reader(address);
    const auto doubles = reader.catalogue.doubles(reader.capabilities);

    const Error error = errorOf(doubles->merge(merge, {.token = QUuid::createUuid()}));

    QCOMPARE(error.kind, ErrorKind::Rights);
    QCOMPARE(one(u"SELECT count(*) FROM authors"_s), u"4"_s);
    QCOMPARE(valueOf(doubles->find(RecordRef::Kind::Author)).pairs.size(), 2);
}

void DoubleStoreTest::otherProgramsDeleteAndEmptyFreely()
{
    QVERIFY(settled(m_doubles->setDifferent(RecordRef::Kind::Author, 1, 2, true)));
    QVERIFY(settled(m_doubles->setDifferent(RecordRef::Kind::Book, 2, 3, true)));

    one(u"DELETE FROM books WHERE author_id = 2; DELETE FROM authors WHERE id = 2; TRUNCATE authors, books;"
        "DROP TABLE books; DROP TABLE authors"_s);

    QCOMPARE(one(u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename IN ('authors', 'books')"_s),
             u"0"_s);
}

void DoubleStoreTest::whoMayNotChangeDecidesNothing()
{
    QVERIFY(settled(m_doubles->setDifferent(RecordRef::Kind::Author, 1, 2, true)));
    one(u"GRANT SELECT ON authors, books TO reader"_s);
    ConnectionAddress address = m_address;
    address.user = u"reader"_s;
    Opened reader(address);
    const auto doubles = reader.catalogue.doubles(reader.capabilities);
    db::Session session(address);

    QCOMPARE(valueOf(doubles->find(RecordRef::Kind::Author)).pairs.size(), 1);
    QCOMPARE(errorOf(doubles->setDifferent(RecordRef::Kind::Author, 3, 4, true)).kind, ErrorKind::Rights);
    QCOMPARE(errorOf(doubles->setDifferent(RecordRef::Kind::Author, 1, 2, false)).kind, ErrorKind::Rights);
    QCOMPARE(errorOf(doubles->merge(authors(3, 4), {.token = QUuid::createUuid()})).kind, ErrorKind::Rights);
    QVERIFY(!session.run("INSERT INTO catalpa.merges VALUES (gen_random_uuid(), false, 1, 2)"));
    QVERIFY(!session.run("UPDATE catalpa.different_authors SET one_added = now()"));
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.different_authors"_s), u"1"_s);
    one(u"REVOKE SELECT ON authors FROM reader"_s);
    QVERIFY(!session.run("SELECT * FROM catalpa.different_authors"));
}

void DoubleStoreTest::withoutTheMigrationThereIsNone()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, History::AddCountry);
    applyOwn(m_server, m_address, u"_doubles"_s);
    open();

    QVERIFY(!m_opened->capabilities.hasDoubles);
    QVERIFY(!m_doubles);
}

CATALPA_TEST(DoubleStoreTest)
#include "tst_doublestore.moc"
