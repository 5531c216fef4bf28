-- Title: Let nobody hold up lists who may not read them
-- Whoever could connect to the database could keep everybody's lists waiting, by holding a lock that needs no right.
-- From now on changes are taken over for those who may read something, under a lock that nobody else can take; and it
-- is noticed when somebody changes the reading index by hand. Nothing in the catalogue is changed. It is done at once.

-- One after the other takes changes over. Nobody but its owner may lock this table; an advisory lock is anybody's.
CREATE TABLE IF NOT EXISTS catalpa.reading_turn (
    is_taken boolean
);
REVOKE ALL ON catalpa.reading_turn FROM PUBLIC;
COMMENT ON TABLE catalpa.reading_turn IS 'Locked by who takes changes over into the reading index; always empty.';

CREATE OR REPLACE FUNCTION catalpa.lock_reading() RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    LOCK TABLE catalpa.reading_turn IN SHARE UPDATE EXCLUSIVE MODE;
END
$$;
REVOKE EXECUTE ON FUNCTION catalpa.lock_reading() FROM PUBLIC;

-- With the rights of the caller, and before anything is locked for it: others wait until its transaction ends.
CREATE FUNCTION catalpa.check_asking() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT coalesce(has_any_column_privilege(to_regclass('public.authors'), 'SELECT'), false)
            AND NOT coalesce(has_any_column_privilege(to_regclass('public.books'), 'SELECT'), false) THEN
        RAISE EXCEPTION 'permission denied for table upkeep' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
REVOKE EXECUTE ON FUNCTION catalpa.check_asking() FROM PUBLIC;
-- Before "asked", by its name.
CREATE TRIGGER allowed BEFORE INSERT ON catalpa.upkeep FOR EACH ROW EXECUTE FUNCTION catalpa.check_asking();

-- What is written into the index, or taken from the notes of changes, by anybody but the functions that keep it is not
-- known to be right. It is counted like what the triggers on the tables have missed. This is for accidents: whoever may
-- write there could pass it by.
CREATE FUNCTION catalpa.note_meddling() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    callers text;
BEGIN
    GET DIAGNOSTICS callers = PG_CONTEXT;
    IF callers !~ 'catalpa\.(take_over_changes|fill_reading|index_authors|index_books|remove_missing)\(' THEN
        PERFORM nextval('catalpa.reading_lapses');
    END IF;
    RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION catalpa.note_meddling() FROM PUBLIC;
CREATE TRIGGER meddled AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON catalpa.author_index
    FOR EACH STATEMENT EXECUTE FUNCTION catalpa.note_meddling();
CREATE TRIGGER meddled AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON catalpa.book_index
    FOR EACH STATEMENT EXECUTE FUNCTION catalpa.note_meddling();
CREATE TRIGGER meddled AFTER UPDATE OR DELETE OR TRUNCATE ON catalpa.changes
    FOR EACH STATEMENT EXECUTE FUNCTION catalpa.note_meddling();
ALTER TABLE catalpa.author_index ENABLE ALWAYS TRIGGER meddled;
ALTER TABLE catalpa.book_index ENABLE ALWAYS TRIGGER meddled;
ALTER TABLE catalpa.changes ENABLE ALWAYS TRIGGER meddled;

-- The same as before; and something of ours that another program has dropped is no reason that nothing can be read.
CREATE OR REPLACE FUNCTION catalpa.reading_now(everything boolean) RETURNS text
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    state text;
BEGIN
    state := catalpa.reading_state();
    IF state <> 'whole' THEN
        RETURN state;
    END IF;
    IF everything AND NOT catalpa.sees_everything() THEN
        RETURN 'hidden';
    END IF;
    IF NOT (SELECT is_pending FROM catalpa.reading_pending) THEN
        RETURN 'current';
    END IF;
    -- Without one of these, nobody takes the changes over.
    RETURN CASE WHEN has_table_privilege('catalpa.upkeep', 'INSERT')
                 AND to_regprocedure('catalpa.lock_reading()') IS NOT NULL
                 AND NOT EXISTS (SELECT FROM unnest(ARRAY['reading_turn', 'author_sort', 'book_sort']) needed
                                  WHERE to_regclass('catalpa.' || needed) IS NULL)
                 AND EXISTS (SELECT FROM pg_trigger WHERE tgrelid = to_regclass('catalpa.upkeep')
                                                      AND tgname = 'asked' AND tgenabled <> 'D')
                THEN 'pending' ELSE 'stale' END;
EXCEPTION WHEN undefined_function OR undefined_table THEN
    RETURN 'stale';
END
$$;
GRANT EXECUTE ON FUNCTION catalpa.reading_now(boolean) TO PUBLIC;
