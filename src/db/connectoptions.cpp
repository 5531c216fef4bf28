// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/connectoptions.h"

#include <QtCore/QFile>
#include <QtCore/QMap>
#include <QtCore/QStringList>

#include <libpq-fe.h>

using namespace Qt::StringLiterals;

namespace catalpa::db {
namespace {

const auto longestConnecting = u"15"_s; //!< Seconds, for each address that the host name has.

// libpq 16 knows sslrootcert=system; before that the distribution's bundle has to be named.
QString rootCertificates()
{
    if (PQlibVersion() >= 160000)
        return u"system"_s;
    const QStringList bundles{
        u"/etc/ssl/certs/ca-certificates.crt"_s, // Debian, Ubuntu, Arch, Alpine
        u"/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"_s, // Fedora
        u"/etc/ssl/ca-bundle.pem"_s, // openSUSE
        u"/etc/ssl/cert.pem"_s, // macOS
    };
    for (const QString &bundle : bundles) {
        if (QFile::exists(bundle))
            return bundle;
    }
    return {};
}

QString quoted(QString value)
{
    return u'\'' + value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) + u'\'';
}

} // namespace

QString connectOptions(const ConnectionAddress &address)
{
    QMap<QString, QString> options{
        {u"application_name"_s, u"Catalpa"_s},
        {u"connect_timeout"_s, longestConnecting},
        {u"gssencmode"_s, u"disable"_s},
        {u"hostaddr"_s, QString()}, // PGHOSTADDR of the environment would lead to another server than the one named.
    };
    if (!address.isLocalSocket()) {
        options.insert(u"keepalives_idle"_s, u"30"_s);
        options.insert(u"keepalives_interval"_s, u"10"_s);
        options.insert(u"keepalives_count"_s, u"3"_s);
        options.insert(u"tcp_user_timeout"_s, u"20000"_s);
    }
    for (const auto &[keyword, value] : address.options)
        options.insert(keyword, value);
    // Without a limit (0 or less) a silent server would hold the session for ever.
    if (options.value(u"connect_timeout"_s).toInt() <= 0)
        options.insert(u"connect_timeout"_s, longestConnecting);

    // Neon's certificates are public (Let's Encrypt), so they can always be checked; "require" alone checks nothing.
    const QString mode = options.value(u"sslmode"_s);
    const bool canBeStronger = mode.isEmpty() || mode == "require"_L1 || mode == "prefer"_L1 || mode == "allow"_L1;
    if (address.isNeon() && canBeStronger && !options.contains(u"sslrootcert"_s)) {
        const QString roots = rootCertificates();
        options.insert(u"sslmode"_s, roots.isEmpty() ? u"require"_s : u"verify-full"_s);
        if (!roots.isEmpty())
            options.insert(u"sslrootcert"_s, roots);
    }

    QStringList parts;
    for (auto option = options.cbegin(); option != options.cend(); ++option)
        parts += option.key() + u'=' + quoted(option.value());
    return parts.join(u';');
}

} // namespace catalpa::db
