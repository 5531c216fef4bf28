-- Title: Keep the countries in order
-- A list of the authors by country, those without one at its end, in the order that most languages share. It is made
-- while others go on working. It needs the steps "Add country" and "Sort by the alphabet of your readers".

CREATE INDEX CONCURRENTLY catalpa_authors_country_sort
    ON public.authors ((country IS NULL), (left(coalesce(country, ''), 500) COLLATE catalpa."und"), id);

ANALYZE public.authors;
