// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/snapshotquery.h"

namespace catalpa::schema {

const char *const snapshotQuery = R"sql(
WITH settings AS MATERIALIZED (
    SELECT set_config('search_path', '', true) AS path, set_config('lock_timeout', '2s', true) AS patience),
spaces AS MATERIALIZED (
    SELECT n.oid, w.shown
      FROM settings, unnest($1::text[], $2::text[]) AS w(actual, shown) JOIN pg_namespace AS n ON n.nspname = w.actual
     WHERE settings.path IS NOT NULL),
members AS MATERIALIZED (
    SELECT d.classid, d.objid FROM pg_depend AS d WHERE d.deptype = 'e'),
owned AS MATERIALIZED (
    SELECT d.objid AS sequence, d.refobjid AS relation, d.refobjsubid AS attribute
      FROM pg_depend AS d
     WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
       AND d.deptype IN ('a', 'i') AND EXISTS (SELECT FROM pg_class AS c WHERE c.oid = d.objid AND c.relkind = 'S')),
sequences AS MATERIALIZED (
    SELECT o.relation, o.attribute, array_agg(o.sequence ORDER BY o.sequence) AS owned,
           (array_agg(concat(CASE WHEN q.seqincrement <> 1 THEN ' INCREMENT BY ' || q.seqincrement END,
                             CASE WHEN q.seqstart <> 1 THEN ' START WITH ' || q.seqstart END,
                             CASE WHEN q.seqcycle THEN ' CYCLE' END) ORDER BY o.sequence))[1] AS options
      FROM owned AS o JOIN pg_sequence AS q ON q.seqrelid = o.sequence GROUP BY o.relation, o.attribute),
relations AS MATERIALIZED (
    SELECT s.shown, c.oid, c.relname, c.relkind, c.relpersistence, c.relispartition, c.relrowsecurity,
           c.relforcerowsecurity, c.relacl, c.relowner
      FROM spaces AS s JOIN pg_class AS c ON c.relnamespace = s.oid
     WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'c') AND c.relname <> '_prisma_migrations'
       AND (c.relkind NOT IN ('r', 'p', 'f') OR $4::text[] IS NULL OR c.oid::text = ANY ($4))
       AND NOT (s.shown = 'catalpa' AND c.relname = 'migration_notes')
       AND NOT EXISTS (SELECT FROM members AS e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid))
SELECT 'table', r.shown, r.relname, r.relname::text, -- A name has 63 bytes, a function with its arguments more.
       CASE r.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END
           || CASE r.relkind WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END
           || CASE WHEN r.relkind = 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(r.oid) ELSE '' END
           || CASE WHEN r.relispartition THEN ' ' || (SELECT pg_get_expr(c.relpartbound, c.oid) FROM pg_class AS c
                                                       WHERE c.oid = r.oid) ELSE '' END,
       json_build_object('partition', r.relispartition AND r.relkind = 'r')
  FROM relations AS r WHERE r.relkind IN ('r', 'p', 'f')
UNION ALL
SELECT 'column', r.shown, r.relname, a.attname, NULL,
       json_build_object('position', a.attnum, 'type', format_type(a.atttypid, a.atttypmod), 'notNull', a.attnotnull,
           'base', CASE t.typtype WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod) END,
           'typeName', CASE t.typtype WHEN 'd' THEN (SELECT b.typname FROM pg_type AS b WHERE b.oid = t.typbasetype)
                                      ELSE t.typname END,
           'domainNotNull', t.typtype = 'd' AND t.typnotnull,
           'expression', pg_get_expr(d.adbin, CASE a.attgenerated WHEN '' THEN 0 ELSE d.adrelid END), 'identity', a.attidentity, 'generated', a.attgenerated <> '',
           'collation', CASE WHEN a.attcollation <> t.typcollation
                             THEN (SELECT format('%I.%I', n.nspname, l.collname) FROM pg_collation AS l
                                     JOIN pg_namespace AS n ON n.oid = l.collnamespace WHERE l.oid = a.attcollation) END,
           'sequence', e.options,
           'serial', a.attgenerated = '' AND EXISTS (SELECT FROM unnest(e.owned) AS o(sequence)
                WHERE pg_get_expr(d.adbin, 0) = format('nextval(%L::regclass)', o.sequence::regclass)))
  FROM relations AS r
  JOIN pg_attribute AS a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type AS t ON t.oid = a.atttypid
  LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  LEFT JOIN sequences AS e ON e.relation = a.attrelid AND e.attribute = a.attnum
 WHERE r.relkind IN ('r', 'p', 'f')
UNION ALL
SELECT CASE k.conparentid WHEN 0 THEN 'constraint' ELSE 'inherited' END, r.shown, r.relname, k.conname, pg_get_constraintdef(k.oid),
       json_build_object('type', k.contype,
           'plain', k.contype IN ('p', 'f') AND NOT k.condeferrable AND k.convalidated
                    AND k.confmatchtype IN (' ', 's') AND pg_get_constraintdef(k.oid) !~ ' (INCLUDE|SET (NULL|DEFAULT)) \(',
           'columns', (SELECT json_agg(a.attname ORDER BY u.place) FROM unnest(k.conkey) WITH ORDINALITY AS u(number, place)
                         JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = u.number),
           'included', (SELECT json_agg(a.attname ORDER BY u.place)
                          FROM pg_index AS i, unnest(i.indkey::smallint[]) WITH ORDINALITY AS u(number, place)
                          JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = u.number
                         WHERE i.indexrelid = k.conindid AND k.contype IN ('p', 'u') AND u.place > i.indnkeyatts),
           'otherSchema', (SELECT n.nspname FROM pg_namespace AS n WHERE n.oid = o.relnamespace),
           'otherTable', o.relname,
           'otherColumns', (SELECT json_agg(a.attname ORDER BY u.place) FROM unnest(k.confkey) WITH ORDINALITY AS u(number, place)
                              JOIN pg_attribute AS a ON a.attrelid = k.confrelid AND a.attnum = u.number),
           'onDelete', k.confdeltype, 'onUpdate', k.confupdtype)
  FROM relations AS r
  JOIN pg_constraint AS k ON k.conrelid = r.oid AND k.contype IN ('p', 'u', 'c', 'f', 'x')
  LEFT JOIN pg_class AS o ON o.oid = k.confrelid
 WHERE k.conparentid = 0 OR ((r.relkind = 'p' OR NOT r.relispartition) AND (o.relkind = 'p' OR o.relispartition IS NOT TRUE))
UNION ALL
SELECT 'index', r.shown, r.relname, c.relname, pg_get_indexdef(i.indexrelid),
       json_build_object('type', CASE WHEN i.indisunique THEN 'unique' ELSE 'index' END, 'valid', i.indisvalid,
           'plain', m.amname = 'btree' AND i.indexprs IS NULL AND i.indpred IS NULL AND c.reloptions IS NULL
                    AND i.indnatts = i.indnkeyatts AND c.relkind = 'i' AND r.relkind = 'r'
                    AND 0 = ALL (i.indoption::smallint[])
                    AND pg_get_indexdef(i.indexrelid) !~ 'NULLS NOT DISTINCT'
                    AND NOT EXISTS (SELECT FROM unnest(i.indclass::oid[]) AS u(oid) JOIN pg_opclass AS p ON p.oid = u.oid
                                     WHERE NOT p.opcdefault)
                    AND NOT EXISTS (SELECT FROM unnest(i.indkey::smallint[], i.indcollation::oid[]) AS u(number, sorting)
                                      JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = u.number
                                     WHERE a.attcollation <> u.sorting),
           'columns', (SELECT json_agg(a.attname ORDER BY u.place)
                         FROM unnest(i.indkey::smallint[]) WITH ORDINALITY AS u(number, place)
                         JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = u.number
                        WHERE u.place <= i.indnkeyatts),
           'included', (SELECT json_agg(a.attname ORDER BY u.place)
                          FROM unnest(i.indkey::smallint[]) WITH ORDINALITY AS u(number, place)
                          JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = u.number
                         WHERE u.place > i.indnkeyatts),
           'method', m.amname,
           'parts', (SELECT json_agg(json_build_array(p.opcname, p.opcdefault, u.option & 1 = 1) ORDER BY u.place)
                       FROM unnest(i.indclass::oid[], i.indoption::smallint[]) WITH ORDINALITY AS u(class, option, place)
                       JOIN pg_opclass AS p ON p.oid = u.class),
           'predicate', pg_get_expr(i.indpred, i.indrelid))
  FROM relations AS r
  JOIN pg_index AS i ON i.indrelid = r.oid
  JOIN pg_class AS c ON c.oid = i.indexrelid
  JOIN pg_am AS m ON m.oid = c.relam
 WHERE NOT EXISTS (SELECT FROM pg_constraint AS k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
UNION ALL
SELECT 'trigger', r.shown, r.relname, g.tgname,
       pg_get_triggerdef(g.oid) || CASE g.tgenabled WHEN 'D' THEN ' DISABLED' WHEN 'R' THEN ' ON REPLICA'
                                                    WHEN 'A' THEN ' ALWAYS' ELSE '' END, NULL
  FROM relations AS r JOIN pg_trigger AS g ON g.tgrelid = r.oid AND NOT g.tgisinternal
UNION ALL
SELECT 'view', r.shown, NULL, r.relname,
       CASE r.relkind WHEN 'm' THEN 'MATERIALIZED VIEW AS' ELSE 'VIEW AS' END || pg_get_viewdef(r.oid), NULL
  FROM relations AS r WHERE r.relkind IN ('v', 'm')
UNION ALL
SELECT 'sequence', r.shown, NULL, r.relname,
       format('AS %s INCREMENT %s MINVALUE %s MAXVALUE %s START %s CACHE %s%s', format_type(q.seqtypid, NULL),
              q.seqincrement, q.seqmin, q.seqmax, q.seqstart, q.seqcache, CASE WHEN q.seqcycle THEN ' CYCLE' ELSE '' END),
       NULL
  FROM relations AS r JOIN pg_sequence AS q ON q.seqrelid = r.oid
 WHERE NOT EXISTS (SELECT FROM owned AS o WHERE o.sequence = r.oid)
UNION ALL
SELECT 'type', r.shown, NULL, r.relname,
       'AS (' || (SELECT string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' ORDER BY a.attnum)
                    FROM pg_attribute AS a WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped) || ')', NULL
  FROM relations AS r WHERE r.relkind = 'c'
UNION ALL
SELECT 'type', s.shown, NULL, t.typname,
       CASE t.typtype
            WHEN 'e' THEN 'ENUM (' || (SELECT string_agg(quote_literal(v.enumlabel), ', ' ORDER BY v.enumsortorder)
                                         FROM pg_enum AS v WHERE v.enumtypid = t.oid) || ')'
            ELSE 'DOMAIN ' || format_type(t.typbasetype, t.typtypmod)
                 || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END || coalesce(' DEFAULT ' || t.typdefault, '')
                 || coalesce((SELECT string_agg(format(' CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)), ''
                                                ORDER BY k.conname)
                                FROM pg_constraint AS k WHERE k.contypid = t.oid), '') END, NULL
  FROM spaces AS s JOIN pg_type AS t ON t.typnamespace = s.oid AND t.typtype IN ('e', 'd')
 WHERE NOT EXISTS (SELECT FROM members AS e WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid)
UNION ALL
SELECT 'function', s.shown, NULL, format('%s(%s)', p.proname, pg_get_function_identity_arguments(p.oid)),
       CASE WHEN p.prokind = 'a' THEN 'AGGREGATE' ELSE pg_get_functiondef(p.oid) END, NULL
  FROM spaces AS s JOIN pg_proc AS p ON p.pronamespace = s.oid
 WHERE NOT EXISTS (SELECT FROM members AS e WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid)
UNION ALL
SELECT 'collation', s.shown, NULL, l.collname,
       (to_jsonb(l) - ARRAY['oid', 'collname', 'collnamespace', 'collowner', 'collversion'])::text, NULL
  FROM spaces AS s JOIN pg_collation AS l ON l.collnamespace = s.oid
 WHERE NOT EXISTS (SELECT FROM members AS e WHERE e.classid = 'pg_collation'::regclass AND e.objid = l.oid)
UNION ALL
SELECT 'statistics', r.shown, r.relname, x.stxname, pg_get_statisticsobjdef(x.oid), NULL
  FROM relations AS r JOIN pg_statistic_ext AS x ON x.stxrelid = r.oid
UNION ALL
SELECT 'row security', r.shown, r.relname, r.relname,
       CASE WHEN r.relforcerowsecurity THEN 'FORCE ROW LEVEL SECURITY' ELSE 'ROW LEVEL SECURITY' END, NULL
  FROM relations AS r WHERE r.relrowsecurity
UNION ALL
SELECT 'policy', r.shown, r.relname, p.polname,
       format('AS %s FOR %s TO %s', CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
              CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE'
                            ELSE 'ALL' END,
              (SELECT string_agg(CASE u.role WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(u.role)) END, ', '
                                 ORDER BY pg_get_userbyid(u.role)) FROM unnest(p.polroles) AS u(role)))
           || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
           || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''), NULL
  FROM relations AS r JOIN pg_policy AS p ON p.polrelid = r.oid
UNION ALL
SELECT 'rule', r.shown, r.relname, w.rulename,
       pg_get_ruledef(w.oid) || CASE w.ev_enabled WHEN 'D' THEN ' DISABLED' WHEN 'R' THEN ' ON REPLICA'
                                                  WHEN 'A' THEN ' ALWAYS' ELSE '' END, NULL
  FROM relations AS r JOIN pg_rewrite AS w ON w.ev_class = r.oid AND w.rulename <> '_RETURN'
UNION ALL
SELECT 'extension', s.shown, NULL, x.extname, '', NULL
  FROM spaces AS s JOIN pg_extension AS x ON x.extnamespace = s.oid
 WHERE $3
UNION ALL
SELECT 'grant', given.shown, given.name, CASE given.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(given.grantee) END
           || given.part,
       string_agg(given.privilege_type || CASE WHEN given.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END, ', '
                  ORDER BY given.privilege_type), NULL
  FROM (SELECT r.shown, r.relname AS name, '' AS part, a.*, r.relowner AS owner
          FROM relations AS r, aclexplode(r.relacl) AS a
        UNION ALL
        SELECT r.shown, r.relname, ' on ' || t.attname, a.*, r.relowner
          FROM relations AS r JOIN pg_attribute AS t ON t.attrelid = r.oid AND NOT t.attisdropped, aclexplode(t.attacl) AS a
        UNION ALL
        SELECT s.shown, format('%s(%s)', p.proname, pg_get_function_identity_arguments(p.oid)), '', a.*, p.proowner
          FROM spaces AS s JOIN pg_proc AS p ON p.pronamespace = s.oid,
               aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS a
         WHERE NOT EXISTS (SELECT FROM members AS e WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid)
       ) AS given
 WHERE $3 AND given.grantee <> given.owner
 GROUP BY given.shown, given.name, given.grantee, given.part
UNION ALL
SELECT 'owner', had.shown, had.name, had.name, pg_get_userbyid(had.owner), NULL
  FROM (SELECT r.shown, r.relname AS name, r.relowner AS owner
          FROM relations AS r WHERE NOT EXISTS (SELECT FROM owned AS o WHERE o.sequence = r.oid)
        UNION ALL
        SELECT s.shown, format('%s(%s)', p.proname, pg_get_function_identity_arguments(p.oid)), p.proowner
          FROM spaces AS s JOIN pg_proc AS p ON p.pronamespace = s.oid
         WHERE NOT EXISTS (SELECT FROM members AS e WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid)
       ) AS had
 WHERE $3 AND had.owner <> coalesce((SELECT c.relowner FROM spaces AS s JOIN pg_class AS c ON c.relnamespace = s.oid
                                      WHERE c.relname = '_prisma_migrations' ORDER BY c.oid LIMIT 1),
                                    (SELECT u.oid FROM pg_roles AS u WHERE u.rolname = current_user))
)sql";

} // namespace catalpa::schema
