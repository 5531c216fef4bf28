// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is kept beside the public tables gives nobody a right that these tables do not give.

#include "cataloguefixture.h"
#include "db/session.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QTest>

using namespace catalpa;
using namespace catalpa::test;
using namespace Qt::StringLiterals;

class RightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aRoleSeesWhatItMaySeeOfTheAuthors_data();
    void aRoleSeesWhatItMaySeeOfTheAuthors();
    void aRoleFilesWhatItMayChange_data();
    void aRoleFilesWhatItMayChange();
    void whatARoleFilesIsWhatItMayChangeAlsoWithoutTheFunction_data() { aRoleFilesWhatItMayChange_data(); }
    void whatARoleFilesIsWhatItMayChangeAlsoWithoutTheFunction();
    void booksAreGuardedLikeAuthors();
    void nobodyWritesBesideTheTables_data();
    void nobodyWritesBesideTheTables();
    void whoMayOnlyWriteNeedsNoRightBesideTheTables();
    void whoMayOnlyAddGivesDetailsToWhatWasAdded();
    void theListOfARoleUnderPoliciesIsItsOwn();
    void theIndexIsReadByWhoMayReadAll_data();
    void theIndexIsReadByWhoMayReadAll();
    void noFunctionGivesRightsToEverybody();

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    //! All rows of the last statement as text, or the SQLSTATE of the error.
    QString as(const QString &role, const QString &sql) const;
    //! Grants and the like; then what the role says before it does the rest.
    void arrange() const;

    TestServer m_server;
    ConnectionAddress m_address;
};

namespace {

const auto deniedState = u"42501"_s;

//! Rights on authors that stand for many.
void addReaders()
{
    QTest::addRow("no right") << QString() << u"low"_s << QString() << deniedState;
    QTest::addRow("reading") << u"GRANT SELECT ON authors TO low"_s << u"low"_s << QString() << u"1,2,3"_s;
    QTest::addRow("reading, given to everybody")
        << u"GRANT SELECT ON authors TO PUBLIC"_s << u"low"_s << QString() << u"1,2,3"_s;
    QTest::addRow("reading, taken away later") << u"GRANT SELECT ON authors TO low; REVOKE SELECT ON authors FROM low"_s
                                               << u"low"_s << QString() << deniedState;
    QTest::addRow("the numbers only") << u"GRANT SELECT (id, country) ON authors TO low"_s << u"low"_s << QString()
                                      << deniedState;
    QTest::addRow("numbers and names only")
        << u"GRANT SELECT (id, name) ON authors TO low"_s << u"low"_s << QString() << u"1,2,3"_s;
    QTest::addRow("a closed schema") << u"GRANT SELECT ON authors TO low; REVOKE ALL ON SCHEMA public FROM PUBLIC"_s
                                     << u"low"_s << QString() << deniedState;
    QTest::addRow("writing only") << u"GRANT INSERT, UPDATE, DELETE ON authors TO low"_s << u"low"_s << QString()
                                  << deniedState;
    const QString clerk = u"GRANT SELECT ON authors TO clerk"_s;
    QTest::addRow("a member that inherits") << clerk << u"heir"_s << QString() << u"1,2,3"_s;
    QTest::addRow("a member that does not inherit") << clerk << u"guest"_s << QString() << deniedState;
    QTest::addRow("the same that says so") << clerk << u"guest"_s << u"SET ROLE clerk;"_s << u"1,2,3"_s;
    QTest::addRow("one that has put its rights down")
        << u"GRANT SELECT ON authors TO guest"_s << u"guest"_s << u"SET ROLE clerk;"_s << deniedState;
}

void addPolicies()
{
    const QString policies =
        u"GRANT SELECT, UPDATE ON authors TO low; ALTER TABLE authors ENABLE ROW LEVEL SECURITY;"_s;
    QTest::addRow("no policy") << policies << u"low"_s << QString() << QString();
    QTest::addRow("a policy for some") << policies + u"CREATE POLICY p ON authors USING (id > 2)"_s << u"low"_s
                                       << QString() << u"3"_s;
    QTest::addRow("a policy for none") << policies + u"CREATE POLICY p ON authors USING (false)"_s << u"low"_s
                                       << QString() << QString();
    QTest::addRow("a policy for another")
        << policies + u"CREATE POLICY p ON authors TO clerk USING (true)"_s << u"low"_s << QString() << QString();
    QTest::addRow("a policy by the role's name")
        << policies + u"CREATE POLICY p ON authors USING (current_user = 'clerk'); GRANT SELECT ON authors TO clerk"_s
        << u"guest"_s << u"SET ROLE clerk;"_s << u"1,2,3"_s;
    QTest::addRow("row security switched off by the role") << policies + u"CREATE POLICY p ON authors USING (id > 2)"_s
                                                           << u"low"_s << u"SET row_security = off;"_s << deniedState;
    QTest::addRow("a view that hides some") << u"ALTER TABLE authors RENAME TO people; CREATE VIEW public.authors AS "
                                               "SELECT * FROM people WHERE id < 3; GRANT SELECT ON authors TO low"_s
                                            << u"low"_s << QString() << u"1,2"_s;
}

} // namespace

void RightsTest::initTestCase()
{
    for (const QString &role : {u"low"_s, u"clerk"_s, u"heir"_s, u"guest"_s})
        m_server.createRole(role);
    m_server.sql(m_server.createDatabase(), u"GRANT clerk TO heir, guest; ALTER ROLE guest NOINHERIT"_s);
}

void RightsTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, History::Indexes);
    one(u"INSERT INTO authors (name, country) VALUES ('J.R.R. Tolkien', 'GB'), ('Franz Kafka', 'AT'), ('Ann Other', "
        "NULL); INSERT INTO books (title, author_id) VALUES ('The Hobbit', 1), ('Die Verwandlung', 2);"
        "INSERT INTO catalpa.author_sort (author_id, sort_name, by_hand) VALUES (1, 'Tolkien, J.R.R.', true), "
        "(2, 'Kafka, Franz', true), (3, 'Other, Ann', true); INSERT INTO catalpa.book_sort (book_id, sort_title, "
        "by_hand) VALUES (1, 'Hobbit', true), (2, 'Verwandlung', true);"
        "INSERT INTO catalpa.author_details (author_id, viaf) VALUES (1, '1'), (2, '2'), (3, '3');"
        "INSERT INTO catalpa.book_details (book_id, place) VALUES (1, 'London'), (2, 'Leipzig')"_s);
}

QString RightsTest::as(const QString &role, const QString &sql) const
{
    ConnectionAddress address = m_address;
    address.user = role;
    db::Session session(address);
    Result<db::Rows> last;
    for (const QString &statement : sql.split(u';', Qt::SkipEmptyParts)) {
        last = session.run(QString(statement).replace(u'@', u';').toUtf8());
        if (!last)
            return last.error().sql().sqlState;
    }
    QStringList rows;
    for (int row = 0; row < last->count(); ++row)
        rows += last->optionalText(row, 0).value_or(u"∅"_s);
    return rows.join(u',');
}

void RightsTest::arrange() const
{
    QFETCH(const QString, arranged);
    if (!arranged.isEmpty())
        one(arranged);
}

void RightsTest::aRoleSeesWhatItMaySeeOfTheAuthors_data()
{
    QTest::addColumn<QString>("arranged");
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("seen");
    addReaders();
    addPolicies();
}

void RightsTest::aRoleSeesWhatItMaySeeOfTheAuthors()
{
    QFETCH(const QString, role);
    QFETCH(const QString, first);
    QFETCH(const QString, seen);
    arrange();

    QCOMPARE(as(role, first + u"SELECT author_id FROM catalpa.author_sort ORDER BY 1"_s), seen);
    // What is recorded beside belongs to the table and not to a view in its place.
    QFETCH(const QString, arranged);
    QCOMPARE(as(role, first + u"SELECT author_id FROM catalpa.author_details ORDER BY 1"_s),
             arranged.contains("CREATE VIEW"_L1) ? QString() : seen);
    QCOMPARE(as(role, first + u"COPY (SELECT 1 FROM catalpa.author_sort) TO STDOUT"_s).isEmpty(), seen != deniedState);
    QCOMPARE(as(role, u"SELECT 1 FROM pg_stats WHERE schemaname = 'catalpa'"_s), QString());
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.author_sort"_s), u"3"_s);
}

void RightsTest::aRoleFilesWhatItMayChange_data()
{
    QTest::addColumn<QString>("arranged");
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("answer");
    const QString clerk = u"GRANT SELECT, UPDATE ON authors TO clerk"_s;
    const QString policies =
        u"GRANT SELECT, UPDATE ON authors TO low; ALTER TABLE authors ENABLE ROW LEVEL SECURITY;"
        "CREATE POLICY s ON authors FOR SELECT USING (true); CREATE POLICY u ON authors FOR UPDATE"_s;

    QTest::addRow("no right") << QString() << u"low"_s << QString() << deniedState;
    QTest::addRow("reading") << u"GRANT SELECT ON authors TO low"_s << u"low"_s << QString() << deniedState;
    QTest::addRow("changing unseen") << u"GRANT UPDATE ON authors TO low"_s << u"low"_s << QString() << deniedState;
    QTest::addRow("changing others") << u"GRANT SELECT, UPDATE (bio) ON authors TO low"_s << u"low"_s << QString()
                                     << deniedState;
    QTest::addRow("changing names") << u"GRANT SELECT (id, name), UPDATE (name) ON authors TO low"_s << u"low"_s
                                    << QString() << u"x"_s;
    QTest::addRow("taken away") << clerk + u"; REVOKE UPDATE ON authors FROM clerk"_s << u"heir"_s << QString()
                                << deniedState;
    QTest::addRow("a member that inherits") << clerk << u"heir"_s << QString() << u"x"_s;
    QTest::addRow("a member that does not") << clerk << u"guest"_s << QString() << deniedState;
    QTest::addRow("the same that says so") << clerk << u"guest"_s << u"SET ROLE clerk;"_s << u"x"_s;
    QTest::addRow("put down") << u"GRANT ALL ON authors TO guest; GRANT SELECT ON authors TO clerk"_s << u"guest"_s
                              << u"SET ROLE clerk;"_s << deniedState;
    QTest::addRow("a policy for it") << policies + u" USING (id = 1)"_s << u"low"_s << QString() << u"x"_s;
    QTest::addRow("a policy for others") << policies + u" USING (id > 1)"_s << u"low"_s << QString() << u"∅"_s;
    QTest::addRow("a policy for none") << policies + u" USING (false)"_s << u"low"_s << QString() << u"∅"_s;
}

void RightsTest::aRoleFilesWhatItMayChange()
{
    QFETCH(const QString, role);
    QFETCH(const QString, first);
    QFETCH(const QString, answer);
    arrange();

    QCOMPARE(as(role, first + u"SELECT catalpa.file_author(1, 'Tolkien, J.R.R.', 'x')"_s), answer);

    QCOMPARE(one(u"SELECT sort_name FROM catalpa.author_sort WHERE author_id = 1"_s),
             answer == "x"_L1 ? u"x"_s : u"Tolkien, J.R.R."_s);
    QCOMPARE(as(role, first + u"SELECT catalpa.change_details('authors', 1, '{}', '{\"born\": \"x\"}') ->> 'born'"_s),
             answer);
    // Nor does the answer tell a name.
    if (answer != "x"_L1)
        QVERIFY(as(role, first + u"SELECT catalpa.file_author(1, NULL, NULL)"_s) == answer);
}

void RightsTest::whatARoleFilesIsWhatItMayChangeAlsoWithoutTheFunction()
{
    QFETCH(const QString, role);
    QFETCH(const QString, first);
    QFETCH(const QString, answer);
    arrange();

    const QString done =
        as(role, first + u"UPDATE catalpa.author_sort SET sort_name = 'x' WHERE author_id = 1 RETURNING sort_name"_s);

    QCOMPARE(done, answer == u"∅"_s ? QString() : answer);
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.author_sort WHERE sort_name = 'x'"_s),
             answer == "x"_L1 ? u"1"_s : u"0"_s);
    as(role, first + u"UPDATE catalpa.author_details SET viaf = 'x' WHERE author_id = 1"_s);
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.author_details WHERE viaf = 'x'"_s),
             answer == "x"_L1 ? u"1"_s : u"0"_s);
    as(role, first + u"DELETE FROM catalpa.author_details WHERE author_id = 1"_s); // Nobody may.
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.author_details WHERE author_id = 1"_s), u"1"_s);
    as(role,
       first
           + u"UPDATE catalpa.author_details SET (born, died, other_names, viaf, isni, orcid, gnd, wikidata) = "
             "(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL) WHERE author_id = 1"_s);
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.author_details WHERE author_id = 1"_s),
             answer == "x"_L1 ? u"0"_s : u"1"_s);
}

void RightsTest::booksAreGuardedLikeAuthors()
{
    const QString see =
        u"SELECT s.book_id FROM catalpa.book_sort s JOIN catalpa.book_details USING (book_id) ORDER BY 1"_s;
    const QString fill = u"SELECT catalpa.change_details('books', %1, '{}', '{\"extent\": \"9 p.\"}') ->> 'extent'"_s;
    const QString file = u"SELECT catalpa.file_book(1, 'Hobbit', 'x')"_s;
    one(u"GRANT SELECT ON authors TO low"_s);
    QCOMPARE(as(u"low"_s, see), deniedState);
    QCOMPARE(as(u"low"_s, file), deniedState);
    one(u"GRANT SELECT ON books TO low"_s);
    QCOMPARE(as(u"low"_s, see), u"1,2"_s);
    QCOMPARE(as(u"low"_s, file), deniedState);
    one(u"GRANT UPDATE ON books TO low; ALTER TABLE books ENABLE ROW LEVEL SECURITY;"
        "CREATE POLICY p ON books USING (author_id = 2)"_s);
    QCOMPARE(as(u"low"_s, see), u"2"_s);
    QCOMPARE(as(u"low"_s, file), u"∅"_s);
    QCOMPARE(as(u"low"_s, u"SELECT catalpa.file_book(2, 'Verwandlung', 'x')"_s), u"x"_s);
    QCOMPARE(as(u"low"_s, fill.arg(1)), u"∅"_s);
    QCOMPARE(as(u"low"_s, fill.arg(2)), u"9 p."_s);
    one(u"REVOKE ALL ON books FROM low"_s);
    QCOMPARE(as(u"low"_s, see), deniedState);
}

void RightsTest::nobodyWritesBesideTheTables_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addRow("a row") << u"INSERT INTO catalpa.author_sort VALUES (9, 'x')"_s;
    QTest::addRow("a book's row") << u"INSERT INTO catalpa.book_sort VALUES (9, 'x')"_s;
    QTest::addRow("details of nobody") << u"INSERT INTO catalpa.author_details (author_id) VALUES (9)"_s;
    QTest::addRow("details of nothing") << u"INSERT INTO catalpa.book_details (book_id) VALUES (9)"_s;
    QTest::addRow("details of another book") << u"UPDATE catalpa.book_details SET book_id = 2 WHERE book_id = 1"_s;
    QTest::addRow("details of another author") << u"UPDATE catalpa.author_details SET author_id = 3"_s;
    QTest::addRow("details of another table")
        << u"INSERT INTO catalpa.book_details (book_id, records) VALUES (1, 'authors')"_s;
    QTest::addRow("removing lost details") << u"SELECT catalpa.remove_lost_details()"_s;
    QTest::addRow("emptying all details") << u"TRUNCATE catalpa.book_details"_s;
    QTest::addRow("a trigger that records details")
        << u"CREATE TRIGGER t AFTER INSERT ON authors EXECUTE FUNCTION catalpa.record_details()"_s;
    QTest::addRow("a trigger that forgets details")
        << u"CREATE TRIGGER t AFTER INSERT ON authors EXECUTE FUNCTION catalpa.forget_details()"_s;
    QTest::addRow("another number") << u"UPDATE catalpa.author_sort SET author_id = 9"_s;
    QTest::addRow("removing") << u"DELETE FROM catalpa.author_sort"_s;
    QTest::addRow("emptying") << u"TRUNCATE catalpa.author_sort"_s;
    QTest::addRow("a trigger") << u"CREATE TRIGGER t AFTER INSERT ON authors EXECUTE FUNCTION catalpa.note_changes()"_s;
    QTest::addRow("a trigger on a table of one's own")
        << u"CREATE TEMP TABLE t (id int, name text); CREATE TRIGGER t AFTER TRUNCATE ON t EXECUTE FUNCTION "
           "catalpa.note_changes()"_s;
    QTest::addRow("counting") << u"SELECT nextval('catalpa.reading_lapses')"_s;
    QTest::addRow("setting") << u"SELECT setval('catalpa.reading_lapses', 1, false)"_s;
    QTest::addRow("attaching") << u"SELECT catalpa.attach_reading()"_s;
    QTest::addRow("a policy") << u"CREATE POLICY p ON catalpa.author_sort USING (true)"_s;
    for (const char *table : {"author_index", "book_index", "changes"}) {
        QTest::addRow("reading %s", table) << u"SELECT * FROM catalpa.%1"_s.arg(QLatin1String(table));
        QTest::addRow("emptying %s", table) << u"DELETE FROM catalpa.%1"_s.arg(QLatin1String(table));
    }
    QTest::addRow("writing through a view") << u"UPDATE catalpa.book_reading SET sort_key = 'x'"_s;
    QTest::addRow("saying that all is well") << u"UPDATE catalpa.reading SET is_filled = true"_s;
    QTest::addRow("reading what was asked") << u"SELECT * FROM catalpa.upkeep"_s;
    QTest::addRow("taking over by oneself") << u"SELECT catalpa.take_over_changes(10)"_s;
    QTest::addRow("filling") << u"SELECT catalpa.fill_reading()"_s;
    QTest::addRow("a function") << u"CREATE FUNCTION catalpa.f() RETURNS int LANGUAGE sql RETURN 1"_s;
}

void RightsTest::nobodyWritesBesideTheTables()
{
    QFETCH(const QString, sql);
    one(u"GRANT ALL ON authors, books TO low; GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO low"_s);

    QCOMPARE(as(u"low"_s, sql), deniedState);

    QCOMPARE(one(u"SELECT catalpa.reading_state()"_s), u"whole"_s);
}

void RightsTest::whoMayOnlyWriteNeedsNoRightBesideTheTables()
{
    one(u"GRANT INSERT, TRUNCATE ON authors, books TO low; GRANT DELETE, SELECT (id) ON authors TO clerk;"
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO low; ALTER TABLE authors ENABLE ROW LEVEL SECURITY;"
        "CREATE POLICY i ON authors FOR INSERT WITH CHECK (true); CREATE POLICY d ON authors TO clerk USING (true)"_s);

    QCOMPARE(as(u"low"_s, u"INSERT INTO authors (name) VALUES ('Karel Čapek')"_s), QString());
    QCOMPARE(as(u"low"_s, u"INSERT INTO books (title, author_id) VALUES ('The War', 4)"_s), QString());
    QCOMPARE(as(u"heir"_s, u"DELETE FROM authors WHERE id = 3"_s), QString());

    one(u"INSERT INTO catalpa.upkeep (most) VALUES (100)"_s);
    QCOMPARE(m_server.rows(m_address, u"SELECT author_id, sort_key FROM catalpa.author_index ORDER BY 1"_s),
             (QStringList{u"1|Tolkien, J.R.R."_s, u"2|Kafka, Franz"_s, u"4|Čapek, Karel"_s}));
    QCOMPARE(one(u"SELECT sort_key FROM catalpa.book_index WHERE book_id = 3"_s), u"War"_s);
    QCOMPARE(as(u"low"_s, u"TRUNCATE authors, books"_s), QString());
    one(u"INSERT INTO catalpa.upkeep (most) VALUES (100)"_s);
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.author_index, catalpa.book_index"_s), u"0"_s);
    QCOMPARE(one(u"SELECT catalpa.reading_state()"_s), u"whole"_s);
}

void RightsTest::whoMayOnlyAddGivesDetailsToWhatWasAdded()
{
    one(u"GRANT SELECT, INSERT ON authors, books TO low; GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO low"_s);
    ConnectionAddress address = m_address;
    address.user = u"low"_s;
    Opened opened(address);
    NewBook book{.title = u"Matka"_s, .authorId = {}, .newAuthor = NewAuthor{.name = u"Ota"_s}};
    book.details.set(BookField::Place, u"Praha"_s);
    book.newAuthor->details.set(AuthorField::Born, u"1890"_s);

    const Book added = valueOf(opened.books->add(book, {.token = QUuid::createUuid()}));

    QCOMPARE(valueOf(opened.books->book(added.id)).details, std::optional(book.details));
    QCOMPARE(valueOf(opened.authors->author(added.authorId)).details, std::optional(book.newAuthor->details));
    // Also behind a savepoint, but not to others' records, nor later.
    const QString fill = u"INSERT INTO catalpa.book_details (book_id, extent) VALUES (%1, '9 p.')"_s;
    QCOMPARE(as(u"low"_s,
                u"BEGIN; SAVEPOINT s; INSERT INTO books (id, title, author_id) VALUES (90, 'T', 1); "
                "RELEASE s;"_s
                    + fill.arg(90) + u"; COMMIT"_s),
             QString());
    QCOMPARE(one(u"SELECT extent FROM catalpa.book_details WHERE book_id = 90"_s), u"9 p."_s);
    one(u"DELETE FROM catalpa.book_details WHERE book_id IN (1, 90)"_s);
    QCOMPARE(as(u"low"_s, fill.arg(1)), deniedState);
    QCOMPARE(as(u"low"_s, fill.arg(90)), deniedState);
    QCOMPARE(as(u"low"_s, u"BEGIN; INSERT INTO books (title, author_id) VALUES ('T', 1);"_s + fill.arg(90)),
             deniedState);
    QCOMPARE(as(u"low"_s, u"UPDATE catalpa.book_details SET place = 'x' WHERE book_id = 2"_s), deniedState);
}

void RightsTest::theListOfARoleUnderPoliciesIsItsOwn()
{
    one(u"GRANT SELECT ON authors, books TO low; ALTER TABLE authors ENABLE ROW LEVEL SECURITY;"
        "CREATE POLICY p ON authors USING (id > 1)"_s);
    ConnectionAddress address = m_address;
    address.user = u"low"_s;
    Opened opened(address);

    QVERIFY(opened.capabilities.hasSortKeys);
    const AuthorQuery byName{.order = {{AuthorQuery::Sort::Name, Qt::AscendingOrder}}};
    const auto page = valueOf(opened.authors->page(byName, {}, 10));
    QCOMPARE(page.rows.size(), 2);
    QCOMPARE(page.rows.first().sortName, u"Kafka, Franz"_s);
    QCOMPARE(valueOf(opened.authors->count(byName, 10)), 2);
}

void RightsTest::theIndexIsReadByWhoMayReadAll_data()
{
    QTest::addColumn<QString>("arranged");
    QTest::addColumn<bool>("isRead");
    const QString all = u"GRANT SELECT ON authors, books TO low;"_s;
    QTest::addRow("nothing") << QString() << false;
    QTest::addRow("all") << all << true;
    QTest::addRow("authors alone") << u"GRANT SELECT ON authors TO low"_s << false;
    QTest::addRow("all but biographies")
        << u"GRANT SELECT (id, name, country, created_at) ON authors TO low; GRANT SELECT ON books TO low"_s << false;
    QTest::addRow("taken away") << all + u"REVOKE SELECT ON books FROM low"_s << false;
    QTest::addRow("some rows") << all
            + u"ALTER TABLE books ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON books USING (id = 1)"_s
                               << false;
    QTest::addRow("a view in its place") << all
            + u"ALTER TABLE books RENAME TO b; CREATE VIEW public.books AS SELECT * FROM b; GRANT SELECT ON books TO low"_s
                                         << false;
}

//! A function that tells what it is given runs before other conditions, and a type of one's own has operators of one's
//! own that are asked when the query is planned.
void RightsTest::theIndexIsReadByWhoMayReadAll()
{
    QFETCH(const bool, isRead);
    one(u"INSERT INTO catalpa.upkeep (most) VALUES (100); ANALYZE"_s);
    arrange();
    const QString leak =
        u"CREATE TEMP TABLE seen (word text); CREATE FUNCTION pg_temp.leak(word text) RETURNS boolean LANGUAGE plpgsql "
        "COST 0.0000001 AS 'BEGIN INSERT INTO seen VALUES (word)@ RETURN true@ END'; "
        "CREATE FUNCTION pg_temp.told(word text, other text) RETURNS boolean LANGUAGE plpgsql AS "
        "'BEGIN INSERT INTO seen VALUES (word)@ RETURN true@ END'; CREATE OPERATOR pg_temp.<<<< (LEFTARG = text, "
        "RIGHTARG = text, FUNCTION = pg_temp.told, RESTRICT = scalarltsel);"_s;
    for (const QString &query :
         {u"SELECT * FROM catalpa.book_reading WHERE pg_temp.leak(words) AND pg_temp.leak(sort_key)"_s,
          u"SELECT * FROM catalpa.author_reading WHERE sort_key OPERATOR(pg_temp.<<<<) 'm' OR pg_temp.leak(country)"_s,
          u"SELECT * FROM (SELECT 1) one LEFT JOIN catalpa.book_reading r ON pg_temp.leak(r.words)"_s}) {
        const QString answer = as(u"low"_s, QString(leak + query + u"; SELECT count(*) > 0 FROM seen"_s));
        QCOMPARE(answer, isRead ? u"t"_s : u"f"_s);
    }
    QCOMPARE(as(u"low"_s, u"SELECT count(*) FROM catalpa.book_reading"_s), isRead ? u"2"_s : u"0"_s);
}

void RightsTest::noFunctionGivesRightsToEverybody()
{
    QCOMPARE(
        m_server.rows(m_address,
                      u"SELECT p.proname FROM pg_proc p, aclexplode(coalesce(proacl, acldefault('f', proowner))) a "
                      "WHERE pronamespace = 'catalpa'::regnamespace AND prosecdef AND grantee <> proowner"_s),
        QStringList());
    QCOMPARE(m_server.rows(m_address,
                           u"SELECT proname FROM pg_proc WHERE pronamespace = 'catalpa'::regnamespace AND prosecdef "
                           "AND NOT proconfig @> '{\"search_path=pg_catalog, pg_temp\"}'"_s),
             QStringList());
    QCOMPARE(
        m_server.rows(m_address,
                      u"SELECT proname FROM pg_proc JOIN pg_language l ON l.oid = prolang WHERE lanname = 'plpgsql' "
                      "AND pronamespace = 'catalpa'::regnamespace AND proconfig IS NULL ORDER BY 1"_s),
        (QStringList{u"country_of"_s, u"has_ended"_s, u"sees_author"_s, u"sees_book"_s, u"sees_whole_author"_s,
                     u"sees_whole_book"_s})); // They name their operators in full.
}

CATALPA_TEST(RightsTest)
#include "tst_rights.moc"
