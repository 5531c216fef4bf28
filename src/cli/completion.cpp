// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/completion.h"

#include "cli/commands.h"
#include "cli/context.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

//! What has been typed before the word that is to be completed.
struct Typed {
    QStringList words; //!< Neither options nor their values.
    QString option; //!< Whose value comes next.
};

bool takesValue(const QString &option)
{
    const QList<Option> all = allOptions();
    return std::any_of(all.cbegin(), all.cend(),
                       [&option](const Option &each) { return each.name == option && !each.value.isEmpty(); });
}

Typed typedIn(const QStringList &words)
{
    Typed typed;
    for (const QString &word : words) {
        if (!typed.option.isEmpty())
            typed.option.clear();
        else if (!word.startsWith(u'-'))
            typed.words += word;
        else if (takesValue(word.mid(2)))
            typed.option = word.mid(2);
    }
    return typed;
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
    if (words.isEmpty())
        return {};
    const QString &begun = words.last();
    const Typed typed = typedIn(words.first(words.size() - 1));
    QStringList offers;
    for (const Command &command : commandsFitting(typed.words)) {
        if (typed.option.isEmpty() && !begun.startsWith(u'-'))
            offers += nextWords(command, typed.words);
        for (const Option &option : command.allOptions()) {
            if (option.name == typed.option)
                offers += option.values;
            else if (typed.option.isEmpty() && begun.startsWith(u'-'))
                offers += "--"_L1 + option.name;
        }
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
