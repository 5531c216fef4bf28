
CREATE INDEX CONCURRENTLY catalpa_authors_country_sort
    ON public.authors ((country IS NULL), (left(coalesce(country, ''), 500) COLLATE catalpa."und"), id);

ANALYZE public.authors;
