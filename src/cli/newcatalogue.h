// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/context.h"

namespace catalpa::cli {

//! Looks what is in \a catalogue, which openDatabase() has led to. Where it is the catalogue on this computer, chosen
//! without an address, and nobody has made anything in it yet, it gets its tables first, as in the window: all
//! migrations that Catalpa has. Of several programs at once one makes them and the others wait for it; where one was
//! killed meanwhile, the next goes on. Any other database is left as it is.
Result<CatalogueCapabilities> inspectOrMake(store::PgCatalogue &catalogue, Context &context);

} // namespace catalpa::cli
