// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "local/locallease.h"

#include "base/logging.h"
#include "local/cluster.h"

#include <QtCore/QFile>

#include <optional>

namespace catalpa::local {

struct LocalLease::Private {
    Q_DISABLE_COPY_MOVE(Private)

    Private(QString serverFolder, ConnectionAddress serverAddress, platform::FileLock held)
        : folder(std::move(serverFolder))
        , address(std::move(serverAddress))
        , lock(std::move(held))
    {
    }
    ~Private()
    {
        if (const auto ended = giveUp(); !ended)
            qCWarning(logLocal) << "the local catalogue was not stopped:" << ended.error().detail;
    }

    Result<void> giveUp();

    QString folder;
    ConnectionAddress address;
    std::optional<platform::FileLock> lock;
};

// Locks become exclusive only while the cluster is locked, so that nobody takes a lease on a server that is stopping.
Result<void> LocalLease::Private::giveUp()
{
    if (!lock || !QFile::exists(FolderLayout{folder}.startLock())) // The folder has been removed meanwhile.
        return {};
    auto cluster = Cluster::lock({folder});
    const bool last = cluster && lock->tryToBecomeExclusive();
    lock.reset();
    if (!cluster)
        return passOn(cluster);
    return last && !cluster->isKept() ? cluster->bringDown() : Result<void>();
}

LocalLease::LocalLease(std::shared_ptr<Private> lease)
    : d(std::move(lease))
{
}

Result<LocalLease> LocalLease::take(const LocalServer &server)
{
    auto cluster = Cluster::lock({server.folder()});
    if (!cluster)
        return passOn(cluster);
    auto lock = cluster->lease();
    if (!lock)
        return passOn(lock);
    auto address = cluster->bringUp();
    if (!address)
        return passOn(address);
    return LocalLease(std::make_shared<Private>(server.folder(), *address, std::move(*lock)));
}

ConnectionAddress LocalLease::address() const
{
    return d->address;
}

Result<void> LocalLease::giveUp()
{
    return d->giveUp();
}

} // namespace catalpa::local
