// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/migrate/devhistory.h"

#include "base/text.h"
#include "cli/output/migrationoutput.h"
#include "cli/scratchservers.h"
#include "db/address/dotenv.h"
#include "db/executor.h"
#include "migrate/prisma/projectdrift.h"
#include "platform/regularfile.h"
#include "wording/migrations/drafttext.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

constexpr qint64 largestDotenv = 1 << 20; //!< Bytes.

Result<migrate::PrismaProject> projectOf(const CommandLine &commandLine)
{
    if (const auto path = commandLine.value(u"prisma"_s))
        return migrate::projectOfSchema(*path);
    return migrate::findPrismaProject(QDir::currentPath()).map_error([](Error error) {
        error.message += u' ' + Text::tr("Start in the folder of the project, or name the schema with --prisma.");
        return error;
    });
}

QString schemaNameOf(const CommandLine &commandLine)
{
    return commandLine.value(u"schema"_s).value_or(u"public"_s);
}

//! The address in the variable that the schema names, from the environment or from the .env files that Prisma reads.
std::optional<QString> addressIn(const QString &variable)
{
    if (const QString value = qEnvironmentVariable(variable.toUtf8().constData()); !value.isEmpty())
        return value;
    for (const QString &file : {u".env"_s, u"prisma/.env"_s}) {
        const auto text = platform::readRegularFile(file, largestDotenv);
        const auto value = text ? db::readDotenv(*text, variable) : Result<std::optional<QString>>(std::nullopt);
        if (value && *value)
            return *value;
    }
    return std::nullopt;
}

//! Where the command line names no database, the schema's own address holds.
void chooseAddress(const prisma::Configuration &configuration, CommandLine &commandLine)
{
    if (commandLine.has(u"database"_s))
        return;
    for (const QString &variable : {configuration.directUrlVariable, configuration.urlVariable}) {
        const auto address = variable.isEmpty() ? std::nullopt : addressIn(variable);
        if (address) {
            commandLine.options.insert(u"database"_s, *address);
            return;
        }
    }
    if (!configuration.url.isEmpty())
        commandLine.options.insert(u"database"_s, configuration.url);
}

//! What is not as the folder says, with a way out that loses nothing. True when there is something.
bool tellDisagreement(const SchemaStatus &status)
{
    const QStringList sentences =
        disputeText(status.steps,
                    Text::tr("See 'catalpa-cli migrate status', and settle them with 'catalpa-cli migrate resolve'."));
    if (sentences.isEmpty())
        return false;
    for (const QString &sentence : sentences)
        printNote(sentence);
    printNote(Text::tr("Nothing was changed."));
    return true;
}

//! Runs \a work in a thread of its own.
template <typename Work>
auto onDatabase(const ConnectionAddress &address, const Context &context, Work work)
{
    auto reads = std::make_unique<db::Executor>(migrate::migrationAddress(address));
    auto answer = await(reads->runOnce(std::move(work)), context.interruption);
    db::Executor::retire(std::move(reads));
    return answer;
}

ExitCode tellDrift(const QList<SchemaDifference> &drift, const QString &folder, Context &context)
{
    printNote(Text::tr("The tables differ from what the applied migrations make:"));
    for (const SchemaDifference &difference : drift)
        printNote(u"  "_s + difference.sentence);
    printNote(
        Text::tr(
            "Nothing was changed. To keep what is there, put what 'catalpa-cli migrate diff %1 database' prints into a "
            "new migration, and mark that with 'catalpa-cli migrate resolve --applied NAME --from %1'; to take it "
            "back, "
            "run what 'catalpa-cli migrate diff database %1' prints.")
            .arg(QDir::toNativeSeparators(folder)));
    context.output.flush();
    return ExitCode::Different;
}

} // namespace

Result<DevHistory> DevHistory::open(Context &context)
{
    const auto project = projectOf(context.commandLine);
    if (!project)
        return passOn(project);
    const QString schemaName = schemaNameOf(context.commandLine);
    const auto schema = migrate::readPrismaSchema(project->schema, schemaName);
    if (!schema)
        return passOn(schema);
    const auto readable = migrate::projectMigrations(project->migrations, schemaName);
    if (!readable)
        return passOn(readable);
    chooseAddress(schema->datamodel.configuration, context.commandLine);
    const auto address = openDatabase(context, true);
    if (!address)
        return passOn(address);
    DevHistory made;
    made.m_project = *project;
    made.m_schema = *schema;
    made.m_address = *address;
    const migrate::BundleReader read = [folder = project->migrations, schemaName] {
        return migrate::projectMigrations(folder, schemaName).map([](const migrate::Bundle &bundle) {
            return QList{bundle};
        });
    };
    made.m_history = std::make_unique<migrate::PgSchemaHistory>(*address, read);
    return made;
}

Result<migrate::Bundle> DevHistory::migrations() const
{
    return migrate::projectMigrations(m_project.migrations, m_schema.tables.defaultSchema);
}

Result<QString> DevHistory::write(const QString &name, const QByteArray &text) const
{
    return migrations().and_then([&](const migrate::Bundle &bundle) {
        return migrate::writeBehind(bundle.migrations, m_project.migrations, name, text);
    });
}

Result<migrate::NextMigration> DevHistory::next(Context &context) const
{
    return migrations().and_then([&](const migrate::Bundle &bundle) {
        return onDatabase(m_address, context, [schema = m_schema, bundle](db::Session &session) {
            return migrate::nextMigration(session, schema, bundle.migrations, scratchServers());
        });
    });
}

Result<SchemaFindings> DevHistory::drift(Context &context) const
{
    return migrations().and_then([&](const migrate::Bundle &bundle) {
        return onDatabase(m_address, context, [bundle, schema = m_schema](db::Session &session) {
            return migrate::projectDrift(session, bundle, schema);
        });
    });
}

Result<ExitCode> DevHistory::check(Context &context)
{
    const auto status = await(m_history->status(), context.interruption);
    if (!status)
        return passOn(status);
    if (tellDisagreement(*status))
        return ExitCode::NotAccepted;
    if (status->obstacle())
        return printObstacles(*status, context);
    if (std::none_of(status->steps.begin(), status->steps.end(), isApplied))
        return ExitCode::Success;
    const auto findings = drift(context);
    if (!findings)
        return passOn(findings);
    for (const QString &sentence : findings->notCompared)
        printNote(sentence);
    return findings->drift.isEmpty() ? ExitCode::Success : tellDrift(findings->drift, m_project.migrations, context);
}

Result<MigrationReport> DevHistory::apply(Context &context)
{
    const auto bundle = migrations();
    if (!bundle || bundle->migrations.isEmpty())
        return bundle.map([](const migrate::Bundle &) { return MigrationReport(); });
    QObject listener;
    const auto progress = progressLines(&listener, context, Text::tr("%1 of %2  %3  applied in %4 ms"));
    return await(m_history->apply({}, progress), context.interruption);
}

} // namespace catalpa::cli
