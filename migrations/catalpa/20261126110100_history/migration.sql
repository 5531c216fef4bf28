-- Title: Make a place for the history of authors and books
-- Makes a table for what is added, changed and deleted, by whom and with which program. Whoever may read all of an
-- author or a book may read its history; deleted ones are seen by those who may read the whole table. It is done at
-- once. The next step begins to record.

-- No key refers to the public tables and nothing here depends on them, so that other programs can change and drop them.
-- A table is known as itself: one that is made anew begins a history of its own.
CREATE TABLE IF NOT EXISTS catalpa.history (
    id bigint GENERATED ALWAYS AS IDENTITY,
    record bigint NOT NULL, -- The number of the author or book; 0 for what concerns the whole table.
    at timestamptz NOT NULL, -- When the transaction began, the same for all that was done in it.
    batch uuid, -- What belongs together, as said by whoever wrote it.
    place regclass NOT NULL,
    kind text NOT NULL, -- added, restored, changed, deleted, emptied (the whole table), begun (to record).
    role text NOT NULL,
    program text NOT NULL,
    before jsonb, -- Of what was changed, the columns that were; of what was deleted, all.
    after jsonb, -- Of what was changed.
    PRIMARY KEY (place, record, id)
);
CREATE INDEX IF NOT EXISTS catalpa_history_deletions ON catalpa.history (at, id) WHERE kind = 'deleted';
CREATE INDEX IF NOT EXISTS catalpa_history_batches ON catalpa.history (batch) WHERE batch IS NOT NULL;

-- A number may be given to another record. What was recorded of the earlier one is not for those who may only see the
-- later one.
CREATE TABLE IF NOT EXISTS catalpa.history_end (
    place regclass NOT NULL,
    record bigint NOT NULL,
    entry bigint NOT NULL,
    PRIMARY KEY (place, record, entry)
);

-- Counts how often the triggers have stood aside.
CREATE SEQUENCE IF NOT EXISTS catalpa.history_lapses;

CREATE FUNCTION catalpa.reads_columns(place text) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN coalesce((SELECT bool_and(has_column_privilege(attrelid, attnum, 'SELECT')) FROM pg_attribute
                      WHERE attrelid = to_regclass(place) AND attnum > 0 AND NOT attisdropped), false);
END
$$;

CREATE FUNCTION catalpa.reads_whole(place text) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN catalpa.reads_columns(place)
        AND EXISTS (SELECT FROM pg_class WHERE oid = to_regclass(place) AND relkind IN ('r', 'p'))
        AND NOT row_security_active(to_regclass(place)::oid);
END
$$;

-- Called for each row, so the operators are named in full instead of setting a search_path.
CREATE FUNCTION catalpa.has_ended(place regclass, record bigint, entry bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM catalpa.history_end e
                    WHERE e.place OPERATOR(pg_catalog.=) $1
                      AND (e.record OPERATOR(pg_catalog.=) $2 OR e.record OPERATOR(pg_catalog.=) 0)
                      AND e.entry OPERATOR(pg_catalog.>) $3);
END
$$;

CREATE FUNCTION catalpa.sees_whole_author(record bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN EXISTS (SELECT a.* FROM public.authors a WHERE a.id OPERATOR(pg_catalog.=) record);
END
$$;

CREATE FUNCTION catalpa.sees_whole_book(record bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN EXISTS (SELECT b.* FROM public.books b WHERE b.id OPERATOR(pg_catalog.=) record);
END
$$;

ALTER TABLE catalpa.history ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalpa.history_end ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS seen ON catalpa.history;
DROP POLICY IF EXISTS seen ON catalpa.history_end;
CREATE POLICY seen ON catalpa.history FOR SELECT USING (
    CASE
        WHEN place = (SELECT to_regclass('public.authors')) THEN
            (SELECT catalpa.reads_whole('public.authors'))
            OR record = 0 AND (SELECT catalpa.reads_columns('public.authors'))
            OR kind <> 'deleted' AND catalpa.sees_whole_author(record) AND NOT catalpa.has_ended(place, record, id)
        WHEN place = (SELECT to_regclass('public.books')) THEN
            (SELECT catalpa.reads_whole('public.books'))
            OR record = 0 AND (SELECT catalpa.reads_columns('public.books'))
            OR kind <> 'deleted' AND catalpa.sees_whole_book(record) AND NOT catalpa.has_ended(place, record, id)
        ELSE false
    END);
-- Tells no more than that a record which is seen has been given a number that another one had.
CREATE POLICY seen ON catalpa.history_end FOR SELECT USING (
    record = 0
    OR place = (SELECT to_regclass('public.authors')) AND catalpa.sees_whole_author(record)
    OR place = (SELECT to_regclass('public.books')) AND catalpa.sees_whole_book(record));
REVOKE ALL ON catalpa.history, catalpa.history_end FROM PUBLIC;
GRANT SELECT ON catalpa.history, catalpa.history_end TO PUBLIC;
REVOKE ALL ON SEQUENCE catalpa.history_lapses, catalpa.history_id_seq FROM PUBLIC;
GRANT SELECT ON SEQUENCE catalpa.history_lapses TO PUBLIC;
GRANT USAGE ON SCHEMA catalpa TO PUBLIC;

-- An expression that gives the row of that name as JSON. What is of no type of PostgreSQL's own comes as its text,
-- which runs no code of whoever has made that type.
CREATE FUNCTION catalpa.row_in_json(place regclass, named text) RETURNS text
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (SELECT format('(SELECT to_jsonb(own) FROM (SELECT %s) own) || jsonb_object(ARRAY[%s]::text[], '
                          'ARRAY[%s]::text[])',
                          string_agg(format('%I.%I', named, attname), ', ') FILTER (WHERE atttypid < 16384),
                          string_agg(quote_literal(attname), ', ') FILTER (WHERE atttypid >= 16384),
                          string_agg(format('CASE WHEN %1$I.%2$I IS NULL THEN NULL ELSE format(''%%s'', %1$I.%2$I) END',
                                            named, attname), ', ') FILTER (WHERE atttypid >= 16384))
              FROM pg_attribute WHERE attrelid = place AND attnum > 0 AND NOT attisdropped);
END
$$;

-- What a person has filed the record under, as a part of its row; the name of no column of theirs.
CREATE FUNCTION catalpa.filed_by_hand(place regclass, record bigint) RETURNS jsonb
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    filed jsonb;
BEGIN
    IF place = to_regclass('public.authors') AND to_regclass('catalpa.author_sort') IS NOT NULL THEN
        SELECT jsonb_build_object('catalpa.sort_name', s.sort_name) INTO filed
          FROM catalpa.author_sort s WHERE s.author_id = record AND s.by_hand;
    ELSIF place = to_regclass('public.books') AND to_regclass('catalpa.book_sort') IS NOT NULL THEN
        SELECT jsonb_build_object('catalpa.sort_title', s.sort_title) INTO filed
          FROM catalpa.book_sort s WHERE s.book_id = record AND s.by_hand;
    END IF;
    RETURN coalesce(filed, '{}');
END
$$;

CREATE FUNCTION catalpa.deletions_in_history() RETURNS text
    LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN 'WITH written AS ('
           'INSERT INTO catalpa.history (record, at, batch, place, kind, role, program, before) '
           'SELECT o.id, now(), $1, $2, ''deleted'', $3, $4, %s || catalpa.filed_by_hand($2, o.id) '
             'FROM removed o %s RETURNING record, id) '
           'INSERT INTO catalpa.history_end (place, record, entry) SELECT $2, w.record, w.id FROM written w';
END
$$;

CREATE FUNCTION catalpa.batch_told() RETURNS uuid
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    told text := current_setting('catalpa.batch', true);
BEGIN
    RETURN CASE WHEN told ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN told::uuid END;
END
$$;

-- Also within a function that runs with other rights.
CREATE FUNCTION catalpa.role_told() RETURNS text
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN coalesce(nullif(current_setting('role', true), 'none'), session_user);
END
$$;

-- The triggers on the public tables, under the rules of "Give nobody more rights than the tables do". They only add, so
-- that nobody waits for them.
CREATE FUNCTION catalpa.record_history() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = off AS $$
DECLARE
    is_numbered boolean;
    has_own_types boolean;
    told text := current_setting('catalpa.batch', true);
    batch uuid;
    role text := current_setting('role', true);
    program text := current_setting('application_name');
    kind text := CASE current_setting('catalpa.restoring', true) WHEN 'yes' THEN 'restored' ELSE 'added' END;
BEGIN
    SELECT bool_or(attname = 'id' AND atttypid IN ('smallint'::regtype, 'integer'::regtype, 'bigint'::regtype)),
           bool_and(atttypid < 16384)
      INTO is_numbered, has_own_types
      FROM pg_attribute WHERE attrelid = TG_RELID AND attnum > 0 AND NOT attisdropped;
    IF TG_RELID IS DISTINCT FROM to_regclass('public.authors')::oid
            AND TG_RELID IS DISTINCT FROM to_regclass('public.books')::oid
            OR NOT catalpa.is_hook(TG_RELID, TG_NAME, TG_OP) OR is_numbered IS NOT TRUE THEN
        RAISE object_not_in_prerequisite_state;
    END IF;
    IF told ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN
        batch := told::uuid;
    END IF;
    IF role = 'none' THEN
        role := session_user;
    END IF;
    IF TG_OP = 'INSERT' THEN
        INSERT INTO catalpa.history (record, at, batch, place, kind, role, program)
        SELECT n.id, now(), batch, TG_RELID, kind, role, program FROM added n;
    ELSIF TG_OP = 'UPDATE' THEN
        IF has_own_types THEN
            INSERT INTO catalpa.history (record, at, batch, place, kind, role, program, before, after)
            SELECT r.id, now(), batch, TG_RELID, 'changed', role, program, c.before, c.after
              FROM (SELECT n.id, to_jsonb(o) AS was, to_jsonb(n) AS now FROM removed o JOIN added n ON n.id = o.id) r,
                   LATERAL (SELECT jsonb_object_agg(e.key, e.value) AS before,
                                   jsonb_object_agg(e.key, r.now -> e.key) AS after
                              FROM jsonb_each(r.was) e WHERE e.value IS DISTINCT FROM r.now -> e.key) c
             WHERE c.before IS NOT NULL;
        ELSE
            EXECUTE format(
                'INSERT INTO catalpa.history (record, at, batch, place, kind, role, program, before, after) '
                'SELECT r.id, now(), $1, $2, ''changed'', $3, $4, c.before, c.after '
                'FROM (SELECT n.id, %s AS was, %s AS now FROM removed o JOIN added n ON n.id = o.id) r, '
                'LATERAL (SELECT jsonb_object_agg(e.key, e.value) AS before, '
                                'jsonb_object_agg(e.key, r.now -> e.key) AS after '
                           'FROM jsonb_each(r.was) e WHERE e.value IS DISTINCT FROM r.now -> e.key) c '
                'WHERE c.before IS NOT NULL',
                catalpa.row_in_json(TG_RELID, 'o'), catalpa.row_in_json(TG_RELID, 'n'))
            USING batch, TG_RELID, role, program;
        END IF;
        -- Records may be given other numbers.
        IF EXISTS (SELECT id FROM added EXCEPT SELECT id FROM removed) THEN
            EXECUTE format(catalpa.deletions_in_history(), catalpa.row_in_json(TG_RELID, 'o'),
                           'WHERE o.id NOT IN (SELECT id FROM added)')
            USING batch, TG_RELID, role, program;
            INSERT INTO catalpa.history (record, at, batch, place, kind, role, program)
            SELECT n.id, now(), batch, TG_RELID, kind, role, program
              FROM added n WHERE n.id NOT IN (SELECT id FROM removed);
        END IF;
    ELSIF TG_OP = 'DELETE' THEN
        EXECUTE format(catalpa.deletions_in_history(),
                       CASE WHEN has_own_types THEN 'to_jsonb(o)'
                            ELSE catalpa.row_in_json(TG_RELID, 'o') END, '')
        USING batch, TG_RELID, role, program;
    ELSE
        INSERT INTO catalpa.history (record, at, batch, place, kind, role, program)
        VALUES (0, now(), batch, TG_RELID, 'emptied', role, program);
        INSERT INTO catalpa.history_end (place, record, entry)
        VALUES (TG_RELID, 0, currval(pg_get_serial_sequence('catalpa.history', 'id')));
    END IF;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    BEGIN
        PERFORM nextval('catalpa.history_lapses');
    EXCEPTION WHEN OTHERS THEN
        RETURN NULL;
    END;
    RETURN NULL;
END
$$;

-- What a person has filed a record under is recorded as if it were a column of it; absent is what the rules suggest.
CREATE FUNCTION catalpa.record_filing() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = off AS $$
BEGIN
    IF TG_RELID = to_regclass('catalpa.author_sort')::oid THEN
        INSERT INTO catalpa.history (record, at, batch, place, kind, role, program, before, after)
        VALUES (NEW.author_id, now(), catalpa.batch_told(), 'public.authors'::regclass, 'changed', catalpa.role_told(),
                current_setting('application_name'),
                jsonb_build_object('catalpa.sort_name', CASE WHEN OLD.by_hand THEN OLD.sort_name END),
                jsonb_build_object('catalpa.sort_name', CASE WHEN NEW.by_hand THEN NEW.sort_name END));
    ELSIF TG_RELID = to_regclass('catalpa.book_sort')::oid THEN
        INSERT INTO catalpa.history (record, at, batch, place, kind, role, program, before, after)
        VALUES (NEW.book_id, now(), catalpa.batch_told(), 'public.books'::regclass, 'changed', catalpa.role_told(),
                current_setting('application_name'),
                jsonb_build_object('catalpa.sort_title', CASE WHEN OLD.by_hand THEN OLD.sort_title END),
                jsonb_build_object('catalpa.sort_title', CASE WHEN NEW.by_hand THEN NEW.sort_title END));
    END IF;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    BEGIN
        PERFORM nextval('catalpa.history_lapses');
    EXCEPTION WHEN OTHERS THEN
        RETURN NULL;
    END;
    RETURN NULL;
END
$$;

-- Takes the triggers from wherever they are (a table may have been renamed) and makes them anew. Called by the
-- migration that follows, again and again.
CREATE FUNCTION catalpa.attach_history() RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    definer regprocedure;
    hook record;
    kept text[];
    way text[];
BEGIN
    FOR hook IN
        SELECT tgrelid::regclass AS place, tgname AS name FROM pg_trigger
         WHERE tgfoid IN ('catalpa.record_history()'::regprocedure, 'catalpa.record_filing()'::regprocedure)
    LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', hook.name, hook.place);
    END LOOP;
    -- Of all functions with the owner's rights, also those of later steps.
    FOR definer IN SELECT p.oid::regprocedure FROM pg_proc p
                    WHERE p.pronamespace = 'catalpa'::regnamespace AND p.prosecdef
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', definer);
    END LOOP;
    IF NOT catalpa.has_columns(to_regclass('public.authors'), '{id}', '{}')
            OR NOT catalpa.has_columns(to_regclass('public.books'), '{id}', '{}') THEN
        RAISE EXCEPTION 'The tables of authors and books do not have the form of a catalogue any more.'
            USING ERRCODE = 'object_not_in_prerequisite_state',
                  HINT = 'Catalpa goes on without. Apply this step when they have that form again.';
    END IF;
    FOREACH kept SLICE 1 IN ARRAY ARRAY[
        ['author', 'public.authors', 'catalpa.author_sort', 'author_id', 'sort_name'],
        ['book', 'public.books', 'catalpa.book_sort', 'book_id', 'sort_title']]
    LOOP
        -- "Always": also while a copy is loaded with triggers for replicas only.
        FOREACH way SLICE 1 IN ARRAY ARRAY[
            ['added', 'INSERT', 'REFERENCING NEW TABLE AS added'],
            ['changed', 'UPDATE', 'REFERENCING OLD TABLE AS removed NEW TABLE AS added'],
            ['removed', 'DELETE', 'REFERENCING OLD TABLE AS removed'],
            ['emptied', 'TRUNCATE', '']]
        LOOP
            EXECUTE format('CREATE TRIGGER catalpa_%1$s_history_%2$s AFTER %3$s ON %5$s %4$s '
                           'FOR EACH STATEMENT EXECUTE FUNCTION catalpa.record_history()',
                           kept[1], way[1], way[2], way[3], kept[2]);
            EXECUTE format('ALTER TABLE %3$s ENABLE ALWAYS TRIGGER catalpa_%1$s_history_%2$s', kept[1], way[1],
                           kept[2]);
        END LOOP;
        IF to_regclass(kept[3]) IS NOT NULL THEN
            EXECUTE format('CREATE TRIGGER recorded AFTER UPDATE ON %1$s FOR EACH ROW '
                           'WHEN ((OLD.by_hand OR NEW.by_hand) AND OLD.%2$s = NEW.%2$s '
                                 'AND (OLD.by_hand, OLD.%3$s) IS DISTINCT FROM (NEW.by_hand, NEW.%3$s)) '
                           'EXECUTE FUNCTION catalpa.record_filing()', kept[3], kept[4], kept[5]);
        END IF;
    END LOOP;
    -- From here on all is recorded.
    PERFORM setval('catalpa.history_lapses', 1, false);
    INSERT INTO catalpa.history (record, at, place, kind, role, program)
    SELECT 0, now(), place, 'begun', catalpa.role_told(), current_setting('application_name')
      FROM unnest(ARRAY[to_regclass('public.authors'), to_regclass('public.books')]) place;
END
$$;

-- "Whole", "gaps" when the triggers have stood aside, "stale" when some of them are not there, "unfit" while the tables
-- have no numbers.
CREATE FUNCTION catalpa.history_state() RETURNS text
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    authors regclass := to_regclass('public.authors');
    books regclass := to_regclass('public.books');
BEGIN
    IF NOT coalesce(catalpa.has_columns(authors, '{id}', '{}'), false)
            OR NOT coalesce(catalpa.has_columns(books, '{id}', '{}'), false) THEN
        RETURN 'unfit';
    END IF;
    IF (SELECT count(*) FROM pg_trigger
         WHERE tgenabled = 'A' AND tgfoid = 'catalpa.record_history()'::regprocedure
           AND (tgrelid = authors AND tgname ~ '^catalpa_author_history_(added|changed|removed|emptied)$'
             OR tgrelid = books AND tgname ~ '^catalpa_book_history_(added|changed|removed|emptied)$')) <> 8
            OR EXISTS (SELECT FROM pg_class c
                        WHERE c.oid IN (to_regclass('catalpa.author_sort'), to_regclass('catalpa.book_sort'))
                          AND NOT EXISTS (SELECT FROM pg_trigger t
                                           WHERE t.tgrelid = c.oid AND t.tgname = 'recorded' AND t.tgenabled <> 'D'))
    THEN
        RETURN 'stale';
    END IF;
    RETURN CASE WHEN coalesce(pg_sequence_last_value('catalpa.history_lapses'), 0) > 0 THEN 'gaps' ELSE 'whole' END;
EXCEPTION WHEN OTHERS THEN
    RETURN 'unfit';
END
$$;

-- Puts deleted rows back under their numbers, with the columns that there still are. All have to have the same ones.
-- Answers how many there were whose numbers are not taken.
CREATE FUNCTION catalpa.put_all_back(place regclass, bodies jsonb[]) RETURNS bigint
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    columns text;
    given text;
    odd text[];
    done bigint;
BEGIN
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum),
           string_agg(CASE WHEN atttypid < 16384 THEN format('r.%I', attname)
                           ELSE format('(gone.body ->> %L)::%s', attname, format_type(atttypid, atttypmod)) END,
                      ', ' ORDER BY attnum),
           coalesce(array_agg(attname::text) FILTER (WHERE atttypid >= 16384), '{}')
      INTO columns, given, odd
      FROM pg_attribute
     WHERE attrelid = place AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND bodies[1] ? attname;
    EXECUTE format('INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE '
                   'SELECT %3$s FROM unnest($1) gone(body), jsonb_populate_record(NULL::%1$s, gone.body - $2) r '
                   'ON CONFLICT (id) DO NOTHING', place, columns, given)
    USING bodies, odd;
    GET DIAGNOSTICS done = ROW_COUNT;
    RETURN done;
END
$$;

-- The same for one row; false when its number is taken.
CREATE FUNCTION catalpa.put_back(place regclass, body jsonb) RETURNS boolean
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN catalpa.put_all_back(place, ARRAY[body]) = 1;
END
$$;

-- Files a record under what a person had filed it under, or as the rules suggest.
CREATE FUNCTION catalpa.file_again(place regclass, number bigint, wanted text) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF place = to_regclass('public.authors') THEN
        PERFORM catalpa.file_author(s.author_id, s.sort_name, wanted)
           FROM catalpa.author_sort s WHERE s.author_id = number;
    ELSE
        PERFORM catalpa.file_book(s.book_id, s.sort_title, wanted) FROM catalpa.book_sort s WHERE s.book_id = number;
    END IF;
END
$$;

-- Brings back what an entry says was deleted; an author with the books that went in the same transaction. As the
-- caller. Outcomes: done; missing (no such entry); taken (the number); homeless (the author of the book is gone). Run
-- again with the same token, it answers as the first time.
CREATE FUNCTION catalpa.restore_deleted(kept text, number bigint, entry bigint, token uuid,
                                        OUT outcome text, OUT books bigint, OUT left_out bigint)
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own regclass := CASE kept WHEN 'authors' THEN to_regclass('public.authors') ELSE to_regclass('public.books') END;
    gone catalpa.history;
    book catalpa.history;
BEGIN
    books := 0;
    left_out := 0;
    outcome := 'done';
    IF EXISTS (SELECT FROM catalpa.history h WHERE h.batch = token AND h.place = own AND h.record = number) THEN
        books := (SELECT count(*) FROM catalpa.history h
                   WHERE h.batch = token AND h.place <> own AND h.kind = 'restored');
        RETURN;
    END IF;
    SELECT h.* INTO gone FROM catalpa.history h
     WHERE h.place = own AND h.record = number AND h.id = entry AND h.kind = 'deleted';
    IF NOT FOUND THEN
        outcome := 'missing';
        RETURN;
    END IF;
    IF kept = 'books' THEN
        PERFORM FROM public.authors a WHERE a.id = (gone.before ->> 'author_id')::bigint FOR KEY SHARE;
        IF NOT FOUND THEN
            outcome := 'homeless';
            RETURN;
        END IF;
    END IF;
    PERFORM set_config('catalpa.batch', token::text, true), set_config('catalpa.restoring', 'yes', true);
    IF NOT catalpa.put_back(own, gone.before) THEN
        outcome := 'taken';
    ELSE
        IF gone.before ? 'catalpa.sort_name' OR gone.before ? 'catalpa.sort_title' THEN
            PERFORM catalpa.file_again(own, number, coalesce(gone.before ->> 'catalpa.sort_name',
                                                             gone.before ->> 'catalpa.sort_title'));
        END IF;
        IF kept = 'authors' THEN
            FOR book IN
                SELECT h.* FROM catalpa.history h
                 WHERE h.kind = 'deleted' AND h.at = gone.at AND h.place = to_regclass('public.books')
                   AND h.before ->> 'author_id' = number::text
                 ORDER BY h.id
            LOOP
                IF catalpa.put_back(book.place, book.before) THEN
                    books := books + 1;
                    IF book.before ? 'catalpa.sort_title' THEN
                        PERFORM catalpa.file_again(book.place, book.record, book.before ->> 'catalpa.sort_title');
                    END IF;
                ELSE
                    left_out := left_out + 1;
                END IF;
            END LOOP;
        END IF;
    END IF;
    PERFORM set_config('catalpa.batch', '', true), set_config('catalpa.restoring', '', true);
END
$$;

-- The record as it is now, with what it is filed under by hand, and held until the transaction ends. NULL: it is gone.
CREATE FUNCTION catalpa.held(place regclass, number bigint) RETURNS jsonb
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    body jsonb;
BEGIN
    EXECUTE format('SELECT %s FROM %s t WHERE t.id = $1 FOR NO KEY UPDATE', catalpa.row_in_json(place, 't'), place)
       INTO body USING number;
    RETURN body || catalpa.filed_by_hand(place, number);
END
$$;

-- What a batch did to each record in the end, the newest first.
CREATE FUNCTION catalpa.batch_effects(of_batch uuid)
    RETURNS TABLE (place regclass, number bigint, added boolean, deleted boolean, newest bigint, was jsonb,
                   became jsonb)
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET jit = off AS $$
BEGIN
    -- Each record by itself: joined with one another, the parts were made again for every record.
    RETURN QUERY
    WITH effect AS (
        SELECT h.place, h.record, max(h.id) AS newest,
               coalesce(min(h.id) FILTER (WHERE h.kind IN ('added', 'restored')) = min(h.id), false) AS added,
               coalesce(max(h.id) FILTER (WHERE h.kind = 'deleted') = max(h.id), false) AS deleted,
               array_agg(h.before ORDER BY h.id DESC) AS earlier, array_agg(h.after ORDER BY h.id) AS later
          FROM catalpa.history h WHERE h.batch = of_batch AND h.record > 0
         GROUP BY h.place, h.record
    )
    SELECT e.place, e.record, e.added, e.deleted, e.newest,
           coalesce((SELECT jsonb_object_agg(f.key, f.value ORDER BY b.turn)
                       FROM unnest(e.earlier) WITH ORDINALITY b(body, turn), jsonb_each(b.body) f), '{}'),
           coalesce((SELECT jsonb_object_agg(f.key, f.value ORDER BY b.turn)
                       FROM unnest(e.later) WITH ORDINALITY b(body, turn), jsonb_each(b.body) f), '{}')
      FROM effect e
     ORDER BY e.newest DESC;
END
$$;

-- What a batch has added, as far as it is there, held until the transaction ends. There may be a great deal of it, so
-- it is not looked at record by record.
CREATE FUNCTION catalpa.held_additions(of_batch uuid, OUT authors bigint[], OUT books bigint[])
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    SELECT array_agg(e.number) FILTER (WHERE e.place = to_regclass('public.authors')),
           array_agg(e.number) FILTER (WHERE e.place = to_regclass('public.books'))
      INTO authors, books
      FROM catalpa.batch_effects(of_batch) e WHERE e.added AND NOT e.deleted;
    -- In one order, so that two who do it at the same time wait and do not fail.
    authors := ARRAY(SELECT t.id FROM public.authors t WHERE t.id = ANY (authors) ORDER BY t.id FOR NO KEY UPDATE);
    books := ARRAY(SELECT t.id FROM public.books t WHERE t.id = ANY (books) ORDER BY t.id FOR NO KEY UPDATE);
END
$$;

-- What stands in the way of taking back what a batch has added; see batch_obstacles().
CREATE FUNCTION catalpa.addition_obstacles(of_batch uuid)
    RETURNS TABLE (place regclass, number bigint, reason text, field text, found text)
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    held record;
BEGIN
    SELECT * INTO held FROM catalpa.held_additions(of_batch);
    RETURN QUERY
    WITH kept AS (
        SELECT to_regclass('public.authors') AS place, unnest(held.authors) AS record
         UNION ALL
        SELECT to_regclass('public.books'), unnest(held.books)
    ), own AS (
        SELECT h.place, h.record, max(h.id) AS newest
          FROM catalpa.history h WHERE h.batch = of_batch GROUP BY h.place, h.record
    )
    SELECT k.place, k.record, 'changed', min(f.key), NULL::text
      FROM kept k
      JOIN own o ON o.place = k.place AND o.record = k.record
      -- What was deleted meanwhile and put back is as it was.
      JOIN catalpa.history h ON h.place = k.place AND h.record = k.record AND h.id > o.newest
                            AND h.kind IN ('added', 'changed')
      LEFT JOIN LATERAL jsonb_each(h.before) f ON true
     GROUP BY k.place, k.record ORDER BY k.record DESC;
    RETURN QUERY
    SELECT to_regclass('public.authors'), a.id, 'used', NULL::text, NULL::text
      FROM unnest(held.authors) a(id) JOIN public.books b ON b.author_id = a.id
     WHERE NOT EXISTS (SELECT FROM catalpa.history h
                        WHERE h.batch = of_batch AND h.place = to_regclass('public.books') AND h.record = b.id
                          AND (h.kind IN ('added', 'restored') OR h.after ? 'author_id'))
     GROUP BY a.id ORDER BY a.id DESC;
END
$$;

-- What stands in the way of taking a batch back, because somebody else has changed it meanwhile: each record, held.
-- Reasons: changed (a field is not as the batch left it), gone, taken (the number of what it deleted), used (by books
-- that came later), and hidden where the caller cannot see all that the batch did.
CREATE FUNCTION catalpa.batch_obstacles(of_batch uuid)
    RETURNS TABLE (place regclass, number bigint, reason text, field text, found text)
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    effect record;
    body jsonb;
BEGIN
    IF NOT catalpa.reads_whole('public.authors') OR NOT catalpa.reads_whole('public.books') THEN
        RETURN QUERY SELECT to_regclass('public.authors'), 0::bigint, 'hidden', NULL::text, NULL::text;
        RETURN;
    END IF;
    RETURN QUERY SELECT * FROM catalpa.addition_obstacles(of_batch);
    RETURN QUERY
    SELECT e.place, e.number, 'taken', NULL::text, NULL::text
      FROM catalpa.batch_effects(of_batch) e
      LEFT JOIN public.authors a ON e.place = to_regclass('public.authors') AND a.id = e.number
      LEFT JOIN public.books b ON e.place = to_regclass('public.books') AND b.id = e.number
     WHERE e.deleted AND NOT e.added AND coalesce(a.id, b.id) IS NOT NULL;
    FOR effect IN SELECT * FROM catalpa.batch_effects(of_batch) e WHERE NOT e.added AND NOT e.deleted
    LOOP
        body := catalpa.held(effect.place, effect.number);
        IF body IS NULL THEN
            RETURN QUERY SELECT effect.place, effect.number, 'gone', NULL::text, NULL::text;
        ELSE
            RETURN QUERY
            SELECT effect.place, effect.number, 'changed', f.key, body ->> f.key
              FROM jsonb_each(effect.became) f
             WHERE coalesce(body -> f.key, 'null') <> f.value;
        END IF;
    END LOOP;
END
$$;

-- Gives a record the values that the fields had.
CREATE FUNCTION catalpa.put_values(place regclass, number bigint, fields jsonb) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    columns text;
    given text;
    odd text[];
BEGIN
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum),
           string_agg(CASE WHEN atttypid < 16384 THEN format('r.%I', attname)
                           ELSE format('($1 ->> %L)::%s', attname, format_type(atttypid, atttypmod)) END,
                      ', ' ORDER BY attnum),
           coalesce(array_agg(attname::text) FILTER (WHERE atttypid >= 16384), '{}')
      INTO columns, given, odd
      FROM pg_attribute
     WHERE attrelid = place AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND fields ? attname;
    IF columns IS NOT NULL THEN
        EXECUTE format('UPDATE %1$s t SET (%2$s) = (SELECT %3$s FROM jsonb_populate_record(NULL::%1$s, $1 - $2) r) '
                       'WHERE t.id = $3', place, columns, given)
        USING fields, odd, number;
    END IF;
    IF fields ? 'catalpa.sort_name' OR fields ? 'catalpa.sort_title' THEN
        PERFORM catalpa.file_again(place, number,
                                   coalesce(fields ->> 'catalpa.sort_name', fields ->> 'catalpa.sort_title'));
    END IF;
END
$$;

-- For each author that is deleted the database looks through all books, which have no index by author. When a batch has
-- added many, and the books belong to the caller, they get such an index for a moment; this keeps other writers away
-- from them until the end, so that nobody can wait for each other. It comes before anything is held. False: it is done
-- without.
CREATE FUNCTION catalpa.lock_books(of_batch uuid) RETURNS boolean
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_class WHERE oid = to_regclass('public.books') AND pg_has_role(relowner, 'USAGE'))
            OR (SELECT count(*) FROM catalpa.history h
                 WHERE h.batch = of_batch AND h.place = to_regclass('public.authors')
                   AND h.kind IN ('added', 'restored')) <= 100 THEN
        RETURN false;
    END IF;
    LOCK TABLE public.books IN SHARE ROW EXCLUSIVE MODE;
    RETURN true;
EXCEPTION WHEN lock_not_available OR deadlock_detected OR insufficient_privilege THEN
    RETURN false;
END
$$;

-- Deletes authors whose books are gone. The index is gone again before anybody can see it. For that all readers have to
-- be away for a moment, which is tried and never waited for: who waits may be in somebody's way.
CREATE FUNCTION catalpa.delete_authors(ids bigint[], has_locked_books boolean) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF has_locked_books THEN
        BEGIN
            CREATE INDEX catalpa_taking_back ON public.books (author_id);
            DELETE FROM public.authors t WHERE t.id = ANY (ids);
            FOR attempt IN 1 .. 100
            LOOP
                BEGIN
                    LOCK TABLE public.books IN ACCESS EXCLUSIVE MODE NOWAIT;
                    EXIT;
                EXCEPTION WHEN lock_not_available THEN
                    IF attempt = 100 THEN
                        RAISE;
                    END IF;
                    PERFORM pg_sleep(0.02);
                END;
            END LOOP;
            DROP INDEX public.catalpa_taking_back;
            RETURN;
        EXCEPTION WHEN lock_not_available OR object_in_use OR insufficient_privilege OR duplicate_table THEN
            NULL;
        END;
    END IF;
    DELETE FROM public.authors t WHERE t.id = ANY (ids);
END
$$;

-- Puts back what a batch has deleted of a table.
CREATE FUNCTION catalpa.put_batch_back(of_batch uuid, of_place regclass) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    alike record;
BEGIN
    FOR alike IN
        SELECT array_agg(e.was ORDER BY e.number) AS bodies,
               array_agg(e.number ORDER BY e.number) AS numbers,
               array_agg(coalesce(e.was ->> 'catalpa.sort_name', e.was ->> 'catalpa.sort_title')
                         ORDER BY e.number) AS filed
          FROM catalpa.batch_effects(of_batch) e
         WHERE e.deleted AND NOT e.added AND e.place = of_place
         GROUP BY ARRAY(SELECT jsonb_object_keys(e.was))
    LOOP
        IF catalpa.put_all_back(of_place, alike.bodies) < cardinality(alike.bodies) THEN
            RAISE unique_violation;
        END IF;
        PERFORM catalpa.file_again(of_place, f.number, f.wanted)
           FROM unnest(alike.numbers, alike.filed) f(number, wanted) WHERE f.wanted IS NOT NULL;
    END LOOP;
END
$$;

-- Takes back all that a batch did, as the caller, or nothing: then the rows say what stands in the way. What is done is
-- a batch of its own with the token; run again with the same one, it answers as the first time.
CREATE FUNCTION catalpa.take_back(of_batch uuid, token uuid)
    RETURNS TABLE (place regclass, number bigint, reason text, field text, found text)
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    effect record;
    held record;
    has_locked_books boolean;
BEGIN
    IF EXISTS (SELECT FROM catalpa.history h WHERE h.batch = token) THEN
        RETURN;
    END IF;
    has_locked_books := catalpa.lock_books(of_batch);
    RETURN QUERY SELECT * FROM catalpa.batch_obstacles(of_batch);
    IF FOUND THEN
        RETURN;
    END IF;
    PERFORM set_config('catalpa.batch', token::text, true), set_config('catalpa.restoring', 'yes', true);
    -- Authors come before their books and go after them.
    PERFORM catalpa.put_batch_back(of_batch, to_regclass('public.authors'));
    PERFORM catalpa.put_batch_back(of_batch, to_regclass('public.books'));
    FOR effect IN SELECT * FROM catalpa.batch_effects(of_batch) e WHERE NOT e.added AND NOT e.deleted
    LOOP
        PERFORM catalpa.put_values(effect.place, effect.number, effect.was);
    END LOOP;
    SELECT * INTO held FROM catalpa.held_additions(of_batch);
    DELETE FROM public.books t WHERE t.id = ANY (held.books);
    PERFORM catalpa.delete_authors(held.authors, has_locked_books);
    PERFORM set_config('catalpa.batch', '', true), set_config('catalpa.restoring', '', true);
END
$$;

REVOKE EXECUTE ON FUNCTION catalpa.record_history(), catalpa.record_filing(), catalpa.attach_history(),
    catalpa.deletions_in_history(), catalpa.batch_told(), catalpa.role_told() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION catalpa.reads_columns(text), catalpa.reads_whole(text),
    catalpa.has_ended(regclass, bigint, bigint), catalpa.sees_whole_author(bigint), catalpa.sees_whole_book(bigint),
    catalpa.history_state(), catalpa.row_in_json(regclass, text), catalpa.filed_by_hand(regclass, bigint),
    catalpa.put_all_back(regclass, jsonb[]), catalpa.put_back(regclass, jsonb),
    catalpa.file_again(regclass, bigint, text), catalpa.restore_deleted(text, bigint, bigint, uuid),
    catalpa.held(regclass, bigint), catalpa.batch_effects(uuid), catalpa.held_additions(uuid),
    catalpa.addition_obstacles(uuid), catalpa.batch_obstacles(uuid), catalpa.put_values(regclass, bigint, jsonb),
    catalpa.lock_books(uuid), catalpa.delete_authors(bigint[], boolean),
    catalpa.put_batch_back(uuid, regclass), catalpa.take_back(uuid, uuid) TO PUBLIC;
