DROP INDEX CONCURRENTLY IF EXISTS catalpa.catalpa_book_sort_order;

DROP INDEX CONCURRENTLY IF EXISTS catalpa.catalpa_author_sort_order;
