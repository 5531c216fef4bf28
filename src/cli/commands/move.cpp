// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/move.h"

#include "base/text.h"
#include "cli/output/transferoutput.h"
#include "db/addressreader.h"
#include "transfer/pgtransfer.h"
#include "wording/transfertext.h"

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

Result<> checkTarget(const Option & /*option*/, const QString &value)
{
    const auto address = db::readAddress(value);
    if (!address || address->password.isEmpty())
        return {};
    return failure(ErrorKind::Invalid,
                   Text::tr("Other users of this computer can see a password in --to. Put the whole address into the "
                            "variable CATALPA_MOVE_TO instead, or the password into ~/.pgpass."));
}

//! Where --to or the variable lead. Other users of the computer can see what stands in --to.
Result<ChosenDatabase> chooseTarget(const CommandLine &commandLine)
{
    if (const auto to = commandLine.value(u"to"_s))
        return chooseDatabase(to);
    const QString variable = qEnvironmentVariable("CATALPA_MOVE_TO");
    if (!variable.trimmed().isEmpty())
        return chooseDatabase(variable);
    return failure(ErrorKind::Invalid,
                   Text::tr("Where the catalogue is to go is missing: give its address with --to, or in the "
                            "variable CATALPA_MOVE_TO, which can hold a password."));
}

Result<ExitCode> moveCatalogue(Context &context)
{
    const auto target = chooseTarget(context.commandLine);
    if (!target)
        return tl::unexpected(target.error());
    const auto address = openDatabase(context);
    if (!address)
        return tl::unexpected(address.error());
    QObject listener;
    transfer::PgTransfer transfer;
    return await(transfer.move(*address, target->address, transferProgress(&listener, context)), context.interruption)
        .map([&](const TransferReport &report) {
            const bool wasThere = report.alreadyThere == report.count.authors + report.count.books;
            const QString line = wasThere
                ? Text::tr("All of it had arrived in %2 already: %1.")
                : Text::tr("Moved to %2, and compared: %1. The catalogue is still here, too.");
            return tellTransfer(report, line.arg(inWords(report.count), target->address.display()), context);
        });
}

} // namespace

Command moveCommand()
{
    return {.name = u"move"_s,
            .options = {{.name = u"to"_s,
                         .value = u"URL|NAME"_s,
                         .summary = Text::tr("The other database, as for --database; without a password."),
                         .values = {u"local"_s},
                         .check = checkTarget}},
            .summary = Text::tr("Bring the whole catalogue into another, empty database. When the line breaks, the "
                                "same command goes on. Nothing is changed here. With a password, put the address into "
                                "the variable CATALPA_MOVE_TO."),
            .run = moveCatalogue};
}

} // namespace catalpa::cli
