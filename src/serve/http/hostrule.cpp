// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/http/hostrule.h"

#include <QtCore/QRegularExpression>
#include <QtNetwork/QHostAddress>

using namespace Qt::StringLiterals;

namespace catalpa::serve {
namespace {

//! Without its port; empty when it is no host with a port.
QString nameOf(const QByteArray &host)
{
    const QString text = QString::fromLatin1(host);
    const bool isBracketed = text.startsWith(u'[');
    const qsizetype end = isBracketed ? text.indexOf(u']') + 1 : text.indexOf(u':');
    const QString name = end < 0 ? text : text.left(end);
    const QString rest = text.mid(name.size());
    bool isPort = rest.isEmpty();
    static const QRegularExpression port(u"^:([0-9]*)$"_s); // RFC 3986, 3.2.3: perhaps without a number.
    static const QRegularExpression wellFormed(u"^(\\[[0-9A-Fa-f:.]+\\]|[0-9A-Za-z._-]+)$"_s);
    if (const auto found = port.match(rest); found.hasMatch()) {
        isPort = found.captured(1).isEmpty();
        if (!isPort)
            (void)found.captured(1).toUShort(&isPort);
    }
    const QString whole = name.endsWith(u'.') ? name.chopped(1) : name;
    return isPort && wellFormed.match(whole).hasMatch() ? whole : QString();
}

bool isNumeric(const QString &name)
{
    if (name.startsWith(u'['))
        return !QHostAddress(name.chopped(1).mid(1)).isNull();
    // QHostAddress takes "127.1" and "2130706433" as well, which no browser sends.
    return name.count(u'.') == 3 && !QHostAddress(name).isNull();
}

} // namespace

HostRule::HostRule(const QStringList &names)
{
    for (const QString &name : names)
        m_names += name.toLower();
}

bool HostRule::allows(const QByteArray &host) const
{
    const QString name = nameOf(host).toLower();
    return name == "localhost"_L1 || name.endsWith(".localhost"_L1) || isNumeric(name)
        || (!name.isEmpty() && m_names.contains(name));
}

} // namespace catalpa::serve
