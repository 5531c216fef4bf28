// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/context.h"
#include "core/transfer.h"

namespace catalpa::cli {

//! How copies and moves of whole catalogues are told.

//! Tells every other second, on the standard error, how far long work is; nothing with --json.
Transfer::Progress transferProgress(QObject *receiver, const Context &context);

Json::Object toJson(const CatalogueCount &count);

//! Tells what was carried; \a line is for people.
ExitCode tellTransfer(const TransferReport &report, const QString &line, Context &context);

} // namespace catalpa::cli
