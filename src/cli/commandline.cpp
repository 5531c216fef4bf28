// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commandline.h"

#include "base/text.h"
#include "cli/commands.h"
#include "cli/completion.h"
#include "cli/help.h"

#include <QtCore/QCommandLineParser>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

void addOptions(QCommandLineParser &parser)
{
    for (const Option &option : optionsOf()) {
        QStringList names{option.name};
        if (option.name == "help"_L1 || option.name == "version"_L1)
            names.prepend(option.name.first(1));
        parser.addOption({names, {}, option.value});
    }
}

//! Checks the words of a command line that are no options.
Result<CommandLine> commandFrom(const QStringList &words)
{
    if (words.isEmpty())
        return misused(Text::tr("A command is missing, such as authors."));
    QStringList seconds;
    for (const Command &command : commandsFitting(words.first(1))) {
        if (!command.fits(words) || words.size() < command.words().size()) {
            seconds += command.words().last();
            continue;
        }
        const QStringList given = words.sliced(command.words().size());
        QStringList needed;
        for (const Argument &argument : command.arguments)
            needed += argument.name;
        if (given.size() > needed.size() && command.furtherWords.isEmpty())
            return misused(Text::tr("“%1” is one word too many.").arg(given.at(needed.size())));
        if (given.size() < needed.size() || given.first(needed.size()).contains(QString()))
            return misused(Text::tr("Behind “%1” this is needed: %2.").arg(command.name, needed.join(u' ')));
        return CommandLine{command, given};
    }
    if (seconds.isEmpty())
        return misused(Text::tr("There is no command “%1”.").arg(words.first()));
    return misused(Text::tr("Behind “%1” one of these is needed: %2.").arg(words.first(), seconds.join(", "_L1)));
}

//! Takes the options that were given, and refuses those of other commands and what would count only once.
Result<> readOptions(const QCommandLineParser &parser, CommandLine &read)
{
    const QList<Option> own = read.command.allOptions();
    for (const Option &option : own) {
        if (parser.values(option.name).size() > 1)
            return misused(
                Text::tr("--%1 is given more than once, and one value counts. Give it once.").arg(option.name));
        if (parser.isSet(option.name))
            read.options.insert(option.name, parser.value(option.name));
    }
    for (const Option &option : optionsOf()) {
        if (!parser.isSet(option.name) || read.has(option.name))
            continue;
        if (option.name == databaseOption().name)
            return misused(Text::tr("--database does not go with the command %1.").arg(read.command.name));
        return misused(Text::tr("--%1 goes only with: %2.").arg(option.name, commandsWith(option.name).join(", "_L1)));
    }
    for (const Option &option : own) {
        if (!read.has(option.name))
            continue;
        const QString value = read.options.value(option.name);
        if (!option.withoutValue.isEmpty() && value.trimmed().isEmpty())
            return misused(option.withoutValue);
        if (const auto checked = option.check ? option.check(value, read) : Result<>(); !checked)
            return checked;
    }
    return {};
}

Result<> checkAlternatives(const CommandLine &read)
{
    QStringList given;
    for (const Option &option : read.command.alternatives) {
        if (read.has(option.name))
            given += "--"_L1 + option.name;
    }
    if (given.size() > 1)
        return misused(Text::tr("%1 do not go together.").arg(given.join(Text::tr(" and "))));
    if (given.isEmpty() && !read.command.withoutAlternative.isEmpty())
        return misused(read.command.withoutAlternative);
    if (given.isEmpty() && read.arguments.isEmpty() && !read.command.withoutWords.isEmpty())
        return misused(read.command.withoutWords);
    return {};
}

} // namespace

std::optional<QString> CommandLine::value(const QString &option) const
{
    return has(option) ? std::optional(options.value(option)) : std::nullopt;
}

Result<CommandLine> readCommandLine(const QStringList &arguments)
{
    if (arguments.value(1) == "--complete"_L1)
        return CommandLine{completionCommand(), arguments.sliced(2)};
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments))
        return misused(parser.errorText());
    if (parser.isSet(u"help"_s))
        return CommandLine{helpCommand(), parser.positionalArguments()};
    if (parser.isSet(u"version"_s))
        return CommandLine{versionCommand()};

    return commandFrom(parser.positionalArguments()).and_then([&parser](CommandLine read) {
        return readOptions(parser, read)
            .and_then([&read] { return checkAlternatives(read); })
            .and_then([&read] { return read.command.check ? read.command.check(read) : Result<>(); })
            .map([&read] { return read; });
    });
}

} // namespace catalpa::cli
