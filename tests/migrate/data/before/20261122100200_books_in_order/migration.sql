
CREATE INDEX CONCURRENTLY catalpa_books_title_order
    ON public.books ((left(title, 500) COLLATE "und-x-icu"), id);

CREATE INDEX CONCURRENTLY catalpa_books_added_order
    ON public.books (date_trunc('microseconds', created_at), id);

ANALYZE public.books;
