-- Title: Keep the authors in order
-- Two lists of the authors, by name and by the day they were added, so that the table can be opened and scrolled at any
-- place without sorting everything first. The list of names is in the order that English, German, French, Italian,
-- Dutch, Portuguese and several other languages share; for the rest, the table is sorted as before.

CREATE INDEX CONCURRENTLY catalpa_authors_name_order
    ON public.authors ((left(name, 500) COLLATE "und-x-icu"), id);

CREATE INDEX CONCURRENTLY catalpa_authors_added_order
    ON public.authors (date_trunc('microseconds', created_at), id);

ANALYZE public.authors;
