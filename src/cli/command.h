// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "cli/exitcode.h"

#include <QtCore/QStringList>

namespace catalpa::cli {

struct CommandLine;
struct Context;

//! In a list of values: the names of files, or of folders, which a shell completes by itself.
inline constexpr QLatin1StringView anyFile{":files"};
inline constexpr QLatin1StringView anyFolder{":folders"};

//! A word that has to stand behind a command.
struct Argument {
    QString name; //!< As the help calls it: "FILE".
    QStringList values = {}; //!< For completion.
};

//! An option of the command line. The same name may mean something else with another command.
struct Option {
    QString name; //!< Without dashes.
    QString value = {}; //!< What stands behind it, as the help calls it: "URL|NAME"; empty for a switch.
    QString summary = {};
    QStringList values = {}; //!< For completion.
    QString withoutValue = {}; //!< What is said of an empty value, where that is refused.
    Result<> (*check)(const QString &value, const CommandLine &read) = nullptr; //!< Refuses it with a sentence.
    bool isCommon = false; //!< Goes with many commands, so their usage does not name it.

    QString usage() const; //!< "--from DIR"
};

//! An error about the command line.
Failure misused(const QString &sentence);

//! All there is to know about a command: what is read, helped, completed and run comes from here.
struct Command {
    QString name; //!< As it is typed: "migrate status".
    QList<Argument> arguments = {};
    QString furtherWords = {}; //!< What any number of words behind the arguments are; empty where there may be none.
    QList<Option> alternatives = {}; //!< No two of them go together.
    QString withoutAlternative = {}; //!< What is said when none is given; empty when none has to be.
    QString withoutWords = {}; //!< The same when neither further words nor an alternative is given.
    QList<Option> options = {}; //!< Beside those that go with every command.
    bool usesDatabase = true; //!< Takes --database.
    Result<> (*check)(const CommandLine &read) = nullptr; //!< Refuses words with a sentence, before anything is opened.
    QString summary = {};
    Result<ExitCode> (*run)(Context &context) = nullptr;

    QStringList words() const { return name.split(u' '); }
    //! True when the command can still be meant by what begins with \a typed, arguments included.
    bool fits(const QStringList &typed) const;
    QList<Option> allOptions() const;
    QString usage() const; //!< "migrate diff FROM TO [--exit-code]"
};

Option databaseOption();
//! Those that go with every command: --json, --verbose, --help and --version.
QList<Option> commonOptions();

//! --from and --schema: migrations of a folder instead of those that Catalpa has.
QList<Option> folderOptions();
//! --schema alone. A name longer than PostgreSQL's is refused, because PostgreSQL would cut it off without a word.
Option schemaOption();

//! --to and --only, which go with what runs migrations.
QList<Option> selectionOptions();
//! An option whose value is the name of a migration, or a part of it.
Option migrationOption(const QString &name, const QString &summary);

Option yesOption();

} // namespace catalpa::cli
