DO $$
DECLARE
    hook record;
BEGIN
    FOR hook IN
        SELECT t.tgrelid::regclass AS place, t.tgname AS name
          FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_namespace n ON n.oid = p.pronamespace
         WHERE n.nspname = 'catalpa' AND p.proname = 'note_changes'
    LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', hook.name, hook.place);
    END LOOP;
END
$$;
DO $$
DECLARE
    kept text;
BEGIN
    FOREACH kept IN ARRAY ARRAY['catalpa.reading', 'catalpa.author_index', 'catalpa.book_index', 'catalpa.changes']
    LOOP
        IF to_regclass(kept) IS NOT NULL THEN
            EXECUTE format('TRUNCATE %s', kept);
        END IF;
    END LOOP;
END
$$;
DROP INDEX IF EXISTS catalpa.catalpa_author_order, catalpa.catalpa_author_words, catalpa.catalpa_author_more,
    catalpa.catalpa_author_country, catalpa.catalpa_author_country_down, catalpa.catalpa_author_countries,
    catalpa.catalpa_author_books,
    catalpa.catalpa_author_added, catalpa.catalpa_author_doubtful, catalpa.catalpa_book_order, catalpa.catalpa_book_words, catalpa.catalpa_book_more,
    catalpa.catalpa_book_author, catalpa.catalpa_book_country, catalpa.catalpa_book_added;
