// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/address/addressoptions.h"

#include "base/text.h"
#include "db/address/refusal.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

using namespace Qt::StringLiterals;

namespace catalpa::db {
namespace {

bool mayBeInAddress(const QString &keyword)
{
    static const QStringList allowed{u"application_name"_s,
                                     u"channel_binding"_s,
                                     u"connect_timeout"_s,
                                     u"keepalives"_s,
                                     u"keepalives_count"_s,
                                     u"keepalives_idle"_s,
                                     u"keepalives_interval"_s,
                                     u"options"_s,
                                     u"sslcert"_s,
                                     u"sslkey"_s,
                                     u"sslmode"_s,
                                     u"sslnegotiation"_s,
                                     u"sslrootcert"_s,
                                     u"target_session_attrs"_s,
                                     u"tcp_user_timeout"_s};
    return allowed.contains(keyword);
}

bool isNumber(const QString &keyword)
{
    return keyword.startsWith("keepalives"_L1) || keyword.endsWith("_timeout"_L1);
}

Result<> checkMode(const QString &mode)
{
    static const QStringList modes{u"disable"_s, u"allow"_s,     u"prefer"_s,
                                   u"require"_s, u"verify-ca"_s, u"verify-full"_s};
    if (modes.contains(mode))
        return {};
    return refused(Text::tr("The address asks for an encryption mode (sslmode) that does not exist. "
                            "The strictest is sslmode=verify-full."));
}

//! A parameter "schema" of Prisma or "currentSchema" of JDBC.
Result<> checkSchema(const QString &encoded)
{
    const QString schema = QUrl::fromPercentEncoding(encoded.toUtf8());
    if (schema == "public"_L1)
        return {};
    return refused(Text::tr("The address asks for the schema “%1”. Catalpa works in the schema “public” only, so "
                            "nothing was opened.")
                       .arg(schema));
}

//! The query of an address begins here; -1 when there is none. As libpq reads it: a @ before the first slash ends user
//! and password, which may contain a question mark.
qsizetype queryOf(const QString &uri)
{
    static const QRegularExpression login(u"^\\w+://[^@/]*@"_s);
    return uri.indexOf(u'?', login.match(uri).capturedLength());
}

//! What libpq would read otherwise than it is meant, or say badly.
Result<> checkParameter(const QString &name, const QString &parameter)
{
    if (setsMode(name))
        return refused(modeSentence(name));
    if (mayBeInAddress(name) && !parameter.contains(u'='))
        return refused(emptyOptionSentence(name));
    if (mayBeInAddress(name) && parameter.count(u'=') > 1) {
        return refused(Text::tr("The value of the setting “%1” in the address contains the character =. Write it as "
                                "%3D.")
                           .arg(name));
    }
    return {};
}

} // namespace

bool setsMode(const QString &keyword)
{
    return keyword == "ssl"_L1 || keyword == "requiressl"_L1;
}

QString modeSentence(const QString &keyword)
{
    return Text::tr("The address contains the setting “%1”, which says too little about encryption. Take it out: "
                    "other computers are checked anyway. Or write sslmode with what you want, such as "
                    "sslmode=verify-full.")
        .arg(keyword);
}

Result<> checkOption(const QString &keyword, const QString &value)
{
    if (keyword == "hostaddr"_L1) {
        return refused(Text::tr("The address contains “hostaddr”, which leads to another computer than the one that "
                                "it names. Write the server's number in place of its name."));
    }
    if (!mayBeInAddress(keyword)) {
        return refused(
            Text::tr("The address contains the setting “%1”, which Catalpa does not use. Take it out.").arg(keyword));
    }
    if (keyword == "sslmode"_L1)
        return checkMode(value);
    if (isNumber(keyword)) {
        bool isWhole = false;
        value.trimmed().toInt(&isWhole);
        if (!isWhole)
            return refused(Text::tr("The setting “%1” in the address has to be a whole number.").arg(keyword));
    }
    if (keyword == "sslkey"_L1 && value.contains(u':')) {
        return refused(Text::tr("The setting “sslkey” has to name a file. With a colon in it, it would load a program "
                                "(an engine of OpenSSL), which Catalpa does not do."));
    }
    // QPSQL separates options with semicolons and has no way to quote one.
    if (value.contains(u';')) {
        return refused(
            Text::tr("The setting “%1” in the address contains a semicolon, which cannot be passed on.").arg(keyword));
    }
    return {};
}

Result<QString> withoutPrismaParameters(const QString &uri)
{
    static const QStringList prismaOnly{u"connection_limit"_s,      u"pool_timeout"_s,         u"pgbouncer"_s,
                                        u"socket_timeout"_s,        u"statement_cache_size"_s, u"sslaccept"_s,
                                        u"single_use_connections"_s};
    const qsizetype mark = queryOf(uri);
    if (mark < 0)
        return uri;
    QStringList kept;
    for (const QString &parameter : uri.sliced(mark + 1).split(u'&', Qt::SkipEmptyParts)) {
        const QString name = QUrl::fromPercentEncoding(parameter.section(u'=', 0, 0).toUtf8());
        if (const auto sound = checkParameter(name, parameter); !sound)
            return passOn(sound);
        const bool isPrismas = name == "schema"_L1 || name == "currentSchema"_L1 || prismaOnly.contains(name);
        if (isPrismas && parameter.section(u'=', 1).isEmpty()) // Prisma refuses most of them, or guesses.
            return refused(emptyOptionSentence(name));
        if (name == "schema"_L1 || name == "currentSchema"_L1) {
            if (const auto schema = checkSchema(parameter.section(u'=', 1)); !schema)
                return passOn(schema);
        } else if (!isPrismas) {
            kept += parameter;
        }
    }
    const QString base = uri.first(mark);
    return kept.isEmpty() ? base : base + u'?' + kept.join(u'&');
}

QString emptyOptionSentence(const QString &keyword)
{
    return Text::tr("The address contains the setting “%1” without a value. Give it one, or take it out.").arg(keyword);
}

QString unknownOptionSentence(const QString &keyword)
{
    static const QRegularExpression name(u"^[A-Za-z][A-Za-z_]{1,39}$"_s);
    if (keyword.startsWith("amp;"_L1)) {
        return Text::tr("The address contains “&amp;”, as web pages write it, and so the setting “%1”. "
                        "Write & in its place.")
            .arg(keyword);
    }
    if (!name.match(keyword).hasMatch()) // It could be a part of a password.
        return Text::tr("The address contains a setting that is not known.");
    return Text::tr("The address contains the setting “%1”, which is not known. Take it out.").arg(keyword);
}

} // namespace catalpa::db
