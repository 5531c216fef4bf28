// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/text.h"
#include "cli/commands/migrate.h"
#include "cli/output/jsonoutput.h"
#include "db/executor.h"
#include "migrate/drift/shadowschema.h"
#include "migrate/pgschemahistory.h"
#include "schema/schemadiff.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

//! A state of tables that the command line names.
struct State {
    bool isDatabase = false;
    QList<migrate::Bundle> bundles; //!< What makes it, in order; none for empty, and for the database.
};

Result<State> stateNamed(const QString &name, const QString &schema)
{
    if (name == "empty"_L1)
        return State{};
    if (name == "database"_L1)
        return State{true, {}};
    const bool isOurs = name == "bundled"_L1 || name == "shared"_L1;
    const migrate::BundleReader read = isOurs ? migrate::bundledMigrations : migrate::folderReader(name, schema);
    return read().map([&name](QList<migrate::Bundle> bundles) {
        if (name == "shared"_L1) // The first are those of "public".
            bundles = bundles.first(1);
        return State{false, std::move(bundles)};
    });
}

//! Those that one of the states is about; those of the catalogue when neither says it.
QStringList schemasOf(const State &before, const State &after)
{
    QStringList schemas;
    for (const migrate::Bundle &bundle : before.bundles + after.bundles)
        schemas += bundle.schema;
    schemas.removeDuplicates();
    return schemas.isEmpty() ? QStringList{u"public"_s, u"catalpa"_s} : schemas;
}

Result<schema::SchemaSnapshot> snapshotOf(db::Session &session, const State &state, const QStringList &schemas)
{
    if (state.isDatabase) {
        const auto live = schema::readSnapshot(session, schemas);
        return live ? Result<schema::SchemaSnapshot>(*live) : passOn(live);
    }
    if (state.bundles.isEmpty())
        return schema::SchemaSnapshot();
    migrate::ShadowSchema shadow(session, schemas);
    auto done = shadow.begin();
    for (const migrate::Bundle &bundle : state.bundles) {
        for (const Migration &migration : bundle.migrations)
            done = std::move(done).and_then([&] { return shadow.run(migration); });
    }
    const auto made = std::move(done).and_then([&shadow] { return shadow.snapshot(); });
    return made ? Result<schema::SchemaSnapshot>(*made) : passOn(made);
}

Result<QByteArray> difference(db::Session &session, const State &before, const State &after)
{
    const QStringList schemas = schemasOf(before, after);
    return snapshotOf(session, before, schemas).and_then([&](const schema::SchemaSnapshot &from) {
        return snapshotOf(session, after, schemas).and_then([&from](const schema::SchemaSnapshot &to) {
            return schema::sqlFor(from, to);
        });
    });
}

} // namespace

Result<ExitCode> diffMigrations(Context &context)
{
    const MigrateOptions &options = context.commandLine.migrate;
    const auto before = stateNamed(options.before, options.schema);
    if (!before)
        return passOn(before);
    const auto after = stateNamed(options.after, options.schema);
    if (!after)
        return passOn(after);
    const auto address = openDatabase(context);
    if (!address)
        return passOn(address);

    auto reads = std::make_unique<db::Executor>(migrate::migrationAddress(*address));
    const auto asking = reads->runOnce(
        [before = *before, after = *after](db::Session &session) { return difference(session, before, after); });
    const auto sql = await(asking, context.interruption);
    db::Executor::retire(std::move(reads));
    if (!sql)
        return passOn(sql);

    Output &output = context.output;
    if (context.commandLine.json)
        output.write(Json::Object().add("sql", Json::text(QString::fromUtf8(*sql))).text() + '\n');
    else
        output.write(*sql);
    if (!sql->isEmpty())
        return options.exitCode ? ExitCode::Different : ExitCode::Success;
    if (!context.commandLine.json)
        printNote(Text::tr("There is no difference."));
    return ExitCode::Success;
}

} // namespace catalpa::cli
