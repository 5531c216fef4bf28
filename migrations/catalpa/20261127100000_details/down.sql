-- What was filled in stays, for nobody but the owner, and is there again when this step is applied again.
-- With their triggers, wherever these are.
DROP FUNCTION IF EXISTS catalpa.forget_details() CASCADE;
DROP FUNCTION IF EXISTS catalpa.record_details() CASCADE;
DROP FUNCTION IF EXISTS catalpa.told_change(jsonb, jsonb);
DROP FUNCTION IF EXISTS catalpa.change_details(text, integer, jsonb, jsonb);
DO $$
BEGIN
    IF to_regprocedure('catalpa.put_columns(regclass, bigint, jsonb)') IS NOT NULL THEN
        DROP FUNCTION IF EXISTS catalpa.put_values(regclass, bigint, jsonb);
        ALTER FUNCTION catalpa.put_columns(regclass, bigint, jsonb) RENAME TO put_values;
    END IF;
    IF to_regprocedure('catalpa.put_rows_back(regclass, jsonb[])') IS NOT NULL THEN
        DROP FUNCTION IF EXISTS catalpa.put_all_back(regclass, jsonb[]);
        ALTER FUNCTION catalpa.put_rows_back(regclass, jsonb[]) RENAME TO put_all_back;
    END IF;
    IF to_regprocedure('catalpa.sort_key_by_hand(regclass, bigint)') IS NOT NULL THEN
        DROP FUNCTION IF EXISTS catalpa.filed_by_hand(regclass, bigint);
        ALTER FUNCTION catalpa.sort_key_by_hand(regclass, bigint) RENAME TO filed_by_hand;
    END IF;
END
$$;
DROP FUNCTION IF EXISTS catalpa.put_details(regclass, bigint, jsonb);
DROP FUNCTION IF EXISTS catalpa.write_details(regclass, bigint, jsonb);
DROP FUNCTION IF EXISTS catalpa.kept_details(regclass, bigint);
DO $$
DECLARE
    kept text;
    is_filled boolean;
    rule record;
BEGIN
    FOREACH kept IN ARRAY ARRAY['catalpa.author_details', 'catalpa.book_details']
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
    IF to_regclass('catalpa.book_details') IS NULL THEN
        DROP FUNCTION IF EXISTS catalpa.year_in(text);
    END IF;
END
$$;
