// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/prisma/presentextensions.h"

#include "sql/script.h"

#include <QtCore/QJsonArray>

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

} // namespace

Result<QStringList> installedExtensions(db::Session &session)
{
    return session.run("SELECT extname FROM pg_catalog.pg_extension ORDER BY extname").map([](const db::Rows &rows) {
        QStringList names;
        for (int row = 0; row < rows.count(); ++row)
            names += rows.text(row, 0);
        return names;
    });
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

prisma::Database withExtensions(prisma::Database described, const QStringList &present, const prisma::Database &schema)
{
    for (const prisma::Extension &extension : schema.extensions) {
        if (present.contains(extension.name))
            described.extensions += prisma::Extension{extension.name};
    }
    return described;
}

} // namespace catalpa::migrate
