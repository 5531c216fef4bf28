// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/prisma/replayedstate.h"

#include "migrate/drift/foldershape.h"
#include "sql/identifier.h"

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! A table that waiting migrations make has none.
Result<bool> hasRows(db::Session &session, const QByteArray &table)
{
    const auto found = session.run("SELECT to_regclass($1) IS NOT NULL", {QString::fromUtf8(table)});
    if (!found || !found->boolean(0, 0))
        return found.map([](const db::Rows &) { return false; });
    return session.run("SELECT EXISTS (SELECT FROM " + table + ')').map([](const db::Rows &rows) {
        return rows.boolean(0, 0);
    });
}

} // namespace

Result<schema::SchemaSnapshot> replayed(db::Session &session, const QList<Migration> &migrations,
                                        const QStringList &schemas, const ScratchServers &servers)
{
    const Bundle bundle{.schema = schemas.value(0), .migrations = migrations, .folder = u"prisma"_s};
    return shapeOf(session, {bundle}, schemas, servers).map([](const schema::SchemaSnapshot &made) {
        return made.filtered(&schema::SchemaObject::isStructure); // Prisma looks at nothing else.
    });
}

Result<QList<prisma::Warning>> warningsThatHold(db::Session &session, const QList<prisma::Warning> &warnings,
                                                const QString &defaultSchema)
{
    QList<prisma::Warning> holding;
    for (const prisma::Warning &warning : warnings) {
        const QString schema = warning.table.schema.isEmpty() ? defaultSchema : warning.table.schema;
        const auto isFilled = warning.table.name.isEmpty()
            ? Result<bool>(true)
            : hasRows(session, sql::quotedName(schema) + '.' + sql::quotedName(warning.table.name));
        if (!isFilled)
            return passOn(isFilled);
        if (*isFilled)
            holding += warning;
    }
    return holding;
}

} // namespace catalpa::migrate
