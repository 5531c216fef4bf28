// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/addresstext.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa {

QString encryptionText(const ConnectionAddress &address)
{
    const QString roots = address.option(u"sslrootcert");
    switch (encryptionOf(address)) {
    case Encryption::Local:
        return Text::tr("Not needed on this computer");
    case Encryption::Verified:
        if (!roots.isEmpty() && roots != "system"_L1)
            return Text::tr("Yes, and the server's identity is checked with %1").arg(roots);
        return Text::tr("Yes, and the server's identity is checked");
    case Encryption::NameUnchecked:
        return Text::tr("Yes, but the name of the server is not checked");
    case Encryption::Unverified:
        return Text::tr("Yes, but the server's identity is not checked");
    case Encryption::None:
        return Text::tr("No. Everything can be read and changed on the way");
    }
    Q_UNREACHABLE();
}

QString riskText(const ConnectionAddress &address)
{
    switch (encryptionOf(address)) {
    case Encryption::Local:
    case Encryption::Verified:
        break;
    case Encryption::NameUnchecked:
        return Text::tr("The name of the server is not checked: another server with a certificate of the same "
                        "authority could take its place.");
    case Encryption::Unverified:
        return Text::tr("The server's identity is not checked: somebody on the way could take its place, and read and "
                        "change everything, the password too.");
    case Encryption::None:
        return Text::tr("The connection is not encrypted: everybody on the way can read and change what is sent.");
    }
    return {};
}

QString serverText(const ConnectionAddress &address)
{
    const QString place = address.port == 5432 ? address.host : u"%1:%2"_s.arg(address.host).arg(address.port);
    if (!address.isNeon())
        return place;
    return address.isPooled() ? Text::tr("%1 (Neon, through its pooler)").arg(place)
                              : Text::tr("%1 (Neon, direct)").arg(place);
}

} // namespace catalpa
