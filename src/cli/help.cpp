// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/help.h"

#include "base/text.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "local/installedversions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

constexpr qsizetype lineWidth = 100;
constexpr qsizetype textColumn = 23;

//! \a text in lines of \a width, each but the first behind \a indent blanks.
QString wrapped(const QString &text, qsizetype width, qsizetype indent)
{
    QString lines;
    qsizetype used = 0;
    for (const QString &word : text.split(u' ')) {
        const bool breaks = used + 1 + word.size() > width;
        if (used > 0)
            lines += breaks ? u'\n' + QString(indent, u' ') : u" "_s;
        lines += word;
        used = (breaks || used == 0 ? 0 : used + 1) + word.size();
    }
    return lines + u'\n';
}

//! A term of many options in several lines; each option stays whole.
QString wrappedTerm(const QString &term)
{
    constexpr qsizetype longest = 120;
    constexpr qsizetype indent = 8;
    QString lines;
    qsizetype used = 2;
    for (const QString &part : QString(term).replace(u" ["_s, u"\n["_s).split(u'\n')) {
        const bool breaks = used + 1 + part.size() > longest;
        if (!lines.isEmpty())
            lines += breaks ? u'\n' + QString(indent, u' ') : u" "_s;
        lines += part;
        used = (breaks ? indent : used + 1) + part.size();
    }
    return lines;
}

//! A term, and what it means in a column of its own.
QString entry(const QString &term, const QString &meaning)
{
    QString line = "  "_L1 + wrappedTerm(term);
    line += line.size() < textColumn ? QString(textColumn - line.size(), u' ') : u'\n' + QString(textColumn, u' ');
    return line + wrapped(meaning, lineWidth - textColumn, textColumn);
}

QString optionEntries(const QList<Option> &options)
{
    QString text = u'\n' + Text::tr("Options") + u'\n';
    for (const Option &option : options) {
        const bool hasLetter = option.name == "help"_L1 || option.name == "version"_L1;
        text += entry((hasLetter ? u"-%1, "_s.arg(option.name.front()) : QString()) + option.usage(), option.summary);
    }
    return text;
}

//! What the help lists a command under.
QString headingOf(const Command &command)
{
    const QString word = command.words().first();
    return word == "migrate"_L1                  ? Text::tr("Migrations of the tables")
        : word == "copy"_L1 || word == "move"_L1 ? Text::tr("Copies")
                                                 : Text::tr("Commands");
}

QString notes()
{
    return Text::tr(R"(
The NAME of a migration is its name or any part of it that no other has: add_country, or, with the
schema in front, catalpa/trigrams.

Without --database, the address is taken from the variable DATABASE_URL, else from the file .env in
the current folder, else it is the catalogue on this computer, which is started if it does not run.
When that is new, "authors", "books", "history", "seed" and "serve" make its tables.
Other users of this computer can see a password in --database; in .env or DATABASE_URL they cannot.

Exit codes
   0  It is done, or there is nothing to do.
   1  Something unexpected went wrong, or the output cannot be written.
   2  The command line was not understood.
   3  The database cannot be reached, or it refused the user or the password; or what "lookup"
      asks does not answer.
   4  The user has no right to do this, or a disk or an allowance is used up.
   5  The tables are not up to date, or a migration is pending.
   6  A conflict, a missing record or migration, or input that cannot be accepted.
   7  The database is busy, or the command was stopped.
   8  The database refused a migration, now or earlier.
   9  The tables differ from what the migrations make; with --exit-code, FROM differs from TO.
  10  The migration cannot be taken back.
  11  Nothing was done yet: say --yes.
  12  The tables could not be compared.)");
}

Result<ExitCode> writeHelp(Context &context)
{
    context.output.writeLine(helpText(context.commandLine.arguments).trimmed());
    return ExitCode::Success;
}

//! Asks the server programs of this computer for their versions, which takes a moment.
Result<ExitCode> writeVersion(Context &context)
{
    context.output.writeLine(versionText(u"catalpa-cli"_s, local::installedVersions()));
    return ExitCode::Success;
}

} // namespace

QString helpText(const QStringList &words)
{
    QList<Command> fitting = commandsFitting(words);
    const auto isNamed = [&words](const Command &command) {
        return command.words() == words; // "import", and not "import undo".
    };
    const auto named = std::find_if(fitting.cbegin(), fitting.cend(), isNamed);
    if (fitting.size() == 1 || named != fitting.cend()) {
        const Command &command = named == fitting.cend() ? fitting.first() : *named;
        return u"catalpa-cli %1\n\n"_s.arg(command.usage()) + wrapped(command.summary, lineWidth, 0)
            + optionEntries(command.allOptions());
    }
    const bool isAll = fitting.isEmpty() || words.isEmpty();
    if (isAll)
        fitting = commandsFitting({});
    QString text = Text::tr("Catalpa is a catalogue of authors and books on PostgreSQL. This program works on it from "
                            "a terminal.\n\ncatalpa-cli [--database URL|NAME] [--json] COMMAND\n");
    QString heading;
    for (const Command &command : std::as_const(fitting)) {
        if (heading != headingOf(command))
            text += u'\n' + headingOf(command) + u'\n';
        heading = headingOf(command);
        text += entry(command.usage(), command.summary);
    }
    QList<Option> options = optionsOf(fitting);
    options.removeIf([](const Option &option) { return !option.isCommon; });
    return text + optionEntries(options) + (isAll ? notes() : QString());
}

Command helpCommand()
{
    return {.name = u"help"_s, .run = writeHelp};
}

Command versionCommand()
{
    return {.name = u"version"_s, .run = writeVersion};
}

} // namespace catalpa::cli
