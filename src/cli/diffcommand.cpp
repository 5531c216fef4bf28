// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/executor.h"
#include "jsonoutput.h"
#include "migrate/pgschemahistory.h"
#include "migrate/schemadiff.h"
#include "migrate/scratchschema.h"
#include "migratecommand.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(DiffCommand)
};

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

Result<migrate::SchemaShape> shapeOf(db::Session &session, const State &state, const QStringList &schemas)
{
    if (state.isDatabase) {
        const auto live = migrate::readShape(session, schemas);
        return live ? Result<migrate::SchemaShape>(*live) : tl::unexpected<Error>(live.error());
    }
    if (state.bundles.isEmpty())
        return migrate::SchemaShape();
    migrate::ScratchSchema scratch(session, schemas);
    auto done = scratch.begin();
    for (const migrate::Bundle &bundle : state.bundles) {
        for (const Migration &migration : bundle.migrations)
            done = std::move(done).and_then([&] { return scratch.run(migration); });
    }
    const auto made = std::move(done).and_then([&scratch] { return scratch.shape(); });
    return made ? Result<migrate::SchemaShape>(*made) : tl::unexpected<Error>(made.error());
}

Result<QByteArray> difference(db::Session &session, const State &before, const State &after)
{
    const QStringList schemas = schemasOf(before, after);
    return shapeOf(session, before, schemas).and_then([&](const migrate::SchemaShape &from) {
        return shapeOf(session, after, schemas).and_then([&from](const migrate::SchemaShape &to) {
            return migrate::sqlFor(from, to);
        });
    });
}

} // namespace

Result<ExitCode> diffMigrations(Workplace &workplace)
{
    const MigrateOptions &options = workplace.invocation.migrate;
    const auto before = stateNamed(options.before, options.schema);
    if (!before)
        return tl::unexpected(before.error());
    const auto after = stateNamed(options.after, options.schema);
    if (!after)
        return tl::unexpected(after.error());
    const auto address = openDatabase(workplace);
    if (!address)
        return tl::unexpected(address.error());

    auto reads = std::make_unique<db::Executor>(migrate::migrationAddress(*address));
    const auto asking = reads->runOnce(
        [before = *before, after = *after](db::Session &session) { return difference(session, before, after); });
    const auto sql = awaited(asking, workplace.interruption);
    db::Executor::retire(std::move(reads));
    if (!sql)
        return tl::unexpected(sql.error());

    Output &output = workplace.output;
    if (workplace.invocation.json)
        output.write(Json::Object().add("sql", Json::text(QString::fromUtf8(*sql))).text() + '\n');
    else
        output.write(*sql);
    if (!sql->isEmpty())
        return options.exitCode ? ExitCode::Different : ExitCode::Success;
    if (!workplace.invocation.json)
        say(Sentences::tr("There is no difference."));
    return ExitCode::Success;
}

} // namespace catalpa::cli
