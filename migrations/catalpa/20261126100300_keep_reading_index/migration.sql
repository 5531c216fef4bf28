-- Title: Fill the reading index and keep it up to date
-- Goes through all authors and books and writes down where they stand and which words they have, and lets the tables
-- note what is changed from now on. Others can go on working. It takes a minute or two for a million books. Applied
-- again, it mends only what is wrong.

-- Pace: 20000 records of public.books a second

SELECT catalpa.attach_reading();

SELECT catalpa.fill_reading();

CREATE INDEX IF NOT EXISTS catalpa_author_order
    ON catalpa.author_index (sort_key COLLATE catalpa."und", author_id);

CREATE INDEX IF NOT EXISTS catalpa_author_words
    ON catalpa.author_index USING gin (words public.gin_trgm_ops, bio public.gin_trgm_ops) WITH (fastupdate = off);

CREATE INDEX IF NOT EXISTS catalpa_author_more
    ON catalpa.author_index USING gin (more public.gin_trgm_ops) WITH (fastupdate = off) WHERE more IS NOT NULL;

CREATE INDEX IF NOT EXISTS catalpa_author_country
    ON catalpa.author_index ((country IS NULL), (coalesce(country, '')) COLLATE catalpa."und", author_id);

ALTER INDEX catalpa.catalpa_author_country ALTER COLUMN 1 SET STATISTICS 0;

ALTER INDEX catalpa.catalpa_author_country ALTER COLUMN 2 SET STATISTICS 0;

CREATE INDEX IF NOT EXISTS catalpa_author_country_down
    ON catalpa.author_index ((country IS NULL), (coalesce(country, '')) COLLATE catalpa."und" DESC, author_id DESC);

ALTER INDEX catalpa.catalpa_author_country_down ALTER COLUMN 1 SET STATISTICS 0;

ALTER INDEX catalpa.catalpa_author_country_down ALTER COLUMN 2 SET STATISTICS 0;

CREATE INDEX IF NOT EXISTS catalpa_author_countries
    ON catalpa.author_index (country, author_id);

CREATE INDEX IF NOT EXISTS catalpa_author_books
    ON catalpa.author_index (books, author_id);

CREATE INDEX IF NOT EXISTS catalpa_author_added
    ON catalpa.author_index (added, author_id);

CREATE INDEX IF NOT EXISTS catalpa_author_doubtful
    ON catalpa.author_index (sort_key COLLATE catalpa."und", author_id) WHERE doubtful;

CREATE INDEX IF NOT EXISTS catalpa_book_order
    ON catalpa.book_index (sort_key COLLATE catalpa."und", book_id) INCLUDE (words, author_id, country, added);

CREATE INDEX IF NOT EXISTS catalpa_book_words
    ON catalpa.book_index USING gin (words public.gin_trgm_ops) WITH (fastupdate = off);

CREATE INDEX IF NOT EXISTS catalpa_book_more
    ON catalpa.book_index USING gin (more public.gin_trgm_ops) WITH (fastupdate = off) WHERE more IS NOT NULL;

CREATE INDEX IF NOT EXISTS catalpa_book_author
    ON catalpa.book_index (author_id, book_id);

CREATE INDEX IF NOT EXISTS catalpa_book_country
    ON catalpa.book_index (country, book_id);

CREATE INDEX IF NOT EXISTS catalpa_book_added
    ON catalpa.book_index (added, book_id);

VACUUM (ANALYZE) catalpa.author_index;

VACUUM (ANALYZE) catalpa.book_index;

SELECT catalpa.finish_reading();

VACUUM catalpa.changes;
