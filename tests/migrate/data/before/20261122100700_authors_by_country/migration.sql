
CREATE INDEX CONCURRENTLY catalpa_authors_country_order
    ON public.authors ((left(coalesce(country, ''), 500) COLLATE "und-x-icu"), id);

CREATE INDEX CONCURRENTLY catalpa_authors_country_search
    ON public.authors USING gin (catalpa.search_key(country) public.gin_trgm_ops) WITH (fastupdate = off);

ANALYZE public.authors;
