// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"

namespace catalpa {

//! What is done against readers and impostors on the way to a server. From strong to weak behind Local.
enum class Encryption {
    Local, //!< Nothing leaves this computer.
    Verified, //!< Encrypted; the server's certificate and its name are checked.
    NameUnchecked, //!< Encrypted; the certificate is checked, but it may be that of another server.
    Unverified, //!< Encrypted, with whoever answers.
    None, //!< Can be read and changed on the way.
};

//! What \a address comes to, whatever it asks for: the one place that decides, for what is said and for what is done
//! (db/connectoptions.h). On another computer the default is Verified; "prefer" and "allow" are not used there, and
//! Neon's hosts are always Verified.
Encryption encryptionOf(const ConnectionAddress &address);

//! True of an address on another computer that wants less than Verified: the person has to agree first.
bool asksForLess(const ConnectionAddress &address);

//! The word under which an agreement to less is remembered: libpq's sslmode.
QString wordOf(Encryption encryption);

} // namespace catalpa
