// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/context.h"

namespace catalpa::cli {

//! catalpa-cli local status|start|stop|url. The status of a catalogue that does not run is ExitCode::NotConnected.
Result<ExitCode> showLocalStatus(Context &context);
Result<ExitCode> startLocal(Context &context);
Result<ExitCode> stopLocal(Context &context);
Result<ExitCode> showLocalUrl(Context &context);

} // namespace catalpa::cli
