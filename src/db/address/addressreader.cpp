// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/address/addressreader.h"

#include "base/text.h"
#include "db/address/addressoptions.h"
#include "db/address/pastedtext.h"
#include "db/address/refusal.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QHash>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringDecoder>
#include <QtCore/QStringList>

#include <libpq-fe.h>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace catalpa::db {
namespace {

constexpr qsizetype longestText = 65536; //!< Of a whole .env file.
constexpr qsizetype longestAddress = 4096;

QString schemeOf(const QString &text)
{
    static const QRegularExpression scheme(u"^([A-Za-z][A-Za-z0-9+.-]*)://"_s);
    return scheme.match(text).captured(1).toLower();
}

//! What libpq says about an address, in words. Its texts may quote a part of the address, so they are not passed on.
QString explained(const QString &technical, const QString &conninfo)
{
    static const QRegularExpression unknown(u"(?:query parameter|connection option)(?: \"|: \")([^\"]*)\""_s);
    if (technical.contains("percent-encoded"_L1)) {
        return Text::tr("The address contains a % that does not start a valid code. "
                        "A % in a password has to be written as %25.");
    }
    if (technical.contains("IPv6"_L1))
        return Text::tr("The server's IPv6 address has to stand in brackets, such as [::1].");
    if (const auto option = unknown.match(technical); option.hasMatch()) {
        // Behind a password with a blank in it, what looks like a setting is a part of it.
        const bool isSafe = conninfo.contains("://"_L1) || !conninfo.contains("password"_L1);
        return unknownOptionSentence(isSafe ? option.captured(1) : QString());
    }
    if (technical.contains("quoted string"_L1))
        return Text::tr("A quotation mark in the address is not closed.");
    return Text::tr("This address cannot be understood. It should look like "
                    "postgresql://user:password@server/database.");
}

struct Freed {
    void operator()(PQconninfoOption *options) const { PQconninfoFree(options); }
    void operator()(char *text) const { PQfreemem(text); }
};

std::optional<quint16> portNumber(const QString &text)
{
    bool ok = false;
    const uint number = text.toUInt(&ok);
    return ok && number >= 1 && number <= 65535 ? std::optional(quint16(number)) : std::nullopt;
}

//! A raw @ or / in a password ends it too early, and the rest of it becomes a part of the server or the database.
bool hasTornPassword(const ConnectionAddress &address)
{
    return address.host.contains(u'@') || (address.user.isEmpty() && address.database.contains(u'@'));
}

//! What stands in the templates of providers where the password goes, and the dots that hide one.
bool isPlaceholder(const QString &password)
{
    static const QRegularExpression placeholder(
        u"^(?:[\\[<{(][^\\])>}]*password[\\])>}]|your[-_ ]?(?:db[-_ ]?)?password|[*•●]{4,})$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return placeholder.match(password).hasMatch();
}

//! What is wrong with the parts between // and the next slash, seen before libpq reads them otherwise than meant.
Result<> checkAuthority(const QString &uri)
{
    static const QRegularExpression expression(u"^\\w+://([^/]*)"_s);
    const QString authority = expression.match(uri).captured(1);
    const bool isTorn = authority.contains(u'?') && !authority.contains(u'@') && uri.contains(u'@');
    if (authority.count(u'@') > 1 || isTorn) {
        return refused(Text::tr("The user name or the password contains the character @, which ends it too early. "
                                "Write @ as %40, / as %2F and : as %3A in it."));
    }
    const QString host = authority.section(u'@', -1).section(u'?', 0, 0);
    if (host.count(u':') > 1 && !host.startsWith(u'[') && !host.contains(u','))
        return refused(Text::tr("The server's IPv6 address has to stand in brackets, such as [::1]."));
    return {};
}

Result<> checkParts(const ConnectionAddress &address)
{
    if (hasTornPassword(address)) {
        return refused(Text::tr("The password contains a character that ends it too early. "
                                "Write @ as %40, / as %2F and : as %3A in it."));
    }
    if (isPlaceholder(address.password)) {
        return refused(Text::tr("The place for the password was left as it was. Write the password there, or leave it "
                                "out and give it when you connect."));
    }
    if (address.host.isEmpty())
        return refused(Text::tr("The address names no server."));
    if (address.host.contains(u','))
        return refused(Text::tr("The address names several servers. Give the one to use."));
    return {};
}

Result<ConnectionAddress> checked(ConnectionAddress address, const QString &port)
{
    if (const auto parts = checkParts(address); !parts)
        return passOn(parts);
    if (const auto number = portNumber(port))
        address.port = *number;
    else if (!port.isEmpty())
        return refused(Text::tr("The port has to be a number from 1 to 65535."));
    if (address.user.isEmpty() && !address.isLocalSocket())
        return refused(Text::tr("The address names no user. It should look like "
                                "postgresql://user:password@server/database."));
    if (address.database.isEmpty())
        return refused(Text::tr("The address names no database. The name stands behind the last slash."));
    // Certificates do not have the dot that ends a complete name.
    if (!address.isLocalSocket() && address.host.endsWith(u'.'))
        address.host.chop(1);
    return address;
}

//! The path of a file, from the home folder or from the current one, complete.
QString completePath(const QString &path)
{
    if (path == "~"_L1 || path.startsWith("~/"_L1))
        return QDir::homePath() + path.sliced(1);
    return QDir::current().absoluteFilePath(path);
}

//! The files of certificates, as a connection that is made later and elsewhere finds them.
QString settled(const QString &keyword, const QString &value)
{
    const bool isSystem = keyword == "sslrootcert"_L1 && value == "system"_L1;
    const bool isFile = keyword == "sslrootcert"_L1 || keyword == "sslcert"_L1 || keyword == "sslkey"_L1;
    return isFile && !isSystem ? completePath(value) : value;
}

//! libpq takes "requiressl" for a weak sslmode, and behind an sslmode in its place.
bool hasHiddenMode(const QString &conninfo)
{
    static const QRegularExpression hidden(u"(?:^|\\s)requiressl\\s*="_s);
    return !conninfo.contains("://"_L1) && hidden.match(conninfo).hasMatch();
}

Result<ConnectionAddress> parsed(const QString &conninfo)
{
    if (hasHiddenMode(conninfo))
        return refused(modeSentence(u"requiressl"_s));
    char *complaint = nullptr;
    const std::unique_ptr<PQconninfoOption, Freed> options(PQconninfoParse(conninfo.toUtf8().constData(), &complaint));
    const std::unique_ptr<char, Freed> owned(complaint);
    if (!options)
        return refused(explained(QString::fromUtf8(complaint), conninfo));

    ConnectionAddress address;
    QString port;
    const QHash<QString, QString *> places{{u"host"_s, &address.host},
                                           {u"port"_s, &port},
                                           {u"dbname"_s, &address.database},
                                           {u"user"_s, &address.user},
                                           {u"password"_s, &address.password}};
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (!option->val)
            continue;
        QStringDecoder utf8(QStringDecoder::Utf8);
        const QString value = utf8(option->val);
        if (utf8.hasError())
            return refused(Text::tr("The address contains characters that are not valid text."));
        const QString keyword = QString::fromLatin1(option->keyword);
        if (QString *place = places.value(keyword))
            *place = value;
        else if (value.isEmpty())
            return refused(emptyOptionSentence(keyword));
        else if (const auto allowed = checkOption(keyword, value); !allowed)
            return passOn(allowed);
        else
            address.options.append({keyword, settled(keyword, value)});
    }
    return checked(std::move(address), port);
}

Result<ConnectionAddress> parsedUri(const QString &uri)
{
    return checkAuthority(uri).and_then([&uri] { return withoutPrismaParameters(uri); }).and_then(parsed);
}

} // namespace

Result<ConnectionAddress> readAddress(const QString &text)
{
    if (text.size() > longestText)
        return refused(Text::tr("This is too long for an address."));
    const auto unwrapped = addressIn(text);
    if (!unwrapped)
        return passOn(unwrapped);
    const QString &address = *unwrapped;
    if (address.isEmpty())
        return refused(Text::tr("There is no address yet."));
    if (address.size() > longestAddress)
        return refused(Text::tr("This is too long for an address."));
    for (const QChar character : address) {
        if (character.category() == QChar::Other_Control || character.category() == QChar::Other_Format)
            return refused(Text::tr("The address contains a line break or an invisible character."));
    }

    const QString scheme = schemeOf(address);
    const QString database = scheme.section(u'+', 0, 0); // Behind the plus some programs name their driver.
    if (database == "postgres"_L1 || database == "postgresql"_L1)
        return parsedUri(u"postgresql"_s + address.sliced(scheme.size()));
    if (scheme == "http"_L1 || scheme == "https"_L1) {
        return refused(Text::tr("This is the address of a web page. "
                                "The address of a database starts with postgresql://."));
    }
    if (!scheme.isEmpty())
        return refused(Text::tr("Catalpa works with PostgreSQL. This address is for another kind of database."));
    static const QRegularExpression keyValue(u"^\\s*[a-z_]+\\s*="_s);
    if (keyValue.match(address).hasMatch())
        return parsed(address);
    return refused(Text::tr("This does not look like the address of a database. "
                            "It should look like postgresql://user:password@server/database."));
}

} // namespace catalpa::db
