// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "copycommand.h"

#include "exchange/pgtransport.h"
#include "jsonoutput.h"
#include "local/localserver.h"
#include "tableoutput.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>

#include <memory>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(CopyCommand)
};

constexpr int quietMilliseconds = 2'000;

QString counted(const CatalogueCount &count)
{
    const QString authors =
        count.authors == 1 ? Sentences::tr("1 author") : Sentences::tr("%1 authors").arg(count.authors);
    const QString books = count.books == 1 ? Sentences::tr("1 book") : Sentences::tr("%1 books").arg(count.books);
    return Sentences::tr("%1 and %2").arg(authors, books);
}

Json::Object toJson(const CatalogueCount &count)
{
    return Json::Object()
        .add("authors", Json::number(count.authors))
        .add("books", Json::number(count.books))
        .add("sortedByHand", Json::number(count.sortedByHand));
}

//! Long work tells every other second how far it is.
Transport::Progress progressLines(QObject *context, const Workplace &workplace)
{
    if (workplace.invocation.json)
        return {};
    const auto quiet = std::make_shared<QElapsedTimer>();
    quiet->start();
    return queued<TransportProgress>(context, [quiet](const TransportProgress &progress) {
        if (progress.total == 0 || !quiet->hasExpired(quietMilliseconds))
            return;
        quiet->restart();
        say("  "_L1
            + Sentences::tr("%1 of %2 records").arg(QString::number(progress.done), QString::number(progress.total)));
    });
}

//! \a sentence makes the line for people from how much there was.
template <typename Sentence>
Result<ExitCode> tell(const Result<TransportReport> &report, Workplace &workplace, Sentence sentence)
{
    if (!report)
        return tl::unexpected(report.error());
    if (workplace.invocation.json) {
        QByteArrayList notes;
        for (const QString &note : report->notes)
            notes += Json::text(note);
        workplace.output.write(toJson(report->count)
                                   .add("alreadyThere", Json::number(report->alreadyThere))
                                   .add("notes", Json::array(notes))
                                   .text()
                               + '\n');
        return ExitCode::Success;
    }
    workplace.output.writeLine(sentence(counted(report->count)));
    for (const QString &note : report->notes)
        say(note);
    return ExitCode::Success;
}

QString fileName(const Workplace &workplace)
{
    return displayLine(QDir::toNativeSeparators(workplace.invocation.file), 200);
}

//! Where --to or the variable lead. Other users of the computer can see what stands in --to.
Result<ChosenDatabase> target(const Workplace &workplace)
{
    if (workplace.invocation.to)
        return chooseDatabase(workplace.invocation.to);
    const QString variable = qEnvironmentVariable("CATALPA_MOVE_TO");
    if (!variable.trimmed().isEmpty())
        return chooseDatabase(variable);
    return failure(ErrorKind::Invalid,
                   Sentences::tr("Where the catalogue is to go is missing: give its address with --to, or in the "
                                 "variable CATALPA_MOVE_TO, which can hold a password."));
}

//! What is in the catalogue on this computer, if it is that, goes to another name.
Result<> setAside(const ConnectionAddress &address)
{
    const local::LocalServer server;
    const ConnectionAddress here = server.address();
    if (address.host != here.host || address.database != here.database) {
        return failure(ErrorKind::Invalid,
                       Sentences::tr("--set-aside is for the catalogue on this computer only. Nothing was changed."));
    }
    return server.setAside().map(
        [](const QString &name) { say(Sentences::tr("What was there is kept as the database “%1”.").arg(name)); });
}

//! A file that cannot be restored sets nothing aside.
Result<> prepareTarget(const ConnectionAddress &address, Workplace &workplace)
{
    if (!workplace.invocation.setAside)
        return {};
    exchange::PgTransport transport;
    return awaited(transport.check(workplace.invocation.file, {}), workplace.interruption)
        .and_then([&address](const CopyContents &) { return setAside(address); });
}

} // namespace

Result<ExitCode> saveCopy(Workplace &workplace)
{
    return openDatabase(workplace).and_then([&workplace](const ConnectionAddress &address) {
        QObject listener;
        exchange::PgTransport transport;
        const auto report =
            awaited(transport.save(address, workplace.invocation.file, progressLines(&listener, workplace)),
                    workplace.interruption);
        return tell(report, workplace, [&workplace](const QString &all) {
            return Sentences::tr("Saved %1 to “%2”.").arg(all, fileName(workplace));
        });
    });
}

Result<ExitCode> checkCopy(Workplace &workplace)
{
    QObject listener;
    exchange::PgTransport transport;
    return awaited(transport.check(workplace.invocation.file, progressLines(&listener, workplace)),
                   workplace.interruption)
        .map([&workplace](const CopyContents &contents) {
            if (workplace.invocation.json) {
                workplace.output.write(toJson(contents.count)
                                           .add("made", Json::instant(contents.made))
                                           .add("program", Json::text(contents.program))
                                           .text()
                                       + '\n');
            } else {
                workplace.output.writeLine(Sentences::tr("The copy is whole: %1, saved on %2 by Catalpa %3.")
                                               .arg(counted(contents.count),
                                                    contents.made.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s),
                                                    displayLine(contents.program, 30)));
            }
            return ExitCode::Success;
        });
}

Result<ExitCode> restoreCopy(Workplace &workplace)
{
    return openDatabase(workplace).and_then([&workplace](const ConnectionAddress &address) -> Result<ExitCode> {
        if (const auto prepared = prepareTarget(address, workplace); !prepared)
            return tl::unexpected(prepared.error());
        QObject listener;
        exchange::PgTransport transport;
        const auto report =
            awaited(transport.restore(workplace.invocation.file, address, progressLines(&listener, workplace)),
                    workplace.interruption);
        return tell(report, workplace, [&workplace](const QString &all) {
            return Sentences::tr("Restored %1 from “%2”.").arg(all, fileName(workplace));
        });
    });
}

Result<ExitCode> moveCatalogue(Workplace &workplace)
{
    const auto chosen = target(workplace);
    if (!chosen)
        return tl::unexpected(chosen.error());
    return openDatabase(workplace).and_then([&](const ConnectionAddress &address) {
        QObject listener;
        exchange::PgTransport transport;
        const auto report = awaited(transport.move(address, chosen->address, progressLines(&listener, workplace)),
                                    workplace.interruption);
        return tell(report, workplace, [&](const QString &all) {
            const bool wasThere = report->alreadyThere == report->count.authors + report->count.books;
            return (wasThere ? Sentences::tr("All of it had arrived in %2 already: %1.")
                             : Sentences::tr("Moved to %2, and compared: %1. The catalogue is still here, too."))
                .arg(all, chosen->address.display());
        });
    });
}

} // namespace catalpa::cli
