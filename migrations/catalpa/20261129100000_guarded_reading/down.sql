DROP FUNCTION IF EXISTS catalpa.note_meddling() CASCADE;
DROP FUNCTION IF EXISTS catalpa.check_asking() CASCADE;
CREATE OR REPLACE FUNCTION catalpa.lock_reading() RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock('catalpa.book_index'::regclass::oid::integer, 0);
END
$$;
DROP TABLE IF EXISTS catalpa.reading_turn;
CREATE OR REPLACE FUNCTION catalpa.reading_now(everything boolean) RETURNS text
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    state text := catalpa.reading_state();
BEGIN
    IF state <> 'whole' THEN
        RETURN state;
    END IF;
    IF everything AND NOT catalpa.sees_everything() THEN
        RETURN 'hidden';
    END IF;
    RETURN CASE WHEN (SELECT is_pending FROM catalpa.reading_pending) THEN 'pending' ELSE 'current' END;
END
$$;
DROP FUNCTION IF EXISTS catalpa.can_keep_up();
