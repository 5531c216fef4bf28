// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cataloguefixture.h"

#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

//! Putting back what was deleted.
class RestorationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { openAgain(History::Indexes); }
    void putsEverythingBackAsItWas_data();
    void putsEverythingBackAsItWas();
    void putsBooksBack();
    void bringsBackWhatOtherProgramsKeepInTheRow();
    void tellsWhatDoesNotComeBackWhereNothingIsRecorded();
    void whatSomebodyHasTakenOutOfTheTrashIsBack();
    void putsAThousandBooksBack();
    void takesTheBooksBackFromTheHeir();
    void leavesTheHeirWhatSomebodyHasDecidedAbout();
    void isDoneOnceHoweverOftenItIsSent_data();
    void isDoneOnceHoweverOftenItIsSent();
    void isDoneOnceWhenTheAnswerIsLost_data();
    void isDoneOnceWhenTheAnswerIsLost();
    void saysThatANumberIsTaken_data();
    void saysThatANumberIsTaken();
    void saysThatTheAuthorIsGone();
    void saysWhatTheDatabaseKeepsOut();

private:
    void openAgain(History history);
    //! Every column, and what is kept beside it.
    QStringList everything() const
    {
        const QString files =
            u", (SELECT s::text FROM catalpa.%1_sort s WHERE s.%1_id = t.id) FROM public.%1s t ORDER BY id"_s;
        const QString bare = u", NULL FROM public.%1s t ORDER BY id"_s;
        const QString &beside = m_opened->capabilities.hasSortKeys ? files : bare;
        return m_server.rows(m_address, u"SELECT t::text"_s + beside.arg(u"author"_s))
            + m_server.rows(m_address, u"SELECT t::text"_s + beside.arg(u"book"_s));
    }
    RemovedRecords removed(const QList<Id<Author>> &authors, const std::optional<Id<Author>> &heir = {}) const
    {
        RemovedRecords records = valueOf(m_opened->removals->withBooks(authors));
        if (heir)
            records.heir = valueOf(m_opened->authors->author(*heir));
        if (const auto gone = settled(m_opened->removals->remove(records, newSending())); !gone)
            qFatal("%s", qPrintable(gone.error().message));
        return records;
    }
    static Sending newSending() { return {.token = QUuid::createUuid()}; }
    static void withAndWithoutReceipts()
    {
        QTest::addColumn<History>("history");
        QTest::addRow("with receipts") << History::Indexes;
        QTest::addRow("without receipts") << History::AddCountry;
    }

    TestServer m_server;
    ConnectionAddress m_address;
    std::unique_ptr<Opened> m_opened;
};

void RestorationTest::openAgain(History history)
{
    m_opened.reset();
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, history);
    m_server.sql(m_address, uR"(INSERT INTO authors (name, bio, country, created_at) VALUES
                         ('Karel Čapek', E'Two\nlines "quoted" \\ ’', 'CZ', '2001-02-03 04:05:06.789'),
                         ('Josef Čapek', NULL, NULL, '1999-12-31 23:59:59.999'), ('Helena', '', NULL, DEFAULT);
                     INSERT INTO books (title, author_id, created_at) VALUES
                         ('R.U.R.', 1, '2011-01-01'), ('The Krakatit', 1, '2012-01-01 12:00:00.001'), ('Stín', 2, DEFAULT))"_s);
    m_opened = std::make_unique<Opened>(m_address);
    if (!m_opened->capabilities.hasSortKeys)
        return;
    m_server.sql(m_address, u"SELECT catalpa.file_author(1, 'Čapek, Karel', 'Capek K')"_s);
    m_server.sql(m_address, u"SELECT catalpa.file_book(2, 'Krakatit', 'Zz Krakatit')"_s);
}

void RestorationTest::putsEverythingBackAsItWas_data()
{
    QTest::addColumn<History>("history");
    QTest::addRow("all migrations") << History::Indexes;
    QTest::addRow("the guide's") << History::AddCountry;
    QTest::addRow("the first one") << History::Init;
}

void RestorationTest::putsEverythingBackAsItWas()
{
    QFETCH(const History, history);
    if (history == History::Init) {
        openAgain(History::AddCountry);
        m_server.sql(m_address, u"ALTER TABLE authors DROP COLUMN country"_s);
        m_opened = std::make_unique<Opened>(m_address);
    } else {
        openAgain(history);
    }
    const QStringList before = everything();
    const RemovedRecords records = removed({{1}, {2}, {3}});
    QCOMPARE(everything(), QStringList());

    QCOMPARE(valueOf(m_opened->removals->restore(records, newSending())), 3);

    QCOMPARE(everything(), before);
    QCOMPARE(valueOf(m_opened->removals->withBooks({{1}, {2}, {3}})), records);
}

void RestorationTest::putsBooksBack()
{
    const QStringList before = everything();
    const RemovedRecords records = valueOf(m_opened->removals->books({{2}, {3}}));
    QVERIFY(settled(m_opened->removals->remove(records, newSending())));

    QCOMPARE(valueOf(m_opened->removals->restore(records, newSending())), 2);

    QCOMPARE(everything(), before);
}

void RestorationTest::bringsBackWhatOtherProgramsKeepInTheRow()
{
    m_server.sql(
        m_address,
        u"ALTER TABLE books ADD COLUMN shelf text NOT NULL DEFAULT '?'; ALTER TABLE authors ADD COLUMN born int;"
        "UPDATE books SET shelf = 'A' || id; UPDATE authors SET born = 1890 WHERE id = 1;"
        "ALTER TABLE books ALTER COLUMN shelf DROP DEFAULT"_s); // What comes back has to have a value.
    const QStringList before = m_server.rows(m_address, u"SELECT b::text FROM books b ORDER BY id"_s)
        + m_server.rows(m_address, u"SELECT a::text FROM authors a ORDER BY id"_s);
    m_opened = std::make_unique<Opened>(m_address);
    RemovedRecords records = valueOf(m_opened->removals->withBooks({{1}}));
    QCOMPARE(records.unkept, QStringList());
    const Sending sending = newSending();
    QVERIFY(settled(m_opened->removals->remove(records, sending)));
    records.removal = sending.token;

    QCOMPARE(valueOf(m_opened->removals->restore(records, newSending())), 2);

    QCOMPARE(m_server.rows(m_address, u"SELECT b::text FROM books b ORDER BY id"_s)
                 + m_server.rows(m_address, u"SELECT a::text FROM authors a ORDER BY id"_s),
             before);
}

void RestorationTest::tellsWhatDoesNotComeBackWhereNothingIsRecorded()
{
    openAgain(History::AddCountry);
    m_server.sql(m_address, u"ALTER TABLE books ADD COLUMN shelf text; ALTER TABLE authors ADD COLUMN house int"_s);

    const RemovedRecords before = valueOf(m_opened->removals->books({{1}}));
    m_server.sql(m_address, u"UPDATE books SET shelf = 'A'; ALTER TABLE books ALTER COLUMN shelf SET NOT NULL"_s);
    const RemovedRecords after = valueOf(m_opened->removals->withBooks({{1}}));

    QCOMPARE(before.unkept, QStringList{u"books.shelf"_s});
    QVERIFY(!before.isFinal);
    QCOMPARE(after.unkept, (QStringList{u"authors.house"_s, u"books.shelf"_s}));
    QVERIFY(after.isFinal);
}

void RestorationTest::whatSomebodyHasTakenOutOfTheTrashIsBack()
{
    const QString numbers = u"SELECT (SELECT count(*) FROM authors) || '/' || (SELECT count(*) FROM books)"_s;
    const QString before = m_server.sql(m_address, numbers);
    const RemovedRecords records = removed({{1}});
    m_server.sql(m_address,
                 u"SELECT count(*) FILTER (WHERE catalpa.put_back(place, before)) FROM (SELECT place, before "
                 "FROM catalpa.history WHERE kind = 'deleted' ORDER BY place = 'public.books'::regclass, record) h"_s);
    QCOMPARE(m_server.sql(m_address, numbers), before);

    QCOMPARE(valueOf(m_opened->removals->restore(records, newSending())), 2);

    QCOMPARE(m_server.sql(m_address, numbers), before);
}

void RestorationTest::putsAThousandBooksBack()
{
    m_server.sql(m_address,
                 u"INSERT INTO books (title, author_id) SELECT 'b' || i, 3 FROM generate_series(1, 1200) i"_s);
    const QStringList before = everything();
    const RemovedRecords records = removed({{3}});

    QCOMPARE(valueOf(m_opened->removals->restore(records, newSending())), 1200);

    QCOMPARE(everything(), before);
}

void RestorationTest::takesTheBooksBackFromTheHeir()
{
    const QStringList before = everything();
    const RemovedRecords records = removed({{1}}, Id<Author>{3});

    QCOMPARE(valueOf(m_opened->removals->restore(records, newSending())), 2);

    QCOMPARE(everything(), before);
}

void RestorationTest::leavesTheHeirWhatSomebodyHasDecidedAbout()
{
    const RemovedRecords records = removed({{1}}, Id<Author>{3});
    m_server.sql(m_address, u"UPDATE books SET author_id = 2 WHERE id = 1"_s);

    QCOMPARE(valueOf(m_opened->removals->restore(records, newSending())), 1);

    QCOMPARE(m_server.rows(m_address, u"SELECT author_id FROM books ORDER BY id"_s),
             (QStringList{u"2"_s, u"1"_s, u"2"_s}));
}

void RestorationTest::isDoneOnceHoweverOftenItIsSent_data()
{
    withAndWithoutReceipts();
}

void RestorationTest::isDoneOnceHoweverOftenItIsSent()
{
    QFETCH(const History, history);
    openAgain(history);
    const RemovedRecords records = removed({{1}});
    Sending sending = newSending();
    QCOMPARE(valueOf(m_opened->removals->restore(records, sending)), 2);
    const QStringList back = everything();
    sending.isRepeated = true;

    QCOMPARE(valueOf(m_opened->removals->restore(records, sending)), 2);

    QCOMPARE(everything(), back);
}

void RestorationTest::isDoneOnceWhenTheAnswerIsLost_data()
{
    withAndWithoutReceipts();
}

void RestorationTest::isDoneOnceWhenTheAnswerIsLost()
{
    QFETCH(const History, history);
    openAgain(history);
    const QStringList before = everything();
    const RemovedRecords records = removed({{1}});
    FaultProxy proxy(m_server.overTcp(m_address));
    Opened opened(proxy.address());
    valueOf(opened.authors->apply({.id = {2}, .bio = Change<std::optional<QString>>{{}, {}}})); // Opens the link.

    proxy.loseAnswers("COMMIT", 1);

    Sending sending = newSending();
    auto restored = settled(opened.removals->restore(records, sending));
    if (!restored) {
        sending.isRepeated = true;
        restored = settled(opened.removals->restore(records, sending));
    }
    QCOMPARE(valueOf(restored), 2);
    QCOMPARE(everything().size(), before.size());
}

void RestorationTest::saysThatANumberIsTaken_data()
{
    QTest::addColumn<QString>("taking");
    QTest::addRow("of an author") << u"INSERT INTO authors (id, name) VALUES (1, 'Somebody')"_s;
    QTest::addRow("of a book") << u"INSERT INTO books (id, title, author_id) VALUES (2, 'Somebody', 3)"_s;
}

void RestorationTest::saysThatANumberIsTaken()
{
    QFETCH(const QString, taking);
    const RemovedRecords records = removed({{1}});
    m_server.sql(m_address, taking);
    const QStringList before = everything();

    const Error error = errorOf(m_opened->removals->restore(records, newSending()));

    QCOMPARE(error.kind, ErrorKind::Conflict);
    QVERIFY2(error.message.contains(u"“Somebody”"_s), qPrintable(error.message));
    QCOMPARE(everything(), before);
}

void RestorationTest::saysThatTheAuthorIsGone()
{
    const RemovedRecords records = valueOf(m_opened->removals->books({{3}}));
    QVERIFY(settled(m_opened->removals->remove(records, newSending())));
    m_server.sql(m_address, u"DELETE FROM authors WHERE id = 2"_s);

    const Error error = errorOf(m_opened->removals->restore(records, newSending()));

    QCOMPARE(error.kind, ErrorKind::Missing);
    QVERIFY2(error.message.contains(u"“Stín”"_s) && error.message.contains(u"“Josef Čapek”"_s),
             qPrintable(error.message));
}

void RestorationTest::saysWhatTheDatabaseKeepsOut()
{
    const RemovedRecords records = removed({{1}});
    m_server.sql(m_address,
                 u"CREATE FUNCTION keep_out() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
                 "CREATE TRIGGER kept_out BEFORE INSERT ON books FOR EACH ROW EXECUTE FUNCTION keep_out()"_s);
    const QStringList before = everything();

    QCOMPARE(errorOf(m_opened->removals->restore(records, newSending())).kind, ErrorKind::Rights);

    QCOMPARE(everything(), before);
}

CATALPA_TEST(RestorationTest)
#include "tst_restoration.moc"
