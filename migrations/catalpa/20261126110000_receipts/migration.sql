-- Title: Save every edit exactly once
-- From now on Catalpa leaves a receipt in the database with each edit that it saves. When a connection breaks before
-- the answer has come, it looks for the receipt instead of guessing, so that nothing is entered twice and nobody's later
-- work is overwritten. It is done at once.

CREATE TABLE catalpa.receipts (
    token uuid PRIMARY KEY,
    record bigint,
    saved_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE catalpa.receipts IS 'Edits that were saved, by the token that the program drew for each.';
COMMENT ON COLUMN catalpa.receipts.record IS 'Number of the record that was added, where one was.';

-- Whether the caller may write authors or books; nobody else has anything to leave a receipt of.
CREATE FUNCTION catalpa.may_write() RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM unnest(ARRAY[to_regclass('public.authors'), to_regclass('public.books')]) AS place
         WHERE has_any_column_privilege(place, 'INSERT, UPDATE') OR has_table_privilege(place, 'DELETE'));
END
$$;
GRANT EXECUTE ON FUNCTION catalpa.may_write() TO PUBLIC;

ALTER TABLE catalpa.receipts ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON catalpa.receipts FOR SELECT USING ((SELECT catalpa.may_write()));
CREATE POLICY left_behind ON catalpa.receipts FOR INSERT WITH CHECK ((SELECT catalpa.may_write()));
REVOKE ALL ON catalpa.receipts FROM PUBLIC;
GRANT SELECT, INSERT ON catalpa.receipts TO PUBLIC;
GRANT USAGE ON SCHEMA catalpa TO PUBLIC;
