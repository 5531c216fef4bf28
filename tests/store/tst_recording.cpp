// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is done to authors and books is recorded, whoever does it, and recording is in nobody's way.

#include "cataloguefixture.h"
#include "db/session.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QTest>

using namespace catalpa;
using namespace catalpa::test;
using namespace Qt::StringLiterals;

namespace {

const auto entries = u"SELECT place::text, record, kind, before, after FROM catalpa.history "
                     "WHERE kind <> 'begun' ORDER BY id"_s;

} // namespace

class RecordingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void recordsWhatAnyProgramDoes();
    void recordsWhoAndWithWhat();
    void recordsUnderTheRoleThatWasTaken();
    void recordsOnlyWhatChanged();
    void recordsWhatWasFiledByHand();
    void recordsAnotherNumberAsAnotherRecord();
    void recordsWhatReplicasWrite();
    void recordsWhatIsOfTypesOfTheirOwn();
    void anythingMayStandInTheSetting_data();
    void anythingMayStandInTheSetting();
    void neverFailsAnotherProgram_data();
    void neverFailsAnotherProgram();
    void runsNoCodeOfTheTablesOwner();
    void manyRowsAreOneStatement();

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    QStringList recorded() const { return m_server.rows(m_address, entries); }
    //! Everything that was recorded from here on.
    void forget() const { one(u"DELETE FROM catalpa.history"_s); }

    TestServer m_server;
    ConnectionAddress m_address;
};

void RecordingTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, History::Indexes);
    one(u"INSERT INTO authors (name, country) VALUES ('Karel Čapek', 'AT'), ('Franz Kafka', 'AT');"
        "INSERT INTO books (title, author_id) VALUES ('R.U.R.', 1), ('Krakatit', 1)"_s);
    one(u"UPDATE authors SET created_at = '2026-01-02 03:04:05.678'; UPDATE books SET created_at = '2026-01-02'"_s);
}

void RecordingTest::recordsWhatAnyProgramDoes()
{
    forget();
    one(u"INSERT INTO authors (name) VALUES ('Ann Other')"_s);
    one(u"UPDATE authors SET country = 'CZ', bio = '' WHERE id = 1"_s);
    one(u"DELETE FROM books WHERE id = 2"_s);
    one(u"TRUNCATE books"_s);

    QCOMPARE(recorded(),
             (QStringList{u"authors|3|added|∅|∅"_s,
                          uR"(authors|1|changed|{"bio": null, "country": "AT"}|{"bio": "", "country": "CZ"})"_s,
                          uR"(books|2|deleted|{"id": 2, "title": "Krakatit", "author_id": 1, )"
                          R"("created_at": "2026-01-02T00:00:00"}|∅)"_s,
                          u"books|0|emptied|∅|∅"_s}));
    QCOMPARE(one(u"SELECT catalpa.history_state()"_s), u"whole"_s);
}

void RecordingTest::recordsWhoAndWithWhat()
{
    one(u"SET application_name = 'a script'; UPDATE authors SET bio = 'x' WHERE id = 1"_s);

    QCOMPARE(one(u"SELECT role || ',' || program FROM catalpa.history ORDER BY id DESC"_s), u"catalpa,a script"_s);
    QVERIFY(one(u"SELECT max(at) > now() - interval '1 minute' AND max(at) <= now() FROM catalpa.history"_s) == "t"_L1);
}

void RecordingTest::recordsUnderTheRoleThatWasTaken()
{
    m_server.createRole(u"anna"_s);
    one(u"GRANT SELECT, UPDATE ON authors TO anna; SET ROLE anna; UPDATE authors SET bio = 'x' WHERE id = 1"_s);

    QCOMPARE(one(u"SELECT role FROM catalpa.history ORDER BY id DESC"_s), u"anna"_s);
}

void RecordingTest::recordsOnlyWhatChanged()
{
    forget();
    one(u"UPDATE authors SET bio = bio, country = country"_s);
    one(u"UPDATE authors SET country = 'CZ' WHERE id = 77"_s);

    QCOMPARE(recorded(), QStringList());
}

void RecordingTest::recordsWhatWasFiledByHand()
{
    forget();
    one(u"SELECT catalpa.file_author(1, 'Čapek, Karel', 'Capek')"_s);
    one(u"UPDATE authors SET name = 'K. Čapek' WHERE id = 1"_s);
    one(u"SELECT catalpa.file_author(1, 'Capek', NULL)"_s);
    one(u"SELECT catalpa.file_book(2, 'Krakatit', 'Bang')"_s);
    one(u"DELETE FROM books WHERE id = 2"_s);

    const QStringList all = recorded();
    QCOMPARE(all.size(), 5);
    QCOMPARE(all[0], uR"(authors|1|changed|{"catalpa.sort_name": null}|{"catalpa.sort_name": "Capek"})"_s);
    QCOMPARE(all[1], uR"(authors|1|changed|{"name": "Karel Čapek"}|{"name": "K. Čapek"})"_s);
    QCOMPARE(all[2], uR"(authors|1|changed|{"catalpa.sort_name": "Capek"}|{"catalpa.sort_name": null})"_s);
    QVERIFY2(all[4].contains(uR"("catalpa.sort_title": "Bang")"_s), qPrintable(all[4]));
}

void RecordingTest::recordsAnotherNumberAsAnotherRecord()
{
    forget();
    one(u"UPDATE authors SET id = 9 WHERE id = 1"_s);

    const QStringList all = recorded();
    QCOMPARE(all.size(), 4); // The books follow by their foreign key.
    QCOMPARE(all.filter(u"authors|1|deleted"_s).size(), 1);
    QCOMPARE(all.filter(u"authors|9|added"_s).size(), 1);
    QCOMPARE(all.filter(uR"(|changed|{"author_id": 1}|{"author_id": 9})"_s).size(), 2);
}

void RecordingTest::recordsWhatReplicasWrite()
{
    forget();
    one(u"SET session_replication_role = replica; UPDATE authors SET bio = 'x' WHERE id = 2"_s);

    QCOMPARE(recorded(), QStringList{uR"(authors|2|changed|{"bio": null}|{"bio": "x"})"_s});
}

void RecordingTest::recordsWhatIsOfTypesOfTheirOwn()
{
    one(u"CREATE TYPE binding AS ENUM ('hard', 'soft'); CREATE DOMAIN isbn AS text;"
        "ALTER TABLE books ADD b binding DEFAULT 'hard', ADD bs binding[], ADD i isbn"_s);
    forget();
    one(u"UPDATE books SET b = 'soft', bs = '{hard,soft}', i = '1-2' WHERE id = 1"_s);
    one(u"DELETE FROM books WHERE id = 1"_s);

    const QStringList all = recorded();
    QCOMPARE(all[0],
             uR"(books|1|changed|{"b": "hard", "i": null, "bs": null}|)"
             R"({"b": "soft", "i": "1-2", "bs": "{hard,soft}"})"_s);
    QVERIFY2(all[1].contains(uR"("bs": "{hard,soft}")"_s), qPrintable(all[1]));
    const QString back = u"SELECT catalpa.restore_deleted('books', 1, max(id), "
                         "'00000000-0000-4000-8000-000000000001') FROM catalpa.history"_s;
    QCOMPARE(one(back), u"(done,0,0)"_s);
    QCOMPARE(one(u"SELECT b || '|' || bs::text || '|' || i FROM books WHERE id = 1"_s), u"soft|{hard,soft}|1-2"_s);
}

void RecordingTest::anythingMayStandInTheSetting_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("batch");
    const QString uuid = u"0e9d2c3a-1111-4222-8333-abcdefabcdef"_s;
    QTest::addRow("a batch") << uuid << uuid;
    QTest::addRow("nothing") << QString() << u"∅"_s;
    QTest::addRow("words") << u"not a batch"_s << u"∅"_s;
    QTest::addRow("one too long") << uuid + u'0' << u"∅"_s;
    QTest::addRow("a quote") << u"'';drop"_s << u"∅"_s;
}

void RecordingTest::anythingMayStandInTheSetting()
{
    QFETCH(const QString, setting);
    QFETCH(const QString, batch);

    one(u"SELECT set_config('catalpa.batch', '%1', true); UPDATE authors SET bio = 'x' WHERE id = 1"_s.arg(setting));

    QCOMPARE(one(u"SELECT bio FROM authors WHERE id = 1"_s), u"x"_s);
    QCOMPARE(m_server.rows(m_address, u"SELECT batch FROM catalpa.history ORDER BY id DESC LIMIT 1"_s),
             QStringList{batch});
}

void RecordingTest::neverFailsAnotherProgram_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("then");
    const QString write = u"INSERT INTO authors (id) VALUES (7); UPDATE authors SET id = 8 WHERE id = 7; "
                          "DELETE FROM authors WHERE id = 8"_s;
    const QString free = u"ALTER TABLE authors ALTER name DROP NOT NULL;"_s;
    QTest::addRow("a dropped column") << free + u"ALTER TABLE authors DROP bio, DROP country"_s << write;
    QTest::addRow("another type") << free + u"ALTER TABLE authors ALTER bio TYPE varchar(9)"_s << write;
    QTest::addRow("a renamed column") << free + u"ALTER TABLE authors RENAME name TO n"_s << write;
    QTest::addRow("a renamed number") << u"ALTER TABLE books RENAME id TO nr"_s
                                      << u"UPDATE books SET title = 'x'; DELETE FROM books; TRUNCATE books"_s;
    QTest::addRow("no number") << u"ALTER TABLE books DROP id"_s << u"UPDATE books SET title = 'x'; TRUNCATE books"_s;
    QTest::addRow("a number of text") << u"ALTER TABLE books ALTER id DROP DEFAULT, ALTER id TYPE text"_s
                                      << u"INSERT INTO books (id, title, author_id) VALUES ('a', 'b', 1)"_s;
    QTest::addRow("a renamed table") << u"ALTER TABLE books RENAME TO volumes"_s
                                     << u"UPDATE volumes SET title = 'x'; TRUNCATE volumes"_s;
    QTest::addRow("no table of ours") << u"DROP TABLE catalpa.history"_s << free + write;
    QTest::addRow("no rights of ours") << u"REVOKE ALL ON catalpa.history FROM catalpa"_s << free + write;
    QTest::addRow("no numbers of ours") << u"ALTER TABLE catalpa.history ALTER id DROP IDENTITY"_s << free + write;
    QTest::addRow("nothing filed") << u"DROP TABLE catalpa.author_sort, catalpa.book_sort CASCADE"_s << free + write;
    QTest::addRow("no functions") << u"DROP FUNCTION catalpa.is_hook(oid, name, text)"_s << free + write;
    QTest::addRow("no schema") << u"DROP SCHEMA catalpa CASCADE"_s << free + write;
    QTest::addRow("dropped tables") << u"DROP TABLE books, authors"_s << u"SELECT 1"_s;
    QTest::addRow("a new key") << u"ALTER TABLE books DROP CONSTRAINT books_pkey"_s
                               << u"INSERT INTO books SELECT * FROM books; DELETE FROM books"_s;
}

void RecordingTest::neverFailsAnotherProgram()
{
    QFETCH(const QString, change);
    QFETCH(const QString, then);

    one(change);
    one(then);
}

void RecordingTest::runsNoCodeOfTheTablesOwner()
{
    m_server.createRole(u"eve"_s);
    one(u"ALTER TABLE authors OWNER TO eve; GRANT ALL ON SCHEMA public TO eve; SET ROLE eve;"
        "CREATE TYPE trap AS (a int);"
        "CREATE FUNCTION spring(trap) RETURNS json LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION $$%$$, current_user; "
        "END';"
        "CREATE CAST (trap AS json) WITH FUNCTION spring(trap); ALTER TABLE authors ADD t trap DEFAULT '(1)'"_s);
    forget();

    one(u"SET ROLE eve; UPDATE authors SET t = '(2)' WHERE id = 1"_s);

    QCOMPARE(recorded(), QStringList{u"authors|1|changed|{\"t\": \"(1)\"}|{\"t\": \"(2)\"}"_s});
    QCOMPARE(one(u"SELECT catalpa.history_state()"_s), u"whole"_s);
}

void RecordingTest::manyRowsAreOneStatement()
{
    one(u"INSERT INTO authors (name) SELECT 'Author ' || n FROM generate_series(1, 5000) n"_s);
    forget();

    one(u"BEGIN; UPDATE authors SET bio = 'x'; SELECT pg_current_xact_id(); COMMIT"_s);

    QCOMPARE(one(u"SELECT count(DISTINCT xmin::text) FROM catalpa.history"_s), u"1"_s);
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.history"_s), u"5002"_s);
}

CATALPA_TEST(RecordingTest)
#include "tst_recording.moc"
