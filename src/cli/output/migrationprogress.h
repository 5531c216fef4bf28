// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/context.h"
#include "core/migration/schemahistory.h"

namespace catalpa::cli {

//! Tells what happens as it happens, for as long as \a context lives: a line for each file that is done, in the form
//! \a done (which of how many, the name, milliseconds), to the standard output; notices of the server, and how far a
//! file is when that takes longer, to the standard error. Tells nothing with --json.
SchemaHistory::Progress progressLines(QObject *receiver, Context &context, const QString &done);

} // namespace catalpa::cli
