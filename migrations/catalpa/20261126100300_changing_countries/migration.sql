-- Title: Let other programs change the type of countries
-- Makes the list of authors by country anew, so that other programs can give that column another type, and removes one
-- that is not used any more. It is made while others go on working. It needs the step "Add country".

DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_authors_country_order;

DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_authors_country_sort;

CREATE INDEX CONCURRENTLY catalpa_authors_country_list
    ON public.authors ((country IS NULL), (catalpa.sort_text(country) COLLATE catalpa."und"), id);

ANALYZE public.authors;
