// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/run/taskcheck.h"

#include "base/text.h"
#include "migrate/run/failurereport.h"
#include "sql/script.h"
#include "sql/sourceposition.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

//! One that is there already can stay, also where its files have gone since.
constexpr auto missingStatement = R"sql(
SELECT w.name FROM unnest($1::text[]) AS w(name)
 WHERE NOT EXISTS (SELECT FROM pg_available_extensions AS a WHERE a.name = w.name)
   AND NOT EXISTS (SELECT FROM pg_extension AS x WHERE x.extname = w.name)
)sql";

struct Creation {
    QString extension;
    const MigrationTask *task;
    qsizetype begin; //!< Of the statement, in the task's script.
};

QList<Creation> creationsIn(const MigrationTask &task)
{
    QList<Creation> creations;
    const QByteArray sql = task.script();
    for (const sql::Statement &statement : sql::statementsOf(sql)) {
        if (statement.words.value(0) != "CREATE" || statement.words.value(1) != "EXTENSION")
            continue;
        const QString name = sql::treeOf(sql, statement)["CreateExtensionStmt"_L1].toObject()["extname"_L1].toString();
        if (!name.isEmpty())
            creations += {name, &task, statement.begin};
    }
    return creations;
}

MigrationFailure failureOf(const Creation &creation)
{
    const sql::TextPlace place = sql::placeOfByte(creation.task->script(), creation.begin);
    return {.key = creation.task->migration.key(),
            .path = creation.task->path(),
            .line = place.line,
            .column = place.column,
            .statement = {},
            .error = {ErrorKind::Invalid,
                      Text::tr("“%1” makes the extension “%2”, which is not on this server. It has to be installed "
                               "there first, or allowed by who runs it. Nothing was changed.")
                          .arg(creation.task->migration.title(), creation.extension),
                      u"not in pg_available_extensions"_s}};
}

Result<std::optional<MigrationFailure>> findMissingExtension(db::Session &session, const QList<MigrationTask> &tasks)
{
    QList<Creation> creations;
    for (const MigrationTask &task : tasks)
        creations += creationsIn(task);
    if (creations.isEmpty())
        return std::nullopt;
    QStringList names;
    for (const Creation &creation : std::as_const(creations))
        names += creation.extension;
    return session.run(missingStatement, {db::Param::list(names)})
        .map([&creations](const db::Rows &rows) -> std::optional<MigrationFailure> {
            QStringList missing;
            for (int row = 0; row < rows.count(); ++row)
                missing += rows.text(row, 0);
            for (const Creation &creation : creations) {
                if (missing.contains(creation.extension))
                    return failureOf(creation);
            }
            return std::nullopt;
        });
}

} // namespace

Result<std::optional<MigrationFailure>> checkTasks(db::Session &session, const QList<MigrationTask> &tasks)
{
    for (const MigrationTask &task : tasks) {
        if (auto failure = precheck(task, {sql::statementsOf(task.script()), {}}))
            return failure;
    }
    return findMissingExtension(session, tasks);
}

} // namespace catalpa::migrate
