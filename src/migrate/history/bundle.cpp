// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/history/bundle.h"

#include "base/text.h"
#include "platform/folderentries.h"
#include "platform/regularfile.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStringDecoder>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

constexpr auto upFile = "migration.sql"_L1;
constexpr auto downFile = "down.sql"_L1;
constexpr int longestName = 255; // The ledger's column migration_name.
constexpr qint64 largestScript = 64'000'000; //!< Bytes. All migrations of a folder are in the memory at once.
constexpr qint64 largestLockFile = 64 * 1024; //!< Bytes.

Failure unusable(const QString &name, const QString &why)
{
    return failure(ErrorKind::Invalid, Text::tr("The migration “%1” cannot be used. %2").arg(name, why));
}

struct ScriptFile {
    QByteArray text;
    QString flaw; //!< Why PostgreSQL could not run it; empty when it can.
};

ScriptFile examined(const QByteArray &bytes)
{
    if (bytes.contains('\0'))
        return {bytes, Text::tr("Its file contains the character U+0000, which PostgreSQL cannot read.")};
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString decoded = decoder(bytes);
    if (decoder.hasError()) // Prisma hashes what is left when each wrong byte is U+FFFD.
        return {decoded.toUtf8(), Text::tr("Its file is not valid UTF-8. Save it as UTF-8.")};
    return {bytes, {}};
}

Result<ScriptFile> readScript(const QString &path, const QString &name)
{
    const auto read = platform::readRegularFile(path, largestScript);
    if (!read && read.error().kind == ErrorKind::Cancelled)
        return passOn(read);
    if (!read)
        return unusable(name, read.error().message);
    return examined(*read);
}

Result<Migration> readMigration(const QDir &folder, const QString &name, const QString &schema)
{
    if (name.size() > longestName)
        return unusable(name.left(80) + u'…', Text::tr("Its name is longer than %n characters.", nullptr, longestName));
    if (std::any_of(name.cbegin(), name.cend(), [](QChar each) { return !each.isPrint(); }))
        return unusable(name.simplified(), Text::tr("Its name contains a character that cannot be shown."));
    const QDir own(folder.filePath(name));
    Migration migration{name, {}, schema};
    if (!own.exists(upFile)) { // Prisma's P3015, when its turn comes.
        migration.flaw = Text::tr("Its folder has no file %1.").arg(upFile);
        return migration;
    }
    const auto up = readScript(own.filePath(upFile), name);
    if (!up)
        return passOn(up);
    migration.sql = up->text;
    migration.flaw = up->flaw;
    if (own.exists(downFile)) {
        const auto down = readScript(own.filePath(downFile), name);
        if (!down)
            return passOn(down);
        if (!down->flaw.isEmpty())
            return unusable(name, down->flaw);
        migration.downSql = down->text;
    }
    return migration;
}

//! Prisma reads this file by hand: the first line that starts with "provider".
//! Source: prisma/prisma, packages/migrate/src/utils/listMigrations.ts.
Result<> checkProvider(const QDir &folder)
{
    const auto bytes = platform::readRegularFile(folder.filePath(u"migration_lock.toml"_s), largestLockFile);
    if (!bytes && bytes.error().kind == ErrorKind::Missing)
        return {};
    const auto wrong = [](const QString &what) {
        return failure(ErrorKind::Invalid,
                       Text::tr("The file migration_lock.toml says that these migrations are not for PostgreSQL "
                                "(%1). Nothing was applied.")
                           .arg(what));
    };
    if (!bytes)
        return passOn(bytes);
    const QStringList lines = QString::fromUtf8(*bytes).split(u'\n');
    const auto line =
        std::find_if(lines.cbegin(), lines.cend(), [](const QString &each) { return each.startsWith("provider"_L1); });
    if (line == lines.cend())
        return wrong(Text::tr("it names no provider"));
    if (line->trimmed() != "provider = \"postgresql\""_L1)
        return wrong(line->trimmed().left(80));
    return {};
}

//! A folder that is passed over would be a migration that is never applied.
Result<> checkNames(const QDir &folder)
{
    const QByteArrayList strange = platform::foldersNotInUtf8(folder.path());
    if (strange.isEmpty())
        return {};
    return failure(ErrorKind::Invalid,
                   Text::tr("The name of the folder “%1” in %2 is not text in UTF-8. Rename it and try again.")
                       .arg(QString::fromUtf8(strange.constFirst()), folder.path()));
}

Error noMigrations(const QDir &folder)
{
    for (const QString &inside : {u"migrations"_s, u"prisma/migrations"_s}) {
        if (folder.exists(inside))
            return {
                ErrorKind::Invalid,
                Text::tr("The folder %1 has no migrations. Perhaps its folder %2 is meant.").arg(folder.path(), inside),
                {}};
    }
    if (folder.exists(upFile))
        return {ErrorKind::Invalid,
                Text::tr("The folder %1 is a single migration. Choose the folder that contains it.").arg(folder.path()),
                {}};
    return {ErrorKind::Invalid,
            Text::tr("The folder %1 has no migrations: it has no folders with a file %2.").arg(folder.path(), upFile),
            {}};
}

} // namespace

const Migration *Bundle::find(const QString &name) const
{
    const auto found = std::find_if(migrations.cbegin(), migrations.cend(),
                                    [&name](const Migration &each) { return each.name == name; });
    return found == migrations.cend() ? nullptr : &*found;
}

QString Bundle::path(const QString &name, const QString &file) const
{
    return (folder.isEmpty() ? schema : folder) + u'/' + name + u'/' + file;
}

// Node's default locale decides in Prisma; names of digits, ASCII letters and '_' order alike in every Western one.
NameOrder::NameOrder()
    : m_collator(QLocale(QLocale::English))
{
}

bool NameOrder::operator()(const QString &left, const QString &right) const
{
    const int order = m_collator.compare(left, right);
    return order != 0 ? order < 0 : left < right;
}

Result<Bundle> readBundle(const QString &folder, const QString &schema)
{
    constexpr qsizetype longestName = 63; // NAMEDATALEN: PostgreSQL cuts longer ones off and goes on with another name.
    if (schema.toUtf8().size() > longestName) {
        return failure(ErrorKind::Invalid,
                       Text::tr("The name of the schema is too long: PostgreSQL takes %1 bytes. Choose a shorter one.")
                           .arg(longestName));
    }
    const QDir directory(folder);
    if (!directory.exists())
        return failure(ErrorKind::Invalid, Text::tr("The folder %1 does not exist.").arg(folder));
    if (!directory.isReadable())
        return failure(ErrorKind::Invalid, Text::tr("The folder %1 cannot be read.").arg(folder));

    if (const auto readable = checkNames(directory); !readable)
        return passOn(readable);
    QStringList names = directory.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks | QDir::Hidden);
    if (names.isEmpty() || (names.size() == 1 && !directory.exists(names.first() + u'/' + upFile)))
        return failure(noMigrations(directory));
    if (const auto fits = checkProvider(directory); !fits)
        return passOn(fits);
    std::sort(names.begin(), names.end(), NameOrder());

    Bundle bundle{schema, {}};
    for (const QString &name : std::as_const(names)) {
        auto migration = readMigration(directory, name, schema);
        if (!migration)
            return passOn(migration);
        bundle.migrations += *std::move(migration);
    }
    if (!std::is_sorted(names.cbegin(), names.cend())) {
        bundle.warnings += Text::tr(
            "Prisma before version 6.6 sorts these folders by their bytes and would apply them in another order. "
            "Names that start with a time, such as 20250203204157_init, are sorted alike by all.");
    }
    return bundle;
}

Result<QList<Bundle>> bundledMigrations()
{
    QList<Bundle> bundles;
    for (const QString &schema : {u"public"_s, u"catalpa"_s}) {
        auto bundle = readBundle(u":/migrations/"_s + schema, schema);
        if (!bundle)
            return passOn(bundle);
        bundles += *std::move(bundle);
    }
    return bundles;
}

BundleReader folderReader(const QString &folder, const QString &schema)
{
    return [folder, schema]() -> Result<QList<Bundle>> {
        return readBundle(folder, schema).map([&folder](Bundle bundle) {
            bundle.folder = folder;
            return QList<Bundle>{std::move(bundle)};
        });
    };
}

} // namespace catalpa::migrate
