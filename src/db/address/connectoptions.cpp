// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/address/connectoptions.h"

#include "base/text.h"
#include "db/address/psqlcommand.h"
#include "platform/regularfile.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QMap>
#include <QtCore/QStringList>

#include <libpq-fe.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::db {
namespace {

using Options = QMap<QString, QString>;

constexpr int withSystemRoots = 160000; //!< libpq knows sslrootcert=system, and require_auth.
constexpr qint64 largestFile = 16 << 20; //!< Bytes; a system's list of certificate authorities has less than one.
const auto longestConnecting = u"15"_s; //!< Seconds, for each address that the host name has.

//! The files that an address names: libpq passes over a list of certificates or a key that is missing, and
//! would read from a device without an end.
Result<> checkFiles(const ConnectionAddress &address)
{
    for (const QString &keyword : {u"sslrootcert"_s, u"sslcert"_s, u"sslkey"_s}) {
        const QString path = address.option(keyword);
        if (path.isEmpty() || (keyword == "sslrootcert"_L1 && path == "system"_L1))
            continue;
        if (keyword == "sslkey"_L1 && path.contains(u':'))
            return failure(ErrorKind::Refused, Text::tr("The setting “sslkey” has to name a file."));
        const QFileInfo file(path);
        if (file.isFile() && file.isReadable() && file.size() <= largestFile)
            continue;
        const auto kind = keyword == "sslrootcert"_L1 ? ErrorKind::Untrusted : ErrorKind::Refused;
        const QString reason = !file.exists() ? Text::tr("The file “%1” does not exist. The address names it as %2.")
            : !file.isFile()                  ? Text::tr("“%1” is no file. The address names it as %2.")
            : !file.isReadable() ? Text::tr("The file “%1” cannot be read. The address names it as %2.")
                                 : Text::tr("The file “%1” is too large. The address names it as %2.");
        return failure(kind, reason.arg(path, keyword));
    }
    return {};
}

//! What libpq reads by itself: it would wait at a pipe for ever, and read a device, or a line of passwords, without an
//! end. (At what is no file in the place of ~/.pgpass it looks before, and says so.)
Result<> checkHomeFiles(const ConnectionAddress &address)
{
    const Encryption encryption = encryptionOf(address);
    const bool isOpen = encryption == Encryption::None
        || (encryption == Encryption::Local && address.option(u"sslmode") == "disable"_L1);
    QStringList paths;
    const QString passwords = qEnvironmentVariable("PGPASSFILE", QDir::homePath() + u"/.pgpass"_s);
    if (QFileInfo(passwords).isFile())
        paths += passwords;
    for (const QString &name : {u"root.crt"_s, u"root.crl"_s, u"postgresql.crt"_s, u"postgresql.key"_s}) {
        if (!address.isLocalSocket() && !isOpen)
            paths += QDir::homePath() + u"/.postgresql/"_s + name;
    }
    for (const QString &path : std::as_const(paths)) {
        if (const auto regular = platform::checkRegularFile(path, largestFile); !regular)
            return failure(ErrorKind::Refused,
                           regular.error().message + u' '
                               + Text::tr("Such a connection needs it, so none was made. Put a file in its place, or "
                                          "take it away."));
    }
    return {};
}

//! Adds what a server is checked with.
Result<> addRoots(Options &options, Encryption encryption, const ConnectingClient &client)
{
    const QString given = options.value(u"sslrootcert"_s);
    if (!given.isEmpty() && given != "system"_L1)
        return {};
    options.remove(u"sslrootcert"_s);
    // "system" goes with the mode verify-full alone.
    if (encryption == Encryption::Verified && client.libpqVersion >= withSystemRoots) {
        options.insert(u"sslrootcert"_s, u"system"_s);
        return {};
    }
    if (client.certificates.isEmpty()) {
        return failure(ErrorKind::Untrusted,
                       Text::tr("The identity of the server cannot be checked, because this computer has no list of "
                                "certificate authorities, so nothing was sent. Install it (on Debian it is the "
                                "package ca-certificates) and try again."));
    }
    options.insert(u"sslrootcert"_s, client.certificates);
    return {};
}

//! Sees to it that no password goes over an open network in a form that others can read or guess.
Result<> keepPasswordBack(Options &options, const ConnectionAddress &address, const ConnectingClient &client)
{
    if (client.libpqVersion >= withSystemRoots) {
        options.insert(u"require_auth"_s, u"!password,!md5"_s);
        return {};
    }
    if (!address.password.isEmpty()) {
        return failure(ErrorKind::Refused,
                       Text::tr("A password is not sent over a connection that is not encrypted. Take sslmode=disable "
                                "out of the address, or reach the server through a tunnel of SSH."));
    }
    // Else libpq would take one from PGPASSWORD or ~/.pgpass. A file cannot lie in what is no folder.
    options.insert(u"password"_s, QString());
    options.insert(u"passfile"_s, u"/dev/null/none"_s);
    return {};
}

Result<> protect(Options &options, const ConnectionAddress &address, const ConnectingClient &client)
{
    const Encryption encryption = encryptionOf(address);
    if (encryption != Encryption::Local || !options.contains(u"sslmode"_s))
        options.insert(u"sslmode"_s, wordOf(encryption));
    switch (encryption) {
    case Encryption::Verified:
    case Encryption::NameUnchecked:
        return addRoots(options, encryption, client);
    case Encryption::None:
        return keepPasswordBack(options, address, client);
    case Encryption::Local:
    case Encryption::Unverified:
        break;
    }
    return {};
}

} // namespace

ConnectingClient thisClient()
{
    const QStringList lists{
        qEnvironmentVariable("SSL_CERT_FILE"),
        u"/etc/ssl/certs/ca-certificates.crt"_s, // Debian, Ubuntu, Arch, Alpine
        u"/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"_s, // Fedora
        u"/etc/ssl/ca-bundle.pem"_s, // openSUSE
        u"/etc/ssl/cert.pem"_s, // macOS
    };
    ConnectingClient client{PQlibVersion(), {}};
    for (const QString &list : lists) {
        if (client.certificates.isEmpty() && !list.contains(u';') && QFileInfo(list).isFile())
            client.certificates = list;
    }
    return client;
}

Result<QString> connectOptions(const ConnectionAddress &address, const ConnectingClient &client)
{
    Options options{
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
    if (const auto files = checkFiles(address).and_then([&address] { return checkHomeFiles(address); }); !files)
        return passOn(files);
    if (const auto safe = protect(options, address, client); !safe)
        return passOn(safe);

    QStringList parts;
    for (auto option = options.cbegin(); option != options.cend(); ++option)
        parts += option.key() + u'=' + quotedValue(option.value());
    return parts.join(u';');
}

} // namespace catalpa::db
