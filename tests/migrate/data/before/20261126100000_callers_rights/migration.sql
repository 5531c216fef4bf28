
ALTER FUNCTION catalpa.author_sort_name(text) SET search_path = pg_catalog, pg_temp;
ALTER FUNCTION catalpa.book_sort_title(text, text) SET search_path = pg_catalog, pg_temp;
GRANT EXECUTE ON FUNCTION catalpa.author_sort_name(text), catalpa.book_sort_title(text, text) TO PUBLIC;

CREATE SEQUENCE catalpa.filing_lapses;
COMMENT ON SEQUENCE catalpa.filing_lapses IS
    'Used once the triggers have missed something; what entries are filed under is then not relied on.';

ALTER TABLE catalpa.author_sort ADD COLUMN IF NOT EXISTS filed_for text;
ALTER TABLE catalpa.book_sort ADD COLUMN IF NOT EXISTS filed_for text;

CREATE FUNCTION catalpa.has_columns(place regclass, numbers name[], texts name[]) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM pg_class WHERE oid = place AND relkind IN ('r', 'p'))
        AND (SELECT count(*) FROM pg_attribute
              WHERE attrelid = place AND attnum > 0 AND NOT attisdropped
                AND (attname = ANY (numbers)
                     AND atttypid IN ('smallint'::regtype, 'integer'::regtype, 'bigint'::regtype)
                  OR attname = ANY (texts) AND atttypid IN ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype)))
            = cardinality(numbers) + cardinality(texts);
END
$$;

DO $$
DECLARE
    watched oid[] := ARRAY(SELECT tgrelid FROM pg_trigger WHERE tgenabled = 'A'
                              AND tgname IN ('catalpa_author_sort_changed', 'catalpa_book_sort_changed'));
BEGIN
    IF to_regclass('public.authors')::oid = ANY (watched)
            AND catalpa.has_columns(to_regclass('public.authors'), '{id}', '{name}') THEN
        UPDATE catalpa.author_sort s SET filed_for = a.name
          FROM public.authors a WHERE a.id = s.author_id AND s.by_hand AND s.filed_for IS NULL;
    END IF;
    IF to_regclass('public.books')::oid = ANY (watched)
            AND catalpa.has_columns(to_regclass('public.books'), '{id}', '{title}') THEN
        UPDATE catalpa.book_sort s SET filed_for = b.title
          FROM public.books b WHERE b.id = s.book_id AND s.by_hand AND s.filed_for IS NULL;
    END IF;
END
$$;

DROP FUNCTION IF EXISTS catalpa.keep_author_sort() CASCADE;
DROP FUNCTION IF EXISTS catalpa.keep_book_sort() CASCADE;
DROP FUNCTION IF EXISTS catalpa.file_author(integer, text, text);
DROP FUNCTION IF EXISTS catalpa.file_book(integer, text, text);

CREATE FUNCTION catalpa.reads_all(place regclass, columns name[]) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM pg_class WHERE oid = place AND relkind IN ('r', 'p'))
        AND (SELECT count(*) FROM pg_attribute
              WHERE attrelid = place AND attname = ANY (columns) AND NOT attisdropped
                AND has_column_privilege(place, attnum, 'SELECT')) = cardinality(columns)
        AND NOT row_security_active(place);
END
$$;

CREATE FUNCTION catalpa.sees_all_authors() RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN catalpa.reads_all(to_regclass('public.authors'), '{id,name}');
END
$$;

CREATE FUNCTION catalpa.sees_all_books() RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN catalpa.reads_all(to_regclass('public.books'), '{id,title}');
END
$$;

CREATE FUNCTION catalpa.sees_author(record integer) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN EXISTS (SELECT a.id, a.name FROM public.authors a WHERE a.id OPERATOR(pg_catalog.=) record);
END
$$;

CREATE FUNCTION catalpa.sees_book(record integer) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN EXISTS (SELECT b.id, b.title FROM public.books b WHERE b.id OPERATOR(pg_catalog.=) record);
END
$$;

CREATE FUNCTION catalpa.may_file_author(record integer) RETURNS boolean
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT has_column_privilege('public.authors', 'name', 'UPDATE') THEN
        RAISE EXCEPTION 'permission denied for table authors' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM a.id, a.name FROM public.authors a WHERE a.id = record FOR NO KEY UPDATE;
    RETURN FOUND;
END
$$;

CREATE FUNCTION catalpa.may_file_book(record integer) RETURNS boolean
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT has_column_privilege('public.books', 'title', 'UPDATE') THEN
        RAISE EXCEPTION 'permission denied for table books' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM b.id, b.title FROM public.books b WHERE b.id = record FOR NO KEY UPDATE;
    RETURN FOUND;
END
$$;

GRANT EXECUTE ON FUNCTION catalpa.has_columns(regclass, name[], name[]), catalpa.reads_all(regclass, name[]),
    catalpa.sees_all_authors(), catalpa.sees_all_books(), catalpa.sees_author(integer), catalpa.sees_book(integer),
    catalpa.may_file_author(integer), catalpa.may_file_book(integer) TO PUBLIC;

DO $$
DECLARE
    given record;
BEGIN
    FOR given IN
        SELECT DISTINCT c.oid::regclass AS place,
               CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END AS role
          FROM pg_class c JOIN pg_attribute ON attrelid = c.oid,
               aclexplode(coalesce(relacl, '{}') || coalesce(attacl, '{}'))
         WHERE c.oid IN ('catalpa.author_sort'::regclass, 'catalpa.book_sort'::regclass) AND grantee <> relowner
    LOOP
        EXECUTE format('REVOKE ALL ON %s FROM %s', given.place, given.role);
    END LOOP;
END
$$;

ALTER TABLE catalpa.author_sort ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalpa.book_sort ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS seen ON catalpa.author_sort;
DROP POLICY IF EXISTS seen ON catalpa.book_sort;
DROP POLICY IF EXISTS filed ON catalpa.author_sort;
DROP POLICY IF EXISTS filed ON catalpa.book_sort;
CREATE POLICY seen ON catalpa.author_sort FOR SELECT
    USING ((SELECT catalpa.sees_all_authors()) OR catalpa.sees_author(author_id));
CREATE POLICY seen ON catalpa.book_sort FOR SELECT
    USING ((SELECT catalpa.sees_all_books()) OR catalpa.sees_book(book_id));
CREATE POLICY filed ON catalpa.author_sort FOR UPDATE
    USING (catalpa.may_file_author(author_id)) WITH CHECK (true);
CREATE POLICY filed ON catalpa.book_sort FOR UPDATE
    USING (catalpa.may_file_book(book_id)) WITH CHECK (true);
GRANT SELECT, UPDATE (sort_name, by_hand, filed_for) ON catalpa.author_sort TO PUBLIC;
GRANT SELECT, UPDATE (sort_title, by_hand, filed_for) ON catalpa.book_sort TO PUBLIC;
GRANT SELECT ON SEQUENCE catalpa.filing_lapses TO PUBLIC;
GRANT USAGE ON SCHEMA catalpa TO PUBLIC;

CREATE FUNCTION catalpa.country_is_known() RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT catalpa.has_columns(to_regclass('public.authors'), '{id}', '{country}') THEN
        RETURN false;
    END IF;
    RETURN has_column_privilege('public.authors', 'id', 'SELECT')
        AND has_column_privilege('public.authors', 'country', 'SELECT');
END
$$;

CREATE FUNCTION catalpa.country_of(author bigint) RETURNS text
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN (SELECT a.country FROM public.authors a WHERE a.id OPERATOR(pg_catalog.=) author);
END
$$;

GRANT EXECUTE ON FUNCTION catalpa.country_is_known(), catalpa.country_of(bigint) TO PUBLIC;

CREATE FUNCTION catalpa.file_author(record integer, seen text, wanted text) RETURNS text
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    named text;
    suggested text;
BEGIN
    SELECT a.name INTO named FROM public.authors a WHERE a.id = record FOR NO KEY UPDATE;
    IF named IS NULL THEN
        RETURN NULL;
    END IF;
    suggested := catalpa.author_sort_name(named);
    wanted := coalesce(nullif(btrim(wanted), ''), suggested);
    UPDATE catalpa.author_sort s SET sort_name = wanted, by_hand = wanted <> suggested, filed_for = named
     WHERE s.author_id = record AND (s.sort_name = wanted OR s.sort_name = seen);
    RETURN CASE WHEN FOUND THEN wanted END;
END
$$;

CREATE FUNCTION catalpa.file_book(record integer, seen text, wanted text) RETURNS text
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    named text;
    writer bigint;
    suggested text;
BEGIN
    SELECT b.title, b.author_id INTO named, writer FROM public.books b WHERE b.id = record FOR NO KEY UPDATE;
    IF named IS NULL THEN
        RETURN NULL;
    END IF;
    suggested := catalpa.book_sort_title(
        named, CASE WHEN catalpa.country_is_known() THEN catalpa.country_of(writer) END);
    wanted := coalesce(nullif(btrim(wanted), ''), suggested);
    UPDATE catalpa.book_sort s SET sort_title = wanted, by_hand = wanted <> suggested, filed_for = named
     WHERE s.book_id = record AND (s.sort_title = wanted OR s.sort_title = seen);
    RETURN CASE WHEN FOUND THEN wanted END;
END
$$;

GRANT EXECUTE ON FUNCTION catalpa.file_author(integer, text, text), catalpa.file_book(integer, text, text) TO PUBLIC;

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

CREATE OR REPLACE TRIGGER noted BEFORE INSERT OR UPDATE ON catalpa.author_sort
    FOR EACH ROW WHEN (NEW.by_hand AND NEW.filed_for IS NULL) EXECUTE FUNCTION catalpa.note_author();
CREATE OR REPLACE TRIGGER noted BEFORE INSERT OR UPDATE ON catalpa.book_sort
    FOR EACH ROW WHEN (NEW.by_hand AND NEW.filed_for IS NULL) EXECUTE FUNCTION catalpa.note_book();

CREATE FUNCTION catalpa.is_hook(place oid, hook name, operation text) RETURNS boolean
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM pg_trigger
                    WHERE tgrelid = place AND tgname = hook AND tgname LIKE 'catalpa\_%'
                      AND (tgnewtable = 'added') IS NOT DISTINCT FROM nullif(operation IN ('INSERT', 'UPDATE'), false)
                      AND (tgoldtable = 'removed')
                          IS NOT DISTINCT FROM nullif(operation IN ('UPDATE', 'DELETE'), false));
END
$$;

CREATE FUNCTION catalpa.keep_author_sort() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = off AS $$
BEGIN
    IF TG_RELID IS DISTINCT FROM to_regclass('public.authors')::oid OR NOT catalpa.is_hook(TG_RELID, TG_NAME, TG_OP)
            OR NOT catalpa.has_columns(TG_RELID, '{id}', '{name}') THEN
        RAISE object_not_in_prerequisite_state;
    END IF;
    IF TG_OP = 'INSERT' THEN
        INSERT INTO catalpa.author_sort (author_id, sort_name)
        SELECT n.id, catalpa.author_sort_name(coalesce(n.name, ''))
          FROM added n
            ON CONFLICT (author_id) DO UPDATE SET sort_name = excluded.sort_name, by_hand = false, filed_for = NULL;
    ELSIF TG_OP = 'UPDATE' THEN
        UPDATE catalpa.author_sort s
           SET sort_name = CASE WHEN s.by_hand THEN s.sort_name ELSE catalpa.author_sort_name(coalesce(n.name, '')) END,
               filed_for = CASE WHEN s.by_hand THEN n.name END
          FROM removed o JOIN added n ON n.id = o.id
         WHERE s.author_id = n.id AND n.name IS DISTINCT FROM o.name;
        IF EXISTS (SELECT id FROM added EXCEPT SELECT id FROM removed) THEN
            DELETE FROM catalpa.author_sort WHERE author_id IN (SELECT id FROM removed EXCEPT SELECT id FROM added);
            INSERT INTO catalpa.author_sort (author_id, sort_name)
            SELECT n.id, catalpa.author_sort_name(coalesce(n.name, ''))
              FROM added n
                ON CONFLICT (author_id) DO NOTHING;
        END IF;
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM catalpa.author_sort s USING removed o WHERE s.author_id = o.id;
    ELSE
        DELETE FROM catalpa.author_sort;
    END IF;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    BEGIN
        PERFORM nextval('catalpa.filing_lapses');
    EXCEPTION WHEN OTHERS THEN
        RETURN NULL;
    END;
    RETURN NULL;
END
$$;

CREATE FUNCTION catalpa.keep_book_sort() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = off AS $$
DECLARE
    known boolean;
BEGIN
    IF TG_RELID IS DISTINCT FROM to_regclass('public.books')::oid OR NOT catalpa.is_hook(TG_RELID, TG_NAME, TG_OP)
            OR NOT catalpa.has_columns(TG_RELID, '{id,author_id}', '{title}') THEN
        RAISE object_not_in_prerequisite_state;
    END IF;
    IF TG_OP IN ('INSERT', 'UPDATE') THEN
        LOCK TABLE public.authors IN ACCESS SHARE MODE;
        known := catalpa.country_is_known() AND NOT row_security_active('public.authors');
    END IF;
    IF TG_OP = 'INSERT' THEN
        INSERT INTO catalpa.book_sort (book_id, sort_title)
        SELECT n.id,
               catalpa.book_sort_title(coalesce(n.title, ''), CASE WHEN known THEN catalpa.country_of(n.author_id) END)
          FROM added n
            ON CONFLICT (book_id) DO UPDATE SET sort_title = excluded.sort_title, by_hand = false, filed_for = NULL;
    ELSIF TG_OP = 'UPDATE' THEN
        UPDATE catalpa.book_sort s
           SET sort_title = CASE WHEN s.by_hand THEN s.sort_title ELSE catalpa.book_sort_title(
                   coalesce(n.title, ''), CASE WHEN known THEN catalpa.country_of(n.author_id) END) END,
               filed_for = CASE WHEN s.by_hand THEN n.title END
          FROM removed o JOIN added n ON n.id = o.id
         WHERE s.book_id = n.id AND n.title IS DISTINCT FROM o.title;
        IF EXISTS (SELECT id FROM added EXCEPT SELECT id FROM removed) THEN
            DELETE FROM catalpa.book_sort WHERE book_id IN (SELECT id FROM removed EXCEPT SELECT id FROM added);
            INSERT INTO catalpa.book_sort (book_id, sort_title)
            SELECT n.id,
                   catalpa.book_sort_title(
                       coalesce(n.title, ''), CASE WHEN known THEN catalpa.country_of(n.author_id) END)
              FROM added n
                ON CONFLICT (book_id) DO NOTHING;
        END IF;
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM catalpa.book_sort s USING removed o WHERE s.book_id = o.id;
    ELSE
        DELETE FROM catalpa.book_sort;
    END IF;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    BEGIN
        PERFORM nextval('catalpa.filing_lapses');
    EXCEPTION WHEN OTHERS THEN
        RETURN NULL;
    END;
    RETURN NULL;
END
$$;

CREATE FUNCTION catalpa.attach_filing() RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    hook record;
    way text[];
BEGIN
    FOR hook IN
        SELECT tgrelid::regclass AS place, tgname AS name FROM pg_trigger
         WHERE tgfoid IN ('catalpa.keep_author_sort()'::regprocedure, 'catalpa.keep_book_sort()'::regprocedure)
    LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', hook.name, hook.place);
    END LOOP;
    REVOKE EXECUTE ON FUNCTION catalpa.keep_author_sort(), catalpa.keep_book_sort() FROM PUBLIC;
    PERFORM setval('catalpa.filing_lapses', 1);
    IF NOT catalpa.has_columns(to_regclass('public.authors'), '{id}', '{name}')
            OR NOT catalpa.has_columns(to_regclass('public.books'), '{id,author_id}', '{title}') THEN
        RAISE EXCEPTION 'The tables of authors and books do not have the form of a catalogue any more.'
            USING ERRCODE = 'object_not_in_prerequisite_state',
                  HINT = 'Catalpa goes on without. Apply this step when they have that form again.';
    END IF;
    FOREACH way SLICE 1 IN ARRAY ARRAY[
        ['added', 'INSERT', 'REFERENCING NEW TABLE AS added'],
        ['changed', 'UPDATE', 'REFERENCING OLD TABLE AS removed NEW TABLE AS added'],
        ['removed', 'DELETE', 'REFERENCING OLD TABLE AS removed'],
        ['emptied', 'TRUNCATE', '']]
    LOOP
        EXECUTE format('CREATE TRIGGER catalpa_author_sort_%1$s AFTER %2$s ON public.authors %3$s '
                       'FOR EACH STATEMENT EXECUTE FUNCTION catalpa.keep_author_sort()', way[1], way[2], way[3]);
        EXECUTE format('ALTER TABLE public.authors ENABLE ALWAYS TRIGGER catalpa_author_sort_%s', way[1]);
        EXECUTE format('CREATE TRIGGER catalpa_book_sort_%1$s AFTER %2$s ON public.books %3$s '
                       'FOR EACH STATEMENT EXECUTE FUNCTION catalpa.keep_book_sort()', way[1], way[2], way[3]);
        EXECUTE format('ALTER TABLE public.books ENABLE ALWAYS TRIGGER catalpa_book_sort_%s', way[1]);
    END LOOP;
END
$$;

CREATE FUNCTION catalpa.filing_state() RETURNS text
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    authors regclass := to_regclass('public.authors');
    books regclass := to_regclass('public.books');
BEGIN
    IF NOT coalesce(catalpa.has_columns(authors, '{id}', '{name}'), false)
            OR NOT coalesce(catalpa.has_columns(books, '{id,author_id}', '{title}'), false) THEN
        RETURN 'unfit';
    END IF;
    IF coalesce(pg_sequence_last_value('catalpa.filing_lapses'), 0) > 0
            OR EXISTS (SELECT FROM pg_subscription_rel WHERE srrelid IN (authors, books))
            OR (SELECT count(*) FROM pg_trigger
                 WHERE tgenabled = 'A'
                   AND (tgrelid = authors AND tgfoid = 'catalpa.keep_author_sort()'::regprocedure
                        AND tgname ~ '^catalpa_author_sort_(added|changed|removed|emptied)$'
                     OR tgrelid = books AND tgfoid = 'catalpa.keep_book_sort()'::regprocedure
                        AND tgname ~ '^catalpa_book_sort_(added|changed|removed|emptied)$')) <> 8
            OR EXISTS (SELECT FROM (SELECT a.id FROM public.authors a ORDER BY a.id DESC LIMIT 100) newest
                        WHERE NOT EXISTS (SELECT FROM catalpa.author_sort s WHERE s.author_id = newest.id))
            OR EXISTS (SELECT FROM (SELECT b.id FROM public.books b ORDER BY b.id DESC LIMIT 100) newest
                        WHERE NOT EXISTS (SELECT FROM catalpa.book_sort s WHERE s.book_id = newest.id)) THEN
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

REVOKE EXECUTE ON FUNCTION catalpa.note_author(), catalpa.note_book(), catalpa.is_hook(oid, name, text),
    catalpa.keep_author_sort(), catalpa.keep_book_sort(), catalpa.attach_filing() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION catalpa.filing_state() TO PUBLIC;
