// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/addressreader.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>
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

auto refused(const QString &message, const QString &detail = {})
{
    return failure(ErrorKind::Refused, message, detail);
}

QString unquoted(QString text)
{
    text = text.trimmed();
    for (const QChar quote : {u'"', u'\'', u'`'}) {
        if (text.size() >= 2 && text.startsWith(quote) && text.endsWith(quote))
            return text.sliced(1, text.size() - 2).trimmed();
    }
    return text;
}

//! The value of the last line DATABASE_URL=… of a .env file, which is the one that counts.
std::optional<QString> variableIn(const QString &text)
{
    static const QRegularExpression line(u"^[ \\t]*(?:export[ \\t]+)?DATABASE_URL[ \\t]*=(.*)$"_s,
                                         QRegularExpression::MultilineOption);
    static const QRegularExpression comment(u"^(\"[^\"]*\"|'[^']*'|\\S*)\\s+#.*$"_s);
    std::optional<QString> value;
    for (auto matches = line.globalMatch(text); matches.hasNext();)
        value = matches.next().captured(1).trimmed();
    if (value) {
        if (const auto withComment = comment.match(*value); withComment.hasMatch())
            value = withComment.captured(1);
    }
    return value;
}

//! The address inside psql '…' or a line DATABASE_URL=… of a .env file.
QString unwrapped(const QString &pasted)
{
    static const QRegularExpression command(u"^\\$?\\s*psql\\s+(?:-d\\s+)?(.+)$"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    const QString text = pasted.trimmed();
    if (const auto value = variableIn(text))
        return unquoted(*value);
    const auto called = command.match(text);
    return unquoted(called.hasMatch() ? called.captured(1) : text);
}

//! Prisma puts parameters of its own into the address, which libpq would refuse.
//! https://www.prisma.io/docs/orm/overview/databases/postgresql#arguments
QString withoutPrismaParameters(const QString &uri)
{
    static const QStringList prismaOnly{u"schema"_s,    u"connection_limit"_s, u"pool_timeout"_s,
                                        u"pgbouncer"_s, u"socket_timeout"_s,   u"statement_cache_size"_s,
                                        u"sslaccept"_s, u"sslidentity"_s,      u"single_use_connections"_s};
    // As libpq reads it: a @ before the first slash ends user and password, which may contain a question mark.
    static const QRegularExpression login(u"^\\w+://[^@/]*@"_s);
    const qsizetype mark = uri.indexOf(u'?', login.match(uri).capturedLength());
    if (mark < 0)
        return uri;
    QStringList kept;
    for (const QString &parameter : uri.sliced(mark + 1).split(u'&', Qt::SkipEmptyParts)) {
        if (!prismaOnly.contains(parameter.section(u'=', 0, 0)))
            kept += parameter;
    }
    const QString base = uri.first(mark);
    return kept.isEmpty() ? base : base + u'?' + kept.join(u'&');
}

QString schemeOf(const QString &text)
{
    static const QRegularExpression scheme(u"^([A-Za-z][A-Za-z0-9+.-]*)://"_s);
    return scheme.match(text).captured(1).toLower();
}

//! What libpq says about an address, in words. Its texts may quote a part of the address, so they are not passed on.
QString explained(const QString &technical)
{
    if (technical.contains("percent-encoded"_L1)) {
        return Text::tr("The address contains a % that does not start a valid code. "
                        "A % in a password has to be written as %25.");
    }
    if (technical.contains("IPv6"_L1))
        return Text::tr("The server's IPv6 address has to stand in brackets, such as [::1].");
    if (technical.contains("query parameter"_L1) || technical.contains("connection option"_L1))
        return Text::tr("The address contains a setting that is not known.");
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

// A raw @ or / in a password ends it too early, and the rest of it becomes a part of the server or the database.
bool hasTornPassword(const ConnectionAddress &address)
{
    return address.host.contains(u'@') || (address.user.isEmpty() && address.database.contains(u'@'));
}

Result<ConnectionAddress> checked(ConnectionAddress address, const QString &port)
{
    static const QStringList modes{u"disable"_s, u"allow"_s,     u"prefer"_s,
                                   u"require"_s, u"verify-ca"_s, u"verify-full"_s};
    if (hasTornPassword(address)) {
        return refused(Text::tr("The password contains a character that ends it too early. "
                                "Write @ as %40, / as %2F and : as %3A in it."));
    }
    if (address.host.isEmpty())
        return refused(Text::tr("The address names no server."));
    if (address.host.contains(u','))
        return refused(Text::tr("The address names several servers. Give the one to use."));
    if (const auto number = portNumber(port))
        address.port = *number;
    else if (!port.isEmpty())
        return refused(Text::tr("The port has to be a number from 1 to 65535."));
    if (address.user.isEmpty() && !address.isLocalSocket())
        return refused(Text::tr("The address names no user. It should look like "
                                "postgresql://user:password@server/database."));
    if (address.database.isEmpty())
        return refused(Text::tr("The address names no database. The name stands behind the last slash."));
    const QString mode = address.option(u"sslmode");
    if (!mode.isEmpty() && !modes.contains(mode))
        return refused(Text::tr("The address asks for an encryption mode (sslmode) that does not exist."));
    return address;
}

Result<ConnectionAddress> parsed(const QString &conninfo)
{
    char *complaint = nullptr;
    const std::unique_ptr<PQconninfoOption, Freed> options(PQconninfoParse(conninfo.toUtf8().constData(), &complaint));
    const std::unique_ptr<char, Freed> owned(complaint);
    if (!options)
        return refused(explained(QString::fromUtf8(complaint)));

    ConnectionAddress address;
    QString port;
    const QHash<QString, QString *> places{{u"host"_s, &address.host},
                                           {u"port"_s, &port},
                                           {u"dbname"_s, &address.database},
                                           {u"user"_s, &address.user},
                                           {u"password"_s, &address.password}};
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (!option->val || !*option->val)
            continue;
        QStringDecoder utf8(QStringDecoder::Utf8);
        const QString value = utf8(option->val);
        if (utf8.hasError())
            return refused(Text::tr("The address contains characters that are not valid text."));
        const QString keyword = QString::fromLatin1(option->keyword);
        if (QString *place = places.value(keyword)) {
            *place = value;
        } else if (value.contains(u';')) {
            // QPSQL separates options with semicolons and has no way to quote one.
            return refused(Text::tr("A setting in the address contains a semicolon, which cannot be passed on."));
        } else {
            address.options.append({keyword, value});
        }
    }
    return checked(std::move(address), port);
}

} // namespace

Result<ConnectionAddress> readAddress(const QString &text)
{
    if (text.size() > longestText)
        return refused(Text::tr("This is too long for an address."));
    const QString address = unwrapped(text);
    if (address.isEmpty())
        return refused(Text::tr("There is no address yet."));
    if (address.size() > longestAddress)
        return refused(Text::tr("This is too long for an address."));
    static const QRegularExpression otherVariables(u"^\\s*(?:#.*\\n\\s*)*(?:export\\s+)?[A-Z][A-Z0-9_]*\\s*="_s);
    if (otherVariables.match(address).hasMatch())
        return refused(Text::tr("This text has no line that starts with DATABASE_URL=."));
    for (const QChar character : address) {
        if (character.category() == QChar::Other_Control || character.category() == QChar::Other_Format)
            return refused(Text::tr("The address contains a line break or an invisible character."));
    }

    const QString scheme = schemeOf(address);
    const QString database = scheme.section(u'+', 0, 0); // Behind the plus some programs name their driver.
    if (database == "postgres"_L1 || database == "postgresql"_L1)
        return parsed(withoutPrismaParameters(database + address.sliced(scheme.size())));
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
