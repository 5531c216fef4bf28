
DO $$
BEGIN
    IF pg_catalog.current_setting('server_encoding') <> 'UTF8' THEN
        RAISE EXCEPTION 'This database has the encoding %, and the search key needs UTF8.',
            pg_catalog.current_setting('server_encoding') USING ERRCODE = 'feature_not_supported';
    END IF;
END
$$;

CREATE FUNCTION catalpa.search_key(given text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN octet_length(given) = char_length(given) THEN
            regexp_replace(lower(given COLLATE "C"), '[^a-z0-9\s]+', '', 'g')
        ELSE
            (replace(replace(replace(replace(
                translate(
                    lower(normalize(regexp_replace(normalize(given, NFKD),
                        '[\u0001-\u0008\u000e-\u001f\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u009f'
                        '\u00a1-\u00bf\u00d7\u00f7\u02b9-\u02bf\u0300-\u036f\u0483-\u0489'
                        '\u0591-\u05cf\u05f3\u05f4\u0600-\u061f\u0640\u064b-\u065f\u066a-\u066d\u0670'
                        '\u06d4\u06d6-\u06ed'
                        '\u200b-\u2027\u202a-\u205e\u2060-\u206f\u2e00-\u2e7f\u3001-\u3003\u3008-\u3020\u3030\u30fb'
                        '\ufe00-\ufe0f\ufeff]+',
                        '', 'g'), NFKC) COLLATE "und-x-icu"),
                    'øđðłħŧıς', 'oddlhtiσ'),
                'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')) COLLATE "C"
    END;

COMMENT ON FUNCTION catalpa.search_key(text) IS
    'What Catalpa searches in: the text without accents, capitals and punctuation.';

GRANT EXECUTE ON FUNCTION catalpa.search_key(text) TO PUBLIC;
GRANT USAGE ON SCHEMA catalpa TO PUBLIC;
