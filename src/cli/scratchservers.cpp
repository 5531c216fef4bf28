// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/scratchservers.h"

#include "local/localserver.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

namespace catalpa::cli {
namespace {

class Keeper {
    Q_DISABLE_COPY_MOVE(Keeper)

public:
    Keeper()
    {
        // For root the server runs as another user, who has to get to its own folder in this one.
        QFile::setPermissions(m_folder.path(), QFile::permissions(m_folder.path()) | QFile::ExeOther);
    }
    ~Keeper() { (void)m_server.stop(); }

    Result<ConnectionAddress> start() const { return m_server.start(); }

private:
    QTemporaryDir m_folder;
    local::LocalServer m_server{m_folder.filePath(QStringLiteral("postgresql"))};
};

} // namespace

migrate::ScratchServers scratchServers()
{
    return [] {
        auto keeper = std::make_shared<Keeper>();
        return keeper->start().map([&keeper](const ConnectionAddress &address) {
            return migrate::ScratchServer{address, std::move(keeper)};
        });
    };
}

} // namespace catalpa::cli
