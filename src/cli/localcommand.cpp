// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localcommand.h"

#include "jsonoutput.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

using State = local::LocalStatus::State;

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(LocalCommand)
};

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
        return Sentences::tr("The local catalogue has never been started. 'catalpa-cli local start' starts it.");
    case State::Stopped:
        return Sentences::tr("The local catalogue does not run. 'catalpa-cli local start' starts it.");
    case State::Running:
        break;
    }
    return status.kept ? Sentences::tr("The local catalogue runs until 'catalpa-cli local stop'.")
                       : Sentences::tr("The local catalogue runs for as long as somebody uses it.");
}

void writeForPeople(const local::LocalStatus &status, Output &output)
{
    output.writeLine(stateLine(status));
    if (status.state == State::Running) {
        const QString since = status.since.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s);
        output.writeLine(Sentences::tr("  Process     %1, since %2").arg(QString::number(status.pid), since));
    }
    if (status.state != State::NeverStarted) {
        output.writeLine(Sentences::tr("  PostgreSQL  %1").arg(status.version));
        output.writeLine(Sentences::tr("  Size        %1").arg(QLocale::c().formattedDataSize(status.bytes)));
        output.writeLine(Sentences::tr("  Log         %1").arg(status.logFile));
    }
    output.writeLine(Sentences::tr("  Folder      %1").arg(status.folder));
}

void writeUrl(const ConnectionAddress &address, Workplace &workplace)
{
    const QString url = address.withoutPassword();
    if (workplace.invocation.json)
        workplace.output.write(Json::Object().add("url", Json::text(url)).text() + '\n');
    else
        workplace.output.writeLine(url);
}

} // namespace

Result<ExitCode> showLocalStatus(Workplace &workplace)
{
    const local::LocalStatus status = local::LocalServer().status();
    if (workplace.invocation.json)
        workplace.output.write(toJson(status) + '\n');
    else
        writeForPeople(status, workplace.output);
    return status.state == State::Running ? ExitCode::Success : ExitCode::NotConnected;
}

Result<ExitCode> startLocal(Workplace &workplace)
{
    return local::LocalServer().start().map([&workplace](const ConnectionAddress &address) {
        writeUrl(address, workplace);
        return ExitCode::Success;
    });
}

Result<ExitCode> stopLocal(Workplace &workplace)
{
    const local::LocalServer server;
    const bool ran = server.status().state == State::Running;
    return server.stop().map([&workplace, ran] {
        if (workplace.invocation.json)
            workplace.output.write(Json::Object().add("stopped", Json::boolean(ran)).text() + '\n');
        else
            workplace.output.writeLine(ran ? Sentences::tr("The local catalogue has stopped.")
                                           : Sentences::tr("The local catalogue did not run."));
        return ExitCode::Success;
    });
}

Result<ExitCode> showLocalUrl(Workplace &workplace)
{
    writeUrl(local::LocalServer().address(), workplace);
    return ExitCode::Success;
}

} // namespace catalpa::cli
