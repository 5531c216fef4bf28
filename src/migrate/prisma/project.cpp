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

struct NamedPaths {
    QString schema = {};
    QString migrations = {};
};

NamedPaths pathsInConfiguration(const QDir &folder)
{
    for (const QString &name : {u"prisma.config.ts"_s, u"prisma.config.mts"_s, u"prisma.config.js"_s,
                                u"prisma.config.mjs"_s, u".config/prisma.ts"_s}) {
        const QString text = withoutComments(textOf(folder.filePath(name)));
        if (text.isEmpty())
            continue;
        static const QRegularExpression block(u"\\bmigrations\\s*:\\s*\\{([^}]*)\\}"_s);
        return {pathBehind(u"schema"_s, text), pathBehind(u"path"_s, block.match(text).captured(1))};
    }
    const QJsonObject package = QJsonDocument::fromJson(textOf(folder.filePath(u"package.json"_s)).toUtf8()).object();
    return {package[u"prisma"_s].toObject()[u"schema"_s].toString()};
}

} // namespace

Result<PrismaProject> findPrismaProject(const QString &folder)
{
    const QDir root(folder);
    const NamedPaths named = pathsInConfiguration(root);
    QStringList candidates{u"prisma/schema.prisma"_s, u"prisma/schema"_s, u"schema.prisma"_s};
    if (!named.schema.isEmpty())
        candidates = QStringList{named.schema};
    for (const QString &candidate : candidates) {
        const QString path = QDir::cleanPath(root.filePath(candidate));
        if (!isPrismaSchema(path))
            continue;
        const QString migrations = named.migrations.isEmpty() ? QFileInfo(path).dir().filePath(u"migrations"_s)
                                                              : QDir::cleanPath(root.filePath(named.migrations));
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
    return PrismaProject{path, QFileInfo(path).absoluteDir().filePath(u"migrations"_s)};
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
