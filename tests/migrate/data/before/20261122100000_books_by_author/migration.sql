
CREATE INDEX CONCURRENTLY catalpa_books_author_id
    ON public.books (author_id, (left(title, 500) COLLATE "und-x-icu"), id);
