-- Title: Let the database look for parts of words
-- Switches on pg_trgm, a part of PostgreSQL that finds a few letters in the middle of a million titles without reading
-- them all. Whoever applies this needs the right to create extensions in this database, which its owner has. Where that
-- is not allowed, searching works as well, but more slowly.

-- In the schema public, where CREATE EXTENSION and Prisma put it by themselves: a database can have it only once, and
-- other programs must find it.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

DO $$
DECLARE
    place name := (SELECT n.nspname FROM pg_catalog.pg_extension e
                     JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm');
BEGIN
    IF place <> 'public' THEN
        RAISE EXCEPTION 'The extension pg_trgm is in the schema "%", and is needed in the schema "public".', place
            USING ERRCODE = 'object_not_in_prerequisite_state',
                  HINT = 'Its owner can move it: ALTER EXTENSION pg_trgm SET SCHEMA public';
    END IF;
END
$$;
