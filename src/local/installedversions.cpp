// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "local/installedversions.h"

#include "db/libraryversion.h"
#include "local/serverbinaries.h"

namespace catalpa::local {

VersionInfo installedVersions()
{
    VersionInfo versions = builtVersions();
    versions.libpq = db::libpqVersion();
    if (const auto binaries = serverBinaries())
        versions.localServer = exactVersion(*binaries);
    return versions;
}

} // namespace catalpa::local
