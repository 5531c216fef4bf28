-- With their triggers, wherever these are: a table may have been renamed, or have been made anew without them.
DROP FUNCTION IF EXISTS catalpa.file_book(integer, text, text);
DROP FUNCTION IF EXISTS catalpa.keep_book_sort() CASCADE;
DROP TABLE IF EXISTS catalpa.book_sort;

DROP FUNCTION IF EXISTS catalpa.file_author(integer, text, text);
DROP FUNCTION IF EXISTS catalpa.keep_author_sort() CASCADE;
DROP TABLE IF EXISTS catalpa.author_sort;

DROP FUNCTION IF EXISTS catalpa.book_sort_title(text, text);
DROP FUNCTION IF EXISTS catalpa.author_sort_name(text);
