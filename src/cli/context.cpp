// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/context.h"

#include "base/passwords.h"
#include "base/text.h"
#include "cli/newcatalogue.h"
#include "cli/output/tableoutput.h"
#include "core/encryption.h"
#include "wording/addresstext.h"
#include "wording/cataloguetext.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

Result<> checkLevel(const CatalogueCapabilities &capabilities)
{
    using Level = CatalogueCapabilities::Level;
    if (capabilities.level == Level::Empty) {
        return failure(ErrorKind::Schema,
                       Text::tr("This database has no tables for a catalogue yet. "
                                "Run 'catalpa-cli migrate deploy'."));
    }
    if (capabilities.level == Level::Foreign)
        return failure(ErrorKind::Conflict, Text::tr("%1 Choose another database.").arg(whyForeign(capabilities)));
    return {};
}

} // namespace

void Context::answer(const Json::Object &json, const QString &line)
{
    answer(json, [&] { output.writeLine(line); });
}

void Context::answer(const Json::Object &json, const std::function<void()> &write)
{
    if (commandLine.json())
        output.writeJson(json.text() + '\n');
    else
        write();
}

QString schemaOfFolder(const Context &context)
{
    if (const auto given = context.commandLine.value(u"schema"_s))
        return *given;
    const QString named = schemaOfChoice(context.commandLine.value(u"database"_s));
    return named.isEmpty() ? u"public"_s : named;
}

Result<ConnectionAddress> openDatabase(Context &context, bool anySchema)
{
    return chooseDatabase(context.commandLine.value(u"database"_s), anySchema)
        .map([&context](const ChosenDatabase &chosen) {
            context.lease = chosen.lease;
            context.isOwnCatalogue = chosen.isOwnCatalogue;
            if (context.commandLine.verbose())
                printNote(Text::tr("Database: %1 (%2)").arg(chosen.address.display(), chosen.source));
            warnOfRisk(chosen.address);
            return chosen.address;
        });
}

void warnOfRisk(const ConnectionAddress &address)
{
    if (asksForLess(address))
        printNote(Text::tr("catalpa-cli: warning: %1").arg(riskText(address)));
}

Result<OpenedCatalogue> openCatalogue(Context &context)
{
    return openDatabase(context).and_then([&context](const ConnectionAddress &address) -> Result<OpenedCatalogue> {
        auto catalogue = std::make_unique<store::PgCatalogue>(address);
        const auto capabilities = inspectOrMake(*catalogue, context);
        if (!capabilities)
            return passOn(capabilities);
        if (const auto level = checkLevel(*capabilities); !level)
            return passOn(level);
        return OpenedCatalogue{std::move(catalogue), *capabilities};
    });
}

void printNote(const QString &line)
{
    std::fputs((displayText(withoutPasswords(line)) + u'\n').toUtf8().constData(), stderr);
}

void printError(const Error &error, bool verbose)
{
    printNote("catalpa-cli: "_L1 + error.message);
    if (verbose && !error.detail.isEmpty())
        printNote("  "_L1 + QString(error.detail).trimmed().replace("\n"_L1, "\n  "_L1));
}

ExitCode printMisuse(const Error &error)
{
    printError(error, false);
    printNote(Text::tr("'catalpa-cli --help' lists the commands and options."));
    return ExitCode::Usage;
}

} // namespace catalpa::cli
