// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "local/datafolder.h"

#include "base/text.h"

#include "base/logging.h"
#include "local/serverprogram.h"
#include "local/serversettings.h"
#include "platform/privatefile.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QStorageInfo>
#include <QtCore/QUuid>

#include <filesystem>

using namespace Qt::StringLiterals;

namespace catalpa::local {
namespace {

constexpr int initdbMilliseconds = 180'000;
constexpr qint64 bytesToBegin = 100 * 1024 * 1024;

void removeHalfMade(const QString &folder)
{
    const QStringList names = QDir(folder).entryList({u"data.new-*"_s}, QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        std::error_code ignored;
        std::filesystem::remove_all(std::filesystem::path((folder + u'/' + name).toStdU16String()), ignored);
    }
}

} // namespace

Result<> refuseForeignFolder(const FolderLayout &layout)
{
    // In this order: another program that begins here at the same time makes the lock first of all, so whoever finds
    // its folder filled finds its lock too.
    if (QDir(layout.folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
        || QFile::exists(layout.startLock()))
        return {};
    return failure(
        ErrorKind::Invalid,
        Text::tr("The folder “%1” holds other files, so the local catalogue is not kept there. Choose an empty "
                 "folder.")
            .arg(QDir::toNativeSeparators(layout.folder)));
}

Result<> makeDataFolder(const FolderLayout &layout, const platform::SystemUser &user)
{
    const auto binaries = serverBinaries();
    if (!binaries)
        return passOn(binaries);
    return makeNextDataFolder(layout, user, *binaries).and_then([&layout](const QString &name) {
        QElapsedTimer clock;
        clock.start();
        const auto renamed = platform::renameDurably(layout.folder + u'/' + name, layout.data());
        qCDebug(logLocal) << "writing to the disk took" << clock.elapsed() << "ms";
        return renamed;
    });
}

Result<QString> makeNextDataFolder(const FolderLayout &layout, const platform::SystemUser &user,
                                   const ServerBinaries &binaries)
{
    const QStorageInfo disk(layout.folder);
    if (disk.isValid() && disk.bytesFree() < bytesToBegin)
        return platform::noSpaceIn(layout.folder, u"%1 bytes free"_s.arg(disk.bytesFree()));

    QElapsedTimer clock;
    clock.start();
    removeHalfMade(layout.folder);
    const QString name = "data.new-"_L1 + QUuid::createUuid().toString(QUuid::Id128).first(8);
    ServerProgram initdb(layout.folder, user);
    initdb.start(binaries.program(u"initdb"_s), initdbOptions(name));
    if (!initdb.hasEnded(initdbMilliseconds) || !initdb.succeeded()) {
        const QString said = initdb.output().right(1'000);
        if (said.contains("No space left on device"_L1))
            return platform::noSpaceIn(layout.folder, said);
        return failure(ErrorKind::Unexpected,
                       Text::tr("A new local catalogue could not be made in “%1”. What PostgreSQL says about it stands "
                                "under Details.")
                           .arg(QDir::toNativeSeparators(layout.folder)),
                       said);
    }
    qCDebug(logLocal) << "initdb took" << clock.elapsed() << "ms";
    return name;
}

Result<int> dataFolderVersion(const FolderLayout &layout)
{
    QFile file(layout.data() + "/PG_VERSION"_L1);
    const int major = file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('.').first().toInt() : 0;
    if (major > 0)
        return major;
    return failure(ErrorKind::Offline,
                   Text::tr("The local catalogue in “%1” is damaged: it is not a complete data folder of PostgreSQL. "
                            "Nothing was changed. Put a backup in its place, or move it away to begin with an empty "
                            "catalogue.")
                       .arg(QDir::toNativeSeparators(layout.data())),
                   u"no PG_VERSION"_s);
}

} // namespace catalpa::local
