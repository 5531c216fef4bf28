// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"
#include "local/locallease.h"

#include <optional>

namespace catalpa::cli {

//! The database that a command works on.
struct ChosenDatabase {
    ConnectionAddress address;
    QString source; //!< For --verbose: where the choice came from.
    std::optional<local::LocalLease> lease; //!< Keeps the local catalogue running, if it is that.
    //! It is the local catalogue because nothing else was named, or by its name: not by an address.
    bool isOwnCatalogue = false;
};

//! \a option (an address, the name of a remembered connection, or "local"), else the variable DATABASE_URL, else the
//! file .env in the current folder, else the local catalogue. A variable without a value counts as absent. Starts the
//! local catalogue if that is chosen.
//! A ?schema= in the address, as Prisma writes it, is refused unless it is "public"; with \a anySchema it is passed
//! over.
Result<ChosenDatabase> chooseDatabase(const std::optional<QString> &option, bool anySchema = false);

//! The ?schema= in the address that chooseDatabase() would take; empty where there is none. Starts nothing.
QString schemaOfChoice(const std::optional<QString> &option);

} // namespace catalpa::cli
