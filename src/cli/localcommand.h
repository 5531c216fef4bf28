// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workplace.h"

namespace catalpa::cli {

//! catalpa-cli local status|start|stop|url. The status of a catalogue that does not run is ExitCode::NotConnected.
Result<ExitCode> showLocalStatus(Workplace &workplace);
Result<ExitCode> startLocal(Workplace &workplace);
Result<ExitCode> stopLocal(Workplace &workplace);
Result<ExitCode> showLocalUrl(Workplace &workplace);

} // namespace catalpa::cli
