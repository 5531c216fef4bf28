-- From wherever they are: a table may have been renamed.
DO $$
DECLARE
    hook record;
BEGIN
    FOR hook IN
        SELECT tgrelid::regclass AS place, tgname AS name FROM pg_trigger
         WHERE tgfoid IN (to_regprocedure('catalpa.keep_author_sort()'), to_regprocedure('catalpa.keep_book_sort()'))
    LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', hook.name, hook.place);
    END LOOP;
END
$$;
