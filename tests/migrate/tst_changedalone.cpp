// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One thing of what Catalpa makes beside the shared tables is changed, and just that is as it was again.

#include "ownmigrations.h"
#include "support/testregistry.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

class ChangedAloneTest : public OwnMigrations {
    Q_OBJECT

private Q_SLOTS:
    void whatIsChangedAloneComesBackAlone_data();
    void whatIsChangedAloneComesBackAlone();
};

void ChangedAloneTest::whatIsChangedAloneComesBackAlone_data()
{
    QTest::addColumn<QString>("loss");
    QTest::addColumn<QStringList>("names");
    const auto stay = u"keep_reading_index"_s;
    const QString reading = u"reading_index"_s;
    const QString recorded = u"history"_s;
    const QString details = u"details"_s;
    QTest::addRow("a function with its owner's rights")
        << u"ALTER FUNCTION catalpa.write_details SECURITY DEFINER"_s << QStringList{stay, u"keep_history"_s, details};
    QTest::addRow("a function without its owner's rights")
        << u"ALTER FUNCTION catalpa.keep_up() SECURITY INVOKER"_s << QStringList{reading, stay};
    QTest::addRow("a function without its search path")
        << u"ALTER FUNCTION catalpa.record_details() RESET search_path"_s << QStringList{details};
    QTest::addRow("a function with another setting")
        << u"ALTER FUNCTION catalpa.keep_up() SET lock_timeout = '1h'"_s << QStringList{reading, stay};
    QTest::addRow("a function that planners trust")
        << u"ALTER FUNCTION catalpa.sees_everything() LEAKPROOF IMMUTABLE STRICT"_s << QStringList{u"search_words"_s};
    QTest::addRow("a right to a whole table of the index")
        << u"GRANT UPDATE ON catalpa.book_index TO PUBLIC"_s << QStringList{reading};
    QTest::addRow("a right to a whole table, of which some columns may be changed")
        << u"GRANT UPDATE, REFERENCES, TRIGGER ON catalpa.book_details TO PUBLIC"_s << QStringList{details};
    QTest::addRow("a right to another column")
        << u"GRANT UPDATE (book_id) ON catalpa.book_details TO PUBLIC"_s << QStringList{details};
    QTest::addRow("a right to make things")
        << u"GRANT CREATE ON SCHEMA catalpa TO PUBLIC"_s << QStringList{u"guarded_reading"_s};
    QTest::addRow("rights to a sequence")
        << u"GRANT ALL ON SEQUENCE catalpa.history_id_seq, catalpa.reading_lapses TO PUBLIC"_s << QStringList{reading};
    QTest::addRow("rights to the record of migrations")
        << u"GRANT SELECT, UPDATE ON catalpa._prisma_migrations TO PUBLIC; REVOKE SELECT ON catalpa._prisma_migrations "
           "FROM PUBLIC"_s
        << QStringList{u"guarded_reading"_s};
    QTest::addRow("a policy that lets everybody see")
        << u"ALTER POLICY seen ON catalpa.history USING (true)"_s << QStringList{recorded};
    QTest::addRow("a policy of another kind")
        << u"DROP POLICY filled ON catalpa.book_details; CREATE POLICY filled ON catalpa.book_details USING (true)"_s
        << QStringList{details};
    QTest::addRow("row level security also for the owner")
        << u"ALTER TABLE catalpa.author_index FORCE ROW LEVEL SECURITY"_s << QStringList{reading};
    QTest::addRow("row level security where there is none")
        << u"ALTER TABLE catalpa.upkeep ENABLE ROW LEVEL SECURITY"_s << QStringList{reading};
    QTest::addRow("a key") << u"ALTER TABLE catalpa.book_details DROP CONSTRAINT book_details_pkey"_s
                           << QStringList{details};
    QTest::addRow("a key of other columns")
        << u"ALTER TABLE catalpa.merges DROP CONSTRAINT merges_pkey, ADD CONSTRAINT other PRIMARY KEY (kept)"_s
        << QStringList{u"doubles"_s};
    QTest::addRow("a column that is the key")
        << u"ALTER TABLE catalpa.merges DROP COLUMN batch"_s << QStringList{u"doubles"_s};
    QTest::addRow("a key of the index") << u"ALTER TABLE catalpa.book_index DROP CONSTRAINT book_index_pkey"_s
                                        << QStringList{reading, stay};
    QTest::addRow("a check") << u"ALTER TABLE catalpa.book_details DROP CONSTRAINT book_details_copies_check"_s
                             << QStringList{details};
    QTest::addRow("another check") << u"ALTER TABLE catalpa.different_books DROP CONSTRAINT different_books_check, "
                                      "ADD CONSTRAINT different_books_check CHECK (one <> other)"_s
                                   << QStringList{u"doubles"_s};
    QTest::addRow("a default") << u"ALTER TABLE catalpa.receipts ALTER saved_at DROP DEFAULT"_s
                               << QStringList{u"receipts"_s};
    QTest::addRow("another default") << u"ALTER TABLE catalpa.author_sort ALTER by_hand SET DEFAULT true"_s
                                     << QStringList{reading};
    QTest::addRow("a default where there is none")
        << u"ALTER TABLE catalpa.author_details ALTER born SET DEFAULT '1900'"_s << QStringList{details};
    QTest::addRow("numbers that count by themselves")
        << u"ALTER TABLE catalpa.history ALTER id DROP IDENTITY"_s << QStringList{recorded};
    QTest::addRow("numbers that anybody may give")
        << u"ALTER TABLE catalpa.history ALTER id SET GENERATED BY DEFAULT"_s << QStringList{recorded};
    QTest::addRow("what is computed") << u"ALTER TABLE catalpa.book_details ALTER published_year DROP EXPRESSION"_s
                                      << QStringList{details};
    QTest::addRow("a type") << u"ALTER TABLE catalpa.book_details ALTER notes TYPE varchar(200)"_s
                            << QStringList{details};
    QTest::addRow("a value that is needed")
        << u"ALTER TABLE catalpa.history ALTER role DROP NOT NULL"_s << QStringList{recorded};
    QTest::addRow("a trigger for other events")
        << u"CREATE OR REPLACE TRIGGER asked AFTER INSERT ON catalpa.upkeep FOR EACH ROW EXECUTE FUNCTION "
           "catalpa.keep_up()"_s
        << QStringList{reading};
    QTest::addRow("a policy of others that lets everybody see")
        << u"CREATE POLICY \"all on it\" ON catalpa.history USING (true)"_s << QStringList{recorded};
    QTest::addRow("a policy with a function of others by the same name")
        << u"CREATE SCHEMA other; CREATE FUNCTION other.may_write() RETURNS boolean LANGUAGE sql AS 'SELECT true'; "
           u"ALTER "
           "POLICY seen ON catalpa.receipts USING ((SELECT other.may_write()))"_s
        << QStringList{u"receipts"_s};
    QTest::addRow("a trigger with a function of others by the same name")
        << u"CREATE SCHEMA other; CREATE FUNCTION other.keep_up() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN "
           u"NULL; "
           "END'; CREATE OR REPLACE TRIGGER asked BEFORE INSERT ON catalpa.upkeep FOR EACH ROW EXECUTE FUNCTION "
           "other.keep_up()"_s
        << QStringList{reading};
    QTest::addRow("a check of others") << u"ALTER TABLE catalpa.book_details ADD CHECK (copies < 1)"_s
                                       << QStringList{details};
    QTest::addRow("a check that nothing passes")
        << u"ALTER TABLE catalpa.merges ADD CONSTRAINT \"No of it\" CHECK (false) NOT VALID"_s
        << QStringList{u"doubles"_s};
    QTest::addRow("a key of others") << u"ALTER TABLE catalpa.book_details ADD UNIQUE (records)"_s
                                     << QStringList{details};
    QTest::addRow("a rule") << u"CREATE RULE kept AS ON DELETE TO catalpa.history DO INSTEAD NOTHING"_s
                            << QStringList{recorded};
    QTest::addRow("a table that a crash empties")
        << u"ALTER TABLE catalpa.book_details SET UNLOGGED"_s << QStringList{details};
    QTest::addRow("a view that leaves something out")
        << u"CREATE OR REPLACE VIEW catalpa.book_reading AS SELECT * FROM catalpa.book_index WHERE (SELECT "
           "catalpa.sees_everything()) AND book_id <> 1"_s
        << QStringList{reading};
    QTest::addRow("a view with other columns")
        << u"CREATE OR REPLACE VIEW catalpa.reading_pending AS SELECT false AS is_pending, false AS is_much, 1 AS more"_s
        << QStringList{reading};
    QTest::addRow("a view with the rights of who asks")
        << u"ALTER VIEW catalpa.author_reading SET (security_invoker)"_s << QStringList{reading};
    QTest::addRow("a view without its barrier")
        << u"ALTER VIEW catalpa.author_order RESET (security_barrier)"_s << QStringList{reading};
    QTest::addRow("an alphabet of another language")
        << u"DROP COLLATION catalpa.cs; CREATE COLLATION catalpa.cs (provider = icu, locale = 'sv')"_s
        << QStringList{u"alphabets"_s};
    QTest::addRow("the alphabet of the lists")
        << u"DROP COLLATION catalpa.und CASCADE; CREATE COLLATION catalpa.und (provider = icu, locale = 'sv')"_s
        << QStringList{u"alphabets"_s, stay};
    QTest::addRow("an index of other columns")
        << u"DROP INDEX catalpa.catalpa_history_batches; "
           "CREATE INDEX catalpa_history_batches ON catalpa.history (batch, id)"_s
        << QStringList{recorded};
    QTest::addRow("a function with another result")
        << u"DROP FUNCTION catalpa.country_of(bigint); CREATE FUNCTION catalpa.country_of(author bigint) RETURNS "
           "integer LANGUAGE sql AS 'SELECT 1'"_s
        << QStringList{reading};
    QTest::addRow("a function with other names, and what is made of it")
        << u"DROP FUNCTION catalpa.sees_author(integer) CASCADE; CREATE FUNCTION catalpa.sees_author(other integer) "
           "RETURNS boolean LANGUAGE sql AS 'SELECT true'; CREATE POLICY seen ON catalpa.author_details FOR SELECT "
           "USING "
           "(catalpa.sees_author(author_id))"_s
        << QStringList{u"search_words"_s};
    QTest::addRow("a function of a computed column with another name")
        << u"DROP FUNCTION catalpa.year_in(text) CASCADE; CREATE FUNCTION catalpa.year_in(other text) RETURNS integer "
           "LANGUAGE sql IMMUTABLE AS 'SELECT 1'; ALTER TABLE catalpa.book_details ADD published_year integer "
           "GENERATED "
           "ALWAYS AS (catalpa.year_in(published)) STORED"_s
        << QStringList{details};
    QTest::addRow("the function of triggers with an owner's rights and another result")
        << u"DROP FUNCTION catalpa.keep_up() CASCADE; CREATE FUNCTION catalpa.keep_up() RETURNS integer LANGUAGE sql "
           u"AS "
           "'SELECT 1'"_s
        << QStringList{reading, stay};
}

void ChangedAloneTest::whatIsChangedAloneComesBackAlone()
{
    QFETCH(const QString, loss);
    QFETCH(const QStringList, names);

    comesBackAlone(loss, names);
}

CATALPA_TEST(ChangedAloneTest)
#include "tst_changedalone.moc"
