// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "invocation.h"

#include "db/libraryversion.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

using Command = Invocation::Command;

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

struct Words {
    QLatin1StringView first;
    QLatin1StringView second; //!< Empty when the command is one word.
    Command command;
};

const Words commands[] = {
    {"authors"_L1, {}, Command::Authors},
    {"books"_L1, {}, Command::Books},
    {"migrate"_L1, "status"_L1, Command::MigrateStatus},
    {"migrate"_L1, "deploy"_L1, Command::MigrateDeploy},
    {"seed"_L1, {}, Command::Seed},
    {"local"_L1, "status"_L1, Command::LocalStatus},
    {"local"_L1, "start"_L1, Command::LocalStart},
    {"local"_L1, "stop"_L1, Command::LocalStop},
    {"local"_L1, "url"_L1, Command::LocalUrl},
};

// The first word of each group of commands, and what may stand behind it.
QStringList secondWords(const QString &first)
{
    QStringList words;
    for (const Words &each : commands) {
        if (first == each.first && !each.second.isEmpty())
            words += each.second;
    }
    return words;
}

auto misused(const QString &sentence)
{
    return failure(ErrorKind::Invalid, sentence);
}

Result<Command> commandFrom(const QStringList &words)
{
    if (words.isEmpty())
        return misused(Sentences::tr("A command is missing, such as authors."));
    const bool isKnown = std::any_of(std::begin(commands), std::end(commands),
                                     [&words](const Words &each) { return words.first() == each.first; });
    if (!isKnown)
        return misused(Sentences::tr("There is no command “%1”.").arg(words.first()));
    const QStringList seconds = secondWords(words.first());
    if (!seconds.isEmpty() && (words.size() < 2 || !seconds.contains(words.at(1)))) {
        return misused(
            Sentences::tr("Behind “%1” one of these is needed: %2.").arg(words.first(), seconds.join(", "_L1)));
    }
    const qsizetype length = seconds.isEmpty() ? 1 : 2;
    if (words.size() > length)
        return misused(Sentences::tr("“%1” is one word too many.").arg(words.at(length)));
    const auto found = std::find_if(std::begin(commands), std::end(commands), [&](const Words &each) {
        return words.first() == each.first && (seconds.isEmpty() || words.at(1) == each.second);
    });
    return found->command;
}

bool isLocal(Command command)
{
    return command == Command::LocalStatus || command == Command::LocalStart || command == Command::LocalStop
        || command == Command::LocalUrl;
}

Result<Id<Author>> authorFrom(const QString &text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber || number < 1 || number > std::numeric_limits<qint32>::max()) {
        return misused(
            Sentences::tr("--author takes the number of an author, as “authors” lists it; “%1” is none.").arg(text));
    }
    return Id<Author>{number};
}

struct Options {
    QCommandLineOption database{u"database"_s, {}, u"URL|NAME"_s};
    QCommandLineOption json{u"json"_s};
    QCommandLineOption verbose{u"verbose"_s};
    QCommandLineOption author{u"author"_s, {}, u"ID"_s};
    QCommandLineOption sample{u"sample"_s, {}, u"NAME"_s};
    QCommandLineOption help{{u"h"_s, u"help"_s}};
    QCommandLineOption version{{u"v"_s, u"version"_s}};
};

//! The options that only some commands have.
Result<> readSpecialOptions(const QCommandLineParser &parser, const Options &options, Invocation &invocation)
{
    if (parser.isSet(options.author)) {
        if (invocation.command != Command::Books)
            return misused(Sentences::tr("--author goes with the command books only."));
        const auto author = authorFrom(parser.value(options.author));
        if (!author)
            return tl::unexpected(author.error());
        invocation.author = *author;
    }
    if (parser.isSet(options.sample)) {
        if (invocation.command != Command::Seed)
            return misused(Sentences::tr("--sample goes with the command seed only."));
        invocation.sample = parser.value(options.sample);
        if (invocation.sample != "guide"_L1 && invocation.sample != "world"_L1)
            return misused(Sentences::tr("There are two samples: guide and world."));
    }
    if (invocation.database && isLocal(invocation.command))
        return misused(Sentences::tr("--database does not go with the command local."));
    return {};
}

} // namespace

Result<Invocation> readCommandLine(const QStringList &arguments)
{
    const Options options;
    QCommandLineParser parser;
    parser.addOptions({options.database, options.json, options.verbose, options.author, options.sample, options.help,
                       options.version});
    if (!parser.parse(arguments))
        return misused(parser.errorText());

    Invocation invocation;
    if (parser.isSet(options.help))
        return invocation;
    if (parser.isSet(options.version)) {
        invocation.command = Command::Version;
        return invocation;
    }
    const auto command = commandFrom(parser.positionalArguments());
    if (!command)
        return tl::unexpected(command.error());
    invocation.command = *command;
    invocation.json = parser.isSet(options.json);
    invocation.verbose = parser.isSet(options.verbose);
    if (parser.isSet(options.database))
        invocation.database = parser.value(options.database);
    if (const auto special = readSpecialOptions(parser, options, invocation); !special)
        return tl::unexpected(special.error());
    return invocation;
}

QString helpText()
{
    return Sentences::tr(
        R"(Catalpa is a catalogue of authors and books on PostgreSQL. This program works on it from a terminal.

catalpa-cli [--database URL|NAME] [--json] COMMAND

Commands
  authors              List the authors.
  books [--author ID]  List the books, or those of one author.
  migrate status       List the migrations of the tables, each with its state.
  migrate deploy       Apply the migrations that are pending. Doing so twice does no harm.
  seed [--sample guide|world]
                       Add sample authors and books that are not there yet: a few from the
                       guide, or several hundred real works from all over the world.
  local status         Tell whether the catalogue on this computer runs (else the exit code is 3).
  local start          Start it, and let it run until "local stop".
  local stop           End it, whoever uses it. What was saved stays.
  local url            Print its address.

Options
  --database URL|NAME  The database: its address, such as postgresql://user@host/database, the
                       name of a connection that Catalpa remembers, or "local".
  --json               Answer in JSON.
  --verbose            Tell the technical detail of errors, too.
  -h, --help           Show this text.
  -v, --version        Show the version.

Without --database, the address is taken from the variable DATABASE_URL, else from the file .env in
the current folder, else it is the catalogue on this computer, which is started if it does not run.
Other users of this computer can see a password in --database; in .env or DATABASE_URL they cannot.

Exit codes
  0  It is done.
  1  Something unexpected went wrong.
  2  The command line was not understood.
  3  The database cannot be reached, or it refused the user or the password.
  4  The user has no right to do this.
  5  The tables are not up to date, or a migration is pending.
  6  A conflict, a missing record, or input that cannot be accepted.
  7  The database is busy, or the command was stopped.)");
}

QString versionText()
{
    return u"catalpa-cli %1 (Qt %2, libpq %3)"_s.arg(QStringLiteral(CATALPA_VERSION), QString::fromLatin1(qVersion()),
                                                     db::libpqVersion());
}

} // namespace catalpa::cli
