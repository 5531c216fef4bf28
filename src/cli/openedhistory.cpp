// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/openedhistory.h"

#include "base/text.h"

#include "cli/await.h"
#include "cli/output/tableoutput.h"

#include <QtCore/QCoreApplication>

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

template <typename Condition>
QList<MigrationStep> those(const QList<MigrationStep> &steps, Condition condition)
{
    QList<MigrationStep> some;
    std::copy_if(steps.cbegin(), steps.cend(), std::back_inserter(some), condition);
    return some;
}

} // namespace

migrate::BundleReader migrationsFor(const Context &context)
{
    const MigrateOptions &options = context.commandLine.migrate;
    if (!options.from)
        return migrate::bundledMigrations;
    return migrate::folderReader(*options.from, options.schema);
}

Result<std::unique_ptr<migrate::PgSchemaHistory>> openHistory(Context &context)
{
    const migrate::BundleReader read = migrationsFor(context);
    // What is wrong with a folder is said before anything is connected, or the local catalogue started.
    if (const auto readable = read(); !readable)
        return passOn(readable);
    return openDatabase(context).map([&read](const ConnectionAddress &address) {
        return std::make_unique<migrate::PgSchemaHistory>(address, read);
    });
}

Result<MigrationStep> stepNamed(const QList<MigrationStep> &steps, const QString &text)
{
    const QString wanted = text.trimmed();
    QList<MigrationStep> found = those(steps, [&wanted](const MigrationStep &step) {
        return step.migration.name == wanted || step.recordedAs == wanted || fullName(step) == wanted;
    });
    if (found.isEmpty()) {
        found = those(steps, [&wanted](const MigrationStep &step) {
            return !wanted.isEmpty() && fullName(step).contains(wanted, Qt::CaseInsensitive);
        });
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

Result<MigrationSelection> selectionFor(const MigrateOptions &options, const SchemaStatus &status)
{
    if (options.extent == MigrationSelection::Extent::All)
        return MigrationSelection();
    return stepNamed(status.steps, options.name).map([&options](const MigrationStep &step) {
        return MigrationSelection{options.extent, step.key()};
    });
}

bool PreparedRun::isHeldUp() const
{
    return selection.extent == MigrationSelection::Extent::All ? status.obstacle() && status.applicable() == 0
                                                               : status.isBlocked(selection.key.schema);
}

Result<PreparedRun> prepareRun(Context &context)
{
    PreparedRun run;
    auto history = openHistory(context);
    if (!history)
        return passOn(history);
    run.history = *std::move(history);
    auto status = await(run.history->status(), context.interruption);
    if (!status)
        return passOn(status);
    run.status = *std::move(status);
    auto selection = selectionFor(context.commandLine.migrate, run.status);
    if (!selection)
        return passOn(selection);
    run.selection = *std::move(selection);
    return run;
}

} // namespace catalpa::cli
