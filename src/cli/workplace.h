// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "databasechoice.h"
#include "exitcode.h"
#include "invocation.h"
#include "output.h"
#include "store/pgcatalogue.h"
#include "waiting.h"

namespace catalpa::cli {

//! What every command works with. Made by main().
struct Workplace {
    Invocation invocation{};
    Output output{};
    Interruption interruption{};
    //! Set by openDatabase(), and given up by main() when everything that used it has ended.
    std::optional<local::LocalLease> lease{};
};

//! A catalogue that has its tables.
struct OpenedCatalogue {
    std::unique_ptr<store::PgCatalogue> catalogue;
    CatalogueShape shape;
};

//! Where the command line leads, see chooseDatabase().
Result<ConnectionAddress> openDatabase(Workplace &workplace);
//! The same, and looks for the tables; ErrorKind::Schema when they are missing.
Result<OpenedCatalogue> openCatalogue(Workplace &workplace);

//! Writes to the standard error, for people.
void say(const QString &line);
void complain(const Error &error, bool verbose);

} // namespace catalpa::cli
