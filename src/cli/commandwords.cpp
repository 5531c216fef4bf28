// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commandwords.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

using Command = CommandLine::Command;

struct Words {
    QLatin1StringView first;
    QLatin1StringView second; //!< Empty when the command is one word.
    Command command;
    QStringList arguments = {}; //!< What has to stand behind it, as the help names it.

    QString text() const { return second.isEmpty() ? QString(first) : first + u' ' + second; }
};

const QList<Words> &commands()
{
    static const QList<Words> all{
        {"authors"_L1, {}, Command::Authors},
        {"books"_L1, {}, Command::Books},
        {"migrate"_L1, "status"_L1, Command::MigrateStatus},
        {"migrate"_L1, "deploy"_L1, Command::MigrateDeploy},
        {"migrate"_L1, "plan"_L1, Command::MigratePlan},
        {"migrate"_L1, "rehearse"_L1, Command::MigrateRehearse},
        {"migrate"_L1, "undo"_L1, Command::MigrateUndo, {u"NAME"_s}},
        {"migrate"_L1, "resolve"_L1, Command::MigrateResolve},
        {"migrate"_L1, "adopt"_L1, Command::MigrateAdopt},
        {"migrate"_L1, "drift"_L1, Command::MigrateDrift},
        {"migrate"_L1, "diff"_L1, Command::MigrateDiff, {u"FROM"_s, u"TO"_s}},
        {"migrate"_L1, "new"_L1, Command::MigrateNew, {u"NAME"_s}},
        {"seed"_L1, {}, Command::Seed},
        {"local"_L1, "status"_L1, Command::LocalStatus},
        {"local"_L1, "start"_L1, Command::LocalStart},
        {"local"_L1, "stop"_L1, Command::LocalStop},
        {"local"_L1, "url"_L1, Command::LocalUrl},
        {"copy"_L1, "save"_L1, Command::CopySave, {u"FILE"_s}},
        {"copy"_L1, "check"_L1, Command::CopyCheck, {u"FILE"_s}},
        {"copy"_L1, "restore"_L1, Command::CopyRestore, {u"FILE"_s}},
        {"move"_L1, {}, Command::Move},
    };
    return all;
}

// The first word of each group of commands, and what may stand behind it.
QStringList secondWords(const QString &first)
{
    QStringList words;
    for (const Words &each : commands()) {
        if (first == each.first && !each.second.isEmpty())
            words += each.second;
    }
    return words;
}

Failure misused(const QString &sentence)
{
    return failure(ErrorKind::Invalid, sentence);
}

} // namespace

QString textOf(CommandLine::Command command)
{
    const auto found = std::find_if(commands().cbegin(), commands().cend(),
                                    [command](const Words &each) { return each.command == command; });
    return found == commands().cend() ? QString() : found->text();
}

Result<Called> commandFrom(const QStringList &words)
{
    if (words.isEmpty())
        return misused(Text::tr("A command is missing, such as authors."));
    const bool isKnown = std::any_of(commands().cbegin(), commands().cend(),
                                     [&words](const Words &each) { return words.first() == each.first; });
    if (!isKnown)
        return misused(Text::tr("There is no command “%1”.").arg(words.first()));
    const QStringList seconds = secondWords(words.first());
    if (!seconds.isEmpty() && (words.size() < 2 || !seconds.contains(words.at(1)))) {
        return misused(Text::tr("Behind “%1” one of these is needed: %2.").arg(words.first(), seconds.join(", "_L1)));
    }
    const auto found = std::find_if(commands().cbegin(), commands().cend(), [&](const Words &each) {
        return words.first() == each.first && (seconds.isEmpty() || words.at(1) == each.second);
    });
    const QStringList arguments = words.sliced(seconds.isEmpty() ? 1 : 2);
    if (arguments.size() > found->arguments.size())
        return misused(Text::tr("“%1” is one word too many.").arg(arguments.at(found->arguments.size())));
    if (arguments.size() < found->arguments.size() || arguments.contains(QString())) {
        return misused(Text::tr("Behind “%1” this is needed: %2.").arg(found->text(), found->arguments.join(u' ')));
    }
    return Called{found->command, arguments};
}

} // namespace catalpa::cli
