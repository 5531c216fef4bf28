-- The extension pg_trgm stays: it may have been there before, and other programs may use it by now.
SELECT 1;
