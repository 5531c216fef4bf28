// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/dependents.h"

namespace catalpa::migrate {

Result<QSet<QString>> dependents(db::Session &session)
{
    // Names that PostgreSQL makes of numbers are others when the same is made again. What a table of ours must hold is
    // put right by what it should hold; and the indexes of the reading index are made behind it.
    constexpr auto statement = R"sql(
        WITH RECURSIVE dependent (classid, objid, objsubid) AS (
            SELECT classid, objid, objsubid FROM pg_depend
             WHERE refclassid = 'pg_namespace'::regclass AND refobjid = to_regnamespace('catalpa')
            UNION
            SELECT d.classid, d.objid, d.objsubid
              FROM dependent AS r JOIN pg_depend AS d ON d.refclassid = r.classid AND d.refobjid = r.objid)
        SELECT DISTINCT CASE WHEN named.identity LIKE '"\_RETURN" on %' THEN 'view ' || substr(named.identity, 14)
                             ELSE named.type || ' ' || named.identity END
          FROM dependent, pg_identify_object(classid, objid, objsubid) AS named
         WHERE named.identity IS NOT NULL AND named.schema IS DISTINCT FROM 'pg_toast'
           AND named.type <> 'type'
           AND named.identity NOT LIKE '"RI\_ConstraintTrigger%' AND named.identity NOT LIKE '%pg_toast%'
           AND NOT (named.type = 'index' AND named.identity LIKE 'catalpa.catalpa\_%')
           AND NOT (named.type = 'table constraint' AND named.identity LIKE '% on catalpa.%')
           AND NOT (named.type IN ('policy', 'rule') AND named.identity LIKE '% on catalpa.%'
                    AND named.identity NOT LIKE '"\_RETURN" on %')
           AND NOT (named.type = 'default value' AND named.identity LIKE 'for catalpa.%')
           AND NOT (classid = 'pg_class'::regclass AND EXISTS (SELECT FROM pg_constraint WHERE conindid = objid)))sql";
    return session.run(statement).map([](const db::Rows &rows) {
        QSet<QString> names;
        for (int row = 0; row < rows.count(); ++row)
            names += rows.text(row, 0);
        return names;
    });
}

} // namespace catalpa::migrate
