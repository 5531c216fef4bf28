// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"
#include "local/folderlayout.h"
#include "local/postmaster.h"
#include "local/serverbinaries.h"
#include "platform/filelock.h"

#include <chrono>

namespace catalpa::local {

//! The server of one folder, to be started and stopped. While this object lives, no other program starts or stops it.
class Cluster final {
public:
    //! Makes or takes the folder and waits until no other program is at work in it.
    static Result<Cluster> lock(const FolderLayout &layout);

    //! Makes the data folder when there is none, starts the server unless it runs, and sees to the database. A server
    //! that has just been started stops when its last user leaves.
    Result<ConnectionAddress> bringUp();
    //! Ends the server, if it runs, and waits for its end.
    Result<> bringDown();

    //! A shared lock that tells others that the server is used.
    Result<platform::FileLock> lease() const;
    bool isKept() const;
    Result<> setKept(bool kept) const;

private:
    Cluster(FolderLayout layout, platform::SystemUser user, platform::FileLock lock);

    Result<> ensureRunning() const;
    Result<> launch() const;
    Result<> startProgram(const ServerBinaries &binaries, const QString &socketFolder) const;
    Result<> awaitReadiness() const;
    Result<ConnectionAddress> attach() const;
    Result<> provideDatabase(const QString &socketFolder) const;

    FolderLayout m_layout;
    platform::SystemUser m_user;
    platform::FileLock m_lock;
};

//! The database of the server that listens in \a socketFolder.
ConnectionAddress catalogueAddress(const QString &socketFolder);

} // namespace catalpa::local
