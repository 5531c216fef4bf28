-- What people have decided stays, for nobody but the owner, and is there again when this step is applied again.
DO $$
DECLARE
    kept text;
    is_filled boolean;
    rule record;
BEGIN
    FOREACH kept IN ARRAY ARRAY['catalpa.different_authors', 'catalpa.different_books', 'catalpa.merges']
    LOOP
        IF to_regclass(kept) IS NULL THEN
            CONTINUE;
        END IF;
        FOR rule IN SELECT polname AS name FROM pg_policy WHERE polrelid = to_regclass(kept)
        LOOP
            EXECUTE format('DROP POLICY %I ON %s', rule.name, kept);
        END LOOP;
        EXECUTE format('REVOKE ALL ON %s FROM PUBLIC', kept);
        EXECUTE format('SELECT EXISTS (SELECT FROM %s)', kept) INTO is_filled;
        IF NOT is_filled THEN
            EXECUTE format('DROP TABLE %s', kept);
        END IF;
    END LOOP;
END
$$;
