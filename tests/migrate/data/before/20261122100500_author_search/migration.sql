
CREATE INDEX CONCURRENTLY catalpa_authors_name_search
    ON public.authors USING gin (catalpa.search_key(name) public.gin_trgm_ops) WITH (fastupdate = off);

CREATE INDEX CONCURRENTLY catalpa_authors_bio_search
    ON public.authors USING gin (catalpa.search_key(bio) public.gin_trgm_ops) WITH (fastupdate = off);

ANALYZE public.authors;
