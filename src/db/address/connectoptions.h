// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/encryption.h"

namespace catalpa::db {

//! What a connection can be checked with.
struct ConnectingClient {
    int libpqVersion = 0; //!< PQlibVersion().
    QString certificates; //!< The file with the system's list of certificate authorities; empty where there is none.
};

//! This computer's. Looks at the disk. $SSL_CERT_FILE names the list, as for all that use OpenSSL.
ConnectingClient thisClient();

//! The options of \a address in QPSQL's form (keyword='value';…), with our time-outs, and with the protection that
//! encryptionOf() decides, whatever libpq's variables say. Not in it: host, port, database, user, password.
//!
//! ErrorKind::Untrusted where a server is to be checked and this computer has no list of certificates, or the one that
//! the address names is not there; ErrorKind::Refused for another file that is missing, and for a password that would
//! go over an open network (before libpq 16, which can be told to answer nothing but SCRAM).
//! Looks at the disk: not for the GUI's thread.
Result<QString> connectOptions(const ConnectionAddress &address, const ConnectingClient &client = thisClient());

} // namespace catalpa::db
