// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "local/folderlayout.h"
#include "local/serverbinaries.h"
#include "platform/systemuser.h"

namespace catalpa::local {

//! When this computer has a newer server than \a fitting, the one that reads the data folder: moves the catalogue into
//! a data folder of the newest, with pg_dump and pg_restore, and keeps the old one as data-<major>. Systems keep the
//! older server for a while only, and without it nothing could be moved any more. The server that is to be started:
//! when anything goes wrong, nothing has changed and it is \a fitting still. The caller holds the lock, and no server
//! runs.
ServerBinaries upgradedServer(const FolderLayout &layout, const platform::SystemUser &user,
                              const ServerBinaries &fitting);

//! Ends what a power cut has left between the last two steps of that.
Result<> finishUpgrade(const FolderLayout &layout);

} // namespace catalpa::local
