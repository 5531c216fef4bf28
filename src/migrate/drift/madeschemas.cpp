// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/drift/madeschemas.h"

#include "sql/script.h"

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

QStringList madeBy(const Migration &migration)
{
    QStringList schemas;
    if (!migration.sql.toUpper().contains("SCHEMA")) // Most files are not taken apart for it.
        return schemas;
    for (const sql::Statement &statement : sql::statementsOf(migration.sql)) {
        if (statement.words.value(0) != "CREATE" || statement.words.value(1) != "SCHEMA")
            continue;
        const QJsonObject tree = sql::treeOf(migration.sql, statement);
        const QString name = tree["CreateSchemaStmt"_L1].toObject()["schemaname"_L1].toString();
        if (!name.isEmpty())
            schemas += name;
    }
    return schemas;
}

} // namespace

QStringList schemasOf(const QList<Bundle> &bundles)
{
    QStringList schemas;
    for (const Bundle &bundle : bundles)
        schemas += bundle.schema;
    for (const Bundle &bundle : bundles) {
        if (bundle.folder.isEmpty())
            continue;
        for (const Migration &migration : bundle.migrations)
            schemas += madeBy(migration);
    }
    schemas.removeDuplicates();
    return schemas;
}

} // namespace catalpa::migrate
