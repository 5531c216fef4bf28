// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"
#include "core/webserver.h"
#include "serve/http/server.h"

namespace catalpa::serve {

class CatalogueService;

struct ServerSettings {
    QString host = QStringLiteral("127.0.0.1"); //!< See Server::start().
    QStringList names = {}; //!< What clients may call it besides; see HostRule.
    quint16 port = 3000;
    bool anyPort = false; //!< Takes another port where that one is in use.
    //! Of one client address; absent: 50 where others than this computer can reach it, else as many as they want.
    std::optional<int> requestsPerSecond = {};
    std::chrono::milliseconds forAnswer = ServerLimits().forAnswer;
    std::function<bool()> startServer = {}; //!< See PgCatalogue.
};

//! A catalogue for browsers and programs, read only, over HTTP. Connects to the database when it is asked first.
class CatalogueServer final : public WebServer {
    Q_DISABLE_COPY_MOVE(CatalogueServer)

public:
    static Result<std::unique_ptr<CatalogueServer>> start(const ConnectionAddress &address,
                                                          const ServerSettings &settings);
    ~CatalogueServer() override;

    QUrl url() const override;
    //! Whether others than this computer can reach it.
    bool isOpenToOthers() const { return m_isOpenToOthers; }
    //! Lets the requests that run come to their end, for \a longest at most. Blocks.
    void finish(std::chrono::milliseconds longest);

private:
    CatalogueServer(std::unique_ptr<Server> server, const QString &host);

    std::unique_ptr<Server> m_server;
    QString m_host;
    bool m_isOpenToOthers;
};

} // namespace catalpa::serve
