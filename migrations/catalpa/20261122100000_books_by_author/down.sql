DROP INDEX CONCURRENTLY IF EXISTS public.catalpa_books_author_id;
