// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/catalogue/importreport.h"

namespace catalpa::cli {

struct Context;

//! Writes the report as the answer of the command, and its sentences for people to the standard error.
void writeReport(const exchange::ImportReport &report, Context &context);
//! What is there of an import that was stopped, and how it can be taken back.
QString stoppedText(const exchange::ImportReport &report);

} // namespace catalpa::cli
