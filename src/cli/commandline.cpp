// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commandline.h"

#include "base/text.h"

#include "cli/commandwords.h"
#include "db/addressreader.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>

#include <limits>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

using Command = CommandLine::Command;

Failure misused(const QString &sentence)
{
    return failure(ErrorKind::Invalid, sentence);
}

Result<Id<Author>> authorFrom(const QString &text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber || number < 1 || number > std::numeric_limits<qint32>::max()) {
        return misused(
            Text::tr("--author takes the number of an author, as “authors” lists it; “%1” is none.").arg(text));
    }
    return Id<Author>{number};
}

struct Options {
    QCommandLineOption database{u"database"_s, {}, u"URL|NAME"_s};
    QCommandLineOption json{u"json"_s};
    QCommandLineOption verbose{u"verbose"_s};
    QCommandLineOption author{u"author"_s, {}, u"ID"_s};
    QCommandLineOption sample{u"sample"_s, {}, u"NAME"_s};
    QCommandLineOption from{u"from"_s, {}, u"DIR"_s};
    QCommandLineOption schema{u"schema"_s, {}, u"NAME"_s};
    QCommandLineOption to{u"to"_s, {}, u"NAME"_s};
    QCommandLineOption only{u"only"_s, {}, u"NAME"_s};
    QCommandLineOption applied{u"applied"_s, {}, u"NAME"_s};
    QCommandLineOption rolledBack{u"rolled-back"_s, {}, u"NAME"_s};
    QCommandLineOption all{u"all"_s};
    QCommandLineOption yes{u"yes"_s};
    QCommandLineOption exitCode{u"exit-code"_s};
    QCommandLineOption setAside{u"set-aside"_s};
    QCommandLineOption help{{u"h"_s, u"help"_s}};
    QCommandLineOption version{{u"v"_s, u"version"_s}};

    QList<QCommandLineOption> list() const
    {
        return {database, json,       verbose, author, sample,   from,     schema, to,     only,
                applied,  rolledBack, all,     yes,    exitCode, setAside, help,   version};
    }
};

bool isLocal(Command command)
{
    return command == Command::LocalStatus || command == Command::LocalStart || command == Command::LocalStop
        || command == Command::LocalUrl;
}

//! Refuses the options that belong to other commands.
Result<> checkOptions(const QCommandLineParser &parser, const Options &options, Command command)
{
    const QList<Command> withFolder{Command::MigrateStatus,   Command::MigrateDeploy, Command::MigratePlan,
                                    Command::MigrateRehearse, Command::MigrateUndo,   Command::MigrateResolve,
                                    Command::MigrateAdopt,    Command::MigrateDrift,  Command::MigrateNew};
    const QList<Command> withSchema = withFolder + QList<Command>{Command::MigrateDiff};
    const QList<Command> withSelection{Command::MigrateDeploy, Command::MigrateRehearse};
    const std::pair<const QCommandLineOption &, QList<Command>> special[] = {
        {options.author, {Command::Books}},
        {options.sample, {Command::Seed}},
        {options.from, withFolder},
        {options.schema, withSchema},
        {options.to, withSelection + QList<Command>{Command::Move}},
        {options.only, withSelection},
        {options.applied, {Command::MigrateResolve}},
        {options.rolledBack, {Command::MigrateResolve}},
        {options.all, {Command::MigratePlan}},
        {options.yes, {Command::MigrateUndo, Command::MigrateAdopt}},
        {options.exitCode, {Command::MigrateDiff}},
        {options.setAside, {Command::CopyRestore}},
    };
    for (const auto &[option, owners] : special) {
        if (!parser.isSet(option) || owners.contains(command))
            continue;
        QStringList names;
        for (const Command owner : owners)
            names += textOf(owner);
        return misused(Text::tr("--%1 goes only with: %2.").arg(option.names().constFirst(), names.join(", "_L1)));
    }
    const bool withoutDatabase = isLocal(command) || command == Command::MigrateNew || command == Command::CopyCheck;
    if (parser.isSet(options.database) && withoutDatabase)
        return misused(Text::tr("--database does not go with the command %1.").arg(textOf(command)));
    return {};
}

//! The value of the one of two options that is given, or nothing.
Result<std::optional<QString>> oneOf(const QCommandLineParser &parser, const QCommandLineOption &one,
                                     const QCommandLineOption &other)
{
    if (parser.isSet(one) && parser.isSet(other)) {
        return misused(
            Text::tr("--%1 and --%2 do not go together.").arg(one.names().constFirst(), other.names().constFirst()));
    }
    for (const QCommandLineOption &each : {one, other}) {
        if (!parser.isSet(each))
            continue;
        if (parser.value(each).trimmed().isEmpty())
            return misused(Text::tr("--%1 needs the name of a migration.").arg(each.names().constFirst()));
        return parser.value(each);
    }
    return std::nullopt;
}

Result<> readFolder(const QCommandLineParser &parser, const Options &options, Command command, MigrateOptions &read)
{
    if (parser.isSet(options.from))
        read.from = parser.value(options.from);
    if (parser.isSet(options.schema))
        read.schema = parser.value(options.schema);
    if (read.from && read.from->isEmpty())
        return misused(Text::tr("--from needs a folder."));
    if (read.schema.trimmed().isEmpty())
        return misused(Text::tr("--schema needs the name of a schema."));
    if (parser.isSet(options.schema) && !read.from && command != Command::MigrateDiff)
        return misused(Text::tr("--schema goes with a folder of migrations only: add --from."));
    if (command == Command::MigrateNew && !read.from)
        return misused(Text::tr("The folder for the new migration is missing: add --from."));
    return {};
}

Result<> readMigrateOptions(const QCommandLineParser &parser, const Options &options, const Called &called,
                            MigrateOptions &read)
{
    if (called.command == Command::Move) // Its --to is another.
        return {};
    if (const auto folder = readFolder(parser, options, called.command, read); !folder)
        return folder;
    read.all = parser.isSet(options.all);
    read.yes = parser.isSet(options.yes);
    read.exitCode = parser.isSet(options.exitCode);
    if (!called.arguments.isEmpty())
        read.name = called.arguments.constFirst();
    if (called.command == Command::MigrateDiff) {
        read.before = called.arguments.at(0);
        read.after = called.arguments.at(1);
    }

    const auto selected = oneOf(parser, options.to, options.only);
    const auto resolved = oneOf(parser, options.applied, options.rolledBack);
    if (!selected || !resolved)
        return failure(selected ? resolved.error() : selected.error());
    if (called.command == Command::MigrateResolve && !*resolved)
        return misused(Text::tr("Behind “migrate resolve” either --applied or --rolled-back is needed."));
    if (*selected) {
        using Extent = MigrationSelection::Extent;
        read.extent = parser.isSet(options.only) ? Extent::Only : Extent::UpTo;
        read.name = **selected;
    }
    if (*resolved) {
        read.resolution = parser.isSet(options.applied) ? Resolution::Applied : Resolution::RolledBack;
        read.name = **resolved;
    }
    return {};
}

Result<> readCopyOptions(const QCommandLineParser &parser, const Options &options, const Called &called,
                         CommandLine &commandLine)
{
    const QList<Command> withFile{Command::CopySave, Command::CopyCheck, Command::CopyRestore};
    if (withFile.contains(called.command))
        commandLine.file = called.arguments.constFirst();
    commandLine.setAside = parser.isSet(options.setAside);
    if (called.command != Command::Move || !parser.isSet(options.to))
        return {};
    commandLine.to = parser.value(options.to);
    if (const auto address = db::readAddress(*commandLine.to); address && !address->password.isEmpty()) {
        return misused(Text::tr("Other users of this computer can see a password in --to. Put the whole address "
                                "into the variable CATALPA_MOVE_TO instead, or the password into ~/.pgpass."));
    }
    return {};
}

Result<> readListOptions(const QCommandLineParser &parser, const Options &options, CommandLine &commandLine)
{
    if (parser.isSet(options.author)) {
        const auto author = authorFrom(parser.value(options.author));
        if (!author)
            return passOn(author);
        commandLine.author = *author;
    }
    if (parser.isSet(options.sample)) {
        commandLine.sample = parser.value(options.sample);
        if (commandLine.sample != "guide"_L1 && commandLine.sample != "world"_L1)
            return misused(Text::tr("There are two samples: guide and world."));
    }
    return {};
}

} // namespace

Result<CommandLine> readCommandLine(const QStringList &arguments)
{
    const Options options;
    QCommandLineParser parser;
    parser.addOptions(options.list());
    if (!parser.parse(arguments))
        return misused(parser.errorText());

    CommandLine commandLine;
    if (parser.isSet(options.help))
        return commandLine;
    if (parser.isSet(options.version)) {
        commandLine.command = Command::Version;
        return commandLine;
    }
    const auto called = commandFrom(parser.positionalArguments());
    if (!called)
        return passOn(called);
    commandLine.command = called->command;
    commandLine.json = parser.isSet(options.json);
    commandLine.verbose = parser.isSet(options.verbose);
    if (parser.isSet(options.database))
        commandLine.database = parser.value(options.database);
    return checkOptions(parser, options, called->command)
        .and_then([&] { return readListOptions(parser, options, commandLine); })
        .and_then([&] { return readCopyOptions(parser, options, *called, commandLine); })
        .and_then([&] { return readMigrateOptions(parser, options, *called, commandLine.migrate); })
        .map([&commandLine] { return commandLine; });
}

} // namespace catalpa::cli
