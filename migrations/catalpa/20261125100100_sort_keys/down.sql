DROP TRIGGER catalpa_book_sort_emptied ON public.books;
DROP TRIGGER catalpa_book_sort_removed ON public.books;
DROP TRIGGER catalpa_book_sort_changed ON public.books;
DROP TRIGGER catalpa_book_sort_added ON public.books;
DROP FUNCTION catalpa.file_book(integer, text, text);
DROP FUNCTION catalpa.keep_book_sort();
DROP TABLE catalpa.book_sort;

DROP TRIGGER catalpa_author_sort_emptied ON public.authors;
DROP TRIGGER catalpa_author_sort_removed ON public.authors;
DROP TRIGGER catalpa_author_sort_changed ON public.authors;
DROP TRIGGER catalpa_author_sort_added ON public.authors;
DROP FUNCTION catalpa.file_author(integer, text, text);
DROP FUNCTION catalpa.keep_author_sort();
DROP TABLE catalpa.author_sort;

DROP FUNCTION catalpa.book_sort_title(text, text);
DROP FUNCTION catalpa.author_sort_name(text);
