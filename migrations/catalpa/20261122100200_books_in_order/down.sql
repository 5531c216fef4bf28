DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_books_added_order;

DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_books_title_order;
