// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

namespace catalpa::local {

//! An installed PostgreSQL server.
struct ServerBinaries {
    QString folder; //!< Holds initdb, pg_ctl and postgres.
    int major = 0; //!< 15 for PostgreSQL 15.

    QString program(const QString &name) const { return folder + QLatin1Char('/') + name; }
};

//! The server of the bundle that the program is part of, else the newest of this computer; with \a major, the one that
//! can read a data folder of that version. Looked for in $CATALPA_POSTGRES_BIN (one folder or, like $PATH, several) and
//! nowhere else when that is set; otherwise in lib/postgresql/<version>/bin
//! beside the program's own folder (a bundle), where Debian, Fedora and Homebrew install it, and in $PATH.
Result<ServerBinaries> serverBinaries(int major = 0);

//! Such as "15.20", as the server itself says; empty when it does not answer.
QString exactVersion(const ServerBinaries &binaries);

} // namespace catalpa::local
