// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/openedhistory.h"

#include "base/text.h"
#include "cli/await.h"
#include "cli/output/tableoutput.h"
#include "cli/scratchservers.h"

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

constexpr qsizetype mostCandidates = 20;
constexpr int longestName = 80;

QString fullName(const MigrationStep &step)
{
    return step.migration.schema + u'/' + step.migration.name;
}

QString listed(const QList<MigrationStep> &steps)
{
    QStringList names;
    for (const MigrationStep &step : steps.first(qMin(mostCandidates, steps.size())))
        names += displayLine(fullName(step), longestName);
    return names.join(", "_L1) + (steps.size() > mostCandidates ? u", …"_s : QString());
}

//! Any part of the name; the name of the schema counts only where it is written in front, as a whole.
bool isMeant(const MigrationStep &step, const QString &text)
{
    const qsizetype slash = text.lastIndexOf(u'/');
    return !text.isEmpty() && step.migration.name.contains(text.sliced(slash + 1), Qt::CaseInsensitive)
        && (slash < 0 || step.migration.schema.compare(text.first(slash), Qt::CaseInsensitive) == 0);
}

//! Where the migrations of the command line come from.
migrate::BundleReader migrationsOf(const Context &context)
{
    if (const auto folder = context.commandLine.value(u"from"_s))
        return migrate::folderReader(*folder, schemaOfFolder(context));
    return migrate::bundledMigrations;
}

Result<MigrationSelection> selectionOf(const CommandLine &commandLine, const SchemaStatus &status)
{
    using Extent = MigrationSelection::Extent;
    const auto only = commandLine.value(u"only"_s);
    const auto name = only ? only : commandLine.value(u"to"_s);
    if (!name)
        return MigrationSelection();
    return stepNamed(status.steps, *name).map([&only](const MigrationStep &step) {
        return MigrationSelection{only ? Extent::Only : Extent::UpTo, step.key()};
    });
}

} // namespace

bool OpenedHistory::isHeldUp() const
{
    return selection.extent == MigrationSelection::Extent::All ? status.obstacle() && status.applicable() == 0
                                                               : status.isBlocked(selection.key.schema);
}

Result<std::unique_ptr<migrate::PgSchemaHistory>> openHistory(Context &context)
{
    const migrate::BundleReader read = migrationsOf(context);
    // What is wrong with a folder is said before anything is connected, or the local catalogue started.
    if (const auto readable = read(); !readable)
        return passOn(readable);
    return openDatabase(context, context.commandLine.value(u"from"_s).has_value())
        .map([&read](const ConnectionAddress &address) {
            return std::make_unique<migrate::PgSchemaHistory>(address, read, migrate::Timeouts(), scratchServers());
        });
}

Result<OpenedHistory> readHistory(Context &context)
{
    auto history = openHistory(context);
    if (!history)
        return passOn(history);
    auto status = await((*history)->status(), context.interruption);
    if (!status)
        return passOn(status);
    return selectionOf(context.commandLine, *status).map([&](const MigrationSelection &selection) {
        return OpenedHistory{*std::move(history), *std::move(status), selection};
    });
}

Result<MigrationStep> stepNamed(const QList<MigrationStep> &steps, const QString &text)
{
    const QString wanted = text.trimmed();
    QList<MigrationStep> found = steps;
    found.removeIf([&wanted](const MigrationStep &step) {
        return step.migration.name != wanted && step.recordedAs != wanted && fullName(step) != wanted;
    });
    if (found.isEmpty()) {
        found = steps;
        found.removeIf([&wanted](const MigrationStep &step) { return !isMeant(step, wanted); });
    }
    if (found.size() == 1)
        return found.constFirst();
    const QString shown = displayLine(wanted, longestName);
    if (!found.isEmpty()) {
        return failure(
            ErrorKind::Invalid,
            Text::tr("“%1” can mean each of these migrations: %2. Give more of the name.").arg(shown, listed(found)));
    }
    if (steps.isEmpty())
        return failure(ErrorKind::Missing, Text::tr("There are no migrations here."));
    return failure(ErrorKind::Missing,
                   Text::tr("There is no migration “%1” here. There are: %2.").arg(shown, listed(steps)));
}

} // namespace catalpa::cli
