DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_authors_country_sort;
