// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/prisma/pgmigrationdrafts.h"

#include "base/futures.h"
#include "base/text.h"
#include "db/executor.h"
#include "migrate/history/historystate.h"
#include "migrate/pgschemahistory.h"
#include "migrate/prisma/nextmigration.h"
#include "migrate/prisma/projectdrift.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

constexpr auto schemaName = "public"_L1;

//! How the database stands to the folder.
Result<MigrationDraft> withState(MigrationDraft draft, db::Session &session, const Bundle &bundle,
                                 const PrismaSchema &schema)
{
    const auto state = readHistoryState(session, {bundle});
    if (!state)
        return passOn(state);
    draft.status = state->status;
    const QList<MigrationStep> &steps = draft.status.steps;
    if (draft.isHeldUp() || std::none_of(steps.cbegin(), steps.cend(), isApplied))
        return draft;
    const auto findings = projectDrift(session, bundle, schema);
    if (!findings)
        return passOn(findings);
    draft.drift = findings->drift;
    draft.notCompared = findings->notCompared;
    return draft;
}

Result<MigrationDraft> withSql(MigrationDraft draft, db::Session &session, const PrismaSchema &schema)
{
    const auto next = nextMigration(session, schema, draft.migrations);
    if (!next)
        return passOn(next);
    draft.sql = next->text;
    draft.isNeeded = next->isNeeded;
    for (const prisma::Warning &warning : next->holding)
        (warning.isImpossible ? draft.refusals : draft.losses) += warning.sentence;
    return draft;
}

Result<MigrationDraft> drafted(db::Session &session, const QString &path)
{
    const auto project = projectAt(path);
    if (!project)
        return passOn(project);
    MigrationDraft draft{project->schema, project->migrations};
    // What is wrong on the disk is said before anything is connected.
    const auto schema = readPrismaSchema(project->schema);
    if (!schema && schema.error().kind == ErrorKind::Invalid) {
        draft.mistakes = schema.error().message;
        return draft;
    }
    if (!schema)
        return passOn(schema);
    const auto bundle = projectMigrations(project->migrations, schemaName);
    if (!bundle)
        return passOn(bundle);
    draft.migrations = bundle->migrations;
    auto told = withState(std::move(draft), session, *bundle, *schema);
    if (!told || told->isHeldUp())
        return told;
    return withSql(*std::move(told), session, *schema);
}

Result<QString> written(const MigrationDraft &draft, const QString &name)
{
    const auto bundle = projectMigrations(draft.folder, schemaName);
    if (!bundle)
        return passOn(bundle);
    if (bundle->migrations != draft.migrations)
        return failure(ErrorKind::Conflict,
                       Text::tr("The migrations in %1 have changed meanwhile, so nothing was written. Look again.")
                           .arg(QDir::toNativeSeparators(draft.folder)));
    return writeBehind(bundle->migrations, draft.folder, name, draft.sql).map([](const QString &path) {
        return QFileInfo(path).fileName();
    });
}

} // namespace

PgMigrationDrafts::PgMigrationDrafts(const ConnectionAddress &address)
    : m_executor(std::make_unique<db::Executor>(migrationAddress(address)))
{
}

PgMigrationDrafts::~PgMigrationDrafts()
{
    db::Executor::retire(std::move(m_executor));
}

QFuture<Result<MigrationDraft>> PgMigrationDrafts::draft(const QString &path)
{
    return m_executor->read([path](db::Session &session) { return drafted(session, path); });
}

QFuture<Result<QString>> PgMigrationDrafts::write(const MigrationDraft &draft, const QString &name)
{
    return inBackground([draft, name] { return written(draft, name); });
}

} // namespace catalpa::migrate
