-- From wherever they are: a table may have been renamed. What was recorded stays.
DO $$
DECLARE
    hook record;
BEGIN
    FOR hook IN
        SELECT tgrelid::regclass AS place, tgname AS name FROM pg_trigger
         WHERE tgfoid IN (to_regprocedure('catalpa.record_history()'), to_regprocedure('catalpa.record_filing()'))
    LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', hook.name, hook.place);
    END LOOP;
END
$$;
