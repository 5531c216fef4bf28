// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/scratchservers.h"

#include "local/localserver.h"

#include <QtCore/QTemporaryDir>

namespace catalpa::cli {
namespace {

class Keeper {
    Q_DISABLE_COPY_MOVE(Keeper)

public:
    Keeper() = default;
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
