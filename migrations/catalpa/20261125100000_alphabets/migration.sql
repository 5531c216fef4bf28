-- Title: Sort by the alphabet of your readers
-- Adds the orders of some fifty alphabets, such as the Swedish one with Å behind Z, or that of German phone books. In all
-- of them numbers in titles count as numbers: volume 9 stands before volume 10. Nothing in the catalogue is changed.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_collation WHERE collprovider = 'i') THEN
        RAISE EXCEPTION 'This server was built without ICU, and knows no alphabets.'
            USING ERRCODE = 'feature_not_supported';
    END IF;
END
$$;

-- Named by their BCP 47 tags; "kn" is what makes numbers count (UTS #35, collation settings).
CREATE COLLATION catalpa."und" (provider = icu, locale = 'und-u-kn-true');
CREATE COLLATION catalpa."ar" (provider = icu, locale = 'ar-u-kn-true');
CREATE COLLATION catalpa."bn" (provider = icu, locale = 'bn-u-kn-true');
CREATE COLLATION catalpa."cs" (provider = icu, locale = 'cs-u-kn-true');
CREATE COLLATION catalpa."cy" (provider = icu, locale = 'cy-u-kn-true');
CREATE COLLATION catalpa."da" (provider = icu, locale = 'da-u-kn-true');
CREATE COLLATION catalpa."de-u-co-phonebk" (provider = icu, locale = 'de-u-co-phonebk-kn-true');
CREATE COLLATION catalpa."el" (provider = icu, locale = 'el-u-kn-true');
CREATE COLLATION catalpa."es" (provider = icu, locale = 'es-u-kn-true');
CREATE COLLATION catalpa."es-u-co-trad" (provider = icu, locale = 'es-u-co-trad-kn-true');
CREATE COLLATION catalpa."et" (provider = icu, locale = 'et-u-kn-true');
CREATE COLLATION catalpa."fa" (provider = icu, locale = 'fa-u-kn-true');
CREATE COLLATION catalpa."fi" (provider = icu, locale = 'fi-u-kn-true');
CREATE COLLATION catalpa."fo" (provider = icu, locale = 'fo-u-kn-true');
CREATE COLLATION catalpa."he" (provider = icu, locale = 'he-u-kn-true');
CREATE COLLATION catalpa."hi" (provider = icu, locale = 'hi-u-kn-true');
CREATE COLLATION catalpa."hr" (provider = icu, locale = 'hr-u-kn-true');
CREATE COLLATION catalpa."hu" (provider = icu, locale = 'hu-u-kn-true');
CREATE COLLATION catalpa."hy" (provider = icu, locale = 'hy-u-kn-true');
CREATE COLLATION catalpa."is" (provider = icu, locale = 'is-u-kn-true');
CREATE COLLATION catalpa."ja" (provider = icu, locale = 'ja-u-kn-true');
CREATE COLLATION catalpa."ka" (provider = icu, locale = 'ka-u-kn-true');
CREATE COLLATION catalpa."kk" (provider = icu, locale = 'kk-u-kn-true');
CREATE COLLATION catalpa."kl" (provider = icu, locale = 'kl-u-kn-true');
CREATE COLLATION catalpa."ko" (provider = icu, locale = 'ko-u-kn-true');
CREATE COLLATION catalpa."lt" (provider = icu, locale = 'lt-u-kn-true');
CREATE COLLATION catalpa."lv" (provider = icu, locale = 'lv-u-kn-true');
CREATE COLLATION catalpa."mk" (provider = icu, locale = 'mk-u-kn-true');
CREATE COLLATION catalpa."mt" (provider = icu, locale = 'mt-u-kn-true');
CREATE COLLATION catalpa."nb" (provider = icu, locale = 'nb-u-kn-true');
CREATE COLLATION catalpa."pl" (provider = icu, locale = 'pl-u-kn-true');
CREATE COLLATION catalpa."ro" (provider = icu, locale = 'ro-u-kn-true');
CREATE COLLATION catalpa."ru" (provider = icu, locale = 'ru-u-kn-true');
CREATE COLLATION catalpa."sk" (provider = icu, locale = 'sk-u-kn-true');
CREATE COLLATION catalpa."sl" (provider = icu, locale = 'sl-u-kn-true');
CREATE COLLATION catalpa."sq" (provider = icu, locale = 'sq-u-kn-true');
CREATE COLLATION catalpa."sr" (provider = icu, locale = 'sr-u-kn-true');
CREATE COLLATION catalpa."sv" (provider = icu, locale = 'sv-u-kn-true');
CREATE COLLATION catalpa."ta" (provider = icu, locale = 'ta-u-kn-true');
CREATE COLLATION catalpa."te" (provider = icu, locale = 'te-u-kn-true');
CREATE COLLATION catalpa."th" (provider = icu, locale = 'th-u-kn-true');
CREATE COLLATION catalpa."tk" (provider = icu, locale = 'tk-u-kn-true');
CREATE COLLATION catalpa."tr" (provider = icu, locale = 'tr-u-kn-true');
CREATE COLLATION catalpa."uk" (provider = icu, locale = 'uk-u-kn-true');
CREATE COLLATION catalpa."ur" (provider = icu, locale = 'ur-u-kn-true');
CREATE COLLATION catalpa."vi" (provider = icu, locale = 'vi-u-kn-true');
CREATE COLLATION catalpa."zh" (provider = icu, locale = 'zh-u-kn-true');
CREATE COLLATION catalpa."zh-u-co-stroke" (provider = icu, locale = 'zh-u-co-stroke-kn-true');

-- Rights may be given to everybody by default on whatever is made. Here and in all that follows they are taken away
-- before those are given that are meant.
REVOKE ALL ON SCHEMA catalpa FROM PUBLIC;
GRANT USAGE ON SCHEMA catalpa TO PUBLIC;
