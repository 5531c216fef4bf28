// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "local/folderlayout.h"
#include "local/serverbinaries.h"
#include "platform/systemuser.h"

namespace catalpa::local {

//! ErrorKind::Invalid for a folder that holds other files than those of a local catalogue.
Result<> refuseForeignFolder(const FolderLayout &layout);

//! Makes the data folder with initdb: under another name first, so that a folder called data is always a whole one.
//! What an interrupted attempt has left is removed. The caller holds the lock.
Result<> makeDataFolder(const FolderLayout &layout, const platform::SystemUser &user);

//! The same for \a binaries, under a name of its own, which is the answer: to be filled before it becomes data.
Result<QString> makeNextDataFolder(const FolderLayout &layout, const platform::SystemUser &user,
                                   const ServerBinaries &binaries);

//! The major version of PostgreSQL that the data folder is for.
Result<int> dataFolderVersion(const FolderLayout &layout);

} // namespace catalpa::local
