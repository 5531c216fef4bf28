// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/local.h"

#include "base/text.h"
#include "cli/context.h"
#include "cli/output/tableoutput.h"

#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

using State = local::LocalStatus::State;

Json::Object jsonOf(const local::LocalStatus &status)
{
    const bool runs = status.state == State::Running;
    const QByteArray state = runs ? "\"running\"" : status.state == State::Stopped ? "\"stopped\"" : "\"neverStarted\"";
    return Json::Object()
        .add("state", state)
        .add("pid", runs ? Json::number(status.pid) : QByteArray("null"))
        .add("since", runs ? Json::instant(status.since) : QByteArray("null"))
        .add("kept", Json::boolean(status.kept))
        .add("postgresql", Json::textOrNull(status.version))
        .add("folder", Json::text(status.folder))
        .add("log", Json::text(status.logFile))
        .add("bytes", Json::number(status.bytes));
}

QString stateLine(const local::LocalStatus &status)
{
    if (status.state == State::NeverStarted)
        return Text::tr("The local catalogue has never been started. 'catalpa-cli local start' starts it.");
    if (status.state == State::Stopped)
        return Text::tr("The local catalogue does not run. 'catalpa-cli local start' starts it.");
    return status.kept ? Text::tr("The local catalogue runs until 'catalpa-cli local stop'.")
                       : Text::tr("The local catalogue runs for as long as somebody uses it.");
}

void writeForPeople(const local::LocalStatus &status, Output &output)
{
    output.writeLine(stateLine(status));
    if (status.state == State::Running) {
        output.writeLine(
            Text::tr("  Process     %1, since %2").arg(QString::number(status.pid), displayInstant(status.since)));
    }
    if (status.state != State::NeverStarted) {
        output.writeLine(Text::tr("  PostgreSQL  %1").arg(status.version));
        output.writeLine(Text::tr("  Size        %1").arg(QLocale::c().formattedDataSize(status.bytes)));
        output.writeLine(Text::tr("  Log         %1").arg(status.logFile));
    }
    output.writeLine(Text::tr("  Folder      %1").arg(status.folder));
}

ExitCode writeUrl(const ConnectionAddress &address, Context &context)
{
    const QString url = address.withoutPassword();
    context.answer(Json::Object().add("url", Json::text(url)), url);
    return ExitCode::Success;
}

Result<ExitCode> showStatus(Context &context)
{
    const local::LocalStatus status = local::LocalServer().status();
    context.answer(jsonOf(status), [&] { writeForPeople(status, context.output); });
    return status.state == State::Running ? ExitCode::Success : ExitCode::NotConnected;
}

Result<ExitCode> start(Context &context)
{
    return local::LocalServer().start().map(
        [&context](const ConnectionAddress &address) { return writeUrl(address, context); });
}

Result<ExitCode> stop(Context &context)
{
    const local::LocalServer server;
    const bool ran = server.status().state == State::Running;
    return server.stop().map([&context, ran] {
        context.answer(Json::Object().add("stopped", Json::boolean(ran)),
                       ran ? Text::tr("The local catalogue has stopped.")
                           : Text::tr("The local catalogue did not run."));
        return ExitCode::Success;
    });
}

Result<ExitCode> showUrl(Context &context)
{
    return writeUrl(local::LocalServer().address(), context);
}

//! None of them takes --database.
Command localCommand(const QString &word, const QString &summary, Result<ExitCode> (*run)(Context &))
{
    return {.name = "local "_L1 + word, .usesDatabase = false, .summary = summary, .run = run};
}

} // namespace

Command localStatusCommand()
{
    return localCommand(u"status"_s,
                        Text::tr("Tell whether the catalogue on this computer runs (else the exit code is 3)."),
                        showStatus);
}

Command localStartCommand()
{
    return localCommand(u"start"_s,
                        Text::tr("Start the catalogue on this computer, and let it run until \"local stop\"."), start);
}

Command localStopCommand()
{
    return localCommand(u"stop"_s,
                        Text::tr("Stop the catalogue on this computer, whoever uses it. What was saved stays."), stop);
}

Command localUrlCommand()
{
    return localCommand(u"url"_s, Text::tr("Print the address of the catalogue on this computer."), showUrl);
}

} // namespace catalpa::cli
