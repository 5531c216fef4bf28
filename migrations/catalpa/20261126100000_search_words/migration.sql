-- Title: Search without accents, capitals and punctuation
-- Teaches the database that "soren" also means Søren, "obrien" O'Brien, "catch 22" Catch-22 and 夏目漱石 夏目 漱石. Nothing
-- in the catalogue is changed. What an earlier Catalpa kept as indexes and triggers on the tables goes; the steps that
-- follow make it anew, beside them.

-- Of the history that Catalpa had before; they are not applied any more.
-- Replaces: 20261122100000_books_by_author 20261122100100_authors_in_order 20261122100200_books_in_order
-- Replaces: 20261122100300_search_key 20261122100500_author_search 20261122100600_book_search
-- Replaces: 20261122100700_authors_by_country 20261125100100_sort_keys 20261125100200_keep_in_sort_order
-- Replaces: 20261125100300_countries_in_order 20261126100000_callers_rights 20261126100100_keep_filing
-- Replaces: 20261126100200_changing_types 20261126100300_changing_countries

DO $$
BEGIN
    IF current_setting('server_encoding') <> 'UTF8' THEN
        RAISE EXCEPTION 'This database has the encoding %, and the reading index needs UTF8.',
            current_setting('server_encoding') USING ERRCODE = 'feature_not_supported';
    END IF;
END
$$;

-- Whether a table has these columns, of PostgreSQL's own types: what is computed with any other type runs the code of
-- whoever has made that type.
CREATE OR REPLACE FUNCTION catalpa.has_columns(place regclass, numbers name[], texts name[]) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM pg_class WHERE oid = place AND relkind IN ('r', 'p'))
        AND (SELECT count(*) FROM pg_attribute
              WHERE attrelid = place AND attnum > 0 AND NOT attisdropped
                AND (attname = ANY (numbers)
                     AND atttypid IN ('smallint'::regtype, 'integer'::regtype, 'bigint'::regtype)
                  OR attname = ANY (texts) AND atttypid IN ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype)))
            = cardinality(numbers) + cardinality(texts);
END
$$;

-- An earlier Catalpa did not note from the beginning for which name a person had filed a record. It is known only where
-- its triggers have watched until now: a number may be given to another record.
ALTER TABLE IF EXISTS catalpa.author_sort ADD COLUMN IF NOT EXISTS filed_for text;
ALTER TABLE IF EXISTS catalpa.book_sort ADD COLUMN IF NOT EXISTS filed_for text;
DO $$
DECLARE
    watched oid[] := ARRAY(SELECT tgrelid FROM pg_trigger WHERE tgenabled = 'A'
                              AND tgname IN ('catalpa_author_sort_changed', 'catalpa_book_sort_changed'));
BEGIN
    IF to_regclass('catalpa.author_sort') IS NOT NULL AND to_regclass('public.authors')::oid = ANY (watched)
            AND catalpa.has_columns(to_regclass('public.authors'), '{id}', '{name}') THEN
        UPDATE catalpa.author_sort s SET filed_for = a.name
          FROM public.authors a WHERE a.id = s.author_id AND s.by_hand AND s.filed_for IS NULL;
    END IF;
    IF to_regclass('catalpa.book_sort') IS NOT NULL AND to_regclass('public.books')::oid = ANY (watched)
            AND catalpa.has_columns(to_regclass('public.books'), '{id}', '{title}') THEN
        UPDATE catalpa.book_sort s SET filed_for = b.title
          FROM public.books b WHERE b.id = s.book_id AND s.by_hand AND s.filed_for IS NULL;
    END IF;
END
$$;

-- What an earlier Catalpa has made: its functions, with their triggers wherever they are, and its indexes.
DROP FUNCTION IF EXISTS catalpa.keep_author_sort() CASCADE;
DROP FUNCTION IF EXISTS catalpa.keep_book_sort() CASCADE;
DROP FUNCTION IF EXISTS catalpa.note_author() CASCADE;
DROP FUNCTION IF EXISTS catalpa.note_book() CASCADE;
DROP FUNCTION IF EXISTS catalpa.file_author(integer, text, text);
DROP FUNCTION IF EXISTS catalpa.file_book(integer, text, text);
DROP FUNCTION IF EXISTS catalpa.attach_filing();
DROP FUNCTION IF EXISTS catalpa.filing_state();
DROP FUNCTION IF EXISTS catalpa.country_is_known();
DROP FUNCTION IF EXISTS catalpa.country_of(bigint);
DROP FUNCTION IF EXISTS catalpa.author_sort_name(text);
DROP FUNCTION IF EXISTS catalpa.book_sort_title(text, text);
DROP FUNCTION IF EXISTS catalpa.search_key(text) CASCADE;
DROP FUNCTION IF EXISTS catalpa.search_key(anyelement) CASCADE;
DROP FUNCTION IF EXISTS catalpa.sort_text(text) CASCADE;
DROP FUNCTION IF EXISTS catalpa.sort_text(anyelement) CASCADE;
DROP SEQUENCE IF EXISTS catalpa.filing_lapses;

DO $$
DECLARE
    old record;
BEGIN
    FOR old IN
        SELECT i.oid::regclass AS name
          FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
         WHERE x.indrelid IN (to_regclass('public.authors'), to_regclass('public.books'))
           AND i.relname LIKE 'catalpa\_%'
    LOOP
        EXECUTE format('DROP INDEX %s', old.name);
    END LOOP;
    IF to_regclass('catalpa._prisma_migrations') IS NOT NULL THEN
        DELETE FROM catalpa._prisma_migrations WHERE migration_name IN (
            '20261122100000_books_by_author', '20261122100100_authors_in_order', '20261122100200_books_in_order',
            '20261122100300_search_key', '20261122100500_author_search', '20261122100600_book_search',
            '20261122100700_authors_by_country', '20261125100100_sort_keys', '20261125100200_keep_in_sort_order',
            '20261125100300_countries_in_order', '20261126100000_callers_rights', '20261126100100_keep_filing',
            '20261126100200_changing_types', '20261126100300_changing_countries');
    END IF;
END
$$;

-- Whether a trigger is one of ours, and passes on the rows as its function expects them.
CREATE OR REPLACE FUNCTION catalpa.is_hook(place oid, hook name, operation text) RETURNS boolean
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM pg_trigger
                    WHERE tgrelid = place AND tgname = hook AND tgname LIKE 'catalpa\_%'
                      AND (tgnewtable = 'added') IS NOT DISTINCT FROM nullif(operation IN ('INSERT', 'UPDATE'), false)
                      AND (tgoldtable = 'removed')
                          IS NOT DISTINCT FROM nullif(operation IN ('UPDATE', 'DELETE'), false));
END
$$;
REVOKE EXECUTE ON FUNCTION catalpa.is_hook(oid, name, text) FROM PUBLIC;

-- Whether the caller may read these columns in every row, so that not each row has to be asked for. A view may hide
-- some.
CREATE OR REPLACE FUNCTION catalpa.reads_all(place regclass, columns name[]) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM pg_class WHERE oid = place AND relkind IN ('r', 'p'))
        AND (SELECT count(*) FROM pg_attribute
              WHERE attrelid = place AND attname = ANY (columns) AND NOT attisdropped
                AND has_column_privilege(place, attnum, 'SELECT')) = cardinality(columns)
        AND NOT row_security_active(place);
END
$$;

CREATE OR REPLACE FUNCTION catalpa.sees_all_authors() RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN catalpa.reads_all(to_regclass('public.authors'), '{id,name}');
END
$$;

CREATE OR REPLACE FUNCTION catalpa.sees_all_books() RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN catalpa.reads_all(to_regclass('public.books'), '{id,title}');
END
$$;

-- Whether the caller may read everything that stands in the reading index, in every row.
CREATE FUNCTION catalpa.sees_everything() RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    authors regclass := to_regclass('public.authors');
    books regclass := to_regclass('public.books');
BEGIN
    RETURN coalesce(catalpa.reads_all(authors, ARRAY(SELECT attname FROM pg_attribute
                                      WHERE attrelid = authors AND NOT attisdropped
                                        AND attname IN ('id', 'name', 'bio', 'country', 'created_at')))
                    AND catalpa.reads_all(books, '{id,title,author_id,created_at}')
                    AND catalpa.has_columns(authors, '{id}', '{name,bio}'), false);
END
$$;

-- In policies stand functions and not the tables themselves, which could not be dropped or changed any more. These two
-- are called for each row; so their operators are named in full instead of setting a search_path.
CREATE OR REPLACE FUNCTION catalpa.sees_author(record integer) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN EXISTS (SELECT a.id, a.name FROM public.authors a WHERE a.id OPERATOR(pg_catalog.=) record);
END
$$;

CREATE OR REPLACE FUNCTION catalpa.sees_book(record integer) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN EXISTS (SELECT b.id, b.title FROM public.books b WHERE b.id OPERATOR(pg_catalog.=) record);
END
$$;

CREATE OR REPLACE FUNCTION catalpa.may_file_author(record integer) RETURNS boolean
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT has_column_privilege('public.authors', 'name', 'UPDATE') THEN
        RAISE EXCEPTION 'permission denied for table authors' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM a.id, a.name FROM public.authors a WHERE a.id = record FOR NO KEY UPDATE;
    RETURN FOUND;
END
$$;

CREATE OR REPLACE FUNCTION catalpa.may_file_book(record integer) RETURNS boolean
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT has_column_privilege('public.books', 'title', 'UPDATE') THEN
        RAISE EXCEPTION 'permission denied for table books' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM b.id, b.title FROM public.books b WHERE b.id = record FOR NO KEY UPDATE;
    RETURN FOUND;
END
$$;

GRANT EXECUTE ON FUNCTION catalpa.has_columns(regclass, name[], name[]), catalpa.reads_all(regclass, name[]),
    catalpa.sees_all_authors(), catalpa.sees_all_books(), catalpa.sees_everything(), catalpa.sees_author(integer),
    catalpa.sees_book(integer), catalpa.may_file_author(integer), catalpa.may_file_book(integer) TO PUBLIC;

-- The words of a text, each between blanks, without accents and capitals; what separates parts of a word both
-- separates and joins them: "Catch-22" gives " catch 22 " and, behind a tab, " catch22 ". East Asian characters stand
-- alone. What a letter is made of (NFKD) never changes, unlike the rules of the extension unaccent.
CREATE FUNCTION catalpa.search_words(given text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    words text := given;
    joined text;
BEGIN
    -- C++, C#: what stands behind a letter and before none is a word's own.
    IF words ~ '[+#]' THEN
        WHILE words ~ '[[:alnum:]]\+(?![[:alnum:]])' LOOP
            words := regexp_replace(words, '([[:alnum:]])\+(?![[:alnum:]])', '\1plus', 'g');
        END LOOP;
        words := regexp_replace(words, '([[:alnum:]])#(?![[:alnum:]])', '\1sharp', 'g');
    END IF;
    IF octet_length(words) = char_length(words) THEN
        words := lower(regexp_replace(words, '[\u0001-\u0008\u000e-\u001f\u007f]+', '', 'g') COLLATE "C");
        IF words ~ '[a-z0-9][^a-z0-9\s]+[a-z0-9]' THEN
            joined := regexp_replace(regexp_replace(words, '[^a-z0-9\s]+', '', 'g'), '\s+', ' ', 'g');
        END IF;
        RETURN ' ' || btrim(regexp_replace(words, '[^a-z0-9]+', ' ', 'g')) || ' '
            || coalesce(E'\t ' || btrim(joined) || ' ', '');
    END IF;
    -- Gone without a trace, line by line: controls; accents (Latin, Cyrillic); vowel points of Hebrew and Arabic;
    -- invisible signs; variation selectors. Modifier letters that stand for an apostrophe separate and join.
    words := regexp_replace(normalize(words, NFKD),
        '[\u0001-\u0008\u000e-\u001f\u007f-\u009f\u00ad'
        '\u0300-\u036f\u0483-\u0489'
        '\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06ed'
        '\u200b-\u200f\u202a-\u202e\u2060-\u206f'
        '\ufe00-\ufe0f\ufeff]+', '', 'g');
    words := replace(replace(replace(replace(
        translate(lower(normalize(words, NFKC) COLLATE "und-x-icu"),
                  'øđðłħŧıςىیکةۀ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹',
                  'oddlhtiσييكهه01234567890123456789'),
        'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
    IF words ~ '[\u3041-\u3096]' THEN
        words := translate(words,
        'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ',
        'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ');
    END IF;
    IF words ~ '[\u4e00-\u9fff]' THEN
        words := catalpa.simplified_han(words);
    END IF;
    IF words ~ '[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]'
    THEN
        words := regexp_replace(words,
            '((?![\u3001-\u3003\u3008-\u3020\u3030\u30fb\s])'
            '[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])',
            ' \1 ', 'g');
    END IF;
    -- Punctuation: of ASCII and Latin 1, apostrophes, Hebrew and Arabic, dashes and quotation marks, East Asia.
    joined := ' ' || btrim(regexp_replace(regexp_replace(words,
        '[\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007e\u00a1-\u00bf\u00d7\u00f7\u02b9-\u02bf\u05be'
        '\u05c0\u05f3\u05f4\u0600-\u060f\u061b\u066a-\u066d\u06d4\u2010-\u2027\u2030-\u205e\u2e00-\u2e7f'
        '\u3001-\u3003\u3008-\u3020\u3030\u30fb]+', '', 'g'), '\s+', ' ', 'g')) || ' ';
    words := ' ' || btrim(regexp_replace(words,
        '[\s\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007e\u00a1-\u00bf\u00d7\u00f7\u02b9-\u02bf\u05be'
        '\u05c0\u05f3\u05f4\u0600-\u060f\u061b\u066a-\u066d\u06d4\u2010-\u2027\u2030-\u205e\u2e00-\u2e7f'
        '\u3001-\u3003\u3008-\u3020\u3030\u30fb]+', ' ', 'g')) || ' ';
    RETURN words || CASE WHEN joined = words THEN '' ELSE E'\t' || joined END;
END
$$;
COMMENT ON FUNCTION catalpa.search_words(text) IS
    'What Catalpa searches in: the words of a text without accents, capitals and punctuation.';

-- Traditional characters as simplified ones (Unicode's Unihan database by way of ICU 72, "Hant-Hans", one by one).
CREATE FUNCTION catalpa.simplified_han(given text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN translate(given,
        '丟並乾亂亙亞佇佈佔併來侖侶侷俁係俔俠俬俱倀倆倈倉個們倖倣倫偉側偵偽傑傖傘備傢傭傯傳傴債傷傾僂僅僇僉僑僕僞'
        '僥僨僱價儀儂億儈儉儐儔儕儘償優儲儷儸儺儻儼兇兌兒兗內兩冊冪凈凍凜凱別刪剄則剋剎剗剛剝剮剴創剷劃劇劉劊劌劍'
        '劏劑劚勁動勗務勛勝勞勢勩勱勳勵勸勻匭匯匱區協卹卻厙厠厭厲厴參叄叢吒吢吳吶呂咷咼員唄唚唸問啓啞啟啢喎喚喨喪'
        '喫喬單喲嗆嗇嗊嗎嗚嗩嗶嘆嘍嘔嘖嘗嘜嘩嘮嘯嘰嘵嘸嘽噓噚噝噠噥噦噯噲噴噸噹嚀嚇嚌嚐嚕嚙嚥嚦嚨嚮嚲嚳嚴嚶囀囁囂'
        '囅囈囉囍囑囓囪圇國圍園圓圖團垵埡埰執堅堊堖堝堯報場塊塋塏塒塗塚塢塤塵塹墊墜墮墳墻墾壇壋壎壓壘壙壚壜壞壟壠'
        '壢壩壯壺壼壽夠夢夥夾奐奧奩奪奬奮奼妝姊姍姦姪娛婁婦婭媧媯媼媽嫋嫗嫵嫻嫿嬀嬈嬋嬌嬙嬝嬡嬤嬪嬰嬸孃孌孫學孿宮'
        '寢實寧審寫寬寵寶尅將專尋對導尷屆屍屓屜屢層屨屬岡峴島峽崍崑崗崙崢崬嵐嶁嶄嶇嶔嶗嶠嶢嶧嶮嶴嶸嶺嶼巋巒巔巖巰'
        '帥師帳帶幀幃幗幘幟幣幫幬幹幾庫廁廂廄廈廚廝廟廠廡廢廣廩廬廳廻弒弔弳張強彆彈彌彎彙彞彥彿後徑從徠復徬徵徹恆'
        '恥悅悞悳悵悶悽惡惱惲惻愛愜愨愴愷愾慄慇態慍慘慚慟慣慤慪慫慮慳慶慼慾憂憊憐憑憒憚憤憫憮憲憶懃懇應懌懍懞懟懣'
        '懨懮懲懶懷懸懺懼懾戀戇戔戧戩戰戱戲戶拋挩挾捨捫捲掃掄掗掙掛採揀揚換揮搆損搖搗搥搧搨搵搶搾摀摑摜摟摯摳摶摺'
        '摻撈撏撐撓撚撝撟撢撣撥撫撲撳撻撾撿擁擄擇擊擋擓擔據擠擣擬擯擰擱擲擴擷擺擻擼擾攄攆攏攔攖攙攛攜攝攢攣攤攪攬'
        '敗敘敵數斂斃斕斬斷於昇時晉晝暈暉暘暢暫暱曄曆曇曉曏曖曠曨曬書會朧東枒柵桿梔梘條梟梲棄棖棗棟棧棲棶椏楊楓楨'
        '業極榖榪榮榲榿構槍槓槖槤槧槨槳樁樂樅樑樓標樞樣樸樹樺橈橋機橢橫檁檉檔檜檝檟檢檣檮檯檳檸檻櫃櫓櫚櫛櫝櫞櫟櫥'
        '櫧櫨櫪櫫櫬櫱櫳櫸櫺櫻欄權欏欒欖欞欵欽歎歐歛歟歡歲歷歸歿殘殞殤殨殫殮殯殰殲殺殼毀毆毬毿氂氈氌氣氫氬氳氹氾汎'
        '汙決沍沒沖況洩洶浹涇涼淒淚淥淨淪淵淶淺渙減渦測渾湊湞湧湯溈準溝溫溼滄滅滌滎滬滯滲滷滸滻滾滿漁漚漢漣漬漲漵'
        '漸漿潁潑潔潙潛潤潯潰潷潿澀澆澇澗澠澤澦澩澮澱濁濃濕濘濟濤濫濬濰濱濺濼濾瀅瀆瀇瀉瀋瀏瀕瀘瀝瀟瀠瀦瀧瀨瀰瀲瀾'
        '灃灄灑灕灘灝灠灣灤灧災為烏烴無煉煒煙煢煥煩煬煱熅熒熗熱熲熾燁燄燈燉燐燒燙燜營燦燬燭燴燶燻燼燾燿爍爐爛爭爲'
        '爺爾牀牆牋牘牽犖犢犧狀狹狽猙猶猻獁獃獄獅獎獨獪獫獮獰獱獲獵獷獸獺獻獼玀現琺琿瑋瑒瑣瑤瑩瑪瑯瑲璉璣璦璫環璽'
        '瓊瓏瓔瓚甌甕產産畝畢畫異當疇疊痀痙痠痾瘂瘋瘍瘓瘞瘡瘧瘮瘲瘺瘻療癆癇癉癒癘癟癡癢癤癥癧癩癬癭癮癰癱癲發皁皚'
        '皰皸皺盃盜盞盡監盤盧盪眞眥眾睏睜睞睪瞇瞘瞜瞞瞭瞶瞼矓矚矯砲硏硜硤硨硯碩碭碸確碼磑磚磣磧磯磽礆礎礙礡礦礪礫'
        '礬礮礱祕祿禍禎禕禡禦禪禮禰禱禿秈稅稈稏稜稟種稱穀穌積穎穠穡穢穩穫穭窩窪窮窯窵窶窺竄竅竇竈竊竪競筆筍筧筴箇'
        '箋箎箏箝節範築篋篔篤篩篳簀簆簍簞簡簣簫簷簹簽簾籃籌籐籙籜籟籠籤籩籪籬籮籲粧粵糝糞糧糰糲糴糶糹糾紀紂約紅紆'
        '紇紈紉紋納紐紓純紕紖紗紘紙級紛紜紝紡紬紮細紱紲紳紵紹紺紼紿絀終絃組絅絆絎結絕絛絝絞絡絢給絨絰統絲絳絶絹綁'
        '綃綆綈綉綌綏綐綑經綜綞綠綢綣綫綬維綯綰綱網綳綴綵綸綹綺綻綽綾綿緄緇緊緋緑緒緓緔緗緘緙線緝緞締緡緣緦編緩緬'
        '緯緱緲練緶緹緻縈縉縊縋縐縑縕縗縛縝縞縟縣縧縫縭縮縱縲縳縴縵縶縷縹總績繃繅繆繒織繕繚繞繡繢繩繪繫繭繮繯繰繳'
        '繸繹繼繽繾繿纈纊續纍纏纓纔纖纘纜缽罈罌罎罣罰罵罷羅羆羈羋羣羥羨義羶習翫翹翺耬耮聖聞聯聰聲聳聵聶職聹聽聾肅'
        '脅脈脛脣脫脹腎腖腡腦腫腳腸膃膚膠膩膽膾膿臉臍臏臘臚臟臠臢臥臨臺與興舉舊舖艙艤艦艫艱艷芻苎苧茲荊荳莊莖莢莧'
        '菓華菸萇萊萬萵葉葒著葤葦葯葷蒐蒓蒔蒞蒼蓀蓆蓋蓮蓯蓽蔔蔞蔣蔥蔦蔭蔴蕁蕆蕎蕒蕓蕕蕘蕢蕩蕪蕭蕷薀薈薊薌薑薔薘薟'
        '薦薩薳薴薺藉藍藎藝藥藪藴藶藷藹藺蘄蘆蘇蘊蘋蘚蘞蘢蘭蘺蘿虆處虛虜號虧虯蛺蛻蜆蝕蝟蝦蝨蝸螄螞螢螮螻螿蟄蟈蟎蟣'
        '蟬蟯蟲蟶蟻蠅蠆蠍蠐蠑蠔蠟蠣蠧蠨蠱蠶蠻衆衊術衚衛衝袞袴裊裏補裝裡製複褌褘褲褳褸褻襇襏襖襝襠襤襪襬襯襲覈見覎'
        '規覓視覘覡覥覦親覬覯覲覷覺覽覿觀觴觶觸訁訂訃計訊訌討訐訒訓訕訖託記訛訝訟訢訣訥訩訪設許訴訶診註証詁詆詎詐'
        '詒詔評詖詗詘詛詞詠詡詢詣試詩詫詬詭詮詰話該詳詵詼詿誄誅誆誇誌認誑誒誕誘誚語誠誡誣誤誥誦誨說説誰課誶誹誼誾'
        '調諂諄談諉請諍諏諑諒論諗諛諜諝諞諡諢諤諦諧諫諭諮諱諳諶諷諸諺諼諾謀謁謂謄謅謊謎謐謔謖謗謙謚講謝謠謡謨謫謬'
        '謭謳謹謾譁譅證譎譏譖識譙譚譜譟譫譯議譴護譸譽譾讀變讌讎讒讓讕讖讚讜讞豈豎豐豔豬豶貍貓貙貝貞貟負財貢貧貨販'
        '貪貫責貯貰貲貳貴貶買貸貺費貼貽貿賀賁賂賃賄賅資賈賊賑賒賓賕賙賚賜賞賠賡賢賣賤賦賧質賫賬賭賰賴賵賸賺賻購賽'
        '賾贄贅贇贈贊贋贍贏贐贓贔贖贗贛贜赬趕趙趨趲跡跤跼踐踡踰踴蹌蹕蹟蹣蹤蹧蹺躂躉躊躋躍躑躒躓躕躚躡躥躦躪軀車軋'
        '軌軍軑軒軔軛軟軤軫軲軸軹軺軻軼軾較輅輇輈載輊輒輓輔輕輛輜輝輞輟輥輦輩輪輬輯輳輸輻輾輿轀轂轄轅轆轉轍轎轔轝'
        '轟轡轢轤辦辭辮辯農迴逕這連週進遊運過達違遙遜遞遠適遯遲遷選遺遼邁還邇邊邏邐郟郵鄆鄉鄒鄔鄖鄧鄭鄰鄲鄴鄶鄺酇'
        '酈醃醖醜醞醫醬醱醼釀釁釃釅釋釐釒釓釔釕釗釘釙針釣釤釦釧釩釵釷釹釺鈀鈁鈃鈄鈈鈉鈍鈎鈐鈑鈒鈔鈕鈞鈣鈥鈦鈧鈮鈰'
        '鈳鈴鈷鈸鈹鈺鈽鈾鈿鉀鉅鉈鉉鉋鉍鉑鉕鉗鉚鉛鉞鉢鉤鉦鉬鉭鉶鉸鉺鉻鉿銀銃銅銍銑銓銖銘銚銛銜銠銣銥銦銨銩銪銫銬銱'
        '銲銳銷銹銻銼鋁鋃鋅鋇鋌鋏鋒鋙鋝鋟鋣鋤鋥鋦鋨鋩鋪鋭鋮鋯鋰鋱鋶鋸鋼錁錄錆錇錈錏錐錒錕錘錙錚錛錟錠錡錢錦錨錩錫'
        '錮錯録錳錶錸鍀鍁鍃鍆鍇鍈鍊鍋鍍鍔鍘鍚鍛鍠鍤鍥鍩鍬鍰鍵鍶鍺鍾鎂鎄鎇鎊鎔鎖鎗鎘鎚鎛鎡鎢鎣鎦鎧鎩鎪鎬鎮鎰鎲鎳鎵'
        '鎸鎿鏃鏇鏈鏌鏍鏐鏑鏗鏘鏜鏝鏞鏟鏡鏢鏤鏨鏰鏵鏷鏹鏽鐃鐋鐐鐒鐓鐔鐘鐙鐝鐠鐦鐧鐨鐫鐮鐲鐳鐵鐶鐸鐺鐿鑄鑊鑌鑑鑒鑔'
        '鑕鑞鑠鑣鑥鑭鑰鑱鑲鑷鑹鑼鑽鑾鑿钁長門閂閃閆閈閉開閌閎閏閑閒間閔閘閡関閣閥閧閨閩閫閬閭閱閲閶閹閻閼閽閾閿闃'
        '闆闇闈闊闋闌闍闐闒闓闔闕闖闘關闞闠闡闢闤闥阨阪陘陝陞陣陰陳陸陽隄隉隊階隕際隨險隱隴隸隻雋雖雙雛雜雞離難雲'
        '電霑霢霧霽靂靄靈靚靜靦靨靷鞀鞏鞝鞽韁韃韉韋韌韍韓韙韜韞韮韻響頁頂頃項順頇須頊頌頎頏預頑頒頓頗領頜頡頤頦頭'
        '頮頰頲頴頷頸頹頻頽顆題額顎顏顒顓顔願顙顛類顢顥顧顫顬顯顰顱顳顴風颭颮颯颱颳颶颸颺颻颼飀飄飆飈飛飠飢飣飥飩'
        '飪飫飭飯飲飴飼飽飾飿餃餄餅餉養餌餎餏餑餒餓餕餖餘餚餛餜餞餡館餬餱餳餵餶餷餺餼餽餾餿饁饃饅饈饉饊饋饌饑饒饗'
        '饜饞饢馬馭馮馱馳馴馹駁駐駑駒駔駕駘駙駛駝駟駡駢駭駰駱駸駿騁騂騅騌騍騎騏騖騙騤騧騫騭騮騰騶騷騸騾驀驁驂驃驄'
        '驅驊驌驍驏驕驗驚驛驟驢驤驥驦驪驫骯髏髒體髕髖髮鬀鬆鬍鬚鬢鬥鬧鬨鬩鬭鬮鬱魎魘魚魛魢魨魯魴魷魺鮁鮃鮊鮋鮍鮎鮐'
        '鮑鮒鮓鮚鮜鮝鮞鮦鮪鮫鮭鮮鮳鮶鮺鯀鯁鯇鯉鯊鯒鯔鯕鯖鯛鯝鯡鯢鯤鯧鯨鯪鯫鯰鯴鯷鯽鯿鰁鰂鰃鰈鰉鰍鰏鰐鰒鰓鰜鰟鰠鰣'
        '鰥鰨鰩鰭鰮鰱鰲鰳鰵鰷鰹鰺鰻鰼鰾鱂鱅鱈鱉鱒鱔鱖鱗鱘鱝鱟鱠鱣鱤鱧鱨鱭鱯鱷鱸鱺鳥鳧鳩鳬鳲鳳鳴鳶鳾鴆鴇鴉鴒鴕鴛鴝'
        '鴞鴟鴣鴦鴨鴯鴰鴴鴷鴻鴿鵁鵂鵃鵐鵑鵒鵓鵜鵝鵠鵡鵪鵬鵮鵯鵲鵷鵾鶄鶇鶉鶊鶓鶖鶘鶚鶡鶥鶩鶪鶬鶯鶲鶴鶹鶺鶻鶼鷀鷁鷂'
        '鷄鷈鷊鷓鷖鷗鷙鷚鷥鷦鷫鷯鷲鷳鷸鷹鷺鷽鷿鸂鸇鸌鸏鸕鸘鸚鸛鸝鸞鹵鹹鹺鹼鹽麗麤麥麩麯麵麼麽黃黌點黨黲黴黶黷黽黿'
        '鼇鼈鼉鼕鼴齊齋齎齏齒齔齕齗齙齜齟齠齡齣齦齧齩齪齬齲齶齷龍龎龐龔龕龜',
        '丢并干乱亘亚伫布占并来仑侣局俣系伣侠私具伥俩俫仓个们幸仿伦伟侧侦伪杰伧伞备家佣偬传伛债伤倾偻仅戮佥侨仆伪'
        '侥偾雇价仪侬亿侩俭傧俦侪尽偿优储俪㑩傩傥俨凶兑儿兖内两册幂净冻凛凯别删刭则克刹刬刚剥剐剀创铲划剧刘刽刿剑'
        '㓥剂㔉劲动勖务勋胜劳势勚劢勋励劝匀匦汇匮区协恤却厍厕厌厉厣参叁丛咤吣吴呐吕啕呙员呗吣念问启哑启唡㖞唤亮丧'
        '吃乔单哟呛啬唝吗呜唢哔叹喽呕啧尝唛哗唠啸叽哓呒啴嘘㖊咝哒哝哕嗳哙喷吨当咛吓哜尝噜啮咽呖咙向亸喾严嘤啭嗫嚣'
        '冁呓啰禧嘱啮囱囵国围园圆图团埯垭采执坚垩垴埚尧报场块茔垲埘涂冢坞埙尘堑垫坠堕坟墙垦坛垱埙压垒圹垆坛坏垄垅'
        '坜坝壮壶壸寿够梦伙夹奂奥奁夺奖奋姹妆姐姗奸侄娱娄妇娅娲妫媪妈袅妪妩娴婳妫娆婵娇嫱袅嫒嬷嫔婴婶娘娈孙学孪宫'
        '寝实宁审写宽宠宝克将专寻对导尴届尸屃屉屡层屦属冈岘岛峡崃昆岗仑峥岽岚嵝崭岖嵚崂峤峣峄崄岙嵘岭屿岿峦巅岩巯'
        '帅师帐带帧帏帼帻帜币帮帱干几库厕厢厩厦厨厮庙厂庑废广廪庐厅回弑吊弪张强别弹弥弯汇彝彦佛后径从徕复彷征彻恒'
        '耻悦悮德怅闷凄恶恼恽恻爱惬悫怆恺忾栗殷态愠惨惭恸惯悫怄怂虑悭庆戚欲忧惫怜凭愦惮愤悯怃宪忆勤恳应怿懔蒙怼懑'
        '恹忧惩懒怀悬忏惧慑恋戆戋戗戬战戯戏户抛捝挟舍扪卷扫抡挜挣挂采拣扬换挥构损摇捣捶扇拓揾抢榨捂掴掼搂挚抠抟折'
        '掺捞挦撑挠捻㧑挢掸掸拨抚扑揿挞挝捡拥掳择击挡㧟担据挤捣拟摈拧搁掷扩撷摆擞撸扰摅撵拢拦撄搀撺携摄攒挛摊搅揽'
        '败叙敌数敛毙斓斩断于升时晋昼晕晖旸畅暂昵晔历昙晓向暧旷昽晒书会胧东丫栅杆栀枧条枭棁弃枨枣栋栈栖梾桠杨枫桢'
        '业极谷杩荣榅桤构枪杠橐梿椠椁桨桩乐枞梁楼标枢样朴树桦桡桥机椭横檩柽档桧楫槚检樯梼台槟柠槛柜橹榈栉椟橼栎橱'
        '槠栌枥橥榇蘖栊榉棂樱栏权椤栾榄棂款钦叹欧敛欤欢岁历归殁残殒殇㱮殚殓殡㱩歼杀壳毁殴球毵牦毡氇气氢氩氲凼泛泛'
        '污决冱没冲况泄汹浃泾凉凄泪渌净沦渊涞浅涣减涡测浑凑浈涌汤沩准沟温湿沧灭涤荥沪滞渗卤浒浐滚满渔沤汉涟渍涨溆'
        '渐浆颍泼洁沩潜润浔溃滗涠涩浇涝涧渑泽滪泶浍淀浊浓湿泞济涛滥浚潍滨溅泺滤滢渎㲿泻沈浏濒泸沥潇潆潴泷濑弥潋澜'
        '沣滠洒漓滩灏漤湾滦滟灾为乌烃无炼炜烟茕焕烦炀㶽煴荧炝热颎炽烨焰灯炖磷烧烫焖营灿毁烛烩㶶熏烬焘耀烁炉烂争为'
        '爷尔床墙笺牍牵荦犊牺状狭狈狰犹狲犸呆狱狮奖独狯猃狝狞㺍获猎犷兽獭献猕猡现珐珲玮玚琐瑶莹玛琅玱琏玑瑷珰环玺'
        '琼珑璎瓒瓯瓮产产亩毕画异当畴叠佝痉酸疴痖疯疡痪瘗疮疟瘆疭瘘瘘疗痨痫瘅愈疠瘪痴痒疖症疬癞癣瘿瘾痈瘫癫发皂皑'
        '疱皲皱杯盗盏尽监盘卢荡真眦众困睁睐睾眯眍䁖瞒了瞆睑眬瞩矫炮研硁硖砗砚硕砀砜确码硙砖碜碛矶硗硷础碍礴矿砺砾'
        '矾炮砻秘禄祸祯祎祃御禅礼祢祷秃籼税秆䅉棱禀种称谷稣积颖秾穑秽稳获稆窝洼穷窑窎窭窥窜窍窦灶窃竖竞笔笋笕䇲个'
        '笺篪筝钳节范筑箧筼笃筛筚箦筘篓箪简篑箫檐筜签帘篮筹藤箓箨籁笼签笾簖篱箩吁妆粤糁粪粮团粝籴粜纟纠纪纣约红纡'
        '纥纨纫纹纳纽纾纯纰纼纱纮纸级纷纭纴纺䌷扎细绂绁绅纻绍绀绋绐绌终弦组䌹绊绗结绝绦绔绞络绚给绒绖统丝绛绝绢绑'
        '绡绠绨绣绤绥䌼捆经综缍绿绸绻线绶维绹绾纲网绷缀彩纶绺绮绽绰绫绵绲缁紧绯绿绪绬绱缃缄缂线缉缎缔缗缘缌编缓缅'
        '纬缑缈练缏缇致萦缙缢缒绉缣缊缞缚缜缟缛县绦缝缡缩纵缧䌸纤缦絷缕缥总绩绷缫缪缯织缮缭绕绣缋绳绘系茧缰缳缲缴'
        '䍁绎继缤缱䍀缬纩续累缠缨才纤缵缆钵坛罂坛挂罚骂罢罗罴羁芈群羟羡义膻习玩翘翱耧耢圣闻联聪声耸聩聂职聍听聋肃'
        '胁脉胫唇脱胀肾胨脶脑肿脚肠腽肤胶腻胆脍脓脸脐膑腊胪脏脔臜卧临台与兴举旧铺舱舣舰舻艰艳刍苧苎兹荆豆庄茎荚苋'
        '果华烟苌莱万莴叶荭着荮苇药荤搜莼莳莅苍荪席盖莲苁荜卜蒌蒋葱茑荫麻荨蒇荞荬芸莸荛蒉荡芜萧蓣蕰荟蓟芗姜蔷荙莶'
        '荐萨䓕苧荠借蓝荩艺药薮蕴苈薯蔼蔺蕲芦苏蕴苹藓蔹茏兰蓠萝蔂处虚虏号亏虬蛱蜕蚬蚀猬虾虱蜗蛳蚂萤䗖蝼螀蛰蝈螨虮'
        '蝉蛲虫蛏蚁蝇虿蝎蛴蝾蚝蜡蛎蠹蟏蛊蚕蛮众蔑术胡卫冲衮绔袅里补装里制复裈袆裤裢褛亵裥袯袄裣裆褴袜䙓衬袭核见觃'
        '规觅视觇觋觍觎亲觊觏觐觑觉览觌观觞觯触讠订讣计讯讧讨讦讱训讪讫托记讹讶讼䜣诀讷讻访设许诉诃诊注证诂诋讵诈'
        '诒诏评诐诇诎诅词咏诩询诣试诗诧诟诡诠诘话该详诜诙诖诔诛诓夸志认诳诶诞诱诮语诚诫诬误诰诵诲说说谁课谇诽谊訚'
        '调谄谆谈诿请诤诹诼谅论谂谀谍谞谝谥诨谔谛谐谏谕谘讳谙谌讽诸谚谖诺谋谒谓誊诌谎谜谧谑谡谤谦谥讲谢谣谣谟谪谬'
        '谫讴谨谩哗䜧证谲讥谮识谯谭谱噪谵译议谴护诪誉谫读变䜩雠谗让谰谶赞谠谳岂竖丰艳猪豮狸猫䝙贝贞贠负财贡贫货贩'
        '贪贯责贮贳赀贰贵贬买贷贶费贴贻贸贺贲赂赁贿赅资贾贼赈赊宾赇赒赉赐赏赔赓贤卖贱赋赕质赍账赌䞐赖赗剩赚赙购赛'
        '赜贽赘赟赠赞赝赡赢赆赃赑赎赝赣赃赪赶赵趋趱迹交局践蜷逾踊跄跸迹蹒踪糟跷跶趸踌跻跃踯跞踬蹰跹蹑蹿躜躏躯车轧'
        '轨军轪轩轫轭软轷轸轱轴轵轺轲轶轼较辂辁辀载轾辄挽辅轻辆辎辉辋辍辊辇辈轮辌辑辏输辐辗舆辒毂辖辕辘转辙轿辚舆'
        '轰辔轹轳办辞辫辩农回迳这连周进游运过达违遥逊递远适遁迟迁选遗辽迈还迩边逻逦郏邮郓乡邹邬郧邓郑邻郸邺郐邝酂'
        '郦腌酝丑酝医酱酦宴酿衅酾酽释厘钅钆钇钌钊钉钋针钓钐扣钏钒钗钍钕钎钯钫钘钭钚钠钝钩钤钣钑钞钮钧钙钬钛钪铌铈'
        '钶铃钴钹铍钰钸铀钿钾钜铊铉铇铋铂钷钳铆铅钺钵钩钲钼钽铏铰铒铬铪银铳铜铚铣铨铢铭铫铦衔铑铷铱铟铵铥铕铯铐铞'
        '焊锐销锈锑锉铝锒锌钡铤铗锋铻锊锓铘锄锃锔锇铓铺锐铖锆锂铽锍锯钢锞录锖锫锩铔锥锕锟锤锱铮锛锬锭锜钱锦锚锠锡'
        '锢错录锰表铼锝锨锪钔锴锳炼锅镀锷铡钖锻锽锸锲锘锹锾键锶锗钟镁锿镅镑镕锁枪镉锤镈镃钨蓥镏铠铩锼镐镇镒镋镍镓'
        '镌镎镞镟链镆镙镠镝铿锵镗镘镛铲镜镖镂錾镚铧镤镪锈铙铴镣铹镦镡钟镫镢镨锎锏镄镌镰镯镭铁镮铎铛镱铸镬镔鉴鉴镲'
        '锧镴铄镳镥镧钥镵镶镊镩锣钻銮凿䦆长门闩闪闫闬闭开闶闳闰闲闲间闵闸阂关阁阀哄闺闽阃阆闾阅阅阊阉阎阏阍阈阌阒'
        '板暗闱阔阕阑阇阗阘闿阖阙闯斗关阚阓阐辟阛闼厄坂陉陕升阵阴陈陆阳堤陧队阶陨际随险隐陇隶只隽虽双雏杂鸡离难云'
        '电沾霡雾霁雳霭灵靓静腼靥纼鼗巩绱鞒缰鞑鞯韦韧韨韩韪韬韫韭韵响页顶顷项顺顸须顼颂颀颃预顽颁顿颇领颌颉颐颏头'
        '颒颊颋颕颔颈颓频颓颗题额颚颜颙颛颜愿颡颠类颟颢顾颤颥显颦颅颞颧风飐飑飒台刮飓飔飏飖飕飗飘飙飚飞饣饥饤饦饨'
        '饪饫饬饭饮饴饲饱饰饳饺饸饼饷养饵饹饻饽馁饿馂饾余肴馄馃饯馅馆糊糇饧喂馉馇馎饩馈馏馊馌馍馒馐馑馓馈馔饥饶飨'
        '餍馋馕马驭冯驮驰驯驲驳驻驽驹驵驾骀驸驶驼驷骂骈骇骃骆骎骏骋骍骓骔骒骑骐骛骗骙䯄骞骘骝腾驺骚骟骡蓦骜骖骠骢'
        '驱骅骕骁骣骄验惊驿骤驴骧骥骦骊骉肮髅脏体髌髋发剃松胡须鬓斗闹哄阋斗阄郁魉魇鱼鱽鱾鲀鲁鲂鱿鲄鲅鲆鲌鲉鲏鲇鲐'
        '鲍鲋鲊鲒鲘鲞鲕鲖鲔鲛鲑鲜鲓鲪鲝鲧鲠鲩鲤鲨鲬鲻鲯鲭鲷鲴鲱鲵鲲鲳鲸鲮鲰鲶鲺鳀鲫鳊鳈鲗鳂鲽鳇鳅鲾鳄鳆鳃鳒鳑鳋鲥'
        '鳏鳎鳐鳍鳁鲢鳌鳓鳘鲦鲣鲹鳗鳛鳔鳉鳙鳕鳖鳟鳝鳜鳞鲟鲼鲎鲙鳣鳡鳢鲿鲚鳠鳄鲈鲡鸟凫鸠凫鸤凤鸣鸢䴓鸩鸨鸦鸰鸵鸳鸲'
        '鸮鸱鸪鸯鸭鸸鸹鸻䴕鸿鸽䴔鸺鸼鹀鹃鹆鹁鹈鹅鹄鹉鹌鹏鹐鹎鹊鹓鹍䴖鸫鹑鹒鹋鹙鹕鹗鹖鹛鹜䴗鸧莺鹟鹤鹠鹡鹘鹣鹚鹢鹞'
        '鸡䴘鹝鹧鹥鸥鸷鹨鸶鹪鹔鹩鹫鹇鹬鹰鹭鸴䴙㶉鹯鹱鹲鸬鹴鹦鹳鹂鸾卤咸鹾碱盐丽粗麦麸曲面么么黄黉点党黪霉黡黩黾鼋'
        '鳌鳖鼍冬鼹齐斋赍齑齿龀龁龂龅龇龃龆龄出龈啮咬龊龉龋腭龌龙厐庞龚龛龟');
END
$$;

GRANT EXECUTE ON FUNCTION catalpa.search_words(text), catalpa.simplified_han(text) TO PUBLIC;
