
INSERT INTO catalpa.author_sort (author_id, sort_name)
SELECT id, catalpa.author_sort_name(name) FROM public.authors
    ON CONFLICT (author_id) DO NOTHING;

INSERT INTO catalpa.book_sort (book_id, sort_title)
SELECT b.id, catalpa.book_sort_title(b.title, to_jsonb(a) ->> 'country')
  FROM public.books b JOIN public.authors a ON a.id = b.author_id
    ON CONFLICT (book_id) DO NOTHING;

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

VACUUM (ANALYZE) catalpa.author_sort;

VACUUM (ANALYZE) catalpa.book_sort;
