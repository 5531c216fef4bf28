// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/databasechoice.h"

#include "base/text.h"
#include "core/recentconnections.h"
#include "db/address/addressreader.h"
#include "db/address/dotenv.h"
#include "db/address/psqlcommand.h"
#include "platform/regularfile.h"

#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>
#include <QtCore/QSettings>
#include <QtCore/QUrl>

using namespace Qt::StringLiterals;

namespace catalpa::cli {
namespace {

constexpr qint64 largestDotenv = 1 << 20; //!< Bytes.
constexpr QLatin1StringView variable{"DATABASE_URL"};

Result<ChosenDatabase> localCatalogue()
{
    return local::LocalLease::take(local::LocalServer()).map([](const local::LocalLease &lease) {
        return ChosenDatabase{lease.address(), Text::tr("the catalogue on this computer"), lease, true};
    });
}

//! A name has none of the characters that every address has, and does not call psql.
bool looksLikeName(const QString &text)
{
    return !db::isPsqlCommand(text.trimmed()) && !text.contains(u'=') && !text.contains(u'/') && !text.contains(u':')
        && !text.trimmed().isEmpty();
}

Result<QString> addressOfName(const QString &name)
{
    if (const auto usable = checkSettings(); !usable)
        return passOn(usable);
    QSettings settings(u"catalpa"_s, u"catalpa"_s);
    if (const auto remembered = RecentConnections(settings).find(name.trimmed()))
        return remembered->address;
    return failure(ErrorKind::Refused,
                   Text::tr("Catalpa remembers no connection named “%1”. Give the name of one that was opened "
                            "before, or an address such as postgresql://user@server/database.")
                       .arg(name.trimmed()));
}

//! Prisma's parameter; what has an @ behind it is a password.
const QRegularExpression &schemaParameter()
{
    static const QRegularExpression parameter(u"(?<=[?&])schema=([^&\\s\"'`@]+)&?(?=[^@]*$)"_s);
    return parameter;
}

//! An address on the local catalogue's server (`catalpa-cli local url`): that server has to run meanwhile.
Result<ChosenDatabase> databaseAt(const QString &address, const QString &source, bool anySchema)
{
    return db::readAddress(anySchema ? QString(address).remove(schemaParameter()) : address)
        .and_then([&](const ConnectionAddress &read) -> Result<ChosenDatabase> {
            if (read.isLocalSocket() && read.host == local::LocalServer().address().host)
                return localCatalogue().map([&](const ChosenDatabase &local) {
                    return ChosenDatabase{read, source, local.lease};
                });
            return ChosenDatabase{read, source, {}};
        });
}

Result<ChosenDatabase> databaseOfOption(const QString &option, bool anySchema)
{
    if (option.trimmed().compare(RecentConnections::localName(), Qt::CaseInsensitive) == 0)
        return localCatalogue();
    if (!looksLikeName(option))
        return databaseAt(option, u"--database"_s, anySchema);
    return addressOfName(option).and_then([anySchema](const QString &address) {
        return databaseAt(address, Text::tr("a remembered connection"), anySchema);
    });
}

Result<std::optional<QString>> valueInDotenv()
{
    const QString name = u".env"_s;
    if (QFileInfo(name).isDir()) // Python keeps its environments in folders of this name.
        return std::nullopt;
    const auto text = platform::readRegularFile(name, largestDotenv);
    if (text)
        return db::readDotenv(*text, variable);
    if (text.error().kind == ErrorKind::Missing && !QFileInfo(name).isSymLink())
        return std::nullopt;
    if (text.error().kind == ErrorKind::Missing) {
        return failure(ErrorKind::Invalid,
                       Text::tr("The file .env in this folder is a link to a file that is not there. Mend the link, or "
                                "give the database with --database."),
                       text.error().detail);
    }
    if (text.error().kind != ErrorKind::Rights)
        return passOn(text);
    return failure(ErrorKind::Invalid,
                   Text::tr("The file .env in this folder cannot be read. Look at its permissions, or give "
                            "the database with --database."),
                   text.error().detail);
}

//! Says where an address that was not understood stands.
Result<ChosenDatabase> namingTheSource(Result<ChosenDatabase> result, const QString &source)
{
    return std::move(result).map_error([&source](Error error) {
        if (error.kind == ErrorKind::Refused)
            error.message = Text::tr("%1: %2").arg(source, error.message);
        return error;
    });
}

} // namespace

Result<ChosenDatabase> chooseDatabase(const std::optional<QString> &option, bool anySchema)
{
    if (option)
        return databaseOfOption(*option, anySchema);

    const QString fromEnvironment = qEnvironmentVariable("DATABASE_URL");
    if (!fromEnvironment.trimmed().isEmpty())
        return namingTheSource(databaseAt(fromEnvironment, variable, anySchema), variable);

    const auto fromFile = valueInDotenv();
    if (!fromFile)
        return passOn(fromFile);
    if (*fromFile) {
        const QString source = Text::tr("DATABASE_URL in the file .env");
        return namingTheSource(databaseAt(**fromFile, source, anySchema), source);
    }
    return localCatalogue();
}

QString schemaOfChoice(const std::optional<QString> &option)
{
    QString address = option.value_or(QString());
    if (option && looksLikeName(*option))
        address = addressOfName(*option).value_or(QString());
    else if (!option)
        address = qEnvironmentVariable("DATABASE_URL");
    if (!option && address.trimmed().isEmpty())
        address = valueInDotenv().value_or(std::nullopt).value_or(QString());
    return QUrl::fromPercentEncoding(schemaParameter().match(address).captured(1).toUtf8());
}

} // namespace catalpa::cli
