// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/copy.h"

#include "base/text.h"
#include "cli/context.h"
#include "cli/output/tableoutput.h"
#include "db/address/addressreader.h"
#include "local/localserver.h"
#include "platform/standardstreams.h"
#include "transfer/pgtransfer.h"
#include "wording/transfertext.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>

#include <memory>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

constexpr int quietMilliseconds = 2'000;

//! Tells every other second how far long work is.
Transfer::Progress progressLines(QObject *receiver, const Context &context)
{
    if (context.commandLine.json())
        return {};
    const auto quiet = std::make_shared<QElapsedTimer>();
    quiet->start();
    return queued<TransferProgress>(receiver, [quiet](const TransferProgress &progress) {
        if (progress.total == 0 || !quiet->hasExpired(quietMilliseconds))
            return;
        quiet->restart();
        printNote("  "_L1 + inWords(progress));
    });
}

Json::Object jsonOf(const CatalogueCount &count)
{
    return Json::Object()
        .add("authors", Json::number(count.authors))
        .add("books", Json::number(count.books))
        .add("sortedByHand", Json::number(count.sortedByHand))
        .add("detailed", Json::number(count.detailed));
}

//! \a line is for people.
ExitCode tell(const TransferReport &report, const QString &line, Context &context)
{
    context.answer(jsonOf(report.count)
                       .add("alreadyThere", Json::number(report.alreadyThere))
                       .add("notes", Json::array(report.notes, [](const QString &note) { return Json::text(note); })),
                   [&] {
                       context.output.writeLine(line);
                       for (const QString &note : report.notes)
                           printNote(note);
                   });
    return ExitCode::Success;
}

QString fileOf(const Context &context)
{
    return context.commandLine.arguments.first();
}

//! For people.
QString fileName(const Context &context)
{
    return displayLine(QDir::toNativeSeparators(fileOf(context)), 200);
}

//! With --set-aside, what is in the catalogue on this computer goes to another name: not for a file that cannot be
//! restored, nor where \a address is another's.
bool isHere(const ConnectionAddress &address)
{
    const ConnectionAddress here = local::LocalServer().address();
    return address.host == here.host && address.database == here.database;
}

Result<> setAside(Context &context)
{
    if (!context.commandLine.has(u"set-aside"_s))
        return {};
    transfer::PgTransfer transfer;
    if (const auto whole = await(transfer.check(fileOf(context), {}), context.interruption); !whole)
        return passOn(whole);
    return local::LocalServer().setAside().map(
        [](const QString &name) { printNote(Text::tr("What was there is kept as the database “%1”.").arg(name)); });
}

Result<ExitCode> save(Context &context)
{
    const auto address = openDatabase(context);
    if (!address)
        return passOn(address);
    QObject listener;
    transfer::PgTransfer transfer;
    return await(transfer.save(*address, fileOf(context), progressLines(&listener, context)), context.interruption)
        .map([&context](const TransferReport &report) {
            const QString line = Text::tr("Saved %1 to “%2”.").arg(inWords(report.count), fileName(context));
            if (platform::isStandardOutput(fileOf(context))) { // Nothing may stand behind the copy.
                printNote(line);
                return ExitCode::Success;
            }
            return tell(report, line, context);
        });
}

Result<ExitCode> check(Context &context)
{
    QObject listener;
    transfer::PgTransfer transfer;
    return await(transfer.check(fileOf(context), progressLines(&listener, context)), context.interruption)
        .map([&context](const CopyContents &contents) {
            context.answer(
                jsonOf(contents.count)
                    .add("made", Json::instant(contents.made))
                    .add("program", Json::text(contents.program)),
                Text::tr("The copy is whole: %1, saved on %2 by Catalpa %3.")
                    .arg(inWords(contents.count), displayInstant(contents.made), displayLine(contents.program, 30)));
            return ExitCode::Success;
        });
}

Result<ExitCode> restore(Context &context)
{
    const auto address = openDatabase(context);
    if (!address)
        return passOn(address);
    if (context.commandLine.has(u"set-aside"_s) && !isHere(*address))
        return printMisuse({ErrorKind::Invalid,
                            Text::tr("--set-aside is for the catalogue on this computer only. Nothing was changed."),
                            {}});
    if (const auto ready = setAside(context); !ready)
        return passOn(ready);
    QObject listener;
    transfer::PgTransfer transfer;
    return await(transfer.restore(fileOf(context), *address, progressLines(&listener, context)), context.interruption)
        .map([&context](const TransferReport &report) {
            const QString line = Text::tr("Restored %1 from “%2”.").arg(inWords(report.count), fileName(context));
            return tell(report, line, context);
        });
}

Result<> checkTarget(const QString &value, const CommandLine & /*read*/)
{
    const auto address = db::readAddress(value);
    if (!address || address->password.isEmpty())
        return {};
    return misused(Text::tr("Other users of this computer can see a password in --to. Put the whole address into the "
                            "variable CATALPA_MOVE_TO instead, or the password into ~/.pgpass."));
}

//! Where --to or the variable lead. Other users of the computer can see what stands in --to.
QString targetIn(const CommandLine &read)
{
    return read.value(u"to"_s).value_or(qEnvironmentVariable("CATALPA_MOVE_TO"));
}

Result<> checkWhereTo(const CommandLine &read)
{
    if (!targetIn(read).trimmed().isEmpty())
        return {};
    return misused(Text::tr("Where the catalogue is to go is missing: give its address with --to, or in the "
                            "variable CATALPA_MOVE_TO, which can hold a password."));
}

Result<ExitCode> moveCatalogue(Context &context)
{
    const auto target = chooseDatabase(targetIn(context.commandLine));
    if (!target)
        return passOn(target);
    warnOfRisk(target->address);
    const auto address = openDatabase(context);
    if (!address)
        return passOn(address);
    QObject listener;
    transfer::PgTransfer transfer;
    return await(transfer.move(*address, target->address, progressLines(&listener, context)), context.interruption)
        .map([&](const TransferReport &report) {
            const bool wasThere = report.alreadyThere == report.count.authors + report.count.books;
            const QString line = wasThere
                ? Text::tr("All of it had arrived in %2 already: %1.")
                : Text::tr("Moved to %2, and compared: %1. The catalogue is still here, too.");
            return tell(report, line.arg(inWords(report.count), target->address.display()), context);
        });
}

} // namespace

Command copySaveCommand()
{
    return {.name = u"copy save"_s,
            .arguments = {{u"FILE"_s, {anyFile}}},
            .summary = Text::tr("Save the whole catalogue into one file. An older one is replaced when the new one is "
                                "whole."),
            .run = save};
}

Command copyCheckCommand()
{
    return {.name = u"copy check"_s,
            .arguments = {{u"FILE"_s, {anyFile}}},
            .usesDatabase = false,
            .summary = Text::tr("Read a file, and tell what it holds and whether it is whole."),
            .run = check};
}

Command copyRestoreCommand()
{
    return {.name = u"copy restore"_s,
            .arguments = {{u"FILE"_s, {anyFile}}},
            .options = {{.name = u"set-aside"_s,
                         .summary = Text::tr("Keep what is in the catalogue on this computer under another name.")}},
            .summary = Text::tr("Put a file into an empty database (--database); its tables are created. With "
                                "--set-aside, what is in the catalogue on this computer is kept under another name "
                                "first."),
            .run = restore};
}

Command moveCommand()
{
    return {.name = u"move"_s,
            .options = {{.name = u"to"_s,
                         .value = u"URL|NAME"_s,
                         .summary = Text::tr("The other database, as for --database; without a password."),
                         .values = {u"local"_s},
                         .check = checkTarget}},
            .check = checkWhereTo,
            .summary = Text::tr("Bring the whole catalogue into another, empty database. When the line breaks, the "
                                "same command goes on. Nothing is changed here. With a password, put the address into "
                                "the variable CATALPA_MOVE_TO."),
            .run = moveCatalogue};
}

} // namespace catalpa::cli
