// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

namespace catalpa::local {

//! Where the server of the catalogue in \a folder puts its Unix socket: in that folder, which is private already, or,
//! when the path is too long for a socket or holds a comma (libpq would read two hosts), in a folder made for it under
//! $XDG_RUNTIME_DIR or the temporary folder. Always the same for the same folder and surroundings; a server that runs
//! already tells its own (Postmaster::socketFolder). \a forOther: the server runs as another user than this program.
Result<QString> socketFolderFor(const QString &folder, bool forOther);

} // namespace catalpa::local
