-- The rights that were too wide do not come back: without this step nothing sees to what entries are filed under, and
-- nobody but the owner can read it. What people have filed stays.
DO $$
BEGIN
    IF to_regclass('catalpa.author_sort') IS NOT NULL THEN
        REVOKE ALL ON catalpa.author_sort FROM PUBLIC;
    END IF;
    IF to_regclass('catalpa.book_sort') IS NOT NULL THEN
        REVOKE ALL ON catalpa.book_sort FROM PUBLIC;
    END IF;
END
$$;
DROP POLICY IF EXISTS seen ON catalpa.author_sort;
DROP POLICY IF EXISTS seen ON catalpa.book_sort;
DROP POLICY IF EXISTS filed ON catalpa.author_sort;
DROP POLICY IF EXISTS filed ON catalpa.book_sort;
ALTER TABLE IF EXISTS catalpa.author_sort DISABLE ROW LEVEL SECURITY;
ALTER TABLE IF EXISTS catalpa.book_sort DISABLE ROW LEVEL SECURITY;

-- With their triggers, wherever these are.
DROP FUNCTION IF EXISTS catalpa.keep_author_sort() CASCADE;
DROP FUNCTION IF EXISTS catalpa.keep_book_sort() CASCADE;
DROP FUNCTION IF EXISTS catalpa.note_author() CASCADE;
DROP FUNCTION IF EXISTS catalpa.note_book() CASCADE;
DROP FUNCTION IF EXISTS catalpa.filing_state();
DROP FUNCTION IF EXISTS catalpa.attach_filing();
DROP FUNCTION IF EXISTS catalpa.is_hook(oid, name, text);
DROP FUNCTION IF EXISTS catalpa.file_author(integer, text, text);
DROP FUNCTION IF EXISTS catalpa.file_book(integer, text, text);
DROP FUNCTION IF EXISTS catalpa.country_of(bigint);
DROP FUNCTION IF EXISTS catalpa.country_is_known();
DROP FUNCTION IF EXISTS catalpa.may_file_author(integer);
DROP FUNCTION IF EXISTS catalpa.may_file_book(integer);
DROP FUNCTION IF EXISTS catalpa.sees_author(integer);
DROP FUNCTION IF EXISTS catalpa.sees_book(integer);
DROP FUNCTION IF EXISTS catalpa.sees_all_authors();
DROP FUNCTION IF EXISTS catalpa.sees_all_books();
DROP FUNCTION IF EXISTS catalpa.reads_all(regclass, name[]);
DROP FUNCTION IF EXISTS catalpa.has_columns(regclass, name[], name[]);
DROP SEQUENCE IF EXISTS catalpa.filing_lapses;
