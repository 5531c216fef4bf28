// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/copy.h"

#include "base/text.h"
#include "cli/output/tableoutput.h"
#include "cli/output/transferoutput.h"
#include "local/localserver.h"
#include "transfer/pgtransfer.h"
#include "wording/transfertext.h"

#include <QtCore/QDir>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

QString fileOf(const Context &context)
{
    return context.commandLine.arguments.first();
}

//! For people.
QString fileName(const Context &context)
{
    return displayLine(QDir::toNativeSeparators(fileOf(context)), 200);
}

//! What is in the catalogue on this computer, if it is that, goes to another name.
Result<> setAside(const ConnectionAddress &address)
{
    const local::LocalServer server;
    const ConnectionAddress here = server.address();
    if (address.host != here.host || address.database != here.database) {
        return failure(ErrorKind::Invalid,
                       Text::tr("--set-aside is for the catalogue on this computer only. Nothing was changed."));
    }
    return server.setAside().map(
        [](const QString &name) { printNote(Text::tr("What was there is kept as the database “%1”.").arg(name)); });
}

//! A file that cannot be restored sets nothing aside.
Result<> prepareTarget(const ConnectionAddress &address, Context &context)
{
    if (!context.commandLine.has(u"set-aside"_s))
        return {};
    transfer::PgTransfer transfer;
    return await(transfer.check(fileOf(context), {}), context.interruption).and_then([&address](const CopyContents &) {
        return setAside(address);
    });
}

Result<ExitCode> save(Context &context)
{
    const auto address = openDatabase(context);
    if (!address)
        return tl::unexpected(address.error());
    QObject listener;
    transfer::PgTransfer transfer;
    return await(transfer.save(*address, fileOf(context), transferProgress(&listener, context)), context.interruption)
        .map([&context](const TransferReport &report) {
            const QString line = Text::tr("Saved %1 to “%2”.").arg(inWords(report.count), fileName(context));
            return tellTransfer(report, line, context);
        });
}

Result<ExitCode> check(Context &context)
{
    QObject listener;
    transfer::PgTransfer transfer;
    return await(transfer.check(fileOf(context), transferProgress(&listener, context)), context.interruption)
        .map([&context](const CopyContents &contents) {
            context.answer(
                toJson(contents.count)
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
        return tl::unexpected(address.error());
    if (const auto prepared = prepareTarget(*address, context); !prepared)
        return tl::unexpected(prepared.error());
    QObject listener;
    transfer::PgTransfer transfer;
    return await(transfer.restore(fileOf(context), *address, transferProgress(&listener, context)),
                 context.interruption)
        .map([&context](const TransferReport &report) {
            const QString line = Text::tr("Restored %1 from “%2”.").arg(inWords(report.count), fileName(context));
            return tellTransfer(report, line, context);
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

} // namespace catalpa::cli
