DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_authors_bio_search;

DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_authors_name_search;
