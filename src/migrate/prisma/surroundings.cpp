// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/prisma/surroundings.h"

#include "migrate/drift/madeschemas.h"
#include "sql/script.h"

#include <QtCore/QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! Adds to \a names what one statement makes, and takes away what it drops.
void follow(const QJsonObject &tree, QStringList &names)
{
    const QString made = tree["CreateExtensionStmt"_L1].toObject()["extname"_L1].toString();
    if (!made.isEmpty() && !names.contains(made))
        names += made;
    const QJsonObject drop = tree["DropStmt"_L1].toObject();
    if (drop["removeType"_L1].toString() != "OBJECT_EXTENSION"_L1)
        return;
    for (const QJsonValue each : drop["objects"_L1].toArray())
        names.removeAll(each["String"_L1].toObject()["sval"_L1].toString());
}

QStringList extensionsMadeBy(const QList<Migration> &migrations)
{
    QStringList names;
    for (const Migration &migration : migrations) {
        if (!migration.sql.toUpper().contains("EXTENSION")) // Most files are not taken apart for it.
            continue;
        for (const sql::Statement &statement : sql::statementsOf(migration.sql)) {
            if (statement.words.value(1) == "EXTENSION")
                follow(sql::treeOf(migration.sql, statement), names);
        }
    }
    return names;
}

bool holdsTable(const prisma::Database &described, const QString &schema)
{
    return std::any_of(described.tables.cbegin(), described.tables.cend(),
                       [&schema](const prisma::Table &table) { return table.name.schema == schema; });
}

} // namespace

Result<Surroundings> surroundingsIn(db::Session &session)
{
    constexpr auto statement = "SELECT true, nspname FROM pg_catalog.pg_namespace "
                               "UNION ALL SELECT false, extname FROM pg_catalog.pg_extension";
    return session.run(statement).map([](const db::Rows &rows) {
        Surroundings found;
        for (int row = 0; row < rows.count(); ++row)
            (rows.boolean(row, 0) ? found.schemas : found.extensions) += rows.text(row, 1);
        return found;
    });
}

Surroundings surroundingsMadeBy(const QList<Migration> &migrations, const QString &defaultSchema)
{
    const Bundle folder{.schema = defaultSchema, .migrations = migrations, .folder = u"prisma"_s};
    return {schemasOf({folder}), extensionsMadeBy(migrations)};
}

prisma::Database within(const Surroundings &surroundings, prisma::Database described, const prisma::Database &schema)
{
    described.schemas.removeIf(
        [&](const QString &name) { return !surroundings.schemas.contains(name) && !holdsTable(described, name); });
    for (const prisma::Extension &extension : schema.extensions) {
        if (surroundings.extensions.contains(extension.name))
            described.extensions += prisma::Extension{extension.name};
    }
    return described;
}

} // namespace catalpa::migrate
