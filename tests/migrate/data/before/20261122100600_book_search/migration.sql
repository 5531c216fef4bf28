
CREATE INDEX CONCURRENTLY catalpa_books_title_search
    ON public.books USING gin (catalpa.search_key(title) public.gin_trgm_ops) WITH (fastupdate = off);

ANALYZE public.books;
