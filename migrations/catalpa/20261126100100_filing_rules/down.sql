DROP FUNCTION IF EXISTS catalpa.filing_key(text);
DROP FUNCTION IF EXISTS catalpa.book_sort_title(text, text);
DROP FUNCTION IF EXISTS catalpa.without_punctuation(text);
DROP FUNCTION IF EXISTS catalpa.is_doubtful_name(text, text);
DROP FUNCTION IF EXISTS catalpa.author_sort_name(text, text);
DROP FUNCTION IF EXISTS catalpa.author_filing(text, text);
DROP FUNCTION IF EXISTS catalpa.naming_of(text);
DROP FUNCTION IF EXISTS catalpa.order_flags(text);
DROP FUNCTION IF EXISTS catalpa.word_flags(text);
