// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/bundle.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QStringDecoder>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(Migrations)
};

constexpr auto fileName = "migration.sql"_L1;
constexpr int longestName = 255; // The ledger's column migration_name.

tl::unexpected<Error> unusable(const QString &name, const QString &why)
{
    return failure(ErrorKind::Invalid, Sentences::tr("The migration “%1” cannot be used. %2").arg(name, why));
}

//! Why PostgreSQL could not run \a bytes as they are; empty when it can.
QString flaw(const QByteArray &bytes)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        return Sentences::tr("Its file starts with a byte order mark. Save it as UTF-8 without one.");
    if (bytes.contains('\0'))
        return Sentences::tr("Its file contains the character U+0000, which PostgreSQL cannot read.");
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(bytes);
    if (decoder.hasError())
        return Sentences::tr("Its file is not valid UTF-8. Save it as UTF-8.");
    return {};
}

Result<Migration> readMigration(const QDir &folder, const QString &name)
{
    if (name.size() > longestName)
        return unusable(name, Sentences::tr("Its name is longer than %n characters.", nullptr, longestName));
    QFile file(folder.filePath(name + u'/' + fileName));
    if (!file.exists())
        return unusable(name, Sentences::tr("Its folder has no file %1.").arg(fileName));
    if (!file.open(QIODevice::ReadOnly))
        return unusable(name, Sentences::tr("Its file cannot be read: %1.").arg(file.errorString()));
    Migration migration{name, file.readAll()};
    if (file.error() != QFileDevice::NoError)
        return unusable(name, Sentences::tr("Its file cannot be read: %1.").arg(file.errorString()));
    if (const QString why = flaw(migration.sql); !why.isEmpty())
        return unusable(name, why);
    return migration;
}

} // namespace

QString Bundle::path(const QString &name) const
{
    return schema + u'/' + name + u'/' + fileName;
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
    const QDir directory(folder);
    if (!directory.exists())
        return failure(ErrorKind::Invalid, Sentences::tr("The folder %1 does not exist.").arg(folder));

    QStringList names = directory.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks | QDir::Hidden);
    std::sort(names.begin(), names.end(), NameOrder());

    Bundle bundle{schema, {}};
    for (const QString &name : std::as_const(names)) {
        auto migration = readMigration(directory, name);
        if (!migration)
            return tl::unexpected(migration.error());
        bundle.migrations += std::move(*migration);
    }
    return bundle;
}

Result<Bundle> bundledMigrations()
{
    return readBundle(u":/migrations/public"_s, u"public"_s);
}

} // namespace catalpa::migrate
