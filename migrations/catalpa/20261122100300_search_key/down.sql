REVOKE USAGE ON SCHEMA catalpa FROM PUBLIC;
DROP FUNCTION catalpa.search_key(text);
