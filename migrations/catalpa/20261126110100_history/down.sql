-- What was recorded stays, for nobody but the owner, and is there again when this step is applied again.
DROP FUNCTION IF EXISTS catalpa.take_back(uuid, uuid);
DROP FUNCTION IF EXISTS catalpa.put_batch_back(uuid, regclass);
DROP FUNCTION IF EXISTS catalpa.delete_authors(bigint[]);
DROP FUNCTION IF EXISTS catalpa.put_values(regclass, bigint, jsonb);
DROP FUNCTION IF EXISTS catalpa.batch_obstacles(uuid);
DROP FUNCTION IF EXISTS catalpa.addition_obstacles(uuid);
DROP FUNCTION IF EXISTS catalpa.held_additions(uuid);
DROP FUNCTION IF EXISTS catalpa.batch_effects(uuid);
DROP FUNCTION IF EXISTS catalpa.held(regclass, bigint);
DROP FUNCTION IF EXISTS catalpa.restore_deleted(text, bigint, bigint, uuid);
DROP FUNCTION IF EXISTS catalpa.file_again(regclass, bigint, text);
DROP FUNCTION IF EXISTS catalpa.put_back(regclass, jsonb);
DROP FUNCTION IF EXISTS catalpa.put_all_back(regclass, jsonb[]);
DROP FUNCTION IF EXISTS catalpa.history_state();
DROP FUNCTION IF EXISTS catalpa.attach_history();
-- With their triggers, wherever these are.
DROP FUNCTION IF EXISTS catalpa.record_filing() CASCADE;
DROP FUNCTION IF EXISTS catalpa.record_history() CASCADE;
DROP FUNCTION IF EXISTS catalpa.deletions_in_history();
DROP FUNCTION IF EXISTS catalpa.role_told();
DROP FUNCTION IF EXISTS catalpa.batch_told();
DROP FUNCTION IF EXISTS catalpa.filed_by_hand(regclass, bigint);
DROP FUNCTION IF EXISTS catalpa.row_in_json(regclass, text);
DO $$
DECLARE
    recorded boolean := false;
BEGIN
    IF to_regclass('catalpa.history') IS NOT NULL THEN
        DROP POLICY IF EXISTS seen ON catalpa.history;
        REVOKE ALL ON catalpa.history FROM PUBLIC;
        SELECT EXISTS (SELECT FROM catalpa.history WHERE kind <> 'begun') INTO recorded;
        IF NOT recorded THEN
            DROP TABLE catalpa.history;
        END IF;
    END IF;
    IF to_regclass('catalpa.history_end') IS NOT NULL THEN
        DROP POLICY IF EXISTS seen ON catalpa.history_end;
        REVOKE ALL ON catalpa.history_end FROM PUBLIC;
        IF NOT recorded THEN
            DROP TABLE catalpa.history_end;
        END IF;
    END IF;
END
$$;
DROP SEQUENCE IF EXISTS catalpa.history_lapses;
DROP FUNCTION IF EXISTS catalpa.sees_whole_book(bigint);
DROP FUNCTION IF EXISTS catalpa.sees_whole_author(bigint);
DROP FUNCTION IF EXISTS catalpa.has_ended(regclass, bigint, bigint);
DROP FUNCTION IF EXISTS catalpa.reads_whole(text);
DROP FUNCTION IF EXISTS catalpa.reads_columns(text);
