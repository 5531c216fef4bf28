// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/encryption.h"

using namespace Qt::StringLiterals;

namespace catalpa {

Encryption encryptionOf(const ConnectionAddress &address)
{
    const QString mode = address.option(u"sslmode");
    const bool local = isOnThisComputer(address);
    if (address.isNeon() || mode == "verify-full"_L1 || (mode.isEmpty() && !local))
        return Encryption::Verified;
    // libpq checks the certificate in the mode "require", too, when it has a list to check it with.
    const bool hasRoots = mode == "require"_L1 && !address.option(u"sslrootcert").isEmpty();
    if (mode == "verify-ca"_L1 || (hasRoots && !local))
        return Encryption::NameUnchecked;
    if (local)
        return Encryption::Local;
    return mode == "disable"_L1 ? Encryption::None : Encryption::Unverified;
}

bool asksForLess(const ConnectionAddress &address)
{
    return !isOnThisComputer(address) && encryptionOf(address) != Encryption::Verified;
}

QString wordOf(Encryption encryption)
{
    switch (encryption) {
    case Encryption::Local:
        return u"prefer"_s;
    case Encryption::Verified:
        return u"verify-full"_s;
    case Encryption::NameUnchecked:
        return u"verify-ca"_s;
    case Encryption::Unverified:
        return u"require"_s;
    case Encryption::None:
        return u"disable"_s;
    }
    Q_UNREACHABLE();
}

} // namespace catalpa
