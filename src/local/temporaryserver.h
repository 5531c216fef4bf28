// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"
#include "local/folderlayout.h"
#include "local/serverbinaries.h"
#include "platform/systemuser.h"

namespace catalpa::local {

//! A server on one of the data folders, with a socket that nobody knows of, for the time of a move. Ends with this
//! object.
class TemporaryServer final {
    Q_DISABLE_COPY_MOVE(TemporaryServer)

public:
    //! \a dataFolder is a name in the folder of \a layout.
    TemporaryServer(const FolderLayout &layout, const platform::SystemUser &user, const ServerBinaries &binaries,
                    QString dataFolder);
    ~TemporaryServer();

    Result<> start();
    Result<> stop();

    ConnectionAddress address(const QString &database) const;

private:
    Result<> control(const QStringList &arguments);

    FolderLayout m_layout;
    platform::SystemUser m_user;
    ServerBinaries m_binaries;
    QString m_dataFolder;
    QString m_socketFolder;
    bool m_runs = false;
};

} // namespace catalpa::local
