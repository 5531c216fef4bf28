DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_books_title_search;
