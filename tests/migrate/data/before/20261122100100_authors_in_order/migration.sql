
CREATE INDEX CONCURRENTLY catalpa_authors_name_order
    ON public.authors ((left(name, 500) COLLATE "und-x-icu"), id);

CREATE INDEX CONCURRENTLY catalpa_authors_added_order
    ON public.authors (date_trunc('microseconds', created_at), id);

ANALYZE public.authors;
