// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The history tells nobody what the tables do not tell.

#include "cataloguefixture.h"
#include "db/session.h"
#include "support/testregistry.h"
#include "support/testserver.h"

#include <QtTest/QTest>

using namespace catalpa;
using namespace catalpa::test;
using namespace Qt::StringLiterals;

namespace {

const auto deniedState = u"42501"_s;
const auto policies = u"GRANT SELECT, INSERT, UPDATE, DELETE ON authors, books TO low;"
                      "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO low;"
                      "ALTER TABLE authors ENABLE ROW LEVEL SECURITY; ALTER TABLE books ENABLE ROW LEVEL SECURITY;"_s;
//! Author 1 was changed, author 2 is gone with book 1; of what is seen, in the order of the entries.
const auto seenEntries = u"SELECT string_agg(place::text || record || kind, ',' ORDER BY id) FROM catalpa.history "
                         "WHERE kind <> 'begun'"_s;
const auto everything =
    u"authors1added,authors2added,authors3added,books1added,authors1changed,books1deleted,authors2deleted"_s;

} // namespace

class HistoryRightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aRoleSeesTheHistoryOfWhatItSees_data();
    void aRoleSeesTheHistoryOfWhatItSees();
    void aNumberThatWasGivenAgainTellsNothingOfItsFirstRecord();
    void tablesThatWereMadeAnewTellNothingOfTheFirstOnes();
    void nobodyWritesTheHistory_data();
    void nobodyWritesTheHistory();
    void whoMayOnlyWriteIsRecordedToo();
    void restoringNeedsTheRightToInsert();
    void aBatchIsNotTakenBackInParts();
    void theFunctionsOfTheTriggersAreNobodyElses();

private:
    QString one(const QString &sql) const { return m_server.sql(m_address, sql); }
    //! The first value of the last statement, or the SQLSTATE of the error.
    QString as(const QString &role, const QString &sql) const;

    TestServer m_server;
    ConnectionAddress m_address;
};

void HistoryRightsTest::initTestCase()
{
    for (const QString &role : {u"low"_s, u"clerk"_s, u"heir"_s})
        m_server.createRole(role);
    m_server.sql(m_server.createDatabase(), u"GRANT clerk TO heir"_s);
}

void HistoryRightsTest::init()
{
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, History::Indexes);
    one(u"INSERT INTO authors (name) VALUES ('J.R.R. Tolkien'), ('Franz Kafka'), ('Ann Other')"_s);
    one(u"INSERT INTO books (title, author_id) VALUES ('Die Verwandlung', 2)"_s);
    one(u"UPDATE authors SET bio = 'secret' WHERE id = 1"_s);
    one(u"DELETE FROM books; DELETE FROM authors WHERE id = 2"_s);
}

QString HistoryRightsTest::as(const QString &role, const QString &sql) const
{
    ConnectionAddress address = m_address;
    address.user = role;
    db::Session session(address);
    Result<db::Rows> last;
    for (const QString &statement : sql.split(u';', Qt::SkipEmptyParts)) {
        last = session.run(statement.toUtf8());
        if (!last)
            return last.error().sql().sqlState;
    }
    return last->isEmpty() ? QString() : last->text(0, 0);
}

void HistoryRightsTest::aRoleSeesTheHistoryOfWhatItSees_data()
{
    QTest::addColumn<QString>("arranged");
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("seen");
    const QString reads = u"GRANT SELECT ON authors, books TO "_s;
    QTest::addRow("no right") << QString() << u"low"_s << deniedState;
    QTest::addRow("reading") << reads + u"low"_s << u"low"_s << everything;
    QTest::addRow("reading, given to everybody") << reads + u"PUBLIC"_s << u"low"_s << everything;
    QTest::addRow("reading, taken away later")
        << reads + u"low; REVOKE SELECT ON authors, books FROM low"_s << u"low"_s << deniedState;
    QTest::addRow("not every column") << u"GRANT SELECT ON books TO low; GRANT SELECT (id, name) ON authors TO low"_s
                                      << u"low"_s << deniedState;
    QTest::addRow("a member") << reads + u"clerk"_s << u"heir"_s << everything;
    QTest::addRow("writing only") << u"GRANT INSERT, UPDATE, DELETE ON authors, books TO low"_s << u"low"_s
                                  << deniedState;
    QTest::addRow("no policy") << policies << u"low"_s << QString();
    QTest::addRow("a policy for one") << policies
            + u"CREATE POLICY p ON authors USING (id = 1); CREATE POLICY p ON books USING (true)"_s
                                      << u"low"_s << u"authors1added,authors1changed"_s;
    QTest::addRow("a policy for all") // Whether it would have held for what is gone cannot be known.
        << policies + u"CREATE POLICY p ON authors USING (true); CREATE POLICY p ON books USING (true)"_s << u"low"_s
        << u"authors1added,authors3added,authors1changed"_s;
    QTest::addRow("a policy by a setting")
        << policies + u"CREATE POLICY p ON authors USING (name = current_setting('app.tenant', true))"_s << u"low"_s
        << QString();
}

void HistoryRightsTest::aRoleSeesTheHistoryOfWhatItSees()
{
    QFETCH(const QString, arranged);
    QFETCH(const QString, role);
    QFETCH(const QString, seen);
    if (!arranged.isEmpty())
        one(arranged);

    QCOMPARE(as(role, seenEntries), seen);
    QCOMPARE(as(role, u"SELECT 1 FROM pg_stats WHERE schemaname = 'catalpa' AND tablename LIKE 'history%'"_s),
             QString());
    QCOMPARE(one(seenEntries), everything);
}

void HistoryRightsTest::aNumberThatWasGivenAgainTellsNothingOfItsFirstRecord()
{
    one(policies + u"CREATE POLICY p ON authors USING (true)"_s);
    QCOMPARE(as(u"low"_s, u"INSERT INTO authors (id, name, created_at) VALUES (2, 'Mine', '1970-01-01')"_s), QString());

    QCOMPARE(as(u"low"_s, u"SELECT string_agg(kind, ',') FROM catalpa.history WHERE record = 2"_s), u"added"_s);
    one(u"TRUNCATE authors, books; INSERT INTO authors (id, name) VALUES (1, 'Other')"_s);
    QCOMPARE(as(u"low"_s, u"SELECT string_agg(kind, ',') FROM catalpa.history WHERE record = 1"_s), u"added"_s);
}

void HistoryRightsTest::tablesThatWereMadeAnewTellNothingOfTheFirstOnes()
{
    one(u"DROP TABLE books, authors; CREATE TABLE authors (id int, name text); CREATE TABLE books (id int);"
        "GRANT SELECT ON authors, books TO low"_s);

    QCOMPARE(as(u"low"_s, seenEntries), QString());
}

void HistoryRightsTest::nobodyWritesTheHistory_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addRow("a row") << u"INSERT INTO catalpa.history (record, at, place, kind, role, program) VALUES (1, now(), "
                              "'authors', 'changed', 'anna', 'x')"_s;
    QTest::addRow("changing") << u"UPDATE catalpa.history SET role = 'anna'"_s;
    QTest::addRow("removing") << u"DELETE FROM catalpa.history"_s;
    QTest::addRow("emptying") << u"TRUNCATE catalpa.history"_s;
    QTest::addRow("an end") << u"INSERT INTO catalpa.history_end VALUES ('authors', 1, 1)"_s;
    QTest::addRow("no end") << u"DELETE FROM catalpa.history_end"_s;
    QTest::addRow("counting") << u"SELECT nextval('catalpa.history_lapses')"_s;
    QTest::addRow("attaching") << u"SELECT catalpa.attach_history()"_s;
    QTest::addRow("a trigger")
        << u"CREATE TEMP TABLE t (id int); CREATE TRIGGER t AFTER TRUNCATE ON t EXECUTE FUNCTION "
           "catalpa.record_history()"_s;
    QTest::addRow("a trigger of filing")
        << u"CREATE TEMP TABLE t (id int); CREATE TRIGGER t AFTER TRUNCATE ON t EXECUTE FUNCTION "
           "catalpa.record_filing()"_s;
    QTest::addRow("a policy") << u"CREATE POLICY p ON catalpa.history USING (true)"_s;
}

void HistoryRightsTest::nobodyWritesTheHistory()
{
    QFETCH(const QString, sql);
    one(u"GRANT ALL ON authors, books TO low"_s);

    QCOMPARE(as(u"low"_s, sql), deniedState);

    QCOMPARE(one(seenEntries), everything);
    QCOMPARE(one(u"SELECT catalpa.history_state()"_s), u"whole"_s);
}

void HistoryRightsTest::whoMayOnlyWriteIsRecordedToo()
{
    one(u"GRANT INSERT ON authors TO low; GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO low;"
        "REVOKE ALL ON SCHEMA catalpa FROM PUBLIC"_s);

    QCOMPARE(as(u"low"_s, u"INSERT INTO authors (name) VALUES ('Karel Čapek')"_s), QString());

    QCOMPARE(one(u"SELECT role || record FROM catalpa.history ORDER BY id DESC"_s), u"low4"_s);
}

void HistoryRightsTest::restoringNeedsTheRightToInsert()
{
    one(u"GRANT SELECT ON authors, books TO low"_s);
    const QString entry = one(u"SELECT id FROM catalpa.history WHERE place = 'authors'::regclass ORDER BY id DESC"_s);
    const QString restore = u"SELECT outcome FROM catalpa.restore_deleted('authors', 2, %1, "
                            "'00000000-0000-4000-8000-000000000001')"_s.arg(entry);

    QCOMPARE(as(u"low"_s, restore), deniedState);
    one(u"GRANT INSERT ON authors, books TO low"_s);
    QCOMPARE(as(u"low"_s, restore), u"done"_s);
    QCOMPARE(one(u"SELECT name || title FROM authors JOIN books ON author_id = authors.id"_s),
             u"Franz KafkaDie Verwandlung"_s);
}

void HistoryRightsTest::aBatchIsNotTakenBackInParts()
{
    const QString batch = u"00000000-0000-4000-8000-00000000000b"_s;
    one(u"BEGIN; SELECT set_config('catalpa.batch', '%1', true); UPDATE authors SET bio = 'y'; COMMIT"_s.arg(batch));
    one(policies + u"CREATE POLICY p ON authors USING (id = 1)"_s);

    QCOMPARE(as(u"low"_s, u"SELECT reason FROM catalpa.take_back('%1', gen_random_uuid())"_s.arg(batch)), u"hidden"_s);
    QCOMPARE(one(u"SELECT count(*) FROM authors WHERE bio = 'y'"_s), u"2"_s);
}

void HistoryRightsTest::theFunctionsOfTheTriggersAreNobodyElses()
{
    QCOMPARE(m_server.rows(m_address,
                           u"SELECT proname FROM pg_proc WHERE pronamespace = 'catalpa'::regnamespace AND prosecdef "
                           "AND has_function_privilege('pg_monitor', oid, 'EXECUTE')"_s),
             QStringList());
}

CATALPA_TEST(HistoryRightsTest)
#include "tst_historyrights.moc"
