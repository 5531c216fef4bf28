-- Title: Keep the books in order
-- Two lists of the books, by title and by the day they were added, so that the table can be opened and scrolled at any
-- place without sorting everything first. The list of titles is in the order that English, German, French, Italian,
-- Dutch, Portuguese and several other languages share; for the rest, the table is sorted as before.

CREATE INDEX CONCURRENTLY catalpa_books_title_order
    ON public.books ((left(title, 500) COLLATE "und-x-icu"), id);

CREATE INDEX CONCURRENTLY catalpa_books_added_order
    ON public.books (date_trunc('microseconds', created_at), id);

ANALYZE public.books;
