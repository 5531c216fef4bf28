-- Title: Find the books of an author at once
-- A list of which books belong to which author, in the order of their titles. Without it the whole catalogue is read for
-- every author that is opened, counted or deleted. It is made while others go on working, and takes some seconds for a
-- million books.

-- The title is in it as an expression, because Prisma passes over indexes with expressions, and sees those without.
CREATE INDEX CONCURRENTLY catalpa_books_author_id
    ON public.books (author_id, (left(title, 500) COLLATE "und-x-icu"), id);
