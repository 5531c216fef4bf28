// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"
#include "local/layout.h"
#include "local/serverbinaries.h"
#include "local/serveruser.h"

namespace catalpa::local {

//! A server on one of the data folders, with a socket that nobody knows of, for the time of a move. Ends with this
//! object.
class PrivateServer final {
    Q_DISABLE_COPY_MOVE(PrivateServer)

public:
    //! \a dataFolder is a name in the folder of \a layout.
    PrivateServer(const Layout &layout, const ServerUser &user, const ServerBinaries &binaries, QString dataFolder);
    ~PrivateServer();

    Result<> start();
    Result<> stop();

    ConnectionAddress address(const QString &database) const;

private:
    Result<> control(const QStringList &arguments);

    Layout m_layout;
    ServerUser m_user;
    ServerBinaries m_binaries;
    QString m_dataFolder;
    QString m_socketFolder;
    bool m_runs = false;
};

} // namespace catalpa::local
