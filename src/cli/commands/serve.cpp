// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands/serve.h"

#include "base/text.h"
#include "cli/newcatalogue.h"
#include "serve/catalogueserver.h"

#include <QtCore/QRegularExpression>

#include <limits>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

//! What runs when the program is to end may come to its end, for as long as any answer may take.
constexpr std::chrono::seconds longestEnd{15};
constexpr int mostRequestsPerSecond = 1'000'000;

Result<> checkNumber(const QString &option, const QString &value, qint64 least, qint64 most)
{
    bool isNumber = false;
    const qint64 number = value.toLongLong(&isNumber);
    if (isNumber && number >= least && number <= most)
        return {};
    return misused(Text::tr("--%1 takes a number from %2 to %3; “%4” is none.")
                       .arg(option, QString::number(least), QString::number(most), value));
}

Result<> checkPort(const QString &value, const CommandLine & /*read*/)
{
    return checkNumber(u"port"_s, value, 0, std::numeric_limits<quint16>::max());
}

Result<> checkRequests(const QString &value, const CommandLine & /*read*/)
{
    return checkNumber(u"requests"_s, value, 1, mostRequestsPerSecond);
}

Result<> checkHost(const QString &value, const CommandLine & /*read*/)
{
    return serve::checkListening(value);
}

Result<> checkName(const QString &value, const CommandLine & /*read*/)
{
    static const QRegularExpression name(u"^[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*$"_s);
    if (name.match(value).hasMatch())
        return {};
    return misused(Text::tr("--name takes the name of a host, such as books.example.org; “%1” is none.").arg(value));
}

serve::ServerSettings settingsOf(const CommandLine &commandLine)
{
    serve::ServerSettings settings;
    settings.host = commandLine.value(u"host"_s).value_or(settings.host);
    if (const auto name = commandLine.value(u"name"_s))
        settings.names += *name;
    if (const auto port = commandLine.value(u"port"_s))
        settings.port = port->toUShort();
    if (const auto requests = commandLine.value(u"requests"_s))
        settings.requestsPerSecond = requests->toInt();
    return settings;
}

void tellWhere(const serve::CatalogueServer &server, Context &context)
{
    const QString url = server.url().toString();
    context.answer(Json::Object().add("url", Json::text(url)),
                   Text::tr("The catalogue is at %1 until this program is stopped (Ctrl+C).").arg(url));
    context.output.flush();
    if (server.isOpenToOthers()) {
        printNote(Text::tr("catalpa-cli: warning: whoever reaches this computer over the network can read the whole "
                           "catalogue. Nothing is encrypted."));
    }
}

//! The database is not asked for anything before somebody asks: it may sleep meanwhile. That of this computer does not.
Result<> makeReady(const ConnectionAddress &address, Context &context)
{
    if (!context.isOwnCatalogue)
        return {};
    store::PgCatalogue catalogue(address);
    return inspectOrMake(catalogue, context).map([](const CatalogueCapabilities &) {});
}

Result<ExitCode> serveCatalogue(Context &context)
{
    return openDatabase(context).and_then([&context](const ConnectionAddress &address) -> Result<ExitCode> {
        if (const auto ready = makeReady(address, context); !ready)
            return passOn(ready);
        const auto server = serve::CatalogueServer::start(address, settingsOf(context.commandLine));
        if (!server)
            return passOn(server);
        tellWhere(**server, context);
        if (const auto told = context.output.finish(); !told) // Nobody knows where it is.
            return passOn(told);
        awaitEnd(context.interruption);
        (*server)->finish(longestEnd);
        return ExitCode::Success;
    });
}

} // namespace

Command serveCommand()
{
    return {.name = u"serve"_s,
            .options = {{.name = u"port"_s,
                         .value = u"N"_s,
                         .summary = Text::tr("The port to listen at; 3000 without this, 0 for any that is free."),
                         .check = checkPort},
                        {.name = u"host"_s,
                         .value = u"ADDRESS"_s,
                         .summary = Text::tr("The address to listen at; 127.0.0.1 without this, which only this "
                                             "computer reaches."),
                         .values = {u"127.0.0.1"_s, u"::1"_s, u"0.0.0.0"_s},
                         .withoutValue = Text::tr("--host takes an address, such as 127.0.0.1."),
                         .check = checkHost},
                        {.name = u"name"_s,
                         .value = u"HOST"_s,
                         .summary = Text::tr("Another name that clients may use for this server, such as that of a "
                                             "proxy before it."),
                         .check = checkName},
                        {.name = u"requests"_s,
                         .value = u"N"_s,
                         .summary = Text::tr("How many requests a second one client may make."),
                         .check = checkRequests}},
            .summary = Text::tr("Show the catalogue to browsers and programs, read only, over HTTP."),
            .run = serveCatalogue};
}

} // namespace catalpa::cli
