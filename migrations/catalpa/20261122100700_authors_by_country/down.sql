DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_authors_country_search;

DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_authors_country_order;
