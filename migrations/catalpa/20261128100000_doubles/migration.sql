-- Title: Remember which records are not the same
-- Makes room for what people decide when they look for doubles: that two authors, or two books, are not the same, and
-- which records were merged, so that each merge can be taken back later. The tables of authors and books stay as they
-- are. It is done at once.

-- No foreign keys: with them, other programs could not delete records, or empty their own tables any more. A record is
-- known by its number and by when it was added, so that what was decided of one does not hold for another that gets its
-- number, and holds again for one that is brought back. What an earlier application of this step has kept is here again.
CREATE TABLE IF NOT EXISTS catalpa.different_authors (
    one integer NOT NULL,
    other integer NOT NULL,
    one_added timestamp NOT NULL,
    other_added timestamp NOT NULL,
    decided timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (one, other),
    CHECK (one < other)
);
CREATE TABLE IF NOT EXISTS catalpa.different_books (
    one integer NOT NULL,
    other integer NOT NULL,
    one_added timestamp NOT NULL,
    other_added timestamp NOT NULL,
    decided timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (one, other),
    CHECK (one < other)
);
-- What was merged is in the history, under this batch. Here stands only which batches are merges.
CREATE TABLE IF NOT EXISTS catalpa.merges (
    batch uuid PRIMARY KEY,
    of_books boolean NOT NULL,
    kept integer NOT NULL,
    gone integer NOT NULL
);
COMMENT ON TABLE catalpa.different_authors IS 'Pairs of authors that people have said are not the same.';
COMMENT ON TABLE catalpa.different_books IS 'Pairs of books that people have said are not the same.';
COMMENT ON TABLE catalpa.merges IS 'Which batches of the history are merges of two records.';

-- Who may see both records sees what was decided of them, and who may change both decides.
ALTER TABLE catalpa.different_authors ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalpa.different_books ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalpa.merges ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON catalpa.different_authors FOR SELECT
    USING ((SELECT catalpa.sees_all_authors()) OR catalpa.sees_author(one) AND catalpa.sees_author(other));
CREATE POLICY seen ON catalpa.different_books FOR SELECT
    USING ((SELECT catalpa.sees_all_books()) OR catalpa.sees_book(one) AND catalpa.sees_book(other));
CREATE POLICY decided ON catalpa.different_authors FOR INSERT
    WITH CHECK (catalpa.may_file_author(one) AND catalpa.may_file_author(other));
CREATE POLICY decided ON catalpa.different_books FOR INSERT
    WITH CHECK (catalpa.may_file_book(one) AND catalpa.may_file_book(other));
CREATE POLICY decided_anew ON catalpa.different_authors FOR UPDATE
    USING (catalpa.may_file_author(one) AND catalpa.may_file_author(other));
CREATE POLICY decided_anew ON catalpa.different_books FOR UPDATE
    USING (catalpa.may_file_book(one) AND catalpa.may_file_book(other));
CREATE POLICY seen ON catalpa.merges FOR SELECT
    USING (CASE WHEN of_books THEN (SELECT catalpa.sees_all_books()) ELSE (SELECT catalpa.sees_all_authors()) END);
CREATE POLICY noted ON catalpa.merges FOR INSERT
    WITH CHECK (CASE WHEN of_books THEN catalpa.may_file_book(kept) ELSE catalpa.may_file_author(kept) END);
-- Whoever may DELETE from a table may also lock it for good. What is taken back is said of records of no day.
REVOKE ALL ON catalpa.different_authors, catalpa.different_books, catalpa.merges FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE (one_added, other_added, decided)
    ON catalpa.different_authors, catalpa.different_books TO PUBLIC;
GRANT SELECT, INSERT ON catalpa.merges TO PUBLIC;
GRANT USAGE ON SCHEMA catalpa TO PUBLIC;
