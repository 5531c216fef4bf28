// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/completion.h"

#include "cli/commands.h"
#include "cli/context.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

bool takesValue(const QString &option)
{
    const QList<Option> all = optionsOf();
    return std::any_of(all.cbegin(), all.cend(),
                       [&option](const Option &each) { return each.usage().startsWith(option + u' '); });
}

//! What may stand behind the words that were typed, as \a command has it.
QStringList nextWords(const Command &command, const QStringList &typed)
{
    const QStringList words = command.words();
    if (typed.size() < words.size())
        return {words.at(typed.size())};
    const qsizetype argument = typed.size() - words.size();
    return argument < command.arguments.size() ? command.arguments.at(argument).values : QStringList();
}

Result<ExitCode> writeCompletions(Context &context)
{
    for (const QString &word : completionsOf(context.commandLine.arguments))
        context.output.writeLine(word);
    return ExitCode::Success;
}

} // namespace

QStringList completionsOf(const QStringList &words)
{
    QStringList typed; // Neither options nor their values.
    QString option; // The one whose value comes next.
    for (const QString &word : words.first(qMax(words.size() - 1, 0))) {
        if (!option.isEmpty())
            option.clear();
        else if (!word.startsWith(u'-'))
            typed += word;
        else if (takesValue(word))
            option = word;
    }
    const QString begun = words.isEmpty() ? QString() : words.last();
    const QList<Command> fitting = commandsFitting(typed);
    QStringList offers;
    for (const Option &each : optionsOf(fitting)) {
        if ("--"_L1 + each.name == option)
            offers += each.values;
        else if (option.isEmpty() && begun.startsWith(u'-'))
            offers += "--"_L1 + each.name;
    }
    for (const Command &command : fitting) {
        if (option.isEmpty() && !begun.startsWith(u'-'))
            offers += nextWords(command, typed);
    }
    offers.removeDuplicates();
    offers.removeIf([&begun](const QString &offer) { return !offer.startsWith(begun) && !offer.startsWith(u':'); });
    return offers;
}

Command completionCommand()
{
    return {.name = u"complete"_s, .run = writeCompletions};
}

} // namespace catalpa::cli
