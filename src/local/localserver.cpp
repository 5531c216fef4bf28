// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "local/localserver.h"

#include "local/archivedatabase.h"
#include "local/cluster.h"
#include "local/socketfolder.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>

using namespace Qt::StringLiterals;

namespace catalpa::local {
namespace {

// A link to a folder on another disk is fine, and stands for that folder from here on.
QString resolved(const QString &folder)
{
    const QString canonical = QFileInfo(folder).canonicalFilePath();
    return canonical.isEmpty() ? QDir::cleanPath(QDir(folder).absolutePath()) : canonical;
}

qint64 bytesIn(const QString &folder)
{
    qint64 bytes = 0;
    for (QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); files.hasNext();)
        bytes += files.nextFileInfo().size();
    return bytes;
}

} // namespace

LocalServer::LocalServer(const QString &folder)
    : m_folder(resolved(folder))
{
}

QString LocalServer::usualFolder()
{
    const QString tail = u"/catalpa/local"_s;
    const QString usual = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + tail;
    const auto user = platform::systemUser(usual);
    const bool suits = user && platform::blockedFolder(usual, *user).isEmpty();
    return suits ? usual : "/var/lib"_L1 + tail;
}

Result<ConnectionAddress> LocalServer::start() const
{
    auto cluster = Cluster::lock({m_folder});
    if (!cluster)
        return passOn(cluster);
    auto address = cluster->bringUp();
    if (!address)
        return address;
    return cluster->setKept(true).map([&address] { return *address; });
}

Result<void> LocalServer::stop() const
{
    if (!QFileInfo::exists(FolderLayout{m_folder}.data()))
        return {};
    auto cluster = Cluster::lock({m_folder});
    if (!cluster)
        return passOn(cluster);
    return cluster->bringDown().and_then([&cluster] { return cluster->setKept(false); });
}

Result<QString> LocalServer::setAside() const
{
    auto cluster = Cluster::lock({m_folder});
    if (!cluster)
        return passOn(cluster);
    return cluster->bringUp().and_then(archiveDatabase).and_then([&cluster](const QString &name) {
        return cluster->bringUp().map([&name](const ConnectionAddress &) { return name; });
    });
}

LocalStatus LocalServer::status() const
{
    const FolderLayout layout{m_folder};
    LocalStatus status;
    status.folder = layout.folder;
    status.logFile = layout.log();
    QFile version(layout.data() + "/PG_VERSION"_L1);
    if (!version.open(QIODevice::ReadOnly))
        return status;

    status.state = LocalStatus::State::Stopped;
    status.version = QString::fromLatin1(version.readAll().trimmed());
    status.bytes = bytesIn(layout.folder);
    if (const auto postmaster = runningPostmaster(layout.data())) {
        status.state = LocalStatus::State::Running;
        status.pid = postmaster->pid;
        status.since = postmaster->since;
        status.kept = QFile::exists(layout.keepMark());
    }
    return status;
}

ConnectionAddress LocalServer::address() const
{
    const auto postmaster = runningPostmaster(FolderLayout{m_folder}.data());
    if (postmaster && !postmaster->socketFolder.isEmpty())
        return catalogueAddress(postmaster->socketFolder);
    const auto user = platform::systemUser(m_folder);
    return catalogueAddress(socketFolderFor(m_folder, user && user->isOther).value_or(m_folder));
}

} // namespace catalpa::local
