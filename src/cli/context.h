// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/await.h"
#include "cli/commandline.h"
#include "cli/databasechoice.h"
#include "cli/output/output.h"
#include "core/json/json.h"
#include "store/pgcatalogue.h"

namespace catalpa::cli {

//! What every command works with. Made by main().
struct Context {
    CommandLine commandLine{};
    Output output{};
    Interruption interruption{};
    //! Set by openDatabase(), and given up by main() when everything that used it has ended.
    std::optional<local::LocalLease> lease{};
    //! Set by openDatabase(): see ChosenDatabase.
    bool isOwnCatalogue = false;

    //! Writes the answer of a command: \a json with --json, else a line for people, or what \a write writes for them.
    void answer(const Json::Object &json, const QString &line);
    void answer(const Json::Object &json, const std::function<void()> &write);
};

//! A catalogue that has its tables.
struct OpenedCatalogue {
    std::unique_ptr<store::PgCatalogue> catalogue;
    CatalogueCapabilities capabilities;
};

//! Where the command line leads, see chooseDatabase().
Result<ConnectionAddress> openDatabase(Context &context, bool anySchema = false);
//! Which schema the migrations of a folder belong to: that of --schema, else the ?schema= of the address, else
//! "public".
QString schemaOfFolder(const Context &context);
//! The same, and looks for the tables, which a new catalogue on this computer gets by that, see inspectOrMake();
//! ErrorKind::Schema when they are missing.
Result<OpenedCatalogue> openCatalogue(Context &context);

//! Says on the standard error what can happen on the way to \a address, when it asks for less than it could have.
void warnOfRisk(const ConnectionAddress &address);
//! Writes to the standard error, for people.
void printNote(const QString &line);
void printError(const Error &error, bool verbose);
//! The same of a command line that is not understood, and where to look.
ExitCode printMisuse(const Error &error);

} // namespace catalpa::cli
