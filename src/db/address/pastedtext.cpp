// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/address/pastedtext.h"

#include "base/text.h"
#include "db/address/dotenv.h"
#include "db/address/psqlcommand.h"
#include "db/address/refusal.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

using namespace Qt::StringLiterals;

namespace catalpa::db {
namespace {

//! Without one pair of quotation marks around it; also those that text programs make of straight ones.
QString unquoted(QString text)
{
    static const QList<std::pair<QString, QString>> pairs{{u"\""_s, u"\""_s},  {u"'"_s, u"'"_s},    {u"`"_s, u"`"_s},
                                                          {u"“„”"_s, u"“”"_s}, {u"‘‚’"_s, u"‘’"_s}, {u"«»"_s, u"«»"_s}};
    text = text.trimmed();
    for (const auto &[opening, closing] : pairs) {
        if (text.size() >= 2 && opening.contains(text.front()) && closing.contains(text.back()))
            return text.sliced(1, text.size() - 2).trimmed();
    }
    return text;
}

//! libpq's variables and the keywords that they stand for.
//! https://www.postgresql.org/docs/15/libpq-envars.html
const QHash<QString, QString> &keywordsOfVariables()
{
    static const QHash<QString, QString> keywords{{u"PGHOST"_s, u"host"_s},
                                                  {u"PGPORT"_s, u"port"_s},
                                                  {u"PGDATABASE"_s, u"dbname"_s},
                                                  {u"PGUSER"_s, u"user"_s},
                                                  {u"PGPASSWORD"_s, u"password"_s},
                                                  {u"PGSSLMODE"_s, u"sslmode"_s},
                                                  {u"PGSSLROOTCERT"_s, u"sslrootcert"_s},
                                                  {u"PGSSLCERT"_s, u"sslcert"_s},
                                                  {u"PGSSLKEY"_s, u"sslkey"_s},
                                                  {u"PGCHANNELBINDING"_s, u"channel_binding"_s},
                                                  {u"PGOPTIONS"_s, u"options"_s},
                                                  {u"PGAPPNAME"_s, u"application_name"_s},
                                                  {u"PGCONNECT_TIMEOUT"_s, u"connect_timeout"_s},
                                                  {u"PGTARGETSESSIONATTRS"_s, u"target_session_attrs"_s}};
    return keywords;
}

//! What Neon shows as "parameters only".
Result<QString> addressFromParameters(const Dotenv &lines)
{
    QStringList parts;
    for (const QString &name : lines.names()) {
        if (!name.startsWith("PG"_L1))
            continue;
        const QString keyword = keywordsOfVariables().value(name);
        if (keyword.isEmpty())
            return refused(Text::tr("The text sets “%1”, which Catalpa does not use. Take that line out.").arg(name));
        const auto value = lines.value(name);
        if (!value)
            return refused(value.error().message);
        if (*value)
            parts += keyword + u'=' + quotedValue(**value);
    }
    parts.sort();
    return parts.join(u' ');
}

Result<QString> addressInLines(const Dotenv &lines)
{
    const auto variable = u"DATABASE_URL"_s;
    if (!lines.contains(variable))
        return addressFromParameters(lines);
    const auto value = lines.value(variable);
    if (!value)
        return refused(value.error().message);
    return value->value_or(QString());
}

} // namespace

Result<QString> addressIn(const QString &pasted)
{
    static const QRegularExpression otherVariables(u"^\\s*(?:#.*\\n\\s*)*(?:export\\s+)?[A-Z][A-Z0-9_]*\\s*="_s);
    static const QRegularExpression driver(u"^jdbc:(?=postgres)"_s, QRegularExpression::CaseInsensitiveOption);
    const QString text = pasted.trimmed();
    if (isPsqlCommand(text))
        return addressOfPsqlCommand(text).map(unquoted);
    const auto lines = Dotenv::read(text.toUtf8());
    if (lines && (lines->contains(u"DATABASE_URL"_s) || lines->contains(u"PGHOST"_s)))
        return addressInLines(*lines).map(unquoted);
    QString address = unquoted(text);
    if (otherVariables.match(address).hasMatch())
        return refused(Text::tr("This text has no line that starts with DATABASE_URL= or PGHOST=."));
    return address.remove(driver);
}

} // namespace catalpa::db
