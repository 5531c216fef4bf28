-- What was filled in stays, for nobody but the owner, and is there again when this step is applied again.
-- With their triggers, wherever these are.
DROP FUNCTION IF EXISTS catalpa.forget_details() CASCADE;
DROP FUNCTION IF EXISTS catalpa.check_details() CASCADE;
DROP FUNCTION IF EXISTS catalpa.record_details() CASCADE;
DROP FUNCTION IF EXISTS catalpa.remove_empty_details() CASCADE;
DROP FUNCTION IF EXISTS catalpa.note_language() CASCADE;
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
DROP FUNCTION IF EXISTS catalpa.remove_lost_details();
DO $$
DECLARE
    kept text[];
    is_filled boolean;
    rule record;
BEGIN
    FOREACH kept SLICE 1 IN ARRAY ARRAY[['catalpa.author_details', 'author_id', 'public.authors'],
                                        ['catalpa.book_details', 'book_id', 'public.books']]
    LOOP
        IF to_regclass(kept[1]) IS NULL THEN
            CONTINUE;
        END IF;
        FOR rule IN SELECT polname AS name FROM pg_policy WHERE polrelid = to_regclass(kept[1])
        LOOP
            EXECUTE format('DROP POLICY %I ON %s', rule.name, kept[1]);
        END LOOP;
        EXECUTE format('REVOKE ALL ON %s FROM PUBLIC', kept[1]);
        EXECUTE format('SELECT EXISTS (SELECT FROM %s)', kept[1]) INTO is_filled;
        IF NOT is_filled THEN
            EXECUTE format('DROP TABLE %s', kept[1]);
            CONTINUE;
        END IF;
        IF kept[1] = 'catalpa.book_details' AND to_regclass('catalpa.changes') IS NOT NULL THEN
            -- They are filed without their language again.
            INSERT INTO catalpa.changes (book, record)
            SELECT true, (to_jsonb(d) ->> 'book_id')::integer FROM catalpa.book_details d
             WHERE to_jsonb(d) ->> 'language' IS NOT NULL;
        END IF;
        -- From here on numbers may be given to other records, which are told by the time when they were added.
        EXECUTE format('ALTER TABLE %s ADD COLUMN IF NOT EXISTS kept_for text', kept[1]);
        IF to_regclass(kept[3]) IS NOT NULL THEN
            EXECUTE format('UPDATE %1$s d SET kept_for = to_jsonb(r) ->> ''created_at'' FROM %3$s r '
                           'WHERE r.id = d.%2$s AND d.records = %3$L::regclass', kept[1], kept[2], kept[3]);
        END IF;
    END LOOP;
    IF to_regclass('catalpa.book_details') IS NULL THEN
        DROP FUNCTION IF EXISTS catalpa.year_in(text);
    END IF;
END
$$;
DROP FUNCTION IF EXISTS catalpa.may_fill(text, integer);
DROP FUNCTION IF EXISTS catalpa.has_added(text, integer);
