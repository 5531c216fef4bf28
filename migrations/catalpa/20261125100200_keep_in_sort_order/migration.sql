-- Title: File every author and every book
-- Writes down what each author and each book is filed under, and keeps two lists in that order, so that the table can be
-- opened and scrolled at any place without sorting everything first. It is made while others go on working, and takes
-- about half a minute for a million books. It needs the two steps before it.

INSERT INTO catalpa.author_sort (author_id, sort_name)
SELECT id, catalpa.author_sort_name(name) FROM public.authors
    ON CONFLICT (author_id) DO NOTHING;

INSERT INTO catalpa.book_sort (book_id, sort_title)
SELECT b.id, catalpa.book_sort_title(b.title, to_jsonb(a) ->> 'country')
  FROM public.books b JOIN public.authors a ON a.id = b.author_id
    ON CONFLICT (book_id) DO NOTHING;

-- What was renamed or deleted while these rows were written and could not be seen yet.
UPDATE catalpa.author_sort s SET sort_name = catalpa.author_sort_name(a.name)
  FROM public.authors a
 WHERE a.id = s.author_id AND NOT s.by_hand AND s.sort_name <> catalpa.author_sort_name(a.name);

UPDATE catalpa.book_sort s SET sort_title = catalpa.book_sort_title(b.title, to_jsonb(a) ->> 'country')
  FROM public.books b JOIN public.authors a ON a.id = b.author_id
 WHERE b.id = s.book_id AND NOT s.by_hand
   AND s.sort_title <> catalpa.book_sort_title(b.title, to_jsonb(a) ->> 'country');

DELETE FROM catalpa.author_sort s WHERE NOT EXISTS (SELECT FROM public.authors a WHERE a.id = s.author_id);

DELETE FROM catalpa.book_sort s WHERE NOT EXISTS (SELECT FROM public.books b WHERE b.id = s.book_id);

CREATE INDEX CONCURRENTLY catalpa_author_sort_order
    ON catalpa.author_sort (sort_key COLLATE catalpa."und", author_id);

CREATE INDEX CONCURRENTLY catalpa_book_sort_order
    ON catalpa.book_sort (sort_key COLLATE catalpa."und", book_id);

-- Not only counted: what is known to be visible to everybody can be read from the lists alone.
VACUUM (ANALYZE) catalpa.author_sort;

VACUUM (ANALYZE) catalpa.book_sort;
