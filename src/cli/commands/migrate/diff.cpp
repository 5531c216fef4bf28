// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/migrate/diff.h"

#include "base/text.h"
#include "cli/commands/migrate/schemastate.h"
#include "cli/context.h"
#include "cli/output/tableoutput.h"
#include "cli/scratchservers.h"
#include "db/executor.h"
#include "migrate/drift/foldershape.h"
#include "migrate/drift/madeschemas.h"
#include "migrate/pgschemahistory.h"
#include "platform/standardstreams.h"
#include "schema/schemadiff.h"

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

//! A state of tables that the command line names.
struct State {
    bool isDatabase = false;
    QList<migrate::Bundle> bundles = {}; //!< What makes it, in order; none for empty, and for the database.
    std::optional<migrate::PrismaSchema> prisma = {};
};

Result<State> stateNamed(const QString &name, const QString &schema)
{
    if (name == "empty"_L1)
        return State{};
    if (name == "database"_L1)
        return State{true};
    if (migrate::isPrismaSchema(name))
        return migrate::readPrismaSchema(name, schema).map([](const migrate::PrismaSchema &read) {
            return State{false, {}, read};
        });
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
    const QStringList schemas = migrate::schemasOf(before.bundles + after.bundles);
    return schemas.isEmpty() ? QStringList{u"public"_s, u"catalpa"_s} : schemas;
}

Result<schema::SchemaSnapshot> snapshotOf(db::Session &session, const State &state, const QStringList &schemas)
{
    if (state.isDatabase) {
        const auto live = schema::readSnapshot(session, schemas, schema::Extent::Everything);
        return live ? Result<schema::SchemaSnapshot>(*live) : passOn(live);
    }
    if (state.bundles.isEmpty())
        return schema::SchemaSnapshot();
    return migrate::shapeOf(session, state.bundles, schemas, scratchServers());
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

SchemaState prismaState(const State &state)
{
    SchemaState made{state.prisma, state.isDatabase};
    for (const migrate::Bundle &bundle : state.bundles)
        made.migrations += bundle.migrations;
    return made;
}

//! Byte for byte as it is to be run, but on a terminal, which must not obey what stands in the names of a database.
void writeSql(const QByteArray &sql, Output &output)
{
    const QByteArray harmless = displayText(QString::fromUtf8(sql)).toUtf8();
    const bool isShown = platform::isTerminalOutput() && harmless != sql;
    output.write(isShown ? harmless : sql);
    output.flush();
    if (isShown)
        printNote(Text::tr("Characters that a terminal would obey are shown as � or a blank. To run this, write it "
                           "into a file."));
}

Result<ExitCode> tellDifference(const QByteArray &sql, Context &context)
{
    context.answer(Json::Object().add("sql", Json::text(QString::fromUtf8(sql))), [&] {
        writeSql(sql, context.output);
        if (sql.isEmpty())
            printNote(Text::tr("There is no difference."));
    });
    return sql.isEmpty() || !context.commandLine.has(u"exit-code"_s) ? ExitCode::Success : ExitCode::Different;
}

Result<ExitCode> diff(Context &context)
{
    const QStringList &names = context.commandLine.arguments;
    const QString schema = schemaOfFolder(context);
    const auto before = stateNamed(names.first(), schema);
    if (!before)
        return passOn(before);
    const auto after = stateNamed(names.last(), schema);
    if (!after)
        return passOn(after);
    if (before->prisma || after->prisma)
        return schemaDifference(prismaState(*before), prismaState(*after), context)
            .and_then([&context](const QByteArray &text) { return tellDifference(text, context); });
    const auto address = openDatabase(context, true);
    if (!address)
        return passOn(address);

    auto reads = std::make_unique<db::Executor>(migrate::migrationAddress(*address));
    const auto asking = reads->runOnce(
        [before = *before, after = *after](db::Session &session) { return difference(session, before, after); });
    const auto sql = await(asking, context.interruption);
    db::Executor::retire(std::move(reads));
    return sql.and_then([&context](const QByteArray &text) { return tellDifference(text, context); });
}

} // namespace

Command diffCommand()
{
    const QStringList states{u"database"_s, u"empty"_s, u"bundled"_s, u"shared"_s, anyFolder, anyFile};
    return {.name = u"migrate diff"_s,
            .arguments = {{u"FROM"_s, states}, {u"TO"_s, states}},
            .options = {{.name = u"exit-code"_s, .summary = Text::tr("Exit with 9 when there is a difference.")},
                        schemaOption()},
            .summary =
                Text::tr("Print the SQL that leads from one state of the tables to another. A state is "
                         "database, empty, bundled (after all migrations), shared (after those that are shared "
                         "with Prisma), a folder of migrations (./prisma/migrations), or a schema.prisma file or "
                         "folder; with one of these it is the SQL that Prisma writes."),
            .run = diff};
}

} // namespace catalpa::cli
