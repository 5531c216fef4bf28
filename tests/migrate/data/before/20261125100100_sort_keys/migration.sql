
CREATE TABLE catalpa.author_sort (
    author_id integer PRIMARY KEY,
    sort_name text NOT NULL,
    by_hand boolean NOT NULL DEFAULT false,
    sort_key text NOT NULL GENERATED ALWAYS AS (left(sort_name, 500)) STORED
);

CREATE TABLE catalpa.book_sort (
    book_id integer PRIMARY KEY,
    sort_title text NOT NULL,
    by_hand boolean NOT NULL DEFAULT false,
    sort_key text NOT NULL GENERATED ALWAYS AS (left(sort_title, 500)) STORED
);

COMMENT ON TABLE catalpa.author_sort IS 'What each author is filed under; by_hand when a person chose it.';
COMMENT ON TABLE catalpa.book_sort IS 'What each book is filed under; by_hand when a person chose it.';

CREATE FUNCTION catalpa.author_sort_name(given text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    name text := btrim(regexp_replace(given, '\s+', ' ', 'g'));
    suffix text := coalesce((regexp_match(name, '\S \S+?(,? (?:Jr\.?|Sr\.?|II|III|IV|Ph\.?D\.?|M\.?D\.?|Esq\.?))$'))[1],
                            '');
    words text[];
    family integer;
    prefix text;
BEGIN
    name := left(name, length(name) - length(suffix));
    IF strpos(name, ' ') = 0 OR strpos(name, ',') > 0
            OR name !~ (' \S*[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f\u0531-\u0587'
                        '\u05d0-\u05ea\u10a0-\u10ff]\S*$') THEN
        RETURN name || suffix;
    END IF;
    IF name ~ ' [IVX]+$' THEN
        RETURN name || suffix;
    END IF;
    IF name ~* '^the ' THEN
        RETURN substr(name, 5) || ', ' || left(name, 3) || suffix;
    END IF;
    IF name ~* ('(^| )(&|and|und|et|universit\S*|institut\S*|press|verlag|society|gesellschaft|association|committee|'
                'commission|council|ministry|department|museum|library|academy|foundation|company|corporation|inc\.?|'
                'ltd\.?|gmbh|group|church|organi[sz]ation)( |$)') THEN
        RETURN name || suffix;
    END IF;

    words := string_to_array(name, ' ');
    family := cardinality(words);
    IF family > 3 AND words[family - 1] IN ('y', 'i', 'e') THEN
        family := family - 2;
    END IF;
    WHILE family > 2 AND words[family - 1] ~ ('^(De|Del|Della|Di|Da|Dos|Du|Des|La|Le|Les|Lo|Van|Von|Vander|Ter|Ten|Der|'
                                              'Den|St\.?|Saint|San|Santa|Mac|Mc|Ó|Ní|Nic|Ap|Abu|Ibn|Bin|Ben|Al|El)$') LOOP
        family := family - 1;
    END LOOP;
    prefix := coalesce((regexp_match(words[family], '^(?:al|el|as|ash|an|ar|at|ad)-(?=\S)'))[1], '');
    words[family] := substr(words[family], length(prefix) + 1);
    RETURN array_to_string(words[family:], ' ') || ', ' || array_to_string(words[:family - 1], ' ')
        || CASE WHEN prefix <> '' THEN ' ' || prefix ELSE '' END
        || CASE WHEN suffix <> '' AND suffix NOT LIKE ',%' THEN ',' ELSE '' END || suffix;
END
$$;

COMMENT ON FUNCTION catalpa.author_sort_name(text) IS 'What the rules suggest to file an author under.';

CREATE FUNCTION catalpa.book_sort_title(given text, country text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    title text := regexp_replace(given COLLATE "und-x-icu", '^[^[:alnum:]]+', '');
    articles text := CASE
        WHEN country IN ('US', 'GB', 'IE', 'CA', 'AU', 'NZ', 'ZA', 'IN', 'NG', 'JM', 'KE', 'GH') THEN 'a |an '
        WHEN country IN ('DE', 'AT', 'CH', 'LI') THEN 'der |die |das |ein |eine '
        WHEN country IN ('FR', 'LU', 'SN', 'CI', 'MC') THEN 'le |la |les |un |une |des |l[''’]'
        WHEN country IN ('NL', 'SR') THEN 'de |het |een '
        WHEN country = 'BE' THEN 'de |het |een |le |la |les |un |une |l[''’]'
        WHEN country IN ('IT', 'SM') THEN 'il |lo |la |i |gli |le |un |uno |una |l[''’]'
        WHEN country IN ('ES', 'MX', 'AR', 'CO', 'CL', 'PE', 'VE', 'UY', 'CU', 'GT', 'NI', 'EC', 'BO', 'PY', 'DO')
            THEN 'el |la |los |las |lo |un |una |unos |unas '
        WHEN country IN ('PT', 'BR', 'AO', 'MZ', 'CV') THEN 'o |a |os |as |um |uma '
        WHEN country = 'SE' THEN 'en |ett |den |det |de '
        WHEN country IN ('DK', 'NO', 'FO') THEN 'en |et |ei |den |det |de '
        WHEN country = 'HU' THEN 'a |az |egy '
        WHEN country IN ('GR', 'CY') THEN 'ο |η |το |οι |τα |ένας |μια |ένα '
        WHEN country IS NOT NULL THEN 'a |an '
        ELSE 'a |an |der |die |das |ein |eine |le |la |les |une |el |los |las |il |gli |het |een |l[''’]'
    END;
BEGIN
    title := regexp_replace(title, '^(the |' || articles || ')[^[:alnum:]]*(?=[[:alnum:]])', '', 'i');
    RETURN CASE WHEN title = '' THEN given ELSE title END;
END
$$;

COMMENT ON FUNCTION catalpa.book_sort_title(text, text) IS 'What the rules suggest to file a book under.';

CREATE FUNCTION catalpa.keep_author_sort() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO catalpa.author_sort (author_id, sort_name)
        SELECT n.id, catalpa.author_sort_name(n.name)
          FROM added n
            ON CONFLICT (author_id) DO UPDATE SET sort_name = excluded.sort_name, by_hand = false;
    ELSIF TG_OP = 'UPDATE' THEN
        UPDATE catalpa.author_sort s SET sort_name = catalpa.author_sort_name(n.name)
          FROM removed o JOIN added n ON n.id = o.id
         WHERE s.author_id = n.id AND n.name <> o.name AND NOT s.by_hand;
        IF EXISTS (SELECT id FROM added EXCEPT SELECT id FROM removed) THEN
            DELETE FROM catalpa.author_sort WHERE author_id IN (SELECT id FROM removed EXCEPT SELECT id FROM added);
            INSERT INTO catalpa.author_sort (author_id, sort_name)
            SELECT n.id, catalpa.author_sort_name(n.name)
              FROM added n
                ON CONFLICT (author_id) DO NOTHING;
        END IF;
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM catalpa.author_sort s USING removed o WHERE s.author_id = o.id;
    ELSE
        DELETE FROM catalpa.author_sort;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER catalpa_author_sort_added AFTER INSERT ON public.authors
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION catalpa.keep_author_sort();
CREATE TRIGGER catalpa_author_sort_changed AFTER UPDATE ON public.authors
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION catalpa.keep_author_sort();
CREATE TRIGGER catalpa_author_sort_removed AFTER DELETE ON public.authors
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION catalpa.keep_author_sort();
CREATE TRIGGER catalpa_author_sort_emptied AFTER TRUNCATE ON public.authors
    FOR EACH STATEMENT EXECUTE FUNCTION catalpa.keep_author_sort();

CREATE FUNCTION catalpa.keep_book_sort() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO catalpa.book_sort (book_id, sort_title)
        SELECT n.id, catalpa.book_sort_title(n.title, to_jsonb(a) ->> 'country')
          FROM added n JOIN public.authors a ON a.id = n.author_id
            ON CONFLICT (book_id) DO UPDATE SET sort_title = excluded.sort_title, by_hand = false;
    ELSIF TG_OP = 'UPDATE' THEN
        UPDATE catalpa.book_sort s SET sort_title = catalpa.book_sort_title(n.title, to_jsonb(a) ->> 'country')
          FROM removed o JOIN added n ON n.id = o.id JOIN public.authors a ON a.id = n.author_id
         WHERE s.book_id = n.id AND n.title <> o.title AND NOT s.by_hand;
        IF EXISTS (SELECT id FROM added EXCEPT SELECT id FROM removed) THEN
            DELETE FROM catalpa.book_sort WHERE book_id IN (SELECT id FROM removed EXCEPT SELECT id FROM added);
            INSERT INTO catalpa.book_sort (book_id, sort_title)
            SELECT n.id, catalpa.book_sort_title(n.title, to_jsonb(a) ->> 'country')
              FROM added n JOIN public.authors a ON a.id = n.author_id
                ON CONFLICT (book_id) DO NOTHING;
        END IF;
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM catalpa.book_sort s USING removed o WHERE s.book_id = o.id;
    ELSE
        DELETE FROM catalpa.book_sort;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER catalpa_book_sort_added AFTER INSERT ON public.books
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION catalpa.keep_book_sort();
CREATE TRIGGER catalpa_book_sort_changed AFTER UPDATE ON public.books
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION catalpa.keep_book_sort();
CREATE TRIGGER catalpa_book_sort_removed AFTER DELETE ON public.books
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION catalpa.keep_book_sort();
CREATE TRIGGER catalpa_book_sort_emptied AFTER TRUNCATE ON public.books
    FOR EACH STATEMENT EXECUTE FUNCTION catalpa.keep_book_sort();

ALTER TABLE public.authors ENABLE ALWAYS TRIGGER catalpa_author_sort_added;
ALTER TABLE public.authors ENABLE ALWAYS TRIGGER catalpa_author_sort_changed;
ALTER TABLE public.authors ENABLE ALWAYS TRIGGER catalpa_author_sort_removed;
ALTER TABLE public.authors ENABLE ALWAYS TRIGGER catalpa_author_sort_emptied;
ALTER TABLE public.books ENABLE ALWAYS TRIGGER catalpa_book_sort_added;
ALTER TABLE public.books ENABLE ALWAYS TRIGGER catalpa_book_sort_changed;
ALTER TABLE public.books ENABLE ALWAYS TRIGGER catalpa_book_sort_removed;
ALTER TABLE public.books ENABLE ALWAYS TRIGGER catalpa_book_sort_emptied;

CREATE FUNCTION catalpa.file_author(record integer, seen text, wanted text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    filed text;
    suggested text;
BEGIN
    IF NOT has_table_privilege(session_user, 'public.authors', 'UPDATE') THEN
        RAISE EXCEPTION 'permission denied for table authors' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT sort_name INTO filed FROM catalpa.author_sort WHERE author_id = record FOR UPDATE;
    SELECT catalpa.author_sort_name(a.name) INTO suggested FROM public.authors a WHERE a.id = record;
    wanted := coalesce(nullif(btrim(wanted), ''), suggested);
    IF filed IS NULL OR wanted IS NULL OR filed <> wanted AND filed IS DISTINCT FROM seen THEN
        RETURN NULL;
    END IF;
    UPDATE catalpa.author_sort SET sort_name = wanted, by_hand = wanted <> suggested WHERE author_id = record;
    RETURN wanted;
END
$$;

CREATE FUNCTION catalpa.file_book(record integer, seen text, wanted text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    filed text;
    suggested text;
BEGIN
    IF NOT has_table_privilege(session_user, 'public.books', 'UPDATE') THEN
        RAISE EXCEPTION 'permission denied for table books' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT sort_title INTO filed FROM catalpa.book_sort WHERE book_id = record FOR UPDATE;
    SELECT catalpa.book_sort_title(b.title, to_jsonb(a) ->> 'country') INTO suggested
      FROM public.books b JOIN public.authors a ON a.id = b.author_id WHERE b.id = record;
    wanted := coalesce(nullif(btrim(wanted), ''), suggested);
    IF filed IS NULL OR wanted IS NULL OR filed <> wanted AND filed IS DISTINCT FROM seen THEN
        RETURN NULL;
    END IF;
    UPDATE catalpa.book_sort SET sort_title = wanted, by_hand = wanted <> suggested WHERE book_id = record;
    RETURN wanted;
END
$$;

DO $$
DECLARE
    reader record;
BEGIN
    FOR reader IN
        SELECT CASE relname WHEN 'authors' THEN 'catalpa.author_sort' ELSE 'catalpa.book_sort' END AS place,
               CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END AS role
          FROM pg_class, aclexplode(coalesce(relacl, acldefault('r', relowner)))
         WHERE pg_class.oid IN ('public.authors'::regclass, 'public.books'::regclass) AND privilege_type = 'SELECT'
    LOOP
        EXECUTE format('GRANT SELECT ON %s TO %s', reader.place, reader.role);
    END LOOP;
END
$$;

GRANT USAGE ON SCHEMA catalpa TO PUBLIC;
