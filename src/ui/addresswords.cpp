// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/addresswords.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AddressWords)
};

} // namespace

QString encryptionInWords(const ConnectionAddress &address)
{
    const QString mode = address.option(u"sslmode");
    if (address.isLocalSocket())
        return Words::tr("Not needed on this computer");
    if (address.isNeon() || mode == "verify-full"_L1 || mode == "verify-ca"_L1)
        return Words::tr("Yes, and the server's identity is checked");
    if (mode == "require"_L1)
        return Words::tr("Yes, but the server's identity is not checked");
    if (mode == "disable"_L1)
        return Words::tr("No. Passwords and data can be read on the way");
    return Words::tr("Only if the server offers it");
}

QString serverInWords(const ConnectionAddress &address)
{
    const QString place = address.port == 5432 ? address.host : u"%1:%2"_s.arg(address.host).arg(address.port);
    if (!address.isNeon())
        return place;
    return address.isPooled() ? Words::tr("%1 (Neon, through its pooler)").arg(place)
                              : Words::tr("%1 (Neon, direct)").arg(place);
}

} // namespace catalpa::ui
