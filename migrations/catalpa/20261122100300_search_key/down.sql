REVOKE USAGE ON SCHEMA catalpa FROM PUBLIC;
-- With its indexes, wherever these are: a table may have been moved.
DROP FUNCTION IF EXISTS catalpa.search_key(text) CASCADE;
DROP FUNCTION IF EXISTS catalpa.search_key(anyelement) CASCADE;
