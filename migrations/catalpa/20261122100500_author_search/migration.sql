-- Title: Search names and biographies at once
-- Keeps the parts of all names and biographies in a list, so that a search among hundreds of thousands of authors
-- answers while you type. It is made while others go on working.

CREATE INDEX CONCURRENTLY catalpa_authors_name_search
    ON public.authors USING gin (catalpa.search_key(name) public.gin_trgm_ops) WITH (fastupdate = off);

CREATE INDEX CONCURRENTLY catalpa_authors_bio_search
    ON public.authors USING gin (catalpa.search_key(bio) public.gin_trgm_ops) WITH (fastupdate = off);

ANALYZE public.authors;
