// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One thing of what Catalpa makes beside the shared tables is lost, and just that comes back.

#include "ownmigrations.h"
#include "schema/comparison.h"
#include "support/testregistry.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

class LostAloneTest : public OwnMigrations {
    Q_OBJECT

private Q_SLOTS:
    void whatIsLostAloneComesBackAlone_data();
    void whatIsLostAloneComesBackAlone();
    void whatIsChangedAloneComesBackAlone_data();
    void whatIsChangedAloneComesBackAlone();
};

void LostAloneTest::whatIsLostAloneComesBackAlone_data()
{
    QTest::addColumn<QString>("loss");
    QTest::addColumn<QStringList>("names");
    const auto stay = u"keep_reading_index"_s;
    QTest::addRow("an index") << u"DROP INDEX catalpa.catalpa_book_words"_s << QStringList{stay};
    QTest::addRow("an index that some lists need")
        << u"DROP INDEX catalpa.catalpa_author_countries"_s << QStringList{stay};
    QTest::addRow("an index that is not valid")
        << u"UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'catalpa.catalpa_book_author'::regclass"_s
        << QStringList{stay};
    QTest::addRow("an index that some lists need and that is not valid")
        << u"UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'catalpa.catalpa_book_added'::regclass"_s
        << QStringList{stay};
    QTest::addRow("a trigger") << u"DROP TRIGGER catalpa_reading_added ON public.authors"_s << QStringList{stay};
    QTest::addRow("triggers off") << u"ALTER TABLE public.books DISABLE TRIGGER ALL"_s
                                  << QStringList{stay, u"keep_history"_s};
    QTest::addRow("triggers off for a while")
        << u"ALTER TABLE public.books DISABLE TRIGGER catalpa_reading_added; INSERT INTO public.books (title, "
           u"author_id) "
           "VALUES ('Emma', 1); ALTER TABLE public.books ENABLE ALWAYS TRIGGER catalpa_reading_added"_s
        << QStringList{stay};
    QTest::addRow("a trigger of the history")
        << u"DROP TRIGGER catalpa_book_history_removed ON public.books"_s << QStringList{u"keep_history"_s};
    const QString reading = u"reading_index"_s;
    const QString recorded = u"history"_s;
    QTest::addRow("the index emptied") << u"TRUNCATE catalpa.author_index"_s << QStringList{stay};
    QTest::addRow("the index without its rows") << u"DELETE FROM catalpa.book_index"_s << QStringList{stay};
    QTest::addRow("a key in the index") << u"UPDATE catalpa.book_index SET sort_key = 'Z'"_s << QStringList{stay};
    QTest::addRow("changes that nobody took over")
        << u"INSERT INTO public.books (title, author_id) VALUES ('Emma', 1); DELETE FROM catalpa.changes"_s
        << QStringList{stay};
    QTest::addRow("the function of the triggers")
        << u"DROP FUNCTION catalpa.note_changes() CASCADE"_s << QStringList{reading, stay};
    QTest::addRow("the function of the history")
        << u"DROP FUNCTION catalpa.record_history() CASCADE"_s << QStringList{recorded, u"keep_history"_s};
    QTest::addRow("the function of what is filed")
        << u"DROP FUNCTION catalpa.record_filing() CASCADE"_s << QStringList{recorded, u"keep_history"_s};
    QTest::addRow("the table of the history")
        << u"DROP TABLE catalpa.history"_s << QStringList{recorded, u"keep_history"_s};
    QTest::addRow("the words") << u"DROP FUNCTION catalpa.search_words(text) CASCADE"_s
                               << QStringList{u"search_words"_s};
    QTest::addRow("what asks for upkeep") << u"DROP FUNCTION catalpa.keep_up() CASCADE"_s << QStringList{reading, stay};
    QTest::addRow("where it is asked for") << u"DROP TABLE catalpa.upkeep"_s << QStringList{reading};
    QTest::addRow("the receipts") << u"DROP TABLE catalpa.receipts"_s << QStringList{u"receipts"_s};
    QTest::addRow("a policy") << u"DROP POLICY seen ON catalpa.history"_s << QStringList{recorded};
    QTest::addRow("row level security") << u"ALTER TABLE catalpa.author_sort DISABLE ROW LEVEL SECURITY"_s
                                        << QStringList{reading};
    QTest::addRow("a trigger of ours off")
        << u"ALTER TABLE catalpa.book_sort DISABLE TRIGGER indexed"_s << QStringList{reading};
    QTest::addRow("a view") << u"DROP VIEW catalpa.reading_pending CASCADE"_s << QStringList{reading, stay};
    QTest::addRow("what tells the state") << u"DROP FUNCTION catalpa.reading_state()"_s << QStringList{reading};
    QTest::addRow("what is renamed later")
        << u"DROP FUNCTION catalpa.sort_key_by_hand(regclass, bigint)"_s << QStringList{recorded};
    // Books are filed by their languages there.
    QTest::addRow("the details") << u"DROP TABLE catalpa.book_details CASCADE"_s << QStringList{stay, u"details"_s};
    QTest::addRow("the collation") << u"DROP COLLATION catalpa.cs CASCADE"_s << QStringList{u"alphabets"_s};
    QTest::addRow("the tables of the index")
        << u"DROP TABLE catalpa.author_index, catalpa.book_index, catalpa.changes, catalpa.reading CASCADE"_s
        << QStringList{reading, stay};
    QTest::addRow("what people have filed")
        << u"DROP TABLE catalpa.author_sort"_s << QStringList{reading, stay, u"keep_history"_s};
    QTest::addRow("all functions of ours")
        << u"DO $$ DECLARE f regprocedure; BEGIN FOR f IN SELECT oid::regprocedure FROM pg_proc "
           "WHERE pronamespace = 'catalpa'::regnamespace LOOP "
           "IF to_regprocedure(f::text) IS NOT NULL THEN EXECUTE 'DROP FUNCTION ' || f || ' CASCADE'; "
           "END IF; END LOOP; END $$"_s
        << QStringList{u"search_words"_s, stay, u"keep_history"_s};
    const QString details = u"details"_s;
    QTest::addRow("a right") << u"REVOKE SELECT ON catalpa.book_details FROM PUBLIC"_s << QStringList{details};
    QTest::addRow("a right of a column") << u"REVOKE UPDATE (notes) ON catalpa.book_details FROM PUBLIC"_s
                                         << QStringList{details};
    QTest::addRow("the right to the schema")
        << u"REVOKE USAGE ON SCHEMA catalpa FROM PUBLIC"_s << QStringList{u"doubles"_s};
    QTest::addRow("a right of what is renamed later")
        << u"REVOKE EXECUTE ON FUNCTION catalpa.put_columns(regclass, bigint, jsonb) FROM PUBLIC"_s
        << QStringList{recorded};
    QTest::addRow("a right that nobody should have")
        << u"GRANT DELETE ON catalpa.book_details TO PUBLIC"_s << QStringList{details};
    QTest::addRow("a table, where everybody may delete from new ones")
        << u"ALTER DEFAULT PRIVILEGES GRANT DELETE ON TABLES TO PUBLIC; DROP TABLE catalpa.book_details CASCADE"_s
        << QStringList{stay, details};
    QTest::addRow("a function with another text")
        << u"CREATE OR REPLACE FUNCTION catalpa.country_of(author bigint) RETURNS text LANGUAGE sql AS 'SELECT NULL'"_s
        << QStringList{reading};
    QTest::addRow("a column") << u"ALTER TABLE catalpa.book_details DROP COLUMN notes"_s << QStringList{details};
    QTest::addRow("a column with what makes it")
        << u"DROP FUNCTION catalpa.year_in(text) CASCADE"_s << QStringList{details};
    QTest::addRow("a column of the index")
        << u"ALTER TABLE catalpa.author_index DROP COLUMN bio CASCADE"_s << QStringList{reading, stay};
    QTest::addRow("a trigger that replicas pass by")
        << u"ALTER TABLE catalpa.book_sort ENABLE TRIGGER indexed"_s << QStringList{reading};
    QTest::addRow("what records details")
        << u"ALTER TABLE catalpa.book_details DISABLE TRIGGER recorded_changed"_s << QStringList{details};
    QTest::addRow("what records the filing")
        << u"DROP TRIGGER recorded ON catalpa.author_sort"_s << QStringList{u"keep_history"_s};
    QTest::addRow("the extension") << u"DROP EXTENSION pg_trgm CASCADE"_s << QStringList{u"trigrams"_s, stay};
}

void LostAloneTest::whatIsChangedAloneComesBackAlone_data()
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

void LostAloneTest::whatIsChangedAloneComesBackAlone()
{
    whatIsLostAloneComesBackAlone();
}

void LostAloneTest::whatIsLostAloneComesBackAlone()
{
    QFETCH(const QString, loss);
    QFETCH(const QStringList, names);
    makeFilled();
    const schema::SchemaSnapshot before = snapshot();

    one(loss);

    QCOMPARE(gone(), names);
    const auto report = apply();
    QVERIFY(report);
    QVERIFY2(!report->failure, report->failure ? qPrintable(report->failure->error.detail) : "");
    const SchemaStatus now = status();
    QVERIFY2(now.warnings.isEmpty(), qPrintable(now.warnings.join(u' ')));
    QCOMPARE(report->done.size(), names.size());
    QCOMPARE(now.pending(), 0);
    QCOMPARE(schema::compare(before, snapshot()), QList<SchemaDifference>());
    one(u"INSERT INTO catalpa.upkeep VALUES (5000)"_s);
    QCOMPARE(one(u"SELECT count(*) FROM catalpa.book_index"_s), one(u"SELECT count(*) FROM public.books"_s));
    QCOMPARE(one(u"SELECT catalpa.reading_now(true)"_s), u"current"_s);
}

CATALPA_TEST(LostAloneTest)
#include "tst_lostalone.moc"
