// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrate/impact/impact.h"

namespace catalpa::test {

using namespace Qt::StringLiterals;

inline Migration migration(const QByteArray &sql, const QString &schema = u"public"_s)
{
    return {.name = u"20260101000000_test"_s, .sql = sql, .schema = schema};
}

//! The guide's tables, with some data.
inline migrate::TableFacts factsOf(qint64 rows)
{
    migrate::TableFacts facts;
    facts.tables += {.name = u"public.authors"_s,
                     .rows = rows,
                     .columns = {{.name = u"id"_s, .type = u"int4"_s, .notNull = true},
                                 {.name = u"name"_s, .type = u"text"_s, .notNull = true},
                                 {.name = u"bio"_s, .type = u"text"_s}}};
    facts.tables += {.name = u"public.books"_s,
                     .rows = rows,
                     .columns = {{.name = u"id"_s, .type = u"int4"_s, .notNull = true},
                                 {.name = u"title"_s, .type = u"text"_s, .notNull = true},
                                 {.name = u"author_id"_s, .type = u"int4"_s, .notNull = true},
                                 {.name = u"note"_s, .type = u"text"_s}}};
    facts.foreignKeys += {.name = u"books_author_id_fkey"_s,
                          .table = u"public.books"_s,
                          .columns = {u"author_id"_s},
                          .target = u"public.authors"_s,
                          .targetColumns = {u"id"_s}};
    facts.indexes += {u"public.books_title"_s, u"public.books"_s};
    return facts;
}

inline StatementImpact outlookOn(const migrate::TableFacts &facts, const QByteArray &sql)
{
    const QList<StatementImpact> statements = migrate::impactOf({migration(sql)}, facts).constFirst().statements;
    return statements.isEmpty() ? StatementImpact() : statements.constLast();
}

//! The whole of what is told of a file.
inline ImpactReport reportOn(const migrate::TableFacts &facts, const QByteArray &sql)
{
    return migrate::impactOf({migration(sql)}, facts).constFirst();
}

} // namespace catalpa::test
