// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/copy.h"

#include "base/text.h"

#include "cli/output/jsonoutput.h"
#include "cli/output/tableoutput.h"
#include "local/localserver.h"
#include "transfer/pgtransfer.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>

#include <memory>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

constexpr int quietMilliseconds = 2'000;

QString counted(const CatalogueCount &count)
{
    const QString authors = count.authors == 1 ? Text::tr("1 author") : Text::tr("%1 authors").arg(count.authors);
    const QString books = count.books == 1 ? Text::tr("1 book") : Text::tr("%1 books").arg(count.books);
    return Text::tr("%1 and %2").arg(authors, books);
}

Json::Object toJson(const CatalogueCount &count)
{
    return Json::Object()
        .add("authors", Json::number(count.authors))
        .add("books", Json::number(count.books))
        .add("sortedByHand", Json::number(count.sortedByHand));
}

//! Long work tells every other second how far it is.
Transfer::Progress progressLines(QObject *receiver, const Context &context)
{
    if (context.commandLine.json)
        return {};
    const auto quiet = std::make_shared<QElapsedTimer>();
    quiet->start();
    return queued<TransferProgress>(receiver, [quiet](const TransferProgress &progress) {
        if (progress.total == 0 || !quiet->hasExpired(quietMilliseconds))
            return;
        quiet->restart();
        printNote("  "_L1
                  + Text::tr("%1 of %2 records").arg(QString::number(progress.done), QString::number(progress.total)));
    });
}

//! \a sentence makes the line for people from how much there was.
template <typename Sentence>
Result<ExitCode> tell(const Result<TransferReport> &report, Context &context, Sentence sentence)
{
    if (!report)
        return tl::unexpected(report.error());
    if (context.commandLine.json) {
        QByteArrayList notes;
        for (const QString &note : report->notes)
            notes += Json::text(note);
        context.output.write(toJson(report->count)
                                 .add("alreadyThere", Json::number(report->alreadyThere))
                                 .add("notes", Json::array(notes))
                                 .text()
                             + '\n');
        return ExitCode::Success;
    }
    context.output.writeLine(sentence(counted(report->count)));
    for (const QString &note : report->notes)
        printNote(note);
    return ExitCode::Success;
}

QString fileName(const Context &context)
{
    return displayLine(QDir::toNativeSeparators(context.commandLine.file), 200);
}

//! Where --to or the variable lead. Other users of the computer can see what stands in --to.
Result<ChosenDatabase> target(const Context &context)
{
    if (context.commandLine.to)
        return chooseDatabase(context.commandLine.to);
    const QString variable = qEnvironmentVariable("CATALPA_MOVE_TO");
    if (!variable.trimmed().isEmpty())
        return chooseDatabase(variable);
    return failure(ErrorKind::Invalid,
                   Text::tr("Where the catalogue is to go is missing: give its address with --to, or in the "
                            "variable CATALPA_MOVE_TO, which can hold a password."));
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
    if (!context.commandLine.setAside)
        return {};
    transfer::PgTransfer transfer;
    return await(transfer.check(context.commandLine.file, {}), context.interruption)
        .and_then([&address](const CopyContents &) { return setAside(address); });
}

} // namespace

Result<ExitCode> saveCopy(Context &context)
{
    return openDatabase(context).and_then([&context](const ConnectionAddress &address) {
        QObject listener;
        transfer::PgTransfer transfer;
        const auto report = await(transfer.save(address, context.commandLine.file, progressLines(&listener, context)),
                                  context.interruption);
        return tell(report, context, [&context](const QString &all) {
            return Text::tr("Saved %1 to “%2”.").arg(all, fileName(context));
        });
    });
}

Result<ExitCode> checkCopy(Context &context)
{
    QObject listener;
    transfer::PgTransfer transfer;
    return await(transfer.check(context.commandLine.file, progressLines(&listener, context)), context.interruption)
        .map([&context](const CopyContents &contents) {
            if (context.commandLine.json) {
                context.output.write(toJson(contents.count)
                                         .add("made", Json::instant(contents.made))
                                         .add("program", Json::text(contents.program))
                                         .text()
                                     + '\n');
            } else {
                context.output.writeLine(Text::tr("The copy is whole: %1, saved on %2 by Catalpa %3.")
                                             .arg(counted(contents.count),
                                                  contents.made.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s),
                                                  displayLine(contents.program, 30)));
            }
            return ExitCode::Success;
        });
}

Result<ExitCode> restoreCopy(Context &context)
{
    return openDatabase(context).and_then([&context](const ConnectionAddress &address) -> Result<ExitCode> {
        if (const auto prepared = prepareTarget(address, context); !prepared)
            return tl::unexpected(prepared.error());
        QObject listener;
        transfer::PgTransfer transfer;
        const auto report =
            await(transfer.restore(context.commandLine.file, address, progressLines(&listener, context)),
                  context.interruption);
        return tell(report, context, [&context](const QString &all) {
            return Text::tr("Restored %1 from “%2”.").arg(all, fileName(context));
        });
    });
}

Result<ExitCode> moveCatalogue(Context &context)
{
    const auto chosen = target(context);
    if (!chosen)
        return tl::unexpected(chosen.error());
    warnOfRisk(chosen->address);
    return openDatabase(context).and_then([&](const ConnectionAddress &address) {
        QObject listener;
        transfer::PgTransfer transfer;
        const auto report =
            await(transfer.move(address, chosen->address, progressLines(&listener, context)), context.interruption);
        return tell(report, context, [&](const QString &all) {
            const bool wasThere = report->alreadyThere == report->count.authors + report->count.books;
            return (wasThere ? Text::tr("All of it had arrived in %2 already: %1.")
                             : Text::tr("Moved to %2, and compared: %1. The catalogue is still here, too."))
                .arg(all, chosen->address.display());
        });
    });
}

} // namespace catalpa::cli
