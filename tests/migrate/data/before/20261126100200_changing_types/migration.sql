
CREATE OR REPLACE FUNCTION catalpa.search_key(given anyelement) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT NULL::text';

CREATE OR REPLACE FUNCTION catalpa.sort_text(given text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN left(coalesce(given, ''), 500);

CREATE OR REPLACE FUNCTION catalpa.sort_text(given anyelement) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT $q$$q$::text';

GRANT EXECUTE ON FUNCTION catalpa.search_key(anyelement), catalpa.sort_text(text), catalpa.sort_text(anyelement)
    TO PUBLIC;

DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_authors_added_order;

DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_books_added_order;

CREATE INDEX CONCURRENTLY catalpa_authors_day_order
    ON public.authors (created_at, id, (0));

CREATE INDEX CONCURRENTLY catalpa_books_day_order
    ON public.books (created_at, id, (0));

ANALYZE public.authors;

ANALYZE public.books;
