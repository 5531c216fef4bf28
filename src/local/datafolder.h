// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "local/layout.h"
#include "local/serverbinaries.h"
#include "local/serveruser.h"

namespace catalpa::local {

//! Makes the data folder with initdb: under another name first, so that a folder called data is always a whole one.
//! What an interrupted attempt has left is removed. The caller holds the lock.
Result<> makeDataFolder(const Layout &layout, const ServerUser &user);

//! The same for \a binaries, under a name of its own, which is the answer: to be filled before it becomes data.
Result<QString> makeNextDataFolder(const Layout &layout, const ServerUser &user, const ServerBinaries &binaries);

//! The major version of PostgreSQL that the data folder is for.
Result<int> dataFolderVersion(const Layout &layout);

//! The disk is full, said once for all.
tl::unexpected<Error> noSpaceIn(const QString &folder, const QString &detail);

} // namespace catalpa::local
