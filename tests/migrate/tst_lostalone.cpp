// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One thing of what Catalpa makes beside the shared tables is lost, and just that comes back.

#include "ownmigrations.h"
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

void LostAloneTest::whatIsLostAloneComesBackAlone()
{
    QFETCH(const QString, loss);
    QFETCH(const QStringList, names);

    comesBackAlone(loss, names);
}

CATALPA_TEST(LostAloneTest)
#include "tst_lostalone.moc"
