-- Title: Let other programs change the types of columns
-- Makes the two lists of authors and books by the day they were added anew, so that other programs can give that column
-- another type, and lets them do so with biographies and countries. It is made while others go on working.

-- An index looks for its function again when the type of its column changes. What is no text is not searched and not
-- sorted.
CREATE OR REPLACE FUNCTION catalpa.search_key(given anyelement) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT NULL::text';

-- What texts are sorted by; an entry of an index cannot hold longer ones.
CREATE OR REPLACE FUNCTION catalpa.sort_text(given text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN left(coalesce(given, ''), 500);

CREATE OR REPLACE FUNCTION catalpa.sort_text(given anyelement) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT $q$$q$::text';

GRANT EXECUTE ON FUNCTION catalpa.search_key(anyelement), catalpa.sort_text(text), catalpa.sort_text(anyelement)
    TO PUBLIC;

DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_authors_added_order;

DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_books_added_order;

-- The constant is an expression, so Prisma passes over the index; the columns are plain, so their types may change.
CREATE INDEX CONCURRENTLY catalpa_authors_day_order
    ON public.authors (created_at, id, (0));

CREATE INDEX CONCURRENTLY catalpa_books_day_order
    ON public.books (created_at, id, (0));

ANALYZE public.authors;

ANALYZE public.books;
