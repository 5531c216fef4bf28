DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_books_day_order;

DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_authors_day_order;

-- They cannot be made over a column of another type, or without their table.
DO $$
BEGIN
    CREATE INDEX IF NOT EXISTS catalpa_books_added_order
        ON public.books (date_trunc('microseconds', created_at), id);
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'The list of books by day was not made anew: %', SQLERRM;
END
$$;

DO $$
BEGIN
    CREATE INDEX IF NOT EXISTS catalpa_authors_added_order
        ON public.authors (date_trunc('microseconds', created_at), id);
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'The list of authors by day was not made anew: %', SQLERRM;
END
$$;

-- They stay where an index of another step still needs them, which then takes them with it or finds them again.
DO $$
BEGIN
    DROP FUNCTION IF EXISTS catalpa.sort_text(anyelement);
    DROP FUNCTION IF EXISTS catalpa.sort_text(text);
EXCEPTION WHEN dependent_objects_still_exist THEN
    NULL;
END
$$;

DO $$
BEGIN
    DROP FUNCTION IF EXISTS catalpa.search_key(anyelement);
EXCEPTION WHEN dependent_objects_still_exist THEN
    NULL;
END
$$;
