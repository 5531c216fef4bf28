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

-- Whether changes can be taken over for whoever asks: everything that it takes is there, and the role for which that is
-- done may use it. It is asked only while there are changes.
CREATE FUNCTION catalpa.can_keep_up() RETURNS boolean
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    keeper oid := (SELECT proowner FROM pg_proc WHERE oid = to_regprocedure('catalpa.keep_up()') AND prosecdef);
BEGIN
    RETURN keeper IS NOT NULL
        AND coalesce(has_column_privilege(to_regclass('catalpa.upkeep'), 'most', 'INSERT'), false)
        AND EXISTS (SELECT FROM pg_trigger
                     WHERE tgrelid = to_regclass('catalpa.upkeep') AND tgname = 'asked' AND tgenabled IN ('O', 'A')
                       AND tgfoid = to_regprocedure('catalpa.keep_up()'))
        AND NOT EXISTS (SELECT FROM pg_trigger
                         WHERE tgrelid = to_regclass('catalpa.upkeep') AND tgname <> 'asked'
                           AND tgfoid IS DISTINCT FROM to_regprocedure('catalpa.check_asking()'))
        AND NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = to_regclass('catalpa.upkeep'))
        AND NOT EXISTS (
            SELECT FROM unnest(ARRAY['lock_reading()', 'take_over_changes(integer)', 'remove_missing()', 'reading_fits()',
                                     'index_authors(integer[])', 'index_books(integer[])', 'authors_to_index(integer[])',
                                     'books_to_index(integer[])', 'has_columns(regclass, name[], name[])',
                                     'search_words(text)', 'simplified_han(text)', 'author_filing(text, text)',
                                     'book_sort_title(text, text)', 'filing_key(text)', 'language_is_known()']) needed
             WHERE NOT coalesce(has_function_privilege(keeper, to_regprocedure('catalpa.' || needed), 'EXECUTE'), false))
        -- Rules for rows hide nothing from their table's owner, nor from who stands above them.
        AND NOT EXISTS (
            SELECT FROM (VALUES ('catalpa.reading_turn', 'UPDATE'), ('catalpa.changes', 'SELECT'),
                                ('catalpa.changes', 'INSERT'), ('catalpa.changes', 'DELETE'),
                                ('catalpa.author_index', 'SELECT'), ('catalpa.author_index', 'INSERT'),
                                ('catalpa.author_index', 'UPDATE'), ('catalpa.author_index', 'DELETE'),
                                ('catalpa.book_index', 'SELECT'), ('catalpa.book_index', 'INSERT'),
                                ('catalpa.book_index', 'UPDATE'), ('catalpa.book_index', 'DELETE'),
                                ('catalpa.author_sort', 'SELECT'), ('catalpa.book_sort', 'SELECT'),
                                ('catalpa.book_details', 'SELECT'), ('public.authors', 'SELECT'),
                                ('public.books', 'SELECT')) needed(place, privilege)
              LEFT JOIN pg_class c ON c.oid = to_regclass(needed.place)
             WHERE (needed.place <> 'catalpa.book_details' OR c.oid IS NOT NULL)
               AND (NOT coalesce(has_table_privilege(keeper, c.oid, needed.privilege)
                                OR needed.place LIKE 'public.%' AND has_any_column_privilege(keeper, c.oid, 'SELECT'), false)
                OR c.relrowsecurity AND (c.relforcerowsecurity OR NOT pg_has_role(keeper, c.relowner, 'USAGE'))
                   AND NOT EXISTS (SELECT FROM pg_roles WHERE oid = keeper AND (rolsuper OR rolbypassrls))));
END
$$;

-- The same as before; and something of ours that another program has dropped is no reason that nothing can be read.
CREATE OR REPLACE FUNCTION catalpa.reading_now(everything boolean) RETURNS text
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    state text;
    is_seen boolean;
    is_pending boolean;
BEGIN
    state := catalpa.reading_state();
    IF state <> 'whole' THEN
        RETURN state;
    END IF;
    is_seen := everything AND catalpa.sees_everything();
    is_pending := (SELECT p.is_pending FROM catalpa.reading_pending p);
    -- Where lists are read, and whether what is pending ever gets there.
    IF EXISTS (SELECT FROM unnest(CASE WHEN is_seen THEN ARRAY['author_reading', 'book_reading', 'country_reading']
                                       ELSE ARRAY['author_order', 'book_order'] END) needed
                  LEFT JOIN pg_class v ON v.oid = to_regclass('catalpa.' || needed)
                WHERE NOT coalesce(has_table_privilege(v.oid, 'SELECT'), false)
                   -- Views read with the rights of their owner.
                   OR v.relowner <> (SELECT relowner FROM pg_class WHERE oid = to_regclass('catalpa.author_index'))
                   OR coalesce(array_to_string(v.reloptions, ',') LIKE '%security_invoker%', false))
            OR is_pending AND NOT catalpa.can_keep_up() THEN
        RETURN 'stale';
    END IF;
    RETURN CASE WHEN everything AND NOT is_seen THEN 'hidden' WHEN is_pending THEN 'pending' ELSE 'current' END;
EXCEPTION WHEN syntax_error_or_access_rule_violation THEN
    RETURN 'stale';
END
$$;
GRANT EXECUTE ON FUNCTION catalpa.can_keep_up(), catalpa.reading_now(boolean) TO PUBLIC;
