// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "exchange/catalogue/importreport.h"

#include <functional>
#include <memory>

namespace catalpa::store {
class ImportRun;
}

namespace catalpa::cli {

struct Context;
struct OpenedCatalogue;

//! Writes the report as the answer of the command, and its sentences for people to the standard error.
void writeReport(const exchange::ImportReport &report, Context &context);
//! Does \a work, which is an import for \a report, in a thread of its own that has ended when this returns. When it is
//! interrupted or fails, tells what is there of it and how that can be taken back.
Result<> runImport(const OpenedCatalogue &opened, const std::shared_ptr<exchange::ImportReport> &report,
                   const std::function<Result<>(store::ImportRun &)> &work, const Context &context);

} // namespace catalpa::cli
