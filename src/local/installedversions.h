// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/versioninfo.h"

namespace catalpa::local {

//! All versions, also those of the server programs on this computer. Blocks: the server is asked for its own.
VersionInfo installedVersions();

} // namespace catalpa::local
