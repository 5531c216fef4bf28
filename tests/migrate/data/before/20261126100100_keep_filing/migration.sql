
SELECT catalpa.attach_filing();

INSERT INTO catalpa.author_sort (author_id, sort_name)
SELECT a.id, catalpa.author_sort_name(coalesce(a.name, '')) FROM public.authors a
 WHERE NOT EXISTS (SELECT FROM catalpa.author_sort s WHERE s.author_id = a.id)
    ON CONFLICT (author_id) DO NOTHING;

INSERT INTO catalpa.book_sort (book_id, sort_title)
SELECT b.id, catalpa.book_sort_title(coalesce(b.title, ''),
                               CASE WHEN (SELECT catalpa.country_is_known()) THEN catalpa.country_of(b.author_id) END)
  FROM public.books b
 WHERE NOT EXISTS (SELECT FROM catalpa.book_sort s WHERE s.book_id = b.id)
    ON CONFLICT (book_id) DO NOTHING;

UPDATE catalpa.author_sort s
   SET sort_name = catalpa.author_sort_name(coalesce(a.name, '')), by_hand = false, filed_for = NULL
  FROM public.authors a
 WHERE a.id = s.author_id
   AND CASE WHEN s.by_hand THEN s.filed_for IS DISTINCT FROM a.name
            ELSE s.sort_name <> catalpa.author_sort_name(coalesce(a.name, '')) END;

UPDATE catalpa.book_sort s
   SET sort_title = n.suggested, by_hand = false, filed_for = NULL
  FROM (SELECT b.id, b.title, catalpa.book_sort_title(coalesce(b.title, ''),
                   CASE WHEN (SELECT catalpa.country_is_known()) THEN catalpa.country_of(b.author_id) END) AS suggested
          FROM public.books b) n
 WHERE n.id = s.book_id
   AND CASE WHEN s.by_hand THEN s.filed_for IS DISTINCT FROM n.title ELSE s.sort_title <> n.suggested END;

DELETE FROM catalpa.author_sort s WHERE NOT EXISTS (SELECT FROM public.authors a WHERE a.id = s.author_id);

DELETE FROM catalpa.book_sort s WHERE NOT EXISTS (SELECT FROM public.books b WHERE b.id = s.book_id);

VACUUM (ANALYZE) catalpa.author_sort;

VACUUM (ANALYZE) catalpa.book_sort;

SELECT setval('catalpa.filing_lapses', 1, false) FROM catalpa.filing_lapses WHERE last_value = 1;
