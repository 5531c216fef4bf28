// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/commands/migrate/devhistory.h"
#include "prisma/sql/warnings.h"

namespace catalpa::cli {

//! The migration that leads from the folder to the schema.
struct DevScript {
    QByteArray text; //!< The file, byte for byte as Prisma writes it.
    bool isNeeded = false; //!< The schema says something else than the migrations.
    QList<prisma::Warning> holding; //!< What is lost or fails in this very database.
};

//! Builds what the migrations make beside the tables, and compares.
Result<DevScript> devScript(const DevHistory &history, Context &context);

} // namespace catalpa::cli
