// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtNetwork/QHostAddress>

namespace catalpa::serve {

//! What stands for the client at \a address where something is limited for each: all of an IPv6 network of 64 bits,
//! which is the least that anybody is given, are one; an IPv4 address is the same one when it is mapped into IPv6.
QByteArray clientAt(const QHostAddress &address);

} // namespace catalpa::serve
