-- Title: Read lists and searches from an index of their own
-- Makes room, beside the tables of authors and books, for what lists and searches are read from: where each record
-- stands in a library's order, and its words. The tables themselves stay as they are and get no index. What people have
-- filed by hand is kept here, also from an earlier Catalpa. It is done at once; the step that follows fills it.

-- What people have filed otherwise than the rules suggest. A row that is not by hand is only the trace of one.
-- No foreign keys: with them, other programs could not empty or drop their own tables any more.
ALTER TABLE IF EXISTS catalpa.author_sort DROP CONSTRAINT IF EXISTS author_sort_pkey;
ALTER TABLE IF EXISTS catalpa.book_sort DROP CONSTRAINT IF EXISTS book_sort_pkey;
ALTER TABLE IF EXISTS catalpa.author_sort RENAME TO author_sort_before;
ALTER TABLE IF EXISTS catalpa.book_sort RENAME TO book_sort_before;
CREATE TABLE catalpa.author_sort (
    author_id integer PRIMARY KEY,
    sort_name text NOT NULL,
    by_hand boolean NOT NULL DEFAULT false,
    filed_for text
);
CREATE TABLE catalpa.book_sort (
    book_id integer PRIMARY KEY,
    sort_title text NOT NULL,
    by_hand boolean NOT NULL DEFAULT false,
    filed_for text
);
DO $$
BEGIN
    IF to_regclass('catalpa.author_sort_before') IS NOT NULL THEN
        INSERT INTO catalpa.author_sort
        SELECT author_id, sort_name, true, filed_for FROM catalpa.author_sort_before
         WHERE by_hand AND filed_for IS NOT NULL;
        DROP TABLE catalpa.author_sort_before;
    END IF;
    IF to_regclass('catalpa.book_sort_before') IS NOT NULL THEN
        INSERT INTO catalpa.book_sort
        SELECT book_id, sort_title, true, filed_for FROM catalpa.book_sort_before
         WHERE by_hand AND filed_for IS NOT NULL;
        DROP TABLE catalpa.book_sort_before;
    END IF;
END
$$;
COMMENT ON TABLE catalpa.author_sort IS 'What people have filed authors under; filed_for is the name that it was for.';
COMMENT ON TABLE catalpa.book_sort IS 'What people have filed books under; filed_for is the title that it was for.';

ALTER TABLE catalpa.author_sort ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalpa.book_sort ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON catalpa.author_sort FOR SELECT
    USING ((SELECT catalpa.sees_all_authors()) OR catalpa.sees_author(author_id));
CREATE POLICY seen ON catalpa.book_sort FOR SELECT
    USING ((SELECT catalpa.sees_all_books()) OR catalpa.sees_book(book_id));
CREATE POLICY filed ON catalpa.author_sort FOR UPDATE
    USING (catalpa.may_file_author(author_id)) WITH CHECK (true);
CREATE POLICY filed ON catalpa.book_sort FOR UPDATE
    USING (catalpa.may_file_book(book_id)) WITH CHECK (true);
CREATE POLICY first_filed ON catalpa.author_sort FOR INSERT WITH CHECK (catalpa.may_file_author(author_id));
CREATE POLICY first_filed ON catalpa.book_sort FOR INSERT WITH CHECK (catalpa.may_file_book(book_id));
REVOKE ALL ON catalpa.author_sort, catalpa.book_sort FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE (sort_name, by_hand, filed_for) ON catalpa.author_sort TO PUBLIC;
GRANT SELECT, INSERT, UPDATE (sort_title, by_hand, filed_for) ON catalpa.book_sort TO PUBLIC;

-- Files a record under what is wanted, or as the rules suggest when that is nothing. Answers what it is filed under
-- now, or NULL when that is not what was seen any more. With the rights of the caller, who must be able to change the
-- record.
CREATE FUNCTION catalpa.file_author(record integer, seen text, wanted text) RETURNS text
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    named text;
    suggested text;
    kept catalpa.author_sort;
BEGIN
    SELECT a.name INTO named FROM public.authors a WHERE a.id = record FOR NO KEY UPDATE;
    IF named IS NULL THEN
        RETURN NULL;
    END IF;
    suggested := catalpa.author_sort_name(
        named, CASE WHEN catalpa.country_is_known() THEN catalpa.country_of(record) END);
    wanted := coalesce(nullif(btrim(wanted), ''), suggested);
    SELECT * INTO kept FROM catalpa.author_sort s WHERE s.author_id = record;
    IF coalesce(kept.by_hand AND kept.filed_for = named, false) THEN
        IF kept.sort_name NOT IN (seen, wanted) THEN
            RETURN NULL;
        END IF;
    ELSIF suggested NOT IN (seen, wanted) AND kept.sort_name IS DISTINCT FROM seen THEN
        RETURN NULL;
    END IF;
    IF kept IS NULL AND wanted = suggested THEN
        RETURN wanted;
    END IF;
    INSERT INTO catalpa.author_sort (author_id, sort_name) VALUES (record, suggested) ON CONFLICT DO NOTHING;
    UPDATE catalpa.author_sort s SET sort_name = wanted, by_hand = wanted <> suggested, filed_for = named
     WHERE s.author_id = record;
    RETURN CASE WHEN FOUND THEN wanted END;
END
$$;

CREATE FUNCTION catalpa.file_book(record integer, seen text, wanted text) RETURNS text
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    named text;
    suggested text;
    kept catalpa.book_sort;
BEGIN
    SELECT b.title INTO named FROM public.books b WHERE b.id = record FOR NO KEY UPDATE;
    IF named IS NULL THEN
        RETURN NULL;
    END IF;
    suggested := catalpa.book_sort_title(named, catalpa.language_of(record));
    wanted := coalesce(nullif(btrim(wanted), ''), suggested);
    SELECT * INTO kept FROM catalpa.book_sort s WHERE s.book_id = record;
    IF coalesce(kept.by_hand AND kept.filed_for = named, false) THEN
        IF kept.sort_title NOT IN (seen, wanted) THEN
            RETURN NULL;
        END IF;
    ELSIF suggested NOT IN (seen, wanted) AND kept.sort_title IS DISTINCT FROM seen THEN
        RETURN NULL;
    END IF;
    IF kept IS NULL AND wanted = suggested THEN
        RETURN wanted;
    END IF;
    INSERT INTO catalpa.book_sort (book_id, sort_title) VALUES (record, suggested) ON CONFLICT DO NOTHING;
    UPDATE catalpa.book_sort s SET sort_title = wanted, by_hand = wanted <> suggested, filed_for = named
     WHERE s.book_id = record;
    RETURN CASE WHEN FOUND THEN wanted END;
END
$$;

CREATE FUNCTION catalpa.country_is_known() RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN catalpa.has_columns(to_regclass('public.authors'), '{id}', '{country}')
        AND has_column_privilege('public.authors', 'id', 'SELECT')
        AND has_column_privilege('public.authors', 'country', 'SELECT');
END
$$;

CREATE FUNCTION catalpa.country_of(author bigint) RETURNS text
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN (SELECT a.country FROM public.authors a WHERE a.id OPERATOR(pg_catalog.=) author);
END
$$;

-- Whether a later step has made room for the languages of books, and has not been taken back.
CREATE FUNCTION catalpa.language_is_known() RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- It asks no other function of ours: also where some are gone, lists are read from the tables.
    RETURN (SELECT count(*) FILTER (WHERE (attname, atttypid) IN (('book_id', 'integer'::regtype),
                                                                  ('language', 'text'::regtype))
                                      AND has_column_privilege(attrelid, attnum, 'SELECT')) = 2
                   AND count(*) FILTER (WHERE attname = 'kept_for') = 0
              FROM pg_attribute
             WHERE attrelid = to_regclass('catalpa.book_details') AND attnum > 0 AND NOT attisdropped);
END
$$;

CREATE FUNCTION catalpa.language_of(book bigint) RETURNS text
    LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT catalpa.language_is_known() THEN
        RETURN NULL;
    END IF;
    RETURN (SELECT d.language FROM catalpa.book_details d
             WHERE d.book_id = book AND d.records = to_regclass('public.books'));
END
$$;

GRANT EXECUTE ON FUNCTION catalpa.country_is_known(), catalpa.country_of(bigint), catalpa.language_is_known(),
    catalpa.language_of(bigint), catalpa.file_author(integer, text, text), catalpa.file_book(integer, text, text) TO PUBLIC;

-- A copy that is restored says only what was filed by hand.
CREATE FUNCTION catalpa.note_author() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.filed_for := (SELECT a.name FROM public.authors a WHERE a.id = NEW.author_id);
    RETURN NEW;
EXCEPTION WHEN OTHERS THEN
    RETURN NEW;
END
$$;

CREATE FUNCTION catalpa.note_book() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.filed_for := (SELECT b.title FROM public.books b WHERE b.id = NEW.book_id);
    RETURN NEW;
EXCEPTION WHEN OTHERS THEN
    RETURN NEW;
END
$$;

CREATE TRIGGER noted BEFORE INSERT OR UPDATE ON catalpa.author_sort
    FOR EACH ROW WHEN (NEW.by_hand AND NEW.filed_for IS NULL) EXECUTE FUNCTION catalpa.note_author();
CREATE TRIGGER noted BEFORE INSERT OR UPDATE ON catalpa.book_sort
    FOR EACH ROW WHEN (NEW.by_hand AND NEW.filed_for IS NULL) EXECUTE FUNCTION catalpa.note_book();

-- Where the history of an earlier Catalpa is kept already, what people file goes on being recorded.
DO $$
DECLARE
    kept text[];
BEGIN
    IF to_regprocedure('catalpa.record_filing()') IS NULL THEN
        RETURN;
    END IF;
    FOREACH kept SLICE 1 IN ARRAY ARRAY[['catalpa.author_sort', 'author_id', 'sort_name'],
                                        ['catalpa.book_sort', 'book_id', 'sort_title']]
    LOOP
        EXECUTE format('CREATE TRIGGER recorded AFTER UPDATE ON %1$s FOR EACH ROW '
                       'WHEN ((OLD.by_hand OR NEW.by_hand) AND OLD.%2$s = NEW.%2$s '
                             'AND (OLD.by_hand, OLD.%3$s) IS DISTINCT FROM (NEW.by_hand, NEW.%3$s)) '
                       'EXECUTE FUNCTION catalpa.record_filing()', kept[1], kept[2], kept[3]);
    END LOOP;
    -- The traces by which it can be taken back.
    INSERT INTO catalpa.author_sort (author_id, sort_name)
    SELECT h.record, '' FROM catalpa.history h
     WHERE h.place = to_regclass('public.authors')
       AND (h.before ? 'catalpa.sort_name' OR h.after ? 'catalpa.sort_name')
        ON CONFLICT DO NOTHING;
    INSERT INTO catalpa.book_sort (book_id, sort_title)
    SELECT h.record, '' FROM catalpa.history h
     WHERE h.place = to_regclass('public.books')
       AND (h.before ? 'catalpa.sort_title' OR h.after ? 'catalpa.sort_title')
        ON CONFLICT DO NOTHING;
END
$$;

-- The reading index. Nothing in it is anybody's work: all of it is made from the tables, and can be made again. Words
-- are in "more" where they are too long for an entry of the index in order, which holds 2,704 bytes. Nobody reads these
-- tables but through the views below, which have no statistics to look into either.
CREATE TABLE catalpa.author_index (
    author_id integer PRIMARY KEY,
    sort_key text NOT NULL,
    words text,
    more text,
    bio text,
    country text,
    added timestamp,
    books integer NOT NULL DEFAULT 0,
    doubtful boolean NOT NULL DEFAULT false
);
CREATE TABLE catalpa.book_index (
    book_id integer PRIMARY KEY,
    author_id integer,
    sort_key text NOT NULL,
    words text,
    more text,
    country text,
    added timestamp
);
ALTER TABLE catalpa.author_index ALTER sort_key SET STATISTICS 0, ALTER words SET STATISTICS 0,
    ALTER more SET STATISTICS 0, ALTER bio SET STATISTICS 0, ALTER country SET STATISTICS 0,
    ALTER added SET STATISTICS 0;
ALTER TABLE catalpa.book_index ALTER sort_key SET STATISTICS 0, ALTER words SET STATISTICS 0,
    ALTER more SET STATISTICS 0, ALTER country SET STATISTICS 0, ALTER added SET STATISTICS 0;
-- Without a policy, for nobody but the owner: default privileges may give rights on new tables to readers.
ALTER TABLE catalpa.author_index ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalpa.book_index ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON catalpa.author_index, catalpa.book_index FROM PUBLIC;
COMMENT ON TABLE catalpa.author_index IS 'What lists of authors are read from; made from the tables.';
COMMENT ON TABLE catalpa.book_index IS 'What lists of books are read from: " title <tab joined> <newline> author ".';

-- What has been changed and is not in the index yet. Only added to by other programs, so that none waits for another.
CREATE TABLE catalpa.changes (
    seq bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    book boolean NOT NULL,
    record integer
);
REVOKE ALL ON catalpa.changes FROM PUBLIC;
REVOKE ALL ON SEQUENCE catalpa.changes_seq_seq FROM PUBLIC;
COMMENT ON TABLE catalpa.changes IS 'Records that the reading index does not show as they are; without one: all.';

-- For what the index was made. One row at most.
CREATE TABLE catalpa.reading (
    made_for text[] NOT NULL,
    is_filled boolean NOT NULL DEFAULT false
);
REVOKE ALL ON catalpa.reading FROM PUBLIC;
GRANT SELECT ON catalpa.reading TO PUBLIC;
-- And for which files of the tables.
CREATE TABLE catalpa.reading_files (
    place oid PRIMARY KEY,
    file oid NOT NULL
);
REVOKE ALL ON catalpa.reading_files FROM PUBLIC;
GRANT SELECT ON catalpa.reading_files TO PUBLIC;

-- Counts how often the triggers have stood aside. A sequence, because it keeps nobody waiting and survives a rollback.
CREATE SEQUENCE catalpa.reading_lapses;
COMMENT ON SEQUENCE catalpa.reading_lapses IS
    'Used once the triggers have missed something; the reading index is then not relied on.';
REVOKE ALL ON SEQUENCE catalpa.reading_lapses FROM PUBLIC;
GRANT SELECT ON SEQUENCE catalpa.reading_lapses TO PUBLIC;

-- For who may read all records, in every column. The condition is looked at once, before any row.
CREATE VIEW catalpa.author_reading AS
    SELECT * FROM catalpa.author_index WHERE (SELECT catalpa.sees_everything());
CREATE VIEW catalpa.book_reading AS
    SELECT * FROM catalpa.book_index WHERE (SELECT catalpa.sees_everything());
-- For who may read some: only the order.
CREATE VIEW catalpa.author_order WITH (security_barrier) AS
    SELECT author_id, sort_key FROM catalpa.author_index WHERE catalpa.sees_author(author_id);
CREATE VIEW catalpa.book_order WITH (security_barrier) AS
    SELECT book_id, sort_key FROM catalpa.book_index WHERE catalpa.sees_book(book_id);
-- All that is recorded as a country, from one to the next in the index.
CREATE VIEW catalpa.country_reading AS
    WITH RECURSIVE each(country) AS (
        (SELECT i.country FROM catalpa.author_index i WHERE i.country IS NOT NULL ORDER BY i.country LIMIT 1)
        UNION ALL
        SELECT (SELECT i.country FROM catalpa.author_index i WHERE i.country > each.country ORDER BY i.country LIMIT 1)
          FROM each WHERE each.country IS NOT NULL
    )
    SELECT country FROM each WHERE country IS NOT NULL AND (SELECT catalpa.sees_everything());
-- Whether something is not in the index yet, and whether that is too much to wait for; nothing about what.
CREATE VIEW catalpa.reading_pending AS
    SELECT EXISTS (SELECT FROM (SELECT FROM catalpa.changes ORDER BY seq LIMIT 1) first) AS is_pending,
           (SELECT count(*) > 20000 FROM (SELECT FROM catalpa.changes ORDER BY seq LIMIT 20001) noted) AS is_much;
REVOKE ALL ON catalpa.author_reading, catalpa.book_reading, catalpa.author_order, catalpa.book_order,
    catalpa.country_reading, catalpa.reading_pending FROM PUBLIC;
GRANT SELECT ON catalpa.author_reading, catalpa.book_reading, catalpa.author_order, catalpa.book_order,
    catalpa.country_reading, catalpa.reading_pending TO PUBLIC;

-- Whether the tables have the form that the index is made from.
CREATE FUNCTION catalpa.reading_fits() RETURNS boolean
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    authors regclass := to_regclass('public.authors');
    books regclass := to_regclass('public.books');
BEGIN
    RETURN coalesce(catalpa.has_columns(authors, '{id}', '{name,bio}')
        AND catalpa.has_columns(books, '{id,author_id}', '{title}')
        AND (SELECT count(*) FROM pg_attribute
              WHERE attrelid IN (authors, books) AND attname = 'created_at' AND NOT attisdropped
                AND atttypid = 'timestamp'::regtype) = 2
        -- What is written into a part of a table passes by the triggers of the whole.
        AND (SELECT count(*) FROM pg_class WHERE oid IN (authors, books) AND relkind = 'r') = 2
        AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhparent IN (authors, books)), false);
END
$$;

-- Two texts. The first is another one after anything that may have passed by the triggers: other tables, columns of
-- another type, triggers that were taken off or switched off for a while. What writes a column anew without its type
-- becoming another one changes the second, of the columns, which rights change too, and the files of the tables, which
-- VACUUM FULL changes too.
CREATE FUNCTION catalpa.reading_signature() RETURNS text[]
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    authors regclass := to_regclass('public.authors');
    books regclass := to_regclass('public.books');
BEGIN
    RETURN ARRAY[
        (SELECT md5(string_agg(told, '|' ORDER BY told))
           FROM (SELECT concat_ws(' ', attrelid::oid, attname, attnum, atttypid) AS told
                   FROM pg_attribute
                  WHERE attrelid IN (authors, books) AND NOT attisdropped
                    AND attname IN ('id', 'name', 'bio', 'country', 'created_at', 'title', 'author_id')
                 UNION ALL
                 SELECT concat_ws(' ', oid, tgrelid::oid, tgname, tgenabled, tgfoid, xmin)
                   FROM pg_trigger
                  WHERE tgrelid IN (authors, books) AND tgfoid = 'catalpa.note_changes()'::regprocedure) parts),
        (SELECT md5(string_agg(concat_ws(' ', attrelid::oid, attnum, xmin), '|' ORDER BY attrelid, attnum))
           FROM pg_attribute WHERE attrelid IN (authors, books) AND attnum > 0)];
END
$$;

-- The triggers on the public tables. Whoever may write there need have no right here, so this runs with the rights of
-- its owner: nobody else may make triggers of it, it works on those two tables and for its own triggers only, and
-- only while the columns are of PostgreSQL's own types. It never fails another program's statement: it stands aside,
-- counts that, and is made up for by the migrations. Only what ends the statement by itself, such as a stop, does.
CREATE FUNCTION catalpa.note_changes() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = off AS $$
DECLARE
    is_book boolean := TG_RELID IS NOT DISTINCT FROM to_regclass('public.books')::oid;
BEGIN
    IF NOT is_book AND TG_RELID IS DISTINCT FROM to_regclass('public.authors')::oid
            OR NOT catalpa.is_hook(TG_RELID, TG_NAME, TG_OP)
            OR NOT catalpa.has_columns(TG_RELID, CASE WHEN is_book THEN '{id,author_id}' ELSE '{id}' END::name[],
                                       CASE WHEN is_book THEN '{title}' ELSE '{name,bio}' END::name[]) THEN
        RAISE object_not_in_prerequisite_state;
    END IF;
    IF TG_OP = 'INSERT' THEN
        INSERT INTO catalpa.changes (book, record) SELECT is_book, n.id FROM added n;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO catalpa.changes (book, record) SELECT is_book, o.id FROM removed o;
    ELSIF TG_OP = 'TRUNCATE' THEN
        INSERT INTO catalpa.changes (book) VALUES (is_book);
        UPDATE catalpa.reading_files SET file = (SELECT relfilenode FROM pg_class WHERE oid = TG_RELID)
         WHERE place = TG_RELID;
    ELSE
        INSERT INTO catalpa.changes (book, record)
        SELECT is_book, n.id FROM added n UNION SELECT is_book, o.id FROM removed o;
        IF NOT is_book THEN
            -- What a person has filed stays when the record gets another name.
            UPDATE catalpa.author_sort s SET filed_for = n.name
              FROM removed o JOIN added n ON n.id = o.id
             WHERE s.author_id = o.id AND s.filed_for = o.name AND n.name <> o.name;
        ELSE
            UPDATE catalpa.book_sort s SET filed_for = n.title
              FROM removed o JOIN added n ON n.id = o.id
             WHERE s.book_id = o.id AND s.filed_for = o.title AND n.title <> o.title;
        END IF;
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

-- What people file stands in the index, too.
CREATE FUNCTION catalpa.note_filing() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = off AS $$
BEGIN
    IF TG_RELID = to_regclass('catalpa.author_sort')::oid THEN
        INSERT INTO catalpa.changes (book, record) VALUES (false, coalesce(NEW.author_id, OLD.author_id));
    ELSIF TG_RELID = to_regclass('catalpa.book_sort')::oid THEN
        INSERT INTO catalpa.changes (book, record) VALUES (true, coalesce(NEW.book_id, OLD.book_id));
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER indexed AFTER INSERT OR UPDATE OR DELETE ON catalpa.author_sort
    FOR EACH ROW EXECUTE FUNCTION catalpa.note_filing();
CREATE TRIGGER indexed AFTER INSERT OR UPDATE OR DELETE ON catalpa.book_sort
    FOR EACH ROW EXECUTE FUNCTION catalpa.note_filing();
ALTER TABLE catalpa.author_sort ENABLE ALWAYS TRIGGER indexed;
ALTER TABLE catalpa.book_sort ENABLE ALWAYS TRIGGER indexed;

-- Rows of the index as they should be, for authors or books in a range of numbers. As the owner; reading_fits() holds.
CREATE FUNCTION catalpa.authors_to_index(ids integer[]) RETURNS SETOF catalpa.author_index
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET row_security = off AS $$
DECLARE
    country text := CASE WHEN catalpa.has_columns('public.authors', '{}', '{country}') THEN 'a.country::text'
                         ELSE 'NULL::text' END;
BEGIN
    RETURN QUERY EXECUTE format(
        'SELECT a.id::integer, e.key, CASE WHEN e.fits THEN e.words END, CASE WHEN e.fits THEN NULL ELSE e.words END, '
               'catalpa.search_words(a.bio), left(%1$s, 100), a.created_at, 0, starts_with(f.filing, ''?'') '
          'FROM public.authors a LEFT JOIN catalpa.author_sort s ON s.author_id = a.id, '
               'LATERAL (SELECT CASE WHEN s.by_hand AND s.filed_for = a.name THEN '' '' || s.sort_name '
                                 'ELSE catalpa.author_filing(coalesce(a.name, ''''), %1$s) END AS filing OFFSET 0) f, '
               'LATERAL (SELECT catalpa.filing_key(substr(f.filing, 2)) AS key, '
                               'catalpa.search_words(coalesce(a.name, '''')) AS words OFFSET 0) w, '
               'LATERAL (SELECT w.key, w.words, octet_length(w.key) + octet_length(w.words) <= 2100 AS fits) e '
         '%2$s', country, CASE WHEN ids IS NULL THEN '' ELSE 'WHERE a.id = ANY ($1)' END) USING ids;
END
$$;

CREATE FUNCTION catalpa.books_to_index(ids integer[]) RETURNS SETOF catalpa.book_index
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET row_security = off AS $$
DECLARE
    is_known boolean := catalpa.language_is_known();
BEGIN
    RETURN QUERY EXECUTE format(
        'SELECT b.id::integer, b.author_id::integer, e.key, CASE WHEN e.fits THEN e.words END, '
               'CASE WHEN e.fits THEN NULL ELSE e.words END, i.country, b.created_at '
          'FROM public.books b LEFT JOIN catalpa.book_sort s ON s.book_id = b.id '
          'LEFT JOIN catalpa.author_index i ON i.author_id = b.author_id %2$s, '
               'LATERAL (SELECT catalpa.filing_key(CASE WHEN s.by_hand AND s.filed_for = b.title THEN s.sort_title '
                                 'ELSE catalpa.book_sort_title(coalesce(b.title, ''''), %1$s) END) AS key, '
                               'catalpa.search_words(coalesce(b.title, '''')) || E''\n'' || coalesce(i.words, i.more, '' '') AS words '
                               'OFFSET 0) w, '
               'LATERAL (SELECT w.key, w.words, octet_length(w.key) + octet_length(w.words) <= 2100 AS fits) e '
         '%3$s', CASE WHEN is_known THEN 'l.language' ELSE 'NULL' END,
        CASE WHEN is_known THEN 'LEFT JOIN catalpa.book_details l ON l.book_id = b.id '
                                'AND l.records = ''public.books''::regclass' ELSE '' END,
        CASE WHEN ids IS NULL THEN '' ELSE 'WHERE b.id = ANY ($1)' END) USING ids;
END
$$;

-- Brings these authors up to date in the index. Their books are noted as changed where they show another author now.
CREATE FUNCTION catalpa.index_authors(ids integer[]) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    WITH fresh AS MATERIALIZED (
        SELECT * FROM catalpa.authors_to_index(ids)
    ), shown_otherwise AS (
        SELECT n.author_id FROM fresh n LEFT JOIN catalpa.author_index o ON o.author_id = n.author_id
         WHERE o.author_id IS NULL OR (o.words, o.more, o.country) IS DISTINCT FROM (n.words, n.more, n.country)
    ), queued AS (
        INSERT INTO catalpa.changes (book, record)
        SELECT true, b.book_id FROM catalpa.book_index b WHERE b.author_id IN (SELECT author_id FROM shown_otherwise)
    ), kept AS (
        INSERT INTO catalpa.author_index AS i
        SELECT n.author_id, n.sort_key, n.words, n.more, n.bio, n.country, n.added,
               (SELECT count(*) FROM catalpa.book_index b WHERE b.author_id = n.author_id), n.doubtful
          FROM fresh n
            ON CONFLICT (author_id) DO UPDATE
           SET sort_key = excluded.sort_key, words = excluded.words, more = excluded.more, bio = excluded.bio,
               country = excluded.country, added = excluded.added, doubtful = excluded.doubtful
         WHERE (i.sort_key, i.words, i.more, i.bio, i.country, i.added, i.doubtful) IS DISTINCT FROM
               (excluded.sort_key, excluded.words, excluded.more, excluded.bio, excluded.country, excluded.added,
                excluded.doubtful)
    )
    DELETE FROM catalpa.author_index i
     WHERE (ids IS NULL OR i.author_id = ANY (ids)) AND NOT EXISTS (SELECT FROM fresh n WHERE n.author_id = i.author_id);
END
$$;

CREATE FUNCTION catalpa.index_books(ids integer[]) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    WITH fresh AS MATERIALIZED (
        SELECT * FROM catalpa.books_to_index(ids)
    ), before AS MATERIALIZED (
        SELECT o.book_id, o.author_id FROM catalpa.book_index o WHERE ids IS NULL OR o.book_id = ANY (ids)
    ), kept AS (
        INSERT INTO catalpa.book_index AS i SELECT * FROM fresh
            ON CONFLICT (book_id) DO UPDATE
           SET author_id = excluded.author_id, sort_key = excluded.sort_key, words = excluded.words,
               more = excluded.more, country = excluded.country, added = excluded.added
         WHERE (i.author_id, i.sort_key, i.words, i.more, i.country, i.added) IS DISTINCT FROM
               (excluded.author_id, excluded.sort_key, excluded.words, excluded.more, excluded.country, excluded.added)
    ), gone AS (
        DELETE FROM catalpa.book_index i USING before o
         WHERE i.book_id = o.book_id AND NOT EXISTS (SELECT FROM fresh n WHERE n.book_id = i.book_id)
    ), counted AS (
        SELECT author_id, sum(change) AS change
          FROM (SELECT author_id, 1 AS change FROM fresh UNION ALL SELECT author_id, -1 FROM before) both_ways
         GROUP BY author_id HAVING sum(change) <> 0
    )
    UPDATE catalpa.author_index a SET books = a.books + c.change FROM counted c WHERE a.author_id = c.author_id;
END
$$;

-- After tables were emptied. What was written into them since is noted by itself.
CREATE FUNCTION catalpa.remove_missing() RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET row_security = off AS $$
BEGIN
    WITH gone AS (
        DELETE FROM catalpa.book_index i WHERE NOT EXISTS (SELECT FROM public.books b WHERE b.id = i.book_id)
        RETURNING author_id
    ), counted AS (
        SELECT author_id, count(*) AS n FROM gone GROUP BY author_id
    )
    UPDATE catalpa.author_index a SET books = a.books - c.n FROM counted c WHERE a.author_id = c.author_id;
    DELETE FROM catalpa.author_index i WHERE NOT EXISTS (SELECT FROM public.authors a WHERE a.id = i.author_id);
END
$$;

-- One after the other: what one has written the next one reads.
CREATE FUNCTION catalpa.lock_reading() RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock('catalpa.book_index'::regclass::oid::integer, 0);
END
$$;

-- Takes over what has been changed, the oldest first. Answers how much that was.
CREATE FUNCTION catalpa.take_over_changes(most integer) RETURNS integer
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    authors integer[];
    books integer[];
    taken integer;
    everything boolean;
BEGIN
    PERFORM catalpa.lock_reading();
    IF NOT catalpa.reading_fits() THEN
        RETURN 0;
    END IF;
    WITH gone AS (
        DELETE FROM catalpa.changes WHERE seq IN (SELECT seq FROM catalpa.changes ORDER BY seq LIMIT most)
        RETURNING book, record
    )
    SELECT array_agg(DISTINCT record) FILTER (WHERE NOT book AND record IS NOT NULL),
           array_agg(DISTINCT record) FILTER (WHERE book AND record IS NOT NULL),
           count(*), coalesce(bool_or(record IS NULL), false)
      INTO authors, books, taken, everything
      FROM gone;
    -- In the order that they are made from each other.
    IF everything THEN
        PERFORM catalpa.remove_missing();
    END IF;
    IF authors IS NOT NULL THEN
        PERFORM catalpa.index_authors(authors);
    END IF;
    IF books IS NOT NULL THEN
        PERFORM catalpa.index_books(books);
    END IF;
    RETURN taken;
END
$$;

-- The way for everybody to have changes taken over: to ask for it here. What comes of it is the same whoever asks. What
-- cannot be done because something of it was taken away, or does not fit, is counted like what the triggers have missed.
CREATE TABLE catalpa.upkeep (
    most integer NOT NULL
);
CREATE FUNCTION catalpa.keep_up() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = off
    SET lock_timeout = '1s' AS $$
BEGIN
    IF TG_RELID = to_regclass('catalpa.upkeep')::oid THEN
        -- Others wait for the end of this transaction.
        PERFORM set_config('idle_in_transaction_session_timeout', '5s', true);
        PERFORM catalpa.take_over_changes(least(greatest(NEW.most, 1), 20000));
    END IF;
    RETURN NULL;
EXCEPTION WHEN syntax_error_or_access_rule_violation OR integrity_constraint_violation THEN
    PERFORM nextval('catalpa.reading_lapses');
    RETURN NULL;
END
$$;
CREATE TRIGGER asked BEFORE INSERT ON catalpa.upkeep FOR EACH ROW EXECUTE FUNCTION catalpa.keep_up();
REVOKE ALL ON catalpa.upkeep FROM PUBLIC;
GRANT INSERT ON catalpa.upkeep TO PUBLIC;

-- Takes the triggers from wherever they are (a table may have been renamed) and makes them anew. Called by the
-- migration that follows, again and again.
CREATE FUNCTION catalpa.attach_reading() RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    hook record;
    place text;
    way text[];
BEGIN
    FOR hook IN
        SELECT tgrelid::regclass AS place, tgname AS name FROM pg_trigger
         WHERE tgfoid = 'catalpa.note_changes()'::regprocedure
    LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', hook.name, hook.place);
    END LOOP;
    REVOKE EXECUTE ON FUNCTION catalpa.note_changes(), catalpa.note_filing(), catalpa.keep_up() FROM PUBLIC;
    -- One that is not valid would be taken for made.
    FOR hook IN
        SELECT indexrelid::regclass AS name FROM pg_index
         WHERE indrelid IN ('catalpa.author_index'::regclass, 'catalpa.book_index'::regclass)
           AND NOT indisvalid AND NOT indisprimary
    LOOP
        EXECUTE format('DROP INDEX %s', hook.name);
    END LOOP;
    DELETE FROM catalpa.reading;
    DELETE FROM catalpa.reading_files;
    IF NOT catalpa.reading_fits() THEN
        RAISE EXCEPTION 'The tables of authors and books do not have the form of a catalogue any more.'
            USING ERRCODE = 'object_not_in_prerequisite_state',
                  HINT = 'Catalpa goes on without. Apply this step when they have that form again.';
    END IF;
    FOREACH place IN ARRAY ARRAY['public.authors', 'public.books']
    LOOP
        -- "Always": also while a copy is loaded with triggers for replicas only.
        FOREACH way SLICE 1 IN ARRAY ARRAY[
            ['added', 'INSERT', 'REFERENCING NEW TABLE AS added'],
            ['changed', 'UPDATE', 'REFERENCING OLD TABLE AS removed NEW TABLE AS added'],
            ['removed', 'DELETE', 'REFERENCING OLD TABLE AS removed'],
            ['emptied', 'TRUNCATE', '']]
        LOOP
            EXECUTE format('CREATE TRIGGER catalpa_reading_%1$s AFTER %2$s ON %4$s %3$s '
                           'FOR EACH STATEMENT EXECUTE FUNCTION catalpa.note_changes()',
                           way[1], way[2], way[3], place);
            EXECUTE format('ALTER TABLE %2$s ENABLE ALWAYS TRIGGER catalpa_reading_%1$s', way[1], place);
        END LOOP;
    END LOOP;
    -- From here on nothing passes by unseen.
    PERFORM setval('catalpa.reading_lapses', 1, false);
    INSERT INTO catalpa.reading (made_for) VALUES (catalpa.reading_signature());
    INSERT INTO catalpa.reading_files (place, file)
    SELECT oid, relfilenode FROM pg_class WHERE oid IN (to_regclass('public.authors'), to_regclass('public.books'));
END
$$;

-- Makes the whole index, or only what is wrong in it. Whatever is changed meanwhile is noted, and taken over later.
CREATE FUNCTION catalpa.fill_reading() RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM catalpa.lock_reading();
    DELETE FROM catalpa.changes; -- What they say is seen by all that follows.
    IF EXISTS (SELECT FROM catalpa.book_index) OR EXISTS (SELECT FROM catalpa.author_index) THEN
        PERFORM catalpa.index_authors(NULL);
        PERFORM catalpa.index_books(NULL);
        UPDATE catalpa.author_index a SET books = coalesce(c.n, 0)
          FROM catalpa.author_index o
          LEFT JOIN (SELECT author_id, count(*) AS n FROM catalpa.book_index GROUP BY author_id) c
            ON c.author_id = o.author_id
         WHERE a.author_id = o.author_id AND a.books <> coalesce(c.n, 0);
        RETURN;
    END IF;
    INSERT INTO catalpa.author_index
    SELECT n.author_id, n.sort_key, n.words, n.more, n.bio, n.country, n.added, coalesce(c.n, 0), n.doubtful
      FROM catalpa.authors_to_index(NULL) n
      LEFT JOIN (SELECT author_id, count(*) AS n FROM public.books GROUP BY author_id) c ON c.author_id = n.author_id;
    -- Side by side what stands side by side: a word that titles begin with is then found in few places.
    INSERT INTO catalpa.book_index
    SELECT * FROM catalpa.books_to_index(NULL) n ORDER BY n.sort_key COLLATE catalpa.und, n.book_id;
END
$$;

-- From here on the index is relied on, if nothing has passed by the triggers.
CREATE FUNCTION catalpa.finish_reading() RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    WHILE catalpa.take_over_changes(20000) > 0 LOOP
    END LOOP;
    UPDATE catalpa.reading SET is_filled = true;
END
$$;

-- "Whole", when the index can be relied on, but for what catalpa.changes says; else "stale", and the migration that
-- follows makes up for it; or "unfit" while the tables do not have the form of a catalogue; "unknown" to who may not
-- look. What logical replication writes passes by the triggers of statements.
CREATE FUNCTION catalpa.reading_state() RETURNS text
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT catalpa.reading_fits() THEN
        RETURN 'unfit';
    END IF;
    IF coalesce(pg_sequence_last_value('catalpa.reading_lapses'), 0) > 0
            OR (SELECT is_much FROM catalpa.reading_pending)
            OR NOT EXISTS (SELECT FROM catalpa.reading, (SELECT catalpa.reading_signature()) AS now(parts)
                            WHERE is_filled AND made_for[1] = now.parts[1]
                              AND (made_for[2] = now.parts[2]
                                   OR (SELECT count(*) FROM catalpa.reading_files f
                                         JOIN pg_class c ON c.oid = f.place AND c.relfilenode = f.file) = 2))
            OR EXISTS (SELECT FROM pg_subscription_rel
                        WHERE srrelid IN (to_regclass('public.authors'), to_regclass('public.books')))
            OR (SELECT count(*) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
                 WHERE relnamespace = 'catalpa'::regnamespace AND indisvalid
                   AND relname IN ('catalpa_author_order', 'catalpa_book_order', 'catalpa_author_words',
                                   'catalpa_book_words', 'catalpa_book_author')) <> 5 THEN
        RETURN 'stale';
    END IF;
    RETURN 'whole';
EXCEPTION
    WHEN insufficient_privilege THEN
        RETURN 'unknown';
    WHEN OTHERS THEN
        RETURN 'stale';
END
$$;

-- What a query over the index has to know at the same moment as its rows: "current" when they are right; "pending" when
-- changes have to be taken over first; else the state, or "hidden" when the caller may not read all that stands there.
CREATE FUNCTION catalpa.reading_now(everything boolean) RETURNS text
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

-- How many books an author has; there is no index on the tables that could say so.
CREATE FUNCTION catalpa.book_count(author bigint) RETURNS bigint
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF catalpa.reading_now(true) = 'current' THEN
        RETURN (SELECT count(*) FROM catalpa.book_reading b WHERE b.author_id = author);
    END IF;
    RETURN (SELECT count(*) FROM public.books b WHERE b.author_id = author);
END
$$;

REVOKE EXECUTE ON FUNCTION catalpa.note_author(), catalpa.note_book(), catalpa.note_changes(), catalpa.note_filing(),
    catalpa.authors_to_index(integer[]), catalpa.books_to_index(integer[]), catalpa.index_authors(integer[]),
    catalpa.index_books(integer[]), catalpa.remove_missing(), catalpa.lock_reading(), catalpa.take_over_changes(integer), catalpa.keep_up(),
    catalpa.attach_reading(), catalpa.fill_reading(), catalpa.finish_reading() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION catalpa.reading_fits(), catalpa.reading_signature(), catalpa.reading_state(),
    catalpa.reading_now(boolean), catalpa.book_count(bigint) TO PUBLIC;
GRANT USAGE ON SCHEMA catalpa TO PUBLIC;
