// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/connectionaddress.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

constexpr auto poolerSuffix = "-pooler"_L1;

// libpq's other secrets: of the key's file, and of a login by OAuth (libpq 18).
const QStringList secretOptions{u"sslpassword"_s, u"oauth_client_secret"_s};

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString firstLabel(const QString &host)
{
    return host.section(u'.', 0, 0);
}

QString written(const ConnectionAddress &of, bool withSecrets)
{
    const QString password = withSecrets ? of.password : QString();
    QString text = u"postgresql://"_s;
    if (!of.user.isEmpty() || !password.isEmpty()) {
        text += encoded(of.user);
        if (!password.isEmpty())
            text += u':' + encoded(password);
        text += u'@';
    }
    // A socket's folder is a percent-encoded host; an IPv6 address stands in brackets, its zone behind an encoded %.
    const bool ipv6 = !of.isLocalSocket() && of.host.contains(u':');
    text += ipv6 ? u'[' + QString(of.host).replace(u'%', u"%25"_s) + u']' : encoded(of.host);
    text += u':' + QString::number(of.port) + u'/' + encoded(of.database);

    QStringList query;
    for (const auto &[keyword, value] : of.options) {
        if (withSecrets || !secretOptions.contains(keyword))
            query += keyword + u'=' + encoded(value);
    }
    if (!query.isEmpty())
        text += u'?' + query.join(u'&');
    return text;
}

//! Without the dot that ends a complete name in the DNS.
QString withoutFinalDot(const QString &host)
{
    return host.endsWith(u'.') ? host.chopped(1) : host;
}

bool isThisComputer(const QString &name)
{
    const QString host = withoutFinalDot(name);
    const auto partOfNumber = [](QChar each) {
        return each == u'.' || (each >= u'0' && each <= u'9');
    };
    const bool number = std::all_of(host.cbegin(), host.cend(), partOfNumber);
    return host.isEmpty() || host.startsWith(u'/') || host.startsWith(u'@') // An abstract Unix socket.
        || host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || host == "::1"_L1
        || (number && host.startsWith("127."_L1));
}

} // namespace

QString ConnectionAddress::display() const
{
    if (isLocalSocket()) {
        return Text::tr("%1 on this computer").arg(database);
    }
    const QString place = port == 5432 ? host : u"%1:%2"_s.arg(host).arg(port);
    return Text::tr("%1 on %2 as %3").arg(database, place, user);
}

QString ConnectionAddress::withoutPassword() const
{
    return written(*this, false);
}

QString ConnectionAddress::withPassword() const
{
    return written(*this, true);
}

QString ConnectionAddress::identity() const
{
    ConnectionAddress plain = direct();
    plain.password.clear();
    plain.options.clear();
    if (!isLocalSocket()) {
        const bool loopback = !plain.host.isEmpty() && isThisComputer(plain.host);
        plain.host = loopback ? u"localhost"_s : withoutFinalDot(plain.host).toLower();
    }
    return written(plain, false);
}

QString ConnectionAddress::option(QStringView keyword) const
{
    const auto found = std::find_if(options.cbegin(), options.cend(),
                                    [keyword](const auto &option) { return option.first == keyword; });
    return found == options.cend() ? QString() : found->second;
}

bool ConnectionAddress::isNeon() const
{
    return withoutFinalDot(host).endsWith(".neon.tech"_L1, Qt::CaseInsensitive);
}

bool ConnectionAddress::isPooled() const
{
    return isNeon() && firstLabel(host).endsWith(poolerSuffix, Qt::CaseInsensitive);
}

ConnectionAddress ConnectionAddress::direct() const
{
    ConnectionAddress copy = *this;
    if (isPooled()) {
        const QString label = firstLabel(host);
        copy.host = label.chopped(poolerSuffix.size()) + host.sliced(label.size());
    }
    return copy;
}

bool isOnThisComputer(const ConnectionAddress &address)
{
    return isThisComputer(address.host) && !isProduction(address);
}

bool isProduction(const ConnectionAddress &address)
{
    const QString numeric = address.option(u"hostaddr");
    const QStringList hosts = (numeric.isEmpty() ? address.host : numeric).split(u',');
    return !std::all_of(hosts.cbegin(), hosts.cend(), isThisComputer);
}

} // namespace catalpa
