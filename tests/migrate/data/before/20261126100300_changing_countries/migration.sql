
DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_authors_country_order;

DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_authors_country_sort;

CREATE INDEX CONCURRENTLY catalpa_authors_country_list
    ON public.authors ((country IS NULL), (catalpa.sort_text(country) COLLATE catalpa."und"), id);

ANALYZE public.authors;
