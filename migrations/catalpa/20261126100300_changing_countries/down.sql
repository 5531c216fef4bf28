DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_authors_country_list;

-- They cannot be made over a column of another type, or without their table.
DO $$
BEGIN
    CREATE INDEX IF NOT EXISTS catalpa_authors_country_sort
        ON public.authors ((country IS NULL), (left(coalesce(country, ''), 500) COLLATE catalpa."und"), id);
    CREATE INDEX IF NOT EXISTS catalpa_authors_country_order
        ON public.authors ((left(coalesce(country, ''), 500) COLLATE "und-x-icu"), id);
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'The lists of authors by country were not made anew: %', SQLERRM;
END
$$;
