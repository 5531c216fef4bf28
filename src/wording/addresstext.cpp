// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/addresstext.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa {
QString encryptionText(const ConnectionAddress &address)
{
    const QString mode = address.option(u"sslmode");
    if (address.isLocalSocket())
        return Text::tr("Not needed on this computer");
    if (address.isNeon() || mode == "verify-full"_L1 || mode == "verify-ca"_L1)
        return Text::tr("Yes, and the server's identity is checked");
    if (mode == "require"_L1)
        return Text::tr("Yes, but the server's identity is not checked");
    if (mode == "disable"_L1)
        return Text::tr("No. Passwords and data can be read on the way");
    return Text::tr("Only if the server offers it");
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
