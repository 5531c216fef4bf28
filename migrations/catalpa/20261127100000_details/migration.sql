-- Title: Make room for more than a title and a name
-- Makes two tables beside those of authors and books, which stay as they are: for subtitles, further people, languages,
-- publishers, years, subjects, identifiers and shelf marks, and for the life dates and other names of authors. Who may
-- read and change a book or an author may read and change this of it, too, and its history tells it. It is done at once.

-- The year in a date as it is given; the same as yearIn() of the program.
CREATE OR REPLACE FUNCTION catalpa.year_in(given text) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(substring(given FROM '(?:^|[^0-9])([0-9]{4})(?![0-9])')::integer,
                    substring(given FROM '(?:^|[^0-9])([0-9]{3})[-?ux_](?![0-9])')::integer * 10)
$$;
GRANT EXECUTE ON FUNCTION catalpa.year_in(text) TO PUBLIC;

-- No foreign keys: with them, other programs could not empty or drop their own tables any more. There is a row only
-- where something is filled. A table is known as itself, so that no record of one that is made anew gets what was
-- recorded of an earlier one. What an earlier application of this step has kept is here again.
CREATE TABLE IF NOT EXISTS catalpa.book_details (
    book_id integer NOT NULL,
    records regclass NOT NULL DEFAULT to_regclass('public.books'),
    subtitle text,
    people jsonb CHECK (jsonb_typeof(people) = 'array' AND NOT people @? '$[*] ? (!exists(@.name))'),
    language text,
    published text,
    published_year integer GENERATED ALWAYS AS (catalpa.year_in(published)) STORED,
    publisher text,
    place text,
    edition text,
    series text,
    series_number text,
    extent text,
    subjects text[],
    notes text,
    isbn text[],
    issn text[],
    lccn text[],
    oclc text[],
    doi text[],
    shelf_mark text,
    copies integer CHECK (copies >= 0),
    PRIMARY KEY (book_id, records)
);
CREATE TABLE IF NOT EXISTS catalpa.author_details (
    author_id integer NOT NULL,
    records regclass NOT NULL DEFAULT to_regclass('public.authors'),
    born text,
    died text,
    other_names text[],
    viaf text,
    isni text,
    orcid text,
    gnd text,
    wikidata text,
    PRIMARY KEY (author_id, records)
);
COMMENT ON TABLE catalpa.book_details IS 'What is recorded of books beside public.books.';
COMMENT ON TABLE catalpa.author_details IS 'What is recorded of authors beside public.authors.';
COMMENT ON COLUMN catalpa.book_details.records IS 'The table that has the book.';
COMMENT ON COLUMN catalpa.author_details.records IS 'The table that has the author.';
COMMENT ON COLUMN catalpa.book_details.people IS
    'Further people in their order, as [{"name", "role"}]; the role is a MARC relator code.';
COMMENT ON COLUMN catalpa.book_details.published IS 'As given: "c1994", "[1890?]".';

-- Removes what has no record any more: it is gone, or its table is. A table that was renamed has its records.
CREATE FUNCTION catalpa.remove_lost_details() RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET row_security = off AS $$
DECLARE
    authors regclass := to_regclass('public.authors');
    books regclass := to_regclass('public.books');
    copying text := coalesce(current_setting('catalpa.copying', true), '');
BEGIN
    -- Nobody has changed anything: it is not for the history.
    PERFORM set_config('catalpa.copying', 'yes', true);
    DELETE FROM catalpa.author_details d WHERE NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = d.records);
    DELETE FROM catalpa.book_details d WHERE NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = d.records);
    IF catalpa.has_columns(authors, '{id}', '{}') THEN
        DELETE FROM catalpa.author_details d
         WHERE d.records = authors AND NOT EXISTS (SELECT FROM public.authors a WHERE a.id = d.author_id);
    END IF;
    IF catalpa.has_columns(books, '{id}', '{}') THEN
        DELETE FROM catalpa.book_details d
         WHERE d.records = books AND NOT EXISTS (SELECT FROM public.books b WHERE b.id = d.book_id);
    END IF;
    PERFORM set_config('catalpa.copying', copying, true);
END
$$;

-- While this step was taken back, nobody has noted what was deleted, and numbers may have been given again. A record is
-- still the same when it was added at the same time.
DO $$
DECLARE
    kept text[];
BEGIN
    FOREACH kept SLICE 1 IN ARRAY ARRAY[['catalpa.author_details', 'author_id', 'public.authors'],
                                        ['catalpa.book_details', 'book_id', 'public.books']]
    LOOP
        IF EXISTS (SELECT FROM pg_attribute
                    WHERE attrelid = kept[1]::regclass AND attname = 'kept_for' AND NOT attisdropped) THEN
            EXECUTE format('DELETE FROM %1$s d USING %3$s r WHERE r.id = d.%2$s AND d.records = %3$L::regclass '
                           'AND to_jsonb(r) ->> ''created_at'' <> d.kept_for', kept[1], kept[2], kept[3]);
            EXECUTE format('ALTER TABLE %s DROP COLUMN kept_for', kept[1]);
        END IF;
    END LOOP;
    PERFORM catalpa.remove_lost_details();
END
$$;

-- Whether this transaction has added the record, also behind a savepoint: what is seen and not yet settled is its own.
CREATE FUNCTION catalpa.has_added(place text, record integer) RETURNS boolean
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own bigint := pg_current_xact_id_if_assigned()::text::bigint;
    later bigint;
BEGIN
    EXECUTE format('SELECT r.xmin::text::bigint FROM %s r WHERE r.id = $1', to_regclass(place)) INTO later USING record;
    -- By how much later the record's transaction has begun; it is told by the lower half of its number.
    later := ((later - own) % 4294967296 + 4294967296) % 4294967296;
    RETURN coalesce(pg_xact_status((own + later)::text::xid8) = 'in progress', false);
EXCEPTION WHEN invalid_parameter_value THEN
    RETURN false; -- There has been no such transaction yet: the record is old.
END
$$;

-- Whether the caller may add what goes with a record: who may change it, and who may add and has added it just now.
CREATE FUNCTION catalpa.may_fill(place text, record integer) RETURNS boolean
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    is_author boolean := place = 'public.authors';
    may_change boolean := has_column_privilege(place, CASE WHEN is_author THEN 'name' ELSE 'title' END, 'UPDATE');
BEGIN
    IF may_change AND (CASE WHEN is_author THEN catalpa.may_file_author(record)
                            ELSE catalpa.may_file_book(record) END) THEN
        RETURN true;
    ELSIF NOT may_change AND NOT has_any_column_privilege(place, 'INSERT') THEN
        RAISE EXCEPTION 'permission denied for table %', split_part(place, '.', 2)
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN has_any_column_privilege(place, 'INSERT') AND catalpa.has_added(place, record);
END
$$;

ALTER TABLE catalpa.book_details ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalpa.author_details ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON catalpa.book_details FOR SELECT
    USING (records = (SELECT to_regclass('public.books'))
           AND ((SELECT catalpa.sees_all_books()) OR catalpa.sees_book(book_id)));
CREATE POLICY seen ON catalpa.author_details FOR SELECT
    USING (records = (SELECT to_regclass('public.authors'))
           AND ((SELECT catalpa.sees_all_authors()) OR catalpa.sees_author(author_id)));
CREATE POLICY filled ON catalpa.book_details FOR INSERT
    WITH CHECK (records = to_regclass('public.books') AND catalpa.may_fill('public.books', book_id));
CREATE POLICY filled ON catalpa.author_details FOR INSERT
    WITH CHECK (records = to_regclass('public.authors') AND catalpa.may_fill('public.authors', author_id));
CREATE POLICY changed ON catalpa.book_details FOR UPDATE
    USING (records = (SELECT to_regclass('public.books')) AND catalpa.may_file_book(book_id));
CREATE POLICY changed ON catalpa.author_details FOR UPDATE
    USING (records = (SELECT to_regclass('public.authors')) AND catalpa.may_file_author(author_id));
-- Whoever may DELETE from a table, or UPDATE all of it, may also lock it for good, and lists wait. So details are
-- emptied column by column; and not the number, for the history would not tell that they were moved to another record.
REVOKE ALL ON catalpa.book_details, catalpa.author_details FROM PUBLIC;
GRANT SELECT, INSERT,
    UPDATE (subtitle, people, language, published, publisher, place, edition, series, series_number, extent, subjects,
            notes, isbn, issn, lccn, oclc, doi, shelf_mark, copies)
    ON catalpa.book_details TO PUBLIC;
GRANT SELECT, INSERT, UPDATE (born, died, other_names, viaf, isni, orcid, gnd, wikidata)
    ON catalpa.author_details TO PUBLIC;
GRANT USAGE ON SCHEMA catalpa TO PUBLIC;

-- The details of a record that are filled, as JSON; as the caller.
CREATE FUNCTION catalpa.kept_details(place regclass, number bigint) RETURNS jsonb
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    kept jsonb;
BEGIN
    IF place = to_regclass('public.authors') THEN
        SELECT to_jsonb(d) - '{author_id,records}'::text[] INTO kept
          FROM catalpa.author_details d WHERE d.author_id = number AND d.records = kept_details.place;
    ELSIF place = to_regclass('public.books') THEN
        SELECT to_jsonb(d) - '{book_id,records,published_year}'::text[] INTO kept
          FROM catalpa.book_details d WHERE d.book_id = number AND d.records = kept_details.place;
    END IF;
    RETURN coalesce(jsonb_strip_nulls(kept), '{}');
END
$$;

-- Gives a record the details that are wanted, null for nothing; others stay. As the caller: false when a rule keeps it
-- out.
CREATE FUNCTION catalpa.write_details(place regclass, number bigint, wanted jsonb) RETURNS boolean
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    before jsonb := catalpa.kept_details(place, number);
    after jsonb := jsonb_strip_nulls(before || wanted);
    is_author boolean := place = to_regclass('public.authors');
    beside regclass := CASE WHEN is_author THEN 'catalpa.author_details' ELSE 'catalpa.book_details' END::regclass;
    key text := CASE WHEN is_author THEN 'author_id' ELSE 'book_id' END;
    columns text;
    done bigint;
BEGIN
    IF after = before THEN
        RETURN true;
    END IF;
    SELECT string_agg(quote_ident(attname), ', ') INTO columns
      FROM pg_attribute
     WHERE attrelid = beside AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
       AND attname NOT IN (key, 'records');
    EXECUTE format('INSERT INTO %1$s (%2$s, %3$s) SELECT $1, %3$s FROM jsonb_populate_record(NULL::%1$s, $2) r '
                   'ON CONFLICT (%2$s, records) DO UPDATE SET (%3$s) = (SELECT %4$s)',
                   beside, key, columns, 'excluded.' || replace(columns, ', ', ', excluded.'))
    USING number, after;
    GET DIAGNOSTICS done = ROW_COUNT;
    RETURN done = 1;
END
$$;

-- The same, where the details are still as they were seen, or as wanted already. Answers all that are filled now, or
-- NULL: others have changed one of them, or the record is gone.
CREATE FUNCTION catalpa.change_details(kept text, number integer, seen jsonb, wanted jsonb) RETURNS jsonb
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    place regclass := CASE kept WHEN 'authors' THEN to_regclass('public.authors') ELSE to_regclass('public.books') END;
    is_there boolean; -- It is held until the transaction ends.
    current jsonb;
BEGIN
    is_there := CASE kept WHEN 'authors' THEN catalpa.may_file_author(number) ELSE catalpa.may_file_book(number) END;
    IF NOT is_there THEN
        RETURN NULL;
    END IF;
    current := catalpa.kept_details(place, number);
    IF EXISTS (SELECT FROM jsonb_each(wanted) w
                WHERE coalesce(current -> w.key, 'null') NOT IN (coalesce(seen -> w.key, 'null'), w.value))
            OR NOT catalpa.write_details(place, number, wanted) THEN
        RETURN NULL;
    END IF;
    RETURN catalpa.kept_details(place, number);
END
$$;

-- The history has them under names of their own, "catalpa.subtitle", as it has what is filed by hand.
ALTER FUNCTION catalpa.filed_by_hand(regclass, bigint) RENAME TO sort_key_by_hand;
ALTER FUNCTION catalpa.put_all_back(regclass, jsonb[]) RENAME TO put_rows_back;
ALTER FUNCTION catalpa.put_values(regclass, bigint, jsonb) RENAME TO put_columns;

CREATE FUNCTION catalpa.filed_by_hand(place regclass, record bigint) RETURNS jsonb
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN catalpa.sort_key_by_hand(place, record)
        || (SELECT coalesce(jsonb_object_agg('catalpa.' || d.key, d.value), '{}')
              FROM jsonb_each(catalpa.kept_details(place, record)) d);
END
$$;

CREATE FUNCTION catalpa.put_details(place regclass, number bigint, fields jsonb) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted jsonb := (SELECT jsonb_object_agg(substr(f.key, 9), f.value) FROM jsonb_each(fields) f
                      WHERE f.key LIKE 'catalpa.%' AND f.key NOT IN ('catalpa.sort_name', 'catalpa.sort_title'));
BEGIN
    IF wanted IS NOT NULL THEN
        PERFORM catalpa.write_details(place, number, wanted);
    END IF;
END
$$;

CREATE FUNCTION catalpa.put_all_back(place regclass, bodies jsonb[]) RETURNS bigint
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    done bigint := catalpa.put_rows_back(place, bodies);
BEGIN
    -- Not beside a record that has the number of one of them.
    IF done = cardinality(bodies) THEN
        PERFORM catalpa.put_details(place, (body ->> 'id')::bigint, body) FROM unnest(bodies) body;
    END IF;
    RETURN done;
END
$$;

CREATE FUNCTION catalpa.put_values(place regclass, number bigint, fields jsonb) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM catalpa.put_columns(place, number, fields);
    PERFORM catalpa.put_details(place, number, fields);
END
$$;

-- Records what is changed while the history is kept. What comes with a new record and goes with a deleted one is told
-- by the entry of that, which is looked up for each (OFFSET 0) and not compared with all, whatever the statistics say.
CREATE FUNCTION catalpa.record_details() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = off
    SET enable_seqscan = off SET enable_nestloop = off SET jit = off AS $$
DECLARE
    is_author boolean := TG_RELID = to_regclass('catalpa.author_details')::oid;
    own regclass := CASE WHEN is_author THEN to_regclass('public.authors')
                         WHEN TG_RELID = to_regclass('catalpa.book_details')::oid THEN to_regclass('public.books') END;
    hidden text[] := CASE WHEN is_author THEN '{author_id,records}'
                          ELSE '{book_id,records,published_year}' END::text[];
BEGIN
    IF own IS NULL OR NOT EXISTS (SELECT FROM pg_trigger
                                   WHERE tgrelid = own AND tgfoid = to_regprocedure('catalpa.record_history()')) THEN
        RETURN NULL;
    END IF;
    -- A copy that is brought in is new as a whole. Only the owner may say so.
    IF current_setting('catalpa.copying', true) = 'yes' AND catalpa.role_told() = current_user THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'INSERT' THEN
        INSERT INTO catalpa.history (record, at, batch, place, kind, role, program, before, after)
        SELECT (r.body ->> hidden[1])::bigint, now(), catalpa.batch_told(), own, 'changed', catalpa.role_told(),
               current_setting('application_name'), c.before, c.after
          FROM (SELECT to_jsonb(n) AS body FROM added n WHERE n.records = own) r,
               LATERAL catalpa.told_change('{}', r.body - hidden) c
         WHERE c.before IS NOT NULL
           AND NOT EXISTS (SELECT FROM catalpa.history h
                            WHERE h.place = own AND h.record = (r.body ->> hidden[1])::bigint AND h.at = now()
                              AND h.kind IN ('added', 'restored') OFFSET 0);
    ELSIF TG_OP = 'UPDATE' THEN
        INSERT INTO catalpa.history (record, at, batch, place, kind, role, program, before, after)
        SELECT (r.body ->> hidden[1])::bigint, now(), catalpa.batch_told(), own, 'changed', catalpa.role_told(),
               current_setting('application_name'), c.before, c.after
          FROM (SELECT to_jsonb(o) AS was, to_jsonb(n) AS body
                  FROM removed o JOIN added n ON to_jsonb(n) -> hidden[1] = to_jsonb(o) -> hidden[1]
                 WHERE o.records = own AND n.records = own) r,
               LATERAL catalpa.told_change(r.was - hidden, r.body - hidden) c
         WHERE c.before IS NOT NULL;
    ELSE
        INSERT INTO catalpa.history (record, at, batch, place, kind, role, program, before, after)
        SELECT (r.body ->> hidden[1])::bigint, now(), catalpa.batch_told(), own, 'changed', catalpa.role_told(),
               current_setting('application_name'), c.before, c.after
          FROM (SELECT to_jsonb(o) AS body FROM removed o WHERE o.records = own) r,
               LATERAL catalpa.told_change(r.body - hidden, '{}') c
         WHERE c.before IS NOT NULL
           AND NOT EXISTS (SELECT FROM catalpa.history h
                            WHERE h.place = own AND h.record = 0 AND h.at = now() AND h.kind IN ('deleted', 'emptied'))
           AND NOT EXISTS (SELECT FROM catalpa.history h
                            WHERE h.place = own AND h.record = (r.body ->> hidden[1])::bigint AND h.at = now()
                              AND h.kind IN ('deleted', 'emptied') OFFSET 0);
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

-- What differs between two sets of details, as the history tells it. An empty list is nothing.
CREATE FUNCTION catalpa.told_change(was jsonb, body jsonb, OUT before jsonb, OUT after jsonb)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT jsonb_object_agg('catalpa.' || f.key, f.before), jsonb_object_agg('catalpa.' || f.key, f.after)
      FROM (SELECT key, coalesce(nullif(was -> key, '[]'), 'null') AS before,
                   coalesce(nullif(body -> key, '[]'), 'null') AS after
              FROM jsonb_object_keys(was || body) k(key)) f
     WHERE f.before <> f.after
$$;

-- The details of a deleted record go with it, and those of all when a table is emptied: that is noted already. They go
-- with the record when it is given another number, one alone: of several, nobody knows which has become which. Looked up
-- by number, however many there are, also by a plan that was made while there were none. Nobody's statement fails
-- because of it; what is missed is counted, and made up for when the reading index is.
CREATE FUNCTION catalpa.forget_details() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = off
    SET enable_seqscan = off SET jit = off AS $$
DECLARE
    authors regclass := to_regclass('public.authors');
    books regclass := to_regclass('public.books');
    told text;
BEGIN
    IF TG_RELID IS DISTINCT FROM to_regclass('catalpa.changes')::oid THEN
        RETURN NULL;
    END IF;
    IF (SELECT count(*) FROM noted) = 2 THEN
        GET DIAGNOSTICS told = PG_CONTEXT;
        -- By a statement that has changed records, and not one that added, deleted or indexed them.
        IF told LIKE '%FROM added n UNION SELECT %FROM removed o%catalpa.note_changes()%' THEN
            UPDATE catalpa.book_details d SET book_id = came.record FROM noted gone, noted came
             WHERE gone.book AND d.book_id = gone.record AND d.records = books AND came.record <> gone.record
               AND NOT EXISTS (SELECT FROM public.books b WHERE b.id = gone.record)
               AND EXISTS (SELECT FROM public.books b WHERE b.id = came.record);
            UPDATE catalpa.author_details d SET author_id = came.record FROM noted gone, noted came
             WHERE NOT gone.book AND d.author_id = gone.record AND d.records = authors AND came.record <> gone.record
               AND NOT EXISTS (SELECT FROM public.authors a WHERE a.id = gone.record)
               AND EXISTS (SELECT FROM public.authors a WHERE a.id = came.record);
        END IF;
    END IF;
    IF EXISTS (SELECT FROM noted n WHERE n.book) THEN
        DELETE FROM catalpa.book_details d
         WHERE d.book_id = ANY (ARRAY(SELECT n.record FROM noted n WHERE n.book)) AND d.records = books
           AND NOT EXISTS (SELECT FROM public.books b WHERE b.id = d.book_id);
    END IF;
    IF EXISTS (SELECT FROM noted n WHERE NOT n.book) THEN
        DELETE FROM catalpa.author_details d
         WHERE d.author_id = ANY (ARRAY(SELECT n.record FROM noted n WHERE NOT n.book)) AND d.records = authors
           AND NOT EXISTS (SELECT FROM public.authors a WHERE a.id = d.author_id);
    END IF;
    IF EXISTS (SELECT FROM noted n WHERE n.record IS NULL) THEN
        PERFORM catalpa.remove_lost_details();
    END IF;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    BEGIN
        PERFORM nextval('catalpa.reading_lapses');
    EXCEPTION WHEN OTHERS THEN
        RETURN NULL;
    END;
    RETURN NULL;
END
$$;

CREATE TRIGGER forget_details AFTER INSERT ON catalpa.changes
    REFERENCING NEW TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION catalpa.forget_details();
ALTER TABLE catalpa.changes ENABLE ALWAYS TRIGGER forget_details;

-- What has passed by while that trigger or those on the public tables were not there. The reading index is attached to
-- them anew then, and this table gets its row.
CREATE FUNCTION catalpa.check_details() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = off AS $$
BEGIN
    IF TG_RELID = to_regclass('catalpa.reading')::oid THEN
        PERFORM catalpa.remove_lost_details();
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER check_details AFTER INSERT ON catalpa.reading
    FOR EACH STATEMENT EXECUTE FUNCTION catalpa.check_details();
ALTER TABLE catalpa.reading ENABLE ALWAYS TRIGGER check_details;

-- Removes the row of a record in which nothing is filled; an empty list is nothing. As the owner, who alone may. What is
-- copied was filled where it comes from.
CREATE FUNCTION catalpa.remove_empty_details() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = off AS $$
BEGIN
    IF TG_OP = 'INSERT' AND current_setting('catalpa.copying', true) = 'yes' THEN
        RETURN NULL;
    ELSIF TG_RELID = to_regclass('catalpa.author_details')::oid THEN
        DELETE FROM catalpa.author_details d USING added n
         WHERE d.author_id = n.author_id AND d.records = n.records
           AND NOT EXISTS (SELECT FROM jsonb_each(jsonb_strip_nulls(to_jsonb(n)) - '{author_id,records}'::text[]) f
                            WHERE f.value NOT IN ('[]', '{}'));
    ELSIF TG_RELID = to_regclass('catalpa.book_details')::oid THEN
        DELETE FROM catalpa.book_details d USING added n
         WHERE d.book_id = n.book_id AND d.records = n.records
           AND NOT EXISTS (SELECT FROM jsonb_each(jsonb_strip_nulls(to_jsonb(n)) - '{book_id,records}'::text[]) f
                            WHERE f.value NOT IN ('[]', '{}'));
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER emptied AFTER UPDATE ON catalpa.author_details
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION catalpa.remove_empty_details();
CREATE TRIGGER emptied AFTER UPDATE ON catalpa.book_details
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION catalpa.remove_empty_details();
CREATE TRIGGER added_empty AFTER INSERT ON catalpa.author_details
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION catalpa.remove_empty_details();
CREATE TRIGGER added_empty AFTER INSERT ON catalpa.book_details
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION catalpa.remove_empty_details();

CREATE TRIGGER recorded_added AFTER INSERT ON catalpa.author_details
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION catalpa.record_details();
CREATE TRIGGER recorded_changed AFTER UPDATE ON catalpa.author_details
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION catalpa.record_details();
CREATE TRIGGER recorded_removed AFTER DELETE ON catalpa.author_details
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION catalpa.record_details();
CREATE TRIGGER recorded_added AFTER INSERT ON catalpa.book_details
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION catalpa.record_details();
CREATE TRIGGER recorded_changed AFTER UPDATE ON catalpa.book_details
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION catalpa.record_details();
CREATE TRIGGER recorded_removed AFTER DELETE ON catalpa.book_details
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION catalpa.record_details();

-- A book is filed by the articles of its language, so another language is noted for the reading index like another
-- title. Nobody's statement fails because of it; what is missed is counted.
CREATE FUNCTION catalpa.note_language() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = off AS $$
BEGIN
    IF TG_RELID IS DISTINCT FROM to_regclass('catalpa.book_details')::oid THEN
        RETURN NULL;
    ELSIF TG_OP = 'INSERT' THEN
        INSERT INTO catalpa.changes (book, record)
        SELECT true, n.book_id FROM added n WHERE n.language IS NOT NULL;
    ELSIF TG_OP = 'UPDATE' THEN
        INSERT INTO catalpa.changes (book, record)
        SELECT true, n.book_id FROM added n LEFT JOIN removed o ON o.book_id = n.book_id AND o.records = n.records
         WHERE o.language IS DISTINCT FROM n.language;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO catalpa.changes (book, record)
        SELECT true, o.book_id FROM removed o WHERE o.language IS NOT NULL;
    ELSE
        PERFORM nextval('catalpa.reading_lapses');
    END IF;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    BEGIN
        PERFORM nextval('catalpa.reading_lapses');
    EXCEPTION WHEN OTHERS THEN
        RETURN NULL;
    END;
    RETURN NULL;
END
$$;
CREATE TRIGGER filed_added AFTER INSERT ON catalpa.book_details
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION catalpa.note_language();
CREATE TRIGGER filed_changed AFTER UPDATE ON catalpa.book_details
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION catalpa.note_language();
CREATE TRIGGER filed_removed AFTER DELETE ON catalpa.book_details
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION catalpa.note_language();
CREATE TRIGGER filed_emptied AFTER TRUNCATE ON catalpa.book_details
    FOR EACH STATEMENT EXECUTE FUNCTION catalpa.note_language();
ALTER TABLE catalpa.book_details ENABLE ALWAYS TRIGGER filed_added;
ALTER TABLE catalpa.book_details ENABLE ALWAYS TRIGGER filed_changed;
ALTER TABLE catalpa.book_details ENABLE ALWAYS TRIGGER filed_removed;
ALTER TABLE catalpa.book_details ENABLE ALWAYS TRIGGER filed_emptied;
-- What is here again was filed without its language meanwhile.
INSERT INTO catalpa.changes (book, record) SELECT true, book_id FROM catalpa.book_details WHERE language IS NOT NULL;

REVOKE EXECUTE ON FUNCTION catalpa.record_details(), catalpa.forget_details(), catalpa.check_details(),
    catalpa.remove_lost_details(), catalpa.remove_empty_details(), catalpa.note_language() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION catalpa.kept_details(regclass, bigint), catalpa.write_details(regclass, bigint, jsonb),
    catalpa.change_details(text, integer, jsonb, jsonb), catalpa.filed_by_hand(regclass, bigint),
    catalpa.put_details(regclass, bigint, jsonb), catalpa.put_all_back(regclass, jsonb[]),
    catalpa.put_values(regclass, bigint, jsonb), catalpa.told_change(jsonb, jsonb),
    catalpa.has_added(text, integer), catalpa.may_fill(text, integer) TO PUBLIC;
