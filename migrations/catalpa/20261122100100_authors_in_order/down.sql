DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_authors_added_order;

DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_authors_name_order;
