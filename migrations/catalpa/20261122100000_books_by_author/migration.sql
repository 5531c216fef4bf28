-- Title: Find the books of an author at once
-- A list of which books belong to which author. Without it the whole catalogue is read for every author that is opened,
-- counted or deleted. It is made while others go on working, and takes some seconds for a million books.

CREATE INDEX CONCURRENTLY catalpa_books_author_id
    ON public.books (author_id) WHERE author_id IS NOT NULL;
