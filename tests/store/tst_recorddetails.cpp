// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cataloguefixture.h"

#include "db/session.h"
#include "store/listing/authorlisting.h"
#include "store/listing/booklisting.h"
#include "store/listing/pagesql.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

BookDetails some()
{
    BookDetails details;
    details.set(BookField::Subtitle, u"Rossum’s Universal Robots"_s);
    details.set(BookField::People, u"Selver, Paul [translator]\nX [pseud.] []"_s);
    details.set(BookField::Published, u"c1923"_s);
    details.set(BookField::Subjects, u"Robots\nPlays"_s);
    details.set(BookField::Isbn, u"978-0-306-40615-7"_s);
    details.set(BookField::Notes, u"One.\n\nTwo."_s);
    details.set(BookField::Copies, u"2"_s);
    return details;
}

BookEdit change(BookField field, const QString &from, const QString &to)
{
    return {.id = {1}, .details = {{field, from, to}}};
}

Sending sending()
{
    return {.token = QUuid::createUuid()};
}

} // namespace

//! What is recorded of books and authors beside the guide's columns, in the database.
class RecordDetailsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_address = m_server.createDatabase();
        createTables(m_server, m_address, History::Indexes);
        sql(u"INSERT INTO authors (name) VALUES ('Karel'), ('Josef');"
            "INSERT INTO books (title, author_id) VALUES ('R.U.R.', 1), ('Krakatit', 1)"_s);
        m_opened = std::make_unique<Opened>(m_address);
        QVERIFY(m_opened->capabilities.hasDetails);
    }

    void comeWithANewBook()
    {
        NewBook book{.title = u"Matka"_s, .authorId = {1}};
        book.details = some();

        const Book added = valueOf(m_opened->books->add(book, sending()));

        QCOMPARE(added.details, std::optional(some()));
        QCOMPARE(valueOf(m_opened->books->book(added.id)).details, std::optional(some()));
        QCOMPARE(one(u"SELECT published_year || ' ' || people::text || ' ' || copies FROM catalpa.book_details"_s),
                 u"1923 [{\"name\": \"Selver, Paul\", \"role\": \"trl\"}, {\"name\": \"X [pseud.]\"}] 2"_s);
    }

    void comeWithANewAuthorOnce()
    {
        NewBook book{.title = u"Matka"_s, .authorId = {}, .newAuthor = NewAuthor{.name = u"Ota"_s}};
        book.newAuthor->details.set(AuthorField::OtherNames, u"O.\nOtto"_s);
        book.details.set(BookField::Place, u"Praha"_s);
        const Sending twice = sending();

        const Book added = valueOf(m_opened->books->add(book, twice));
        sql(u"UPDATE catalpa.book_details SET place = 'Brno'"_s);
        const Book again = valueOf(m_opened->books->add(book, twice));

        QCOMPARE(again.id, added.id);
        QCOMPARE(again.details->text(BookField::Place), u"Brno"_s); // Somebody's later work stays.
        QCOMPARE(valueOf(m_opened->authors->author(added.authorId)).details->values(AuthorField::OtherNames),
                 (QStringList{u"O."_s, u"Otto"_s}));
    }

    void comeOnceWhenAnotherSendingWasFaster()
    {
        db::Session faster(m_address);
        for (const bool isAuthor : {false, true}) {
            const Sending twice = sending();
            valueOf(faster.run("BEGIN"));
            const QByteArray added = isAuthor ? "INSERT INTO authors (name) VALUES ('Ota') RETURNING id"
                                              : "INSERT INTO books (title, author_id) VALUES ('Matka', 1) RETURNING id";
            const qint64 id = valueOf(faster.run("WITH a AS (" + added
                                                     + ") INSERT INTO catalpa.receipts (token, record)"
                                                       " SELECT $1::uuid, id FROM a RETURNING record",
                                                 {twice.token.toString(QUuid::WithoutBraces)}))
                                  .integer(0, 0);
            NewBook book{.title = u"Matka"_s, .authorId = {1}};
            book.details = some();
            NewAuthor author{.name = u"Ota"_s};
            author.details.set(AuthorField::Born, u"1890"_s);

            QFuture<Result<Author>> authors;
            QFuture<Result<Book>> books;
            if (isAuthor)
                authors = m_opened->authors->add(author, twice);
            else
                books = m_opened->books->add(book, twice);
            QTRY_COMPARE(one(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' "
                             "AND datname = current_database()"_s),
                         u"1"_s);
            valueOf(faster.run("COMMIT"));

            QCOMPARE(isAuthor ? valueOf(authors).id.value : valueOf(books).id.value, id);
        }
        QCOMPARE(one(u"SELECT count(*) FROM books WHERE title = 'Matka'"_s), u"1"_s);
        QCOMPARE(one(u"SELECT count(*) FROM authors WHERE name = 'Ota'"_s), u"1"_s);
    }

    void areChangedInOneStatement()
    {
        const Sending once = sending();
        const Book changed = valueOf(m_opened->books->apply(change(BookField::Subjects, u""_s, u"Robots"_s), once));
        const auto shown = m_opened->books->preview(change(BookField::Subjects, u""_s, u"Robots"_s), once);

        QCOMPARE(changed.title, u"R.U.R."_s);
        QCOMPARE(changed.details->text(BookField::Subjects), u"Robots"_s);
        QCOMPARE(shown.size(), 1);
        QCOMPARE(one(u"SELECT count(*) FROM catalpa.receipts"_s), u"1"_s);
    }

    void anEditIsAppliedOnce()
    {
        const Sending once = sending();
        valueOf(m_opened->books->apply(change(BookField::Place, u""_s, u"Brno"_s), once));
        valueOf(m_opened->books->apply(change(BookField::Place, u"Brno"_s, u""_s), sending()));

        const Book again = valueOf(m_opened->books->apply(change(BookField::Place, u""_s, u"Brno"_s), once));

        QVERIFY(again.details && again.details->isEmpty());
    }

    void theSecondOfTwoIsAConflict()
    {
        valueOf(m_opened->books->apply(change(BookField::Place, u""_s, u"Brno"_s), sending()));

        const Error error = errorOf(m_opened->books->apply(change(BookField::Place, u""_s, u"Praha"_s), sending()));

        QCOMPARE(error.kind, ErrorKind::Conflict);
        QCOMPARE(one(u"SELECT place FROM catalpa.book_details"_s), u"Brno"_s);
        QCOMPARE(one(u"SELECT count(*) FROM catalpa.receipts"_s), u"1"_s);
        // Another field is no conflict, and the same value is none.
        valueOf(m_opened->books->apply(change(BookField::Extent, u""_s, u"99 p."_s), sending()));
        valueOf(m_opened->books->apply(change(BookField::Place, u""_s, u"Brno"_s), sending()));
    }

    void areChangedHoweverAnotherProgramHasWrittenThem_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<BookField>("field");
        QTest::addColumn<QString>("read");
        QTest::addRow("an empty text") << u"publisher = ''"_s << BookField::Publisher << QString();
        QTest::addRow("a list of nothing") << u"isbn = '{}'"_s << BookField::Isbn << QString();
        QTest::addRow("a list of empty texts") << u"subjects = '{\"\",NULL,a}'"_s << BookField::Subjects << QString();
        QTest::addRow("a role in words") << u"people = '[{\"name\": \"Selver\", \"role\": \"translator\"}]'"_s
                                         << BookField::People << u"Selver [translator]"_s;
        QTest::addRow("more than we know") << u"people = '[{\"name\": \"Selver\", \"role\": \"\", \"born\": 1888}]'"_s
                                           << BookField::People << u"Selver"_s;
    }
    void areChangedHoweverAnotherProgramHasWrittenThem()
    {
        QFETCH(const QString, written);
        QFETCH(const BookField, field);
        QFETCH(const QString, read);
        sql(u"INSERT INTO catalpa.book_details (book_id, notes) VALUES (1, '-'), (2, '-'); UPDATE catalpa.book_details SET "_s
            + written);
        const QString seen = valueOf(m_opened->books->book({1})).details->text(field);
        if (!read.isEmpty())
            QCOMPARE(seen, read);
        const QString wanted = field == BookField::Isbn ? u"978-0-306-40615-7"_s : u"Other"_s;
        const Sending once = sending();

        const Book changed = valueOf(m_opened->books->apply({.id = {1}, .details = {{field, seen, wanted}}}, once));
        const BulkAnswer many =
            valueOf(m_opened->books->applyAll({{.id = {2}, .details = {{field, seen, wanted}}}}, sending()));

        QCOMPARE(changed.details->text(field), wanted);
        QCOMPARE(many.made.size(), 1);
        QCOMPARE(many.unmade.size(), 0);
        QCOMPARE(one(u"SELECT count(*) FROM catalpa.receipts"_s), u"2"_s);
        // And it is a conflict as ever when it reads otherwise.
        QCOMPARE(errorOf(m_opened->books->apply({.id = {2}, .details = {{field, u"Third"_s, u"Fourth"_s}}})).kind,
                 ErrorKind::Conflict);
    }

    void goWithTheTitleOrNotAtAll()
    {
        BookEdit edit = change(BookField::Place, u"Praha"_s, u"Brno"_s);
        edit.title = Change<QString>{u"R.U.R."_s, u"Robots"_s};

        QCOMPARE(errorOf(m_opened->books->apply(edit, sending())).kind, ErrorKind::Conflict);
        QCOMPARE(one(u"SELECT title FROM books WHERE id = 1"_s), u"R.U.R."_s);

        edit.details.first().from.clear();
        edit.sortTitle = Change<std::optional<QString>>{u"R.U.R."_s, u"RUR"_s};
        const Book saved = valueOf(m_opened->books->apply(edit, sending()));
        QCOMPARE(saved.title, u"Robots"_s);
        QCOMPARE(saved.sortTitle, u"RUR"_s);
        QCOMPARE(saved.details->text(BookField::Place), u"Brno"_s);
    }

    void manyAreChangedTogether()
    {
        sql(u"INSERT INTO books (title, author_id) VALUES ('Matka', 1); INSERT INTO catalpa.book_details (book_id, "
            u"place) "
            "VALUES (2, 'Theirs')"_s);
        QList<BookEdit> edits;
        for (qint64 id = 1; id <= 3; ++id)
            edits += {.id = {id}, .details = {{BookField::Place, u""_s, u"Praha"_s}}};
        edits.last().title = Change<QString>{u"Matka"_s, u"Mother"_s};
        edits[1].title = Change<QString>{u"Krakatit"_s, u"Never"_s};

        const BulkAnswer answer = valueOf(m_opened->books->applyAll(edits, sending()));

        QCOMPARE(answer.made.size(), 2);
        QCOMPARE(answer.unmade.size(), 1);
        QCOMPARE(answer.unmade.first().error.kind, ErrorKind::Conflict);
        QCOMPARE(m_server.rows(m_address,
                               u"SELECT title, place FROM books JOIN catalpa.book_details ON id = book_id "
                               "ORDER BY id"_s),
                 (QStringList{u"R.U.R.|Praha"_s, u"Krakatit|Theirs"_s, u"Mother|Praha"_s}));
    }

    void listsHaveThemWhenTheyAreAskedFor()
    {
        fill();
        for (const bool isIndexed : {true, false}) {
            CatalogueCapabilities capabilities = m_opened->capabilities;
            capabilities.hasReadingIndex = isIndexed;
            const auto books = m_opened->catalogue.books(capabilities);
            BookQuery query{.order = {{BookQuery::Sort::Title, Qt::DescendingOrder}}};
            QVERIFY(!valueOf(books->page(query, {}, 10)).rows.first().details);

            query.withDetails = true;
            const auto page = valueOf(books->page(query, {}, 1));
            QCOMPARE(page.rows.first().details, std::optional(some()));
            const auto next = valueOf(books->page(query, {.first = page.next}, 1));
            QCOMPARE(next.rows.first().title, u"Krakatit"_s);
            QVERIFY(next.rows.first().details && next.rows.first().details->isEmpty());
        }
        AuthorQuery query{.withDetails = true};
        QCOMPARE(valueOf(m_opened->authors->page(query, {}, 10)).rows.last().details->text(AuthorField::Born),
                 u"1890"_s);
    }

    void aSearchFindsThem_data()
    {
        QTest::addColumn<QString>("search");
        QTest::addColumn<bool>("isFound");
        QTest::addRow("ISBN-13") << u"isbn:978-0-306-40615-7"_s << true;
        QTest::addRow("ISBN-10") << u"isbn:0306406152"_s << true;
        QTest::addRow("the beginning of an ISBN") << u"isbn:978-0-306"_s << true;
        QTest::addRow("another ISBN") << u"isbn:9780306406158"_s << false;
        QTest::addRow("a year") << u"year:1923"_s << true;
        QTest::addRow("years") << u"year:1920..1930"_s << true;
        QTest::addRow("later years") << u"year:>1923"_s << false;
        QTest::addRow("no year") << u"year:none"_s << false;
        QTest::addRow("a language") << u"lang:any"_s << false;
        QTest::addRow("a subject") << u"subject:robot"_s << true;
        QTest::addRow("the same in other letters") << u"subject:RÓBOTS"_s << true;
        QTest::addRow("exactly") << u"subject:=Plays"_s << true;
        QTest::addRow("not so") << u"subject:=plays"_s << false;
        QTest::addRow("without") << u"-subject:robot"_s << false;
        QTest::addRow("together with words") << u"r.u.r. subject:plays isbn:any"_s << true;
    }
    void aSearchFindsThem()
    {
        QFETCH(const QString, search);
        QFETCH(const bool, isFound);
        fill();

        for (const bool isIndexed : {true, false}) {
            CatalogueCapabilities capabilities = m_opened->capabilities;
            capabilities.hasReadingIndex = isIndexed;
            const auto books = m_opened->catalogue.books(capabilities);
            QStringList titles;
            for (const Book &book : valueOf(books->page({.search = search}, {}, 10)).rows)
                titles += book.title;
            QCOMPARE(titles.contains(u"R.U.R."_s), isFound);
            QCOMPARE(valueOf(books->count({.search = search}, 10)), titles.size());
        }
    }

    void aSearchComparesNoRowWithEachOther_data()
    {
        QTest::addColumn<QString>("search");
        for (const QString &search :
             {u"isbn:none"_s, u"-lang:de"_s, u"lang:de year:1990"_s, u"subject:a publisher:b"_s, u"bio:none"_s,
              u"-bio:novelist"_s, u"bio:novelist bio:poet"_s, u"bio:=Novelist"_s, u"-title:robots"_s})
            QTest::addRow("%s", qPrintable(search)) << search;
    }
    //! However many books and details there are: a list of numbers would be gone through for each row.
    void aSearchComparesNoRowWithEachOther()
    {
        QFETCH(const QString, search);
        db::Session session(m_address);
        const QStringList plans = plansOf(session, store::books::listing({.search = search}, m_opened->capabilities))
            + plansOf(session, store::authors::listing({.search = search}, m_opened->capabilities));

        for (const QString &plan : plans)
            QVERIFY2(!plan.contains("_id = ANY ("_L1), qPrintable(plan));
    }

    void anEditOfADeletedBookSaysSo()
    {
        sql(u"DELETE FROM books WHERE id = 1"_s);

        QCOMPARE(errorOf(m_opened->books->apply(change(BookField::Place, u""_s, u"Brno"_s), sending())).kind,
                 ErrorKind::Missing);
    }

    void noRowIsLeftWhereNothingIsFilled()
    {
        valueOf(m_opened->authors->apply({.id = {1}, .details = {{AuthorField::Born, u""_s, u"1890"_s}}}));
        valueOf(m_opened->authors->apply({.id = {1}, .details = {{AuthorField::Born, u"1890"_s, u""_s}}}));

        QCOMPARE(one(u"SELECT count(*) FROM catalpa.author_details"_s), u"0"_s);
    }

    void goWithTheRecordAndComeBack()
    {
        fill();
        RemovedRecords removed = valueOf(m_opened->removals->withBooks({{1}}));
        QCOMPARE(removed.books.first().record.details, std::optional(some()));
        const Sending removal = sending();
        removed.removal = removal.token;

        QVERIFY(settled(m_opened->removals->remove(removed, removal)));
        QCOMPARE(one(filledRows), u"0"_s);
        valueOf(m_opened->removals->restore(removed, sending()));

        QCOMPARE(valueOf(m_opened->books->book({1})).details, std::optional(some()));
        QCOMPARE(valueOf(m_opened->authors->author({1})).details->text(AuthorField::Born), u"1890"_s);
    }

    void comeBackWithoutAHistory()
    {
        fill();
        m_opened->capabilities.hasHistory = false;
        const auto removals = m_opened->catalogue.removals(m_opened->capabilities);
        const RemovedRecords removed = valueOf(removals->books({{1}}));

        QVERIFY(settled(removals->remove(removed, sending())));
        valueOf(removals->restore(removed, sending()));

        QCOMPARE(valueOf(m_opened->books->book({1})).details, std::optional(some()));
    }

    void whatWasChangedMeanwhileIsNotDeleted()
    {
        fill();
        const RemovedRecords removed = valueOf(m_opened->removals->books({{1}}));
        sql(u"UPDATE catalpa.book_details SET place = 'Brno'"_s);

        QCOMPARE(errorOf(m_opened->removals->remove(removed, sending())).kind, ErrorKind::Conflict);
    }

    void comeBackFromTheTrash()
    {
        fill();
        sql(u"BEGIN; DELETE FROM books WHERE author_id = 1; DELETE FROM authors WHERE id = 1; COMMIT"_s);
        QCOMPARE(one(filledRows), u"0"_s);

        const auto history = m_opened->catalogue.history(m_opened->capabilities);
        const Trash trash = valueOf(history->trash({}));
        valueOf(history->restore(trash.records.first()));

        QCOMPARE(valueOf(m_opened->books->book({1})).details, std::optional(some()));
        QCOMPARE(valueOf(m_opened->authors->author({1})).details->text(AuthorField::Born), u"1890"_s);
    }

    void theHistoryTellsThem()
    {
        NewBook book{.title = u"Matka"_s, .authorId = {1}};
        book.details = some();
        const Book added = valueOf(m_opened->books->add(book, sending()));
        valueOf(m_opened->books->apply(
            {.id = added.id,
             .details = {{BookField::People, some().text(BookField::People), u"Selver, Paul [editor]"_s}}},
            sending()));
        const auto history = m_opened->catalogue.history(m_opened->capabilities);

        const Timeline timeline = valueOf(history->timeline({RecordRef::Kind::Book, added.id.value}, 0));

        QCOMPARE(timeline.entries.size(), 3); // Changed, added, begun.
        QCOMPARE(timeline.entries.first().changes,
                 (QList<RecordedChange>{{u"people"_s, some().text(BookField::People), u"Selver, Paul [editor]"_s}}));
        QCOMPARE(timeline.entries.at(1).kind, HistoryEntry::Kind::Added);
        const BookEdit back = valueOf(history->bookEdit(added.id, timeline.entries.first().id, u"people"_s));
        QCOMPARE(back.details,
                 (DetailChanges<BookField>{
                     {BookField::People, u"Selver, Paul [editor]"_s, some().text(BookField::People)}}));
    }

    void aBatchIsTakenBack()
    {
        fill();
        const Sending batch = sending();
        valueOf(m_opened->books->apply(change(BookField::Subjects, u"Robots\nPlays"_s, u"Plays"_s), batch));
        const auto history = m_opened->catalogue.history(m_opened->capabilities);
        const QString name = batch.token.toString(QUuid::WithoutBraces);

        sql(u"UPDATE catalpa.book_details SET subjects = '{Theirs,Too}'"_s);
        const auto obstacles = valueOf(history->takeBack(name));
        QCOMPARE(obstacles.size(), 1);
        QCOMPARE(obstacles.first().field, u"subjects"_s);
        QCOMPARE(obstacles.first().found, u"Theirs\nToo"_s);

        sql(u"UPDATE catalpa.book_details SET subjects = '{Plays}'"_s);
        QVERIFY(valueOf(history->takeBack(name)).isEmpty());
        QCOMPARE(valueOf(m_opened->books->book({1})).details, std::optional(some()));
    }

    void whatStandsInTheWayOfABatchIsReadAsLines()
    {
        const Sending batch = sending();
        valueOf(
            m_opened->authors->apply({.id = {1}, .details = {{AuthorField::OtherNames, u""_s, u"K. Č."_s}}}, batch));
        sql(u"UPDATE catalpa.author_details SET other_names = ARRAY['Theirs', 'Too'] || array_fill('x'::text, ARRAY[400])"_s);

        const auto obstacles = valueOf(
            m_opened->catalogue.history(m_opened->capabilities)->takeBack(batch.token.toString(QUuid::WithoutBraces)));

        QCOMPARE(obstacles.size(), 1);
        QCOMPARE(obstacles.first().field, u"other_names"_s);
        QVERIFY(obstacles.first().found->startsWith("Theirs\nToo\nx\nx"_L1));
        QCOMPARE(obstacles.first().found->size(), 500);
    }

    void theHistoryTellsThemAsTheyAreRead_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("told"); //!< Of what is longer, the first letters.
        QTest::addColumn<bool>("isCut");
        QTest::addRow("people") << u"people = '[{\"name\": \"A []\"}, {\"name\": \"B\", \"role\": \"trl\"}]'"_s
                                << u"A [] []\nB [translator]"_s << false;
        QTest::addRow("a role in words") << u"people = '[{\"name\": \"B\", \"role\": \"Übersetzer\"}]'"_s
                                         << u"B [Übersetzer]"_s << false;
        QTest::addRow("subjects") << u"subjects = '{a,\"b, c\"}'"_s << u"a\nb, c"_s << false;
        QTest::addRow("a number") << u"copies = 3"_s << u"3"_s << false;
        QTest::addRow("a long list") << u"subjects = array_fill('x'::text, ARRAY[20000])"_s << u"x\nx\nx"_s << true;
        QTest::addRow("a long one") << u"subjects = ARRAY[repeat('y', 300000)]"_s << u"yyyyy"_s << true;
        QTest::addRow("many short people")
            << u"people = (SELECT jsonb_agg(jsonb_build_object('name', 'z')) FROM generate_series(1, 5000))"_s
            << u"z\nz\nz"_s << true;
        QTest::addRow("a long text") << u"notes = repeat('n', 300000)"_s << u"nnn"_s << true;
    }
    void theHistoryTellsThemAsTheyAreRead()
    {
        QFETCH(const QString, written);
        QFETCH(const QString, told);
        QFETCH(const bool, isCut);
        sql(u"INSERT INTO catalpa.book_details (book_id, series_number) VALUES (1, '-'); UPDATE catalpa.book_details SET "_s
            + written);

        const auto history = m_opened->catalogue.history(m_opened->capabilities);
        const RecordedChange change =
            valueOf(history->timeline({RecordRef::Kind::Book, 1}, 0)).entries.first().changes.first();

        QCOMPARE(change.before, std::optional<QString>());
        QCOMPARE(change.isCut, isCut);
        QVERIFY2(isCut ? change.after->startsWith(told) : change.after == told, qPrintable(*change.after));
        QVERIFY(!isCut || change.after->size() == 500);
    }

    void othersMayDoWithTheirTablesWhatTheyLike()
    {
        fill();
        sql(u"TRUNCATE books"_s);
        QCOMPARE(one(u"SELECT count(*) FROM catalpa.book_details"_s), u"0"_s);
        sql(u"TRUNCATE authors CASCADE"_s);
        QCOMPARE(one(u"SELECT count(*) FROM catalpa.author_details"_s), u"0"_s);
        sql(u"DROP TABLE books; DROP TABLE authors"_s);
    }

    void theDatabaseReadsYearsAsTheProgramDoes()
    {
        for (const QString &date : {u"1937"_s, u"c1994"_s, u"[1890?]"_s, u"[189-?]"_s, u"1423 [2002]"_s, u"12345"_s,
                                    u"1954-1955"_s, u"no year"_s, u"1 1234567 1999"_s, u"19uu"_s, u"195x"_s})
            QCOMPARE(one(u"SELECT coalesce(catalpa.year_in('%1'), 0)"_s.arg(date)),
                     QString::number(yearIn(date).value_or(0)));
    }

    void aDatabaseWithoutThemWorks()
    {
        m_address = m_server.createDatabase();
        createTables(m_server, m_address);
        sql(u"INSERT INTO authors (name) VALUES ('Karel'); INSERT INTO books (title, author_id) VALUES ('R.U.R.', 1)"_s);
        Opened plain(m_address);

        QVERIFY(!plain.capabilities.hasDetails);
        QVERIFY(!valueOf(plain.books->book({1})).details);
        QCOMPARE(errorOf(plain.books->apply(change(BookField::Place, u""_s, u"Brno"_s))).kind, ErrorKind::Schema);
        NewBook book{.title = u"Matka"_s, .authorId = {1}};
        book.details = some();
        QCOMPARE(errorOf(plain.books->add(book)).kind, ErrorKind::Schema);
    }

private:
    //! What counts what is found, what reads a page of it, and how the server goes about that.
    static QStringList plansOf(db::Session &session, const store::Listing &list)
    {
        const store::PageSql page = store::pageSql(list, {}, 50);
        QStringList plans;
        for (const auto &[sql, params] :
             {std::pair("SELECT count(*) FROM " + list.from + store::whereClause(list.where), list.params),
              std::pair(page.sql, page.params)}) {
            const db::Rows rows = valueOf(session.run("EXPLAIN " + sql, params));
            QStringList lines{QString::fromUtf8(sql)};
            for (int row = 0; row < rows.count(); ++row)
                lines += rows.text(row, 0);
            plans += lines.join(u'\n');
        }
        return plans;
    }
    void sql(const QString &statement) { m_server.sql(m_address, statement); }
    QString one(const QString &statement) { return m_server.sql(m_address, statement); }
    void fill()
    {
        BookEdit edit{.id = {1}};
        for (const BookField field : some().fields())
            edit.details += {field, QString(), some().text(field)};
        valueOf(m_opened->books->apply(edit, sending()));
        valueOf(m_opened->authors->apply({.id = {1}, .details = {{AuthorField::Born, u""_s, u"1890"_s}}}, sending()));
    }

    const QString filledRows =
        u"SELECT (SELECT count(*) FROM catalpa.book_details) + (SELECT count(*) FROM catalpa.author_details)"_s;
    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Opened> m_opened;
};

CATALPA_TEST(RecordDetailsTest)
#include "tst_recorddetails.moc"
