// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/losses/presentobjects.h"

#include "migrate/losses/fingerprint.h"

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! The server writes expressions in its own way.
QString comparable(const QString &object, const QString &definition)
{
    if (definition.startsWith("strange"_L1))
        return definition;
    const bool isStatement = object.startsWith("policy "_L1) || object.startsWith("trigger "_L1)
        || object.startsWith("index "_L1) || object.startsWith("view "_L1);
    if (isStatement)
        return QString::fromLatin1(fingerprintOfStatement(definition.toUtf8()));
    if (object.startsWith("check "_L1))
        return QString::fromLatin1(fingerprintOfExpression(definition.toUtf8()));
    for (const QLatin1StringView kind : {"default "_L1, "generated "_L1}) {
        if (object.startsWith("default of"_L1) && definition.startsWith(kind))
            return kind + QString::fromLatin1(fingerprintOfExpression(definition.sliced(kind.size()).toUtf8()));
    }
    return definition;
}

} // namespace

const char *const trustedRole = R"sql(
    (pg_roles.rolsuper OR pg_roles.rolname = current_user
     OR coalesce((SELECT count(*) = 2 AND pg_catalog.bool_and(
                             pg_catalog.has_table_privilege(pg_roles.oid, t.oid, 'TRIGGER')
                             OR pg_catalog.pg_has_role(pg_roles.oid, t.relowner, 'MEMBER'))
                    FROM pg_catalog.pg_class AS t
                   WHERE t.oid IN (pg_catalog.to_regclass('public.authors'), pg_catalog.to_regclass('public.books'))),
                 false)))sql";

const char *const presentObjectsQuery = R"sql(
WITH place AS (
    SELECT oid, nspowner, nspacl FROM pg_namespace WHERE nspname = 'catalpa'
), ours AS (
    SELECT c.oid, c.relname, c.relkind, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity, c.relpersistence,
           c.reloptions
      FROM pg_class AS c JOIN place ON place.oid = c.relnamespace
), functions AS (
    SELECT p.*, proname || '(' || array_to_string(ARRAY(SELECT CASE WHEN t.typnamespace = 'pg_catalog'::regnamespace THEN ''
                                                                    ELSE t.typnamespace || '.' END || t.typname
                                                          FROM unnest(proargtypes) WITH ORDINALITY AS given (type, place)
                                                          JOIN pg_type AS t ON t.oid = given.type
                                                         ORDER BY given.place), ', ') || ')' AS signature
      FROM pg_proc AS p JOIN place ON place.oid = p.pronamespace
), strange AS (
    SELECT DISTINCT d.classid, d.objid
      FROM pg_depend AS d
      LEFT JOIN pg_proc AS p ON d.refclassid = 'pg_proc'::regclass AND p.oid = d.refobjid
      LEFT JOIN pg_class AS c ON d.refclassid = 'pg_class'::regclass AND c.oid = d.refobjid AND d.classid <> d.refclassid
     WHERE d.classid IN ('pg_attrdef'::regclass, 'pg_constraint'::regclass, 'pg_rewrite'::regclass, 'pg_policy'::regclass,
                         'pg_trigger'::regclass, 'pg_class'::regclass)
       AND (d.refclassid = 'pg_operator'::regclass OR d.refclassid = 'pg_type'::regclass AND d.classid <> 'pg_class'::regclass
            OR p.pronamespace <> (SELECT oid FROM place) OR c.relnamespace <> (SELECT oid FROM place))
), trusted AS (
    SELECT oid FROM pg_roles WHERE rolsuper OR rolname = session_user
), owners AS (
    SELECT 'schema catalpa' AS what, nspowner AS owner FROM place
    UNION ALL
    SELECT CASE relkind WHEN 'v' THEN 'view ' WHEN 'S' THEN 'sequence ' ELSE 'table ' END || relname, relowner
      FROM ours WHERE relkind IN ('r', 'v', 'S')
    UNION ALL
    SELECT 'function ' || signature, proowner FROM functions
    UNION ALL
    SELECT 'collation ' || collname, collowner FROM pg_collation JOIN place ON place.oid = collnamespace
)
SELECT coalesce(json_agg(found.name), '[]')
  FROM (SELECT i.relname || ' on ' || o.nspname || '.' || t.relname AS name
          FROM pg_index AS x
          JOIN pg_class AS i ON i.oid = x.indexrelid
          JOIN pg_class AS t ON t.oid = x.indrelid
          JOIN pg_namespace AS o ON o.oid = t.relnamespace
         WHERE x.indisvalid AND i.relname LIKE 'catalpa\_%'
        UNION ALL
        SELECT 'extension ' || e.extname FROM pg_extension AS e
        UNION ALL
        SELECT CASE relkind WHEN 'v' THEN 'view ' WHEN 'S' THEN 'sequence ' ELSE 'table ' END || relname
               || CASE WHEN relkind = 'v' THEN E'\t' || CASE WHEN strange.objid IS NULL THEN '' ELSE 'strange ' END
                  || 'CREATE VIEW ' || quote_ident(relname)
                  || coalesce(' WITH (' || replace(array_to_string(reloptions, ', '), '=true', '') || ')', '') || ' AS ' || pg_get_viewdef(ours.oid)
                  ELSE '' END
          FROM ours
          LEFT JOIN pg_rewrite AS r ON relkind = 'v' AND r.ev_class = ours.oid AND rulename = '_RETURN'
          LEFT JOIN strange ON strange.classid = 'pg_rewrite'::regclass AND strange.objid = r.oid
         WHERE relkind <> 'i'
        UNION ALL
        SELECT 'logging of ' || relname || E'\t' || CASE relpersistence WHEN 'p' THEN 'on' ELSE 'off' END
          FROM ours WHERE relkind = 'r'
        UNION ALL
        SELECT 'rule ' || rulename || ' on ' || relname
          FROM pg_rewrite AS r JOIN ours ON ours.oid = r.ev_class WHERE rulename <> '_RETURN'
        UNION ALL
        SELECT 'index ' || relname || E'\t' || replace(pg_get_indexdef(ours.oid), '=''off''', '=off')
          FROM ours JOIN pg_index AS x ON x.indexrelid = ours.oid WHERE x.indisvalid
        UNION ALL
        SELECT 'row level security of ' || relname || E'\t'
               || CASE WHEN relrowsecurity AND relforcerowsecurity THEN 'forced' WHEN relrowsecurity THEN 'on' ELSE 'off' END
          FROM ours WHERE relkind = 'r'
        UNION ALL
        SELECT unnest(ARRAY['function ' || signature || E'\t' || encode(sha256(convert_to(prosrc, 'UTF8')), 'hex') || ' '
                            || concat_ws(' ', lanname, provolatile::text, 'parallel', proparallel::text,
                                         CASE WHEN prosecdef THEN 'definer' END, CASE WHEN proisstrict THEN 'strict' END,
                                         CASE WHEN proleakproof THEN 'leakproof' END, '')
                            || array_to_string(ARRAY(SELECT setting FROM unnest(proconfig) AS setting
                                                      ORDER BY setting COLLATE "C"), ';'),
                            'result of function ' || signature || E'\t'
                            || array_to_string(ARRAY(SELECT concat_ws(' ', coalesce(mode, 'i')::text, coalesce(given, ''), t.typname)
                                                       FROM unnest(coalesce(proallargtypes, proargtypes::oid[]),
                                                                   proargnames, proargmodes)
                                                            WITH ORDINALITY AS parameter (type, given, mode, place)
                                                       JOIN pg_type AS t ON t.oid = parameter.type
                                                      ORDER BY parameter.place), ', ')
                            || '|' || pronargdefaults || '|' || CASE WHEN proretset THEN 'setof ' ELSE '' END || answer.typname]
                      || ARRAY(SELECT 'right to ' || privilege_type || ' on ' || signature
                                 FROM aclexplode(coalesce(proacl, acldefault('f', proowner)))
                                WHERE grantee = 0))
          FROM functions JOIN pg_language AS l ON l.oid = prolang JOIN pg_type AS answer ON answer.oid = prorettype
        UNION ALL
        SELECT unnest(ARRAY['column ' || attname || ' of ' || relname,
                            'type of column ' || attname || ' of ' || relname || E'\t'
                            || CASE WHEN typnamespace = 'pg_catalog'::regnamespace THEN '' ELSE typnamespace::regnamespace || '.' END
                            || typname
                            || CASE WHEN atttypmod = -1 THEN '' ELSE '(' || atttypmod || ')' END,
                            'NOT NULL of column ' || attname || ' of ' || relname || E'\t'
                            || (attnotnull OR EXISTS (SELECT FROM pg_constraint
                                                       WHERE conrelid = ours.oid AND contype = 'c'
                                                         AND conname = relname || '_' || attname || '_needed')),
                            'default of column ' || attname || ' of ' || relname || E'\t'
                            || CASE WHEN attidentity <> '' THEN 'identity ' || attidentity::text
                                    WHEN d.oid IN (SELECT objid FROM strange WHERE classid = 'pg_attrdef'::regclass) THEN 'strange'
                                    WHEN attgenerated <> '' THEN 'generated ' || pg_get_expr(adbin, adrelid)
                                    WHEN atthasdef THEN 'default ' || pg_get_expr(adbin, adrelid) ELSE 'none' END])
          FROM pg_attribute AS a
          JOIN ours ON ours.oid = a.attrelid
          JOIN pg_type AS t ON t.oid = a.atttypid
          LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
         WHERE relkind = 'r' AND attnum > 0 AND NOT attisdropped
        UNION ALL
        SELECT 'primary key of ' || relname || E'\t'
               || array_to_string(ARRAY(SELECT attname FROM unnest(conkey) WITH ORDINALITY AS key (number, place)
                                          JOIN pg_attribute ON attrelid = ours.oid AND attnum = key.number
                                         ORDER BY key.place), ', ')
          FROM pg_constraint AS k JOIN ours ON ours.oid = k.conrelid WHERE contype = 'p'
        UNION ALL
        SELECT 'check ' || translate(conname, E'\t', '?') || ' of ' || relname || E'\t'
               || CASE WHEN k.oid IN (SELECT objid FROM strange WHERE classid = 'pg_constraint'::regclass) THEN 'strange '
                       ELSE '' END || coalesce(pg_get_expr(conbin, conrelid), 'strange')
          FROM pg_constraint AS k JOIN ours ON ours.oid = k.conrelid
         WHERE contype IN ('c', 'f', 'u', 'x')
           AND NOT (contype = 'c' AND EXISTS (SELECT FROM pg_attribute
                                               WHERE attrelid = conrelid AND conname = relname || '_' || attname || '_needed'
                                                 AND pg_get_expr(conbin, conrelid) = '(' || quote_ident(attname) || ' IS NOT NULL)'))
        UNION ALL
        SELECT 'right to ' || privilege_type || ' on ' || relname
          FROM ours, aclexplode(relacl) WHERE grantee = 0
        UNION ALL
        SELECT 'right to ' || privilege_type || ' ' || attname || ' on ' || relname
          FROM pg_attribute AS a JOIN ours ON ours.oid = a.attrelid, aclexplode(attacl)
         WHERE grantee = 0 AND NOT attisdropped
        UNION ALL
        SELECT 'right to ' || privilege_type || ' on schema catalpa'
          FROM place, aclexplode(nspacl) WHERE grantee = 0
        UNION ALL
        SELECT 'always trigger ' || tgname || ' on ' || relname
          FROM pg_trigger AS t JOIN ours ON ours.oid = t.tgrelid
         WHERE NOT tgisinternal AND tgenabled = 'A'
        UNION ALL
        SELECT 'trigger ' || tgname || ' on ' || relname || E'\t'
               || CASE WHEN t.oid IN (SELECT objid FROM strange WHERE classid = 'pg_trigger'::regclass) THEN 'strange '
                       ELSE '' END || pg_get_triggerdef(t.oid)
          FROM pg_trigger AS t JOIN ours ON ours.oid = t.tgrelid
         WHERE NOT tgisinternal AND tgenabled <> 'D'
        UNION ALL
        SELECT 'policy ' || polname || ' on ' || relname || E'\t'
               || CASE WHEN p.oid IN (SELECT objid FROM strange WHERE classid = 'pg_policy'::regclass) THEN 'strange '
                       ELSE '' END || concat_ws(' ', 'CREATE POLICY', quote_ident(polname), 'ON', quote_ident(relname),
                            'AS', CASE WHEN polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
                            'FOR', CASE polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                                               WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
                            'TO', CASE WHEN polroles = '{0}' THEN 'PUBLIC' ELSE quote_ident(polroles::text) END,
                            'USING (' || pg_get_expr(polqual, polrelid) || ')',
                            'WITH CHECK (' || pg_get_expr(polwithcheck, polrelid) || ')')
          FROM pg_policy AS p JOIN ours ON ours.oid = p.polrelid
        UNION ALL
        SELECT 'collation ' || collname || E'\t'
               || concat_ws(' ', collprovider::text, coalesce(to_jsonb(c) ->> 'colliculocale', to_jsonb(c) ->> 'colllocale', collcollate),
                            CASE WHEN collisdeterministic THEN NULL ELSE 'not deterministic' END)
          FROM pg_collation AS c JOIN place ON place.oid = collnamespace
        UNION ALL
        SELECT 'owner of ' || what || E'\t' || pg_get_userbyid(owner) FROM owners
        UNION ALL
        SELECT 'cannot read public.' || t.relname || E'\t' || pg_get_userbyid(proowner)
          FROM functions, pg_class AS t
         WHERE signature = 'keep_up()' AND t.oid IN (to_regclass('public.authors'), to_regclass('public.books'))
           AND (EXISTS (SELECT FROM pg_attribute
                         WHERE attrelid = t.oid AND NOT attisdropped AND NOT has_column_privilege(proowner, t.oid, attnum, 'SELECT')
                           AND attname IN ('id', 'name', 'bio', 'country', 'created_at', 'title', 'author_id'))
                OR relrowsecurity AND (relforcerowsecurity OR NOT pg_has_role(proowner, relowner, 'USAGE'))
                   AND NOT EXISTS (SELECT FROM pg_roles WHERE pg_roles.oid = proowner AND (rolsuper OR rolbypassrls)))
        UNION ALL
        SELECT DISTINCT 'acts for ' || pg_get_userbyid(owner) FROM owners WHERE pg_has_role(owner, 'USAGE')
        UNION ALL
        SELECT 'runs ' || translate(code.name, E'\t', '?') FROM (
        SELECT 'trigger ' || tgname || ' on ' || relname AS name
          FROM pg_trigger AS t JOIN ours ON ours.oid = t.tgrelid JOIN pg_proc AS p ON p.oid = t.tgfoid
         WHERE NOT tgisinternal AND tgenabled <> 'D' AND NOT (proowner IN (SELECT oid FROM trusted)
               AND (tgqual IS NULL OR relowner IN (SELECT oid FROM trusted)))
        UNION ALL
        SELECT unnest(CASE relkind
                          WHEN 'v' THEN ARRAY['view ' || relname]
                          WHEN 'i' THEN ARRAY(SELECT 'index ' || relname FROM pg_index
                                               WHERE indexrelid = ours.oid AND (indexprs IS NOT NULL OR indpred IS NOT NULL))
                          WHEN 'r' THEN
                              ARRAY(SELECT 'rule ' || rulename || ' on ' || relname FROM pg_rewrite WHERE ev_class = ours.oid)
                              || ARRAY(SELECT 'check ' || conname || ' of ' || relname FROM pg_constraint
                                        WHERE conrelid = ours.oid AND contype = 'c')
                              || ARRAY(SELECT CASE WHEN typnamespace = 'pg_catalog'::regnamespace THEN 'default' ELSE 'type' END
                                              || ' of column ' || attname || ' of ' || relname
                                         FROM pg_attribute AS a JOIN pg_type AS t ON t.oid = a.atttypid
                                        WHERE attrelid = ours.oid AND attnum > 0 AND NOT attisdropped
                                          AND (atthasdef OR typnamespace <> 'pg_catalog'::regnamespace))
                              || ARRAY(SELECT 'table ' || inhrelid::regclass || ' on ' || relname FROM pg_inherits
                                        WHERE inhparent = ours.oid)
                          WHEN 'c' THEN '{}'
                          WHEN 'S' THEN '{}'
                          ELSE ARRAY['table ' || relname] END)
          FROM ours WHERE relowner NOT IN (SELECT oid FROM trusted)
        UNION ALL
        SELECT 'function ' || signature FROM functions WHERE proowner NOT IN (SELECT oid FROM trusted)
        UNION ALL
        SELECT 'operator ' || oprname FROM pg_operator AS o JOIN place ON place.oid = o.oprnamespace
         WHERE oprowner NOT IN (SELECT oid FROM trusted)) AS code
        UNION ALL
        SELECT 'right of ' || pg_get_userbyid(grantee) || ' to ' || privilege_type || ' on ' || relname
          FROM ours, aclexplode(relacl)
         WHERE grantee <> 0 AND grantee <> relowner AND privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'USAGE')
           AND relkind IN ('r', 'S')
        UNION ALL
        SELECT 'right of ' || pg_get_userbyid(grantee) || ' to EXECUTE on ' || signature
          FROM functions, aclexplode(proacl)
         WHERE grantee <> 0 AND grantee <> proowner AND prosecdef
        UNION ALL
        SELECT 'right of ' || pg_get_userbyid(grantee) || ' to CREATE on schema catalpa'
          FROM place, aclexplode(nspacl) WHERE grantee <> 0 AND grantee <> nspowner AND privilege_type = 'CREATE'
        UNION ALL
        SELECT 'owned by a superuser' FROM place JOIN pg_roles AS o ON o.oid = nspowner WHERE rolsuper
        UNION ALL
        SELECT 'both tables' WHERE to_regclass('public.authors') IS NOT NULL AND to_regclass('public.books') IS NOT NULL
        UNION ALL
        SELECT DISTINCT 'writes as all through ' || rolname
          FROM owners JOIN pg_roles ON pg_roles.oid = owner
         WHERE «trusted») AS found
)sql";

QSet<QString> presentObjects(const QStringList &answered)
{
    QSet<QString> present;
    for (const QString &each : answered) {
        const qsizetype tab = each.indexOf(u'\t');
        const QString object = tab < 0 ? each : each.first(tab);
        present += object;
        if (tab >= 0)
            present += object + u'\t' + comparable(object, each.sliced(tab + 1));
    }
    return present;
}

} // namespace catalpa::migrate
