// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/local.h"

#include "base/text.h"

#include "cli/output/jsonoutput.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

using State = local::LocalStatus::State;

QByteArray toJson(const local::LocalStatus &status)
{
    const bool runs = status.state == State::Running;
    const QByteArray state = runs ? "\"running\"" : status.state == State::Stopped ? "\"stopped\"" : "\"neverStarted\"";
    return Json::Object()
        .add("state", state)
        .add("pid", runs ? Json::number(status.pid) : QByteArray("null"))
        .add("since", runs ? Json::instant(status.since) : QByteArray("null"))
        .add("kept", Json::boolean(status.kept))
        .add("postgresql", status.version.isEmpty() ? QByteArray("null") : Json::text(status.version))
        .add("folder", Json::text(status.folder))
        .add("log", Json::text(status.logFile))
        .add("bytes", Json::number(status.bytes))
        .text();
}

QString stateLine(const local::LocalStatus &status)
{
    switch (status.state) {
    case State::NeverStarted:
        return Text::tr("The local catalogue has never been started. 'catalpa-cli local start' starts it.");
    case State::Stopped:
        return Text::tr("The local catalogue does not run. 'catalpa-cli local start' starts it.");
    case State::Running:
        break;
    }
    return status.kept ? Text::tr("The local catalogue runs until 'catalpa-cli local stop'.")
                       : Text::tr("The local catalogue runs for as long as somebody uses it.");
}

void writeForPeople(const local::LocalStatus &status, Output &output)
{
    output.writeLine(stateLine(status));
    if (status.state == State::Running) {
        const QString since = status.since.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s);
        output.writeLine(Text::tr("  Process     %1, since %2").arg(QString::number(status.pid), since));
    }
    if (status.state != State::NeverStarted) {
        output.writeLine(Text::tr("  PostgreSQL  %1").arg(status.version));
        output.writeLine(Text::tr("  Size        %1").arg(QLocale::c().formattedDataSize(status.bytes)));
        output.writeLine(Text::tr("  Log         %1").arg(status.logFile));
    }
    output.writeLine(Text::tr("  Folder      %1").arg(status.folder));
}

void writeUrl(const ConnectionAddress &address, Context &context)
{
    const QString url = address.withoutPassword();
    if (context.commandLine.json)
        context.output.write(Json::Object().add("url", Json::text(url)).text() + '\n');
    else
        context.output.writeLine(url);
}

} // namespace

Result<ExitCode> showLocalStatus(Context &context)
{
    const local::LocalStatus status = local::LocalServer().status();
    if (context.commandLine.json)
        context.output.write(toJson(status) + '\n');
    else
        writeForPeople(status, context.output);
    return status.state == State::Running ? ExitCode::Success : ExitCode::NotConnected;
}

Result<ExitCode> startLocal(Context &context)
{
    return local::LocalServer().start().map([&context](const ConnectionAddress &address) {
        writeUrl(address, context);
        return ExitCode::Success;
    });
}

Result<ExitCode> stopLocal(Context &context)
{
    const local::LocalServer server;
    const bool ran = server.status().state == State::Running;
    return server.stop().map([&context, ran] {
        if (context.commandLine.json)
            context.output.write(Json::Object().add("stopped", Json::boolean(ran)).text() + '\n');
        else
            context.output.writeLine(ran ? Text::tr("The local catalogue has stopped.")
                                         : Text::tr("The local catalogue did not run."));
        return ExitCode::Success;
    });
}

Result<ExitCode> showLocalUrl(Context &context)
{
    writeUrl(local::LocalServer().address(), context);
    return ExitCode::Success;
}

} // namespace catalpa::cli
