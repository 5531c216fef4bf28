// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// No order of events shows an index that is not what the tables say.

#include "cataloguefixture.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <array>

using namespace catalpa;
using namespace catalpa::test;
using namespace Qt::StringLiterals;

namespace {

//! How many rows of the index are not as they would be made from the tables now, or are missing.
const auto numberOfDifferences =
    u"SELECT (SELECT count(*) FROM ((TABLE shown_authors EXCEPT TABLE right_authors) UNION ALL "
    "(TABLE right_authors EXCEPT TABLE shown_authors)) a) + (SELECT count(*) FROM "
    "((TABLE catalpa.book_index EXCEPT SELECT * FROM catalpa.books_to_index(NULL)) UNION ALL "
    "(SELECT * FROM catalpa.books_to_index(NULL) EXCEPT TABLE catalpa.book_index)) b)"_s;

const auto views =
    u"CREATE SCHEMA proof; CREATE VIEW proof.shown_authors AS TABLE catalpa.author_index;"
    "CREATE VIEW proof.right_authors AS SELECT i.author_id, i.sort_key, i.words, i.more, i.bio, i.country, i.added,"
    "(SELECT count(*)::int FROM catalpa.book_index b WHERE b.author_id = i.author_id) AS books, i.doubtful"
    " FROM catalpa.authors_to_index(NULL) i"_s;

//! What other programs may do in one statement; %1 to %3 are small numbers.
constexpr std::array writes{
    "INSERT INTO public.authors (name, bio, country) VALUES ('Jane %1 O''Brien-%2', 'bio %3', "
    "(ARRAY['DE','Germany'])[%1])",
    "INSERT INTO public.authors (name) SELECT 'Gabriel García ' || n FROM generate_series(1, %1) n",
    "INSERT INTO public.books (title, author_id) SELECT 'The Book-' || %2, id FROM public.authors ORDER BY id % 7 "
    "LIMIT 1",
    "INSERT INTO public.books (title, author_id) SELECT 'Catch-' || n, min(id) FROM public.authors, generate_series(1, "
    "%3) n"
    " GROUP BY n HAVING min(id) IS NOT NULL",
    "UPDATE public.authors SET name = name || ' x%1' WHERE id % 5 = %2",
    "UPDATE public.authors SET country = 'FR', bio = NULL WHERE id % 4 = %1",
    "UPDATE public.books SET title = (ARRAY['A ','Na ','De ','Die '])[%1] || title WHERE id % 5 = %3",
    "UPDATE public.books SET author_id = (SELECT max(id) FROM public.authors) WHERE id % 6 = %1",
    "UPDATE public.books SET id = id + 100000 WHERE id % 9 = %2 AND id < 100000",
    "DELETE FROM public.books WHERE id % 7 = %1",
    "DELETE FROM public.authors a WHERE id % 5 = %2 AND NOT EXISTS (SELECT FROM public.books WHERE author_id = a.id)",
    "TRUNCATE public.books",
    "SELECT catalpa.file_author(id, catalpa.author_sort_name(name, country), 'Hand %1') FROM public.authors WHERE id % "
    "4 = %2",
    "SET session_replication_role = replica; INSERT INTO public.authors (name) VALUES ('Replica %1');"
    " SET session_replication_role = origin",
    "INSERT INTO catalpa.book_details (book_id, language) SELECT id, (ARRAY['en','ga','de','nl'])[%1] FROM public.books"
    " WHERE id % 3 = %2 % 3 ON CONFLICT (book_id, records) DO UPDATE SET language = excluded.language",
    "UPDATE catalpa.book_details SET language = NULL WHERE book_id % 4 = %1",
    "DELETE FROM catalpa.book_details WHERE book_id % 4 = %1",
    "INSERT INTO catalpa.upkeep (most) VALUES (%3)",
};

//! What passes by the triggers, or takes them away.
constexpr std::array disturbances{
    "ALTER TABLE public.books DISABLE TRIGGER ALL; UPDATE public.books SET title = 'unseen';"
    " ALTER TABLE public.books ENABLE TRIGGER ALL",
    "ALTER TABLE public.authors DISABLE TRIGGER catalpa_reading_added; INSERT INTO public.authors (name) VALUES "
    "('unseen');"
    " ALTER TABLE public.authors ENABLE ALWAYS TRIGGER catalpa_reading_added",
    "ALTER TABLE public.books ALTER title TYPE text USING upper(title)",
    "DROP TRIGGER catalpa_reading_removed ON public.books; DELETE FROM public.books WHERE id % 2 = 0",
    "ALTER TABLE public.authors RENAME name TO n; INSERT INTO public.authors (n) VALUES ('unseen');"
    " ALTER TABLE public.authors RENAME n TO name",
    "ALTER TABLE public.books RENAME TO old; CREATE TABLE public.books (LIKE old INCLUDING ALL);"
    " INSERT INTO public.books (id, title, author_id, created_at) SELECT id, title || '!', author_id, created_at FROM "
    "old;"
    " ALTER SEQUENCE public.books_id_seq OWNED BY public.books.id; DROP TABLE old",
    "CREATE TABLE public.child () INHERITS (public.books);"
    " INSERT INTO public.child (id, title, author_id) SELECT 900001, 'child', min(id) FROM public.authors",
    "DROP INDEX catalpa.catalpa_book_words",
};

} // namespace

class ReadingIndexTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsWhatTheTablesSay_data();
    void showsWhatTheTablesSay();
    void isNotReliedOnWhenSomethingPassedBy_data();
    void isNotReliedOnWhenSomethingPassedBy();
    void isNotReliedOnWhenNobodyTakesChangesOver_data();
    void isNotReliedOnWhenNobodyTakesChangesOver();
    void muchAtOnceIsMendedAsAWhole();
    void holdsWhileTransactionsOverlap_data();
    void holdsWhileTransactionsOverlap();

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    QString state() const { return one(u"SELECT catalpa.reading_now(true)"_s); }
    //! Either the index is not relied on, or it is right.
    void check();
    QString write(QRandomGenerator &random) const;

    TestServer m_server;
    ConnectionAddress m_address;
};

void ReadingIndexTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, History::Indexes);
    one(views + u";GRANT USAGE ON SCHEMA proof TO PUBLIC"_s);
}

QString ReadingIndexTest::write(QRandomGenerator &random) const
{
    QString sql = QString::fromUtf8(writes.at(random.bounded(quint32(writes.size()))));
    for (const QString &number : {u"%1"_s, u"%2"_s, u"%3"_s})
        sql.replace(number, QString::number(1 + random.bounded(4)));
    return sql;
}

void ReadingIndexTest::check()
{
    for (int round = 0; round < 20 && state() == "pending"_L1; ++round)
        one(u"INSERT INTO catalpa.upkeep (most) VALUES (10000)"_s);
    QVERIFY2(state() != "pending"_L1, "changes are taken over in the end");
    if (state() == "current"_L1)
        QCOMPARE(one(u"SET search_path = proof, public; "_s + numberOfDifferences), u"0"_s);
}

void ReadingIndexTest::showsWhatTheTablesSay_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void ReadingIndexTest::showsWhatTheTablesSay()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    for (int step = 0; step < 60; ++step) {
        const QString sql = write(random);
        one(sql);
        if (random.bounded(4) == 0)
            check();
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(sql));
    }
    check();
    QCOMPARE(state(), u"current"_s);
}

void ReadingIndexTest::isNotReliedOnWhenSomethingPassedBy_data()
{
    QTest::addColumn<QString>("disturbance");
    for (const char *sql : disturbances)
        QTest::addRow("%.60s", sql) << QString::fromUtf8(sql);
}

void ReadingIndexTest::isNotReliedOnWhenSomethingPassedBy()
{
    QFETCH(const QString, disturbance);
    QRandomGenerator random(7);
    for (int step = 0; step < 10; ++step)
        one(write(random));
    one(u"INSERT INTO authors (name) VALUES ('Karel Čapek'); INSERT INTO books (title, author_id) "
        "SELECT 'R.U.R.', max(id) FROM authors"_s);
    check();
    QCOMPARE(state(), u"current"_s);

    one(disturbance);

    QVERIFY2(state() != "current"_L1 && state() != "pending"_L1, qPrintable(state()));
    for (int step = 0; step < 5; ++step)
        one(write(random));
    check(); // A table that was emptied meanwhile is known again.
    if (disturbance.contains("INHERITS"_L1))
        one(u"DROP TABLE public.child"_s);

    applyAgain(m_server, m_address, u"keep_reading_index"_s);

    QCOMPARE(state(), u"current"_s);
    check();
}

void ReadingIndexTest::isNotReliedOnWhenNobodyTakesChangesOver_data()
{
    QTest::addColumn<QString>("loss");
    QTest::addRow("the place to ask") << u"DROP TABLE catalpa.upkeep"_s;
    QTest::addRow("what answers") << u"DROP TRIGGER asked ON catalpa.upkeep"_s;
    QTest::addRow("what answers, off") << u"ALTER TABLE catalpa.upkeep DISABLE TRIGGER asked"_s;
    QTest::addRow("the right to ask") << u"REVOKE INSERT ON catalpa.upkeep FROM PUBLIC"_s;
    QTest::addRow("the turn") << u"DROP TABLE catalpa.reading_turn"_s;
    QTest::addRow("the function of the turn") << u"DROP FUNCTION catalpa.lock_reading()"_s;
    QTest::addRow("what is filed by hand") << u"DROP TABLE catalpa.book_sort"_s;
    QTest::addRow("what takes over") << u"DROP FUNCTION catalpa.take_over_changes(integer)"_s;
    QTest::addRow("another column in the place to ask") << u"ALTER TABLE catalpa.upkeep RENAME most TO n"_s;
    QTest::addRow("another column in the index") << u"ALTER TABLE catalpa.author_index RENAME words TO w"_s;
    QTest::addRow("the key of the index") << u"ALTER TABLE catalpa.author_index DROP CONSTRAINT author_index_pkey"_s;
    QTest::addRow("the right to read books") << u"REVOKE SELECT ON catalpa.book_reading FROM PUBLIC"_s;
    QTest::addRow("the right to read some books")
        << u"ALTER TABLE public.books ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON public.books USING (true); "
           "REVOKE SELECT ON catalpa.book_order FROM PUBLIC"_s;
    QTest::addRow("the right to read authors") << u"REVOKE SELECT ON catalpa.author_reading FROM PUBLIC"_s;
    const QString owned =
        u"ALTER FUNCTION catalpa.keep_up() OWNER TO keeper; GRANT ALL ON ALL TABLES IN SCHEMA catalpa TO "
        "keeper; GRANT ALL ON ALL SEQUENCES IN SCHEMA catalpa TO keeper; "
        "GRANT ALL ON ALL FUNCTIONS IN SCHEMA catalpa TO keeper; GRANT SELECT ON public.authors, "
        "public.books TO keeper;"_s;
    QTest::addRow("rules for rows that another role does not pass") << owned;
    QTest::addRow("the right to take the turn")
        << owned + u"ALTER ROLE keeper BYPASSRLS; REVOKE ALL ON catalpa.reading_turn FROM keeper"_s;
    QTest::addRow("the right to call what takes the turn")
        << owned + u"ALTER ROLE keeper BYPASSRLS; REVOKE ALL ON FUNCTION catalpa.lock_reading() FROM keeper"_s;
    QTest::addRow("the right to read the tables")
        << owned + u"ALTER ROLE keeper BYPASSRLS; REVOKE ALL ON public.books FROM keeper"_s;
}

void ReadingIndexTest::isNotReliedOnWhenNobodyTakesChangesOver()
{
    QFETCH(const QString, loss);
    one(u"CREATE ROLE low LOGIN; CREATE ROLE keeper; GRANT SELECT ON public.authors, public.books TO low"_s);
    const auto clean = qScopeGuard([this] { one(u"DROP OWNED BY low, keeper CASCADE; DROP ROLE low, keeper"_s); });
    one(u"INSERT INTO authors (name) VALUES ('Karel Čapek')"_s);
    one(loss);
    ConnectionAddress address = m_address;
    address.user = u"low"_s;

    Opened opened(address);

    QVERIFY(!opened.capabilities.hasReadingIndex && opened.capabilities.isReadingIndexLost);
    const auto page = valueOf(opened.authors->page({}, {}, 10));
    QVERIFY(!page.rows.isEmpty());
    QCOMPARE(page.rows.last().name, u"Karel Čapek"_s);
    QVERIFY(valueOf(opened.books->page({}, {}, 10)).rows.isEmpty());
}

//! Nobody waits in front of a list while another program's load is taken over.
void ReadingIndexTest::muchAtOnceIsMendedAsAWhole()
{
    one(u"INSERT INTO authors (name) SELECT 'Author ' || n FROM generate_series(1, 20001) n"_s);

    QCOMPARE(state(), u"stale"_s);
    Opened opened(m_address);
    QVERIFY(!opened.capabilities.hasReadingIndex && opened.capabilities.isReadingIndexLost);
    QCOMPARE(valueOf(opened.authors->page({}, {}, 10)).rows.size(), 10);

    applyAgain(m_server, m_address, u"keep_reading_index"_s);

    QCOMPARE(state(), u"current"_s);
    check();
}

void ReadingIndexTest::holdsWhileTransactionsOverlap_data()
{
    showsWhatTheTablesSay_data();
}

//! Three programs with open transactions, while a fourth takes changes over.
void ReadingIndexTest::holdsWhileTransactionsOverlap()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(100 + seed);
    one(u"INSERT INTO authors (name) SELECT 'Author ' || n FROM generate_series(1, 12) n"_s);
    std::array programs{std::make_unique<db::Session>(m_address), std::make_unique<db::Session>(m_address),
                        std::make_unique<db::Session>(m_address)};
    for (int step = 0; step < 80; ++step) {
        db::Session &program = *programs.at(random.bounded(quint32(programs.size())));
        if (!program.inTransaction())
            QVERIFY(program.run("BEGIN") && program.run("SET LOCAL lock_timeout = '20ms'"));
        QString sql = write(random);
        if (!sql.contains("TRUNCATE"_L1) && !sql.contains("upkeep"_L1) && !sql.contains(u';'))
            (void)program.run(sql.toUtf8()); // It may have to wait for another one, and gives up.
        if (program.inFailedTransaction() || random.bounded(3) == 0)
            QVERIFY(program.run(random.bounded(5) == 0 ? "ROLLBACK" : "COMMIT"));
        if (random.bounded(3) == 0) {
            one(u"INSERT INTO catalpa.upkeep (most) VALUES (50)"_s);
            if (state() == "current"_L1)
                QCOMPARE(one(u"SET search_path = proof, public; "_s + numberOfDifferences), u"0"_s);
        }
    }
    for (const auto &program : programs) {
        if (program->inTransaction())
            QVERIFY(program->run("COMMIT"));
    }
    check();
    QCOMPARE(state(), u"current"_s);
}

CATALPA_TEST(ReadingIndexTest)
#include "tst_readingindex.moc"
