// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/http/client.h"

namespace catalpa::serve {
namespace {

constexpr qsizetype bytesOfNetwork = 8;

} // namespace

QByteArray clientAt(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    if (isIpv4)
        return QHostAddress(ipv4).toString().toLatin1();
    // Everybody on a cable shares the network of link-local addresses.
    if (address.isLinkLocal())
        return address.toString().toLatin1();
    const Q_IPV6ADDR ipv6 = address.toIPv6Address();
    return QByteArray(reinterpret_cast<const char *>(ipv6.c), bytesOfNetwork).toHex();
}

} // namespace catalpa::serve
