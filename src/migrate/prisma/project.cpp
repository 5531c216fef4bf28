// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/prisma/project.h"

#include "base/text.h"
#include "migrate/prisma/schemasource.h"
#include "platform/regularfile.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

constexpr qint64 largestConfiguration = 1 << 20; //!< Bytes.

QString textOf(const QString &path)
{
    const auto bytes = platform::readRegularFile(path, largestConfiguration);
    return bytes ? QString::fromUtf8(*bytes) : QString();
}

QString withoutComments(QString text)
{
    static const QRegularExpression comments(uR"re(("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|//[^\n]*|/\*.*?\*/)re"_s,
                                             QRegularExpression::DotMatchesEverythingOption);
    return text.replace(comments, u"\\1"_s);
}

//! "a", 'a', or path.join("a", "b"), behind \a key.
QString pathBehind(const QString &key, const QString &text)
{
    const QRegularExpression form(
        uR"re(\b%1\s*:\s*(?:["'`]([^"'`]+)["'`]|(?:path\.)?(?:join|resolve)\(([^)]*)\)))re"_s.arg(key));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.captured(1).isEmpty())
        return match.captured(1);
    static const QRegularExpression part(uR"re(["'`]([^"'`]+)["'`])re"_s);
    QStringList parts;
    auto matches = part.globalMatch(match.captured(2));
    while (matches.hasNext())
        parts += matches.next().captured(1);
    return parts.join(u'/');
}

//! What would make another migration, and is not followed: the first of them in \a text, or nothing.
QString settingNotFollowed(const QString &text)
{
    static const std::array blocks{std::pair(u"tables"_s, u"external"_s), std::pair(u"enums"_s, u"external"_s),
                                   std::pair(u"migrations"_s, u"initShadowDb"_s)};
    for (const auto &[block, setting] : blocks) {
        // Texts, among them SQL with braces, do not end a block.
        const QRegularExpression form(
            uR"re(\b%1\s*:\s*\{(?:"[^"]*"|'[^']*'|`[^`]*`|[^}"'`])*?\b%2\s*:)re"_s.arg(block, setting));
        if (form.match(text).hasMatch())
            return block + u'.' + setting;
    }
    return {};
}

struct NamedPaths {
    QString schema = {};
    QString migrations = {};
    QString notFollowed = {}; //!< A setting, and its file.
    QString file = {};
};

NamedPaths pathsInConfiguration(const QDir &folder)
{
    for (const QString &name : {u"prisma.config.ts"_s, u"prisma.config.mts"_s, u"prisma.config.js"_s,
                                u"prisma.config.mjs"_s, u".config/prisma.ts"_s}) {
        const QString text = withoutComments(textOf(folder.filePath(name)));
        if (text.isEmpty())
            continue;
        static const QRegularExpression block(u"\\bmigrations\\s*:\\s*\\{([^}]*)\\}"_s);
        return {pathBehind(u"schema"_s, text), pathBehind(u"path"_s, block.match(text).captured(1)),
                settingNotFollowed(text), name};
    }
    const QJsonObject package = QJsonDocument::fromJson(textOf(folder.filePath(u"package.json"_s)).toUtf8()).object();
    return {package[u"prisma"_s].toObject()[u"schema"_s].toString()};
}

} // namespace

QString migrationsOfSchema(const QString &path)
{
    const QString within = QDir(path).absoluteFilePath(u"migrations"_s);
    if (QFileInfo(path).isDir() && QFileInfo(within).isDir())
        return within;
    return QFileInfo(path).absoluteDir().filePath(u"migrations"_s);
}

Result<PrismaProject> findPrismaProject(const QString &folder)
{
    const QDir root(folder);
    const NamedPaths named = pathsInConfiguration(root);
    if (!named.notFollowed.isEmpty())
        return failure(
            ErrorKind::Invalid,
            Text::tr("%1 sets “%2”, which Catalpa does not follow: it would make or drop what is meant to be "
                     "left alone. Nothing was done. Let Prisma write the migrations of this project, or "
                     "take the setting out.")
                .arg(named.file, named.notFollowed));
    QStringList candidates{u"prisma/schema.prisma"_s, u"prisma/schema"_s, u"schema.prisma"_s};
    if (!named.schema.isEmpty())
        candidates = QStringList{named.schema};
    for (const QString &candidate : candidates) {
        const QString path = QDir::cleanPath(root.filePath(candidate));
        if (!isPrismaSchema(path))
            continue;
        const QString migrations =
            named.migrations.isEmpty() ? migrationsOfSchema(path) : QDir::cleanPath(root.filePath(named.migrations));
        return PrismaProject{path, migrations};
    }
    return failure(ErrorKind::Missing, Text::tr("There is no Prisma schema here: %1.").arg(candidates.join(u", "_s)));
}

Result<PrismaProject> projectOfSchema(const QString &path)
{
    if (!isPrismaSchema(path))
        return failure(ErrorKind::Missing,
                       Text::tr("%1 is no Prisma schema: give a file that ends in .prisma, or a folder of such files.")
                           .arg(QDir::toNativeSeparators(path)));
    return PrismaProject{path, migrationsOfSchema(path)};
}

Result<PrismaProject> projectAt(const QString &path)
{
    if (!QFileInfo(path).isDir())
        return projectOfSchema(path);
    const auto found = findPrismaProject(path);
    if (!found && isPrismaSchema(path))
        return projectOfSchema(path);
    return found.map_error([](Error error) {
        error.message += u' ' + Text::tr("Choose the folder of the project, or the schema itself.");
        return error;
    });
}

} // namespace catalpa::migrate
